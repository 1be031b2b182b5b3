"""Where a figure stands and whose words its period has are columns, not sentences in notes."""

from pathlib import Path

import pytest
from project import STUDENTS, edited, record, sampled

from analysis.record.cells import RawTables
from analysis.record.load import load
from analysis.record.raw import read_raw

PERIODS = [("in 2020", "stated"), ("[2020]", "ours"), ("", "")]


@pytest.mark.parametrize(("words", "source"), PERIODS)
def test_words_in_brackets_are_ours(tmp_path: Path, words: str, source: str) -> None:
    root = sampled(tmp_path)
    edited(root, "figures", STUDENTS, period_as_stated=words)
    row = next(row for row in read_raw(root).figures if row["figure_id"] == STUDENTS)
    assert row["period_source"] == source


@pytest.mark.parametrize(("cell", "place"), [("", "text"), ("headline", "headline")])
def test_a_figure_stands_in_the_text_unless_said(tmp_path: Path, cell: str, place: str) -> None:
    root = sampled(tmp_path)
    edited(root, "figures", STUDENTS, place=cell)
    row = next(row for row in read_raw(root).figures if row["figure_id"] == STUDENTS)
    assert row["place"] == place


@pytest.fixture
def tables() -> RawTables:
    return record().tables


def test_a_document_with_a_text_was_seen_as_a_whole(tables: RawTables) -> None:
    extents = load("documents").set_index("document_id")["extent"]
    documents = tables["documents"]
    whole = {row["document_id"]: "whole" if row["file"] else "excerpt" for row in documents}
    assert extents.to_dict() == whole
    assert set(extents) == {"whole", "excerpt"}


def test_notes_do_not_repeat_what_a_column_says(tables: RawTables) -> None:
    notes = [row["note"] for row in (*tables["documents"], *tables["figures"])]
    for said in ("Only an excerpt was seen", "own words were not seen", "Headline"):
        assert not [note for note in notes if said in note]

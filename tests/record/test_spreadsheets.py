"""A table that a spreadsheet saved is read as it was meant, or told with the way out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from project import ROOT, edited, raw, sampled

from analysis.record.cells import BadInput
from analysis.record.raw import read_raw

SAVED: dict[str, Callable[[str], str]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: f"\ufeff{text}",
    "semicolons": lambda text: text.replace(",", ";"),
    "tabs": lambda text: text.replace(",", "\t"),
}


@pytest.mark.parametrize("save", SAVED.values(), ids=SAVED)
def test_a_file_of_another_form_is_the_same_table(
    tmp_path: Path, save: Callable[[str], str]
) -> None:
    path = raw(sampled(tmp_path), "left_out")
    path.write_text(
        "document_id,passage,as_stated,reason\nvisit-2021,3,April 7-8,date\n",
        encoding="utf-8",
    )
    as_it_is = read_raw(tmp_path).tables["left_out"]
    path.write_bytes(save(path.read_text(encoding="utf-8")).encode())
    assert read_raw(tmp_path).tables["left_out"] == as_it_is


# a cell that a spreadsheet wrote its own way, and as what it is read
MEANT = [
    ("documents", "visit-2021", "published", "04.2021", "2021-04"),
    ("documents", "visit-2021", "published", "6.4.2021", "2021-04-06"),
    ("references", 2, "value", "19000000000,5", "19000000000.5"),
]


@pytest.mark.parametrize(("table", "row", "column", "cell", "meant"), MEANT)
def test_a_cell_is_read_where_there_is_no_doubt(
    tmp_path: Path, table: str, row: str | int, column: str, cell: str, meant: str
) -> None:
    root = sampled(tmp_path)
    line = edited(root, table, row, **{column: cell})
    (read,) = (of for of in read_raw(root).tables[table] if of.line == line)
    assert read[column] == meant


# a cell that may be two things, and the end of its message
LOST = [
    ("documents", "published", "Apr-21", "have the column as text there"),
    ("documents", "published", "04/06/2021", "have the column as text there"),
    ("documents", "published", "44292", "have the column as text there"),
    ("references", "value", "1,200", "write it without a comma"),
]


def test_a_cell_is_refused_where_there_is_doubt(tmp_path: Path) -> None:
    root = sampled(tmp_path)
    for line, (table, column, cell, _) in enumerate(LOST, 2):
        edited(root, table, line, **{column: cell})
    with pytest.raises(BadInput) as refused:
        read_raw(root)
    messages = str(refused.value).splitlines()
    for line, (table, column, cell, way_out) in enumerate(LOST, 2):
        start = f"data/raw/{table}.csv:{line}: {column}: {cell!r}: must be a "
        assert any(each.startswith(start) and each.endswith(way_out) for each in messages)


def test_nothing_of_this_is_in_the_record() -> None:
    for path in (ROOT / "data/raw").iterdir():
        text = path.read_bytes()
        assert b"\r" not in text
        assert not text.startswith(b"\xef\xbb\xbf")

"""The pages of the record: each figure with its words, and what it was held against."""

import re

import pytest
from project import ROOT

from analysis import provenance
from analysis.publishing.links import Record, read
from analysis.publishing.pages import PAGES
from analysis.record.load import all_figures


@pytest.fixture(scope="module")
def record() -> Record:
    return read(ROOT / "data/processed")


@pytest.fixture(scope="module")
def text(record: Record) -> str:
    return PAGES[0].filled(record)


def block(text: str, name: str) -> str:
    found = re.search(rf'<tr id="{re.escape(name)}"(.*?)</tr>', text, re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("figure", "words"),
    {
        "lavrov-nurtleu-2023.1": '<a href="figures.html#nurtleu-lavrov-2023.1">',
        "tokayev-forum-2024.1": '<a href="references.html#bns_kz_trade_with_ru:2023">'
        "bns_kz_trade_with_ru 2023</a>",
        "sputnik-2022-11-28.1": 'a report of <a href="figures.html#anadolu-2022-11-28.2">',
        "mamin-2021-12.2": 'what follows from <a href="figures.html#mishustin-tokayev-2022.1">',
        "putin-nazarbayev-2020.1": '<a href="references.html#wits_kz_trade_with_ru_'
        'change_on_2018:2019">wits_kz_trade_with_ru_change_on_2018 2019</a>',
    }.items(),
)
def test_a_figure_leads_to_what_it_was_held_against(text: str, figure: str, words: str) -> None:
    assert words in block(text, figure)


def test_only_texts_that_were_read_whole_have_passages(text: str) -> None:
    assert "passage" in block(text, "lavrov-visit-2021.4")
    assert "passage" not in block(text, "lavrov-nurtleu-2023.1")


def test_a_figure_has_its_hedge_its_bounds_in_both_readings_and_its_facets(text: str) -> None:
    students = block(text, "lavrov-visit-2021.6")
    assert "hedge: more than" in students
    assert "66,000 or more<br>commonly 66,000 to 67,000" in students
    assert 'data-side="RU" data-year="2021"' in students
    assert "no address known" in students


def test_a_figure_without_a_speaker_is_of_the_publisher_as_in_the_notebooks(
    record: Record, text: str
) -> None:
    rows = all_figures().set_index("figure_id", drop=False)
    for row in record.figures:
        who = provenance.speaker(rows.loc[row["figure_id"]].to_dict())
        assert record.speaker(row) == who
    assert ">the publisher (RU)<br>Apr 2021<" in block(text, "lavrov-visit-2021.6")
    others = [page.filled(record) for page in PAGES[1:]]
    assert any(", the publisher, RU, Apr 2021: " in page for page in others)


def test_a_change_of_an_official_series_is_a_row_with_how_it_was_computed(record: Record) -> None:
    page = next(page for page in PAGES if page.name == "references").filled(record)
    row = block(page, "wits_kz_trade_with_ru_change_on_2018:2019")
    assert "computed from wits_kz_trade_with_ru" in row

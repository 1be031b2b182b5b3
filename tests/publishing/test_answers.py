"""The lines of the first page: the last year of which several spoke."""

from dataclasses import replace

import pytest
from project import ROOT

from analysis.publishing import links
from analysis.publishing.answers import answers
from analysis.publishing.timeline import timeline

CLAIM = {
    "indicator": "trade_turnover",
    "ref_area": "KZ",
    "counterpart_area": "RU",
    "measure": "level",
    "status": "actual",
    "nature": "flow",
    "unit": "USD",
    "wrong": "",
    "partial": "",
    "stated_on": "2024-03-01",
}


def said(name: str, value: str, start: str, end: str, **other: str) -> dict[str, str]:
    ids = {"figure_id": name, "claim_id": name, "value": value}
    return {**CLAIM, **ids, "period_start": start, "period_end": end, **other}


YEAR = ("2023-01-01", "2023-12-31")
TWO = [said("a.1", "26000000000", *YEAR), said("b.1", "27100000000", *YEAR)]


@pytest.fixture(scope="module")
def record() -> links.Record:
    return links.read(ROOT / "data/processed")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param([said("c.1", "9e9", "2024-01-01", "2024-12-31")], id="one of a later year"),
        pytest.param([said("c.1", "9e9", "2023-01-01", "2023-06-30")], id="a part of the year"),
        pytest.param([said("c.1", "9e9", "2022-01-01", "2023-12-31")], id="two years"),
        pytest.param([said("c.1", "9e9", *YEAR, status="forecast")], id="a forecast"),
        pytest.param([said("c.1", "9e9", *YEAR, measure="change")], id="a change"),
        pytest.param([said("c.1", "9e9", *YEAR, unit="KZT")], id="another currency"),
        pytest.param([said("c.1", "9e9", *YEAR, counterpart_area="WORLD")], id="another area"),
        pytest.param([said("c.1", "9e9", *YEAR, claim_id="a.1")], id="a report of the first"),
        pytest.param([said("c.1", "9e9", *YEAR, wrong="A misprint.")], id="a known error"),
        pytest.param([said("c.1", "9e9", *YEAR, partial="perhaps")], id="perhaps of a part"),
    ],
)
def test_only_claims_of_the_same_kind_and_year_count(
    record: links.Record, other: list[dict[str, str]]
) -> None:
    (line,) = answers(replace(record, figures=TWO + other, references=[], agreement=[]))
    assert (line["year"], line["claims"]) == ("2023", 2)
    assert line["range"] == "26 to 27.1 billion USD"
    assert line["contradicted"] == 0


def test_what_has_no_period_is_of_the_year_in_which_it_was_stated(record: links.Record) -> None:
    stocks = [
        said(name, "60000", "", "", indicator="student_count", nature="stock", unit="count")
        for name in ("a.1", "b.1")
    ]
    (line,) = answers(replace(record, figures=stocks, references=[], agreement=[]))
    assert (line["year"], line["range"]) == ("2024", "60,000")


def test_a_time_line_has_a_dot_a_figure_and_none_for_a_few_years() -> None:
    rows = [{"stated_on": day} for day in ("2019", "2021-04", "2021-05-06", "2024-01-01", "")]
    assert timeline(rows).count("<circle") == 4
    assert 'aria-label="Figures stated by year: 2019: 1, 2021: 2, 2024: 1"' in timeline(rows)
    assert timeline(rows[:3]) == ""

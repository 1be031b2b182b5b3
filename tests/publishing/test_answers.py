"""What was said of a year; the lines of the first page: the last year of which several spoke."""

from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from project import typed_row

from analysis.publishing import links
from analysis.publishing.front_page import answers
from analysis.publishing.locales import ENGLISH
from analysis.publishing.timeline import timeline
from analysis.publishing.years import Year, years
from analysis.record.schema import Row

CLAIM = {
    "indicator": "trade_turnover",
    "ref_area": "KZ",
    "counterpart_area": "RU",
    "measure": "level",
    "status": "actual",
    "nature": "flow",
    "unit": "USD",
    "hedge": "",
    "speaker": "A. Minister",
    "side": "KZ",
    "document_id": "visit",
    "may_be_partial": "false",
    **dict.fromkeys(("low", "high", "implied_low", "implied_high"), ""),
    "stated_on": "2024-03-01",
    "flag": "",
}


def said(name: str, value: str, start: str, end: str, **other: str) -> Row:
    ids = {"figure_id": name, "claim_id": name, "value": value}
    cells = {**CLAIM, **ids, "period_start": start, "period_end": end, **other}
    return typed_row("trade_turnover", cells)


YEAR = ("2023-01-01", "2023-12-31")
TWO = [said("a.1", "26000000000", *YEAR), said("b.1", "27100000000", *YEAR)]


@pytest.fixture(scope="module")
def record(made_up_project: Path) -> links.Record:
    return links.read(made_up_project / "data/processed")


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
        pytest.param([said("c.1", "9e9", *YEAR, flag="A misprint.")], id="a known error"),
        pytest.param([said("c.1", "9e9", *YEAR, may_be_partial="true")], id="perhaps of a part"),
    ],
)
def test_only_claims_of_the_same_kind_and_year_count(
    record: links.Record, other: list[Row]
) -> None:
    (line,) = answers(replace(record, figures=TWO + other, references=[], agreement=[]))
    assert (line["year"], line["claims"]) == ("2023", 2)
    assert line["range"] == "26 and 27.1 billion USD"
    assert (line["missed"], line["disputed"]) == (0, 0)


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ("27 about; 27 more than", "about 27 and more than 27 billion USD"),  # no range
        ("27 about; 28 almost; 27 more than", "about 27 to almost 28 billion USD"),
        ("27 ; 27 more than; 27 ", "27 and more than 27 billion USD"),
        ("27 about; 27 about", "about 27 billion USD"),
    ],
)
def test_the_ends_of_what_was_named_are_a_range_where_there_is_one(
    record: links.Record, claims: str, words: str
) -> None:
    rows = []
    for at, claim in enumerate(claims.split("; ")):
        value, _, hedge = claim.partition(" ")
        open_end = "" if hedge == "more than" else f"{value}e9"
        ends = {"low": f"{value}e9", "high": open_end}
        rows.append(said(f"a.{at}", f"{value}e9", *YEAR, hedge=hedge, **ends))
    (line,) = answers(replace(record, figures=rows, references=[], agreement=[]))
    assert line["range"] == words


def test_years_come_latest_first_with_the_statistics_of_the_same_kind(
    record: links.Record,
) -> None:
    official = next(row for row in record.references if row["series"] == "office_trade")
    official |= {"period": "2023"}
    world = official | {"series": "office_trade_total", "counterpart_area": "WORLD"}
    heard = official | {"series": "heard", "basis": "statement"}
    rows = [said("c.1", "28e9", "2024-01-01", "2024-12-31"), *reversed(TWO)]
    told = years(rows, replace(record, references=[official, world, heard]))
    assert [year.name for year in told] == ["2024", "2023"]
    assert [row["figure_id"] for row in told[1].claims] == ["a.1", "b.1"]
    assert [[row["series"] for row in year.official] for year in told] == [
        [],
        ["office_trade"],
    ]


def test_an_answer_leads_to_five_years_before(record: links.Record) -> None:
    rows = [
        said(f"{name}{year}.1", "20e9", f"{year}-01-01", f"{year}-12-31")
        for year in range(2016, 2023)
        for name in "ab"
    ]
    (line,) = answers(replace(record, figures=rows, references=[], agreement=[]))
    assert (line["year"], line["before"]) == ("2022", ["2021", "2020", "2019", "2018", "2017"])


def test_a_range_is_of_what_was_said_and_of_bounds_where_that_is_the_same(
    record: links.Record,
) -> None:
    more = {"hedge": "more than", "low": "27e9", "high": ""}
    rows = [
        said("a.1", "27e9", *YEAR, **more),
        said("b.1", "27e9", *YEAR, low="1e9", high="27e9", hedge="at most"),
        said("c.1", "26e9", *YEAR, low="26e9", high="26e9"),
    ]
    bare = replace(record, references=[], agreement=[])
    (line,) = answers(replace(bare, figures=rows))
    assert line["range"] == "26 to more than 27 billion USD"


def percent(tag: Tag | None, name: str) -> float:
    """Where across the picture a part of it stands."""
    assert tag
    return float(str(tag[name]).removesuffix("%"))


def test_a_flow_without_a_period_is_of_no_year_and_a_stock_of_that_in_which_it_was_said(
    record: links.Record,
) -> None:
    bare = replace(record, references=[])
    assert years([said("c.1", "28e9", "", "")], bare) == []
    assert [year.name for year in years([said("c.1", "28e9", "", "", nature="stock")], bare)] == [
        "2024"
    ]


def test_an_official_figure_that_a_later_edition_replaced_is_not_drawn(
    record: links.Record,
) -> None:
    final = next(row for row in record.references if row["series"] == "office_trade")
    final |= {"period": "2023", "superseded_by": ""}
    first = final | {"series": "first_estimate", "superseded_by": "office_trade:2023"}
    (year,) = years(TWO, replace(record, references=[first, final]))
    assert [row["series"] for row in year.official] == ["office_trade"]


def test_the_statistics_and_other_statements_are_counted_apart(record: links.Record) -> None:
    pair = {"reading": "literal", "gap": -1.0, "verdict": "contradict"}
    with_other = pair | {"kind": "claim-claim", "left_id": "a.1", "right_id": "b.1"}
    with_official = pair | {"kind": "claim-reference", "left_id": "b.1", "right_id": "x:2023"}
    agreement = [with_other, with_official]
    (line,) = answers(replace(record, figures=TWO, references=[], agreement=agreement))
    assert (line["missed"], line["disputed"]) == (1, 1)


def test_a_strip_draws_both_bounds_on_one_scale_and_an_arrow_for_an_open_end(
    record: links.Record,
) -> None:
    exact = dict.fromkeys(("low", "high", "implied_low", "implied_high"), "20")
    more = {"low": "10", "high": "", "implied_low": "10", "implied_high": "15", "side": "RU"}
    claims = [
        said("a.1", "10", *YEAR, **more, hedge="more than"),
        said("b.1", "20", *YEAR, **exact),
    ]
    official = {"reference_id": "office:2023", "value": 15.0, "unit": "USD"}
    strip = Year("2023", claims, [official | {"reporter": "An office"}]).strip(record)
    page = BeautifulSoup(strip, "html.parser")
    open_end, closed, statistic = page.find_all("li")
    assert [end.string for end in page.select(".scale span")] == ["10", "20 USD"]
    assert "more than 10 USD" in open_end.get_text()
    assert "A. Minister (RU), Mar 2024" in open_end.get_text()
    wide, thin = open_end.select("line:not(.official)")
    assert (percent(wide, "x1"), percent(wide, "x2")) == (8, 50)
    assert (percent(thin, "x1"), percent(thin, "x2")) == (8, 100)
    assert [percent(arrow, "x") for arrow in open_end.select("svg svg")] == [100, 8]
    assert [percent(mark, "x") for mark in closed.select("svg svg")] == [92]
    assert "An office" in statistic.get_text()
    for row in (open_end, closed, statistic):
        assert percent(row.select_one("line.official"), "x1") == 50


def test_what_has_no_period_is_of_the_year_in_which_it_was_stated(record: links.Record) -> None:
    stocks = [
        said(name, "60000", "", "", indicator="student_count", nature="stock", unit="count")
        for name in ("a.1", "b.1")
    ]
    (line,) = answers(replace(record, figures=stocks, references=[], agreement=[]))
    assert (line["year"], line["range"]) == ("2024", "60,000")


def test_a_time_line_has_a_dot_a_figure_and_none_for_a_few_years() -> None:
    rows = [{"stated_on": day} for day in ("2019", "2021-04", "2021-05-06", "2024-01-01", "")]
    assert timeline(rows, ENGLISH).count("<circle") == 4
    assert 'aria-label="Figures stated by year: 2019: 1, 2021: 2, 2024: 1"' in timeline(
        rows, ENGLISH
    )
    assert timeline(rows[:3], ENGLISH) == ""

"""What had been said by a day."""

import re
from datetime import date
from typing import Any

import pandas as pd
import pytest
from by_hand import official, said, to

from analysis import as_of, load
from analysis.comparing.vintages import mark_superseded
from analysis.record.load import Table
from analysis.record.schema import values_in

COMMON = {
    "indicator": "trade_turnover",
    "ref_area": "KZ",
    "counterpart_area": "RU",
    "measure": "level",
    "status": "actual",
    "unit": "USD",
    "side": "KZ",
    "superseded_by": None,
    "period_start": pd.Timestamp("2023-01-01"),
    "period_end": pd.Timestamp("2023-12-31"),
}


def table(*rows: tuple[str, str | None, float, float]) -> pd.DataFrame:
    names = ("figure_id", "stated_on", "low", "high")
    return pd.DataFrame([{**COMMON, **dict(zip(names, row, strict=True))} for row in rows])


@pytest.mark.parametrize(
    ("day", "ids"),
    [("2024-01-31", []), ("2024-02-01", ["a.1"]), ("2024-02-29", ["a.1", "b.1"])],
)
def test_a_partial_date_counts_from_its_end(day: str, ids: list[str]) -> None:
    said = table(("a.1", "2024-02-01", 1, 2), ("b.1", "2024-02", 1, 2), ("c.1", None, 1, 2))
    assert as_of(said, day)["figure_id"].tolist() == ids


def test_a_revised_figure_shows_both() -> None:
    said = table(("a.1", "2024-02-01", 1, 2), ("b.1", "2024-04-01", 3, 4))
    both = as_of(said, "2024-05-01")
    assert both["figure_id"].tolist() == ["a.1", "b.1"]
    assert both["revised_by"].tolist() == ["b.1", None]
    assert as_of(said, "2024-03-01")["revised_by"].tolist() == [None]


def test_another_rounding_is_no_revision() -> None:
    said = table(("a.1", "2024-02-01", 1, 2), ("b.1", "2024-04-01", 1.5, 1.5))
    assert as_of(said, "2024-05-01")["revised_by"].tolist() == [None, None]


def test_the_other_side_revises_nothing() -> None:
    said = table(("a.1", "2024-02-01", 1, 2), ("b.1", "2024-04-01", 3, 4))
    said.loc[1, "side"] = "RU"
    assert as_of(said, "2024-05-01")["revised_by"].tolist() == [None, None]


def test_claims_can_be_asked_too() -> None:
    said = table(("a.1", "2024-02-01", 1, 2), ("b.1", "2024-04-01", 3, 4))
    claims = said.rename(columns={"figure_id": "claim_id"})
    assert as_of(claims, "2024-05-01")["revised_by"].tolist() == ["b.1", None]


def test_the_tables_of_the_record_can_be_asked() -> None:
    known = as_of(load("trade_turnover"), "2021-04-29")
    assert not known.empty
    assert known["stated_on"].max() <= "2021-04-29"


@pytest.mark.parametrize(
    ("day", "known"), [("2024", 3), ("2024-04", 2), ("2024-04-29", 1), ("2024-03", 1)]
)
def test_a_month_or_a_year_counts_to_its_end(day: str, known: int) -> None:
    said = table(("a.1", "2024-02-01", 1, 2), ("b.1", "2024-04-30", 1, 2), ("c.1", "2024", 1, 2))
    assert len(as_of(said, day)) == known


@pytest.mark.parametrize(
    "day",
    [date(2024, 3, 31), pd.Timestamp("2024-03-31 09:00"), pd.Timestamp("2024-03-31", tz="UTC")],
)
def test_days_and_dates_of_pandas_count_too(day: date) -> None:
    said = table(("a.1", "2024-03-31", 1, 2), ("b.1", "2024-04-01", 3, 4), ("c.1", None, 1, 2))
    parsed = said.assign(stated_on=pd.to_datetime(said["stated_on"]))
    for told in (said, parsed):
        assert as_of(told, day)["figure_id"].tolist() == ["a.1"]
        assert as_of(told, "2024-05")["revised_by"].tolist() == ["b.1", None]


SAID = table(("a.1", "2024-02-01", 1, 2))
EDITIONS = pd.DataFrame([official("agency", 26e9, published="2024-02-30")])
NO_DATES: dict[str, tuple[Any, Any, type[Exception], str]] = {
    "words": (SAID, "soon", ValueError, "day: 'soon': is no date: write 2024"),
    "no day of a month": (SAID, "2021-02-30", ValueError, "day: '2021-02-30': is no date"),
    "empty": (SAID, "", ValueError, "give a day: 2024"),
    "a number": (SAID, 2024, TypeError, "day: 2024: give a date, or a str such as 2021-04-06"),
    "in a table": (SAID.assign(stated_on=2024), "2024", TypeError, "stated_on: 2024: give a date"),
    "of statistics": (EDITIONS, "2024", ValueError, "published: '2024-02-30': is no date"),
    "a row": (SAID.iloc[0], "2024", TypeError, "of one row, table.iloc[[0]]: this is Series"),
}


@pytest.mark.parametrize(("told", "day", "error", "message"), NO_DATES.values(), ids=NO_DATES)
def test_what_is_no_date_or_no_table_is_named(
    told: Any, day: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=re.escape(message)):
        as_of(told, day)


@pytest.mark.parametrize("lacking", ["stated_on", "superseded_by", "side", "low"])
def test_a_column_that_lacks_is_named(lacking: str) -> None:
    with pytest.raises(ValueError, match=f"the table lacks {lacking}: give a topic table"):
        as_of(table(("a.1", "2024-02-01", 1, 2)).drop(columns=lacking), "2024")


def test_what_was_revised_is_told_once_the_revision_is_known() -> None:
    told = table(("a.1", "2024-02-01", 1, 2), ("b.1", "2024-04-01", 1, 2))
    told.loc[0, "superseded_by"] = "b.1"
    assert as_of(told, "2024-03-01")["revised_by"].tolist() == [None]
    assert as_of(told, "2024-05-01")["revised_by"].tolist() == ["b.1", None]


def test_statistics_are_known_from_the_day_that_they_were_published() -> None:
    editions = [
        official("agency", 26e9, published="2024-03-16", superseded_by="office:2020"),
        official("office", 27e9, published="2024-04"),
    ]
    known = as_of(pd.DataFrame(editions), "2024-04-29")
    assert known[["series", "revised_by"]].to_numpy().tolist() == [["agency", None]]
    known = as_of(pd.DataFrame(editions), "2024-04-30")
    assert known["revised_by"].tolist() == ["office:2020", None]


def test_how_many_statistics_have_no_date_is_said() -> None:
    rows = [official("agency", 26e9), official("office", 27e9, published="2024")]
    with pytest.warns(
        UserWarning, match="not known of 1 of 2 official figures: these are left out"
    ):
        assert as_of(pd.DataFrame(rows), "2024-12-31")["series"].tolist() == ["office"]


FIGURES = [
    said("a.1", "$20 billion"),
    said("b.1", "$20 billion", claim_id="a.1", **to("a.1", "repeats")),
    said("c.1", "$21 billion"),
]
REVISED = {  # what revises -> what is superseded, and by what
    "a figure by another": (to("a.1", "revises"), "", {"a.1": "c.1", "b.1": "c.1"}),
    "a report of it": (to("b.1", "revises"), "", {"a.1": "c.1", "b.1": "c.1"}),
    "a figure by a statistic": ({}, "a.1", {"a.1": "office:2020", "b.1": "office:2020"}),
    "an edition by another": ({}, "agency:2020", {"agency": "office:2020"}),
    "both": ({}, "agency:2020;c.1", {"agency": "office:2020", "c.1": "office:2020"}),
}


@pytest.mark.parametrize("case", REVISED)
def test_the_later_one_supersedes(case: str) -> None:
    relates, supersedes, expected = REVISED[case]
    figures = [row.copy() for row in FIGURES]
    figures[2] |= relates
    later = official("office", 27e9, supersedes=values_in(supersedes))
    editions = [official("agency", 26e9), later]
    mark_superseded(figures, editions)
    named = [(row["figure_id"], row) for row in figures] + [(r["series"], r) for r in editions]
    assert {name: row["superseded_by"] for name, row in named if row["superseded_by"]} == expected


@pytest.mark.parametrize("table", ["implied", "agreement", "documents", "indicators", "left_out"])
def test_a_table_whose_rows_have_no_dates_is_refused(table: Table) -> None:
    with pytest.raises(ValueError, match="give a topic table, claims or references"):
        as_of(load(table), "2024-05-01")

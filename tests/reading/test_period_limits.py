"""Each limit of the periods from both of its sides."""

from datetime import date

import pytest
from said import words

from analysis import find_quantities, parse_period
from analysis.reading.periods.days import UnreadablePeriod
from analysis.reading.periods.parse import find_periods


@pytest.mark.parametrize(
    ("phrase", "stated_on", "start", "end"),
    [
        ("in 1900", None, "1900-01-01", "1900-12-31"),
        ("in 2100", None, "2100-01-01", "2100-12-31"),
        ("in 12 months of 2020", None, "2020-01-01", "2020-12-31"),
        ("the fourth quarter of 2020", None, "2020-10-01", "2020-12-31"),
        ("the second half of 2020", None, "2020-07-01", "2020-12-31"),
        ("in the 1990s", None, "1990-01-01", "1999-12-31"),
        ("the quarter ended 31 March 2024", None, "2024-01-01", "2024-03-31"),
        ("the year ended 31 March 2024", None, "2023-04-01", "2024-03-31"),
        ("1999/00", None, "1999-09-01", "2000-08-31"),
        ("1 and 2 June 2020", None, "2020-06-01", "2020-06-02"),
        ("this academic year", "2024-08-31", "2023-09-01", "2024-08-31"),
        ("this academic year", "2024-09-01", "2024-09-01", "2025-08-31"),
        ("this week", "2024-11-24", "2024-11-18", "2024-11-24"),
        ("this week", "2024-11-25", "2024-11-25", "2024-12-01"),
        ("last week", "2024-11-25", "2024-11-18", "2024-11-24"),
        ("over the past month", "2024-03-31", "2024-02-29", "2024-03-31"),
        ("since 1 May", "2024-05-01", "2024-05-01", "2024-05-01"),
        ("since 2 May", "2024-05-01", "2023-05-02", "2024-05-01"),
        ("in five months", "2024-05-31", "2024-01-01", "2024-05-31"),
        ("in five months", "2024-05-30", "2023-01-01", "2023-05-31"),
    ],
)
def test_period(phrase: str, stated_on: str | None, start: str, end: str) -> None:
    read = parse_period(phrase, stated_on=stated_on)
    assert (str(read.start), str(read.end)) == (start, end)


@pytest.mark.parametrize(
    ("phrase", "end"), [("before 2020", date(2019, 12, 31)), ("until 2020", date(2020, 12, 31))]
)
def test_a_period_that_is_open_at_its_start(phrase: str, end: date) -> None:
    read = parse_period(phrase, stated_on=None)
    assert (read.start, read.end) == (None, end)


@pytest.mark.parametrize(
    "phrase",
    [
        "in 1899",
        "in 2101",
        "in 13 months of 2020",
        "the third half of 2020",
        "2020/22",
        "1 and 3 June 2020",
    ],
)
def test_no_period(phrase: str) -> None:
    with pytest.raises(UnreadablePeriod):
        parse_period(phrase, stated_on=None)


@pytest.mark.parametrize(("number", "year"), [(38, 2023), (39, 2024)])
def test_how_far_a_verb_tells_that_a_month_is_over(number: int, year: int) -> None:
    (span,) = find_periods(f"In October {words(number, 'so')} trade grew.", stated_on="2024-03-01")
    assert span.period == parse_period(f"in October {year}", stated_on=None)


@pytest.mark.parametrize(("number", "year"), [(490, 2019), (491, 2022)])
def test_how_far_a_base_is_from_what_is_compared(number: int, year: int) -> None:
    text = f"In 2020 it rose.{'x' * number} compared with the previous year"
    _, base = find_periods(text, stated_on="2023-03-24")
    assert base.period == parse_period(f"in {year}", stated_on=None)


@pytest.mark.parametrize(
    ("stated_on", "is_base"), [("2022-12-31", False), ("2023-01-01", True), ("2023", True)]
)
def test_a_year_is_a_base_once_it_is_over(stated_on: str, is_base: bool) -> None:
    (span,) = find_periods("Рост на 5% к 2022 году", stated_on=stated_on)
    assert span.is_base == is_base


@pytest.mark.parametrize(("days", "taken"), [("5", False), ("5–7", False), ("5–8", True)])
def test_talks_of_up_to_three_days_are_no_period_of_what_is_said(days: str, taken: bool) -> None:
    (found,) = find_quantities(f"On {days} June 2024 the minister said that 9 firms came.")
    assert (found.period is not None) == taken


@pytest.mark.parametrize(("number", "period"), [(5, "in 2023"), (6, "In 2021")])
def test_how_far_a_period_stands_behind_what_is_counted(number: int, period: str) -> None:
    text = f"In 2021 they owned $5 billion {words(number)} in 2023."
    (found,) = find_quantities(text)
    assert found.period_as_stated == period


@pytest.mark.parametrize(("word", "joined"), [("always", True), ("ordered", False)])
def test_how_far_behind_a_fiscal_year_its_months_are(word: str, joined: bool) -> None:
    text = f"In fiscal 2024, it is as {word}: July 2023–June 2024"  # 19 and 20 characters between
    assert (len(find_periods(text, stated_on=None)) == 1) == joined

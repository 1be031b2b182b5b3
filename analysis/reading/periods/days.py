"""Stretches of days: how they are written, and those that lie some months from others."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from analysis.reading.tokens import Unreadable

DAY = timedelta(days=1)
AGO = {"year_ago": 12, "quarter_ago": 3, "month_ago": 1}  # in months
STEPS = AGO | {"year_on_year": 12, "quarter_on_quarter": 3, "month_on_month": 1}
ADVERBS = STEPS.keys() - AGO  # "2 percent y-o-y in May"
COMPARED = ("same", *STEPS)
NO_DATE = "is no date: write 2024, 2024-11 or 2024-11-27"


class UnreadablePeriod(Unreadable):
    """Words that name no period or several, that are not all known, or need an unknown date."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends inclusive; None is an open end."""

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"it would begin on {self.start} and end on {self.end}")

    def __str__(self) -> str:
        """Say it in words: the year, the day, or the first and the last day."""
        if self.year or self.start == self.end:
            return str(self.year or self.start or "any time")
        if self.start and self.end:
            return f"{self.start} to {self.end}"
        return f"{self.start} or later" if self.start else f"until {self.end}"

    @property
    def year(self) -> int | None:
        """The calendar year that it is, or None."""
        year = self.start.year if self.start else 1
        return year if (self.start, self.end) == (date(year, 1, 1), date(year, 12, 31)) else None


def days_of(stated_on: date | str | None, name: str = "stated_on") -> Period | None:
    """Return the days on one of which something was said, from a date that may be partial.

    `name` is what a message calls it.

    >>> days_of("2021-04")
    Period(start=datetime.date(2021, 4, 1), end=datetime.date(2021, 4, 30))
    """
    if stated_on is None:
        return None
    if isinstance(stated_on, str):
        return _days_written(stated_on, name)
    if not isinstance(stated_on, date) or stated_on != stated_on:  # pandas has a day that is none
        raise TypeError(f"{name}: {stated_on!r}: give a date, or a str such as 2021-04-06")
    day = stated_on.date() if isinstance(stated_on, datetime) else stated_on
    return Period(day, day)


@lru_cache(maxsize=1024)
def _days_written(stated_on: str, name: str) -> Period:
    parts = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", stated_on.strip())
    try:
        if parts:
            year, month, number = (int(part) if part else None for part in parts.groups())
            last = month or 12
            return Period(
                date(year or 0, month or 1, number or 1),
                date(year or 0, last, number or monthrange(year or 0, last)[1]),
            )
    except ValueError:
        pass
    reason = NO_DATE if stated_on.strip() else "is empty"
    raise ValueError(f"{name}: {stated_on!r}: {reason}")


def month_of(day: date, months: int) -> date:
    """Return the same day of another month, or its last day where there is no such day.

    >>> month_of(date(2024, 3, 31), -1)
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 0 < year < 10_000:
        raise ValueError(f"the year {year} is outside of the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_later(period: Period, months: int) -> Period:
    """Return the same days of other months; a period of whole months keeps to whole months."""
    start = period.start and month_of(period.start, months)
    end = period.end and month_of(period.end, months)
    if period.start and period.end and end and period.start.day == 1 < period.end.day:
        length = monthrange(period.end.year, period.end.month)[1]
        if period.end.day == length:
            end = end.replace(day=monthrange(end.year, end.month)[1])
    return Period(start, end)


def years_later(period: Period, years: int) -> Period:
    """Return the same days of another year."""
    return months_later(period, 12 * years)


def lasts(period: Period, months: int) -> bool:
    """Tell whether a period is some whole months, so many of them."""
    return period.start is not None and month_of(period.start, months) - DAY == period.end


def is_over(period: Period | None, said: Period | None) -> bool:
    """Tell whether a period had ended when it was spoken of."""
    return bool(period and period.end and said and said.start and period.end < said.start)


def is_to_come(period: Period | None, said: Period) -> bool:
    """Tell whether a period had not begun when it was spoken of."""
    return bool(period and period.start and said.end and period.start > said.end)

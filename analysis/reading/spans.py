"""Periods among others of their sentence: the last before a place, the first behind it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter

from analysis.reading.periods.parse import PeriodSpan

TALKS = 3  # days that they last at most


def alike(span: PeriodSpan, other: PeriodSpan) -> bool:
    """Whether two periods are as long: two years, two months."""
    days = [
        (period.end - period.start).days
        for period in (span.period, other.period)
        if period and period.start and period.end
    ]
    return len(days) == 2 and abs(days[0] - days[1]) < TALKS


def last_before(spans: list[PeriodSpan], at: int) -> PeriodSpan | None:
    """Give the last of some spans that ends before a place."""
    place = bisect_right(spans, at, key=attrgetter("end"))
    return spans[place - 1] if place else None


def first_after(spans: list[PeriodSpan], at: int) -> PeriodSpan | None:
    """Give the first of some spans that begins behind a place."""
    place = bisect_left(spans, at, key=attrgetter("start"))
    return spans[place] if place < len(spans) else None

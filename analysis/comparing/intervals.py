"""Arithmetic with closed intervals of numbers, whose open ends are infinite."""

from __future__ import annotations

from collections.abc import Callable
from math import inf, nan
from typing import Any, NamedTuple

import pandas as pd

from analysis.reading.bounds import ENDS
from analysis.record.schema import Row


class Interval(NamedTuple):
    """A closed interval of numbers, an open end being infinite."""

    low: float
    high: float


def divided(left: Interval, right: Interval) -> Interval:
    """`left` / `right`, both of numbers from 0 up.

    >>> divided(Interval(18.5, 19.5), Interval(0.95, 0.96))
    Interval(low=19.270833333333336, high=20.526315789473685)
    >>> divided(Interval(18, inf), Interval(90, inf))
    Interval(low=0.0, high=inf)
    """
    low = 0.0 if right.high in (0, inf) else left.low / right.high
    return Interval(low, inf if right.low <= 0 else left.high / right.low)


def ratio(left: float, right: float) -> float:
    """`left` / `right`, nan where that is nothing."""
    return left / right if right else nan


def added(left: Interval, right: Interval) -> Interval:
    """`left` + `right`."""
    return Interval(left.low + right.low, left.high + right.high)


def scaled(one: Interval, factor: float) -> Interval:
    """An interval times a number above 0."""
    return Interval(one.low * factor, one.high * factor)


def factor_of(change: Interval, measure: str) -> Interval:
    """What a level is multiplied with: 1 + c / 100 for a change in percent, the multiple itself.

    >>> factor_of(Interval(-5.0, -4.0), "change")
    Interval(low=0.95, high=0.96)
    """
    if measure == "multiple":
        return change
    return Interval(1 + change.low / 100, 1 + change.high / 100)


def growth_of(earlier: Interval, later: Interval) -> Interval:
    """Change in percent from one positive level to another.

    >>> growth_of(Interval(66000, inf), Interval(55000, 65000))
    Interval(low=-100.0, high=-1.5151515151515138)
    """
    ratio = divided(later, earlier)
    return Interval(100 * (ratio.low - 1), 100 * (ratio.high - 1))


def whole_years(start: pd.Series, end: pd.Series) -> pd.Series:
    """Whether periods are calendar years, each from its 1 January to its 31 December.

    >>> days = pd.to_datetime(pd.Series(["2020-01-01", "2020-12-31", None]))
    >>> whole_years(days[[0, 0, 2]], days[[1, 0, 1]].set_axis([0, 0, 2])).tolist()
    [True, False, False]
    """
    ends = (start.dt.day_of_year == 1) & (end.dt.month == 12) & (end.dt.day == 31)
    same: pd.Series = ends & (start.dt.year == end.dt.year)
    return same


def is_whole_year(start: Any, end: Any) -> bool:
    """Whether a period is a calendar year; NaT is none."""
    return bool(whole_years(pd.Series([start]), pd.Series([end])).item())


def interval(row: Row, reading: str) -> Interval:
    """The bounds of a figure under a reading, literal or implied."""
    names = ENDS[reading]
    return Interval(row[names[0]], row[names[1]])


def _about(row: Row) -> Row:
    names = (
        "indicator",
        "ref_area",
        "counterpart_area",
        "period_start",
        "period_end",
        "measure",
        "unit",
    )
    return {name: row[name] for name in names}


def _said(common: Row, basis: str, value: float, formula: Callable[[str], Interval]) -> Row:
    """A row with the bounds of both readings; a reading that leaves both ends open says nothing."""
    literal, implied = formula("literal"), formula("implied")
    open_in = [
        reading
        for reading, one in (("literal", literal), ("implied", implied))
        if one.low in (0.0, -inf) and one.high == inf
    ]
    return {
        **common,
        "value": value,
        "low": literal.low,
        "high": literal.high,
        "implied_low": implied.low,
        "implied_high": implied.high,
        "verdict": "cannot be said" if "literal" in open_in else "follows",
        "implied_verdict": "cannot be said" if "implied" in open_in else "follows",
        "basis": basis,
        "reason": f"the {' and the '.join(open_in)} bounds are open" if open_in else "",
    }


def _unsaid(common: Row, basis: str, reason: str) -> Row:
    bounds = {"low": -inf, "high": inf, "implied_low": -inf, "implied_high": inf}
    verdicts = {"verdict": "cannot be said", "implied_verdict": "cannot be said"}
    return {**common, "value": nan, **bounds, **verdicts, "basis": basis, "reason": reason}

"""Growth between levels that were stated at different times, with its bounds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

import pandas as pd

from analysis.comparing.derived import VERDICT_OF, Case, Rule, derived
from analysis.comparing.intervals import Interval, growth_of, interval
from analysis.comparing.rows import PERIOD, day_of
from analysis.record.schema import WHAT, Row

GROWTH = Rule(
    "growth",
    "100 * (later / earlier - 1)",
    "both count the same set of things, though each in its own words",
    growth_of,
)


def growth_rows(figures: list[Row]) -> Iterator[Row]:
    """Yield the growth from the levels of a year to those of the next year that has any.

    Flows are compared over the same months alone; stocks on the days that they are said of.
    """
    series: dict[tuple[str, ...], list[Row]] = {}
    for row in figures:
        if (key := _series(row)) is not None:
            series.setdefault(key, []).append(row)
    for rows in series.values():
        by_year = groupby(sorted(rows, key=day_of), lambda row: day_of(row).year)
        for earlier_rows, later_rows in pairwise([list(of_year) for _, of_year in by_year]):
            for earlier in earlier_rows:
                for later in later_rows:
                    yield growth_between(earlier, later)


def growth_between(earlier: Row, later: Row) -> Row:
    """Return the change from one level to another as a row of implied.csv.

    Parameters
    ----------
    earlier, later
        Rows of the processed tables with their `said_until`.
    """
    pair = f"{earlier['figure_id']}+{later['figure_id']}"
    days = dict(zip(PERIOD, (day_of(earlier), day_of(later)), strict=True))
    change = {"measure": "change", "unit": "percent", **days}
    row = derived(GROWTH, Case((earlier, later), about=later, named=pair, otherwise=change))
    for reading, column in VERDICT_OF.items():
        row[column] = _direction(interval(row, reading))
    unsure = [reading for reading, column in VERDICT_OF.items() if row[column] == "cannot be said"]
    overlap = f"the {' and the '.join(unsure)} bounds of the two levels overlap"
    return row | {"reason": overlap if unsure else ""}


def _direction(change: Interval) -> str:
    return "rise" if change.low > 0 else "fall" if change.high < 0 else "cannot be said"


def _series(row: Row) -> tuple[str, ...] | None:
    """Return what a level shares with those that growth leads to; None for other figures."""
    level = row["measure"] == "level" and row["status"] == "actual"
    if not level or row["nature"] == "cumulative" or row["relation"] in ("part_of", "repeats"):
        return None
    if pd.isna(day_of(row)):
        return None
    key = tuple(row[name] for name in (*WHAT, "unit"))
    if row["nature"] != "flow":
        return key
    if any(pd.isna(row[name]) for name in PERIOD):
        return None
    return (*key, *(f"{row[name]:%m-%d}" for name in PERIOD))

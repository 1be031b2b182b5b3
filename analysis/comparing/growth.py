"""Growth between levels that were stated at different times, with its bounds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from analysis.comparing.intervals import Interval, _about, _said, growth_of, interval, ratio
from analysis.record.schema import Row


def growth_rows(figures: list[Row]) -> Iterator[Row]:
    """Growth from the levels of one year to those of the next year that has any.

    Flows are compared over the same months alone; stocks on the days that they are said of.
    """
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in figures:
        comparable = (
            row["measure"] == "level"
            and row["status"] == "actual"
            and row["nature"] != "cumulative"
        )
        if comparable and row["relation"] not in ("part_of", "repeats"):
            key = tuple(row[name] for name in ("indicator", "ref_area", "counterpart_area", "unit"))
            if row["nature"] == "flow":
                if pd.isna(row["period_start"]) or pd.isna(row["period_end"]):
                    continue
                key += (f"{row['period_start']:%m-%d}", f"{row['period_end']:%m-%d}")
            groups.setdefault(key, []).append(row)
    for rows in groups.values():
        dated = sorted((row for row in rows if not pd.isna(as_of(row))), key=as_of)
        dates = sorted({as_of(row) for row in dated})
        for first, second in pairwise(_spells(dates)):
            for earlier in (row for row in dated if as_of(row) in first):
                for later in (row for row in dated if as_of(row) in second):
                    yield growth_between(earlier, later)


def _spells(dates: list[pd.Timestamp]) -> list[set[pd.Timestamp]]:
    """Dates by calendar year."""
    years: dict[int, set[pd.Timestamp]] = {}
    for day in dates:
        years.setdefault(day.year, set()).add(day)
    return list(years.values())


def growth_between(earlier: Row, later: Row) -> Row:
    """The change from one level to another, both with `said_until`, as a row of implied.csv."""
    common = {
        **_about(later),
        "implied_id": f"growth:{earlier['figure_id']}+{later['figure_id']}",
        "kind": "growth",
        "measure": "change",
        "unit": "percent",
        "period_start": as_of(earlier),
        "period_end": as_of(later),
        "formula": "100 * (later / earlier - 1)",
        "derived_from": f"{earlier['figure_id']};{later['figure_id']}",
    }
    basis = "both count the same set of things, though each in its own words"

    def formula(reading: str) -> Interval:
        return growth_of(interval(earlier, reading), interval(later, reading))

    row = _said(common, basis, 100 * (ratio(later["value"], earlier["value"]) - 1), formula)
    for column, reading in (("verdict", "literal"), ("implied_verdict", "implied")):
        bounds = interval(row, reading)
        row[column] = "rise" if bounds.low > 0 else "fall" if bounds.high < 0 else "cannot be said"
    unsure = [
        reading
        for column, reading in (("verdict", "literal"), ("implied_verdict", "implied"))
        if row[column] == "cannot be said"
    ]
    overlap = f"the {' and the '.join(unsure)} bounds of the two levels overlap"
    row["reason"] = overlap if unsure else ""
    return row


def as_of(row: Row) -> pd.Timestamp:
    """The day a level is said of: the end of its period, else the latest it can have been said."""
    return row["period_end"] if not pd.isna(row["period_end"]) else row["said_until"]

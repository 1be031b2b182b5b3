"""Where figures stand in time."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import DateFormatter, YearLocator

from analysis.comparing.vintages import said_until
from analysis.record.schema import Row

SPREAD = pd.Timedelta(days=230)  # within which figures of one period stand side by side


def moment(row: Row) -> pd.Timestamp:
    """Find when a figure stands: in the middle of its period, else when it was said."""
    if pd.isna(row["period_start"]):
        return row["period_end"] if not pd.isna(row["period_end"]) else said_until(row["stated_on"])
    return middles(row["period_start"], row["period_end"])


def middles(start: Any, end: Any) -> Any:
    """Find the middle between days."""
    return start + (end - start) / 2


def side_by_side(figures: list[Row]) -> list[pd.Timestamp]:
    """Place each figure in time, those of one moment spread around it."""
    moments = [moment(row) for row in figures]
    places = []
    for number, when in enumerate(moments):
        same, before = moments.count(when), moments[:number].count(when)
        step = (before - (same - 1) / 2) / max(1, same - 1)
        places.append(when + step * min(1.0, same / 4) * SPREAD)
    return places


def label_years(axes: Axes) -> None:
    """Label an axis of days with years, each at its middle, where its flows stand."""
    first, last = axes.get_xlim()
    apart = 5 if last - first > 12 * 366 else 1
    axes.xaxis.set_major_locator(YearLocator(base=apart, month=7, day=1))
    axes.xaxis.set_major_formatter(DateFormatter("%Y"))
    axes.xaxis.set_minor_locator(YearLocator())  # marks at the turns of the years
    axes.tick_params(axis="x", which="minor", bottom=True, length=5)
    axes.grid(visible=False, axis="x")
    axes.set_xlabel("")

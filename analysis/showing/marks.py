"""Figures as marks with bounds, which are this project's own, and official values as lines.

A thick bar is what listeners take from the words (implied), a thin one what the words commit the
speaker to (literal); an arrow is an end that goes on. A filled mark was stated as a fact; a hollow
one is planned, expected, or follows from what was stated. Colour never tells alone.
"""

from collections.abc import Iterable, Sequence
from itertools import cycle, islice
from math import inf, isinf, isnan
from typing import Any

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from analysis.reading.bounds import ENDS, NUMBERS
from analysis.record.load import figure_ids, is_implied
from analysis.record.messages import InputError
from analysis.record.schema import Row
from analysis.showing.style import (
    ARROW,
    ARROW_SIZE,
    DASHES,
    IMPLIED_WIDTH,
    LITERAL_WIDTH,
    MARK_SIZE,
    goes_on,
    mark_of,
    official_line,
)

EDGE = 1.8  # points, of a mark's line
BOUNDS = "Thin bars are literal bounds, thick ones what is commonly taken."
HOLLOW = "Hollow marks are planned or expected."
Point = tuple[Axes, float, float, list[str], str]
_SCALES = {"trillion": 1e12, "billion": 1e9, "million": 1e6, "thousand": 1e3, "": 1.0}


def some(rows: pd.DataFrame | pd.Series, title: str) -> None:
    """Raise an InputError for a chart of no rows."""
    if rows.empty:
        raise InputError(f"{title!r}: nothing to draw, no row was chosen")


def of_one_unit(rows: pd.DataFrame, title: str) -> pd.DataFrame:
    """Return rows that one axis can have; InputError for none, and for several units."""
    some(rows, title)
    units = sorted(rows["unit"].dropna().unique())
    if len(units) > 1:
        raise InputError(f"{title!r}: one axis has one unit; these rows have {', '.join(units)}")
    return rows


def factor_of(scale: str, title: str) -> float:
    """Return what an axis that counts in a scale word divides by; InputError for another word."""
    if scale not in _SCALES:
        known = ", ".join(filter(None, _SCALES))
        raise InputError(f"{title!r}: scale {scale!r} is none of {known}")
    return _SCALES[scale]


def draw(
    axes: Axes,
    figures: list[Row],
    places: Sequence[float],
    labels: Sequence[str],
    factor: float,
) -> list[Point]:
    """Draw figures with their bounds, each in a row of its own.

    Returns
    -------
    list of tuple
        Where the marks stand, each with the figures behind it and its label.
    """
    _bars(axes, figures, places, factor)
    marked = pd.DataFrame(
        [
            (place, row["value"] / factor, *mark_of(row), is_fact(row))
            for row, place in zip(figures, places, strict=True)
        ],
        columns=["place", "value", "shape", "colour", "meaning", "fact"],
    ).dropna(subset="value")
    where = {"x": "value", "y": "place", "s": MARK_SIZE**2, "ax": axes, "zorder": 4}
    common = {**where, "legend": False, "linewidth": EDGE}
    for (shape, colour, fact), group in marked.groupby(["shape", "colour", "fact"], sort=False):
        inside = colour if fact else "white"
        sns.scatterplot(group, color=inside, edgecolor=colour, marker=shape, **common)
    return [
        (axes, valued(row, factor), place, figure_ids(row), label)
        for row, place, label in zip(figures, places, labels, strict=True)
        if row.keys() & {"figure_id", "claim_id", "implied_id"}
    ]


def is_fact(row: Row) -> bool:
    """Whether a figure was stated as one: it follows from no other, and is no plan or forecast."""
    return not is_implied(row) and row.get("status", "actual") == "actual"


def explained(line: str, figures: list[Row]) -> str:
    """Say under a chart what the bars and the hollow marks that it has are."""
    bars = any(row["implied_low"] != row["implied_high"] for row in figures)
    ahead = any(not is_fact(row) and not is_implied(row) for row in figures)
    return " ".join([line, *[BOUNDS] * bars, *[HOLLOW] * ahead])


def _bars(axes: Axes, figures: list[Row], places: Sequence[float], factor: float) -> None:
    """Draw the bounds of figures: thin literal bars, thick implied ones, arrows where open."""
    first, last = axes.get_xlim()
    colours = [mark_of(row)[1] for row in figures]
    looks = (("implied", IMPLIED_WIDTH, 0.35), ("literal", LITERAL_WIDTH, 1.0))
    for reading, width, alpha in looks:
        ends = np.array([_ends(row, reading, factor) for row in figures]).clip(first, last)
        bars = axes.hlines(places, ends[:, 0], ends[:, 1], colours, linewidth=width, alpha=alpha)
        bars.set(capstyle="butt", zorder=2)
    for row, place, colour in zip(figures, places, colours, strict=True):
        low, high = _ends(row, "literal", factor)
        for end, edge, mark in ((low, first, "<"), (high, last, ">")):
            if isinf(end):
                arrow: dict[str, Any] = {"color": colour, "markersize": ARROW_SIZE}
                axes.plot([edge], [place], mark, **arrow, clip_on=False, zorder=3)


def _ends(row: Row, reading: str, factor: float) -> tuple[float, float]:
    """Give the bounds of a figure as they are drawn: to infinity where they go on."""
    low, high = ENDS[reading]
    return (-inf if goes_on(row, low) else row[low] / factor, row[high] / factor)


def valued(row: Row, factor: float) -> float:
    """Give where a figure stands on the axis: at its number, else at an end that it has."""
    ends = (row[name] / factor for name in ("value", "low", "high") if not goes_on(row, name))
    return next((end for end in ends if not isnan(end)), 0.0)


def limits(
    figures: list[Row], factor: float, official: Iterable[float] = ()
) -> tuple[float, float]:
    """Find an axis of values on which every end shows, with room for arrows where one goes on."""
    ends = [row[name] / factor for row in figures for name in NUMBERS if not goes_on(row, name)]
    ends += [value / factor for value in official]
    finite = [end for end in ends if not (isinf(end) or isnan(end))]
    low, high = min(finite), max(finite)
    spread = (high - low) or abs(high) or 1.0
    room = 2 * ARROW * spread
    if low >= 0 and low - room < spread / 2:
        return min(0.0, low), high + room
    return low - room, high + room


def tick(axes: Axes, values: pd.DataFrame, number: int) -> None:
    """Draw the values of the official series of a number, each across the rows of its year."""
    across = values["value"], values["above"] + 0.05, values["below"] - 0.05
    axes.vlines(*across, **official_line(number), linewidth=2, zorder=1)


def official_lines(axes: Axes, lines: pd.DataFrame, colours: Sequence[str]) -> None:
    """Draw official series, told apart by their dashes.

    A line is broken where a year is missing, and where another `office` counts. The rows of a
    series follow each other, in the order of the years.
    """
    names = list(dict.fromkeys(lines["series"]))
    apart = lines.groupby("series", sort=False)["year"].diff() != 1
    sns.lineplot(
        lines.assign(part=(apart | (lines["office"] != lines["office"].shift())).cumsum()),
        x="year",
        y="value",
        hue="series",
        style="series",
        units="part",
        estimator=None,
        hue_order=names,
        style_order=names,
        palette=list(islice(cycle(colours), len(names))),
        dashes=list(DASHES[: len(names)]),
        markers=["X"] * len(names),
        legend=False,
        ax=axes,
        zorder=1,
    )

"""Figures as marks with bounds, which are this project's own, and official values as lines.

A thick bar is what listeners take from the words (implied), a thin one what the words commit the
speaker to (literal); an arrow is an end that goes on. A filled mark was stated as a fact; a hollow
one is planned, expected, or follows from what was stated. Colour never tells alone.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, cycle, islice, pairwise
from math import inf, isinf, isnan
from typing import Any

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from analysis.reading.bounds import NUMBERS
from analysis.record.load import figure_ids, is_implied
from analysis.record.schema import Row
from analysis.showing.style import (
    ARROW,
    ARROW_SIZE,
    DASHES,
    IMPLIED_WIDTH,
    LINE,
    LITERAL_WIDTH,
    MARK_SIZE,
    NAME,
    ROW,
    WIDTH,
    goes_on,
    mark_of,
    official_line,
)

EDGE = 1.8  # points, of a mark's line
LETTER = 0.068  # inches that a letter of a name beside a mark takes
GAP = 0.025  # between a name and the bounds, in parts of an axis
RAISED = 0.25  # rows from a line to a name above it
BOUNDS = "Thin bars are literal bounds, thick ones what is commonly taken."
HOLLOW = "Hollow marks are planned or expected."
Point = tuple[Axes, float, float, list[str], str]


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
    for reading, width, alpha in (("implied_", IMPLIED_WIDTH, 0.35), ("", LITERAL_WIDTH, 1.0)):
        ends = np.array([_ends(row, reading, factor) for row in figures]).clip(first, last)
        bars = axes.hlines(places, ends[:, 0], ends[:, 1], colours, linewidth=width, alpha=alpha)
        bars.set(capstyle="butt", zorder=2)
    for row, place, colour in zip(figures, places, colours, strict=True):
        low, high = _ends(row, "", factor)
        for end, edge, mark in ((low, first, "<"), (high, last, ">")):
            if isinf(end):
                arrow: dict[str, Any] = {"color": colour, "markersize": ARROW_SIZE}
                axes.plot([edge], [place], mark, **arrow, clip_on=False, zorder=3)


def _ends(row: Row, reading: str, factor: float) -> tuple[float, float]:
    """Give the bounds of a figure as they are drawn: to infinity where they go on."""
    low, high = f"{reading}low", f"{reading}high"
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


def official_lines(
    axes: Axes, years: pd.Series, values: pd.Series, labels: pd.Series, colours: Sequence[str]
) -> None:
    """Draw official series, told apart by their dashes; a line is broken where a year is missing.

    The rows of a series follow each other, in the order of the years.
    """
    names = list(dict.fromkeys(labels))
    sns.lineplot(
        x=years,
        y=values,
        hue=labels,
        style=labels,
        units=(years.groupby(labels, sort=False).diff() != 1).cumsum(),
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


def ends_of(names: Iterable[str]) -> list[float]:
    r"""Give where rows end, one below the other, each as high as its name; one line is 1 high.

    >>> [round(end, 2) for end in ends_of(["one", "one\nand two", "one"])]
    [0.0, 1.0, 2.56, 3.56]
    """
    return [*accumulate((1 + name.count("\n") * LINE / ROW for name in names), initial=0.0)]


def with_room(
    axis: tuple[float, float],
    figures: list[Row],
    names: Sequence[str],
    factor: float,
    ticks: Sequence[Sequence[float]],
) -> tuple[float, float]:
    """Widen an axis until each name has room beside the bounds of its figure, with some to spare.

    It should be on a side where no tick of the figure's row is in its way. An axis that does not go
    below zero is widened to the other side, and none by more than half: then a name stands above.
    """
    first, last = axis
    least = 0.0 if first >= 0 else -inf
    first = max(first - (last - first) / 4, least)
    widest = 1.5 * (last - first)
    rows = [*zip(figures, names, ticks, strict=True)]
    for row, name, marked in rows * 3:  # each makes the others' smaller
        part = _part(name) + GAP
        ends = [row[end] / factor for end in NUMBERS[1:]]
        low, high, wide = min(ends), max(ends), part * (last - first)
        begin, end = (low - part * last) / (1 - part), (high - part * first) / (1 - part)
        blocked = [
            any(begin <= tick <= end for tick in marked)
            for begin, end in ((low - wide, low), (high, high + wide))
        ]
        sides = [(first - begin, begin, last), (end - last, first, end)]
        room = [
            (hidden, max(more, 0.0), *wider)
            for hidden, (more, *wider) in zip(blocked, sides, strict=True)
            if wider[0] >= least and wider[1] - wider[0] <= widest
        ]
        _, more, *wider = min(room, default=(False, 0.0, first, last))
        first, last = wider if more else (first, last)
    return first, last


def _part(name: str) -> float:
    """Tell what part of an axis a name takes."""
    return max(map(len, name.splitlines())) * LETTER / (WIDTH - 1)


def name_beside(
    axes: Axes, row: Row, place: float, name: str, factor: float, ticks: Sequence[float] = ()
) -> None:
    """Write a name beside the bounds of a figure, on the side of ticks that it is on; else above.

    A line that goes on has no end to write behind: where there is no room before it, the name
    stands above it, in a row that is higher by a line.
    """
    paper: dict[str, Any] = {"facecolor": "white", "edgecolor": "none", "pad": 0.5, "alpha": 0.85}
    style: dict[str, Any] = {"fontsize": NAME, "color": "#333333", "bbox": paper, "zorder": 1.5}
    places = _places(axes.get_xlim(), row, name, factor, ticks)
    if places:
        _, side, at = min(places, key=lambda found: found[0])
        axes.text(at, place, name, ha=side, va="center", **style)
        return
    first, last = axes.get_xlim()
    begin = min(row[end] / factor for end in NUMBERS[1:])
    begin = max(min(begin, last - _part(name) * (last - first)), first)
    axes.text(begin, place - RAISED, name, ha="left", va="bottom", **style)


def laid_out(
    axis: tuple[float, float],
    figures: list[Row],
    names: Sequence[str],
    factor: float,
    ticks: Sequence[Sequence[float]],
) -> pd.DataFrame:
    """Lay out rows with names beside their marks: where each begins and ends, and its mark."""
    rows = zip(figures, names, ticks, strict=True)
    over = [not _places(axis, row, name, factor, marked) for row, name, marked in rows]
    ends = ends_of("\n" * above + name for above, name in zip(over, names, strict=True))
    table = pd.DataFrame(list(map(list, pairwise(ends))), columns=["above", "below"])
    return table.assign(place=np.where(over, table["below"] - 0.5, table.mean(axis=1)))


def _places(
    axis: tuple[float, float], row: Row, name: str, factor: float, ticks: Sequence[float] = ()
) -> list[tuple[float, str, float]]:
    """List where a name has room: how far it is moved by ticks, its side, and where it begins."""
    first, last = axis
    ends = [row[end] / factor for end in NUMBERS[1:]]
    low, high = max(min(ends), first), min(max(ends), last)
    wide, gap, slack = (part * (last - first) for part in (_part(name), GAP, 1e-9))
    places = []
    for side, begin, way in (("left", high + gap, 1), ("right", low - gap, -1)):
        hidden = [tick for tick in ticks if -gap / 2 <= way * (tick - begin) <= wide]
        at = max(hidden, key=lambda tick: way * tick) + way * gap / 2 if hidden else begin
        near = abs(at - begin) <= gap / 2  # else it would be read as the name of the statistic
        if near and first - slack <= at + way * wide <= last + slack:
            places.append((abs(at - begin), side, at))
    return places

"""Names beside the marks of a chart: where each has room, and how high its row is."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, pairwise
from math import inf
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

from analysis.reading.bounds import NUMBERS
from analysis.record.schema import Row, records
from analysis.showing import wording
from analysis.showing.marks import valued
from analysis.showing.style import FONT, LINE, NAME, ROW, WIDTH

POINTS = 72  # of an inch
GAP = 0.025  # between a name and the bounds, in parts of an axis
RAISED = 0.25  # rows from a line to a name above it
Axis = tuple[float, float]  # where it begins and ends


class Named(NamedTuple):
    """A figure in a chart: its name, its bounds and its mark, and the ticks of its row."""

    name: str
    low: float
    high: float
    mark: float
    ticks: Sequence[float]

    @property
    def part(self) -> float:
        """Return what part of an axis the name takes."""
        return max(map(_inches, self.name.splitlines())) / (WIDTH - 1)


def named(row: Row, name: str, factor: float, ticks: Sequence[float]) -> Named:
    """Return a figure as the axis has it, which counts in units of a factor."""
    ends = [row[end] / factor for end in NUMBERS[1:]]
    return Named(name, min(ends), max(ends), valued(row, factor), ticks)


def ends_of(names: Iterable[str]) -> list[float]:
    r"""Give where rows end, one below the other, each as high as its name; one line is 1 high.

    >>> [round(end, 2) for end in ends_of(["one", "one\nand two", "one"])]
    [0.0, 1.0, 2.56, 3.56]
    """
    return [*accumulate((1 + name.count("\n") * LINE / ROW for name in names), initial=0.0)]


def with_room(axis: Axis, figures: list[Named]) -> Axis:
    """Widen an axis until each name has room beside the bounds of its figure, with some to spare.

    It should be on a side where no tick of the figure's row is in its way. An axis that does not go
    below zero is widened to the other side, and none by more than half: then a name stands above,
    where it should not lie across a tick either.
    """
    first, last = axis
    least = 0.0 if first >= 0 else -inf
    first = max(first - (last - first) / 4, least)
    widest = 1.5 * (last - first)
    for figure in figures * 3:  # each makes the others' smaller
        part = figure.part + GAP
        low = figure.low
        high = figure.high
        wide = part * (last - first)
        begin, end = (low - part * last) / (1 - part), (high - part * first) / (1 - part)
        blocked = [
            any(begin <= tick <= end for tick in figure.ticks)
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
    for figure in figures:
        if not _places((first, last), figure):
            first, last = _room_above((first, last), figure)
    return first, last


def _room_above(axis: Axis, figure: Named) -> Axis:
    """Widen an axis until a name above its figure has room between the ticks beside the mark."""
    first, last = axis
    part, low, high = figure.part, *_between(axis, figure)
    if high - low >= part * (last - first):
        return axis
    if high == last:
        return first, (low - part * first) / (1 - part)
    return ((high - part * last) / (1 - part), last) if low == first else axis


def _between(axis: Axis, figure: Named) -> tuple[float, float]:
    """Give the room between the ticks on both sides of a mark, else to the ends of the axis."""
    first, last = axis
    gap = GAP * (last - first) / 2
    before = [tick + gap for tick in figure.ticks if tick <= figure.mark]
    behind = [tick - gap for tick in figure.ticks if tick > figure.mark]
    return max(before, default=first), min(behind, default=last)


@cache
def _inches(line: str) -> float:
    """Measure a line of a name."""
    extents = TextPath((0, 0), line, size=NAME, prop=FontProperties(FONT)).get_extents()
    return float(extents.width) / POINTS


def name_beside(axes: Axes, figure: Named, place: float) -> None:
    """Write a name beside the bounds of a figure, on the side of ticks that it is on; else above.

    A line that goes on has no end to write behind: where there is no room before it, the name
    stands above it, in a row that is higher by a line.
    """
    paper: dict[str, Any] = {"facecolor": "white", "edgecolor": "none", "pad": 0.5, "alpha": 0.85}
    style: dict[str, Any] = {"fontsize": NAME, "color": "#333333", "bbox": paper, "zorder": 1.5}
    first, last = axes.get_xlim()
    if places := _places((first, last), figure):
        _, side, at = min(places, key=lambda found: found[0])
        axes.text(at, place, figure.name, ha=side, va="center", **style)
        return
    low, high = _between((first, last), figure)
    begin = min(max(figure.low, low), high - figure.part * (last - first))
    axes.text(max(begin, first), place - RAISED, figure.name, ha="left", va="bottom", **style)


def laid_out(axis: Axis, figures: list[Named]) -> pd.DataFrame:
    """Lay out rows with names beside their marks: where each begins and ends, and its mark."""
    over = [not _places(axis, figure) for figure in figures]
    names = (figure.name for figure in figures)
    ends = ends_of("\n" * above + name for above, name in zip(over, names, strict=True))
    table = pd.DataFrame(list(map(list, pairwise(ends))), columns=["above", "below"])
    return table.assign(place=np.where(over, table["below"] - 0.5, table.mean(axis=1)))


def _places(axis: Axis, figure: Named) -> list[tuple[float, str, float]]:
    """List where a name has room: how far it is moved by ticks, its side, and where it begins."""
    first, last = axis
    low, high = max(figure.low, first), min(figure.high, last)
    wide, gap, slack = (part * (last - first) for part in (figure.part, GAP, 1e-9))
    places = []
    for side, begin, way in (("left", high + gap, 1), ("right", low - gap, -1)):
        hidden = [tick for tick in figure.ticks if -gap / 2 <= way * (tick - begin) <= wide]
        at = max(hidden, key=lambda tick: way * tick) + way * gap / 2 if hidden else begin
        near = abs(at - begin) <= gap / 2  # else it would be read as the name of the statistic
        if near and first - slack <= at + way * wide <= last + slack:
            places.append((abs(at - begin), side, at))
    return places


def told_apart(rows: pd.DataFrame, names: Iterable[str]) -> list[str]:
    """Name the day in names that several rows have, where it tells them apart, else the number.

    >>> rows = pd.DataFrame({"stated_on": ["2024-11-27", "2024-11-28"], "value": 5.0, "unit": "t"})
    >>> told_apart(rows, ["Tokayev, Nov 2024"] * 2), told_apart(rows[:1], ["Tokayev, Nov 2024"])
    (['Tokayev, 27 Nov 2024', 'Tokayev, 28 Nov 2024'], ['Tokayev, Nov 2024'])
    """
    short = list(names)
    days = []
    numbers = []
    for row, name in zip(records(rows), short, strict=True):
        month, day = wording.month(row["stated_on"]), wording.stated(row["stated_on"])
        days.append(name.replace(month, day) if month in name else f"{name}, {day}")
        numbers.append(f"{name}: {wording.hedged(row)}")
    return [
        next((form[at] for form in (short, days) if form.count(form[at]) == 1), numbers[at])
        for at in range(len(short))
    ]

"""The house style and the charts that draw bounds.

A thick bar is what listeners take from the words (implied), a thin one what the words commit the
speaker to (literal); an arrow is an open end. A filled mark was stated, a hollow one follows from
what was stated, a line or cross is an official statistic. Colour never tells alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isinf, isnan
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from IPython.display import display
from matplotlib.axes import Axes
from matplotlib.dates import DateFormatter, YearLocator, date2num
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from analysis.comparing.vintages import said_until
from analysis.reading.bounds import NUMBERS
from analysis.record.load import figure_ids, is_implied
from analysis.record.schema import Row, records
from analysis.showing import wording
from analysis.showing.provenance import labels_of, source_line
from analysis.showing.style import (
    ARROW,
    ARROW_SIZE,
    COLOURS,
    DASHES,
    IMPLIED_WIDTH,
    LITERAL_WIDTH,
    MARK_SIZE,
    WIDTH,
    WRAP_LABEL,
    WRAP_LEGEND,
    _finish,
    _legend,
    _mark_of,
    _measured,
    _wrapped,
)

SPREAD = pd.Timedelta(days=230)  # within which figures of one period stand side by side
Point = tuple[Axes, float, float, list[str], str]
SCALED = {"trillion": 1e12, "billion": 1e9, "million": 1e6, "thousand": 1e3, "": 1.0}


def intervals(
    rows: pd.DataFrame,
    *,
    title: str,
    unit: str,
    labels: Iterable[str] | None = None,
    scale: str = "",
    source: str | None = None,
    reference: pd.Series | None = None,
) -> None:
    """Draw one line a figure: its value and its bounds in both readings.

    Parameters
    ----------
    rows
        Rows of the processed tables, of ``implied``, or both; drawn from top to bottom. Rows with
        an ``implied_id`` are drawn hollow.
    title, unit
        The finding, and the unit on the axis. The alternative text is made from the rows.
    labels
        One for each row; by default the words, the speaker and the date.
    scale
        trillion, billion, million, thousand or "" – what the axis counts in.
    source
        The line under the chart; by default the publishers of the rows.
    reference
        Official values by label, drawn as vertical lines.
    """
    named = list(labels_of(rows) if labels is None else labels)
    names = [_wrapped(each, WRAP_LABEL) for each in named]
    lines = sum(name.count("\n") + 1 for name in names)
    figure, axes = plt.subplots(figsize=(WIDTH, 1.7 + 0.27 * lines + 0.16 * len(rows)))
    factor = SCALED[scale]
    figures = records(rows)
    _fit(axes, figures, factor, reference)
    for place, row in enumerate(figures):
        _draw(axes, row, place, factor)
    axes.set_yticks(range(len(figures)), names)
    axes.set_ylim(len(figures) - 0.5, -0.5)
    axes.grid(visible=False, axis="y")
    if reference is not None:
        _draw_reference(axes, reference, factor)
    _finish(
        figure,
        axes,
        title,
        _measured(f"{scale} {unit}".strip(), axes.get_xlim()),
        source or source_line(rows),
        _legend(figures, reference),
    )
    lines_drawn = {} if reference is None else reference.to_dict()
    measure = rows["unit"].iloc[0]
    drawn = (
        f" Line at {wording.amount(value, measure)}: {label}."
        for label, value in lines_drawn.items()
    )
    places = [(_valued(row, factor), place) for place, row in enumerate(figures)]
    points = _points(axes, figures, places, named)
    _show(figure, wording.described(rows, unit, named) + "".join(drawn), points)


def over_time(
    rows: pd.DataFrame,
    *,
    title: str,
    unit: str,
    scale: str = "",
    source: str | None = None,
    reference: pd.DataFrame | None = None,
) -> None:
    """Draw figures over time, each in the middle of its period or on the day it was stated.

    Figures of one period stand side by side. Parameters as in `intervals`; `reference` has rows of
    ``references``.
    """
    figure, axes = plt.subplots(figsize=(WIDTH, 4.4))
    factor = SCALED[scale]
    figures = records(rows)
    _fit(axes, figures, factor, None if reference is None else reference["value"], axis="y")
    if reference is not None:
        for number, (reporter, series) in enumerate(reference.groupby("reporter", sort=False)):
            dash = DASHES[number % len(DASHES)]
            middles: Any = [
                _middle(*each)
                for each in zip(series["period_start"], series["period_end"], strict=True)
            ]
            axes.plot(
                middles,
                series["value"] / factor,
                dash,
                marker="x",
                color=COLOURS["reference"],
                label=_wrapped(str(reporter), WRAP_LEGEND),
                zorder=1,
            )
    moments = _side_by_side(figures)
    for row, when in zip(figures, moments, strict=True):
        _draw(axes, row, when, factor, upright=True)
    # A year's flow stands in its middle.
    axes.xaxis.set_major_locator(YearLocator(base=_years_apart(axes), month=7, day=1))
    axes.xaxis.set_major_formatter(DateFormatter("%Y"))
    axes.xaxis.set_minor_locator(YearLocator())  # marks at the turns of the years
    axes.tick_params(axis="x", which="minor", bottom=True, length=5)
    axes.grid(visible=False, axis="x")
    marks = _legend(figures, None)
    handles = marks + (axes.get_legend_handles_labels()[0] if reference is not None else [])
    reporters: Iterable[str] = [] if reference is None else reference["reporter"]
    _finish(figure, axes, title, "", _sourced(rows, source, reporters), handles)
    axes.set_ylabel(_measured(f"{scale} {unit}".strip(), axes.get_ylim()))
    official = (f" Line of official figures: {each}." for each in dict.fromkeys(reporters))
    named = labels_of(rows)
    places = [
        (date2num(when), _valued(row, factor)) for row, when in zip(figures, moments, strict=True)
    ]
    points = _points(axes, figures, places, named)
    _show(figure, wording.described(rows, unit, named) + "".join(official), points)


def series(lines: pd.DataFrame, *, title: str, unit: str, scale: str = "", source: str) -> None:
    """Draw official series over the years.

    Parameters
    ----------
    lines
        One column a series; the index has the years.
    """
    figure, axes = plt.subplots(figsize=(WIDTH, 4.0))
    factor = SCALED[scale]
    colours = (COLOURS["reference"], COLOURS["implied"], COLOURS["stated"])
    for number, name in enumerate(lines):
        values = lines[name].dropna() / factor
        style = {"color": colours[number], "linestyle": DASHES[number], "marker": "xo^"[number]}
        axes.plot(values.index, values, **style, label=str(name))
    axes.set_ylim(0, lines.max().max() / factor * 1.1)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.grid(visible=False, axis="x")
    _finish(figure, axes, title, "", source, axes.get_legend_handles_labels()[0])
    axes.set_ylabel(_measured(f"{scale} {unit}".strip(), axes.get_ylim()))
    told = "; ".join(
        f"{name}: {', '.join(f'{each / factor:,.4g} in {year}' for year, each in ends.items())}"
        for name, ends in ((name, lines[name].dropna().iloc[[0, -1]]) for name in lines)
    )
    _show(figure, f"Lines over the years in {scale} {unit}. {told}.")


def bars(counts: pd.Series, *, title: str, label: str, source: str) -> None:
    """Draw a horizontal bar a count, with the count written at its end."""
    figure, axes = plt.subplots(figsize=(WIDTH, 1.5 + 0.42 * len(counts)))
    names = [_wrapped(str(name), WRAP_LABEL) for name in counts.index]
    drawn = axes.barh(names, counts, color=COLOURS["stated"], height=0.6)
    axes.bar_label(drawn, padding=4, fontsize=11)
    axes.invert_yaxis()
    axes.grid(visible=False, axis="y")
    axes.set_xlim(0, counts.max() * 1.12)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    _finish(figure, axes, title, label, source, [])
    written = "; ".join(f"{name}: {count}" for name, count in counts.items())
    _show(figure, f"Bar chart of {label}. {written}.")


# -- pieces


def _sourced(rows: pd.DataFrame, source: str | None, reporters: Iterable[str]) -> str:
    """The line under a chart, with the reporters of the official figures in it."""
    official = ", ".join(dict.fromkeys(reporters))
    line = source or source_line(rows)
    return f"{line} Official figures: {official}." if official else line


def _when(row: Row) -> pd.Timestamp:
    if pd.isna(row["period_start"]):
        return row["period_end"] if not pd.isna(row["period_end"]) else said_until(row["stated_on"])
    return _middle(row["period_start"], row["period_end"])


def _side_by_side(figures: list[Row]) -> list[pd.Timestamp]:
    """Where each figure stands in time, those of one moment spread around it."""
    moments = [_when(row) for row in figures]
    places = []
    for number, moment in enumerate(moments):
        same, before = moments.count(moment), moments[:number].count(moment)
        step = (before - (same - 1) / 2) / max(1, same - 1)
        places.append(moment + step * min(1.0, same / 4) * SPREAD)
    return places


def _years_apart(axes: Axes) -> int:
    """Years from one label of a time axis to the next, so that they stand apart."""
    first, last = axes.get_xlim()
    return 5 if last - first > 12 * 366 else 1


def _middle(start: pd.Timestamp, end: pd.Timestamp) -> pd.Timestamp:
    return start + (end - start) / 2


def _fit(
    axes: Axes,
    figures: list[Row],
    factor: float,
    reference: pd.Series | None,
    axis: str = "x",
) -> None:
    """Set the value axis so that every finite end shows, with room for arrows at the open ones."""
    names = NUMBERS
    ends = [row[name] / factor for row in figures for name in names]
    ends += [] if reference is None else list(reference / factor)
    finite = [end for end in ends if not (isinf(end) or isnan(end))]
    low, high = min(finite), max(finite)
    spread = (high - low) or abs(high) or 1.0
    room = 2 * ARROW * spread
    limits = (low - room, high + room)
    if low >= 0 and low - room < spread / 2:
        limits = (min(0.0, low), high + room)
    (axes.set_xlim if axis == "x" else axes.set_ylim)(*limits)


def _draw(axes: Axes, row: Row, place: Any, factor: float, *, upright: bool = False) -> None:
    """One figure: thin literal bar, thick implied bar, arrows at open ends, a mark at the value."""
    shape, colour, _ = _mark_of(row)
    start, end = axes.get_ylim() if upright else axes.get_xlim()
    first, last = min(start, end), max(start, end)
    literal = (row["low"] / factor, row["high"] / factor)
    implied = (row["implied_low"] / factor, row["implied_high"] / factor)

    def bar(low: float, high: float, width: float, alpha: float) -> None:
        ends = [max(low, first), min(high, last)]
        across = [place, place]
        axes.plot(
            *((across, ends) if upright else (ends, across)),
            color=colour,
            linewidth=width,
            alpha=alpha,
            solid_capstyle="butt",
            zorder=2,
        )

    bar(*implied, IMPLIED_WIDTH, 0.35)
    bar(*literal, LITERAL_WIDTH, 1.0)
    for end, edge, mark in ((literal[0], first, "<v"), (literal[1], last, ">^")):
        if isinf(end):
            point = ([place], [edge]) if upright else ([edge], [place])
            axes.plot(
                *point, mark[upright], color=colour, markersize=ARROW_SIZE, clip_on=False, zorder=3
            )
    if not isnan(row["value"]):
        value = row["value"] / factor
        point = ([place], [value]) if upright else ([value], [place])
        face = "white" if is_implied(row) else colour
        axes.plot(
            *point,
            shape,
            color=colour,
            markerfacecolor=face,
            markeredgewidth=1.8,
            markersize=MARK_SIZE,
            zorder=4,
        )


def _draw_reference(axes: Axes, reference: pd.Series, factor: float) -> None:
    for number, (_, value) in enumerate(reference.items()):
        dash = DASHES[number % len(DASHES)]
        axes.axvline(
            value / factor, color=COLOURS["reference"], linestyle=dash, linewidth=1.5, zorder=1
        )


def _valued(row: Row, factor: float) -> float:
    """Where a figure stands on the axis: at its number, else at an end that it has."""
    ends = (row[name] / factor for name in ("value", "low", "high"))
    return next((end for end in ends if not (isnan(end) or isinf(end))), 0.0)


def _points(
    axes: Axes, figures: list[Row], places: Sequence[tuple[float, float]], labels: list[str]
) -> list[Point]:
    """The marks of a chart with the figures behind them, in data coordinates."""
    return [
        (axes, x, y, figure_ids(row), label)
        for row, (x, y), label in zip(figures, places, labels, strict=True)
        if row.keys() & {"figure_id", "claim_id", "implied_id"}
    ]


def _show(figure: Figure, alt: str, points: Iterable[Point] = ()) -> None:
    """Show a figure, once, with its alternative text and where the picture has its points.

    A point is [x, y, figure ids, words], with x and y as parts of the picture's width and height
    from its upper left corner, so that a page can lay a link over it at any size.
    """
    figure.canvas.draw()
    # the notebook's backend cuts the picture to this box
    box = figure.get_tightbbox().padded(plt.rcParams["savefig.pad_inches"])
    found = []
    for axes, x, y, ids, words in points:
        across, up = axes.transData.transform((x, y)) / figure.dpi
        parts = ((across - box.x0) / box.width, (box.y1 - up) / box.height)
        found.append([*(round(float(part), 3) for part in parts), ids, words])
    finding = " ".join(figure.get_suptitle().split())
    about = {"alt": f"{finding}. {alt}", **({"points": found} if found else {})}
    display(figure, metadata={"image/png": about})
    plt.close(figure)

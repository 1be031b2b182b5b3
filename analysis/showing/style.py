"""How charts look: sizes, colours, marks and the finish that all share."""

from __future__ import annotations

from math import isinf
from textwrap import fill
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.record.load import is_implied
from analysis.record.schema import Row

WIDTH = 5.4  # inches; at the width of a phone the type is still legible


COLOURS = {"stated": "#1b5e8c", "implied": "#b3541e", "reference": "#4a4a4a"}


# who said it is told by shape as well as by colour; no side, or another, is a triangle
SIDES = {
    "KZ": ("o", "#1b5e8c", "stated by Kazakhstan's side"),
    "RU": ("s", "#8c2f5b", "stated by Russia's side"),
}


NO_SIDE = ("^", "#3f6b35", "stated by others")


LITERAL_WIDTH, IMPLIED_WIDTH = 2.0, 9.0


MARK_SIZE = 6


ARROW_SIZE = 9


DASHES: tuple[Any, ...] = (
    "--",
    ":",
    "-.",
)  # of official series, which plain lines of bounds must not be taken for


ARROW = 0.07  # length of an open end, in parts of the axis


WRAP_TITLE, WRAP_LABEL, WRAP_SOURCE = 46, 28, 76


WRAP_LEGEND = 32


def setup() -> None:
    """Set the style of charts and tables for a notebook."""
    sns.set_theme(context="notebook", style="whitegrid", font="DejaVu Sans")
    plt.rcParams.update(
        {
            "figure.dpi": 150,
            "savefig.bbox": "tight",
            "axes.titlelocation": "left",
            "axes.titlesize": 12,
            "axes.titleweight": "bold",
            "axes.labelsize": 11,
            "xtick.labelsize": 10.5,
            "ytick.labelsize": 10.5,
            "legend.fontsize": 9.5,
            "text.parse_math": False,  # two dollar signs are no formula
        }
    )
    pd.options.display.width = 100
    pd.options.display.max_columns = 20
    pd.options.display.max_colwidth = None  # a source is never cut short
    pd.options.display.html.use_mathjax = False  # two dollar signs are no formula
    pd.options.display.float_format = "{:,.6g}".format


def _wrapped(text: str, width: int) -> str:
    return fill(text, width, break_long_words=False)


def _mark_of(row: Row) -> tuple[str, str, str]:
    """Shape, colour and meaning of a mark."""
    if is_implied(row):
        return "o", COLOURS["implied"], "follows by arithmetic"
    if "side" not in row:
        return "o", COLOURS["stated"], "stated"
    return SIDES.get(row["side"], NO_SIDE)


def _legend(figures: list[Row], reference: pd.Series | None) -> list[Line2D]:
    marks = dict.fromkeys(_mark_of(row) for row in figures)
    order = [*SIDES.values(), NO_SIDE]
    handles = [
        _mark(*mark, filled=mark[2] != "follows by arithmetic")
        for mark in sorted(marks, key=lambda mark: order.index(mark) if mark in order else -1)
    ]
    if any(row["low"] != row["high"] for row in figures):
        handles.append(
            Line2D([], [], color="#555555", linewidth=LITERAL_WIDTH, label="literal bounds")
        )
    if any(row["implied_low"] != row["implied_high"] for row in figures):
        handles.append(
            Line2D(
                [],
                [],
                color="#555555",
                linewidth=IMPLIED_WIDTH,
                alpha=0.35,
                label="as commonly taken",
            )
        )
    if any(isinf(row["low"]) or isinf(row["high"]) for row in figures):
        handles.append(Line2D([], [], color="#555555", marker=">", linestyle="", label="open end"))
    for number, label in enumerate([] if reference is None else reference.index):
        dash = DASHES[number % len(DASHES)]
        handles.append(
            Line2D(
                [],
                [],
                color=COLOURS["reference"],
                linestyle=dash,
                label=_wrapped(str(label), WRAP_LEGEND),
            )
        )
    return handles


def _mark(shape: str, colour: str, label: str, *, filled: bool) -> Line2D:
    face = colour if filled else "white"
    return Line2D(
        [],
        [],
        color=colour,
        marker=shape,
        markerfacecolor=face,
        markeredgewidth=1.8,
        linestyle="",
        label=label,
    )


def _measured(label: str, limits: tuple[float, float]) -> str:
    """The name of an axis of values, which says so where zero is not on it.

    >>> _measured("billion US dollars", (18, 30)), _measured("projects", (0, 60))
    ('billion US dollars (not from zero)', 'projects')
    """
    return label if limits[0] <= 0 <= limits[1] else f"{label} (not from zero)"


def _finish(
    figure: Figure, axes: Axes, title: str, label: str, source: str, handles: list[Any]
) -> None:
    sns.despine(ax=axes, left=True)
    figure.suptitle(
        _wrapped(title, WRAP_TITLE), x=0.02, ha="left", fontsize=12.5, fontweight="bold"
    )
    axes.set_xlabel(label)
    figure.legend(
        handles=handles, loc="upper left", bbox_to_anchor=(0.0, 0.0), ncols=2, frameon=False
    )
    figure.tight_layout()
    rows = (len(handles) + 1) // 2 + sum(str(each.get_label()).count("\n") for each in handles)
    height = figure.get_size_inches()[1]
    figure.text(
        0.02,
        -(0.25 * rows + 0.15) / height,
        _wrapped(source, WRAP_SOURCE),
        fontsize=8.5,
        color="#444444",
        va="top",
    )

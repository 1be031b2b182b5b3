"""How charts look: sizes, colours, marks and the finish that all share."""

import re
from collections.abc import Iterable
from math import isinf
from textwrap import fill
from typing import Any

import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.record.load import is_implied
from analysis.record.schema import Row

WIDTH = 4.3  # inches: 328 pixels of a phone show `NAME` 9 pixels high
COLOURS = {"stated": "#1b5e8c", "implied": "#b3541e", "reference": "#4a4a4a", "key": "#555555"}
FONT = "DejaVu Sans"  # comes with matplotlib
NAME = 8.5  # points of names in a chart, and of all that is as small
# who said it is told by shape as well as by colour; no side, or another, is a triangle
SIDE_STYLES = {
    "KZ": ("o", "#1b5e8c", "Kazakhstan's side"),
    "RU": ("s", "#8c2f5b", "Russia's side"),
}
NO_SIDE = ("^", "#3f6b35", "others, or not named")
STATED = ("o", COLOURS["stated"], "stated")
IMPLIED = ("o", COLOURS["implied"], "follows by arithmetic")
LITERAL_WIDTH, IMPLIED_WIDTH = 2.0, 9.0
MARK_SIZE, ARROW_SIZE = 6, 9
PAD = 0.12  # inches between the parts of a chart
# of official series, which plain lines of bounds must not be taken for
DASHES: tuple[tuple[float, ...], ...] = ((4, 1.5), (1, 1.2), (6, 1.5, 1, 1.5))
ARROW = 0.07  # length of an open end, in parts of the axis
ROW, LINE = 0.27, 0.15  # inches of a row with a name of one line, and of each further line
AXIS = 0.65  # inches of an axis of values with its name
#: A month and its year, which no line break parts.
DATE = re.compile(r"\b([A-Z][a-z]{2}) (\d{4})\b")
WRAP_TITLE, WRAP_NAME, WRAP_LABEL, WRAP_AXIS, WRAP_SOURCE, WRAP_LEGEND = 38, 26, 22, 42, 64, 24


def setup() -> None:
    """Set the style of charts and tables for a notebook."""
    sns.set_theme(
        context="notebook",
        style="whitegrid",
        font=FONT,
        rc={
            "figure.dpi": 150,
            "axes.labelsize": 10.5,
            "xtick.labelsize": 10,
            "ytick.labelsize": 10,
            "legend.fontsize": 9,
            "xaxis.labellocation": "right",  # where there is always room for a long one
            "text.parse_math": False,  # two dollar signs are no formula
        },
    )
    pd.options.display.width = 100
    pd.options.display.max_columns = 20
    pd.options.display.max_rows = None  # nothing is left out of a table untold
    pd.options.display.max_colwidth = None  # a source is never cut short
    pd.options.display.html.use_mathjax = False  # two dollar signs are no formula
    pd.options.display.float_format = "{:,.6g}".format


def wrapped(text: str, width: int) -> str:
    """Break a text into lines."""
    return fill(text, width, break_long_words=False)


def balanced(text: str, width: int) -> str:
    """Break a text into as few lines as fit a width, which are about as long.

    >>> balanced("Kazakhstan buys more than it sells there", 35).splitlines()
    ['Kazakhstan buys more', 'than it sells there']
    >>> [len(line) for line in balanced("Minister, Nov 2025: 12", 16).splitlines()]
    [9, 12]
    """
    if len(text) > width:
        text = DATE.sub("\\1\u00a0\\2", text)
    fewest = wrapped(text, width).count("\n")
    tried = (wrapped(text, narrow) for narrow in range(width // 2, width + 1))
    return next(lines for lines in tried if lines.count("\n") == fewest)


def mark_of(row: Row) -> tuple[str, str, str]:
    """Give shape, colour and meaning of a figure's mark."""
    if is_implied(row):
        return IMPLIED
    return SIDE_STYLES.get(row["side"], NO_SIDE) if "side" in row else STATED


def goes_on(row: Row, name: str) -> bool:
    """Whether a bound is drawn as an arrow: it is open, or the end that any fall has, all of it."""
    return isinf(row[name]) or (row.get("measure") == "change" and row[name] == -100)


def legend(figures: list[Row]) -> list[Line2D]:
    """Explain the marks of figures, as handles of a legend."""
    order = [IMPLIED, STATED, *SIDE_STYLES.values(), NO_SIDE]
    marks = {mark_of(row) for row in figures}
    handles = [_mark(*mark) for mark in order if mark in marks]
    if any(goes_on(row, name) for row in figures for name in ("low", "high")):
        total = any(row["low"] == -100 for row in figures)
        words = "open end, or down to −100%" if total else "open end"
        handles.append(_key(words, marker=">", linestyle=""))
    return handles


def official_line(number: int) -> dict[str, Any]:
    """Give the look of the line of an official series, by its number in a chart."""
    return {"color": COLOURS["reference"], "linestyle": (0, DASHES[number % len(DASHES)])}


def official_key(labels: Iterable[Any]) -> list[Line2D]:
    """Explain the lines of official figures, as handles of a legend."""
    wraps = (wrapped(str(label), WRAP_LEGEND) for label in labels)
    return [_key(label, **official_line(number)) for number, label in enumerate(wraps)]


def _key(label: str, **how: Any) -> Line2D:
    return Line2D([], [], **{"color": COLOURS["key"], "label": label, **how})


def _mark(shape: str, colour: str, label: str) -> Line2D:
    face = "white" if label == IMPLIED[2] else colour
    how = {"marker": shape, "markerfacecolor": face, "markeredgewidth": 1.8, "linestyle": ""}
    return _key(wrapped(label, WRAP_LEGEND), color=colour, **how)


def measured(label: str, limits: tuple[float, float]) -> str:
    """Name an axis of values, and say so where zero is not on it.

    >>> measured("billion US dollars", (18, 30)), measured("projects", (0, 60))
    ('billion US dollars (not from zero)', 'projects')
    """
    told = label if limits[0] <= 0 <= limits[1] else f"{label} (not from zero)"
    return balanced(told, WRAP_AXIS)


def finish(figure: Figure, title: str, source: str, handles: list[Any], rows: float = 0) -> None:
    """Put the title above a chart, legend and line of sources below it, and make room for them.

    `rows` is how high its rows must be together, in inches, so that a finger can tell them apart,
    whatever room the names of the axis take.
    """
    sns.despine(figure, left=True)
    heading = {"ha": "left", "va": "top", "fontsize": 12, "fontweight": "bold"}
    name = figure.suptitle(balanced(title, WRAP_TITLE), x=0.02, **heading)
    key = figure.legend(handles=handles, loc="upper left", ncols=2, frameon=False, borderpad=0)
    note = figure.text(
        0.02, 0, wrapped(source, WRAP_SOURCE), fontsize=NAME, color="#444444", va="top"
    )
    above, high, low = (part.get_window_extent().height / figure.dpi for part in (name, key, note))
    high = high + PAD if handles else 0.0
    width, height = figure.get_size_inches()
    below = high + low + 2 * PAD
    for _ in range(2):  # what the axis takes is known when all has its place
        total = above + 2 * PAD + height + below
        figure.set_size_inches(width, total)
        key.set_bbox_to_anchor((0.01, below / total))
        note.set_y((low + PAD) / total)
        name.set_y(1 - PAD / total)
        figure.tight_layout(rect=(0, below / total, 1, 1))
        height += max(0, rows - figure.axes[0].get_position().height * total)

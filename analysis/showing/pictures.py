"""A chart as a notebook shows it: its picture twice, its numbers, its words, its points."""

from base64 import b64encode
from collections.abc import Iterable
from io import BytesIO, StringIO
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from IPython.core.getipython import get_ipython
from IPython.display import display
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from analysis.showing.marks import Point

#: A drawing is the same each time, and its text is text.
STEADY: Any = {"svg.hashsalt": "stated-figures", "svg.fonttype": "none"}


def in_notebook() -> bool:
    """Tell a notebook, or IPython, from a script."""
    return get_ipython() is not None


def show(figure: Figure, alt: str, numbers: pd.DataFrame, points: Iterable[Point] = ()) -> None:
    """Show a figure, once: as PNG, as SVG and as its numbers, with an alternative text.

    In a script, where nothing shows them, it is left open as the current figure.

    A point is [x, y, figure ids, words], with x and y as parts of the picture's width and height
    from its upper left corner, so that a page can lay a link over it at any size.
    """
    if not in_notebook():
        return
    parts = figure.transFigure.inverted()
    found = []
    for axes, x, y, ids, words in points:
        across, up = parts.transform(axes.transData.transform((x, y)))
        found.append([round(float(across), 4), round(float(1 - up), 4), ids, words])
    finding = " ".join(figure.get_suptitle().split())
    about = {"alt": f"{finding}. {alt}", **({"points": found} if found else {})}
    picture, drawing = BytesIO(), StringIO()
    FigureCanvasAgg(figure).print_png(picture, pil_kwargs={"compress_level": 3})  # small, and fast
    with plt.rc_context(STEADY):
        named = {"Title": finding, "Date": None, "Creator": None}
        figure.savefig(drawing, format="svg", metadata=named)
    shown = {
        "image/png": b64encode(picture.getvalue()).decode(),
        "image/svg+xml": drawing.getvalue(),
        "text/csv": numbers.to_csv(index=False, lineterminator="\n", float_format="%.12g"),
        "text/plain": repr(figure),
    }
    display(shown, metadata={"image/png": about}, raw=True)
    plt.close(figure)

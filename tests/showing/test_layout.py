"""Charts of the notebooks as they are drawn: nothing lies on anything else, and each is told."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from project import ROOT

from analysis.publishing.freshness import read
from analysis.showing import pictures, style

pytestmark = pytest.mark.slow

#: What `style.setup` sets beside the style of charts.
DISPLAY = ("width", "max_columns", "max_rows", "max_colwidth", "html.use_mathjax", "float_format")
SET_UP = [f"display.{name}" for name in DISPLAY]
PHONE = 328  # pixels that a chart is wide on a phone of 360
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def shown_texts(figure: Figure) -> list[Text]:
    """The texts of a chart that are painted."""
    figure.canvas.draw()
    texts = list(figure.texts)
    for legend in [*figure.legends, *(axes.get_legend() for axes in figure.axes)]:
        texts += legend.get_texts() if legend else []
    for axes in figure.axes:
        texts += [axes.title, axes.xaxis.label, axes.yaxis.label, *axes.texts]
        for axis in (axes.xaxis, axes.yaxis):
            texts += [tick.label1 for tick in axis._update_ticks()]
    suptitle = getattr(figure, "_suptitle", None)
    texts += [suptitle] if suptitle and suptitle not in texts else []
    return [each for each in dict.fromkeys(texts) if each.get_visible() and each.get_text().strip()]


def overlaps(figure: Figure) -> list[tuple[str, str]]:
    """Pairs of texts of which one lies on the other, by more than a pixel."""
    boxes = [(each.get_text(), each.get_window_extent().padded(-1)) for each in shown_texts(figure)]
    return [(a, b) for (a, one), (b, other) in combinations(boxes, 2) if one.overlaps(other)]


def outside(figure: Figure) -> list[str]:
    """Texts of which a part, by more than a pixel, lies outside of the picture."""
    x, y, right, top = figure.bbox.padded(1).extents
    boxes = [(each.get_text(), each.get_window_extent()) for each in shown_texts(figure)]
    return [text for text, b in boxes if b.x0 < x or b.y0 < y or b.x1 > right or b.y1 > top]


def drawn(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Figure]:
    """The charts of a notebook, by running its code here."""
    figures: list[Figure] = []
    kept = [part for name in SET_UP for part in (name, pd.get_option(name))]
    with plt.rc_context(), pd.option_context(*kept), monkeypatch.context() as patched:
        patched.setattr(pictures, "in_notebook", lambda: True)
        patched.setattr(pictures, "display", lambda *_, **__: None)
        patched.setattr(plt, "close", figures.append)
        patched.chdir(path.parent)
        scope: dict[str, Any] = {"display": lambda *_, **__: None}
        for cell in read(path)["cells"]:
            if cell["cell_type"] == "code":
                exec(compile(cell["source"], str(path), "exec"), scope)  # noqa: S102
        for figure in figures:
            figure.canvas.draw()
    return figures


@pytest.fixture
def figures(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    yield drawn(request.param, monkeypatch)
    plt.close("all")


#: Some seconds each: of the others where CI is set.
AT_ONCE = ("03_student_counts",)


@pytest.mark.parametrize(
    "figures",
    [
        pytest.param(path, id=path.stem, marks=() if path.stem in AT_ONCE else pytest.mark.ci)
        for path in NOTEBOOKS
    ],
    indirect=True,
)
def test_charts_are_legible(figures: list[Figure]) -> None:
    assert figures
    for figure in figures:
        title = figure.get_suptitle()
        assert overlaps(figure) == [], title
        assert figure.get_size_inches()[0] == style.WIDTH
        sizes = {each.get_fontsize() for each in shown_texts(figure)}
        assert min(sizes) * PHONE / (72 * style.WIDTH) >= 9, title  # pixels
        assert outside(figure) == [], title
        for axes in figure.axes:
            assert starts_at_zero_or_says_so(axes), title


def starts_at_zero_or_says_so(axes: Axes) -> bool:
    """Of the axis of values, which alone has a name."""
    named = [axis for axis in (axes.xaxis, axes.yaxis) if axis.label.get_text()]
    low, high = sorted(named[0].get_view_interval())
    return len(named) == 1 and (low <= 0 <= high) != ("not from zero" in named[0].label.get_text())


def test_an_overlap_is_noticed() -> None:
    figure, axes = plt.subplots()
    axes.text(0.5, 0.5, "one")
    axes.text(0.51, 0.5, "other")
    assert overlaps(figure) == [("one", "other")]
    plt.close(figure)


def outputs_with_charts() -> list[Any]:
    return [
        pytest.param(output, id=f"{path.stem} {number}")
        for path in NOTEBOOKS
        for number, cell in enumerate(read(path)["cells"])
        for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {})
    ]


@pytest.mark.parametrize("output", outputs_with_charts())
def test_the_alternative_text_says_what_is_drawn_and_how_far_it_reaches(output: Any) -> None:
    alt = output["metadata"]["image/png"]["alt"]
    assert len(alt) > 40
    assert len(re.findall(r"\d", alt)) >= 2
    assert "nan" not in alt
    assert "inf" not in alt.split()
    for x, y, ids, words in output["metadata"]["image/png"].get("points", []):
        assert 0 <= x <= 1
        assert 0 <= y <= 1
        assert ids
        assert words


def lightness(colour: str) -> float:
    """Relative luminance of sRGB (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_every_mark_stands_out_in_greyscale_and_sides_differ_in_shape() -> None:
    marks = [*style.SIDE_STYLES.values(), style.NO_SIDE]
    assert len({shape for shape, _, _ in marks}) == len(marks)
    colours = [colour for _, colour, _ in marks] + list(style.COLOURS.values())
    # 4.5 to 1 against the white of the paper, as WCAG asks of text
    assert [each for each in colours if 1.05 / (lightness(each) + 0.05) < 4.5] == []

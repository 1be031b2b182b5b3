"""Numbers that were typed into the notebooks' prose, held against what the cells show.

Numbers in prose are computed, so that the notebooks' validation guards them. Typed ones stand in
headings alone, each the same as a value that the cells below it show, and in quoted words.
"""

import re
from collections.abc import Iterator
from math import isclose
from pathlib import Path

from bs4 import BeautifulSoup

from analysis.publishing.freshness import Cell, cell_faults
from analysis.reading.find import find_quantities
from analysis.showing.named import plain

_QUOTED = re.compile(r"\*[^*]+\*|`[^`]+`|“[^”]+”|\]\([^)]*\)")
_HEADING = re.compile(r"^#.*$", re.MULTILINE)
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def typed_numbers(root: Path) -> list[str]:
    """Say which typed numbers are shown nowhere: the notebook, the cell and the words of each."""
    return cell_faults(root, _faults)


def _faults(cells: list[Cell]) -> Iterator[tuple[int, str]]:
    for number, cell in enumerate(cells):
        if cell["cell_type"] != "markdown":
            continue
        source = cell["source"].replace("\\$", "$")
        prose = _HEADING.sub(_blank, _QUOTED.sub(_blank, source))
        for words, _ in _typed(prose):
            yield number, f"{words!r}: a number in prose is computed, not typed"
        for heading in _HEADING.findall(source):
            for words, value in _typed(heading.lstrip("# ").replace("*", "")):
                if not any(isclose(value, shown) for shown in _shown(cells[number + 1 :])):
                    yield number, f"{words!r}: the cells below the heading do not show it"


def _typed(text: str) -> list[tuple[str, float]]:
    """Return the figures of a text that are written in digits: their words and sizes."""
    figures = [
        (text[figure.start : figure.end], abs(figure.quantity.value))
        for figure in find_quantities(text)
    ]
    return [(words, value) for words, value in figures if re.search(r"\d", words)]


def _blank(quoted: re.Match[str]) -> str:
    return " " * len(quoted[0])


def _shown(below: list[Cell]) -> Iterator[float]:
    """Yield the numbers in the outputs up to the next heading: as written, then as read."""
    for cell in below:
        if cell["cell_type"] == "markdown":
            if re.search(r"^#", cell["source"], re.MULTILINE):
                return
            continue
        for output in cell["outputs"]:
            text = _text(output)
            yield from (float(number.replace(",", "")) for number in _NUMBER.findall(text))
            yield from (abs(figure.quantity.value) for figure in find_quantities(text))


def _text(output: Cell) -> str:
    data = output.get("data", {})
    parts = [
        output.get("text", ""),
        *(data.get(f"text/{kind}", "") for kind in ("plain", "markdown")),
    ]
    html = BeautifulSoup(data.get("text/html", ""), "html.parser")
    return "\n".join([*map(plain, parts), html.get_text(" ")])

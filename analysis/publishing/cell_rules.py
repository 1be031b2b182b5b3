"""Rules for the cells of notebooks that need no run: findings are checked, sources are escaped.

A heading that states something stands above a cell that holds it, by `holds`. Cells are short, and
choose figures by question instead of by id. A chart has a name, since it can be linked and cited.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from analysis.publishing.freshness import Cell, cell_faults
from analysis.record.schema import read_rows
from analysis.showing.named import plain

#: Headings that state nothing, wherever they stand; a title is a question, and states nothing.
PLAIN = ("What was left out", "Notes")
LINES, WIDTH = 5, 120
CHARTS = {f"charts.{kind}" for kind in ("intervals", "years", "series", "bars", "heatmap")}
_ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HEADING = re.compile(r"^##+ +(.+)$", re.MULTILINE)
_NAME = re.compile(r"[\w.-]+")
_CODE = re.compile(r"`[^`\n]*`")
_ESCAPED = re.compile(r"\\.")
_EMPHASIS = re.compile(r"(\*{1,3})(?!\s)[^*]+(?<!\s)\1")
_BULLET = re.compile(r"^\s*[*-] ", re.MULTILINE)


def broken_rules(root: Path) -> list[str]:
    """Say where the notebooks break a rule: the notebook, the cell and the rule."""
    ids = {row["figure_id"] for row in read_rows(root / "data/raw/figures.csv")}
    return cell_faults(root, _unchecked, lambda cells: _typed(cells, ids), _unescaped, _unnamed)


def heading_above(cells: list[Cell], number: int) -> str:
    """Give the last heading above a cell of a notebook, the title before the first, "" if none."""
    above = "\n".join(cell["source"] for cell in cells[:number] if cell["cell_type"] == "markdown")
    headings = re.findall(r"^#+ +(.+)$", above, re.MULTILINE)
    return headings[-1].strip() if headings else ""


def _unchecked(cells: list[Cell]) -> Iterator[tuple[int, str]]:
    """Find headings whose first code cell holds nothing, and titled charts under plain headings."""
    stated, awaited = False, False
    for number, cell in enumerate(cells):
        if cell["cell_type"] == "markdown":
            headings = [words.strip() for words in _HEADING.findall(cell["source"])]
            if (headings and awaited) or any(words not in PLAIN for words in headings[:-1]):
                yield number, f"{headings[0]!r}: a heading above has no cell to hold it"
            if headings:
                stated = headings[-1] not in PLAIN
                awaited = stated
            continue
        calls = _calls(cell["source"])
        if awaited and "holds" not in calls:
            heading = heading_above(cells, number)
            yield number, f"{heading!r}: the first cell below does not hold it"
        if not stated and any(name.startswith("charts.") for name in calls):
            yield number, "a chart states something under a heading that is not checked"
        awaited = False
    if awaited:
        yield len(cells) - 1, "the last heading has no cell to hold it"


def _typed(cells: list[Cell], ids: set[str]) -> Iterator[tuple[int, str]]:
    """Find code cells that are too long or too wide, or that name figures."""
    for number, cell in enumerate(cells):
        if cell["cell_type"] != "code":
            continue
        source = cell["source"]
        lines = source.splitlines()
        if len(lines) > LINES:
            yield number, f"{len(lines)} lines of code: {LINES} at most"
        if any(len(line) >= WIDTH for line in lines):
            yield number, f"a line of code has {WIDTH} characters or more"
        for name in sorted(ids & set(_NAME.findall(source))):
            yield number, f"{name!r}: figures are chosen by question, not by id"


def _unescaped(cells: list[Cell]) -> Iterator[tuple[int, str]]:
    """Find signs that Markdown takes for more than themselves, in what cells show."""
    for number, cell in enumerate(cells):
        for output in cell.get("outputs", []):
            shown = plain(output.get("data", {}).get("text/markdown", ""))
            bare = _BULLET.sub("", _ESCAPED.sub("", _CODE.sub("", shown)))
            signs = {sign for sign in "$<" if sign in bare}
            signs |= {"*"} & set(_EMPHASIS.sub("", bare))
            for sign in sorted(signs):
                yield number, f"{sign!r} in Markdown is not escaped"


def _unnamed(cells: list[Cell]) -> Iterator[tuple[int, str]]:
    """Find charts without a name of their own, which is their address on the site."""
    names = set()
    for number, cell in enumerate(cells):
        if cell["cell_type"] == "code" and _calls(cell["source"]) & CHARTS:
            name = cell.get("metadata", {}).get("name", "")
            if not _ADDRESS.fullmatch(name) or name in names:
                yield number, f"{name!r}: a chart has a name of its own in its metadata"
            names.add(name)


def _calls(source: str) -> set[str]:
    """Name the functions that a cell calls."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except SyntaxError:
        return set()
    return {ast.unparse(node.func) for node in nodes if isinstance(node, ast.Call)}

"""Cells of the notebooks are short, and choose figures by question."""

import json
import re
from collections.abc import Iterator

import pytest
from project import ROOT

from analysis.record.load import all_figures, load

LINES, WIDTH = 5, 120


def cells() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                yield f"{path.stem} {cell['id']}", "".join(cell["source"])


CELLS = dict(cells())


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_has_five_lines_at_most(cell: str) -> None:
    lines = CELLS[cell].splitlines()
    assert 1 <= len(lines) <= LINES
    assert [line for line in lines if len(line) >= WIDTH] == []


def test_no_cell_names_a_figure() -> None:
    ids = {*all_figures()["figure_id"], *load("implied")["implied_id"]}
    named = {
        cell: sorted(ids & set(re.findall(r"[\w:.+-]+", source))) for cell, source in CELLS.items()
    }
    assert {cell: found for cell, found in named.items() if found} == {}

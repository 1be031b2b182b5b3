"""A row that is bad as a whole gets one message, which says what to do."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from project import ROOT, STUDENTS, rows_of, sampled

from analysis.record.cells import BadInput
from analysis.record.raw import read_raw

FIGURE_COLUMNS = list(rows_of(ROOT, "figures")[0])


def without(cells: list[str], column: str) -> list[str]:
    """The cells but for that of a column."""
    return [cell for cell, name in zip(cells, FIGURE_COLUMNS, strict=True) if name != column]


# what is done to the cells of the row of the 66 thousand students, and the one message for it
WHOLE_ROWS: dict[str, tuple[Callable[[list[str]], list[str]], str]] = {
    "all empty": (lambda cells: [""] * len(cells), "an empty row: take it out"),
    "one too few": (
        lambda cells: without(cells, "read_as"),
        (
            "19 cells where 20 belong, 1 too few: an empty cell too has its comma; it may be "
            "missing at read_as, period_as_stated, base_as_stated, relates_to, relation, confirmed"
        ),
    ),
    "four too few": (
        lambda cells: cells[:16],
        "16 cells where 20 belong, 4 too few: an empty cell too has its comma",
    ),
    "one too many": (
        lambda cells: [*cells, "a note with a comma"],
        "21 cells where 20 belong, 1 too many: quote a cell that holds a comma",
    ),
    "shifted left": (
        lambda cells: [*without(cells, "stated_on"), ""],
        (
            "from stated_on to confirmed the cells seem to stand too far left: put an empty one "
            "before them, take one away behind"
        ),
    ),
    "shifted right": (
        lambda cells: [*cells[:7], "", *without(cells, "relation")[7:]],
        (
            "from ref_area to read_as the cells seem to stand too far right: take an empty one "
            "away before them, put one behind"
        ),
    ),
}


def line_of_cells(cells: list[str]) -> str:
    """A line of CSV."""
    with io.StringIO() as line:
        csv.writer(line, lineterminator="\n").writerow(cells)
        return line.getvalue()


@pytest.mark.parametrize(("change", "message"), WHOLE_ROWS.values(), ids=WHOLE_ROWS)
def test_a_row_that_is_bad_as_a_whole_gets_one_message(
    tmp_path: Path, change: Callable[[list[str]], list[str]], message: str
) -> None:
    root = sampled(tmp_path)
    line, cells = next(
        (line, list(row.values()))
        for line, row in enumerate(rows_of(root, "figures"), 2)
        if row["figure_id"] == STUDENTS
    )
    path = root / "data/raw/figures.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[line - 1] = line_of_cells(change(cells))
    path.write_text("".join(lines), encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        read_raw(root)
    words = f"'{STUDENTS}': " if any(change(cells)) else ""
    here = [each for each in str(refused.value).splitlines() if f"figures.csv:{line}: " in each]
    assert here == [f"data/raw/figures.csv:{line}: {words}{message}"]


def test_figures_of_a_document_whose_row_is_bad_are_not_named_for_it(tmp_path: Path) -> None:
    root = sampled(tmp_path)
    path = root / "data/raw/documents.csv"
    first = rows_of(root, "documents")[0]["document_id"]
    text = path.read_text(encoding="utf-8").replace(f"\n{first},", f"\n{first},,", 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        read_raw(root)
    assert [(each.file.name, each.line) for each in refused.value.problems] == [
        ("documents.csv", 2)
    ]

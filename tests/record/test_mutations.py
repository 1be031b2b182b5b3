"""A damaged cell of data/raw is named, or changes what `check` compares, or is told harmless."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from project import copied, edited, raw, rows_of, sampled

from analysis.publishing.build import build, stale
from analysis.record.cells import BadInput
from analysis.record.raw import read_raw
from analysis.record.schema import RAW


def other_digit(cell: str) -> str:
    """The first digit becomes another."""
    return next((cell.replace(each, str(9 - int(each)), 1) for each in cell if each.isdigit()), "8")


DAMAGES: dict[str, Callable[[str], str]] = {
    "emptied": lambda cell: "",
    "a letter more": lambda cell: f"{cell}q",
    "another digit": other_digit,
    "cut in half": lambda cell: cell[: len(cell) // 2],
}
#: Damages that no cell may have, whatever its column.
NEVER: dict[str, Callable[[str], str]] = {
    "a control character": lambda cell: f"{cell}\x07",
    "NUL": lambda cell: f"{cell}\x00",
    "a line end": lambda cell: f"{cell}\n{cell}",
    "a direction override": lambda cell: f"{cell}\u202e",
    "a zero-width space": lambda cell: f"{cell[:1]}\u200b{cell[1:]}",
    "a space behind": lambda cell: f"{cell} ",
}
#: Columns that nothing is made from, and why that is no loss.
HARMLESS: dict[tuple[str, str], str] = {
    (
        "documents",
        "file",
    ): "the name of a text that is not in the record; verify goes by sha256",
    ("documents", "lines"): "where in the text passages are counted from: verify misses the words",
    ("documents", "sha256"): "verify says that it has no such text",
    ("figures", "stated_on"): "a figure without a day of its own takes that of its document",
    (
        "figures",
        "base_as_stated",
    ): "words for what a share is a share of; of a change they are read",
    ("figures", "read_as"): "words for the reader; what they are read as is compared",
    ("corrections", "why"): "an explanation for who keeps the record",
}

CELLS = [(table, column.name) for table, columns in RAW.items() for column in columns]
#: A second each: of the other tables where CI is set.
TRIED = [
    pytest.param(
        *cell,
        id=".".join(cell),
        marks=() if cell[0] in {"figures", "corrections"} else pytest.mark.ci,
    )
    for cell in CELLS
]


def filled(root: Path, table: str, column: str) -> int:
    """Return the line that is damaged: the first that has something in the column."""
    return next((line for line, row in enumerate(rows_of(root, table), 2) if row[column]), 2)


def damaged(root: Path, table: str, column: str, change: Callable[[str], str]) -> bool:
    """Damage one cell; whether that changed it."""
    line = filled(root, table, column)
    old = rows_of(root, table)[line - 2][column]
    edited(root, table, line, **{column: change(old)})
    return change(old) != old


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small record that is in order, and built."""
    root = sampled(tmp_path_factory.mktemp("whole"))
    build(root)
    return root


@pytest.fixture
def root(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole / "data", tmp_path / "data")
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize(("table", "column"), TRIED)
def test_no_damage_passes_in_silence(root: Path, table: str, column: str) -> None:
    before, line = raw(root, table).read_bytes(), filled(root, table, column)
    silent = []
    for name, change in DAMAGES.items():
        raw(root, table).write_bytes(before)
        if not damaged(root, table, column, change):
            continue
        try:
            read_raw(root)
        except BadInput as error:
            places = {(each.file.stem, each.line) for each in error.problems}
        else:
            silent.append(name)
            continue
        # a key that others use is missed where it is used
        elsewhere = any(file != table for file, _ in places)
        assert elsewhere or (table, line) in places, name
    if silent:
        raw(root, table).write_bytes(before)
        damaged(root, table, column, DAMAGES[silent[0]])
        assert bool(stale(root)) != ((table, column) in HARMLESS), silent


@pytest.mark.parametrize("change", NEVER.values(), ids=NEVER)
def test_what_is_not_seen_is_refused_in_every_column(
    tmp_path: Path, change: Callable[[str], str]
) -> None:
    root = copied(tmp_path)
    for table in RAW:
        first = rows_of(root, table)[0]
        edited(root, table, 2, **{name: change(cell) for name, cell in first.items()})
    with pytest.raises(BadInput) as caught:
        read_raw(root)
    unseen = ("not seen", "a space before or behind")
    named = {
        (problem.file.stem, problem.column)
        for problem in caught.value.problems
        if any(each in problem.reason for each in unseen)
    }
    assert named == set(CELLS)

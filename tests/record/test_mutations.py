"""A damaged cell or table of data/raw is named, or `check` tells that it changed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from project import Row, built, edited, raw, rows_of, sampled, write_table

from analysis.publishing import build
from analysis.record.cells import BadInput, RawRow, cell_problems
from analysis.record.raw import read_raw
from analysis.record.schema import RAW, Column

pytestmark = pytest.mark.slow  # test_raw.py and test_between_rows.py name damages too


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
    "two spaces": lambda cell: f"{cell}  {cell}",
}
CELLS = [(table, column.name) for table, columns in RAW.items() for column in columns]
#: A second each: one of each kind of column, and the others where CI is set.
AT_ONCE = {
    ("figures", "figure_id"),
    ("figures", "passage"),
    ("figures", "stated_on"),
    ("figures", "as_stated"),
    ("figures", "note"),
    ("corrections", "expect"),
}
TRIED = [
    pytest.param(*cell, id=".".join(cell), marks=() if cell in AT_ONCE else pytest.mark.ci)
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


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return built(tmp_path)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], list[str]]:
    """What `check` tells of data/raw alone: the tables are not made."""
    monkeypatch.setattr(build, "files_of", lambda *_: {})
    return lambda root: [each for each in build.stale(root) if each.startswith("data/raw/")]


@pytest.mark.parametrize(("table", "column"), TRIED)
def test_no_damage_passes_in_silence(
    root: Path, told: Callable[[Path], list[str]], table: str, column: str
) -> None:
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
        assert any(each.startswith(f"data/raw/{table}.csv: ") for each in told(root)), silent


@pytest.mark.parametrize("change", NEVER.values(), ids=NEVER)
def test_what_is_not_seen_is_refused_in_every_column(
    tmp_path: Path, change: Callable[[str], str]
) -> None:
    root = sampled(tmp_path)
    for table in RAW:
        first = rows_of(root, table)[0]
        edited(root, table, 2, **{name: change(cell) for name, cell in first.items()})
    with pytest.raises(BadInput) as caught:
        read_raw(root)
    unseen = ("not seen", "a space before or behind", "two spaces")
    named = {
        (problem.file.stem, problem.column)
        for problem in caught.value.problems
        if any(each in problem.reason for each in unseen)
    }
    assert named == set(CELLS)


@pytest.mark.parametrize("word", ["Cловo", "wоrd", "5 млpд", "ЖҰМЫC", "élан"])
def test_a_word_of_two_alphabets_is_named_in_every_column_but_addresses(
    tmp_path: Path, word: str
) -> None:
    root = sampled(tmp_path)
    for table in RAW:
        first = rows_of(root, table)[0]
        edited(root, table, 2, **{name: f"{cell} {word}".strip() for name, cell in first.items()})
    with pytest.raises(BadInput) as caught:
        read_raw(root)
    named = {
        (problem.file.stem, problem.column)
        for problem in caught.value.problems
        if "letters of two alphabets" in problem.reason
    }
    addresses = {("documents", "url"), ("references", "url")}
    assert named == set(CELLS) - addresses


@pytest.mark.parametrize(
    "words", ["IT-компания", "COVID-19 и ЕАЭС", "EAEU (ЕАЭС)", "28млн USD", "№5a"]
)
def test_words_of_two_alphabets_side_by_side_are_no_damage(words: str) -> None:
    column = Column("note", "string", "")
    row = RawRow({"note": words}, Path("figures.csv"), 2)
    assert list(cell_problems([row], (column,))) == []


def other_rows(rows: list[Row]) -> list[Row]:
    """The notes of two rows are exchanged, or what stands in the last column."""
    last = list(rows[0])[-1]
    first, second = next((one, other) for one in rows for other in rows if one[last] != other[last])
    first[last], second[last] = second[last], first[last]
    return rows


@pytest.mark.parametrize("table", ["left_out", "corrections"])
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda rows: rows[:-1], "rows, where the tables were built from"),
        (lambda rows: [], "0 rows, where the tables were built from"),
        (other_rows, "not the cells that the tables were built from"),
    ],
    ids=["cut at a row", "the header alone", "cells exchanged"],
)
def test_a_table_that_is_in_order_but_not_the_one_that_was_built_from_is_told(
    root: Path,
    told: Callable[[Path], list[str]],
    table: str,
    change: Callable[[list[Row]], list[Row]],
    reason: str,
) -> None:
    write_table(root, table, change(rows_of(root, table)))
    (line,) = told(root)
    assert line.startswith(f"data/raw/{table}.csv: ")
    assert reason in line

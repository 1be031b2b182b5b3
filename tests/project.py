"""A copy of the project's data that a test may spoil."""

import csv
import shutil
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from analysis.publishing.build import build
from analysis.record.atomic import LOCK
from analysis.record.cells import RawRow, RawTables
from analysis.record.load import filled, typed
from analysis.record.raw import Raw, read_raw
from analysis.record.schema import PROCESSED, RAW, apart, read_rows, records

ROOT = Path(__file__).parent.parent

Row = dict[str, str]
#: A small record, made up.
MADE_UP = ROOT / "tests/data/record"
#: *More than 66 thousand people*, of that record.
STUDENTS = "visit-2021.6"


@cache
def record() -> Raw:
    """Read the project's record, once for all tests: none of them may change it."""
    return read_raw(ROOT)


def raw_tables(**rows: list[Row]) -> RawTables:
    """Return raw tables with rows of these cells, the others empty; tables without rows too."""
    tables: RawTables = {}
    for name, columns in RAW.items():
        blank = {column.name: "" for column in columns}
        of = enumerate(rows.get(name, []), 2)
        tables[name] = [
            RawRow(apart(blank | row, columns), Path(f"{name}.csv"), line) for line, row in of
        ]
    return tables


def typed_row(table: str, cells: Row) -> dict[str, Any]:
    """Return a row of a processed table that has these cells alone, with real types."""
    columns = tuple(column for column in PROCESSED[table] if column.name in cells)
    return apart(records(filled(typed(pd.DataFrame([cells], dtype=str), columns)))[0], columns)


def copied(target: Path, *names: str) -> Path:
    """Copy data/ and what is declared of it into a folder, or what is named of the project."""
    for name in names or ("data", "pyproject.toml"):
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, target / name, ignore=ignored, dirs_exist_ok=True)
        else:
            shutil.copy(ROOT / name, target)
    return target


def contents(root: Path, *folders: str) -> dict[str, bytes]:
    """Return every file of a folder, or of folders in it; hidden ones too."""
    paths = (path for name in folders or (".",) for path in (root / name).rglob("*"))
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in paths if path.is_file()
    }


def left_over(root: Path) -> list[str]:
    """Return what a run left behind, but for the lock."""
    return [path.name for path in root.glob(".*") if path.name != LOCK.name]


def unpublished(target: Path) -> Path:
    """Copy data/ into a folder as if nothing had been published: ids may go without a word."""
    copied(target)
    shutil.rmtree(target / "data/processed")
    return target


def rows_of(root: Path, table: str) -> list[Row]:
    """Return the rows of a raw table; the first stands in line 2."""
    with raw(root, table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def edited(root: Path, table: str, row: str | int, **cells: str) -> int:
    """Change cells of the row that has this key in its first column, or stands in this line.

    Returns its line.
    """
    rows = rows_of(root, table)
    keys = [next(iter(each.values())) for each in rows]
    line = row if isinstance(row, int) else keys.index(row) + 2
    assert cells.keys() <= rows[line - 2].keys()
    rows[line - 2] |= cells
    write_table(root, table, rows)
    return line


def added(root: Path, table: str, *rows: Row) -> None:
    """Put rows at the end of a raw table; cells that they do not name are empty."""
    write_table(root, table, [*rows_of(root, table), *rows])


def kept(root: Path, table: str, keep: Callable[[Row], object]) -> None:
    """Take the other rows out of a raw table."""
    write_table(root, table, filter(keep, rows_of(root, table)))


#: Tables whose rows are about a document, or a figure of one.
ABOUT = ("documents", "figures", "left_out", "corrections")
#: Columns of indicators.csv that name other indicators: each is a comparison more to build.
NAMING = ("mistaken_for", "parts")


def some_of(rows: list[Row]) -> list[Row]:
    """Return for each column the first row that has something there."""
    return [row for column in rows[0] for row in [row for row in rows if row[column]][:1]]


def sampled(target: Path) -> Path:
    """Copy a few documents of the record, with all that hangs on them: each column has a cell."""
    shutil.copytree(Path(_sample().name, "data"), target / "data")
    return target


@cache
def _sample() -> TemporaryDirectory[str]:
    folder = TemporaryDirectory()
    root = unpublished(Path(folder.name))  # a part of the record does not have all ids
    figures = rows_of(root, "figures")
    document_of = {row["figure_id"]: row["document_id"] for row in figures}

    def of(row: Row) -> str:
        return row.get("document_id") or document_of[row["figure_id"]]

    # what is confirmed would need no confirmation among so few
    unlike = {row["document_id"] for row in figures if row["confirmed"]}
    wanted = {
        of(row)
        for table in ABOUT
        for row in some_of([row for row in rows_of(root, table) if of(row) not in unlike])
    }
    related = [row for row in figures if row["relates_to"]]
    while more := {document_of[row["relates_to"]] for row in related if of(row) in wanted} - wanted:
        wanted |= more
    for table in ABOUT:
        kept(root, table, lambda row: of(row) in wanted)
    some = some_of(rows_of(root, "references"))
    superseded = {name for row in some for name in row["supersedes"].split(";")}
    kept(
        root,
        "references",
        lambda row: row in some or f"{row['series']}:{row['period']}" in superseded,
    )
    first = rows_of(root, "withdrawn")[:1]
    kept(root, "withdrawn", lambda row: row in first)
    for table in ("documents", "figures", "left_out", "speakers"):  # the made-up ones stand first
        write_table(root, table, [*read_rows(MADE_UP / f"{table}.csv"), *rows_of(root, table)])
    _with_indicators_in_use(root)
    return folder


def _with_indicators_in_use(root: Path) -> None:
    """Take the indicators that no row is of out of the codebook, and most that name others."""
    rows = rows_of(root, "indicators")
    used = {row["indicator"] for table in ("figures", "references") for row in rows_of(root, table)}
    used |= {row["indicator"] for row in some_of(rows)}
    for column in NAMING:
        first = next(row for row in rows if row[column])
        used |= {first["indicator"], *first[column].split(";")}
        for row in rows:
            row[column] = row[column] if row is first else ""
    write_table(root, "indicators", [row for row in rows if row["indicator"] in used])


@cache
def _built() -> TemporaryDirectory[str]:
    folder = TemporaryDirectory()
    build(sampled(Path(folder.name)))
    return folder


def built(target: Path) -> Path:
    """Copy the few documents with the tables that are built from them."""
    shutil.copytree(Path(_built().name, "data"), target / "data")
    return target


def raw(root: Path, table: str) -> Path:
    """Return the file of a raw table."""
    return root / "data" / "raw" / f"{table}.csv"


def write_csv(path: Path, columns: Iterable[str], rows: Iterable[Row]) -> None:
    """Write a table as the project has its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_table(root: Path, table: str, rows: Iterable[Row]) -> None:
    """Write a raw table with the columns that it has in the project."""
    with raw(ROOT, table).open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    write_csv(raw(root, table), columns, rows)

"""A copy of the project's data that a test may spoil."""

import csv
import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent


def copied(target: Path) -> Path:
    """Copy data/ into a folder."""
    shutil.copytree(ROOT / "data", target / "data")
    return target


def edited(root: Path, table: str, line: int, **cells: str) -> None:
    """Change cells in one line of a raw table; line 2 is its first row."""
    path = root / "data" / "raw" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    for name, words in cells.items():
        rows[line - 1][rows[0].index(name)] = words
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def line_of(table: str, key: str) -> int:
    """The line in a raw table whose first cell is `key`."""
    with (ROOT / "data" / "raw" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return next(number for number, row in enumerate(csv.reader(file), 1) if row[0] == key)

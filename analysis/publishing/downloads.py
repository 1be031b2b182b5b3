"""Downloads of the site: tables in all formats, one archive, and the notebooks."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

import pandas as pd

from analysis.publishing.formats import parquet, spreadsheet_book, sqlite_file
from analysis.record.load import typed
from analysis.record.schema import PROCESSED, TOPICS

#: The time stamp of all files in the archive, the earliest that the format has.
STAMP = (1980, 1, 1, 0, 0, 0)
#: What goes with the tables; the codebook is one of their folder.
WITH_IT = ("README.md", "CHANGELOG.md", "LICENSE-DATA", "CITATION.cff")
#: How a spreadsheet knows a formula.
FORMULA = re.compile(r"^\s*[=+\-@\t\r]")


def downloads(root: Path, target: Path) -> None:
    """Write the tables for spreadsheets and analysts, all as one archive, and the notebooks.

    The archive has the tables byte for byte, so that the digests in its ``datapackage.json`` hold,
    with what has to be known of them.
    """
    target.mkdir(parents=True)
    folder = root / "data/processed"
    for path in sorted(folder.glob("*.csv")):
        (target / path.name).write_bytes(spreadsheet(path.read_bytes(), _text_columns(path.stem)))
    tables = {
        name: typed(pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False), columns)
        for name, columns in PROCESSED.items()
    }
    (target / "stated-figures.xlsx").write_bytes(spreadsheet_book(tables))
    (target / "stated-figures.sqlite").write_bytes(sqlite_file(tables))
    for name, table in tables.items():
        (target / f"{name}.parquet").write_bytes(parquet(table))
    with zipfile.ZipFile(target / "stated-figures.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        extra = [root / name for name in WITH_IT if (root / name).exists()]
        for path in sorted([*folder.glob("*"), *extra]):
            entry = zipfile.ZipInfo(f"stated-figures/{path.name}", STAMP)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        (target / path.name).write_bytes(path.read_bytes())


def spreadsheet(content: bytes, texts: set[str]) -> bytes:
    r"""Mark text that a spreadsheet would take for a formula; numbers stay as they are.

    >>> spreadsheet(b"words,value\n=1+1,-4.7\n", {"words"})
    b"words,value\n'=1+1,-4.7\n"
    """
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    return _spreadsheet(rows, texts) if rows else content


def figures_csv(rows: list[dict[str, str]]) -> bytes:
    """Write some figures with all columns of their tables, for a spreadsheet."""
    return _spreadsheet(rows, _text_columns(next(iter(TOPICS))))


def _spreadsheet(rows: list[dict[str, str]], texts: set[str]) -> bytes:
    made = io.StringIO(newline="")
    writer = csv.DictWriter(made, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _safe(cell) if key in texts else cell for key, cell in row.items()})
    return made.getvalue().encode()


def _safe(cell: str) -> str:
    return f"'{cell}" if FORMULA.match(cell) else cell


def _text_columns(table: str) -> set[str]:
    return {column.name for column in PROCESSED.get(table, ()) if column.type == "string"}

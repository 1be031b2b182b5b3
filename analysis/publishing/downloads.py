"""Downloads of the site: tables in all formats, one archive, and the notebooks."""

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from analysis.publishing.formats import parquet, spreadsheet_book, sqlite_file
from analysis.record.load import as_csv, from_csv, typed
from analysis.record.schema import FIGURES, PROCESSED

#: The time stamp of all files in the archive, the earliest that the format has.
STAMP = (1980, 1, 1, 0, 0, 0)
#: What goes with the tables; the codebook is one of their folder.
WITH_IT = ("README.md", "CHANGELOG.md", "LICENSE-DATA", "CITATION.cff")
#: How a spreadsheet knows a formula.
FORMULA = re.compile(r"^\s*[=+\-@\t\r]")
TEXTS = [column.name for column in FIGURES if column.type == "string"]


def downloads(root: Path, target: Path) -> None:
    """Write the tables for spreadsheets and analysts, all as one archive, and the notebooks.

    The archive has the tables byte for byte, so that the digests in its ``datapackage.json`` hold,
    with what has to be known of them.
    """
    target.mkdir(parents=True)
    folder = root / "data/processed"
    tables = {}
    for name, columns in PROCESSED.items():
        table = from_csv((folder / f"{name}.csv").read_bytes())
        texts = [column.name for column in columns if column.type == "string"]
        (target / f"{name}.csv").write_bytes(spreadsheet(table, texts))
        tables[name] = typed(table, columns)
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


def spreadsheet(table: pd.DataFrame, texts: Iterable[str] = TEXTS) -> bytes:
    r"""Write a table as CSV whose text no spreadsheet takes for a formula; numbers stay.

    >>> spreadsheet(pd.DataFrame({"words": ["=1+1"], "value": ["-4.7"]}), ["words"])
    b"words,value\n'=1+1,-4.7\n"
    """
    safe = {name: [FORMULA.sub(r"'\g<0>", words) for words in table[name]] for name in texts}
    return as_csv(table.assign(**safe))

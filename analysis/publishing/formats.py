"""The tables as files for spreadsheets and for analysts: one .xlsx, one SQLite file, Parquet.

The same tables give the same bytes. An open bound is an infinity in Parquet and SQLite; in a
spreadsheet, which has none, the cell is empty.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from io import BytesIO
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from analysis.record.schema import KEYS, PROCESSED, TOPICS

Frames = dict[str, pd.DataFrame]

CREATED = datetime(1980, 1, 1)  # noqa: DTZ001 -- the earliest that the format has, in no zone
FIRST_DAY = pd.Timestamp("1900-03-01")  # before it, spreadsheets disagree on what a day is
#: Text is text, whatever it begins with.
AS_TEXT = {"in_memory": True} | dict.fromkeys(
    ("strings_to_formulas", "strings_to_numbers", "strings_to_urls"), False
)
ABOUT = (
    "Stated figures: what officials said in numbers about the ties of Kazakhstan and Russia.",
    "A sheet for each table. What the columns hold stands in codebook.md, in the archive.",
    "An empty cell in low, high, implied_low or implied_high is an open end: nothing was said.",
    "The data are under CC BY 4.0.",
)
#: Names in SQLite of tables whose own name is a word of SQL.
SQL_NAMES = {"references": "official_figures"}
SQL_TYPES = {"number": "REAL", "integer": "INTEGER", "boolean": "BOOLEAN"}  # else TEXT, days too


def spreadsheet_book(tables: Frames) -> bytes:
    """Write all tables as the sheets of one .xlsx."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, AS_TEXT) as book:
        book.set_properties({"title": "Stated figures", "created": CREATED})
        about = book.add_worksheet("about")
        about.set_column(0, 0, 100)
        about.write_column(0, 0, ABOUT)
        styles = {"head": {"bold": True, "bottom": 1}, "day": {"num_format": "yyyy-mm-dd"}}
        formats = {name: book.add_format(style) for name, style in styles.items()}
        for name, table in tables.items():
            _sheet(book.add_worksheet(name), table, formats)
    return content.getvalue()


def _sheet(sheet: Any, table: pd.DataFrame, formats: dict[str, Any]) -> None:
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table), len(table.columns) - 1)
    for number, (name, column) in enumerate(table.items()):
        longest = column.dropna().astype(str).str.len().max() if column.notna().any() else 0
        sheet.set_column(number, number, min(max(len(str(name)), longest) + 2, 50))
        sheet.write_string(0, number, str(name), formats["head"])
        for row, cell in enumerate(column, start=1):
            if pd.isna(cell) or cell in (float("inf"), -float("inf")):
                continue
            if isinstance(cell, pd.Timestamp) and cell >= FIRST_DAY:
                sheet.write_datetime(row, number, cell.to_pydatetime(), formats["day"])
            elif isinstance(cell, str | pd.Timestamp):
                sheet.write_string(row, number, _plain(cell))
            elif isinstance(cell, bool):
                sheet.write_boolean(row, number, cell)
            else:
                sheet.write_number(row, number, cell)


def _plain(cell: Any) -> Any:
    """Write a day as text, and a missing value as none; text and numbers stay."""
    if pd.isna(cell):
        return None
    return f"{cell:%Y-%m-%d}" if isinstance(cell, pd.Timestamp) else cell


def sqlite_file(tables: Frames) -> bytes:
    """Write all tables into one SQLite file, with a view of the figures of all topics."""
    with closing(sqlite3.connect(":memory:")) as base:
        for name, table in tables.items():
            sql_name = SQL_NAMES.get(name, name)
            base.execute(f"CREATE TABLE {sql_name} ({', '.join(_defined(name))})")
            places = ", ".join("?" * len(table.columns))
            rows = [
                [_plain(cell) for cell in row] for row in table.itertuples(index=False, name=None)
            ]
            base.executemany(f"INSERT INTO {sql_name} VALUES ({places})", rows)  # noqa: S608
        topics = " UNION ALL ".join(f"SELECT * FROM {topic}" for topic in TOPICS)  # noqa: S608
        base.execute(f"CREATE VIEW figures AS {topics}")
        base.commit()
        return base.serialize()


def _defined(name: str) -> Iterator[str]:
    """Define the columns and keys of a table in SQL."""
    for column in PROCESSED[name]:
        table, key = column.refers_to or ("", "")
        other = f" REFERENCES {SQL_NAMES.get(table, table)} ({key})" if table in PROCESSED else ""
        yield f"{column.name} {SQL_TYPES.get(column.type, 'TEXT')}{other}"
    if KEYS[name]:
        yield f"PRIMARY KEY ({', '.join(KEYS[name])})"


def parquet(table: pd.DataFrame) -> bytes:
    """Write a table as Parquet; closed lists are text, for readers that have no categories."""
    lists = table.select_dtypes("category").columns
    content = BytesIO()
    plain = table.astype(dict.fromkeys(lists, "str"))
    frame = pa.Table.from_pandas(plain, preserve_index=False).replace_schema_metadata()
    pq.write_table(frame, content, compression="zstd")
    return content.getvalue()

"""Files to take along open where they are meant to, and say what the tables say."""

import sqlite3
import zipfile
from contextlib import closing
from datetime import datetime
from io import BytesIO
from math import inf, isinf, isnan
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from project import ROOT

from analysis import load
from analysis.publishing import formats
from analysis.publishing.downloads import downloads
from analysis.record.schema import OPEN_ENDS, PROCESSED, TOPICS

pytestmark = pytest.mark.slow

FORMULA = '=HYPERLINK("https://example.org")'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The downloads of the whole record."""
    made = tmp_path_factory.mktemp("site") / "downloads"
    downloads(ROOT, made)
    return made


def rows(sheet: Any) -> list[dict[str, Any]]:
    head, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in body]


def test_the_workbook_has_each_table_with_numbers_as_numbers_and_days_as_days(
    folder: Path,
) -> None:
    book = openpyxl.load_workbook(folder / "stated-figures.xlsx", read_only=True)
    assert book.sheetnames == ["about", *PROCESSED]
    told = {row["figure_id"]: row for row in rows(book["trade_turnover"])}
    table = load("trade_turnover")
    assert list(told) == list(table["figure_id"])
    for said in table.to_dict("records"):
        row = told[said["figure_id"]]
        assert row["as_stated"] == said["as_stated"]
        assert row["value"] == (None if isnan(said["value"]) else said["value"])
        assert row["high"] == (None if isinf(said["high"]) or isnan(said["high"]) else said["high"])
        assert isinstance(row["period_end"], datetime | None)
    book.close()


def test_text_in_the_workbook_stays_text_whatever_it_begins_with() -> None:
    frame = pd.DataFrame({"note": [FORMULA, "https://example.org", "0042", "-4.7%"]})
    book = openpyxl.load_workbook(BytesIO(formats.spreadsheet_book({"notes": frame})))
    cells = [row[0] for row in book["notes"].iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == list(frame["note"])
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.hyperlink for cell in cells] == [None] * len(cells)


def test_the_sqlite_file_has_each_table_under_a_name_that_needs_no_quotes(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "stated-figures.sqlite")) as base:
        for name, columns in PROCESSED.items():
            sql_name = formats.SQL_NAMES.get(name, name)
            names = ", ".join(column.name for column in columns)
            told = base.execute(f"SELECT {names} FROM {sql_name}").fetchall()  # noqa: S608
            assert len(told) == len(load(name)), name
        figures = base.execute("SELECT count(*) FROM figures").fetchone()[0]
        assert figures == sum(len(load(topic)) for topic in TOPICS)


def test_ids_are_primary_keys_of_the_sqlite_file(folder: Path) -> None:
    claim = load("claims").iloc[0]
    with closing(sqlite3.connect(folder / "stated-figures.sqlite")) as base:
        known = base.execute("SELECT as_stated FROM claims WHERE claim_id = ?", [claim["claim_id"]])
        assert known.fetchall() == [(claim["as_stated"],)]
        for table, key in (
            ("claims", ["claim_id"]),
            ("official_figures", ["reference_id"]),
            ("agreement", ["left_id", "right_id", "reading"]),
        ):
            columns = base.execute(f"PRAGMA table_info({table})").fetchall()
            assert [name for _, name, *_, place in columns if place] == key


def test_what_a_table_of_the_sqlite_file_refers_to_is_there(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "stated-figures.sqlite")) as base:
        keys = base.execute("PRAGMA foreign_key_list(claims)").fetchall()
        assert ("documents", "document_id") in {(table, column) for _, _, table, column, *_ in keys}
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []


def test_days_that_spreadsheets_disagree_on_are_text() -> None:
    days = pd.to_datetime(["1900-02-28", "1900-03-01"])
    book = openpyxl.load_workbook(
        BytesIO(formats.spreadsheet_book({"t": pd.DataFrame({"d": days})}))
    )
    cells = [row[0].value for row in book["t"].iter_rows(min_row=2)]
    assert cells == ["1900-02-28", datetime(1900, 3, 1)]  # noqa: DTZ001


def test_open_bounds_are_infinities_in_sqlite_and_parquet(folder: Path) -> None:
    ends = list(OPEN_ENDS)
    table = load("student_counts")[ends]
    read = pq.read_table(folder / "student_counts.parquet").to_pandas()[ends]
    assert read.equals(table)
    assert (read["high"] == inf).any()
    with closing(sqlite3.connect(folder / "stated-figures.sqlite")) as base:
        told = base.execute(f"SELECT {', '.join(ends)} FROM student_counts").fetchall()  # noqa: S608
    assert told == list(table.itertuples(index=False, name=None))


def test_a_parquet_file_says_what_its_table_says(folder: Path) -> None:
    for name in PROCESSED:
        read, table = pq.read_table(folder / f"{name}.parquet").to_pandas(), load(name)
        assert list(read) == list(table)
        for column in table:
            said, told = table[column].astype(object), read[column].astype(object)
            assert (
                said.where(said.notna(), None).tolist() == told.where(told.notna(), None).tolist()
            )


def test_the_archive_says_what_is_in_it(folder: Path) -> None:
    with zipfile.ZipFile(folder / "stated-figures.zip") as archive:
        names = {name.removeprefix("stated-figures/") for name in archive.namelist()}
    about = {"README.md", "CHANGELOG.md", "LICENSE-DATA", "CITATION.cff"}
    assert about | {"codebook.md", "datapackage.json"} <= names


@pytest.mark.ci
def test_the_same_tables_give_the_same_bytes() -> None:
    tables = {name: load(name) for name in PROCESSED}
    for write in (formats.spreadsheet_book, formats.sqlite_file):
        assert write(tables) == write(tables)
    assert formats.parquet(tables["claims"]) == formats.parquet(tables["claims"])

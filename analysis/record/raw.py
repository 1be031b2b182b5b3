"""data/raw as checked tables, or an error that names every bad cell.

A table is read as text, so that each message can show the offending words as they stand. Its index
holds the line numbers of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from analysis.reading.languages import SHARED, words_of
from analysis.record.cells import (
    FOLDER,
    BadInput,
    Problem,
    _no_date,
    _read_table,
    column_by,
    rows_of,
)
from analysis.record.columns import RAW
from analysis.record.figures import UNIT_KINDS, numbers_in, read_figure
from analysis.record.schema import Row, records

KEYWORD = r"[a-zа-яё-]+\*?(?: (?:[a-zа-яё-]+\*?|\*))*"


def read_raw(root: Path) -> dict[str, pd.DataFrame]:
    """All tables of data/raw, checked.

    Parameters
    ----------
    root
        The folder that holds ``data/``.

    Returns
    -------
    dict
        Table name to DataFrame; all cells are text, the index is the line in the file.

    Raises
    ------
    BadInput
        If anything is wrong; it lists every problem of every file.
    """
    problems: list[Problem] = []
    tables = {}
    for name, columns in RAW.items():
        frame, found = _read_table(root, FOLDER / f"{name}.csv", columns)
        problems += found
        if frame is not None:
            tables[name] = frame
    problems += _dangling(tables)
    if tables.keys() == RAW.keys():
        problems += _document_problems(tables["documents"])
        problems += _passage_problems(tables)
        problems += _figure_problems(tables)
        problems += _indicator_problems(tables["indicators"])
        problems += _reference_problems(tables["references"])
        problems += _correction_problems(tables)
    if problems:
        order = {FOLDER / f"{name}.csv": number for number, name in enumerate(RAW)}
        unique = dict.fromkeys(problems)
        raise BadInput(sorted(unique, key=lambda problem: (order[problem.file], problem.line)))
    return tables


# -- files and cells


def _dangling(tables: dict[str, pd.DataFrame]) -> Iterator[Problem]:
    """Cells that refer to a row which is not there."""
    for name, columns in RAW.items():
        for column in columns:
            if name not in tables or column.refers_to is None or column.refers_to[0] not in tables:
                continue
            table, key = column.refers_to
            known = {*tables[table][key], ""}
            for line, row in rows_of(tables[name]):
                if (words := row[column.name]) not in known:
                    reason = f"unknown {key}: {table}.csv has no such row"
                    yield Problem(FOLDER / f"{name}.csv", line, column.name, words, reason)


# -- rows


def _document_problems(documents: pd.DataFrame) -> Iterator[Problem]:
    for line, row in rows_of(documents):
        first, _, last = row["lines"].partition("-")
        if first.isdigit() and last.isdigit() and int(first) > int(last):
            reason = "the first line stands before the last one: 1-31"
            yield Problem(FOLDER / "documents.csv", line, "lines", row["lines"], reason)
        seen = [bool(row["file"]), bool(row["lines"]), bool(row["sha256"])]
        if any(seen) and not all(seen):
            reason = "file, lines and sha256 belong together: fill in all three or none"
            yield Problem(FOLDER / "documents.csv", line, "file", row["file"], reason)


def _passage_problems(tables: dict[str, pd.DataFrame]) -> Iterator[Problem]:
    """Rows of a text that was read as a whole, without the passage where the words stand."""
    read = {row["document_id"] for row in records(tables["documents"]) if row["file"]}
    for name in ("figures", "left_out"):
        for line, row in rows_of(tables[name]):
            if row["document_id"] in read and not row["passage"]:
                reason = "the document has a file: give the number of the non-blank line in it"
                yield Problem(FOLDER / f"{name}.csv", line, "passage", "", reason)


def _indicator_problems(indicators: pd.DataFrame) -> Iterator[Problem]:
    known = {*indicators["indicator"]}
    for line, row in rows_of(indicators):
        for name in ("mistaken_for", "parts"):
            for other in filter(None, row[name].split(";")):
                if other not in known or other == row["indicator"]:
                    reason = "must be other indicators of this table, joined by ;"
                    yield Problem(FOLDER / "indicators.csv", line, name, other, reason)
        for each in filter(None, row["keywords"].split(";")):
            if not re.fullmatch(KEYWORD, each):
                reason = "must be small letters, with * for any ending or a word: joint venture*"
                yield Problem(FOLDER / "indicators.csv", line, "keywords", each, reason)


def _figure_problems(tables: dict[str, pd.DataFrame]) -> Iterator[Problem]:
    figures = tables["figures"]
    path = FOLDER / "figures.csv"
    published = column_by(tables["documents"], "document_id", "published")
    languages = column_by(tables["documents"], "document_id", "language")
    units = column_by(tables["indicators"], "indicator", "unit")
    said = {row["figure_id"]: row for row in records(figures)}
    place = ["document_id", "passage", "as_stated", "indicator", "ref_area", "counterpart_area"]
    for line, row in rows_of(figures[figures.duplicated(place)]):
        reason = "the same figure stands in an earlier row"
        yield Problem(path, line, "as_stated", row["as_stated"], reason)
    for line, row in rows_of(figures):
        stated_on = row["stated_on"] or published.get(row["document_id"])
        if stated_on is None or _no_date(stated_on):  # a message of its own says so
            stated_on, row = "", {**row, "period_as_stated": "", "base_as_stated": ""}
        language = languages.get(row["document_id"], "")
        _, found = read_figure(row, stated_on, units.get(row["indicator"]), language)
        for column, reason in found + _relation_problems(row, said):
            yield Problem(path, line, column, row[column], reason)


def _relation_problems(row: Row, figures: dict[str, Row]) -> list[tuple[str, str]]:
    found = []
    document = row["document_id"]
    if document and not row["figure_id"].startswith(document + "."):
        found.append(("figure_id", f"must be {document!r}, a dot and a number"))
    areas = (row["ref_area"], row["counterpart_area"])
    if areas[0] == areas[1]:
        found.append(("counterpart_area", "an area has no ties with itself: leave it empty"))
    if row["indicator"] == "trade_turnover" and areas == ("RU", "KZ"):
        found.append(("ref_area", "turnover between the two is always KZ, RU"))
    if bool(row["relates_to"]) != bool(row["relation"]):
        found.append(("relates_to", "relates_to and relation belong together"))
    if row["relates_to"] == row["figure_id"]:
        found.append(("relates_to", "a figure cannot relate to itself"))
    other = figures.get(row["relates_to"])
    if other and row["relation"] == "same_as" and row["read_as"]:
        words = other["read_as"] or other["as_stated"]
        if numbers_in(row["read_as"]) != numbers_in(words):
            reason = f"its number differs from that of the figure it is the same as, {words!r}"
            found.append(("read_as", reason))
    return found


def _reference_problems(references: pd.DataFrame) -> Iterator[Problem]:
    path = FOLDER / "references.csv"
    known = {*words_of(SHARED)["currencies"], *UNIT_KINDS.values()}
    for line, row in rows_of(references):
        if row["unit"] not in known:
            yield Problem(path, line, "unit", row["unit"], "unknown unit")
    for line, row in rows_of(references[references.duplicated(["series", "period"])]):
        reason = f"the series {row['series']} has a value for that period in an earlier row"
        yield Problem(path, line, "period", row["period"], reason)


def _correction_problems(tables: dict[str, pd.DataFrame]) -> Iterator[Problem]:
    """Guards of corrections.csv that no longer hold."""
    path = FOLDER / "corrections.csv"
    figures = {row["figure_id"]: row for row in records(tables["figures"])}
    for line, row in rows_of(tables["corrections"]):
        figure = figures.get(row["figure_id"])
        if row["column"] not in tables["figures"].columns:
            reason = "figures.csv has no such column"
            yield Problem(path, line, "column", row["column"], reason)
        elif figure and figure[row["column"]] != row["expect"]:
            reason = f"the figure now has {figure[row['column']]!r} there: look at it again"
            yield Problem(path, line, "expect", row["expect"], reason)
        if (row["action"] == "override") != bool(row["replacement"]):
            reason = "a replacement belongs to the action override, and to no other"
            yield Problem(path, line, "replacement", row["replacement"], reason)
        elif row["replacement"] and (
            reason := _misplaced(row["column"], row["replacement"], tables)
        ):
            yield Problem(path, line, "replacement", row["replacement"], reason)


def _misplaced(name: str, words: str, tables: dict[str, pd.DataFrame]) -> str:
    """Why a column of figures.csv may not hold these words, or nothing."""
    column = next((each for each in RAW["figures"] if each.name == name), None)
    if column is None:
        return ""
    if column.refers_to and words not in {*tables[column.refers_to[0]][column.refers_to[1]]}:
        return f"unknown {column.refers_to[1]}: {column.refers_to[0]}.csv has no such row"
    if column.values and words not in column.values:
        return f"unknown {name}; known are: {', '.join(column.values)}"
    if column.pattern and not re.fullmatch(column.pattern, words):
        return f"no {name} looks so: it must match {column.pattern}"
    return ""


# -- what the words of one row say

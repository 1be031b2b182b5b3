"""data/raw as checked tables, or an error that names every bad cell.

A table is read as text, so that each message can show the offending words as they stand. Its index
holds the line numbers of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.reading.languages import SHARED, words_of
from analysis.record.cells import FOLDER, BadInput, Problem, cell_problems, read_table, rows_of
from analysis.record.figures import UNIT_KINDS, figure_rows, numbers_in
from analysis.record.revisions import revision_problems
from analysis.record.schema import RAW, WHAT, Row, records

CORRECTIONS = FOLDER / "corrections.csv"
_WORD = r"(?:[^\W\d_]|-)+\*?"  # letters of any alphabet
KEYWORD = rf"{_WORD}(?: (?:{_WORD}|\*))*"

Tables = dict[str, pd.DataFrame]
#: File, line and column of a cell that was replaced: line and words of the correction.
Replaced = dict[tuple[Path, int, str], tuple[int, str]]


class Raw(NamedTuple):
    """data/raw, checked."""

    #: By name, as they stand in the files: all cells are text, the index is the line in the file.
    tables: Tables
    #: The rows of figures.csv, corrected and read.
    figures: list[Row]


def read_raw(root: Path) -> Raw:
    """Read and check data/raw.

    Overrides of corrections.csv are applied first, so that what is read is what was checked.

    Parameters
    ----------
    root
        The folder that holds ``data/``.

    Raises
    ------
    BadInput
        If anything is wrong; it lists every problem of every file.
    """
    tables: Tables = {}
    problems: list[Problem] = []
    for name, columns in RAW.items():
        frame, faults = read_table(root, FOLDER / f"{name}.csv", columns)
        problems += faults
        if frame is not None:
            tables[name] = frame
    corrected, replaced = _overridden(tables)
    for name, frame in corrected.items():
        problems += cell_problems(FOLDER / f"{name}.csv", frame, RAW[name])
    problems += _dangling(corrected)
    figures: list[Row] = []
    if tables.keys() == RAW.keys():
        sound = _without_bad_rows(corrected, problems)
        problems += _document_problems(sound["documents"])
        problems += _passage_problems(sound)
        problems += _relation_problems(sound["figures"])
        problems += _indicator_problems(sound["indicators"])
        problems += _reference_problems(sound["references"])
        problems += revision_problems(sound["figures"], sound["references"])
        problems += _correction_problems(sound["corrections"], tables["figures"])
        figures, faults = figure_rows(sound)
        problems += faults
    if problems:
        raise BadInput(_told(problems, replaced))
    return Raw(tables, figures)


def _overridden(tables: Tables) -> tuple[Tables, Replaced]:
    """Return the tables with the overrides of corrections.csv applied, and what they replace."""
    if not {"figures", "corrections"} <= tables.keys():
        return tables, {}
    figures = tables["figures"].copy()
    replaced = {}
    for line, row in rows_of(tables["corrections"]):
        if row["action"] == "override" and row["column"] in figures:
            for at in figures.index[figures["figure_id"] == row["figure_id"]]:
                figures.loc[at, row["column"]] = row["replacement"]
                place = (FOLDER / "figures.csv", int(at), row["column"])
                replaced[place] = (line, row["replacement"])
    return {**tables, "figures": figures}, replaced


def _without_bad_rows(tables: Tables, problems: list[Problem]) -> Tables:
    """Return the tables without the rows that are bad as a whole, whose cells mean nothing."""
    bad = {(problem.file, problem.line) for problem in problems if not problem.column}
    return {
        name: frame[[(FOLDER / f"{name}.csv", line) not in bad for line in frame.index]]
        for name, frame in tables.items()
    }


def _told(problems: list[Problem], replaced: Replaced) -> list[Problem]:
    """Return the problems as they are told, each once, in the order of the files.

    A row that is bad as a whole is told in one message; a cell that was replaced, where the
    replacement stands.
    """
    whole: dict[tuple[Path, int], Problem] = {}
    for problem in problems:
        if not problem.column:
            whole.setdefault((problem.file, problem.line), problem)
    told = []
    for problem in problems:
        if problem[:3] in replaced:
            line, words = replaced[problem[:3]]
            told.append(Problem(CORRECTIONS, line, "replacement", words, problem.reason))
        else:
            told.append(whole.get((problem.file, problem.line), problem))
    order = {FOLDER / f"{name}.csv": number for number, name in enumerate(RAW)}
    return sorted(dict.fromkeys(told), key=lambda each: (order[each.file], each.line))


def _dangling(tables: Tables) -> Iterator[Problem]:
    """Yield cells that refer to a row which is not there."""
    for name, frame in tables.items():
        for column in RAW[name]:
            table, key = column.refers_to or ("", "")
            if table not in tables:
                continue
            known = {*tables[table][key], ""}
            reason = f"unknown {key}: {table}.csv has no such row"
            for line, row in rows_of(frame):
                if (words := row[column.name]) not in known:
                    yield Problem(FOLDER / f"{name}.csv", line, column.name, words, reason)


def _document_problems(documents: pd.DataFrame) -> Iterator[Problem]:
    path = FOLDER / "documents.csv"
    for line, row in rows_of(documents):
        first, _, last = row["lines"].partition("-")
        if first.isdigit() and last.isdigit() and int(first) > int(last):
            reason = "the first line stands before the last one: 1-31"
            yield Problem(path, line, "lines", row["lines"], reason)
        given = [bool(row["file"]), bool(row["lines"]), bool(row["sha256"])]
        if any(given) and not all(given):
            reason = "file, lines and sha256 belong together: fill in all three or none"
            yield Problem(path, line, "file", row["file"], reason)


def _passage_problems(tables: Tables) -> Iterator[Problem]:
    """Yield rows of a text that was read as a whole, without the passage of the words."""
    read = {row["document_id"] for row in records(tables["documents"]) if row["file"]}
    for name in ("figures", "left_out"):
        for line, row in rows_of(tables[name]):
            if row["document_id"] in read and not row["passage"]:
                reason = "the document has a file: give the number of the non-blank line in it"
                yield Problem(FOLDER / f"{name}.csv", line, "passage", "", reason)


def _indicator_problems(indicators: pd.DataFrame) -> Iterator[Problem]:
    path = FOLDER / "indicators.csv"
    known = {*indicators["indicator"]}
    for line, row in rows_of(indicators):
        for column in ("mistaken_for", "parts"):
            for name in filter(None, row[column].split(";")):
                if name not in known or name == row["indicator"]:
                    reason = "must be other indicators of this table, joined by ;"
                    yield Problem(path, line, column, name, reason)
        for keyword in filter(None, row["keywords"].split(";")):
            if keyword != keyword.lower() or not re.fullmatch(KEYWORD, keyword):
                reason = "must be small letters, with * for any ending or a word: joint venture*"
                yield Problem(path, line, "keywords", keyword, reason)


def _relation_problems(figures: pd.DataFrame) -> Iterator[Problem]:
    """Yield what does not go together in a row of figures.csv, or with other rows."""
    path = FOLDER / "figures.csv"
    place = ["document_id", "passage", "as_stated", *WHAT]
    for line, row in rows_of(figures[figures.duplicated(place)]):
        reason = "the same figure stands in an earlier row"
        yield Problem(path, line, "as_stated", row["as_stated"], reason)
    rows = {row["figure_id"]: row for row in records(figures)}
    for line, row in rows_of(figures):
        for column, reason in _row_faults(row, rows.get(row["relates_to"])):
            yield Problem(path, line, column, row[column], reason)


def _row_faults(row: Row, other: Row | None) -> Iterator[tuple[str, str]]:
    """Yield column and reason of what is wrong in a row; `other` is the one it relates to."""
    document = row["document_id"]
    if document and not row["figure_id"].startswith(document + "."):
        yield "figure_id", f"must be {document!r}, a dot and a number"
    areas = (row["ref_area"], row["counterpart_area"])
    if areas[0] and areas[0] == areas[1]:
        yield "counterpart_area", "an area has no ties with itself: leave it empty"
    if row["indicator"] == "trade_turnover" and areas == ("RU", "KZ"):
        yield "ref_area", "turnover between the two is always KZ, RU"
    if bool(row["relates_to"]) != bool(row["relation"]):
        yield "relates_to", "relates_to and relation belong together"
    if row["relates_to"] == row["figure_id"]:
        yield "relates_to", "a figure cannot relate to itself"
    if other and row["relation"] == "same_as" and row["read_as"]:
        words = other["read_as"] or other["as_stated"]
        if numbers_in(row["read_as"]) != numbers_in(words):
            reason = f"its number differs from that of the figure it is the same as, {words!r}"
            yield "read_as", reason


def _reference_problems(references: pd.DataFrame) -> Iterator[Problem]:
    path = FOLDER / "references.csv"
    known = {*words_of(SHARED)["currencies"], *UNIT_KINDS.values()}
    for line, row in rows_of(references):
        if row["unit"] not in known:
            yield Problem(path, line, "unit", row["unit"], "unknown unit")
    for line, row in rows_of(references[references.duplicated(["series", "period"])]):
        reason = f"the series {row['series']} has a value for that period in an earlier row"
        yield Problem(path, line, "period", row["period"], reason)


def _correction_problems(corrections: pd.DataFrame, figures: pd.DataFrame) -> Iterator[Problem]:
    """Yield corrections whose guard no longer holds, or that say two things."""
    rows = {row["figure_id"]: row for row in records(figures)}
    for line, row in rows_of(corrections):
        figure = rows.get(row["figure_id"])
        if row["column"] not in figures:
            yield Problem(
                CORRECTIONS, line, "column", row["column"], "figures.csv has no such column"
            )
        elif figure and figure[row["column"]] != row["expect"]:
            reason = f"the figure now has {figure[row['column']]!r} there: look at it again"
            yield Problem(CORRECTIONS, line, "expect", row["expect"], reason)
        if (row["action"] == "override") != bool(row["replacement"]):
            reason = "a replacement belongs to the action override, and to no other"
            yield Problem(CORRECTIONS, line, "replacement", row["replacement"], reason)

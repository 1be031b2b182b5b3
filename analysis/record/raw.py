"""data/raw as checked tables, or an error that names every bad cell.

A table is read as text, so that each message can show the offending words as they stand. The order
of rows is the program's: nothing depends on where a row stands in its file.
"""

from collections.abc import Callable, Iterator
from copy import copy
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from analysis.reading.languages import faults_of, files, place_of
from analysis.record.cells import (
    RAW_FOLDER,
    BadInput,
    Problem,
    RawRow,
    RawTables,
    cell_problems,
    read_table,
)
from analysis.record.checks.between_rows import dangling, table_problems
from analysis.record.checks.plausible import doubts
from analysis.record.figures import figure_rows
from analysis.record.schema import RAW, TOPICS, Row, apart, grouped

#: File, line and column of a cell that was replaced, and the correction.
Replaced = dict[tuple[Path, int, str], RawRow]


class Raw(NamedTuple):
    """data/raw, checked."""

    #: By name, as they stand in the files.
    tables: RawTables
    #: The rows of figures.csv, corrected and read.
    figures: list[Row]


def read_raw(root: Path) -> Raw:
    """Read and check data/raw; BadInput lists every problem of every file."""
    return checked(*read_tables(root))


def checked(tables: RawTables, problems: list[Problem]) -> Raw:
    """Check raw tables, of which these problems are known; BadInput lists all there are.

    Overrides of corrections.csv are applied first, so that what is read is what was checked.
    """
    problems = [*problems]
    if unread := list(_unread(tables)):
        raise BadInput(unread)
    corrected, replaced = _overridden(tables)
    for name, rows in corrected.items():
        problems += cell_problems(rows, RAW[name])
    problems += dangling(corrected)
    figures: list[Row] = []
    if tables.keys() == RAW.keys():
        # of a row that is bad as a whole the cells mean nothing
        sound = _without_rows(corrected, [problem for problem in problems if not problem.column])
        problems += table_problems(sound, tables["figures"])
        figures, faults = figure_rows(in_order(sound))
        problems += faults
        problems += doubts(_without_problem(figures, sound, problems), sound)
    if problems:
        raise BadInput(_told(problems, replaced))
    return Raw(in_order(tables), figures)


def _unread(tables: RawTables) -> Iterator[Problem]:
    """Yield the language files that are left out, though texts of the record need them."""
    needed = {row["language"] for row in tables.get("documents", [])}
    reason = "the record has texts in this language: nothing is read until the file is whole"
    for language in sorted(needed.intersection(files())):
        if faults_of(language):
            yield Problem(Path(place_of(language)), reason)


def read_tables(root: Path) -> tuple[RawTables, list[Problem]]:
    """Read the files of data/raw; return those that can be read, and what is wrong with a file."""
    tables: RawTables = {}
    problems: list[Problem] = []
    for name, columns in RAW.items():
        rows, faults = read_table(root, RAW_FOLDER / f"{name}.csv", columns)
        problems += faults
        if rows is not None:
            tables[name] = rows
    return tables, problems


def _without_problem(figures: list[Row], tables: RawTables, problems: list[Problem]) -> list[Row]:
    """Return the figures that nothing is wrong with, nor with their documents and indicators."""
    keys = ("documents", "document_id"), ("indicators", "indicator"), ("figures", "figure_id")
    sound = _without_rows(tables, problems)
    known = {key: {row[key] for row in sound[name]} for name, key in keys}
    return [row for row in figures if all(row[key] in known[key] for key in known)]


def _overridden(tables: RawTables) -> tuple[RawTables, Replaced]:
    """Return the tables with the overrides of corrections.csv applied, and what they replace."""
    if not {"figures", "corrections"} <= tables.keys():
        return tables, {}
    figures = list(map(copy, tables["figures"]))
    by_id = grouped(figures, itemgetter("figure_id"))
    columns = {column.name: column for column in RAW["figures"]}
    replaced = {}
    for correction in tables["corrections"]:
        column = correction["column"]
        if correction["action"] == "override" and column in columns:
            for row in by_id.get(correction["figure_id"], []):
                row[column] = correction["replacement"]
                apart(row, [columns[column]])
                replaced[row.file, row.line, column] = correction
    return {**tables, "figures": figures}, replaced


def _without_rows(tables: RawTables, problems: list[Problem]) -> RawTables:
    """Return the tables without the rows that have problems."""
    bad = {(problem.file, problem.line) for problem in problems}
    return {
        name: [row for row in rows if (row.file, row.line) not in bad]
        for name, rows in tables.items()
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
        if correction := replaced.get((problem.file, problem.line, problem.column)):
            told.append(correction.problem("replacement", problem.reason))
        else:
            told.append(whole.get((problem.file, problem.line), problem))
    order = {RAW_FOLDER / f"{name}.csv": number for number, name in enumerate(RAW)}
    last = len(order)  # what is in no file of data/raw yet
    return sorted(dict.fromkeys(told), key=lambda told: (order.get(told.file, last), told.line))


def in_order(tables: RawTables) -> RawTables:
    """Return raw tables with their rows in order, whatever stands in the cells.

    Documents come by date, figures by document, passage and id, other rows by what names them.
    """
    published = {row["document_id"]: row["published"] for row in tables.get("documents", [])}
    topics = list(TOPICS)

    def place(row: Row) -> tuple[Any, ...]:
        document = row["document_id"]
        return (published.get(document, ""), document, number(row.get("passage", "")))

    keys: dict[str, Callable[[Row], tuple[Any, ...]]] = dict.fromkeys(tables, lambda row: ()) | {
        "documents": place,
        "figures": lambda row: (*place(row), number(row["figure_id"].rpartition(".")[2])),
        "left_out": place,
        "indicators": lambda row: (topics.index(row["topic"]) if row["topic"] in topics else -1,),
    }
    return {
        name: sorted(rows, key=lambda row: (*keys[name](row), *row.values()))
        for name, rows in tables.items()
    }


def number(words: str) -> int:
    """Return a whole number, as rows are ordered by it; 0 for none."""
    return int(words) if words.isdecimal() else 0

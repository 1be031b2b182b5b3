"""Cells of data/raw: files read as text, and what is wrong in a cell."""

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from analysis.reading.periods.cores import YEARS
from analysis.reading.periods.days import NO_DATE, days_of
from analysis.record.hints import as_meant, hint, meant_by
from analysis.record.messages import InputError
from analysis.record.schema import ADDRESS, DATES, Column, Row, apart, joined

RAW_FOLDER = Path("data/raw")
UNSEEN = {"Cc", "Cf", "Co", "Zl", "Zp"}  # Unicode categories: controls, formats, line ends
LONGEST_SHOWN = 200  # characters of a cell in a message
_LATIN, _CYRILLIC = "[A-Za-zÀ-ÖØ-öø-ɏ]", "[Ѐ-ҁҊ-ԯ]"
_TWO_ALPHABETS = re.compile(
    rf"[^\W\d_]*(?:{_LATIN}{_CYRILLIC}|{_CYRILLIC}{_LATIN})[^\W\d_]*"  # one beside the other
)
SHIFTED = 2  # bad cells of a row from which on it may be that they stand in the wrong places

Columns = tuple[Column, ...]


class Problem(NamedTuple):
    """One bad cell, a row that is bad as a whole (no `column`), or a bad file (`line` 0)."""

    file: Path
    reason: str
    line: int = 0
    column: str = ""
    words: str = ""
    check: str = ""  # that a person may confirm not to be met

    def __str__(self) -> str:
        """Return the message, as ``file:line: column: 'words': reason``."""
        place = f"{self.file.as_posix()}:{self.line}" if self.line else self.file.as_posix()
        words = repr(_shortened(self.words)) if self.words else ""
        return ": ".join(filter(None, (place, _shortened(self.column), words, self.reason)))


class RawRow(dict[str, Any]):
    """A row as its file has it: text by column, or values in a tuple; and where it stands."""

    def __init__(self, cells: Row, file: Path, line: int) -> None:
        super().__init__(cells)
        self.file, self.line = file, line

    def problem(
        self, column: str, reason: str, words: str | None = None, check: str = ""
    ) -> Problem:
        """Say what is wrong in a cell; `words` where they are but a part of it."""
        cell = joined(self.get(column, "")) if words is None else words
        return Problem(self.file, reason, self.line, column, cell, check)


#: data/raw by name.
RawTables = dict[str, list[RawRow]]


class BadInput(InputError):
    """Raw data that cannot be built from; `problems` has all of them, in the order of the files."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def read_table(
    root: Path, path: Path, columns: Columns
) -> tuple[list[RawRow] | None, list[Problem]]:
    """Read the rows of a file, or None; and say what is wrong with it.

    Only the file and its rows as a whole are looked at, not the cells.
    """
    try:
        text = (root / path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        return None, [Problem(path, f"cannot be read: {error.strerror}")]
    except UnicodeDecodeError as error:
        line = (root / path).read_bytes()[: error.start].count(b"\n") + 1
        return None, [Problem(path, "not UTF-8: save the file in that encoding", line)]
    names = [column.name for column in columns]
    filling = [""] * len(names)  # for a row that is too short
    first = text.partition("\n")[0].strip()
    separator = next((sign for sign in ";\t" if first == sign.join(names)), ",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        header = next(reader, [])
        rows = [(reader.line_num, cells) for cells in reader if cells]
    except csv.Error as error:
        return None, [Problem(path, f"not readable as CSV: {error}", reader.line_num)]
    if header != names:
        return None, _header_problems(path, header, names)
    problems = [
        Problem(path, reason, line, words=cells[0])
        for line, cells in rows
        if (reason := _row_problem(cells, columns))
    ]
    whole = []
    for line, cells in rows:
        meant = map(as_meant, cells + filling, columns)
        whole.append(RawRow(apart(dict(zip(names, meant, strict=True)), columns), path, line))
    return whole, problems


def cell_problems(rows: list[RawRow], columns: Columns) -> Iterator[Problem]:
    """Yield what is wrong in the cells of a table, and the rows whose cells are shifted."""
    keys = [column.name for column in columns if column.unique]
    counts = {name: Counter(row[name] for row in rows) for name in keys}
    for row in rows:
        cells = [joined(row[column.name]) for column in columns]
        bad = 0
        for column, words in zip(columns, cells, strict=True):
            again = ["stands twice"] * (column.unique and counts[column.name][words] > 1)
            for reason in faults_in(words, column) + again:
                yield row.problem(column.name, reason)
            bad += bool(column.fault(words))
        if bad >= SHIFTED and (reason := _shift(cells, columns)):
            yield row.problem("", reason, cells[0])


def date_fault(words: str) -> str:
    """Say why words that should be a partial date name no day that can be meant, or nothing.

    >>> date_fault("2021-02-30"), date_fault("2021-04")
    ('is no date: write 2024, 2024-11 or 2024-11-27', '')
    >>> date_fault("2999-01-01")
    'is not of the years 1900 to 2100'
    """
    try:
        days = days_of(words or None)
    except ValueError:
        return NO_DATE
    if days is None or days.start is None or days.start.year in YEARS:
        return ""
    return f"is not of the years {YEARS[0]} to {YEARS[-1]}"


def _header_problems(path: Path, header: list[str], names: list[str]) -> list[Problem]:
    if len(header) < len(names) and (mark := re.search("[;\t]", ",".join(header))):
        return [Problem(path, f"separated by {mark[0]!r}: save the file as CSV with commas", 1)]
    whole = f"the columns must be {','.join(names)}"
    if not header:
        return [Problem(path, f"empty: {whole}", 1)]
    if unlike := _unlike(header, names):
        return [Problem(path, reason, 1, name) for name, reason in unlike]
    pairs = [(own, name) for own, name in zip(header, names, strict=True) if own != name]
    first = ", ".join(f"{own!r} stands where {name!r} belongs" for own, name in pairs[:2])
    return [Problem(path, f"{first}{f'; {whole}' if len(pairs) > 2 else ''}", 1)]


def _unlike(header: list[str], names: list[str]) -> list[tuple[str, str]]:
    """Return the columns that are missing, unknown or there twice, with what to do, or nothing."""
    missing = [name for name in names if name not in header]
    meant = {own: meant_by(own, missing) for own in header if own not in names}
    if len(header) == len(names):  # one that stands in the place of another is meant for it
        pairs = zip(header, names, strict=True)
        meant |= {own: name for own, name in pairs if own in meant and name in missing}
    twice = [name for name, count in Counter(header).items() if count > 1]
    return [
        *((name, "the column is missing") for name in missing if name not in meant.values()),
        *(
            (own, f"unknown column: {f'did you mean {name!r}?' if name else 'remove it'}")
            for own, name in meant.items()
        ),
        *((name, "the column stands twice: remove one") for name in twice),
    ]


def _row_problem(cells: list[str], columns: Columns) -> str:
    """Say what is wrong with a row as a whole, or nothing."""
    if not any(cells):
        return "an empty row: take it out"
    more = len(cells) - len(columns)
    if more > 0:
        counted = f"{len(cells)} cells where {len(columns)} belong, {more} too many"
        return f"{counted}: quote a cell that holds a comma"
    if more < 0:
        counted = f"{len(cells)} cells where {len(columns)} belong, {-more} too few"
        places = _places_for_an_empty_cell(cells, columns) if more == -1 else []
        seems = f"; it may be missing at {', '.join(places)}" if places else ""
        return f"{counted}: an empty cell too has its comma{seems}"
    return ""


def _places_for_an_empty_cell(cells: list[str], columns: Columns) -> list[str]:
    """Return the columns where a row that lacks a cell would be in order with an empty one."""
    places = range(len(columns))
    return [columns[at].name for at in places if _in_order(_put(cells, at), columns)]


def _shift(cells: list[str], columns: Columns) -> str:
    """Say which cells stand one place off, if moving them by one puts the row in order."""
    empty = [place for place, words in enumerate(cells) if not words]
    moves = [(old, new) for old in empty for new in range(len(cells)) if old != new]
    for old, new in sorted(moves, key=lambda move: abs(move[0] - move[1])):
        if _in_order(_put([*cells[:old], *cells[old + 1 :]], new), columns):
            first, last = (new, old - 1) if new < old else (old + 1, new)
            stand = f"from {columns[first].name} to {columns[last].name} the cells seem to stand"
            if new < old:
                return f"{stand} too far left: put an empty one before them, take one away behind"
            return f"{stand} too far right: take an empty one away before them, put one behind"
    return ""


def _put(cells: list[str], at: int) -> list[str]:
    """Return cells with an empty one more."""
    return [*cells[:at], "", *cells[at:]]


def _in_order(cells: list[str], columns: Columns) -> bool:
    pairs = zip(columns, cells, strict=True)
    return not any(column.fault(words) for column, words in pairs)


@lru_cache(2**14)
def faults_in(words: str, column: Column) -> list[str]:
    """Say all that is wrong in a cell, whatever stands in other cells."""
    faults = []
    if reason := column.fault(words):
        faults = [reason + hint(words, column) if words else reason]
    if reason := _ill_written(words, column):
        faults.append(reason)
    if column.pattern in DATES and re.fullmatch(column.pattern, words):
        faults += list(filter(None, map(date_fault, words.split("/"))))[:1]
    return faults


def _ill_written(words: str, column: Column) -> str:
    r"""Say what a reader of a cell would not see in it, or nothing.

    A word has the letters of one alphabet; *IT-компания* is two. An address is copied as it is.

    >>> note = Column("note", "string", "")
    >>> _ill_written("more than\u202e 50", note), _ill_written("more  than 50", note)
    ('holds U+202E, which is not seen: take it out', 'two spaces side by side: take one away')
    >>> _ill_written("5 млpд", note), _ill_written("IT-компания 50", note)
    ("letters of two alphabets in 'млpд': type it in one", '')
    """
    unseen = next((sign for sign in words if unicodedata.category(sign) in UNSEEN), "")
    if unseen:
        return f"holds U+{ord(unseen):04X}, which is not seen: take it out"
    if words != words.strip():
        return "a space before or behind: take it away"
    if re.search(r"\s\s", words):
        return "two spaces side by side: take one away"
    mixed = None if column.pattern == ADDRESS else _TWO_ALPHABETS.search(words)
    return f"letters of two alphabets in {mixed[0]!r}: type it in one" if mixed else ""


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}…"

"""Cells of data/raw: files read as text, and what is wrong in a cell."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pandera.errors

from analysis.reading.periods.days import days_of
from analysis.record.schema import PARTIAL_DATE, PERIOD, Column, Row, checks, records

FOLDER = Path("data/raw")


YEARS = range(1900, 2101)


UNSEEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}  # Unicode categories: controls, formats, line ends


LONGEST_SHOWN = 200  # characters of a cell in a message


class Problem(NamedTuple):
    """One bad cell, or a file that cannot be read (`line` 0)."""

    file: Path
    line: int
    column: str
    words: str
    reason: str

    def __str__(self) -> str:
        """The message, as ``file:line: column: 'words': reason``."""
        place = (
            f"{self.file.as_posix()}:{self.line}: " if self.line else f"{self.file.as_posix()}: "
        )
        column = f"{_shortened(self.column)}: " if self.column else ""
        words = f"{_shortened(self.words)!r}: " if self.words else ""
        return place + column + words + self.reason


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}…"


class BadInput(ValueError):
    """Raw data that cannot be built from; `problems` has all of them, in the order of the files."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def _read_table(
    root: Path, path: Path, columns: tuple[Column, ...]
) -> tuple[pd.DataFrame | None, list[Problem]]:
    """One file as a DataFrame of text, None if it cannot be read, and what is wrong in it."""
    try:
        text = (root / path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        return None, [Problem(path, 0, "", "", f"cannot be read: {error.strerror}")]
    except UnicodeDecodeError as error:
        line = (root / path).read_bytes()[: error.start].count(b"\n") + 1
        return None, [Problem(path, line, "", "", "not UTF-8: save the file in that encoding")]
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        rows = [(reader.line_num, cells) for cells in reader if cells]
    except csv.Error as error:
        return None, [Problem(path, reader.line_num, "", "", f"not readable as CSV: {error}")]
    names = [column.name for column in columns]
    if header != names:
        return None, _header_problems(path, header, names)
    expected = f"cells where {len(names)} belong: quote a cell that holds a comma"
    problems = [
        Problem(path, line, "", cells[0], f"{len(cells)} {expected}")
        for line, cells in rows
        if len(cells) != len(names)
    ]
    good = [(line, cells) for line, cells in rows if len(cells) == len(names)]
    frame = pd.DataFrame([cells for _, cells in good], columns=names, dtype=str)
    frame.index = pd.Index([line for line, _ in good], dtype="int64")
    return frame, problems + list(_cell_problems(path, frame, columns))


def _header_problems(path: Path, header: list[str], names: list[str]) -> list[Problem]:
    if len(header) < len(names) and (mark := re.search("[;\t]", ",".join(header))):
        reason = f"separated by {mark[0]!r}: save the file as CSV with commas"
        return [Problem(path, 1, "", "", reason)]
    if not header:
        return [Problem(path, 1, "", "", f"empty: the columns must be {','.join(names)}")]
    missing = [name for name in names if name not in header]
    extra = [name for name in header if name not in names]
    if not missing and not extra:
        reason = f"the columns must be {','.join(names)}"
        return [Problem(path, 1, "", ",".join(header), reason)]
    return [
        *(Problem(path, 1, name, "", "the column is missing") for name in missing),
        *(Problem(path, 1, name, "", "unknown column: remove it") for name in extra),
    ]


def _cell_problems(
    path: Path, frame: pd.DataFrame, columns: tuple[Column, ...]
) -> Iterator[Problem]:
    try:
        checks(columns).validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        for case in errors.failure_cases.itertuples():
            reason = "stands twice" if case.check == "field_uniqueness" else str(case.check)
            words = "" if case.failure_case is None else str(case.failure_case)
            yield Problem(path, int(case.index), str(case.column), words, reason)
    for column in columns:
        for line, words in frame[column.name].items():
            if reason := _unseen(words):
                yield Problem(path, int(str(line)), column.name, words, reason)
        if column.pattern in (PARTIAL_DATE, PERIOD):
            for line, row in rows_of(frame):
                words = row[column.name]
                if re.fullmatch(column.pattern, words) and any(map(_no_date, words.split("/"))):
                    yield Problem(path, line, column.name, words, "no such date")


def _unseen(words: str) -> str:
    r"""What a reader of a cell would not see in it, or nothing.

    >>> _unseen("more than\u202e 50"), _unseen(" 50"), _unseen("50")
    ('holds U+202E, which is not seen: take it out', 'a space before or behind: take it away', '')
    """
    unseen = next((each for each in words if unicodedata.category(each) in UNSEEN), "")
    if unseen:
        return f"holds U+{ord(unseen):04X}, which is not seen: take it out"
    return "a space before or behind: take it away" if words != words.strip() else ""


def _no_date(words: str) -> bool:
    """Whether words that should be a partial date name no day that can be meant."""
    try:
        days = days_of(words or None)
    except ValueError:
        return True
    return days is not None and days.start is not None and days.start.year not in YEARS


def rows_of(frame: pd.DataFrame) -> Iterator[tuple[int, Row]]:
    """Line in the file and cells of every row of a raw table."""
    return zip(frame.index.tolist(), records(frame), strict=True)


def column_by(frame: pd.DataFrame, key: str, value: str) -> dict[str, str]:
    """One column of a table by another."""
    return dict(zip(frame[key], frame[value], strict=True))

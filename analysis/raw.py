"""data/raw as checked tables, or an error that names every bad cell.

A table is read as text, so that each message can show the offending words as they stand. Its index
holds the line numbers of the file.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pandera.errors

from analysis.amounts import amounts_of
from analysis.columns import RAW
from analysis.languages import SHARED, available, words_of
from analysis.lexicon import Line, lexicon
from analysis.period import Period, UnreadablePeriod, days_of, parse_base, parse_period
from analysis.quantity import Quantity, UnreadableQuantity, masked, parse_quantity
from analysis.schema import PARTIAL_DATE, PERIOD, Column, Row, checks, records

FOLDER = Path("data/raw")
YEARS = range(1900, 2101)
KEYWORD = r"[a-zа-яё-]+\*?(?: (?:[a-zа-яё-]+\*?|\*))*"
LONGEST_WORDING = 12  # words of a source that a row may hold
UNSEEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}  # Unicode categories: controls, formats, line ends
LONGEST_SHOWN = 200  # characters of a cell in a message
UNIT_KINDS = {"count": "count", "percent": "percent", "t": "t", "index": "index"}


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


@dataclass(frozen=True, slots=True)
class FigureReading:
    """What the words of a row of figures.csv say."""

    quantity: Quantity
    period: Period
    base: Period


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


def rows_of(frame: pd.DataFrame) -> Iterator[tuple[int, Row]]:
    """Line in the file and cells of every row of a raw table."""
    return zip(frame.index.tolist(), records(frame), strict=True)


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
        for each in filter(None, row["mistaken_for"].split(";")):
            if each not in known or each == row["indicator"]:
                reason = "must be other indicators of this table, joined by ;"
                yield Problem(FOLDER / "indicators.csv", line, "mistaken_for", each, reason)
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


def column_by(frame: pd.DataFrame, key: str, value: str) -> dict[str, str]:
    """One column of a table by another."""
    return dict(zip(frame[key], frame[value], strict=True))


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


def read_figure(
    row: Row, stated_on: str, unit_kind: str | None, language: str = ""
) -> tuple[FigureReading | None, list[tuple[str, str]]]:
    """Read the words of one row of figures.csv.

    Parameters
    ----------
    row
        The row's cells.
    stated_on
        When it was said, as an ISO date that may be partial, or "".
    unit_kind
        What the indicator's levels are in: money, count, percent, t or index.
    language
        The document's language. Words in one that has no file are read as `read_as` has them.

    Returns
    -------
    tuple
        The reading, None if anything is wrong, and column and reason of all that is.
    """
    found: list[tuple[str, str]] = []
    quantity = None
    if len(row["as_stated"].split()) > LONGEST_WORDING:
        found.append(
            ("as_stated", f"more than {LONGEST_WORDING} words: keep the figure's own words only")
        )
    column = "read_as" if row["read_as"] else "as_stated"
    foreign = bool(language) and language not in available()
    if foreign and not row["read_as"]:
        found.append(("read_as", f"no file for the language {language!r}: give it in English"))
    elif row[column]:
        try:
            quantity = parse_quantity(row[column])
        except UnreadableQuantity as error:
            found.append((column, error.reason))
    if quantity and row["read_as"]:
        found += _read_as_problems(row, foreign)
    if quantity and unit_kind and not fits(quantity, unit_kind):
        counted = f" of {quantity.counted!r}" if quantity.counted else ""
        read = f"a {quantity.measure} in {quantity.unit}{counted}"
        found.append((column, f"reads as {read}, but {row['indicator']} is in {unit_kind}"))
    period, base = Period(None, None), Period(None, None)
    try:
        if row["period_as_stated"]:
            period = parse_period(_ours(row["period_as_stated"]), stated_on=stated_on or None)
    except UnreadablePeriod as error:
        found.append(("period_as_stated", error.reason))
    try:
        if row["base_as_stated"] and quantity and quantity.measure not in ("share", "level"):
            words = _ours(row["base_as_stated"])
            base = parse_base(words, stated_on=stated_on or None, period=period)
    except UnreadablePeriod as error:
        found.append(("base_as_stated", error.reason))
    if found or quantity is None:
        return None, found
    return FigureReading(quantity, period, base), []


def _ours(words: str) -> str:
    """Words without the brackets that say that they are ours, not the source's."""
    return words[1:-1] if words.startswith("[") and words.endswith("]") else words


def numbers_in(words: str) -> list[float]:
    """The numbers that words hold, as they are read.

    >>> numbers_in("of which 4,000"), numbers_in("the same amount")
    ([4000.0], [])
    """
    found = amounts_of(Line(masked(words), lexicon()))
    ends = ((amount.number, amount.upper) for amount in found)
    return [float(number.value) for pair in ends for number in pair if number is not None]


def _digits(words: str) -> list[str]:
    """The numbers that stand in digits, whichever the decimal mark."""
    return [each.replace(",", ".") for each in re.findall(r"\d+(?:[.,]\d+)*", words)]


def _read_as_problems(row: Row, foreign: bool) -> list[tuple[str, str]]:
    if foreign:
        if _digits(row["as_stated"]) != _digits(row["read_as"]):
            return [("read_as", f"its digits differ from those of {row['as_stated']!r}")]
        return []
    stated, read = numbers_in(row["as_stated"]), numbers_in(row["read_as"])
    if stated and stated != read:
        return [("read_as", f"its number differs from that of {row['as_stated']!r}")]
    if read and not stated and row["relation"] != "same_as":
        return [("read_as", f"holds a number that {row['as_stated']!r} does not")]
    return []


def fits(quantity: Quantity, unit_kind: str) -> bool:
    """Whether a quantity can be of an indicator whose levels are in a kind of unit.

    >>> fits(parse_quantity("66 thousand people"), "count")
    True
    >>> fits(parse_quantity("$3 billion"), "count"), fits(parse_quantity("up 3%"), "count")
    (False, True)
    """
    if quantity.measure in ("share", "multiple") or quantity.unit in (
        "percent",
        "percentage points",
    ):
        return quantity.measure != "level" or unit_kind == "percent"
    if unit_kind == "money":
        return len(quantity.unit) == 3 and quantity.unit.isupper()
    return quantity.unit == UNIT_KINDS.get(unit_kind)

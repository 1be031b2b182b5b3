"""Rows of figures.csv read: what the words of each row say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from analysis.reading.languages import available
from analysis.reading.lexicon import Line, lexicon
from analysis.reading.masks import masked
from analysis.reading.periods.days import Period, UnreadablePeriod, days_of
from analysis.reading.periods.parse import parse_base, parse_period
from analysis.reading.quantity import Quantity, UnreadableQuantity, parse_quantity
from analysis.reading.ranges import amounts_of
from analysis.record.cells import FOLDER as RAW_FOLDER
from analysis.record.cells import BadInput, Problem, column_by, rows_of
from analysis.record.columns import OPEN_ENDS
from analysis.record.schema import Row, records


def figure_rows(raw: dict[str, pd.DataFrame]) -> list[Row]:
    """Rows of the topic tables, as in figures.csv, with what the later steps need."""
    published = column_by(raw["documents"], "document_id", "published")
    languages = column_by(raw["documents"], "document_id", "language")
    units = column_by(raw["indicators"], "indicator", "unit")
    natures = column_by(raw["indicators"], "indicator", "nature")
    corrections = {row["figure_id"]: row for row in records(raw["corrections"])}
    rows, problems = [], []
    for line, cells in rows_of(raw["figures"]):
        correction = corrections.get(cells["figure_id"], {})
        if correction.get("action") == "override":
            cells[correction["column"]] = correction["replacement"]
        stated_on = cells["stated_on"] or published[cells["document_id"]]
        language = languages[cells["document_id"]]
        reading, found = read_figure(cells, stated_on, units[cells["indicator"]], language)
        if reading is None:  # only an override can be at fault: the rows themselves were checked
            path = RAW_FOLDER / "figures.csv"
            problems += [Problem(path, line, column, cells[column], why) for column, why in found]
            continue
        quantity = reading.quantity
        said = days_of(stated_on or None)
        rows.append(
            {
                **cells,
                "period_start": _day(reading.period.start),
                "period_end": _day(reading.period.end),
                "base_start": _day(reading.base.start),
                "base_end": _day(reading.base.end),
                "nature": natures[cells["indicator"]],
                "hedge": quantity.hedge or "",
                **{
                    name: getattr(quantity, name)
                    for name in ("measure", "value", "unit", *OPEN_ENDS)
                },
                "stated_on": stated_on,
                "said_until": _day(said.end if said else None),
                "flag": correction.get("what", ""),
                "excluded": correction.get("action") == "exclude",
            }
        )
    if problems:
        raise BadInput(problems)
    return rows


def _day(day: date | None) -> Any:
    return pd.NaT if day is None else pd.Timestamp(day)


LONGEST_WORDING = 12  # words of a source that a row may hold


UNIT_KINDS = {"count": "count", "percent": "percent", "t": "t", "index": "index"}


@dataclass(frozen=True, slots=True)
class FigureReading:
    """What the words of a row of figures.csv say."""

    quantity: Quantity
    period: Period
    base: Period


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

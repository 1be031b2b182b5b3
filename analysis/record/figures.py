"""Rows of figures.csv read: what the words of each row say."""

import re
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from analysis.reading.detection import language_of
from analysis.reading.languages import available
from analysis.reading.lexicon import Line, currencies, lexicon
from analysis.reading.parse import UnreadableQuantity, parse_quantity
from analysis.reading.periods.days import Period, UnreadablePeriod, days_of
from analysis.reading.periods.masks import masked
from analysis.reading.periods.parse import parse_base, parse_period
from analysis.reading.quantity import Quantity
from analysis.reading.ranges import amounts_of
from analysis.reading.readings import readings
from analysis.record.cells import Problem, RawTables, date_fault
from analysis.record.hints import hedge_meant
from analysis.record.schema import OPEN_ENDS, Row

LONGEST_WORDING = 12  # words of a source that a row may hold
_DECIMALS = re.compile(r"[.,]\d{1,2}$")
_THOUSANDS = re.compile(r"\.\d\d0$")
_REMEMBERED = 4096  # readings: check reads each row twice, add at each of its steps
_parse_period = lru_cache(_REMEMBERED)(parse_period)

PERHAPS = " [?]"  # behind the words for a period: the figure may be of a part of it

Fault = tuple[str, str]  # column and reason


class RowReading(NamedTuple):
    """What the words of a row of figures.csv say; not to be used if there are faults."""

    quantity: Quantity | None
    period: Period
    base: Period
    faults: list[Fault]


def figure_rows(raw: RawTables) -> tuple[list[Row], list[Problem]]:
    """Read the words of all rows of figures.csv.

    Return the rows of the topic tables, with what the later steps need, and what cannot be read;
    what else is wrong in the tables is left to other checks.
    """
    documents = {row["document_id"]: row for row in raw["documents"]}
    indicators = {row["indicator"]: row for row in raw["indicators"]}
    corrections = {row["figure_id"]: row for row in raw["corrections"]}
    rows, problems = [], []
    for row in raw["figures"]:
        document: Row = documents.get(row["document_id"], {})
        indicator: Row = indicators.get(row["indicator"], {})
        stated_on = row["stated_on"] or document.get("published")
        if stated_on is not None and date_fault(stated_on):
            stated_on = None
        language = document.get("language", "")
        reading = read_figure(row, stated_on, indicator.get("unit_kind"), language)
        problems += [row.problem(column, reason) for column, reason in reading.faults]
        if reading.quantity and not reading.faults and stated_on is not None and indicator:
            correction: Row = corrections.get(row["figure_id"], {})
            rows.append(_topic_row(row, reading, stated_on, indicator["nature"], correction))
    return rows, problems


def read_figure(
    row: Row, stated_on: str | None, unit_kind: str | None, language: str
) -> RowReading:
    """Read the words of one row of figures.csv.

    `stated_on` is an ISO date that may be partial, or ""; None where it is at fault itself, so that
    no period can be read. `unit_kind` is what the indicator's levels are in: money, count, percent,
    t or index; None: not known. Words in a language that has no file are read as `read_as` has
    them.
    """
    words = (row[name] for name in ("as_stated", "read_as", "relation", "indicator"))
    quantity, unread = _read_quantity(*words, unit_kind, language)
    faults = [*unread]
    period = base = Period(None, None)
    if stated_on is None:
        return RowReading(quantity, period, base, faults)
    said = stated_on or None
    try:
        if words := row["period_as_stated"].removesuffix(PERHAPS):
            period = _parse_period(_ours(words), stated_on=said)
    except UnreadablePeriod as error:
        faults.append(("period_as_stated", error.reason))
    try:
        if row["base_as_stated"] and quantity and quantity.measure not in ("share", "level"):
            base = parse_base(_ours(row["base_as_stated"]), stated_on=said, period=period)
    except UnreadablePeriod as error:
        faults.append(("base_as_stated", error.reason))
    return RowReading(quantity, period, base, faults)


def numbers_in(words: str) -> list[float]:
    """Return the numbers that words hold, as they are read.

    >>> numbers_in("of which 4,000"), numbers_in("the same amount")
    ([4000.0], [])
    """
    language = language_of(words)
    amounts = amounts_of(Line(masked(words, language), lexicon(language)))
    ends = ((amount.number, amount.upper) for amount in amounts)
    return [float(number.value) for pair in ends for number in pair if number is not None]


@lru_cache(_REMEMBERED)
def read_otherwise(stated: str, read: str, *, same_as: bool = False) -> str:
    """Say what words for the reader have otherwise than the source's own, where these have it.

    >>> read_otherwise("almost 27 billion dollars", "more than 27 billion dollars")
    "says 'more than', but the words say 'almost'"
    >>> read_otherwise("5 млрд рублей", "5 billion dollars")
    'is in USD, but the words are in RUB'
    >>> read_otherwise("of which 4,000", "4,000 companies")
    ''
    """
    own, ours = _one_quantity(stated), _one_quantity(read)
    if own is None or ours is None:
        return ""
    if own.unit not in ("count", ours.unit):
        return f"is in {ours.unit}, but the words are in {own.unit}"
    # *up to* and *до* may be no more than *to*; and what is not read whole may hold more
    loose = not ours.hedge if own.hedge == "at most" else not own.hedge and not parsed(stated)
    if own.hedge != ours.hedge and not loose and not same_as:
        hedges = [repr(quantity.hedge or "no hedge") for quantity in (ours, own)]
        return "says {}, but the words say {}".format(*hedges)
    if own.measure == "change" and (ours.measure != "change" or (own.high > 0) != (ours.high > 0)):
        return "says another direction than the words"
    return ""


def fits(quantity: Quantity, unit_kind: str) -> bool:
    """Tell whether a quantity can be of an indicator whose levels are in a kind of unit.

    >>> fits(parse_quantity("66 thousand people"), "count")
    True
    >>> fits(parse_quantity("$3 billion"), "count"), fits(parse_quantity("up 3%"), "count")
    (False, True)
    """
    relative = quantity.unit in ("percent", "percentage points")
    if relative or quantity.measure in ("share", "multiple"):
        return quantity.measure != "level" or unit_kind == "percent"
    if unit_kind == "money":
        return quantity.unit in currencies()
    return quantity.unit == unit_kind


def _topic_row(row: Row, reading: RowReading, stated_on: str, nature: str, correction: Row) -> Row:
    """Return the row of a topic table: the cells of figures.csv, and what their words say."""
    quantity = reading.quantity
    said = days_of(stated_on or None)
    words = row["period_as_stated"]
    numbers = {name: getattr(quantity, name) for name in ("measure", "value", "unit", *OPEN_ENDS)}
    return {
        **row,
        "period_start": timestamp(reading.period.start),
        "period_end": timestamp(reading.period.end),
        "period_source": "ours" if _ours(words) != words else "stated" * bool(words),
        "base_start": timestamp(reading.base.start),
        "base_end": timestamp(reading.base.end),
        "nature": nature,
        "hedge": (quantity and quantity.hedge) or "",
        **numbers,
        "stated_on": stated_on,
        "said_until": timestamp(said.end if said else None),
        "place": row["place"] or "text",
        "may_be_partial": words.endswith(PERHAPS),
        "flag": correction.get("what", ""),
        "excluded": correction.get("action") == "exclude",
    }


def timestamp(day: date | None) -> Any:
    """Return a day as tables have it; NaT for none."""
    return pd.NaT if day is None else pd.Timestamp(day)


@lru_cache(_REMEMBERED)
def _read_quantity(
    as_stated: str,
    read_as: str,
    relation: str,
    indicator: str,
    unit_kind: str | None,
    language: str,
) -> tuple[Quantity | None, tuple[Fault, ...]]:
    faults: list[Fault] = []
    if len(as_stated.split()) > LONGEST_WORDING:
        reason = f"more than {LONGEST_WORDING} words: keep the figure's own words only"
        faults.append(("as_stated", reason))
    column, words = ("read_as", read_as) if read_as else ("as_stated", as_stated)
    foreign = bool(language) and language not in available()
    if foreign and not read_as:
        reason = f"no whole file for the language {language!r}"
        reason += ": give the words of as_stated in English"
        return None, (*faults, ("read_as", reason))
    if not words:
        return None, (*faults,)
    try:
        quantity = parse_quantity(words)
    except UnreadableQuantity as error:
        return None, (*faults, (column, error.reason + hedge_meant(words)))
    if read_as and (reason := _read_as_fault(as_stated, read_as, relation, foreign=foreign)):
        faults.append(("read_as", reason))
    if reason := _format_fault(words, quantity):
        faults.append((column, reason))
    if unit_kind and not fits(quantity, unit_kind):
        counted = f" of {quantity.counted!r}" if quantity.counted else ""
        read = f"a {quantity.measure} in {quantity.unit}{counted}"
        faults.append((column, f"reads as {read}, but {indicator} is in {unit_kind}"))
    return quantity, (*faults,)


def _one_quantity(words: str) -> Quantity | None:
    """Read words that may hold others that are not understood; None if not of one quantity."""
    language = language_of(words)
    found = readings(Line(masked(words, language), lexicon(language)))
    return found[0].quantity if len(found) == 1 else None


def parsed(words: str) -> Quantity | None:
    """Read words that may not be readable as a whole; None if they are not."""
    try:
        return parse_quantity(words)
    except UnreadableQuantity:
        return None


def _format_fault(words: str, quantity: Quantity) -> str:
    """Say why the mark in a number may be of thousands instead of decimals, or nothing.

    >>> _format_fault("23,00 companies", parse_quantity("23,00 companies"))
    'a count has no decimals: write the number as it is meant'
    """
    items = Line(words, lexicon(language_of(words))).items
    scaled = any(item.kind == "scale" for item in items)
    digits = [item.norm for item in items if item.kind == "num"]
    if quantity.unit == "count" and not scaled and any(map(_DECIMALS.search, digits)):
        return "a count has no decimals: write the number as it is meant"
    if scaled and any(map(_THOUSANDS.search, digits)):
        return "thousands or decimals? say it in read_as, such as $16.4 million for $16.400 million"
    return ""


def _read_as_fault(stated: str, read: str, relation: str, *, foreign: bool) -> str:
    """Say why `read_as` cannot stand for `as_stated`, or nothing."""
    if foreign:
        own = _digits(stated)
        differ = own != _digits(read) and (own or relation != "same_as")
        return f"its digits differ from those of {stated!r}" if differ else ""
    own_numbers, ours = numbers_in(stated), numbers_in(read)
    if own_numbers and own_numbers != ours:
        return f"its number differs from that of {stated!r}"
    if ours and not own_numbers and relation != "same_as":
        return f"holds a number that {stated!r} does not"
    return ""


def _digits(words: str) -> list[str]:
    """Return the numbers that stand in digits, whichever the decimal mark."""
    return [digits.replace(",", ".") for digits in re.findall(r"\d+(?:[.,]\d+)*", words)]


def _ours(words: str) -> str:
    """Return words without the brackets that say that they are ours, not the source's."""
    return words[1:-1] if words.startswith("[") and words.endswith("]") else words

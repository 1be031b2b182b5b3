"""Figures worked out by hand, to hold what the reader makes of the words against."""

import re
from collections.abc import Iterator
from datetime import date
from math import isclose, isinf, isnan
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.reading.bounds import HEDGES, NUMBERS
from analysis.reading.parse import UnreadableQuantity, parse_quantity
from analysis.reading.periods.days import Period, days_of
from analysis.reading.quantity import Quantity, in_figures
from analysis.record.cells import BadInput, Problem, RawRow, read_table
from analysis.record.hints import as_meant, hedge_meant
from analysis.record.schema import DATES, PERIOD, Column, Row

PATH = Path("data/hand_checked.csv")
HAND_CHECKED = tuple(
    Column(name, "string", "")
    for name in ("figure_id", "measure", "value", "unit", "hedge", *NUMBERS[1:], *PERIOD)
)
SIGNS = {"+": "increase", "up": "increase", "-": "decrease", "down": "decrease"}
_WHEN = Column("period", "string", "", pattern=DATES[1])
_SIGN = re.compile(r"(\+|-|(?:up|down)\b(?! to\b))\s*")  # *up to* is no rise
_HEDGE = re.compile(rf"({'|'.join(hedge for hedge in HEDGES if hedge)})\b\s*")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))")


def quantity_by_hand(words: str) -> Quantity:
    """Read a quantity in the form that a person notes it in: hedge, sign of a change, number, unit.

    Raises ValueError if the words are of another form.

    >>> noted = quantity_by_hand("almost 27,5 billion USD")
    >>> noted.value, noted.unit, noted.hedge, noted.measure
    (27500000000.0, 'USD', 'almost', 'level')
    >>> quantity_by_hand("more than -4.7 percent").value, quantity_by_hand("5 percent").measure
    (-4.7, 'share')
    """
    left = _DECIMAL_COMMA.sub(".", words.strip().replace("−", "-"))
    hedge = _HEDGE.match(left)
    left = left[hedge.end() :] if hedge else left
    sign = _SIGN.match(left)
    left = re.sub(r"\s*\bcount$", "", left[sign.end() :] if sign else left)
    if sign and not left:
        return parse_quantity(SIGNS[sign[1]])
    parts = (sign and f"{SIGNS[sign[1]]} of", hedge and hedge[1], left)
    try:
        return parse_quantity(" ".join(filter(None, parts)))
    except UnreadableQuantity as error:
        hint = hedge_meant(words)
        example = "write it as: almost 27 billion USD; +4.7 percent for a rise; 66 thousand"
        raise ValueError(f"{error.reason}{hint}: {example}") from None


def period_by_hand(words: str) -> Period:
    """Read a period as a person notes it: a date that may be partial, or two joined by /.

    >>> period_by_hand("2021-01/2021-05").end, period_by_hand("/2030").start
    (datetime.date(2021, 5, 31), None)
    """
    ends = [as_meant(end.strip(), _WHEN) for end in words.split("/")]
    try:
        days = [days_of(end or None) for end in ends]
    except ValueError:
        days = []
    if len(days) not in (1, 2):
        raise ValueError(
            "write a period as 2021, 2021-04, 2021-01/2021-05, or /2030 where it is open"
        )
    first, last = days[0], days[-1]
    return Period(first.start if first else None, last.end if last else None)


def otherwise(
    noted: Quantity, period: Period, read: Quantity, read_period: Period
) -> list[tuple[str, str]]:
    """Say what a person noted otherwise than the reader reads it, and how, or nothing."""
    names = ("value", "unit", "hedge", "measure")
    pairs = [(name, getattr(noted, name), getattr(read, name)) for name in names]
    pairs += [("period", period, read_period)]
    return [
        (name, f"{name} is {_shown(ours)} by hand, but the words are read as {_shown(theirs)}")
        for name, ours, theirs in pairs
        if not _same(ours, theirs)
    ]


def row_by_hand(figure_id: str, noted: Quantity, period: Period, read: Quantity) -> Row:
    """Return a row of the table: as noted; the bounds follow from the words by the rules."""
    numbers = {"value": noted.value, **{name: getattr(read, name) for name in NUMBERS[1:]}}
    ends = dict(zip(PERIOD, (period.start, period.end), strict=True))
    return {
        "figure_id": figure_id,
        "measure": noted.measure,
        **{name: "" if isinf(value) else f"{value:.15g}" for name, value in numbers.items()},
        "unit": noted.unit,
        "hedge": noted.hedge or "",
        **{name: f"{day}" if day else "" for name, day in ends.items()},
    }


def hand_checked(root: Path) -> list[RawRow]:
    """Read the table; BadInput if that cannot be, or a row has too few cells or too many."""
    rows, problems = read_table(root, PATH, HAND_CHECKED)
    if rows is None or problems:
        raise BadInput(problems)
    return rows


def differences(root: Path, figures: list[Row]) -> Iterator[Problem]:
    """Yield where the built figures are not as worked out by hand, or are not worked out."""
    built = {row["figure_id"]: row for row in figures}
    for row in hand_checked(root):
        figure = built.pop(row["figure_id"], None)
        if figure is None:
            reason = "no figure has this id, or it stands in an earlier row"
            yield row.problem("figure_id", reason)
            continue
        for column in HAND_CHECKED[1:]:
            read = figure[column.name]
            if column.name in PERIOD:
                read = None if pd.isna(read) else read.date()
            if not _same(_noted(column.name, row[column.name]), read):
                words = figure.get("read_as") or figure["as_stated"]  # built tables lack the one
                reason = f"{words!r} of {row['figure_id']} reads as {_shown(read)}"
                yield row.problem(column.name, reason)
    for missing in built:
        yield Problem(PATH, "is not worked out by hand", column="figure_id", words=missing)


def _noted(column: str, words: str) -> Any:
    if column in PERIOD:
        return date.fromisoformat(words) if words else None
    if column not in NUMBERS:
        return words
    try:
        return float(words or ("-inf" if column.endswith("low") else "inf"))
    except ValueError:
        return words


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return (isnan(one) and isnan(other)) or isclose(one, other, rel_tol=1e-6)
    return bool((one or "") == (other or ""))


def _shown(value: Any) -> str:
    if isinstance(value, float):
        return in_figures(value)
    if isinstance(value, Period):
        ends = "/".join(str(end or "") for end in (value.start, value.end))
        return ends if ends != "/" else "none"
    return f"{value:%Y-%m-%d}" if isinstance(value, date) else str(value or "none")

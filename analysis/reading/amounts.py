"""Items to amounts: numbers with their units and ranges, before hedges and verbs are looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from analysis.reading.bounds import Number
from analysis.reading.lexicon import Line
from analysis.reading.numbers import STARTS as NUMBER_STARTS
from analysis.reading.numbers import digits_of, fraction_at, number_at
from analysis.reading.tokens import DASHES, MINUS

STARTS = NUMBER_STARTS | {"multiple", "every"}
SIGNED = ("percent", "percentage points")
# a unit -> the unit it is kept in, and how many of that it is
CONVERSIONS = {
    "basis points": ("percentage points", Decimal("0.01")),
    "GW": ("MW", Decimal(1000)),
    "MW.h": ("kW.h", Decimal(1000)),
    "GW.h": ("kW.h", Decimal(10**6)),
    "TW.h": ("kW.h", Decimal(10**9)),
    "Mt": ("t", Decimal(10**6)),
    "bcm": ("m3", Decimal(10**9)),
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, from item `start` up to item `end`.

    `unit` is None where none is written, `upper` the other end of a range, `joined_by` the word
    between its ends, `hedge` one that stands inside the number (*20-odd billion*).
    """

    start: int
    end: int
    number: Number
    unit: str | None = None
    upper: Number | None = None
    joined_by: str | None = None
    hedge: str | None = None
    negative: bool = False
    scaled: bool = False

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency (ISO 4217)."""
        return self.unit is not None and len(self.unit) == 3 and self.unit.isupper()


def amounts_of(line: Line) -> list[Amount]:
    """All amounts of a line, left to right.

    >>> from analysis.reading.lexicon import lexicon
    >>> line = Line("4,000 of 23,000 companies, $5.3 billion", lexicon("en"))
    >>> [(int(amount.number.value), amount.unit) for amount in amounts_of(line)]
    [(4000, None), (23000, None), (5300000000, 'USD')]
    """
    found: list[Amount] = []
    place = 0
    while place < len(line.items):
        amount = _range(line, place) if line.items[place].kind in STARTS else None
        if amount is None:
            place += 1
        else:
            found.append(amount)
            place = amount.end
    both = any(item.kind == "respectively" for item in line.items)
    return [
        _as_scaled_as(line, one, other) if both or _two_levels(line, one, other) else one
        for one, other in pairwise(found)
    ] + found[-1:]


def _two_levels(line: Line, one: Amount, other: Amount) -> bool:
    """*grew from 60 to 66 thousand*."""
    joined = line.kind(one.end) in ("to", "until") and other.start - one.end <= 1
    return joined and line.kind(one.start - 1) == "from"


# -- ranges


def _range(line: Line, place: int) -> Amount | None:
    first = _amount(line, place)
    if first is None or first.unit == "times":
        return first
    joined_by = _connector(line, first)
    start = first.end + 1
    if joined_by is None or first.negative:
        return first
    if line.kind(start) == "currency":
        start += 1
    second = _amount(line, start) if line.kind(start) in ("num", "cardinal") else None
    if second is None or second.negative:
        return first
    if second.unit is None:  # "$4-5 billion"
        second = replace(second, unit=first.unit)
    if first.unit not in (None, second.unit):
        return first
    lower, upper = first.number, second.number
    if second.scaled and not first.scaled:
        lower = _scaled_alike(line, first, second)
    if lower.value > upper.value and joined_by == "or":
        lower, upper = upper, lower
    if lower.value >= upper.value:
        return first
    hedge = first.hedge or second.hedge
    return Amount(first.start, second.end, lower, second.unit, upper, joined_by, hedge)


def _connector(line: Line, first: Amount) -> str | None:
    """What joins an amount to a second one as the ends of a range, if anything.

    *from $12 billion to $15 billion* names two levels: with a unit at both ends it is no range.
    """
    kind, before = line.kind(first.end), line.kind(first.start - 1)
    if kind == "sign" and line.word(first.end) in DASHES:
        return "dash"
    if kind == "or":
        return "or"
    if kind == "and" and before == "between":
        return "between"
    if kind == "to" and first.unit is None:
        return None if before == "from" and _change_before(line, first.start - 1) else "to"
    if kind == "until" and first.unit is None and before in ("from", "hedge"):
        return None if before == "from" and _change_before(line, first.start - 1) else "until"
    return None


def _change_before(line: Line, place: int) -> bool:
    return any(line.kind(place - step) in ("rise", "fall") for step in range(1, 5))


def _as_scaled_as(line: Line, first: Amount, second: Amount) -> Amount:
    """*$4.1 and $5.3 billion respectively*: the scale word is that of both."""
    if first.scaled or not second.scaled or first.unit not in (None, second.unit):
        return first
    number = _scaled_alike(line, first, second)
    return replace(first, number=number, unit=second.unit, scaled=True)


def _scaled_alike(line: Line, first: Amount, second: Amount) -> Number:
    """The first number with the scale word of the second."""
    digits = next(item for item in line.items[second.start : second.end] if item.kind in STARTS)
    exponent = digits_of(digits.value, decimal_comma=True)[1] if digits.kind == "num" else 0
    return first.number.times(second.number.precision / Decimal(1).scaleb(exponent))


# -- one amount


def _amount(line: Line, place: int) -> Amount | None:
    """The amount whose number starts at a place, None where it is none: *22nd*, *two-way*."""
    if line.kind(place) == "multiple":
        value = Decimal(line.items[place].value)
        exponent = int(value.as_tuple().exponent)
        number = Number.written(int(value.scaleb(-exponent)), exponent, plain=exponent >= 0)
        return Amount(place, place + 1, number, unit="times")
    fraction = fraction_at(line, place)
    if fraction is not None:
        return Amount(place, fraction.end, fraction.number, unit="percent")
    if line.kind(place) == "every" or line.kind(place - 1) == "numbered":
        return None
    first = place - _is_minus(line, place - 1, after_symbol=True)  # "$-5 billion"
    symbol = line.items[first - 1].value if _is_symbol(line, first - 1) else None
    read = number_at(line, place, money=symbol is not None)
    if read is None or line.kind(read.end) == "vague":
        return None
    if "/" in line.word(read.end) and line.kind(read.end) != "unit":
        return None
    start = first - 1 if symbol else place
    unit, factor, end = _unit(line, read.end, symbol)
    negative = _is_minus(line, start - 1) and (
        symbol is not None or unit in SIGNED or line.word(start - 1) == MINUS
    )  # "Budget -7 million roubles" has a dash
    if any(line.word(at) == "(" for at in range(place, end)):
        end = next((at + 1 for at in range(end, end + 6) if line.word(at) == ")"), end)
    if unit is None and _goes_on(line, end):
        return None
    return Amount(
        start - negative,
        end,
        read.number.times(factor),
        unit,
        hedge=read.hedge,
        negative=negative or first < place,
        scaled=read.scaled,
    )


def _is_minus(line: Line, place: int, *, after_symbol: bool = False) -> bool:
    """Whether a dash is the sign of the number behind it: *−5*, *(-5)*, *$-5*."""
    if line.word(place) not in DASHES or not line.glued(place + 1):
        return False
    if after_symbol:
        before = line.kind(place - 2) != "num" or not line.glued(place - 1)  # no "30$-40$"
        return before and line.glued(place) and _is_symbol(line, place - 1)
    return not line.glued(place) or line.word(place - 1) in ("(", "[")


def _is_symbol(line: Line, place: int) -> bool:
    """Whether a sign or code of a currency stands there, as before a number: $, US$, KZT."""
    if line.kind(place) != "currency":
        return False
    written = line.part(place, place + 1)
    return not written.isalpha() or written.isupper()


def _goes_on(line: Line, place: int) -> bool:
    """Whether the number before goes on in a word: *22nd*, *5-year*, *two-way*."""
    if line.kind(place) in ("word", "letter", "filler", "by", "name") and line.glued(place):
        return True
    hyphen = line.word(place) in ("-", "‑") and line.glued(place) and line.glued(place + 1)
    return hyphen and line.kind(place + 1) not in ("num", "cardinal", "")


def _unit(line: Line, place: int, symbol: str | None) -> tuple[str | None, Decimal, int]:
    """Unit at a place, how many of the unit it is kept in, and the place after it."""
    if symbol is not None:
        return symbol, Decimal(1), place
    if line.word(place) == "-" and line.kind(place + 1) in ("unit", "currency"):
        place += 1
    if line.kind(place) not in ("unit", "currency"):
        return None, Decimal(1), place
    unit = line.items[place].value
    return *CONVERSIONS.get(unit, (unit, Decimal(1))), place + 1

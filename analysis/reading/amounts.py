"""Items to amounts: a number with its unit, before ranges, hedges and verbs are looked at.

A number is read whole or refused: what is written on to letters or signs that are not known is no
number of its own.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from analysis.reading.bounds import Number
from analysis.reading.lexicon import MONEY, Line, currencies
from analysis.reading.numbers import NONE, Written, fraction_at, is_plural, number_at
from analysis.reading.numbers import STARTS as NUMBER_STARTS
from analysis.reading.shared_money import SEVERAL
from analysis.reading.signs import (
    DEGREES,
    MASSES,
    behind_words_in_brackets,
    is_bracketed_minus,
    is_done_to,
    is_minus,
    is_per_hectare,
    is_symbol,
    negative_before,
    rated,
    scale_before,
    turned_before,
    written_on,
)
from analysis.reading.tokens import DASHES

STARTS = NUMBER_STARTS | {"multiple", "every"}
RATES = ("percent", "percentage points", "times")
WRITTEN_OUT = 1000  # what is not below it needs no scale word
HUNDREDTH = Decimal("0.01")


class Amount(NamedTuple):
    """A number with its unit, from item `start` up to item `end`.

    `unit` is None where none is written, `upper` the other end of a range, `joined_by` the word
    between its ends, `hedge` one that stands inside the number (*20-odd billion*), `refused` why
    it cannot be read, `listed` whether what it counts or measures is said at another one, `factor`
    how many of its unit the written one is (*5 GW* are kept in MW).
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
    listed: bool = False
    refused: str = ""
    factor: Decimal = Decimal(1)

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency (ISO 4217)."""
        return self.unit in currencies()


def amount_at(line: Line, place: int, *, money: bool = False) -> Amount | None:
    """Return the amount whose number starts at a place, or None: *two-way*, *Article 5*.

    `money`: a currency is said before the lower end of a range, *$5m-6m*.
    """
    if line.kind(place) == "multiple":
        return _multiple(line, place) if _multiplies(line, place) else None
    at = place - 1 - (minus := is_minus(line, place - 1, after_symbol=True))  # "$-5 billion"
    symbol = line.items[at].value if is_symbol(line, at) else None
    start = at if symbol else place
    fraction = None if symbol else fraction_at(line, place)
    read = fraction or number_at(line, place, money=money or symbol is not None)
    if read is None:
        return None
    unit, factor, end = _unit(line, read, "percent" if fraction else symbol, start)
    letter = len(line.word(end - 1).strip(" .")) == 1 and unit not in RATES  # "Unit 3 A"
    measured = read.scaled or (unit is not None and not letter)
    measured |= is_done_to(line, place) and is_plural(line, end)
    many = line.ends_in(place - 1, "genitive_plurals")  # "из 64 населённых пунктов 42"
    measured |= many and line.ends_in(place - 2, "endings_of_adjectives")
    if line.kind(place - 1) == "numbered" and not measured:  # "Article 5"; no "flats, 5 million"
        return None
    end = _with_bracket(line, place, end)
    if unit is None and not read.refused and _is_compound(line, end):
        return None
    first, last = written_on(line, start, end)
    if reason := _unreadable(line, place, read, unit, grown=(first, last) != (start, end)):
        last += line.word(last) == "-" and line.kind(last + 1) == "ratio"  # "2-1/3 million"
        return Amount(first, last + (line.kind(last) == "ratio"), NONE, refused=reason)
    negative = negative_before(line, start, unit)
    if negative is None:
        return Amount(start - 1, end, NONE, refused="a dash before a number: a minus or a mark")
    number, end = _with_hundredths(line, read.number.times(factor), unit, end)
    if (turned := turned_before(line, start)) >= 0:
        return _about(line, turned, end, number, unit)
    if symbol and not read.scaled and (power := scale_before(line, start)):
        start, number = start - 1, number.times(Decimal(10) ** power)
        read = read._replace(scaled=True)
    plus = unit in DEGREES and line.word(start - 1) == "+"
    start -= 2 * is_bracketed_minus(line, start - 1)
    below = unit in DEGREES and line.kind(end) == "below_zero"  # "15 degrees below zero"
    amount = Amount(start - negative - plus, end + below, number, unit, hedge=read.hedge)
    amount = amount._replace(negative=minus or negative or below)
    return amount._replace(factor=factor, scaled=read.scaled)


def _with_bracket(line: Line, place: int, end: int) -> int:
    """Return the end of what is read, behind the bracket that opens in it, if one closes soon."""
    if "(" in line.text and any(line.word(at) == "(" for at in range(place, end)):
        return next((at + 1 for at in range(end, end + 6) if line.word(at) == ")"), end)
    return end


def _multiplies(line: Line, place: int) -> bool:
    """Tell *doubled*, *increased almost twice*, *grew by twice* from *was raised twice*."""
    at = line.back(place - 1, "hedge")
    changes = line.kind(at) in ("rise", "fall") and at < place - 1
    return changes or line.kind(at) == "by" or not line.is_of(place, "also_times")


def _multiple(line: Line, place: int) -> Amount:
    value = Decimal(line.items[place].value)
    exponent = int(value.as_tuple().exponent)
    number = Number.written(int(value.scaleb(-exponent)), exponent, plain=exponent >= 0)
    return Amount(place, place + 1, number, unit="times")


def _unreadable(line: Line, place: int, read: Written, unit: str | None, *, grown: bool) -> str:
    """Why a number cannot be read, or nothing."""
    item, glued = line.word(read.end), line.glued(read.end)
    if read.refused:
        return read.refused
    hyphen = line.word(read.end) == "-" and glued and line.glued(read.end + 1)
    if read.number.value and line.kind(read.end + hyphen) == "ratio" and line.kind(place) == "num":
        # "2 1/3 million", "2-1/3 million"
        return "a part that has no end in decimals"
    tens = line.kind(place - 1) == "vague" and line.kind(place) == "cardinal"  # "сотни две фирм"
    if tens or line.kind(read.end) == "vague" or line.is_of(place - 1, "vague_before"):
        return "no figure: a vague amount"
    if line.kind(read.end) == "hundredth" and not _hundredth_of(line, read.end):
        return "hundredths of a currency that is not named"
    either = line.kind(read.end) == "unit" and "scale_letters" in line.words.letters.get(item, ())
    either = either and not line.is_of(read.end + 1, "metres_behind")
    if either and (glued or is_plural(line, read.end + 1)):  # "5m wall", "1.5 m people"
        return f"unknown unit {item!r}: metres or millions"
    small = not read.scaled and read.number.value < WRITTEN_OUT
    if small and item in line.words.sets["either_size"] and line.items[read.end].value == unit:
        return f"unknown unit {line.part(read.end, read.end + 1)!r}: of thousands or of millions"
    if unit and unit.isupper() and not read.scaled and line.is_of(read.end, "also_weights"):
        return f"unknown unit {line.part(read.end, read.end + 1)!r}: money or a weight"
    dash = line.word(place - 1) in DASHES and line.glued(place) and line.glued(place - 1)
    if dash and line.kind(place - 2) == "mask" and not (unit and line.words.verbs_last):
        return "no figure: the end of a period"
    if grown:
        return "unknown letters or signs are written on to the number"
    return "a currency of several countries, and which is not said" if unit == SEVERAL else ""


def _is_compound(line: Line, place: int) -> bool:
    """Whether the number before goes on in a word: *22nd*, *5-year*, *5 and 9-storey*."""
    word = line.word(place)
    if (line.kind(place) == "and" or word == ",") and line.kind(place + 1) == "num":
        return _is_compound(line, place + 2)
    ordinal = line.glued(place) and word in line.words.number_endings
    if ordinal or word in line.words.sets["compounds"]:  # no "5, порядка 6"
        return ordinal or line.words.verbs_last or line.kind(place + 1) not in ("num", "cardinal")
    hyphen = word in ("-", "‑") and line.glued(place) and line.glued(place + 1)
    two = line.word(place + 1) in DASHES and line.kind(place + 2) not in ("num", "cardinal")
    hyphen = hyphen and not two  # "5 million--more than ever", no "5--6 million"
    counts = line.is_of(place + 1, "counts_behind")  # "a 500-strong team"
    numbers = ("num", "cardinal", "ratio", "half_one_and", "")
    return hyphen and line.kind(place + 1) not in numbers and not counts


def _unit(
    line: Line, read: Written, symbol: str | None, start: int
) -> tuple[str | None, Decimal, int]:
    """Return unit of a number, how many of the unit it is kept in, and the place after it."""
    if symbol is not None:
        return symbol, Decimal(1), read.end
    place = _place_of_unit(line, read)
    if line.kind(place) == "hundredth" and (whole := _hundredth_of(line, place)):
        return whole, HUNDREDTH, place + 1
    if line.kind(read.end - 1) in ("half_unit", "half_point"):
        return line.items[read.end - 1].value or "percentage points", Decimal(1), read.end
    mixed = line.kind(read.end - 1) == "ratio"  # "a 1-1/4-point cut"
    at = place + (mixed and line.word(place) == "-")
    small = read.number.value < 1 and line.kind(place - 1) != "num"
    if (mixed or small) and line.is_of(at, "points"):
        return "percentage points", Decimal(1), at + 1  # "a quarter-point cut"
    if line.kind(place) == "name" and (each := rated(line, place)):
        return *line.words.kept_as.get(each, (each, Decimal(1))), place + 1
    if line.is_of(place, "times_too") and line.is_of(start - 1, "times_by"):
        return "times", Decimal(1), place + 1
    if line.word(place) == "." and line.word(place + 1) == "%" and line.glued(place + 1):
        place += 1  # "by 44.%"
    elif line.word(place) == "." and read.scaled and line.kind(place + 1) == "currency":
        place += line.part(place + 1, place + 2)[0].islower()  # "2.4 trillion. soum"
    if not _is_unit(line, place, scaled=read.scaled):
        factor = line.is_of(start - 1, "factors")  # "by a factor of three"
        return "times" if factor else None, Decimal(1), read.end
    small = not read.scaled and read.number.value < WRITTEN_OUT  # "of the 40, 12 won contracts"
    if (small and line.is_of(place, "verbs_too")) or _is_a_letter(line, place):
        return None, Decimal(1), read.end
    unit = line.items[place].value
    if unit in MASSES and not read.scaled and is_per_hectare(line, start):
        unit += "/ha"
    if line.kind(place) == "currency" and line.kind(place + 1) == "scale" and not read.scaled:
        return unit, Decimal(10) ** line.items[place + 1].value[0], place + 2  # "75 USD million"
    return *line.words.kept_as.get(unit, (unit, Decimal(1))), place + 1


def _place_of_unit(line: Line, read: Written) -> int:
    """Return where the unit of a number stands, if it has one: behind it, a bracket or a hyphen."""
    place = read.end
    added = line.word(place) == "(" and line.word(place + 2) in (")", *DASHES)
    if added and line.kind(place + 1) in ("unit", "currency"):  # "30 billion (dollars – ed.)"
        place += 1
    behind = behind_words_in_brackets(line, place)
    if line.kind(behind) in ("unit", "currency") and line.kind(behind - 1) == "sign":
        place = behind  # "30 billion (by first data) dollars"
    hyphen = line.word(place) == "-" and not line.words.verbs_last  # "12-шақырым" is the twelfth
    if hyphen and line.kind(place + 1) in ("unit", "currency"):
        place += line.word(place + 1) not in line.words.number_endings  # "2021-м"
    if read.number.value < 1 and line.is_of(place, "partitive"):
        place += 2 * (line.kind(place + 2) == "unit")  # "0.25 of a per cent"
    return _past_adjectives(line, place)


def _past_adjectives(line: Line, place: int) -> int:
    """Return where the unit stands in *5 тыс. гружёных и порожних тонн*, else the place."""
    at = place
    while line.kind(at) == "word" and line.ends_in(at, "endings_of_adjectives"):
        at += 1 + (line.kind(at + 1) == "and")
    return at if line.kind(at) == "unit" else place  # no "кипрских фунтов"


def _is_a_letter(line: Line, place: int) -> bool:
    """Whether a symbol is none there: *10 p.*, *the 14g software*; but *164p*, *30g of fat*."""
    word, sets = line.word(place), line.words.sets
    if not line.glued(place):
        return word in sets["glued_units"]
    return word in sets["apart_units"] and line.word(place + 1).isalpha()


def _hundredth_of(line: Line, place: int) -> str:
    """Return the currency of *17 cents*: their own, or the one that the sentence names."""
    own = str(line.items[place].value)
    named = {item.value for item in line.items if item.kind in MONEY}
    return own if own != SEVERAL else str(named.pop()) if len(named) == 1 else ""


def _about(line: Line, place: int, end: int, number: Number, unit: str | None) -> Amount:
    """Return the amount whose unit or scale word stands before its number."""
    if line.word(end) in DASHES and line.kind(end + 1) in ("num", "cardinal"):
        return Amount(place, end + 2, NONE, refused="a range behind what it is of")
    kind, value = line.kind(place), line.items[place].value
    if kind == "scale":
        number = number.times(Decimal(10) ** value[0])
    elif kind in ("unit", "currency"):
        unit = str(value)
    return Amount(place, end, number, unit, hedge="about", scaled=kind == "scale")


def _is_unit(line: Line, place: int, *, scaled: bool) -> bool:
    """Tell *13 billion RM* from *three $400 million lines*, whose sign is of the next number."""
    kind, behind = line.kind(place), line.kind(place + 1)
    if kind == "abbreviation":
        return behind in ("", "sign") or (scaled and behind != "num")
    sign = kind == "currency" and not line.glued(place) and is_symbol(line, place)
    apart = not scaled and line.kind(place + 2) == "scale"  # "in 2024 € 5 billion"
    of_the_next = sign and behind == "num" and (apart or line.glued(place + 1))
    return kind in ("unit", "currency") and not of_the_next


def _with_hundredths(
    line: Line, number: Number, unit: str | None, place: int
) -> tuple[Number, int]:
    """*40 roubles 30 kopecks*: the hundredths are added to the sum before them."""
    if unit not in currencies():
        return number, place
    at = place + (line.kind(place) == "and")
    if line.kind(at) not in ("num", "cardinal"):
        return number, place
    read = number_at(line, at, money=False)
    if read is None or line.kind(read.end) != "hundredth":
        return number, place
    part = read.number.times(HUNDREDTH)
    if number.value % 1:  # "5,20 (five) tenge 20 tiyn" has them already
        return number, read.end + 1 if number.value % 1 == part.value else place
    whole = Number(number.value + part.value, part.precision, part.precision, plain=False)
    return whole, read.end + 1

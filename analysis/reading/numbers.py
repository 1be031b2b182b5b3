"""Items to numbers: digits, number words, scale words and fractions, as they are written."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from analysis.reading.bounds import Number
from analysis.reading.lexicon import Line

# kinds of items that a number may start with
STARTS = frozenset(
    ("num", "cardinal", "half_alone", "half_one_and", "half_scale", "fraction", "scale")
)
FRACTION_PRECISION = Decimal(1)  # percentage points: "a third" is not 33.333 percent
FRACTION_GRANULARITY = Decimal(10)
LARGEST_FRACTION = 10  # "nine out of ten" is a share, "76 out of 89 regions" two counts
# denominators of exact decimals, and their places: "half a percent" is 0.5 percent
DECIMALS = {2: 1, 4: 2, 5: 1, 8: 3, 10: 1, 100: 2, 1000: 3}
NONE = Number.written(0, 0)  # of what is refused
GROUP = 3  # digits; what has a point before exactly three of them may be grouped or not


class Written(NamedTuple):
    """A number as read: the place after it, a hedge inside it, and whether it has a scale word.

    `refused` says why it cannot be read, or is no number of things.
    """

    number: Number
    end: int
    hedge: str | None = None
    scaled: bool = False
    refused: str = ""


class Mantissa(NamedTuple):
    """The digits of a number without its scale word, times ten to `exponent`; the place after."""

    digits: int
    exponent: int
    end: int


def number_at(line: Line, place: int, *, money: bool) -> Written | None:
    """The number that starts at a place, or None."""
    mantissa = _mantissa(line, place)
    if mantissa is None:
        return None
    digits, exponent, end = mantissa
    hedge = None
    if line.kind(end) == "after" and line.kind(end + 1) in ("scale", "unit", "currency"):
        hedge, end = line.items[end].value, end + 1  # "20-odd billion"
    if line.word(end) == "(" and line.kind(end + 1) == "scale":
        end += 1  # an editor's "28 (billion dollars – ed.)"
    power, after = _scale(line, end, money=money)
    number = Number.written(digits, exponent + power, plain=exponent == 0 and after == end)
    scaled = after > end
    if scaled:
        number, after = _with_lower_parts(line, number, place, power, after)
    in_words = line.kind(place) in ("cardinal", "scale")
    tens = number.value >= 20 and number.value % 10 == 0
    if in_words and tens and (ordinal := _ordinal(line, after)):
        return Written(number, ordinal, refused="no figure: an ordinal")
    return Written(number, after, hedge, scaled)


def _ordinal(line: Line, place: int) -> int:
    """The place after an ordinal that ends a number in words, *twenty-fifth*, or 0."""
    place += line.word(place) == "-" or line.word(place) in line.words.sets["within_numbers"]
    return place + 1 if line.word(place) in line.words.sets["ordinal_words"] else 0


def fraction_at(line: Line, place: int) -> Written | None:
    """*a third*, *two thirds*, *every fifth*, *nine out of ten*: a coarse percentage, or None."""
    kind, end = line.kind(place), place + 1
    if whole := _part_of_a_unit(line, place)[1]:
        no_decimals = "a part of a number that has no end in decimals"
        return None if whole in DECIMALS else Written(NONE, end, refused=no_decimals)
    if kind == "every" and line.kind(end) in ("ordinal", "fraction"):
        return _share(end + 1, 1, line.items[end].value)
    if kind in ("half_alone", "fraction"):
        return _one_part(line, place)
    if kind not in ("cardinal", "num"):
        return None
    part, whole, at = _parts(line, place)
    if whole:
        return _share(at, part, whole)
    if line.kind(end) == "out_of" and line.kind(end + 1) == kind:
        written = [number_at(line, at, money=False) for at in (place, end + 1)]
        part, whole = (int(each.number.value) if each else 0 for each in written)
        if written[1] and 0 < part < whole <= LARGEST_FRACTION:
            return _share(written[1].end, part, whole)
    return None


def _parts(line: Line, place: int) -> tuple[int, int, int]:
    """Numerator, denominator and the place after *two thirds*, *one-fourth*; or zeros."""
    part = line.items[place].value if line.kind(place) == "cardinal" else 0
    at = place + 1 + (line.word(place + 1) == "-")
    if line.kind(at) == "fraction" and 0 < part < line.items[at].value:
        return part, line.items[at].value, at + 1
    return 0, 0, 0


def _one_part(line: Line, place: int) -> Written | None:
    """*half*, *a quarter of*: no *third country*, no *second half*, no *half a million*."""
    item, after, sets = line.items[place], line.kind(place + 1), line.words.sets
    whole = 2 if item.kind == "half_alone" else item.value
    compound = after == "word" and item.norm in sets["fractions_apart"]
    if compound or after in ("scale", "unit", "vague"):
        return None
    if line.kind(place - 1) in ("ordinal", "numbered"):
        return None
    if after == "sign" and line.word(place + 1) == "-" and line.glued(place + 1):
        return None
    article = line.word(place - 1) in sets["indefinite"]
    if not article and item.norm not in sets["fractions_alone"]:
        return None  # "the third" of several, "пятая" without its noun
    return _share(place + 1, 1, whole)


def _share(end: int, part: int, whole: int) -> Written:
    value = Decimal(100 * part) / whole
    number = Number(value, FRACTION_PRECISION, FRACTION_GRANULARITY, plain=False)
    return Written(number, end)


def _mantissa(line: Line, place: int) -> Mantissa | None:
    """The digits that start at a place; a scale word in them is not read yet."""
    item, end = line.items[place], place + 1
    if part := _part_of_one(line, place):
        return part
    match item.kind:
        case "num":
            scale = line.items[end].value if line.kind(end) == "scale" else None
            whole = Mantissa(*digits_of(item.value, decimal_comma=bool(scale and scale[1])), end)
        case "cardinal":
            whole = Mantissa(*_cardinal(line, place))
        case "half_one_and":
            return Mantissa(15, -1, end)
        case "half_scale":
            return Mantissa(5, item.value - 1, end)
        case "scale":  # "a million", "тысяча компаний"; never "thousands of"
            articles = line.words.sets["indefinite"]
            bare = item.norm in line.words.sets["bare_scales"]
            bare = bare or line.word(place - 1) in articles
            return Mantissa(1, 0, place) if bare else None
        case _:
            return None
    return whole if whole.exponent else _and_a_part(line, whole)


def _and_a_part(line: Line, whole: Mantissa) -> Mantissa:
    """*two and a half*, *one and one-half million*, *six point four*: what is added to a whole."""
    digits, _, end = whole
    if line.kind(end) == "half_added":
        return Mantissa(digits * 10 + 5, -1, end + 1)
    if line.word(end) in line.words.sets["point"]:
        return _decimals(line, whole)
    if line.kind(end) != "and":
        return whole
    place = end + 1 + (line.word(end + 1) in line.words.sets["indefinite"])
    part = _part_of_one(line, place) if place < len(line.items) else None
    if part is None:
        return whole
    return Mantissa(digits * 10**-part.exponent + part.digits, part.exponent, part.end)


def _decimals(line: Line, whole: Mantissa) -> Mantissa:
    """*six point four*, *четыре целых три десятых*: decimals in words."""
    place = whole.end + 1
    place += line.kind(place) == "and"
    if line.kind(place) != "cardinal":
        return whole
    digits, _, end = _cardinal(line, place)
    if line.kind(end) == "fraction":  # their place is named
        places = len(str(line.items[end].value)) - 1
        end += 1
    else:  # digit by digit, or as one number
        written = str(digits)
        while digits < 10 and line.kind(end) == "cardinal" and line.items[end].value < 10:
            written, end = written + str(line.items[end].value), end + 1
        digits, places = int(written), len(written)
    if digits >= 10**places:
        return whole
    return Mantissa(whole.digits * 10**places + digits, -places, end)


def _part_of_one(line: Line, place: int) -> Mantissa | None:
    """*half a*, *three quarters of a*, *one-half*, *три десятых*: a part of a scale or a unit."""
    part, whole, end = _part_of_a_unit(line, place)
    if whole not in DECIMALS:
        return None
    places = DECIMALS[whole]
    return Mantissa(part * 10**places // whole, -places, end)


def _part_of_a_unit(line: Line, place: int) -> tuple[int, int, int]:
    """Numerator, denominator and the place of the scale or the unit behind them; or zeros."""
    kind = line.kind(place)
    if kind == "cardinal":
        part, whole, end = _parts(line, place)
    elif kind in ("half_alone", "fraction"):
        part, end = 1, place + 1
        whole = 2 if kind == "half_alone" else line.items[place].value
    else:
        return 0, 0, 0
    sets = line.words.sets
    if line.word(end) in sets["partitive"] and line.word(end + 1) in sets["indefinite"]:
        end += 2
    return (part, whole, end) if line.kind(end) in ("scale", "unit") else (0, 0, 0)


def _cardinal(line: Line, place: int) -> Mantissa:
    """A number below a thousand in words: *three hundred and twenty-two*, *thirty-six hundred*."""
    sets = line.words.sets
    total = line.items[place].value
    place += 1
    while True:
        joined = line.word(place) == "-"
        joined = joined or (line.word(place) in sets["within_numbers"] and total % 100 == 0 < total)
        step = int(joined)
        if line.kind(place + step) != "cardinal":
            return Mantissa(total, 0, place)
        part = line.items[place + step].value
        units_fit = part < 10 and total % 10 == 0 and total % 100 != 10
        hundreds = 100 if line.word(place + step) in sets["hundred_after_tens"] else 10
        if part == 100 and 0 < total < hundreds:
            total *= 100
        elif total and part and (units_fit or (part < 100 and total % 100 == 0)):
            total += part
        else:
            return Mantissa(total, 0, place)
        place += step + 1


def _scale(line: Line, place: int, *, money: bool) -> tuple[int, int]:
    """Power of ten of the scale words at a place, and the place after them."""
    if power := _letter(line, place, money=money):
        return power, place + 1
    if line.word(place) == "-" and line.kind(place + 1) == "scale":
        place += 1
    power = 0
    while line.kind(place) == "scale":
        power += line.items[place].value[0]
        place += 1
    return power, place


def _letter(line: Line, place: int, *, money: bool) -> int:
    """Power of ten of a letter behind a number, *$5m*, *10k people*, or 0."""
    for kind, power in line.words.letters.get(line.word(place), {}).items():
        glued = line.glued(place)
        if kind == "money_letters" and glued and money:
            return power
        if kind == "glued_letters" and glued:
            return power
        if kind == "scale_letters" and (money or (glued and _is_counted(line, place + 1))):
            return power
    return 0


def _is_counted(line: Line, place: int) -> bool:
    """Whether *5m* is five million of what follows, and not five metres."""
    if line.kind(place) in ("unit", "currency"):
        return True
    word, sets = line.word(place), line.words.sets
    plural = any(word.endswith(ending) for ending in sets["plural_endings"])
    return line.kind(place) == "word" and (plural or word in sets["plurals"])


def _with_lower_parts(
    line: Line, number: Number, first: int, power: int, place: int
) -> tuple[Number, int]:
    """*7 billion 500 million*: the lower parts are added, and the last gives the precision."""
    while power and (lower := _lower_part(line, first, power, place)):
        part, power, place = lower
        number = Number(number.value + part.value, part.precision, part.granularity, part.plain)
    return number, place


def _lower_part(line: Line, first: int, power: int, place: int) -> tuple[Number, int, int] | None:
    """A lower part of a number, its power of ten, and the place after it; or None.

    In words it may stand behind *and* or a comma: *one thousand and three*, *two million, three
    hundred thousand*.
    """
    listed = line.word(place) == ","
    joined = listed or line.word(place) in line.words.sets["within_numbers"]
    place += joined
    if line.kind(place) != "cardinal" and (joined or line.kind(place) != "num"):
        return None
    mantissa = _mantissa(line, place)
    if mantissa is None or (joined and line.kind(first) not in ("cardinal", "scale")):
        return None
    digits, exponent, end = mantissa
    lower, after = _scale(line, end, money=False)
    to_the_unit = after == end
    if to_the_unit and listed:
        return None
    fits = line.kind(place) == "cardinal" or (power == GROUP and digits < 1000)
    if to_the_unit and (exponent or not fits):
        return None
    part = Number.written(digits, exponent + lower)
    if lower >= power or part.value >= 10**power:
        return None
    five = 5 if str(digits).rstrip("0").endswith("5") else 1
    exact = Number(part.value, part.granularity / five, part.granularity, plain=to_the_unit)
    return exact, lower, after


def digits_of(written: str, *, decimal_comma: bool) -> tuple[int, int]:
    """The digits of a number as an integer, and the power of ten that it is times.

    A comma before exactly three digits groups, unless the whole part is 0 or `decimal_comma` says
    otherwise.

    >>> digits_of("23,000", decimal_comma=False), digits_of("12,6", decimal_comma=False)
    ((23000, 0), (126, -1))
    """
    bare = re.sub(r"[\s'’]", "", written)
    if "," in bare and "." not in bare:
        groups = re.fullmatch(r"(?!0,)\d{1,3}(?:,\d{3})+", bare) is not None
        if not groups or (decimal_comma and bare.count(",") == 1):
            bare = bare.replace(",", ".")
    whole, _, decimals = bare.replace(",", "").partition(".")
    return int(whole + decimals), -len(decimals)

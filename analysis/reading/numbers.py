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
LARGEST_ALONE = 4  # "четверть" is a noun, "пятая" an ordinal
LARGEST_FRACTION = 10  # "nine out of ten" is a share, "76 out of 89 regions" two counts
PARTS = {2: (5, -1), 4: (25, -2), 10: (1, -1)}  # "half a percent" is 0.5 percent
SIZES = ("scale", "unit", "currency")  # behind a number that is no part of another
GROUP = 3  # digits; what has a point before exactly three of them may be grouped or not


class Written(NamedTuple):
    """A number as read: the place after it, a hedge inside it, and whether it has a scale word."""

    number: Number
    end: int
    hedge: str | None = None
    scaled: bool = False


def number_at(line: Line, place: int, *, money: bool) -> Written | None:
    """The number that starts at a place, or None."""
    mantissa = _mantissa(line, place)
    if mantissa is None:
        return None
    digits, exponent, place = mantissa
    hedge = None
    if line.kind(place) == "after" and line.kind(place + 1) in ("scale", "unit", "currency"):
        hedge, place = line.items[place].value, place + 1  # "20-odd billion"
    if line.word(place) == "(" and line.kind(place + 1) == "scale":
        place += 1  # an editor's "28 (billion dollars – ed.)"
    power, end = _scale(line, place, money=money)
    number = Number.written(digits, exponent + power, plain=exponent == 0 and end == place)
    if end > place and line.kind(end) in ("num", "cardinal"):
        number, end = _with_lower_part(line, number, power, end)
    return Written(number, end, hedge, scaled=end > place)


def fraction_at(line: Line, place: int) -> Written | None:
    """*a third*, *two thirds*, *every fifth*, *nine out of ten*: a coarse percentage, or None."""
    kind, end = line.kind(place), place + 1
    if kind == "every" and line.kind(end) in ("ordinal", "fraction"):
        return _share(end + 1, 1, line.items[end].value)
    if kind in ("half_alone", "fraction"):
        return _one_part(line, place)
    if kind not in ("cardinal", "num"):
        return None
    small = line.items[place].value if kind == "cardinal" else 0
    at = end + 1 if line.word(end) == "-" else end
    if line.kind(at) == "fraction" and 0 < small < line.items[at].value:
        return _share(at + 1, small, line.items[at].value)
    of_it = line.ending(place) == "ablative"  # "үштен бір": of three, one
    other = end if of_it else end + 1
    if (of_it or line.kind(end) == "out_of") and line.kind(other) in ("cardinal", "num"):
        values = [str(line.items[each].value) for each in (place, other)]
        part, whole = (int(value) if value.isdigit() else 0 for value in values[:: 1 - 2 * of_it])
        same = of_it or line.kind(other) == kind
        if same and 0 < part < whole <= LARGEST_FRACTION and line.kind(other + 1) not in SIZES:
            return _share(other + 1, part, whole)
    return None


def _one_part(line: Line, place: int) -> Written | None:
    """*half*, *a quarter of*: no *third country*, no *second half*, no *half a million*."""
    item, after = line.items[place], line.kind(place + 1)
    whole = 2 if item.kind == "half_alone" else item.value
    compound = after == "word" and item.norm.isascii()  # "a third country", but "четверть страны"
    if compound or after in ("scale", "unit") or line.kind(place - 1) in ("ordinal", "numbered"):
        return None
    if after == "sign" and line.word(place + 1) == "-" and line.glued(place + 1):
        return None
    articles = line.words.sets["indefinite"]
    if item.norm.isascii():  # "a third", but "the third" of several
        alone = whole == 2 or line.word(place - 1) in articles
    else:  # "треть", but "пятая" only with its noun, "пятая часть"
        alone = whole <= LARGEST_ALONE or " " in item.norm
    return _share(place + 1, 1, whole) if alone else None


def _share(end: int, part: int, whole: int) -> Written:
    value = Decimal(100 * part) / whole
    number = Number(value, FRACTION_PRECISION, FRACTION_GRANULARITY, plain=False)
    return Written(number, end)


def _mantissa(line: Line, place: int) -> tuple[int, int, int] | None:
    """Digits, their power of ten, and the place after them."""
    item, after = line.items[place], line.kind(place + 1)
    end, exponent = place + 1, 0
    match item.kind:
        case "num":
            scale = line.items[end].value if after == "scale" else None
            digits, exponent = digits_of(item.value, decimal_comma=bool(scale and scale[1]))
        case "cardinal":
            digits, end = _cardinal(line, place)
        case "half_one_and":
            return 15, -1, end
        case "half_scale":
            return 5, item.value - 1, end
        case "scale":  # "a million", "тысяча компаний"; never "thousands of"
            articles = line.words.sets["indefinite"]
            bare = item.norm in line.words.sets["bare_scales"]
            bare = bare or line.word(place - 1) in articles
            return (1, 0, place) if bare else None
        case "half_alone" | "fraction":  # half a million, a quarter percent
            whole = 2 if item.kind == "half_alone" else item.value
            scaled = after == "scale" and whole == 2
            return (*PARTS[whole], end) if whole in PARTS and (scaled or after == "unit") else None
        case _:
            return None
    if exponent == 0 and line.kind(end) == "half_added":
        return digits * 10 + 5, -1, end + 1
    return digits, exponent, end


def _cardinal(line: Line, place: int) -> tuple[int, int]:
    """A number below a thousand in words: *three hundred and twenty-two*."""
    total = line.items[place].value
    place += 1
    while True:
        joined = line.word(place) == "-" or (line.kind(place) == "and" and total % 100 == 0)
        step = int(joined)
        if line.kind(place + step) != "cardinal":
            return total, place
        part = line.items[place + step].value
        units_fit = part < 10 and total % 10 == 0 and total % 100 != 10
        if part == 100 and 0 < total < 10:
            total *= 100
        elif total and part and (units_fit or (part < 100 and total % 100 == 0)):
            total += part
        else:
            return total, place
        place += step + 1


def _scale(line: Line, place: int, *, money: bool) -> tuple[int, int]:
    """Power of ten of the scale words at a place, and the place after them."""
    if line.word(place) == "-" and line.kind(place + 1) == "scale":
        place += 1
    if line.kind(place) == "letter" and (money or line.glued(place)):
        return line.items[place].value, place + 1
    power = 0
    while line.kind(place) == "scale":
        power += line.items[place].value[0]
        place += 1
    return power, place


def _with_lower_part(line: Line, upper: Number, power: int, place: int) -> tuple[Number, int]:
    """*7 billion 500 million*: the lower part is added and gives the precision."""
    mantissa = _mantissa(line, place)
    if mantissa is None or mantissa[1]:
        return upper, place
    digits, _, end = mantissa
    lower_power, after = _scale(line, end, money=False)
    to_the_unit = after == end
    in_words = line.kind(place) == "cardinal" or (power == GROUP and digits < 1000)
    if lower_power >= power or (to_the_unit and not in_words):
        return upper, place
    lower = Number.written(digits, lower_power)
    place_value = lower.granularity / (5 if str(digits).rstrip("0").endswith("5") else 1)
    value = upper.value + lower.value
    return Number(value, place_value, lower.granularity, plain=to_the_unit), after


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

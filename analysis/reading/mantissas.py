"""The digits of a number without its scale word: written in digits, in words, as parts of one."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import NamedTuple

from analysis.reading.around.direction import HEDGES
from analysis.reading.lexicon import Line, is_declined
from analysis.reading.tokens import DASHES

# denominators of exact decimals, and their places: "half a percent" is 0.5 percent
DECIMALS = {2: 1, 4: 2, 5: 1, 8: 3, 10: 1, 16: 4, 100: 2, 1000: 3}

_CYRILLIC = re.compile("[а-я]", re.IGNORECASE)
_SPACES = re.compile(r"[\s'’]")
_LOWER = re.compile(r"0\d\d")
_GROUPS = re.compile(r"(?!0,)\d{1,3}(?:,\d{3})+")


class Mantissa(NamedTuple):
    """The digits of a number without its scale word, times ten to `exponent`; the place after."""

    digits: int
    exponent: int
    end: int


def mantissa_at(line: Line, place: int) -> Mantissa | None:
    """Return the digits that start at a place; a scale word in them is not read yet."""
    item, end = line.items[place], place + 1
    match item.kind:
        case "num":
            scale = line.items[end].value if line.kind(end) == "scale" else None
            decimal = scale[1] if scale else "," in item.value and _has_decimals(line, end)
            whole = Mantissa(*digits_of(item.value, decimal_comma=decimal), end)
            if line.is_of(end, "hundred_after_tens"):  # "4 hundred"
                whole = Mantissa(whole.digits, whole.exponent + 2, end + 1)
        case "name" if _LOWER.fullmatch(item.norm) and line.kind(place - 1) == line.kind(end):
            return Mantissa(int(item.norm), 0, end)  # "1 trillion 013 billion"
        case "cardinal":
            if part := _part_of_one(line, place):
                return part
            whole = Mantissa(*_cardinal(line, place))
        case "ratio" | "half_alone" | "fraction":
            return _part_of_one(line, place)
        case "half_one_and":
            return Mantissa(15, -1, end)
        case "half_scale":
            return Mantissa(5, item.value[0] - 1, end)
        case "half_point":
            return Mantissa(1, 0, end)
        case "half_unit":
            return Mantissa(5, -1, end)
        case "scale":  # "a million", "тысяча компаний"; never "thousands of"
            articles = line.words.sets["indefinite"]
            bare = item.norm in line.words.sets["bare_scales"]
            bare = bare or line.word(place - 1) in articles
            hedged = line.kind(place - 1) in (*HEDGES, "from", "to", "until")
            bare = bare or (hedged and item.norm in line.words.sets["hedged_scales"])
            before = line.word(place - 1)[-1:]  # "131,9 (132,2) мың адам", "тұр-40 мың"
            bare = bare and before != ")" and not before.isdigit()
            return Mantissa(1, 0, place) if bare else None
        case "unit" if _is_of_one(line, place):
            return Mantissa(1, 0, place)
        case _:
            return None
    return whole if whole.exponent else _and_a_part(line, whole)


def _has_decimals(line: Line, place: int) -> bool:
    """Whether the unit of a number says that its comma is decimal: *5,125 тонны*, no *тонн*."""
    if line.kind(place + 1) == "num" and (
        line.word(place) in DASHES or line.kind(place) == "until"
    ):
        place += 2  # "от 1,125 до 2,250 процента"
    word = line.word(place)
    told = line.kind(place) in ("unit", "currency") and line.ends_in(place, "units_of_decimals")
    return told and bool(_CYRILLIC.search(line.text if word == "%" else word))


def _is_of_one(line: Line, place: int) -> bool:
    """Tell *менее процента*, *вырос на процент*: one percent."""
    by = line.is_of(place - 1, "changes_by")
    led = line.kind(place - 1 - by)
    hedged = led in HEDGES or line.is_of(place - 1, "than")  # "меньше чем на процент"
    return line.is_of(place, "bare_units") and (hedged or (by and led in ("rise", "fall")))


def _and_a_part(line: Line, whole: Mantissa) -> Mantissa:
    """*two and a half*, *one and one-half million*, *six point four*: what is added to a whole."""
    digits, _, end = whole
    if line.kind(end) == "half_added":
        return Mantissa(digits * 10 + 5, -1, end + 1)
    if line.kind(end) == "half_quarter":
        return Mantissa(digits * 100 + 25, -2, end + 1)
    if line.is_of(end, "point"):
        return _decimals(line, whole)
    if line.is_of(end, "point_behind_units") and (digits % 10 or not digits):
        tenths = _decimals(line, whole)  # "four and eight percent", where it is 4.8
        return tenths if line.kind(tenths.end) in ("scale", "unit", "currency") else whole
    hyphen = bool(digits) and line.word(end) in DASHES and line.glued(end)  # "7-3/4", "7–3/4"
    hyphen = hyphen and line.glued(end + 1)
    if line.kind(end + hyphen) == "ratio":  # "7 3/4"
        return _and_a_ratio(whole, *parts_at(line, end + hyphen))
    if line.kind(end) != "and" or not digits:  # "between 0 and 1/4 percent"
        return whole
    place = end + 1 + (line.is_of(end + 1, "indefinite"))
    part = _part_of_one(line, place) if place < len(line.items) else None
    if part is None:  # "three and five tenths"
        return _and_a_ratio(whole, *parts_at(line, place), least=10)
    return Mantissa(digits * 10**-part.exponent + part.digits, part.exponent, part.end)


def _and_a_ratio(whole: Mantissa, part: int, of: int, end: int, least: int = 0) -> Mantissa:
    if of not in DECIMALS or of < least:
        return whole
    places = DECIMALS[of]
    return Mantissa(whole.digits * 10**places + part * 10**places // of, -places, end)


def _decimals(line: Line, whole: Mantissa) -> Mantissa:
    """*six point four*, *четыре целых три десятых*: decimals in words."""
    place = whole.end + 1
    place += line.kind(place) == "and"
    written = line.items[place].value if line.kind(place) == "num" else ""
    if not written.isdecimal() and line.kind(place) != "cardinal":
        return whole
    digits, end = (int(written), place + 1) if written else _cardinal(line, place)[::2]
    if line.ending(place) == "ablative" and line.kind(place + 1) == "cardinal":  # "of ten, four"
        tenths = line.items[place].value
        if tenths not in (10, 100):
            return whole
        digits, _, end = _cardinal(line, place + 1)
        places = len(str(tenths)) - 1
    elif line.kind(end) == "fraction":  # their place is named
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
    part, whole, end = part_of_a_unit(line, place)
    if whole not in DECIMALS:
        return None
    places = DECIMALS[whole]
    return Mantissa(part * 10**places // whole, -places, end)


def part_of_a_unit(line: Line, place: int) -> tuple[int, int, int]:
    """Numerator, denominator and the place of the scale or the unit behind them; or zeros."""
    kind = line.kind(place)
    if kind in ("cardinal", "ratio"):
        part, whole, end = parts_at(line, place)
    elif kind in ("half_alone", "fraction"):
        part, end = 1, place + 1
        whole = 2 if kind == "half_alone" else line.items[place].value
    else:
        return 0, 0, 0
    sets = line.words.sets
    one = line.kind(end + 1) in ("cardinal", "num") and str(line.items[end + 1].value) == "1"
    if line.is_of(end, "partitive") and (one or line.is_of(end + 1, "indefinite")):
        end += 2  # "a quarter of a million", "half of one percent"
    hyphen = line.word(end) == "-"
    # "half-million", "quarter-point"
    end += hyphen and (line.kind(end + 1) in ("scale", "unit") or line.is_of(end + 1, "points"))
    sized = line.kind(end) in ("scale", "unit") or (kind == "ratio" and _is_one_thing(line, end))
    joined = kind == "ratio" and (line.kind(end) in ("to", "and") or line.word(end) in DASHES)
    sized = sized or (joined and _is_sized(line, end + 1))  # "1/4 to 1-1/2 percent"
    bare = line.word(end - 1).split(" ")[-1] not in sets["indefinite"]  # no "half a point"
    sized = sized or (bare and line.is_of(end, "points"))
    return (part, whole, end) if sized else (0, 0, 0)


def _is_sized(line: Line, place: int) -> bool:
    """Whether a number that starts there has a unit: *1 percent*, *1-1/2 percent*."""
    end = place
    while line.kind(end) in ("num", "ratio") or (end > place and line.word(end) in DASHES):
        end += 1
    return end > place and line.kind(end) == "unit"


def _is_one_thing(line: Line, place: int) -> bool:
    """Whether a word is in the singular, where that can be told: *3/4 cup*, no *3/4 voters*."""
    noun = line.kind(place) == "word" and not is_declined(line.word(place))
    noun = noun and not line.is_of(place, "stop", "finals")
    noun = noun and not line.is_of(place - 2, "definite", "streets")  # "the 1/2 mark"
    told = noun and bool(line.words.sets["plural_endings"])
    return told and not line.words.is_plural(line.word(place))


def _cardinal(line: Line, place: int) -> Mantissa:
    """Return a number below a thousand in words: *three hundred and two*, *thirty-six hundred*."""
    total = line.items[place].value
    place += 1
    while True:
        joined = line.word(place) == "-"
        joined = joined or (line.is_of(place, "within_numbers") and total % 100 == 0 < total)
        step = int(joined)
        if line.kind(place + step) != "cardinal" or line.ending(place - 1):  # "жүзден екі мың"
            return Mantissa(total, 0, place)
        part = line.items[place + step].value
        units_fit = part < 10 and total % 10 == 0 and total % 100 != 10
        hundreds = 100 if line.is_of(place + step, "hundred_after_tens") else 10
        if part == 100 and 0 < total < hundreds:
            total *= 100
        elif total and part and (units_fit or (part < 100 and total % 100 == 0)):
            total += part
        else:
            return Mantissa(total, 0, place)
        place += step + 1


def parts_at(line: Line, place: int) -> tuple[int, int, int]:
    """Numerator, denominator and the place after *two thirds*, *one-fourth*, *2/3*; or zeros."""
    if line.kind(place) == "ratio":
        return *_ratio(line.items[place].value), place + 1
    if line.kind(place) != "cardinal":
        return 0, 0, 0
    part = line.items[place].value
    at = place + 1 + (line.word(place + 1) == "-")
    if line.kind(at) == "fraction" and 0 < part < line.items[at].value:
        return part, line.items[at].value, at + 1
    return 0, 0, 0


def _ratio(written: str) -> tuple[int, int]:
    """Return numerator and denominator of *2/3*, *¾*; zeros for what is no part, *5/4*."""
    if len(written) == 1:
        value = Fraction(unicodedata.numeric(written)).limit_denominator(16)
    else:
        value = Fraction(written.replace("⁄", "/"))
    return (value.numerator, value.denominator) if value < 1 else (0, 0)


def digits_of(written: str, *, decimal_comma: bool) -> tuple[int, int]:
    """Return the digits of a number as an integer, and the power of ten that it is times.

    A comma before exactly three digits groups, unless the whole part is 0 or `decimal_comma` says
    otherwise.

    >>> digits_of("23,000", decimal_comma=False), digits_of("12,6", decimal_comma=False)
    ((23000, 0), (126, -1))
    """
    if written.isdecimal():
        return int(written), 0
    bare = _SPACES.sub("", written)
    if "," in bare and "." not in bare:
        groups = _GROUPS.fullmatch(bare) is not None
        if bare.count(",") == 1 and (decimal_comma or not groups):  # "12,34,567" groups, too
            bare = bare.replace(",", ".")
    whole, _, decimals = bare.replace(",", "").partition(".")
    return int(whole + decimals), -len(decimals)

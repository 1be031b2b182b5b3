"""Lists and pairs of amounts that say a unit or a scale word once, at the last or at the first."""

from __future__ import annotations

from decimal import Decimal

from analysis.reading.amounts import RATES, STARTS, Amount
from analysis.reading.direction import HEDGES
from analysis.reading.lexicon import Line
from analysis.reading.mantissas import mantissa_at
from analysis.reading.numbers import NONE
from analysis.reading.tokens import DASHES

WRITTEN_OUT = 1000  # what is not below it needs no scale word of its neighbour
BESIDE = 3  # items between two numbers that *respectively* may join
APART = 5  # items from a number of a list to the next one: "12, natural gas – 7"
FURTHER = 8  # items from a figure to one that leaves out its unit
UNLIKE = 100  # times; numbers that differ so much do not share a scale word
LIKE = 10  # times; those that differ less share the one that was said before
UNSURE_SCALE = "whether it has the scale of the upper one is not known"


def with_what_is_said_once(line: Line, found: list[Amount]) -> list[Amount]:
    """Give the amounts of a line the units and scale words that stand at a neighbour."""
    both = any(item.kind == "respectively" for item in line.items) if len(found) > 1 else False
    for at in range(len(found) - 2, -1, -1):  # from the right: what is said once stands last
        first, second = found[at : at + 2]
        levels = _two_levels(line, first, second)
        if levels and second.unit is None:  # "grew from $1.4 to 2.1 trillion"
            second = found[at + 1] = second._replace(unit=first.unit)
        beside = both and second.start - first.end <= BESIDE
        if beside or levels or _listed(line, first, second):
            found[at] = _as_the_next(line, first, second)
    for at in range(1, len(found)):
        if _goes_on_in_dashes(line, *found[at - 1 : at + 1]):
            found[at] = _as_the_one_before(line, *found[at - 1 : at + 1])
    return found


def _two_levels(line: Line, first: Amount, second: Amount) -> bool:
    """*grew from 60 to 66 thousand*."""
    joined = line.kind(first.end) in ("to", "until") and second.start - first.end <= 1
    return joined and line.kind(first.start - 1) == "from"


def _listed(line: Line, first: Amount, second: Amount) -> bool:
    """*9 and 10 million tonnes*, *12, 15 and 20 farms*: what they are is said at the last."""
    if first.unit is not None or first.upper or second.refused:
        return False
    if _in_a_list_of_dashes(line, first, second) or _left_for_the_next(line, first, second):
        return True
    if second.start != first.end + 1:
        return False
    if second.unit is None and not second.listed and line.kind(second.end) != "word":
        return False
    one = line.kind(first.start) == "cardinal" and first.number.value == 1  # "this one"
    comma = line.word(first.end) == "," and second.listed
    return not one and (line.kind(first.end) == "and" or comma)


def _in_a_list_of_dashes(line: Line, first: Amount, second: Amount) -> bool:
    """*oil – 12, gas – 7, coal – 3 million tonnes*: what they are is said at the last.

    So it is in *opened 12, in 2023 – 17, in 2024 – 21 schools*.
    """
    places = range(first.end, second.start)
    dated = any(line.kind(at) == "mask" for at in places) and line.word(first.start - 1) != ","
    apart = line.word(second.start - 1) in DASHES
    apart = apart and (dated or line.word(first.start - 1) in DASHES)
    said = second.unit is not None or second.listed or line.kind(second.end) == "word"
    return apart and said and line.word(first.end) in (",", ";") and len(places) <= APART


def _left_for_the_next(line: Line, first: Amount, second: Amount) -> bool:
    """Tell *exported 4.1 and imported 2.3 million tonnes*, *cut by 6 billion, raised by $4*.

    A whole number without a scale word may count anything: *employs 300 and makes 5 tonnes*.
    """
    whole = not first.scaled and first.number.precision >= 1
    if whole or second.unit is None or second.unit in RATES or not second.scaled:
        return False
    comma = line.word(first.end) == ","
    if comma and first.scaled:
        return second.is_money and second.start - first.end <= FURTHER
    at = first.end + comma
    places = range(at + 1, second.start)
    known = ("word", "level", "rise", "fall", "by", *HEDGES)
    return (line.kind(at) == "and" or line.word(at) in line.words.sets["clauses_after_comma"]) and (
        0 < len(places) <= BESIDE and all(line.kind(place) in known for place in places)
    )


def _goes_on_in_dashes(line: Line, first: Amount, second: Amount) -> bool:
    """Tell *the first school – 80 people, the second – 34*: what they are is said at the first."""
    if second.unit or second.scaled or second.upper or first.refused or second.refused:
        return False
    at = second.start - 1
    while line.kind(at) in HEDGES:
        at -= 1
    ends = line.word(second.end) in (",", ";", ".", "") or line.kind(second.end) == "and"
    places = range(first.end, at)
    comma = any(line.word(place) in (",", ";") for place in places)
    near = len(places) <= FURTHER and not any(line.word(place) in "()" for place in places)
    said = first.unit or first.listed or line.kind(first.end) == "word"
    apart = line.word(at) in DASHES or (line.word(at) == "," and line.kind(at - 1) == "mask")
    return bool(said and apart and ends and comma and near)


def _as_the_one_before(line: Line, first: Amount, second: Amount) -> Amount:
    """Return the amount with the unit and the scale word that were said at the one before it."""
    scale = scale_of(line, first) if first.scaled else first.factor
    if first.scaled and second.number.value * scale >= LIKE * first.number.value:
        return second._replace(number=NONE, refused=UNSURE_SCALE)
    number = second.number.times(scale)
    return second._replace(number=number, unit=first.unit, scaled=first.scaled, listed=True)


def _as_the_next(line: Line, first: Amount, second: Amount) -> Amount:
    """Return the amount with the unit and the scale word that are said at the one behind it."""
    if first.unit not in (None, second.unit) or first.refused or second.refused:
        return first
    number, scaled = first.number, first.scaled
    if second.scaled and not scaled and number.value < WRITTEN_OUT:
        scale = scale_of(line, second)
        if number.value >= UNLIKE * second.number.value / scale:  # "from 900 to 1.2 billion"
            return first._replace(number=NONE, refused=UNSURE_SCALE)
        number, scaled = number.times(scale), True
    elif first.unit is None:
        number = number.times(second.factor)
    return first._replace(number=number, unit=second.unit, scaled=scaled, listed=True)


def scale_of(line: Line, amount: Amount) -> Decimal:
    """Return what one of the last written whole digit of an amount stands for."""
    number = next(at for at in range(amount.start, amount.end) if line.kind(at) in STARTS)
    mantissa = mantissa_at(line, number)
    return amount.number.precision.scaleb(-mantissa.exponent if mantissa else 0)

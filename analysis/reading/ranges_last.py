"""Amounts that belong together where the words that join them are endings and stand behind them."""

from __future__ import annotations

from decimal import Decimal

from analysis.reading.amounts import Amount
from analysis.reading.around.direction import change_at
from analysis.reading.around.verbs_behind import change_behind, told_before
from analysis.reading.lexicon import UNITS, Line
from analysis.reading.signs import DEGREES
from analysis.reading.unit_before import as_the_one_before, scale_of

SMALL = ("filler", "mask")
HEDGED = ("after", "until")  # what kinds of hedges begin with


def with_ranges(line: Line, amounts: list[Amount]) -> list[Amount]:
    """Join *2-from 3 billion-to until*; where a verb of change follows they are two levels."""
    result: list[Amount] = []
    for amount in amounts:
        if result and _leaves_out_its_unit(line, result[-1], amount):
            amount = as_the_one_before(line, result[-1], amount)
        if result and _is_between(line, result[-1], amount):
            result[-1] = _joined(line, result[-1], amount, "between")
        elif result and _ends_of_one(line, result[-1], amount):
            amount = amount._replace(unit=amount.unit or result[-1].unit)
            result[-1:] = _from_to(line, _with_scale_of(line, amount, result[-1]), amount)
        else:
            result.append(_with_unit_behind(line, amount))
    return [_below_zero(line, amount) for amount in result]


def _below_zero(line: Line, amount: Amount) -> Amount:
    """Tell *20 degrees-from more frost*; what stands right behind its degrees is in the amount."""
    at = amount.end + line.kind(amount.end).startswith(HEDGED)
    frost = amount.unit in DEGREES and line.kind(at) == "below_zero"
    return amount._replace(negative=amount.negative or frost)


def _leaves_out_its_unit(line: Line, one: Amount, other: Amount) -> bool:
    """Tell *from 80 dollars to 72 fell*, *from 10 million tonnes to-until 15 grew*."""
    sized = one.unit != "times" and (one.unit is not None or one.scaled)
    until = line.kind(other.end) == "until"
    verb = change_behind(line, other.end + until)
    bare = sized and other.unit is None and not other.scaled
    bare = bare and (verb == other.end + until or (until and verb is None))
    if not bare or not _ends_of_one(line, one, other._replace(unit=one.unit)):
        return False
    grown = as_the_one_before(line, one, other).number.value > one.number.value
    return verb is None or change_at(line, verb) == (1 if grown else -1)


def _from_to(line: Line, lower: Amount, upper: Amount) -> list[Amount]:
    """Return one range, or two levels."""
    end, _ = _with_its_noun(line, upper)
    until = line.kind(end) == "until"
    changes = told_before(line, lower.start) or change_behind(line, end + 1) is not None
    changes = changes and upper.unit != "times"
    alike = lower.negative == upper.negative  # no "−2 °C-from +3 °C-to"
    alike = alike and not (lower.upper or upper.upper or _is_hedged(line, lower))
    if until and alike and not changes and lower.number.value < upper.number.value:
        return [_joined(line, lower, _with_unit_behind(line, upper), "until")]
    return [lower, upper._replace(joined_by="to")]


def _joined(line: Line, lower: Amount, upper: Amount, joined_by: str) -> Amount:
    """Make one of the ends of a range, with the word behind them."""
    lower = _with_scale_of(line, upper, lower)
    # "from 5 thousand to 7 thousand people", "from 5 to-until 7 thousand tonnes"
    end = upper.end + (upper.hedge is None and line.kind(upper.end) != "word")
    return lower._replace(end=end, upper=upper.number, joined_by=joined_by)


def _with_scale_of(line: Line, amount: Amount, lower: Amount) -> Amount:
    """Give the lower end of a range the unit, and the scale word, that are said at the upper.

    One that has a unit, or would be the larger one without a fall, has its own size: *800 tonnes,
    7 thousand tonnes*.
    """
    factor = amount.factor if lower.unit is None else Decimal(1)
    if amount.scaled and not lower.scaled and lower.unit is None:
        scale = scale_of(line, amount)
        fell = change_at(line, change_behind(line, amount.end) or -1) < 0
        less = factor if fell else scale  # "146-from 106 million-to fell"
        factor = scale if less * lower.number.value < amount.number.value else factor
    number, upper = lower.number.times(factor), lower.upper and lower.upper.times(factor)
    return lower._replace(number=number, upper=upper, unit=amount.unit, scaled=amount.scaled)


def _is_between(line: Line, lower: Amount, upper: Amount) -> bool:
    """*5 and 7 billion tenge in-between*."""
    joined = line.kind(lower.end) == "and" and upper.start == lower.end + 1
    same = lower.unit in (None, upper.unit) and lower.upper is None and upper.upper is None
    lasts = upper.unit is None and line.is_of(upper.end, "durations")  # "18 бен 40 жас …"
    between = line.is_of(upper.end + lasts, "between_after")
    return joined and same and between and lower.number.value < upper.number.value


def _with_unit_behind(line: Line, amount: Amount) -> Amount:
    """Give an amount the unit behind its hedge: *2 thousand-from more kilometres*."""
    ending = line.ending(amount.end - 1)
    known = ("after", f"after_{ending}", "until" if ending == "dative" else "after")
    place = amount.end + 1
    if amount.unit or line.kind(place - 1) not in known or line.kind(place) not in UNITS:
        return amount
    unit, hedge = line.items[place].value, line.items[place - 1].value or "at most"
    kept_in, factor = line.words.kept_as.get(unit, (unit, 1))
    number = amount.number.times(Decimal(factor))
    return amount._replace(number=number, unit=kept_in, hedge=hedge, end=place + 1)


def _ends_of_one(line: Line, one: Amount, other: Amount) -> bool:
    same = one.unit in (None, other.unit)
    # "42 billion dollars-from 36 billion-to"
    same = same or (one.is_money and other.unit is None and other.scaled)
    start, ending = _with_its_noun(line, one)
    if _is_hedged(line, one):  # "500-from more-from", "500-from more people-from"
        start += 1 + (line.kind(start + 1) == "word")
        ending = line.ending(start - 1)
    comma = line.word(start) == "," and line.ending(other.end - 1) == "dative"
    comma = comma and change_behind(line, other.end) is not None  # "from 5, to 4 fell"
    between = (line.kind(at) for at in range(start + comma, other.start))
    apart = any(kind not in (*SMALL, "hedge") for kind in between)
    if not same or apart or ending != "ablative":
        return False
    end, ending = _with_its_noun(line, other)
    things = start > one.end or end > other.end  # "320 адамнан 210-ға қысқарды"
    changes = not things or (not one.scaled and change_behind(line, end) in (end, end + 1))
    until = line.kind(end) == "until" and start == one.end
    return ending == "dative" and (changes or until)


def _is_hedged(line: Line, amount: Amount) -> bool:
    return line.kind(amount.end).startswith("after")


def _with_its_noun(line: Line, amount: Amount) -> tuple[int, str]:
    """Return the place after an amount, with the noun that it counts, and its last ending."""
    end, ending = amount.end, line.ending(amount.end - 1)
    if amount.unit is None and not ending and line.kind(end) == "word":
        return end + 1, line.ending(end)
    return end, ending

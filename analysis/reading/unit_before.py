"""Numbers that leave out the unit or the scale word that the one before them has.

*$24 billion, now 26 billion*; *27 billion dollars, up 3 from 2022*.
"""

from __future__ import annotations

from decimal import Decimal

from analysis.reading.amounts import RATES, STARTS, WRITTEN_OUT, Amount
from analysis.reading.around.counted import is_size_of, noun_after
from analysis.reading.around.direction import (
    CHANGES,
    HEDGES,
    change_at,
    comparison_at,
    ends_as_verb,
)
from analysis.reading.around.noted import Context
from analysis.reading.lexicon import Line
from analysis.reading.mantissas import mantissa_at
from analysis.reading.named import first_hedge, names_a_count
from analysis.reading.numbers import NONE
from analysis.reading.tokens import DASHES

WHOLE = 100  # percent
NEAR = 4  # items from a quantity to the number of its part
FURTHER = 8  # items from a figure to one that leaves out its unit
LIKE = 10  # times; those that differ less share the one that was said before
LEADS = ("to", "until")  # kinds of what stands before a level that was reached
UNSURE_SCALE = "whether it has the scale of the upper one is not known"


def with_what_was_said_before(line: Line, found: list[Amount]) -> list[Amount]:
    """Give the amounts of a line the units and scale words that were said at the one before."""
    for at in range(1, len(found)):
        aside = found[at - 1].unit in RATES and line.word(found[at - 1].end) == ")"
        before = at - 1 - (aside and at > 1)  # "27 m3 (103%), … – 11"
        before -= before > 0 and is_size_of(line, found[before - 1], found[before], found[at])
        first, second = pair = found[before], found[at]
        if second.unit or second.upper or second.listed or first.refused or second.refused:
            continue
        change = at == 1 and not second.scaled and _is_its_change(line, *pair)
        unsure = first.unit is None or (first.scaled and is_larger(line, second, first, 1))
        bare = _goes_on_alike(line, *pair) or _is_compared(line, *pair, alone=at == 1)
        bare = bare or _is_of_it(line, *pair) or _is_part_of_it(line, *pair)
        base = found[at - 1]
        led = line.kind(second.start - 1) == "to" and second.start == base.end + 1
        bare = bare or (led and base.listed and base.unit in RATES)  # "5 percent, up from 4 to 5"
        bare = bare and not second.scaled
        if change and unsure:  # "500 thousand pupils, up 15"
            found[at] = second._replace(number=NONE, refused=UNSURE_SCALE)
        elif change or bare or _goes_on_in_dashes(line, *pair):
            found[at] = as_the_one_before(line, *pair)
    return found


def _is_part_of_it(line: Line, first: Amount, second: Amount) -> bool:
    """Tell *3,500 km of pipelines, 1,200 of them next year*, *5 t were shipped, 2 from Aktau*."""
    before = first_hedge(line, second.start) - 1  # "of which about 1,200"
    part = line.kind(before) == "part" or line.kind(second.end) == "part"
    measured = first.unit not in (None, *RATES) and not (first.is_money or first.scaled)
    name = second.end + 1 + line.is_of(second.end + 1, "definite")
    placed = line.is_of(second.end, "prepositions") and line.part(name, name + 1).istitle()
    placed = placed and line.word(before) == ","
    apart = before + 1 - first.end > (FURTHER if placed else NEAR)
    counted = line.noun_at(second.end) or apart or not (part or placed)
    return measured and not counted and WHOLE <= second.number.value < first.number.value


def is_larger(line: Line, amount: Amount, other: Amount, times: int) -> bool:
    """Whether a number without a scale word is larger than what stands before that of another."""
    if amount.scaled or not other.scaled:
        return False
    return amount.number.value >= times * other.number.value / scale_of(line, other)


def _goes_on_in_dashes(line: Line, first: Amount, second: Amount) -> bool:
    """Tell *the first school – 80 people, the second – 34*: what they are is said at the first."""
    if second.scaled and first.unit in (None, *RATES):
        return False
    if first.unit in RATES and second.number.value > WHOLE:
        return False
    at = second.start - 1
    while line.kind(at) in HEDGES or (first.unit == "times" and line.kind(at) == "by"):
        at -= 1
    in_year = line.kind(at - 1) == "mask" and line.word(at) == ","  # "in 2022, 15"
    in_year = in_year or (line.words.verbs_last and line.kind(at) == "mask")  # "2022 жылы 15"
    dated = line.word(at - 2) == "(" and line.kind(at - 1) == "mask"  # "700 stores (2010: 650)"
    if not (in_year or line.word(at) in DASHES or (dated and line.word(at) == ":")):
        return False
    rate = first.unit not in RATES and line.is_of(at - 1, "rates")
    measured = first.unit not in (None, *RATES)
    paid = first.number.value if first.is_money else None
    if measured and names_a_count(line, second.start, second.number.value, paid, first.start):
        return False  # "12 thousand tenge, число покупателей – 3,4 млн"
    if rate or line.is_of(at - 1, "pieces_of_goods") or line.kind(at - 1) == "unit":
        return False  # "5 million tenge, the rate – 5"
    ends = line.word(second.end) in ("", *',;.»”"') or line.kind(second.end) in ("and", "level")
    ends = ends or (first.listed and line.word(second.end) == ")")
    words = [line.word(place) for place in range(first.end, at)]
    said = first.unit or first.listed or line.kind(first.end) == "word"
    said = said or (line.kind(first.start - 1) == "level" and first.number.precision < 1)
    if dated and line.word(second.end) in (")", ",", ";"):
        return bool(said)  # "came 900 students (a year before – 700)"
    near = len(words) <= 2 * FURTHER and ("," in words or ";" in words)
    return bool(said and ends and near)


def _is_of_it(line: Line, first: Amount, second: Amount) -> bool:
    """Tell *2 млрд тенге из 5*."""
    beside = line.back(second.start - 1, *HEDGES) == first.end
    ends = line.word(second.end) in ("", *".,;)") and line.is_of(first.end, "partitive")
    return first.unit not in (None, *RATES) and beside and ends


def _goes_on_alike(line: Line, first: Amount, second: Amount) -> bool:
    """Tell *14 schools in 2022 and 9 in 2023*, *12 million tonnes to China, 15 to Iran*."""
    at = line.back(second.start - 1, *HEDGES)
    at -= line.kind(at) == "by"
    joined = line.kind(at) == "and" or line.word(at) == ","
    at -= line.kind(at) == "and" and line.word(at - 1) == ","  # "15 in the south, and 20 in the"
    places = (place for place in range(first.end, at) if line.word(place) not in DASHES)
    between = [line.kind(place) for place in places]
    near = joined and len(between) <= FURTHER and "sign" not in between
    said = first.unit or first.listed or between[:1] == ["word"]
    end = second.end + (line.word(second.end) in DASHES)  # "12 в 2021 году, 15 – в 2022-м"
    in_years = said and "mask" in between and line.kind(end) == "mask"
    led = line.is_of(end, "prepositions") and line.word(first.end) == line.word(end)
    led = led and first.unit is not None and _is_alike(line, first, second)
    # no "15 in Oral were hurt"
    behind = range(end + 1, end + 1 + NEAR)
    led = led and not any(ends_as_verb(line, no) or line.kind(no) == "level" for no in behind)
    return bool(near and (in_years or led))


def _is_alike(line: Line, first: Amount, second: Amount) -> bool:
    """Whether a number is like the one before it, if it has its scale word."""
    value = second.number.value * (scale_of(line, first) if first.scaled else first.factor)
    return first.number.value < LIKE * value < LIKE**2 * first.number.value


def _is_compared(line: Line, first: Amount, second: Amount, *, alone: bool) -> bool:
    """Tell *4.7 percent, up from 4.5*, *14 t against 12*; where `alone`, *12 percent, was 10*."""
    at = line.back(second.start - 1, *HEDGES)
    if line.is_of(at - 1, "estimates") and at > 2:  # "against a target of 97"
        at -= 2 + line.is_of(at - 2, "definite", "indefinite")
    if line.is_of(at, "expectations") and line.is_of(at - 1, "definite"):
        at -= 2  # "against the planned 97"
    led = {line.part(max(0, at - more), at + 1).lower() for more in range(3)}
    before = first.start - 1  # no "57 per 100 thousand"
    base = line.kind(before) == "by" or line.is_of(before, "bases", "unit_bases")
    said = first.unit or (first.scaled and not base)
    was = line.is_of(at, "instead") or (alone and _was_once(line, second))
    change = first.is_money and line.kind(at) in LEADS and change_at(line, at - 1) != 0
    was = was or change or _is_the_base(line, first, second)  # "$2,700 before easing to 2,650"
    if not said or not (was or not led.isdisjoint(line.words.sets["compared"])):
        return False
    near = second.start - first.end <= FURTHER and line.kind(second.end) != "word"
    return near and _is_alike(line, first, second)


def _was_once(line: Line, second: Amount) -> bool:
    """Tell *12 percent, was 10*, *12 percent, while a year ago it was 10*."""
    at = second.start - 1
    verb = second.end if line.words.verbs_last else at
    if line.kind(verb) != "level" and not line.is_of(verb, "auxiliaries"):
        return False
    at -= not line.words.verbs_last
    sets = ("clauses", "clauses_after_comma", "formerly")
    while line.kind(at) in ("mask", "filler", "to") or line.is_of(at, *sets):
        if line.is_of(at, "pronouns"):
            return False  # "he won $12 million, and he was 15"
        at -= 1
    return line.word(at) in (",", ";", "(")


def _is_the_base(line: Line, first: Amount, second: Amount) -> bool:
    """Tell *rose to 5.2 percent in May from 4.9*, *is 5.2 percent, rising from 4.9*."""
    last = line.back(second.start - 1, *HEDGES)
    if line.kind(last) != "from":
        return False
    at = line.back(last - 1, *CHANGES, "filler")
    if line.word(at) == "," and at < last - 1 and first.unit in RATES:
        return line.kind(first.start - 1) not in (*CHANGES, "by")  # "fell 3 percent, sinking from"
    between = range(first.end, last)
    passed = (line.kind(no) in ("mask", "filler") or line.word(no) == "," for no in between)
    led = line.kind(line.back(first.start - 1, *HEDGES)) in (*LEADS, "level")
    return led and all(passed)


def _is_its_change(line: Line, first: Amount, second: Amount) -> bool:
    """Tell *27 billion dollars, up 3 from 2022*, *90 млн тонн, на 3 больше, чем в мае*."""
    small = ("filler", "by", *HEDGES)
    places = [at for at in range(first.end, second.start) if line.kind(at) not in small]
    while places and line.kind(places[0]) == "word":
        places = places[1:]
    led = [line.kind(at) for at in places[1:]]
    changed = led in (["rise"], ["fall"]) or (not led and comparison_at(line, second.end) != 0)
    said = first.scaled or first.unit is not None
    apart = bool(places) and line.word(places[0]) == ","
    behind = second.end + (not led)  # "15 more cars"
    *_, things = noun_after(line, behind)
    counts = line.noun_at(second.end) or (line.noun_at(behind) and things > behind)
    return said and first.unit not in RATES and apart and changed and not counts


def as_the_one_before(line: Line, first: Amount, second: Amount) -> Amount:
    """Return the amount with the unit and the scale word that were said at the one before it."""
    if second.scaled:
        number = second.number.times(first.factor)
        return second._replace(number=number, unit=first.unit, listed=True)
    scale = scale_of(line, first) if first.scaled else first.factor
    if first.scaled and second.number.value * scale >= LIKE * first.number.value:
        return second._replace(number=NONE, refused=UNSURE_SCALE)
    number = second.number.times(scale)
    return second._replace(number=number, unit=first.unit, scaled=first.scaled, listed=True)


def scale_of(line: Line, amount: Amount) -> Decimal:
    """Return what one of the last written whole digit of an amount stands for."""
    number = next(at for at in range(amount.start, amount.end) if line.kind(at) in STARTS)
    mantissa = mantissa_at(line, number)
    return amount.number.precision.scaleb(-mantissa.exponent if mantissa else 0)


def in_unit_before(
    line: Line, found: list[Amount], end: int, amount: Amount, context: Context
) -> Amount:
    """Return an amount in the unit of those found before it, if it has none and counts nothing.

    The words of the last one `end` there. A number needs a scale word, but not in *rose by $3,
    from 87 to 90*.
    """
    levels = found[-1].unit not in RATES and _leads_to_levels(line, end, amount)
    levels = levels and (amount.scaled or not (found[-1].scaled or amount.upper))
    in_full = amount.number.value >= WRITTEN_OUT**2 and amount.number.granularity >= WRITTEN_OUT
    if not levels and (amount.listed or not (amount.scaled or in_full)):  # "3,000,000"
        return amount
    counts = line.is_of(amount.start - 1, "counts") and line.kind(amount.start - 1) != "filler"
    sums = [before for before in found if before.is_money]
    paid, first = (sums[-1].number.value, sums[-1].start) if sums else (None, 0)
    counts = counts or names_a_count(line, amount.start, amount.number.value, paid, first)
    # "below the 16 million harvested in 2022"
    told = line.is_of(amount.start - 1, "definite") and line.kind(amount.start - 2) in HEDGES
    told = told and line.ends_in(amount.end, "agent_endings")
    counted = (context.noun[0] < context.noun[1] and not told) or counts
    led = amount.start - 1 - (line.word(amount.start - 1) in DASHES)
    if counted or line.is_of(led, "pieces_of_goods"):
        return amount
    own = context.subject and not _goes_on(line, end, context.start)
    own = own or line.word(amount.start - 1) == ":"  # "passengers: 7 thousand"
    own = own or line.is_of(amount.start - 1, "populations")
    return _in_unit_of(line, found[-1 if levels else 0 :], amount, own=own)


def _leads_to_levels(line: Line, place: int, amount: Amount) -> bool:
    """Tell *rose by $3 million, from 87 to 90 million*, where nothing else stands between."""
    places = range(place, amount.start)
    leads = [at for at in places if line.kind(at) not in HEDGES]
    leads = [at for at in leads if line.word(at) not in (",", "(", *DASHES)]
    led = all(line.kind(at) in ("from", "to", "until") for at in leads)
    apart = len(leads) < len(places) or amount.listed
    return bool(leads) and led and apart


def _goes_on(line: Line, place: int, start: int) -> bool:
    """Tell *10 million tonnes and will rise to 12 million*: no other thing is named between."""
    kinds = (*CHANGES, "filler", "mask", "and", "to", "by")
    sets = ("expectations", "prepositions", "durations", "indefinite", "modals", "circumstances")
    return start > place and all(
        line.kind(at) in kinds
        or line.word(at) in (",", ";", "(", *DASHES)
        or line.is_of(at, *sets)
        or ends_as_verb(line, at)
        or line.ends_in(at, "adverb_endings")
        for at in range(place, start)
    )


def _in_unit_of(line: Line, found: list[Amount], amount: Amount, *, own: bool) -> Amount:
    """Return a number with a scale word alone in the unit before it: *$24 billion, and 26 billion*.

    A rate may stand between: *2.4 trillion tenge (104% of the plan), or 212 billion more*. One that
    has a subject of its `own` (*…, and its population is 2 million*) may still be money.
    """
    sums = any(before.is_money for before in found)
    several = len({before.unit for before in found if before.is_money}) > 1
    for before in reversed(found):
        bare = before.unit is None and not (before.scaled or line.noun_at(before.end))
        if bare or (sums and before.unit is None and not before.scaled):
            continue  # "12 contracts for $5 million, of which 7 for 3 million"
        led = line.back(before.start - 1, *HEDGES)  # "25 bn crowns (nearly $4 billion)"
        converted = several and line.word(led) == "("
        if before.unit not in RATES and not converted:
            hyphen = line.word(before.end - 2) == "-"  # "20-foot containers … 2 million"
            if hyphen or (own and not before.is_money):
                return amount
            return amount._replace(number=amount.number.times(before.factor), unit=before.unit)
    return amount

"""Lists and pairs of amounts that say a unit or a scale word once, at the last or at the first."""

from __future__ import annotations

from decimal import Decimal

from analysis.reading.amounts import RATES, WRITTEN_OUT, Amount
from analysis.reading.around.direction import HEDGES, leftwards
from analysis.reading.around.verbs_behind import after_bracket
from analysis.reading.lexicon import Line
from analysis.reading.named import first_hedge, named_before, names_a_count, of_the_whole
from analysis.reading.numbers import NONE
from analysis.reading.tokens import DASHES
from analysis.reading.unit_before import (
    FURTHER,
    LEADS,
    LIKE,
    UNSURE_SCALE,
    as_the_one_before,
    is_larger,
    scale_of,
    with_what_was_said_before,
)

BESIDE = 3  # items between two numbers that *respectively* may join
APART = 5  # items from a number of a list to the next one: "12, natural gas – 7"
VERBS = ("rise", "fall", "level")
NAMED = ("word", "filler", "mask", "numbered")
UNLIKE = 100  # times; numbers that differ so much do not share a scale word
UNSURE_RATE = "whether it is in the unit of the next one is not known"
LOWER, UPPER = {"more than", "at least"}, {"less than", "at most"}


def with_what_is_said_once(line: Line, found: list[Amount]) -> list[Amount]:
    """Give the amounts of a line the units and scale words that stand at a neighbour."""
    both = any(item.kind == "respectively" for item in line.items) if len(found) > 1 else False
    for at in range(len(found) - 2, -1, -1):  # from the right: what is said once stands last
        first, second = found[at : at + 2]
        if second.unit in RATES and at + 2 < len(found) and first.scaled:
            second = found[at + 2]  # "grew by 219 billion (14%) to 3 trillion roubles"
        levels = _two_levels(line, first, second)
        if levels and second.unit is None:  # "grew from $1.4 to 2.1 trillion"
            second = as_the_one_before(line, first, second) if first.scaled else second
            second = found[at + 1] = second._replace(unit=first.unit)
        beside = both and second.start - first.end <= BESIDE and line.word(first.end) != ")"
        beside = beside and not line.noun_at(first.end)  # "5 schools and 3 clinics for $4m"
        alike = _led_alike(line, found[max(0, at - 1) : at + 2])
        if beside or levels or alike or _listed(line, first, second):
            unsure = not beside and _counts_perhaps(line, first, second)
            bare = levels and first.unit is None and first.number.value < WRITTEN_OUT
            unsure = unsure or (bare and is_larger(line, first, second, LIKE))
            found[at] = (
                first._replace(number=NONE, refused=UNSURE_SCALE)
                if unsure
                else _as_the_next(line, first, second)
            )
        elif _is_a_change_too(line, first, second):
            found[at] = _as_a_rate(line, first, second)
    return with_what_was_said_before(line, found)


def _two_levels(line: Line, first: Amount, second: Amount) -> bool:
    """*grew from 60 to 66 thousand*."""
    to = end = first.end + (line.kind(first.end) in ("mask", "word"))  # "from 4 in May to 6 mln"
    while line.kind(end + 1) in (*HEDGES, "filler"):  # "fell from 12 to under 9 million"
        end += 1
    led_to = line.kind(to) in ("to", "until") or line.is_of(to, "reaches")
    joined = led_to and second.start - end <= 1
    led = first.start - 1
    while line.kind(led) in (*HEDGES, "filler") and not line.is_of(led, "range_starts", "compared"):
        led -= 1  # "rose from about 2 to over 5 billion"
    if line.is_of(led, "compared"):  # "is up from 5 to 6 percent"
        return joined
    return joined and (line.kind(led) == "from" or line.is_of(led, "range_starts"))


def _listed(line: Line, first: Amount, second: Amount) -> bool:
    """*9 and 10 million tonnes*, *12, 15 and 20 farms*: what they are is said at the last."""
    half = line.kind(second.end - 1) in ("fraction", "half_alone")  # "5, and half of them left"
    ranges = second.upper is not None and second.unit in RATES  # "coal 5-6, oil 7-8 percent"
    if first.unit is not None or (first.upper and not ranges) or second.refused or half:
        return False
    named = second.unit and first.number.precision >= 1  # no "number grew by 24.8 and 14.2 percent"
    paid = second.number.value if second.is_money else None
    if named and names_a_count(line, first.start, first.number.value, paid, second.start):
        return False  # "number of firms – 300, budget – $5 million"
    if any(is_of_kind(line, first, second) for is_of_kind in _KINDS_OF_LIST):
        return True
    if _perhaps(line, first, second):
        return first.number.value * second.factor < second.number.value
    last = line.word(first.end) == "," and line.kind(first.end + 1) == "and"  # "5, 6, and 7 tonnes"
    last = last and line.word(first.start - 1) == "," and line.kind(first.start - 2) == "num"
    bare = second.unit is None and not second.listed and line.kind(second.end) != "word"
    between = line.kind(first.start - 1) == "between"  # "between 5 and almost 7 million"
    if bare or between or first_hedge(line, second.start) != first.end + 1 + last:
        return False
    one = line.kind(first.start) == "cardinal" and first.number.value == 1  # "this one"
    either = second.joined_by == "or" and second.unit in RATES  # "25, 50 or 75 basis points"
    comma = line.word(first.end) == "," and (second.listed or either)
    of_it = line.is_of(first.end, "wholes") and second.unit not in (None, *RATES)
    to_it = line.kind(first.end) in LEADS and first.scaled and second.scaled  # "1 mln to 4 mln"
    return not one and (line.kind(first.end) == "and" or last or comma or of_it or to_it)


def _led_alike(line: Line, amounts: list[Amount]) -> bool:
    """Tell *in mining at 10.6, in coal at 1.9 and in trade at 4 percent*: one word leads three."""
    (*others, first, second), led = amounts, first_hedge(line, amounts[-2].start) - 1
    alike = line.kind(led) in ("by", "to") and not line.is_of(led, "partitive")
    leaders = {line.word(first_hedge(line, amount.start) - 1) for amount in amounts}
    three = second.listed or (bool(others) and others[0].unit is None)
    bare = not (first.unit or first.upper or first.scaled or line.kind(first.end) == "word")
    return second.unit in RATES and alike and len(leaders) == 1 and three and bare


def _is_a_change_too(line: Line, first: Amount, second: Amount) -> bool:
    """Tell *exports rose by 12, imports by 5 percent*; no *the number of schools rose by 12, …*."""
    apart = line.word(first.end) in (",", ";") or line.kind(first.end) == "and"
    bare = not (first.unit or first.scaled or first.upper or first.listed)
    if second.unit not in RATES or not (apart and bare) or second.start - first.end > FURTHER:
        return False
    leads = [_lead_of_a_change(line, amount) for amount in (first, second)]
    counted = any(line.is_of(at, "numbers_of") for at in leftwards(line, first.start - 1))
    near = range(first.start - 2, first.start)
    denied = any(line.kind(at) == "negation" for at in near)  # "not by 5, but by 8 percent"
    return leads[0] == leads[1] != "" and not counted and not denied


def _lead_of_a_change(line: Line, amount: Amount) -> str:
    before = first_hedge(line, amount.start) - 1
    if amount.negative or line.is_of(before, "plus"):
        return "sign"
    kind = line.kind(before)
    return kind if kind == "by" else "verb" if kind in ("rise", "fall") else ""


def _as_a_rate(line: Line, first: Amount, second: Amount) -> Amount:
    """Give the unit of the next change, unless that has a verb of its own: *and pay was raised*."""
    places, sign = range(first.end, second.start), _lead_of_a_change(line, first) == "sign"
    verb = any(line.kind(at) in VERBS for at in places) and not sign
    traded = line.is_of(named_before(line, first.start - sign), "funds")  # "exports rose by 12"
    if (verb or not traded) and first.number.precision >= 1:
        return first._replace(number=NONE, refused=UNSURE_RATE)
    return first._replace(unit=second.unit, listed=True)


def _are_limits(line: Line, first: Amount, second: Amount) -> bool:
    """Tell *at least 5 and at most 10 percent*, *не менее 5, но не более 10 млрд рублей*."""
    at = first.end + (line.word(first.end) == ",")
    if line.kind(at) in HEDGES:
        at -= 1  # "минимум 5, максимум 10"
    elif line.kind(at) != "and" and not line.is_of(at, "clauses_after_comma"):
        return False
    limits = range(at + 1, second.start)
    hedges = {_hedge_before(line, amount.start) for amount in (first, second)}
    opposite = bool(hedges & LOWER and hedges & UPPER)
    said = second.unit is not None or second.scaled or line.kind(second.end) == "word"
    return said and opposite and all(line.kind(at) in (*HEDGES, "filler", "by") for at in limits)


def _share_a_noun(line: Line, first: Amount, second: Amount) -> bool:
    """Tell *built 12 and repaired 30 schools*, *построить 12 и отремонтировать 30 школ*."""
    bare = second.unit is None and not (first.scaled or second.scaled or line.in_capitals)
    verb = line.kind(first.end + 1) == "word" and second.start == first.end + 2
    return bare and line.noun_at(second.end) and verb and line.kind(first.end) == "and"


def _of_one_verb(line: Line, first: Amount, second: Amount) -> bool:
    """Tell *wheat 32, oats 3.7 percent-to grew*, *in Astana 5, in Almaty 7 billion were spent*."""
    own = line.kind(second.end) in VERBS and line.ending(second.end - 1) != "possessive"
    befores = [line.back(amount.start - 1, *HEDGES) for amount in (first, second)]
    located = all(line.kind(at) == "mask" or line.ending(at) == "locative" for at in befores)
    located = located and (bool(second.unit) or second.scaled or line.noun_at(second.end))
    rate = second.unit == "percent" and (own or second.listed or first.upper is not None)
    same = line.ending(befores[0]) == "possessive" and second.scaled
    same = same and line.word(befores[0]) == line.word(befores[1])  # "its area 98, its area 71 km2"
    end = first.end + line.kind(first.end).startswith("after")  # "5-тен астам, Алматыда 7 млрд"
    bare = line.words.verbs_last and line.word(end) == "," and (same or not first.scaled)
    words = all(line.kind(at) in NAMED for at in range(end + 1, befores[1] + 1))
    near = second.start - first.end <= FURTHER and not line.is_of(first.start - 1, "counts")
    return (rate or located or same) and bare and words and near


def _came_from(line: Line, first: Amount, second: Amount) -> bool:
    """Tell *slowed to 2.4 from 3.7 percent*, *fell to 2 from 3 schools*."""
    from_it = line.kind(first.end) == "from" and first_hedge(line, second.start) == first.end + 1
    said = second.unit is not None or second.scaled or line.noun_at(second.end)
    return line.kind(first_hedge(line, first.start) - 1) in LEADS and from_it and said


def _in_brackets(line: Line, first: Amount, second: Amount) -> bool:
    """Tell *fell by 2% (to 445 billion), imports by 3% (179 billion dollars)*."""
    sums = second.is_money and first.scaled and second.scaled
    return sums and line.word(first.end) == line.word(second.end) == ")"


def _hedge_before(line: Line, place: int) -> str:
    """Return the hedge right before a place, or nothing: *менее чем на*."""
    place -= line.kind(place - 1) == "by"
    return str(line.items[place - 1].value) if line.kind(place - 1) in HEDGES else ""


def _in_a_list_of_dashes(line: Line, first: Amount, second: Amount) -> bool:
    """*oil – 12, gas – 7, coal – 3 million tonnes*: what they are is said at the last.

    So it is in *opened 12, in 2023 – 17, in 2024 – 21 schools*.
    """
    end = first.end + line.kind(first.end).startswith("after")  # "7-ге жуық, көмір – 3 млн"
    apart = line.word(end) in (",", ";") or line.kind(end) == "and"
    if not apart or line.word(first_hedge(line, second.start) - 1) not in DASHES:
        return False
    if first.scaled and second.unit in RATES:
        return False  # "unemployed – 453 thousand, rate – 4.7%"
    led = first_hedge(line, first.start) - 1
    places, before = range(end, first_hedge(line, second.start)), line.word(led)
    dated = before != "," and any(line.kind(at) == "mask" for at in places)
    part = first.number.precision < 1
    led = dated or before in DASHES or (part and line.kind(led) in ("level", "by"))
    said = second.unit is not None or second.listed or line.kind(second.end) == "word"
    return led and said and len(places) <= (2 * FURTHER if part else APART)


def _left_for_the_next(line: Line, first: Amount, second: Amount) -> bool:
    """Tell *exported 4.1 and imported 2.3 million tonnes*, *cut by 6 billion, raised by $4*.

    A whole number without a scale word may count anything: *employs 300 and makes 5 tonnes*.
    """
    led = _led_by_a_level(line, first)
    whole = not (first.scaled or led) and first.number.precision >= 1
    if whole or second.unit in (None, *RATES) or not second.scaled:
        return False
    was = line.words.verbs_last and line.kind(first.end) in VERBS  # "4 billion was, 5 billion …"
    comma = line.word(after_bracket(line, first.end) + was) == ","
    named = [] if line.words.verbs_last else [amount.start - 1 for amount in (first, second)]
    things = all(line.kind(it) == "mask" or line.is_of(it, "funds") for it in named)
    if first.scaled and (things or second.is_money) and line.kind(first.end) != "word":
        by = line.is_of(first.start - 1, "changes_by") or line.word(first.start - 1) == "+"
        near = second.start - first.end <= (2 * FURTHER if by else FURTHER)
        return near and (by or comma)
    at = first.end + comma
    places = range(at + 1, second.start)
    known = {"word", "level", "rise", "fall", "by", "to", "filler", *HEDGES}
    joined = line.kind(at) == "and" or line.is_of(at, "clauses_after_comma")
    if comma and led and not joined:
        joined, places = True, range(at, second.start)  # "exports were 18.2, imports 9.9 billion"
        known.add("sign")  # "экспорт составил 18,2, импорт – 9,9 млрд"
    alike = all(line.kind(place) in known for place in places)
    return joined and 0 < len(places) <= BESIDE and alike


def _perhaps(line: Line, first: Amount, second: Amount) -> bool:
    """Tell *5, possibly 6 million*."""
    between = (line.word(at) for at in range(first.end, second.start))
    return " ".join(word for word in between if word != ",") in line.words.sets["perhaps"]


def _counts_perhaps(line: Line, first: Amount, second: Amount) -> bool:
    """Tell *firms were 9 and sales 5 million dollars*, of which the first may have no scale."""
    bare = not (first.scaled or first.unit or first.refused) and first.number.precision >= 1
    bare = bare and _led_by_a_level(line, first) and not _perhaps(line, first, second)
    return bare and _left_for_the_next(line, first, second)


def _led_by_a_level(line: Line, amount: Amount) -> bool:
    """Tell *exports were 18.2*, *came to 18.2*."""
    before = first_hedge(line, amount.start) - 1
    return line.kind(before - (line.kind(before) == "to")) == "level"


def _as_the_next(line: Line, first: Amount, second: Amount) -> Amount:
    """Return the amount with the unit and the scale word that are said at the one behind it."""
    if first.unit not in (None, second.unit) or first.refused or second.refused:
        return first
    number, scaled = first.number, first.scaled
    whole = scaled or line.kind(first.end - 1) in ("unit", "currency")  # "с 500 рублей до 3 тысяч"
    scale = scale_of(line, second) if second.scaled else Decimal(1)
    large = second.number.value / scale >= WRITTEN_OUT  # "2 185,9, …, 1 636,6 million"
    if second.scaled and not whole and (number.value < WRITTEN_OUT or large):
        if number.value >= UNLIKE * second.number.value / scale:  # "from 900 to 1.2 billion"
            return first._replace(number=NONE, refused=UNSURE_SCALE)
        number, scaled = number.times(scale), True
    elif first.unit is None:
        number = number.times(second.factor)
    listed = first.listed or second.listed or scaled or second.unit or line.noun_at(second.end)
    first = first._replace(number=number, unit=second.unit, scaled=scaled, listed=bool(listed))
    return first if whole else first._replace(factor=second.factor)


_KINDS_OF_LIST = (
    _in_a_list_of_dashes,
    _left_for_the_next,
    _are_limits,
    _share_a_noun,
    _of_one_verb,
    _came_from,
    of_the_whole,
    _in_brackets,
)

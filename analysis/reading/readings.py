"""A line of text to its quantities, left to right, each with what was read around it.

`ranges` finds the amounts and `context` reads the words around each.
"""

from __future__ import annotations

from typing import NamedTuple

from analysis.reading import ranges_last
from analysis.reading.amounts import RATES, Amount
from analysis.reading.around import verbs_last
from analysis.reading.around.apart import is_named_behind
from analysis.reading.around.between import (
    ELIDED,
    NAMES,
    PLACED,
    by_places,
    compares,
    elides_its_verb,
    ends_a_time,
    lists_things,
)
from analysis.reading.around.direction import (
    HEDGES,
    OPENING,
    change_at,
    has_verb,
    is_noun,
    is_partitive,
    is_past_plural,
    of_a_rate,
)
from analysis.reading.around.noted import Context
from analysis.reading.around.verbs_behind import leaves_out_its_verb
from analysis.reading.context import context_of
from analysis.reading.lexicon import Line, is_declined
from analysis.reading.quantity import Quantity, quantity_of
from analysis.reading.ranges import amounts_of
from analysis.reading.signs import PERCENT
from analysis.reading.tokens import DASHES
from analysis.reading.unit_before import in_unit_before

JOINS = ("and", "or", "mask", "filler", "by")
JOINED = (*PLACED, "and")


class Reading(NamedTuple):
    """A quantity as read in a line: where its words start and end, and what stands around it."""

    quantity: Quantity
    start: int
    end: int
    amount: Amount
    context: Context


def readings(line: Line, turn: int = 0) -> list[Reading]:
    """Return all quantities of a line, left to right, each with what was read around it.

    `turn` is the direction that the heading of a list gives to its rates, 0 for none.
    """
    found: list[Reading] = []
    amounts, around = amounts_of(line), context_of
    if line.words.verbs_last:
        amounts, around = ranges_last.with_ranges(line, amounts), verbs_last.context_of
    for number, amount in enumerate(amounts):
        left = max(amounts[number - 1].end, found[-1].context.end) if number else 0
        right = _right_of(line, amounts, number)
        context = around(line, amount, left, right)
        _turn_by_others(line, found, amount, context)
        if turn and not (found or context.direction):  # no "– steel – 7%, in use – 80%"
            _turn_by_heading(line, amount, context, turn)
        if found and not amount.unit:
            before = [reading.amount for reading in found]
            amount = in_unit_before(line, before, found[-1].context.end, amount, context)
        first, last = context.noun
        things = line.part(first, last) if last > first else None
        start, end = line.items[context.start].start, line.items[max(last, context.end) - 1].end
        # one verb governs both: "на 3% подешевел сыр, на 2% чай"
        start = line.items[amount.start].start if found and start < found[-1].end else start
        quantity = quantity_of(amount, context, things)
        found.append(Reading(quantity, start, end, amount, context))
    rates = (each.context for each in found if each.quantity.unit == "percent")
    rate = any(not it.direction or it.link == "to" or is_noun(line, it.start) for it in rates)
    return [_in_points(line, each) if rate else each for each in found]


def _in_points(line: Line, reading: Reading) -> Reading:
    """Measure *4.6 percent, down 0.1 point* in percentage points; an index has its own."""
    changes = reading.quantity.unit == "count" and reading.quantity.measure == "change"
    changes = changes and line.is_of(reading.amount.end, "points")
    if not changes or any(line.is_of(at, "index_nouns") for at in range(reading.amount.start)):
        return reading
    amount = reading.amount._replace(unit="percentage points")
    return reading._replace(amount=amount, quantity=quantity_of(amount, reading.context, None))


def _turn_by_others(line: Line, found: list[Reading], amount: Amount, context: Context) -> None:
    """Give an amount the direction of a noun further in front, or of the figures before it."""
    if found and _is_of_another_time(line, found[-1].amount, amount):
        context.direction = found[-1].context.direction
        return
    if amount.unit == "percent" and not context.direction:
        context.direction = _of_noun_in_front(line, context)
    elif found and _goes_on_by(line, found[-1], amount, context):
        context.direction = found[-1].context.direction
    elif found and found[-1].amount.unit == amount.unit == "times" and found[-1].amount.listed:
        # "reduced by 3, 2 and 1.5 times"
        context.direction = context.direction or found[-1].context.direction
        context.occurrence = found[-1].context.occurrence
    if not found or context.direction:
        return
    both = line, found[-1], amount, context
    shared = _shares_its_verb(*both) or _counts_the_same(*both) or _lists_levels(*both)
    last = line.words.verbs_last
    if not last and lists_things(line, found[-1].context, context):
        context.direction, context.goes_on = found[-1].context.direction, True
    elif shared or (last and leaves_out_its_verb(line, found[-1].amount, amount, context)):
        context.direction = found[-1].context.direction
    if not (context.direction or last):
        _inherit_direction(line, found[-1], amount, context)
        if not context.direction and len(found) > 1:
            _inherit_to_levels(line, found[-2], found[-1], amount, context)


def _is_of_another_time(line: Line, before: Amount, amount: Amount) -> bool:
    """Tell *40% of sales (2010: 35%)*, *grew by 40% (35% in 2010)*."""
    place, end = amount.start - 1, amount.end
    told = line.word(place) == ":" and line.kind(place - 1) == "mask"
    place -= 2 * told
    told = told or (line.kind(end) == "mask" and line.word(end + 1) == ")")
    return told and line.word(place) == "(" and amount.unit == before.unit == "percent"


def _turn_by_heading(line: Line, amount: Amount, context: Context, turn: int) -> None:
    """Give a rate the direction of the heading of its list: *Prices fell: / – in Almaty – 5%*."""
    at = amount.start - 1
    while line.kind(at) in (*HEDGES, "by") or line.is_of(at, "located"):
        at -= 1
    led = line.word(at) in (*DASHES, ":", "(") or at < amount.start - 1
    led = led or line.ending(at) == "locative"  # "Алматыда 5%,"
    led = led and not (of_a_rate(line, at) or line.is_of(at - 1, "rates"))  # "– its share – 40%"
    if led and amount.unit in PERCENT and not is_partitive(line, context.end):
        context.direction, context.unknown, context.refused = turn, "", ""


def _of_noun_in_front(line: Line, context: Context) -> int:
    """Return the direction of *рост экономики 5%*, in languages that stack nouns so."""
    first = at = context.start - 1
    while line.kind(at) in ("word", "name", "by", "mask") and first - at < ELIDED:
        if has_verb(line, at) or is_past_plural(line, at) or line.is_of(at, "rates"):
            return 0  # no "о росте сказали 5%"
        at -= 1
    # also where both languages are known: "of the fall against 5 percent"
    noun = at < first and is_noun(line, at) and is_declined(line.word(at))
    noun = noun and not (context.link or context.subject)
    return change_at(line, at) if noun and not is_partitive(line, context.end) else 0


def _shares_its_verb(line: Line, before: Reading, amount: Amount, context: Context) -> bool:
    """Tell *fell 3 times, imports – 2 times*, *fell threefold, imports twofold*."""
    first, *within = [*range(before.context.end, context.start), context.start]
    listed = line.word(first) in (",", ";") and line.kind(context.end) in ("", "sign")
    listed = listed and not context.occurrence
    known = (line.kind(at) in PLACED or line.word(at) in DASHES for at in within[:-1])
    return amount.unit == before.amount.unit == "times" and listed and all(known)


def _goes_on_by(line: Line, before: Reading, amount: Amount, context: Context) -> bool:
    """Tell *grew by 7 percent, as there was a slowdown in coal, and by 6 percent next year*."""
    both = before.context.by and context.by and before.amount.unit == amount.unit
    led = line.kind(amount.start - 2) == "and" and line.word(amount.start - 3) == ","
    return both and led and before.quantity.measure == "change"


def _right_of(line: Line, amounts: list[Amount], number: int) -> int:
    """Return where the next amount starts that is not of the same list: *by 3 and 4 percent*."""
    following = number + 1
    while following < len(amounts) and amounts[following - 1].listed:
        if line.kind(amounts[following - 1].end) != "and":
            break
        following += 1
    return amounts[following].start if following < len(amounts) else len(line.items)


def _inherit_direction(line: Line, before: Reading, amount: Amount, context: Context) -> None:
    """Carry over a direction: *growth of 2.5 percent this year and 3 percent next year*.

    So it is where nouns alone stand between (*exports rose 12 percent, imports 4 percent*), and
    where a change is said in two ways (*by $510 million or 14.6 percent*).
    """
    paces = line.words.sets["paces"]
    pace = line.word(context.start) in paces or is_noun(line, before.context.start)
    pace = pace and context.link == "to" and change_at(line, context.start) != 0
    beside = {line.word(before.context.end), line.word(before.amount.start - 1)}
    named = beside.isdisjoint(DASHES) and is_named_behind(line, context)
    led = context.subject and context.link == "to" and not pace
    # "grew by $5 and exceeded $30"; no "GDP grew 4 percent and will exceed 5 percent"
    own = amount.unit not in RATES or of_a_rate(line, before.context.start)
    own = own and context.subject and line.kind(context.start) == "verb_hedge"
    led = led or (own and not is_noun(line, before.context.start))
    than = line.word(before.context.end - 1).split(" ")[-1] in line.words.sets["than"]
    named = named and line.kind(context.end + 1) != "out_of"  # "6 percent – in coal"
    if named or led or than or before.quantity.measure != "change":
        return  # "5 percent higher than 4 percent"
    counted = before.context.noun[1]
    counted += line.word(counted) == "." and line.glued(counted)  # "на 5 тыс. гол. или 7%"
    twice = line.kind(counted) == "or"
    places = range(counted if twice else before.context.end, context.start)
    between = [at for at in places if line.kind(at) != "mask"]
    # "grew by 5 percent after 4", "slowed to 5 percent before 3"
    lists = ("compared", "estimates", "following_on", *(("circumstances",) if pace else ()))
    joined = all(
        line.kind(at) in JOINS or line.word(at) in (",", "(", ")") or line.is_of(at, *lists)
        for at in between
    )
    compared = compares(line, between)
    joined = joined or compared or ends_a_time(line, between) or by_places(line, between, context)
    alike, twice = amount.unit == before.amount.unit, any(line.kind(at) == "or" for at in between)
    of_it = is_partitive(line, context.end) and not compared  # ", and 60 percent of them"
    # "growth slowed from 5 to 3 percent", "and slowed to 3 percent"
    goes_on = alike and (_from_level_to_level(line, before, context, between) or (pace and joined))
    if amount.unit not in RATES:  # "rose by 3 and 5 billion roubles respectively"
        alike = alike and (before.context.by or before.context.goes_on) and joined
    behind = before.context.end > before.amount.end and line.kind(context.end) == "word"
    own = behind and line.word(places.start) == ","  # "a 5% rise, and 60% came from trade"
    goes_on = goes_on or (joined and (twice or (alike and not of_it and not own)))
    if goes_on or (alike and elides_its_verb(line, between, context)):
        noun = line.is_of(context.end, "of_it") and change_at(line, context.end)  # "и 3% снижения"
        context.direction, context.goes_on = noun or before.context.direction, True


def _from_level_to_level(line: Line, before: Reading, context: Context, between: list[int]) -> bool:
    """Tell two levels of one growth: *slowed from 5 to 3%*, *grew by 5%, a rise from 4%*."""
    noun = is_noun(line, context.start) or is_noun(line, before.context.start)
    again = noun or line.is_of(context.start, "paces")
    again = again or line.word(between[0] if between else 0) == "("  # "by 5% (from 4% in May)"
    first = before.context.link or line.word(before.amount.start - 1).split(" ")[-1]  # "down from"
    both = {first, context.link} == {"from", "to"}
    signs = {",", *OPENING}
    led = [at for at in between if line.kind(at) != "filler" and line.word(at) not in signs]
    return (both or (context.link == "from" and again)) and len(led) <= 1


def _counts_the_same(line: Line, before: Reading, amount: Amount, context: Context) -> bool:
    """Tell a change said in another way: *by 0.5% (712 000 persons)*, *…, which is $5*.

    So is one in another currency: *grew by 5 million tenge ($9 000)*.
    """
    end = max(context.end, context.noun[1])
    between = range(before.context.end, amount.start)
    which = [line.kind(at) for at in between if not line.is_of(at, "which_is")]
    said = len(which) < len(between) and which == ["sign", "level"]
    opens, rate = before.context.end, before.amount.unit in RATES
    in_brackets = line.word(opens) == "(" and line.word(end) == ")" and amount.start == opens + 1
    converted = in_brackets and amount.is_money and before.amount.is_money
    changed = before.quantity.measure == "change"
    # in Russian it is a level
    again = in_brackets and amount.unit is None and not is_declined(line.part(opens, end))
    behind = end + 1 + (line.word(end + 1) == ",")  # "fell by 3 percent ($2 billion) to $50"
    led = line.kind(behind) in ("to", "from", "until") and amount.unit not in RATES
    led, by = led and in_brackets and rate, before.context.by and rate
    said = said and amount.unit not in RATES
    return (changed and (converted or led)) or (by and (again or said))


def _lists_levels(line: Line, before: Reading, amount: Amount, context: Context) -> bool:
    """Tell *the fall amounted to 3% in mining, in services to 5%, in trade in goods to 6%*."""
    between = range(before.context.end, context.start)
    alike = before.amount.unit == amount.unit and before.quantity.measure == "change"
    return (
        alike
        and line.kind(context.start - 1) in ("to", "until")
        and (before.context.link == "to" or before.context.subject)
        and line.word(between.start) == ","
        and any(line.kind(at) in (*NAMES, "mask") for at in between)  # no "down $97, to $450"
        and all(line.kind(at) in (*PLACED, "and", "sign", "to", "until") for at in between)
        and not any(line.is_of(at, "rates") for at in between)
    )


def _inherit_to_levels(
    line: Line, change: Reading, level: Reading, amount: Amount, context: Context
) -> None:
    """Carry over that of *sank by 36% to 58 t, in the east 29% to 13 t*, *15% ($5) and 9% ($2)*."""
    apart = line.kind(context.end) != "to" and line.is_of(context.end, "prepositions")
    end = context.end + 2 * apart  # "37 percent in value to 5 million"
    led_to = level.context.link == "to" and line.kind(end) == "to"
    alike = change.quantity.measure == "change" and change.amount.unit == amount.unit
    between = range(level.context.end, context.start)
    led_to = led_to or line.word(context.end) == line.word(change.context.end) == "("
    signs = {",", ")", *DASHES}
    if (
        led_to
        and alike
        and all(line.kind(at) in JOINED or line.word(at) in signs for at in between)
        and not any(line.is_of(at, "rates") for at in between)  # "growth was 5% (4%), inflation 8%"
    ):
        context.direction = change.context.direction

"""The words behind an amount: *or more*, *5 percent less*, *a 5 percent rise*."""

from __future__ import annotations

from analysis.reading.amounts import RATES, Amount
from analysis.reading.around.counted import noun_after
from analysis.reading.around.direction import (
    APART,
    CLOSING,
    COMMAS,
    HEDGES,
    OPENING,
    REACH,
    STOPS,
    change_at,
    comparison_at,
    exceeds,
    has_verb,
    is_noun,
    of_a_rate,
)
from analysis.reading.around.noted import Context
from analysis.reading.around.nouns import governing_noun
from analysis.reading.lexicon import SIZES, Line, is_declined
from analysis.reading.tokens import DASHES, MASK_OF_BASE

WHAT_CHANGED = 2  # words: "a 5 percent interest income rise"
THAN = 6  # items from *more* to *than*: "254 more births a year than deaths"
SAID_TWICE = 8  # items of a bracket
BETWEEN = ("word", "filler", "out_of", "by", "mask")  # two rates
QUOTES = ("«", "“", "„", '"', "(")  # may open there: "$27 million from “Roma”"
EITHER_TIMES = "times or occasions: which is not known"
TRAILING = ("about", "at least", "at most")  # may stand after their number


def read_after(line: Line, amount: Amount, right: int, context: Context) -> None:
    """Read hedges that follow (*or more*), and the direction of *a 5 percent rise*."""
    read_hedge_after(line, context, amount.end, right)
    place = context.end
    counts = amount.unit is None and not context.by
    if amount.unit is None and context.by:
        place = noun_after(line, place)[1]
    place += line.is_of(place, "points") and bool(comparison_at(line, place + 1))  # "3 points more"
    and_other = line.kind(place) == "and" and line.kind(place + 1) not in HEDGES
    alone = not (amount.listed and and_other)  # no "7 and less than 9 percent"
    while not alone and line.kind(place) in ("and", "num", "unit"):
        place += 1  # "a 2.4 and 1.5 percent increase"
    place = _past_a_day(line, _past_what_changed(line, amount, place))
    told = place + (line.kind(place) == "mask") + 1
    if line.kind(told - 1) == "level" and is_noun(line, told):  # "5 процентов составил рост"
        context.direction = context.direction or change_at(line, told)
    apart = amount.unit == "percent" and line.word(place) in DASHES and not line.glued(place)
    if apart and (line.opens(context.start) or line.word(context.start - 1) in COMMAS):
        by = any(line.is_of(at, "changes_by") for at in range(place + 2, right))
        named = is_noun(line, place + 1) and not by  # "5% — рост цен", no "5% — рост на 2 пункта"
        context.direction = context.direction or int(named) * change_at(line, place + 1)
    context.direction = context.direction or _shared_with_the_next(line, amount, place)
    beyond = _past_said_twice(line, place, which=_says_which(line, amount.start))
    if context.direction or (place >= right and beyond == place):
        return
    place = beyond
    if line.kind(amount.start) == "multiple" and not is_noun(line, place):
        context.direction = min(change_at(line, place), 0)  # "вдвое сократят"
    if counts and not line.is_of(place, "counts_less"):
        _read_change_of_count(line, amount, place, right, context)
        return
    direction = _direction_at(line, amount, place, context.link)
    leads = line.kind(place) in HEDGES or line.is_of(place, "up_or_down")
    behind = place + 1 + line.is_of(place + 1, "changes_by")
    hedges_the_next = leads and behind == right < len(line.items)  # "$5 million up by 3%"
    base = amount.unit in RATES and line.word(place).split(" ")[-1] in line.words.sets["than"]
    hedges_the_next |= context.link == "from" and line.kind(place + 1) == "to"  # "from 9 down to"
    hedges_the_next = hedges_the_next and not base  # "5% higher than $2 billion"
    if direction and not hedges_the_next:
        context.direction = direction
        context.end = place + 1 if alone and place < right else context.end


def _read_change_of_count(
    line: Line, amount: Amount, place: int, right: int, context: Context
) -> None:
    """Read *254 more births*, *12 schools or 5 percent less* and *a 12 school rise*."""
    less = line.word(amount.start - 1) == "," and line.kind(place + 1) in ("", "sign")
    context.direction = comparison_at(line, place) if less else _more_than(line, place)
    noun = noun_after(line, place)[1]
    twice = _past_said_twice(line, noun, which=_says_which(line, amount.start))
    twice = _past_a_day(line, twice)
    if twice > noun and not context.direction:
        context.direction = comparison_at(line, twice)
    if not context.direction and (noun := _noun_of_change(line, amount, place)) < right:
        context.direction, context.end = change_at(line, noun), noun + 1


def _direction_at(line: Line, amount: Amount, place: int, link: str) -> int:
    """Return the direction of what stands there: *less*, *a rise*, *over the level of May*."""
    named = is_noun(line, place) or line.is_of(place, "up_or_down")
    adjective = line.word(amount.end - 2) in DASHES  # "6-процентного роста", but "60% роста"
    ends = amount.is_money and line.word(amount.end - 1).endswith(".")  # "5 млн руб. рост"
    at = line.back(amount.start - 1, *HEDGES)
    closed = line.kind(place + 1) in ("", "sign", "mask")
    means = closed and line.is_of(at, "that_sum")  # "это 5% роста."
    shown = adjective or means or line.is_of(at, "showing")  # "показал 5% роста"
    named = named and not ends and (shown or not line.is_of(place, "of_it"))
    if line.is_of(place, "ups") and is_base(line, place + 1):  # "slowed to 5% up from May"
        named = named and link != "to" and not of_a_rate(line, amount.start)
    if direction := comparison_at(line, place) or (named and change_at(line, place)):
        return direction
    marks = line.is_of(place + 1, "marks") or line.is_of(place + 2, "marks")
    return int(line.is_of(place, "over_a_base") and marks and amount.unit == "percent")


def _shared_with_the_next(line: Line, amount: Amount, place: int) -> int:
    """Return what is said once behind *in real terms 1% and in nominal terms 2% larger*, or 0."""
    if amount.unit != "percent" or not (line.kind(place) == "and" or line.word(place) == ","):
        return 0
    first = at = place + 1 + (line.kind(place + 1) == "and")
    known = (*BETWEEN, "level") if line.is_of(first, "that") else BETWEEN
    if line.is_of(first, "which_is"):
        return 0  # "составила 76%, что на 7% больше"
    while at < place + SAID_TWICE and (line.kind(at) in known or line.word(at) in DASHES):
        at += 1
    alike = line.kind(at) == "num" and line.kind(at + 1) == "unit"
    direction = comparison_at(line, at + 2) if alike and at > first else 0
    if not direction or line.items[at + 1].value != amount.unit:
        return 0
    return 0 if of_a_rate(line, amount.start) else direction


def _past_what_changed(line: Line, amount: Amount, place: int) -> int:
    """Return the place of the noun in *a 5 percent annual rise*, *a 75 percent profit fall*."""
    sets = line.words.sets
    while line.is_of(place, "of_change") or (
        line.kind(place) == "mask"  # "a 32% year-to-date (passenger) increase"
        and (is_noun(line, place + 1) or is_noun(line, place + 2))
    ):
        place += 1
    at = place
    rate = amount.unit == "percent" and line.kind(amount.end - 1) == "unit"  # no "a third of"
    while rate and line.kind(at) == "word" and at < place + WHAT_CHANGED:
        if line.is_of(at, "stop", "rates") or has_verb(line, at):
            break
        at += 1
    ends = line.kind(at + 1) != "word" or line.is_of(at + 1, "stop")
    return at if at > place and sets["plural_endings"] and is_noun(line, at) and ends else place


def _past_a_day(line: Line, place: int) -> int:
    """Return the place of *lower* in *3 million tonnes a year lower*, else the place."""
    rate = line.is_of(place, "indefinite", "bases") and line.is_of(place + 1, "durations")
    return place + 2 if rate and comparison_at(line, place + 2) else place


def _more_than(line: Line, place: int) -> int:
    """Return the direction of *254 more births than deaths*, *5 million less* than a year ago."""
    direction = comparison_at(line, place)
    first = _past_said_twice(line, place + 1) if direction else place  # "more (or 5% more) than"
    for at in range(first, min(first + THAN, len(line.items))):
        if is_base(line, at) or line.is_of(at, "than"):
            return direction
        if line.kind(at) not in ("word", "and", "mask"):
            break
    return 0


def is_base(line: Line, place: int) -> bool:
    """Tell whether the words of what a change starts from stand there: *than last year*."""
    return line.kind(place) == "mask" and line.text[line.items[place].start] == MASK_OF_BASE


def _noun_of_change(line: Line, amount: Amount, place: int) -> int:
    """Return the place of the noun in *a 4 million increase*, *a 9,000 job loss*, else the end."""
    sets, end = line.words.sets, noun_after(line, place)[1]
    before = {line.word(at) for at in (amount.start - 1, amount.start - 2)}
    led = not before.isdisjoint(sets["indefinite"] | sets["definite"])
    plural = line.ends_in(end - 1, "plural_endings")
    named = led and end > place and is_noun(line, end - 1) and not plural
    return end - 1 if named else len(line.items)


def _says_which(line: Line, place: int) -> bool:
    """Tell *it earned $62 billion, which is | $12 billion, or 24 percent more*."""
    which = line.kind(place - 1) == "level" and line.is_of(place - 2, "which_is")
    return which and any(line.kind(at) == "num" for at in range(max(0, place - SAID_TWICE), place))


def _past_said_twice(line: Line, place: int, *, which: bool = False) -> int:
    """Return the place behind what says it in another way: *$40 million (or 9 percent) higher*."""
    if line.word(place) in CLOSING and _opens_an_aside(line, place):
        return place + 1
    comma = line.word(place) == "," and line.kind(place + 1) == "or"
    first = place + comma + 1
    first += line.kind(first) == "currency"
    if line.kind(place + comma) == "or" and line.kind(first) == "num":  # "2 tonnes or 3% less"
        ends = (at for at in range(first + 1, first + SAID_TWICE) if line.kind(at) not in SIZES)
        at = next(ends, place)
        at += comma and line.word(at) == ","
        closed = not comma or line.word(at - 1) == "," or which  # "5%, or $3 billion, higher"
        last = which or line.kind(at + 1) in ("", "sign", "mask") or line.is_of(at + 1, "than")
        closed = closed and (last or not comma)  # no ", or 60%, less than a third of which"
        return at if closed and comparison_at(line, at) else place
    signed = line.word(place + 1) == "+"  # "на 192 кг (+4%) больше"
    leads = signed or line.kind(place + 1) in ("or", "num", "currency")
    if line.word(place) in OPENING and leads:
        ends = (at + 1 for at in range(place, place + SAID_TWICE) if line.word(at) in CLOSING)
        return next(ends, place)
    return place


def _opens_an_aside(line: Line, place: int) -> bool:
    """Tell *(or 9 percent)*, and *(9 percent)* behind another amount, from other brackets."""
    for at in range(place - 1, max(-1, place - SAID_TWICE), -1):
        if line.word(at) in OPENING:
            counted = line.kind(at - 1) == "word" and line.kind(at - 2) in ("num", "scale")
            return line.kind(at + 1) == "or" or line.kind(at - 1) in SIZES or counted
    return False


def read_hedge_after(line: Line, context: Context, place: int, right: int) -> None:
    """Read the hedge of *40 projects or more*, *5 percent at least*."""
    apart = line.word(place) in (",", "(")  # "5 million, give or take"
    place += apart
    kind = line.kind(place)
    hedge = line.items[place].value if kind in ("after", "hedge") else None
    adds = kind == "after" and line.is_of(place, "plus")
    if adds and (
        line.kind(place + 1) in ("num", "currency") or line.is_of(place + 1, "indefinite")
    ):
        return  # "50MP + 8MP", "5 percent plus a margin"
    if kind == "hedge" or apart:
        dash = line.word(place + 1) in DASHES or line.word(place + 1) == ":"  # ", maximum – 7"
        hedges_the_next = place + 1 + dash == right < len(line.items)
        ends = line.kind(place + 1) in ("", "sign") and line.word(place + 1) not in QUOTES
        known = kind == "after" or hedge in TRAILING
        hedge = hedge if known and ends and not hedges_the_next else None
    if hedge:
        others = [each for each in context.hedges if each != "about"]  # "about 50 or more"
        context.hedges = [*others, hedge]
        context.end = place + 1


def happened(line: Line, amount: Amount, context: Context) -> bool:
    """Tell *re-elected three times*, *18 раз участвовал* from *three times more*, *в 3 раза*."""
    after = context.end
    often = amount.upper is None or line.is_of(after + 1, "durations")  # "2–3 раза в неделю"
    whole = amount.number.precision >= 1 and often
    alone = not amount.start and not line.kind(after) and not amount.scaled  # noted: "2 times"
    if alone or not whole or context.link or context.subject:
        return False
    if line.word(amount.start - 1) in APART or "-" in line.word(amount.end - 1):
        return False  # "boosts imports 3-fold"
    before = range(amount.start - REACH, amount.start)
    if is_base(line, after) or any(exceeds(line, at) for at in before):
        return False  # "imports exceeded exports four times", "5 times compared to 2022"
    grew, noun = governing_noun(line, amount.start - 1, REACH)
    if grew > 0 and line.is_of(noun - 1, "indefinite"):
        return False  # "an increase in exports three times"
    ends = line.kind(after) in ("", "mask", "and") or line.word(after) in COMMAS | STOPS
    counts = is_declined(line.word(amount.end - 1))
    return counts or ends


def was_decided(line: Line, amount: Amount) -> bool:
    """Tell *the rate was cut three times*, of three decisions; no *was raised threefold*."""
    verb, after = amount.start - 1, line.kind(amount.end)
    done = line.is_of(verb, "decided") and line.is_of(verb - 1, "auxiliaries")
    counted = line.kind(amount.start) != "multiple" and "-" not in line.word(amount.end - 1)
    return done and counted and after in ("", "sign", "mask", "and", "out_of")


def read_occurrence(line: Line, amount: Amount, left: int, context: Context, *, done: bool) -> None:
    """Note whether *three times* says how often; refuse *plans to increase exports five times*."""
    words = [line.word(at) for at in range(max(left, amount.start - REACH), amount.start)]
    context.occurrence = not line.words.sets["occurrence"].isdisjoint(words)
    context.occurrence = context.occurrence or done or happened(line, amount, context)
    context.unknown = "" if context.occurrence else context.unknown
    within = range(max(left, context.start - REACH), context.start)
    if context.occurrence and _may_multiply(line, within):
        context.refused = EITHER_TIMES


def _may_multiply(line: Line, within: range) -> bool:
    """Tell *plans to raise exports five times*, *must raise them*; no *had to cut rates twice*."""
    before = [at - 1 for at in within if change_at(line, at)]
    led = (at for at in before if line.kind(at) in ("", "to") or line.is_of(at, "modals"))
    return any(not line.is_of(at - 1, "showing") for at in led)

"""The verb or noun of change of an amount, in languages where the verb stands last.

*4.7 percent-to fell*; one verb may be of a list, *cabbage 49%, sugar – by 34% became dearer*, and a
noun before it, *growth – 5 percent here, 8 there*.
"""

from __future__ import annotations

from analysis.reading.amounts import RATES, Amount
from analysis.reading.around.direction import (
    APART,
    CHANGES,
    CLAUSE_ENDS,
    change_at,
    comparison_at,
    of_a_rate,
)
from analysis.reading.around.noted import NEGATED, Context
from analysis.reading.around.verbs_behind import (
    REACH,
    VERBS,
    after_bracket,
    is_made,
    is_verb,
    verb_before,
    verb_behind,
)
from analysis.reading.lexicon import SIZES, UNITS, Line
from analysis.reading.ranges_last import SMALL
from analysis.reading.signs import PERCENT
from analysis.reading.tokens import DASHES

OBJECTS = ("accusative", "accusative_after_vowels")
# kinds of what may stand in a noun phrase: "high" is one of comparison elsewhere
NOUNS = ("word", "filler", "numbered", "after_ablative", "after_dative")
LISTED = ("num", *SIZES, "and")  # kinds of what else stands in a list
# endings of a noun of change that is no subject
NO_SUBJECT = ("genitive", "dative", "instrumental", "ablative", "tense", "participle")
OTHERS = ("word", "name", "mask")  # kinds of what begins another clause behind a verb
CASES = ("genitive", "dative", "locative", "ablative")  # "белгіленбеген жерден"
LIST = 100  # items between an amount and its verb where a list stands between
PERCENTAGE = ["num", "unit"]  # kinds
NEAR = 3  # where more than one thing could be meant


def read_direction(
    line: Line, amount: Amount, context: Context, ending: str, between: tuple[int, int]
) -> None:
    """Read the verb behind the amount that governs it, or the noun that it is said of."""
    if context.direction:
        return
    if ending == "until" or amount.joined_by == "to":
        _read_direction_of_end(line, amount, context, between[0])
        return
    after = max(context.end, context.noun[1])
    apart = amount.unit in PERCENT and line.word(amount.start - 1) in APART
    listed = not context.hedges and _is_listed(line, amount, after, ending)
    after, verb = _verb_of(line, amount, after, ending, apart=apart, listed=listed)
    kind = line.kind(verb) if verb is not None else ""
    near, rate = _is_near(line, after, verb), amount.unit in PERCENT
    if amount.unit == "percent" and line.is_of(-1 if verb is None else verb, "paces"):
        if _is_of_growth(line, amount):
            _read_noun_before(line, amount, context, between[0])
        return  # "inflation slowed to 5 percent"
    by = ending == "dative" and (near or amount.unit in RATES)  # "екі есеге, ұрлық 20%-ға"
    governs = by or (rate and _bare(line, after, verb))
    governs = governs or bool(apart and verb and not ending and _ends_a_list(line, verb))
    if verb is not None and amount.unit is not None and ending in ("", "about"):
        governs = governs or _takes_it_bare(line, amount, context, (after, verb))
    governs = governs or (listed and verb is not None and _closes_it(line, after, verb))
    if (ending == "dative" or listed) and (compared := _compared_behind(line, after)):
        context.direction = compared
    elif verb is not None and kind in CHANGES and (governs or (amount.unit == "times" and near)):
        context.direction = change_at(line, verb)
        _refuse_negated(line, amount, context, verb)
        context.end = verb + 1 if near and verb < between[1] else context.end
    elif kind == "level":
        context.governed = True
        if near and not context.hedges:
            _refuse_negated(line, amount, context, verb or after)
    if not context.direction and (rate or line.kind(amount.start - 1) in CHANGES):
        context.direction = verb_before(line, amount, context.end, ending) * rate
    if not context.direction and (rate or line.kind(amount.start - 1) in CHANGES):
        _read_noun_before(line, amount, context, between[0])


def _verb_of(
    line: Line, amount: Amount, after: int, ending: str, *, apart: bool, listed: bool
) -> tuple[int, int | None]:
    """Return the place behind the amount, past a level of its own, and that of its verb, if any."""
    goes_on = ending == "dative" and amount.unit in ("percent", "times")
    goes_on = goes_on and line.kind(after_bracket(line, after)) in ("sign", "and")
    verb = verb_behind(line, after, LIST if apart or listed or goes_on else REACH)
    if verb is not None and line.kind(verb) == "level" and amount.unit in PERCENT:
        after, verb = _past_a_level(line, after, verb, apart=apart)
    if verb is not None and line.is_of(verb, "percent_only") and line.kind(verb + 1) == "num":
        return after, None  # "$27 billion ↑ 12%"
    arrives = verb is not None and line.kind(verb) in CHANGES and line.is_of(verb, "reaches")
    return after, None if arrives and not _came_down(line, amount, ending) else verb


def _came_down(line: Line, amount: Amount, ending: str) -> bool:
    """Tell *output 8 percent-by came down* from *inflation 8 percent-to*, *8 letters came*."""
    by = ending == "dative" and amount.unit == "percent" and not of_a_rate(line, amount.start)
    return by or amount.unit == "times"


def _past_a_level(line: Line, after: int, verb: int, *, apart: bool) -> tuple[int, int | None]:
    """Return the verb of *in the volume of … growth was seen*, *5% көлемінде өсті*."""
    if apart and line.kind(verb + 1) in NOUNS:
        return after, verb_behind(line, verb + 1, LIST)
    changes = verb == after and line.kind(verb + 1) in CHANGES
    return (verb + 1, verb + 1) if changes else (after, verb)


def _takes_it_bare(line: Line, amount: Amount, context: Context, places: tuple[int, int]) -> bool:
    """Tell *5 tonnes grew*, *5 thousand and 9 thousand hectares-by grew*."""
    after, verb = places
    if amount.unit not in RATES and line.kind(verb + 1) in NOUNS and is_made(line, verb):
        return False  # "5 tonnes of coal made cheaper"
    if verb == after:
        return not line.is_of(after, "nouns", "of_things")
    joined = line.kind(after) == "and" and not (context.hedges or amount.unit in PERCENT)
    return joined and line.items[verb - 1].value == amount.unit and _closes_it(line, after, verb)


def _is_near(line: Line, after: int, verb: int | None) -> bool:
    """Tell whether a verb governs an amount of anything: it stands near, or what is said twice.

    *By 3 tonnes or 5 percent*, *by 3 tonnes, that is, 5 percent*, *by 5 people here, 7 people*.
    """
    after_comma = after + (line.word(after) == ",")
    if line.kind(after_comma) == "or" or line.is_of(after + 1, "that_is"):
        return True
    if line.word(after) == "," and [line.kind(at) for at in (after + 1, after + 2)] == PERCENTAGE:
        return verb == after + len(PERCENTAGE) + 1  # "by 3 tonnes, 5 percent-by fell"
    near = verb is not None and verb - after_bracket(line, after) < NEAR
    return near or (verb is not None and line.word(verb - 1) == line.word(after - 1))


def _refuse_negated(line: Line, amount: Amount, context: Context, verb: int) -> None:
    """Refuse *5 percent-by did not grow*, *5 tonnes was not*."""
    behind = verb + line.is_of(verb + 1, "auxiliaries")  # "өсе алмады", "өсіп кеткен жоқ"
    negative = line.ending(verb) == "negative" and line.ending(verb + 1) not in CASES
    negative = negative or line.is_of(verb + 1, "negating")
    if negative or line.kind(behind + 1) == "negation":
        context.unknown = line.part(amount.start, verb + 1)
        context.refused = f"{NEGATED} {context.unknown!r}"


def _compared_behind(line: Line, place: int) -> int:
    """Return the direction of *by 5 million, or 2 percent, more*, which is said once; else 0.

    So it is with *by 9 tenge than here and by 7 tenge than there cheaper*, and with a list.
    """
    if line.word(place) != "," and line.kind(place) not in ("or", "filler", "and"):
        return 0
    at = place + 1 + (line.word(place) == "," and line.kind(place + 1) == "or")
    passed = ("num", *SIZES, "hedge", "filler", "word", "mask", "and")
    clauses = line.words.sets["clauses_after_comma"]
    while line.kind(at) in passed or line.word(at) in {",", *DASHES}:
        this = line.word(at - 1) == "," and line.is_of(at, "that_sum")
        this = this or f"{line.word(at)} {line.word(at + 1)}" in clauses  # "оның ішінде"
        if this or comparison_at(line, at) or is_verb(line, at):
            break
        at += 1
    once = line.kind(place) == "or" and line.kind(at - 1) == "unit"  # "5 адамға немесе 2% көп"
    return comparison_at(line, at) if once or line.ending(at - 1) == "dative" else 0


def _read_direction_of_end(line: Line, amount: Amount, context: Context, left: int) -> None:
    """Read what *to 5* says of a change: *its growth sped up to 5 percent*, *fell to a third*."""
    verb, only_by = line.kind(context.end - 1), line.is_of(context.end - 1, "only_by")
    only_by = only_by and not of_a_rate(line, amount.start)  # "the rate got cheaper to 5 percent"
    if (amount.unit == "times" and verb == "fall") or (only_by and amount.unit in PERCENT):
        context.direction = 1 if verb == "rise" else -1
    elif amount.unit in PERCENT and _is_of_growth(line, amount):
        _read_noun_before(line, amount, context, left)
    elif amount.unit != "percent" or amount.joined_by or line.is_of(context.end - 1, "paces"):
        return
    elif _is_counted(line, amount.start - 1):
        context.direction = change_at(line, context.end - 1)
        context.hedges += ["at most"] if context.direction else []


def _is_counted(line: Line, place: int) -> bool:
    """Tell *their number grew to-until 5 percent*: a number is no percentage."""
    while line.kind(place) in ("word", *SMALL) and not line.is_of(place, "rates"):
        if line.is_of(place, "subject_nouns"):
            return True
        if line.ending(place) in ("possessive", "genitive"):
            return False  # "the wage tax", "80 percent of the plan"
        place -= 1
    return False


def _is_of_growth(line: Line, amount: Amount) -> bool:
    """Whether a noun of change stands right before: *its growth slowed to 5 percent*."""
    at = amount.start - 1
    while line.is_of(at, "estimates") or line.kind(at) in (*SMALL, "num", "unit"):
        at -= 1
    return line.is_of(at, "nouns")


def _bare(line: Line, after: int, verb: int | None) -> bool:
    """Tell whether a rate without an ending has its verb at once, or that of a list of such.

    A noun may have words of its own before it: *64% steady growth*.
    """
    after += line.is_of(after, "between_after")  # "within 5–7 percent grew"
    after = after_bracket(line, after)
    if verb is None or verb == after:
        return verb == after and line.ending(after - 1) != "ablative"  # "from 5 percent fell"
    if line.ending(after - 1):
        return False
    if verb - after < NEAR and line.is_of(verb, "nouns"):
        return all(line.kind(at) in NOUNS for at in range(after, verb))
    return line.kind(verb - 1) == "unit" and not line.ending(verb - 1)


def _is_listed(line: Line, amount: Amount, after: int, ending: str) -> bool:
    """Tell *cabbage 49%, sugar – 34%*; no rate of its own, *inflation 8%*."""
    if ending or amount.unit not in ("percent", "times"):
        return False
    named = line.kind(after + 1) in NOUNS and not line.is_of(after + 1, "clauses_after_comma")
    to = next(at for at in range(after + 1, len(line.items) + 2) if line.kind(at) not in LISTED)
    to += line.ending(to) == "dative"  # ", to 3 thousand people"
    comma = line.word(after) == "," and (named or line.kind(to) == "until")  # ", to 3 billion"
    for at in range(amount.start - 1, amount.start - 1 - REACH, -1):
        if line.is_of(at, "rates"):
            return False
        if line.word(at) in CLAUSE_ENDS - DASHES or line.kind(at) in ("num", *VERBS):
            break
    joined = line.kind(after) == "and" and amount.listed  # "24.8 and by 14.2%"
    return comma or joined or line.word(amount.start - 1) in DASHES


def _closes_it(line: Line, after: int, verb: int) -> bool:
    """Tell *cabbage 49%, sugar – by 34% dearer*, *by 20%, to-until 3 billion dollars fell*."""
    last = verb - 1 - (line.kind(verb - 1) == "until")
    until = last < verb - 1
    if line.ending(last) != "dative" or not (until or line.kind(last) in UNITS):
        return False
    kinds = LISTED if until else (*LISTED, *NOUNS)
    return all(
        line.kind(at) in kinds or line.word(at) in {",", *DASHES} for at in range(after, last)
    )


def _ends_a_list(line: Line, place: int) -> bool:
    """Tell whether a word of change closes a list: *trade (5%) and mining (3%) had growth*."""
    noun = line.is_of(place, "nouns") and line.ending(place) in ("", *OBJECTS)
    return noun or line.word(place - 1) == ")"


def _read_noun_before(line: Line, amount: Amount, context: Context, left: int) -> None:
    """Read a noun of change before a list: *growth – 5 percent here, 8 there*."""
    apart = line.word(amount.start - 1) in APART
    own = ("possessive", "ablative" if apart and not context.hedges else "possessive")
    if amount.unit in PERCENT and line.ending(amount.end - 1) in own:
        return  # "60 percent of them", "fell: 9-from 6-to"
    reach, rates = LIST if apart else REACH, line.words.sets["rates"]
    by = line.ending(amount.end - 1) == "dative" and line.word(amount.start - 1) == "("
    leads = {":", *(DASHES if by else ())}  # "fell – coal (5%-by)"
    for at in range(amount.start - 1, max(-1, amount.start - 1 - reach), -1):
        kind = line.kind(at)
        apart = apart and line.word(at) not in rates
        seen = line.word(at + 2) == ":" and line.ending(at) not in NO_SUBJECT  # "a fall is seen:"
        if apart and kind in CHANGES and (seen or line.word(at + 1) in leads):  # "fell: coal – 5%"
            context.direction = change_at(line, at)
            return
        if kind in CHANGES and line.is_of(at, "nouns"):
            after = max(context.end, context.noun[1])
            located = amount.unit not in PERCENT and line.ending(after - 1) == "locative"
            closed = line.kind(after) in ("level", "sign", "or", "") or line.is_of(after, "showing")
            located |= amount.unit is None and not closed
            goes_on = any(line.kind(place) in OTHERS for place in range(at + 2, amount.start))
            ended = goes_on and is_verb(line, at + 1) and line.word(at + 2) != ":"
            # "a fall is seen, in 2013 – 5", no "a fall is seen: in coal – 5"
            subject = line.ending(at) not in NO_SUBJECT or line.word(at + 1) == "("  # "(5 percent)"
            if subject and not (located or ended):
                context.direction = change_at(line, at)
                context.start = at if at >= left else context.start
            return
        noted = kind == "level" and at == amount.start - 2  # "a fall was seen – 5 percent"
        if kind in VERBS and not noted and line.word(at + 1) != ":":
            return

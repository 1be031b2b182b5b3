"""The words around an amount in languages where the verb stands last and hedges behind the number.

*Sixty thousand-from more student*, *4.7 percent-to fell*: what `context` reads to the left of an
amount, these languages say to its right, and endings say what prepositions say elsewhere.
"""

from __future__ import annotations

from analysis.reading.amounts import Amount
from analysis.reading.bounds import RULES
from analysis.reading.context import NEGATED, PERCENT, Context, is_plus
from analysis.reading.direction import APART, CHANGES
from analysis.reading.lexicon import Line
from analysis.reading.ranges_last import SMALL, UNITS
from analysis.reading.verbs_behind import (
    REACH,
    STOPS,
    VERBS,
    after_bracket,
    change_behind,
    is_verb,
    verb_behind,
)

OBJECTS = ("accusative", "accusative_after_vowels")
GOVERNED = ("possessive", *OBJECTS, "dative", "ablative")
# kinds of what may stand in a noun phrase: "high" is one of comparison elsewhere
NOUNS = ("word", "filler", "numbered", "after_ablative", "after_dative")
NO_SUBJECT = ("genitive", "instrumental", "ablative", "tense", "participle")  # of a noun of change
NO_RATE = "what a rate is counted on is no figure"
NO_RANGE = "no figure: the other end of it is none"
LIST = 60  # items between an amount and its verb where a list stands between
NEAR = 3  # where more than one thing could be meant
COUNTED_WORDS = 4


def context_of(line: Line, amount: Amount, left: int, right: int) -> Context:
    """Read what stands around an amount, between the items `left` and `right`."""
    context = Context([amount.hedge] if amount.hedge else [], start=amount.start, end=amount.end)
    if amount.negative and amount.unit in PERCENT:
        context.direction = -1
    if is_plus(line, amount, amount.start - 1):
        context.direction, context.start = 1, amount.start - 1
    if (like := line.ending(amount.end - 1)) in RULES:
        context.hedges.append(like)  # an ending that loosens: "3 мыңдай"
    last = _read_after(line, context, amount.end, right)
    context.noun = (context.end, context.end)
    whole = not context.hedges and line.ending(amount.end - 1) in GOVERNED  # "5 мыңға"
    if amount.unit is None and not whole:
        first, end = _noun_after(line, context.end)
        if end > first:
            context.noun = (first, end)
            last = _read_after(line, context, end, right)
    _read_direction(line, amount, context, last, (left, right))
    _read_before(line, context, left)
    shared = amount.unit is None and line.word(amount.end) == "," and _counts(line, right)
    if shared or line.ending(amount.end - 1) in GOVERNED:  # "14 from here, 76 firms from there"
        context.governed = True
    rate = amount.unit not in (None, "times", *PERCENT) and not context.hedges
    if amount.number.value == 1 and rate:
        context.refused = NO_RATE  # "25 tonnes 1 hectare-from"
    if line.kind(amount.start - 1) == "num" and amount.start > left:
        context.refused = NO_RANGE  # "hour 18-from 20-to until"
    if amount.unit is None and not amount.scaled and _joins_a_duration(line, amount):
        context.refused = NO_RANGE
    return context


def _joins_a_duration(line: Line, amount: Amount) -> bool:
    """*5 and 3 years-of-age*, *1-from 6 years*: the next number says what both are."""
    place = amount.end + (line.kind(amount.end) == "and")
    return line.kind(place) == "num" and line.word(place + 1) in line.words.sets["durations"]


def _counts(line: Line, place: int) -> bool:
    """Tell whether a number that starts at a place, if any, is one of things."""
    sized = any(line.kind(at) in (*UNITS, "scale") for at in range(place, place + NEAR))
    return place < len(line.items) and not sized


# -- behind the number


def _read_after(line: Line, context: Context, place: int, right: int) -> str:
    """Read hedges behind an amount, or *N more*; return the ending that the verb will see."""
    ending, at = line.ending(place - 1), place
    while at < right and line.kind(at) in SMALL:
        ending, at = line.ending(at) or ending, at + 1
    if at >= right:
        return ending
    kind, word, sets = line.kind(at), line.word(at), line.words.sets
    exceeds = (kind, ending, line.items[at].value) == ("after_ablative", "dative", "more than")
    if exceeds and place > 0 and line.kind(place - 1) in UNITS:  # "exceeds the plan by 5 percent"
        context.direction, context.end = 1, at + 1
    elif kind in ("after", f"after_{ending}"):
        context.hedges.append(line.items[at].value)
        context.end = at + 1
        return line.ending(at)
    compared = ending != "" or (place > 0 and line.kind(place - 1) in ("unit", "currency"))
    if (word in sets["after_rise"] or word in sets["after_fall"]) and compared:
        context.direction = 1 if word in sets["after_rise"] else -1
        context.end = at + 1
    elif kind == "until" and ending == "dative":
        verb = change_behind(line, at + 1)
        rate = line.items[place - 1].value in PERCENT
        if verb is None or (rate and line.word(verb) in sets["only_by"]):
            context.hedges.append("at most")
        near = verb is not None and verb < min(right, at + 1 + NEAR)
        context.end = verb + 1 if verb is not None and near else at + 1
        return "until"
    return ending


def _noun_after(line: Line, place: int) -> tuple[int, int]:
    """Return the places of what is counted: up to the first word that has endings, or a verb."""
    sets = line.words.sets
    if line.kind(place) == "more":
        place += 1
    end = place
    while end - place < COUNTED_WORDS and _in_a_noun_phrase(line, end):
        word = line.word(end)
        things = end == place and line.ending(end) in OBJECTS  # "128 үйді, 8 мектепті"
        if word.split(" ")[0] in sets["stop"] or (is_verb(line, end) and not things):
            break
        end += 1
        if line.ending(end - 1) not in ("", "participle"):
            break
    return place, end


def _in_a_noun_phrase(line: Line, place: int) -> bool:
    """Tell whether a word is a noun, or a participle of one: *10 registered firms*."""
    participle = line.ending(place) == "participle" and line.kind(place + 1) in NOUNS
    return participle or line.kind(place) in NOUNS


# -- what a number changes by


def _read_direction(
    line: Line, amount: Amount, context: Context, ending: str, between: tuple[int, int]
) -> None:
    """Read the verb behind the amount that governs it, or the noun that it is said of."""
    if context.direction or amount.joined_by == "to":
        return
    left, right = between
    if ending == "until":
        _read_direction_of_end(line, amount, context, left)
        return
    after = max(context.end, context.noun[1])
    apart = amount.unit in PERCENT and line.word(amount.start - 1) in APART
    verb = verb_behind(line, after, LIST if apart else REACH)
    if apart and verb is not None and line.kind(verb) == "level" and line.kind(verb + 1) in NOUNS:
        verb = verb_behind(line, verb + 1, LIST)  # "in the volume of … growth was seen"
    kind = line.kind(verb) if verb is not None else ""
    near = verb is not None and verb - after_bracket(line, after) < NEAR
    rate = amount.unit in PERCENT
    near = near or line.kind(after) == "or"  # "by 3 tonnes or 5 percent"
    paced = verb is not None and line.word(verb) in line.words.sets["paces"]
    if paced and amount.unit == "percent" and _is_of_growth(line, amount):
        _read_noun_before(line, amount, context, left)
        return
    governs = (ending == "dative" and (rate or near)) or (rate and _bare(line, after, verb))
    governs = governs or (apart and not ending and _ends_a_list(line, verb))
    if verb is not None and kind in CHANGES and (governs or (amount.unit == "times" and near)):
        context.direction = 1 if kind == "rise" else -1
        context.end = verb + 1 if near and verb < right else context.end
        if line.ending(verb) == "negative" or line.kind(verb + 1) == "negation":
            context.unknown = line.part(amount.start, verb + 1)  # "did not grow by 5 percent"
            context.refused = f"{NEGATED} {context.unknown!r}"
    elif kind == "level":
        context.governed = True
    if not context.direction and (rate or line.kind(amount.start - 1) in CHANGES):
        _read_noun_before(line, amount, context, left)


def _read_direction_of_end(line: Line, amount: Amount, context: Context, left: int) -> None:
    """Read what *to 5* says of a change: *its growth sped up to 5 percent*, *fell to a third*."""
    verb, only_by = line.kind(context.end - 1), line.words.sets["only_by"]
    if (amount.unit == "times" and verb == "fall") or line.word(context.end - 1) in only_by:
        context.direction = 1 if verb == "rise" else -1
    elif amount.unit in PERCENT and _is_of_growth(line, amount):
        _read_noun_before(line, amount, context, left)


def _is_of_growth(line: Line, amount: Amount) -> bool:
    """Whether a noun of change stands right before: *its growth slowed to 5 percent*."""
    places = range(amount.start - 1, -1, -1)
    subject = next((at for at in places if line.kind(at) not in SMALL), -1)
    return line.word(subject) in line.words.sets["nouns"]


def _bare(line: Line, after: int, verb: int | None) -> bool:
    """Tell whether a rate without an ending has its verb at once, or that of a list of such.

    A noun may have words of its own before it: *64% steady growth*.
    """
    if verb is None or verb == after:
        return verb == after and line.ending(after - 1) != "ablative"  # "from 5 percent fell"
    if line.ending(after - 1):
        return False
    if verb - after < NEAR and line.word(verb) in line.words.sets["nouns"]:
        return all(line.kind(at) in NOUNS for at in range(after, verb))
    return line.kind(verb - 1) == "unit" and not line.ending(verb - 1)


def _ends_a_list(line: Line, place: int | None) -> bool:
    """Tell whether a noun of change closes a list: *trade (5%) and mining (3%) had growth*."""
    if place is None or line.word(place) not in line.words.sets["nouns"]:
        return False
    after = line.kind(place + 1)
    return line.ending(place) in ("", *OBJECTS) and after not in ("num", "cardinal", "sign", "")


def _read_noun_before(line: Line, amount: Amount, context: Context, left: int) -> None:
    """Read a noun of change before a list: *growth – 5 percent here, 8 there*."""
    if amount.unit in PERCENT and line.ending(amount.end - 1) == "possessive":
        return  # "60 percent of them"
    reach = LIST if line.word(amount.start - 1) in APART else REACH
    for at in range(amount.start - 1, max(-1, amount.start - 1 - reach), -1):
        kind = line.kind(at)
        if line.word(at) in STOPS:
            return
        if kind in CHANGES and line.word(at) in line.words.sets["nouns"]:
            located = amount.unit not in PERCENT and line.ending(context.noun[1] - 1) == "locative"
            if not located and line.ending(at) not in NO_SUBJECT:
                context.direction = 1 if kind == "rise" else -1
                context.start = at if at >= left else context.start
            return
        if kind in VERBS and line.word(at + 1) != ":":
            return


# -- before the number


def _read_before(line: Line, context: Context, left: int) -> None:
    """Read hedges before an amount: *about*, *at least*."""
    place = context.start - 1
    while place >= left:
        if line.kind(place) == "hedge":
            hedge = line.items[place].value
            if not (context.hedges and hedge == "about"):  # "about 30 billion exceeded"
                context.hedges.append(hedge)
            context.start = place
        elif line.kind(place) not in SMALL:
            return
        place -= 1

"""The words around an amount: hedges, verbs of change and of level, the noun that is counted.

They are read outwards from the amount, up to the amounts beside it and to the ends of the clause.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.reading.amounts import Amount
from analysis.reading.lexicon import Line
from analysis.reading.tokens import DASHES

CLAUSE_ENDS = frozenset(',;:.!?()[]«»“”"…') | DASHES
HEDGES = ("hedge", "place", "verb_hedge")
TRAILING = ("about", "at least", "at most")  # may stand after their number
SMALL = ("filler", "mask", "or", "and")
PERCENT = ("percent", "percentage points")
UNKNOWN = frozenset(
    ("vague", "word", "more", "scale", "negation", "after", "sign", "unit", "currency")
)
# how far a noun of change may stand before its number: "growth of trade in goods by 5 percent"
REACH = 6
COUNTED_WORDS = 5


@dataclass(slots=True)
class Context:
    """What the words before and after an amount say of it."""

    hedges: list[str]
    direction: int = 0  # 1 rise, -1 fall
    start: int = 0
    end: int = 0
    noun: tuple[int, int] = (0, 0)  # places of the noun phrase that is counted
    unknown: str = ""  # words that may change what the number means
    governed: bool = False  # by a verb or a preposition
    by: bool = False  # "by 5 percent", which a verb of change further left may govern
    occurrence: bool = False  # "met four times"


def context_of(line: Line, amount: Amount, left: int, right: int) -> Context:
    """Read what stands around an amount, between the items `left` and `right`."""
    context = Context([amount.hedge] if amount.hedge else [], start=amount.start, end=amount.end)
    if amount.negative and amount.unit in PERCENT:
        context.direction = -1
    _read_after(line, amount, right, context)
    _read_before(line, amount, left, context)
    if amount.unit == "times" and line.kind(amount.start) != "multiple" and not context.direction:
        words = [line.word(at) for at in range(max(left, amount.start - REACH), amount.start)]
        context.occurrence = not line.words.sets["occurrence"].isdisjoint(words)
        context.unknown = "" if context.occurrence else context.unknown
    context.noun = (context.end, context.end)
    if amount.unit is None or context.occurrence:
        context.noun = _noun_after(line, context.end)
        _read_hedge_after(line, context, max(context.noun[1], context.end), right)
    return context


def _read_after(line: Line, amount: Amount, right: int, context: Context) -> None:
    """Hedges that follow (*or more*), and the direction of *a 5 percent rise*."""
    _read_hedge_after(line, context, amount.end, right)
    place = context.end
    word, hedges_the_next = line.word(place), place + 1 == right < len(line.items)
    if place >= right or (amount.unit is None and word not in line.words.sets["counts_less"]):
        return
    noun = word in line.words.sets["nouns"] or word in line.words.sets["up_or_down"]
    rise = (noun and line.kind(place) == "rise") or word in line.words.sets["after_rise"]
    fall = (noun and line.kind(place) == "fall") or word in line.words.sets["after_fall"]
    if (rise or fall) and not (line.kind(place) in HEDGES and hedges_the_next):
        context.direction = 1 if rise else -1
        context.end = place + 1


def _read_hedge_after(line: Line, context: Context, place: int, right: int) -> None:
    """*40 projects or more*, *5 percent at least*."""
    hedge = line.items[place].value if line.kind(place) in ("after", "hedge") else None
    if line.kind(place) == "hedge":
        hedges_the_next = place + 1 == right < len(line.items)
        ends = line.kind(place + 1) in ("", "sign")
        hedge = hedge if hedge in TRAILING and ends and not hedges_the_next else None
    if hedge:
        context.hedges.append(hedge)
        context.end = place + 1


def _read_before(line: Line, amount: Amount, left: int, context: Context) -> None:
    """Walk left from the amount through hedges and small words to the verb that governs it."""
    place, link, is_place = amount.start - 1, "", False
    if line.kind(place) == "filler" and line.glued(amount.start):
        context.unknown = line.part(place, amount.end)  # "A$5 billion" are no US dollars
        return
    opens_range = line.kind(place) in ("between", "from") or amount.joined_by == "until"
    if amount.upper and opens_range:
        context.start, place = place, place - 1
    while place >= left:
        kind, word = line.kind(place), line.word(place)
        if kind == "until":  # "до" is *to* after a verb of change, else *up to*
            kind = "to" if _leads_to(line, place) else "hedge"
        if kind == "place" and _opens_a_title(line, amount, place):
            return
        if kind in HEDGES and context.by and (change := _compares(line, place)):
            context.direction, context.start = change, place
            return
        if kind in HEDGES:
            context.hedges.append(line.items[place].value or "at most")
            context.start = place
            is_place = is_place or kind == "place"
        if kind in ("rise", "fall"):
            context.start = place
            if link not in ("to", "from") and not is_place:
                context.direction = 1 if kind == "rise" else -1
            _read_beyond(line, amount, place - 1, left, context)
            return
        if kind in ("level", "verb_hedge"):
            context.governed = True
            _read_beyond(line, amount, place - 1, left, context)
            return
        if kind in ("by", "to", "from"):
            link = (link or word) if kind == "by" else kind
            context.by = kind == "by" and word in line.words.sets["changes_by"]
            context.governed = True
        elif word == "+" and not line.glued(place):
            context.direction, context.start = 1, place
        elif kind == "part":
            context.governed = True
        elif not (kind in HEDGES or kind in SMALL or _after_hedge(line, place)):
            break
        place -= 1
    else:
        _refuse_by_alone(line, amount, context)
        return
    if link or context.hedges:
        _read_noun(line, amount, place, left, context)
    if not context.direction:
        context.unknown = _unknown_before(line, place, left, link)
        _refuse_by_alone(line, amount, context)


def _after_hedge(line: Line, place: int) -> bool:
    """Whether a comma or a bracket only sets a hedge apart: *approximately (50)*."""
    return line.word(place) in (",", "(") and line.kind(place - 1) == "hedge"


def _compares(line: Line, place: int) -> int:
    """*меньше на 5%*, *exceeded it by 5%*: the direction of a change, where there is one."""
    if line.word(place) in line.words.sets["after_rise"]:
        return 1
    if line.word(place) in line.words.sets["after_fall"]:
        return -1
    return int(line.kind(place) == "verb_hedge" and line.items[place].value == "more than")


def _read_beyond(line: Line, amount: Amount, place: int, left: int, context: Context) -> None:
    """Beyond the verb: a hedge of it (*almost reached*), a negation, a noun of change."""
    at = place
    while at >= left and line.kind(at) in (*SMALL, "hedge", "verb_hedge", "negation", "level"):
        if line.kind(at) == "hedge" and not context.direction:
            context.hedges.append(line.items[at].value)
            context.start = at
        elif line.kind(at) in ("negation", "verb_hedge"):
            context.unknown = line.part(at, amount.start)
        at -= 1
    if not context.direction:
        _read_noun(line, amount, at, left, context)


def _refuse_by_alone(line: Line, amount: Amount, context: Context) -> None:
    """*by 5 percent*: a change needs its verb."""
    if context.by and not context.direction and amount.unit in PERCENT and not context.unknown:
        context.unknown = line.part(max(0, amount.start - 1), amount.end)


def _opens_a_title(line: Line, amount: Amount, place: int) -> bool:
    """*Under 5 agreements signed today, …*: by their terms, not fewer than five."""
    goes_on = line.kind(amount.end + 1) not in ("", "sign")
    return place == 0 and goes_on and line.word(amount.end) in line.words.sets["titles"]


def _leads_to(line: Line, place: int) -> bool:
    """Whether *до* follows a verb of change in its sentence, and so is *to* and not *up to*."""
    for at in range(place - 1, max(0, place - 2 * REACH) - 1, -1):
        if line.word(at) in (".", ";", ":"):
            return False
        if line.kind(at) in ("rise", "fall", "bring", "multiple"):
            return True
    return False


def _read_noun(line: Line, amount: Amount, place: int, left: int, context: Context) -> None:
    """A noun of change further left: *growth of trade by 5 percent*, *the fall was 5 percent*."""
    for at in range(place, max(left, place - REACH) - 1, -1):
        if line.word(at) in CLAUSE_ENDS:
            return
        if line.kind(at) in ("rise", "fall"):
            governs = amount.unit in PERCENT or place == at or "at most" in context.hedges
            if governs and (context.by or line.word(at) in line.words.sets["nouns"]):
                context.direction = 1 if line.kind(at) == "rise" else -1
                context.start = at
                if line.kind(at - 1) == "negation":
                    context.unknown = line.part(at - 1, amount.start)
            return


def _unknown_before(line: Line, place: int, left: int, link: str) -> str:
    """The words at a place and before it, if they may change what the number means."""
    if line.word(place) in CLAUSE_ENDS or line.kind(place) not in UNKNOWN:
        return ""
    if link == "to" or (link and line.word(place) in line.words.sets["subject_nouns"]):
        return ""
    first = place
    while first > left and line.kind(first - 1) in (*UNKNOWN - {"sign"}, "filler", "hedge", "by"):
        first -= 1
    return line.part(first, place + 1)


def _noun_after(line: Line, place: int) -> tuple[int, int]:
    """First and last place of the noun phrase after a count, up to a verb, preposition or stop."""
    stops = line.words.sets["stop"]
    if line.kind(place) == "more":
        place += 1
    first, end = place, place
    while end < len(line.items) and end - first < COUNTED_WORDS:
        item, word = line.items[end], line.word(end)
        joins = item.kind == "and" and end > first and line.kind(end + 1) == "word"
        hyphen = word == "-" and line.glued(end) and line.glued(end + 1)
        if word.split(" ")[0] in stops and not (joins and line.word(end + 1) not in stops):
            break
        if item.kind in ("num", "cardinal", "mask", "bad", "after") or (
            item.kind == "sign" and not hyphen
        ):
            break
        end += 1
    while end > first and line.kind(end - 1) in ("sign", "hedge", "place", "level", "and"):
        end -= 1
    return first, end

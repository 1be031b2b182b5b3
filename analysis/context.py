"""The words around an amount: hedges, verbs of change and of level, the noun that is counted.

They are read outwards from the amount, up to the amounts beside it and to the ends of the clause.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.amounts import DASHES, Amount, Line

CLAUSE_ENDS = frozenset(',;:.!?()[]«»“”"…') | DASHES
HEDGES = ("hedge", "place", "verb_hedge")
UNKNOWN = frozenset(("word", "more", "scale", "negation", "after", "sign", "unit", "currency"))
# how far a noun of change may stand before its number: "growth of trade in goods by 5 percent"
SUBJECT_WORDS = 6
COUNTED_WORDS = 5


@dataclass(slots=True)
class Context:
    """What the words before and after an amount say of it."""

    hedges: list[str]
    direction: int = 0  # 1 rise, -1 fall
    start: int = 0
    end: int = 0
    unknown: str = ""
    governed: bool = False  # by a verb or a preposition
    by: bool = False  # "by 5 percent", which a verb of change further left may govern
    occurrence: bool = False  # "met four times"


def context_of(line: Line, amount: Amount, left: int, right: int) -> Context:
    """Read what stands around an amount, between the items `left` and `right`."""
    context = Context([amount.hedge] if amount.hedge else [], start=amount.start, end=amount.end)
    if amount.negative and amount.unit in ("percent", "percentage points"):
        context.direction = -1
    _read_after(line, amount, right, context)
    _read_before(line, amount, left, context)
    if amount.unit == "times" and line.kind(amount.start) != "multiple" and not context.direction:
        words = (
            line.word(at) for at in range(max(left, amount.start - SUBJECT_WORDS), amount.start)
        )
        context.occurrence = not line.words.sets["occurrence"].isdisjoint(words)
        context.unknown = "" if context.occurrence else context.unknown
    return context


def _read_after(line: Line, amount: Amount, right: int, context: Context) -> None:
    """Hedges that follow (*or more*), and the direction of *a 5 percent rise*."""
    place = amount.end
    if line.kind(place) == "after" or _trailing_hedge(line, place, right):
        context.hedges.append(line.items[place].value)
        context.end = place = place + 1
    if amount.unit == "count" or amount.unit is None or place >= right:
        return
    noun = line.word(place) in line.words.sets["nouns"] or line.word(place) in ("up", "down")
    rise = (noun and line.kind(place) == "rise") or line.word(place) in line.words.sets[
        "after_rise"
    ]
    fall = (noun and line.kind(place) == "fall") or line.word(place) in line.words.sets[
        "after_fall"
    ]
    if (rise or fall) and not (line.kind(place) in ("hedge", "place") and place + 1 == right):
        context.direction = 1 if rise else -1
        context.end = place + 1


def _trailing_hedge(line: Line, place: int, right: int) -> bool:
    """Whether a hedge that mostly stands before its number stands after it: *5 at least*."""
    hedges_number = place + 1 == right < len(line.items)
    hedge = line.items[place].value if line.kind(place) == "hedge" else ""
    trails = hedge in ("about", "at least", "at most")
    return trails and not hedges_number and line.kind(place + 1) in ("", "sign")


def _read_before(line: Line, amount: Amount, left: int, context: Context) -> None:
    """Walk left from the amount through hedges and small words to the verb that governs it."""
    place, link, is_place = amount.start - 1, "", False
    opens_range = line.kind(place) in ("between", "from") or amount.joined_by == "until"
    if amount.upper and opens_range:
        context.start, place = place, place - 1
    while place >= left:
        kind = line.kind(place)
        if kind == "until":  # "до" is *to* after a verb of change, else *up to*
            kind = "to" if _leads_to(line, place) else "hedge"
        if kind == "place" and _opens_a_title(line, amount, place):
            return
        if kind in HEDGES:
            context.hedges.append(line.items[place].value or "at most")
            context.start = place
            is_place = is_place or kind == "place"
        if kind in ("rise", "fall"):
            context.start = place
            if link not in ("to", "from") and not is_place:
                context.direction = 1 if kind == "rise" else -1
            return
        if kind in ("level", "verb_hedge"):
            context.governed = True
            _read_noun(line, amount, place - 1, left, context)
            return
        if kind in ("by", "to", "from"):
            link = (link or line.word(place)) if kind == "by" else kind
            context.governed = True
        elif kind == "sign" and line.word(place) == "+":
            context.direction, context.start = 1, place
        elif kind == "part":
            context.governed = True
        elif kind not in HEDGES and kind not in ("filler", "mask", "or", "and"):
            break
        place -= 1
    else:
        return
    context.by = link not in ("", "to", "from")
    if link or context.hedges:
        _read_noun(line, amount, place, left, context)
    if not context.direction:
        context.unknown = _unknown_before(line, place, left, link)


def _opens_a_title(line: Line, amount: Amount, place: int) -> bool:
    """*Under 5 agreements signed today, …*: by their terms, not fewer than five."""
    goes_on = line.kind(amount.end + 1) not in ("", "sign")
    return place == 0 and goes_on and line.word(amount.end) in line.words.sets["titles"]


def _leads_to(line: Line, place: int) -> bool:
    """Whether *до* follows a verb of change in its sentence, and so is *to* and not *up to*."""
    for at in range(place - 1, max(0, place - 2 * SUBJECT_WORDS) - 1, -1):
        if line.word(at) in (".", ";", ":"):
            return False
        if line.kind(at) in ("rise", "fall", "bring", "multiple"):
            return True
    return False


def _read_noun(line: Line, amount: Amount, place: int, left: int, context: Context) -> None:
    """A noun of change further left: *growth of trade by 5 percent*, *the fall was 5 percent*."""
    percent = amount.unit in ("percent", "percentage points")
    for at in range(place, max(left, place - SUBJECT_WORDS) - 1, -1):
        if line.kind(at) == "sign" and line.word(at) in CLAUSE_ENDS:
            return
        if line.kind(at) in ("rise", "fall") and (
            percent or place == at or "at most" in context.hedges
        ):
            if context.by or line.word(at) in line.words.sets["nouns"]:
                context.direction = 1 if line.kind(at) == "rise" else -1
                context.start = at
            return


def _unknown_before(line: Line, place: int, left: int, link: str) -> str:
    """The words at a place and before it, if they may change what the number means."""
    kind = line.kind(place)
    if kind == "sign" and line.word(place) in CLAUSE_ENDS:
        return ""
    if link == "to" or (link and line.word(place) in line.words.sets["subject_nouns"]):
        return ""
    if kind not in UNKNOWN:
        return ""
    first = place
    while first > left and line.kind(first - 1) in (
        "word",
        "filler",
        "more",
        "scale",
        "negation",
        "hedge",
        "by",
    ):
        first -= 1
    return line.text[line.items[first].start : line.items[place].end]


def noun_after(line: Line, place: int) -> tuple[int, int]:
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
        if item.kind in ("num", "cardinal", "mask", "bad") or (item.kind == "sign" and not hyphen):
            break
        end += 1
    while end > first and line.kind(end - 1) in ("sign", "hedge", "place", "level", "and"):
        end -= 1
    return first, end

"""What governs a bare percentage in brackets, behind a dash, a colon or a comma, or in a list.

*Cabbage (12%) and rice (5%) became cheaper*; *growth was seen in three regions: 21% in the north*.
"""

from __future__ import annotations

from itertools import takewhile

from analysis.reading.around.direction import (
    APART,
    CLAUSE_ENDS,
    CLOSING,
    COMMAS,
    FAR,
    HEDGES,
    NEAR,
    OPENING,
    REACH,
    SMALL,
    STOPS,
    change_at,
    has_verb,
    is_noun,
    is_partitive,
    is_past_plural,
    leftwards,
    of_a_rate,
)
from analysis.reading.around.noted import Context
from analysis.reading.lexicon import SIZES, Line
from analysis.reading.tokens import DASHES

NAMES = 3  # words of what a rate in a list is of


def colon_before(line: Line, place: int) -> int:
    """Return the place of the colon of *growth by region: Almaty 8%*, or -1."""
    first = place
    while line.kind(place) == "word" and first - place < NAMES:
        place -= 1
    return place if line.word(place) == ":" else -1


def is_named_behind(line: Line, context: Context) -> bool:
    """Tell *a 5% rise, 6% – water supply*: the dash behind a share says what it is of."""
    at = context.end + 1
    at += line.is_of(at, "prepositions", "changes_by")
    dash = line.word(context.end) in DASHES and not line.glued(context.end)
    return dash and line.kind(at) == "word" and line.word(context.start - 1) not in OPENING


def before_what_it_says_twice(line: Line, place: int) -> int:
    """Return the place of the bracket of *(440,000 or 2.11%)* for the second, else the place."""
    at = place + (line.kind(place + 1) == "or")
    while at > place or (place - at < REACH and line.kind(at) in ("num", *SIZES)):
        at -= 1
    return at if line.word(at) in OPENING else place


def is_apart(line: Line, place: int, context: Context) -> bool:
    """Tell whether a bare percentage stands in brackets, behind a dash, a colon or a last comma.

    So does that of *the highest rise was seen in mining, with 68 percent*.
    """
    of_them = line.kind(place + 1) == "part"
    if of_them or is_partitive(line, context.end) or line.is_of(place + 1, "compared"):
        return False
    if line.word(place) == "(" and line.kind(place - 1) == "unit":
        before: str = line.items[place - 1].value  # no "rose and made up 63 percent (62.7%)"
        return before != "percent"
    if line.is_of(place, "along_with") and not (context.hedges or line.opens(place)):
        return True
    after = line.word(context.end)
    comma = line.word(place) == "," and (context.hedges or after in CLAUSE_ENDS or not after)
    comma = comma and not is_named_behind(line, context)
    return line.word(place) in APART or bool(comma)


def is_an_answer(line: Line, noun: int, place: int) -> bool:
    """Tell *о росте цен сказали 16%, о снижении доходов – 13%*, *людей волнует рост цен (57%)*."""
    before = [*leftwards(line, place)]
    if any(line.is_of(at, "polled") for at in before):
        return True
    led = noun - 2 if line.is_of(noun - 2, "told") else noun - 1
    clause = takewhile(lambda at: line.word(at) not in COMMAS, leftwards(line, led - 1))
    if not line.is_of(led, "told") or any(line.is_of(at, "sayings") for at in clause):
        return False  # "сообщил о росте экспорта (5%)"
    return any(line.is_of(at, "sayings") for at in before)


def governor_apart(line: Line, place: int, end: int) -> tuple[int, int]:
    """Return what governs a bare percentage in brackets, behind a dash, a colon or a comma.

    It does not look beyond the comma of a clause that has a verb of its own, and a percentage of
    what is a share anyhow (*the share of imports rose – 43%*) is no change. Behind a list in
    brackets the verb may follow, or its noun: *cabbage (12%) and rice (5%) became cheaper*, *had
    steady growth*.
    """
    found = _left_apart(line, place)
    if found is None:
        return _verb_of_list(line, end) if line.word(place) in OPENING else (0, -1)
    return found


def _verb_of_list(line: Line, end: int) -> tuple[int, int]:
    depth, shown = 1, 0
    for at in range(end, min(end + FAR, len(line.items))):
        word = line.word(at)
        depth += int(word in OPENING) - int(word in CLOSING)
        if not depth and (word in STOPS or word in APART or word == ";"):
            break
        if not depth and word in line.words.sets["showing"]:
            shown = at + 1
        elif not depth and (direction := change_at(line, at)):
            if _has_its_own(line, at + 1):
                break  # "(5%), grew by 3%"
            near = shown and at - shown <= NEAR
            return (direction, at) if near or not is_noun(line, at) else (0, -1)
    return 0, -1


def _has_its_own(line: Line, place: int) -> bool:
    """Tell whether *by 5 percent* stands behind a verb: *by from 3 to 5*, *более чем на 5%*."""
    by = False
    while line.kind(place) in ("by", "between", "from", *HEDGES, *SMALL):
        by = by or line.kind(place) == "by"
        place += 1
    return by and line.kind(place) in ("num", "cardinal")


def _left_apart(line: Line, place: int) -> tuple[int, int] | None:
    """Return what governs from the left, (0, -1) where a share is meant, None for nothing."""
    own_verb = rated = to_level = by = False
    places, clauses = leftwards(line, place), line.words.sets["clauses"]
    for at in places:
        word = line.word(at)
        if word == "," and has_verb(line, at + 1):  # "a drop, in turn, was seen in mining (5%)"
            next((comma for comma in places if line.word(comma) == ","), None)
            continue
        if word in COMMAS or word in OPENING or word in clauses:
            if own_verb or word in clauses:
                break
            continue
        rated = rated or word in line.words.sets["rates"]
        by = by or (line.is_of(at, "changes_by") and line.kind(at + 1) == "num")
        to_level = to_level or (not by and line.kind(at) == "to" and line.kind(at + 1) == "num")
        if direction := change_at(line, at):
            falls_to = line.kind(at + 1) == "to" or line.is_of(at + 1, "changes_by_too")
            falls_to = falls_to and of_a_rate(line, at - 1)  # "its share falls to (on) China – 5%"
            if is_noun(line, at):
                aside = own_verb and line.is_of(at - 1, "circumstances")
                aside = aside and not line.is_of(at - 1, "prepositions")  # "на рост повлияли (5%)"
                return (0, -1) if rated or aside or falls_to else (direction, at)
            if word in line.words.sets["paces"] or to_level:
                continue
            return (0, -1) if rated or of_a_rate(line, at - 1) else (direction, at)
        acts = is_past_plural(line, at) and not line.is_of(at, "showing")
        own_verb = own_verb or acts or has_verb(line, at)
    return (0, -1) if own_verb or rated else None

"""What stands between two rates of which one verb or noun of change tells the direction."""

from __future__ import annotations

from analysis.reading.around.after import is_base
from analysis.reading.around.direction import CLAUSE_ENDS, has_verb, is_partitive
from analysis.reading.around.noted import Context
from analysis.reading.lexicon import Line
from analysis.reading.tokens import DASHES

NAMES = ("word", "currency", "numbered")  # of what rose as well: "…, the yuan 4 percent"
ELIDED = 3  # words
PLACED = ("word", "currency", "out_of", "by", "filler", "mask", "level")  # of where it rose


def compares(line: Line, between: list[int]) -> bool:
    """Tell *rose 5 percent, compared with 3 percent last year*."""
    said = [line.word(at) for at in between if line.word(at) not in (",", "(")]
    said = said[:-1] if said and said[-1] in line.words.sets["definite"] else said
    return " ".join(said) in line.words.sets["compared"]


def lists_things(line: Line, before: Context, context: Context) -> bool:
    """Tell *shrank by 10 cars, 3 routes and 400 seats*, *fell by 5 percent and 20 million euros*.

    No *fell by 5 percent and 20 factories closed*.
    """
    between = range(max(before.noun[1], before.end), context.start)
    joined = [line.kind(at) == "and" or line.word(at) == "," for at in between]
    listed = (before.by or before.goes_on) and joined and all(joined)
    if not listed or context.link or context.governed:
        return False
    end = max(context.noun[1], context.end)
    if line.kind(between[-1]) != "and":
        at = end + (line.word(end) == ",")
        at += line.kind(at) == "and"
        return at > end and line.kind(at) in ("num", "cardinal", "currency")
    end += line.kind(end) == "mask"
    closed = line.kind(end) == "" or line.word(end) in (".", ";", ")")
    return closed or line.kind(end + (line.word(end) == ",")) == "respectively"


def ends_a_time(line: Line, between: list[int]) -> bool:
    """Tell whether a span of time and a word that joins stand there: *on the month and almost*."""
    words = [at for at in between if line.kind(at) not in ("hedge", "filler", "by")]
    if len(words) < 2 or not (line.kind(words[-1]) == "and" or line.word(words[-1]) == ","):
        return False
    return all(line.is_of(at, "definite", "prepositions", "of_change") for at in words[:-1])


def by_places(line: Line, between: list[int], context: Context) -> bool:
    """Tell whether both stand before a place: *growth of 5 percent in coal, 4 percent in oil*."""
    dash = line.word(context.end) in DASHES and line.kind(context.end + 1) == "out_of"
    if not (dash or line.is_of(context.end, "prepositions")):
        return False
    *places, last = between
    if line.kind(last) == "and" and line.word(last - 1) == ",":
        places = places[:-1]
    joins = line.kind(last) == "and" or line.word(last) in (",", ";")
    known = all(
        line.kind(at) in (*PLACED, "to", "from") or line.word(at) in DASHES for at in places
    )
    return joins and known and (line.word(last) != ";" or _is_short(line, context.end + 1))


def _is_short(line: Line, place: int) -> bool:
    """Tell *; 61% to China, 34% …*, *in food, …* from *; 61% in villages have no work*."""
    place += line.kind(place) == "word"
    while line.kind(place) == "word" and line.part(place, place + 1).istitle():
        place += 1
    return line.kind(place) in ("", "sign", "and")


def elides_its_verb(line: Line, between: list[int], context: Context) -> bool:
    """Tell whether a few nouns stand before it: *…, non-food prices 4 percent and services 3*."""
    commas = [number for number, at in enumerate(between) if line.word(at) == ","]
    if commas and all(line.kind(at) in PLACED for at in between[: commas[0]]):
        between = between[commas[0] :]  # "5 percent in the north, in the south 4 percent"
    first, *nouns = between or [-1]
    ends = line.word(context.end) in CLAUSE_ENDS or not line.word(context.end)
    ends = ends or line.kind(context.end) == "and" or is_base(line, context.end)
    listed = line.word(first) in (",", ";") and line.word(first + 1) not in DASHES
    longest = ELIDED if listed or ends else 1
    joins = listed or line.kind(first) == "and"
    shares = any(line.is_of(at, "shares") for at in nouns)  # "women make up 12 percent"
    if not joins or shares or not nouns or is_partitive(line, context.end):
        return False
    nouns = nouns[2 * line.is_of(nouns[0], "followed") :]  # "followed by services at 5 percent"
    nouns = nouns[line.kind(nouns[0] if nouns else -1) == "and" :]  # ", and in trade 4 percent"
    if line.word(first) == "," and line.word(between[-1]) == ",":
        nouns = nouns[line.kind(nouns[0]) == "and" : -1]  # "in coal, 9.1%, and in oil, 6.3%"
    led = nouns and line.is_of(nouns[0], "changes_by_too")  # "…, for food 5"
    if led or (nouns and line.kind(nouns[0]) in ("out_of", "by", "to")):  # "…, to India 16"
        nouns = nouns[1:]
    nouns = [at for at in nouns if line.kind(at) not in ("part", "filler", "and", "by")]
    words = [at for at in nouns if line.word(at) not in DASHES]
    if ends and not line.is_of(words[0] if words else -1, "prepositions"):
        within = [at for at in words if line.is_of(at, "prepositions")]
        longest += len(within)  # "sales to the domestic market 15%"
        words = [at for at in words if at not in within]
    if not 0 < len(words) <= longest or line.ends_in(words[-1], "agent_endings"):
        return False
    return all(
        line.kind(at) in NAMES and not has_verb(line, at) and not line.is_of(at, "rates")
        for at in words
    )

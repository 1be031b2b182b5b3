"""What is counted: the noun phrase after a number without a unit."""

from __future__ import annotations

from analysis.reading.lexicon import Line

COUNTED_WORDS = 5


def noun_after(line: Line, place: int) -> tuple[int, int]:
    """First and last place of the noun phrase after a count, up to a verb, preposition or stop."""
    stops = line.words.sets["stop"]
    if line.kind(place) == "more":
        place += 1
    first, end = place, place
    while end < len(line.items) and end - first < COUNTED_WORDS:
        item, word = line.items[end], line.word(end)
        joins = item.kind == "and" and end > first and line.kind(end + 1) == "word"
        if item.kind == "currency" and line.kind(end + 1) == "num":
            break  # "three $400 million loans"
        hyphen = word == "-" and line.glued(end) and line.glued(end + 1)
        if _is_verb(line, end, first):
            break
        joins = joins and not _is_verb(line, end + 1, first)
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


def _is_verb(line: Line, place: int, first: int) -> bool:
    """*viewers watched*, *31 points and grabbed*: an ending of verbs behind a plural."""
    sets = line.words.sets
    if not line.word(place).endswith(line.words.agent_endings) or line.word(place - 1) == "-":
        return False
    words = (line.word(at) for at in range(first, place))
    return any(
        word in sets["plurals"] or word.endswith(tuple(sets["plural_endings"])) for word in words
    )

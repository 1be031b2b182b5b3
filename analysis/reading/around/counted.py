"""What is counted: the noun phrase after a number without a unit."""

from __future__ import annotations

from analysis.reading.amounts import RATES, Amount
from analysis.reading.around.direction import comparison_at, ends_as_verb, is_noun
from analysis.reading.around.verbs_behind import VERBS
from analysis.reading.lexicon import Line
from analysis.reading.tokens import MASK_OF_BASE

COUNTED_WORDS = 5
NEAR = 4  # items from things to what says how large they are
NO_NOUN = ("num", "cardinal", "mask", "bad", "after", "below_zero")


def noun_after(line: Line, place: int) -> tuple[int, int]:
    """Return first and last place of the noun phrase after a count."""
    if line.kind(place) == "more":
        place += 1
    first, end = place, place
    while end < len(line.items) and end - first < COUNTED_WORDS and not _ends(line, first, end):
        end += 1
    while end > first and line.kind(end - 1) in ("sign", "hedge", "place", "level", "and"):
        end -= 1
    compared = any(comparison_at(line, at) for at in (first - 1, first))
    if compared and line.kind(end) == "mask":
        based = line.text[line.items[end].start] == MASK_OF_BASE
        return first, first if based else end  # "на 16 млн больше показателей прошлого года"
    return first, end


def _ends(line: Line, first: int, place: int) -> bool:
    """Whether a noun phrase ends before a place: at a verb, a preposition, a number, a stop."""
    kind, sets = line.kind(place), line.words.sets
    if kind in NO_NOUN or (kind == "currency" and line.kind(place + 1) == "num"):
        return True  # "three $400 million loans"
    if kind == "sign":
        return not (line.word(place) == "-" and line.glued(place) and line.glued(place + 1))
    if _is_verb(line, first, place):
        return True
    finite = ends_as_verb(line, place) or (place > first and kind in VERBS)
    finite = finite and not is_noun(line, place)
    word = line.word(place).split(" ")[0]
    past = place > first and line.words.ends_in(word, "past_plurals")
    finite = finite or (past and word not in sets["nouns_too"])  # "12 семей получили гектар"
    stops = word in sets["stop"] or (kind == "word" and not line.noun_at(place))
    if not finite and (not stops or (place == first and word in sets["nouns_too"])):
        return False
    if place > first and line.ends_in(place - 1, "adverb_endings"):
        return False  # "12 newly built schools"
    joins = kind == "and" and place > first and line.kind(place + 1) == "word"
    ended = line.is_of(place + 1, "stop", "expectations")  # "5 shops and expects"
    return not joins or ended or _is_verb(line, first, place + 1)


def _is_verb(line: Line, first: int, place: int) -> bool:
    """*viewers watched*, *31 points and grabbed*: an ending of verbs behind a plural."""
    ends = line.ends_in(place, "agent_endings") and line.word(place - 1) != "-"
    return ends and any(line.words.is_plural(line.word(at)) for at in range(first, place))


def are_senders(line: Line, place: int, end: int) -> bool:
    """Tell *от 67 компаний поступили заявки*, *получены от 67 компаний*."""
    near = (place - 1, *range(end + 1, end + 4))
    return line.is_of(place, "range_starts") and any(line.is_of(at, "received") for at in near)


def is_size_of(line: Line, things: Amount, size: Amount, part: Amount) -> bool:
    """Tell *построили 27 школ на 9 тыс. мест, строится – 14*: of the schools."""
    apart = things.unit is None and line.noun_at(things.end) and size.unit not in RATES
    sized = line.is_of(size.start - 1, "of_its_size", "paid") and size.start < things.end + NEAR
    return apart and sized and not part.scaled and part.number.value < things.number.value

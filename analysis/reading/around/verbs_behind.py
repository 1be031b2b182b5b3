"""The verb behind an amount, in languages where it stands last."""

from __future__ import annotations

from analysis.reading.amounts import Amount
from analysis.reading.around.direction import APART, LEADING, change_at, comparison_at, of_a_rate
from analysis.reading.around.noted import Context
from analysis.reading.lexicon import Line
from analysis.reading.tokens import DASHES, plain

STOPS = frozenset(".;!?")
VERBS = (*LEADING, "level")
FINITE = ("tense", "negative", "accusative", "participle")  # of endings; "-ды" is a case, too
REACH = 16  # items between an amount and the verb or noun that governs it


def verb_behind(line: Line, place: int, reach: int = REACH) -> int | None:
    """Return the place of the first verb behind an amount, which governs it."""
    at, end = after_bracket(line, place), min(place + reach, len(line.items))
    while at < end:
        if line.word(at) in STOPS:
            return None
        if line.kind(at) in VERBS:
            return at
        if line.kind(at) == "word" and _ends_a_clause(line, at + 1) and is_verb(line, at):
            return None  # of which nothing is known
        behind = after_bracket(line, at + 1)
        at, end = behind, end + behind - at - 1
    return None


def is_made(line: Line, place: int, ends: str = "endings_of_adjectives") -> bool:
    """Tell *made cheaper*, *of … quality*, which say of what stands behind that it is so."""
    endings, word = line.words.endings, plain(line.part(place, place + 1))
    written = endings.spelt(word) if endings else word
    return line.words.ends_in(written, ends)


def _ends_a_clause(line: Line, place: int) -> bool:
    """Whether a sign stands there, or nothing; no dash, for that is behind a subject."""
    return line.kind(place) in ("", "sign") and line.word(place) not in DASHES


def after_bracket(line: Line, place: int) -> int:
    """Return the place behind a bracket that opens there: *by 3 tonnes (12 percent) grew*."""
    if line.word(place) != "(":
        return place
    ends = (at + 1 for at in range(place, len(line.items)) if line.word(at) == ")")
    return next(ends, place)


def is_verb(line: Line, place: int) -> bool:
    """Tell whether a word ends as a verb does; *-ды*, *-ған* where the clause ends with it."""
    ending = line.ending(place)
    last = _ends_a_clause(line, place + 1)
    return ending in ("tense", "negative") or (ending in ("accusative", "participle") and last)


def change_behind(line: Line, place: int) -> int | None:
    """Return the place of the next verb if it is one of change: *until 5 grew* is *to 5*."""
    verb = verb_behind(line, place)
    return verb if verb is not None and line.kind(verb) in LEADING else None


def verb_before(line: Line, amount: Amount, end: int, ending: str) -> int:
    """Return the direction of *coal got dearer, at once 5 percent-by*, *it grew (5 percent)*."""
    at = line.back(amount.start - 1, "filler", "hedge")
    led = line.word(at) in DASHES or (line.word(at) == "," and ending == "dative")
    in_brackets = line.word(at) == "(" and line.word(end) == ")"
    led = led or (in_brackets and not of_a_rate(line, at - 1))
    last = line.word(end) in {"", *".,;)"} and line.ending(at - 1) in ("", *FINITE)
    return change_at(line, at - 1) if led and last and not line.is_of(at - 1, "nouns") else 0


def told_before(line: Line, place: int) -> bool:
    """Tell *fell: from 9 to 6*, *fell – to 6*, where the verb is said first; no *growth – 5*."""
    told = line.word(place - 1) in APART and change_at(line, place - 2) != 0
    return told and not line.is_of(place - 2, "nouns")


def leaves_out_its_verb(line: Line, before: Amount, amount: Amount, context: Context) -> bool:
    """Tell *coal 5 percent-by grew, oil – 3 percent-by*, *by 5 tonnes (3 percent) grew*."""
    end = max(context.end, context.noun[1])
    opens = amount.start - 1 - (line.kind(amount.start - 1) == "or")
    if (line.word(opens), line.word(end), before.end) == ("(", ")", opens):
        alike = line.ending(opens - 1) == line.ending(end - 1)  # no "7%-ке (2,4 млн тонна) өсті"
        if comparison_at(line, end + 1) or (alike and change_at(line, end + 1)):
            return True
    if amount.unit == "percent" and line.word(end) == ")":
        said = change_at(line, amount.start - 2) != 0 or line.ending(amount.start - 2) == "dative"
        return line.word(amount.start - 1) == "(" and said
    ends = line.ending(amount.end - 1) == "dative" and line.word(end) in {"", *".,;)"}
    return ends and amount.unit == before.unit and line.word(amount.start - 1) in DASHES

"""Whether *from 5 to 7* is a range or two levels of a change."""

from __future__ import annotations

from itertools import islice

from analysis.reading.amounts import RATES
from analysis.reading.around.direction import (
    CLAUSE_ENDS,
    LEADING,
    REACH,
    is_noun,
    leftwards,
)
from analysis.reading.around.up_to import follows_change
from analysis.reading.lexicon import SIZES, Line, is_declined
from analysis.reading.tokens import DASHES

PARTS = ("fraction", "half_alone", "multiple")  # "by a third, from 7 to 9"


def explains_a_change(line: Line, place: int) -> bool:
    """Tell *grew 11 times (from 489 to 5,683)*, *and that of loans – from 14 to 18 percent*."""
    by_times = line.kind(place) == "unit" and line.items[place].value in RATES
    again = _goes_on(line, place)
    ends = line.word(place) in (*",:",) and line.kind(place - 1) in ("num", *SIZES, *PARTS)
    # "by 3 million, from 7 to"
    apart = by_times or ends or again or line.word(place) in DASHES | {"("}
    changed = any(line.kind(at) in (*LEADING, "multiple") for at in leftwards(line, place - 1))
    return apart and (changed or follows_change(line, place))  # "oil by 18% – from 3 to 4 tonnes"


def _goes_on(line: Line, place: int) -> bool:
    """Tell *rose from 12 to 17, (of) clinics | from 30 to 50*: a second pair of levels."""
    at = place
    while place - at < REACH and line.kind(at) in ("word", "by", "to", "out_of", "filler"):
        at -= 1
    joined = at < place and (line.word(at) == "," or line.kind(at) == "and")
    return joined and any(line.kind(first) == "from" for first in leftwards(line, at - 1))


def change_before(line: Line, place: int) -> bool:
    """Tell whether a verb of change or a multiple stands right before a place."""
    return any(line.kind(place - step) in (*LEADING, "multiple") for step in range(1, 5))


def verb_of_change_before(line: Line, place: int) -> bool:
    """Tell whether there is one further left: *raised the aim for 2030 from 5 to 7*.

    So may be the noun of *growth in the share of gas from 5 to 7 percent*.
    """
    named, verb = is_declined(line.word(place)), False  # "рост чего угодно с 5 до 7" is no range
    for at in islice(leftwards(line, place - 1), 2 * REACH):
        if line.word(at) in CLAUSE_ENDS - DASHES:
            return False
        if line.kind(at) in (*LEADING, "multiple") and (
            (named and not verb) or not is_noun(line, at)
        ):
            return True
        is_ = line.word(at).split(" ")[-1] in line.words.sets["auxiliaries"]  # "will be from 5 to"
        verb = verb or is_ or line.kind(at) == "level"
        named = named or line.is_of(at, "subject_nouns", "rates")
    return False


def verb_of_change_behind(line: Line, place: int) -> bool:
    """Tell *from 19 to 28 billion dollars trade grew*; no *from 5 to 6 percent of them grew*."""
    own = line.words.sets["partitive"] | line.words.sets["modals"]  # it is their subject
    for at in range(place, min(place + 2 * REACH, len(line.items))):
        word, kind = line.word(at), line.kind(at)
        if kind in LEADING and not is_noun(line, at):
            return line.kind(at - 1) not in ("and", "or")  # "costs from 5 to 6 million and grew"
        if kind == "level" or word in CLAUSE_ENDS or word.partition(" ")[0] in own:
            return False
    return False

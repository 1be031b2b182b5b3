"""The verb or noun of change that governs an amount from further away in its sentence.

*Exports fell, compared with the plan, by 5 percent*; *growth by sector: mining – 5%, trade – 3%*;
*на 5% подешевел сахар*. What stands right beside the amount is read in `context`.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.reading.lexicon import Line, is_declined
from analysis.reading.tokens import DASHES

STOPS = frozenset(".!?")
COMMAS = frozenset(",;:")
OPENING, CLOSING = frozenset("(["), frozenset(")]")
APART = DASHES | OPENING | {":"}  # what may stand between a word of change and its percentage
CLAUSE_ENDS = frozenset(',;:.!?()[]«»“”"…') | DASHES
HEDGES = ("hedge", "place", "verb_hedge")
DIRECTIONS = {"rise": 1, "fall": -1}
CHANGES = tuple(DIRECTIONS)
LEADING = (*CHANGES, "bring")  # to a level: "grew to 5 billion", "brought it to 5 billion"
SMALL = ("filler", "mask", "or", "and")
REACH = 6  # items from a noun of change to its number: "growth of trade in goods by 5 percent"
FAR = 60  # items; no clause is longer
NEAR = 3


def begins_clause(line: Line, place: int) -> bool:
    """Tell whether a clause begins there, if need be behind *he said that* or *в Астане*."""
    before = place - 1
    if line.opens(place) or line.word(before) in CLAUSE_ENDS:
        return True
    if line.is_of(before, "that"):
        return line.word(before - 1) in CLAUSE_ENDS or line.is_of(before - 1, "sayings")
    if line.kind(before) == "word" and line.part(before, place).islower():
        before -= 1  # "в Павлодарской | области"
    named = line.kind(before) == "word" and line.part(before, before + 1).istitle()
    return named and line.is_of(before - 1, "prepositions") and begins_clause(line, before - 1)


def change_at(line: Line, place: int) -> int:
    """Return 1 for a word of rise, -1 for one of fall, else 0."""
    return DIRECTIONS.get(line.kind(place), 0)


def comparison_at(line: Line, place: int) -> int:
    """Return the direction of *more*, *cheaper*, *ниже*, else 0."""
    word, sets = line.word(place), line.words.sets
    if line.word(place + 1) == "-" and line.glued(place + 1):
        return 0  # "less-skilled"
    return int(word in sets["after_rise"]) - int(word in sets["after_fall"])


def exceeds(line: Line, place: int) -> int:
    """Return 1 for *exceeded*, -1 for *fell short of*: with *by* they state a change; else 0."""
    hedge = line.items[place].value if line.kind(place) == "verb_hedge" else None
    return int(hedge == "more than") - int(hedge == "less than")


def governed_at(line: Line, place: int) -> int:
    """Return the direction of a word of change; a fall that its verb states of it comes first.

    *Reduced economic growth by 0.3 points*, *замедлил рост на 5%* are falls.
    """
    direction = change_at(line, place)
    if direction > 0 and is_noun(line, place):
        at = place - 1
        while place - at <= NEAR and line.kind(at) in ("word", "filler"):
            at -= 1
        return -1 if change_at(line, at) < 0 else direction
    return direction


def is_noun(line: Line, place: int) -> bool:
    """Tell whether a word of change is a noun, or may be one: *a rise*, but not *will rise*."""
    before = place - 1
    if not line.is_of(place, "nouns"):
        return False
    before -= line.ends_in(before, "adverb_endings")  # "will gradually rise"
    return not is_modal(line, before)


def is_modal(line: Line, place: int) -> bool:
    """Tell whether a verb stands behind what ends there: *will*, *is set to*, *continued to*."""
    begun = line.is_of(place, "to_verbs") and line.is_of(place - 1, "begun")
    return begun or line.is_of(place, "modals")


def leftwards(line: Line, place: int) -> Iterator[int]:
    """Yield the places from one down to the start of its sentence, without closed brackets."""
    depth = 0
    for at in range(place, max(-1, place - FAR), -1):
        word = line.word(at)
        if word in STOPS and line.text[line.items[at].end :].lstrip()[:1].isupper():
            return
        depth += word in CLOSING
        if not depth:
            yield at
        elif word in OPENING:
            depth -= 1


def governor_of_by(line: Line, first: int, end: int, right: int) -> tuple[int, int]:
    """Return direction and place of what governs *by 5 percent*, (0, -1) if nothing does.

    The amount stands from `first` up to `end`, and the next one at `right`. Its own clause comes
    before those further left.
    """
    within = left_of_by(line, first - 1, across=False)
    if within[1] >= 0:
        return within
    return _right_of_by(line, first, end, right) or left_of_by(line, first - 1, across=True)


def left_of_by(line: Line, place: int, *, across: bool) -> tuple[int, int]:
    """Return direction and place of what governs from the left, in its clause or `across` it."""
    done = line.kind(place) == "word" and line.ends_in(place, "agent_endings")
    if done and not line.is_of(place, "fills"):
        return 0, place  # "visited by 5,000 people", whatever fell
    own_verb, plural = False, 0  # "growth was put at 5 percent", but nothing beyond its comma
    for at in leftwards(line, place):
        word = line.word(at)
        if word in line.words.sets["fills"]:  # "the plan is fulfilled", but "growth was ensured"
            ensured = is_noun(line, at - 1) and line.is_of(at, "ensures")
            return (change_at(line, at - 1), at - 1) if ensured else (0, at)
        if (own_verb or not across) and (word in COMMAS or word in OPENING):
            break
        named = " " not in word or line.is_of(at + 1, "definite")  # "lower than the plan by 5%"
        compared = named and comparison_at(line, at)
        direction = governed_at(line, at) or exceeds(line, at) or compared
        if line.is_of(at + 1, "estimates") and is_noun(line, at):
            continue  # "cut its growth estimate by 0.3 points"
        # no "ради снижения цен закупили зерна на 5 млрд", "упал, в порту закупили зерна на 5"
        apart = line.is_of(at, "of_it") or any(line.word(it) == "," for it in range(at, plural))
        direction *= not (plural and apart)
        if direction and (is_noun(line, at) or not own_verb):
            return direction, at
        own_verb = own_verb or ends_as_verb(line, at)
        plural = plural or at * (own_verb or is_past_plural(line, at))
    return 0, -1


def is_past_plural(line: Line, place: int) -> bool:
    """Tell *закупили*, *намерены*, which are verbs behind a noun of change in the genitive."""
    verb = line.kind(place) == "word" and line.ends_in(place, "past_plurals")
    expects = line.is_of(place, "expectations") and is_declined(line.word(place))
    return expects or (verb and not line.is_of(place, "nouns_too"))


def _right_of_by(line: Line, first: int, end: int, right: int) -> tuple[int, int] | None:
    """Return the first verb of change up to the end of the clause: *на 5% подешевел сахар*."""
    if line.word(first - 1) in DASHES and line.word(end) in DASHES:
        end += 1  # "заметно – на 5% – подешевел"
    behind = _behind_an_aside(line, first, end)
    for at in range(behind, right if behind == end else min(behind + REACH, len(line.items))):
        word = line.word(at)
        if word in COMMAS or word in APART or word in CLOSING:
            return None
        if line.kind(at - 1) in ("to", "until", *HEDGES) and line.kind(at) in HEDGES:
            return None  # "rose to 5 billion, imports by 4 percent to less than 3 billion"
        near = comparison_at(line, at) if at < behind + NEAR else 0
        direction = near or exceeds(line, at) or (not is_noun(line, at) and change_at(line, at))
        if direction:
            return direction, at
    return None


def _behind_an_aside(line: Line, first: int, end: int) -> int:
    """Return the place behind the aside of *на 5 млн, или 16%, больше*, *на 5 млн (16%) больше*.

    The amount may be the one in it; without an aside, return the end.
    """
    within = "or" in (line.kind(first), line.kind(first - 1))
    if (line.word(end) == "," and within) or line.word(end) in CLOSING:
        return end + 1
    if line.kind(end + (line.word(end) == ",")) != "or" and line.word(end) not in OPENING:
        return end
    at = end + 1
    said = ("num", "fraction", "scale", "unit", "currency", "by", "or", *HEDGES)
    while line.kind(at) in said and not comparison_at(line, at):
        at += 1
    return at + (line.word(at) in CLOSING or line.word(at) == ",")


def is_partitive(line: Line, end: int) -> bool:
    """Tell whether a percentage that ends there is one of something: *5% of the plan*."""
    after, sets = line.word(end), line.words.sets
    if after in sets["expectations"] or after in sets["followed"]:
        return False  # "the 4.8 percent projected in April", "5 percent followed by"
    part = line.kind(end) == "part" or line.is_of(end, "of_which")
    return line.noun_at(end) or after in sets["partitive"] or part


def of_a_rate(line: Line, place: int) -> bool:
    """Tell whether a rate is named before a place in its clause: *interest*, *margin*, *share*."""
    for at in leftwards(line, place):
        if line.word(at) in COMMAS or line.word(at) in OPENING:
            return False
        if line.is_of(at, "rates"):
            return True
    return False


def has_verb(line: Line, place: int) -> bool:
    """Tell whether a verb that states a level stands there, or a word that ends as verbs do."""
    return line.kind(place) in ("level", "verb_hedge") or ends_as_verb(line, place)


def ends_as_verb(line: Line, place: int) -> bool:
    """Tell whether an unknown word ends as finite verbs do, in languages where that can be seen."""
    return line.kind(place) == "word" and line.ends_in(place, "verb_endings")

"""The noun of change that a rate or a count is of: *growth in the north was 5 percent*."""

from __future__ import annotations

from analysis.reading.around.direction import (
    CLAUSE_ENDS,
    COMMAS,
    FAR,
    OPENING,
    REACH,
    SMALL,
    begins_clause,
    change_at,
    has_verb,
    is_modal,
    is_noun,
    leftwards,
    of_a_rate,
)
from analysis.reading.lexicon import Line, is_declined


def governing_noun(line: Line, place: int, reach: int = FAR) -> tuple[int, int]:
    """Return the noun of change that is the subject of the verb behind `place`, if any.

    *Growth in all northern towns was 5 percent*; what stands between two commas right before the
    verb is passed over.
    """
    places, sets = leftwards(line, place), line.words.sets
    leading = apart = True  # "growth | is projected at 5 percent", "growth, as said, | is to be"
    for at in places:
        word = line.word(at)
        leads = line.kind(at) in ("level", "bring", "to", *SMALL) or word in sets["expectations"]
        described = line.kind(at) in ("word", "comparative")
        said = at == place and described and line.kind(at - 1) in ("level", "filler")
        leads = leads or (said and not line.is_of(at - 1, "definite", "indefinite"))  # "weak at 2%"
        leading = leading and leads
        if leading:
            continue
        if word == "," and line.is_of(at + 1, "relatives"):
            continue  # "growth, which amounted to 5 percent"
        if word == "," and _was_recorded(line, at):
            next(places, None), next(places, None)  # what was done, and its auxiliary
            continue
        if word == "," and apart:
            next((comma for comma in places if line.word(comma) == ","), None)
            apart = False
            continue
        if apart and is_modal(line, at - 1):
            continue  # "growth | continued to rise, reaching 5 percent"
        apart = False
        if at <= place - reach or word in COMMAS or word in OPENING or has_verb(line, at):
            break
        if line.kind(at) == "unit":  # "to decline to 3 percent and fall to 2"
            break
        if direction := change_at(line, at):
            subject = is_noun(line, at) and not _is_a_circumstance(line, at, place)
            before = at - 1
            while line.kind(before) == "mask" or line.is_of(before, "of_change"):
                before -= 1
            # "an 8% annual fall, and the rate is 3%"
            subject = subject and line.kind(before) != "unit" and not line.is_of(before, "points")
            return (direction, at) if subject else (0, -1)
    return 0, -1


def _was_recorded(line: Line, comma: int) -> bool:
    """Tell *a decline in exports was recorded, | comprising 5 percent*; no *in inflation*."""
    sum_ = line.kind(comma + 1) == "level" or line.is_of(comma + 1, "relatives")
    done = line.kind(comma - 2) == "level" and line.ends_in(comma - 1, "agent_endings")
    return sum_ and done and not of_a_rate(line, comma - 1)


def _is_a_circumstance(line: Line, noun: int, place: int) -> bool:
    """Tell *after growth*, *after the cut inflation was 5*; no *after the cut in May was 5*.

    The verb stands behind `place`.
    """
    at, articles = noun - 1, ("definite", "indefinite")
    if line.is_of(at, "circumstances"):  # no "with growth reaching 5 percent"
        return noun < place or not line.is_of(place + 1, "relatives")
    subject = not line.is_of(place + 1, "partitive") and any(  # no "a cut in the rate of 1 point"
        line.is_of(no, "rates")
        or (line.is_of(no, *articles) and not line.is_of(no - 1, "prepositions", "partitive"))
        for no in range(noun + 1, place + 1)
    )
    word = line.kind(noun + 1) == "word" and not line.is_of(noun + 1, "prepositions")
    if not subject and (line.ends_in(noun + 1, "doing_endings") or not word):
        return False
    while line.kind(at) == "word" and not line.is_of(at, "circumstances", *articles):
        at -= 1
    led = line.is_of(at, *articles) and line.is_of(at - 1, "circumstances")
    return led or (subject and line.is_of(at, "circumstances"))


def growth_that_is_estimated(line: Line, place: int) -> tuple[int, int]:
    """Return the growth whose forecast is brought to a level, (0, -1) if there is none.

    *Raised its growth forecast for 2026 to 5 percent*, *cut its forecast of GDP growth to 3*; no
    *forecast of a cut in the rate to 5 percent*. So is a growth that is brought there itself:
    *slowed the growth of output to 3 percent*.
    """
    sets, noun, verb = line.words.sets, -1, 0
    for at in leftwards(line, place):
        word = line.word(at)
        if word in COMMAS or word in OPENING or word in sets["rates"]:
            break
        if word in sets["estimates"]:
            noun = noun if noun > at else at - 1
            return (change_at(line, noun), noun) if is_noun(line, noun) else (0, -1)
        if is_noun(line, at) and word not in sets["also_verbs"]:
            grown = any(line.is_of(at + near, "grown") for near in (1, 2))  # "мировой экономики"
            if noun < 0 and (_is_changed(line, at) or grown):
                return change_at(line, at), at
            noun = at
        verb = at if line.kind(at) == "rise" else verb
        if verb and line.is_of(at, "grown") and begins_clause(line, at):
            return 1, verb  # "ВВП вырастет до 2%"
    return 0, -1


def _is_changed(line: Line, noun: int) -> bool:
    """Tell *slowed its growth*, *снизили темпы роста*, *замедление годового роста*."""
    at = noun - 1
    while line.is_of(at, "definite", "whose", "of_change"):
        at -= 1
    return change_at(line, at) != 0


def noun_of_change_before(line: Line, place: int) -> tuple[int, int]:
    """Return the noun of change that begins the clause of the verb behind `place`, if one does.

    *The overall decline in arrivals was 5,000*, *прирост составил 5 тыс.*; no *growth funds were
    $5 billion*, no *после роста оборот достиг 5 млрд*, no *the expansion cost $5 million*.
    """
    at = place
    costs = any(line.is_of(far, "costs") for far in (place + 1, place + 2))
    if line.word(place) in CLAUSE_ENDS or costs:
        return 0, -1  # ", reaching 5 billion"
    while not begins_clause(line, at) and place - at < REACH:
        at -= 1
    leading = ("definite", "indefinite", "of_change")
    while at < place and (
        line.kind(at) in SMALL
        or line.is_of(at, *leading)
        or line.ends_in(at, "adjectives_before")  # "миграционный прирост"
    ):
        at += 1
    if any(line.kind(said) == "unit" for said in range(at, place)):
        return 0, -1  # "an increase of 5 percent to reach 3 tonnes"
    declined = is_declined(line.word(place)) and not line.is_of(place, "of_it")
    if declined and is_noun(line, place):
        at = place  # "по налогам прирост | составил 2 млрд", no "с учётом повышения | составил"
    joins = at < place and line.is_of(at, "joining_nouns")  # "growth funds"
    heads = not joins or line.is_of(at + 1, "prepositions") or change_at(line, at + 1) != 0
    return (change_at(line, at), at) if heads and is_noun(line, at) else (0, -1)

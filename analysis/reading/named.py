"""What is named before a number: people and things that are counted, or what is paid."""

from __future__ import annotations

from decimal import Decimal

from analysis.reading.amounts import RATES, Amount
from analysis.reading.around.direction import HEDGES, REACH, ends_as_verb
from analysis.reading.lexicon import Line, is_declined
from analysis.reading.tokens import DASHES

LIKE = 10  # times; a count beside a sum of money is seldom as large
FAR = 10  # items: "число компаний с участием российского капитала достигает 1,4 тысячи"
FEW = 1000  # times; things that are not known are so many fewer than the money of a sum
MOST_COUNTED = 10**9
PASSED = ("level", "rise", "fall", "to", "until", "by", "filler", "mask", "bring", *HEDGES)


def names_a_number(line: Line, place: int) -> bool:
    """Tell *number of firms*, *число фирм*, which ends at a place: behind it stands a count."""
    at = place - 1
    while place - at < FAR and line.kind(at) not in ("num", "sign", ""):
        if line.is_of(at, "numbers_of"):
            of_it = line.is_of(at + 1, "partitive") and not line.is_of(at + 2, "definite")
            return of_it or is_declined(line.word(at))  # no "phone number of the office"
        at -= 1
    return False


def names_a_count(
    line: Line, place: int, value: Decimal, paid: Decimal | None, first: int = 0
) -> bool:
    """Tell *users reached 3 million*, *студентов – 47 тыс.*: people and things, no money.

    `paid` is the sum of money that stands before a number of `value`, from the item `first` on:
    beside one, so are things in the genitive plural (*тракторов – 5 тысяч*), and what is as large
    (*men earn 300 thousand tenge, women 250 thousand*) or told of others is a sum.
    """
    place = first_hedge(line, place)
    if names_a_number(line, place - (line.word(place - 1) in (":", *DASHES))):
        return True
    done = place - 1  # "вакцинировано 1,2 млн": of whom is not said
    at = done if line.is_of(done, "counted_things") else named_before(line, place)
    led = line.kind(at - 1) in ("by", "to", "from")
    led = led or line.is_of(at - 1, "prepositions", "partitive")
    if led and not line.is_of(at - 1, "along_with"):
        return False  # "spending on schools 3 billion", "loans to households 3 billion"
    genitive = line.ends_in(at, "genitive_plurals")
    heads = line.kind(at - 1) in ("", "sign", "and", "mask")  # no "объем торгов"
    heads = heads or line.ends_in(at - 1, "endings_of_adjectives")
    heads = heads or line.is_of(at - 1, "clauses_after_comma")
    if (genitive or line.is_of(at, "owners")) and not heads:
        return False  # "кредиты населения"
    listed = line.is_of(at, "counted_things", "populations", "persons")
    if paid is None:
        return listed
    if LIKE * value >= paid or value >= MOST_COUNTED or _names_people(line, first):
        return line.is_of(at, "populations") and value < paid
    summed = line.kind(place - 1) == "by" and line.word(place - 2) in DASHES  # "машин – на 5 млн"
    small = value * FEW <= paid and not (summed or line.is_of(at, "funds"))
    return listed or (genitive and small)


def _names_people(line: Line, place: int) -> bool:
    """Whether people are named before a sum of money in its clause: *pay of teachers is 300*."""
    at = place - 1
    while line.kind(at) not in ("", "num") and line.word(at) not in (",", ";", "."):
        if line.is_of(at, "counted_things", "populations", "persons"):
            return True
        at -= 1
    return False


def named_before(line: Line, place: int) -> int:
    """Return the place of what a number is told of: *imports* in *imports rose to almost 3*."""
    at = place - 1
    while place - at < REACH and (
        line.kind(at) in PASSED
        or line.word(at) in (":", *DASHES)
        or ends_as_verb(line, at)
        or line.ends_in(at, "neuter_endings")  # "туристов стало"
    ):
        at -= 1
    return at


def first_hedge(line: Line, place: int) -> int:
    """Return the place of the first hedge or small word right before a number, or its own."""
    return line.back(place - 1, *HEDGES, "filler") + 1


def of_the_whole(line: Line, first: Amount, second: Amount) -> bool:
    """Tell *400 of the 700 hectares burned*; no *two of the 5 MW turbines*."""
    parts = line.is_of(first.end, "partitive") and line.is_of(first.end + 1, "definite")
    beside = second.start == first.end + 2 and second.unit not in (None, *RATES)
    things = line.noun_at(second.end) and not line.ends_in(second.end, "agent_endings")
    less = first.number.value < second.number.value and line.kind(first.start) == "num"
    return parts and beside and less and not things

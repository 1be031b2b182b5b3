"""Headings that say once what the numbers of a list are of: *exports (bn dollars): oil – 24.2*."""

from __future__ import annotations

from decimal import Decimal

from analysis.reading.amounts import WRITTEN_OUT, Amount
from analysis.reading.around.direction import HEDGES, REACH, ends_as_verb
from analysis.reading.lexicon import Line
from analysis.reading.tokens import DASHES

NAMED = ("unit", "currency")  # kinds
LIKE = 10  # times; a count beside a sum of money is seldom as large
FEW = 1000  # times; things that are not known are so many fewer than the money of a sum
MOST_COUNTED = 10**9
PASSED = ("level", "rise", "fall", "to", "until", "by", "filler", "mask", "bring", *HEDGES)


def under_a_heading(line: Line, found: list[Amount]) -> list[Amount]:
    """Give *trade (bn dollars): 2021 – 24.2; 2022 – 28.2* what their heading says of them."""
    places = range(len(line.items) - 1, 0, -1) if found and ":" in line.text else ()
    colons = (at for at in places if line.word(at) == ":")
    headings = ((colon, *said) for colon in colons if (said := _heading(line, colon)))
    colon, first, unit, factor = next(headings, (0, 0, "", Decimal(0)))
    if not unit:
        return found
    found = [amount for amount in found if amount.start < first or amount.start > colon]
    for number, amount in enumerate(found):
        before, bare = amount.start - 1, not (amount.unit or amount.scaled or amount.refused)
        dash = line.word(before) in DASHES and not line.glued(amount.start)  # "oil – 5", no "-5"
        led = dash or line.word(before) == ":" or line.kind(before) == "mask"
        # "wheat 500", but "unit 2: 500"
        led = led or (line.kind(before) == "word" and line.word(amount.end) not in {":", *DASHES})
        bare = bare and not names_a_number(line, amount.start - (line.word(before) == ":"))
        bare = bare and not amount.upper and line.kind(amount.end) in ("", "sign", "and")
        if led and bare and before >= colon:
            whole = amount.number.times(factor)
            found[number] = amount._replace(number=whole, unit=unit, scaled=factor >= WRITTEN_OUT)
    return found


def names_a_number(line: Line, place: int) -> bool:
    """Tell *number of firms*, *число фирм*, which ends at a place: behind it stands a count."""
    at = place - 1
    while place - at < REACH and line.kind(at) not in ("num", "sign", ""):
        if line.is_of(at, "numbers_of"):
            of_it = line.is_of(at + 1, "partitive") and not line.is_of(at + 2, "definite")
            return of_it or not line.word(at).isascii()  # no "phone number of the office"
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
    while line.kind(place - 1) in ("filler", *HEDGES):
        place -= 1
    if names_a_number(line, place - (line.word(place - 1) in (":", *DASHES))):
        return True
    at = named_before(line, place)
    led = line.kind(at - 1) in ("by", "to", "from")
    led = led or line.is_of(at - 1, "prepositions", "partitive")
    if led and not line.is_of(at - 1, "along_with"):
        return False  # "spending on schools 3 billion", "loans to households 3 billion"
    genitive = line.word(at).endswith(tuple(line.words.sets["genitive_plurals"]))
    heads = line.kind(at - 1) in ("", "sign", "and", "mask")  # no "объем торгов"
    heads = heads or line.word(at - 1).endswith(tuple(line.words.sets["endings_of_adjectives"]))
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
    at, done = place - 1, tuple(line.words.sets["neuter_endings"])  # "туристов стало"
    while place - at < REACH and (
        line.kind(at) in PASSED
        or line.word(at) in (":", *DASHES)
        or ends_as_verb(line, at)
        or line.word(at).endswith(done)
    ):
        at -= 1
    return at


def _heading(line: Line, colon: int) -> tuple[int, str, Decimal] | None:
    """Return where a unit starts that ends at a colon: *(bn dollars):*, *, USD mn:*; and what."""
    last = colon - 1 - (line.word(colon - 1) == ")")
    while line.is_of(last, "subject_nouns", "partitive"):  # "% of GDP"
        last -= 1
    kinds = {line.kind(last - 1), line.kind(last)}
    first = last - ("scale" in kinds and not kinds.isdisjoint(NAMED))
    items = line.items[first : last + 1]
    unit = next((item.value for item in items if item.kind in NAMED), "")
    power = sum(item.value[0] for item in items if item.kind == "scale")
    led = line.word(first - 1) in ("(", ",") or (power and line.is_of(first - 1, "prepositions"))
    if not unit or not led:
        return None
    name, factor = line.words.kept_as.get(unit, (unit, Decimal(1)))
    return first, name, factor * Decimal(10) ** power

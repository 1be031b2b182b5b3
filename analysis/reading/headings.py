"""Headings that say once what the numbers of a list are of: *exports (bn dollars): oil – 24.2*."""

from __future__ import annotations

from decimal import Decimal

from analysis.reading.amounts import WRITTEN_OUT, Amount
from analysis.reading.lexicon import UNITS, Line
from analysis.reading.named import first_hedge, names_a_number
from analysis.reading.tokens import DASHES


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
        hedged, bare = first_hedge(line, amount.start), not (amount.unit or amount.scaled)
        before = hedged - 1
        dash = line.word(before) in DASHES and not line.glued(hedged)  # "oil – 5", no "-5"
        led = dash or line.word(before) == ":" or line.kind(before) == "mask"
        # "wheat 500", but "unit 2: 500"
        led = led or (line.kind(before) == "word" and line.word(amount.end) not in {":", *DASHES})
        bare = bare and not names_a_number(line, hedged - (line.word(before) == ":"))
        bare = bare and not (amount.upper or amount.refused)
        bare = bare and not line.noun_at(amount.end)
        if led and bare and before >= colon:
            whole = amount.number.times(factor)
            found[number] = amount._replace(number=whole, unit=unit, scaled=factor >= WRITTEN_OUT)
    return found


def _heading(line: Line, colon: int) -> tuple[int, str, Decimal] | None:
    """Return where a unit starts that ends at a colon: *(bn dollars):*, *, USD mn:*; and what."""
    last = colon - 1 - (line.word(colon - 1) == ")")
    while line.is_of(last, "subject_nouns", "partitive"):  # "% of GDP"
        last -= 1
    kinds = {line.kind(last - 1), line.kind(last)}
    first = last - ("scale" in kinds and not kinds.isdisjoint(UNITS))
    counted = "word" if line.kind(last) == "word" and line.kind(last - 1) == "scale" else ""
    first -= bool(counted)  # "(thousand persons):"
    items = line.items[first : last + 1]
    unit = next((item.value for item in items if item.kind in UNITS), counted and "count")
    power = sum(item.value[0] for item in items if item.kind == "scale")
    led = line.word(first - 1) in ("(", ",") or (power and line.is_of(first - 1, "prepositions"))
    if not unit or not led:
        return None
    name, factor = line.words.kept_as.get(unit, (unit, Decimal(1)))
    return first, name, factor * Decimal(10) ** power

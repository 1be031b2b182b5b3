"""What is written with a number and is no figure: years of an age, addresses, names, pairs."""

from __future__ import annotations

from analysis.reading.lexicon import Line
from analysis.reading.quantity import Quantity, Reading
from analysis.reading.tokens import plain

NO_NUMBER = "no figure: one of several, or the two that speak"
_YEARS = range(1900, 2101)
_LEAST_STANDARD = 1000


def no_figure(line: Line, reading: Reading) -> str:
    """Return why a number in a sentence counts or measures nothing, or nothing if it does."""
    amount, quantity, sets = reading.amount, reading.quantity, line.words.sets
    before = amount.start - 1
    before -= line.word(before) in sets["definite"]
    if quantity.unit != "count" or reading.context.occurrence:
        return ""
    if line.word(before) in sets["ranks"]:
        return "no figure: a rank"
    in_words = line.kind(amount.start) == "cardinal"
    if in_words and quantity.value == 1:
        return NO_NUMBER
    if in_words and quantity.value == 2 and _names_a_pair(line, quantity):
        return NO_NUMBER
    if quantity.value >= _LEAST_STANDARD and _after_capitals(line, amount.start):
        return "no figure: the number of a standard"
    if quantity.counted:
        if plain(quantity.counted).split()[-1] in sets["streets"]:
            return "no figure: an address"
        return "no figure: a number within a name" if _is_name(line, reading) else ""
    return "" if _stands_alone(line, reading) else "no figure: what it counts is not said"


def _after_capitals(line: Line, start: int) -> bool:
    """*the ISO 9001 standard*, *the EU 27*."""
    before = line.part(start - 1, start) if start else ""
    return len(before) > 1 and before.isupper()


def _names_a_pair(line: Line, quantity: Quantity) -> bool:
    """*the two countries*: those that speak, not a number of countries."""
    return not line.words.sets["pairs"].isdisjoint(plain(quantity.counted or "").split())


def _is_name(line: Line, reading: Reading) -> bool:
    """*the 5 Nuclear-Weapon States*: a number within a name."""
    place = reading.amount.end
    noun = line.text[line.items[place].start :][:1] if place < len(line.items) else ""
    before = line.word(reading.amount.start - 1)
    return before in line.words.sets["definite"] and noun.isupper()


def _stands_alone(line: Line, reading: Reading) -> bool:
    """Whether a number without a noun is a figure: *of which 4,000*, *three of the*."""
    amount, quantity = reading.amount, reading.quantity
    written = line.part(amount.start, amount.end)
    if quantity.value in _YEARS and written.isdigit():
        return False
    if not amount.scaled and _after_capitals(line, amount.start):
        return False
    if amount.scaled or quantity.hedge or line.kind(amount.end) in ("more", "out_of"):
        return True
    if not quantity.value.is_integer():
        return False
    partitive = line.word(amount.end) in line.words.sets["partitive"]
    return partitive or reading.context.governed or quantity.value >= _LEAST_STANDARD

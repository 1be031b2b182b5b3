"""Sums that leave out their currency, which was named before: in a sentence, a heading, a word."""

from __future__ import annotations

from decimal import Decimal

from analysis.reading.lexicon import Line
from analysis.reading.named import (
    PASSED,
    first_hedge,
    named_before,
    names_a_count,
    names_a_number,
)
from analysis.reading.readings import Reading
from analysis.reading.tokens import DASHES

LARGE = 10**8  # units; what is traded and is so much, is money
MUCH = 10**9  # units; so are 55 projects for so much
NEAR = 4  # items from a number to what it counts


def currency_in_front(line: Line, reading: Reading) -> str | None:
    """Return the currency of *exports in roubles were 40 billion, in dollars – 5 billion*.

    So it is behind the sum, *5 billion in roubles*.
    """
    amount, at = reading.amount, reading.amount.start - 1
    behind = line.is_of(amount.end, "of_its_place")
    behind = behind and line.ends_in(amount.end + 1, "located_endings")
    if reading.quantity.counted or names_a_number(line, amount.end + 1 if behind else at):
        return None  # "вклады в тенге достигли 3 млн счетов"
    while line.kind(at) in PASSED or line.word(at) in {":", "(", ")", *DASHES}:
        at -= 1
    at = amount.end + 1 if behind else at
    led = line.kind(at) == "currency" and line.is_of(at - 1, "of_its_place")
    own = line.kind(amount.end - 1) == "currency" or not (amount.unit is None or amount.is_money)
    return str(line.items[at].value) if led and amount.scaled and not own else None


def is_a_sum(line: Line, reading: Reading) -> bool:
    """Tell *1.5 billion of funds*, *20 thousand dearer*, which are money whatever is named."""
    context, quantity = reading.context, reading.quantity
    means = reading.amount.scaled and line.is_of(context.noun[0], "means")
    dearer = quantity.measure == "change" and line.is_of(context.end - 1, "dearer")
    return quantity.unit == "count" and (means or dearer)


def lacks_its_currency(line: Line, reading: Reading) -> bool:
    """Tell *In January – 63 million, in May – 72 million* behind a sentence with a sum of money."""
    amount, before = reading.amount, first_hedge(line, reading.amount.start) - 1
    if is_a_sum(line, reading):
        return True
    value, bare = amount.number.value, amount.scaled and not amount.unit
    part = line.kind(before) == "part" and value >= LARGE  # "из этой суммы 5 трлн направят"
    if not bare or (reading.quantity.counted and not part):
        return False
    if names_a_count(line, amount.start, value, Decimal(LARGE * MUCH)):
        return False  # "студентов – 47 тыс."
    named = named_before(line, amount.start)
    funds = any(line.is_of(at, "funds") for at in (before, named))
    told = range(named, amount.start)  # "the goal is to bring it to 10 billion"
    meant = any(line.is_of(at, "that_sum", "objectives") for at in told)
    meant = meant and not any(line.is_of(at, "populations") for at in (named - 1, named))
    dated = line.word(named) == "," and line.kind(named - 1) == "mask"
    meant = meant or part or dated or line.kind(named) == ""  # "by 2030, 10 billion is planned"
    if (value >= MUCH and (meant or _is_paid(line, before))) or (funds and value >= LARGE):
        return True  # "exports were 2.5 billion", "imports rose to 3 billion"
    led = line.word(before) in {"+", *DASHES} or line.kind(before) == "mask"
    led = led or (line.word(before) == "(" and line.word(amount.end) == ")")
    led |= line.kind(before) == "or" and value >= MUCH  # "15% of investment, or 48 billion"
    return led and not (amount.listed or reading.context.subject)


def _is_paid(line: Line, before: int) -> bool:
    """Tell *55 projects for 29 billion*, *last year it came to 3.3 billion*."""
    things = range(max(0, before - NEAR), before - 1)
    counted = any(line.kind(at) in ("num", "cardinal") and line.noun_at(at + 1) for at in things)
    amounted = line.is_of(before, "amounted") and line.is_of(before - 1, "that_sum")
    return (line.is_of(before, "paid") and counted) or amounted

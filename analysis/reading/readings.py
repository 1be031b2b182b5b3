"""A line of text to its quantities, left to right, each with what was read around it.

`amounts` finds the numbers and `context` reads the words around each; periods are blanked before,
so that their numbers are not read as figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from analysis.reading import verbs_last
from analysis.reading.amounts import Amount, amounts_of
from analysis.reading.context import Context, context_of
from analysis.reading.direction import has_verb, is_partitive
from analysis.reading.lexicon import Line, lexicon
from analysis.reading.periods.parse import PeriodSpan, find_periods
from analysis.reading.quantity import Quantity, quantity_of
from analysis.reading.tokens import MASK, plain

ELIDED = 2  # words
JOINS = ("and", "or", "mask", "hedge", "filler", "by")
_NEXT_WORD = re.compile(r"\s*([^\W\d_]+|\S)")
_RANGE_GOES_ON = re.compile(r"\s*(?:[-–—]|to|до)\s*(?:2[2-9]|[3-9]\d)\d\d\b")  # 2000 to 3000


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity as read in a line: where its words start and end, and what stands around it."""

    quantity: Quantity
    start: int
    end: int
    amount: Amount
    context: Context


def readings(line: Line) -> list[Reading]:
    """All quantities of a line, left to right, each with what was read around it."""
    found: list[Reading] = []
    amounts, around = amounts_of(line), context_of
    if line.words.verbs_last:
        amounts, around = verbs_last.with_ranges(line, amounts), verbs_last.context_of
    for number, amount in enumerate(amounts):
        left = amounts[number - 1].end if number else 0
        right = amounts[number + 1].start if number + 1 < len(amounts) else len(line.items)
        context = around(line, amount, left, right)
        if found and not context.direction:
            _inherit_direction(line, found[-1], amount, context)
        first, last = context.noun
        if amount.scaled and found and amount.unit is None and first == last:
            amount = _with_currency_of(found[-1].amount, amount)  # "$24 billion, then 26 billion"
        things = line.part(first, last) if last > first else None
        start, end = line.items[context.start].start, line.items[max(last, context.end) - 1].end
        quantity = quantity_of(amount, context, things)
        found.append(Reading(quantity, start, end, amount, context))
    return found


def _with_currency_of(before: Amount, amount: Amount) -> Amount:
    return replace(amount, unit=before.unit) if before.is_money else amount


def _inherit_direction(line: Line, before: Reading, amount: Amount, context: Context) -> None:
    """*growth of 2.5 percent this year and 3 percent next year*: the direction is that of both.

    So it is where nouns alone stand between (*exports rose 12 percent, imports 4 percent*), and
    where a change is said in two ways (*by $510 million or 14.6 percent*).
    """
    between = range(before.context.end, context.start)
    joined = all(line.kind(at) in JOINS or line.word(at) == "," for at in between)
    twice = any(line.kind(at) == "or" for at in between)
    alike = amount.unit == before.amount.unit
    if before.quantity.measure != "change" or amount.unit != "percent":
        return
    if (joined and (twice or alike)) or (alike and _elides_its_verb(line, between, context)):
        context.direction = before.context.direction


def _elides_its_verb(line: Line, between: range, context: Context) -> bool:
    """Whether a comma and at most two nouns stand before it: *…, imports 4 percent*."""
    first, *nouns = between or [-1]
    if line.word(first) != "," or len(nouns) > ELIDED or is_partitive(line, context.end):
        return False
    rates = line.words.sets["rates"]
    return all(
        line.kind(at) == "word" and not has_verb(line, at) and line.word(at) not in rates
        for at in nouns
    )


def masked(text: str, language: str | None = None) -> str:
    """The text with its periods blanked, so that their numbers are not read as figures."""
    return blanked(text, find_periods(text, language=language))


def blanked(text: str, spans: list[PeriodSpan]) -> str:
    """The text with the periods that were found in it blanked, at the same offsets."""
    parts, place = [], 0
    for span in spans:
        if not _goes_on(text, span.end):
            parts += [text[place : span.start], MASK * (span.end - span.start)]
            place = span.end
    return "".join([*parts, text[place:]])


def _goes_on(text: str, end: int) -> bool:
    """Whether a number that looks like a year goes on in a unit: *by 1900 billion dollars*."""
    if not text[end - 1].isdigit():
        return False
    if _RANGE_GOES_ON.match(text, end):
        return True
    unit = _NEXT_WORD.match(text, end)
    known = lexicon().entries.get(plain(unit[1]), []) if unit else []
    return any(not tail and kind in ("scale", "unit", "currency") for tail, kind, _ in known)

"""Words to a quantity: value, unit, hedge and bounds, with the direction that a verb gives them.

`amounts` finds the numbers and `context` reads the words around each; here they become a quantity.
`readings` serves every reader of figures; `parse_quantity` adds that the words must hold exactly
one figure and nothing that is not understood.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from math import inf, nan

from analysis.reading.amounts import Amount
from analysis.reading.bounds import (
    INF,
    Bounds,
    Number,
    bounds_of,
    clipped,
    half_precision,
    mirrored,
)
from analysis.reading.context import Context, context_of
from analysis.reading.lexicon import Line, lexicon
from analysis.reading.masks import masked
from analysis.reading.ranges import amounts_of
from analysis.reading.refusals import objection_alone
from analysis.reading.tokens import Unreadable

WHOLE = Decimal(100)  # percent
CLAIM = frozenset(
    ("rise", "fall", "filler", "mask", "level", "sign", "by", "out_of")
)  # of a claim without a number
JOINS = ("and", "or", "mask", "hedge", "filler", "by")
NO_FIGURES = "dates, ordinals, numbers in names and vague amounts"


class UnreadableQuantity(Unreadable):
    """Words that hold no figure, more than one, or something that is not understood."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One stated quantity.

    Attributes
    ----------
    value
        The number said, in base units; negative in a fall; nan where a claim has no number.
    unit
        ISO 4217 code, ``percent``, ``percentage points``, ``times``, a physical unit's symbol, or
        ``count``.
    hedge
        One of ``analysis.reading.bounds.HEDGES``, or None.
    low, high
        What the words commit the speaker to; an open end is infinite.
    implied_low, implied_high
        What listeners take from the words.
    measure
        ``level``, ``change`` (signed), ``share`` or ``multiple``.
    counted
        The noun phrase that is counted, where the unit is ``count``.
    """

    value: float
    unit: str
    hedge: str | None
    low: float
    high: float
    implied_low: float
    implied_high: float
    measure: str
    counted: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity as read in a line: where its words start and end, and what stands around it."""

    quantity: Quantity
    start: int
    end: int
    amount: Amount
    context: Context


def parse_quantity(text: str, *, language: str | None = None) -> Quantity:
    """Read the words of one stated figure.

    Parameters
    ----------
    text
        The figure's own words, in any language that has a file in ``analysis/reading/languages``.
    language
        ISO 639-1 code; by default the words of all languages are known at once.

    Raises
    ------
    UnreadableQuantity
        If the words hold no figure, two figures, or words that are not understood.

    Examples
    --------
    >>> parse_quantity("more than 66 thousand people")  # doctest: +NORMALIZE_WHITESPACE
    Quantity(value=66000.0, unit='count', hedge='more than', low=66000.0, high=inf,
             implied_low=66000.0, implied_high=67000.0, measure='level', counted='people')
    >>> parse_quantity("decreased by only 4.7%").low
    -4.75
    >>> parse_quantity("более 3 млрд долларов").unit
    'USD'
    """
    if not text.strip():
        raise UnreadableQuantity(text, "empty")
    words = lexicon(language)
    line = Line(masked(text), words)
    found = readings(line)
    if len(found) > 1:
        parts = " and ".join(repr(text[each.start : each.end]) for each in found)
        raise UnreadableQuantity(text, f"two figures or more, {parts}: give each its own row")
    if not found:
        return _without_number(text, line)
    reason = objection_alone(line, found[0])
    if reason:
        raise UnreadableQuantity(text, reason)
    return found[0].quantity


def readings(line: Line) -> list[Reading]:
    """All quantities of a line, left to right, each with what was read around it."""
    found: list[Reading] = []
    amounts = amounts_of(line)
    for number, amount in enumerate(amounts):
        left = amounts[number - 1].end if number else 0
        right = amounts[number + 1].start if number + 1 < len(amounts) else len(line.items)
        context = context_of(line, amount, left, right)
        if found and not context.direction and amount.unit == found[-1].amount.unit:
            _inherit_direction(line, found[-1], amount, context)
        first, last = context.noun
        if amount.scaled and found and amount.unit is None and first == last:
            amount = _with_currency_of(found[-1].amount, amount)  # "$24 billion, then 26 billion"
        things = line.part(first, last) if last > first else None
        start, end = line.items[context.start].start, line.items[max(last, context.end) - 1].end
        quantity = _quantity(amount, context, things)
        found.append(Reading(quantity, start, end, amount, context))
    return found


def _with_currency_of(before: Amount, amount: Amount) -> Amount:
    return replace(amount, unit=before.unit) if before.is_money else amount


def _inherit_direction(line: Line, before: Reading, amount: Amount, context: Context) -> None:
    """*growth of 2.5 percent this year and 3 percent next year*: the direction is that of both."""
    between = range(before.amount.end, amount.start)
    joined = all(line.kind(at) in JOINS or line.word(at) == "," for at in between)
    elided = joined or context.by  # "exports rose by 12 percent, imports by 4 percent"
    if amount.unit == "percent" and before.quantity.measure == "change" and elided:
        context.direction = before.context.direction


# -- what is made of it


def _quantity(amount: Amount, context: Context, things: str | None) -> Quantity:
    unit = "count" if context.occurrence else amount.unit or "count"
    hedge = context.hedges[0] if context.hedges else None
    bounds = bounds_of(amount.number, hedge, is_count=unit == "count")
    value = amount.number.value
    if amount.upper is not None:
        bounds = _range_bounds(amount, hedge, is_count=unit == "count")
        value = (value + amount.upper.value) / 2
    measure = _measure(unit, context.direction)
    if measure == "multiple" and (value < 1 or context.direction < 0):
        value, bounds = _fallen_by_times(amount, hedge)
    least, most = Decimal(0), INF
    if measure == "share" or (unit == "percent" and context.direction < 0):
        most = WHOLE if value <= WHOLE else INF  # beyond the whole it is something else
    if not amount.negative or measure == "change":
        bounds = clipped(bounds, least, most)
    if measure == "change" and context.direction < 0:
        value, bounds = -value, mirrored(bounds)
    low, high, implied_low, implied_high = map(_float, bounds)
    named = "between" if amount.upper is not None else hedge
    return Quantity(
        float(value), unit, named, low, high, implied_low, implied_high, measure, things
    )


def _fallen_by_times(amount: Amount, hedge: str | None) -> tuple[Decimal, Bounds]:
    """*halved*, *fell threefold*: the multiple that is left, stated to a tenth.

    Its hedges look down: *more than halved* leaves less than a half, so the bounds are mirrored
    about the value.
    """
    left = amount.number.value if amount.number.value < 1 else 1 / amount.number.value
    granularity = Decimal("0.5") if left == Decimal("0.5") else Decimal("0.1")
    bounds = bounds_of(
        Number(left, Decimal("0.1"), granularity, plain=False), hedge, is_count=False
    )
    return left, Bounds(*(end + 2 * left for end in mirrored(bounds)))


def _float(end: Decimal) -> float:
    return float(end) + 0.0  # no negative zero


def _measure(unit: str, direction: int) -> str:
    if unit == "times":
        return "multiple"
    if direction:
        return "change"
    return "share" if unit == "percent" else "level"


def _range_bounds(amount: Amount, hedge: str | None, *, is_count: bool) -> Bounds:
    """The ends of a range; *19.6 or 19.7* reaches half a last place beyond each."""
    assert amount.upper is not None
    if hedge is None and amount.joined_by != "or":
        return Bounds(*(amount.number.value, amount.upper.value) * 2)
    if hedge is None:
        low = amount.number.value - half_precision(amount.number, is_count=is_count)
        high = amount.upper.value + half_precision(amount.upper, is_count=is_count)
        return Bounds(low, high, low, high)
    lower = bounds_of(amount.number, hedge, is_count=is_count)
    upper = bounds_of(amount.upper, hedge, is_count=is_count)
    return Bounds(lower.low, upper.high, lower.implied_low, upper.implied_high)


def _without_number(text: str, line: Line) -> Quantity:
    """*has taken a downturn*: a change whose size is not said; else why there is no figure."""
    signs = {item.kind for item in line.items} & {"rise", "fall"}
    known = all(
        item.kind in CLAIM or item.norm in line.words.sets["subject_nouns"] for item in line.items
    )
    if len(signs) == 1 and known and line.word(0) not in line.words.sets["up_or_down"]:
        low, high = (-100.0, 0.0) if signs == {"fall"} else (0.0, inf)
        return Quantity(nan, "percent", None, low, high, low, high, "change")
    for item in line.items:
        if item.kind == "bad":
            raise UnreadableQuantity(text, f"unknown number format {item.value!r}")
    raise UnreadableQuantity(text, f"no figure: {NO_FIGURES} are not figures")

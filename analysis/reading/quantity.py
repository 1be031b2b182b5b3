"""An amount and the words around it to a quantity: value, unit, hedge, measure and bounds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import inf, isinf, isnan

from analysis.reading.amounts import Amount
from analysis.reading.around.noted import Context
from analysis.reading.bounds import (
    INF,
    Bounds,
    Number,
    bounds_of,
    clipped,
    half_precision,
    mirrored,
)
from analysis.reading.signs import DEGREES

WHOLE = Decimal(100)  # percent
# hedges of a temperature below 0, by the distance from it; "down to −5" is one already
TURNED = {"less than": "more than", "more than": "less than", "at least": "at most"}


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

    def __str__(self) -> str:
        """Say it in words: the number with its hedge, and its bounds in both readings."""
        what = (self.counted or "") if self.unit == "count" else self.unit
        number = "no number," if isnan(self.value) else in_figures(self.value)
        stated = [] if self.hedge == "between" else [self.hedge, number]
        measure = "" if self.measure == "level" else f"({self.measure})"
        words = " ".join(filter(None, [*stated, what, measure]))
        said, commonly = _ends(self.low, self.high), _ends(self.implied_low, self.implied_high)
        return f"{words}: {said}" + ("" if commonly == said else f", commonly {commonly}")


def quantity_of(amount: Amount, context: Context, things: str | None) -> Quantity:
    """Return the quantity that an amount states in its context; `things` are what it counts."""
    unit = "count" if context.occurrence else amount.unit or "count"
    hedge = context.hedges[0] if context.hedges else None
    turned = hedge
    if hedge and amount.negative and unit in DEGREES:
        turned = TURNED.get(hedge, hedge)  # "below −15 °C"
    bounds = bounds_of(amount.number, turned, is_count=unit == "count")
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
    if amount.number.value >= 0 and (not amount.negative or measure == "change"):
        bounds = clipped(bounds, least, most)
    if (measure == "change" and context.direction < 0) or (measure != "change" and amount.negative):
        value, bounds = -value, mirrored(bounds)
    low, high, implied_low, implied_high = [float(end) + 0.0 for end in bounds]  # no negative zero
    named = "between" if amount.upper is not None else hedge
    return Quantity(
        float(value), unit, named, low, high, implied_low, implied_high, measure, things
    )


def _ends(low: float, high: float) -> str:
    """Write bounds in words.

    >>> _ends(66000, float("inf")), _ends(float("-inf"), 7), _ends(2.5, 2.5)
    ('66,000 or more', '7 or less', '2.5')
    """
    least, most = in_figures(low), in_figures(high)
    if isinf(low):
        return "any number" if isinf(high) else f"{most} or less"
    return f"{least} or more" if isinf(high) else least if low == high else f"{least} to {most}"


def in_figures(number: float) -> str:
    """Write a number in figures, without a power of ten where it is large.

    >>> in_figures(1.2e12), in_figures(200 / 3)
    ('1,200,000,000,000', '66.6666666667')
    """
    return f"{number:,.0f}" if 1e12 <= abs(number) < inf else f"{number:,.12g}"


def _fallen_by_times(amount: Amount, hedge: str | None) -> tuple[Decimal, Bounds]:
    """Return the multiple that is left of what was *halved*, *fell threefold*, to a tenth.

    Its hedges look down: *more than halved* leaves less than a half, so the bounds are mirrored
    about the value.
    """
    if amount.upper is not None:  # "fell two to three times"
        least, most = 1 / amount.upper.value, 1 / amount.number.value
        return (least + most) / 2, Bounds(least, most, least, most)
    left = amount.number.value if amount.number.value < 1 else 1 / amount.number.value
    granularity = Decimal("0.5") if left == Decimal("0.5") else Decimal("0.1")
    bounds = bounds_of(
        Number(left, Decimal("0.1"), granularity, plain=False), hedge, is_count=False
    )
    return left, Bounds(*(end + 2 * left for end in mirrored(bounds)))


def _measure(unit: str, direction: int) -> str:
    if unit == "times":
        return "multiple"
    if direction:
        return "change"
    return "share" if unit == "percent" else "level"


def _range_bounds(amount: Amount, hedge: str | None, *, is_count: bool) -> Bounds:
    """Return the ends of a range; *19.6 or 19.7* reaches half a last place beyond each."""
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

"""From a number as written and its hedge to the interval that the words allow.

Two readings stand side by side. The *literal* one is what the words commit the speaker to, the
*implied* one is the closed interval that listeners take from them. `RULES` has both for every
hedge. The implied column follows Cummins, Sauerland & Solt 2012 (doi 10.1007/s10988-012-9114-0) on
*more than* and granularity, and Ferson et al. 2015 (Int. J. Approximate Reasoning 57) on numeric
hedge words; the caps (v/5, v/10, v/20) are this project's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

#: The columns of the two ends of each reading; and all numbers of a figure.
ENDS = {"literal": ("low", "high"), "implied": ("implied_low", "implied_high")}
NUMBERS = ("value", *ENDS["literal"], *ENDS["implied"])
INF = Decimal("Infinity")
ROUNDING_ZEROS = 3  # in a count without a scale word, at most so many trailing zeros are rounding
EXACT_BELOW = 1000  # a whole, unhedged count below this is exact


class Number(NamedTuple):
    """A positive number as it is written: its value and how finely it is stated.

    Attributes
    ----------
    value
        The number in base units.
    precision
        The place of the last digit written, times the scale word (u in the rules).
    granularity
        The place of the last non-zero digit, five of it where that digit is 5 (g in the rules).
    plain
        Whether it is a whole number without a scale word, so that a count may be exact.
    """

    value: Decimal
    precision: Decimal
    granularity: Decimal
    plain: bool

    @classmethod
    def written(cls, mantissa: int, exponent: int, *, plain: bool = False) -> Number:
        """Return `mantissa` × 10 ** `exponent`, whose last digit is the last one written.

        >>> Number.written(126, 8).granularity == 10**8
        True
        >>> Number.written(75, 0, plain=True).granularity == 5
        True
        """
        unit = Decimal(1).scaleb(exponent)
        digits = str(mantissa)
        kept = digits.rstrip("0") or "0"
        last = unit.scaleb(len(digits) - len(kept)) if mantissa else unit
        return cls(mantissa * unit, unit, 5 * last if kept[-1] == "5" else last, plain)

    def times(self, factor: Decimal) -> Number:
        """Return the same number in a unit that is `factor` times smaller."""
        if factor == 1:
            return self
        scaled = (self.value * factor, self.precision * factor, self.granularity * factor)
        return Number(*scaled, plain=False)


class Bounds(NamedTuple):
    """Two closed intervals, literal and implied; an open end is infinite."""

    low: Decimal
    high: Decimal
    implied_low: Decimal
    implied_high: Decimal


BoundsOf = Callable[[Decimal, Decimal, Decimal], tuple[Decimal, Decimal, Decimal, Decimal]]

# hedge -> literal low, literal high, implied low, implied high; v: value, r: half the precision, g:
# granularity
RULES: dict[str | None, BoundsOf] = {
    None: lambda v, r, g: (v - r, v + r, v - r, v + r),
    "about": lambda v, r, g: (
        v - min(g / 2, v / 10),
        v + min(g / 2, v / 10),
        v - min(g, v / 5),
        v + min(g, v / 5),
    ),
    "more than": lambda v, r, g: (v, INF, v, v + min(g, v / 5)),
    "at least": lambda v, r, g: (v, INF, v, v + min(g, v / 5)),
    "less than": lambda v, r, g: (-INF, v, v - min(g, v / 5), v),
    "at most": lambda v, r, g: (-INF, v, v - min(g, v / 5), v),
    "almost": lambda v, r, g: (v - min(g, v / 10), v, v - min(g / 2, v / 20), v),
}
HEDGES = (*(hedge for hedge in RULES if hedge), "between")
#: Hedges whose closed ends lie at a distance from the value that is this project's own choice; and
#: how many times as far they are made to reach to see what hangs on it.
REACHING = ("about", "almost")
REACHES = (0.5, 2.0)


def half_precision(number: Number, *, is_count: bool) -> Decimal:
    """Return how far an unhedged number may lie from its value: half the last place, or nothing.

    >>> half_precision(Number.written(23000, 0, plain=True), is_count=True)
    Decimal('500')
    >>> half_precision(Number.written(7791, 0, plain=True), is_count=True)
    Decimal('0')
    """
    if not (is_count and number.plain):
        return number.precision / 2
    if number.value < EXACT_BELOW:
        return Decimal(0)
    digits = str(int(number.value))
    zeros = min(len(digits) - len(digits.rstrip("0")), ROUNDING_ZEROS)
    return Decimal(10**zeros) / 2 if zeros else Decimal(0)


def bounds_of(number: Number, hedge: str | None, *, is_count: bool) -> Bounds:
    """Return the intervals of a positive number under a hedge, before its own ends apply.

    >>> stated = Number.written(60000, 0, plain=True)
    >>> [int(end) for end in bounds_of(stated, "about", is_count=True)]
    [55000, 65000, 50000, 70000]
    """
    rest = half_precision(number, is_count=is_count)
    return Bounds(*RULES[hedge](number.value, rest, number.granularity))


def clipped(bounds: Bounds, least: Decimal, most: Decimal) -> Bounds:
    """Keep the intervals within what the quantity can be, such as 0 … 100 for a share."""
    if least <= min(bounds) and max(bounds) <= most:
        return bounds
    return Bounds(*(min(max(end, least), most) for end in bounds))


def at_reach(figure: Mapping[str, Any], by: float) -> dict[str, float]:
    """Return the four ends of a figure if `REACHING` hedges reached `by` times as far.

    Parameters
    ----------
    figure
        A row with its value, hedge, measure, unit and ends.
    by
        1 for the rules as they are.

    Examples
    --------
    >>> said = {"value": 20.0, "hedge": "almost", "measure": "level", "unit": "t"}
    >>> said |= {"low": 18.0, "high": 20.0, "implied_low": 19.0, "implied_high": 20.0}
    >>> list(at_reach(said, 0.5).values()), list(at_reach(said, 2).values())
    ([19.0, 20.0, 19.5, 20.0], [16.0, 20.0, 18.0, 20.0])
    """
    names = (*ENDS["literal"], *ENDS["implied"])
    value = figure["value"]
    if figure["hedge"] not in REACHING:
        return {name: figure[name] for name in names}
    of_a_whole = figure["measure"] == "share" or (figure["unit"] == "percent" and value < 0)
    most = 100.0 if of_a_whole and abs(value) <= 100 else float("inf")
    ends = {name: value + by * (figure[name] - value) for name in names}
    return {name: max(-most, min(most, end)) for name, end in ends.items()}


def mirrored(bounds: Bounds) -> Bounds:
    """Return the intervals of a fall, from those of its size.

    >>> [str(end) for end in mirrored(Bounds(Decimal(12), INF, Decimal(12), Decimal(13)))]
    ['-Infinity', '-12', '-13', '-12']
    """
    return Bounds(-bounds.high, -bounds.low, -bounds.implied_high, -bounds.implied_low)


MEASURES = ("level", "change", "share", "multiple")

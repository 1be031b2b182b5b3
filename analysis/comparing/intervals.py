"""Arithmetic with closed intervals of numbers, whose open ends are infinite.

An interval of one number stands for that number; where a division is undefined, its ends differ.
"""

from math import inf
from typing import NamedTuple

from analysis.reading.bounds import ENDS
from analysis.record.schema import Row


class Interval(NamedTuple):
    """A closed interval of numbers, an open end being infinite."""

    low: float
    high: float


def divided(left: Interval, right: Interval) -> Interval:
    """Divide one interval by another, both of numbers from 0 up.

    >>> divided(Interval(18.5, 19.5), Interval(0.95, 0.96))
    Interval(low=19.270833333333336, high=20.526315789473685)
    >>> divided(Interval(18, inf), Interval(90, inf))
    Interval(low=0.0, high=inf)
    """
    low = 0.0 if right.high in (0, inf) else left.low / right.high
    return Interval(low, inf if right.low <= 0 else left.high / right.low)


def added(*terms: Interval) -> Interval:
    """Add intervals up."""
    return Interval(sum(term.low for term in terms), sum(term.high for term in terms))


def scaled(term: Interval, factor: float) -> Interval:
    """Multiply an interval with a number above 0."""
    return Interval(term.low * factor, term.high * factor)


def factor_of(change: Interval) -> Interval:
    """Return what a level is multiplied by in a change in percent.

    >>> factor_of(Interval(-5.0, -4.0))
    Interval(low=0.95, high=0.96)
    """
    return Interval(1 + change.low / 100, 1 + change.high / 100)


def growth_of(earlier: Interval, later: Interval) -> Interval:
    """Return the change in percent from one positive level to another.

    >>> growth_of(Interval(66000, inf), Interval(55000, 65000))
    Interval(low=-100.0, high=-1.5151515151515138)
    """
    factor = divided(later, earlier)
    return Interval(100 * (factor.low - 1), 100 * (factor.high - 1))


def interval(row: Row, reading: str) -> Interval:
    """Return the bounds of a figure under a reading, literal or implied."""
    names = ENDS[reading]
    return Interval(row[names[0]], row[names[1]])

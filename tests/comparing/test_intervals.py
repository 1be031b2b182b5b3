"""Arithmetic with intervals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.comparing.intervals import Interval, divided, factor_of, growth_of

positive = st.floats(min_value=1e-3, max_value=1e9)
intervals = st.tuples(positive, positive).map(lambda ends: Interval(*sorted(ends)))
inside = st.floats(min_value=0, max_value=1)


def point(bounds: Interval, part: float) -> float:
    return min(max(bounds.low + part * (bounds.high - bounds.low), bounds.low), bounds.high)


@given(intervals, intervals, inside, inside)
def test_a_quotient_of_points_lies_in_the_quotient(
    left: Interval, right: Interval, in_left: float, in_right: float
) -> None:
    whole = divided(left, right)
    quotient = point(left, in_left) / point(right, in_right)
    assert whole.low * (1 - 1e-9) <= quotient <= whole.high * (1 + 1e-9)


@given(st.floats(min_value=-99, max_value=500), positive)
def test_growth_undoes_the_earlier_level(change: float, level: float) -> None:
    factor = factor_of(Interval(change, change))
    earlier = divided(Interval(level, level), factor)
    assert growth_of(earlier, Interval(level, level)).low == pytest.approx(change, abs=1e-6)

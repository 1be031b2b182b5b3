"""What verdicts are called follows from the rules that give them."""

from itertools import pairwise
from math import isfinite

from analysis.comparing.verdicts import SIZES
from analysis.showing.verdict_words import SIZES_CALLED


def test_a_gap_is_called_by_the_limits_of_its_size() -> None:
    assert [*SIZES_CALLED] == [*SIZES][1:]  # "none" is called so
    for (_, above), (name, below) in pairwise(SIZES.items()):
        limits = [f"{limit:g}%" for limit in (above, below) if limit and isfinite(limit)]
        assert [word for word in SIZES_CALLED[name].split() if word[0].isdigit()] == limits

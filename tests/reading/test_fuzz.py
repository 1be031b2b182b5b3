"""Phrases that are built from the grammar are read as what they were built from."""

import pytest
from fuzz import wrongly_read


@pytest.mark.parametrize("count", [300, pytest.param(1_500, marks=pytest.mark.ci)])
def test_phrases_of_every_kind_are_read_as_they_were_built(count: int) -> None:
    assert wrongly_read(count) == (count, [])

"""Phrases that are built from the grammar are read as what they were built from."""

from fuzz import wrongly_read


def test_phrases_of_every_kind_are_read_as_they_were_built() -> None:
    assert wrongly_read(1_500) == (1_500, [])

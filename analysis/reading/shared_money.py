"""Whose currency it is where several have the name: rupees in a text that names Pakistan alone."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from analysis.reading.languages import signs

SEVERAL = "any"  # currencies have that name, and which is meant is not said


def currency_in(text: str, name: str) -> str:
    """Return the currency that a name stands for in a text: itself, if it is a code; or several.

    >>> currency_in("Kenya spent Sh5 billion", "shilling")
    'KES'
    >>> currency_in("They spent Sh5 billion", "shilling")
    'any'
    """
    if name not in signs()["shared_currencies"]:
        return name
    beginnings = dict(signs()["shared_currencies"][name])
    usual = beginnings.pop("else", SEVERAL)
    named = [code for code, each in beginnings.items() if not _named_in(text).isdisjoint(each)]
    return usual if not named else named[0] if len(named) == 1 else SEVERAL


@lru_cache(16)  # a text is asked at each of its sums
def _named_in(text: str) -> frozenset[str]:
    """Return the beginnings of names of countries that stand in a text."""
    return frozenset(_beginnings().findall(text.lower()))


@cache
def _beginnings() -> re.Pattern[str]:
    countries = [each for codes in signs()["shared_currencies"].values() for each in codes.items()]
    known = {each for code, beginnings in countries if code != "else" for each in beginnings}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(known)))})")

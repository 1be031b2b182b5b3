"""The words around figures and periods by which a clause shows what belongs together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from analysis.reading.lexicon import lexicon


class Patterns(NamedTuple):
    """What a sentence is searched for, made from the words of its language."""

    clause_end: re.Pattern[str]  # or what looks like one and is none, "&nbsp;"
    opens: re.Pattern[str]  # before a period that opens a clause
    compared: re.Pattern[str]  # before a figure that a change starts from
    from_base: re.Pattern[str]  # the same, or where it may be of the period that is spoken of
    participle: re.Pattern[str]  # before the period of the noun before it
    document: re.Pattern[str]  # before the year of a treaty
    programme: re.Pattern[str]  # before the years that it is made for
    of_document: re.Pattern[str]  # behind them: "the 1998 treaty"
    dates: re.Pattern[str]  # begins what dates a document, behind it: "of 1998"
    dated: re.Pattern[str]  # the same before it: "the 1998"
    said: re.Pattern[str]
    said_on: re.Pattern[str]  # before the day on which it was said
    respectively: re.Pattern[str]
    expected: re.Pattern[str]  # before a figure of the future
    joining: re.Pattern[str]  # between the years of a list


@cache
def patterns_of(language: str | None) -> Patterns:
    """Make the patterns from the words of one language, or of all."""
    words = lexicon(language)
    sets = {name: _any_of(entries) for name, entries in words.sets.items()}
    in_order = [
        first
        for first, rows in words.entries.items()
        if any(kind == "respectively" for _, kind, _ in rows)
    ]
    after_comma, alone, dating = sets["clauses_after_comma"], sets["clauses"], sets["dating"]
    documents = sets["documents"]
    auxiliary = rf"(?P<auxiliary>\b(?:{sets['auxiliaries']})\s+)?"
    return Patterns(
        re.compile(rf"&#?\w+;|(?P<end>[;:]|,\s+(?:{after_comma})\s|\s(?:{alone})\s)"),
        re.compile(rf"(?:[,;:(]|\b(?:{after_comma}|{alone}|{sets['joining']}))\s*$"),
        re.compile(rf"\b(?:{sets['compared']})\s+$"),
        re.compile(rf"\b(?:{sets['from_base']}|{sets['compared']})\s+$"),
        re.compile(rf"{auxiliary}\b(?:{sets['participles']}),?\s+$"),
        re.compile(rf"\b(?:{documents})(?:\s+(?:{dating}))?\s+$"),
        re.compile(rf"\b(?:{sets['programmes']})\s+$"),
        re.compile(rf"\s*(?:\w+\s+)?(?:{documents}|{sets['programmes']})\b"),
        re.compile(rf"\d|(?:{dating})\b"),
        re.compile(rf"(?:(?:{dating})\s+)?(?:\d|(?:{sets['definite']})\s+\d)"),
        re.compile(rf"(?<![,–—-] )\b(?:{sets['sayings']})\b(?!,\s+(?!(?:{sets['that']})\b))"),
        re.compile(rf"\b(?:{sets['sayings']})\s+(?:(?!(?:{sets['that']})\b)\w+\s+){{0,2}}$"),
        re.compile(rf"\b(?:{_any_of(in_order)})\b"),
        re.compile(rf"\b(?:{sets['expectations']})\b"),
        re.compile(rf"\s*(?:,|{sets['joining']})\s*"),
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"

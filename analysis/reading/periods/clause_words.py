"""The words around figures and periods by which a clause shows what belongs together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from analysis.reading.lexicon import Lexicon, lexicon

KINDS = ("respectively", "and", "or")
NEAR = 36  # characters before a figure or a period in which a word governs it
_DATELINE = re.compile(r"[^a-zа-яё\d]*[A-ZА-ЯЁ]{3}[^a-zа-яё\d]*[,.]\s+")  # "ASTANA, 5 May – …"
_AGENCY = re.compile(
    r"\s*(?:\([A-ZА-ЯЁ][^()\d]{1,30}\)|/[A-ZА-ЯЁ][^/\d]{1,30}/|, [A-ZА-ЯЁ]{2,9})[.:]?\s*[-–—]+\s"
)


class Figure(NamedTuple):
    """Where a figure stands: its words, the number in them, and the hedges right before that.

    `moves` tells of a change, which leads from one period to another.
    """

    start: int
    number: int
    end: int
    hedge: int
    moves: bool

    def is_beside(self, text: str, at: int) -> bool:
        """Whether nothing but a dash stands between it and a place behind."""
        return not text[self.end : at].strip(" –—-")


class Before(NamedTuple):
    """What is looked for right before a place: its pattern, and the words that end it."""

    pattern: re.Pattern[str]
    last_words: frozenset[str]

    def search(self, text: str, at: int) -> re.Match[str] | None:
        """Search right before a place, if the last word there is one that may end the pattern."""
        first = max(0, at - NEAR)
        last = text[first:at].split()[-1:]
        if last and last[0].isalpha() and last[0] not in self.last_words:
            return None
        return self.pattern.search(text, first, at)


class Patterns(NamedTuple):
    """What a sentence is searched for, made from the words of its language."""

    clause_end: re.Pattern[str]  # or what looks like one and is none, "&nbsp;"
    opens: Before  # before a period that opens a clause
    compared: Before  # before a figure that a change starts from
    from_base: Before  # the same, or where it may be of the period that is spoken of
    to_level: re.Pattern[str]  # before the level that was reached from one
    participle: Before  # before the period of the noun before it
    document: Before  # before the year of a treaty
    programme: Before  # before the years that it is made for
    of_document: re.Pattern[str]  # behind them: "the 1998 treaty"
    forecast: re.Pattern[str]  # behind the month of one
    dates: re.Pattern[str]  # begins what dates a document, behind it: "of 1998"
    dated: re.Pattern[str]  # the same before it: "the 1998"
    said: re.Pattern[str]
    said_on: re.Pattern[str]  # before the day on which it was said
    respectively: re.Pattern[str]
    expected: re.Pattern[str]  # before a figure of the future
    joining: re.Pattern[str]  # between the years of a list
    extreme: re.Pattern[str]  # before the time within which it is the most: "the lowest since 2009"
    since: re.Pattern[str]  # begins that time
    aside: re.Pattern[str]  # begins a clause between commas: ", which opened in 2025,"
    relative: re.Pattern[str]  # behind a period that ends its clause: ", in 2025, which is"
    said_twice: re.Pattern[str]  # between a figure and the same in another way: "or"
    when: re.Pattern[str]  # behind a base, to the figure of it: "when it was"
    joined_clauses: re.Pattern[str]  # between a verb that stands last and the next clause


@cache
def patterns_of(language: str | None) -> Patterns:
    """Make the patterns from the words of one language, or of all."""
    words = lexicon(language)
    of_kind = _firsts_of_kinds(words)

    def of(name: str) -> str:
        return any_of(words.sets[name])

    after_comma, alone, dating = of("clauses_after_comma"), of("clauses"), of("dating")
    documents, programmes, sayings = map(of, ("documents", "programmes", "sayings"))
    in_order, joins, either = (any_of(of_kind[kind]) for kind in KINDS)
    auxiliary = rf"(?P<auxiliary>\b(?:{of('auxiliaries')})\s+)?"
    return Patterns(
        _clause_end(after_comma, alone),
        _before(
            words,
            rf"(?:[,;:(]|\b(?:{after_comma}|{alone}|{of('joining')}))\s*$",
            *("clauses_after_comma", "clauses", "joining"),
        ),
        _before(words, rf"\b(?:{of('compared')})\s+$", "compared"),
        _before(
            words,
            rf"\b(?:{of('from_base')}|{of('compared')})\s+(?:(?:[^\W\d]+\s+){{1,3}}(?:{of('partitive')})\s+)?$",
            *("from_base", "compared", "partitive"),
        ),
        re.compile(rf"\b{any_of([*of_kind['to'], *of_kind['until']])}\s+$"),
        _before(words, rf"{auxiliary}\b(?:{of('participles')}),?\s+$", "participles"),
        _before(words, rf"\b(?:{documents})(?:\s+(?:{dating}))?\s+$", "documents", "dating"),
        _before(words, rf"\b(?:{programmes})\s+$", "programmes"),
        re.compile(rf"\s*(?:\w+\s+)?(?:{documents}|{programmes})\b"),
        re.compile(rf"\s*(?:{of('estimates')})\b"),
        re.compile(rf"\d|(?:{dating})\b"),
        re.compile(rf"(?:(?:{dating})\s+)?\d|(?:\w+\s+)?(?:{of('definite')})\s+\d"),
        re.compile(rf"(?<![,–—-] )\b(?:{sayings})\b(?!,\s+(?!(?:{of('that')})\b))"),
        re.compile(rf"\b(?:{sayings})\s+(?:(?!(?:{of('that')})\b)\w+,?\s+){{0,2}}$"),
        re.compile(rf"\b(?:{in_order})\b"),
        re.compile(rf"\b(?:{of('expectations')})\b"),
        re.compile(rf"\s*(?:,|{of('joining')})\s*"),
        re.compile(rf"\b(?:{of('extremes')})(?:\s+[\w-]+){{0,3}}\s+$"),
        re.compile(rf"(?:{of('since')})\b"),
        re.compile(rf",\s*(?:\w{{1,4}}\s+)?(?:{of('relatives')})\b"),
        re.compile(rf"\s*,\s*(?:{of('relatives')}|{of('that')})\b"),
        re.compile(rf",?\s(?:{either})\s[^\w]?"),
        re.compile(rf"\)?,?\s(?:{of('when')})\s[^,;.]*"),
        re.compile(rf",|\s(?:{joins})\s"),
    )


def _clause_end(after_comma: str, alone: str) -> re.Pattern[str]:
    """Make the pattern that ends a clause; most places are passed at once by its first sign."""
    return re.compile(
        rf"[&;:,\s](?:(?<=&)#?\w+;|(?P<end>(?<=[;:])|(?<=,)\s+(?:{after_comma})\s"
        rf"|(?<=\s)(?:{alone})\s))"
    )


def _firsts_of_kinds(words: Lexicon) -> dict[str, list[str]]:
    """Return the first words of all that is of a kind."""
    firsts = defaultdict[str, list[str]](list)
    for first, rows in words.entries.items():
        for kind in {kind for _, kind, _ in rows}:
            firsts[kind].append(first)
    return firsts


def is_dateline(text: str, start: int, end: int) -> bool:
    """Tell the day on which it was reported: *ASTANA, 5 May – …*, *Astana, 5 May (Agency) – …*."""
    reported = 0 < start < NEAR and _AGENCY.match(text, end)
    return bool(reported or _DATELINE.fullmatch(text, 0, start))


def _before(words: Lexicon, pattern: str, *lists: str) -> Before:
    """Make a pattern that ends with a word of some lists."""
    phrases = (phrase for name in lists for phrase in words.sets[name])
    return Before(re.compile(pattern), frozenset(phrase.split()[-1] for phrase in phrases))


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of some words that looks at each letter once, the longest first.

    >>> any_of(["grow", "grown", "fall", "grew"])
    '(?:gr(?:ew|ow(?:n)?)|fall)'
    """
    alike = defaultdict[str, list[str]](list)  # words by their first letter
    for word in words:
        alike[word[:1]].append(word)
    ends = alike.pop("", None)
    rest = "|".join(map(_that_begin_alike, alike.values()))
    return f"(?:{rest}){'?' if ends else ''}" if rest else "(?!)"


def _that_begin_alike(words: list[str]) -> str:
    first, last = min(words), max(words)  # what these share, all others do
    apart = (place for place, letter in enumerate(first) if letter != last[place])
    shared = next(apart, len(first))
    ends = {word[shared:] for word in words}
    return re.escape(first[:shared]) + (any_of(sorted(ends)) if ends != {""} else "")

"""Texts with their periods blanked, so that the numbers of a period are not read as figures."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import cache

from analysis.reading.lexicon import lexicon
from analysis.reading.periods.parse import PeriodSpan, find_periods
from analysis.reading.tokens import MASK, MASK_OF_BASE, plain

LONGEST_HEDGE = 40  # characters
_NEXT_WORD = re.compile(r"\s*([^\W\d_]+|\S)(\d?)")
_YEAR_ALONE = re.compile(r"\D*\b[12]\d{3}")


def masked(text: str, language: str | None = None) -> str:
    """Blank the periods of a text."""
    return blanked(text, clear_of_hedges(text, find_periods(text, language=language)))


def blanked(text: str, spans: list[PeriodSpan]) -> str:
    """Blank the periods that were found in a text, at the same offsets."""
    if not spans:
        return text
    parts, place = [], 0
    for span in spans:
        if not _goes_on(text, span):
            mask = MASK_OF_BASE if span.is_base else MASK
            parts += [text[place : span.start], mask * (span.end - span.start)]
            place = span.end
    return "".join([*parts, text[place:]])


def clear_of_hedges(text: str, spans: list[PeriodSpan]) -> list[PeriodSpan]:
    """Give the periods without a first word that ends a hedge: *5 tonnes and over last year*."""
    return [replace(span, start=_behind_a_hedge(text, span.start)) for span in spans]


def _behind_a_hedge(text: str, start: int) -> int:
    """Return where the second word of a period starts, if its first one ends a hedge."""
    word = _NEXT_WORD.match(text, start)
    phrases = _last_of_hedges().get(plain(word[1])) if word else None
    following = _NEXT_WORD.match(text, word.end(1)) if word and phrases else None
    if word is None or phrases is None or following is None:
        return start
    before = plain(text[max(0, word.end(1) - LONGEST_HEDGE) : word.end(1)])
    return following.start(1) if before.endswith(tuple(phrases)) else start


@cache
def _last_of_hedges() -> dict[str, list[str]]:
    """Return the phrases of hedges behind a number, by their last word."""
    phrases = defaultdict[str, list[str]](list)
    for first, known in lexicon(None).entries.items():
        for tail, kind, _ in known:
            if kind == "after" and tail:
                phrases[tail[-1]].append(" ".join((" " + first, *tail)))
    return phrases


def _goes_on(text: str, span: PeriodSpan) -> bool:
    """Whether a number that looks like a year goes on in a unit: *by 1900 billion dollars*.

    In *In 2023 $6 billion* the sign belongs to the number behind it.
    """
    if not text[span.end - 1].isdigit():
        return False
    year_alone = _YEAR_ALONE.fullmatch(text, span.start, span.end) is not None
    if year_alone and _range_goes_on().match(text, span.end):
        return True
    unit = _NEXT_WORD.match(text, span.end)
    if unit is None or (unit[2] and not unit[1].isalnum()):
        return False
    known = lexicon(None).entries.get(plain(unit[1]), [])
    return any(not tail and kind in ("scale", "unit", "currency") for tail, kind, _ in known)


@cache
def _range_goes_on() -> re.Pattern[str]:
    """Return what makes a year the lower end of a range: *2000-3000*; but no *2022 - 3105*."""
    words = [
        first
        for first, known in lexicon(None).entries.items()
        if any(not tail and kind in ("to", "until") for tail, kind, _ in known)
    ]
    joined = "|".join(map(re.escape, words))
    return re.compile(rf"(?:[-–—]|\s(?:{joined})\s)\s*(?:2[2-9]|[3-9]\d)\d\d\b")

"""Texts with their periods blanked, so that the numbers of a period are not read as figures."""

from __future__ import annotations

import re
from functools import cache

from analysis.reading.lexicon import lexicon
from analysis.reading.periods.parse import PeriodSpan, find_periods
from analysis.reading.tokens import MASK, MASK_OF_BASE, plain

_NEXT_WORD = re.compile(r"\s*([^\W\d_]+|\S)(\s?\d)?")
_LAST_WORD = re.compile(r"(?:%|[^\W\d]+) $")
_LEVEL = re.compile(r"['’]s|\s*\W?\d")
_YEAR_ALONE = re.compile(r"\D*\b[12]\d{3}")


def masked(text: str, language: str | None = None) -> str:
    """Blank the periods of a text."""
    return blanked(text, find_periods(text, language=language))


def blanked(text: str, spans: list[PeriodSpan]) -> str:
    """Blank the periods that were found in a text, at the same offsets."""
    if not spans:
        return text
    parts, place = [], 0
    for span in spans:
        if not _goes_on(text, span):
            mask = MASK_OF_BASE if span.is_base else MASK
            start = span.start + _moved(text, span)
            parts += [text[place:start], mask * (span.end - start)]
            place = span.end
    return "".join([*parts, text[place:]])


def _moved(text: str, span: PeriodSpan) -> int:
    """Return the length of *down* in *3 percent down from last year*, which tells of the change."""
    words, level = lexicon(None), _LEVEL.match(text, span.end)  # "down from last year's 5 percent"
    up_or_down = text[span.start : span.end].split(maxsplit=1)[0]
    if level or not span.is_base or up_or_down not in words.sets["up_or_down"]:
        return 0
    before = _LAST_WORD.search(text, 0, span.start)
    rows = words.entries.get(plain(before[0].strip()), ()) if before else ()
    return len(up_or_down) * any(row[1:] == ("unit", "percent") for row in rows)


def _goes_on(text: str, span: PeriodSpan) -> bool:
    """Whether a number that looks like a year goes on in a unit: *by 1900 billion dollars*.

    In *In 2023 $6 billion*, *In 2023 USD 6 billion* the sign belongs to the number behind it.
    """
    if not text[span.end - 1].isdigit():
        return False
    year_alone = _YEAR_ALONE.fullmatch(text, span.start, span.end) is not None
    if year_alone and _range_goes_on().match(text, span.end):
        return True
    unit = _NEXT_WORD.match(text, span.end)
    if unit is None or (unit[2] and (unit[1].isupper() or not unit[1].isalnum())):
        return False
    known = lexicon(None).entries.get(plain(unit[1]), [])
    return any(not tail and kind in ("scale", "unit", "currency") for tail, kind, _ in known)


@cache
def _range_goes_on() -> re.Pattern[str]:
    """Return what makes a year the lower end of a range: *2000-3000*; but no *2022 - 3105*."""
    entries, to = lexicon(None).entries.items(), ("to", "until")
    words = [first for first, rows in entries if any(not row[0] and row[1] in to for row in rows)]
    joined = "|".join(map(re.escape, words))
    return re.compile(rf"(?:[-–—]|\s(?:{joined})\s)\s*(?:2[2-9]|[3-9]\d)\d\d\b")

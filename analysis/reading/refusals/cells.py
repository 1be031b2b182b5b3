"""Bare numbers in rows of tables, whose units and years stand in a head that is not read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from analysis.reading.around.direction import CHANGES, HEDGES
from analysis.reading.lexicon import lexicon
from analysis.reading.markup import PARAGRAPH
from analysis.reading.tokens import DASHES, plain

A_CELL = "no figure: a cell of a table, whose unit stands elsewhere"
LONGEST_ROW = 200  # characters
SCALES = {10.0**power for power in (3, 6, 9, 12)}  # "exports, thousand tonnes 310 287"
LEADING = {"level", "to", "by", *CHANGES, *HEDGES}  # in a headline: "The number reached 66 000"
_NUMBER = r"[(+−–-]?[$€£]?\d(?:[\d.,–/-]*\d)?(?:\s?%)?\)?\*?"
_ROW = re.compile(
    rf"\W*(?:\d{{1,3}}[.)]?\s)?\s*(?:(?P<label>[^\W\d][^:;!?]*?)[\s.]+)?"
    rf"(?P<numbers>{_NUMBER}(?:\s+(?:{_NUMBER}|[–—…-]))*)\s*"
)
_LINE_END = re.compile(r"[\r\n\u2028\u2029]+")
_ONE_NUMBER = re.compile(
    rf"{_NUMBER}|\d[\d.,]* [–—-] \d[\d.,]*\s?%"  # also "51 – 89 %"
    r"|\(?[$€£]?\d{1,3}(?: \d{3})*(?:[.,]\d+)?(?:\s?%)?\)?"
)
_APART = re.compile(r"[|\t]|;(?=\d)")  # cells of Markdown, of a spreadsheet
_A_YEAR = re.compile(r"(?:19|20)\d\d")
_TWO_YEARS = re.compile(r"((?:19|20)\d\d)\s((?:19|20)\d\d)\b")


class Measuring(Protocol):
    """What a figure measures in."""

    @property
    def unit(self) -> str:
        """Its unit, or *count*."""

    @property
    def value(self) -> float:
        """The number said."""


def is_cell(text: str, start: int, end: int, quantity: Measuring) -> bool:
    """Tell whether words are a number in a row of a table, without a unit of its own there."""
    words = text[start:end]
    in_digits, named = any(map(str.isdigit, words)), any(map(str.isalpha, words))
    in_words = not in_digits and quantity.value not in SCALES  # "nine hundred people"
    if in_words or (in_digits and quantity.unit != "count"):
        return False
    years = _TWO_YEARS.match(text, max(0, start - len("2022 ")))
    if years and int(years[1]) + 1 == int(years[2]):  # a head: "2022 2023 growth, %"
        return True  # but "by 2020 2000 schools"
    opens = text[start - 1 : start] in ("", "\r", "\n", PARAGRAPH)  # "1 Grain 310 287"
    if in_digits and named and not opens:
        return False
    *before, first = _LINE_END.split(text[max(0, start - LONGEST_ROW * 2) : start])
    last, *behind = _LINE_END.split(text[start : end + LONGEST_ROW * 2])
    line, place = first + last, len(first)
    cuts = [cut.start() for cut in _APART.finditer(line)]
    left = max((cut for cut in cuts if cut < place), default=0)
    right = min((cut for cut in cuts if cut >= place), default=len(line))
    alone = cuts and not any(map(str.isalpha, line[left:right]))  # no "News | The number was 5"
    return bool(alone) or _is_row(line, [*before[-1:], *behind[:1]], named)


def _is_row(line: str, near: Iterable[str], named: bool) -> bool:
    """Tell a row of a table by its numbers, or, where they may be one, by the lines near it.

    What is named, *1 Grain*, is one only where there are two columns: no *12 firms fined $5,000*.
    """
    row = _numbers_of(line)
    if row is None or _A_YEAR.fullmatch(row):  # "Half were built before 1990"
        return False
    others = filter(None, map(_numbers_of, near))
    columns = not _ONE_NUMBER.fullmatch(row)
    return columns or any(not named or not _ONE_NUMBER.fullmatch(other) for other in others)


def _numbers_of(line: str) -> str | None:
    """Return the numbers at the end of a line that is a label and numbers, or numbers alone."""
    row = _ROW.fullmatch(line) if len(line) <= LONGEST_ROW else None
    if row is None:
        return None
    last = (row["label"] or "").split()[-1:]
    known = lexicon(None).entries.get(plain(last[0]), []) if last else []
    led = any(kind in LEADING for _, kind, _ in known)
    return None if led or not DASHES.isdisjoint(last) else row["numbers"]

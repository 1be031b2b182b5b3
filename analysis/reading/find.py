"""A whole text to candidate figures: what `parse_quantity` reads of a phrase, found in sentences.

There is no second parser. The text is cut into lines and sentences; a sentence without a number or
a number word is passed over; in the others the periods are found first and blanked, and the rest
is read as in `quantity`. What `refusals` objects to and what is `no_figure` is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple, overload

from analysis.reading.amounts import STARTS
from analysis.reading.lexicon import Lexicon, Line, lexicon
from analysis.reading.masks import blanked
from analysis.reading.no_figure import NO_NUMBER, no_figure
from analysis.reading.periods.days import Period, days_of
from analysis.reading.periods.parse import PeriodSpan, find_periods
from analysis.reading.quantity import Quantity, Reading, readings
from analysis.reading.refusals import objection
from analysis.reading.tokens import plain

# Marks of direction and of no width, which may stand between a number and its unit unseen.
_MARKS = dict.fromkeys(
    [0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], " "
)
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_SENTENCE_END = re.compile(r"[.!?…]+[)\]\"'»”’]*\s+(?=[^\s\w]*[A-ZА-ЯЁ0-9])")
_LIST_ITEM = re.compile(r"\s*(?:[^\w\s\"'«“(<\[$€£#@]|\d{1,2}[.)]\s|[a-zа-я]\)\s)")
_INITIALS = re.compile(r"\w(?:\.[^\W\d_])*")  # "5. ", "U.S.C."
_NEAR = 24  # characters before a figure or a period in which a word governs it

Stated = date | str | None  # when a text was said
Worded = tuple[Period, str] | None  # a period and the words for it


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure in a text, whose words are ``text[start:end]``, and the period it speaks of.

    `period_as_stated` and `base_as_stated` are the text's words for the period, and for the one
    that a change starts from; empty where there are none.
    """

    start: int
    end: int
    quantity: Quantity
    period: Period | None
    period_as_stated: str = ""
    base_as_stated: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A number in a text that was passed over: its words are ``text[start:end]``."""

    start: int
    end: int
    reason: str


@overload
def find_quantities(
    text: str, *, stated_on: Stated = None, language: str | None = None
) -> list[Candidate]: ...


@overload
def find_quantities(
    text: str, *, stated_on: Stated = None, language: str | None = None, refused: bool
) -> list[Candidate | Refusal]: ...


def find_quantities(
    text: str, *, stated_on: Stated = None, language: str | None = None, refused: bool = False
) -> Sequence[Candidate | Refusal]:
    """Find the figures that a text states, in their order.

    Parameters
    ----------
    text : str
        A text of any length; offsets point into it as given.
    stated_on : date, str or None
        When it was said, as a date or an ISO string that may be partial; without it, periods such
        as *last year* stay open.
    language : str or None
        The code of the one language to look for; None: all that have a file.
    refused : bool
        Give also what was passed over: numbers that cannot be read, or that are no figures.

    Returns
    -------
    list of Candidate, or of Candidate and Refusal
        None of them overlap.

    Raises
    ------
    ValueError
        If `stated_on` is no date, or there is no file for `language`.

    Examples
    --------
    >>> text = "In 2020 trade decreased by only 4.7% – to $ 19 billion. 22nd meeting, Article 51."
    >>> for each in find_quantities(text):
    ...     print(text[each.start : each.end], each.quantity.value, each.period.start)
    decreased by only 4.7% -4.7 2020-01-01
    $ 19 billion 19000000000.0 2020-01-01
    >>> [each.reason for each in find_quantities("For 10 years", refused=True)]
    ["no figure: 'years' is a duration"]
    """
    days_of(stated_on)
    words, patterns = lexicon(language), _patterns(language)
    found: list[Candidate | Refusal] = []
    text = text if text.isascii() else text.translate(_MARKS)
    heading: Worded = None
    for each in _LINE.finditer(text):
        line = each[0]
        heading = heading if _LIST_ITEM.match(line) else None
        holds_one = patterns.anchor.search(plain(line)) is not None
        for first, last in sentences(line, words) if holds_one else ():
            sentence = line[first:last]
            if patterns.anchor.search(plain(sentence)):
                spans = find_periods(sentence, stated_on=stated_on, language=language)
                offset = each.start() + first
                found += _in_sentence(sentence, offset, spans, words, patterns, heading)
        if line.rstrip().endswith(":"):
            spans = find_periods(line, stated_on=stated_on, language=language)
            heading = _worded(next((span for span in spans if not span.is_base), None), line)
    return found if refused else [each for each in found if isinstance(each, Candidate)]


def _in_sentence(
    sentence: str,
    offset: int,
    spans: list[PeriodSpan],
    words: Lexicon,
    patterns: _Patterns,
    heading: Worded,
) -> Iterator[Candidate | Refusal]:
    """Yield the figures of a sentence that begins at an offset, and what is passed over."""
    line = Line(blanked(sentence, spans), words)
    for reading in readings(line):
        start, end = reading.start + offset, reading.end + offset
        reason = objection(line, reading) or no_figure(line, reading)
        if reason:
            if reason != NO_NUMBER:  # nobody looks for it
                yield Refusal(start, end, reason)
            continue
        own = _period_of(reading, spans, sentence, patterns)
        period, stated = _worded(own, sentence) or heading or (None, "")
        base = _base_of(reading, spans, sentence)
        yield Candidate(start, end, reading.quantity, period, stated, base)


# -- sentences


class _Patterns(NamedTuple):
    """What a sentence is searched for, made from the words of its language."""

    anchor: re.Pattern[str]  # a digit, or a word that starts a number: without one, no figure
    clause_end: re.Pattern[str]
    compared: re.Pattern[str]  # before a figure that a change starts from
    participle: re.Pattern[str]  # before a period that is not the figure's


@cache
def _patterns(language: str | None) -> _Patterns:
    words = lexicon(language)
    starts = STARTS - {"num"}
    numbers = [
        first for first, rows in words.entries.items() if any(kind in starts for _, kind, _ in rows)
    ]
    comma, alone, compared, participles = (
        _any_of(words.sets[name])
        for name in ("clauses_after_comma", "clauses", "compared", "participles")
    )
    return _Patterns(
        re.compile(rf"\d|\b(?:{_any_of(numbers)})\b"),
        re.compile(rf"[;:]|,\s+(?:{comma})\s|\s(?:{alone})\s"),
        re.compile(rf"\b(?:{compared})\s+$"),
        re.compile(rf"\b(?:{participles}),?\s+$"),
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def sentences(line: str, words: Lexicon) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a line; a full stop after an abbreviation ends none."""
    start = 0
    for end in _SENTENCE_END.finditer(line):
        before = line[max(start, end.start() - 12) : end.start()].split()
        word = plain(before[-1]) if before else ""
        if line[end.start()] == "." and (
            _INITIALS.fullmatch(word) or word in words.sets["abbreviations"]
        ):
            continue
        yield start, end.end()
        start = end.end()
    if start < len(line):
        yield start, len(line)


# -- periods


def _period_of(
    reading: Reading, spans: list[PeriodSpan], sentence: str, patterns: _Patterns
) -> PeriodSpan | None:
    """The period of a figure: the nearest in its clause, else the one named before it, or after."""
    before = plain(sentence[max(0, reading.start - _NEAR) : reading.start])
    if patterns.compared.search(before):  # "compared with $14.9 billion in 2021"
        return next((span for span in spans if 0 <= span.start - reading.end <= 1), None)
    own = [
        span
        for span in spans
        if not span.is_base and not _of_a_noun(span, reading, sentence, patterns)
    ]
    if not own:
        return None
    ends = [each.start() for each in patterns.clause_end.finditer(sentence)]
    clause = sum(end < reading.start for end in ends)
    same = [span for span in own if sum(end < span.start for end in ends) == clause]
    earlier = [span for span in own if span.end <= reading.start]
    nearest = min(same, key=lambda span: _gap(span, reading), default=None)
    return nearest or (earlier or own)[-1 if earlier else 0]


def _of_a_noun(span: PeriodSpan, reading: Reading, sentence: str, patterns: _Patterns) -> bool:
    """*The agreement signed in 2019 covers 14 projects*: the year is that of the agreement."""
    before = sentence[max(0, span.start - _NEAR) : span.start]
    return span.end <= reading.start and patterns.participle.search(plain(before)) is not None


def _gap(span: PeriodSpan, reading: Reading) -> int:
    return max(span.start - reading.end, reading.start - span.end)


def _worded(span: PeriodSpan | None, text: str) -> Worded:
    return (span.period, text[span.start : span.end]) if span and span.period else None


def _base_of(reading: Reading, spans: list[PeriodSpan], sentence: str) -> str:
    """The words for the period that a change starts from: the nearest of its sentence."""
    bases = [span for span in spans if span.is_base]
    if reading.quantity.measure not in ("change", "multiple") or not bases:
        return ""
    nearest = min(bases, key=lambda span: _gap(span, reading))
    return sentence[nearest.start : nearest.end]

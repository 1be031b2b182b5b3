"""A whole text to candidate figures: what `parse_quantity` reads of a phrase, found in sentences.

The text is cut into lines and sentences; in those with a number or a number word the periods are
found first and blanked, and the rest is read as in `quantity`, but for `objections`, `no_figure`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal, overload

from analysis.reading.amounts import STARTS
from analysis.reading.around.direction import is_partitive
from analysis.reading.currency_before import currency_in_front, is_a_sum, lacks_its_currency
from analysis.reading.detection import language_of
from analysis.reading.flow import as_read
from analysis.reading.languages import the_one
from analysis.reading.lexicon import Line, currencies, lexicon
from analysis.reading.list_heading import Heading, heading_of, worded
from analysis.reading.markup import sign_end
from analysis.reading.named import first_hedge
from analysis.reading.periods.clause_words import Figure, any_of
from analysis.reading.periods.days import Period, days_of
from analysis.reading.periods.grammar import grammar_of
from analysis.reading.periods.inheritance import Sentence
from analysis.reading.periods.masks import blanked
from analysis.reading.periods.parse import PeriodSpan, periods_of
from analysis.reading.periods.spans import spoken_of, whole_of
from analysis.reading.quantity import Quantity
from analysis.reading.readings import Reading, readings
from analysis.reading.refusals.cells import A_CELL, is_cell
from analysis.reading.refusals.no_figure import NO_NUMBER, WHAT_IS_COUNTED, no_figure
from analysis.reading.refusals.objections import DURATION, objection
from analysis.reading.sentences import sentences
from analysis.reading.tokens import plain

NO_CURRENCY = "a sum in a currency that is not named"
MANY = 10**6  # people or things; what is told of so many is no sum of the sentence before
_DIGIT = re.compile(r"[\d¼-¾⅐-⅞]")
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_ITEM = re.compile(r"\D{2,80}\s[–—-]\s\D{0,20}\d.{0,60}")
_LIST_ITEM = re.compile(r"\s*(?:[^\w\s\"'«“(<\[$€£#@]|\d{1,2}[.)]\s|[a-zа-я]\)\s)")

Stated = date | str | None  # when a text was said


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
    text: str,
    *,
    stated_on: Stated = None,
    language: str | None = None,
    refused: Literal[False] = False,
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
        The code of the one language to look for; None: that of each sentence.
    refused : bool
        Give also what was passed over: numbers that cannot be read, or that are no figures.

    Returns
    -------
    list of Candidate, or of Candidate and Refusal
        None of them overlap.

    Raises
    ------
    TypeError
        If `text` or `language` is no str, or `stated_on` neither a date nor a str.
    ValueError
        If `stated_on` names no date, or there is no file for `language`.

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
    read, places = as_read(text, lexicon(the_one(language)).entries)
    found = _in_lines(read, days_of(stated_on), language)
    if places:
        found = [
            replace(each, start=places[each.start], end=sign_end(text, places[each.end - 1]))
            for each in found
        ]
    return found if refused else [each for each in found if isinstance(each, Candidate)]


def _in_lines(text: str, said: Period | None, language: str | None) -> list[Candidate | Refusal]:
    """Give the figures of all lines of a text, each of which is a paragraph, and the refusals."""
    found: list[Candidate | Refusal] = []
    heading, alone, listed, period, end = Heading(), False, False, None, 0
    for each in _LINE.finditer(text):
        line = each[0]
        last_sign = line.rstrip()[-1:]
        alone = alone and (text.count("\n", end, each.start()) < 2 or text[end - 1] == ":")
        end = each.start() + len(line.rstrip())  # a heading ends at a gap below its lines
        more = last_sign in (";", ",")
        goes_on = more or _LIST_ITEM.match(line) or (alone and last_sign not in ".!?")
        if not (goes_on or listed):  # "oil – 5 percent" may still be of a list
            heading = Heading(direction=heading.direction * bool(_ITEM.fullmatch(line)))
        listed = more
        spoken = language or language_of(line)
        money = heading.currency  # like `period`, of the sentence before
        for first, last in sentences(line, lexicon(spoken)):
            sentence, own = line[first:last], spoken
            if len(sentence) < len(line):
                own = language or language_of(sentence, spoken)
            spans = periods_of(sentence, said, grammar_of(own), period)
            period = spoken_of(spans, period, said)
            if not _may_hold_one(sentence, own):
                continue
            place = each.start() + first, each.start() + last
            figures = _in_sentence(text, place, spans, own, heading, money)
            money = _money_after(text, figures, money)
            found += figures
        if last_sign == ":":
            spans = periods_of(line, said, grammar_of(spoken))
            heading = heading_of(line, spans, spoken)
            alone = heading.period is not None and line.strip(" \t:") == heading.period[1]
    return found


def _in_sentence(
    whole: str,
    place: tuple[int, int],
    spans: list[PeriodSpan],
    language: str | None,
    heading: Heading,
    money: str | None,
) -> list[Candidate | Refusal]:
    """Give the figures of the sentence at a place of a whole text, and what is passed over.

    `money` is the currency that was named last before.
    """
    offset, text = place[0], whole[slice(*place)]
    left = blanked(text, spans)
    if spans and not _may_hold_one(left, language):
        return []
    line = Line(left, lexicon(language), whole)
    found: list[Candidate | Refusal] = []
    dated, refused = list[Reading](), set[int]()  # what may have a period, also if it is not read
    for reading in readings(line, heading.direction):
        unread = objection(line, reading)
        reason = unread or no_figure(line, reading)
        told = unread or not reason or reason == WHAT_IS_COUNTED
        if told and not _lasts(line, reading, unread):
            dated.append(reading)
        if reason and reason != NO_NUMBER:  # nobody looks for it
            refused.add(reading.start)
            found.append(Refusal(reading.start + offset, reading.end + offset, reason))
    for reading, span, base in _with_periods(line, dated, text, spans, language):
        if reading.start in refused:
            continue
        period, stated = worded(span, text, heading) or (None, "")
        start, end = reading.start + offset, reading.end + offset
        end -= text[: reading.end].endswith(".") and not text[reading.end :].strip()  # "9 bln."
        quantity = reading.quantity
        in_front = currency_in_front(line, reading)
        if in_front or (money and lacks_its_currency(line, reading)):
            quantity = replace(quantity, unit=in_front or money or "", counted=None)
        unnamed = NO_CURRENCY if quantity.unit == "count" and is_a_sum(line, reading) else ""
        reason = A_CELL if is_cell(whole, start, end, quantity) else unnamed
        figure = Candidate(start, end, quantity, period, stated, base)
        money = _money_after(whole, [figure], money)
        found.append(Refusal(start, end, reason) if reason else figure)
    return sorted(found, key=lambda each: each.start)


def _lasts(line: Line, reading: Reading, unread: str) -> bool:
    """Tell *worked 8 hours in May*, which says nothing of May; *5 days of imports* are a sum."""
    return unread.endswith(DURATION) and not is_partitive(line, reading.context.noun[1])


def _money_after(text: str, figures: list[Candidate | Refusal], money: str | None) -> str | None:
    """Return the currency that was named last, outside of brackets if one was.

    Behind *12 million tourists* there is none.
    """
    asides = [text[each.start - 1 : each.start] == "(" for each in figures]
    last_first = sorted(
        zip(asides, figures, strict=True), key=lambda each: (each[0], -each[1].start)
    )
    for aside, figure in last_first:
        if isinstance(figure, Candidate):
            quantity = figure.quantity
            if quantity.unit in currencies():
                return money if aside and money else quantity.unit
            if quantity.counted and abs(quantity.value) >= MANY:
                return None
    return money


def _may_hold_one(text: str, language: str | None) -> bool:
    """Whether there is a digit, or a word that starts a number: without one, there is no figure."""
    if _DIGIT.search(text):
        return True
    endings = lexicon(language).endings
    words = endings.spelt(plain(text)) if endings else plain(text)
    return _number_words(language).search(words) is not None


@cache
def _number_words(language: str | None) -> re.Pattern[str]:
    starts = STARTS - {"num"}
    entries = lexicon(language).entries.items()
    numbers = [first for first, rows in entries if any(kind in starts for _, kind, _ in rows)]
    endings = lexicon(language).endings
    begun = any_of(map(endings.beginning, numbers)) if endings else rf"{any_of(numbers)}\b"
    return re.compile(rf"\b{begun}")


def _with_periods(
    line: Line,
    read: list[Reading],
    text: str,
    spans: list[PeriodSpan],
    language: str | None,
) -> Iterator[tuple[Reading, PeriodSpan | None, str]]:
    """Give the figures of a sentence, with their period and the words for their base."""
    if not spans or not read:
        yield from ((reading, None, "") for reading in read)
        return
    places = [
        Figure(
            reading.start,
            line.items[reading.amount.start].start,
            reading.end,
            line.items[first_hedge(line, reading.amount.start)].start,
            reading.quantity.measure in ("change", "multiple"),
            _unit_of(reading.quantity),
        )
        for reading in read
    ]
    sentence = Sentence(text, places, spans, language)
    for place, reading in enumerate(read):
        base = sentence.base_of(place) if places[place].moves else None
        if reading.quantity.measure == "share":
            base = whole_of(text, sentence.bases, reading.end)
        period = sentence.period_of(place)
        words = text[base.start : base.end] if base and base != period else ""
        yield reading, period, words


def _unit_of(quantity: Quantity) -> str:
    return "" if quantity.unit == "count" and not quantity.counted else quantity.unit

"""Words for a period, and the date on which they were said, to a first and a last day.

One `grammar` serves a few words and whole texts: `parse_period` reads what
`find_periods` finds, if that is exactly one period and no unknown word stands beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from analysis.reading.detection import language_of
from analysis.reading.flow import as_read
from analysis.reading.languages import the_one
from analysis.reading.periods import beside
from analysis.reading.periods.cores import FoundPeriod
from analysis.reading.periods.days import (
    AGO,
    COMPARED,
    Period,
    UnreadablePeriod,
    days_of,
    is_over,
    is_to_come,
    years_later,
)
from analysis.reading.periods.forms import follows, with_years_in_digits
from analysis.reading.periods.grammar import Grammar, grammar_of
from analysis.reading.periods.resolving import parts_of, resolved, tried
from analysis.reading.periods.settling import is_of_a_report, settled

_NAME = re.compile(
    r"(?<=[«“\"„])[A-ZА-ЯӘҒҚҢӨҰҮҺІ][^\W\d_A-ZА-Я]+(?:[- ]\d{4})?(?=[»”\"])"
)  # «Наурыз»
_ISO_MONTH = re.compile(r"\s*([0-9]{4})-(0[1-9]|1[0-2])\s*")


@dataclass(frozen=True, slots=True)
class PeriodSpan:
    """A period in a text, whose words are ``text[start:end]``.

    `period` is None where the words need something unknown (the date of the statement, or the
    period that is compared with them) or name no possible day. A base is what a change starts from:
    *compared with 2021*. Months without a year may be of one that is named elsewhere. The parts
    of *in 2022 and 2023* are what *respectively* shares out, those of *2020–2023* its two ends;
    those of other periods the period.
    """

    start: int
    end: int
    period: Period | None
    is_base: bool
    without_year: bool = False
    parts: tuple[Period | None, ...] = ()
    is_over: bool = False  # when it was spoken of
    led_from: int = 0  # where words begin that make it a base; its end without: "a year ago"
    kind: str = ""  # of what stands around it, or of the stretch that it is: "until", "now"


def parse_period(text: str, *, stated_on: date | str | None = None) -> Period:
    """Read the words for one period.

    Parameters
    ----------
    text : str
        The words, in any language that has a file, or a year and a month of ISO 8601. A base
        beside the period is not the period.
    stated_on : date, str or None
        When they were said: a date, or in ISO 8601 a day, a month or a year. A partial date is a
        range, and a period that would need the day is widened to it. None: not known, which
        absolute words allow.

    Returns
    -------
    Period
        The first and the last day; None where the words leave that end open.

    Raises
    ------
    UnreadablePeriod
        If the words name no period or several, are not all known, or need a date that is not known.
    TypeError
        If `text` is no str, or `stated_on` neither a date nor a str.
    ValueError
        If `stated_on` names no date.

    Examples
    --------
    >>> parse_period("the first five months of this year", stated_on="2021-08-19")
    Period(start=datetime.date(2021, 1, 1), end=datetime.date(2021, 5, 31))
    >>> parse_period("since 2014", stated_on="2021-04")
    Period(start=datetime.date(2014, 1, 1), end=datetime.date(2021, 4, 30))
    >>> parse_period("к 2030 году", stated_on=None)
    Period(start=None, end=datetime.date(2030, 12, 31))
    """
    text, _ = as_read(text)
    said = days_of(stated_on)
    if month := _ISO_MONTH.fullmatch(text):
        if follows(int(month[1]), int(month[2])):
            raise UnreadablePeriod(text, "a month or two years: write April 2003, or 2003/04")
        return days_of(month[0].strip()) or Period(None, None)
    found, others = _read(text)
    own = [one for one in found if not one.is_base] or found
    if len(own) == 2:
        both = beside.in_its_year(*own) or beside.in_its_year(*reversed(own))
        own = [both] if both else own
    return _only(text, own, others, said, None)


def parse_base(
    text: str, *, stated_on: date | str | None = None, period: Period | None = None
) -> Period:
    """Read the words for what a change starts from.

    Parameters
    ----------
    text : str
        The words, with or without *compared with*.
    stated_on : date, str or None
        As for `parse_period`.
    period : Period or None
        The period of the change: *a year earlier*, *the previous year*, *year on year* and *the
        same period of 2019* are counted from it, and a base year means the same months of it.

    Returns
    -------
    Period
        The first and the last day.

    Raises
    ------
    UnreadablePeriod
        As for `parse_period`.

    Examples
    --------
    >>> this_year = parse_period("January–May", stated_on="2021-08-19")
    >>> parse_base("compared with the same period of 2019", stated_on=None, period=this_year)
    Period(start=datetime.date(2019, 1, 1), end=datetime.date(2019, 5, 31))
    """
    text, _ = as_read(text)
    said = days_of(stated_on)
    found, others = _read(text)
    base = _only(text, [one._replace(is_base=True) for one in found], others, said, period)
    return _same_months(base, period) if period else base


def _same_months(base: Period, period: Period) -> Period:
    """Return the months of a period in the year of its base, where the base is that whole year."""
    year = base.year
    if not year or not period.start or not period.end or period.start.year != period.end.year:
        return base
    return years_later(period, year - period.end.year)


def find_periods(
    text: str, *, stated_on: date | str | None = None, language: str | None = None
) -> list[PeriodSpan]:
    """Find the periods that a text names, in their order.

    Parameters
    ----------
    text : str
        A text of any length.
    stated_on : date, str or None
        As for `parse_period`.
    language : str or None
        The code of the one language to look for; None: that of the text.

    Returns
    -------
    list of PeriodSpan
        None of them overlap.

    Raises
    ------
    ValueError
        If `stated_on` names no date, or there is no file for `language`.

    Examples
    --------
    >>> text = "In 2022 it grew to 28 billion, compared with 24 in 2021. 2020 firms took part."
    >>> [(text[span.start : span.end], span.is_base) for span in find_periods(text)]
    [('In 2022', False), ('in 2021', True)]
    """
    return periods_of(text, days_of(stated_on), grammar_of(the_one(language) or language_of(text)))


def periods_of(
    text: str, said: Period | None, grammar: Grammar, spoken_of: Period | None = None
) -> list[PeriodSpan]:
    """Find the periods that a text names by the rules for its language.

    `spoken_of` is that of the sentence before, which *in the same month* and *in the month* mean.
    """
    text = _NAME.sub(lambda name: "x" * len(name[0]), text.replace("_", " "))
    text = grammar.alphabet.full_stops.sub("x", text)
    text = with_years_in_digits(text, grammar.alphabet.languages)
    found = beside.named_before([settled(one, said) for one in grammar.find(text)])
    if not found:
        return []
    found = beside.joined(text, beside.a_year_earlier(found))
    found = beside.of_the_year_told(text, found, said, grammar.alphabet.languages)
    found = _in_their_years(text, found, said)
    found = beside.over_that_year(text, beside.leading(text, beside.in_a_list(text, found)))
    periods: list[Period | None] = [None] * len(found)
    own = [place for place, one in enumerate(found) if not one.is_base]
    without_levels = [place for place in own if not found[place].of_level]
    before = None
    for place in own:
        one, unknown = found[place], place != own[0] and not before
        if is_of_a_report(one, said, spoken_of):
            before = periods[place] = spoken_of
        elif not (unknown and one.steps):  # "2014/15 … the previous year"
            before = before or beside.said_again(text, one, grammar.lengths, spoken_of)
            before = periods[place] = tried(one, said, before)
    for place, one in enumerate(found):
        if one.is_base:
            # What is compared stands before its base, or else after it; it is no level of another
            # base: "from 6 percent in April and 4 percent a year earlier".
            main = own if one.kind not in COMPARED else without_levels
            if own and not main:
                continue
            at = bisect_left(main, place)
            beside_it = main[max(0, at - 1) : at + 1]
            near = [other for other in beside_it if beside.near(text, found[other], one)]
            again = beside.said_again(text, one, grammar.lengths, spoken_of)
            before = periods[near[0]] if near else again
            if before or not (one.kind in AGO or (near and one.steps)):
                periods[place] = tried(one, said, before)
    return [_span(one, period, said) for one, period in zip(found, periods, strict=True)]


def _span(one: FoundPeriod, period: Period | None, said: Period | None) -> PeriodSpan:
    parts, over = parts_of(one, period, said), is_over(period, said)
    led_from = one.led_from if one.is_base else one.start
    own = one.kind == "plain" or [core.kind for core in one.cores[:1]] == ["academic"]
    kind = one.cores[0].kind if own else one.kind  # also of "since 2014/15"
    bare = beside.lacks_a_year(one)
    return PeriodSpan(one.start, one.end, period, one.is_base, bare, parts, over, led_from, kind)


def _in_their_years(text: str, found: list[FoundPeriod], said: Period | None) -> list[FoundPeriod]:
    """Give months the year of those before them, if it is no year to come of what is over.

    *Expectations for December 2017 have risen since November*.
    """
    return [
        lone if lone.past and said and is_to_come(tried(one, said, None), said) else one
        for one, lone in zip(beside.in_the_year_before(text, found), found, strict=True)
    ]


def _read(text: str) -> tuple[list[FoundPeriod], list[str]]:
    """Find the periods in the words, and the unknown words beside them."""
    grammar = grammar_of(language_of(text))
    text = with_years_in_digits(text, grammar.alphabet.languages)
    found = list(grammar.find(text))
    return found, grammar.unknown(text, found)


def _only(
    text: str,
    found: list[FoundPeriod],
    unknown: list[str],
    said: Period | None,
    before: Period | None,
) -> Period:
    """Give the one period in the words, if there is one and nothing else."""
    others = ", ".join(repr(word) for word in unknown[:5])
    if not text.strip():
        raise UnreadablePeriod(text, "there are no words")
    if not found:
        reason = f"it names no period; unknown words: {others}" if others else "it names no period"
        raise UnreadablePeriod(text, reason)
    if len(found) > 1:
        named = ", ".join(repr(text[one.start : one.end]) for one in found[:5])
        raise UnreadablePeriod(text, f"it names {len(found)} periods: {named}")
    if unknown:
        raise UnreadablePeriod(text, f"unknown words: {others}")
    try:
        return resolved(found[0], said, before)
    except (ValueError, OverflowError) as error:
        raise UnreadablePeriod(text, str(error)) from None

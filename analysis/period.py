"""Words for a period, and the date on which they were said, to a first and a last day.

One grammar (`analysis.period_rules`) serves a few words and whole texts: `parse_period` reads what
`find_periods` finds, if that is exactly one period and no unknown word stands beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from analysis.lexicon import Unreadable
from analysis.period_cores import Core, first_and_last
from analysis.period_rules import Found, grammar_of

_FAR = 500  # characters from what is compared to its base


class UnreadablePeriod(Unreadable):
    """Words that name no period or several, that are not all known, or need an unknown date."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends inclusive; None is an open end."""

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"it would begin on {self.start} and end on {self.end}")


@dataclass(frozen=True, slots=True)
class PeriodSpan:
    """A period in a text, whose words are ``text[start:end]``.

    `period` is None where the words need something unknown (the date of the statement, or the
    period that is compared with them) or name no possible day. A base is what a change starts from:
    *compared with 2021*.
    """

    start: int
    end: int
    period: Period | None
    is_base: bool


def parse_period(text: str, *, stated_on: date | str | None) -> Period:
    """Read the words for one period.

    Parameters
    ----------
    text : str
        The words, in any language that has a file. A base beside the period is not the period.
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
    ValueError
        If `stated_on` is no date.

    Examples
    --------
    >>> parse_period("the first five months of this year", stated_on="2021-08-19")
    Period(start=datetime.date(2021, 1, 1), end=datetime.date(2021, 5, 31))
    >>> parse_period("since 2014", stated_on="2021-04")
    Period(start=datetime.date(2014, 1, 1), end=datetime.date(2021, 4, 30))
    >>> parse_period("к 2030 году", stated_on=None)
    Period(start=None, end=datetime.date(2030, 12, 31))
    """
    said = days_of(stated_on)
    found, others = _read(text)
    own = [one for one in found if not one.is_base] or found
    return _only(text, _in_its_year(own), others, said, None)


def parse_base(text: str, *, stated_on: date | str | None, period: Period | None = None) -> Period:
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
    said = days_of(stated_on)
    found, others = _read(text)
    base = _only(text, [one._replace(is_base=True) for one in found], others, said, period)
    return _same_months(base, period) if period else base


def _same_months(base: Period, period: Period) -> Period:
    """The months of a period in the year of its base, where the base is that whole year."""
    year = base.start.year if base.start else 0
    whole = base == Period(date(year or 1, 1, 1), date(year or 1, 12, 31))
    if not whole or not period.start or not period.end or period.start.year != period.end.year:
        return base
    return _years_later(period, year - period.end.year)


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
        The code of the one language to look for; None: all that have a file.

    Returns
    -------
    list of PeriodSpan
        None of them overlap.

    Raises
    ------
    ValueError
        If `stated_on` is no date, or there is no file for `language`.

    Examples
    --------
    >>> text = "In 2022 it grew to 28 billion, compared with 24 in 2021. 2020 firms took part."
    >>> [(text[span.start : span.end], span.is_base) for span in find_periods(text)]
    [('In 2022', False), ('in 2021', True)]
    """
    said = days_of(stated_on)
    found = list(grammar_of(language).find(text))
    periods: list[Period | None] = [None] * len(found)
    own = [place for place, one in enumerate(found) if not one.is_base]
    before = None
    for place in own:
        before = periods[place] = _tried(found[place], said, before)
    for place, one in enumerate(found):
        if one.is_base:
            # What is compared stands before its base, or else after it.
            at = bisect_left(own, place)
            near = [
                other for other in own[max(0, at - 1) : at + 1] if _near(text, found[other], one)
            ]
            periods[place] = _tried(one, said, periods[near[0]] if near else None)
    return [
        PeriodSpan(one.start, one.end, period, one.is_base)
        for one, period in zip(found, periods, strict=True)
    ]


def _tried(found: Found, said: Period | None, before: Period | None) -> Period | None:
    try:
        return _resolved(found, said, before)
    except (ValueError, OverflowError):
        return None


def _near(text: str, one: Found, other: Found) -> bool:
    """Whether two periods stand in the same line of a text, and not far from each other."""
    first, second = sorted((one, other), key=lambda found: found.start)
    return second.start - first.end <= _FAR and "\n" not in text[first.end : second.start]


def _read(text: str) -> tuple[list[Found], list[str]]:
    """Find the periods in the words, and the unknown words beside them."""
    grammar = grammar_of(None)
    found = list(grammar.find(text))
    return found, grammar.unknown(text, found)


def _in_its_year(found: list[Found]) -> list[Found]:
    """Make one of *in 2022, in 9 months*: months without a year, and beside them the year alone."""
    if len(found) != 2 or any(one.kind != "plain" or len(one.cores) != 1 for one in found):
        return found
    whole, part = sorted(found, key=lambda one: one.cores[0].kind != "year")
    year, months = whole.cores[0], part.cores[0]
    if year.kind != "year" or months.kind not in ("month", "months") or months.dated:
        return found
    return [part._replace(cores=[months._replace(year=year.year, shift=year.shift)])]


def _only(
    text: str, found: list[Found], unknown: list[str], said: Period | None, before: Period | None
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
        return _resolved(found[0], said, before)
    except (ValueError, OverflowError) as error:
        raise UnreadablePeriod(text, str(error)) from None


@lru_cache(maxsize=1024)
def days_of(stated_on: date | str | None) -> Period | None:
    """The days on one of which something was said, from a date that may be partial.

    >>> days_of("2021-04")
    Period(start=datetime.date(2021, 4, 1), end=datetime.date(2021, 4, 30))
    """
    if stated_on is None:
        return None
    if isinstance(stated_on, date):
        day = stated_on.date() if isinstance(stated_on, datetime) else stated_on
        return Period(day, day)
    parts = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", stated_on.strip())
    try:
        if parts:
            year, month, number = (int(part) if part else None for part in parts.groups())
            last = month or 12
            return Period(
                date(year or 0, month or 1, number or 1),
                date(year or 0, last, number or monthrange(year or 0, last)[1]),
            )
    except ValueError:
        pass
    reason = "is no date: write 2021, 2021-04 or 2021-04-06" if stated_on.strip() else "is empty"
    raise ValueError(f"stated_on: {stated_on!r}: {reason}")


def _resolved(found: Found, said: Period | None, before: Period | None) -> Period:
    """The days that are meant; `before` is the period that is compared, where there is one."""
    cores = found.cores or [Core("year", shift=0)]
    if found.kind in ("range", "both"):
        return _stretch(cores[0], cores[1], said, found)
    if found.kind in ("same", "year_ago", "year_on_year") or (found.is_base and cores[0].previous):
        return _compared(found, said, before)
    core = next((core for core in cores if core.kind != "to_date"), cores[0])
    if found.kind in ("since", "until"):
        core = core._replace(total=False)
    # These had begun when they were spoken of.
    past = found.past or found.kind in ("since", "as_of", "year_to_date")
    one = _one(core, said, past)
    match found.kind:
        case "since" | "year_to_date":
            return Period(one.start, _last(said))
        case "until":
            return Period(None, one.end)
        case "until_start":
            return Period(None, one.start)
        case "first_day":
            return Period(one.start, one.start)
        case "last_day":
            return Period(one.end, one.end)
    return one


def _compared(found: Found, said: Period | None, before: Period | None) -> Period:
    """The days of a period that is named by the one that is compared with it."""
    if before and found.kind == "same":
        if found.cores and before.end:
            named = _one(found.cores[0], said)
            return _years_later(before, (named.end or before.end).year - before.end.year)
        return _years_later(before, -1 if found.is_base else 0)
    if before:
        return _years_later(before, -1)
    if found.kind in ("same", "year_on_year"):
        raise ValueError("it does not say which period is compared")
    return _one(Core("year", shift=-1), said)


def _one(core: Core, said: Period | None, past: bool = False) -> Period:
    """The days of one core. `past`: it had begun when it was spoken of."""
    match core.kind:
        case "now":
            return _needed(said)
        case "apart":
            raise ValueError("it names days that do not follow each other")
        case "to_date":
            return Period(None, _needed(said).end)
        case "future":
            return Period(_needed(said).start, None)
        case "rolling":
            return Period(_months_later(_first(said), -core.months), _last(said))
        case "ahead":
            return Period(_first(said), _months_later(_last(said), core.months))
        case "unit":
            return Period(_unit(core, _first(said)).start, _unit(core, _last(said)).end)
        case "academic" if core.year is None:
            # Which one depends on the month in which it was said.
            years = [day.year + (day.month >= core.begin[0]) for day in (_first(said), _last(said))]
            ends = [first_and_last(core, year + (core.shift or 0)) for year in years]
            return Period(ends[0][0], ends[1][1])
    if core.year is not None:
        return Period(*first_and_last(core, core.year))
    year = _last(said).year + (core.shift or 0)
    start, end = first_and_last(core, year)
    if not core.dated and ((core.total and end > _last(said)) or (past and start > _last(said))):
        start, end = first_and_last(core, year - 1)
    return Period(start, end)


def _stretch(one: Core, other: Core, said: Period | None, found: Found) -> Period:
    """From the first day of the one to the last of the other, whose year is that of both."""
    if one.dated and other.dated:
        return Period(_one(one, said).start, _one(other, said).end)
    year, shift = other.year, other.shift
    if one.dated:
        later = one.begin > other.end  # November 2022 – March
        year = None if one.year is None else one.year + later
        shift = None if one.shift is None else one.shift + later
    total = found.kind == "range" and other.kind != "day"
    both = other._replace(begin=one.begin, year=year, shift=shift, total=total)
    return _one(both, said, found.past)


def _unit(core: Core, day: date) -> Period:
    """The month, quarter or half-year of a day, or one before or after it."""
    begin = date(day.year, day.month - (day.month - 1) % core.months, 1)
    start = _months_later(begin, (core.shift or 0) * core.months)
    last = _months_later(start, core.months - 1)
    return Period(start, last.replace(day=monthrange(last.year, last.month)[1]))


def _months_later(day: date, months: int) -> date:
    """The same day of another month, or its last day where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 0 < year < 10_000:
        raise ValueError(f"the year {year} is outside of the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _years_later(period: Period, years: int) -> Period:
    """The same days of another year; a period of whole months keeps to whole months."""
    start = period.start and _months_later(period.start, 12 * years)
    end = period.end and _months_later(period.end, 12 * years)
    if period.start and period.end and end and period.start.day == 1 < period.end.day:
        length = monthrange(period.end.year, period.end.month)[1]
        if period.end.day == length:
            end = end.replace(day=monthrange(end.year, end.month)[1])
    return Period(start, end)


def _needed(said: Period | None) -> Period:
    if said is None:
        raise ValueError("it needs the date of the statement, which is not known")
    return said


def _first(said: Period | None) -> date:
    return _needed(said).start or date.min


def _last(said: Period | None) -> date:
    return _needed(said).end or date.max

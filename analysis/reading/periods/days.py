"""From what a period's words name to its first and last day, by the day of the statement."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from analysis.reading.periods.cores import MONTHS_OF_YEAR, Core, FoundPeriod, first_and_last
from analysis.reading.tokens import Unreadable

DAY = timedelta(days=1)
TOLD_EARLY, OUTCOME = 10, 31  # days before its end in which a quarter, a year is told of as over
AGO = {"year_ago": 12, "quarter_ago": 3, "month_ago": 1}  # in months
STEPS = AGO | {"year_on_year": 12, "quarter_on_quarter": 3, "month_on_month": 1}
COMPARED = ("same", *STEPS)
QUARTER = 3  # months
#: Kinds of periods whose days are not known, with the reason.
NO_DAYS = {
    "apart": "it names days that do not follow each other",
    "vague": "it does not say which days or months these are",
}


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

    def __str__(self) -> str:
        """Say it in words: the year, the day, or the first and the last day."""
        if self.year or self.start == self.end:
            return str(self.year or self.start or "any time")
        if self.start and self.end:
            return f"{self.start} to {self.end}"
        return f"{self.start} or later" if self.start else f"until {self.end}"

    @property
    def year(self) -> int | None:
        """The calendar year that it is, or None."""
        year = self.start.year if self.start else 1
        return year if (self.start, self.end) == (date(year, 1, 1), date(year, 12, 31)) else None


def days_of(stated_on: date | str | None) -> Period | None:
    """Return the days on one of which something was said, from a date that may be partial.

    >>> days_of("2021-04")
    Period(start=datetime.date(2021, 4, 1), end=datetime.date(2021, 4, 30))
    """
    if stated_on is None:
        return None
    if isinstance(stated_on, str):
        return _days_written(stated_on)
    if not isinstance(stated_on, date) or stated_on != stated_on:  # pandas has a day that is none
        raise TypeError(f"stated_on: {stated_on!r}: give a date, or a str such as 2021-04-06")
    day = stated_on.date() if isinstance(stated_on, datetime) else stated_on
    return Period(day, day)


@lru_cache(maxsize=1024)
def _days_written(stated_on: str) -> Period:
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


def resolved(found: FoundPeriod, said: Period | None, before: Period | None) -> Period:
    """Return the days that are meant; `before` is the period that is compared, if any."""
    cores = found.cores or [Core("year", shift=0)]
    if found.kind == "ended" or (found.kind == "range" and cores[0].kind == "months"):
        return _ended(cores, said, past=not found.ahead)
    if found.kind in ("range", "both"):
        return _stretch(cores[0], cores[-1], said, found)
    first = cores[0]
    if first.previous and first.kind == "year" and found.kind != "same" and before and before.end:
        return Period(*first_and_last(first, before.end.year - 1))
    if first.kind in ("unit", "that") and (beside := _beside(first, before)):
        return beside
    if found.kind in COMPARED:
        return _compared(found, said, before)
    core = next((core for core in cores if core.kind != "to_date"), cores[0])
    if found.kind in ("since", "until") or found.ahead:  # "in the second half exports will rise"
        core = core._replace(total=False)
    past = found.past or found.kind in ("since", "as_of", "year_to_date")  # these had begun
    one = _one(core, said, past)
    match found.kind:
        case "since" if len(cores) == 1 and (begin := _to_come(found, one.start, said)):
            return Period(begin, None)
        case "since" | "year_to_date":
            named = len(cores) > 1 and cores[-1].kind in ("day", "month")  # "since … to 5 May"
            return Period(one.start, _one(cores[-1], said, past).end if named else _last(said))
        case "since_end":
            return Period(one.end, _last(said))
        case "until":  # "through the first five months" they are
            return Period(one.start if core.kind == "months" else None, one.end)
        case "before":
            return Period(None, one.start and one.start - DAY)
        case "until_start":
            return Period(None, one.start)
        case "first_day":
            return Period(one.start, one.start)
        case "last_day":
            return Period(one.end, one.end)
    return one


def _beside(core: Core, before: Period | None) -> Period | None:
    """Return *the previous quarter*, *the month* as counted from a period named before, if it is.

    Raises ValueError where *the month* follows none.
    """
    if before and core.months == MONTHS_OF_YEAR and before.start and before.end:
        year = before.start.year  # "in the fourth quarter of 2022 and in the year"
        return Period(date(year, 1, 1), date(year, 12, 31)) if year == before.end.year else None
    if before and core.months and _lasts(before, core.months):
        if core.previous:
            return _later(before, -core.months)
        if core.kind == "that":
            return before
    if core.kind == "that":
        raise ValueError("it does not say which month or quarter it is")
    return None


def _to_come(found: FoundPeriod, start: date | None, said: Period | None) -> date | None:
    """Return a first day that has not come; without a year it may be the next one of its kind."""
    if start is None or said is None or not found.ahead:
        return None
    if start > _last(said) or found.cores[0].dated:
        return start if start > _last(said) else None
    return _months_later(start, MONTHS_OF_YEAR)


def _compared(found: FoundPeriod, said: Period | None, before: Period | None) -> Period:
    """Return the days of a period that is named by the one that is compared with it."""
    if before and found.kind == "same":
        if found.cores and before.end and not found.cores[0].previous:
            named = _one(found.cores[0], said)
            return years_later(before, (named.end or before.end).year - before.end.year)
        return years_later(before, -1 if found.is_base or found.cores else 0)
    if before:
        return _later(before, -STEPS[found.kind])
    if found.kind not in AGO:
        raise ValueError("it does not say which period is compared")
    if found.kind != "year_ago":
        return _one(Core("unit", shift=-1, months=AGO[found.kind]), said)
    return _one(Core("year", shift=-1), said)


def _one(core: Core, said: Period | None, past: bool = False) -> Period:
    """Return the days of one core. `past`: it had begun when it was spoken of."""
    match core.kind:
        case "now":
            return _needed(said)
        case "apart" | "vague" | "month" if core.kind != "month" or core.fiscal:  # "July FY24"
            raise ValueError(NO_DAYS.get(core.kind, NO_DAYS["vague"]))
        case "week":
            return _week(core.shift or 0, said)
        case "years":
            last = Period(*first_and_last(core, core.year or 1))
            return Period(years_later(last, 1 - core.months // MONTHS_OF_YEAR).start, last.end)
        case "decade":
            return Period(date(core.year or 1, 1, 1), date((core.year or 1) + 9, 12, 31))
        case "yesterday":
            return Period(_first(said) - DAY, _last(said) - DAY)
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
        case "academic" | "new_academic" if core.year is None:
            # Which one depends on the month in which it was said; a new one may be about to begin.
            month = 1 if core.kind == "new_academic" else core.begin[0]
            years = [day.year + (day.month >= month) for day in (_first(said), _last(said))]
            ends = [first_and_last(core, year + (core.shift or 0)) for year in years]
            return Period(ends[0][0], ends[1][1])
    year = core.year or _last(said).year + (core.shift or 0)
    start, end = first_and_last(core, year)
    several = past and core.begin < core.end  # no "last November"
    told = end - DAY * (OUTCOME if core.kind == "outcome" else TOLD_EARLY * several)
    if not core.dated and ((core.total and told > _last(said)) or (past and start > _last(said))):
        start, end = first_and_last(core, year - 1)
    return Period(start, end)


def _stretch(one: Core, other: Core, said: Period | None, found: FoundPeriod) -> Period:
    """From the first day of the one to the last of the other, whose year is that of both."""
    if one.dated and other.dated:
        return Period(_one(one, said).start, _one(other, said).end)
    year, shift = other.year, other.shift
    if one.dated:
        later = one.begin > other.end  # November 2022 – March
        year = None if one.year is None else one.year + later
        shift = None if one.shift is None else one.shift + later
    total = found.kind == "range" and other.kind != "day" and not found.ahead
    if year and other.fiscal:  # "July–March FY24" began in 2023, and "July–November FY24" is of it
        year -= one.begin <= other.begin
    both = other._replace(fiscal=False, begin=one.begin, year=year, shift=shift, total=total)
    return _one(both, said, found.past)


def _ended(cores: list[Core], said: Period | None, past: bool) -> Period:
    """Return the year, the months or the quarter that ended with a day or a month."""
    one = cores[0]
    length = QUARTER if len(cores) == 1 else one.months or one.end[0] - one.begin[0] + 1
    last = cores[-1] if cores[-1].dated else cores[-1]._replace(year=one.year)
    end = _one(last, said, past).end or date.max
    week = one.kind == "week"
    return Period(end - DAY * 6 if week else _months_later(end + DAY, -length), end)


def _week(shift: int, said: Period | None) -> Period:
    """Return the week of the statement, or one before or after it; it begins on a Monday."""
    first, last = (day + DAY * (7 * shift - day.weekday()) for day in (_first(said), _last(said)))
    return Period(first, last + DAY * 6)


def _unit(core: Core, day: date) -> Period:
    """Return the month, quarter or half-year of a day, or one before or after it."""
    begin = date(day.year, day.month - (day.month - 1) % core.months, 1)
    number = core.begin[1]
    start = _months_later(begin, (core.shift or 0) * core.months)
    if number:  # "the 1st of last month"
        return Period(start.replace(day=number), start.replace(day=number))
    last = _months_later(start, core.months - 1)
    return Period(start, last.replace(day=monthrange(last.year, last.month)[1]))


def _months_later(day: date, months: int) -> date:
    """Return the same day of another month, or its last day where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 0 < year < 10_000:
        raise ValueError(f"the year {year} is outside of the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def years_later(period: Period, years: int) -> Period:
    """Return the same days of another year; a period of whole months keeps to whole months."""
    return _later(period, 12 * years)


def _later(period: Period, months: int) -> Period:
    start = period.start and _months_later(period.start, months)
    end = period.end and _months_later(period.end, months)
    if period.start and period.end and end and period.start.day == 1 < period.end.day:
        length = monthrange(period.end.year, period.end.month)[1]
        if period.end.day == length:
            end = end.replace(day=monthrange(end.year, end.month)[1])
    return Period(start, end)


def _lasts(period: Period, months: int) -> bool:
    """Tell whether a period is some whole months, so many of them."""
    start, end = period.start, period.end
    return start is not None and _months_later(start, months) - DAY == end


def _needed(said: Period | None) -> Period:
    if said is None:
        raise ValueError("it needs the date of the statement, which is not known")
    return said


def _first(said: Period | None) -> date:
    return _needed(said).start or date.min


def _last(said: Period | None) -> date:
    return _needed(said).end or date.max

"""From what a period's words name to its first and last day, by the day of the statement.

`resolved` asks: is it counted from another (*a year earlier*)? Does it reach from one stretch to
another? Else `_one` gives its days, `_bounded` what *since*, *until*, *the end of* make of them.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date

from analysis.reading.periods.cores import MONTHS_OF_YEAR, Core, FoundPeriod, first_and_last
from analysis.reading.periods.days import (
    AGO,
    COMPARED,
    DAY,
    STEPS,
    Period,
    lasts,
    month_of,
    months_later,
    years_later,
)

QUARTER = 3  # months
TOLD_EARLY, OUTCOME = 10, 31  # days before its end in which a quarter, a year is told of as over
SOON = DAY * 62  # "tariffs apply as of November", said in October
BEGUN = ("since", "as_of", "year_to_date", "year_to")  # when it was spoken of: kinds
#: Kinds of periods whose days are not known, with the reason.
NO_DAYS = {
    "apart": "it names days that do not follow each other",
    "within": "it does not say from which day on",
    "vague": "it does not say which days or months these are",
}


def resolved(found: FoundPeriod, said: Period | None, before: Period | None) -> Period:
    """Return the days that are meant; `before` is the period that is compared, if any."""
    over = found.past and found.kind in ("until", "last_day")  # "at year-end it was"
    cores = found.cores or [Core("year", total=True) if over else Core("year", shift=0)]
    first = cores[0]
    if found.kind == "ended" or (found.kind == "range" and first.kind == "months"):
        return _ended(cores, said, past=not found.ahead)
    if found.kind in ("range", "both"):
        return _stretch(first, cores[-1], said, found)
    if first.kind == "week" and first.step and before and before.start and before.end:
        week = DAY * 7 * first.step
        if before.end - before.start == DAY * 6:  # "last week … in the prior week"
            return Period(before.start + week, before.end + week)
    if first.kind in ("unit", "that") and (beside := _beside(first, before)):
        return beside
    if first.kind == "months" and first.bare and before and lasts(before, first.end[0]):
        return before  # "in the two months" behind May and June
    if first.step and first.kind == "year" and found.kind != "same" and before and before.end:
        if any(lasts(before, years * MONTHS_OF_YEAR) for years in (1, 2)):
            return years_later(before, first.step)  # "in 2022/23 … the previous year"
        return Period(*first_and_last(first, before.end.year + first.step))
    if first.step > 0 and not found.ahead:  # "in the following year they will build"
        raise ValueError("it does not say which one it follows")
    if found.kind in COMPARED:
        return _compared(found, said, before)
    return _bounded(found, cores, said)


def tried(found: FoundPeriod, said: Period | None, before: Period | None) -> Period | None:
    """Return the days that are meant, or None where something is not known."""
    try:
        return resolved(found, said, before)
    except (ValueError, OverflowError):
        return None


def _beside(core: Core, before: Period | None) -> Period | None:
    """Return *the following quarter*, *the month* as counted from a period named before, if it is.

    Raises ValueError where *the month* follows none.
    """
    if before and core.months == MONTHS_OF_YEAR and before.start and before.end:
        year = before.start.year  # "in the fourth quarter of 2022 and in the year"
        return Period(*first_and_last(core, year)) if year == before.end.year else None
    if before and core.months and lasts(before, core.months):
        if core.step:
            return months_later(before, core.step * core.months)
        if core.kind == "that":
            return before
    if core.kind == "that":
        raise ValueError("it does not say which month or quarter it is")
    return None


def _compared(found: FoundPeriod, said: Period | None, before: Period | None) -> Period:
    """Return the days of a period that is named by the one that is compared with it."""
    if before and found.kind == "same":
        if found.cores and before.end and not found.cores[0].step:
            named = _one(found.cores[0], said)
            return years_later(before, (named.end or before.end).year - before.end.year)
        return years_later(before, -1 if found.is_base or found.cores else 0)
    if before:
        return months_later(before, -STEPS[found.kind])
    if found.kind not in AGO or found.is_said_again:
        raise ValueError("it does not say which period is compared")
    if found.kind != "year_ago":
        return _one(Core("unit", shift=-1, months=AGO[found.kind]), said)
    return _one(Core("year", shift=-1), said)


def _stretch(one: Core, other: Core, said: Period | None, found: FoundPeriod) -> Period:
    """From the first day of the one to the last of the other, whose year is that of both."""
    if (one.dated and other.dated) or one.kind in NO_DAYS:  # "from mid-April to June"
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
    if one.kind in NO_DAYS and not one.year:  # "the fiscal third quarter, ending July 31"
        raise ValueError(NO_DAYS[one.kind])
    length = QUARTER if len(cores) == 1 else one.months or one.end[0] - one.begin[0] + 1
    length = MONTHS_OF_YEAR if one.kind == "years" else length  # "the 2019-20 year"
    last = cores[-1] if cores[-1].dated else cores[-1]._replace(year=one.year)
    end = _one(last, said, past).end or date.max
    days = one.months if one.kind == "days_back" else 7 * (one.kind == "week")
    return Period(end - DAY * (days - 1) if days else month_of(end + DAY, -length), end)


def _bounded(found: FoundPeriod, cores: list[Core], said: Period | None) -> Period:
    """Return what *since*, *until* or *the end of* make of the days of a core."""
    core = next((core for core in cores if core.kind not in ("to_date", "now")), cores[0])
    if core.fiscal and core.shift == 0 and found.kind != "plain":
        raise ValueError(NO_DAYS["vague"])  # "by the end of the fiscal year"
    if found.kind in ("since", "until") or found.ahead:  # "in the second half exports will rise"
        to_come = core.kind == "within" or (core.kind == "rolling" and core.total)
        to_come &= found.ahead  # "within 5 years they will build", "за 5 лет построят"
        lately = core.total and core.kind == "month"  # "last December they would have sold"
        core = core._replace(kind="ahead" if to_come else core.kind, total=lately)
    start = _one(core, said).start if core.kind == "month" and said and not found.past else None
    soon = found.kind == "as_of" and start and _last(said) < start < _last(said) + SOON
    past = found.past or found.is_base or (found.kind in BEGUN and not (found.ahead or soon))
    one = _one(core, said, past)
    edge = core.kind == "unit" and found.kind in ("until", "last_day")
    if edge and found.past and one.end and one.end > _last(said):
        raise ValueError(NO_DAYS["vague"])  # "by the end of the quarter it reached"
    match found.kind:
        case "since" if len(cores) == 1 and (begin := _to_come(found, one.start, said)):
            return Period(begin, None)
        case "since" | "year_to_date":
            named = len(cores) > 1 and cores[-1].kind in ("day", "month")  # "since … to 5 May"
            return Period(one.start, _one(cores[-1], said, past).end if named else _last(said))
        case "year_to":
            end = _one(cores[-1], said, past).end or date.max
            return Period(end.replace(month=1, day=1), end)
        case "since_end":
            return Period(one.end, _one(cores[-1], said).end if len(cores) > 1 else _last(said))
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


def _to_come(found: FoundPeriod, start: date | None, said: Period | None) -> date | None:
    """Return a first day that has not come; without a year it may be the next one of its kind."""
    if start is None or said is None or not found.ahead:
        return None
    if start > _last(said) or found.cores[0].dated:
        begins = found.cores[0].kind == "years" or start > _last(said)  # "from 2020-21 it will"
        return start if begins else None
    if start >= _first(said):
        return None  # of a date that is partial
    if start == _first(said).replace(day=1):
        return start  # in January: "from January it will"
    return month_of(start, MONTHS_OF_YEAR)


def _one(core: Core, said: Period | None, past: bool = False) -> Period:
    """Return the days of one core. `past`: it had begun when it was spoken of."""
    if core.kind in NO_DAYS or (core.kind == "month" and core.fiscal):  # "July FY24"
        raise ValueError(NO_DAYS.get(core.kind, NO_DAYS["vague"]))
    if core.kind == "decade":
        year = (core.year or 1) + 9 * ((core.year or 1) % 10 == 0)  # "2025 жылдары" is one year
        return Period(date(core.year or 1, 1, 1), date(year, 12, 31))
    if core.kind == "years":
        last = Period(*first_and_last(core, core.year or 1))
        return Period(years_later(last, 1 - core.months // MONTHS_OF_YEAR).start, last.end)
    if core.kind in ("academic", "new_academic") and core.year is None:
        return _academic(core, said)
    count = _COUNTED.get(core.kind)
    return count(core, _first(said), _last(said)) if count else _in_its_year(core, said, past)


def _in_its_year(core: Core, said: Period | None, past: bool) -> Period:
    """Return some days of the year that is named, else of that of the statement or the one before.

    They are of the one before where else they would not be over, or not have begun, and the words
    say that they are.
    """
    year = core.year or _last(said).year + (core.shift or 0)
    start, end = first_and_last(core, year)
    if core.dated:
        return Period(start, end)
    several = past and core.begin < core.end  # no "last November"
    whole = core.kind in ("outcome", "last_months")  # of what is left of a year
    told = end - DAY * (OUTCOME if whole else TOLD_EARLY * several)
    if (core.total and told > _last(said)) or (past and start > _last(said)):
        start, end = first_and_last(core, year - 1)
    return Period(start, end)


def _academic(core: Core, said: Period | None) -> Period:
    """Return the school year of the statement; a new one may be about to begin."""
    month = 1 if core.kind == "new_academic" else core.begin[0]
    years = [day.year + (day.month >= month) for day in (_first(said), _last(said))]
    ends = [first_and_last(core, year + (core.shift or 0)) for year in years]
    return Period(ends[0][0], ends[1][1])


def _week(core: Core, first: date, last: date) -> Period:
    """Return the week of the statement, or one before or after it; it begins on a Monday."""
    start, end = (day + DAY * (7 * (core.shift or 0) - day.weekday()) for day in (first, last))
    return Period(start, end + DAY * 6)


def _unit(core: Core, first: date, last: date) -> Period:
    """Return the month, quarter or half-year of the statement, or one before or after it."""
    start, end = (_unit_of(core, day) for day in (first, last))
    return Period(start.start, end.end)


def _unit_of(core: Core, day: date) -> Period:
    begin = date(day.year, day.month - (day.month - 1) % core.months, 1)
    number = core.begin[1]
    start = month_of(begin, (core.shift or 0) * core.months)
    if number:  # "the 1st of last month"
        return Period(start.replace(day=number), start.replace(day=number))
    last = month_of(start, core.months - 1)
    return Period(start, last.replace(day=monthrange(last.year, last.month)[1]))


# What is counted from the first and the last day on which it may have been said.
_COUNTED: Mapping[str, Callable[[Core, date, date], Period]] = {
    "now": lambda _, first, last: Period(first, last),
    "yesterday": lambda _, first, last: Period(first - DAY, last - DAY),
    "to_date": lambda _, __, last: Period(None, last),
    "future": lambda _, first, __: Period(first, None),
    "rolling": lambda core, first, last: Period(month_of(first, -core.months), last),
    "days_back": lambda core, first, last: Period(first - DAY * core.months, last),
    "ahead": lambda core, first, last: Period(first, month_of(last, core.months)),
    "unit": _unit,
    "week": _week,
}


def _needed(said: Period | None) -> Period:
    if said is None:
        raise ValueError("it needs the date of the statement, which is not known")
    return said


def _first(said: Period | None) -> date:
    return _needed(said).start or date.min


def _last(said: Period | None) -> date:
    return _needed(said).end or date.max


def parts_of(
    found: FoundPeriod, period: Period | None, said: Period | None
) -> tuple[Period | None, ...]:
    """Give the days of each of *2022 and 2023*, or those of the two ends of *2020–2023*."""
    year, cores = found.cores[-1] if found.cores else Core(""), list[Core]()
    if found.kind == "range" and year.kind == "month" and period and period.start and period.end:
        return tuple(_unit_of(Core("unit", months=1), day) for day in (period.start, period.end))
    if found.kind == "plain" and year.kind == "quarter":  # "the second and third quarters"
        firsts = range(year.begin[0], year.end[0], QUARTER)
        cores = [year._replace(begin=(first, 0), end=(first + 2, 0)) for first in firsts]
    elif found.kind in ("both", "since") or (found.kind == "range" and year.kind == "year"):
        cores = [
            core if core.dated else core._replace(year=year.year, shift=year.shift)
            for core in found.cores
        ]
    parts = (tried(found._replace(kind="plain", cores=[core]), said, None) for core in cores)
    return tuple(parts) or (period,)

"""What words name by themselves: a year, some months of one, a day, the past ten years.

Nothing here knows words or the date of the statement: numbers go in, stretches of time come out.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from analysis.reading.periods.forms import follows

YEARS = range(1900, 2101)  # a number of four digits that may be one
MONTHS_OF_YEAR = 12
PARTS_OF_A_YEAR = ("day", "month", "months", "quarter", "half")
NO_PARTS_OF_RANGES = ("years", "months", "last_months", "unit", "apart", "vague", "decade", "week")
LENGTHS = {"month_word": 1, "quarter_word": 3, "half_word": 6}  # in months
SCHOOL_YEAR = (9, 8)  # from September to August
_NONE = (0, 0)
_HALVES = {1: (1, 15), 2: (16, 0)}  # of a month, the first and the last day
FISCAL = 3  # the last month of two years that is in the later one: they begin in April or July


class Core(NamedTuple):
    """A stretch of the calendar (`begin`, `end`), or some months counted from the statement.

    `begin` and `end` are a month and a day, where day 0 is the first or the last of the month.
    """

    kind: str
    year: int | None = None  # in which it ends
    shift: int | None = None  # the same, counted from the year of the statement
    begin: tuple[int, int] = (1, 0)
    end: tuple[int, int] = (MONTHS_OF_YEAR, 0)
    months: int = 0  # how many back or ahead, or how long the unit is
    bare: bool = False  # only a number: its place must show that it is a year, or a total of months
    step: int = 0  # -1 for the year or month before the one that is spoken of, 1 for the next
    fiscal: bool = False  # a year whose first month is not known
    total: bool = False  # a total of months, which is never in the future

    @property
    def dated(self) -> bool:
        """Whether the words name the year."""
        return self.year is not None or self.shift is not None


class FoundPeriod(NamedTuple):
    """A period as found: its row of `WRAPS`, its cores, and what its place shows."""

    kind: str
    cores: list[Core]
    start: int
    end: int
    is_base: bool
    past: bool  # its sentence has a verb in the past
    else_kind: str = ""  # of what is a base only where it is over: "5 percent to 2022"
    ahead: bool = False  # a verb of the future stands beside it: "from 1 July the fee will rise"
    of_level: bool = False  # of a level that is compared: "from 6 percent in April"
    led_from: int = -1  # where the words begin that make it a base: "compared with $46 billion in"
    led_behind: bool = False  # words behind it make it a base: "2023 жылмен салыстырғанда"

    @property
    def is_said_again(self) -> bool:
        """Whether the words mean a period that is named before: *in the same month*."""
        named = any(core.kind in ("that", "same") for core in self.cores)
        return self.kind == "same" or named or self.steps

    @property
    def steps(self) -> bool:
        """Whether it is counted from another one: *the previous year*."""
        return any(core.step for core in self.cores[:1])


def core_of(kind: str, got: Mapping[str, Sequence[int]], years: Sequence[Core]) -> Core | None:
    """Make what the words of one rule name; None if they make no sense together.

    `got` has the numbers in the words by their lists (numerals are ``count``, years ``named``),
    `years` the years in them, which are read before.
    """
    make = _MAKERS.get(kind)
    of_fiscal = kind in (*PARTS_OF_A_YEAR, "last_months") and bool(years) and years[-1].fiscal
    if of_fiscal and kind == "month" and years[-1].shift == 0:
        own = {name: numbers for name, numbers in got.items() if name != "shifts"}
        got, years = defaultdict(list, own), []  # they are over, whenever the year began
    elif of_fiscal and years[-1].kind != "years" and not (kind == "month" and years[-1].year):
        return Core("vague")
    return make(got, years) if make else Core(kind)


def first_and_last(core: Core, year: int) -> tuple[date, date]:
    """Give the first and the last day of a core that ends in a year.

    >>> first_and_last(Core("month", begin=(2, 0), end=(2, 0)), 2024)
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    (month, day), (last_month, last_day) = core.begin, core.end
    start = date(year - (month > last_month), month, day or 1)
    return start, date(year, last_month, last_day or monthrange(year, last_month)[1])


def joins(one: Core, other: Core, *, adjacent: bool) -> bool:
    """Tell whether two make one period: of one kind, the one after the other, *9 months to May*."""
    kinds = one.kind, other.kind
    ends = other.dated or other.kind == "day"  # "from May until the end of 2023", "to 5 June"
    named = ends if one.kind == "month" else one.dated and other.dated
    unlike = len({*kinds}) == 2 and named and kinds != ("day", "year")
    unlike = unlike and {*kinds} <= {"year", *PARTS_OF_A_YEAR}  # "from 2015 to March 2023"
    if kinds in (("months", "day"), ("months", "month")) and not one.dated:
        return not adjacent
    if not unlike and (one.kind != other.kind or one.kind in NO_PARTS_OF_RANGES):
        return not adjacent and kinds == ("years", "years")  # "from 2012-13 to 2015-16"
    if not adjacent:
        return True
    first, second = (
        core.year or (None if core.shift is None else 2000 + core.shift) for core in (one, other)
    )
    try:
        _, end = first_and_last(one, first or second or 2000)
        start, _ = first_and_last(other, second or first or 2000)
    except ValueError:
        return False
    return end.toordinal() + 1 == start.toordinal()


_Got = Mapping[str, Sequence[int]]
_Years = Sequence[Core]


def _year(got: _Got, _: _Years) -> Core:
    if got["named"]:
        return Core("year", got["named"][-1], fiscal=bool(got["fiscal"]))
    shift, step = [*got["names"], *got["shifts"], 1][0], _step(got)
    return Core("year", shift=shift, step=step, fiscal=bool(got["fiscal"]))


def _step(got: _Got) -> int:
    return len(got["following"]) - len(got["previous"])


def _two_years(got: _Got, _: _Years) -> Core:
    """Make the years of *2020-21*; of a fiscal year the first month is not known."""
    if got["count"] or len(got["named"]) != 2:
        return Core("vague")
    first, last = got["named"]
    years = (last - first) % 100
    fiscal = bool(got["fiscal"])
    return Core("years", first + years, months=MONTHS_OF_YEAR * (years + 1), fiscal=fiscal)


def _from_statement(kind: str, got: _Got, _: _Years) -> Core:
    count, unit = [*got["count"], 1][0], [*got["units"], MONTHS_OF_YEAR][0]
    return Core(kind, months=count * unit, total=bool(got["over"]))


def _unit(got: _Got, _: _Years) -> Core:
    shift, day = [*got["shifts"], _step(got)][0], [*got["count"], 0][0]
    months = next(length for name, length in LENGTHS.items() if got[name] or name == "half_word")
    return Core("unit", shift=shift, months=months, begin=(1, day), step=_step(got))


def _academic(got: _Got, years: _Years) -> Core | None:
    begin, end = ((month, 0) for month in SCHOOL_YEAR)
    named = [*(core.year for core in years if core.year), *got["named"], *got["count"]]
    if not named:
        return Core("academic", shift=[*got["shifts"], *got["names"], 0][0], begin=begin, end=end)
    if len(named) > 1 and not follows(named[0], named[1]):
        return None
    return Core("academic", named[0] + 1, begin=begin, end=end)


def _part_of_month(got: _Got, years: _Years) -> Core:
    """Make the days of *the first half of May*, *the first 15 days of May*."""
    if not got["month"]:  # "the first half of last month"
        return Core("vague")
    month, year = got["month"][0], years[-1] if years else Core("day")
    if got["days"] and got["count"] == [1] and not got["first"]:
        return Core("vague")  # "in one day of May"
    half = _HALVES.get([*got["ordinals"], 1][0], _NONE)
    if half == _NONE and not got["days"]:  # "the third half of May"
        return Core("vague")
    first, last = (1, got["count"][0]) if got["days"] else half
    return year._replace(kind="day", bare=False, begin=(month, first), end=(month, last))


def _days(kind: str, got: _Got, years: _Years) -> Core:
    if not got["month"]:  # "the 1st of last month"
        return _unit(got, years)
    month, days = got["month"][0], got["count"] or [0]
    if got["shifts"] and not years:  # "last November" is over, "this November" of this year
        core, shift = Core(kind, begin=(month, days[0]), end=(month, days[-1])), got["shifts"][0]
        return core._replace(total=True) if shift < 0 else core._replace(shift=shift)
    if got["and"] and not (got["between"] or got["between_after"]) and days[0] + 1 != days[-1]:
        return Core("apart")  # found, so that its numbers are no figures, but not one period
    if years and years[-1].kind == "years":  # "January 2020-21" is in the later one
        year = Core(kind, (years[-1].year or 0) - (month > FISCAL))
    elif years and not got["named"]:
        year = years[-1]._replace(total=False)
    else:
        year = Core(kind, [*got["named"], None][0], fiscal=bool(got["fiscal"]))
    return year._replace(kind=kind, bare=False, begin=(month, days[0]), end=(month, days[-1]))


def _part(kind: str, length: int, got: _Got, years: _Years) -> Core | None:
    last = MONTHS_OF_YEAR // length
    place = [*got["ordinals"], *got["quarters"], *got["halves"], *got["count"], last][0]
    if place > last:
        return None
    year = years[-1] if years else Core(kind, [*got["named"], None][0])
    begin, end = (place * length - length + 1, 0), (place * length, 0)
    return year._replace(kind=kind, bare=False, begin=begin, end=end, total=True)


def _quarters(got: _Got, years: _Years) -> Core:
    """Make the months of *the second and third quarters*, *I–III кварталы*."""
    length = LENGTHS["quarter_word"]
    first, last = got["ordinals"]
    if got["and"] and first + 1 != last:
        return Core("apart")
    year = years[-1] if years else Core("quarter")
    begin, end = ((first - 1) * length + 1, 0), (last * length, 0)
    return year._replace(kind="quarter", bare=False, begin=begin, end=end, total=True)


def _quarter_to(got: _Got, years: _Years) -> Core:
    """Make the three months that end with one: *the September quarter*."""
    last = got["month"][-1]
    year = years[-1] if years and not got["named"] else Core("quarter", [*got["named"], None][0])
    begin = (last - 3) % MONTHS_OF_YEAR + 1
    return year._replace(kind="quarter", bare=False, begin=(begin, 0), end=(last, 0), total=True)


def _months(got: _Got, years: _Years) -> Core | None:
    length = [*got["count"], 1][0] * min(got["units"], default=1)
    several = got["months_of"] and got["count"] != [1]  # "бір айда" is no January
    shown = got["totals"] or got["first"] or got["start"] or got["named"] or several
    if not (0 if shown or years else 1) < length <= MONTHS_OF_YEAR:  # nor is "in one month"
        return None
    year = years[-1] if years and not got["start"] else Core("months", [*got["named"], None][0])
    return year._replace(kind="months", bare=not (shown or years), end=(length, 0), total=True)


def _some_months(got: _Got, years: _Years) -> Core | None:
    """Make the months of *nine-month exports*; *twelve-month inflation* is of no year."""
    of_year = got["count"][0] < MONTHS_OF_YEAR or (years and got["in_month"])  # "2023 жыл 12 ай –"
    return _months(got, years) if of_year else None


def _last_months(got: _Got, years: _Years) -> Core | None:
    if not (core := _months(got, years)):
        return None
    begin, end = (MONTHS_OF_YEAR + 1 - core.end[0], 0), (MONTHS_OF_YEAR, 0)
    # "the final two months of the year", said in March, are those of the last one
    shift = None if years and years[-1].total else core.shift
    return core._replace(kind="last_months", begin=begin, end=end, shift=shift)


_MAKERS: Mapping[str, Callable[[_Got, _Years], Core | None]] = {
    **{kind: partial(_from_statement, kind) for kind in ("rolling", "ahead", "within")},
    "a_year": _year,
    "part_year": _year,
    "year_left_out": lambda got, _: Core(
        "year", shift=[*got["years_left_out"], *got["shifts"]][0], months=MONTHS_OF_YEAR
    ),
    "outcome": lambda *_: Core("outcome", total=True),
    "the_year": lambda got, _: Core("year", shift=0, total=True, fiscal=bool(got["fiscal"])),
    "two_years": _two_years,
    "years": lambda _, years: (
        Core("vague", years[-1].year, fiscal=True) if years[-1].fiscal else years[-1]
    ),
    "days_back": lambda got, _: Core("days_back", months=got["count"][0] * got["day_units"][0]),
    "unit": _unit,
    "that": lambda got, years: _unit(got, years)._replace(kind="that"),
    "spoken_year": lambda got, years: (
        _days("that", got, years) if got["month"] else Core("that")
    )._replace(months=MONTHS_OF_YEAR),
    "week": lambda got, _: Core("week", shift=[*got["shifts"], 0][0], step=_step(got)),
    "week_to": lambda *_: Core("week", shift=0),
    "decade": lambda got, _: Core("decade", got["named"][0]),
    "decade_of": lambda got, _: Core("decade" if got["named"] else "vague", [*got["named"], 1][0]),
    "last_months": _last_months,
    "academic": _academic,
    "new_academic": lambda *read: (core := _academic(*read)) and core._replace(kind="new_academic"),
    "day": partial(_days, "day"),
    "month_day": partial(_days, "day"),
    "part_of_month": _part_of_month,
    "month": partial(_days, "month"),
    "months_to": lambda got, years: _days("months", got, years)._replace(begin=(1, 0)),
    "nth_month": partial(_part, "month", 1),
    "quarter": partial(_part, "quarter", 3),
    "quarters": _quarters,
    "quarter_to": _quarter_to,
    "elided": lambda got, _: Core("elided", months=got["ordinals"][0]),
    "half": partial(_part, "half", 6),
    "months": _months,
    "some_months": _some_months,
}

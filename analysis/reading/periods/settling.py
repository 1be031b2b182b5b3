"""Periods of which only the date of the statement tells whether they begin or end then."""

from __future__ import annotations

from datetime import date

from analysis.reading.periods.cores import LENGTHS, Core, FoundPeriod
from analysis.reading.periods.days import (
    DAY,
    Period,
    is_over,
    is_to_come,
    lasts,
    months_later,
)
from analysis.reading.periods.resolving import tried

NEAR = DAY * 92  # "1 қаңтардан бастап өседі" in October is of the next year


def settled(found: FoundPeriod, said: Period | None) -> FoundPeriod:
    """*5 percent to 2022* starts from that year where it is over, else it lasts until then.

    *5 percent from 1 May* starts from that day, or begins then where that is to come.
    """
    if not found.else_kind or not said:
        return found
    if found.kind in ("since", "until") or not found.is_base:
        return _to_come(found, said)
    period = tried(found, said, None)
    to_come = period and (is_to_come(period, said) or found.else_kind == "until")
    if to_come and not is_over(period, said):
        return found._replace(kind=found.else_kind, is_base=False, ahead=True)
    return found


def _to_come(found: FoundPeriod, said: Period) -> FoundPeriod:
    """Take *1 қарашадан бастап өседі*, *наурызға дейін салынады* of what is next of its kind.

    The verb may tell of a habit, too, so that a start must be near.
    """
    ahead = found._replace(kind=found.else_kind, ahead=True)
    period, last = tried(ahead, said, None), said.end or date.max
    if found.kind == "until":  # "наурызға дейін" in May
        over = period and is_over(period, said) and not any(core.dated for core in found.cores)
        cores = [core._replace(shift=1) for core in found.cores]
        return ahead._replace(cores=cores) if over else found
    start = period and period.start
    near = start and start > last and (start.year == last.year or start - last < NEAR)
    return ahead if near else found


def is_of_a_report(found: FoundPeriod, said: Period | None, spoken_of: Period | None) -> bool:
    """Tell *this quarter it was* in a report of the quarter before that of the statement.

    `spoken_of` is the period of the sentence before. *This month* is that of the statement.
    """
    core = found.cores[0] if found.cores else Core("")
    this = core.kind == "unit" and core.shift == 0 and found.past and not found.is_base
    quarter = this and core.months == LENGTHS["quarter_word"]
    if not quarter or spoken_of is None or not lasts(spoken_of, core.months):
        return False
    following = months_later(spoken_of, core.months)
    return said is None or not (is_over(following, said) or is_to_come(following, said))

"""Periods that are to come, as the verb that is said of them tells."""

from __future__ import annotations

import re
from datetime import date

from analysis.reading.lexicon import lexicon
from analysis.reading.periods.cores import FoundPeriod
from analysis.reading.periods.days import DAY, Period, is_over, is_to_come
from analysis.reading.periods.resolving import tried

NEAR = DAY * 92  # "1 қаңтардан бастап өседі" in October is of the next year
CLAUSE = re.compile(r"(?:[^,.;:!?\n]|[,.](?=\d)){0,250}(?=[,.;:!?\n]|$)")  # the rest of one


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


def may_come(text: str, place: int, languages: tuple[str, ...]) -> bool:
    """Tell whether the clause behind a place ends in a verb of the future, as *өседі* may be."""
    words = lexicon(languages[0] if len(languages) == 1 else None)
    clause = CLAUSE.match(text, place + (text[place : place + 1] == ","))
    ends = clause[0].split()[-2:] if clause else []
    if not ends or words.endings is None:
        return False
    to_come = ends[-1].endswith(tuple(words.sets["future_endings"]))
    to_come = to_come and words.endings.last(ends[-1]) == "tense"  # no "қымбаттады"
    return to_come or ends[0] in words.sets["expectations"]

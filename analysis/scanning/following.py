"""What a figure is of by those before it in its text, of which a person has said what they are of.

It is asked where the words around a figure say little, or name no areas.
"""

from typing import NamedTuple

from analysis.comparing.areas import country_of
from analysis.comparing.rows import MOVED
from analysis.record.checks.sizes import ALIKE
from analysis.record.checks.within_names import days_between
from analysis.record.codebook import area_fault
from analysis.record.figures import fits
from analysis.record.schema import UNIONS
from analysis.scanning.kinds import Measured, Said, scope
from analysis.scanning.known import Known, goes_back, size_of
from analysis.scanning.mentions import mentions
from analysis.scanning.subject_rules import VALUE_OF, WAYS, WORDS
from analysis.scanning.surroundings import InText, holds

SAME_SPEAKER, ANYBODY = (0.05, 366), (0.02, 31)  # so near is as much, if said in so many days
SEVERAL = 10  # so many things are seldom the same number of others


class Told(NamedTuple):
    """A figure, and what a person has said that it is of."""

    stated: InText
    of: Measured


def by_those_before(stated: InText, told: list[Told], record: Known) -> tuple[Measured, str] | None:
    """Return what a figure whose words say little is of, and why; None if that is not certain."""
    last, of = told[-1]
    money = stated.quantity.unit.isupper()
    if _levels(stated, last) and stated.period == last.period:
        if money and (value := VALUE_OF.get(of.indicator)) in record.units:
            return Measured(str(value), *of.areas), f"the sum that goes with {of.indicator}"
        if goes_back(stated, of, record):
            return of.back, "the other way round, by its size"
    if fits(stated.quantity, record.units[of.indicator]) and _goes_on(stated, told):
        return of, "goes on from the figure before"
    return None


def said_before(stated: InText, told: list[Told], record: Known) -> Measured | None:
    """Return what the record has as much of, of the same time; None if that is not certain.

    It was said within a month, or by the same speaker within a year; it is of areas such as the
    text is about, and was not given in the text already. Few things can be of anything.
    """
    own = stated.quantity
    if len(stated.stated_on) < len("2021-04") or (own.unit == "count" and own.value < SEVERAL):
        return None
    period = (stated.period.start, stated.period.end) if stated.period else (None, None)
    about = scope({*stated.named})
    subjects = {
        said.subject
        for said in record.said
        if (said.unit, said.measure, said.period) == (own.unit, own.measure, period)
        and _as_much(said, stated)
        and scope({*said.subject.areas} - {""}) in (about, "pair" if about == "region" else about)
    }
    given = {subject for earlier, subject in told if earlier.kind == stated.kind}
    return subjects.pop() if len(subjects) == 1 and subjects.isdisjoint(given) else None


def _as_much(said: Said, stated: InText) -> bool:
    """Tell whether something is as large, and was said at about the same time."""
    same = bool(said.speaker) and said.speaker == stated.speaker
    apart, days = SAME_SPEAKER if same else ANYBODY
    if abs(said.value - stated.quantity.value) > apart * abs(stated.quantity.value):
        return False
    return days_between(stated.stated_on, said.stated_on) <= days


def scope_before(told: list[Told]) -> str:
    """Say whether the figure before is of a union or of a pair, or nothing where there is none."""
    if not told:
        return ""
    of = told[-1].of
    return "union" if of.ref_area in UNIONS else "pair" if of.counterpart_area else ""


def areas_before(stated: InText, indicator: str, last: Measured, record: Known) -> bool:
    """Tell whether a figure that names no other area than its first has those before it."""
    way, other = WAYS.get(indicator, ""), WAYS.get(last.indicator, "")
    named = {name.area for name in mentions(stated.sentence)}
    return (
        named <= {last.ref_area}
        and (indicator == last.indicator or not (way or other))
        and not area_fault(record.areas[indicator], *last.areas)
    )


def with_region(of: Measured, stated: InText, last: Measured) -> Measured:
    """Return what is measured with the region of the figure before, unless its country is named."""
    named = {name.area for name in mentions(stated.sentence)}
    regions = {country_of(area): area for area in last.areas if area[2:3] == "-"}
    areas = (area if area in named else regions.get(area, area) for area in of.areas)
    return Measured(of.indicator, *areas)


def said_otherwise(stated: InText, of: Measured, told: list[Told]) -> bool:
    """Tell whether another value was given of the same before, so that a figure is hardly of it.

    `of` may lack areas that are not certain.
    """
    low, high = stated.quantity.implied_low, stated.quantity.implied_high
    return stated.period is not None and any(
        (subject == of or of == Measured(subject.indicator))
        and stated.kind == other.kind
        and not (low <= other.quantity.implied_high and other.quantity.implied_low <= high)
        for other, subject in told
    )


def _goes_on(stated: InText, told: list[Told]) -> bool:
    """Tell whether a figure is of the same as the last one before it.

    It is if it gives that in another currency, at another time and not far from it, or the change
    to a level or the level after a change that was not given yet.
    """
    last, of = told[-1]
    same_time = stated.period == last.period
    measures = {stated.quantity.measure, last.quantity.measure}
    if stated.quantity.unit != "count" and holds(stated.until, WORDS["refers_back"]):
        return measures == {"share"} or "share" not in measures
    if last.quantity.unit == "count" and holds(stated.sentence, WORDS["of_all"]):
        return measures == {"level", "share"}
    if not stated.period or not last.period:
        return False
    if same_time and len(measures) == 1 and stated.quantity.unit == last.quantity.unit:
        return _says_again(stated, last)
    if _levels(stated, last):
        if stated.quantity.unit != last.quantity.unit:
            return same_time and stated.quantity.unit.isupper()
        return 1 / ALIKE < size_of(stated) / size_of(last) < ALIKE
    if len(measures) == 1:
        return not same_time
    given = [
        earlier
        for earlier, subject in told[:-1]
        if subject == of and earlier.period == last.period and earlier.moved == stated.moved
    ]
    return same_time and not given and "level" in measures and not measures.isdisjoint(MOVED)


def _says_again(stated: InText, last: InText) -> bool:
    """Tell whether a figure gives the one before it more or less exactly."""
    one, other = stated.quantity, last.quantity
    meet = one.implied_low <= other.implied_high and other.implied_low <= one.implied_high
    return meet and bool(one.hedge) != bool(other.hedge)


def _levels(stated: InText, last: InText) -> bool:
    return stated.quantity.measure == last.quantity.measure == "level"

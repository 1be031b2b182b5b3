"""What is proposed for a figure of a text: indicator, areas, status, measure, each with a reason.

What is not certain stays empty, and its reason says why. The rules stand in `subjects.toml`, the
names of areas in `areas.csv`; the record says which unit and which areas an indicator has, whose
officials people are, and how large figures of a kind are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from analysis.reading.detection import language_of
from analysis.reading.find import Candidate, find_quantities
from analysis.reading.flow import flowed
from analysis.reading.lexicon import lexicon
from analysis.reading.markup import bare
from analysis.reading.periods.days import days_of
from analysis.scanning.following import (
    Told,
    areas_before,
    by_those_before,
    said_before,
    said_otherwise,
    scope_before,
    with_region,
)
from analysis.scanning.kinds import Measured, likely, scope
from analysis.scanning.known import Known, goes_back, out_of_scale, size_of
from analysis.scanning.mentions import areas_in
from analysis.scanning.named_areas import (
    PAIR,
    areas_about,
    areas_of,
    of_several,
    region_about,
    scope_of,
)
from analysis.scanning.subject_rules import VALUE_OF, WAYS, WORDS
from analysis.scanning.subjects import Subject, length, named_by_title, subject_of, title_excludes
from analysis.scanning.surroundings import InText, holds, in_context

BOTH_WAYS = {"exports", "imports"}  # of one area with another, where they stand side by side
BY_KIND = "by its kind: nearly all figures of the record of this kind are of it"
SAID_BEFORE = "as much of that time was said within a month, or by the same speaker in a year"
REGION = "too small for the whole: of the region that the text names"
OTHER_WAY = "as large as what goes the other way"
OTHERWISE = "another value of the same and of that time is given before"
SAME_TIME = "is of the same time as the figure beside it"
UNUSUAL = "its sentence names no area, and nearly all figures of the record have the other way"
USUAL = "nearly all figures of the record have these"


@dataclass(slots=True)
class Placed:
    """A figure, what is proposed that it is of, and why; what is not certain is empty."""

    stated: InText
    of: Measured
    why: str  # its indicator, or none
    where: str  # its areas, or none
    little: bool  # its words say too little to name an indicator

    def take(self, of: Measured, why: str) -> None:
        """Be of something else, for one reason."""
        self.of, self.why, self.where = of, why, why


class Proposal(NamedTuple):
    """A figure of a text, what it is of, its status, and why; empty is what is not certain."""

    candidate: Candidate
    of: Measured
    status: str
    why: str  # its indicator, or none
    where: str  # its areas, or none


def proposals(
    text: str,
    record: Known,
    *,
    title: str = "",
    publisher: str = "",
    speaker: str = "",
    stated_on: date | str | None = None,
    language: str | None = None,
    found: list[Candidate] | None = None,
    known_of: Sequence[Measured | None] = (),
) -> list[Proposal]:
    """Propose what the figures of a text are, in their order.

    Without a `title` its first line is one; `speaker` is spelt as in the record; `found` are its
    figures, where they are known. By what a person has said of some, `known_of`, others go on.

    >>> from analysis.record.load import rows_of
    >>> from analysis.scanning.known import known
    >>> words = "In 2024 some 60 thousand students from Kazakhstan studied in Russia."
    >>> (proposal,) = proposals(words, known(rows_of("indicators")))
    >>> tuple(proposal.of), proposal.why
    (('student_count', 'RU', 'KZ'), "'students'")
    """
    if found is None:
        found = find_quantities(text, stated_on=stated_on, language=language)
    text, day = flowed(bare(text)), str(stated_on or "")[: len("2021-04-06")]
    stated = in_context(text, found, title, publisher, speaker, day, language, record.people)
    paragraphs = [text.count("\n", 0, each.start) for each in found]
    placed = place(stated, paragraphs, record, known_of or [None] * len(found))
    return [
        Proposal(each, one.of, _status(one.stated, stated_on, language), one.why, one.where)
        for each, one in zip(found, placed, strict=True)
    ]


def place(
    stated: list[InText], paragraphs: list[int], record: Known, known_of: Sequence[Measured | None]
) -> list[Placed]:
    """Propose what figures are of, those of one paragraph in their order.

    `known_of` has what a person has said that figures are of. Those right behind a figure that has
    been placed go on from it, and from all before it.
    """
    placed: list[Placed] = []
    told: list[Told] = []
    for number, (figure, paragraph) in enumerate(zip(stated, paragraphs, strict=True)):
        before = placed[-1] if number and paragraph == paragraphs[number - 1] else None
        sure = told if told and told[-1].stated is stated[number - 1] else []
        previous = before.of.indicator if before and _alike(figure, before.stated) else ""
        about = scope_of(figure) or scope_before(sure)
        subject = subject_of(figure, about, record.units, previous)
        placed.append(_placed(figure, subject, record, before, sure))
        if of := known_of[number]:
            placed[-1].of = of
        if placed[-1].of.ref_area:
            told.append(Told(figure, placed[-1].of))
    for known, (first, second) in zip(known_of, pairwise(placed), strict=False):
        _share_time(first, second, record)
        if not known:
            _share_time(second, first, record)
            _worth_behind(first, second, record)
    return placed


def _alike(figure: InText, before: InText) -> bool:
    """Tell whether a figure may be of the same as the one before it in its paragraph."""
    measure, last = figure.quantity.measure, before.quantity.measure
    if (last, measure) == ("change", "level") and figure.period and before.period:
        return figure.period == before.period
    return (measure == "share") == (last == "share")


def _share_time(change: Placed, level: Placed, record: Known) -> None:
    """Give a change that says little what the level of the same time beside it has."""
    time, of = change.stated.period, level.of
    unknown = change.stated.moved and change.little and not change.of.indicator
    named = of.indicator and record.units[of.indicator] != "count"
    is_level = level.stated.quantity.measure == "level"
    if unknown and time is not None and time == level.stated.period and named and is_level:
        change.take(of, SAME_TIME)


def _worth_behind(worth: Placed, count: Placed, record: Known) -> None:
    """Make a sum the worth of the count right behind it: *53 млрд доллар болатын 177 жоба*."""
    figure, items = worth.stated, count.stated
    value = VALUE_OF.get(count.of.indicator)
    before = figure.sentence[figure.start : items.start].split()[-1:]  # none in another sentence
    joined = not {*before}.isdisjoint(WORDS["worth_before"])
    beside = joined and (items.start, items.end) in figure.others
    if value in record.units and beside and figure.quantity.unit.isupper():
        of = Measured(str(value), *count.of.areas)
        worth.take(of, f"the worth of {count.of.indicator} behind it")


def _placed(
    stated: InText, subject: Subject, record: Known, before: Placed | None, told: list[Told]
) -> Placed:
    """Place a figure by its subject; `before` is the figure before it in its paragraph."""
    of = Measured(subject.indicator)
    one = Placed(stated, of, subject.reason, "no indicator is proposed", subject.little)
    if subject.little and (found := _by_others(stated, record, before, told)):
        one.take(*found)
        subject = Subject(one.of.indicator, one.why, little=True)
    if one.of.indicator and not one.of.ref_area:
        one.of, one.where = _with_areas(stated, subject, record, before, told)
    if one.of.ref_area:
        _take_region(one, record, told)
    if not one.of.indicator and (said := said_before(stated, told, record)):
        one.take(said, SAID_BEFORE)
    if doubt := _doubt(stated, one.of, record, told):
        one.take(Measured(""), doubt)
    elif one.why == BY_KIND and not one.of.ref_area:
        one.take(Measured(""), one.where)
    return one


def _take_region(one: Placed, record: Known, told: list[Told]) -> None:
    """Put a region in the place of its country: that of the figure before, or by the size."""
    if told:
        one.of = with_region(one.of, one.stated, told[-1].of)
    region = region_about(one.stated, one.of)
    differs = region != one.of
    if differs and one.why == BY_KIND and not out_of_scale(one.stated, region, record):
        one.of, one.where = region, BY_KIND
    elif differs and out_of_scale(one.stated, one.of, record):
        one.of, one.where = region, REGION


def _doubt(stated: InText, of: Measured, record: Known, told: list[Told]) -> str:
    """Say why a figure can hardly be of something, or nothing."""
    if said_otherwise(stated, of, told):
        return OTHERWISE
    if of.ref_area and goes_back(stated, of, record):
        return OTHER_WAY
    return out_of_scale(stated, of, record) if of.ref_area else ""


def _by_others(
    stated: InText, record: Known, before: Placed | None, told: list[Told]
) -> tuple[Measured, str] | None:
    """Return what a figure whose words say little is of by other figures, and why, or None."""
    if told and (found := by_those_before(stated, told, record)):
        return found
    counted = before and before.stated.quantity.unit == "count"
    sums = counted and (not told or told[-1].of.indicator in VALUE_OF)
    of = _by_kind(stated, record, sums=bool(sums))
    given = any(
        subject == of
        and stated.period
        and (figure.period, figure.quantity.measure) == (stated.period, stated.quantity.measure)
        for figure, subject in told
    )
    return (of, BY_KIND) if of and not given else None


def _by_kind(stated: InText, record: Known, *, sums: bool) -> Measured | None:
    """Return what nearly all figures of the record of a figure's kind are of, or None.

    Without `sums`, those that go with a count are left aside: none stands before the figure.
    """
    areas = {*stated.named}
    about = scope(areas) if areas else ""
    quantity = stated.quantity
    time = "" if quantity.measure == "share" else length(stated)
    if not about or quantity.measure == "multiple" or (stated.period and time == "none"):
        return None
    kind = (about, quantity.unit, quantity.measure, time)
    size = None if stated.moved else size_of(stated)
    named = named_by_title(stated, "union" if about == "union" else "pair", record.units)
    alike = record.kinds.get(kind, [])
    if not sums:
        alike = [each for each in alike if each.subject.indicator not in VALUE_OF.values()]
    subject = likely(alike, size, named, first=stated.first)
    if not subject or title_excludes(stated, subject.indicator):
        return None
    return subject if subject.indicator in record.units else None


def _with_areas(
    stated: InText, subject: Subject, record: Known, before: Placed | None, told: list[Told]
) -> tuple[Measured, str]:
    """Return what a figure is of with its areas by its words, else as nearly all, and why."""
    indicator = subject.indicator
    going_on = None
    last = told[-1].of if told else None
    both_ways = before and {indicator, before.of.indicator} == BOTH_WAYS
    if before and before.of.ref_area and (subject.goes_on or both_ways):
        going_on = before.of.areas
    way = WAYS.get(indicator, "")
    if last and WAYS.get(last.indicator, "") == way and holds(stated.part, WORDS["of_these"]):
        going_on = last.areas
    kinds = record.areas[indicator]
    *areas, where = areas_of(stated, kinds, way, going_on, last and last.areas)
    of = Measured(indicator, *areas)
    usual = Measured(indicator, *record.ways.get(indicator, ()))
    named = going_on or areas_in(stated.sentence, record.people)
    if way and usual.ref_area and of.back == usual and not named:
        return Measured(indicator), UNUSUAL  # an area before it is that of something else
    about = last.areas if last else areas_about(stated)
    open_way = way and indicator not in BOTH_WAYS and set(PAIR) == set(about)
    if open_way and not of.ref_area and not of_several(stated):
        of = usual
        where = USUAL if usual.ref_area else where
    if not of.ref_area and last and areas_before(stated, indicator, last, record):
        return Measured(indicator, *last.areas), "those of the figure before"
    return of, where


def _status(stated: InText, stated_on: date | str | None, language: str | None) -> str:
    """Return actual, or nothing where a figure is expected: by its words, or by its period."""
    expectations = lexicon(language or language_of(stated.sentence)).sets["expectations"]
    said = days_of(stated_on)
    period = stated.period
    if said and said.end and period and period.end and not period.start and period.end > said.end:
        return ""  # by 2030
    spoken = set(re.findall(r"\w+", stated.sentence_so_far))
    spoken -= set(re.findall(r"\w+", stated.period_words))  # "in May" is no "may"
    return "actual" if expectations.isdisjoint(spoken) else ""

"""What is proposed for a figure of a text: indicator, areas, status, measure, each with a reason.

What is not certain stays empty, and its reason says why. The rules stand in `subjects.toml`, the
names of areas in `areas.csv`; the record says which unit and which areas an indicator has, whose
officials people are, and how large figures of a kind are.
"""

import re
from itertools import pairwise

from analysis.reading.detection import language_of
from analysis.reading.find import find_quantities
from analysis.reading.lexicon import lexicon
from analysis.reading.periods.days import days_of
from analysis.record.schema import Row
from analysis.scanning import kinds
from analysis.scanning.areas import PAIR, areas_about, areas_in, areas_of, scope_of
from analysis.scanning.context import Stated, in_context
from analysis.scanning.known import Known, out_of_scale, size_of, way_by_size
from analysis.scanning.rules import WAYS
from analysis.scanning.subjects import Subject, leads_to, length, named_by_title, subject_of

AREAS = ("ref_area", "counterpart_area")
BOTH_WAYS = {"exports", "imports"}  # of one area with another, where they stand side by side
LEADS = "leads to the figure behind it"
BY_KIND = "by its kind: nearly all figures of the record of this kind are of it"
BY_SIZE = "by its size: figures of the record that are so large are of this kind"


def proposals(
    text: str, record: Known, *, stated_on: str | None = None, language: str | None = None
) -> list[Row]:
    """Propose cells for the figures of a text, in their order; its first line is its title.

    A row has the `candidate`, the cells `indicator`, `ref_area`, `counterpart_area`, `status`,
    `period` (a Period or None) and `measure`, empty where they are not certain, `reasons`, by cell,
    and `little`: whether its words say too little to name an indicator.

    >>> from analysis import load
    >>> from analysis.record.schema import records
    >>> from analysis.scanning.known import known
    >>> words = "In 2024 some 60 thousand students from Kazakhstan studied in Russia."
    >>> (row,) = proposals(words, known(records(load("indicators"))))
    >>> row["indicator"], row["ref_area"], row["counterpart_area"], row["measure"]
    ('student_count', 'RU', 'KZ', 'level')
    >>> row["reasons"]["indicator"]
    "'students'"
    """
    candidates = find_quantities(text, stated_on=stated_on, language=language)
    stated = in_context(text, candidates, language)
    paragraphs = [text.count("\n", 0, candidate.start) for candidate in candidates]
    rows = place(stated, paragraphs, record)
    return [
        {"candidate": candidate, **row, "status": _status(figure, stated_on, language)}
        for candidate, figure, row in zip(candidates, stated, rows, strict=True)
    ]


def place(stated: list[Stated], paragraphs: list[int], record: Known) -> list[Row]:
    """Propose indicator, areas and measure of figures, those of one paragraph in their order."""
    rows: list[Row] = []
    before: Row | None = None
    for number, (figure, paragraph) in enumerate(zip(stated, paragraphs, strict=True)):
        if number and paragraph != paragraphs[number - 1]:
            before = None
        alike = before and (before["measure"] == "share") == (figure.quantity.measure == "share")
        previous = before["indicator"] if before and alike else ""
        subject = subject_of(figure, scope_of(figure, record.people), record.units, previous)
        rows.append(_placed(figure, subject, record, before))
        if before and not before["indicator"] and leads_to(stated[number - 1], figure):
            _take_over(before, rows[-1], record)
        before = rows[-1]
    for first, second in pairwise(zip(stated, rows, strict=True)):
        _share_time(first, second, record)
        _share_time(second, first, record)
    return rows


def _share_time(left: tuple[Stated, Row], right: tuple[Stated, Row], record: Known) -> None:
    """Give a change that says little what the level of the same time beside it has."""
    (change, row), (level, of) = left, right
    same = change.period is not None and change.period == level.period
    unknown = change.moved and row["little"] and not row["indicator"]
    if unknown and same and of["measure"] == "level":
        _take_over(row, of, record, "is of the same time as the figure beside it")


def _placed(stated: Stated, subject: Subject, record: Known, before: Row | None) -> Row:
    """Return the cells of a figure by its subject."""
    areas, where, little = ("", ""), "no indicator is proposed", subject.little
    if little and (of := _by_kind(stated, record)):
        subject = Subject(of.indicator, BY_KIND)
        areas, where = (of.ref_area, of.counterpart_area), BY_KIND
    indicator, why = subject.indicator, subject.reason
    if indicator and not areas[0]:
        areas, where = _areas(stated, subject, record, before)
    if areas[0] and (doubt := out_of_scale(stated, indicator, areas, record)):
        indicator, areas, why, where = "", ("", ""), doubt, doubt
    return {
        "indicator": indicator,
        **dict(zip(AREAS, areas, strict=True)),
        "period": stated.period,
        "measure": stated.quantity.measure,
        "little": little,
        "reasons": {
            "indicator": why,
            **dict.fromkeys(AREAS, where),
            "period": repr(stated.period_words) if stated.period else "its words name none",
            "measure": repr(stated.sentence[stated.start : stated.end]),
        },
    }


def _by_kind(stated: Stated, record: Known) -> kinds.Measured | None:
    """Return what nearly all figures of the record of a figure's kind are of, or None."""
    scope = kinds.scope({*areas_in(f"{stated.about} . {stated.title}", record.people)})
    time = length(stated)
    if not scope or (stated.period and time == "none"):
        return None
    quantity = stated.quantity
    kind = (scope, quantity.unit, quantity.measure, time)
    size = size_of(stated) if quantity.measure == "level" else None
    named = named_by_title(stated, "union" if scope == "union" else "pair", record.units)
    subject = kinds.likely(record.kinds.get(kind, []), size, named)
    return subject if subject and subject.indicator in record.units else None


def _areas(
    stated: Stated, subject: Subject, record: Known, before: Row | None
) -> tuple[tuple[str, str], str]:
    """Return the areas of a figure by its words, else by its size, and why."""
    indicator, going_on = subject.indicator, None
    both_ways = before and {indicator, before["indicator"]} == BOTH_WAYS
    if before and before["ref_area"] and (subject.goes_on or both_ways):
        going_on = (before["ref_area"], before["counterpart_area"])
    way, allowed = WAYS.get(indicator, ""), record.areas[indicator]
    ref_area, counterpart_area, where = areas_of(stated, allowed, way, record.people, going_on)
    if not ref_area and way and set(PAIR) == set(areas_about(stated, record.people)):
        by_size = way_by_size(stated, indicator, record)
        return by_size, BY_SIZE if by_size[0] else where
    return (ref_area, counterpart_area), where


def _take_over(row: Row, level: Row, record: Known, reason: str = LEADS) -> None:
    """Give a change the indicator and the areas of a level, for a reason."""
    if level["indicator"] and record.units[level["indicator"]] != "count":
        row |= {name: level[name] for name in ("indicator", *AREAS)}
        row["reasons"] |= dict.fromkeys(("indicator", *AREAS), reason)


def _status(stated: Stated, stated_on: str | None, language: str | None) -> str:
    """Return actual, or nothing where a figure is expected: by its words, or by its period."""
    expectations = lexicon(language or language_of(stated.sentence)).sets["expectations"]
    said, period = days_of(stated_on), stated.period
    if said and said.end and period and period.end and not period.start and period.end > said.end:
        return ""  # by 2030
    spoken = re.findall(r"\w+", stated.sentence_so_far)
    return "actual" if expectations.isdisjoint(spoken) else ""

"""What is proposed for a figure of a text: indicator, areas, status, measure, each with a reason.

What is not certain stays empty, and its reason says why. The rules stand in `subjects.toml`, the
names of areas in `areas.csv`; the record says which unit and which areas an indicator has, whose
officials people are, and how large figures of a kind are.
"""

from __future__ import annotations

import re

from analysis.reading.detection import language_of
from analysis.reading.find import find_quantities
from analysis.reading.lexicon import lexicon
from analysis.reading.periods.days import days_of
from analysis.record.schema import Row
from analysis.scanning.areas import PAIR, areas_about, areas_of, scope_of
from analysis.scanning.context import Stated, in_context
from analysis.scanning.known import Known, out_of_scale, way_by_size
from analysis.scanning.rules import ways
from analysis.scanning.subjects import Subject, leads_to, subject_of

AREAS = ("ref_area", "counterpart_area")
BOTH_WAYS = {"exports", "imports"}  # of one area with another, where they stand side by side
BY_SIZE = "by its size: figures of the record that are so large are of this kind"


def proposals(
    text: str,
    record: Known,
    *,
    stated_on: str | None = None,
    language: str | None = None,
    title: str = "",
) -> list[Row]:
    """Propose cells for the figures of a text, in their order.

    Parameters
    ----------
    text : str
        The text.
    record : Known
        What the record tells.
    stated_on, language : str or None
        As of `find_quantities`.
    title : str
        The title of the text; without one, its first line.

    Returns
    -------
    list of dict
        A row a figure: the `candidate`, the cells `indicator`, `ref_area`, `counterpart_area`,
        `status`, `period` (a Period or None) and `measure`, empty where they are not certain, and
        `reasons`, by cell.

    Examples
    --------
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
    found = find_quantities(text, stated_on=stated_on, language=language)
    stated = in_context(text, found, title, language)
    paragraphs = [text.count("\n", 0, each.start) for each in found]
    return [
        {"candidate": each, **cells, "status": _status(context, stated_on, language)}
        for each, context, cells in zip(
            found, stated, place(stated, paragraphs, record), strict=True
        )
    ]


def place(stated: list[Stated], paragraphs: list[int], record: Known) -> list[Row]:
    """Propose indicator, areas and measure of figures, those of one paragraph in their order."""
    rows: list[Row] = []
    before: Row | None = None
    for number, (each, here) in enumerate(zip(stated, paragraphs, strict=True)):
        if number and here != paragraphs[number - 1]:
            before = None
        alike = before and (before["measure"] == "share") == (each.quantity.measure == "share")
        previous = before["indicator"] if before and alike else ""
        subject = subject_of(each, scope_of(each, record.people), record.units, previous)
        rows.append(_placed(each, subject, record, before))
        if before and not before["indicator"] and leads_to(stated[number - 1], each):
            _take_over(before, rows[-1], record)
        before = rows[-1]
    return rows


def _placed(stated: Stated, subject: Subject, record: Known, before: Row | None) -> Row:
    """Return the cells of a figure by its subject."""
    indicator, why = subject.indicator, subject.reason
    areas, where = ("", ""), "no indicator is proposed"
    if indicator:
        areas, where = _areas(stated, subject, record, before)
    if areas[0] and (doubt := out_of_scale(stated, indicator, areas, record)):
        indicator, areas, why, where = "", ("", ""), doubt, doubt
    return {
        "indicator": indicator,
        **dict(zip(AREAS, areas, strict=True)),
        "period": stated.period,
        "measure": stated.quantity.measure,
        "reasons": {
            "indicator": why,
            **dict.fromkeys(AREAS, where),
            "period": repr(stated.period_words) if stated.period else "its words name none",
            "measure": repr(stated.sentence[stated.start : stated.end]),
        },
    }


def _areas(
    stated: Stated, subject: Subject, record: Known, before: Row | None
) -> tuple[tuple[str, str], str]:
    """Return the areas of a figure by its words, else by its size, and why."""
    indicator, going_on = subject.indicator, None
    both_ways = before and {indicator, before["indicator"]} == BOTH_WAYS
    if before and before["ref_area"] and (subject.goes_on or both_ways):
        going_on = (before["ref_area"], before["counterpart_area"])
    way, kinds = ways().get(indicator, ""), record.areas[indicator]
    ref_area, counterpart_area, where = areas_of(stated, kinds, way, record.people, going_on)
    if not ref_area and way and set(PAIR) == set(areas_about(stated, record.people)):
        by_size = way_by_size(stated, indicator, record)
        return by_size, BY_SIZE if by_size[0] else where
    return (ref_area, counterpart_area), where


def _take_over(row: Row, level: Row, record: Known) -> None:
    """Give a change the indicator and the areas of the level that it leads to."""
    if level["indicator"] and record.units[level["indicator"]] != "count":
        row |= {name: level[name] for name in ("indicator", *AREAS)}
        why = dict.fromkeys(("indicator", *AREAS), "leads to the figure behind it")
        row["reasons"] |= why


def _status(stated: Stated, stated_on: str | None, language: str | None) -> str:
    """Return actual, or nothing where a figure is expected: by its words, or by its period."""
    expectations = lexicon(language or language_of(stated.sentence)).sets["expectations"]
    said, period = days_of(stated_on), stated.period
    if said and said.end and period and period.end and not period.start and period.end > said.end:
        return ""  # by 2030
    spoken = re.findall(r"\w+", stated.sentence_so_far)
    return "actual" if expectations.isdisjoint(spoken) else ""

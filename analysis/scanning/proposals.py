"""What is proposed for a figure of a text: indicator, areas, status, measure, each with a reason.

What is not certain stays empty, and its reason says why. The rules stand in `subjects.toml`, the
names of areas in `areas.csv`; the record says which unit and which areas an indicator has, whose
officials people are, and how large figures of a kind are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from statistics import median
from typing import Any, NamedTuple

from analysis.reading.detection import language_of
from analysis.reading.find import find_quantities
from analysis.reading.lexicon import lexicon
from analysis.record.plausible import OTHERS, TIMES
from analysis.record.schema import WHAT, Row
from analysis.scanning.areas import Pair, areas_of, country, scope_of
from analysis.scanning.context import Stated, in_context, words_of
from analysis.scanning.subjects import Subject, rules, subject_of

YEAR = 365


class Known(NamedTuple):
    """What of a record tells about figures that are not in it."""

    #: What the levels of an indicator are in.
    units: dict[str, str]
    #: Whether an indicator is a flow, a stock or cumulative.
    natures: dict[str, str]
    #: Which areas an indicator has: pair, one, union.
    areas: dict[str, str]
    #: KZ or RU, by the last name of an official, as `words_of` writes it.
    people: dict[str, str]
    #: The middle one of the levels, by indicator, areas and unit; of flows, as of a whole year.
    usual: dict[tuple[str, ...], float]


def known(
    indicators: Iterable[Row], speakers: Iterable[Row] = (), figures: Iterable[Row] = ()
) -> Known:
    """Return what of a record tells about other figures.

    Parameters
    ----------
    indicators, speakers
        Rows of indicators.csv and speakers.csv, raw or as `load` gives them.
    figures
        Rows of topic tables, or of claims.
    """
    codebook = {row["indicator"]: row for row in indicators}
    people: dict[str, str] = {}
    for row in speakers:
        if row["side"] in ("KZ", "RU"):
            for name in (row["speaker"], *_words(row["spellings"]).split(";")):
                people |= {words_of(last): row["side"] for last in name.split()[-1:]}
    levels: dict[tuple[str, ...], list[float]] = {}
    for row in figures:
        if row["measure"] == "level" and row["value"] == row["value"]:  # nan is not
            kind = (*(_words(row[name]) for name in WHAT), row["unit"])
            levels.setdefault(kind, []).append(_a_year(row))
    usual = {kind: median(sizes) for kind, sizes in levels.items() if len(sizes) >= OTHERS}
    units, natures, areas = (
        {name: row[key] for name, row in codebook.items()} for key in ("unit", "nature", "areas")
    )
    return Known(units, natures, areas, people, usual)


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
        `status` and `measure`, empty where they are not certain, and `reasons`, by cell.

    Examples
    --------
    >>> from analysis import load
    >>> from analysis.record.schema import records
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
        {"candidate": each, **cells, "status": _status(context, language)}
        for each, context, cells in zip(
            found, stated, place(stated, paragraphs, record), strict=True
        )
    ]


def place(stated: list[Stated], paragraphs: list[int], record: Known) -> list[Row]:
    """Propose indicator, areas and measure of figures, those of one paragraph in their order."""
    ways = {rule.indicator: rule.direction for rule in rules() if rule.direction}
    rows: list[Row] = []
    previous, before, paragraph = "", None, -1
    for each, here in zip(stated, paragraphs, strict=True):
        if here != paragraph:
            previous, before = "", None
        subject = subject_of(each, scope_of(each, record.people), record.units, previous)
        cells = _placed(each, subject, ways, record, before)
        rows.append(cells)
        previous, paragraph = subject.indicator, here
        before = (cells["ref_area"], cells["counterpart_area"]) if cells["ref_area"] else None
    return rows


def _placed(
    stated: Stated, subject: Subject, ways: dict[str, str], record: Known, before: Pair
) -> Row:
    """Return the cells of a figure by its subject."""
    indicator, why = subject.indicator, subject.reason
    ref_area, counterpart_area, where = "", "", "no indicator is proposed"
    if indicator:
        way = ways.get(indicator, "")
        going_on = before if subject.goes_on else None
        kinds = record.areas[indicator]
        areas = areas_of(stated, kinds, way, record.people, going_on)
        ref_area, counterpart_area, where = areas
    kind = (indicator, ref_area, counterpart_area, stated.quantity.unit)
    flow = bool(indicator) and record.natures[indicator] == "flow"
    if ref_area and flow and (doubt := _out_of_scale(stated, kind, record.usual)):
        ref_area, counterpart_area, where = "", "", doubt
    return {
        "indicator": indicator,
        "ref_area": ref_area,
        "counterpart_area": counterpart_area,
        "measure": stated.quantity.measure,
        "reasons": {"indicator": why, "ref_area": where, "counterpart_area": where},
    }


def _out_of_scale(
    stated: Stated, kind: tuple[str, ...], usual: dict[tuple[str, ...], float]
) -> str:
    """Say that a level is far from those of its kind, or as large as those of the whole."""
    if stated.quantity.measure != "level":
        return ""
    ends = {"period_start": stated.period and stated.period.start}
    ends["period_end"] = stated.period and stated.period.end
    size = _a_year({"value": stated.quantity.value, "nature": "flow", **ends})
    indicator, ref_area, counterpart_area, unit = kind
    whole = (indicator, country(ref_area), country(counterpart_area), unit)
    if kind in usual and size and not 1 / TIMES < size / usual[kind] < TIMES:
        return f"{size / usual[kind]:.2g} times what figures of this kind are"
    if whole != kind and size > usual.get(whole, 2 * size) / 2:
        return f"too large for a part of {whole[1]} and {whole[2]}"
    return ""


def _words(cell: Any) -> str:
    """Return a cell that may be missing."""
    return cell if isinstance(cell, str) else ""


def _a_year(row: Row) -> float:
    """Return the size of a level; of a flow in a known period, what it would be in a year."""
    start, end = row["period_start"], row["period_end"]
    size = float(abs(row["value"]))
    if row["nature"] != "flow" or start is None or end is None or start != start or end != end:
        return size
    return size * YEAR / float((end - start).days + 1)


def _status(stated: Stated, language: str | None) -> str:
    """Return actual, or nothing where words of the sentence speak of what is expected."""
    expectations = lexicon(language or language_of(stated.sentence)).sets["expectations"]
    spoken = re.findall(r"\w+", stated.sentence)
    return "actual" if expectations.isdisjoint(spoken) else ""

"""What is proposed for a figure of a text: indicator, areas, period, measure, each with a reason.

What is not certain stays empty, and its reason says why. The rules stand in `subjects.toml`, the
names of areas in `areas.csv`; the codebook says which unit and which areas an indicator has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.reading.detection import language_of
from analysis.reading.find import Candidate, find_quantities
from analysis.reading.lexicon import lexicon
from analysis.reading.sentences import sentences
from analysis.record.schema import Row
from analysis.scanning.areas import areas_of, scope_of
from analysis.scanning.subjects import Stated, rules, subject_of, words_of

#: What a proposal holds beside `candidate` and `reasons`.
CELLS = ("indicator", "ref_area", "counterpart_area", "status", "measure")


def proposals(
    text: str,
    codebook: Iterable[Row],
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
    codebook : iterable of dict
        Rows of indicators.csv, raw or as `load` gives them.
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
    >>> (row,) = proposals(words, records(load("indicators")))
    >>> row["indicator"], row["ref_area"], row["counterpart_area"], row["measure"]
    ('student_count', 'RU', 'KZ', 'level')
    >>> row["reasons"]["indicator"]
    "'students'"
    """
    found = find_quantities(text, stated_on=stated_on, language=language)
    heading = title or text.strip().partition("\n")[0]
    stated = [_in_context(text, each, heading, language) for each in found]
    paragraphs = [text.count("\n", 0, each.start) for each in found]
    placed = place(stated, paragraphs, codebook)
    return [
        {"candidate": each, **cells, "status": _status(context, language)}
        for each, context, cells in zip(found, stated, placed, strict=True)
    ]


def place(stated: list[Stated], paragraphs: list[int], codebook: Iterable[Row]) -> list[Row]:
    """Propose indicator, areas and measure of figures, those of one paragraph in their order."""
    known = {row["indicator"]: row for row in codebook}
    units = {name: row["unit"] for name, row in known.items()}
    ways = {rule.indicator: rule.direction for rule in rules()}
    rows: list[Row] = []
    previous, paragraph = "", -1
    for each, here in zip(stated, paragraphs, strict=True):
        previous = previous if here == paragraph else ""
        indicator, why = subject_of(each, scope_of(each), units, previous)
        areas = ("", "", "no indicator is proposed")
        if indicator:
            areas = areas_of(each, known[indicator]["areas"], ways.get(indicator, ""))
        ref_area, counterpart_area, where = areas
        rows.append(
            {
                "indicator": indicator,
                "ref_area": ref_area,
                "counterpart_area": counterpart_area,
                "measure": each.quantity.measure,
                "reasons": {"indicator": why, "ref_area": where, "counterpart_area": where},
            }
        )
        previous, paragraph = indicator, here
    return rows


def _in_context(text: str, each: Candidate, title: str, language: str | None) -> Stated:
    """Return a figure with its sentence, the sentences before it in its line, and the title."""
    first = text.rfind("\n", 0, each.start) + 1
    line = text[first:].partition("\n")[0]
    known = lexicon(language or language_of(line))
    ends = list(sentences(line, known))
    place, until = next(
        (span for span in ends if span[1] > each.start - first), (0, len(line))
    )
    before = "\n".join(line[start:end] for start, end in ends if end <= place)
    return Stated(
        words_of(line[place:until]),
        each.start - first - place,
        each.end - first - place,
        each.quantity,
        each.period,
        each.period_as_stated,
        words_of(before),
        words_of(title) if first else "",
    )


def _status(stated: Stated, language: str | None) -> str:
    """Return actual, or nothing where words of the sentence speak of what is expected."""
    known = lexicon(language or language_of(stated.sentence))
    expected = known.sets["expectations"].isdisjoint(re.findall(r"\w+", stated.sentence))
    return "actual" if expected else ""

"""What endings say of clauses and their periods, in languages whose verbs stand last."""

from __future__ import annotations

import re

from analysis.reading.lexicon import lexicon
from analysis.reading.periods.parse import PeriodSpan

FINITE = ("tense", "negative", "accusative", "participle")  # "-ды" is both a case and a tense
CLAUSE = 200  # characters in which one ends


def ended_between(text: str, language: str | None, joined_clauses: re.Pattern[str]) -> bool:
    """Tell whether a verb ends a clause in a text: *45 are done, this year 18*."""
    words = lexicon(language)
    if not words.verbs_last or not words.endings:
        return False
    parts = joined_clauses.split(text[:CLAUSE])[:-1]
    return any(words.endings.last(part) in FINITE for part in parts)


def of_the_first_level(
    text: str, period: PeriodSpan, figure: tuple[int, int], language: str | None
) -> bool:
    """Tell whether a period right before a figure is of that alone: *2023 жылғы 9 тоннадан*.

    The figure is given by its first and last place.
    """
    endings = lexicon(language).endings
    if endings is None or text[period.end : figure[0]].strip():
        return False
    attributive = endings.last(text[period.start : period.end]) == "attributive"
    return attributive and endings.last(text[slice(*figure)]) == "ablative"

"""What endings say of clauses and their periods, in languages whose verbs stand last."""

from __future__ import annotations

import re

from analysis.reading.lexicon import lexicon

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
    text: str, period: tuple[int, int], figure: tuple[int, int], language: str | None
) -> bool:
    """Tell whether a period right before a figure is of that alone: *2023 жылғы 9 тоннадан*.

    Both are given by their first and last places.
    """
    endings = lexicon(language).endings
    if endings is None or text[period[1] : figure[0]].strip():
        return False
    attributive = endings.last(text[slice(*period)]) == "attributive"
    return attributive and endings.last(text[slice(*figure)]) == "ablative"

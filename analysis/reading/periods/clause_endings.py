"""What endings say of a clause and of a level, in languages whose verbs stand last."""

from __future__ import annotations

import re

from analysis.reading.around.verbs_behind import FINITE, VERBS
from analysis.reading.lexicon import Lexicon, lexicon
from analysis.reading.periods.parse import PeriodSpan

CLAUSE = 200  # characters in which one ends


def ended_between(text: str, language: str | None, joined_clauses: re.Pattern[str]) -> bool:
    """Tell whether a verb ends a clause in a text: *45 are done, this year 18*."""
    words = lexicon(language)
    if not words.verbs_last or not words.endings:
        return False
    parts = joined_clauses.split(text[:CLAUSE])[:-1]
    return any(_ends_in_a_verb(part, words) for part in parts)


def _ends_in_a_verb(text: str, words: Lexicon) -> bool:
    """Tell whether the last word is a verb, by its ending or because its form is known."""
    last = text.split()[-1:]
    known = {kind for word in last for tail, kind, _ in words.entries.get(word, ()) if not tail}
    ending = words.endings.last(text) if words.endings else ""
    return ending in FINITE or not known.isdisjoint(VERBS)


def of_the_first_level(
    text: str, period: PeriodSpan, figure: tuple[int, int], language: str | None
) -> bool:
    """Tell whether a period right before a figure is of that alone: *2023 жылғы 9 тоннадан*.

    So is that of *2023 жылғы 9 тоннаға қарағанда*. The figure is given by its first and last place.
    """
    words, endings = lexicon(language), lexicon(language).endings
    if endings is None or text[period.end : figure[0]].strip():
        return False
    attributive = endings.last(text[period.start : period.end]) == "attributive"
    compared = text[figure[1] :].lstrip().startswith(tuple(words.sets["compared_behind"]))
    return attributive and (compared or endings.last(text[slice(*figure)]) == "ablative")

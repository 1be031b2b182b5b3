"""What the heading of a list says of its lines: a period, a currency, a rise or a fall.

*Prices fell in May:*, with a line for each town below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analysis.reading.around.direction import STOPS, change_at, governed_at, is_noun
from analysis.reading.lexicon import Line, lexicon
from analysis.reading.periods.days import Period, years_later
from analysis.reading.periods.inheritance import Sentence
from analysis.reading.periods.masks import blanked
from analysis.reading.periods.parse import PeriodSpan

Worded = tuple[Period, str] | None  # a period and the words for it


class Heading(NamedTuple):
    """What the lines of a list take from the line above them, which ends in a colon.

    The `direction` is 1 for a rise, -1 for a fall, 0 for neither.
    """

    period: Worded = None
    currency: str | None = None
    direction: int = 0


def heading_of(text: str, spans: list[PeriodSpan], language: str | None) -> Heading:
    """Read the line above a list, whose periods are known.

    >>> heading_of("Prices fell, in US dollars:", [], "en")
    Heading(period=None, currency='USD', direction=-1)
    """
    line = Line(blanked(text, spans), lexicon(language))
    named = _period_of(Sentence(text, [], spans, language).named)
    currencies = {str(item.value) for item in line.items if item.kind == "currency"}
    currency = currencies.pop() if len(currencies) == 1 else None
    return Heading(worded(named, text), currency, _direction_of(line))


def _period_of(named: Sequence[PeriodSpan]) -> PeriodSpan | None:
    """Return the period of a list: *The budget for 2024–2026, of which for 2024:* is of 2024."""
    if len(named) < 2:
        return named[0] if named else None
    first, last = named[0], named[-1]
    several, one = first.period, last.period
    if not (several and one and several.start and several.end and one.start and one.end):
        return first
    within = several.start <= one.start and one.end <= several.end
    return last if within and several.start.year < several.end.year else first


def _direction_of(line: Line) -> int:
    """Return the direction of the last word of change, which has no number behind it, or 0.

    *Exports rose by 5 percent, to:* tells of its own change, *shares in the growth:* of none.
    """
    found, at = -1, len(line.items) - 1
    while at >= 0 and line.word(at) not in STOPS:
        ends = line.kind(at) == "negation" or line.is_of(at, "rates", "makeup", "ensures")
        if ends or (found < 0 and line.kind(at) == "num"):
            return 0
        found = at if found < 0 and change_at(line, at) else found
        at -= 1
    first = at + 1
    if found < 0 or line.kind(found - 1) == "to" or line.is_of(found - 1, "prepositions"):
        return 0  # "targets for reducing:", "we aim to increase:"
    heads = all(_describes(line, at) for at in range(first, found)) or not is_noun(line, found)
    return governed_at(line, found) if heads else 0


def _describes(line: Line, place: int) -> bool:
    """Tell *annual price*, *годовой* before *growth:*; no *programme of* or *программа роста*."""
    if line.is_of(place, "prepositions", "partitive", "opinions"):
        return False
    adjectives = line.words.sets["adjectives_before"]
    known = not adjectives or line.ends_in(place, "adjectives_before")
    known = known or line.is_of(place, "of_change", "definite", "estimates", "extremes")
    return known or line.kind(place) == "mask"


def worded(span: PeriodSpan | None, text: str, heading: Heading | None = None) -> Worded:
    """Give a period with its words; months without a year are of the year that heads their list."""
    above = heading.period if heading else None
    if not span or not span.period:
        return above
    period, words = span.period, text[span.start : span.end]
    year = above[0].year if above else None
    if above and year and span.without_year and period.end:
        return years_later(period, year - period.end.year), f"{above[1]} … {words}"
    return period, words

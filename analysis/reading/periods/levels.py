"""The periods of the levels of a sentence: what one figure has right behind it and the next not."""

from __future__ import annotations

from analysis.reading.periods.clause_words import of_the_first_level
from analysis.reading.periods.clauses import Clauses
from analysis.reading.periods.parse import PeriodSpan
from analysis.reading.periods.spans import last_before


class Levels(Clauses):
    """A sentence that tells which periods are of one level alone."""

    def _of_first_levels(self) -> dict[int, PeriodSpan]:
        """Give the periods that are of one figure alone, by its place."""
        return {
            place: span
            for place, figure in enumerate(self.figures)
            if (span := last_before(self.periods, figure.hedge))
            and of_the_first_level(self.written, span, (figure.hedge, figure.end), self.language)
        }

    def _behind_a_base(self, place: int) -> PeriodSpan | None:
        """Give the period behind what a change starts from: *up from 2 and 3 percent in May*."""
        behind = self._right_behind(place, self.told)
        return behind or self._right_behind(place, self.told, "paired")

    def _behind(self, place: int, before: PeriodSpan | None) -> PeriodSpan | None:
        """Give the period right behind a figure; or, *in May, stood at 7 and 9 in June*, a pair."""
        behind = self._right_behind(place, self.named)
        if behind or not before or not place or self.figures[place - 1].end >= before.start:
            return behind
        pair = "," in self.text[before.end : self.figures[place].start]
        return self._right_behind(place, self.named, "paired") if pair else None

    def _is_of_the_last(self, span: PeriodSpan | None, place: int) -> bool:
        """Tell *was 5 in 2020 and rose by 4 to 9 in 2021*: the first is of the figure before."""
        return bool(place and span and self._right_behind(place - 1, self.named) == span)

"""The clauses of a sentence, and the period that each figure in them takes.

A period that opens a clause holds for the figures behind it, one right behind a figure for that
figure; a bracket with a figure of its own is a sentence within the sentence. What is no period of a
figure is left out first: what a change starts from, the year of an agreement, the day on which
something was said.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from analysis.reading.lexicon import lexicon
from analysis.reading.periods.clause_endings import ended_between, of_the_first_level
from analysis.reading.periods.clause_words import Before, Figure, patterns_of
from analysis.reading.periods.days import AGO, COMPARED
from analysis.reading.periods.parse import PeriodSpan
from analysis.reading.periods.spans import (
    BRACKET,
    first_after,
    first_levels,
    in_brackets,
    is_after,
    is_aside,
    last_before,
    of_a_gapped_clause,
    of_what_is_said,
    pairs_of_periods,
    right_before,
    shared_out,
)
from analysis.reading.tokens import plain

WORDS_BETWEEN = 5  # of a figure's noun phrase, before the period that stands behind it

_BREAK = re.compile(r"[,;:.()]")
_DASH = re.compile(r"\s[-–—]\s")


class Sentence:
    """A sentence with its figures and periods, which tells what period each figure takes."""

    def __init__(
        self, text: str, figures: Sequence[Figure], spans: list[PeriodSpan], language: str | None
    ) -> None:
        low = plain(text)
        self.written = text
        self.text = low if len(low) == len(text) else text.lower()  # at the same offsets
        self.figures, self.spans = figures, spans
        self.language = language
        self.patterns = patterns = patterns_of(language)
        self.verbs_last = lexicon(language).verbs_last
        self.partitive = lexicon(language).sets["partitive"]
        self.numbers = [figure.number for figure in figures]
        self.brackets = [match.span() for match in BRACKET.finditer(text) if self._holds(match)]
        # A participle has the time of its noun, which may be the figure right before it.
        self.bases = [span for span in spans if span.is_base]
        self.agos = {span.start for span in self.bases if self._is_of_a_level(span)}
        self.bases_apart = [span for span in self.bases if span.start not in self.agos]
        self.bases_outside = [span for span in self.bases_apart if self._bracket(span.start) < 0]
        self.told = [span for span in spans if span.is_base or not self._is_said(span)]
        self.named = [span for span in self.told if not span.is_base]
        own = [
            span
            for span in self.named
            if not is_after(self.text, span, patterns.participle)
            and not is_aside(self.text, span, self.numbers, patterns)
        ]
        breaks = patterns.clause_end.finditer(self.text)
        ends = [end.start() for end in breaks if end["end"] is not None]
        ends += [span.start for span in own if self._opens(span)]
        self.ends = sorted((self._bracket(end), end) for end in ends)
        self.in_order = shared_out(self.text, own, len(figures), patterns)
        listed = pairs_of_periods(self.text, self.named, patterns)
        self.listed = {span.start for pair in listed if not self._opens(pair[1]) for span in pair}
        places, from_base = range(len(figures)), patterns.from_base
        self.bases_of_changes = {place for place in places if self._follows(place, from_base)}
        behind = (self._right_behind(place, self.told) for place in self.bases_of_changes)
        self.levels = self._of_first_levels(own)
        self.pairs = first_levels(self.text, figures, self.bases_of_changes, patterns)
        self.taken = taken = {span.start for span in (*behind, *self.levels.values()) if span}
        self.own: dict[int, list[PeriodSpan]] = defaultdict(list)  # by their bracket
        for span in own:
            if span.start not in taken:
                self.own[self._bracket(span.start)].append(span)

    def _of_first_levels(self, own: list[PeriodSpan]) -> dict[int, PeriodSpan]:
        """Give the periods that are of one figure alone, by its place."""
        return {
            place: span
            for place, figure in enumerate(self.figures)
            if (span := last_before(own, figure.hedge))
            and of_the_first_level(self.written, span, (figure.hedge, figure.end), self.language)
        }

    def period_of(self, place: int) -> PeriodSpan | None:
        """Give the period of a figure, or None: it has none, or several, *in 2015 and 2020*."""
        if self.in_order:
            return self.in_order[place]
        span = self._nearest(place)
        if span and len(span.parts) > 1 and not self.pairs.isdisjoint((place, place - 1)):
            return replace(span, period=span.parts[0 if place in self.pairs else -1])
        base = self.base_of(place) if place in self.pairs else None
        if span and base and base.period and base.kind in COMPARED:
            return base  # "in 2023 year on year from 5 to 9 billion"
        return None if span and span.start in self.listed else span

    def base_of(self, place: int) -> PeriodSpan | None:
        """Give the period that a change starts from: the nearest of its sentence.

        One that opens a clause with a figure is of that: *5 percent, compared with 2020 by 7*.
        """
        start, number, end, *_ = self.figures[place]
        bases = self.bases_outside if self._bracket(number) < 0 else self.bases_apart
        after = first_after(bases, start)
        before = last_before(bases, end)
        if before and place and self.figures[place - 1].end <= before.start:
            own = self._right_behind(place, self.named)  # "0.3% on May, and 11% for the year"
            before = None if own and own.kind == "rolling" else before
        for other in (place + 1, place + 2):  # "down by 17 percent from the 8 billion of 2023"
            same = other in self.bases_of_changes and self._clause(self.numbers[other])
            level = same == self._clause(number) and self._right_behind(other, self.told)
            if level and not (after and after.start <= end + 1):
                return level
        beside = (before, None if after and self._opens(after) else after)
        found = (span for span in beside if span)
        return min(found, key=lambda span: max(span.start - end, start - span.end), default=None)

    def _nearest(self, place: int) -> PeriodSpan | None:
        """Give the period right behind a figure, that of its clause, or of one before it."""
        if place in self.levels:
            return self.levels[place]
        start, number, end, _, moves = self.figures[place]
        led = first_after(self.bases, end)
        if led and led.led_from <= start:  # "compared with a gap of $5 billion in 2023"
            made_then = self.patterns.expected.search(self.text, end, led.start)
            return None if made_then else led
        if led and led.start in self.agos and led.start <= end + 1:
            return led
        is_base = place in self.bases_of_changes
        if is_base and self._follows(place, self.patterns.compared):
            return self._right_behind(place, self.told)
        base = last_before(self.spans, number)
        if base and base.is_base and not self.verbs_last:
            *noun, last = self.text[base.end : start].split() or [""]
            named = len(noun) <= 1 and last in self.partitive  # "below the 2019 total of 5"
            when = self.patterns.when.fullmatch(self.text, base.end, start)
            beside = self.text[base.end : number].strip(" '’") in ("", "s")
            if named or when or beside:  # "down from last year's $16 billion"
                return base
        if behind := self._right_behind(place, self.told if is_base else self.named):
            return behind
        bracket, clause = self._clause(number)
        before = last_before(self.own[bracket], number)
        after = first_after(self.own[bracket], end)
        for span in (before, after if after and self._reaches_back(after, place) else None):
            if span and self._clause(span.start) == (bracket, clause):
                return None if self._is_too_late(span, place) else span
        if before:
            return None if self._is_too_late(before, place) else before
        if bracket < 0:
            return None
        base = None if moves else right_before(self.text, self.bases, self.brackets[bracket][0])
        return base or self._of_the_host(bracket)

    def _reaches_back(self, span: PeriodSpan, place: int) -> bool:
        """Tell whether a period further behind may be of a figure in the same clause."""
        end = self.figures[place].end
        between = self.text[end : span.start]
        if of_a_gapped_clause(self.text, self.figures[place].number, end, span.start):
            return False
        following = self.figures[place + 1].hedge if place + 1 < len(self.figures) else span.end
        if "," in between and _DASH.fullmatch(self.text, span.end, following):
            return False  # "5 GW, output in 2024 – 7 GWh"
        if ended_between(between, self.language, self.patterns.joined_clauses):
            return False
        until = span.period is not None and span.period.start is None
        if (span.kind == "now" or until) and "," in between:
            return False  # "430 flats were built, 82 houses are now under way"
        following = self._next_number(end)
        if following > span.start:
            return True
        base = first_after(self.bases, end)
        rolls = base and base.end <= following and span.kind == "rolling"
        if rolls and self._right_behind(place + 1, [span]):
            return False  # "0.3% on May, and 11% for the year"
        if place in self.pairs and len(span.parts) == 1:
            return False  # "from 5 to 9 billion in 2019"
        nearer = first_after(self.named, end)
        if nearer is not span and nearer and nearer.start in self.taken:
            return False
        since = self.figures[place - 1].end if place else 0
        return not self._expects(end, span.start) or self._expects(since, self.numbers[place])

    def _expects(self, first: int, last: int) -> bool:
        """Whether a word of what is expected stands there, outside of the words of a period."""
        expected = self.patterns.expected.finditer(self.text, first, last)
        return any(not self._in_period(word.start()) for word in expected)

    def _next_outside(self, at: int) -> int:
        """Where the next figure outside of brackets stands, or the end of the text."""
        places = self.numbers[bisect_left(self.numbers, at) :]
        return next((number for number in places if self._bracket(number) < 0), len(self.text))

    def _of_the_host(self, bracket: int) -> PeriodSpan | None:
        """Return the period of the figure before a bracket, else what is named beside it."""
        opened, closed = self.brackets[bracket]
        host = bisect_right(self.numbers, opened) - 1
        before = last_before(self.own[-1], opened)
        if host >= 0 and not (before and before.start >= self.figures[host].end):
            return self.period_of(host)
        behind = first_after(self.own[-1], closed)
        short = len(self.text[opened:closed].split()) <= 2  # "turned negative (−1.3%) in May"
        beside = behind and not self.text[closed : behind.start].strip()
        # "Spain (−1.3%) and Cyprus (−1.4%) shrank in May"
        leads = behind and before is None and self._next_outside(closed) > behind.start
        return behind if short and (beside or leads) else before

    def _is_said(self, span: PeriodSpan) -> bool:
        following = self._next_number(span.end)
        return of_what_is_said(self.text, self.written, span, following, self.patterns)

    def _is_too_late(self, span: PeriodSpan, place: int) -> bool:
        """Tell whether a plan follows what is over: *opened 7 last year and plans 10 more*."""
        if not span.is_over or not place:
            return False
        since = max(span.end, self.figures[place - 1].end)
        return self._expects(since, self.numbers[place])

    def _in_period(self, at: int) -> bool:
        """Whether a place is within the words of a period: *May*."""
        period = last_before(self.spans, at)
        following = first_after(self.spans, period.end if period else 0)
        return following is not None and following.start <= at

    def _is_of_a_level(self, span: PeriodSpan) -> bool:
        """Whether a base is the period of the figure before it: *96 million a year ago*."""
        place = bisect_left(self.numbers, span.start) - 1
        unled = span.kind in AGO and span.led_from == span.end
        return unled and place >= 0 and span.start <= self.figures[place].end + 1

    def _holds(self, bracket: re.Match[str]) -> bool:
        """Whether there is a figure in a bracket."""
        return bracket.start() < self._next_number(bracket.start()) < bracket.end()

    def _bracket(self, at: int) -> int:
        """Return the number of the bracket with figures that a place is in, or -1."""
        bracket = bisect_left(self.brackets, (at,)) - 1
        return bracket if bracket >= 0 and at < self.brackets[bracket][1] else -1

    def _clause(self, at: int) -> tuple[int, int]:
        """Return the bracket that a place is in, and the number of its clause there."""
        bracket = self._bracket(at)
        return bracket, bisect_right(self.ends, (bracket, at))

    def _follows(self, place: int, pattern: Before) -> bool:
        """Whether a word such as *from* stands before a figure."""
        start, number, _, hedge, _ = self.figures[place]
        return any(pattern.search(self.text, at) for at in {start, number, hedge})

    def _right_behind(self, place: int, spans: list[PeriodSpan]) -> PeriodSpan | None:
        """Return the period behind a figure with only its noun between: *5 firms in 2023*."""
        end = self.figures[place].end
        behind = first_after(spans, end)
        if behind is None or self.verbs_last:
            return None
        following = self._next_number(end)
        if following < behind.start:  # "$336 billion or 2.8 percent of GDP in 2021"
            twice = self.patterns.said_twice.fullmatch(self.text, end, following)
            return self._right_behind(place + 1, spans) if twice else None
        between = self.text[end : behind.start]
        if between == " (" and in_brackets(self.text, behind, following):
            return behind
        between = BRACKET.sub("", between)  # "1.9 million barrels per day (b/d) in 2025"
        if len(between.split()) > WORDS_BETWEEN or _BREAK.search(between):
            return None
        if self._clause(end - 1) != self._clause(behind.start):  # "5% after falling in May"
            return None
        if _DASH.search(between) and self._goes_on(behind):  # "5 million – in May 3 million"
            return None
        return None if self._opens(behind) else behind

    def _opens(self, span: PeriodSpan) -> bool:
        """Whether a clause begins with a period: *, in 2023 9 schools*, after a figure."""
        following = self._next_number(span.end)
        if span.start < self.numbers[0] or following == len(self.text):
            return False
        place = bisect_left(self.numbers, span.start) - 1
        if place and self.patterns.said_twice.fullmatch(
            self.text, self.figures[place - 1].end, self.figures[place].start
        ):
            return False  # "5 trillion, or 4 percent of GDP, in 2014, down from 6"
        if in_brackets(self.text, span, following) or ". " in self.text[span.end : following]:
            return False  # "… 5 percent more than in 2020. Of which 3 million"
        other = first_after(self.spans, span.end)
        relative = self.patterns.relative.match(self.text, span.end)
        if relative or (other and other.start <= following):
            return False
        same_bracket = self._bracket(following) == self._bracket(span.start)
        return same_bracket and is_after(self.text, span, self.patterns.opens)

    def _goes_on(self, span: PeriodSpan) -> bool:
        """Whether a figure stands behind a period in the same clause."""
        following = self._next_number(span.end)
        other = first_after(self.named, following)
        place = bisect_left(self.numbers, following)
        beside = self.figures[place : place + 1]
        if other and beside and beside[0].is_beside(self.text, other.start):
            return False  # "8 thousand – in 2024, and 12 thousand in 2025"
        ends = self.patterns.clause_end.finditer(self.text, span.end, following)
        return following < len(self.text) and all(end["end"] is None for end in ends)

    def _next_number(self, at: int) -> int:
        """Where the next figure's number stands, or the end of the text."""
        place = bisect_left(self.numbers, at)
        return self.numbers[place] if place < len(self.numbers) else len(self.text)

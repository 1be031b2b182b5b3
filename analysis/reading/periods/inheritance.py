"""The period that each figure of a sentence takes, and the base of its change.

A period that opens a clause holds for the figures behind it, one right behind a figure for that
figure; a bracket with a figure of its own is a sentence within the sentence. What a change starts
from, the year of an agreement and the day on which something was said are left out first.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from analysis.reading.lexicon import lexicon
from analysis.reading.periods.clause_endings import ended_between
from analysis.reading.periods.clause_words import (
    ASIDE,
    PLACE,
    Figure,
    said_again,
)
from analysis.reading.periods.clauses import BREAK, Clauses
from analysis.reading.periods.days import ADVERBS, COMPARED
from analysis.reading.periods.parse import PeriodSpan
from analysis.reading.periods.spans import (
    MONTH,
    counts_apart,
    first_after,
    in_year_of,
    is_after,
    is_of_others,
    is_told_ago,
    last_before,
    last_linked,
    lasts_at_most,
    of_first_levels,
    opens_a_pair,
    pairs_of_periods,
    reached_levels,
    shared_out,
)


class Sentence(Clauses):
    """A sentence that tells what period each of its figures takes."""

    def __init__(
        self, text: str, figures: Sequence[Figure], spans: list[PeriodSpan], language: str | None
    ) -> None:
        super().__init__(text, figures, spans, language)
        self.of = tuple(f"{word} " for word in self.partitive)
        self.leading = [span for span in self.bases if span.kind not in ADVERBS]
        self.bases_apart = [span for span in self.bases if not self._is_of_a_level(span)]
        self.bases_outside = [span for span in self.bases_apart if self._bracket(span.start) < 0]
        self.in_order = shared_out(self.text, self.periods, figures, self.patterns)
        listed = pairs_of_periods(self.text, self.named, self.patterns)
        self.listed = {span.start for pair in listed if not self._opens(pair[1]) for span in pair}
        places, from_base = range(len(figures)), self.before["from_base"]
        self.reached = reached = reached_levels(self.text, figures, self.patterns)
        changed = (place for place in places if self._follows(place, from_base))
        self.bases_of_changes = {
            place for place in changed if not counts_apart(figures, place, reached)
        }
        led = {place for place in range(1, len(figures)) if self._is_led(place)} - reached
        of_levels = self.bases_of_changes | led
        behind = (self._right_behind(place, self.told, "paired") for place in of_levels)
        first_levels = of_first_levels(text, figures, self.periods, language)
        self.levels = first_levels | self._of_participles()
        following = {place: self._following(place) for place in self.bases_of_changes}
        self.pairs = {place: to for place, to in following.items() if to in reached}  # "from 5 to"
        self.first_of = {at: place for place, to in self.pairs.items() for at in (place, to)}
        self.left = {place for place in following.keys() - self.pairs if place - 1 in reached}
        self.taken = {span.start for span in (*behind, *self.levels.values()) if span}
        than = tuple(f" {word}" for word in lexicon(language).sets["than"])
        outside = [place for place in places if self._bracket(self.numbers[place]) < 0]
        told, patterns = self.told, self.patterns
        self.last_linked = last_linked(self.text, figures, outside, told, than, patterns)
        aside = self.at["of_the_subject"].search(self.text)
        self.aside = aside.span() if aside and aside.start() < self._next_number(0) else (0, 0)
        self.acts = bool(aside and aside["acts"])  # "In May the firm, which employs 500, opened 3"
        self.own: dict[int, list[PeriodSpan]] = defaultdict(list)  # by their bracket
        for span in self.periods:
            if span.start not in self.taken:
                self.own[self._bracket(span.start)].append(span)

    def period_of(self, place: int) -> PeriodSpan | None:
        """Give the period of a figure, or None: it has none, or several, *in 2015 and 2020*."""
        if place in self.in_order:
            return self.in_order[place]
        span = self._nearest(place)
        first = self.first_of.get(place)
        if span and first is not None and not self._right_behind(first, self.told):
            ends = self._right_behind(self.pairs[first], self.told)
            span = ends if ends and len(ends.parts) > 1 else span  # "from 2021 to 2023"
            beyond = self._next_number(self.figures[self.pairs[first]].end) < span.start
            if len(span.parts) > 1 and not beyond:
                return replace(span, period=span.parts[0 if place == first else -1])
            base = self.base_of(place) if place == first else None
            if base and base.period and base.kind in COMPARED:
                return base  # "in 2023 year on year from 5 to 9 billion"
            apart = span.kind in ("since", "rolling") or self._is_of_the_last(span, place)
            if place == first and apart:
                return None  # "since 2020 it grew from 5 to 9 billion"
        to_come = span and span.kind in ("until", "ahead", "future") and not span.is_over
        there = to_come and self._follows(place, self.before["existing"])
        of_a_day = span and span.kind in ("now", "day", "yesterday")
        there = there or (of_a_day and self._follows(place, self.before["attribute"]))
        if not span or there or is_of_others(self.text, span, self.figures, place, self.patterns):
            return None
        return None if span.start in self.listed else span

    def base_of(self, place: int) -> PeriodSpan | None:
        """Give the period that a change starts from: the nearest of its sentence.

        One that opens a clause with a figure is of that: *5 percent, compared with 2020 by 7*.
        """
        start, number, end, *_ = self.figures[place]
        bases = self.bases_outside if self._bracket(number) < 0 else self.bases_apart
        after, before = first_after(bases, start), last_before(bases, end)
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
        start, number, end, _, moves, _ = self.figures[place]
        led = first_after(self.leading, end)
        if led and led.led_from < start:  # "compared with a gap of $5 billion in 2023"
            made_then = self.at["expected"].search(self.text, end, led.start)
            then = led.is_over or lasts_at_most(led, MONTH)  # no "expected for 2030"
            return None if made_then and then else led
        said_by = said_again(self.text, self.figures, place, self.at) + 1
        if led and led not in self.bases_apart and led.start <= said_by:
            return led
        is_base = place in self.bases_of_changes
        if is_base and self._follows(place, self.before["compared"]):
            return self._right_behind(place, self.told, "paired")
        if base := self._right_before(place):
            return base
        bracket, clause = self._clause(number)
        before = self._told_before(bracket, place)
        pair = is_base or opens_a_pair(self.text, before, self.figures, place)
        joined = "paired" if pair else "said_twice"
        behind = self._right_behind(place, self.told if is_base else self.named, joined)
        whole = behind and behind.start <= end + 1 and self.text.startswith(self.of, behind.start)
        if behind and not (whole and before and self._clause(before.start) == (bracket, clause)):
            return behind  # else "in 2022 it was 94 percent of 2019"
        if place in self.left or self._is_a_standing_target(place):
            return None
        after = first_after(self.own[bracket], end)
        back = after if after and self._reaches_back(after, place) else None
        if moves and place + 1 in self.pairs:  # "grew by 5 percent from 7 in 2020 to 9 in 2023"
            back = back or self._right_behind(self.pairs[place + 1], self.named)
        if span := self._of_its_clause(place, before, back):
            return None if self._is_too_late(span, place) else span
        if bracket < 0:
            return None
        opened = self.brackets[bracket][0]  # "more than in June 2019 ($17 million)"
        base = None if moves else last_before(self.leading, opened)
        if base and not re.search(r"\S\s+\S|\d", self.text[base.end : opened]):
            return base  # also where its days are not known: "than last season's level (5 tonnes)"
        return self._of_the_host(bracket)

    def _of_its_clause(
        self, place: int, before: PeriodSpan | None, back: PeriodSpan | None
    ) -> PeriodSpan | None:
        """Give the period of a clause: one before the figure, else one behind; else the former."""
        number = self.numbers[place]
        since = max(before.end, self.figures[place - 1].end if place else 0) if before else 0
        alone = back and all(each.start > back.start for each in self.figures[place + 1 :])
        later = alone and before and before.is_over and self._expects(since, number)
        told = self.written[before.end : number].lower() if before else ""
        ended = ended_between(told, self.language, self.at["joined_clauses"])
        later = later or (back and (ended or self._is_of_the_last(before, place)))
        beside = (back, before) if later else (before, back)  # "a deal that will double it by 2030"
        clause = self._clause(number)[1]
        own = (each for each in beside if each and self._clause(each.start)[1] == clause)
        return next(own, before or (back if back and self._are_listed(place, back) else None))

    def _is_of_the_last(self, span: PeriodSpan | None, place: int) -> bool:
        """Tell *was 5 in 2020 and rose by 4 to 9 in 2021*: the first is of the figure before."""
        return bool(place and span and self._right_behind(place - 1, self.named) == span)

    def _are_listed(self, place: int, back: PeriodSpan) -> bool:
        """Tell *10 units, 63 boilers, and 39 turbines*, *24 schools, including 16 in Oral,*."""
        last = self.last_linked[place]
        if last == place:
            return False
        listed = self.figures[place : last + 1]
        things = all(each.unit in ("count", "") and not each.moves for each in listed)
        aside = self.at["between_commas"].match(self.text, self.figures[last].end)
        aside = aside if self.text[self.figures[last - 1].end] == "," else None
        several = last - place + (place > 0 and self.last_linked[place - 1] == last) > 1
        alike = things and (several or aside is not None)
        return alike and self._reaches_back(back, last)

    def _told_before(self, bracket: int, place: int) -> PeriodSpan | None:
        """Give the last period before a number; *Of these*, behind two of them, is of neither."""
        number, level = self.numbers[place], not self.figures[place].moves
        before = last_before(self.own[bracket], number)
        if before and level and self.aside[0] < before.start < self.aside[1] <= number:
            before = last_before(self.own[bracket], self.aside[0])
        if before and self.acts and before.end <= self.aside[0] < number < self.aside[1]:
            return None
        parts = before and self.at["parts"].search(self.text, before.end, number)
        months = last_before(self.own[bracket], before.start) if before else None
        if before and months and before.kind == "year" and months.kind == "range":
            first = self.at["definite"].match(self.text, months.start)
            if first and len(self.text[months.end : before.start].split()) < 3:
                return in_year_of(before, months)  # "the April–July output last year was"
        return None if parts and before != self.own[bracket][0] else before

    def _right_before(self, place: int) -> PeriodSpan | None:
        """Give the base before a figure that is its period: *down from last year's $16 billion*."""
        start, number, _, hedge, moves, unit = self.figures[place]
        base = last_before(self.spans, number)
        if base is None:
            return None
        when = self.at["when"].fullmatch(self.text, base.end, start)
        if base.kind == "since" and when:  # "the largest since May, when it was 5"
            return replace(base, period=next(iter(base.parts), None))
        ago = is_told_ago(self.text, base, number)
        if ago or self.verbs_last or base != last_before(self.leading, number):
            return base if ago else None
        between = self.text[base.end : hedge].removeprefix("'s").removeprefix("’s")
        *noun, last = between.split() or [""]
        sized = last in self.of_a_size and not moves and unit not in ("count", "times")
        sized = (sized or last in self.partitive) and between[:1] == " "  # no "–a rise of 5"
        named = sized and len(noun) <= 3 and self.joining.isdisjoint(noun)  # "2019 total of 5"
        beside = self.text[base.end : hedge].strip(" '’+") in ("", "s")
        apart = moves and base.end + 1 == number  # "on 2020 5 percent more"
        if hedge < number and self.definite:  # "to 2020 exceeding 5", no "than the 2020 average of"
            apart |= self.definite.isdisjoint(self.text[base.led_from : base.end].split())
        beside &= not apart or self.text[base.end - 1] == "s" or self.text[base.end] != " "
        return base if named or when or beside else None

    def _reaches_back(self, span: PeriodSpan, place: int) -> bool:
        """Tell whether a period further behind is of a figure: *5 boats were built in 2023*.

        No comma may stand between, and no other figure but those of a list or of one change:
        *rose by 5 percent to 9 million in May*.
        """
        last, at = self.last_linked[place], self.patterns.at
        end = self.figures[last].end
        bare = ("",) if self.verbs_last else ("", "count")
        counted = self.figures[place].unit in bare and not self._opens(span)
        within = place and self.last_linked[place - 1] == place and counted
        apart = last > place or (within and "," in self.text[self.figures[place - 1].end : end])
        aside = at["between_commas"].match(self.text, end, span.start) if apart else None
        end = aside.end() if aside else end
        if self._next_outside(end) < span.start or first_after(self.told, end) != span:
            return False
        between = ASIDE.sub("", PLACE.sub(r"\1", self.written[end : span.start])).lower()
        if self._goes_on(between, span) or self._is_possessive(span, self._next_number(span.end)):
            return False  # "May sales of 5 million tonnes beat April's 4 million"
        if ended_between(between, self.language, at["joined_clauses"]):
            return False
        for aside_name in ("respectively", "set_off"):
            between = at[aside_name].sub("", between)
        leads = at["foremost"].fullmatch(self.text, 0, self.figures[place].hedge)
        founded = self.before["participle"].search(self.text, span.start)
        if leads and span.kind != "since" and not founded:
            between = between.removeprefix(",")
        opens = self.text[span.end + 1 : span.end + 2].isalpha()  # "5 schools, today they work"
        opens = opens and not is_after(self.text, span, self.before["in_turn"])
        broken = BREAK.search(between if opens else between.rstrip(" ,")) is not None
        if broken or last == place:
            return not broken
        if place in self.pairs and len(span.parts) == 1:
            return False  # "from 5 to 9 billion in 2019"
        since = self.figures[place - 1].end if place else 0
        expected = self._expects(self.figures[place].end, self.numbers[last])
        expected |= aside is not None and self._expects(end, span.start)
        return not expected or self._expects(since, self.numbers[place])

    def _of_the_host(self, bracket: int) -> PeriodSpan | None:
        """Return the period of the figure before a bracket, else what is named beside it."""
        opened, closed = self.brackets[bracket]
        host = bisect_right(self.numbers, opened) - 1
        while host >= 0 and self._bracket(self.numbers[host]) >= 0:
            host -= 1  # "food (5% in May); tobacco (7%)"
        before = last_before(self.own[-1], opened)
        if host >= 0 and not (before and before.start >= self.figures[host].end):
            return self.period_of(host)
        behind = first_after(self.own[-1], closed)
        only = self.figures[bisect_left(self.numbers, opened)]  # "turned negative (−1.3%) in May"
        short = only.start <= opened + 1 and only.end + 1 >= closed
        beside = behind and not self.text[closed : behind.start].strip()
        # "Spain (−1.3%) and Cyprus (−1.4%) shrank in May"
        leads = behind and before is None and self._next_outside(closed) > behind.start
        return behind if short and (beside or leads) else before

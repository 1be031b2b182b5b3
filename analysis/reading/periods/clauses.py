"""The clauses of a sentence, and what stands right beside each figure and each period in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from analysis.reading.lexicon import lexicon
from analysis.reading.periods.clause_words import NEAR, Before, Figure, in_commas, patterns_of
from analysis.reading.periods.dating import is_of_a_document, of_what_is_said
from analysis.reading.periods.days import ADVERBS, AGO
from analysis.reading.periods.parse import PeriodSpan
from analysis.reading.periods.spans import (
    BRACKET,
    first_after,
    in_brackets,
    in_one_piece,
    is_after,
    is_aside,
    is_listed,
    last_before,
    with_years_of_when,
)
from analysis.reading.tokens import DASHES, plain

WORDS_BETWEEN = 5  # of a figure's noun phrase, before the period that stands behind it

BREAK = re.compile(r"[,;:()—]|\.[.\d]")  # a full stop ends no sentence within one: "p.a."


class Clauses:
    """A sentence with its figures and periods, and where its clauses end."""

    def __init__(
        self, text: str, figures: Sequence[Figure], spans: list[PeriodSpan], language: str | None
    ) -> None:
        self.written, low = text, plain(text)
        low = low if len(low) == len(text) else text.replace("İ", "i").lower()
        self.text = low  # at the same offsets
        self.language = language
        self.patterns = patterns = patterns_of(language)
        self.at, self.before = patterns
        if not self.at["studies"].search(self.text):  # "output of 2014/15": of which days?
            spans = [replace(one, period=None) if one.kind == "academic" else one for one in spans]
        spans = with_years_of_when(low, spans, patterns)
        self.figures, self.spans = figures, [in_one_piece(low, one, patterns) for one in spans]
        self.verbs_last = lexicon(language).verbs_last
        sets = lexicon(language).sets
        self.definite, self.joining = sets["definite"], sets["joining"]
        self.partitive, self.of_a_size = sets["partitive"], sets["of_a_size"]
        self.numbers = [figure.number for figure in figures]
        self.brackets = [match.span() for match in BRACKET.finditer(text) if self._holds(match)]
        # A participle has the time of its noun, which may be the figure right before it.
        self.bases = [
            span
            for span in self.spans
            if span.is_base and not is_of_a_document(self.text, span, patterns)
        ]
        own = [span for span in self.spans if span.kind not in ADVERBS]
        self.told = [span for span in own if span.is_base or not self._is_said(span)]
        self.named = [span for span in self.told if not span.is_base]
        self.periods = [
            span
            for span in self.named
            if not is_aside(self.text, span, self.numbers, patterns)
            and not self._is_of_its_noun(span)
        ]
        self._leave_out_events()
        self.ends = sorted((self._bracket(end), end) for end in self._clause_ends())

    def _clause_ends(self) -> list[int]:
        breaks = (end.start() for end in self.at["clause_end"].finditer(self.text))
        breaks = (end for end in breaks if not (self._in_period(end + 1) or self._is_listed(end)))
        return [*breaks, *(span.start for span in self.periods if self._opens(span))]

    def _leave_out_events(self) -> None:
        """Leave out *the year* that is none: *founded in 1990, it sold 5 tonnes for the year*."""
        events = {span.period for span in self.named if span not in self.periods}
        self.named, self.periods = (
            [span for span in spans if span.kind != "that" or span.period not in events]
            for spans in (self.named, self.periods)
        )

    def _is_listed(self, at: int) -> bool:
        """Whether what looks like a clause is the last of a list: *A at 5, and B at 7 in 2025*."""
        place = bisect_left(self.numbers, at)
        if not 0 < place < len(self.figures):
            return False
        return is_listed(self.text, self.figures[place - 1], self.figures[place], self.patterns)

    def _is_of_its_noun(self, span: PeriodSpan) -> bool:
        """Tell *a plant opened in 2010*; but *loans issued in May amounted to 5 billion*."""
        at, before = self.patterns
        if is_after(self.text, span, before["done"]) and at["amounted"].match(self.text, span.end):
            return False
        if is_after(self.text, span, before["participle"]):
            return True
        comma = self.text.find(",", span.end, self._next_number(span.end))
        event = span.kind != "since" and comma >= 0  # "Founded in 1996, they have 5 shops"
        begins = self.text.rfind(",", 0, span.start) + 1
        opens = event and at["opener"].fullmatch(self.text, begins, span.start)
        opens = opens or at["founded"].match(self.text, span.end)
        return bool(opens or at["not_yet"].fullmatch(self.text, begins, span.start))

    def _is_said(self, span: PeriodSpan) -> bool:
        following, near = self._next_number(span.end), max(0, span.start - 2 * NEAR)
        near = max(near, *(self.text.rfind(mark, 0, span.start) for mark in ":;"))
        if span.kind == "months" and span.without_year and self._expects(near, span.start):
            return True  # "it is seen at $5 in three months"
        return of_what_is_said(self.text, self.written, span, following, self.patterns)

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
        """Whether a word such as *from* stands before a figure, of a change before its number."""
        start, number, _, hedge, moves, _ = self.figures[place]
        places = {number, hedge} if moves else {start, number, hedge}  # "a rise from 4%"
        return any(pattern.search(self.text, at) for at in places)

    def _right_behind(
        self, place: int, spans: list[PeriodSpan], joined: str = "said_twice"
    ) -> PeriodSpan | None:
        """Return the period behind a figure with only its noun between: *5 firms in 2023*."""
        end = self.figures[place].end
        behind = first_after(spans, end)
        if behind is None:
            return None
        following = self._next_number(end)
        bracket = self._bracket(end + 2) if self.text[end : end + 2] == " (" else -1
        if self._bracket(following) == bracket != self._bracket(behind.start):
            following = self._next_outside(end)  # "$13 million (or 23 million lari) in 2021"
        if following < behind.start:  # "$336 billion or 2.8 percent of GDP in 2021"
            twice = self.at[joined].fullmatch(self.text, end, following)
            return self._right_behind(place + 1, spans) if twice else None
        between = self.text[end : behind.start]
        near = between.count(" ") <= 1 + self.verbs_last  # "5 млрд доллар болды (2023 жылы)"
        aside = near and in_brackets(self.text, behind, following)
        if aside or self.verbs_last:
            return behind if aside else None
        between = BRACKET.sub("", between)  # "1.9 million barrels per day (b/d) in 2025"
        if place and in_commas(self.text, self.figures, place, self.at):
            between = between.removesuffix(", ")  # "$5, or 3 percent, in 2023"
        ends = self.text[behind.end : behind.end + 1] in ".,;)"
        ends = ends or not self.joining.isdisjoint(self.text[behind.end : following].split()[:1])
        elided = between.strip() in DASHES and ends  # "7 – в мае и 10 – в июне"
        apart = self._clause(end - 1) != self._clause(behind.start)  # "5% after falling in May"
        if apart or len(between.split()) > WORDS_BETWEEN or (BREAK.search(between) and not elided):
            return None  # but "24 млрд — в прошлом году."
        alone = not self.text[behind.end : following].strip()
        joins = alone and not self.joining.isdisjoint(between.split())
        beside = following < len(self.text) and (joins or self._is_possessive(behind, following))
        # "grew by 5 and made up on 1 May 20 tonnes", "of 5 beat April's 4"
        return None if beside or self._goes_on(between, behind) else behind

    def _of_participles(self) -> dict[int, PeriodSpan]:
        """Give the periods of participles behind a limit or a whole.

        *12 млн, ниже 16 млн, собранных в 2022 году*; no *построили 5 школ, обещанных в 2022 году*.
        """
        between, partitive, found = self.at["of_participle"], self.partitive, {}
        for place, figure in enumerate(self.figures):
            *_, led = self.text[: figure.number].split() or [""]
            limit = place and (figure.hedge < figure.number or led in partitive)
            span = first_after(self.told, figure.end) if limit else None
            if span and between.fullmatch(self.text, figure.end, span.start):
                found[place] = span
        return found

    def _is_of_a_noun(self, span: PeriodSpan) -> bool:
        """Tell a year right before a noun: *16 shops and expects its 2025 sales to be 5*."""
        *definite, year = self.text[span.start : span.end].split()
        beside = year.isdigit() and self.text[span.end :][:1] == " "
        return beside and self.definite.issuperset(definite)

    def _goes_on(self, between: str, span: PeriodSpan) -> bool:
        """Tell *made 4 films and in 2019 opened*, *and expects its 2025*, *and approved a 2025*."""
        words = between.split()[0 if self._is_of_a_noun(span) else -1 :]
        joins = not self.joining.isdisjoint(words) and self.text[span.end + 1 :][:1].isalpha()
        return joins or is_after(self.text, span, self.before["approved"])

    def _is_possessive(self, span: PeriodSpan, following: int) -> bool:
        """Tell *April's $4 million*: a period of the figure behind it alone."""
        behind = self.text[span.end : following].strip(" $€£")
        return behind == "'s" or (not behind and self.text.endswith("'s", 0, span.end))

    def _opens(self, span: PeriodSpan) -> bool:
        """Whether a clause begins with a period: *, in 2023 9 schools*, after a figure."""
        following = self._next_number(span.end)
        if following == len(self.text) or span.start < self.numbers[0]:
            return False
        place, from_base = bisect_left(self.numbers, span.end), self.before["from_base"]
        if self.text[span.end] == "," and (span.is_base or self._follows(place, from_base)):
            return False  # "5 percent, compared with 2020, to 7", "5, in 2024, down from 6"
        twice = place > 1 and in_commas(self.text, self.figures, place - 1, self.at)
        if twice or is_after(self.text, span, self.before["in_turn"]):
            return False  # "$5, or 3 percent, in 2023 and 7 in 2022"
        ends = self.at["clause_end"].finditer(self.text, span.end, following)
        if any(end[0] not in ";:" for end in ends):
            return False  # "5 percent, from May to June, while exports were 7 million"
        other = first_after(self.spans, span.end)
        relative = self.at["relative"].match(self.text, span.end)
        if relative or (other and other.start <= following):
            return False
        same_bracket = self._bracket(following) == self._bracket(span.start)
        return same_bracket and is_after(self.text, span, self.before["opens"])

    def _is_led(self, place: int) -> bool:
        """Tell *after falling by 5 percent in April*, *5 percent over the 9 million in April*."""
        before, figure = self.figures[place - 1], self.figures[place]
        if figure.moves:
            return bool(self.before["from_base"].search(self.text, figure.start))
        over = self.at["over_a_base"]
        return before.moves and bool(over.search(self.text, before.end, figure.number))

    def _is_a_standing_target(self, place: int) -> bool:
        """Tell *the 2 percent target*, which is of the year beside it alone."""
        _, number, end, *_, unit = self.figures[place]
        if unit == "percent" and self._follows(place, self.before["standing"]):
            return True  # "the objective of 2 percent"
        before = self.text[max(0, number - NEAR) : number].split()[-2:]
        definite = not self.definite.isdisjoint(before) or (before and before[-1].endswith("'s"))
        return bool(definite and self.at["standing"].match(self.text, end))

    def _following(self, place: int) -> int:
        """Return the place of the next figure, a bracket behind this one passed over."""
        bracket = self._bracket(self.numbers[place])
        beyond = range(place + 1, len(self.figures))
        return next((at for at in beyond if self._bracket(self.numbers[at]) <= bracket), -1)

    def _next_number(self, at: int) -> int:
        """Where the next figure's number stands, or the end of the text."""
        place = bisect_left(self.numbers, at)
        return self.numbers[place] if place < len(self.numbers) else len(self.text)

    def _next_outside(self, at: int) -> int:
        """Where the next figure outside of brackets stands, or the end of the text."""
        while self._bracket(following := self._next_number(at)) >= 0:
            at = following + 1
        return following

    def _in_period(self, at: int) -> bool:
        """Whether a place is within the words of a period: *May*."""
        period = last_before(self.spans, at)
        following = first_after(self.spans, period.end if period else 0)
        return following is not None and following.start <= at

    def _is_too_late(self, span: PeriodSpan, place: int) -> bool:
        """Tell whether a plan follows what is over: *opened 7 last year and plans 10 more*."""
        number = self.numbers[place]
        later = self.at["since_then"].search(self.text, span.end, number)
        whole = place and span.kind in ("rolling", "year") and not self.verbs_last
        told = self.figures[place - 1].end if whole else number
        under_way = self.at["under_way"].search(self.text, told, self._next_number(number + 1))
        begun = span.is_over or span.kind in ("now", "rolling")
        if later or (place and under_way and (begun or not self.verbs_last)):
            return True  # "in 2019 it was 5 and has since fallen", "…, and 7 are in the pipeline"
        if not begun:
            return False
        if not place:  # "While it fell in May, it will reach 5 percent"
            led = self.at["conceded"].match(self.text, 0, self.numbers[0])
            led = led if led and led.end() > span.end else None
            return led is not None and self._expects(led.end(), self.numbers[0])
        before = self.figures[place - 1]
        since = max(span.end, before.end)
        listed = self.at["joining"].fullmatch(self.text, since, self.figures[place].start)
        if listed and before.start > span.end:  # "9 in 2024 and will pay 5, 7 and 8"
            return self._is_too_late(span, place - 1)
        first = self.figures[place - 2].end if place > 1 else 0
        if self._expects(first, self.numbers[place - 1]):
            return False  # "would be 5 percent in May and that 7 would be spent"
        return self._expects(since, self.numbers[place])

    def _expects(self, first: int, last: int) -> bool:
        """Whether a word of what is expected stands there, outside of the words of a period."""
        expected = self.at["expected"].finditer(self.text, first, last)
        return any(not self._in_period(word.start()) for word in expected)

    def _is_of_a_level(self, span: PeriodSpan) -> bool:
        """Whether a base is the period of the figure before it: *96 million a year ago*."""
        place = bisect_left(self.numbers, span.start) - 1
        unled = span.kind in AGO and span.led_from == span.end
        return unled and place >= 0 and span.start <= self.figures[place].end + 1

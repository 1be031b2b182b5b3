"""The sentences and clauses of a line, and the period that each figure in them takes.

A period that opens a clause holds for the figures behind it, one right behind a figure for that
figure; a bracket with a figure of its own is a sentence within the sentence. What is no period of a
figure is left out first: what a change starts from, the year of an agreement, the day on which
something was said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from analysis.reading.lexicon import Lexicon, lexicon
from analysis.reading.periods.parse import PeriodSpan
from analysis.reading.tokens import plain

NEAR = 24  # characters before a figure or a period in which a word governs it
WORDS_BETWEEN = 5  # of a figure's noun phrase, before the period that stands behind it
SHORT = 6  # words of a sentence so far, if *2023 г.* is still its beginning
TALKS = 3  # days that they last at most

_INITIALS = re.compile(r"[A-ZА-ЯЁ]|(?:[^\W\d_]\.)+[^\W\d_]")  # "N. Nazarbayev", "22 U.S.C. 2151"
_SENTENCE_END = re.compile(
    r"""[.!?…]+[)\]"'»”’]*(?:
        \s+(?=[^\s\w]*[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ0-9])
        | \s+[-–—]\s+(?=[A-ZА-ЯЁ])  # "…, – he said. – Last year"
        | (?:(?<=[^\W\d_A-ZА-ЯЁ]{2}[.])|(?<=[\d%)»"][.]))(?=[A-ZА-ЯЁ][a-zа-яё]*\s)  # no space
    )""",
    re.VERBOSE,
)
_BRACKET = re.compile(r"\([^()]*\)")
_BREAK = re.compile(r"[,;:.()]")
_DASH = re.compile(r"\s[-–—]\s")


class Patterns(NamedTuple):
    """What a sentence is searched for, made from the words of its language."""

    clause_end: re.Pattern[str]  # or what looks like one and is none, "&nbsp;"
    opens: re.Pattern[str]  # before a period that opens a clause
    compared: re.Pattern[str]  # before a figure that a change starts from
    from_base: re.Pattern[str]  # the same, where the figure may be of the period that is spoken of
    participle: re.Pattern[str]  # before the period of the noun before it
    document: re.Pattern[str]  # before the year of a treaty
    programme: re.Pattern[str]  # before the years that it is made for
    of_document: re.Pattern[str]  # behind them: "the 1998 treaty"
    dates: re.Pattern[str]  # begins what dates a document, behind it: "of 1998"
    dated: re.Pattern[str]  # the same before it: "the 1998"
    said: re.Pattern[str]


@cache
def patterns_of(language: str | None) -> Patterns:
    """Make the patterns from the words of one language, or of all."""
    sets = {name: _any_of(words) for name, words in lexicon(language).sets.items()}
    after_comma, alone, dating = sets["clauses_after_comma"], sets["clauses"], sets["dating"]
    documents = sets["documents"]
    auxiliary = rf"(?P<auxiliary>\b(?:{sets['auxiliaries']})\s+)?"
    return Patterns(
        re.compile(rf"&#?\w+;|(?P<end>[;:]|,\s+(?:{after_comma})\s|\s(?:{alone})\s)"),
        re.compile(rf"(?:[,;:(]|\b(?:{after_comma}|{alone}|{sets['joining']}))\s*$"),
        re.compile(rf"\b(?:{sets['compared']})\s+$"),
        re.compile(rf"\b(?:{sets['from_base']})\s+$"),
        re.compile(rf"{auxiliary}\b(?:{sets['participles']}),?\s+$"),
        re.compile(rf"\b(?:{documents})(?:\s+(?:{dating}))?\s+$"),
        re.compile(rf"\b(?:{sets['programmes']})\s+$"),
        re.compile(rf"\s*(?:\w+\s+)?(?:{documents}|{sets['programmes']})\b"),
        re.compile(rf"\d|(?:{dating})\b"),
        re.compile(rf"\d|(?:{sets['definite']})\s+\d"),
        re.compile(rf"(?<![,–—-] )\b(?:{sets['sayings']})\b(?!,\s+(?!(?:{sets['that']})\b))"),
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"


# -- sentences


def sentences(line: str, words: Lexicon) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a line; a full stop after an abbreviation ends none."""
    start = 0
    for end in _SENTENCE_END.finditer(line):
        if line[end.start()] != "." or not _goes_on(line[start : end.end() + 1], end, words):
            yield start, end.end()
            start = end.end()
    if start < len(line):
        yield start, len(line)


def _goes_on(sentence: str, end: re.Match[str], words: Lexicon) -> bool:
    """Whether a full stop only ends an abbreviation; `sentence` has the letter behind it too."""
    before = sentence[: len(sentence) - 1 - (end.end() - end.start())].split()
    word = plain(before[-1]) if before else ""
    if _INITIALS.fullmatch(before[-1] if before else ""):
        return True
    if word.isdigit() and sentence[-1].isdigit() and len(word) <= len("14"):  # "14. 03.98"
        return True
    if word in words.sets["abbreviations_of_years"]:
        numbers = sum(part[:1].isdigit() for part in before)
        return len(before) <= SHORT or numbers < 2 or not sentence[-1].isalpha()
    if word in words.sets["abbreviations_at_ends"]:  # of units: "5 млрд. Экспорт", "5 млрд. 300"
        return not sentence[-1].isalpha()
    return word in words.sets["abbreviations"] or (len(word) == 1 and word.isalpha())


# -- periods


class Figure(NamedTuple):
    """Where a figure stands: its words, and the number in them."""

    start: int
    number: int
    end: int


class Sentence:
    """A sentence with its figures and periods, which tells what period each figure takes."""

    def __init__(
        self, text: str, figures: Sequence[Figure], spans: list[PeriodSpan], language: str | None
    ) -> None:
        self.text, self.figures, self.spans = text, figures, spans
        self.patterns = patterns = patterns_of(language)
        self.verbs_last = lexicon(language).verbs_last
        self.numbers = [figure.number for figure in figures]
        self.brackets = [match.span() for match in _BRACKET.finditer(text) if self._holds(match)]
        # A participle has the time of its noun, which may be the figure right before it.
        self.named = [
            span for span in spans if not span.is_base and not self._of_what_is_said(span)
        ]
        self.own = [span for span in self.named if not self._after(span, patterns.participle)]
        ends = [end.start() for end in patterns.clause_end.finditer(text) if end["end"]]
        ends += [span.start for span in self.own if self._opens(span)]
        self.ends = sorted((self._bracket(end), end) for end in ends)
        self.taken = [
            self._right_behind(place, spans)
            for place in range(len(figures))
            if self._starts_a_change(place, patterns.from_base)
            or self._starts_a_change(place, patterns.compared)
        ]

    def period_of(self, place: int) -> PeriodSpan | None:
        """Give the period of a figure: right behind it, of its clause, or of one before it."""
        _, number, end = self.figures[place]
        if self._starts_a_change(place, self.patterns.compared):
            return self._right_behind(place, self.spans)
        for span in self.spans:
            beside = span.is_base and 0 <= number - span.end <= 1 and not self.verbs_last
            if beside:  # "down from last year's $16.4 billion"
                return span
        if behind := self._right_behind(place, self.named):
            return behind
        bracket, clause = self._clause(number)
        usable = [
            span
            for span in self.own
            if span not in self.taken and self._bracket(span.start) == bracket
        ]
        same = [span for span in usable if self._clause(span.start) == (bracket, clause)]
        before = [span for span in same if span.end <= number]
        after = [span for span in same if span.start >= end]
        earlier = [span for span in usable if span.end <= number]
        nearest = before[-1:] or after[:1] or earlier[-1:]
        if nearest:
            return nearest[0]
        return self._of_the_host(bracket) if bracket >= 0 else None

    def base_of(self, place: int) -> PeriodSpan | None:
        """Give the period that a change starts from: the nearest of its sentence."""
        start, _, end = self.figures[place]
        bases = [span for span in self.spans if span.is_base]
        return min(bases, key=lambda span: max(span.start - end, start - span.end), default=None)

    def _of_the_host(self, bracket: int) -> PeriodSpan | None:
        """The period of the figure before a bracket, else what is named before it."""
        opened = self.brackets[bracket][0]
        host = bisect_right(self.numbers, opened) - 1
        if host >= 0:
            return self.period_of(host)
        return next((span for span in reversed(self.own) if span.end <= opened), None)

    def _holds(self, bracket: re.Match[str]) -> bool:
        """Whether there is a figure in a bracket."""
        return any(bracket.start() < number < bracket.end() for number in self.numbers)

    def _bracket(self, at: int) -> int:
        """The number of the bracket with figures that a place is in, or -1."""
        inside = (n for n, (start, end) in enumerate(self.brackets) if start < at < end)
        return next(inside, -1)

    def _clause(self, at: int) -> tuple[int, int]:
        """The bracket that a place is in, and the number of its clause there."""
        bracket = self._bracket(at)
        return bracket, sum(other == bracket and end <= at for other, end in self.ends)

    def _starts_a_change(self, place: int, pattern: re.Pattern[str]) -> bool:
        """Whether a word such as *from* stands before a figure."""
        start, number, _ = self.figures[place]
        return bool(self._before(start, pattern) or self._before(number, pattern))

    def _right_behind(self, place: int, spans: list[PeriodSpan]) -> PeriodSpan | None:
        """The period behind a figure with nothing but its noun between: *5 firms in 2023*."""
        end = self.figures[place].end
        behind = next((span for span in spans if span.start >= end), None)
        if behind is None or self.verbs_last or self._next_number(end) < behind.start:
            return None
        between = self.text[end : behind.start]
        near = len(between.split()) <= WORDS_BETWEEN and not _BREAK.search(between)
        if _DASH.search(between) and self._goes_on(behind):  # "5 million – in May 3 million"
            return None
        return behind if near and not self._opens(behind) else None

    def _opens(self, span: PeriodSpan) -> bool:
        """Whether a clause begins with a period: *, in 2023 9 schools*, after a figure."""
        if not self.numbers or span.start < self.numbers[0]:
            return False
        following = self._next_number(span.end)
        others = (other.start for other in self.spans if other.start >= span.end)
        if following >= next(others, len(self.text)):
            return False
        same_bracket = self._bracket(following) == self._bracket(span.start)
        return same_bracket and self._after(span, self.patterns.opens)

    def _goes_on(self, span: PeriodSpan) -> bool:
        """Whether a figure stands behind a period in the same clause."""
        following = self._next_number(span.end)
        ends = [end.start() for end in self.patterns.clause_end.finditer(self.text, span.end)]
        return following < min(ends, default=len(self.text))

    def _next_number(self, at: int) -> int:
        """Where the next figure's number stands, or the end of the text."""
        return next((number for number in self.numbers if number >= at), len(self.text))

    def _of_what_is_said(self, span: PeriodSpan) -> bool:
        """*The 1998 treaty*; *on 5 June the minister said that …*: not the figures' period."""
        period, patterns = span.period, self.patterns
        words = plain(self.text[span.start : span.end])
        behind = plain(self.text[span.end : span.end + NEAR])
        if self._after(span, patterns.programme):
            return True
        if patterns.dates.match(words) and self._after(span, patterns.document):
            return True
        if patterns.of_document.match(behind) and patterns.dated.match(words):
            return True
        if not period or not period.start or not period.end:
            return False
        between = plain(self.text[span.end : self._next_number(span.end)])
        is_short = (period.end - period.start).days < TALKS
        return is_short and patterns.said.search(between) is not None

    def _after(self, span: PeriodSpan, pattern: re.Pattern[str]) -> bool:
        match = self._before(span.start, pattern)
        return match is not None and not match.groupdict().get("auxiliary")

    def _before(self, at: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.search(plain(self.text[max(0, at - NEAR) : at]))

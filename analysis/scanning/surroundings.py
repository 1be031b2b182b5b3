"""A figure in its context: its sentence, the part of it that is about this figure, what is around.

All texts are as `words_of` writes them, for keywords are looked for in them.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from analysis.comparing.rows import MOVED
from analysis.reading.detection import language_of
from analysis.reading.find import Candidate
from analysis.reading.lexicon import lexicon
from analysis.reading.periods.days import Period
from analysis.reading.quantity import Quantity
from analysis.reading.sentences import sentences
from analysis.reading.tokens import plain
from analysis.record.codebook import places_of
from analysis.scanning.mentions import named_in
from analysis.scanning.subject_rules import any_of

Span = tuple[int, int]

BEFORE = 700  # characters of a text before a sentence that may say what it is about
_HYPHEN = re.compile(r"(?<=\w)[-\u2010-\u2014](?=\w)")
_ASIDE = re.compile(r"\([^()]*\)")
_CLAUSE_END = re.compile(r"[,;:()](?=\s|$|\()|\(|\s[-\u2010-\u2014]\s|\.\s")

#: Where the words for the next figure begin, if one follows: *$7 billion and imports $14 billion*.
_NEXT = re.compile(rf"{_CLAUSE_END.pattern}|\s{any_of('clauses', 'and')}\s")

#: Where a clause is joined to the one before: *90 projects have been implemented, and 49 more*.
_JOINED = re.compile(rf",\s{any_of('clauses')}\s")


@dataclass(frozen=True)
class InText:
    """A figure in its sentence, with what stands before it and above it.

    `start` and `end` are offsets into `sentence`, as are those of the `others` that stand in it.
    `before` is what the text says until the sentence, a sentence a line; `whole` is the text with
    its title, `named` how often that names an area or an official of it.
    """

    sentence: str
    start: int
    end: int
    quantity: Quantity
    period: Period | None = None
    period_words: str = ""
    others: tuple[Span, ...] = ()
    before: str = ""
    title: str = ""
    whole: str = ""
    named: Counter[str] = field(default_factory=Counter)
    first: bool = False  # of its text
    speaker: str = ""
    stated_on: str = ""

    @cached_property
    def own(self) -> Span:
        """The part of the sentence that is about this figure.

        It begins behind the figure before, and ends with the clause, or at the next figure.
        """
        first = max((end for _, end in self.others if end <= self.start), default=0)
        last = min((at for at, _ in self.others if at >= self.end), default=len(self.sentence))
        ends = _CLAUSE_END if last == len(self.sentence) else _NEXT
        clause = ends.search(self.sentence, self.end, last)
        return first, clause.start() if clause else last

    @property
    def part(self) -> str:
        """The words of that part."""
        first, last = self.own
        return self.sentence[first:last]

    @property
    def lead(self) -> str:
        """The words of that part before the figure."""
        return self.sentence[self.own[0] : self.start]

    @property
    def until(self) -> str:
        """The words of that part up to the end of the figure."""
        return self.sentence[self.own[0] : self.end]

    @property
    def kind(self) -> tuple[str, str, Period | None]:
        """What it has in common with other figures of the same: unit, measure and period."""
        return self.quantity.unit, self.quantity.measure, self.period

    @property
    def moved(self) -> bool:
        """Whether it is said of a change."""
        return self.quantity.measure in MOVED

    @property
    def clause_on(self) -> str:
        """The clause of that part, from a comma with *and* before it on, past other figures."""
        first, last = self.own
        begins = [match.end() for match in _JOINED.finditer(self.sentence, first, self.start)]
        clause = _CLAUSE_END.search(self.sentence, self.end)
        ends = clause.start() if clause else len(self.sentence)
        return self.sentence[max([first, *begins]) : max(last, ends)]

    @property
    def sentence_so_far(self) -> str:
        """The sentence until the end of that part; all of it where no figure follows."""
        follows = any(at >= self.end for at, _ in self.others)
        return self.sentence[: self.own[1]] if follows else self.sentence

    @property
    def sentence_before(self) -> str:
        """The sentence before its own."""
        return self.before.rpartition("\n")[2]


def words_of(text: str) -> str:
    """Return a text as keywords are looked for in it: plain, hyphens as spaces.

    >>> words_of("Kazakh-Russian trade")
    'kazakh russian trade'
    """
    return _HYPHEN.sub(" ", plain(text))


def heading_of(title: str) -> str:
    """Return a title as keywords are looked for in it; what it says in brackets is an aside.

    >>> heading_of("Meeting with the Prime Minister (sidelines of the council)")
    'meeting with the prime minister '
    """
    return words_of(_ASIDE.sub("", title))


def holds(text: str, keywords: Iterable[str]) -> bool:
    """Tell whether one of some keywords stands in a text."""
    return any(True for keyword in keywords for _ in places_of(keyword, text))


def in_context(
    text: str,
    found: list[Candidate],
    title: str,
    publisher: str,
    speaker: str,
    stated_on: str,
    language: str | None,
    people: dict[str, str],
) -> list[InText]:
    """Return the figures of a text in their context.

    Without a title, the first line is taken for it; without a language, that of each line counts.
    `people` has the areas of those who hold an office.
    """
    heading = heading_of(title or text.strip().partition("\n")[0])
    whole = words_of(f"{publisher} . {speaker} . {text}") + f" . {heading}"
    named, stated = named_in(whole, people), []
    for figure in found:
        first, last = _sentence_at(text, figure.start, language)
        before = "\n".join(_sentences(text[max(0, first - BEFORE) : first], language))
        others = tuple(
            (other.start - first, other.end - first)
            for other in found
            if other is not figure and first <= other.start < last
        )
        stated.append(
            InText(
                words_of(text[first:last]),
                figure.start - first,
                figure.end - first,
                figure.quantity,
                figure.period,
                period_words=words_of(figure.period_as_stated),
                others=others,
                before=words_of(before),
                title=heading,
                whole=whole,
                named=named,
                first=figure is found[0],
                speaker=speaker,
                stated_on=stated_on,
            )
        )
    return stated


def _sentence_at(text: str, place: int, language: str | None) -> Span:
    first = text.rfind("\n", 0, place) + 1
    line = text[first:].partition("\n")[0]
    spans = ((first + start, first + end) for start, end in _spans(line, language))
    return next((span for span in spans if span[1] > place), (first, first + len(line)))


@lru_cache(64)
def _spans(line: str, language: str | None) -> tuple[Span, ...]:
    return tuple(sentences(line, lexicon(language or language_of(line))))


def _sentences(text: str, language: str | None) -> list[str]:
    return [
        line[start:end].strip()
        for line in text.splitlines()
        if line.strip()
        for start, end in _spans(line, language)
    ]

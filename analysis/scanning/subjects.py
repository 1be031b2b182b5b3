"""What a figure measures, by the words around it: rules of `subjects.toml`.

The nearest keyword counts, within its sentence; of two that overlap the longer one, of two that
are joined by *and* none. A sentence that says too little to have a subject of its own takes that
of the figure or the sentence before, then that of the title.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.reading.periods.days import Period
from analysis.reading.quantity import Quantity
from analysis.reading.tokens import plain
from analysis.record.figures import fits
from analysis.record.keywords import pattern_of

FAR = 140  # characters between a figure and the words that say what it measures
BEYOND_CLAUSE = 35  # characters that the end of a clause between them counts for
FEW = 5  # words beside a figure and its period: too few for a subject of its own
A_YEAR = 366  # days
_HYPHEN = re.compile(r"(?<=\w)[-\u2010-\u2014](?=\w)")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure in its sentence, with what stands before it and above it.

    `sentence`, `before` (the rest of its paragraph so far) and `title` are as `words_of` writes
    them; `start` and `end` are offsets into `sentence`.
    """

    sentence: str
    start: int
    end: int
    quantity: Quantity
    period: Period | None
    period_words: str = ""
    before: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of `subjects.toml`."""

    indicator: str
    words: tuple[str, ...]
    asked: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    period: str = ""
    scope: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A keyword near a figure: the best sorts first."""

    gap: int
    length: int
    indicator: str
    start: int
    end: int


def words_of(text: str) -> str:
    """Return a text as keywords are looked for in it: plain, hyphens as spaces.

    >>> words_of("Kazakh-Russian trade")
    'kazakh russian trade'
    """
    return _HYPHEN.sub(" ", plain(text))


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules, in the order of the file."""
    return tuple(
        Rule(**{"asked" if key == "with" else key: _frozen(cell) for key, cell in entry.items()})
        for entry in _table()["rule"]
    )


@cache
def words(name: str) -> tuple[str, ...]:
    """Return a list of `words`."""
    return tuple(_table()["words"][name])


def holds(text: str, keywords: Iterable[str]) -> bool:
    """Tell whether one of some keywords stands in a text."""
    return any(pattern_of(keyword).search(text) for keyword in keywords)


def subject_of(
    stated: Stated, scope: str, units: dict[str, str], previous: str = ""
) -> tuple[str, str]:
    """Propose an indicator, or none, and say why.

    Parameters
    ----------
    stated
        The figure in its context.
    scope
        What the text around it is about: pair, union or "".
    units
        What the levels of each indicator are in, by indicator.
    previous
        The indicator of the figure before it in the same paragraph, if there is one.
    """
    value = _value_of(stated, previous)
    if value:
        return value, f"a sum that goes with {previous}"
    found = sorted(_hits(stated.sentence, stated, scope, units))
    if found:
        return _best(stated.sentence, found)
    if not _says_little(stated):
        return "", "no word of its sentence says what it measures"
    if previous and _fits(stated, previous, units):
        return previous, f"goes on from the figure before: {previous}"
    for text, where in ((_last_sentence(stated.before), "sentence before"), (stated.title, "title")):
        found = sorted(_hits(text, stated, scope, units, anywhere=True))
        named = {hit.indicator for hit in found}
        if len(named) == 1:
            hit = found[0]
            return hit.indicator, f"{text[hit.start : hit.end]!r} in the {where}"
        if named:
            return "", f"{' or '.join(sorted(named))}, by the {where}"
    return "", "no word near it says what it measures"


def _hits(
    text: str, stated: Stated, scope: str, units: dict[str, str], *, anywhere: bool = False
) -> Iterator[Hit]:
    """Yield the keywords of rules that a figure meets; longer ones hide those within them."""
    found = [
        Hit(0 if anywhere else _gap(text, match, stated), -len(match[0]), rule.indicator, *match.span())
        for rule in rules()
        if _meets(rule, stated, text, scope, units)
        for keyword in rule.words
        for match in pattern_of(keyword).finditer(text)
    ]
    for hit in found:
        within = any(
            other.start <= hit.start
            and hit.end <= other.end
            and other.length < hit.length
            for other in found
        )
        if hit.gap <= FAR and not within:
            yield hit


def _meets(rule: Rule, stated: Stated, text: str, scope: str, units: dict[str, str]) -> bool:
    quantity = stated.quantity
    return (
        fits(quantity, units[rule.indicator])
        and (not rule.measures or quantity.measure in rule.measures)
        and (not rule.scope or rule.scope == scope)
        and (not rule.period or rule.period == _length(stated.period))
        and not holds(text, rule.without)
        and (not rule.asked or holds(text, rule.asked))
    )


def _best(text: str, found: list[Hit]) -> tuple[str, str]:
    """Return the indicator of the nearest hit, unless another is as near or joined to it."""
    best = found[0]
    for hit in found[1:]:
        if hit.indicator == best.indicator:
            continue
        first, last = sorted((best, hit), key=lambda each: each.start)
        between = text[first.end : last.start].strip(" ,")
        if hit.gap == best.gap or between in words("joined"):
            return "", f"{best.indicator} or {hit.indicator}"
    return best.indicator, repr(text[best.start : best.end])


def _gap(text: str, match: re.Match[str], stated: Stated) -> int:
    """Count the characters between a keyword and a figure; the end of a clause counts for more."""
    gap = max(match.start() - stated.end, stated.start - match.end(), 0)
    between = text[min(match.end(), stated.end) : max(match.start(), stated.start)]
    return gap + BEYOND_CLAUSE * sum(between.count(mark) for mark in words("clause_ends")) * (gap > 0)


def _length(period: Period | None) -> str:
    if period is None or period.end is None:
        return "none"
    if period.start is None:
        return "none"
    return "year" if (period.end - period.start).days < A_YEAR else "years"


def _value_of(stated: Stated, previous: str) -> str:
    """Return the indicator of the sum that goes with a count before it, or nothing."""
    near = stated.sentence[max(0, stated.start - 40) : stated.end]
    if stated.quantity.measure == "level" and len(stated.quantity.unit) == len("USD"):
        own = holds(near, words("worth"))
        return str(_table()["value_of"].get(previous, "")) if own else ""
    return ""


def _says_little(stated: Stated) -> bool:
    """Tell whether a sentence has few words beside the figure, or refers to the one before."""
    around = stated.sentence[: stated.start] + " " + stated.sentence[stated.end :]
    around = around.replace(words_of(stated.period_words), " ") if stated.period_words else around
    few = len(_WORD.findall(around)) <= FEW
    return few or holds(stated.sentence[: stated.start], words("refers_back"))


def _fits(stated: Stated, indicator: str, units: dict[str, str]) -> bool:
    return fits(stated.quantity, units[indicator])


def _last_sentence(text: str) -> str:
    return text.rstrip().rpartition("\n")[2]


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    path = Path(__file__).with_name("subjects.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _frozen(cell: str | list[str]) -> str | tuple[str, ...]:
    return cell if isinstance(cell, str) else tuple(cell)

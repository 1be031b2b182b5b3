"""What a figure measures, by the words around it: the rules of `subjects.toml`.

The nearest keyword counts, in the part of the sentence that is about the figure; of two that
overlap the longer one, of two that are joined by *and* none. A part that says too little goes on
from the figure before, or from the sentence that it refers to; a title counts for the figures that
it names.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from analysis.reading.detection import language_of
from analysis.reading.find import find_quantities
from analysis.reading.lexicon import lexicon
from analysis.reading.quantity import Quantity
from analysis.record.codebook import places_of
from analysis.record.figures import fits
from analysis.scanning.kinds import length_of
from analysis.scanning.subject_rules import RULES, VALUE_OF, WORDS, Rule, any_of
from analysis.scanning.surroundings import InText, holds

FAR = 120  # characters between a figure and the words that say what it measures
BEYOND_CLAUSE = 25  # characters that the end of a clause between them counts for
BEHIND = 15  # characters that it counts for to stand behind a figure that is no count
FEW = 6  # words beside a figure and its period: too few for a subject of its own
REFERRED = "sentence before"
NO_WORD = "no word near it says what it measures"
NEXT = 25  # characters in which the sum follows that goes with a count
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_TO = re.compile(rf"\s*{any_of('to', 'until', 'from', 'or')}\b")
_LINK = re.compile(rf"\s*{any_of('links')}\s+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_CLAUSE_END = re.compile(r"[,;:()]|\s[-\u2010-\u2014]\s")


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A keyword near a figure: the best sorts first."""

    gap: int
    length: int
    indicator: str
    words: str
    start: int
    end: int
    titled: bool  # by a rule for which the title counts: it knows more


@dataclass(frozen=True, slots=True)
class Subject:
    """An indicator, or none, and why; whether it goes on from the figure before."""

    indicator: str
    reason: str
    goes_on: bool = False
    little: bool = False  # its words say too little to name one


def subject_of(stated: InText, scope: str, units: dict[str, str], previous: str) -> Subject:
    """Propose an indicator, or none, and say why.

    `scope` is what the text around the figure is about (pair, union or ""), `units` what the levels
    of each indicator are in, `previous` the indicator of the figure before it in the paragraph.
    """
    if holds(stated.sentence, WORDS["denied"]):
        return Subject("", "what is said there is denied")
    rules = _rules_for(stated, units)
    found = sorted(_hits(stated, stated.sentence, stated.own, scope, rules))
    value = _value_of(stated, previous)
    if value in units and all(hit.start >= stated.start - NEXT for hit in found):
        return Subject(value, f"a sum that goes with {previous}", goes_on=True)
    if found:
        best = _best(stated.sentence, found)
        part = best.indicator == previous and stated.quantity.unit == "count"
        if part and holds(stated.part, WORDS["of_these"]):
            return Subject("", "a part of the figure before")
        return best
    if not _says_little(stated):
        return Subject("", _unmet(stated, scope, rules))
    if _names_another(stated.part, rules):
        return Subject("", "its words do not say enough of what it measures")
    if previous and _may_be(stated, previous, units) and _goes_on(stated):
        return Subject(previous, "goes on from the figure before", goes_on=True)
    for text, where in _above(stated):
        hits = sorted(_hits(stated, text, (0, len(text)), scope, rules))
        named = sorted({hit.indicator for hit in hits})
        if len(named) == 1:
            return Subject(named[0], f"{hits[0].words!r} in the {where}")
        if named or (where == REFERRED and _names_another(text, rules)):
            return Subject("", f"{' or '.join(named) or 'something else'}, by the {where}")
    return Subject("", NO_WORD, little=True)


def _rules_for(stated: InText, units: dict[str, str]) -> list[Rule]:
    """Return the rules of the indicators of the codebook that are in the unit of a figure."""
    return [
        rule
        for rule in RULES
        if rule.indicator in units and fits(stated.quantity, units[rule.indicator])
    ]


def _unmet(stated: InText, scope: str, rules: list[Rule]) -> str:
    """Say why no rule is met: no keyword, no area that tells, or keywords of several."""
    near = [rule for rule in rules if holds(stated.part, rule.words)]
    if not near:
        return NO_WORD
    if not scope and any(_meets(rule, stated, stated.clause_on, rule.scope) for rule in near):
        return "no countries are named, of which it may be"
    return _undecided(rule.indicator for rule in near)


def _undecided(indicators: Iterable[str]) -> str:
    named = sorted({*indicators})
    others = [] if len(named) > 1 else ["something else"]
    return f"its words do not say whether it is {' or '.join([*named, *others])}"


def named_by_title(stated: InText, scope: str, units: dict[str, str]) -> set[str]:
    """Return the indicators that a title names, of those that a figure can be of."""
    rules = _rules_for(stated, units)
    hits = _hits(stated, stated.title, (0, len(stated.title)), scope, rules)
    return {hit.indicator for hit in hits}


def title_excludes(stated: InText, indicator: str) -> bool:
    """Tell whether a title names an indicator, but with words that make it another one."""
    return any(
        holds(stated.title, rule.words) and holds(stated.title, rule.without)
        for rule in RULES
        if rule.indicator == indicator
    )


def _hits(
    stated: InText, text: str, part: tuple[int, int], scope: str, rules: list[Rule]
) -> Iterator[Hit]:
    """Yield the keywords in a part of a text, of rules that a figure meets; the longer ones."""
    own = text is stated.sentence
    around = stated.clause_on if own else text
    found = [
        Hit(gap, -len(match[0]), rule.indicator, match[0], *match.span(), rule.titled)
        for rule in rules
        if _meets(rule, stated, around, scope)
        for keyword in rule.words
        for match in places_of(keyword, text, *part)
        if (gap := _gap(stated, match) if own else 0) <= FAR
    ]
    for hit in found:
        if not any(
            other.start <= hit.start
            and hit.end <= other.end
            and (other.length, not other.titled) < (hit.length, not hit.titled)
            for other in found
        ):
            yield hit


def _meets(rule: Rule, stated: InText, text: str, scope: str) -> bool:
    about = f" . {stated.title}" if rule.titled else ""
    return (
        _is_such(rule, stated)
        and (not rule.scope or rule.scope == scope)
        and not holds(f"{text}{about}", rule.without)
        and not (rule.whole and holds(text, WORDS["narrowing"]))
        and (not rule.asked or holds(f"{text}{about}", rule.asked))
    )


def _best(text: str, found: list[Hit]) -> Subject:
    """Return the indicator of the nearest hit, unless another is as near or joined to it."""
    best = found[0]
    own = {word for rule in RULES if rule.indicator == best.indicator for word in rule.words}
    rivals = {hit.indicator for hit in found if hit.gap == best.gap} - {best.indicator}
    rivals |= {
        rule.indicator
        for rule in RULES
        if own.isdisjoint(rule.words)
        for keyword in rule.words
        for match in places_of(keyword, text)
        if _between(text, best, match) in WORDS["joined"]
    }
    if rivals:
        return Subject("", _undecided({best.indicator, *rivals}))
    return Subject(best.indicator, repr(best.words))


def _between(text: str, hit: Hit, match: re.Match[str]) -> str:
    """Return what stands between two keywords, the one behind the other."""
    if hit.start < match.start():
        return text[hit.end : match.start()].strip(" ,")
    return text[match.end() : hit.start].strip(" ,")


def _gap(stated: InText, match: re.Match[str]) -> int:
    """Count the characters between a keyword and a figure; the end of a clause counts for more."""
    gap = max(match.start() - stated.end, stated.start - match.end(), 0)
    between = stated.sentence[min(match.end(), stated.end) : max(match.start(), stated.start)]
    if match.start() >= stated.end and stated.quantity.unit != "count":
        gap += BEHIND
    return gap + BEYOND_CLAUSE * len(_CLAUSE_END.findall(between)) if gap else 0


def length(stated: InText) -> str:
    """Return of what time a figure is, by words that stand beside it."""
    period = stated.period
    if period is None or (stated.period_words and not _is_beside(stated)):
        return "none"  # or it is of another figure
    return length_of(period.start, period.end)


def _is_beside(stated: InText) -> bool:
    """Tell whether the words for a period stand beside a figure, and hang on none before it."""
    at = stated.sentence.find(stated.period_words)
    first, last = sorted((at, stated.start))
    between = stated.sentence[first:last]
    if at < 0 or ";" in between or any(first <= other < last for other, _ in stated.others):
        return False
    behind_another = at < stated.start and any(end <= at for _, end in stated.others)
    return not (behind_another and _CLAUSE_END.search(between))


def _value_of(stated: InText, previous: str) -> str:
    """Return the indicator of the sum that goes with a count before it, or nothing."""
    before = stated.sentence[max(stated.own[0], stated.start - NEXT) : stated.end]
    money = stated.quantity.measure == "level" and stated.quantity.unit.isupper()
    linked = holds(before, WORDS["worth"]) or _LINK.fullmatch(stated.lead)
    return VALUE_OF.get(previous, "") if money and linked else ""


def _may_be(stated: InText, indicator: str, units: dict[str, str]) -> bool:
    """Tell whether a figure can be of an indicator: by its unit, its measure and its period."""
    own = [rule for rule in RULES if rule.indicator == indicator]
    return fits(stated.quantity, units[indicator]) and (
        not own
        or any(_is_such(rule, stated) and not holds(stated.clause_on, rule.without) for rule in own)
    )


def _is_such(rule: Rule, stated: InText) -> bool:
    return (
        (not rule.measures or stated.quantity.measure in rule.measures)
        and (not rule.period or rule.period == length(stated))
        and abs(stated.quantity.value) >= rule.least
    )


def _goes_on(stated: InText) -> bool:
    """Tell whether a figure is said of the same as the one before it.

    It is where both stand in one sentence, where its own words begin with *to*, or where they
    refer back.
    """
    whole = stated.until
    if stated.quantity.unit == "count":
        return holds(whole, WORDS["of_these"])
    if holds(whole, WORDS["afresh"]):
        return False
    same_sentence = stated.own[0] > 0 and (stated.moved or ";" not in stated.lead)
    return bool(same_sentence or _TO.match(whole) or holds(stated.lead, WORDS["refers_back"]))


def _names_another(text: str, rules: list[Rule]) -> bool:
    """Tell whether a text has a keyword of a rule that a figure does not meet."""
    return any(holds(text, rule.words) for rule in rules)


def _says_little(stated: InText) -> bool:
    """Tell whether a part has few words beside the figure, or refers to the one before."""
    around = f"{stated.lead} {stated.sentence[stated.end : stated.own[1]]}"
    around = around.replace(stated.period_words, " ") if stated.period_words else around
    named = stated.quantity.unit == "count" and stated.quantity.counted
    if named and not holds(str(stated.quantity.counted).lower(), WORDS["anybody"]):
        return False
    return len(_WORD.findall(around)) <= FEW or holds(stated.lead, WORDS["refers_back"])


def _above(stated: InText) -> Iterator[tuple[str, str]]:
    """Yield what else may name the subject: the sentence that is referred to, a title with it."""
    if holds(stated.lead, WORDS["refers_back"]):
        yield stated.sentence_before, REFERRED
    number = _NUMBER.findall(stated.sentence[stated.start : stated.end])[:1]
    if not {*number}.isdisjoint(_NUMBER.findall(stated.title)) or _in_title(stated):
        yield stated.title, "title"


def _in_title(stated: InText) -> bool:
    """Tell whether a title gives a figure of the same value as of what has happened."""
    own = (stated.quantity.unit, abs(stated.quantity.value))
    return any((each.unit, abs(each.value)) == own for each in _figures_in(stated.title))


@lru_cache
def _figures_in(title: str) -> tuple[Quantity, ...]:
    if not lexicon(language_of(title)).sets["expectations"].isdisjoint(_WORD.findall(title)):
        return ()
    return tuple(figure.quantity for figure in find_quantities(title))

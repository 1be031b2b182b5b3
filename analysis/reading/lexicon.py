"""Text to items: the words of a text with what the language files know of them.

Reading is one pass: `tokenise` cuts the text, `items_of` joins tokens that stand for one thing (*no
less than*, *U.S. dollars*) and names its kind. Whatever holds digits but is no number (dates,
resolutions, names) is cut as one `name` token, so that no later step has to think of it. Offsets
point into the text as given.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from analysis.reading.inflection import endings_of
from analysis.reading.languages import SHARED, expand, together, words_of
from analysis.reading.tokens import Token, tokenise


class Item(NamedTuple):
    """Tokens that stand for one thing: a `kind` of the language files with its `value`."""

    kind: str
    value: Any
    start: int
    end: int
    norm: str  # its words in plain form


# lists of words that are asked for by name, beside what else the words may be; and their tables
SETS = {
    "stop": "words",
    "subject_nouns": "words",
    "occurrence": "words",
    "bare_scales": "words",
    "definite": "words",
    "indefinite": "words",
    "partitive": "words",
    "counts_less": "change",
    "up_or_down": "change",
    "changes_by": "words",
    "abbreviations": "words",
    "clauses": "words",
    "clauses_after_comma": "words",
    "compared": "words",
    "from_base": "words",
    "joining": "words",
    "auxiliaries": "words",
    "documents": "words",
    "programmes": "words",
    "dating": "words",
    "sayings": "words",
    "that": "words",
    "abbreviations_at_ends": "words",
    "abbreviations_of_years": "words",
    "expectations": "words",
    "streets": "words",
    "participles": "words",
    "durations": "words",
    "pairs": "words",
    "ranks": "words",
    "titles": "words",
    "nouns": "change",
    "paces": "change",
    "indices": "change",
    "of_change": "change",
    "of_it": "change",
    "within": "words",
    "agent_endings": "change",
    "circumstances": "change",
    "plus": "change",
    "reaches": "words",
    "percent_only": "change",
    "fills": "change",
    "rates": "change",
    "verb_endings": "change",
    "after_rise": "change",
    "after_fall": "change",
}

Entry = tuple[tuple[str, ...], str, Any]  # the words after the first, kind and value
Entries = dict[str, list[Entry]]  # by the first word

FIGURES = ("cardinal", "currency", "half_alone", "half_one_and", "half_scale")  # begin a figure
NUMBER_KINDS = {"scale_letters": "letter", "half_scales": "half_scale", "fractions": "fraction"}
VALUE_KINDS = {
    "multiples": "multiple",
    "units": "unit",
    "currencies": "currency",
    "hedges_after": "after",
    "hedges_after_ablative": "after_ablative",
    "hedges_after_dative": "after_dative",
}


class Lexicon:
    """What the files of one or more languages say of a word, for look-up by its first token."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self.entries: Entries = {}
        self.sets: dict[str, set[str]] = {name: set() for name in SETS}
        self.verbs_last = any(words_of(language).get("verbs_last") for language in languages)
        for language in languages:
            for kind, value, pattern in _entries(words_of(language)):
                for phrase in expand(pattern):
                    self._add(kind, value, phrase)
            for name, table in SETS.items():
                for pattern in words_of(language).get(table, {}).get(name, ()):
                    self.sets[name] |= set(expand(pattern))
        self.verb_endings = tuple(self.sets["verb_endings"])
        self.agent_endings = tuple(self.sets["agent_endings"])
        self.scale_words = [
            first
            for first, known in self.entries.items()
            if any(kind == "scale" and not tail for tail, kind, _ in known)
        ]
        self.endings = endings_of(languages, self._all_words())
        for known in self.entries.values():
            known.sort(key=lambda entry: -len(entry[0]))

    def _all_words(self) -> Iterator[str]:
        """Every word that an entry or a set has."""
        for first, known in self.entries.items():
            yield from (first, *(word for tail, _, _ in known for word in tail))
        for words in self.sets.values():
            yield from (word for phrase in words for word in phrase.split())

    def _add(self, kind: str, value: Any, phrase: str) -> None:
        first, *rest = (token[1] for token in tokenise(phrase))
        self.entries.setdefault(first, []).append((tuple(rest), kind, value))


def _entries(words: dict[str, Any]) -> Iterator[tuple[str, Any, str]]:
    """Kind, value and pattern of every entry of a language file."""
    for table, patterns_of in words.items():
        if table in ("cardinals", "ordinals"):
            yield from ((table[:-1], number, pattern) for pattern, number in patterns_of.items())
        elif table == "scales":
            comma = words["decimal_comma_before_scale"]
            yield from _listed(
                patterns_of, lambda _, power, comma=comma: ("scale", (int(power), comma))
            )
        elif table in NUMBER_KINDS:
            yield from _listed(
                patterns_of, lambda table, number: (NUMBER_KINDS[table], int(number)), table
            )
        elif table in VALUE_KINDS:
            yield from _listed(patterns_of, lambda table, value: (VALUE_KINDS[table], value), table)
        elif table == "hedges":
            yield from _hedges(patterns_of)
        elif table == "halves":
            yield from _listed(patterns_of, lambda _, name: (f"half_{name}", None))
        elif table in ("change", "words", "no_hedges"):
            named = {name: each for name, each in patterns_of.items() if name not in SETS}
            yield from _listed(named, lambda _, name: (name, None))


def _listed(
    patterns_of: dict[str, list[str]], entry: Any, table: str = ""
) -> Iterator[tuple[str, Any, str]]:
    for name, patterns in patterns_of.items():
        yield from ((*entry(table, name), pattern) for pattern in patterns)


def _hedges(patterns_of: dict[str, list[str]]) -> Iterator[tuple[str, Any, str]]:
    """Hedges, those that are verbs or places apart."""
    kinds = {
        phrase: kind
        for name, kind in (("places", "place"), ("verbs", "verb_hedge"))
        for pattern in patterns_of.get(name, ())
        for phrase in expand(pattern)
    }
    for hedge, patterns in patterns_of.items():
        if hedge not in ("places", "verbs"):
            for phrase in (phrase for pattern in patterns for phrase in expand(pattern)):
                yield kinds.get(phrase, "hedge"), hedge, phrase


@cache
def lexicon(language: str | None = None) -> Lexicon:
    """The lexicon of one language, or of all whose scripts keep them apart, together."""
    return Lexicon((SHARED, *((language,) if language else together())))


def items_of(text: str, words: Lexicon) -> list[Item]:
    """The items of a text: the longest known phrase at each place, else the token itself.

    >>> [item.kind for item in items_of("no less than 5 billion", lexicon("en"))]
    ['hedge', 'num', 'scale']
    """
    tokens = tokenise(text)
    if words.endings:
        tokens = words.endings.stems(tokens)
    items: list[Item] = []
    place, count, entries = 0, len(tokens), words.entries
    while place < count:
        kind, norm, start, end = tokens[place]
        place += 1
        following = tokens[place][1] if place < count else ""
        for tail, known_as, value in entries.get(norm, ()):
            if not tail:
                items.append(Item(known_as, value, start, end, norm))
                break
            stop = place + len(tail)
            if tail[0] == following and tail == tuple([token[1] for token in tokens[place:stop]]):
                if known_as == "after" and _hedges_the_next(
                    tokens[place - 1 :], len(tail) + 1, entries
                ):
                    continue
                words_of_it = " ".join((norm, *tail))
                items.append(Item(known_as, value, start, tokens[stop - 1][3], words_of_it))
                place = stop
                break
        else:
            items.append(Item(kind, norm, start, end, norm))
    return items


def _hedges_the_next(tokens: list[Token], length: int, entries: Entries) -> bool:
    """Whether *and more*, the first tokens, belongs to what follows: *and more than 5*."""
    joins = any(not tail and kind in ("and", "or") for tail, kind, _ in _known(tokens, 0, entries))
    if not joins or not tokens[length:]:
        return False
    if tokens[length][0] == "num":
        return True
    if any(kind in FIGURES for _, kind, _ in _known(tokens, length, entries)):
        return True
    return any(
        len(tail) + 2 > length and tail == tuple(token[1] for token in tokens[2 : len(tail) + 2])
        for tail, kind, _ in _known(tokens, 1, entries)
        if kind in ("hedge", "place")
    )


def _known(tokens: list[Token], place: int, entries: Entries) -> list[Entry]:
    return entries.get(tokens[place][1], [])


class Line:
    """A stretch of text as items, with the look-ups that reading them needs."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self.text = text
        self.words = words
        self.items = items_of(text, words)

    def kind(self, place: int) -> str:
        """Kind of the item at a place, or "" beyond the ends."""
        return self.items[place].kind if 0 <= place < len(self.items) else ""

    def word(self, place: int) -> str:
        """The item's words in plain form, or "" beyond the ends."""
        return self.items[place].norm if 0 <= place < len(self.items) else ""

    def glued(self, place: int) -> bool:
        """Whether the item is written on to the one before it, without a space."""
        return 0 < place < len(self.items) and self.items[place].start == self.items[place - 1].end

    def ending(self, place: int) -> str:
        """Name of the last ending of the item's words, where the language has endings, or ""."""
        endings = self.words.endings
        if endings is None or not 0 <= place < len(self.items):
            return ""
        return endings.last(self.part(place, place + 1))

    def part(self, first: int, end: int) -> str:
        """The text of the items from `first` up to `end`."""
        return self.text[self.items[first].start : self.items[end - 1].end]

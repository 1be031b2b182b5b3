"""Text to items: the words of a text with what the language files know of them.

Reading is one pass: `tokenise` cuts the text, `items_of` joins tokens that stand for one thing (*no
less than*, *U.S. dollars*) and names its kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from analysis.reading.entries import EXACT, SETS_OF, entries_of, letters_of, sets_of
from analysis.reading.inflection import Endings, endings_of
from analysis.reading.languages import expand, lists_of, signs, together, words_of
from analysis.reading.shared_money import currency_in
from analysis.reading.tokens import Item, new_item, plain, tokenise

Phrase = tuple[tuple[str, ...], str, Any]  # the words after the first, kind and value
Entries = dict[str, list[Phrase]]  # by the first word
Meaning = tuple[str, Any]  # kind and value

# begin a figure
_HALVES = ("half_alone", "half_one_and", "half_scale", "half_unit")
FIGURES = ("cardinal", "currency", "fraction", *_HALVES)
MONEY = ("currency", "abbreviation")
# kinds of items: numbers, and what may stand behind one
NUMBERS = ("num", "cardinal")
UNITS = ("unit", "currency")
SIZES = ("scale", *UNITS)
# lists of forms that are looked for in the text itself, and are no stems
FORMS = {"adverbial_endings", "doing_endings", "future_endings", "sayings_last"}
FORMS |= {"classes", "documents", "founded_things", "places_of_founded", "programmes", "ranked"}
FORMS |= {"under_way"}
LEAST_HALVED = 4  # letters: no half of "т"


def is_declined(word: str) -> bool:
    """Tell by its letters a word with cases and no articles: both kinds may be in a sentence."""
    return not word.isascii()


class Lexicon:
    """What the files of one or more languages say of a word, for look-up by its first token."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self.entries: Entries = {}
        names = (name for table in SETS_OF for name in lists_of(table))
        self.sets: dict[str, set[str]] = {name: set() for name in names}
        tables_of = [signs(), *map(words_of, languages)]
        self.verbs_last = any(tables.get("verbs_last") for tables in tables_of)
        for tables in tables_of:
            for kind, value, pattern in entries_of(tables):
                for phrase in expand(pattern):
                    self._add(kind, value, phrase)
            for name, pattern in sets_of(tables):
                self.sets[name] |= set(expand(pattern))
                if name == "nouns" and tables.get("nouns_join_nouns"):
                    self.sets["joining_nouns"] |= set(expand(pattern))
        self._add_halves()
        self._ends = {name: tuple(words) for name, words in self.sets.items()}
        self.number_endings = {
            ending
            for tables in tables_of
            for pattern in tables.get("periods", {}).get("number_endings", ())
            for ending in expand(pattern)
        }
        self.letters = letters_of(tables_of)
        self.signs = self.sets["before_numbers"].union(*signs()["currencies"].values())
        self.kept_as = {
            unit: (kept, Decimal(times)) for unit, (kept, times) in signs()["kept_as"].items()
        }
        self.endings = self._endings_of(languages)
        self.alone: dict[str, list[Meaning]] = {}  # by the first word of all that is known
        self.phrases: dict[tuple[str, ...], list[tuple[list[str], Meaning]]] = defaultdict(list)
        for first, known in self.entries.items():
            self.alone[first] = []
            longest = sorted(known, key=lambda entry: (-len(entry[0]), _turn(*entry[1:])))
            for tail, kind, value in longest:
                if tail:
                    self.phrases[first, tail[0]].append(([*tail], (kind, value)))
                else:
                    self.alone[first].append((kind, value))

    def _add_halves(self) -> None:
        """Add *полмиллиона*, *полпроцента*: half of a scale word or of a unit in one word."""
        sizes = [
            (word, kind, value)
            for word, known in self.entries.items()
            for tail, kind, value in known
            if not tail and kind in ("scale", "unit") and len(word) >= LEAST_HALVED
        ]
        for half in self.sets["half_prefixes"]:
            for word, kind, value in sizes:
                self._add(f"half_{kind}", value, half + word)

    def _endings_of(self, languages: tuple[str, ...]) -> Endings | None:
        """Return the endings of words, of which some are known within phrases alone."""
        words = set(self._all_words())
        single = {first for first, known in self.entries.items() for tail, *_ in known if not tail}
        single |= {word for name, found in self.sets.items() if name not in FORMS for word in found}
        return endings_of(languages, words, within=words - single)

    def _all_words(self) -> Iterator[str]:
        """Every word that an entry or a set has."""
        for first, known in self.entries.items():
            yield from (first, *(word for tail, _, _ in known for word in tail))
        looked_for = (words for name, words in self.sets.items() if name not in FORMS)
        yield from (word for words in looked_for for each in words for word in each.split())

    def known_at(self, norms: list[str], place: int) -> Iterator[tuple[int, str, Any]]:
        """Yield end, kind and value of the phrases that begin at a place, the longest first."""
        first, behind = norms[place], place + 1
        for tail, meaning in self.phrases.get((first, *norms[behind : behind + 1]), ()):
            end = behind + len(tail)
            if norms[behind:end] == tail:
                yield end, *meaning
        for meaning in self.alone.get(first, ()):
            yield behind, *meaning

    def ends_in(self, word: str, name: str) -> bool:
        """Whether a word ends as those of a list do."""
        return word.endswith(self._ends[name])

    def is_plural(self, word: str) -> bool:
        """Whether a word is in the plural, in languages where that can be told."""
        return word in self.sets["plurals"] or self.ends_in(word, "plural_endings")

    def _add(self, kind: str, value: Any, phrase: str) -> None:
        if kind in EXACT:  # as it is written, and not otherwise: "Mt" is no "mt"
            kind, value = "exact", (EXACT[kind], value, phrase)
        letters = phrase.replace(" ", "").isalpha()  # most are, and then need no second look
        if kind == "unit" and " " in phrase and letters:
            self._add(kind, value, phrase.replace(" ", " - "))  # "square-foot"
        first, *rest = (
            plain(phrase).split() if letters else [token.norm for token in tokenise(phrase)]
        )
        self.entries.setdefault(first, []).append((tuple(rest), kind, value))


def _turn(kind: str, value: Any) -> int:
    """Have symbols looked for last, abbreviations first: *T500 million* are tenge, no tonnes."""
    return 1 if kind != "exact" else 2 * (value[0] != "abbreviation")


@cache
def currencies() -> frozenset[str]:
    """Return the codes of all currencies, ISO 4217."""
    return frozenset(signs()["codes"]["currencies"])


@cache
def lexicon(language: str | None) -> Lexicon:
    """Return the lexicon of one language, or of all whose scripts keep them apart, together."""
    return Lexicon((language,) if language else together())


def items_of(text: str, words: Lexicon) -> list[Item]:
    """Return the items of a text: the longest known phrase at each place, else the token itself.

    >>> [item.kind for item in items_of("no less than 5 billion", lexicon("en"))]
    ['hedge', 'num', 'scale']
    """
    tokens = tokenise(text)
    if words.endings:
        tokens = words.endings.stems(tokens)
    norms = [token.norm for token in tokens]
    items: list[Item] = []
    behind = 0  # what was read
    for place, token in enumerate(tokens):
        if place >= behind:
            item = token
            if token.norm in words.alone:
                item, behind = _known(text, tokens, norms, place, words)
            items.append(item)
    return items


def _known(
    text: str, tokens: list[Item], norms: list[str], place: int, words: Lexicon
) -> tuple[Item, int]:
    """Return what begins with a known word, and the place behind it."""
    token = tokens[place]
    for stop, kind, value in words.known_at(norms, place):
        length = stop - place
        if length > 1:
            if kind == "cardinal" and token.end - token.start != len(token.norm):
                continue  # "of ten, four" is not fourteen
            if kind == "after" and _hedges_the_next(tokens, norms, (place, stop), words):
                continue
        start, end = token.start, tokens[stop - 1].end
        if kind == "exact":
            kind, value, written = value
            one = kind == "abbreviation" and len(written) == 1
            possessive = text[start - 1 : start] in ("'", "’")  # "FEBRUARY'S $9 BILLION"
            if text[start:end] != written or (one and not text[end : end + 1].isdigit()):
                continue
            if possessive and kind == "abbreviation":
                continue
        return new_item((kind, value, start, end, " ".join(norms[place:stop]))), stop
    return token, place + 1


def _hedges_the_next(
    tokens: list[Item], norms: list[str], places: tuple[int, int], words: Lexicon
) -> bool:
    """Whether *and more*, between two places, belongs to what follows: *and more than 5*."""
    first, end = places
    joins = any(kind in ("and", "or") for kind, _ in words.alone[norms[first]])
    if not joins or end == len(tokens):
        return False
    begins = (kind for _, kind, _ in words.known_at(norms, end))
    if tokens[end].kind == "num" or any(kind in FIGURES for kind in begins):
        return True
    longer = (kind for stop, kind, _ in words.known_at(norms, first + 1) if stop > end)
    return any(kind in ("hedge", "place") for kind in longer)


class Line:
    """A stretch of a whole text as items, with the look-ups that reading them needs."""

    def __init__(self, text: str, words: Lexicon, whole: str = "") -> None:
        self.text = text
        self.whole = whole or text
        self.words = words
        self.items = [
            item._replace(value=currency_in(self.whole, item.value)) if item.kind in MONEY else item
            for item in items_of(text, words)
        ]
        self._count = len(self.items)  # these three because they are asked for most of all
        self._kinds = [item.kind for item in self.items]
        self._words = [item.norm for item in self.items]

    @cached_property
    def in_capitals(self) -> bool:
        """Whether most letters are capitals, of some words, which then tell nothing of a word."""
        small = sum(map(str.islower, self.text))
        capitals = sum(map(str.isupper, self.text))
        return capitals > small and sum(map(str.isupper, self.text.split())) > 1

    def kind(self, place: int) -> str:
        """Kind of the item at a place, or "" beyond the ends."""
        return self._kinds[place] if 0 <= place < self._count else ""

    def word(self, place: int) -> str:
        """Return the item's words in plain form, or "" beyond the ends."""
        return self._words[place] if 0 <= place < self._count else ""

    def is_of(self, place: int, *lists: str) -> bool:
        """Whether the item's words are in one of some lists."""
        word, sets = self.word(place), self.words.sets
        for name in lists:  # noqa: SIM110 – any(…) is slower, and nothing is asked more often
            if word in sets[name]:
                return True
        return False

    def ends_in(self, place: int, name: str) -> bool:
        """Whether the item's words end as those of a list do."""
        return self.words.ends_in(self.word(place), name)

    def back(self, place: int, *kinds: str) -> int:
        """Return the first place, from one to the left, whose item is of none of some kinds."""
        while self.kind(place) in kinds:
            place -= 1
        return place

    def noun_at(self, place: int) -> bool:
        """Whether what is counted may begin there: no *amid*, and no *mainly* before *due to*."""
        word = self.kind(place) == "word"
        if not word or self.is_of(place, "nouns_too", "stop"):
            return word and self.is_of(place, "nouns_too")
        adverb = self.ends_in(place, "adverb_endings")
        leads = self.kind(place + 1) in ("", "filler") or self.word(place + 1) in (*".,;:)",)
        return not (adverb and (leads or self.is_of(place + 1, "prepositions")))

    def glued(self, place: int) -> bool:
        """Whether the item is written on to the one before it, without a space."""
        return 0 < place < len(self.items) and self.items[place].start == self.items[place - 1].end

    def opens(self, place: int) -> bool:
        """Whether nothing but signs stands before a place: a quote, a bullet, markup."""
        return place <= self._first_word

    @cached_property
    def _first_word(self) -> int:
        places = (place for place, kind in enumerate(self._kinds) if kind != "sign")
        return next(places, self._count)

    def ending(self, place: int) -> str:
        """Name of the last ending of the item's words, where the language has endings, or ""."""
        endings = self.words.endings
        if endings is None or not 0 <= place < len(self.items):
            return ""
        return endings.last(self.part(place, place + 1), number=self._kinds[place] == "cardinal")

    def part(self, first: int, end: int) -> str:
        """Return the text of the items from `first` up to `end`."""
        return self.text[self.items[first].start : self.items[end - 1].end]

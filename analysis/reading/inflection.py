"""Endings as rules: the stem of an inflected word, and what its last ending says.

A language whose words take many endings, one after the other, lists the endings in its file
instead of every form: a table `inflection` of chains, each a list of links in the order in which
they follow the stem. A link holds the forms of its endings (vowel harmony makes several) by name,
and any link may be missing. Words that a file writes in full are left as they are, so that a form
with a meaning of its own stands beside its stem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from analysis.reading.languages import expand, words_of
from analysis.reading.tokens import DASHES, Item, new_item, plain

SHORTEST = 2  # letters of a stem
_REMEMBERED = 50_000  # how many words are kept in memory
_LONGEST = 40  # letters of a word that is looked at
_WORDS = re.compile(r"[\W\d_]+")  # what stands between them

Link = dict[str, list[str]]


class Endings:
    """The endings of one language.

    Parameters
    ----------
    chains : list of list of dict
        The links of each chain, which give the forms of each ending by its name.
    known : iterable of str
        The words whose stems are looked for, and which are never cut themselves.
    latin : dict of str
        How letters of a second alphabet are spelt in that of `known`.
    softened : dict of str
        Last letters of a stem before an ending, and what they are without one.
    behind_numbers : dict of str
        Words of `known` that are forms of a number behind `numbers`, and their stems.
    numbers : iterable of str
        The words for them.
    only : str
        The chain of endings that stems have, if not any: nouns are no verbs.
    within : iterable of str
        Those of `known` that stand in phrases alone: a stem of its own goes before them.

    Examples
    --------
    >>> endings = endings_of(["kk"], ["доллар", "асты", "жоба"])
    >>> endings.split("доллардан"), endings.split("студенттерге"), endings.split("асты")
    (('доллар', 'ablative'), ('студенттерге', 'dative'), ('асты', ''))
    >>> from analysis.reading.tokens import tokenise
    >>> [token[:2] for token in endings.stems(tokenise("90-нан жобалар"))]
    [('num', '90'), ('word', 'жоба')]
    """

    def __init__(
        self,
        chains: dict[str, list[Link]],
        known: Iterable[str],
        latin: dict[str, str],
        softened: dict[str, str],
        behind_numbers: dict[str, str],
        numbers: Iterable[str],
        only: str = "",
        within: Iterable[str] = (),
    ) -> None:
        self._within = frozenset(within)
        self._behind_numbers, self._numbers = behind_numbers, frozenset(numbers)
        self._softened = softened
        self._latin = latin
        self._letters = re.compile("|".join(sorted(latin, key=len, reverse=True)) or "(?!)")
        self._known = frozenset(known)
        of_stems = [links for name, links in chains.items() if only in ("", name)]
        self._whole = re.compile("|".join("".join(map(_any_of, links)) for links in of_stems))
        named: dict[str, str] = {}  # what a form is called where it is the last
        for links in chains.values():
            for link in reversed(links):
                named |= {form: name for name, forms in link.items() for form in forms} | named
        self._named = named
        self._longest = max(map(len, named), default=0)
        self._split = lru_cache(_REMEMBERED)(self._cut)
        self._last_of = lru_cache(_REMEMBERED)(self._named_end)

    def split(self, word: str) -> tuple[str, str]:
        """Return the stem of a word in plain form, and the name of its last ending.

        A word whose stem is not known stays whole, but its ending is named.
        """
        return self._split(word) if len(word) <= _LONGEST else (word, "")

    def _cut(self, word: str) -> tuple[str, str]:
        if word in self._known:
            return word, ""
        spelt = self.spelt(word)
        if spelt in self._known:
            return spelt, ""
        stem = self._stem(spelt)
        return stem, self._last(spelt if stem == spelt else spelt[len(stem) :])

    def last(self, text: str, *, number: bool = False) -> str:
        """Return the name of the last ending in a few words, or ""; `number`: they are one."""
        return self._last_of(text[-_LONGEST:], number) if text[-1:].isalpha() else ""

    def _named_end(self, text: str, number: bool) -> str:
        tail = plain(text)
        *before, word = _WORDS.split(tail)
        hyphen = before and tail[-len(word) - 1] in DASHES  # "90-нан"
        if hyphen or (number and word in self._behind_numbers):
            return self._last(self.spelt(word))
        return self.split(word)[1]

    def spelt(self, word: str) -> str:
        """Spell a word of the second alphabet in the first: *jyldyń* is *жылдың*."""
        return self._letters.sub(lambda match: self._latin[match[0]], word)

    def _stem(self, word: str) -> str:
        found = self._stems(word)
        stem = next(found, word)
        shorter = next(found, "") if stem in self._within else ""
        whole = shorter and shorter not in self._within | self._numbers
        return shorter if whole else stem  # "арзанда-йды", though "арзандай түсті" is known

    def _stems(self, word: str) -> Iterator[str]:
        """Yield the known stems of a word, the longest first."""
        for end in range(len(word) - 1, SHORTEST - 1, -1):
            stem, last = word[:end], word[end - 1]
            if stem not in self._known and last in self._softened:
                stem = word[: end - 1] + self._softened[last]
            if stem in self._known and self._whole.fullmatch(word, end):
                yield stem

    def _last(self, word: str) -> str:
        for start in range(max(0, len(word) - self._longest), len(word)):
            if name := self._named.get(word[start:]):
                return name
        return ""

    def beginning(self, word: str) -> str:
        """Return the letters that all forms of a stem begin with."""
        return word[:-1] if word[-1] in self._softened.values() else word

    def stems(self, tokens: list[Item]) -> list[Item]:
        """Put stems for words; join an ending behind a hyphen to what it ends."""
        result: list[Item] = []
        before = ""
        for token in tokens:
            kind, norm, start, end, _ = token
            if kind == "word" and len(result) > 1 and self._is_ending(norm, start, *result[-2:]):
                result[-2:] = [result[-2]._replace(end=end)]
            elif kind == "word" and result and self._is_written_on(norm, start, result[-1]):
                result[-1] = result[-1]._replace(end=end)  # "5%ға", "5 ten 7"
            else:
                stem = self.split(norm)[0] if kind in ("word", "name") else norm  # "кВт/сағатты"
                if norm in self._behind_numbers and self._is_number(before):
                    stem = self._behind_numbers[norm]
                result.append(new_item((kind, stem, start, end, stem)))
            before = norm
        return result

    def _is_number(self, word: str) -> bool:
        """Tell whether a number goes on behind a word: *жүз бірден*, *үштен бірден астам*."""
        stem, ending = self.split(word)
        return word in self._numbers or (stem in self._numbers and ending == "ablative")

    def _is_written_on(self, word: str, start: int, host: Item) -> bool:
        if host.kind == "num" and word not in self._known:
            return self._named.get(self.spelt(word)) == "ablative"
        glued = host.norm == "%" and host.end == start
        return glued and self._whole.fullmatch(self.spelt(word)) is not None

    def _is_ending(self, word: str, start: int, host: Item, hyphen: Item) -> bool:
        apart = host.norm == "%" and word not in self._known  # "5% - ға"
        joined = hyphen.norm in DASHES and (hyphen.end == start or apart)
        ends = self._whole.fullmatch(self.spelt(word)) is not None
        return joined and ends and word not in self._numbers  # "бір-екі мың"


def _any_of(link: Link) -> str:
    return f"(?:{'|'.join(chain.from_iterable(link.values()))})?"


def endings_of(
    languages: Iterable[str], known: Iterable[str], *, only: str = "", within: Iterable[str] = ()
) -> Endings | None:
    """Return the endings of the one of some languages that has a table of them, if any.

    `only`: the chain of endings that stems may have, *nouns*.
    """
    for tables in map(words_of, languages):
        if chains := tables.get("inflection"):
            alike = tables["words"].get("whole", ())
            return Endings(
                chains,
                {*known, *alike},
                tables.get("latin", {}),
                tables.get("softened", {}),
                tables.get("behind_numbers", {}),
                (word for pattern in tables["cardinals"] for word in expand(pattern)),
                only,
                within,
            )
    return None

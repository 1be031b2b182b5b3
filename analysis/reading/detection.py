"""The language of a text, where it must be known: where two languages share a script.

Each language file says in `own` by which letters and words a text of that language is told from
others. A language that stands `apart` is looked for by them; all others are read together.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.reading.languages import available, expand, words_of

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")  # "is-shara" has no English word
_NAME = re.compile(r"[«“\"][^«»“”\"\d]{1,40}[»”\"]")  # which may be of any language


class _Signs(NamedTuple):
    """By which letters and words a language is told."""

    letters: re.Pattern[str]
    words: frozenset[str]

    def weight(self, words: list[str]) -> int:
        """How many words are of the language."""
        return sum(word in self.words or bool(self.letters.search(word)) for word in words)


@cache
def _signs() -> tuple[dict[str, _Signs], list[_Signs]]:
    """Return the signs of the languages that stand apart, and those of the others."""
    apart, others = dict[str, _Signs](), list[_Signs]()
    for language in available():
        own = words_of(language)["own"]
        words = frozenset(word for pattern in own["words"] for word in expand(pattern))
        signs = _Signs(re.compile(f"[{own['letters']}]" if own["letters"] else "(?!)"), words)
        if own["apart"]:
            apart[language] = signs
        else:
            others.append(signs)
    return apart, others


def language_of(text: str, otherwise: str | None = None) -> str | None:
    """Return the language of a text if it stands apart, else None: all others, together.

    Parameters
    ----------
    text : str
        A sentence, a line or a whole text.
    otherwise : str or None
        The answer where the text has no sign of any language.

    Examples
    --------
    >>> language_of("Тауар айналымы 28 миллиард доллардан асты."), language_of("28 млрд долларов")
    ('kk', None)
    """
    if text.isascii():
        return otherwise
    language, told = _told(text)
    if otherwise is None or told:
        return language
    return None if _weight_of_others(_WORD.findall(text.lower())) else otherwise


@lru_cache(64)  # a line may be its only sentence, and is asked about at each step
def _told(text: str) -> tuple[str | None, bool]:
    """Return the language of a text that stands apart, if any, and whether it has signs of one."""
    low = text.lower()
    words = _WORD.findall(low)
    for language, signs in _signs()[0].items():
        if signs.letters.search(low) or not signs.words.isdisjoint(words):
            return language if _outweighs(signs, text) else None, True
    return None, False


def _outweighs(signs: _Signs, text: str) -> bool:
    """Tell whether a text has more words of a language than of others; names tell less."""
    for part in (_NAME.sub(" ", text), text):
        words = _WORD.findall(part)
        capitals = [word.lower() for word in words if word[0].isupper()]
        others = _weight_of_others([word.lower() for word in words])
        weight = signs.weight([word.lower() for word in words]) - signs.weight(capitals) / 2
        if weight or others:
            break
    return weight > others


def _weight_of_others(words: list[str]) -> int:
    return max(other.weight(words) for other in _signs()[1])

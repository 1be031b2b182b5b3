"""The rules of `subjects.toml`, which says what each part of them means, and words of languages."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from analysis.reading.languages import available, expand, words_of
from analysis.record.schema import read_toml


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: an indicator, its keywords, and what else is asked."""

    indicator: str
    words: tuple[str, ...]
    asked: tuple[str, ...] = ()  # `with`, which is a word of the language
    without: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    period: str = ""
    scope: str = ""
    direction: str = ""
    whole: bool = False
    titled: bool = False  # the title counts for what is asked
    least: float = 0  # no figure below it


_TABLE = read_toml(Path(__file__).with_name("subjects.toml"))


def _rule(entry: dict[str, Any]) -> Rule:
    cells: dict[str, Any] = {
        key: tuple(cell) if isinstance(cell, list) else cell for key, cell in entry.items()
    }
    return Rule(asked=cells.pop("with", ()), **cells)


RULES = tuple(map(_rule, _TABLE["rule"]))  # in the order of the file
#: Lists of words that say something beside what a figure measures.
WORDS: dict[str, list[str]] = _TABLE["words"]
#: The direction of each indicator that has one.
WAYS = {rule.indicator: rule.direction for rule in RULES if rule.direction}
#: The indicator of the sum that goes with a count, by that of the count.
VALUE_OF: dict[str, str] = _TABLE["value_of"]


@cache
def any_of(*names: str) -> str:
    """Return the words of some lists of all languages as a pattern; * stands for any ending.

    The lists are of the tables ``surroundings`` and ``words``.

    >>> any_of("links")
    '(?:for|of|на)'
    """
    tables = (words_of(language) for language in available())
    held = (table["words"] | table["surroundings"] for table in tables)
    lists = (table.get(name, ()) for table in held for name in names)
    phrases = dict.fromkeys(phrase for entry in chain(*lists) for phrase in expand(entry))
    words = "|".join(re.escape(phrase).replace(r"\*", r"\w*") for phrase in phrases)
    return f"(?:{words or '(?!)'})"

"""The tables of a language file as entries for look-up: kind, value and pattern of each word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from analysis.reading.languages import required

SETS_OF = ("words", "change")  # the tables whose lists are sets of words, but for some kinds
LETTERS = ("scale_letters", "glued_letters", "money_letters")
EXACT = {"symbols": "unit", "codes": "currency", "abbreviations": "abbreviation"}  # cased
VALUE_KINDS = {
    "multiples": "multiple",
    "units": "unit",
    "currencies": "currency",
    "currency_hundredths": "hundredth",
    "hedges": "hedge",
    "hedge_verbs": "verb_hedge",
    "hedge_places": "place",
    "hedges_after": "after",
    "hedges_after_ablative": "after_ablative",
    "hedges_after_accusative": "after_accusative",
    "hedges_after_dative": "after_dative",
    "hedges_after_genitive": "after_genitive",
}


def letters_of(tables_of: list[dict[str, Any]]) -> dict[str, dict[str, int]]:
    """Return the power of ten of each letter behind a number, by the table that has it."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for table in LETTERS:
        for tables in tables_of:
            for power, letters in tables.get(table, {}).items():
                for letter in letters:
                    found[letter][table] = int(power)
    return dict(found)


def entries_of(words: dict[str, Any]) -> Iterator[tuple[str, Any, str]]:
    """Kind, value and pattern of every entry of a language file."""
    for table, patterns_of in words.items():
        if table in ("cardinals", "ordinals"):
            yield from ((table[:-1], number, pattern) for pattern, number in patterns_of.items())
        elif table == "codes":
            yield from (("codes", code, code) for code in patterns_of["currencies"])
        else:
            for name, patterns in patterns_of.items() if isinstance(patterns_of, dict) else ():
                if meaning := _meaning(table, name, words):
                    yield from ((*meaning, pattern) for pattern in patterns)


def _meaning(table: str, name: str, words: dict[str, Any]) -> tuple[str, Any] | None:
    """Return kind and value of the words of a list, or None where they are no entries."""
    if table == "scales":
        return "scale", (int(name), words["decimal_comma_before_scale"])
    if table == "fractions":
        return "fraction", int(name)
    if table == "halves":
        return f"half_{name}", None
    if table in ("change", "words", "no_hedges"):
        return (name, None) if name in _kinds(table) else None
    kind = table if table in EXACT else VALUE_KINDS.get(table)
    return (kind, name) if kind else None


def _kinds(table: str) -> list[str]:
    """Return lists of a table whose words are items of that kind; the others are sets."""
    kinds: list[str] = required()["kinds"].get(table, ["filler"])
    return kinds


def sets_of(words: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Name and pattern of all that stands in the sets of a language file."""
    for table in SETS_OF:
        for name, patterns in words.get(table, {}).items():
            if name not in _kinds(table):
                yield from ((name, pattern) for pattern in patterns)

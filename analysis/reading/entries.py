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
        elif table == "scales":
            comma = words["decimal_comma_before_scale"]
            yield from _listed(
                patterns_of, lambda _, power, comma=comma: ("scale", (int(power), comma))
            )
        elif table == "fractions":
            yield from _listed(patterns_of, lambda _, number: ("fraction", int(number)))
        elif table == "codes":
            yield from (("codes", code, code) for code in patterns_of["currencies"])
        elif table in EXACT:
            yield from _listed(patterns_of, lambda table, unit: (table, unit), table)
        elif table in VALUE_KINDS:
            yield from _listed(patterns_of, lambda table, value: (VALUE_KINDS[table], value), table)
        elif table == "halves":
            yield from _listed(patterns_of, lambda _, name: (f"half_{name}", None))
        elif table in ("change", "words", "no_hedges"):
            named = {name: each for name, each in patterns_of.items() if name in _kinds(table)}
            yield from _listed(named, lambda _, name: (name, None))


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


def _listed(
    patterns_of: dict[str, list[str]], entry: Any, table: str = ""
) -> Iterator[tuple[str, Any, str]]:
    for name, patterns in patterns_of.items():
        yield from ((*entry(table, name), pattern) for pattern in patterns)

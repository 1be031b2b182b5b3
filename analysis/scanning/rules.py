"""The rules of `subjects.toml`, which says what each part of them means."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_NAMES = {"with": "asked"}  # a word of the language


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: an indicator, its keywords, and what else is asked."""

    indicator: str
    words: tuple[str, ...]
    asked: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    period: str = ""
    scope: str = ""
    direction: str = ""


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules, in the order of the file."""
    return tuple(
        _rule(**{_NAMES.get(key, key): cell for key, cell in entry.items()})
        for entry in _table()["rule"]
    )


@cache
def ways() -> dict[str, str]:
    """Return the direction of each indicator that has one."""
    return {rule.indicator: rule.direction for rule in rules() if rule.direction}


@cache
def words(name: str) -> tuple[str, ...]:
    """Return a list of `words`."""
    return tuple(_table()["words"][name])


@cache
def value_of() -> dict[str, str]:
    """Return the indicator of the sum that goes with a count, by that of the count."""
    return dict(_table()["value_of"])


@cache
def _table() -> dict[str, Any]:
    path = Path(__file__).with_name("subjects.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _rule(**cells: Any) -> Rule:
    lists = {name: tuple(cell) for name, cell in cells.items() if isinstance(cell, list)}
    return Rule(**cells | lists)

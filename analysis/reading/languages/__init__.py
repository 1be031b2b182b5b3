"""The words of each language, one TOML file a language.

A language is added by adding its file; no code names a language.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
SHARED = "mul"  # ISO 639-2 for "multiple languages": the signs that all of them share


@cache
def available() -> tuple[str, ...]:
    """Codes (ISO 639-1) of the languages that have a file, sorted.

    >>> available()
    ('en', 'kk', 'ru')
    """
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem != SHARED))


@cache
def together() -> tuple[str, ...]:
    """Codes of the languages whose words can be known at once, because their scripts differ.

    >>> together()
    ('en', 'ru')
    """
    own = ((language, words_of(language).get("own", {})) for language in available())
    return tuple(language for language, signs in own if not signs.get("apart"))


@cache
def words_of(language: str) -> dict[str, Any]:
    """The tables of one language file, as ``tomllib`` reads them.

    Its table ``endings`` names alternatives that many words share: ``{ить}`` in a pattern stands
    for them in brackets.

    Raises
    ------
    ValueError
        If there is no file for `language`.
    """
    if language not in (*available(), SHARED):
        known = ", ".join(available())
        raise ValueError(f"unknown language {language!r}: there are files for {known}")
    text = (FOLDER / f"{language}.toml").read_text(encoding="utf-8")
    for name, forms in tomllib.loads(text).get("endings", {}).items():
        text = text.replace(f"{{{name}}}", f"({forms})")
    return tomllib.loads(text)


def expand(pattern: str) -> list[str]:
    """All the phrases that a pattern of a language file stands for.

    >>> expand("gr(ow|ew)|rise")
    ['grow', 'grew', 'rise']
    """
    phrases: list[str] = []
    for alternative in re.findall(r"(?:[^|(]|\([^)]*\))+", pattern):
        parts = [part.split("|") for part in re.split(r"[()]", alternative)]
        phrases += ["".join(choice) for choice in product(*parts)]
    return phrases

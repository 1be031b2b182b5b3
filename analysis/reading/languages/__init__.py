"""The words of each language, one TOML file a language.

A language is added by adding its file; no code names a language.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
SHARED = "mul"  # ISO 639-2 for "multiple languages": the signs that all of them share


@cache
def available() -> tuple[str, ...]:
    """Codes (ISO 639-1) of the languages that have a file, sorted.

    >>> available()
    ('en', 'ru')
    """
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem != SHARED))


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

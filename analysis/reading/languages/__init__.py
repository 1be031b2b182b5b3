"""The words of each language, one TOML file a language.

A language is added by adding its file; no code names a language.
"""

from __future__ import annotations

import re
import tomllib
import warnings
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
SHARED = "mul"  # ISO 639-2 for "multiple languages": the signs that all of them share
REQUIRED = "required"  # not a language: what each of them must hold
_ENDINGS = re.compile(r"^\[endings\].*?(?=^\[|\Z)", re.MULTILINE | re.DOTALL)
#: A pattern: words, and alternatives in brackets; other signs of regular expressions mean nothing.
_WHOLE = re.compile(r"(?:[^()\[\]{}\\?^]|\([^()\[\]{}\\?^]*\))*")


@cache
def required() -> dict[str, Any]:
    """Return what each language file must hold: tables, kinds and lists."""
    return tomllib.loads((FOLDER / f"{REQUIRED}.toml").read_text(encoding="utf-8"))


@cache
def available() -> tuple[str, ...]:
    """Codes (ISO 639-1) of the languages that have a whole file, sorted; warn of the others.

    >>> available()
    ('en', 'kk', 'ru')
    """
    for line in left_out():
        warnings.warn(line, stacklevel=2)
    return tuple(language for language in files() if not faults_of(language))


def left_out() -> Iterator[str]:
    """Say of each language file that is not used what it lacks."""
    for language in files():
        if faults := faults_of(language):
            lacking = ", ".join(faults)
            yield f"{place_of(language)}: left out, for it lacks {lacking}: write that there"


def place_of(language: str) -> str:
    """Return where the file of a language stands in the project."""
    return f"analysis/reading/languages/{language}.toml"


def files() -> list[str]:
    """Return the codes of the languages that have a file, whole or not."""
    stems = {path.stem for path in FOLDER.glob("*.toml")}
    return sorted(stems - {SHARED, REQUIRED})


@cache
def faults_of(language: str) -> tuple[str, ...]:
    """Return what the file of a language lacks; or why it cannot be read at all."""
    try:
        tables = _read(language)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return (f"readable TOML ({error})",)
    lacking = [f"[{name}]" for name in required()["tables"] if name not in tables]
    for kind in ("kinds", "lists"):
        for table, names in required()[kind].items():
            held = [*tables.get(table, names), *required()["optional"].get(table, ())]
            lacking += [f"[{table}] {name}" for name in names if name not in held]
    for table in required()["optional"]:
        unknown = [name for name in tables.get(table, ()) if name not in lists_of(table)]
        lacking += [f"a line in {REQUIRED}.toml for [{table}] {name}" for name in unknown]
    own = {"words": tables.get("own", {}).get("words", [])}  # what else it holds are no lists
    for table in required()["tables"]:
        lacking += _ill_written(table, own if table == "own" else tables.get(table))
    try:
        re.compile(f"[{tables.get('own', {}).get('letters') or 'a'}]")
    except re.error as error:
        lacking.append(f"a set of letters in [own] letters ({error})")
    return tuple(lacking)


def _ill_written(table: str, lists: Any) -> Iterator[str]:
    """Yield what the lists and patterns of a table lack."""
    for name, held in lists.items() if isinstance(lists, dict) else ():
        patterns = held if isinstance(held, list) else [name]
        if isinstance(held, str) or not all(isinstance(pattern, str) for pattern in patterns):
            yield f"[{table}] {name} as a list of words in quotes"
        elif odd := [each for each in patterns if not _WHOLE.fullmatch(each)]:
            yield f"a whole pattern in [{table}] {name}: {', '.join(odd)}"


@cache
def lists_of(table: str) -> frozenset[str]:
    """Return the names of all lists that a table of a language file may have."""
    parts = ("kinds", "lists", "optional")
    return frozenset(name for part in parts for name in required()[part].get(table, ()))


@cache
def together() -> tuple[str, ...]:
    """Codes of the languages whose words can be known at once, because their scripts differ.

    >>> together()
    ('en', 'ru')
    """
    own = ((language, words_of(language).get("own", {})) for language in available())
    return tuple(language for language, signs in own if not signs.get("apart"))


def the_one(language: str | None) -> str | None:
    """Return the code of one language, or None; refuse what is neither, such as a list of two."""
    if language is not None and not isinstance(language, str):
        raise TypeError(f"language: {language!r}: give one code, such as en, or None for all")
    return language


@cache
def words_of(language: str) -> dict[str, Any]:
    """Return the tables of one language file, as ``tomllib`` reads them.

    Its table ``endings`` names alternatives that many words share: ``{ить}`` in a pattern stands
    for them in brackets.

    Raises
    ------
    ValueError
        If there is no file for `language`, or it lacks something.
    """
    if language not in files():
        known = ", ".join(available())
        raise ValueError(f"unknown language {language!r}: there are files for {known}")
    if faults := faults_of(language):
        raise ValueError(f"the file of language {language!r} lacks {', '.join(faults)}")
    return _read(language)


def signs() -> dict[str, Any]:
    """Return the tables of the signs that all languages share; they are no language."""
    return _read(SHARED)


@cache
def _read(language: str) -> dict[str, Any]:
    text = (FOLDER / f"{language}.toml").read_text(encoding="utf-8")
    if endings := _ENDINGS.search(text):
        for name, forms in tomllib.loads(endings[0])["endings"].items():
            text = text.replace(f"{{{name}}}", f"({forms})")
    return tomllib.loads(text)


def expand(pattern: str) -> list[str]:
    """All the phrases that a pattern of a language file stands for.

    >>> expand("gr(ow|ew)|rise")
    ['grow', 'grew', 'rise']
    """
    if pattern.isalpha():  # as most are
        return [pattern]
    phrases: list[str] = []
    for alternative in re.findall(r"(?:[^|(]|\([^)]*\))+", pattern):
        parts = [part.split("|") for part in re.split(r"[()]", alternative)]
        phrases += ["".join(choice) for choice in product(*parts)]
    return phrases

"""Names of areas in a text, and their part in a sentence: `areas.csv` has the names.

A name has one of these parts: where something is or goes (*in Russia*, *to Kazakhstan*), whose it
is or where it comes from (*Kazakh students*, *from Russia*), who speaks, or none of them.
"""

import re
from collections import Counter
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from analysis.comparing.areas import country_of
from analysis.record.codebook import places_of
from analysis.record.schema import read_rows, values_in
from analysis.scanning.subject_rules import any_of

_FILLERS = rf"(?:{any_of('fillers')}\s+)*$"
#: What stands before a name and says that something is there or goes there, or comes from there.
_PLACE, _SOURCE = (re.compile(rf"\b{any_of(name)}\s+{_FILLERS}") for name in ("places", "sources"))
_PLACE_ENDING, _SOURCE_ENDING = (
    re.compile(f"{any_of(name)}$") for name in ("places_endings", "sources_endings")
)
_POSSESSIVE = re.compile(r"['’]\w+")
#: Who speaks: *by Kazakh estimates*, *the Russian ambassador*.
_SPEAKER = re.compile(rf"\s+{any_of('speakers')}")
_OFFICE = re.compile(rf"{any_of('offices')}(?: {any_of('places', 'sources')})? {_FILLERS}")
#: Where something of an area is, that its adjective alone names: *in Russian universities*.
_INSTITUTION = re.compile(rf"\s+{any_of('institutions')}")
FIRST_NAME = 4  # letters at least: *of*, *and*, *met* are none


class Mention(NamedTuple):
    """A name of an area, and its part in the sentence: place, origin, speaker or "" for none."""

    start: int
    end: int
    area: str
    part: str


@cache
def names() -> tuple[tuple[str, str, bool], ...]:
    """Return each area with a name of it, as a keyword, and whether that is an adjective."""
    return tuple(
        (row["area"], name, column == "adjectives")
        for row in read_rows(Path(__file__).with_name("areas.csv"))
        for column in ("names", "adjectives")
        for name in values_in(row[column])
    )


@lru_cache(1024)
def mentions(text: str) -> tuple[Mention, ...]:
    """Return the names of areas in a text, which is as `words_of` writes it, in their order.

    >>> [name[2:] for name in mentions("kazakh students in russia")]
    [('KZ', 'origin'), ('RU', 'place')]
    >>> [name[2:] for name in mentions("trade of astrakhan region with north kazakhstan")]
    [('RU-AST', 'origin'), ('KZ-59', '')]
    >>> mentions("2 trillion russian roubles")
    ()
    """
    found = [
        Mention(*match.span(), area, _part(text, match, adjective=adjective))
        for area, name, adjective in names()
        for match in places_of(name, text)
    ]
    longest: list[Mention] = []
    for name in sorted(found, key=lambda name: (name.start, -name.end)):
        if not longest or name.end > longest[-1].end or name[:2] == longest[-1][:2]:
            longest.append(name)  # else it stands within the one before
    return tuple(sorted(name for name in longest if name.area))  # none is that of money


def areas_in(text: str, people: dict[str, str] | None = None) -> list[str]:
    """Return the areas that a text names, each once, with those whose officials it names."""
    return list(named_in(text, people or {}))


def named_in(text: str, people: dict[str, str]) -> Counter[str]:
    """Count how often a text names an area, or somebody who is known as its official."""
    words = re.findall(r"\w+", text)
    officials = (
        people[word]
        for before, word in pairwise(["", *words])
        if word in people and not _is_another(before, word, people)
    )
    return Counter([*(name.area for name in mentions(text)), *officials])


def _is_another(before: str, word: str, people: dict[str, str]) -> bool:
    """Tell whether a last name is that of another than who holds the office of a region."""
    regional = country_of(people[word]) != people[word]
    return regional and f"{before} {word}" not in people and len(before) >= FIRST_NAME


def _part(text: str, match: re.Match[str], *, adjective: bool) -> str:
    before = text[max(0, match.start() - 40) : match.start()]
    after = text[match.end() : match.end() + 20]
    place = _PLACE.search(before)
    if _SPEAKER.match(after) or _OFFICE.search(before):
        return "speaker"
    if adjective:
        return "place" if place and _INSTITUTION.match(after) else "origin"
    possessive = _POSSESSIVE.match(after)
    name = match[0] + (possessive[0] if possessive else "")
    if place or _PLACE_ENDING.search(name):
        return "place"
    return "origin" if _SOURCE.search(before) or _SOURCE_ENDING.search(name) else ""

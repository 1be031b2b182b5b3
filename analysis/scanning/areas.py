"""Which areas a figure is of, by the names of areas around it: `areas.csv` has the names.

A name has a part in its sentence: where something is or goes (*in Russia*, *to Kazakhstan*), whose
it is or where it comes from (*Kazakh students*, *from Russia*), or neither.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analysis.record.keywords import pattern_of
from analysis.record.schema import UNIONS
from analysis.scanning.subjects import Stated, holds, words

PAIR = ("KZ", "RU")
#: What stands before a name and says that something is there, or goes there.
_PLACE = re.compile(
    r"\b(?:in|into|to|inside|within|across|at"
    r"|в|во|на территории|в (?:экономику|вузах|университетах|регионах|республику|республике))"
    r"\s+(?:the\s+|the economy of\s+|republic of\s+|экономику\s+|республик[уие]\s+)*$"
)
#: What stands before a name and says that something comes from there, or is its own.
_ORIGIN = re.compile(r"\b(?:from|by|of|out of|из|от|со стороны)\s+(?:the\s+|республики\s+)*$")
_OWNER = re.compile(r"['’]s?\b")
_KAZAKH_PLACE = re.compile(r"(?:[дт][ае]|[дт][ае]ғы|[дт][ае]гі|[ғқ]а|[гк]е)$")
_KAZAKH_ORIGIN = re.compile(r"(?:[дтн][ае]н|[дтн][іы]ң)$")
_GENITIVE = re.compile(r"(?:казахстана|россии|ии|ана)$")
#: Where something of an area is, that its adjective alone names: *in Russian universities*.
_INSTITUTION = re.compile(r"^\s+(?:universit|econom|school|branch|вуз|университет|экономик|регион)")


class Mention(NamedTuple):
    """A name of an area, and its part in the sentence: place, origin or "" for neither."""

    start: int
    end: int
    area: str
    part: str


@cache
def names() -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    """Return each area with a pattern of a name of it, and whether that is an adjective."""
    path = Path(__file__).with_name("areas.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(
        (row["area"], pattern_of(name), column == "adjectives")
        for row in rows
        for column in ("names", "adjectives")
        for name in filter(None, row[column].split(";"))
    )


@cache
def mentions(text: str) -> tuple[Mention, ...]:
    """Return the names of areas in a text, which is as `words_of` writes it, in their order.

    >>> [name[2:] for name in mentions("kazakh students in russia")]
    [('KZ', 'origin'), ('RU', 'place')]
    >>> [name[2:] for name in mentions("trade of astrakhan region with north kazakhstan")]
    [('RU-AST', 'origin'), ('KZ-59', '')]
    """
    found = [
        Mention(*match.span(), area, _part(text, match, adjective=adjective))
        for area, pattern, adjective in names()
        for match in pattern.finditer(text)
    ]
    return tuple(
        sorted(
            name
            for name in found
            if not any(
                other.start <= name.start
                and name.end <= other.end
                and other.end - other.start > name.end - name.start
                for other in found
            )
        )
    )


def _part(text: str, match: re.Match[str], *, adjective: bool) -> str:
    before, after = text[: match.start()], text[match.end() :]
    place = _PLACE.search(before)
    if adjective:
        return "place" if place and _INSTITUTION.search(after) else "origin"
    if place or _KAZAKH_PLACE.search(match[0]):
        return "place"
    if _ORIGIN.search(before) or _OWNER.match(after) or _KAZAKH_ORIGIN.search(match[0]):
        return "origin"
    return "origin" if _GENITIVE.search(match[0]) else ""


def scope_of(stated: Stated) -> str:
    """Say what the words around a figure are about: pair, union, or "" where that is not clear.

    The nearest words that name an area decide: the sentence, what stands before it, the title.
    """
    for text in (stated.sentence, stated.before, stated.title):
        areas = {name.area for name in mentions(text)}
        unions = areas & UNIONS
        if unions and not areas - UNIONS - {"WORLD", "EU"}:
            return "union"
        if unions and len(areas - unions) == 1:
            return ""
        if unions and text is not stated.title and holds(text, words("both_countries")):
            return "pair"
        if areas - unions:
            return "pair"
    return ""


def areas_of(stated: Stated, kinds: str, direction: str) -> tuple[str, str, str]:
    """Propose the areas of a figure, or none, and say why.

    Parameters
    ----------
    stated
        The figure in its context.
    kinds
        Which areas its indicator has, as in the codebook: one, pair, union, joined by ;.
    direction
        ``place``, ``origin`` or "": see `subjects.toml`.

    Returns
    -------
    tuple of str
        The reference area, its counterpart, and the reason.
    """
    texts = (stated.sentence, stated.before, stated.title)
    allowed = set(kinds.split(";"))
    if "pair" not in allowed:
        return _alone(texts, only_unions="one" not in allowed)
    if "union" in allowed and scope_of(stated) == "union":
        return _alone(texts, only_unions=True)
    seen: list[Mention] = []
    for text in texts:
        seen += mentions(text)
        areas = list(dict.fromkeys(name.area for name in seen))
        pair = _directed(seen, direction) if direction else _either(areas, texts)
        if pair:
            return *pair, f"{' and '.join(areas) or 'both countries'} by the words"
    return "", "", "the words do not say which areas, or which way"


def _alone(texts: tuple[str, ...], *, only_unions: bool) -> tuple[str, str, str]:
    """Return the one area that the nearest words name."""
    for text in texts:
        areas = {name.area for name in mentions(text)}
        wanted = areas & UNIONS if only_unions or areas & UNIONS else areas
        if len(wanted) == 1:
            return wanted.pop(), "", "named by the words"
        if wanted:
            return "", "", f"{' or '.join(sorted(wanted))}"
    return "", "", "the words name no area"


def _either(areas: list[str], texts: tuple[str, ...]) -> tuple[str, str] | None:
    """Return the pair that areas are, whatever their order; None where that is not certain."""
    kazakh = [area for area in areas if area.startswith("KZ-")]
    russian = [area for area in areas if area.startswith("RU-")]
    others = [area for area in areas if area not in PAIR and area not in kazakh + russian]
    if others:
        alone = len(areas) == len(PAIR) and len(others) == 1 and "KZ" in areas
        return ("KZ", others[0]) if alone else None
    if max(len(kazakh), len(russian)) > 1:
        return None
    if russian or kazakh:
        known = bool(russian) or "RU" in areas
        return ((kazakh or ["KZ"])[0], (russian or ["RU"])[0]) if known else None
    if set(PAIR) <= set(areas):
        return PAIR
    return PAIR if areas and holds(texts[0], words("both_countries")) else None


def _directed(seen: Iterable[Mention], direction: str) -> tuple[str, str] | None:
    """Return where something is and whose it is, or who sends it and where to."""
    parts = {
        part: list(dict.fromkeys(name.area for name in seen if name.part == part))
        for part in ("place", "origin")
    }
    places, origins = parts["place"], parts["origin"]
    places = [area for area in places if area not in origins] or places
    origins = [area for area in origins if area not in places]
    if len(places) > 1 or len(origins) > 1:
        return None
    known = [*places, *origins]
    if len(known) == 1:  # the other of the two
        other = _other(known[0])
        places, origins = places or [other], origins or [other]
    if not places or not origins or not known:
        return None
    return (places[0], origins[0]) if direction == "place" else (origins[0], places[0])


def _other(area: str) -> str:
    return "KZ" if area.startswith("RU") else "RU"

"""Which areas a figure is of, by the names of areas around it: `areas.csv` has the names.

A name has a part in its sentence: where something is or goes (*in Russia*, *to Kazakhstan*), whose
it is or where it comes from (*Kazakh students*, *from Russia*), or neither. The words nearest to a
figure count: its own part of the sentence, the sentence, what stands before it, the title, the
whole text.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analysis.record.areas import area_fault
from analysis.record.keywords import pattern_of
from analysis.record.schema import UNIONS
from analysis.scanning.context import Stated, holds
from analysis.scanning.subjects import words

PAIR = ("KZ", "RU")
#: What stands before a name and says that something is there, or goes there.
_PLACE = re.compile(
    r"\b(?:in|into|to|inside|within|across|at|в|во|на территории)\s+"
    r"(?:the\s+|economy of\s+|republic of\s+|экономик[уе]\s+|вузах\s+|университетах\s+"
    r"|республик[уие]\s+)*$"
)
#: What stands before a name and says that something comes from there, or is its own.
_ORIGIN = re.compile(r"\b(?:from|by|of|out of|из|от|со стороны)\s+(?:the\s+|республики\s+)*$")
_OWNER = re.compile(r"['’]s?\b")
_KAZAKH_PLACE = re.compile(r"(?:[дт][ае](?:ғы|гі)?|[ғқ]а|[гк]е)$")
_KAZAKH_ORIGIN = re.compile(r"(?:[дтн][ае]н|[дтн][іы]ң)$")
_GENITIVE = re.compile(r"(?:тана|сии)$")
#: Who speaks: *by Kazakh estimates*, *the Russian ambassador*.
_SPEAKER = re.compile(
    r"^\s+(?:estimate|data|side|president|prime|premier|minister|ambassador|government|statistic"
    r"|text|report|данны|оценк|сторон|президент|премьер|министр|посол|правительств|статистик)"
)
_OFFICE = re.compile(
    r"(?:president|minister|ambassador|head|government|президент\w*|министр\w*|посол\w*)"
    r"(?: of| в)? (?:the )?$"
)
#: Where something of an area is, that its adjective alone names: *in Russian universities*.
_INSTITUTION = re.compile(r"^\s+(?:universit|econom|school|branch|вуз|университет|экономик|регион)")

Pair = tuple[str, str] | None


class Mention(NamedTuple):
    """A name of an area, and its part in the sentence: place, origin, speaker or "" for none."""

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
    longest = [
        name
        for name in found
        if not any(
            other.start <= name.start
            and name.end <= other.end
            and other.end - other.start > name.end - name.start
            for other in found
        )
    ]
    return tuple(sorted(longest))


def _part(text: str, match: re.Match[str], *, adjective: bool) -> str:
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() :][:20]
    place = _PLACE.search(before)
    if _SPEAKER.search(after) or _OFFICE.search(before):
        return "speaker"
    if adjective:
        return "place" if place and _INSTITUTION.search(after) else "origin"
    if place or _KAZAKH_PLACE.search(match[0]):
        return "place"
    if _ORIGIN.search(before) or _OWNER.match(after) or _KAZAKH_ORIGIN.search(match[0]):
        return "origin"
    return "origin" if _GENITIVE.search(match[0]) else ""


def areas_in(text: str, people: dict[str, str] | None = None) -> list[str]:
    """Return the areas that a text names, each once, with those whose officials it names."""
    named = [name.area for name in mentions(text)]
    if people:
        named += [people[word] for word in re.findall(r"\w+", text) if word in people]
    return list(dict.fromkeys(named))


def scope_of(stated: Stated, people: dict[str, str]) -> str:
    """Say what the words around a figure are about: pair, union, or "" where that is not clear."""
    for text in _around(stated):
        areas = set(areas_in(text))
        unions, others = areas & UNIONS, areas - UNIONS - {"WORLD"}
        if unions and (not others or (text is stated.title and not set(PAIR) <= others)):
            return "union"
        if unions and len(others) == 1:
            return ""
        if others:
            return "pair"
    return "pair" if set(PAIR) <= set(areas_in(stated.title, people)) else ""


def areas_of(
    stated: Stated, kinds: str, direction: str, people: dict[str, str], previous: Pair
) -> tuple[str, str, str]:
    """Propose the areas of a figure, or none, and say why.

    Parameters
    ----------
    stated
        The figure in its context.
    kinds
        Which areas its indicator has, as in the codebook: one, pair, union, joined by ;.
    direction
        ``place``, ``origin`` or "": see `subjects.toml`.
    people
        The areas whose officials people are, by last name.
    previous
        The areas of the figure before, if this one goes on from it.

    Returns
    -------
    tuple of str
        The reference area, its counterpart, and the reason.
    """
    allowed = set(kinds.split(";"))
    if direction == "world":
        union, _, why = _alone(stated, only_unions=True)
        return union, "WORLD" if union else "", why
    if previous and not mentions(stated.part):
        return *previous, "those of the figure before"
    if "pair" not in allowed:
        return _alone(stated, only_unions="one" not in allowed)
    if "union" in allowed and scope_of(stated, people) == "union":
        return _alone(stated, only_unions=True)
    if direction in ("place", "origin"):
        pair = _directed(stated, direction, people)
    else:
        pair = _either(stated, people)
    if pair and direction == "joint" and "-" in pair[1]:
        pair = pair[::-1]
    if pair and not area_fault(kinds, *pair):
        return *pair, "named by the words"
    return "", "", "the words do not say which areas, or which way"


def _around(stated: Stated) -> Iterator[str]:
    """Yield what stands around a figure, the nearest first."""
    yield stated.part
    yield stated.sentence
    yield from reversed(stated.before.splitlines())
    yield stated.title


def _alone(stated: Stated, *, only_unions: bool) -> tuple[str, str, str]:
    """Return the one area that the nearest words name."""
    for text in _around(stated):
        areas = set(areas_in(text))
        wanted = areas & UNIONS if only_unions or areas & UNIONS else areas
        if len(wanted) == 1:
            return wanted.pop(), "", "named by the words"
        if wanted:
            return "", "", f"{' or '.join(sorted(wanted))}"
    return "", "", "the words name no area"


def _either(stated: Stated, people: dict[str, str]) -> Pair:
    """Return the pair that areas are, whatever their order; None where that is not certain."""
    own: list[str] = []
    both = holds(stated.sentence, words("both_countries"))
    for text in _around(stated):
        here = areas_in(text) if text in (stated.part, stated.sentence) else _subjects(text)
        own = own or here
        pair = _pair_of([*own, *here])
        if pair or len(own) > 1:
            return pair
        if own and both and own[0] in PAIR:
            return PAIR
    return _pair_of([*own, *_main_areas(stated, people)])


def _subjects(text: str) -> list[str]:
    """Return the areas that a text away from a figure is about; not the regions it is set in."""
    named = [name for name in mentions(text) if "-" not in name.area or name.part != "place"]
    return list(dict.fromkeys(name.area for name in named))


def _pair_of(areas: Iterable[str]) -> Pair:
    """Return the pair that some areas make, Kazakhstan's first.

    >>> _pair_of(["RU-AST", "KZ"]), _pair_of(["RU", "KZ-59"]), _pair_of(["KZ", "RU", "CN"])
    (('KZ', 'RU-AST'), ('KZ-59', 'RU'), None)
    """
    named = set(areas)
    kazakh = {area for area in named if area.startswith("KZ-")}
    russian = {area for area in named if area.startswith("RU-")}
    others = named - {*PAIR} - kazakh - russian
    if others:
        return ("KZ", others.pop()) if named - others == {"KZ"} and len(others) == 1 else None
    if max(len(kazakh), len(russian)) > 1 or not (russian or "RU" in named):
        return None
    if not russian and not kazakh and "KZ" not in named:
        return None
    return (kazakh or {"KZ"}).pop(), (russian or {"RU"}).pop()


def _directed(stated: Stated, direction: str, people: dict[str, str]) -> Pair:
    """Return where something is and whose it is, or who sends it and where to."""
    for text in _around(stated):
        place, origin = (_nearest(stated, text, part) for part in ("place", "origin"))
        if place is None or origin is None:
            return None
        if place or origin:
            break
    known = place or origin or ""
    if known and not (place and origin) and holds(stated.part, words("everybody")):
        place, origin = known, "WORLD"
    if not place or not origin:
        near = areas_in(f"{stated.sentence} . {stated.title}")
        other = _other(known, near, _main_areas(stated, people))
        place, origin = place or other, origin or other
    if not place or not origin or place == origin:
        return None
    return (place, origin) if direction == "place" else (origin, place)


def _nearest(stated: Stated, text: str, part: str) -> str | None:
    """Return the area that has a part in a text, "" for none, None for several as near.

    In the sentence, the last one before the figure, else the first one after it.
    """
    named = [name for name in mentions(text) if name.part == part]
    areas = list(dict.fromkeys(name.area for name in named))
    if len(areas) <= 1:
        return areas[0] if areas else ""
    if text is stated.sentence:
        before = [name.area for name in named if name.end <= stated.end]
        return before[-1] if before else areas[0]
    if text == stated.part:
        first = stated.own[0]
        before = [name.area for name in named if first + name.end <= stated.end]
        return before[-1] if before else areas[0]
    return None


def _other(area: str, near: list[str], main: list[str]) -> str:
    """Return the other one of the two countries if it is named, and no region of it is."""
    wanted = "KZ" if area.startswith("RU") else "RU"
    regions = [other for other in near if other.startswith(f"{wanted}-")]
    named = area and wanted in [*near, *main]
    return wanted if named and not regions else ""


def _main_areas(stated: Stated, people: dict[str, str]) -> list[str]:
    """Return the two countries if the text as a whole is about them, else nothing."""
    whole = f"{stated.about} . {stated.title}"
    counts = Counter(country(name.area) for name in mentions(whole))
    counts.update(people[word] for word in re.findall(r"\w+", whole) if word in people)
    main = [area for area, _ in counts.most_common(2)]
    return list(PAIR) if set(main) == set(PAIR) else []


def country(area: str) -> str:
    """Return the country of a region, or the area itself.

    >>> country("RU-AST"), country("CENTRAL-ASIA")
    ('RU', 'CENTRAL-ASIA')
    """
    return area[:2] if area[2:3] == "-" else area

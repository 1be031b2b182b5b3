"""Names of areas in a text, and their part in a sentence: `areas.csv` has the names.

A name has one of these parts: where something is or goes (*in Russia*, *to Kazakhstan*), whose it
is or where it comes from (*Kazakh students*, *from Russia*), who speaks, or none of them.
"""

import csv
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from analysis.record.codebook import pattern_of

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
    r"^\s+(?:estimate|data|side|counterpart|pravda|president|prime|premier|minister|ambassador|government|statistic"
    r"|text|report|данны|коллег|правд|оценк|сторон|президент|премьер|министр|посол|правительств|статистик)"
)
_OFFICE = re.compile(
    r"(?:president|minister|ambassador|head|government|президент\w*|министр\w*|посол\w*)"
    r"(?: of| в)? (?:the )?$"
)
#: Where something of an area is, that its adjective alone names: *in Russian universities*.
_INSTITUTION = re.compile(r"^\s+(?:universit|econom|school|branch|вуз|университет|экономик|регион)")


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
        for area, pattern, adjective in names()
        for match in pattern.finditer(text)
    ]
    longest = [
        name
        for name in found
        if name.area  # none is that of money
        and not any(
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

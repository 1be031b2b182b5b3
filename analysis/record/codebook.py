"""What a row of the codebook says of its figures: their areas, their title, their keywords."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from analysis.record.schema import AREAS, FLOWS, IN_A_SENTENCE, UNIONS, Row

_BRACES = re.compile(r"\{([^{}]*)\}")
ONE, TWO, EITHER = {"area"}, {"area", "counterpart"}, {"areas"}
OUTSIDE = "third countries"  # what the world is to a union, whose members are no part of that


def area_fault(
    kinds: Collection[str], ref_area: str, counterpart_area: str
) -> tuple[str, str] | None:
    """Return column and reason of what is wrong with the areas of a figure, or None.

    `kinds` are of `pair`, `one` and `union`, as the indicator's row has them.

    >>> area_fault(["pair"], "KZ", "")
    ('counterpart_area', 'the indicator is of two areas: name the other one')
    >>> area_fault(["union"], "KZ", "RU")
    ('ref_area', 'the indicator is of a union as a whole, such as EAEU')
    >>> area_fault(["pair"], "KZ", "KZ-59")
    ('counterpart_area', 'an area has no ties with itself or a part of itself')
    """
    if not ref_area:
        return None
    whole, part = sorted((ref_area, counterpart_area), key=len)
    if part == whole or (whole and part.startswith(f"{whole}-")):
        return "counterpart_area", "an area has no ties with itself or a part of itself"
    if (counterpart_area and "pair" in kinds) or (not counterpart_area and "one" in kinds):
        return None
    if not counterpart_area and "pair" in kinds and "union" not in kinds:
        return "counterpart_area", "the indicator is of two areas: name the other one"
    if "union" in kinds:
        if ref_area in UNIONS and not counterpart_area:
            return None
        return "ref_area", "the indicator is of a union as a whole, such as EAEU"
    return "counterpart_area", "the indicator is of one area alone: leave it empty"


def title_of(indicator: Row, ref_area: str, counterpart_area: str, unsaid: str = "") -> str:
    """Return the title of an indicator with its areas; `unsaid` stands for one that is not known.

    >>> students = {"title_of_areas": "Students from {counterpart} in {area}"}
    >>> title_of(students, "RU", "KZ"), title_of(students, "RU-AST", "", unsaid="???")
    ('Students from Kazakhstan in Russia', 'Students from ??? in Astrakhan Oblast')
    >>> title_of({"title_of_areas": "Settlements of {areas} in roubles"}, "EAEU", "")
    'Settlements of the Eurasian Economic Union in roubles'
    >>> title_of({"title_of_areas": "Exports from {area} to {counterpart}"}, "CU", "WORLD")
    'Exports from the Customs Union to third countries'
    """
    area, other = (
        IN_A_SENTENCE.get(code, AREAS.get(code, code)) for code in (ref_area, counterpart_area)
    )
    if ref_area in UNIONS and counterpart_area == "WORLD":
        other = OUTSIDE
    both = " and ".join(filter(None, (area, other)))
    names = {"area": area, "counterpart": other, "areas": both}
    return _BRACES.sub(
        lambda match: names.get(match[1]) or unsaid, str(indicator["title_of_areas"])
    )


def pattern_fault(pattern: str, kinds: Sequence[str]) -> str:
    """Say what is wrong with the pattern of a title, or nothing.

    >>> pattern_fault("Trips from {counterpart} to {area}", ["pair"])
    ''
    >>> pattern_fault("Trips to {area}", ["pair"])
    'must name {area} and {counterpart}, or {areas}'
    """
    named = set(_BRACES.findall(pattern))
    wanted = {"pair": (TWO, EITHER), "one": (ONE, EITHER), "union": (ONE, EITHER)}
    allowed = wanted.get("".join(kinds), (EITHER,))
    if named in allowed and not re.search(r"[{}]", _BRACES.sub("", pattern)):
        return ""
    ways = (" and ".join(f"{{{name}}}" for name in sorted(names)) for names in allowed)
    return f"must name {', or '.join(ways)}"


def parts_beside(indicator: str, indicators: Mapping[str, Row]) -> set[str]:
    """Return the indicators that add up to one whole with this, and itself; none if it is no part.

    >>> codebook = {"trade": {"parts": ("exports", "imports")}, "exports": {"parts": ()}}
    >>> sorted(parts_beside("exports", codebook)), parts_beside("trade", codebook)
    (['exports', 'imports'], set())
    """
    wholes = (row["parts"] for row in indicators.values())
    return {name for parts in wholes if indicator in parts for name in parts}


def kin_of(indicator: str, indicators: Mapping[str, Row]) -> list[str]:
    """Return what an indicator is easily taken for; also its parts, or the flow of a stock."""
    named = {name: {*row["mistaken_for"], *row["parts"]} for name, row in indicators.items()}
    own = named[indicator] | parts_beside(indicator, indicators)
    own |= {name for pair in FLOWS.items() if indicator in pair for name in pair}
    kin = {name for name, names in named.items() if name in own or indicator in names}
    return sorted(kin - {indicator})


@cache
def region_of(office: str) -> str:
    """Return the region that an office names, or nothing.

    >>> region_of("Governor of Altai Krai"), region_of("Governor of Moscow region")
    ('RU-ALT', 'RU-MOS')
    >>> region_of("Prime Minister of Russia")
    ''
    """
    words = office.replace(" region", " Oblast")
    named = {code: name for code, name in AREAS.items() if "-" in code and name in words}
    return max(named, key=lambda code: len(named[code]), default="")


def keyword_matches(row: Row, text: str) -> Iterator[re.Match[str]]:
    """Yield where the keywords of an indicator stand in a text, which is in small letters."""
    for keyword in row["keywords"]:
        yield from places_of(keyword, text)


def places_of(keyword: str, text: str, *part: int) -> Iterator[re.Match[str]]:
    """Yield where a keyword stands in a text, or in the part of it between two offsets.

    Most keywords stand in no text that is at hand: a pattern is made of one whose longest word
    does.

    >>> [place[0] for place in places_of("joint * enterprise*", "50 joint grain enterprises")]
    ['joint grain enterprises']
    """
    if _longest_word(keyword) in text:
        yield from _pattern_of(keyword).finditer(text, *part)


@cache
def _longest_word(keyword: str) -> str:
    return max(re.findall(r"\w+", keyword), key=len, default="")


@cache
def _pattern_of(keyword: str) -> re.Pattern[str]:
    words = (r"[\w-]+" if word == "*" else word.replace("*", r"\w*") for word in keyword.split())
    return re.compile(r"\b" + r"\s+".join(words) + r"\b")

"""Areas within areas: regions within countries, countries within groups, all within the world."""

import re
from collections.abc import Iterable
from functools import cache

from analysis.record.schema import MEMBERS

Areas = tuple[str, str]  # of a figure: the reference area and its counterpart
REGION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")  # ISO 3166-2: of one country, none within another


@cache
def wholes_of(area: str) -> frozenset[str]:
    """Return the areas that an area lies in, itself among them.

    A code that begins with another and a dash lies in that one, a member in its group.

    >>> sorted(wholes_of("RU-TA"))
    ['BRICS', 'CIS', 'CU', 'EAEU', 'RU', 'RU-TA', 'WORLD']
    >>> sorted(wholes_of("EAEU")), sorted(wholes_of(""))
    (['CIS', 'EAEU', 'WORLD'], [''])
    """
    if not area:
        return frozenset({""})
    members = set(MEMBERS.get(area, ())) or {country_of(area)}
    groups = {group for group, of in MEMBERS.items() if members <= set(of)}
    return frozenset({area, country_of(area), "WORLD"} | groups)


def lies_in(part: Areas, whole: Areas) -> bool:
    """Tell whether what is between two areas is a part of what is between two others.

    What is between a group and the world is with those outside of it, not among its members.

    >>> lies_in(("KZ", "RU-TA"), ("KZ", "RU")), lies_in(("KZ", "RU"), ("KZ", "RU"))
    (True, False)
    >>> lies_in(("KZ", "CN"), ("EAEU", "WORLD")), lies_in(("KZ", "RU"), ("EAEU", "WORLD"))
    (True, False)
    """
    inside = all(area in wholes_of(other) for area, other in zip(whole, part, strict=True))
    if whole[0] in MEMBERS and whole[1] == "WORLD":
        inside &= whole[0] not in wholes_of(part[1]) and part[1] not in wholes_of(whole[0])
    return inside and part != whole


def parts_and_wholes(areas: Iterable[Areas]) -> list[tuple[Areas, Areas]]:
    """Return which areas of figures lie in which others."""
    known = sorted(set(areas))
    return [(part, whole) for part in known for whole in known if lies_in(part, whole)]


def is_region(area: str) -> bool:
    """Tell whether an area is a region with a code of ISO 3166-2.

    >>> is_region("KZ-39"), is_region("KZ-BORDER"), is_region("KZ")
    (True, False, False)
    """
    return bool(REGION.fullmatch(area))


def country_of(area: str) -> str:
    """Return the country of a region, or the area itself.

    >>> country_of("RU-AST"), country_of("CENTRAL-ASIA")
    ('RU', 'CENTRAL-ASIA')
    """
    return area[:2] if area[2:3] == "-" else area

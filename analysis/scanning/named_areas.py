"""Which areas a figure is of, by the names of areas around it.

The words nearest to a figure count: its own part of the sentence, the sentence, what stands before
it, the title, the whole text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from analysis.comparing.areas import country_of, is_region
from analysis.record.codebook import area_fault
from analysis.record.schema import UNIONS
from analysis.scanning.kinds import Measured
from analysis.scanning.mentions import areas_in, mentions
from analysis.scanning.subject_rules import WORDS, any_of
from analysis.scanning.surroundings import InText, holds

PAIR = ("KZ", "RU")
_THEIRS = re.compile(rf"\b{any_of('theirs')}\b")
#: What joins two names of areas: *and*, *or*, *and from*.
_AND = re.compile(rf"[ ,]*(?:{'|'.join(WORDS['joined'])})(?: {any_of('places', 'sources')})?[ ,]*")
Kinds = tuple[str, ...]  # of areas that an indicator has
Pair = tuple[str, str] | None


def scope_of(stated: InText) -> str:
    """Say what the words around a figure are about: pair, union, or "" where that is not clear."""
    both = holds(stated.sentence, WORDS["both_countries"])
    for text in _around(stated):
        areas = set(areas_in(text))
        unions = areas & UNIONS
        others = areas - UNIONS - {"WORLD"}
        if unions and len(others) == 1:
            return ""
        if unions and (not others or (text is stated.title and not set(PAIR) <= others)):
            away = text not in (stated.part, stated.sentence_so_far)
            return "" if both and away and set(PAIR) <= set(areas_in(stated.title)) else "union"
        if others:
            return "pair"
    whole = set(stated.named)
    return "pair" if both or (set(PAIR) <= whole and not whole & UNIONS) else ""


def areas_of(
    stated: InText, kinds: Kinds, direction: str, previous: Pair, last: Pair
) -> tuple[str, str, str]:
    """Propose the reference area of a figure and its counterpart, or none, and say why.

    `kinds` says which areas its indicator has, as in the codebook: of one, pair and union.
    `direction` is ``place``, ``origin`` or "" (see `subjects.toml`), `previous` the areas of the
    figure before, if this one goes on from it.
    """
    if _THEIRS.search(stated.until) and len(areas_in(stated.part)) == 1:
        return "", "", "of areas that are named before"
    of_pair = direction in ("place", "origin") and kinds == ("pair",)
    if direction == "world" or (of_pair and scope_of(stated) == "union"):
        union, _, why = _alone(stated, only_unions=True)
        return union, "WORLD" if union else "", why
    if previous and not mentions(stated.part):
        return *previous, "those of the figure before"
    if "pair" not in kinds:
        return _alone(stated, only_unions="one" not in kinds)
    if "union" in kinds and scope_of(stated) == "union":
        return _alone(stated, only_unions=True)
    if direction in ("place", "origin"):
        pair = _directed(stated, direction, last)
    else:
        pair = _either(stated, host=direction == "joint")
    if direction == "joint":
        if pair == PAIR and any("-" in area for area in areas_in(stated.title)):
            pair = None  # Kazakh and Russian ones may be those of the region
        elif pair and "-" in pair[1]:
            pair = pair[::-1]
    if pair == PAIR and not direction and _is_of_russia(stated):
        return "", "", "a share of the whole of Russia"
    if pair and not area_fault(kinds, *pair):
        return *pair, "named by the words"
    return "", "", "the words do not say which areas, or which way"


def _is_of_russia(stated: InText) -> bool:
    """Tell of a share whose whole is Russia's: *3 percent of Russia's foreign trade*."""
    behind = mentions(stated.sentence[stated.end : stated.own[1]])
    return stated.quantity.measure == "share" and [name.area for name in behind[:1]] == ["RU"]


def _around(stated: InText) -> Iterator[str]:
    """Yield what stands around a figure, the nearest first."""
    yield stated.part
    yield stated.sentence_so_far
    yield from reversed(stated.before.splitlines())
    yield stated.title


def _alone(stated: InText, *, only_unions: bool) -> tuple[str, str, str]:
    """Return the one area that the nearest words name."""
    for text in _around(stated):
        areas = set(areas_in(text))
        wanted = areas & UNIONS if only_unions or areas & UNIONS else areas
        if len(wanted) == 1:
            return wanted.pop(), "", "named by the words"
        if wanted:
            return "", "", f"{' or '.join(sorted(wanted))}"
    return "", "", "the words name no area"


def _either(stated: InText, *, host: bool) -> Pair:
    """Return the pair that areas are, whatever their order; None where that is not certain.

    With `host`, the region that a text is set in counts as well.
    """
    own: list[str] = []
    both = holds(stated.sentence, WORDS["both_countries"])
    alone = "KZ" not in stated.named
    for text in _around(stated):
        near = host or text in (stated.part, stated.sentence_so_far)
        here = areas_in(text) if near else _subjects(text)
        own = own or here
        pair = _pair_of([*own, *here], alone=alone)
        if pair and text == stated.title and all("-" in area for area in pair):
            return None  # of one or of the other
        if pair or len(own) > 1:
            return pair
        if own and both and own[0] in PAIR:
            return PAIR
    return _pair_of([*own, *_main_areas(stated)])


def _subjects(text: str) -> list[str]:
    """Return the areas that a text away from a figure is about.

    Regions that it is set in are none of them, nor is a group of regions.
    """
    named = (
        name.area
        for name in mentions(text)
        if country_of(name.area) == name.area or (name.part != "place" and is_region(name.area))
    )
    return list(dict.fromkeys(named))


def _pair_of(areas: Iterable[str], *, alone: bool = True) -> Pair:
    """Return the pair that some areas make: Kazakhstan first, Russia last.

    Where a text is not about Russia `alone`, its pair with another country is not certain.

    >>> _pair_of(["RU-AST", "KZ"]), _pair_of(["RU", "KZ-59"]), _pair_of(["RU", "AM"])
    (('KZ', 'RU-AST'), ('KZ-59', 'RU'), ('AM', 'RU'))
    >>> _pair_of(["KZ", "RU", "CN"]), _pair_of(["KZ", "RU-AST", "RU-TA"]), _pair_of(["KZ", "KZ-39"])
    (None, None, None)
    """
    named = set(areas)
    kazakh = {area for area in named if area.startswith("KZ-")}
    russian = {area for area in named if area.startswith("RU-")}
    others = named - {*PAIR} - kazakh - russian
    if others:
        pair = _with_another(named - others, others)
        return pair if alone or not pair or pair[0] == "KZ" else None
    if max(len(kazakh), len(russian)) > 1 or not (russian or "RU" in named):
        return None
    if not russian and not kazakh and "KZ" not in named:
        return None
    return (kazakh or {"KZ"}).pop(), (russian or {"RU"}).pop()


def _with_another(own: set[str], others: set[str]) -> Pair:
    """Return the pair of one of the two countries with another country."""
    if len(own) != 1 or len(others) != 1 or others & UNIONS:
        return None
    (here,), (other,) = own, others
    if here == "KZ":
        return here, other
    return (other, here) if here == "RU" and len(other) == len("RU") else None


def _directed(stated: InText, direction: str, last: Pair) -> Pair:
    """Return where something is and whose it is, or who sends it and where to."""
    if holds(stated.part, WORDS["everybody"]) and not mentions(stated.part):
        return _of_foreigners(stated)
    for text in _around(stated):
        place, origin = (_nearest(stated, text, part) for part in ("place", "origin"))
        if place is None or origin is None or _of_both(text):
            return None
        if place or origin:
            break
    known = place or origin or ""
    if known and not (place and origin) and holds(stated.part, WORDS["everybody"]):
        place = known
        origin = "WORLD"
    if not place or not origin:
        near = _subjects(f"{stated.sentence} . {stated.title}")
        if mentions(stated.part) and text not in (stated.part, stated.sentence_so_far):
            return None  # an area is named there, but not how it takes part
        other = _other(known, near, [*_main_areas(stated), *(last or ())])
        place, origin = place or other, origin or other
    if not place or not origin or place == origin:
        return None
    return (place, origin) if direction == "place" else (origin, place)


def _of_foreigners(stated: InText) -> Pair:
    """Return the one area that sentence or title names, and the world: where foreigners are.

    What the sentence says behind the next figure is of that: *2,000 firms, 50 percent Russian*.
    """
    named = areas_in(stated.sentence_so_far) or areas_in(stated.title)
    return (named[0], "WORLD") if len(named) == 1 else None


def _nearest(stated: InText, text: str, part: str) -> str | None:
    """Return the area that has a part in a text, "" for none, None for several as near.

    In the sentence, the last one before the figure, else the first one after it; of a count, the
    nearest.
    """
    named = [name for name in mentions(text) if name.part == part]
    areas = list(dict.fromkeys(name.area for name in named))
    if len(areas) <= 1:
        return areas[0] if areas else ""
    if text not in (stated.part, stated.sentence_so_far):
        return None
    first = stated.own[0] if text == stated.part else 0
    start, end = stated.start - first, stated.end - first
    if stated.quantity.unit == "count":  # what is counted stands behind the number as well
        between = {name: text[name.end : start] or text[end : name.start] for name in named}
        return min(named, key=lambda name: (between[name].count(","), len(between[name]))).area
    before = [name.area for name in named if name.end <= end]
    return before[-1] if before else areas[0]


def of_several(stated: InText) -> bool:
    """Tell whether a figure is said of all foreigners, or of both countries together."""
    return (
        holds(stated.part, WORDS["everybody"])
        or holds(stated.sentence, WORDS["both_countries"])
        or _of_both(stated.part)
    )


def _of_both(text: str) -> bool:
    """Tell whether *and* stands between two names of areas, so that what is said is of both."""
    return any(
        _AND.fullmatch(text[name.end : other.start]) for name, other in pairwise(mentions(text))
    )


def _other(area: str, near: list[str], main: list[str]) -> str:
    """Return the other one of the two countries if it is named, and no region of it is."""
    wanted = "KZ" if area.startswith("RU") else "RU"
    regions = [other for other in near if other.startswith(f"{wanted}-")]
    if area and len(regions) == 1:
        return regions[0]
    named = area and wanted in [*near, *main]
    return wanted if named and not regions else ""


def _main_areas(stated: InText) -> list[str]:
    """Return the two countries if the text as a whole is about them, else nothing."""
    counts: Counter[str] = Counter()
    for area, times in stated.named.items():
        counts[country_of(area)] += times
    main = [area for area, _ in counts.most_common(2)]
    return list(PAIR) if set(main) == set(PAIR) else []


def areas_about(stated: InText) -> list[str]:
    """Return the two countries if the whole text is about them, and no region or union is named."""
    return [] if set(areas_in(stated.whole)) - {*PAIR} else _main_areas(stated)


def region_about(stated: InText, of: Measured) -> Measured:
    """Return what is measured with the one region of the two countries that a text names, if so."""
    regions = [area for area in stated.named if area != country_of(area)]
    if len(regions) != 1:
        return of
    areas = (regions[0] if area == country_of(regions[0]) else area for area in of.areas)
    return Measured(of.indicator, *areas)

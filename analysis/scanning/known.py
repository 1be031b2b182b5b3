"""What the record tells about a figure that is not in it: units, areas, officials, and sizes."""

from collections.abc import Iterable, Mapping
from statistics import median
from typing import NamedTuple

from analysis.comparing.areas import country_of
from analysis.record.checks.sizes import ALIKE, OTHERS, TIMES, a_year, in_a_year
from analysis.record.hints import last_name
from analysis.record.schema import WHAT, Row, grouped, joined
from analysis.scanning.kinds import (
    NEARLY_ALL,
    Example,
    Kind,
    Measured,
    Said,
    are_enough,
    examples,
    sayings,
)
from analysis.scanning.mentions import areas_in
from analysis.scanning.named_areas import PAIR
from analysis.scanning.subject_rules import WAYS
from analysis.scanning.surroundings import InText, words_of


class Known(NamedTuple):
    """What of a record tells about figures that are not in it."""

    #: What the levels of an indicator are in.
    units: dict[str, str]
    #: Whether an indicator is a flow, a stock or cumulative.
    natures: dict[str, str]
    #: Which areas an indicator has: pair, one, union.
    areas: dict[str, tuple[str, ...]]
    #: The area of an office by the last name of who has it, as `words_of` writes it, also with a
    #: word of the whole name or of the office before it.
    people: dict[str, str]
    #: The middle one of the levels, by indicator, areas and unit; of flows, as of a whole year.
    usual: dict[tuple[str, ...], float]
    #: The order of the two countries in nearly all figures of an indicator.
    ways: dict[str, tuple[str, str]]
    #: The figures by their kind, whatever they are of.
    kinds: dict[Kind, list[Example]]
    #: What was said when, and by whom.
    said: list[Said]


def known(
    indicators: Iterable[Row], speakers: Iterable[Row] = (), figures: Iterable[Row] = ()
) -> Known:
    """Return what of a record tells about other figures.

    Rows are raw ones, or as `rows_of` gives them; figures are of topic tables or of claims.
    """
    codebook = {row["indicator"]: row for row in indicators}
    people: dict[str, str] = {}
    for row in speakers:
        side = joined(row["side"])
        if side in ("KZ", "RU") and row["office"] != row["speaker"]:
            area = "".join(areas_in(words_of(row["office"]))[:1]) or side
            for name in (row["speaker"], *row["spellings"]):
                last = words_of(last_name(row, name))
                before = words_of(f"{name} {row['office']}").split()
                people |= {last: area} | {f"{word} {last}": area for word in before}
    rows = list(figures)
    sized = (row for row in rows if row["measure"] == "level" and row["value"] == row["value"])
    levels = grouped(sized, lambda row: (*(row[name] for name in WHAT), row["unit"]))
    usual = {kind: median(map(a_year, of)) for kind, of in levels.items() if len(of) >= OTHERS}
    units, natures, areas = (
        {name: row[key] for name, row in codebook.items()}
        for key in ("unit_kind", "nature", "areas")
    )
    kinds = examples(rows)
    return Known(units, natures, areas, people, usual, usual_ways(kinds), kinds, sayings(rows))


def out_of_scale(stated: InText, of: Measured, record: Known) -> str:
    """Say that a flow is far from those of its kind, or as large as those of the whole."""
    if stated.quantity.measure != "level" or record.natures[of.indicator] != "flow":
        return ""
    size = size_of(stated)
    unit = stated.quantity.unit
    kind = (*of, unit)
    whole = (of.indicator, *map(country_of, of.areas), unit)
    if kind in record.usual and size and not 1 / TIMES < size / record.usual[kind] < TIMES:
        return f"{float(f'{size / record.usual[kind]:.2g}'):,g} times what figures of this kind are"
    if whole != kind and size > record.usual.get(whole, 2 * size) / 2:
        return f"too large for a part of {whole[1]} and {whole[2]}"
    return ""


def goes_back(stated: InText, of: Measured, record: Known) -> bool:
    """Tell whether a figure is as large as those of the other way, and not as those of this one.

    Figures of both ways must be known.
    """
    if not WAYS.get(of.indicator) or stated.quantity.measure != "level":
        return False
    size = size_of(stated)
    unit = stated.quantity.unit
    usual = [record.usual.get((*way, unit), 0) for way in (of, of.back)]
    this, back = (middle / ALIKE <= size <= middle * ALIKE for middle in usual)
    return all(usual) and back and not this


def usual_ways(kinds: Mapping[Kind, Iterable[Example]]) -> dict[str, tuple[str, str]]:
    """Return, by indicator, the order of the two countries in nearly all figures that have both."""
    documents: dict[str, dict[tuple[str, str], set[str]]] = {}
    for example in (each for alike in kinds.values() for each in alike):
        way = example.subject.ref_area, example.subject.counterpart_area
        if sorted(way) == [*PAIR]:
            ways = documents.setdefault(example.subject.indicator, {})
            ways.setdefault(way, set()).add(example.document)
    return {
        indicator: way
        for indicator, ways in documents.items()
        for way in ways
        if are_enough(ways, way, NEARLY_ALL)
    }


def size_of(stated: InText) -> float:
    """Return the size of a level, as of a whole year, or of a share."""
    value, period = stated.quantity.value, stated.period
    if stated.quantity.measure == "share":
        return value
    return in_a_year(abs(value), period.start, period.end) if period else abs(value)

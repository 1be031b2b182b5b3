"""What parts say of their whole: sums of regions and of months, the range of parts' changes.

No whole is less than parts of it that exclude each other, and no total changes by more or by less
than all its parts. What follows bounds the whole and is held against what is said of it.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any

import pandas as pd

from analysis.comparing.areas import country_of
from analysis.comparing.derived import Case, Rule, derived
from analysis.comparing.intervals import Interval
from analysis.comparing.rows import BASE, day_of, doubt, is_additive, is_whole_year
from analysis.record.schema import PERIOD, WHAT, Row, grouped

LEAST = "{parts} exclude each other and are not all: the whole is not less"


def _at_least(*parts: Interval) -> Interval:
    return Interval(sum(part.low for part in parts), float("inf"))


def _between(*changes: Interval) -> Interval:
    return Interval(min(change.low for change in changes), max(change.high for change in changes))


REGIONS = Rule("sum_of_regions", "{sum}", LEAST, _at_least)
MONTHS = Rule("sum_of_months", "{sum}", LEAST, _at_least)
CHANGES = Rule(
    "change_of_parts",
    "between the changes of {parts}",
    "the parts make up the whole, and it changes by a mean of their changes",
    _between,
)


def rows_of_parts(figures: list[Row], indicators: dict[str, Row]) -> Iterator[Row]:
    """Yield what follows from parts that were stated, whoever stated them.

    Figures are in their order: of two for one part the later one counts.
    """
    sound = [row for row in figures if not doubt(row) and row["relation"] != "repeats"]
    levels = [row for row in sound if is_additive(row) and row["status"] == "actual"]
    yield from _sums_of_regions(levels)
    yield from _sums_of_months(levels)
    yield from _ranges_of_changes(sound, indicators)


def _sums_of_regions(levels: list[Row]) -> Iterator[Row]:
    """Add up the regions of one country, of the same time; the other area is the same."""
    for column in ("ref_area", "counterpart_area"):
        regions = [row for row in levels if country_of(row[column])]

        def key(row: Row, column: str = column) -> tuple[Hashable, ...]:
            whole = row | {column: country_of(row[column])}
            return (*(whole[name] for name in WHAT), _time(row), row["unit"])

        for (indicator, *areas, time, unit), rows in _grouped(regions, key):
            latest = {row[column]: row for row in rows}
            if len(latest) > 1:
                whole = dict(zip(WHAT[1:], areas, strict=True))
                ends = {"period_end": max(map(day_of, latest.values()))}
                named = f"{indicator}.{areas[0]}.{areas[1]}.{column}.{time}.{unit}"
                yield _summed(REGIONS, latest, named, "the regions", whole | ends)


def _sums_of_months(levels: list[Row]) -> Iterator[Row]:
    """Add up parts of a calendar year that do not overlap, the longest first."""
    parts = [row for row in levels if row["nature"] == "flow" and _is_part_of_year(row)]

    def key(row: Row) -> tuple[Hashable, ...]:
        return (*(row[name] for name in WHAT), row["period_end"].year, row["unit"])

    for (*what, year, unit), rows in _grouped(parts, key):
        latest = {(row["period_start"], row["period_end"]): row for row in rows}
        apart: dict[str, Row] = {}
        for days in sorted(latest, key=lambda days: (days[0] - days[1], days[0])):
            if not any(_overlap(days, (row[day] for day in PERIOD)) for row in apart.values()):
                apart["{:%Y-%m}/{:%Y-%m}".format(*days)] = latest[days]
        if len(apart) > 1:
            ends = (pd.Timestamp(year, 1, 1), pd.Timestamp(year, 12, 31))
            named = ".".join([*what, str(year), unit])
            whole = dict(zip(PERIOD, ends, strict=True))
            yield _summed(MONTHS, dict(sorted(apart.items())), named, "the months", whole)


def _summed(rule: Rule, parts: dict[str, Row], named: str, of: str, whole: Row) -> Row:
    """Return the sum of some parts, as the least that the whole can be."""
    rows = tuple(parts.values())
    words = {"sum": " + ".join(parts), "parts": of}
    row = derived(rule, Case(rows, rows[0], otherwise=whole, named=named, words=words))
    return row | {"value": sum(part["value"] for part in rows)}


def _ranges_of_changes(figures: list[Row], indicators: dict[str, Row]) -> Iterator[Row]:
    """Take the changes of all parts of a whole that one document states for one period."""
    changes = [row for row in figures if (row["measure"], row["unit"]) == ("change", "percent")]

    def key(row: Row) -> tuple[Hashable, ...]:
        days = (str(row[name]) for name in (*PERIOD, *BASE))
        return (row["document_id"], row["ref_area"], row["counterpart_area"], row["status"], *days)

    wholes = {name: row["parts"].split(";") for name, row in indicators.items() if row["parts"]}
    for _, rows in _grouped(changes, key):
        of = {row["indicator"]: row for row in rows}
        for whole, names in wholes.items():
            if all(name in of for name in names):
                parts = tuple(of[name] for name in names)
                named = "+".join(part["figure_id"] for part in parts)
                words = {"parts": " and ".join(names)}
                about = {"indicator": whole}
                yield derived(CHANGES, Case(parts, parts[0], about, named, words))


def _grouped(
    rows: list[Row], key: Callable[[Row], tuple[Any, ...]]
) -> list[tuple[tuple[Any, ...], list[Row]]]:
    def days(row: Row) -> list[Any]:
        return [row[name] for name in PERIOD] if row["nature"] == "flow" else [day_of(row)]

    dated = (row for row in rows if not any(map(pd.isna, days(row))))
    return list(grouped(dated, key).items())


def _time(row: Row) -> str:
    """Return the time that two parts must share: the period of a flow, the year of a stock."""
    start, end = row["period_start"], row["period_end"]
    if row["nature"] != "flow" or is_whole_year(start, end):
        return str(day_of(row).year)
    return f"{start:%Y-%m-%d}_{end:%Y-%m-%d}"


def _overlap(days: tuple[Any, Any], others: Iterable[Any]) -> bool:
    start, end = others
    return bool(days[0] <= end and start <= days[1])


def _is_part_of_year(row: Row) -> bool:
    start, end = row["period_start"], row["period_end"]
    if pd.isna(start) or pd.isna(end) or start.year != end.year:
        return False
    return not is_whole_year(start, end)

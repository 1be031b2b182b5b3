"""What parts say of their whole: sums of regions and of months, the range of parts' changes.

No whole is less than parts of it that exclude each other, and no total changes by more or by less
than all its parts. What follows bounds the whole and is held against what is said of it.
"""

from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Any

import pandas as pd

from analysis.comparing.areas import country_of, is_region
from analysis.comparing.derived import Case, Derivation, derived
from analysis.comparing.intervals import Interval, added, divided, factor_of, growth_of
from analysis.comparing.rows import BASE, day_of, doubt, is_additive, is_whole_year
from analysis.record.schema import BETWEEN, PERIOD, WHAT, Row, grouped

_what = itemgetter(*WHAT)
TOLD_AGAIN = ("repeats", "conversion_of")  # what is no claim of its own
LEAST = "exclude each other and are not all: the whole is not less"


def _at_least(*parts: Interval) -> Interval:
    return Interval(sum(part.low for part in parts), float("inf"))


def _between(*changes: Interval) -> Interval:
    return Interval(min(change.low for change in changes), max(change.high for change in changes))


def _from_levels(*terms: Interval) -> Interval:
    """Return the change of a whole from the changes of its parts and the levels they led to."""
    changes, levels = terms[: len(terms) // 2], terms[len(terms) // 2 :]
    led_from = zip(levels, map(factor_of, changes), strict=True)
    before = [divided(level, factor) for level, factor in led_from]
    moved = growth_of(added(*before), added(*levels))
    between = _between(*changes)
    return Interval(max(moved.low, between.low), min(moved.high, between.high))


REGIONS = Derivation("sum_of_regions", "{sum}", f"the regions {LEAST}", _at_least)
MONTHS = Derivation("sum_of_months", "{sum}", f"the months {LEAST}", _at_least)
CHANGES = Derivation(
    "change_of_parts",
    "between the changes of {parts}",
    "the parts make up the whole, and it changes by a mean of their changes",
    _between,
)
CHANGES_AND_LEVELS = CHANGES._replace(
    formula="sum of {parts} / sum of what their changes started from",
    basis="the parts make up the whole, and their changes led to the levels",
    arithmetic=_from_levels,
)


def rows_of_parts(figures: list[Row], indicators: dict[str, Row]) -> Iterator[Row]:
    """Yield what follows from parts that were stated, whoever stated them.

    Figures are in their order: of two for one part the later one counts.
    """
    sound = [row for row in figures if not doubt(row) and row["relation"] not in TOLD_AGAIN]
    levels = [row for row in sound if is_additive(row) and row["status"] == "actual"]
    yield from _sums_of_regions(levels)
    yield from _sums_of_months(levels)
    yield from _ranges_of_changes(sound, indicators)


def _sums_of_regions(levels: list[Row]) -> Iterator[Row]:
    """Add up the regions of one country, of the same time; the other area is the same."""
    for column in BETWEEN:
        of_whole = [
            row | {column: country_of(row[column]), "region": row[column]}
            for row in levels
            if is_region(row[column])
        ]
        for (*what, time, unit), rows in _grouped(
            of_whole, lambda row: (*_what(row), _time(row), row["unit"])
        ):
            latest = {row["region"]: row for row in rows}
            if len(latest) > 1:
                ends = {"period_end": max(map(day_of, latest.values()))}
                named = ".".join([*what, column, time, unit])
                yield _summed(REGIONS, latest, named, ends)


def _sums_of_months(levels: list[Row]) -> Iterator[Row]:
    """Add up parts of a calendar year that do not overlap, the longest first."""
    parts = [
        row
        for row in levels
        if row["nature"] == "flow"
        and row["period_start"].year == row["period_end"].year  # that of NaT is none
        and not is_whole_year(row["period_start"], row["period_end"])
    ]
    for (*what, year, unit), rows in _grouped(
        parts, lambda row: (*_what(row), row["period_end"].year, row["unit"])
    ):
        latest = {(row["period_start"], row["period_end"]): row for row in rows}
        apart: dict[str, Row] = {}
        for start, end in sorted(latest, key=lambda days: (days[0] - days[1], days[0])):
            others = apart.values()
            if all(end < row["period_start"] or row["period_end"] < start for row in others):
                apart[f"{start:%Y-%m}/{end:%Y-%m}"] = latest[start, end]
        if len(apart) > 1:
            ends = (pd.Timestamp(year, 1, 1), pd.Timestamp(year, 12, 31))
            named = ".".join([*what, str(year), unit])
            whole = dict(zip(PERIOD, ends, strict=True))
            yield _summed(MONTHS, dict(sorted(apart.items())), named, whole)


def _summed(rule: Derivation, parts: dict[str, Row], named: str, whole: Row) -> Row:
    """Return the sum of some parts, as the least that the whole can be."""
    rows = tuple(parts.values())
    words = {"sum": " + ".join(parts)}
    row = derived(rule, Case(rows, rows[0], otherwise=whole, named=named, words=words))
    return row | {"value": sum(part["value"] for part in rows)}


def _ranges_of_changes(figures: list[Row], indicators: dict[str, Row]) -> Iterator[Row]:
    """Take the changes of all parts of a whole that one document states for one period.

    With the levels that they led to, these say by how much the whole changed. Turnover has
    Kazakhstan, or what lies in it, as the first of its areas, whoever exports.
    """
    changes = [row for row in figures if (row["measure"], row["unit"]) == ("change", "percent")]
    by_id = {row["figure_id"]: row for row in figures if row["measure"] == "level"}
    wholes = {name: row["parts"] for name, row in indicators.items() if row["parts"]}
    alike = ("document_id", *BETWEEN, "status", *PERIOD, *BASE)
    for _, rows in _grouped(changes, lambda row: tuple(str(row[name]) for name in alike)):
        of = {row["indicator"]: row for row in rows}
        for whole, names in wholes.items():
            if all(name in of for name in names):
                parts = tuple(of[name] for name in names)
                known = tuple(
                    by_id[part["relates_to"]]
                    for part in parts
                    if part["relation"] == "change_to" and part["relates_to"] in by_id
                )
                all_known = len(known) == len(parts) and len({row["unit"] for row in known}) == 1
                named = "+".join(part["figure_id"] for part in parts)
                words = {"parts": " and ".join(names)}
                between = (parts[0][name] for name in BETWEEN)
                areas = sorted(between, key=lambda area: not area.startswith("KZ"))
                about = {"indicator": whole, **dict(zip(BETWEEN, areas, strict=True))}
                rule = CHANGES_AND_LEVELS if all_known else CHANGES
                figures_of = (*parts, *known) if all_known else parts
                yield derived(rule, Case(figures_of, parts[0], about, named, words))


def _grouped(
    rows: list[Row], key: Callable[[Row], tuple[Any, ...]]
) -> Iterable[tuple[tuple[Any, ...], list[Row]]]:
    """Put rows together that have a key in common; those without a period or a day are left out."""

    def is_dated(row: Row) -> bool:
        days = [row[name] for name in PERIOD] if row["nature"] == "flow" else [day_of(row)]
        return not any(map(pd.isna, days))

    return grouped(filter(is_dated, rows), key).items()


def _time(row: Row) -> str:
    """Return the time that two parts must share: the period of a flow, the year of a stock."""
    start, end = row["period_start"], row["period_end"]
    if row["nature"] != "flow" or is_whole_year(start, end):
        return str(day_of(row).year)
    return f"{start:%Y-%m-%d}_{end:%Y-%m-%d}"

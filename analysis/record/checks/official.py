"""Official values that can hardly be: beside others of their series, or as the sum of others."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from math import isclose
from operator import itemgetter
from statistics import mode
from typing import NamedTuple

from analysis.reading.lexicon import currencies
from analysis.record.cells import Problem, RawRow, RawTables
from analysis.record.checks.sizes import YEAR, ends_of
from analysis.record.hints import did_you_mean
from analysis.record.schema import WHAT, Row, grouped

TIMES = 5  # so much and more a slip of a digit makes of a value, whatever it grew by meanwhile
REACH = 2  # how many neighbours on each side
CONFIRMED = "magnitude"  # a word of the note: the source has it so
WAY_OUT = f"mend it, or say {CONFIRMED} in `note` if the source has it so"
ROUNDED, EXACT = 0.01, 1e-9  # so far a total lies from its parts if these are rounded, or not
#: What a series is of, in all of its rows.
OF_ONE = ("indicator", "measure", "ref_area", "counterpart_area", "unit")
OF_A_TIME = (*WHAT, "unit", "period")
PARTS = (*OF_ONE[1:], "period", "reporter")  # what a sum and its parts have in common


class Size(NamedTuple):
    """How large a value is, and what a sum of its days would be in a year."""

    value: float
    yearly: float


def size_faults(tables: RawTables) -> Iterator[Problem]:
    """Yield levels and shares that are many times, or a small part of, all neighbours in time.

    Sums of a month and of a year may stand in one series: what is alike by the year is no doubt.
    """
    sized: list[tuple[RawRow, Size]] = []
    for row in sorted(tables["references"], key=lambda row: (row["period"], row.line)):
        if row["measure"] != "change" and CONFIRMED not in row["note"].casefold():
            with suppress(ValueError, ZeroDivisionError):  # told by its cell
                sized.append((row, _size(row)))
    for levels in grouped(sized, lambda level: (level[0]["series"], level[0]["unit"])).values():
        for place, (row, size) in enumerate(levels):
            first = max(place - REACH, 0)
            end = place + REACH + 1
            beside = [other for _, other in [*levels[first:place], *levels[place + 1 : end]]]
            if beside and not any(_alike(size, other) for other in beside):
                reason = f"beside {beside[0].value:.15g} in its series: is it in base units?"
                yield row.problem("value", f"{reason} {WAY_OUT}")


def kind_faults(tables: RawTables) -> Iterator[Problem]:
    """Yield levels that are many times, or a small part of, one of another series of the same time.

    Offices differ; a slip of a digit is more. What was only stated is not held to anything.
    """
    levels = [
        row
        for row in tables["references"]
        if row["measure"] == "level" and row["basis"] != "statement"
    ]
    for alike in grouped(levels, itemgetter(*OF_A_TIME)).values():
        notes = " ".join(row["note"] for row in alike).casefold()
        for first, later in pairwise(alike):
            with suppress(ValueError, ZeroDivisionError):  # told by its cell
                less, more = sorted(abs(float(row["value"])) for row in (first, later))
                if more / less >= TIMES and CONFIRMED not in notes:
                    reason = f"{first['series']} has {first['value']} of the same time: {WAY_OUT}"
                    yield later.problem("value", reason)


def time_faults(tables: RawTables) -> Iterator[Problem]:
    """Yield figures of a time that is none, or after all that the tables have was published."""
    flows = {row["indicator"] for row in tables["indicators"] if row["nature"] == "flow"}
    known = [row["published"] for row in (*tables["documents"], *tables["references"])]
    today = f"{max(known, default='')}~"  # a month is known at its end
    for row in tables["references"]:
        with suppress(ValueError):  # told by its cell
            flow = row["indicator"] in flows
            days = ends_of(row["period"])
            if days[0] > days[1]:
                yield row.problem("period", "ends before it begins")
            elif f"{days[flow]:%Y-%m-%d}" > today:
                ends = "ends" if flow else "begins"
                no_forecast = "no official figure is a forecast"
                way_out = no_forecast if row["published"] else "give `published`"
                reason = f"{ends} after all that was published: {way_out}"
                yield row.problem("period", reason)


def series_faults(tables: RawTables) -> Iterator[Problem]:
    """Yield units that the indicator and the measure cannot have, and rows unlike their series."""
    kinds = {row["indicator"]: row["unit_kind"] for row in tables["indicators"]}
    for row in tables["references"]:
        kind = kinds.get(row["indicator"]) if row["measure"] == "level" else "percent"
        units = currencies() if kind == "money" else {str(kind)}
        if kind and row["unit"] not in units:
            reason = f"a {row['measure']} of {row['indicator']} is in {kind}"
            hint = did_you_mean(row["unit"], units)
            yield row.problem("unit", f"{reason}{hint}")
    for series, alike in grouped(tables["references"], itemgetter("series")).items():
        for name in OF_ONE:
            usual = mode(row[name] for row in alike)
            reason = f"the series {series} has {usual!r} there: mend it, or name another series"
            for row in alike if series else ():
                if row[name] != usual:
                    yield row.problem(name, reason)


def sum_faults(tables: RawTables) -> Iterator[Problem]:
    """Yield levels that are not the sum of the same office's parts, where each is known once.

    Which indicators add up to another stands in its `parts`. What is computed is so to the last
    digit, what is told may be rounded.
    """
    parts_of = {row["indicator"]: row["parts"] for row in tables["indicators"]}
    same = itemgetter(*PARTS)
    beside = grouped(tables["references"], same)
    for row in tables["references"]:
        names = parts_of.get(row["indicator"], ())
        parts = [part for part in beside[same(row)] if part["indicator"] in names]
        known = sorted(part["indicator"] for part in parts)
        if not names or known != sorted(names) or CONFIRMED in row["note"].casefold():
            continue
        with suppress(ValueError):  # told by its cell
            total = sum(float(part["value"]) for part in parts)
            apart = EXACT if row["basis"] == "computed" else ROUNDED
            if not isclose(total, float(row["value"]), rel_tol=apart):
                of = " and ".join(f"{part['indicator']} (row {part.line})" for part in parts)
                reason = f"the sum of {of} of the same office is {total:.15g}: mend one of them"
                yield row.problem("value", reason)


def _size(row: Row) -> Size:
    start, end = ends_of(row["period"])
    days = (end - start).days + 1
    value = abs(float(row["value"]))
    return Size(value, value * YEAR / days)


def _alike(size: Size, other: Size) -> bool:
    """Tell whether two values are less than some times apart, as they stand or by the year.

    >>> _alike(Size(12.9, 25.8), Size(28e9, 28e9)), _alike(Size(2e9, 24e9), Size(28e9, 28e9))
    (False, True)
    """
    pairs = [sorted(pair) for pair in zip(size, other, strict=True)]
    return any(not less or more < TIMES * less for less, more in pairs)

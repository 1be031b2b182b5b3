"""Official values that can hardly be: beside others of their series, or as the sum of others."""

import re
from collections.abc import Iterator
from contextlib import suppress
from math import isclose
from statistics import median, mode
from typing import NamedTuple

from analysis.reading.lexicon import currencies
from analysis.record.cells import RAW_FOLDER, Problem, RawTables, rows_of
from analysis.record.hints import did_you_mean
from analysis.record.schema import WHAT, Row, grouped, records
from analysis.record.sizes import OTHERS, YEAR, ends_of
from analysis.record.sizes import TIMES as MANY_TIMES

PATH = RAW_FOLDER / "references.csv"
TIMES = 5  # so much and more a slip of a digit makes of a value, whatever it grew by meanwhile
REACH = 2  # how many neighbours on each side
CONFIRMED = "magnitude"  # a word of the note: the source has it so
WAY_OUT = f"mend it, or say {CONFIRMED} in `note` if the source has it so"
APART = 0.1  # so far apart two offices seldom count one thing of one time
ROUNDED = 0.01  # so far a total lies from its parts where these are rounded


class Same(NamedTuple):
    """What rows have in common that have these columns in common: all up to `ends`."""

    of: tuple[str, ...]
    column: str
    ends: str = "$"


OF_ONE = ("indicator", "measure", "ref_area", "counterpart_area", "unit")
#: What is the same in all rows of a series, of a title in it, and of an address.
SAME = (
    *(Same(("series",), name) for name in OF_ONE),
    Same(("series",), "reporter", r" as quoted| / | \("),
    Same(("series", "title"), "url"),
    Same(("url",), "title", " "),
)
PARTS = (*OF_ONE[1:], "period", "reporter")  # what a sum and its parts have in common


class Size(NamedTuple):
    """How large a value is, and what a sum of its days would be in a year."""

    value: float
    yearly: float


def size_problems(tables: RawTables) -> Iterator[Problem]:
    """Yield levels that are many times, or a small part of, all of their neighbours in time.

    Sums of a month and of a year may stand in one series: what is alike by the year is no doubt.
    """
    series: dict[tuple[str, str], list[tuple[str, int, Row, Size]]] = {}
    for line, row in rows_of(tables["references"]):
        if row["measure"] == "level" and CONFIRMED not in row["note"]:
            with suppress(ValueError, ZeroDivisionError):  # told by its cell
                level = (row["period"], line, row, _size(row))
                series.setdefault((row["series"], row["unit"]), []).append(level)
    for levels in series.values():
        levels.sort(key=lambda level: level[:2])
        for place, (_, line, row, size) in enumerate(levels):
            first, end = max(place - REACH, 0), place + REACH + 1
            beside = [level[-1] for level in [*levels[first:place], *levels[place + 1 : end]]]
            if beside and not any(_alike(size, other) for other in beside):
                reason = f"beside {beside[0].value:.15g} in its series: is it in base units?"
                yield Problem(PATH, line, "value", row["value"], f"{reason} {WAY_OUT}")


def kind_problems(tables: RawTables) -> Iterator[Problem]:
    """Yield levels far from those of the same thing in other series.

    Of the same time they are nearly alike, of any other not ten times as large.
    """
    flows = _flows(tables)
    sized = []
    for line, row in rows_of(tables["references"]):
        with suppress(ValueError, ZeroDivisionError):  # told by its cell
            if row["measure"] == "level" and (size := _size(row)).value:
                value = size.yearly if row["indicator"] in flows else size.value
                sized.append(row | {"line": line, "size": value})
    for alike in grouped(sized, lambda row: (*(row[name] for name in WHAT), row["unit"])).values():
        for row in alike:
            others = [other for other in alike if other["series"] != row["series"]]
            if CONFIRMED not in row["note"] and (reason := _unlike(row, others)):
                yield Problem(PATH, row["line"], "value", row["value"], f"{reason} {WAY_OUT}")


def _unlike(row: Row, others: list[Row]) -> str:
    """Say how a level differs from those of other series, or nothing; statements may differ."""
    for other in others:
        statements = row["basis"] == other["basis"] == "statement"
        same_time = other["period"] == row["period"] and CONFIRMED not in other["note"]
        near = 1 - APART < row["size"] / other["size"] < 1 + APART
        if same_time and not near and not statements:
            return f"{other['series']} has {other['value']} of the same time:"
    middle = median(other["size"] for other in others) if len(others) >= OTHERS else row["size"]
    if not middle / MANY_TIMES < row["size"] < middle * MANY_TIMES:
        return f"{row['size'] / middle:.2g} times what other series have of the same:"
    return ""


def time_problems(tables: RawTables) -> Iterator[Problem]:
    """Yield figures of a time after the last day that anything in the tables was published on."""
    flows = _flows(tables)
    known = [*tables["documents"]["published"], *tables["references"]["published"]]
    today = f"{max(known, default='')}~"  # a month is known at its end
    for line, row in rows_of(tables["references"]):
        with suppress(ValueError):  # told by its cell
            flow = row["indicator"] in flows
            if f"{ends_of(row['period'])[flow]:%Y-%m-%d}" > today:
                ends = "ends" if flow else "begins"
                reason = f"{ends} after all that was published: give `published` if it is known"
                yield Problem(PATH, line, "period", row["period"], reason)


def _flows(tables: RawTables) -> set[str]:
    return {row["indicator"] for row in records(tables["indicators"]) if row["nature"] == "flow"}


def series_problems(tables: RawTables) -> Iterator[Problem]:
    """Yield units that the indicator and the measure cannot have, and rows unlike their series."""
    kinds = {row["indicator"]: row["unit_kind"] for row in records(tables["indicators"])}
    for line, row in rows_of(tables["references"]):
        kind = kinds.get(row["indicator"]) if row["measure"] == "level" else "percent"
        units = currencies() if kind == "money" else {str(kind)}
        if kind and row["unit"] not in units:
            reason = f"a {row['measure']} of {row['indicator']} is in {kind}"
            hint = did_you_mean(row["unit"], units)
            yield Problem(PATH, line, "unit", row["unit"], f"{reason}{hint}")
    for same in SAME:
        yield from _unlike_others(tables, same)


def _unlike_others(tables: RawTables, same: Same) -> Iterator[Problem]:
    """Yield rows that have in a column what the others of their kind do not have."""
    rows = (row | {"line": line} for line, row in rows_of(tables["references"]))
    for kind, alike in grouped(rows, lambda row: tuple(row[name] for name in same.of)).items():
        begins = [re.split(same.ends, row[same.column])[0] for row in alike]
        usual = mode(begins)
        for row, begin in zip(alike, begins, strict=True):
            if all(kind) and begin != usual:
                reason = f"the {same.of[0]} {kind[0]} has {usual!r} there: mend it, or name another"
                words = row[same.column]
                yield Problem(PATH, row["line"], same.column, words, f"{reason} {same.of[0]}")


def sum_problems(tables: RawTables) -> Iterator[Problem]:
    """Yield levels that are not the sum of the same office's parts, where all are known.

    Which indicators add up to another stands in its `parts`. What is computed is so to the last
    digit, what is told may be rounded.
    """
    parts_of = {row["indicator"]: row["parts"] for row in records(tables["indicators"])}
    lines = list(rows_of(tables["references"]))
    beside = grouped((row | {"line": line} for line, row in lines), _same)
    for line, row in lines:
        names = list(filter(None, parts_of.get(row["indicator"], "").split(";")))
        parts = [part for part in beside[_same(row)] if part["indicator"] in names]
        if not names or len(parts) != len(names) or CONFIRMED in row["note"]:
            continue
        with suppress(ValueError):  # told by its cell
            total, near = sum(float(part["value"]) for part in parts), {"rel_tol": ROUNDED}
            near = {} if row["basis"] == "computed" else near
            if not isclose(total, float(row["value"]), **near):
                of = " and ".join(f"{part['indicator']} (row {part['line']})" for part in parts)
                reason = f"the sum of {of} of the same office is {total:.15g}: mend one of them"
                yield Problem(PATH, line, "value", row["value"], reason)


def _same(row: Row) -> tuple[str, ...]:
    return tuple(row[name] for name in PARTS)


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

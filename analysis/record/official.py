"""Official values that can hardly be: many times what stands beside them in their series."""

from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from analysis.reading.periods.days import days_of
from analysis.record.cells import FOLDER, Problem, RawTables, rows_of
from analysis.record.schema import Row
from analysis.record.sizes import YEAR

PATH = FOLDER / "references.csv"
TIMES = 5  # so much and more a slip of a digit makes of a value, whatever it grew by meanwhile
REACH = 2  # how many neighbours on each side
CONFIRMED = "magnitude"  # a word of the note: the source has it so


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
                way_out = f"mend it, or say {CONFIRMED} in `note` if the source has it so"
                yield Problem(PATH, line, "value", row["value"], f"{reason} {way_out}")


def _size(row: Row) -> Size:
    first, _, last = row["period"].partition("/")
    start, end = days_of(first), days_of(last or first)
    days = (end.end - start.start).days + 1 if start and end and start.start and end.end else YEAR
    value = abs(float(row["value"]))
    return Size(value, value * YEAR / days)


def _alike(size: Size, other: Size) -> bool:
    """Tell whether two values are less than some times apart, as they stand or by the year.

    >>> _alike(Size(12.9, 25.8), Size(28e9, 28e9)), _alike(Size(2e9, 24e9), Size(28e9, 28e9))
    (False, True)
    """
    pairs = [sorted(pair) for pair in zip(size, other, strict=True)]
    return any(not less or more < TIMES * less for less, more in pairs)

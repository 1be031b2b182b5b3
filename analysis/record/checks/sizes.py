"""How large figures of a kind are, and which way round, to tell one that can hardly be of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from statistics import median
from typing import Any

import pandas as pd

from analysis.reading.periods.days import days_of
from analysis.record.codebook import kin_of, parts_beside
from analysis.record.schema import PERIOD, WHAT, Row, grouped

TIMES = 7  # a value so many times the middle one, or so small a part of it, is to be confirmed
ALIKE = 3  # times: so near to the middle one a value may be of a kind
BEYOND = 5  # times: so far beyond all others of its kind it may be of another
OTHERS = 3  # how many others there must be to tell
YEAR = 365
FAR, NEAR = 0.15, 0.1  # of its own statistic, and of another's: so far and so near it lies
APART = 0.5  # so far from its own statistic a value may have a wrong digit
DOUBLED = 100  # percent: so large a growth may have a digit too many

_kind = itemgetter(*WHAT, "unit")

#: Column and reason of what a check finds in a row.
Faults = Iterator[tuple[str, str]]


@dataclass(frozen=True)
class AllRows:
    """All rows that could be read, to hold one against the others."""

    rows: list[Row]
    documents: Mapping[str, Row]
    indicators: Mapping[str, Row]
    ids: frozenset[str] = frozenset()  # of all rows, also of what could not be read or is withdrawn
    offices: dict[str, str] = field(default_factory=dict)  # of the speakers
    statistics: Sequence[Row] = ()  # rows of references

    @cached_property
    def by_id(self) -> dict[str, Row]:
        """Return the rows by their id."""
        return {row["figure_id"]: row for row in self.rows}

    @cached_property
    def levels(self) -> dict[tuple[str, ...], list[Row]]:
        """Return the levels by indicator, areas and unit; reports of the same speech count once."""
        said = (row for row in self.rows if row["relation"] != "repeats")
        return grouped((row for row in said if row["measure"] == "level" and row["value"]), _kind)

    @cached_property
    def yearly(self) -> dict[str, float]:
        """Return the sizes of the levels by their id, of flows what they would be in a year."""
        return {row["figure_id"]: a_year(row) for rows in self.levels.values() for row in rows}

    @cached_property
    def areas(self) -> Counter[tuple[str, ...]]:
        """Return how many rows there are of an indicator and areas; reports count for nothing."""
        said = (row for row in self.rows if row["relation"] != "repeats")
        return Counter(map(itemgetter(*WHAT), said))

    @cached_property
    def parts(self) -> dict[str, set[str]]:
        """Return the indicators that each adds up to one whole with."""
        return {name: parts_beside(name, self.indicators) for name in self.indicators}

    @cached_property
    def kin(self) -> dict[str, list[str]]:
        """Return the indicators that each is like."""
        return {name: kin_of(name, self.indicators) for name in self.indicators}

    @cached_property
    def official(self) -> dict[tuple[str, ...], list[float]]:
        """Return the values of statistics by indicator, areas, unit and period."""
        values: dict[tuple[str, ...], list[float]] = {}
        for row in self.statistics:
            if row["measure"] == "level" and row["basis"] != "statement":
                with suppress(ValueError):  # told by its cell
                    ends = zip(PERIOD, ends_of(row["period"]), strict=True)
                    values.setdefault(_in_time(row | dict(ends)), []).append(float(row["value"]))
        return values

    @cached_property
    def of_document(self) -> dict[str, list[Row]]:
        """Return the rows by document."""
        return grouped(self.rows, itemgetter("document_id"))

    @cached_property
    def wordings(self) -> dict[tuple[Any, ...], list[Row]]:
        """Return the rows by speaker, words and period."""
        return grouped(self.rows, wording)

    @cached_property
    def numbers(self) -> dict[tuple[Any, ...], list[Row]]:
        """Return the rows by speaker, number and what it is of."""
        return grouped(self.rows, number)


def a_year(row: Row) -> float:
    """Return the size of a level; of a flow in a known period, what it would be in a year."""
    size = float(abs(row["value"]))
    ends = (row[name] for name in PERIOD)
    return in_a_year(size, *ends) if row["nature"] == "flow" else size


def in_a_year(size: float, start: Any, end: Any) -> float:
    """Return what is as much in a year as some size in a period, if that is known."""
    known = not pd.isna(start) and not pd.isna(end)
    return size * YEAR / float((end - start).days + 1) if known else size


def ends_of(period: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the first and the last day of the period of an official figure, or raise ValueError.

    >>> [f"{day:%d %B %Y}" for day in ends_of("2024-01/2024-06")]
    ['01 January 2024', '30 June 2024']
    """
    first, _, last = period.partition("/")
    start, end = days_of(first), days_of(last or first)
    if start is None or start.start is None or end is None or end.end is None:
        raise ValueError(f"no period: {period!r}")
    return pd.Timestamp(start.start), pd.Timestamp(end.end)


def another(row: Row, record: AllRows) -> Faults:
    """Find a level of the size of another indicator, or of another year, and not of its own."""
    if row["measure"] != "level" or not row["value"]:
        return
    kin = [row | {"indicator": name} for name in record.kin[row["indicator"]]]
    own = _others(row, record) if kin else []
    for other in kin:
        like = _others(other, record)
        known = min(len(own), len(like)) >= OTHERS and min(like) <= a_year(row) <= max(like)
        if known and not min(own) / BEYOND < a_year(row) < max(own) * BEYOND:
            reason = f"by its size not of {row['indicator']}, but of {other['indicator']}"
            yield "indicator", reason
    if row["status"] == "actual" and _off(row, record) > FAR:
        far = "far from the statistic of the same, and near that of"
        for other in kin:
            if _off(other, record) < NEAR:
                yield "indicator", f"{far} {other['indicator']}"
        for when, years in (("before", -1), ("after", 1)):
            moved = {end: row[end] + pd.DateOffset(years=years) for end in PERIOD}
            if _off(row | moved, record) < NEAR:
                yield "period_as_stated", f"{far} the year {when}"


def _off(row: Row, record: AllRows) -> float:
    """Return how far a level is from the nearest statistic of the same; NaN without one."""
    values = record.official.get(_in_time(row), [])
    return min((abs(value / row["value"] - 1) for value in values), default=float("nan"))


def magnitude(row: Row, record: AllRows) -> Faults:
    """Find a level far from the middle one of its kind until then, or from its own statistic.

    What was said later counts nothing: a new statement raises no doubt about an old one. A growth
    is held against nothing: hardly any doubles what it is of.
    """
    until = f"{row['stated_on']}~" if row["stated_on"] else "~"  # a month is said at its end
    others = _others(row, record, until)
    if (row["measure"], row["unit"]) == ("change", "percent") and row["value"] >= DOUBLED:
        yield "as_stated", f"a growth of {row['value']:g} percent"
    if row["measure"] != "level" or not row["value"]:
        return
    if row["status"] == "actual" and _off(row, record) > APART:
        yield "as_stated", "far from the statistic of the same"
    if len(others) >= OTHERS:
        value, middle = a_year(row), median(others)
        if value >= TIMES * middle:
            yield "as_stated", f"{value / middle:.0f} times as large as figures of this kind are"
        if value <= middle / TIMES:
            yield "as_stated", f"{middle / value:.0f} times smaller than figures of this kind are"


def turned(row: Row, record: AllRows) -> Faults:
    """Find areas the other way round than in all others, or with the size of the others.

    What adds up to one whole, such as exports and imports, is told one way in a document.
    """
    indicator, *areas = (row[name] for name in WHAT)
    turned = (indicator, *areas[::-1])
    parts = record.parts.get(indicator, set())
    document = record.of_document.get(row["document_id"], [])
    ways = Counter(
        (of["ref_area"], of["counterpart_area"]) for of in document if of["indicator"] in parts
    )
    if 0 < ways[*areas] <= ways[*areas[::-1]]:
        others = f"others of the document have {areas[1]}, {areas[0]}"
        yield "ref_area", f"{others}: is it exchanged?"
    if not all(areas) or record.areas[turned] < OTHERS:
        return
    levels = record.levels.get((*turned, row["unit"]), ())
    size = a_year(row) if row["measure"] == "level" and len(levels) >= OTHERS else 0
    middle = median(record.yearly[level["figure_id"]] for level in levels) if size else 0
    alike = size and middle / ALIKE <= size <= middle * ALIKE
    own = record.areas[indicator, *areas]
    if own <= 1 or (alike and own < OTHERS):
        yield "ref_area", f"figures of {indicator} have {areas[1]}, {areas[0]}: is it exchanged?"


def _others(row: Row, record: AllRows, until: str = "~") -> list[float]:
    """Return the sizes of the other levels of the same kind that were stated until then."""
    return [
        record.yearly[level["figure_id"]]
        for level in record.levels.get(_kind(row), ())
        if level["figure_id"] != row["figure_id"] and level["stated_on"] <= until
    ]


def _in_time(row: Row) -> tuple[str, ...]:
    return (*_kind(row), *span(row))


def wording(row: Row) -> tuple[Any, ...]:
    """Return what two reports of one speech have in common: speaker, words and period."""
    return (row["speaker"], row["as_stated"].casefold(), span(row))


def number(row: Row) -> tuple[Any, ...]:
    """Return what two reports of one speech have in common in whatever words."""
    of = ("speaker", *WHAT, "status", "measure", "unit", "value")
    return (*(row[name] for name in of), span(row), str(row["base_start"]), str(row["base_end"]))


def span(row: Row) -> tuple[str, ...]:
    """Return the ends of a period, to compare."""
    return tuple(str(row[name]) for name in PERIOD)  # NaT is the same as NaT

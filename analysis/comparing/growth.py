"""Growth between levels that were stated at different times, and what flows let a stock grow to."""

from collections.abc import Iterator
from itertools import count, groupby, pairwise, product, starmap
from operator import itemgetter
from typing import Any

import pandas as pd

from analysis.comparing.derived import VERDICT_OF, Case, Derivation, derived
from analysis.comparing.intervals import Interval, added, growth_of, interval
from analysis.comparing.rows import day_of, doubt, is_whole_year
from analysis.record.schema import BETWEEN, FLOWS, PERIOD, Row, grouped

GROWTH = Derivation(
    "growth",
    "100 * (later / earlier - 1)",
    "both count the same set of things, though each in its own words",
    growth_of,
)
STOCK_AND_FLOWS = Derivation(
    "stock_and_flows",
    "stock + flows of {years}",
    "the stock grows by these flows alone; of its own year the whole flow is counted",
    lambda *terms: Interval(float("-inf"), added(*terms).high),
)
_between = itemgetter(*BETWEEN, "unit")


def growth_rows(figures: list[Row]) -> Iterator[Row]:
    """Yield the growth from the levels of a year to those of the next year that has any.

    Flows are compared over the same months alone; stocks on the days that they are said of.
    """
    series = grouped(figures, _series)
    series.pop(None, None)
    for rows in series.values():
        by_year = groupby(sorted(rows, key=day_of), lambda row: day_of(row).year)
        for two_years in pairwise([list(of_year) for _, of_year in by_year]):
            yield from starmap(growth_between, product(*two_years))


def growth_between(earlier: Row, later: Row) -> Row:
    """Return the change from one level to another as a row of implied.csv."""
    pair = f"{earlier['figure_id']}+{later['figure_id']}"
    days = dict(zip(PERIOD, (day_of(earlier), day_of(later)), strict=True))
    change = {"measure": "change", "unit": "percent", **days}
    row = derived(GROWTH, Case((earlier, later), about=later, named=pair, otherwise=change))
    if doubt(earlier, later):
        return row
    for reading, column in VERDICT_OF.items():
        low, high = interval(row, reading)
        row[column] = "rise" if low > 0 else "fall" if high < 0 else "cannot be said"
    unsure = [reading for reading, column in VERDICT_OF.items() if row[column] == "cannot be said"]
    overlap = f"the {' and the '.join(unsure)} bounds of the two levels overlap"
    return row | {"reason": overlap if unsure else ""}


def grown_rows(figures: list[Row]) -> Iterator[Row]:
    """Yield the most that a stock can be in a later year, by the flows that were stated since.

    There must be a flow for each calendar year from that of the stock on; of several for one year
    the largest counts, so that the result is the most that anyone's words allow.
    """
    sound = [row for row in figures if not doubt(row) and row["status"] == "actual"]
    levels = [row for row in sound if row["measure"] == "level" and not pd.isna(day_of(row))]
    flows = (
        row
        for row in levels
        if row["indicator"] in FLOWS.values() and is_whole_year(*(row[day] for day in PERIOD))
    )
    by_year = grouped(flows, lambda row: (row["indicator"], *_between(row), day_of(row).year))
    largest = {year: max(rows, key=itemgetter("high")) for year, rows in by_year.items()}
    for stock in levels:
        if stock["indicator"] in FLOWS and stock["relation"] != "repeats":
            yield from _grown(stock, largest)


def _grown(stock: Row, flows: dict[tuple[Any, ...], Row]) -> Iterator[Row]:
    """Yield what a stock can have grown to in each year up to which all flows are known."""
    first = (day_of(stock) + pd.Timedelta(days=1)).year
    rows: tuple[Row, ...] = (stock,)
    of_flow = (FLOWS[stock["indicator"]], *_between(stock))
    for year in count(first):
        if (flow := flows.get((*of_flow, year))) is None:
            return
        rows = (*rows, flow)
        if year > day_of(stock).year:
            days = {"period_start": pd.NaT, "period_end": pd.Timestamp(year, 12, 31)}
            named = f"{stock['figure_id']}+{year}"
            words = {"years": f"{first}-{year}"}
            row = derived(STOCK_AND_FLOWS, Case(rows, stock, days, named, words))
            yield row | {"value": sum(figure["value"] for figure in rows)}


def _series(row: Row) -> tuple[str, ...] | None:
    """Return what a level shares with those that growth leads to; None for other figures."""
    level = row["measure"] == "level" and row["status"] == "actual"
    own = row["nature"] != "cumulative" and row["relation"] not in ("part_of", "repeats")
    if not level or not own or pd.isna(day_of(row)):
        return None
    key = (row["indicator"], *_between(row))
    if row["nature"] != "flow":
        return key
    if any(pd.isna(row[name]) for name in PERIOD):
        return None
    return (*key, *(f"{row[name]:%m-%d}" for name in PERIOD))

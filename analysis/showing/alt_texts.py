"""A chart without its picture: its numbers, to take along, and its alternative text."""

from collections.abc import Iterable
from math import inf, isnan, nan
from operator import itemgetter

import pandas as pd

from analysis.record.load import figure_ids
from analysis.record.schema import Row, grouped, records
from analysis.showing.provenance import traced
from analysis.showing.wording import amount, bounds_of, hedged, listed, value_of

MANY = 12  # figures that an alternative text names one by one
#: The columns of stated and implied figures, and of official ones.
PLOTTED = (
    *("as_stated", "formula", "speaker", "side", "stated_on", "period_start", "period_end"),
    *("value", "unit", "low", "high", "implied_low", "implied_high"),
)
OFFICIAL = ("reporter", "series", "period_start", "period_end", "value", "unit")


def plotted(rows: pd.DataFrame, official: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the numbers of a chart to take along, the official ones last; an open end is empty.

    >>> said = {"figure_id": "visit.1", "as_stated": "over 60", "value": 60.0, "high": inf}
    >>> plotted(pd.DataFrame([said])).values.tolist()
    [['visit.1', 'over 60', 60.0, nan]]
    """
    numbers = rows.reindex(columns=[name for name in PLOTTED if name in rows])
    if traced(rows):
        numbers.insert(0, "figures", [" ".join(figure_ids(row)) for row in records(rows)])
    if official is not None and len(official):
        kept = official.reindex(columns=[name for name in OFFICIAL if name in official])
        numbers = pd.concat([numbers, kept], ignore_index=True)
    return numbers.replace([inf, -inf], nan)


def described(rows: pd.DataFrame, unit: str, labels: Iterable[str]) -> str:
    """Return the alternative text of a chart of intervals: every figure with its bounds.

    >>> exact = dict.fromkeys(("value", "low", "high", "implied_low", "implied_high"), [32])
    >>> said = pd.DataFrame({**exact, "unit": ["count"]})
    >>> described(said, "projects", ["said in August"])
    'Chart of intervals in projects. said in August: 32.'
    """
    figures = records(rows)
    if len(figures) > MANY:
        said = sorted(
            (row for row in figures if not isnan(row["value"])), key=lambda row: row["value"]
        )
        ends = [value_of(row) for row in (said[0], said[-1])]
        return f"Chart of intervals in {unit}. {len(figures)} figures, from {ends[0]} to {ends[1]}."
    parts = []
    for label, row in zip(labels, figures, strict=True):
        literal, implied = (bounds_of(row, reading) for reading in ("literal", "implied"))
        told = [f"{label}: {hedged(row) if row.get('hedge') == 'between' else value_of(row)}"]
        told += [f"literally {literal}"] * (row["low"] != row["high"])
        told += [f"commonly taken as {implied}"] * (implied != literal)
        parts.append(", ".join(told))
    return f"Chart of intervals in {unit}. " + "; ".join(parts) + "."


def told_by_year(rows: pd.DataFrame, unit: str, reference: pd.DataFrame | None) -> str:
    """Write the alternative text of a strip of years: each figure with its `label` and status."""
    official = {} if reference is None else {row["year"]: row for row in records(reference)}
    told = []
    for year, group in sorted(grouped(records(rows), itemgetter("year")).items()):
        if group[0]["unit"] == "percentage points":  # computed, so that they are rounded
            group = [row | {"value": round(row["value"])} for row in group]
        said = [f"{hedged(row)} ({', '.join([row['label'], *_ahead(row)])})" for row in group]
        if year in official:
            row = official[year]
            said.append(f"{amount(row['value'], row['unit'])} in the statistics")
        told.append(f"{year}: {', '.join(said)}")
    return f"Strip of years in {unit}. {'; '.join(told)}."


def _ahead(row: Row) -> list[str]:
    """Say that a figure is a plan or a forecast, where its label does not."""
    status = row.get("status", "actual")
    return [status] * (status != "actual" and not row["label"].endswith(status))


def missing(lines: pd.DataFrame) -> str:
    """Name the years that no series has, between the first and the last.

    >>> missing(pd.DataFrame({"students": [5.0, 7.0, 9.0]}, index=[2009, 2011, 2012]))
    ' 2010 is missing.'
    """
    known = lines.dropna(how="all").index
    gaps = [str(year) for year in range(known.min(), known.max()) if year not in known]
    return f" {listed(gaps)} {'is' if len(gaps) == 1 else 'are'} missing." if gaps else ""


def counted_by(offices: pd.Series) -> str:
    """Name who counted the years of a series, and from which year on another office did.

    >>> counted_by(pd.Series(["Comtrade", "Comtrade"], index=[2018, 2019]))
    'Official figures: Comtrade'
    >>> counted_by(pd.Series(["Comtrade", "Bureau"], index=[2019, 2020]))
    'Official figures: Comtrade; since 2020, where the line is broken, Bureau'
    """
    first, *later = offices[offices != offices.shift()].items()
    since = [f"; since {year}, where the line is broken, {office}" for year, office in later]
    return f"Official figures: {first[1]}{''.join(since)}"

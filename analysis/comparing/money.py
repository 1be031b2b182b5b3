"""Money in other currencies in dollars, through the mean rate of its period.

The rates are those of ``references`` (units of a currency for one dollar, mean of a year). Of a
whole year, the lowest and the highest mean that a source has bound the result. The mean of a part
of a year is not known; there the means of that year and of its neighbours bound it.
"""

import numpy as np
import pandas as pd

from analysis.comparing.rows import is_whole_year
from analysis.reading.bounds import NUMBERS
from analysis.record.schema import records

Rates = dict[tuple[str, int], tuple[float, float]]


def yearly_rates(references: pd.DataFrame) -> Rates:
    """Return the lowest and the highest yearly mean for one dollar by currency and year."""
    of_dollars = references["counterpart_area"] == "US"
    rates = references[(references["indicator"] == "exchange_rate") & of_dollars]
    years = rates["period_start"].dt.year
    means = rates.groupby([rates["unit"], years])["value"].agg(["min", "max"])
    return {(unit, int(year)): (low, high) for (unit, year), low, high in means.itertuples()}


def band(
    rates: Rates, unit: str, start: pd.Timestamp, end: pd.Timestamp
) -> tuple[float, float] | None:
    """Return the lowest and the highest rate that the mean of a period can be; None if not known.

    >>> rates = {("RUB", 2022): (68.5, 68.6), ("RUB", 2023): (85.25, 85.25)}
    >>> band(rates, "RUB", pd.Timestamp("2022-01-01"), pd.Timestamp("2022-12-31"))
    (68.5, 68.6)
    >>> band(rates, "RUB", pd.Timestamp("2023-01-01"), pd.Timestamp("2023-07-31"))
    (68.5, 85.25)
    >>> band(rates, "KZT", pd.Timestamp("2023-01-01"), pd.Timestamp("2023-07-31"))
    """
    if pd.isna(start) or pd.isna(end) or start.year != end.year or (unit, end.year) not in rates:
        return None
    around = (0,) if is_whole_year(start, end) else (-1, 0, 1)
    known = [rates[unit, end.year + by] for by in around if (unit, end.year + by) in rates]
    return min(low for low, _ in known), max(high for _, high in known)


def in_dollars(items: pd.DataFrame, references: pd.DataFrame) -> pd.DataFrame:
    """Add to items their numbers in dollars, as ``usd_...``, and whether they could be converted.

    The rates are taken from the references.
    """
    rates = yearly_rates(references)
    currencies = {unit for unit, _ in rates}
    low, high = np.full(len(items), np.nan), np.full(len(items), np.nan)
    units = items["unit"].to_numpy()
    low[units == "USD"] = high[units == "USD"] = 1.0
    foreign = np.flatnonzero(np.isin(units, list(currencies)))
    for place, row in zip(foreign.tolist(), records(items.iloc[foreign]), strict=True):
        known = band(rates, row["unit"], row["period_start"], row["period_end"])
        if known:
            low[place], high[place] = known
    columns = {"in_dollars": ~np.isnan(low)}
    for name in NUMBERS:
        by = (low + high) / 2 if name == "value" else low if name.endswith("high") else high
        columns[f"usd_{name}"] = items[name].to_numpy(dtype=float) / by
    return items.assign(**columns)


def in_dollars_of(year: int, sums: pd.Series, references: pd.DataFrame) -> pd.Series:
    """Put sums in dollars of their years into the dollars of one year, by US consumer prices.

    The series of consumer prices (1982-84 = 100, mean of the months) is the one of the US Bureau of
    Labor Statistics. Years without a price index are left out; ValueError if `year` has none.

    >>> from analysis import load
    >>> sums = pd.Series({2011: 1.0, 1999: 1.0})
    >>> in_dollars_of(2025, sums, load("references")).round(2).to_dict()
    {2011: 1.43}
    """
    prices = references[references["indicator"] == "consumer_prices"]
    index = prices.set_index(prices["period_start"].dt.year)["value"]
    if year not in index:
        there = f"{index.index.min()} to {index.index.max()}"
        raise ValueError(f"no consumer prices for {year}: there are {there}")
    known = sums[sums.index.isin(index.index)]
    factors: pd.Series = index[year] / index.reindex(known.index)
    return known * factors

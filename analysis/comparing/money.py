"""Money in other currencies in dollars, through the mean rate of its period.

The rates are those of ``references``: units of a currency for one dollar, the mean of a period. A
sum is converted by a rate of the same period and of no other. Each rate is as exact as it is
written (92.4 is 92.35 to 92.45); the lowest and the highest that a source has bound the result.
"""

from decimal import Decimal

import numpy as np
import pandas as pd

from analysis.reading.bounds import NUMBERS
from analysis.record.schema import PERIOD

OF_RATES = ["unit", *PERIOD]


def mean_rates(references: pd.DataFrame) -> pd.DataFrame:
    """Return the lowest and the highest mean rate for one dollar by currency and period."""
    of_dollars = references["counterpart_area"] == "US"
    rates = references[(references["indicator"] == "exchange_rate") & of_dollars]
    half = rates["value"].map(half_a_place)
    bounded = rates.assign(lowest=rates["value"] - half, highest=rates["value"] + half)
    ends = {"lowest": ("lowest", "min"), "highest": ("highest", "max")}
    return bounded.groupby(OF_RATES, as_index=False).agg(**ends)


def half_a_place(value: float) -> float:
    """Return half of the last place that a number is written to; zeros behind thousands are none.

    >>> half_a_place(92.4), half_a_place(68.55), half_a_place(23_700_000_000)
    (0.05, 0.005, 50000000.0)
    """
    number = Decimal(repr(float(value)))
    written = number.normalize() if abs(number) >= 1000 else number
    return float(Decimal("0.5").scaleb(int(written.as_tuple().exponent)))


def in_dollars(items: pd.DataFrame, references: pd.DataFrame) -> pd.DataFrame:
    """Add to items their numbers in dollars, as ``usd_...``, and whether they could be converted.

    The rates are taken from the references.
    """
    rates = items[OF_RATES].merge(mean_rates(references), how="left", on=OF_RATES)
    dollars = (items["unit"] == "USD").to_numpy()
    low, high = (np.where(dollars, 1.0, rates[end]) for end in ("lowest", "highest"))
    columns = {"in_dollars": ~np.isnan(low)}
    for name in NUMBERS:
        by = (low + high) / 2 if name == "value" else low if name.endswith("high") else high
        columns[f"usd_{name}"] = items[name].to_numpy(dtype=float) / by
    return items.assign(**columns)


def in_dollars_of(year: int, sums: pd.Series, references: pd.DataFrame) -> pd.Series:
    """Put sums in dollars of their years into the dollars of one year, by US consumer prices.

    Parameters
    ----------
    year : int
        The year whose dollars are wanted.
    sums : Series
        Sums in US dollars by year.
    references : DataFrame
        The table ``references``; its series of consumer prices (1982-84 = 100, mean of the months)
        is the one of the US Bureau of Labor Statistics.

    Returns
    -------
    Series
        By year; those without a price index are left out.

    Raises
    ------
    ValueError
        If there is no price index for `year`.

    Examples
    --------
    >>> from analysis import load
    >>> sums = pd.Series({2011: 1.0, 1999: 1.0})
    >>> in_dollars_of(2025, sums, load("references")).round(2).to_dict()
    {2011: 1.43}
    """
    prices = references[references["indicator"] == "consumer_prices"]
    index = prices.set_index(prices["period_start"].dt.year)["value"]
    if year not in index:
        raise ValueError(
            f"no consumer prices for {year}: there are {index.index.min()} to {index.index.max()}"
        )
    known = sums[sums.index.isin(index.index)]
    factors: pd.Series = index[year] / index.reindex(known.index)
    return known * factors

"""Sums of different years in the dollars of one year."""

from __future__ import annotations

import pandas as pd


def in_dollars_of(year: int, sums: pd.Series, references: pd.DataFrame) -> pd.Series:
    """Sums in dollars of their years in the dollars of one year, by US consumer prices.

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

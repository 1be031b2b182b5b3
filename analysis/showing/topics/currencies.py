"""Money in roubles beside money in dollars: the mean rates that it is turned by, and by whom."""

import pandas as pd
from IPython.display import Markdown

from analysis.comparing import money
from analysis.comparing.intervals import interval
from analysis.reading.bounds import ENDS, NUMBERS
from analysis.record.load import load
from analysis.record.schema import records
from analysis.showing import wording
from analysis.showing.named import naming
from analysis.showing.select import official
from analysis.showing.topics.opening import told
from analysis.showing.topics.prose import prose


def of_years(*years: int) -> pd.DataFrame:
    """Choose the mean rates of roubles for one dollar in some years.

    >>> of_years(2022)["value"].tolist()
    [68.55]
    """
    return official("exchange_rate", counterpart="US", unit="RUB", span="year", year=years)


def of_sums(rows: pd.DataFrame) -> pd.DataFrame:
    """Choose the rates by which the sums in roubles among some figures are turned into dollars."""
    roubles = rows[rows["unit"] == "RUB"]
    return of_years(*roubles["period_end"].dropna().dt.year.unique())


def in_words(rates: pd.DataFrame) -> str:
    """Write rates with who reports them."""
    numbers = (naming(format(row["value"], "g"), row) for row in records(rates))
    whose = (f"({row['period']}, {row['reporter']})" for row in records(rates))
    return wording.listed(map(" ".join, zip(numbers, whose, strict=True)))


def in_dollars(said: pd.DataFrame) -> pd.DataFrame:
    """Choose the totals in roubles of a year, in dollars through its mean rate."""
    converted = money.in_dollars(said[said["unit"] == "RUB"], load("references"))
    ends = {end: converted[f"usd_{end}"] for end in NUMBERS}
    return converted.assign(**ends, unit="USD")


def of_roubles(said: pd.DataFrame) -> Markdown:
    """Say what a total in roubles is in dollars."""
    roubles = said[said["unit"] == "RUB"]
    dollars = records(in_dollars(said))[0]
    literal, implied_ = (wording.computed(*interval(dollars, of), "USD") for of in ENDS)
    return prose(f"""
        At the mean rate of {dollars["period_end"].year} {told(roubles)} is {literal}, commonly
        {implied_}: what else Russia's side named in that month fits it.""")

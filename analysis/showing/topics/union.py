"""The Eurasian Economic Union: its trade, its growth, and the currencies that are paid in."""

import pandas as pd
from IPython.display import Markdown

from analysis.reading.bounds import NUMBERS
from analysis.record.schema import records
from analysis.showing import provenance, wording
from analysis.showing.named import number
from analysis.showing.select import figures, official, pairs
from analysis.showing.topics.opening import (
    SIDES,
    box,
    by_speaker,
    contradicting,
    in_periods,
    listed_under,
    sayings,
    told,
)
from analysis.showing.topics.prose import prose, unless


def in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """Sort figures by the year that they are of, and then by when they were said."""
    ordered = rows.assign(year=listed_under(rows)).sort_values(["year", "stated_on"], kind="stable")
    return ordered.drop(columns="year").reset_index(drop=True)


def above_the_least(rows: pd.DataFrame) -> pd.DataFrame:
    """Take sums of a year as percents above the least sum of it, named by the speaker and sum."""
    of = listed_under(rows)
    least = rows["value"].groupby(of).transform("min")
    ends = {end: 100 * (rows[end] / least - 1) for end in NUMBERS}
    names = [f"{provenance.short_label(row)}: {wording.hedged(row)}" for row in records(rows)]
    return rows.assign(**ends, unit="percent", named=names)


def with_year(rows: pd.DataFrame, labels: list[str]) -> list[str]:
    """Put the year that a figure is of before its label."""
    return [f"{year}: {label}" for year, label in zip(listed_under(rows), labels, strict=True)]


def said_answer(sums: pd.DataFrame, growth: pd.DataFrame, paid: pd.DataFrame) -> Markdown:
    """Answer what was said of the union's trade, its growth, and its currencies."""
    trade = sums[sums["unit"] == "USD"]
    low, high = since_2015(trade)
    asked = (set(rows["indicator"]) for rows in (trade, growth, paid))
    statistics = official(*sorted(set.union(*asked)), area="EAEU")
    apart = contradicting(trade)
    ends = records(paid.iloc[[0, -1]])
    mixed = contradicting(sums)
    mixed = mixed[~listed_under(mixed).isin(listed_under(apart))]
    roubles = figures("rouble_settlements", area="EAEU").sort_values("period_end")
    years = sorted(set(listed_under(apart)))
    spans = (f"for {year} {_span(apart[listed_under(apart) == year])}" for year in years)
    return box(
        f"""**Trade among the members**: sums of one year contradict each other,
        {wording.listed(spans)}{unmixed(mixed)}. From 2015 to 2024 the sums
        named allow a growth of {wording.bounds(round(low), round(high), "percent")} in dollars of
        each year.""",
        f"""**Growth of 2022**: {_span(growth)}, in {len(growth)} rates of which no two agree.""",
        f"""**Payments in national currencies**: {number(ends[0])} first,
        {number(ends[1])} last; in roubles alone {in_periods(roubles)}.""",
        unless(statistics),
    )


def unmixed(rows: pd.DataFrame) -> str:
    """Tell sums of one year in several currencies, where there are any."""
    years = sorted(set(map(str, listed_under(rows))))
    return f"; for {wording.listed(years)} {wording.listed(sayings(rows))}" if years else ""


def since_2015(trade: pd.DataFrame) -> tuple[float, float]:
    """Give by how much the trade grew, in percent: all that sums of 2015 and of 2024 allow."""
    first, last = (trade[listed_under(trade) == year] for year in (2015, 2024))
    least = last["low"].min() / first["high"].max()
    most = last["high"].max() / first["low"].min()
    return 100 * (least - 1), 100 * (most - 1)


def on_sums(trade: pd.DataFrame) -> Markdown:
    """Say how many pairs of sums of one year contradict each other, and how far at most."""
    against = pairs(trade, verdict="contradict")
    gaps = against["gap_percent"].abs()
    one_side = trade.set_index("figure_id")["side"].astype(object)
    left, right = (against[name].map(one_side) for name in ("left_id", "right_id"))
    same = (left.isin(SIDES) & (left == right)).sum()
    converted = against["converted"].sum()
    return prose(f"""
        {len(against)} pairs of sums of one year contradict each other by {gaps.min():.1f}% to
        {gaps.max():.1f}%: {same} within one country's side, {converted} through a mean rate of
        exchange. Later counts can be revisions; no statement says so.""")


def multiples(trade: pd.DataFrame, dated: pd.DataFrame, undated: pd.DataFrame) -> Markdown:
    """Say which multiples the sums since the beginning of the union allow.

    What names no period is named, but not compared with these.
    """
    ends = dated["period_end"].dt.year
    low, high = since_2015(trade)
    times = wording.computed(1 + low / 100, 1 + high / 100, "times")
    return prose(f"""
        The sums named for 2015 and 2024 give {times}; the multiples named begin with 2015
        or with the founding of the union in it, and end in {ends.min()} to {ends.max()}. Without a
        period, and so not compared: {wording.listed(map(by_speaker, records(undated)))}.""")


def on_payments(paid: pd.DataFrame, neighbours: pd.DataFrame) -> Markdown:
    """Say of what the shares between the two countries are, and that none can be compared."""
    several = paid[paid["note"].str.startswith("Together with", na=False)]
    of_several = f" {told(several)} is of several countries." if len(several) else ""
    of_one_text = paid[paid["document_id"].duplicated(keep=False)]
    return prose(f"""
        None of these can be compared: {wording.listed(sayings(of_one_text))} stand in one text,
        which names no period, and no two of the others name the same.
        {wording.listed(with_year(neighbours, sayings(neighbours)))} make no fall: *more than* has
        no upper end.{of_several}""")


def _span(rows: pd.DataFrame) -> str:
    """Give the least and the largest number of figures that have no hedge."""
    return wording.bounds(rows["value"].min(), rows["value"].max(), rows["unit"].iloc[0])

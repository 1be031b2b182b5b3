"""How fast the economies of the union grew, and its trade with the rest of the world."""

import pandas as pd
from IPython.display import Markdown

from analysis.record.schema import records
from analysis.showing import provenance, wording
from analysis.showing.named import number
from analysis.showing.select import growths, official
from analysis.showing.sources import Table
from analysis.showing.topics.opening import (
    box,
    contradicting,
    in_periods,
    numbers,
    sayings,
    verdict_on,
)
from analysis.showing.topics.prose import prose


def answer(levels: pd.DataFrame, growth: pd.DataFrame, foreign: pd.DataFrame) -> Markdown:
    """Say how fast the economies grew, by what was stated of whole years."""
    sizes = levels[levels["unit"] == "USD"]
    by_year = growth.groupby(growth["period_end"].dt.year)
    fall = records(growths(foreign.iloc[[-2]], foreign.iloc[[-1]]))[0]
    known, dated = len(official(area="EAEU")), sizes["period_end"].notna()
    return box(
        *(f"**Growth of {year}**: {numbers(rows)}; {verdict_on(rows)}." for year, rows in by_year),
        f"""**Size in dollars**: {in_periods(sizes[dated])}; of no year:
        {numbers(sizes[~dated])}.{_apart(contradicting(levels))}""",
        f"""**Trade with other countries**: {in_periods(foreign)}; the last two, of two speakers,
        make a fall of {-fall["value"]:.0f}%. Statistics of the union: {known or "none"}.""",
    )


def _apart(levels: pd.DataFrame) -> str:
    """Say which sizes contradict each other, if any do."""
    if levels.empty:
        return ""
    years = wording.listed(map(str, sorted(set(levels["period_end"].dt.year))))
    said = wording.listed(sayings(levels))
    return f" For {years} {said} contradict each other, at the mean rate of exchange."


def on_sizes(sizes: pd.DataFrame, base: pd.DataFrame, rise: pd.DataFrame) -> Markdown:
    """Say why sums in dollars that get smaller are no fall of the economies."""
    first, more, last = (records(rows)[-1] for rows in (base, rise, sizes))
    before = records(sizes)[-2]
    days = (pd.Timestamp(last["stated_on"]) - pd.Timestamp(before["stated_on"])).days
    least, most = (first[end] + more[end] for end in ("low", "high"))
    return prose(f"""
        The last two were said {days} days apart; both are round, and the last names no year. From
        {number(first)} in {first["period_end"].year} {number(more)} leads to
        {wording.computed(least, most, "USD")} in {more["period_end"].year}.""")


def since_founding(changes: pd.DataFrame) -> pd.DataFrame:
    """Show the growth since the union's founding, as it was named in each year, by indicator."""
    titles = provenance.titles()
    years = changes["stated_on"].str[:4]
    rows = changes.assign(of=changes["indicator"].map(titles), year=years, said=sayings(changes))
    table = rows.pivot_table(index="of", columns="year", values="said", aggfunc=", ".join)
    shown = table.fillna("").rename_axis(index=None, columns="growth of, as named in")
    return Table(shown)


def within_years(rows: pd.DataFrame) -> pd.DataFrame:
    """Choose the changes within a year or two, not those since some founding, by their end."""
    begins = rows["base_start"].fillna(rows["period_start"])
    within = rows[(rows["period_end"] - begins).dt.days < 3 * 365]
    return within.sort_values("period_end", kind="stable", ignore_index=True)

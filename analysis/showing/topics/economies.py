"""How fast the economies of the union grew, and its trade with the rest of the world."""

from math import prod

import pandas as pd
from IPython.display import Markdown

from analysis.record.schema import records
from analysis.showing import provenance, wording
from analysis.showing.named import number
from analysis.showing.select import growths, official
from analysis.showing.sources import ReaderTable
from analysis.showing.topics.opening import (
    box,
    in_periods,
    numbers,
    sayings,
    told,
    verdict_on,
)
from analysis.showing.topics.prose import prose, unless

#: What a note says of a growth that was named of two years.
OF_EACH = "taken as of each of the two years"


def answer(sizes: pd.DataFrame, growth: pd.DataFrame, foreign: pd.DataFrame) -> Markdown:
    """Say how fast the economies grew, by what was stated of whole years."""
    by_year = growth.groupby(growth["period_end"].dt.year)
    change = records(growths(foreign.iloc[[-2]], foreign.iloc[[-1]]))[0]
    way = "rise" if change["value"] > 0 else "fall"
    whose = "two speakers" if foreign["speaker"].tail(2).nunique() > 1 else "one speaker"
    dated = sizes["period_end"].notna()
    shared = growth[growth["note"].str.contains(OF_EACH, regex=False).fillna(False)]
    return box(
        *(
            f"**Growth of GDP in {year}**: {numbers(rows)}; {verdict_on(rows)}."
            for year, rows in by_year
        ),
        *(
            f"""{numbers(rows, bare=True)} was named of two years together; here it
            counts as of each, and may be their mean."""
            for rows in [shared]
            if len(rows)
        ),
        f"""**GDP in dollars**: {in_periods(sizes[dated])}; of no year:
        {numbers(sizes[~dated])}.""",
        f"""**Trade with other countries**: {in_periods(foreign)}; the last two, of {whose},
        make a {way} of {abs(change["value"]):.0f}%. {unless(official(area="EAEU"))}""",
    )


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


def left_for(changes: pd.DataFrame) -> tuple[float, float]:
    """Bound the growth from the end of one change to that of another, which have one base."""
    first, last = records(changes.sort_values("period_end"))
    return _grown(last["low"], first["high"]), _grown(last["high"], first["low"])


def _grown(to: float, since: float) -> float:
    return 100 * ((100 + to) / (100 + since) - 1)


def together_grown(yearly: pd.DataFrame) -> tuple[float, float]:
    """Bound what growths of years that follow each other make together."""
    least, most = (prod(1 + row[end] / 100 for row in records(yearly)) for end in ("low", "high"))
    return 100 * (least - 1), 100 * (most - 1)


def on_last_years(changes: pd.DataFrame, yearly: pd.DataFrame) -> Markdown:
    """Say what two growths since one year leave for the last years, beside those of each."""
    first, last = (told(changes.iloc[[place]]) for place in (0, 1))
    left, made = (
        wording.computed(*ends, "percent") for ends in (left_for(changes), together_grown(yearly))
    )
    years = wording.listed(map(str, sorted(yearly["period_end"].dt.year)))
    return prose(f"""
        From {changes["base_end"].iloc[0].year} to {changes["period_end"].iloc[0].year} {first} was
        named, to {changes["period_end"].iloc[1].year} {last}: this leaves {left} for {years}
        together. {numbers(yearly, bare=True)} in each, by the same speaker, makes
        {made}.""")


def since_founding(changes: pd.DataFrame) -> pd.DataFrame:
    """Show the growth since the union's founding, as it was named in each year, by indicator."""
    titles = provenance.titles()
    years = changes["stated_on"].str[:4]
    rows = changes.assign(of=changes["indicator"].map(titles), year=years, said=sayings(changes))
    table = rows.pivot_table(index="of", columns="year", values="said", aggfunc=", ".join)
    shown = table.fillna("").rename_axis(index=None, columns="growth of, as named in")
    return ReaderTable(shown)


def within_years(rows: pd.DataFrame) -> pd.DataFrame:
    """Choose the changes within a year or two, not those since some founding, by their end."""
    begins = rows["base_start"].fillna(rows["period_start"])
    within = rows[(rows["period_end"] - begins).dt.days < 3 * 365]
    return within.sort_values("period_end", kind="stable", ignore_index=True)

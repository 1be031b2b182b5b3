"""How fast the economies of the union grew, and its trade with the rest of the world."""

from __future__ import annotations

import pandas as pd
from IPython.display import Markdown

from analysis.record.schema import records
from analysis.showing import provenance, wording
from analysis.showing.select import growths
from analysis.showing.topics.opening import box, in_periods, sayings, told
from analysis.showing.topics.prose import points


def answer(gdp: pd.DataFrame, growth: pd.DataFrame, foreign: pd.DataFrame) -> Markdown:
    """Say how fast the economies grew, by what was stated of whole years."""
    years = growth["period_end"].dt.year
    named = (f"for {year} {told(growth[years == year])}" for year in sorted(set(years)))
    fall = records(growths(foreign.iloc[[-2]], foreign.iloc[[-1]]))[0]
    return box(
        f"""Growth of the union's economies, year by year: {"; ".join(named)}.""",
        f"""Their size in dollars was named lower each time after 2022:
        {wording.listed(sayings(gdp))}.""",
        f"""The sums named for trade with other countries, {in_periods(foreign)}, make a fall of
        {-fall["value"]:.0f}% at the end.""",
        """All of this is the word of officials of the union, its commission and its members: of the
        union as a whole the record has no number of another office.""",
    )


def since_founding(changes: pd.DataFrame) -> pd.DataFrame:
    """Show the growth since the union's founding, as it was named in each year, by indicator."""
    titles = provenance.titles()
    years = changes["stated_on"].str[:4]
    rows = changes.assign(of=changes["indicator"].map(titles), year=years, said=sayings(changes))
    table = rows.pivot_table(index="of", columns="year", values="said", aggfunc=", ".join)
    return table.fillna("").rename_axis(index=None, columns="growth of, as named in")


def not_concluded() -> Markdown:
    """List what cannot be concluded of the union's economies."""
    return points(
        [
            """**How fast any single member grew.** The union's rate is mostly Russia's, whose
            economy is by far the largest of the five.""",
            """**In what prices.** A growth of output is usually given in constant prices, a sum in
            dollars is not; the words seldom say.""",
            """**What the union has to do with it.** Members grew before, and others grew too; no
            figure tells what a union adds.""",
        ]
    )


def within_years(rows: pd.DataFrame) -> pd.DataFrame:
    """Choose the changes within a year or two, not those since some founding."""
    begins = rows["base_start"].fillna(rows["period_start"])
    return rows[(rows["period_end"] - begins).dt.days < 3 * 365].reset_index(drop=True)

"""Whether the trade between two countries grows: what was said of changes, targets and roubles."""

from math import floor

import pandas as pd
from IPython.display import Markdown

from analysis.comparing.money import in_dollars_of, mean_rates
from analysis.comparing.rows import whole_years
from analysis.record.load import load
from analysis.record.schema import records
from analysis.showing import provenance, wording
from analysis.showing.named import naming
from analysis.showing.select import JUDGED, pairs
from analysis.showing.topics import currencies, opening
from analysis.showing.topics.opening import against, amounts, box, told
from analysis.showing.topics.prose import prose
from analysis.showing.topics.turnover import beside


def rises(statistics: pd.DataFrame) -> pd.Series:
    """Give the growth of each year that follows on another, in percent."""
    values = statistics.set_index(statistics["period_end"].dt.year)["value"].sort_index()
    growth = 100 * (values / values.shift() - 1)
    return growth[values.index.to_series().diff() == 1]


def between_years(statistics: pd.DataFrame, first: int, last: int) -> float:
    """Give the growth from one year to another, in percent."""
    values = statistics.set_index(statistics["period_end"].dt.year)["value"]
    return float(100 * (values[last] / values[first] - 1))


def in_roubles(statistics: pd.DataFrame, first: int, last: int) -> float:
    """Give the growth in roubles, at the mean rates of the two years, in percent."""
    known = mean_rates(load("references")).query("unit == 'RUB'")
    whole = known[whole_years(known["period_start"], known["period_end"])]
    means = whole.set_index(whole["period_end"].dt.year)[["lowest", "highest"]].mean(axis=1)
    times = 1 + between_years(statistics, first, last) / 100
    return float(100 * (times * means[last] / means[first] - 1))


def answer(
    growth: pd.DataFrame,
    measured: pd.DataFrame,
    statistics: pd.DataFrame,
    aims: pd.DataFrame,
    roubles: pd.DataFrame,
) -> Markdown:
    """Say whether the trade grows, by the statistics and by what was stated."""
    by_year = rises(statistics).tail(5)
    by_years = wording.listed(
        f"{wording.signed(value)}% in {year}" for year, value in by_year.items()
    )
    common, literal = (
        pairs(growth, measured, reading=reading, verdict=JUDGED)["verdict"]
        for reading in ("implied", "literal")
    )
    fits = len(literal) - against(literal)
    opened = 0 < fits == (literal == "agree if open").sum()
    only = ", as *more than* has no upper end" if opened else ""
    untested = growth[~growth["figure_id"].isin(pairs(growth, measured, verdict=JUDGED)["left_id"])]
    years = wording.listed(map(str, sorted(set(untested["period_end"].dt.year))))
    top = records(statistics.sort_values("value"))[-1]
    first, last = roubles["period_end"].dt.year.min(), roubles["period_end"].dt.year.max()
    real = in_constant_dollars(statistics).iloc[:, 1].dropna()
    return box(
        f"""**{by_years}**, in dollars, by Kazakhstan's statistics.""",
        f"""Of {len(growth)} growth rates stated for whole years {len(common)} can be tested: taken
        literally {fits or "none"} {"fit" if fits > 1 else "fits"}{only}; as commonly taken
        {len(common) - against(common) or "none"}. The {len(untested)} of {years} cannot be: no
        office has both that year and the one before.""",
        f"""From {first} to {last} the statistics rose by
        {between_years(statistics, first, last):.1f}% in dollars, in roubles by
        {in_roubles(statistics, first, last):.0f}%. In constant dollars, known since
        {real.index.min()}, the highest year is {real.idxmax()}.""",
        f"""{wording.amount(aims["value"].max(), "USD")} have been the aim since
        {wording.month(aims["stated_on"].dropna().min())}; the highest year is
        {top["period_end"].year} with {naming(wording.amount(top["value"], "USD"), top)}.""",
    )


def by_year(stated: pd.DataFrame, measured: pd.DataFrame, statistics: pd.DataFrame) -> pd.DataFrame:
    """Show for each year the growth that was stated, beside that of the statistics."""
    table = opening.by_year(stated, measured)
    told = {}
    of_one_office = {row["period_end"].year: row for row in records(measured)}
    for year, growth in rises(statistics).items():
        words = f"{wording.signed(growth)}%"
        row = of_one_office.get(year)
        told[year] = naming(words, row) if row else f"{words}, from two offices"
    return table.assign(statistics=[told.get(year, "") for year in map(int, table.index)])


def with_growth(statistics: pd.DataFrame) -> pd.DataFrame:
    """Show official sums with the growth on the year before, where that is among them."""
    ordered = statistics.sort_values("period_end")
    known = rises(statistics)
    table = provenance.reference_table(ordered)
    years = ordered["period_end"].dt.year
    growth = [f"{wording.signed(known[year])}%" if year in known else "" for year in years]
    table.insert(1, "growth", growth)
    return table


def as_statistics(statistics: pd.DataFrame) -> pd.DataFrame:
    """Give the growth of each year as the statistic that a chart draws."""
    growth = statistics["period_end"].dt.year.map(rises(statistics))
    return statistics.assign(value=growth, unit="percent").dropna(subset="value")


def from_the_year_before(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the changes of which no other base is stated than the year before."""
    years = rows["period_end"].dt.year - rows["base_end"].dt.year
    return rows[years.isna() | (years == 1)].reset_index(drop=True)


def two_currencies(roubles: pd.DataFrame, statistics: pd.DataFrame) -> Markdown:
    """Compare the growth between stated sums in roubles with that of the statistics."""
    years = roubles["period_end"].dt.year
    first, last = int(years.min()), int(years.max())
    early, late = (roubles[years == year] for year in (first, last))
    least = 100 * (late["low"].min() / early["high"] - 1)
    allowed = (
        f"{floor(least[place])}% or more from {told(early.loc[[place]])}" for place in early.index
    )
    return prose(f"""
        In dollars it is {between_years(statistics, first, last):.1f}%; at the mean rates of
        {currencies.in_words(currencies.of_years(first, last))} roubles for a dollar
        {in_roubles(statistics, first, last):.0f}%. The sums named in roubles allow
        {wording.listed(allowed)}.""")


def above_their_year(
    months: pd.DataFrame, roubles: pd.DataFrame, statistics: pd.DataFrame
) -> Markdown:
    """Say how far growth rates of parts of a year exceed that of the year.

    `roubles` are sums in whose texts a growth may be one of roubles.
    """
    year = int(months["period_end"].dt.year.max())
    beside = months["document_id"].isin(roubles["document_id"]).sum()
    return prose(f"""
        For parts of {year}, a year of {wording.signed(rises(statistics)[year])}%, growth rates of
        {wording.amount(months["value"].min(), "percent")} and more were named, {beside} of
        {len(months)} beside sums in roubles. No text says in which currency growth is counted.""")


def forecasts_below(rows: pd.DataFrame, statistics: pd.DataFrame) -> Markdown:
    """Say how far forecasts with an upper end lie below the statistics."""
    compared = beside(rows, statistics)
    closed = compared[compared["high"] < float("inf")]
    short = closed["statistic"] - closed["high"]
    return prose(f"""
        {len(closed)} of {len(compared)} forecasts and targets have an upper end, which lies
        {wording.computed(short.min(), short.max(), "USD")} below the statistics; the others allow
        them.""")


def in_constant_dollars(statistics: pd.DataFrame) -> pd.DataFrame:
    """Put a series in dollars of each year beside the same in dollars of its last year."""
    nominal = statistics.set_index(statistics["period_start"].dt.year)["value"]
    last = int(nominal.index.max())
    real = in_dollars_of(last, nominal, load("references"))
    return pd.DataFrame({"in dollars of each year": nominal, f"in dollars of {last}": real})


def in_words(lines: pd.DataFrame) -> pd.DataFrame:
    """Write a table of sums in dollars for readers."""
    shown = (lines / 1e9).map("{:.2f}".format).add_suffix(", billion USD")
    return shown.rename_axis(index=None, columns="year")


def compared_table(table: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    """Show figures, each beside the official one of its period, with the verdict and the gap."""
    shown = provenance.sources_table(said[said["figure_id"].isin(table["left_id"])])
    by_id = table.drop_duplicates("left_id").set_index("left_id")
    found = by_id.loc[shown["figure"]]
    shown.insert(2, "statistics", list(found["right_value"].map("{:.2f}%".format)))
    taken = "verdict" if (found["reading"] == "literal").all() else "verdict, as commonly taken"
    shown.insert(3, taken, list(found["verdict"].astype(str)))
    gaps = [wording.signed(gap, 2) if gap else "" for gap in found["gap"]]
    shown.insert(4, "statistics less claim, in points", gaps)
    return shown


def aims_told(aims: pd.DataFrame, near: pd.DataFrame, statistics: pd.DataFrame) -> Markdown:
    """Say how often the aim was named, and who said that it was nearly reached."""
    years = statistics[statistics["period_end"].isin(near["period_end"])]
    return prose(f"""
        It was named on {aims["stated_on"].nunique()} days, up to
        {wording.month(aims["stated_on"].dropna().max())}. As nearly reached:
        {told(near)}, for {wording.listed(map(str, sorted(set(near["period_end"].dt.year))))}, where
        the statistics have {amounts(years)}.""")

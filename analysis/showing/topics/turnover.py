"""The trade turnover between two countries: what was said of a year beside its statistics."""

from __future__ import annotations

import pandas as pd
from IPython.display import Markdown

from analysis.comparing.money import in_dollars_of, yearly_rates
from analysis.record.load import load
from analysis.record.schema import AREAS, records
from analysis.showing import wording
from analysis.showing.select import implied, official_of, pairs
from analysis.showing.topics.prose import prose

#: Who measured the turnover of Kazakhstan with Russia, by the beginning of the name; not who
#: computed or quoted it.
OFFICES = ("UN Comtrade via WITS", "Bureau of National Statistics")


def beside(said: pd.DataFrame, statistics: pd.DataFrame) -> pd.DataFrame:
    """Put beside each sum the `statistic` of its year, and how it `lies` to that."""
    table = pairs(said, statistics).set_index("left_id")
    gap = table["gap"].reindex(said["figure_id"]).to_numpy()
    lies = pd.Series("agrees", index=said.index)
    lies = lies.mask(gap < 0, "above the statistics").mask(gap > 0, "below them")
    by_year = statistics.set_index(statistics["period_end"].dt.year)["value"]
    known = said.assign(statistic=said["period_end"].dt.year.map(by_year), lies=lies, gap=gap)
    return known[known["statistic"].notna()]


def by_side(compared: pd.DataFrame) -> pd.DataFrame:
    """Count the sums of each side that lie above, below, or agree."""
    side = compared["side"].astype(object).fillna("not stated")
    return pd.crosstab(side.rename("side"), compared["lies"].rename("compared with the statistics"))


def largest_gaps(compared: pd.DataFrame, statistics: pd.DataFrame) -> Markdown:
    """Say how many sums exclude the statistic of their year, and by how much at most."""
    apart = pairs(compared, statistics, verdict="contradict").sort_values("gap_percent", key=abs)
    figures = compared.set_index("figure_id")
    last, before = (apart.iloc[place] for place in (-1, -2))
    widest = figures.loc[last["left_id"]]
    note = f" ({wording.escaped(widest['note'])})" if isinstance(widest["note"], str) else ""
    earlier = (figures["period_end"].dt.year < 2021).sum()
    of_these = (figures.loc[apart["left_id"], "period_end"].dt.year < 2021).sum()
    return prose(f"""
        Of {len(compared)} sums {len(apart)} exclude the value of the series, of those on the years
        before 2021 {of_these} of {earlier}. The largest gap is {abs(last["gap_percent"]):.1f}% of
        what was said, at {wording.quoted(widest["as_stated"])}{note}; the next is
        {abs(before["gap_percent"]):.1f}%. The series is Kazakhstan's
        own: what Russia's statistics of the same trade show is not in the
        record, so a gap does not say who is right.""")


def of_one_year(of_year: pd.DataFrame, table: pd.DataFrame) -> Markdown:
    """Say how many pairs of one year exclude each other, and why the others meet."""
    bare = of_year[of_year["hedge"].isna()]
    return prose(f"""
        Of {len(table)} pairs {(table["verdict"] == "contradict").sum()} contradict each other,
        taken literally. *Almost* reaches down and *more than* up, so these meet most of the others;
        {wording.listed(map(wording.quoted, bare["as_stated"]))}, without a hedge, exclude each
        other. Roubles, freight, transit and later revisions could each make such gaps; which of
        them did is not said.""")


def in_roubles(of_year: pd.DataFrame, roubles: pd.DataFrame) -> Markdown:
    """Say whose data two ministers cite, and what the same year is in roubles."""
    cites = of_year[of_year["data_of"].notna()].iloc[0]
    year = int(cites["period_end"].year)
    least, most = yearly_rates(load("references"))["RUB", year]
    low, high = roubles["low"].max() / most, roubles["high"].min() / least
    return prose(f"""
        {cites["speaker"]} says whose data these are: {AREAS[cites["data_of"]]}'s. The statistics of
        Kazakhstan lie between the two sums. In roubles the same year was given as two trillion,
        said to the trillion; at the mean rate of the year that is
        {wording.bounds(low, high, "USD")}, wide enough for both.""")


def named_in_advance(advance: pd.DataFrame, afterwards: pd.DataFrame) -> Markdown:
    """Say how numbers named in advance lie to those that were stated afterwards."""
    low, high = afterwards["low"].min(), afterwards["high"].max()
    missed = advance[(advance["high"] < low) | (advance["low"] > high)]
    ends = [
        wording.amount(end, "USD")
        for rows in (advance, afterwards)
        for end in (rows["value"].min(), rows["value"].max())
    ]
    words = (f"{row['status']} {wording.quoted(row['as_stated'])}" for row in records(missed))
    return prose(f"""
        The numbers named by the end of 2021 reach from {ends[0]} to {ends[1]}, all as
        {" or ".join(sorted(set(advance["status"])))}. What was said afterwards reaches from
        {ends[2]} to {ends[3]}. Of the {len(advance)} only the {wording.listed(words)} excludes all
        of that: the other numbers are open above, or their bounds reach so far.""")


def in_constant_dollars(statistics: pd.DataFrame) -> pd.DataFrame:
    """Put a series in dollars of each year beside the same in dollars of its last year."""
    nominal = statistics.set_index(statistics["period_start"].dt.year)["value"]
    last = int(nominal.index.max())
    real = in_dollars_of(last, nominal, load("references"))
    return pd.DataFrame({"in dollars of each year": nominal, f"in dollars of {last}": real})


def in_words(lines: pd.DataFrame) -> pd.DataFrame:
    """Write a table of sums in dollars for readers."""
    return lines.map(lambda value: wording.amount(value, "USD")).rename_axis("year")


def source_of(statistics: pd.DataFrame) -> str:
    """Name who reports the official series and the prices."""
    reporters = ", ".join(dict.fromkeys(statistics["reporter"]))
    return f"Official figures: {reporters}; US Bureau of Labor Statistics (consumer prices)."


def constant_dollars(lines: pd.DataFrame) -> Markdown:
    """Say which years are the highest in dollars of each year, and in those of one year."""
    nominal, real = (lines[name].dropna() for name in lines)
    top, last, highest = int(real.argmax()), real.index.max(), int(nominal.argmax())
    return prose(f"""
        In dollars of {last} the highest year of the series is {real.index[top]} with
        {wording.amount(real.iloc[top], "USD")}; {last} has {wording.amount(real[last], "USD")}, and
        of the years 2011 to 2013 the least has
        {wording.amount(real[[2011, 2012, 2013]].min(), "USD")}. In dollars of each year the highest
        is {nominal.index[highest]} with {wording.amount(nominal.max(), "USD")}. The prices are
        those of American consumers, not of the goods that are traded, and 2010 is missing in the
        series of trade.""")


def level_and_fall(statement: pd.DataFrame) -> Markdown:
    """Say what a level and the fall that led to it give for both years, beside the statistics."""
    stated = statement.query("measure == 'level'").iloc[0]
    fall = statement.query("measure == 'change'").iloc[0]
    before = implied("earlier_level", statement)
    now = official_of(statement.query("measure == 'level'"), reporter=OFFICES).iloc[0]
    then = official_of(before, reporter=OFFICES).iloc[0]
    earlier = before.iloc[0]
    return prose(f"""
        Stated for {stated["period_start"].year}: {wording.amount(stated["value"], "USD")}, that is
        {wording.bounds(stated["low"], stated["high"], "USD")}. The {now["reporter"]} has
        {wording.amount(now["value"], "USD")}, which lies within these bounds.

        The stated fall also fixes the year before. If that is what was left after a fall of
        {wording.amount(-fall["value"], "percent")}, then {earlier["period_start"].year} had
        {wording.bounds(earlier["low"], earlier["high"], "USD")}. {then["reporter"]}, has
        {wording.amount(then["value"], "USD")}, within these bounds too. The base of the fall is not
        stated; a year earlier is taken for granted here.""")


def total_asked_for(statement: pd.DataFrame, total: pd.DataFrame, world: pd.DataFrame) -> Markdown:
    """Say what whole trade a turnover and a share ask for, and what share the statistics have."""
    asked, whole = total.iloc[0], world["value"].item()
    share = statement.query("measure == 'share'").iloc[0]
    gap = pairs(total, world)["gap"].abs().item()
    own = official_of(statement.query("measure == 'level'"), reporter=OFFICES)["value"].item()
    return prose(f"""
        The stated figures ask for a total of {wording.bounds(asked["low"], asked["high"], "USD")}.
        The {world["reporter"].item()} has {wording.amount(whole, "USD")}, which is
        {wording.amount(gap, "USD")} less than the lowest total that both stated numbers allow.

        The same can be tested directly, without the stated sum. The statistics' own turnover is
        {wording.amount(own, "USD")} of {wording.amount(whole, "USD")}, a share of
        **{100 * own / whole:.2f}%**. The stated share is
        {wording.amount(share["value"], "percent")}, that is
        {wording.bounds(share["low"], share["high"], "percent")}. So the share does not
        follow from the official numbers either, as they stand in this record. Which source the
        share or the sum came from is not said.""")


def change_without_level(rise: pd.DataFrame) -> Markdown:
    """Say why a change without a level leads to none."""
    row = rise.iloc[0]
    return prose(f"""
        {wording.quoted(row["as_stated"], first=True)} in
        {wording.period(row["period_start"], row["period_end"])} cannot be turned into dollars: the
        level of those months is stated neither for that year nor for the year before, and the base
        is not named. Nor does the downturn contradict the growth: it names no period. The record
        says so of each pair:""")


def two_hedges(before: pd.DataFrame) -> Markdown:
    """Say how wide the year before is when multiple and level both carry a hedge."""
    row = before.iloc[0]
    off = {
        end: f"{abs(100 * (row[end] / row['value'] - 1)):.0f}%"
        for end in ("low", "high", "implied_low", "implied_high")
    }
    return prose(f"""
        The plain numbers give {wording.amount(row["value"], "USD")} for
        {row["period_start"].year}. With a hedge on the multiple and one on the level it may
        literally be {off["low"]} less or {off["high"]} more
        ({wording.bounds(row["low"], row["high"], "USD")}), and as commonly taken
        {off["implied_low"]} less or {off["implied_high"]} more
        ({wording.bounds(row["implied_low"], row["implied_high"], "USD")}).""")

"""What one country sells to the other and buys from it, and what single regions do."""

import pandas as pd
from IPython.display import Markdown

from analysis.record.load import figure_ids
from analysis.record.schema import AREAS, records
from analysis.showing import provenance, wording
from analysis.showing.select import figures, pairs
from analysis.showing.topics import growing
from analysis.showing.topics.opening import PARTS, amounts, box, told
from analysis.showing.topics.prose import prose

WAYS = ("exports", "imports")


def by_way(statistics: pd.DataFrame) -> pd.DataFrame:
    """Put exports and imports of each year side by side."""
    table = statistics.assign(year=statistics["period_end"].dt.year)
    return table.pivot_table(index="year", columns="indicator", values="value")


def times(table: pd.DataFrame) -> pd.Series:
    """Divide imports by exports."""
    return table["imports"] / table["exports"]


def answer(
    said: pd.DataFrame, statistics: pd.DataFrame, sums: pd.DataFrame, changed: pd.DataFrame
) -> Markdown:
    """Say what is sold and bought, by the statistics and by what was stated.

    `changed` are the pairs of a stated growth that those of its parts contradict.
    """
    table = by_way(statistics)
    last = statistics[statistics["period_end"].dt.year == table.index[-1]]
    sold, bought = (amounts(last[last["indicator"] == way]) for way in WAYS)
    recent = times(table).tail(5)
    own, apart = of_one_text(sums), named_otherwise(sums)
    turnover = figures("trade_turnover")
    others, growth = (
        turnover[turnover["figure_id"].isin(ids)] for ids in (apart["left_id"], changed["right_id"])
    )
    return box(
        f"""**In {table.index[-1]} Kazakhstan sold goods for {sold}
        to Russia and bought goods for {bought}**, by its own statistics:
        {times(table).iloc[-1]:.1f} times as much, in the last {len(recent)} years
        {recent.min():.1f} to {recent.max():.1f} times.""",
        f"""{"Officials and publishers" if said["speaker"].notna().any() else "Publishers"} named
        {len(said)} sums of trade with all of Russia, all for parts of years. Exports and imports
        of one text add up to its turnover in {own["meets"].sum()} of {len(own)} cases. Other texts
        named {told(others, PARTS)}, which is more than these make; growth rates of exports and
        imports do not make {told(growth)}.""",
    )


def of_one_text(sums: pd.DataFrame) -> pd.DataFrame:
    """Put beside each sum of parts the turnover that its text names, and whether the two meet."""
    turnover = figures("trade_turnover", measure="level").set_index("figure_id", drop=False)
    wholes = turnover.reindex(sums["implied_id"].str.partition(":")[2])
    known = sums.assign(whole=wholes["figure_id"].to_list())
    meets = (sums["low"] <= wholes["high"].array) & (wholes["low"].array <= sums["high"])
    return known.assign(meets=meets)[known["whole"].notna()]


def named_otherwise(sums: pd.DataFrame) -> pd.DataFrame:
    """Choose the pairs of a turnover whose parts are named and one of an earlier text."""
    wholes = {"figure_id": sums["implied_id"].str.partition(":")[2]}
    apart = pairs(pd.DataFrame(wholes), figures("trade_turnover", measure="level"))
    return apart[(apart["verdict"] == "contradict") & apart["right_id"].isin(wholes["figure_id"])]


def by_period(said: pd.DataFrame, statistics: pd.DataFrame) -> pd.DataFrame:
    """Show for each period what was said of exports and imports, beside the year's statistics."""
    table = []
    for _, group in said.groupby(["period_end", "period_start"]):
        start, end = group[["period_start", "period_end"]].iloc[0]
        row = {"period": wording.period(start, end)}
        for way in WAYS:
            official = statistics[statistics["indicator"] == way]
            year = official[official["period_end"].dt.year == end.year]
            row[f"statistics of {way}, whole year"] = amounts(year)
            row[f"{way} named"] = told(group[group["indicator"] == way])
        table.append(row)
    return provenance.by(pd.DataFrame(table[::-1]), "period")


def in_words(table: pd.DataFrame) -> pd.DataFrame:
    """Write exports and imports for readers, and how many times the one is the other."""
    return growing.in_words(table).assign(
        **{"imports to exports": times(table).map("{:.2f}".format)}
    )


def sums_table(sums: pd.DataFrame) -> pd.DataFrame:
    """Show what exports and imports of one text add up to, beside its turnover."""
    turnover = figures("trade_turnover", measure="level").set_index("figure_id", drop=False)
    rows = [
        {
            "with": AREAS[row["counterpart_area"]],
            "period": wording.period_of(row),
            "exports and imports make": wording.bounds(row["low"], row["high"], "USD"),
            "named in the same text": told(turnover.loc[[row["whole"]]]),
            "verdict": "agree" if row["meets"] else "contradict",
            "figures": ", ".join(figure_ids(row)),
        }
        for row in records(of_one_text(sums))
    ]
    return provenance.by(pd.DataFrame(rows), "with")


def for_the_rest(apart: pd.DataFrame, statistics: pd.DataFrame) -> Markdown:
    """Say what the later statistic of the year leaves for its last months by each of two sums."""
    turnover = figures("trade_turnover", measure="level").set_index("figure_id", drop=False)
    rows = turnover.loc[[*apart["left_id"], *apart["right_id"]]]
    end = rows["period_end"].iloc[0]
    year = statistics[statistics["period_end"].dt.year == end.year]
    rest = (year["value"].item() - rows["value"]) / (12 - end.month)
    times = rest / (rows["value"] / end.month)
    left = (f"{ratio:.2f} times by {told(rows.loc[[name]])}" for name, ratio in times.items())
    gap = wording.amount(rows["value"].max() - rows["value"].min(), "USD", wording.COMPUTED)
    return prose(f"""
        By their numbers they are {gap} apart. The parts are Kazakhstan's monthly numbers before
        revision, as a research site quotes them.
        By the later statistic of the year, {amounts(year)}, a month of the rest is, of a month
        before, {wording.listed(left)}.""")


def turned(before: pd.DataFrame, imports: pd.DataFrame, exports: pd.DataFrame) -> Markdown:
    """Say how a region's sales and purchases turned round from one year to the next."""
    bought = imports.set_index(imports["period_end"].dt.year)
    years = sorted(bought.index)
    return prose(f"""
        In {years[0]} Kazakhstan bought for {wording.amount(bought["value"][years[0]], "USD")} and
        sold, by the multiple, for {wording.value_of(records(before)[0])}; in {years[1]} it
        bought for {wording.amount(bought["value"][years[1]], "USD")} and sold for
        {amounts(exports)}.""")

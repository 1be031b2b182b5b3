"""All figures of the record: which can be compared, and which of these agree."""

from __future__ import annotations

import pandas as pd
from IPython.display import Markdown

from analysis.record.load import all_figures, figure_ids, load, sides
from analysis.record.schema import records
from analysis.showing import provenance
from analysis.showing.select import JUDGED, ids_of, official
from analysis.showing.topics.prose import points, prose

#: Official figures that only turn one unit into another.
RATES = ("exchange_rate", "consumer_prices")


def titles() -> pd.Series:
    """Give the titles of the indicators."""
    return load("indicators").set_index("indicator")["title"]


def by_kind(agreement: pd.DataFrame) -> pd.DataFrame:
    """Count the pairs by kind and verdict, in both readings."""
    names = agreement.astype({"kind": str, "verdict": str})
    tables = {
        reading: pd.crosstab(rows["kind"], rows["verdict"], margins=True, margins_name="all")
        for reading, rows in names.groupby("reading", observed=True)
    }
    counts: pd.DataFrame = pd.concat(tables, names=["reading", "kind"]).fillna(0).astype(int)
    return counts


def without_errors(agreement: pd.DataFrame) -> pd.DataFrame:
    """Keep the pairs of which neither figure is marked as an error of its source."""
    table = all_figures()
    flagged = set(table["figure_id"][table["flag"].notna()])
    derived = load("implied").set_index("implied_id")["derived_from"].str.split(";")
    flagged |= {name for name, ids in derived.items() if flagged & set(ids)}
    return agreement[~(agreement["left_id"].isin(flagged) | agreement["right_id"].isin(flagged))]


def by_indicator(table: pd.DataFrame) -> pd.DataFrame:
    """Count the judged pairs by indicator and verdict, the indicators with the most first."""
    judged = table[table["verdict"].isin(JUDGED)]
    counts = pd.crosstab(judged["indicator"].map(titles()), judged["verdict"].astype(str))
    order = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return counts.loc[order].rename_axis(index="indicator", columns=None)


def same_in_both(agreement: pd.DataFrame) -> Markdown:
    """Say how many pairs have the same verdict in both readings."""
    literal, taken = (
        agreement["verdict"].astype(str)[agreement["reading"] == reading].to_numpy()
        for reading in ("literal", "implied")
    )
    same = (literal == taken).sum()
    return prose(f"""
        {same} of {len(literal)} pairs have the same verdict literally and as commonly taken,
        {len(literal) - same} another one.""")


def disagreements(table: pd.DataFrame) -> pd.DataFrame:
    """Choose the pairs that exclude each other, sums before changes, the largest gaps first."""
    against = without_errors(table[table["verdict"] == "contradict"])
    percent = against["unit"].isin(("percent", "percentage points", "times"))
    order = against.assign(percent=percent, size=against["gap_percent"].abs())
    return against.loc[order.sort_values(["percent", "size"], ascending=[True, False]).index]


def disagreements_table(against: pd.DataFrame) -> pd.DataFrame:
    """Show pairs that exclude each other, with the gap in percent and whether one was converted."""
    table = provenance.pairs_table(against).drop(columns=["reading", "verdict", "reason"])
    percent = against["unit"].isin(("percent", "percentage points", "times"))
    gaps = against["gap_percent"].map("{:+.1f}".format).mask(percent, "")
    converted = against["reason"].str.contains("converted").map({True: "yes", False: ""})
    return table.assign(**{"gap in percent": gaps.to_numpy(), "converted": converted.to_numpy()})


def how_many_disagree(table: pd.DataFrame, against: pd.DataFrame) -> Markdown:
    """Say how many pairs exclude each other, and how close those of turnover are."""
    marked = (table["verdict"] == "contradict").sum() - len(against)
    money = against[(against["indicator"] == "trade_turnover") & (against["unit"] == "USD")]
    return prose(f"""
        {len(against)} pairs; {marked} more have a figure that the record marks as an error of its
        source, and count for nothing. {len(money)} are sums of trade turnover; half of these lie
        within {money["gap_percent"].abs().median():.1f}% of each other's bounds. Nobody can tell
        from the pairs alone which side is wrong, and where two sides count differently neither need
        be.""")


def compared(table: pd.DataFrame) -> pd.Series:
    """Say of each figure of the record whether it is in a pair that gets a verdict."""
    judged = table[table["verdict"].isin(JUDGED)]
    derived = load("implied").set_index("implied_id")["derived_from"].str.split(";")
    ids = [*judged["left_id"], *judged["right_id"]]
    parts = {part for name in ids for part in derived.get(name, [name])}
    rows = all_figures().set_index("figure_id", drop=False)
    return rows["figure_id"].isin(parts)


def compared_by_indicator(known: pd.Series) -> pd.DataFrame:
    """Count by indicator the figures that are in a judged pair, and those that are in none."""
    indicator = all_figures().set_index("figure_id")["indicator"].map(titles())
    where = known.map({True: "compared", False: "with nothing to compare"})
    return pd.crosstab(indicator, where).rename_axis(index="indicator", columns=None)


def why_so_few(table: pd.DataFrame) -> Markdown:
    """Say what a pair needs, and how many official values and indicators have one."""
    rows, statistics = all_figures(), official()
    statistics = statistics[~statistics["indicator"].isin(RATES)]
    judged = pairs_with(statistics, table)
    used = {*judged["left_id"], *judged["right_id"]} & ids_of(statistics)
    once = (rows["indicator"].value_counts() == 1).sum()
    without = len(set(rows["indicator"]) - set(statistics["indicator"]))
    return prose(f"""
        A pair needs the same indicator, the same areas, the same measure and the same period;
        levels that name no period are compared where they were said in one calendar year. {once} of
        the {rows["indicator"].nunique()} indicators were stated once. A level of one year is never
        compared with a total of ten, nor projects under way with projects completed.

        The statistics do not help much further. {len(used)} of {len(statistics)} official values
        have a figure of the same period beside them, stated or implied. For {without} of
        {rows["indicator"].nunique()} indicators the record holds no official series.""")


def pairs_with(statistics: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Choose the judged pairs of which one is official."""
    ids = ids_of(statistics)
    official_one = table["left_id"].isin(ids) | table["right_id"].isin(ids)
    return table[official_one & table["verdict"].isin(JUDGED)]


def directions(growth: pd.DataFrame) -> Markdown:
    """Say how many growths depend on the reading, and on what they all rest."""
    differ = (growth["verdict"].astype(str) != growth["implied_verdict"].astype(str)).sum()
    return prose(f"""
        Of the {len(growth)} growths in the table, the verdict depends on the reading in {differ}.
        Each rests on the same condition, *{growth["basis"].iloc[0]}*. Where a literal fall reaches
        to −100%, the reason is formal: *more than* sets no limit to the number that it fell
        from.""")


def too_small(table: pd.DataFrame, known: pd.Series) -> Markdown:
    """Say how many figures, texts and indicators the verdicts rest on."""
    rows = all_figures().set_index("figure_id", drop=False)
    sources = rows[known]["document_id"].nunique()
    decided = table[table["verdict"].isin(JUDGED)]
    with_official = pairs_with(official(), table)
    left, right = sides(with_official)
    behind = {name.rsplit(".", 1)[0] for row in records(left) for name in figure_ids(row)}
    return prose(f"""
        {known.sum()} of {len(rows)} figures take part in a pair that gets a verdict, from {sources}
        of {rows["document_id"].nunique()} documents with figures; {len(decided)} pairs get one.
        Indicators that they come from: {decided["indicator"].nunique()}. The {len(with_official)}
        comparisons with official statistics use figures of {len(behind)} texts and what these
        reported: {"; ".join(dict.fromkeys(right["reporter"]))}. One more statement could turn any
        share computed from them, so none is given. Nor are the pairs independent: one figure stands
        in several.""")


def not_concluded(agreement: pd.DataFrame, against: pd.DataFrame, growth: pd.DataFrame) -> Markdown:
    """List what cannot be concluded from the pairs."""
    conditions = against["reason"].str.contains(";") | (against["kind"] == "arithmetic")
    literal, taken = (
        agreement["verdict"].astype(str)[agreement["reading"] == reading].to_numpy()
        for reading in ("literal", "implied")
    )
    differ = (growth["verdict"].astype(str) != growth["implied_verdict"].astype(str)).sum()
    return points(
        [
            f"""**That anybody misspoke.** {conditions.sum()} of {len(against)} contradictions hold
            on a condition that the texts do not state: that two texts count one set, that turnover
            and share come from one source, or a mean rate of exchange. The others are between
            numbers, which say nothing of who is wrong.""",
            """**That figures which agree are right.** Agreement with a statistic may only mean that
            it was read out.""",
            """**That one side is more exact than the other.** The pairs are few, share figures, and
            were not drawn as a sample.""",
            """**That figures without a pair are sound, or unsound.** For them the record has
            nothing to compare with.""",
            f"""**That the reading does not matter.** Verdicts that depend on it: of pairs
            {(literal != taken).sum()}, of growths {differ}.""",
        ]
    )

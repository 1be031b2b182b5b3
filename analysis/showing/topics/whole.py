"""All figures of the record: which can be compared, which of these agree, and how firmly."""

from math import ceil

import pandas as pd
from IPython.display import Markdown

from analysis.comparing.verdicts import HELD_TO
from analysis.record.load import all_figures, by_key, figure_ids, load, sides
from analysis.record.schema import REASONS
from analysis.showing import provenance, wording
from analysis.showing.select import JUDGED, figures, of_one_page
from analysis.showing.topics.opening import OTHERS, SIDES, box, listed_under, side_of
from analysis.showing.topics.prose import points, prose, unless
from analysis.showing.topics.turnover import OFFICES, of_others
from analysis.showing.verdict_words import SIZES_CALLED

PERCENT = ("percent", "percentage points", "times")
#: Whose statistics are Kazakhstan's own, by the beginning of the name.
OWN = (*OFFICES, "Computed from the Bureau of National Statistics", "National Bank of Kazakhstan")
VERDICTS = ["agrees with all", "with some", "contradicts all"]


def judged(reading: str = "literal") -> pd.DataFrame:
    """Choose the pairs that get a verdict, without `of_one_page`."""
    table = _with_verdict(reading)
    return table[~of_one_page(table)].reset_index(drop=True)


def _with_verdict(reading: str) -> pd.DataFrame:
    table = load("agreement")
    judged = (table["reading"] == reading) & table["verdict"].isin(JUDGED)
    return table[judged].reset_index(drop=True)


def left_aside() -> Markdown:
    """Say how many pairs with a verdict are left out, and why."""
    same = of_one_page(_with_verdict("literal")).sum()
    return prose(f"Pairs left out, as claim and statistic are of one and the same page: {same}.")


def disagreements(table: pd.DataFrame) -> pd.DataFrame:
    """Choose the pairs of sums and counts that contradict each other, the largest gaps first.

    A gap of percentages is no part of a sum, and stands in no order with one.
    """
    against = table[(table["verdict"] == "contradict") & ~table["unit"].isin(PERCENT)]
    return against.sort_values("gap_percent", key=abs, ascending=False, ignore_index=True)


def by_indicator(table: pd.DataFrame, least: int = 1) -> pd.DataFrame:
    """Count pairs by indicator and verdict; the indicators with fewer pairs are put together."""
    names = table["indicator"].map(provenance.titles())
    few = names.map(names.value_counts()) < least
    counts = _ranked(pd.crosstab(names.mask(few, "all others"), table["verdict"].astype(str)))
    return counts.sort_index(key=lambda names: names == "all others", kind="stable")


def _ranked(counts: pd.DataFrame) -> pd.DataFrame:
    """Sort indicators by how many pairs they have."""
    order = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return counts.loc[order].rename_axis(index=None, columns="indicator")


def sizes(against: pd.DataFrame) -> pd.DataFrame:
    """Count the gaps of sums and counts by indicator and size."""
    counts = pd.crosstab(against["indicator"].map(provenance.titles()), against["size"].astype(str))
    return _ranked(
        counts.reindex(columns=[*SIZES_CALLED], fill_value=0).rename(columns=SIZES_CALLED)
    )


def parts_held_to_wholes() -> pd.DataFrame:
    """Count the parts that have a whole, by kind: those that fit and those that do not.

    Of series one row of the table stands for all its figures.
    """
    table = load("agreement")
    table = table[table["reading"] == "literal"]
    rows = {}
    for reason in HELD_TO:
        exceeds = table["verdict"][table["reason"] == reason] == "contradict"
        if len(exceeds):
            rows[REASONS[reason]] = {"fit": (~exceeds).sum(), "do not fit": exceeds.sum()}
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis(columns="what is compared")


def exceeding() -> pd.DataFrame:
    """Show what does not fit its whole, with who said it."""
    table = load("agreement")
    broken = (table["verdict"] == "contradict") & table["reason"].isin(HELD_TO)
    rows = table[broken & (table["reading"] == "literal")].reset_index(drop=True)
    shown = ["second", "bounds of the first", provenance.GAP, "reason"]
    return provenance.pairs_table(rows)[shown]


def largest(against: pd.DataFrame, number: int) -> pd.DataFrame:
    """Show the pairs with the largest gaps, with the notes of both figures."""
    rows = against.head(number)
    table = provenance.pairs_table(rows).drop(columns=["reading", "verdict"])
    gaps = rows["gap_percent"].map(wording.signed).to_numpy()
    table.insert(3, "least gap, percent of the first", gaps)
    left, right = (side["note"].fillna("") for side in sides(rows))
    return table.assign(note=(left + " " + right).str.strip().to_numpy())


def shown_of(against: pd.DataFrame, number: int) -> Markdown:
    """Say how many pairs the table of the largest gaps shows."""
    converted = against["converted"].sum()
    return prose(f"""
        {min(number, len(against))} of {len(against)} pairs; the list of disagreements of this site
        has all. {converted} were compared through a mean rate, and are only as firm as it.""")


def beside_statistics(table: pd.DataFrame) -> pd.DataFrame:
    """Say of each claim that statistics can be compared with whether it agrees with them.

    One row a claim, however many statistics there are of its period: its side, with how many it
    agrees, whether it lies above or below those that it contradicts, and whether all of them are
    Kazakhstan's `own`.
    """
    held = table[table["kind"] == "claim-reference"].reset_index(drop=True)
    side = side_of(sides(held)[0])
    against = held["verdict"] == "contradict"
    reporters = held["right_id"].map(load("references").set_index("reference_id")["reporter"])
    rows = held.assign(side=side.to_numpy(), against=against, above=against & (held["gap"] < 0))
    rows = rows.assign(own=reporters.str.startswith(OWN))
    claims = rows.groupby("left_id", sort=False).agg(
        indicator=("indicator", "first"),
        side=("side", "first"),
        statistics=("against", "size"),
        against=("against", "sum"),
        above=("above", "sum"),
        own=("own", "all"),
    )
    verdict = pd.Series("with some", index=claims.index)
    verdict = verdict.mask(claims["against"] == 0, "agrees with all")
    verdict = verdict.mask(claims["against"] == claims["statistics"], "contradicts all")
    return claims.assign(verdict=verdict, above=claims["above"] > 0)


def of_turnover(claims: pd.DataFrame) -> pd.DataFrame:
    """Choose the claims of the turnover."""
    return claims[claims["indicator"] == "trade_turnover"]


def by_side(claims: pd.DataFrame) -> pd.DataFrame:
    """Count the claims of each side by whether they agree with the statistics."""
    order = [*SIDES.values(), OTHERS]
    counts = pd.crosstab(claims["side"], claims["verdict"])
    columns = [name for name in VERDICTS if name in counts]
    return counts.reindex(index=order, columns=columns, fill_value=0).rename_axis(
        index=None, columns="side"
    )


def with_ways(sides: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Add to the claims of each side which way those lie that contradict all statistics."""
    against = claims[claims["verdict"] == "contradicts all"]
    ways = pd.DataFrame({"of these above": against["above"], "below": ~against["above"]})
    return sides.join(ways.groupby(against["side"]).sum()).fillna(0).astype(int)


def on_sides(claims: pd.DataFrame) -> Markdown:
    """Say of what most claims with a statistic are, and whose statistics these are."""
    alone = """The statistics of it are Kazakhstan's and not Russia's: a side that reads out
        Kazakhstan's numbers agrees more easily"""
    return prose(f"""
        {len(of_turnover(claims))} of {len(claims)} claims with a statistic to compare are of the
        turnover. {unless(of_others("trade_turnover"), alone, "too")} They are those of the latest
        file: when a claim was made, the office may have had another number.""")


def compared(table: pd.DataFrame) -> pd.Series:
    """Say of each figure of the record whether it is in a pair that gets a verdict."""
    derived = {name: figure_ids(row) for name, row in by_key("implied").items()}
    ids = [*table["left_id"], *table["right_id"]]
    parts = {part for name in ids for part in derived.get(name, [name])}
    figures = all_figures()["figure_id"]
    return figures.isin(parts).set_axis(figures)


def why_so_few() -> Markdown:
    """Say what a pair needs, and what stands in the way of the others."""
    rows = all_figures()
    once = (rows["indicator"].value_counts() == 1).sum()
    flagged = rows["flag"].notna().sum()
    converted = (load("claims")["relation"] == "conversion_of").sum()
    repeats = (rows["figure_id"] != rows["claim_id"]).sum()
    return prose(f"""
        A pair needs the same indicator, areas, measure and period. {once} of
        {rows["indicator"].nunique()} indicators were stated once; {flagged} errors of sources,
        {converted} conversions and {repeats} repeats count nowhere. A figure may stand in several
        notebooks.""")


def by_year(table: pd.DataFrame) -> pd.DataFrame:
    """Count by year the figures of each side, and the pairs that agree and contradict.

    A pair stands in the year of its left figure; a year in which no pair gets a verdict is left
    out. The latest year comes first.
    """
    said = figures()
    years = listed_under(said)
    counts = pd.crosstab(years, side_of(said)).reindex(
        columns=[*SIDES.values(), OTHERS], fill_value=0
    )
    left = sides(table)[0]
    of_pair = listed_under(left).to_numpy()
    pairs = pd.crosstab(of_pair, table["verdict"].astype(str)).reindex(columns=sorted(JUDGED))
    both = counts.join(pairs.fillna(0).astype(int), how="inner")
    both = both.sort_index(ascending=False)
    return both.set_index(both.index.astype(str)).rename_axis(index=None, columns="year")


def said_answer(table: pd.DataFrame) -> Markdown:
    """Answer whether the figures agree: where, by how much, and how firm that is."""
    known, claims = compared(table), beside_statistics(table)
    against = disagreements(table)
    gaps = against["gap_percent"].abs()
    verdicts = table["verdict"].astype(str).value_counts()
    apart = table["indicator"][table["verdict"] == "contradict"].map(provenance.titles())
    apart = apart.value_counts()
    commonly = beside_statistics(judged("implied"))
    agree, taken = ((told["verdict"] == "agrees with all").sum() for told in (claims, commonly))
    return box(
        f"""**{verdicts["contradict"] / len(table):.0%} of the pairs contradict each other**:
        {verdicts["contradict"]} of {len(table)}; {verdicts["agree"]} agree,
        {verdicts["agree if open"]} agree only because *more than* and the like have no upper end.
        {known.sum()} of {len(known)} figures can be compared with another or a statistic. The
        pairs tell of the record, not of how officials speak: one figure can stand in many.""",
        f"""{apart.iloc[0]} contradictions are of {apart.index[0].lower()}, {apart.iloc[1]} of
        {apart.index[1].lower()}. Half of those between sums or counts have a gap of less than
        {ceil(10 * gaps.median()) / 10}%.""",
        f"""{agree} of {len(claims)} claims with a statistic to compare agree with the latest one,
        taken literally; {taken} as commonly taken.""",
    )


def not_concluded(table: pd.DataFrame) -> Markdown:
    """List what cannot be concluded from the pairs."""
    against = table[table["verdict"] == "contradict"]
    conditions = against["converted"] | against["if_same_set"]
    conditions |= against["left_id"].isin(load("implied")["implied_id"])
    implied = judged("implied").set_index(["left_id", "right_id"])["verdict"].astype(str)
    literal = table.set_index(["left_id", "right_id"])["verdict"].astype(str)
    both = pd.concat([literal, implied], axis=1, join="inner")
    differ = (both.iloc[:, 0] != both.iloc[:, 1]).sum()
    return points(
        [
            f"""**That anybody misspoke.** {conditions.sum()} of {len(against)} contradictions hold
            on a condition that no text states, such as that both count one set.""",
            """**That figures which agree are right.** A statistic may only have been read out.""",
            """**That one side is more exact.** Most statistics are of one country.""",
            f"""**That the reading does not matter.** {differ} of {len(both)} pairs get another
            verdict as commonly taken.""",
        ]
    )

"""The Eurasian Economic Union: one message of growth rates and levels, and the union's trade."""

from __future__ import annotations

import pandas as pd
from IPython.display import Markdown

from analysis.record.load import load
from analysis.record.schema import records
from analysis.showing import wording
from analysis.showing.select import implied, official, pairs
from analysis.showing.topics.prose import caution, points, prose


def titled(rows: pd.DataFrame) -> pd.DataFrame:
    """Add the title of its indicator to each row."""
    titles = load("indicators").set_index("indicator")["title"]
    return rows.assign(title=rows["indicator"].map(titles))


def labels_of(changes: pd.DataFrame) -> list[str]:
    """Name each row by its indicator and its words."""
    return [f"{row['title']}: “{row['as_stated']}”" for row in records(titled(changes))]


def most_and_least(changes: pd.DataFrame) -> Markdown:
    """Say what is said to have grown most, and that the smallest rates overlap."""
    rows = records(titled(changes))
    most, least, next_least = rows[0], rows[-1], rows[-2]
    return prose(f"""
        The message gives {len(changes)} growth rates. {most["title"]} stands first with
        {wording.amount(most["value"], "percent")}. At the other end, a rate rounded to the whole
        percent ({wording.bounds(least["low"], least["high"], "percent")}) and one rounded to the
        tenth ({wording.bounds(next_least["low"], next_least["high"], "percent")}) overlap. They
        measure different things in any case: tonnes, roubles, projects.""")


def verdicts(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """Show which implied figures follow, and why the others do not."""
    table = titled(rows)[["title", "verdict", "reason"]].fillna("")
    return table.set_index("title").rename_axis(name)


def grain_of_the_year_before(message: pd.DataFrame, back: pd.DataFrame) -> Markdown:
    """Say what a harvest and its growth give for the year before."""
    grain = message[message["indicator"] == "grain_production"]
    level = grain.query("measure == 'level'").iloc[0]
    growth = grain.query("measure == 'change'").iloc[0]
    before = back[back["indicator"] == "grain_production"].iloc[0]
    return prose(f"""
        {wording.quoted(level["as_stated"], first=True)} is literally
        {wording.bounds(level["low"], level["high"], "t")}: *almost* stays below its number. After
        growth of {wording.amount(growth["value"], "percent")}, {before["period_end"].year} must
        have had {wording.bounds(before["low"], before["high"], "t")}. As commonly taken it is
        {wording.bounds(before["implied_low"], before["implied_high"], "t")}. Most of that width
        comes from the growth rate, which is rounded to the whole percent.""")


def prices_not_stated(roubles: pd.DataFrame, back: pd.DataFrame) -> Markdown:
    """List the cautions on the levels in roubles whose change leads to no level before."""
    chosen = titled(roubles[roubles["indicator"].isin(back["indicator"])])
    return points(f"**{row['title']}**: {caution(row['indicator'])}" for row in records(chosen))


def sums_apart(roubles: pd.DataFrame) -> Markdown:
    """Say why sums in roubles cannot be put together."""
    part = roubles[roubles["period_end"].dt.month < 12].iloc[0]
    return prose(f"""
        The {len(roubles)} sums in roubles cannot be added up or put in relation to each other
        either. Fixed capital is stated for
        {wording.period(part["period_start"], part["period_end"])}, the others for the whole year;
        and output, investment and construction are not parts of one sum.""")


def barriers_removed(barriers: pd.DataFrame) -> Markdown:
    """Say what the share of removed barriers counts, and what their sum with announced ones."""
    share = implied("share_of_whole", barriers).iloc[0]
    both = implied("sum", barriers).iloc[0]
    announced = barriers[barriers["status"] == "planned"].iloc[0]
    return prose(f"""
        The share of {wording.amount(share["value"], "percent")} counts what is said to be done
        (condition: *{share["basis"]}*). The sum of {wording.amount(both["value"], "count")} puts
        together barriers removed in {wording.period(share["period_start"], share["period_end"])}
        and barriers whose removal is {announced["status"]}: its period is
        {wording.period(announced["period_start"], announced["period_end"])}, with no end
        (condition: *{both["basis"].split(";")[0]}*). Whether these
        {wording.amount(announced["value"], "count")} are among the listed ones is not said in so
        many words, so the record takes no share of the sum.""")


def growth_without_level(growth: pd.DataFrame, levels: pd.DataFrame) -> Markdown:
    """Say that one member's growth and the union's level cannot be brought together."""
    row = growth.iloc[0]
    return prose(f"""
        For one member a growth rate of gross domestic product is stated, by {row["speaker"]} on
        {wording.stated(row["stated_on"])}: {wording.quoted(row["as_stated"])}. Literally it is
        {wording.bounds(row["low"], row["high"], "percent")}, as commonly taken
        {wording.bounds(row["implied_low"], row["implied_high"], "percent")}. No level goes with it,
        and the union's {wording.amount(levels["value"].iloc[0], "RUB")} is stated in this message
        without a growth rate: the two cannot be brought together.""")


def two_sums_and_a_misprint(mutual: pd.DataFrame) -> Markdown:
    """Say which sums of one year exclude each other, and how far off a misprint is."""
    of_2015 = mutual[mutual["period_end"].dt.year == 2015]["as_stated"]
    printed = mutual[mutual["flag"].notna()].iloc[0]
    behind = mutual[(mutual["document_id"] == printed["document_id"]) & mutual["flag"].isna()].iloc[
        0
    ]
    pair = pairs(mutual).query("right_id == @printed['figure_id']").iloc[0]
    return prose(f"""
        For 2015 {wording.listed(map(wording.quoted, of_2015))} exclude each other. For
        {printed["period_end"].year} a report prints {wording.quoted(printed["as_stated"])} behind
        {wording.quoted(behind["as_stated"])}; at the mean rate of the year these roubles are
        {wording.amount(pair["left_value"], "USD")},
        {pair["left_value"] / pair["right_value"]:.0f} times as much. The record keeps the figure
        and marks it.""")


def not_concluded() -> Markdown:
    """List what cannot be concluded of the union."""
    of_the_union = len(official(area="EAEU"))
    settlements, grain = map(caution, ("national_currency_settlements", "grain_production"))
    return points(
        [
            f"""**Whether the figures are right.** Official figures of the union in the record:
            {of_the_union}.""",
            """**What agricultural production or fixed capital investment was in 2021.** That needs
            to know the prices of the growth rates.""",
            """**How large mutual trade was**: whether exports alone are counted, or exports and
            imports, no statement says.""",
            """**How many construction projects were completed**, or what one cost: only the change
            of their number is stated.""",
            f"""**Which settlements are counted.** {settlements} The sentence names no period
            either.""",
            f"""**Whether the grain of both years was weighed alike.** {grain} The level of 2021
            takes for granted that both years were weighed in one way.""",
            """**Anything about Kazakhstan.** The figures are those of the union as a whole; no
            share of any member is stated.""",
        ]
    )

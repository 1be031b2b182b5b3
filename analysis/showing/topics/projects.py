"""Joint projects and enterprises: how many, worth how much, and what is counted."""

from __future__ import annotations

import pandas as pd
from IPython.display import Markdown

from analysis.record.load import all_figures, figure_ids
from analysis.record.schema import records
from analysis.showing import wording
from analysis.showing.select import figures, growths, pairs
from analysis.showing.topics.opening import as_said, box, contradicting, labels, sayings
from analysis.showing.topics.prose import caution, points, prose

UNIT = "USD"


def said_answer(under_way: pd.DataFrame, worth: pd.DataFrame, firms: pd.DataFrame) -> Markdown:
    """Answer how many projects and enterprises there are, and what the projects are worth."""
    table = pairs(under_way, verdict="contradict")
    counted = under_way[under_way["status"] == "actual"]
    actual, planned = (worth[worth["status"] == status] for status in ("actual", "planned"))
    years = wording.listed(sorted(set(contradicting(under_way)["stated_on"].str[:4])))
    return box(
        f"""Projects under way were counted {len(counted)} times between
        {_first(counted)} and {_last(counted)}, from {_least(counted)} to {_most(counted)};
        {len(under_way) - len(counted)} more counts are of planned ones. {len(table)} pairs of
        counts of one year contradict each other, all of {years}.""",
        f"""Their worth was put between {_least(actual)} and {_most(actual)} where they are said
        to be under way, and between {_least(planned)} and {_most(planned)} where they are said to
        be planned: statements mix the two.""",
        f"""Enterprises in Kazakhstan with Russian participation were counted between
        {_least(firms)} and {_most(firms)}, and {len(pairs(firms, verdict="contradict"))} pairs of
        counts of one year contradict each other. The counts are of different sets: registered,
        active, with Russian capital, or joint as well.""",
        """No statement says from which sum on a project is large, nor when it counts as under way:
        whether there are more projects or fewer than before cannot be told from the counts.""",
    )


def two_days(said: pd.DataFrame) -> Markdown:
    """Say what was counted within some days of one month, and by whom."""
    table = pairs(said, verdict="contradict")
    same = said[said.duplicated(["speaker", "value"], keep=False)]
    twice = f" {in_both(same)}" if same["status"].nunique() > 1 else ""
    return prose(f"""
        Within three days of November 2024 it was said: {wording.listed(sayings(said))}.
        {len(table)} pairs contradict each other, taken literally. The words are
        {wording.listed(as_said(row) for row in records(said))}: the sides may count different
        projects.{twice}""")


def in_both(same: pd.DataFrame) -> str:
    """Say that a speaker gave one number to what is under way and to what is planned."""
    number = wording.amount(same["value"].iloc[0], "count")
    return f"""{same["speaker"].iloc[0]} gave {number} twice, once of what is said to be under way
        and once of what is planned."""


def means(rows: pd.DataFrame) -> pd.DataFrame:
    """Name the figures behind each mean by who said them, when, and whether they were planned."""
    said = all_figures().set_index("figure_id", drop=False)
    behind = said.loc[[figure_ids(row)[0] for row in records(rows)]]
    return rows.assign(label=labels(behind), stated_on=behind["stated_on"].to_numpy(dtype=object))


def dated_means(rows: pd.DataFrame) -> pd.DataFrame:
    """Choose the means of dated statements in dollars that follow from their words, in order."""
    followed = rows[(rows["verdict"] == "follows") & (rows["unit"] == UNIT)]
    named = means(followed)
    return named[named["stated_on"].notna()].sort_values("stated_on", ignore_index=True)


def on_means(rows: pd.DataFrame) -> Markdown:
    """Say between what the means lie, and on what condition."""
    lowest, *_, highest = records(rows.sort_values("low"))
    return prose(f"""
        The lowest is {wording.bounds(lowest["low"], lowest["high"], UNIT)} a project
        ({lowest["label"]}), the highest {wording.bounds(highest["low"], highest["high"], UNIT)}
        ({highest["label"]}). Condition: *{highest["basis"]}*. How far single projects lie from a
        mean is not said, and the prices are of different years.""")


def completed_growth(counts: pd.DataFrame) -> Markdown:
    """Say how the count of completed projects grew, if the counts are of one set."""
    first, last = counts.iloc[[0]], counts.iloc[[-1]]
    rise = growths(first, last).iloc[0]
    return prose(f"""
        From {" to ".join(sayings(pd.concat([first, last])))}: a {rise["verdict"]} by
        {wording.bounds(rise["low"], rise["high"], "percent")}, if both count the same set and
        neither leaves out what was completed before. The same side was the speaker both times.""")


def apart_within_a_year(firms: pd.DataFrame) -> Markdown:
    """List the counts of enterprises that exclude each other, by the year of the statement."""
    apart = contradicting(firms)
    year = apart["stated_on"].str[:4]
    return points(
        f"**{name}**: {wording.listed(sayings(rows))}" for name, rows in apart.groupby(year)
    )


def shares(rows: pd.DataFrame) -> Markdown:
    """List the stated shares of all enterprises with foreign participation."""
    return prose(f"""
        As a share of the enterprises with foreign participation or capital:
        {wording.listed(sayings(rows))}. A share needs no count of one's own; of what whole it
        is, only part of the statements say.""")


def cautions() -> Markdown:
    """Show the codebook's cautions on what is counted."""
    names = ("joint_projects_under_way", "joint_projects_under_way_value", "enterprises")
    return points(caution(name) for name in names)


def not_concluded(under_way: pd.DataFrame) -> Markdown:
    """List what cannot be concluded of projects and enterprises."""
    undated = figures("joint_projects_under_way", area="KZ", dated=False)
    return points(
        [
            """**Whether projects became more or fewer.** The direction depends on the count that
            one starts from, and no text says that any two count the same set.""",
            f"""**Who is wrong.** {len(pairs(under_way, verdict="contradict"))} contradictions of
            projects under way hold only if *large*, *major* and *joint* mean the same.""",
            """**How many of the projects under way were completed later.** Nothing links the
            counts.""",
            """**How fast the number of enterprises grew.** Registered and active enterprises,
            Russian ones and joint ones were counted under one word.""",
            f"""**When the undated counts were said.** {len(undated)} counts of projects under way
            have no date in the record and are in no chart and in no comparison here.""",
        ]
    )


def _least(rows: pd.DataFrame) -> str:
    return wording.hedged(records(rows.sort_values("value", kind="stable"))[0])


def _most(rows: pd.DataFrame) -> str:
    return wording.hedged(records(rows.sort_values("value", kind="stable"))[-1])


def _first(rows: pd.DataFrame) -> str:
    return wording.month(rows["stated_on"].iloc[0])


def _last(rows: pd.DataFrame) -> str:
    return wording.month(rows["stated_on"].iloc[-1])

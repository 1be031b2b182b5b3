"""Joint projects and enterprises: how many, worth how much, and what is counted."""

import pandas as pd
from IPython.display import Markdown

from analysis.comparing.rows import said_until
from analysis.record.load import figure_ids, stated
from analysis.record.schema import records
from analysis.showing import wording
from analysis.showing.select import pairs
from analysis.showing.topics.opening import box, by_speaker, contradicting, labels, told
from analysis.showing.topics.prose import prose

UNIT = "USD"
#: How the stage of projects is told that are not said to be under way.
STAGES = {
    "joint_projects_completed_value": ", completed",
    "joint_projects_value": ", stage not named",
}
#: What a mean has of the figures behind it.
TOLD = ("indicator", "status", "stated_on")


def said_answer(under_way: pd.DataFrame, worth: pd.DataFrame, firms: pd.DataFrame) -> Markdown:
    """Answer how many projects and enterprises there are, and what the projects are worth."""
    table = pairs(under_way, verdict="contradict")
    counted = under_way[under_way["status"] == "actual"]
    actual, planned = (worth[worth["status"] == status] for status in ("actual", "planned"))
    years = wording.listed(sorted(set(contradicting(under_way)["stated_on"].str[:4])))
    return box(
        f"""**Projects under way**: {counted["stated_on"].notna().sum()} dated counts, from
        {_span(counted)}. {len(table)} pairs of counts of one year contradict each other, all of
        {years}.""",
        f"""**Their worth**: from {_span(actual)}; of planned ones from
        {_span(planned.assign(status="actual"))}.""",
        f"""**Enterprises with Russian participation**: from {_span(firms)};
        {len(pairs(firms, verdict="contradict"))} pairs of counts of one year contradict each other.
        """,
    )


def means(rows: pd.DataFrame) -> pd.DataFrame:
    """Name the figures behind each mean: who said what of which projects, when, as what."""
    behind = pd.DataFrame([stated()[figure_ids(row)[0]] for row in records(rows)])
    told = {name: behind[name].to_numpy(dtype=object) for name in TOLD}
    stages = behind["indicator"].map(STAGES).fillna("")
    label = [name + stage for name, stage in zip(labels(behind), stages, strict=True)]
    return rows.assign(label=label, **told)


def means_that_follow(rows: pd.DataFrame) -> pd.DataFrame:
    """Choose the means in dollars that follow from the words of their statements, in order."""
    followed = rows[(rows["verdict"] == "follows") & (rows["unit"] == UNIT)]
    return means(followed).sort_values("stated_on", ignore_index=True)


def completed_growth(counts: pd.DataFrame) -> Markdown:
    """Say how the count of completed projects grew, if the counts are of one set."""
    first, last = counts.iloc[[0]], counts.iloc[[-1]]
    days = said_until(last["stated_on"].item()) - said_until(first["stated_on"].item())
    times = last["value"].item() / first["value"].item()
    return prose(f"""
        {times:.1f} times as many, {round(days.days / 30.4)} months later, if both count the same
        set.""")


def two_stages(counts: pd.DataFrame) -> Markdown:
    """Say that one speaker called one count by two stages, within days."""
    first, last = records(counts)
    return prose(f"""
        {by_speaker(first)} are under execution by their words, {by_speaker(last)} planned. If they
        are the same, and planned, no counts of {first["stated_on"][:4]} contradict each other.""")


def called(firms: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Choose the counts of enterprises that are called registered, and those called active."""
    said = firms["as_stated"] + firms["note"].fillna("")
    registered, active = (said.str.contains(word, case=False) for word in ("registered", "active"))
    return firms[registered], firms[active]


def registered_and_active(registered: pd.DataFrame, active: pd.DataFrame) -> Markdown:
    """Say which counts of enterprises are called registered and which active."""
    return prose(f"""
        Of what officials named, {told(registered)} is called registered, {told(active)} active:
        these words do not tell the counts apart.""")


def _span(rows: pd.DataFrame) -> str:
    """Name the least and the most of the dated figures by who said them first; then others."""
    undated = rows["stated_on"].isna()
    dated = rows[~undated]
    ends = (dated[dated["value"] == end] for end in (dated["value"].min(), dated["value"].max()))
    others = f"; also {told(rows[undated])}" if undated.any() else ""
    return " to ".join(told(rows.head(1)) for rows in ends) + others

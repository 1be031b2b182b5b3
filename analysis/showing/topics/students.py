"""Students of one country in the other."""

import pandas as pd
from IPython.display import Markdown

from analysis.record.schema import Row, records
from analysis.showing import provenance, wording
from analysis.showing.select import JUDGED, growths, official, pairs
from analysis.showing.topics.opening import SIDES, against, as_said, box, by_speaker, told, year_of
from analysis.showing.topics.prose import caution, points, prose

READINGS = ("literal", "implied")


def answer(counts: pd.DataFrame) -> Markdown:
    """Say in short how many students there are, by the latest counts and by those before."""
    dated = counts[counts["stated_on"].notna()]
    years = year_of(dated)
    latest = dated[years == years.max()]
    among, taken = (
        pairs(counts, verdict=JUDGED, reading=reading)["verdict"] for reading in READINGS
    )
    known = official("student_count", area="RU", counterpart="KZ").sort_values("period_end")
    last = records(known)[-1]
    return box(
        f"""**{wording.bounds(latest["value"].min(), latest["value"].max(), "count")}** by the
        {len(latest)} counts of {years.max()}; {wording.amount(last["value"], "count")} by the
        latest statistic, of {last["period_end"].year} ({last["reporter"]}).""",
        *(_course(dated[dated["side"] == side], name) for side, name in SIDES.items()),
        f"""{against(among)} of {len(among)} pairs of counts of one year contradict each other taken
        literally, {against(taken) or "none"} as commonly taken.""",
        f"""Why they differ no text says; {counts["period_start"].isna().sum()} of {len(counts)}
        name no period, and few say who is counted: part-time students, colleges, branches.""",
    )


def _course(dated: pd.DataFrame, name: str) -> str:
    """Say from what to what the counts of a side went."""
    first, last = dated.head(1), dated.tail(1)
    return f"""{name} went from {told(first)} to {told(last)},
        {verdict_in_words(records(growths(first, last))[0])}."""


def verdict_in_words(growth: Row) -> str:
    """Say a change in both readings, for a sentence."""
    if growth["verdict"] == "fall" == growth["implied_verdict"]:
        return f"a fall of {-growth['high']:.0f} to {-growth['low']:.0f}%"
    verdicts = (growth["verdict"], growth["implied_verdict"])
    literal, taken = (
        "which may be a rise or a fall" if verdict == "cannot be said" else f"a {verdict}"
        for verdict in verdicts
    )
    same = f"{literal} in both readings"
    return same if literal == taken else f"literally {literal}, as commonly taken {taken}"


def two_verdicts(pair: pd.DataFrame) -> Markdown:
    """Say how two counts lie to each other in both readings, and how firm that is."""
    verdicts = {row["reading"]: row for row in records(pairs(pair, reading=READINGS))}
    gap = wording.amount(abs(verdicts["literal"]["gap"]), "count")
    literal, taken = (verdicts[reading]["verdict"] for reading in READINGS)
    low = records(pair.sort_values("value"))[0]
    return prose(f"""
        Taken literally they {literal} each other by {gap}, as commonly taken they {taken}. *About*
        lets {as_said(low)} reach up by {wording.amount(low["high"] - low["value"], "count")}; {gap}
        more, and they would agree: the verdict is only as firm as that rule.""")


def change_table(*selections: pd.DataFrame) -> pd.DataFrame:
    """Show the change from the first to the last of each selection, in both readings."""
    rows = []
    for counts in selections:
        growth = records(growths(counts.head(1), counts.tail(1)))[0]
        rows.append(
            {
                "from": told(counts.head(1)),
                "to": told(counts.tail(1)),
                "literally": wording.bounds(growth["low"], growth["high"], "percent"),
                "verdict": growth["verdict"],
                "as commonly taken": wording.bounds(
                    growth["implied_low"], growth["implied_high"], "percent"
                ),
                "verdict as commonly taken": growth["implied_verdict"],
            }
        )
    return provenance.by(pd.DataFrame(rows), "from")


def half_of(counts: pd.DataFrame, share: pd.DataFrame) -> Row:
    """Take a share of the count that was stated in the same document: bounds, and the words."""
    part = share.iloc[0]
    whole = records(counts[counts["document_id"] == part["document_id"]])[0]
    ends = {end: whole[end] * part[end] / 100 for end in ("low", "high")}
    return {**ends, "of": as_said(whole)}


def half_told(half: Row, share: pd.DataFrame, others: pd.DataFrame) -> Markdown:
    """Say how many a share of a count is, beside counts of the same."""
    bounds = wording.bounds(round(half["low"], -2), round(half["high"], -2), "count")
    beside = wording.listed(
        f"{by_speaker(row)}, which {_beside(row, half)}" for row in records(others)
    )
    return prose(f"""
        {by_speaker(records(share)[0])} of {half["of"]} is {bounds} on a scholarship, taken
        literally. Other texts count {beside}.""")


def _beside(row: Row, half: Row) -> str:
    """Say how a count lies to the bounds of a share."""
    if row["low"] > half["high"]:
        return "is more"
    return "is less" if row["high"] < half["low"] else "can be as many"


def what_is_counted(counts: pd.DataFrame) -> Markdown:
    """List the codebook's caution, and the notes on counts that say more than a period."""
    noted = counts[~counts["note"].fillna("No period").str.match("No period|Period from")]
    said = (f"{by_speaker(row)}: {wording.escaped(row['note'])}" for row in records(noted))
    return points([caution("student_count"), *said])

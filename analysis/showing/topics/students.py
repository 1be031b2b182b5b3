"""Students of one country in the other."""

from math import ceil, floor

import pandas as pd
from IPython.display import Markdown

from analysis.record.schema import Row, records
from analysis.showing import provenance, wording
from analysis.showing.named import measured, number
from analysis.showing.select import JUDGED, growths, official, pairs
from analysis.showing.topics.opening import (
    SIDES,
    against,
    as_said,
    box,
    listed_under,
    sayings,
    told,
)
from analysis.showing.topics.prose import escaped, points, prose

READINGS = ("literal", "implied")


def answer(counts: pd.DataFrame) -> Markdown:
    """Say in short how many students there are, by the latest counts and by those before."""
    dated = counts[counts["stated_on"].notna()]
    years = listed_under(dated)
    latest = dated[years == years.max()]
    among, taken = (
        pairs(counts, verdict=JUDGED, reading=reading)["verdict"] for reading in READINGS
    )
    ends = records(latest.sort_values(["value", "high"]).iloc[[0, -1]])
    least, most = map(number, ends)
    course = f"The {len(latest)} counts of {years.max()} go from **{least}** to"
    course = course if len(latest) > 1 else f"The one count of {years.max()} is"
    known = official("student_count", area="RU", counterpart="KZ").sort_values("period_end")
    last = records(known)[-1]
    return box(
        f"""{course} **{most}**; {measured(last)} in {last["period_end"].year}, the last count by
        the {last["reporter"]}.""",
        *(_course(counts[counts["side"] == side], name) for side, name in SIDES.items()),
        f"""{against(among)} of {len(among)} pairs of counts of one year contradict each other taken
        literally, {against(taken) or "none"} as commonly taken.""",
        f"""No text says why they differ; {counts["period_start"].isna().sum()} of {len(counts)}
        name no period.""",
    )


def _course(counts: pd.DataFrame, name: str) -> str:
    """Say which counts of a side were the first and the last, and which have no date."""
    undated, dated = (counts[counts["stated_on"].isna() == so] for so in (True, False))
    first, *latest = dated.head(1), dated.iloc[[-2]], dated.tail(1)
    others = f"; also {told(undated)}" if len(undated) else ""
    changes = [
        (verdict_in_words(records(growths(first, count))[0]), wording.hedged(records(count)[0]))
        for count in latest
    ]
    same = len({words for words, _ in changes}) == 1
    fell = changes[0][0] if same else ", ".join(f"to {count} {words}" for words, count in changes)
    return f"""**{name}**: first {told(first)}, last {" and ".join(map(told, latest))}:
        {fell}{others}."""


def verdict_in_words(growth: Row) -> str:
    """Say a change in both readings, for a sentence."""
    if growth["verdict"] == "fall" == growth["implied_verdict"]:
        return f"a fall of {floor(-growth['high'])} to {ceil(-growth['low'])}%"
    verdicts = (growth["verdict"], growth["implied_verdict"])
    literal, taken = (
        "what may be a rise or a fall" if verdict == "cannot be said" else f"a {verdict}"
        for verdict in verdicts
    )
    return literal if literal == taken else f"literally {literal}, as commonly taken {taken}"


def two_verdicts(pair: pd.DataFrame) -> Markdown:
    """Say how two counts lie to each other in both readings, and how firm that is."""
    verdicts = {row["reading"]: row for row in records(pairs(pair, reading=READINGS))}
    gap = wording.amount(abs(verdicts["literal"]["gap"]), "count")
    literal, taken = (verdicts[reading]["verdict"] for reading in READINGS)
    low = records(pair.sort_values("value"))[0]
    return prose(f"""
        Taken literally they {literal} each other by {gap}, as commonly taken they {taken}. *About*
        lets {as_said(low)} reach up by {wording.amount(low["high"] - low["value"], "count")}: the
        verdict is only as firm as that rule.""")


def change_table(*selections: pd.DataFrame) -> pd.DataFrame:
    """Show the change from the first to the last of each selection, in both readings."""
    rows = []
    for counts in selections:
        growth = records(growths(counts.head(1), counts.tail(1)))[0]
        rows.append(
            {
                "from": told(counts.head(1)),
                "to": told(counts.tail(1)),
                "literally": wording.bounds_of(growth),
                "verdict": growth["verdict"],
                "as commonly taken": wording.bounds_of(growth, "implied"),
                "verdict, as commonly taken": growth["implied_verdict"],
            }
        )
    return provenance.by(pd.DataFrame(rows), "from")


def noted(counts: pd.DataFrame) -> Markdown:
    """List the counts that have a note, with it."""
    rows = counts[counts["note"].notna()]
    return points(
        f"{told(rows.iloc[[place]])}: {escaped(note)}" for place, note in enumerate(rows["note"])
    )


def half_of(counts: pd.DataFrame, share: pd.DataFrame) -> Row:
    """Take a share of the count that was stated in the same document: bounds, and the count."""
    part = share.iloc[0]
    whole = records(counts[counts["document_id"] == part["document_id"]])[0]
    ends = {end: whole[end] * part[end] / 100 for end in ("low", "high")}
    return {**ends, "of": number(whole)}


def half_told(half: Row, share: pd.DataFrame, others: pd.DataFrame) -> Markdown:
    """Say how many a share of a count is, beside counts of the same."""
    bounds = wording.bounds(round(half["low"], -2), round(half["high"], -2), "count")
    lie = pd.Series([_beside(row, half) for row in records(others)], index=others.index)
    groups = (wording.listed(sayings(others[lie == how])) for how in dict.fromkeys(lie))
    beside = "; ".join(
        f"{words}, which {how}" for words, how in zip(groups, dict.fromkeys(lie), strict=True)
    )
    part = records(share)[0]
    return prose(f"""
        {provenance.speaker(part)} said in {part["stated_on"][:4]} that {number(part)} of
        {half["of"]} have a scholarship: {bounds}, taken literally. Other texts count {beside}.""")


def _beside(row: Row, half: Row) -> str:
    """Say how a count lies to the bounds of a share."""
    if row["low"] > half["high"]:
        return "is more"
    return "is less" if row["high"] < half["low"] else "can be as many"

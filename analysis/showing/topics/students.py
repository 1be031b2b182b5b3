"""Students of one country in the other."""

from __future__ import annotations

import pandas as pd
from IPython.display import Markdown

from analysis.record.schema import records
from analysis.showing import wording
from analysis.showing.select import growths, pairs
from analysis.showing.topics.prose import caution, points, prose

NO_CHANGE = pd.Series({"no change": 0.0})


def from_first_to_last(counts: pd.DataFrame, statistics: pd.DataFrame) -> Markdown:
    """Say how far the counts fell, and how the first of them lies to the statistics."""
    change = growths(counts.head(1), counts.tail(1)).iloc[0]
    apart = pairs(counts, statistics).iloc[0]
    return prose(f"""
        From the first of these counts to the last it is a {change["verdict"]} of
        {-change["high"]:.0f} to {-change["low"]:.0f}% literally, and of
        {-change["implied_high"]:.0f} to {-change["implied_low"]:.0f}% as commonly taken, if both
        count the same people. For 2019, where the statements and the series of UNESCO overlap, they
        {apart["verdict"]}: by {wording.amount(abs(apart["gap"]), "count")}, or
        {abs(apart["gap_percent"]):.1f}%. UNESCO counts students of universities who came for their
        studies; what the statements count is not said.""")


def flagged(counts: pd.DataFrame) -> pd.DataFrame:
    """Show which of the counts the record marks as errors of their source."""
    marked = counts[counts["flag"].notna()].set_index("as_stated")
    return (
        marked[["stated_on", "flag"]].set_axis(["stated on", "marked"], axis=1).rename_axis("words")
    )


def two_counts(pair: pd.DataFrame) -> Markdown:
    """List two counts with their bounds in both readings."""
    return points(
        f"""{wording.quoted(row["as_stated"])} ({wording.stated(row["stated_on"])}):
        {wording.bounds(row["low"], row["high"], "count")} literally,
        {wording.bounds(row["implied_low"], row["implied_high"], "count")} as commonly taken"""
        for row in records(pair)
    )


def two_verdicts(growth: pd.DataFrame) -> pd.DataFrame:
    """Show a change in both readings, and why it cannot be said where it cannot."""
    row = growth.iloc[0]
    taken = wording.bounds(row["implied_low"], row["implied_high"], "percent")
    return pd.DataFrame(
        {
            "verdict": [row["verdict"], row["implied_verdict"]],
            "change": [wording.bounds(row["low"], row["high"], "percent"), taken],
            "why it cannot be said": ["", row["reason"]],
        },
        index=["literally", "as commonly taken"],
    )


def fall_or_not(growth: pd.DataFrame) -> Markdown:
    """Say how large the change is at least, and on what it rests."""
    row = growth.iloc[0]
    return prose(f"""
        Taken at their word, the two numbers make a fall of at least {-row["high"]:.1f}%. How large
        a fall is open, because *more than* has no upper end. Taken as such words are commonly
        understood, anything from a fall of {-row["implied_low"]:.1f}% to a rise of
        {row["implied_high"]:.1f}% is possible. Either verdict needs an assumption that the texts do
        not give: that {row["basis"]}. In April 2021 the record knows the month alone; the table
        below counts from its end.""")


def reach_of_about(pair: pd.DataFrame) -> Markdown:
    """Say how much further *about* would have to reach for the fall to vanish."""
    earlier, later = records(pair)
    reach, gap = later["high"] - later["value"], earlier["low"] - later["value"]
    return prose(f"""
        The two numbers said are {wording.amount(gap, "count")} apart. The literal bounds let
        {wording.quoted(later["as_stated"])} reach {wording.amount(reach, "count")} either way, the
        implied bounds {wording.amount(later["implied_high"] - later["value"], "count")}. A listener
        who lets *about* reach {wording.amount(gap - reach, "count")} further than the literal rule
        no longer sees a fall. The rule is a choice of this project, so the verdict *fall* is only
        as firm as that choice.""")


def series_ends(pair: pd.DataFrame, statistics: pd.DataFrame) -> Markdown:
    """Say when the official series ends, and that it tests neither of two counts."""
    last = statistics.iloc[-1]
    compared = pairs(pair, statistics, reading=["literal", "implied"])
    return prose(f"""
        The UNESCO Institute for Statistics counts students in Russia by where they come from. In
        this record its series ends in {last["period_end"].year}, with
        {wording.amount(last["value"], "count")}. No value of it stands for the time of either
        claim, so the record compares none with them (comparisons with it in the table of agreement:
        {len(compared)}). The series is context, not a test.""")


def steps(statistics: pd.DataFrame) -> pd.Series:
    """Give by how much a series moved between neighbouring years."""
    years = statistics["period_end"].dt.year
    neighbours = years.diff() == 1
    moves: pd.Series = statistics["value"].diff()[neighbours]
    return moves.set_axis(years[neighbours])


def steps_and_gap(moves: pd.Series, pair: pd.DataFrame) -> Markdown:
    """Compare the steps of the series with the difference of two counts."""
    gap = pair["value"].iloc[0] - pair["value"].iloc[1]
    down, up = int(moves.argmin()), int(moves.argmax())
    falls = (moves <= -gap).sum()
    return prose(f"""
        The two numbers that were said lie {wording.amount(gap, "count")} apart. Between
        neighbouring years of the series the largest rise is {wording.amount(moves.max(), "count")}
        (to {moves.index[up]}), and the largest fall {wording.amount(-moves.min(), "count")} (to
        {moves.index[down]}). Of its
        {len(moves)} such steps, {(moves >= gap).sum()} are rises of the size of that difference or
        more; falls of that size: {falls}.""")


def steps_table(moves: pd.Series) -> pd.DataFrame:
    """Show by how much the series moved."""
    table = moves.map(lambda step: wording.amount(step, "count")).rename_axis("year")
    return table.rename("students more than the year before").to_frame()


def what_is_counted(pair: pd.DataFrame) -> Markdown:
    """List the codebook's caution, and the notes on two counts."""
    notes = (
        f"{wording.stated(row['stated_on'])}: {wording.escaped(row['note'])}"
        for row in records(pair[pair["note"].notna()])
    )
    return points([caution("student_count"), *notes])

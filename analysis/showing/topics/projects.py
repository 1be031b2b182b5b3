"""Joint projects and enterprises: how many, worth how much, and what is counted."""

from __future__ import annotations

import pandas as pd
from IPython.display import Markdown

from analysis.comparing.intervals import added, growth_of, interval
from analysis.record.schema import Row, records
from analysis.showing import wording
from analysis.showing.select import implied, pairs
from analysis.showing.topics.prose import caution, prose, quotation


def gaps_of_counts(counts: pd.DataFrame) -> Markdown:
    """Say how far counts of one year lie apart, and what the verdict takes for granted."""
    table = pairs(counts, verdict="contradict")
    said = counts.set_index("figure_id")["as_stated"]
    told = (
        f"{wording.quoted(said[row['left_id']])} and {wording.quoted(said[row['right_id']])} by "
        f"{abs(row['gap']):.0f}"
        for row in records(table)
    )
    return prose(f"""
        {len(counts)} counts make {len(table)} pairs that exclude each other, in either reading:
        {wording.listed(told)}. The table says *contradict* because it takes them for counts of one
        set, a few months apart. The words do not say that they are. Of April 2021 the record knows
        the month alone: the days in the table are counted from its end.""")


def starts(growth: pd.DataFrame, earlier: pd.DataFrame) -> pd.DataFrame:
    """Show each growth by the words that it starts from."""
    rows = [
        {
            "": f"from “{begin['as_stated']}”",
            "literally": wording.bounds(round(row["low"]), round(row["high"]), "percent"),
            "verdict": row["verdict"],
            "as commonly taken": wording.bounds(
                round(row["implied_low"]), round(row["implied_high"]), "percent"
            ),
            "verdict as commonly taken": row["implied_verdict"],
        }
        for row, begin in zip(records(growth), records(earlier), strict=True)
    ]
    return pd.DataFrame(rows).set_index("")


def depends_on_the_start(growth: pd.DataFrame, earlier: pd.DataFrame) -> Markdown:
    """Say from which counts it is a fall and from which a rise."""
    words = pd.Series(list(map(wording.quoted, earlier["as_stated"])))
    falls, rises = (
        wording.listed(words[(growth["verdict"] == way).to_numpy()]) for way in ("fall", "rise")
    )
    return prose(f"""
        Each row rests on the same condition: *{growth["basis"].iloc[0]}*. From {falls} the count of
        2024 is a fall, from {rises} it is a rise. All follow from their words, under both readings,
        and they cannot all describe one set. Who calls the number of projects rising or falling has
        chosen a starting point. The fall has no lower end: *more than* sets no limit to the number
        that it fell from. Of April 2021 the record knows the month alone; the period in the table
        is counted from its end.""")


def no_mean(done: pd.DataFrame) -> Markdown:
    """Quote a number and a worth that are both open above, and why they have no mean."""
    mean = implied("value_per_item", done).iloc[0]
    words = wording.listed(map(wording.quoted, done["as_stated"]))
    return quotation(f"{words}: {mean['verdict']}, {mean['reason']}.")


def open_mean(done: pd.DataFrame) -> Markdown:
    """Say what dividing two open figures gives, and why that is not what the words say."""
    number, worth = records(done)
    mean = implied("value_per_item", done).iloc[0]
    return prose(f"""
        Divide the two and the result is {wording.amount(mean["value"], "USD")} a project. It is not
        what the words say. Both are open above:
        {wording.bounds(worth["low"], worth["high"], "USD")}, and
        {wording.bounds(number["low"], number["high"], "count")} projects. Ten times as many
        projects for the same money make {wording.amount(mean["value"] / 10, "USD")} each, ten times
        the money for as many projects {wording.amount(mean["value"] * 10, "USD")}, and the words
        allow both. Literally, the mean **{mean["verdict"]}**. As the words are commonly taken, it
        is {wording.bounds(mean["implied_low"], mean["implied_high"], "USD")}.""")


def a_day_later(done: pd.DataFrame, exact: pd.DataFrame) -> Markdown:
    """Say how far the number without a hedge lies from the hedged one, and what the mean is."""
    hedged, number = done.iloc[0], exact.iloc[0]
    mean = implied("value_per_item", exact).iloc[0]
    return prose(f"""
        The hedges of the article had hidden little: {number["value"]:.0f} is
        {number["value"] / hedged["value"] - 1:.1%} above the number that *over* was said of. With
        numbers and no hedges the mean of a completed project is
        {wording.bounds(mean["low"], mean["high"], "USD")}.""")


def mean_under_way(running: pd.DataFrame) -> Markdown:
    """Say what a project under way is worth in the mean, and on what condition."""
    mean = implied("value_per_item", running).iloc[0]
    return prose(f"""
        That is {wording.bounds(mean["low"], mean["high"], "USD")} a project. The condition:
        *{mean["basis"]}*. It is a mean; how far single projects lie from it is not said. And it is
        of projects under way, whose cost may be a plan:
        *{caution("joint_projects_under_way_value")}*""")


def done_and_under_way(article: pd.DataFrame) -> Markdown:
    """Say how many projects are completed and under way together."""
    total = implied("sum", article).iloc[0]
    running = article.query("indicator == 'joint_projects_under_way'").iloc[0]
    return prose(f"""
        The {wording.quoted(running["as_stated"])} come on top of the completed ones. Together that
        is {wording.bounds(total["low"], total["high"], "count")}, or
        {wording.bounds(total["implied_low"], total["implied_high"], "count")} as commonly taken.
        The condition is that *{total["basis"].split(";")[0]}*.""")


def counts_side_by_side(firms: pd.DataFrame, text: pd.DataFrame) -> Markdown:
    """Set beside each other the counts of 2021, and those of 2025."""
    first, *_, second = records(firms[firms["stated_on"].str[:4] == "2021"])
    before, *_, after = records(firms[firms["stated_on"].str[:4] == "2025"])
    return prose(f"""
        In three months of 2021 the counts went from {wording.amount(first["value"], "count")} to
        {wording.quoted(second["as_stated"])}; with the joint enterprises added, the first makes
        {wording.amount(text["value"].sum(), "count")}. In 2025
        {wording.quoted(before["as_stated"])} came before {wording.quoted(after["as_stated"])}.
        Literally all of these can be true at once.""")


def rise_between(growth: pd.DataFrame, early: pd.DataFrame, late: pd.DataFrame) -> Markdown:
    """Say from where to where a count rose."""
    rise, begin, end = growth.iloc[0], early["value"].item(), late["value"].item()
    return prose(
        f"From {begin:,.0f} to {end:,.0f}: a {rise['verdict']} by {rise['low']:.0f} to "
        f"{rise['high']:.0f}%."
    )


def what_is_counted(growth: pd.DataFrame, early: pd.DataFrame, late: pd.DataFrame) -> Markdown:
    """Say which sets two counts of enterprises are of."""
    begin, end = early.iloc[0], late.iloc[0]
    return prose(f"""
        The condition is *{growth["basis"].iloc[0]}*. The words do not say so. On
        {wording.stated(begin["stated_on"])} the count is of enterprises *with Russian
        participation*, to the last unit: {wording.amount(begin["value"], "count")}. On
        {wording.stated(end["stated_on"])} it is of *Russian companies*, to the thousand:
        {wording.bounds(end["low"], end["high"], "count")}. A company may be registered or active, a
        branch, a sole trader or a joint venture; neither text says which it counts. The codebook
        warns: *{caution("enterprises")}*""")


def joint_among_them(joint: pd.DataFrame, early: pd.DataFrame) -> Markdown:
    """Quote the note on joint enterprises that stand beside others."""
    row = joint.iloc[0]
    numbers = f"{row['value']:,.0f} and {early['value'].item():,.0f}"
    return quotation(f"{numbers}: {wording.escaped(row['note'])}")


def both_kinds(joint: Row, early: Row) -> Row:
    """Add the joint enterprises to the others, as if they stood beside them."""
    low, high = added(interval(joint, "literal"), interval(early, "literal"))
    return {**early, "low": low, "high": high}


def rise_of_both_kinds(early: pd.DataFrame, joint: pd.DataFrame, late: pd.DataFrame) -> Markdown:
    """Say what the rise is without and with the joint enterprises."""
    (first,), (also,), (last,) = records(early), records(joint), records(late)
    both = both_kinds(also, first)
    rises = [
        growth_of(interval(row, "literal"), interval(last, "literal")) for row in (first, both)
    ]
    without, with_them = (wording.bounds(*rise, "percent") for rise in rises)
    return prose(f"""
        If they are among them, the text counts {wording.amount(first["value"], "count")}
        enterprises; if they stand beside them, {wording.amount(both["low"], "count")}. Should the
        count of 2024 include both kinds, the rise is {without} in the first case and {with_them} in
        the second. It is a rise either way; its size hangs on a word.""")


def opened_within_a_year(new: pd.DataFrame, late: pd.DataFrame) -> Markdown:
    """Say what part of the enterprises opened within the last year."""
    share = implied("share_of_whole", pd.concat([new, late])).iloc[0]
    part, whole = new["value"].item(), late["value"].item()
    return prose(f"{part:,.0f} of {whole:,.0f}: {share['low']:.0f} to {share['high']:.0f}%.")


def yearly_rise(growth: pd.DataFrame, text: pd.DataFrame, article: pd.DataFrame) -> Markdown:
    """Compare the mean rise a year with the openings of the last year."""
    early, joint = records(text)
    late, new = records(article)
    both = both_kinds(joint, early)
    years = (late["period_end"] - growth["period_start"].iloc[0]).days / 365.25
    one, other = (
        f"{(late['low'] - base['low']) / years:,.0f} to {(late['high'] - base['low']) / years:,.0f}"
        for base in (early, both)
    )
    return prose(f"""
        Both numbers are stated to the thousand, hence the width. How many companies there were a
        year earlier does not follow: *{caution("enterprises_new")}* Between the two dates lie
        {years:.1f} years. The rise from {wording.amount(early["value"], "count")} is, in the mean,
        {one} a year net of closures; the openings of the last year are
        {wording.bounds(new["low"], new["high"], "count")}. These barely meet: unless both numbers
        lie just there, more opened in the years before, or the two counts are not of one set. From
        {wording.amount(both["low"], "count")} the mean is {other}, which the last year's openings
        could match. The numbers do not tell which it is.""")

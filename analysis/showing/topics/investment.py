"""Investment of one country in another: in a year, in several, in all."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
from IPython.display import Markdown

from analysis.comparing.intervals import divided, interval
from analysis.comparing.vintages import said_until
from analysis.record.load import all_figures, figure_ids, load, together
from analysis.record.schema import AREAS, records
from analysis.showing import provenance, wording
from analysis.showing.select import JUDGED, implied, pairs
from analysis.showing.topics.firmness import turning
from analysis.showing.topics.opening import (
    SIDES,
    against,
    amounts,
    as_said,
    box,
    by_side,
    by_speaker,
    said_by_sides,
    said_in,
    told,
    verdict_on,
    year_of,
)
from analysis.showing.topics.prose import points, prose


def answer(totals: pd.DataFrame, flows: pd.DataFrame, position: pd.DataFrame) -> Markdown:
    """Say in short what the totals are, and why they differ."""
    last, before = (totals[said_in(totals) == said_in(totals).max() - back] for back in (0, 1))
    among = pairs(totals, verdict=JUDGED)
    known = records(position[position["unit"] == "USD"])[-1]
    since = totals[totals["stated_on"] > str(known["period_end"].date())]
    years = flows["period_end"].dt.year
    began, cite = (totals[name].notna().sum() or "none" for name in ("period_start", "data_of"))
    moved = wording.listed(_moved(totals[totals["side"] == side], side) for side in SIDES)
    return box(
        f"""**{said_in(last).max()}**: {said_by_sides(last)}. **{said_in(before).max()}**:
        {said_by_sides(before)}.""",
        f"""Why the totals differ no text says: {began} of {len(totals)} name the year from which
        they count, and {cite} whose data they are. They may be inflows of many years, what remains
        of these, or projects.""",
        f"""The inflows that were named for whole years, {years.min()} to {years.max()}, are
        {wording.bounds(flows["value"].min(), flows["value"].max(), "USD")} a year. From one total
        to the next {moved}.""",
        f"""The balance of payments, which counts what remains, had
        {wording.amount(known["value"], "USD")} at {wording.day(known["period_end"])}, the latest in
        dollars; the least total named since is {told(since.sort_values("value").head(1))}.""",
        f"""Of the {len(among)} pairs of totals of one year {against(among["verdict"])} contradict
        each other taken literally; {turning(among) or "none"} of the verdicts
        {"turns" if turning(among) == 1 else "turn"} with the reach of *about* and *almost*.""",
    )


def _moved(totals: pd.DataFrame, side: str) -> str:
    """Say by how much the totals of a side moved from one to the next."""
    steps = totals["value"].diff().dropna()
    name = SIDES[side]
    return f"those of {name} moved by {wording.bounds(steps.min(), steps.max(), 'USD')}"


def by_year(totals: pd.DataFrame, flows: pd.DataFrame, position: pd.DataFrame) -> pd.DataFrame:
    """Show for each year the flow stated of it, the totals said in it, and the position."""
    said, of, at = said_in(totals), year_of(flows), position["period_end"].dt.year
    table = []
    for year in sorted({*said, *of, *at}, reverse=True):
        group = totals[said == year]
        sides = {f"total, {name}": words for name, words in by_side(group).items()}
        table.append(
            {
                "year": str(year),
                "statistics: position": amounts(position[at == year]) or "none",
                "flow of the year": told(flows[of == year]),
                **sides,
                "verdict on the totals": verdict_on(group),
            }
        )
    return provenance.by(pd.DataFrame(table), "year")


def grown(totals: pd.DataFrame, flows: pd.DataFrame) -> pd.DataFrame:
    """Choose what a total of the record comes to by the flows that were stated since."""
    return implied("stock_and_flows", together(totals, flows))


def grown_table(rows: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """Show what totals come to by the stated flows, beside the totals said in the last year."""
    said = all_figures().set_index("figure_id", drop=False)
    table = []
    for row in records(rows):
        ids = figure_ids(row)
        year = row["period_end"].year
        table.append(
            {
                "total": told(said.loc[ids[:1]]),
                "flows since": told(said.loc[ids[1:]]),
                "make at the end of": str(year),
                "by the numbers": wording.amount(row["value"], "USD"),
                "at most, as commonly taken": wording.amount(row["implied_high"], "USD"),
                "totals named in that year": told(totals[said_in(totals) == year]),
            }
        )
    return provenance.by(pd.DataFrame(table), "total")


def contradictions(totals: pd.DataFrame) -> pd.Series:
    """Count by year how many totals of one side exclude one of the other side."""
    year = totals["stated_on"].str[:4].astype(int)
    counts = {}
    for name, group in totals.groupby(year):
        ours, theirs = (group[group["side"] == side] for side in SIDES)
        verdicts = pairs(ours, theirs, verdict=JUDGED)["verdict"]
        if len(verdicts):
            counts[name] = int((verdicts == "contradict").sum())
    return pd.Series(counts).rename("contradictions between the sides").rename_axis("said in")


def steps(totals: pd.DataFrame, flows: pd.DataFrame) -> pd.DataFrame:
    """Set the steps from total to total of one side beside the flows stated of those years.

    A flow counts where its year ends after the earlier total was said, and begins before the later.
    """
    rows = records(totals)
    table = []
    for earlier, later in pairwise(rows):
        begin, end = said_until(earlier["stated_on"]), said_until(later["stated_on"])
        between = flows[(flows["period_end"] > begin) & (flows["period_start"] < end)]
        years = between["period_end"].dt.year
        table.append(
            {
                "from": f"{wording.hedged(earlier)}, {wording.month(earlier['stated_on'])}",
                "to": f"{wording.hedged(later)}, {wording.month(later['stated_on'])}",
                "step": later["value"] - earlier["value"],
                "step at least": later["low"] - earlier["high"],
                "step at most": later["high"] - earlier["low"],
                "flows of these years": between.groupby(years)["value"].max().sum(),
                "years with a stated flow": ", ".join(map(str, sorted(set(years)))) or "none",
            }
        )
    return provenance.by(pd.DataFrame(table), "from")


def steps_in_words(table: pd.DataFrame) -> pd.DataFrame:
    """Write the steps for readers; an end that a hedge leaves open is said to be open."""
    money = ["step", "step at least", "step at most", "flows of these years"]
    shown = table.copy().astype(object)
    for name in money:
        shown[name] = [
            "open" if abs(value) == float("inf") else wording.amount(value, "USD")
            for value in table[name]
        ]
    return shown


def in_one_month(totals: pd.DataFrame) -> Markdown:
    """List totals with what they allow."""
    return points(
        f"""{by_speaker(row)}: {wording.bounds(row["low"], row["high"], "USD")} taken literally,
        {wording.bounds(row["implied_low"], row["implied_high"], "USD")} as commonly taken"""
        for row in records(totals)
    )


def times_the_position(totals: pd.DataFrame, position: pd.DataFrame) -> Markdown:
    """Say how many times the position the totals of the same and later years are."""
    known = records(position[position["unit"] == "USD"])[-1]
    said = totals[totals["stated_on"] >= str(known["period_end"].year)]
    first = records(said)[0]
    return prose(f"""
        The balance of payments counts what remains, by the first country that the money comes
        from: {wording.amount(known["value"], known["unit"])} at
        {wording.day(known["period_end"])}. The next total that was said,
        {by_speaker(first)}, is at least {first["low"] / known["value"]:.1f} times as much. Gross
        inflows since some year, money that comes through third countries, and sums of projects
        could each make such a gap; no speaker says which.""")


def year_before(flows: pd.DataFrame) -> Markdown:
    """Say what a doubling asks for, and what was stated of the year before."""
    row = flows[(flows["measure"] == "multiple")].iloc[0]
    level = flows.query("document_id == @row['document_id'] and measure == 'level'").iloc[0]
    earlier = implied("earlier_level", flows)
    asked = earlier[earlier["derived_from"].str.contains(row["figure_id"], regex=False)]
    before = asked["period_end"].dt.year.iloc[0]
    is_level = flows["measure"] == "level"
    said = flows[is_level & (flows["period_end"].dt.year == before)]
    return prose(f"""
        {by_speaker(records(flows[flows["figure_id"] == row["figure_id"]])[0])} to
        {wording.amount(level["value"], "USD")} in {row["period_end"].year} asks for
        {wording.bounds(asked["low"].iloc[0], asked["high"].iloc[0], "USD")} in {before}. For that
        year another official of the same side stated {told(said)}: they
        {pairs(asked, said)["verdict"].item()}.""")


def fall_behind_a_level(flows: pd.DataFrame, halves: pd.DataFrame) -> Markdown:
    """Say what a stated fall implies for the year before, and which part its first half was."""
    fall = records(flows[(flows["measure"] == "change") & (flows["value"] < 0)])[0]
    earlier = implied("earlier_level", flows)
    behind = earlier["derived_from"].str.contains(fall["figure_id"], regex=False)
    before = records(earlier[behind])[0]
    half = records(halves[halves["period_end"].dt.year == before["period_end"].year])[0]
    part = divided(interval(half, "literal"), interval(before, "literal"))
    return prose(f"""
        Who named the sum of {fall["period_end"].year} said in the same breath:
        {as_said(fall)}. So {before["period_end"].year} had
        {wording.bounds(before["low"], before["high"], "USD")}, if the base is the year before. Of
        its first half {wording.amount(half["value"], "USD")} was stated, which is
        {100 * part.low:.1f} to {100 * part.high:.1f}% of that.""")


def means(over_years: pd.DataFrame) -> pd.DataFrame:
    """Divide totals of several years by these."""
    years = (over_years["period_end"] - over_years["period_start"]).dt.days / 365.25
    ends = {end: over_years[end] / years for end in ("value", "implied_low", "implied_high")}
    return over_years.assign(**ends)


def yearly_means(over_years: pd.DataFrame) -> pd.DataFrame:
    """Show totals of several years with what they are in the mean of a year."""
    rows = [
        {
            "period": wording.period(row["period_start"], row["period_end"]),
            "invested in": AREAS[row["ref_area"]],
            "total": told(over_years[over_years["figure_id"] == row["figure_id"]]),
            "mean of a year": wording.amount(row["value"], "USD"),
            "as commonly taken": wording.bounds(row["implied_low"], row["implied_high"], "USD"),
        }
        for row in records(means(over_years))
    ]
    return provenance.by(pd.DataFrame(rows), "period")


def cautions(topic: str) -> Markdown:
    """List the codebook's cautions on the indicators of a topic."""
    indicators = load("indicators")
    rows = records(indicators[indicators["topic"] == topic])
    return points(
        f"**{row['title']}** ({row['nature']}): {wording.escaped(row['caution'])}"
        for row in rows
        if row["indicator"].startswith("investment")
    )


def not_concluded(totals: pd.DataFrame, flows: pd.DataFrame) -> Markdown:
    """List what cannot be concluded of investment."""
    cites = totals["data_of"].notna().sum()
    return points(
        [
            f"""**What a total adds up.** {cites} of {len(totals)} totals say whose data they use,
            and none names the year from which it counts.""",
            f"""**That investment grew.** Flows were stated for {year_of(flows).nunique()} whole
            years, and the first of them was called a fall.""",
            """**That a total is wrong.** A stock also changes by prices, rates of exchange,
            write-offs and what is counted; a step that is not the flow may have such reasons.""",
            """**Gross or net, direct or all investment.** Most texts do not say.""",
        ]
    )

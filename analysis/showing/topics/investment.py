"""Investment of one country in another: in a year, in several, in all."""

from itertools import pairwise
from math import ceil, floor

import pandas as pd
from IPython.display import Markdown

from analysis.comparing.intervals import divided, interval
from analysis.comparing.rows import said_in, said_until
from analysis.record.load import all_figures, figure_ids, together
from analysis.record.schema import AREAS, Row, records
from analysis.showing import provenance, wording
from analysis.showing.named import measured, number
from analysis.showing.select import JUDGED, implied, pairs
from analysis.showing.topics.opening import (
    PARTS,
    SIDES,
    as_said,
    box,
    by_side,
    listed_under,
    said_by_sides,
    sayings,
    told,
    verdict_on,
)
from analysis.showing.topics.prose import prose

#: The areas of a figure.
AREAS_OF = ("ref_area", "counterpart_area")
#: Periods that are told of totals: the line of one is that of the year in which it was said.
TOLD = (*PARTS, "year")


def answer(
    said: pd.DataFrame, flows: pd.DataFrame, position: pd.DataFrame, over_years: pd.DataFrame
) -> Markdown:
    """Say in short what the totals of the last years are, and why they differ."""
    years = sorted(set(said_in(said).dropna()), reverse=True)[:2]
    known = records(position[position["unit"] == "USD"])[-1]
    long = long_sums(over_years)
    remains = at_days(position[position["period_end"] >= known["period_end"]])
    dollars = said[said["unit"] == "USD"]
    return box(
        *(
            f"**{year}**: {said_by_sides(dollars[said_in(dollars) == year], TOLD)}."
            for year in years
        ),
        f"""No text says why they differ; {said["period_start"].isna().sum()} of {len(said)} name no
        time that they cover. {of_years(said, over_years)} Kazakhstan's totals are as large as the
        sums named for {years_of(long).min():.0f} to {years_of(long).max():.0f} years, of which
        Russia's side named {wording.listed(over(long[long["side"] == "RU"]))}.""",
        f"""What remains, by the balance of payments: {wording.listed(remains)}; next was named
        {told(since(said, known).head(1))}. Of single years
        {wording.bounds(flows["value"].min(), flows["value"].max(), "USD")} were named.""",
    )


def named_of_years(said: pd.DataFrame, over_years: pd.DataFrame) -> pd.DataFrame:
    """Choose the sums of several years that their speaker named on the day of a total as large."""
    same = [*AREAS_OF, "speaker", "stated_on", "value", "hedge", "unit"]
    alone = said[said["period_start"].isna() & said["stated_on"].str.len().eq(len("2023-11-09"))]
    keys = pd.MultiIndex.from_frame(alone[same].astype(object))
    return over_years[pd.MultiIndex.from_frame(over_years[same].astype(object)).isin(keys)]


def of_years(said: pd.DataFrame, over_years: pd.DataFrame) -> str:
    """Say which totals are of some years by another report of the day, if there are any."""
    known = over(named_of_years(said, over_years))
    which = "one is" if len(known) == 1 else "some are"
    told_of = f"By another report of the same day {which} of some years: {wording.listed(known)}."
    return told_of if known else ""


def at_days(position: pd.DataFrame) -> list[str]:
    """Write what remained on each day."""
    return [f"{measured(row)} at {wording.day(row['period_end'])}" for row in records(position)]


def years_of(over_years: pd.DataFrame) -> pd.Series:
    """Give the number of years that each sum of several years covers."""
    return (over_years["period_end"] - over_years["period_start"]).dt.days / 365.25


def long_sums(over_years: pd.DataFrame) -> pd.DataFrame:
    """Choose what officials of either side named for more than ten years in Kazakhstan."""
    long = over_years[(over_years["ref_area"] == "KZ") & (years_of(over_years).round() > 10)]
    return long[long["side"].isin(SIDES)]


def over(rows: pd.DataFrame) -> list[str]:
    """Write sums of several years with the number of these."""
    return [
        f"{words.replace(' (', f' over {years:.0f} years (', 1)}"
        for words, years in zip(sayings(rows), years_of(rows), strict=True)
    ]


def since(said: pd.DataFrame, known: Row) -> pd.DataFrame:
    """Choose the totals said after an official figure."""
    later: pd.DataFrame = said[said["stated_on"] > str(known["period_end"].date())]
    return later


def by_year(
    said: pd.DataFrame, flows: pd.DataFrame, position: pd.DataFrame, over_years: pd.DataFrame
) -> pd.DataFrame:
    """Show for each year the flow stated of it, the totals said in it, and the position."""
    kazakhstan = over_years[over_years["ref_area"] == "KZ"]
    years = [
        said_in(said),
        listed_under(flows),
        position["period_end"].dt.year,
        said_in(kazakhstan),
    ]
    table = []
    for year in sorted({*pd.concat(years)}, reverse=True):
        group, flow, at, several = (
            rows[of == year]
            for rows, of in zip((said, flows, position, kazakhstan), years, strict=True)
        )
        sides = {f"total, {name}": words for name, words in by_side(group, TOLD).items()}
        table.append(
            {
                "year": str(year),
                "what remains, by the balance of payments": ", ".join(at_days(at)),
                "flow of the year": told(flow),
                **sides,
                "sum of several years": ", ".join(over(several)),
                "verdict on the totals": verdict_on(group),
            }
        )
    return provenance.by(pd.DataFrame(table), "year")


def grown(totals: pd.DataFrame, flows: pd.DataFrame) -> pd.DataFrame:
    """Choose what a total of the record comes to by the flows that were stated since."""
    return implied("stock_and_flows", together(totals, flows))


def grown_table(rows: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """Show what totals come to by the stated flows, beside the totals said in the last year.

    Totals of one number stand in one row.
    """
    said = all_figures().set_index("figure_id", drop=False)
    parts = rows["derived_from"].str.partition(";")
    table = []
    for _, same in rows.assign(stock=parts[0], flows=parts[2]).groupby(["value", "flows"]):
        row = records(same)[0]
        year = row["period_end"].year
        table.append(
            {
                "total": told(said.loc[[*same["stock"]]]),
                "flows since": told(said.loc[figure_ids(row)[1:]]),
                "make at the end of": str(year),
                "by the numbers": wording.value_of(row),
                "the most, as commonly taken": wording.amount(same["implied_high"].max(), "USD"),
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
    """Set the steps from number to number of one side beside the flows stated of those years.

    A flow counts where its year ends after the earlier total was said, and begins before the later.
    """
    rows = records(totals)
    table = []
    for earlier, later in pairwise(rows):
        if earlier["value"] == later["value"]:
            continue
        begin, end = said_until(earlier["stated_on"]), said_until(later["stated_on"])
        between = flows[(flows["period_end"] > begin) & (flows["period_start"] < end)]
        largest = between.groupby(between["period_end"].dt.year)["value"].max()
        years = wording.listed(map(str, largest.index))
        table.append(
            {
                "side": str(earlier["side"]),
                "from": f"{number(earlier)}, {wording.month(earlier['stated_on'])}",
                "to": f"{number(later)}, {wording.month(later['stated_on'])}",
                "step": wording.bounds(
                    later["low"] - earlier["high"], later["high"] - earlier["low"], "USD"
                ),
                "flows of these years": f"{wording.amount(largest.sum(), 'USD')} ({years})"
                if years
                else "none named",
            }
        )
    return provenance.by(pd.DataFrame(table), "from")


def steps_of_sides(totals: pd.DataFrame, flows: pd.DataFrame) -> pd.DataFrame:
    """Set the steps of both sides one below the other."""
    both = pd.concat([steps(totals[totals["side"] == side], flows) for side in SIDES])
    return both.assign(side=both["side"].map(SIDES))


def part_of_all(one: pd.DataFrame, whole: pd.DataFrame, share: pd.DataFrame) -> Markdown:
    """Say what part of all foreign investment one country's is, by sums and by a stated share."""
    part = divided(*(interval(records(rows)[0], "literal") for rows in (one, whole)))
    return prose(f"""
        Of {told(whole)} of all countries {told(one)} is
        {wording.computed(100 * part.low, 100 * part.high, "percent")}; for
        {share["period_end"].dt.year.max()} {told(share)} was named, of the foreign capital.""")


def times_the_position(said: pd.DataFrame, known: Row) -> Markdown:
    """Say how many times the position the first of the later totals is."""
    after = since(said, known).head(1)
    position = known["value"]
    first = records(after)[0]
    low, high = (first[end] / position for end in ("low", "high"))
    return prose(f"""
        The balance of payments counts by the first country that the money comes from. The first
        total since, {told(after)}, is {floor(10 * low) / 10} to {ceil(10 * high) / 10} times its
        {measured(known)} of {wording.day(known["period_end"])}; for its
        euros the record has no rate.""")


def fall_behind_a_level(flows: pd.DataFrame, halves: pd.DataFrame) -> Markdown:
    """Say what a stated fall implies for the year before, and which part its first half was."""
    fall = records(flows[(flows["measure"] == "change") & (flows["value"] < 0)])[0]
    earlier = implied("earlier_level", flows)
    behind = earlier["derived_from"].str.contains(fall["figure_id"], regex=False)
    before = records(earlier[behind])[0]
    half = records(halves[halves["period_end"].dt.year == before["period_end"].year])[0]
    part = divided(interval(half, "literal"), interval(before, "literal"))
    return prose(f"""
        {provenance.speaker(fall)} named the sum of {fall["period_end"].year} as one that fell:
        {as_said(fall)}. So
        {before["period_end"].year} had {wording.bounds_of(before)}. For
        its first half {wording.amount(half["value"], "USD")} was stated,
        {100 * part.low:.1f} to {100 * part.high:.1f}% of that.""")


def meeting(total: Row) -> Markdown:
    """Say where a total with an upper end meets a sum that begins there."""
    return prose(f"""
        If both count the same, {wording.amount(total["high"], total["unit"])} alone fits both.""")


def one_flow(flow: pd.DataFrame) -> Markdown:
    """Tell of the one flow that was named of a direction."""
    row = records(flow)[0]
    return prose(f"""
        One flow of this direction was named, of {wording.period_of(row)}: {told(flow)},
        {as_said(row)} as of the other.""")


def yearly_means(over_years: pd.DataFrame) -> pd.DataFrame:
    """Show totals of several years with what they are in the mean of a year."""
    rows = [
        {
            "period": wording.period_of(row),
            "invested in": AREAS[row["ref_area"]],
            "total": total,
            "mean of a year": wording.amount(row["value"] / years, "USD", wording.COMPUTED),
            "as commonly taken": wording.computed(
                row["implied_low"] / years, row["implied_high"] / years, "USD"
            ),
        }
        for row, total, years in zip(
            records(over_years), sayings(over_years), years_of(over_years), strict=True
        )
    ]
    return provenance.by(pd.DataFrame(rows), "period")

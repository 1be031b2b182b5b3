"""Investment of one country in another: in a year, in several, in all."""

from __future__ import annotations

import pandas as pd
from IPython.display import Markdown

from analysis.comparing.intervals import divided, interval
from analysis.comparing.vintages import said_until
from analysis.record.load import load
from analysis.record.schema import AREAS, records
from analysis.showing import wording
from analysis.showing.select import JUDGED, figures, implied, official, pairs
from analysis.showing.topics.prose import points, prose


def totals_of_a_month(totals: pd.DataFrame, month: str) -> Markdown:
    """Set the totals that were stated in one month beside each other, and beside the position."""
    of_month = totals[totals["stated_on"].str.startswith(month)]
    larger, smaller = records(of_month.sort_values("value", ascending=False))
    verdicts = pairs(of_month, reading=["literal", "implied"])
    literal, taken = records(verdicts)
    same = totals[(totals["value"] == smaller["value"]) & totals["hedge"].isna()].iloc[0]
    years = said_until(smaller["stated_on"]).year - said_until(same["stated_on"]).year
    position = official("investment_position", area="KZ", counterpart="RU").iloc[-1]
    return prose(f"""
        In {wording.month(month)} {wording.quoted(larger["as_stated"])} stood beside
        {wording.quoted(smaller["as_stated"])}. Literally they {literal["verdict"]}: *more than* has
        no upper end. As commonly taken they {taken["verdict"]}, by
        {wording.amount(abs(taken["gap"]), "USD")}. The smaller number had been stated without a
        hedge {years} years before.

        What would explain the gap is what is added up: gross inflows since some year, or what
        remains. The balance of payments counts what remains, by the first country that the money
        comes from: {wording.amount(position["value"], position["unit"])} at the end of
        {position["period_end"].year}. No speaker says which of these is meant.""")


def year_before(flows: pd.DataFrame) -> Markdown:
    """Say what a doubling asks for, and what the fall to the sum of the year before implies."""
    row = flows[(flows["measure"] == "multiple")].iloc[0]
    level = flows.query("document_id == @row['document_id'] and measure == 'level'").iloc[0]
    earlier = implied("earlier_level", flows)
    asked = earlier[earlier["derived_from"].str.contains(row["figure_id"], regex=False)]
    said = flows[(flows["measure"] == "level") & (flows["period_end"].dt.year == 2022)].iloc[0]
    verdict = pairs(asked, flows.query("figure_id == @said['figure_id']"))["verdict"].item()
    return prose(f"""
        {wording.quoted(row["as_stated"], first=True)} to {wording.amount(level["value"], "USD")} in
        {row["period_end"].year} asks for half of that in {said["period_end"].year}. For that year
        another official of the same side stated {wording.amount(said["value"], "USD")}: they
        {verdict}.""")


def fall_behind_a_level(flows: pd.DataFrame, halves: pd.DataFrame) -> Markdown:
    """Say what a stated fall implies for the year before, and which part its first half was."""
    fall = flows[(flows["measure"] == "change") & (flows["value"] < 0)].iloc[0]
    earlier = implied("earlier_level", flows)
    behind = earlier["derived_from"].str.contains(fall["figure_id"], regex=False)
    before = records(earlier[behind])[0]
    half = records(halves[halves["period_end"].dt.year == before["period_end"].year])[0]
    part = divided(interval(half, "literal"), interval(before, "literal"))
    return prose(f"""
        Who named the sum of {fall["period_end"].year} said in the same breath:
        {wording.quoted(fall["as_stated"])}. So {before["period_end"].year} had
        {wording.bounds(before["low"], before["high"], "USD")}, if the base is the year before. Of
        its first half {wording.amount(half["value"], "USD")} was stated, which is
        {100 * part.low:.1f} to {100 * part.high:.1f}% of that.""")


def yearly_mean(total: pd.DataFrame) -> Markdown:
    """Say what a total over years is in the mean."""
    row, mean = total.iloc[0], implied("yearly_mean", total).iloc[0]
    return prose(f"""
        The total is {wording.amount(row["value"], "USD")}
        ({wording.bounds(row["low"], row["high"], "USD")} literally), for the period
        {wording.period(row["period_start"], row["period_end"])}. The record divides it and gets
        {wording.amount(mean["value"], "USD")} a year
        ({wording.bounds(mean["low"], mean["high"], "USD")}). It keeps the result marked:
        *{mean["basis"]}*.""")


def both_ways(flows: pd.DataFrame) -> pd.DataFrame:
    """Show where money goes and whose it is, with the hedge and the floor of each amount."""
    rows = [
        {
            "words": row["as_stated"],
            "invested in": AREAS[row["ref_area"]],
            "by investors of": AREAS[row["counterpart_area"]],
            "hedge": row["hedge"],
            "floor": wording.amount(row["low"], row["unit"]),
        }
        for row in records(flows)
    ]
    return pd.DataFrame(rows).set_index("words")


def year_and_mean(year: pd.DataFrame, total: pd.DataFrame) -> Markdown:
    """Say how many times the mean a year is, at least and as commonly taken."""
    row, mean = records(year)[0], records(implied("yearly_mean", total))[0]
    taken = divided(interval(row, "implied"), interval(mean, "implied"))
    return prose(f"""
        Literally {row["period_end"].year} had {wording.bounds(row["low"], row["high"], "USD")}; the
        mean is at most {wording.amount(mean["high"], "USD")}. The least that the words allow for
        the year is therefore **{row["low"] / mean["high"]:.2f} times** the most that they allow for
        the mean. No upper end can be given. As commonly taken, the year is {taken.low:.2f} to
        {taken.high:.2f} times the mean.""")


def room_for_such_years(year: pd.DataFrame, total: pd.DataFrame) -> Markdown:
    """Say how many years of a total could have had the floor of another year."""
    row, whole = year.iloc[0], total.iloc[0]
    room = int(whole["high"] // row["low"])
    return prose(f"""
        The ten years may have been very uneven. With no year below zero, up to {room} of them could
        have had {wording.amount(row["low"], "USD")} each
        ({wording.amount(room * row["low"], "USD")} together, of
        {wording.amount(whole["high"], "USD")} at most) and the stated total would still hold. So
        {row["period_end"].year} may have been the first such year or one of several. If investment
        is counted net, single years can be negative, and not even that limit holds.""")


def cautions(topic: str) -> Markdown:
    """List the codebook's cautions on the indicators of a topic."""
    indicators = load("indicators")
    rows = records(indicators[indicators["topic"] == topic])
    return points(
        f"**{row['title']}** ({row['nature']}): {wording.escaped(row['caution'])}" for row in rows
    )


def checks(total: pd.DataFrame) -> Markdown:
    """Say how many official figures there are of investment, and verdicts on a total of years."""
    topic = load("indicators").query("topic == 'investment'")["indicator"]
    statistics = official(*topic, with_statements=True)
    reported = (statistics["basis"] == "reported").sum()
    judged = pairs(total, figures(*topic), verdict=JUDGED, reading=["literal", "implied"])
    return prose(f"""
        Official figures of investment in the record: {len(statistics)}, of which an office
        published {reported}. Verdicts on the total of ten years in its table of agreement:
        {len(judged)}; by rule a cumulative total and a flow are never compared. What is said above
        is arithmetic on words, not a check of either number.""")

"""Electricity, oil and gas from one country to the other or through it, and the rails."""

from __future__ import annotations

import pandas as pd
from IPython.display import Markdown

from analysis.record.schema import Row, records
from analysis.showing import wording
from analysis.showing.select import official
from analysis.showing.topics.opening import box, by_speaker, in_periods, told
from analysis.showing.topics.prose import caution, points, prose


def answer(
    power: pd.DataFrame, oil: pd.DataFrame, gas: pd.DataFrame, transit: pd.DataFrame
) -> Markdown:
    """Say what was named for electricity, oil, gas and the rails."""
    rail, year = last_days(transit), transit["period_end"].dt.year.max()
    named = (rows["indicator"].iloc[0] for rows in (power, oil, gas, transit))
    measured = len(official(*named)) or "none"
    done, planned = (power[power["status"] == status] for status in ("actual", "planned"))
    return box(
        f"""Electricity from Russia: {in_periods(done.drop_duplicates("value"))} were named;
        planned were {in_periods(planned)}.""",
        f"""Oil of Russia through Kazakhstan: every sum, whether it was, is planned or expected,
        lies between {wording.amount(oil["value"].min(), "t")} and
        {wording.amount(oil["value"].max(), "t")} a year.""",
        f"""Gas of Russia to Uzbekistan: {told(gas)}.""",
        f"""By the sums of one speaker {rail["least"]:.1f} to {rail["times"]:.1f} times as much
        transit a day passed on the rails in the last weeks of {year} as before.""",
        f"""Figures of statistical offices of these in the record: {measured}.""",
    )


def shares(rows: pd.DataFrame, above: pd.DataFrame, whole: pd.DataFrame) -> Markdown:
    """List what was said of one share, beside the share that follows from two sums."""
    part = 100 * above["value"].iloc[0] / whole["value"].iloc[0]
    listed = points(by_speaker(row) for row in records(rows))
    return Markdown(f"""{listed.data}

{by_speaker(records(above)[0])} above plan is {part:.1f}% of
{by_speaker(records(whole)[0])} in all.""")


def price(cost: pd.DataFrame, planned: Row, per_item: pd.DataFrame) -> Markdown:
    """Say what a kilowatt-hour is to cost, by the sum and the amount of one text."""
    tenge, dollars = (records(cost[cost["unit"] == unit])[0] for unit in ("KZT", "USD"))
    follows = per_item.iloc[0]
    return prose(f"""
        {by_speaker(tenge)} for {wording.hedged(planned)} is
        {wording.amount(follows["value"], "KZT")} a kilowatt-hour by the numbers, and
        {wording.bounds(follows["low"], follows["high"], "KZT")} taken literally. The text has
        {wording.hedged(dollars)} for the same sum, which is
        {tenge["value"] / dollars["value"]:.0f} tenge a dollar.""")


def last_days(rows: pd.DataFrame) -> dict[str, float]:
    """Compare a year's sum with one that was named some days before its end, by the day."""
    before, year = (row for row in records(rows.sort_values("period_end")))
    days = (year["period_end"] - before["period_end"]).days
    until = before["period_end"].day_of_year
    rest = year["value"] - before["value"]
    month = before["period_end"].day  # of which nothing may be in the first sum
    least = (rest / (days + month)) / (before["value"] / (until - month))
    times = (rest / days) / (before["value"] / until)
    return {"days": days, "rest": rest, "times": times, "least": least}


def on_last_days(rows: pd.DataFrame, growth: pd.DataFrame) -> Markdown:
    """Say what is left for the last days of a year, and what the growths ask of the year before."""
    rest = last_days(rows)
    early, late = records(growth.sort_values("period_end"))
    return prose(f"""
        {wording.listed(by_speaker(row) for row in records(rows))}: what is left for
        {rest["days"]:.0f} days is {wording.amount(rest["rest"], "t")}, {rest["times"]:.1f} times as
        much a day as before, and {rest["least"]:.1f} times if the first sum is of whole months. The
        growth went from {wording.hedged(early)} to
        {wording.hedged(late)}. Either the last weeks were extraordinary, or the two sums count
        different things: all transit, or that of one operator. *{caution("rail_transit")}*""")


def not_concluded() -> Markdown:
    """List what cannot be concluded of energy and transit."""
    return points(
        [
            """**How much electricity was bought.** Purchases, balancing flows and transit are not
            told apart.""",
            """**Whether plans were met.** For hardly any planned amount does the record have what
            came.""",
            """**Whose oil and gas it is.** That transit is of Russia is the speakers' word; the
            pipelines carry both countries'.""",
        ]
    )

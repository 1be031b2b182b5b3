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
    least, _, most = later_month(transit)
    named = (rows["indicator"].iloc[0] for rows in (power, oil, gas, transit))
    measured = len(official(*named)) or "none"
    done, ahead = (power[(power["status"] == "actual") == so] for so in (True, False))
    china = oil["counterpart_area"] == "CN"
    gone, to_come = (gas[(gas["status"] == "actual") == so] for so in (True, False))
    return box(
        f"""Electricity from Russia: {in_periods(done)}; planned or forecast:
        {in_periods(ahead)}.""",
        f"""Oil of Russia through Kazakhstan: to China {told(oil[china])}; to all countries
        {told(oil[~china])}.""",
        f"""Gas of Russia to Uzbekistan: {in_periods(gone)}; planned: {in_periods(to_come)}.""",
        f"""Rail transit: {in_periods(transit)}. By these sums of one speaker the last month had
        {least:.1f} to {most:.1f} times a mean month before.""",
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


def later_month(rows: pd.DataFrame) -> list[float]:
    """Divide a later month of a year by a mean month before: at least, by the numbers, at most."""
    before, year = records(rows.sort_values("period_end"))
    months = before["period_end"].month
    ends = (("low", "high"), ("value", "value"), ("high", "low"))
    return [
        (year[whole] - before[part]) / (12 - months) * months / before[part] for whole, part in ends
    ]


def on_later_month(rows: pd.DataFrame, growth: pd.DataFrame) -> Markdown:
    """Say what is left for the end of a year, and how the growths that were named changed."""
    least, times, most = later_month(rows)
    rest = rows["value"].max() - rows["value"].min()
    early, late = records(growth.sort_values("period_end"))
    return prose(f"""
        {wording.listed(by_speaker(row) for row in records(rows))}: what is left is
        {wording.amount(rest, "t")}, {times:.1f} times a mean month before, and {least:.1f} to
        {most:.1f} times taken literally. The growth went from {wording.hedged(early)} to
        {wording.hedged(late)}. Either the end of the year was extraordinary, or the two sums count
        different things: all transit, or that of one operator. *{caution("rail_transit")}*""")


def not_concluded() -> Markdown:
    """List what cannot be concluded of energy and transit."""
    return points(
        [
            """**How much electricity was bought.** Purchases, balancing flows and transit are not
            told apart.""",
            """**Whether plans were met.** What came in a whole year the record has for oil
            alone.""",
            """**Whose oil and gas it is.** That transit is of Russia is the speakers' word; the
            pipelines carry both countries'.""",
        ]
    )

"""Electricity, oil and gas from one country to the other or through it, and the rails."""

from __future__ import annotations

import pandas as pd
from IPython.display import Markdown
from pandas.tseries.offsets import MonthEnd

from analysis.record.schema import Row, records
from analysis.showing import wording
from analysis.showing.select import official
from analysis.showing.topics.opening import box, by_speaker, in_periods, told
from analysis.showing.topics.prose import points, prose


def answer(
    power: pd.DataFrame, oil: pd.DataFrame, gas: pd.DataFrame, transit: pd.DataFrame
) -> Markdown:
    """Say what was named for electricity, oil, gas and the rails."""
    least, most = end_of_year(transit)
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
        f"""Rail transit: {in_periods(transit)}. By these two sums a day at the end of the year had
        {least:.1f} to {most:.1f} times a mean day before.""",
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


def end_of_year(rows: pd.DataFrame) -> list[float]:
    """Divide a mean day at the end of a year by a mean day before.

    Once as if the earlier sum were of the whole months before it was said, once to that day.
    """
    before, year = records(rows.sort_values("period_end"))
    days = year["period_end"].day_of_year
    said = before["period_end"].day_of_year, (before["period_end"] - MonthEnd()).day_of_year
    rest = year["value"] - before["value"]
    return sorted(rest / (days - day) * day / before["value"] for day in said)


def on_end_of_year(rows: pd.DataFrame, growth: pd.DataFrame) -> Markdown:
    """Say what is left for the end of a year, and how the growths that were named changed."""
    least, most = end_of_year(rows)
    rest = rows["value"].max() - rows["value"].min()
    early, late = records(growth.sort_values("period_end"))
    return prose(f"""
        {wording.listed(by_speaker(row) for row in records(rows))} leave
        {wording.amount(rest, "t")}: a day at the end had {least:.1f} times a mean day before, if
        the first sum is of whole months, and {most:.1f} times, if it runs to the day on which it
        was said. The growth went from {wording.hedged(early)} to {wording.hedged(late)}. The two
        sums may count different things: all transit, or that of one operator.""")


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

"""Electricity, oil and gas from one country to the other or through it, and the rails."""

import pandas as pd
from IPython.display import Markdown
from pandas.tseries.offsets import MonthEnd

from analysis.record.schema import Row, records
from analysis.showing import wording
from analysis.showing.select import official
from analysis.showing.topics.opening import box, in_periods, numbers, told
from analysis.showing.topics.prose import prose


def answer(
    power: pd.DataFrame,
    oil: pd.DataFrame,
    gas: pd.DataFrame,
    bought: pd.DataFrame,
    transit: pd.DataFrame,
) -> Markdown:
    """Say what was named for electricity, oil, gas and the rails."""
    least, most = end_of_year(transit)
    named = (rows["indicator"].iloc[0] for rows in (power, oil, gas, bought, transit))
    measured = len(official(*named)) or "none"
    done, ahead = (power[(power["status"] == "actual") == so] for so in (True, False))
    china = oil["counterpart_area"] == "CN"
    gone, to_come = (gas[(gas["status"] == "actual") == so] for so in (True, False))
    return box(
        f"""**Electricity from Russia**: {in_periods(done)}; expected: {in_periods(ahead)}.""",
        f"""**Oil of Russia through Kazakhstan**: to China {numbers(oil[china])} a year, done or
        planned; to all countries {numbers(oil[~china])}.""",
        f"""**Gas of Russia to Uzbekistan**: {in_periods(gone)}; planned: {in_periods(to_come)}. To
        Kazakhstan itself: planned, {in_periods(bought)}.""",
        f"""**Rail transit through Kazakhstan**: {in_periods(transit)}, which leaves {least:.1f} to
        {most:.1f} times as much a day for the rest of the year. Statistics of all these:
        {measured}.""",
    )


def part_of_all(above: pd.DataFrame, whole: pd.DataFrame) -> Markdown:
    """Say which share follows from two sums."""
    part = 100 * above["value"].iloc[0] / whole["value"].iloc[0]
    return prose(f"""
        Above plan came {told(above.iloc[[0]])}, {part:.1f}% of the {told(whole.iloc[[0]])} in all.
        """)


def price(cost: pd.DataFrame, planned: Row, per_item: pd.DataFrame) -> Markdown:
    """Say what a kilowatt-hour is to cost, by the sum and the amount of one text."""
    follows = records(per_item)[0]
    return prose(f"""
        For {wording.hedged(planned)} {told(cost[cost["unit"] == "KZT"])} are
        {wording.value_of(follows)} a kilowatt-hour by the numbers, and
        {wording.bounds_of(follows)} taken literally.""")


def end_of_year(rows: pd.DataFrame) -> list[float]:
    """Divide a mean day at the end of a year by a mean day before.

    Once as if the earlier sum were of the whole months before it was said, once to that day.
    """
    before, year = records(rows.sort_values("period_end"))
    days = year["period_end"].day_of_year
    last = before["period_end"]
    said = last.day_of_year, MonthEnd().rollback(last).day_of_year
    rest = year["value"] - before["value"]
    return sorted(rest / (days - day) * day / before["value"] for day in said)


def on_end_of_year(rows: pd.DataFrame) -> Markdown:
    """Say what two sums leave for the end of a year."""
    least, most = end_of_year(rows)
    rest = rows["value"].max() - rows["value"].min()
    return prose(f"""
        They leave {wording.amount(rest, "t")} for the rest: {least:.1f} times as much a day as
        before, if the first is of whole months, {most:.1f} times, if it runs to the day it was
        said. One sum may be all transit, the other that of one operator.""")

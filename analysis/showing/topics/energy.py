"""Electricity, oil and gas from one country to the other or through it, and the rails."""

from itertools import product
from math import ceil, floor

import pandas as pd
from IPython.display import Markdown
from pandas.tseries.offsets import MonthEnd

from analysis.record.schema import Row, records
from analysis.showing import wording
from analysis.showing.named import number
from analysis.showing.select import official
from analysis.showing.topics.opening import box, in_periods, numbers, told
from analysis.showing.topics.prose import prose, unless


def answer(
    power: pd.DataFrame,
    oil: pd.DataFrame,
    gas: pd.DataFrame,
    bought: pd.DataFrame,
    transit: pd.DataFrame,
) -> Markdown:
    """Say what was named for electricity, oil, gas and the rails."""
    least, most = _outwards(transit)
    named = (rows["indicator"].iloc[0] for rows in (power, oil, gas, bought, transit))
    done, ahead = (power[(power["status"] == "actual") == so] for so in (True, False))
    china = oil["counterpart_area"] == "CN"
    to_china = oil[china].drop_duplicates("value", keep="last")
    gone, to_come = (gas[(gas["status"] == "actual") == so] for so in (True, False))
    return box(
        f"""**Electricity from Russia**: {in_periods(done)}; expected: {in_periods(ahead)}.""",
        f"""**Oil of Russia through Kazakhstan**: {numbers(to_china)} a year to China, done or
        planned; {numbers(oil[~china])} to all countries.""",
        f"""**Gas of Russia to Uzbekistan**: {in_periods(gone)}; planned: {in_periods(to_come)}. To
        Kazakhstan itself: planned, {in_periods(bought)} a year.""",
        f"""**Rail transit through Kazakhstan**: {in_periods(transit)}, which leaves {least} to
        {most} times as much a day for the rest of the year. {unless(official(*named))}""",
    )


def part_of_all(above: pd.DataFrame, whole: pd.DataFrame) -> Markdown:
    """Say which share follows from two sums."""
    part = 100 * above["value"].iloc[0] / whole["value"].iloc[0]
    return prose(f"""
        Above plan came {told(above.iloc[[0]])}, {part:.1f}% of the {told(whole.iloc[[0]])} in all.
        """)


def part_of_plan(power: pd.DataFrame) -> Markdown:
    """Say what part of a year's plan came in a part of the year."""
    done, ahead = (power[(power["status"] == "actual") == so] for so in (True, False))
    begun = done[~done["period_end"].dt.is_year_end]
    year = ahead[ahead["period_end"].dt.year.isin(begun["period_end"].dt.year)].head(1)
    part = begun[begun["period_end"].dt.year.isin(year["period_end"].dt.year)].tail(1)
    least, most = (
        100 * part[one].item() / year[other].item()
        for one, other in (("low", "high"), ("high", "low"))
    )
    share = wording.computed(least, most, "percent")
    return prose(f"""
        {in_periods(part)} are {share} of {in_periods(year)}, the plan of the year as it was told in
        {wording.month(year["stated_on"].item())}.""")


def price(cost: pd.DataFrame, planned: Row, per_item: pd.DataFrame) -> Markdown:
    """Say what a kilowatt-hour is to cost, by the sum and the amount of one text."""
    follows = records(per_item)[0]
    return prose(f"""
        For {number(planned)} {told(cost[cost["unit"] == "KZT"])} are
        {wording.value_of(follows)} a kilowatt-hour by the numbers, and
        {wording.bounds_of(follows)} taken literally.""")


def end_of_year(rows: pd.DataFrame) -> list[float]:
    """Bound what a mean day at the end of a year is of a mean day before.

    The earlier sum may be of the whole months before it was said, or run to that day.
    """
    before, year = records(rows.sort_values("period_end"))
    days = year["period_end"].day_of_year
    last = before["period_end"]
    said = MonthEnd().rollback(last).day_of_year, last.day_of_year
    ends = zip(("low", "high"), ("high", "low"), said, strict=True)
    return [
        (year[one] - before[other]) / (days - day) * day / before[other] for one, other, day in ends
    ]


def rest_grew(rows: pd.DataFrame, changes: pd.DataFrame) -> float:
    """Give by how many percent at least the end of a year grew, by two sums and their growths."""
    (before, year), (first, last) = (
        records(each.sort_values("period_end")) for each in (rows, changes)
    )
    sums = product(*((row["low"], row["high"]) for row in (before, year)))
    part_grew, year_grew = 1 + first["high"] / 100, 1 + last["low"] / 100
    ratios = [(year - part) / (year / year_grew - part / part_grew) for part, year in sums]
    return float(100 * (min(ratios) - 1))


def on_end_of_year(rows: pd.DataFrame, changes: pd.DataFrame) -> Markdown:
    """Say what two sums leave for the end of a year, and what their growths do."""
    least, most = _outwards(rows)
    before, year = records(rows.sort_values("period_end"))
    low, high = year["low"] - before["high"], year["high"] - before["low"]
    months = MonthEnd().rollback(before["period_end"])
    before_grew = wording.amount(changes.sort_values("period_end")["value"].iloc[0], "percent")
    return prose(f"""
        They leave {wording.bounds(low, high, "t")} for the rest: {least} to {most} times as much a
        day as before, the less if the first sum runs to {wording.day(months)}, the more if to
        {wording.day(before["period_end"])}. By the growth rates named with them the rest grew by
        {floor(rest_grew(rows, changes))}% or more, what came before by {before_grew}. One sum may
        be all transit, the other that of one operator.""")


def _outwards(rows: pd.DataFrame) -> list[str]:
    """Write the bounds of `end_of_year` to a tenth, so that they hold what is between."""
    least, most = end_of_year(rows)
    return [f"{floor(10 * least) / 10:.1f}", f"{ceil(10 * most) / 10:.1f}"]

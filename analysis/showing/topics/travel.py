"""People who cross the border between two countries: trips, guests, and those who stay."""

import pandas as pd
from IPython.display import Markdown

from analysis.record.schema import AREAS, records
from analysis.showing import wording
from analysis.showing.named import number
from analysis.showing.select import official, span_of
from analysis.showing.topics.opening import box, by_whom, side_of, told
from analysis.showing.topics.prose import points, prose


def answer(to_kz: pd.DataFrame, to_ru: pd.DataFrame) -> Markdown:
    """Say how many travel each way, by the latest year of which both sides spoke."""
    whole = to_kz[span_of(to_kz) == "year"]
    year = whole["period_end"].dt.year.max()
    said, back = (rows[rows["period_end"].dt.year == year] for rows in (whole, to_ru))
    last = to_ru.iloc[[-1]]
    counted = official("trips", area="KZ", counterpart="RU")
    return box(
        f"""**From Russia to Kazakhstan in {year}**: {counted_by_sides(said)}; earlier counts of
        tourists are far smaller.""",
        f"""**From Kazakhstan to Russia in {year}**: {told(back)}; in
        {last["period_end"].dt.year.item()}: {told(last)}.""",
        f"""Counts of ministries and border services stand among the statements; the latest by an
        office of statistics is of {counted["period_end"].dt.year.max()}.""",
    )


def counted_by_sides(said: pd.DataFrame) -> str:
    """Say how many each side named, and of what."""
    return "; ".join(
        f"{side} named {number(row)} {row['indicator']} ({by_whom(row)})"
        for side, row in zip(side_of(said), records(said), strict=True)
    )


def rest_of_year(half: pd.DataFrame, whole: pd.DataFrame) -> Markdown:
    """Say how much of a year's count its first half was."""
    first, year = half.iloc[[-1]], whole.iloc[[-1]]
    part = 100 * first["value"].item() / year["value"].item()
    return prose(f"""
        For {year["period_end"].dt.year.item()} {told(year)}, for its first half {told(first)}:
        {part:.0f}% of the year{" or more" * (first["hedge"].item() == "more than")}.""")


def both_ways(halves: pd.DataFrame, mutual: pd.DataFrame) -> Markdown:
    """Add up the trips of each direction, beside the sum that was named of both."""
    ways = records(halves)
    named = (f"{number(row)} to {AREAS[row['ref_area']]}" for row in ways)
    low, high = (sum(row[end] for row in ways) for end in ("low", "high"))
    total = wording.bounds(low, high, "count")
    return prose(f"""
        {wording.period_of(ways[0])}: {wording.listed(named)}, which make {total}; of both
        ways together {told(mutual)} was named.""")


def shares(parts: pd.DataFrame, of_what: pd.DataFrame) -> Markdown:
    """List the shares that follow from two counts of one text."""
    indicators = of_what.set_index("figure_id")["indicator"]
    return points(
        f"""{wording.period_of(row)}:
        {wording.bounds_of(row)} of all
        {indicators[row["derived_from"].split(";")[0]]} were from Russia"""
        for row in records(parts)
    )

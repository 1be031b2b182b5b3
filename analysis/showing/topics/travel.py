"""People who cross the border between two countries: trips, guests, and those who stay."""

import pandas as pd
from IPython.display import Markdown

from analysis.record.schema import records
from analysis.showing import wording
from analysis.showing.select import official, span_of
from analysis.showing.topics.opening import box, by_speaker, said_by_sides, side_of, told
from analysis.showing.topics.prose import caution, points, prose


def answer(to_kz: pd.DataFrame, to_ru: pd.DataFrame) -> Markdown:
    """Say how many travel each way, by the latest year of which both sides spoke."""
    whole = to_kz[span_of(to_kz) == "year"]
    year = whole["period_end"].dt.year.max()
    said, back = (rows[rows["period_end"].dt.year == year] for rows in (whole, to_ru))
    last = to_ru.iloc[[-1]]
    counted = official("trips", area="KZ", counterpart="RU")
    return box(
        f"""**From Russia to Kazakhstan in {year}**: {said_by_sides(said)}.
        {counted_by_sides(said)}; earlier counts of tourists are far smaller.""",
        f"""**From Kazakhstan to Russia in {year}**: {told(back)}; in
        {last["period_end"].dt.year.item()}: {told(last)}.""",
        f"""Counts of ministries and border services stand among the statements; the latest by an
        office of statistics is of {counted["period_end"].dt.year.max()}.""",
    )


def counted_by_sides(said: pd.DataFrame) -> str:
    """Say what each side counts."""
    return ", ".join(
        f"{name} counts {wording.listed(sorted(set(rows['indicator'])))}"
        for name, rows in said.groupby(side_of(said))
    )


def rest_of_year(half: pd.DataFrame, whole: pd.DataFrame) -> Markdown:
    """Say how much of a year's count its first half was."""
    first, year = records(half)[-1], records(whole)[-1]
    return prose(f"""
        {by_speaker(year)} for {year["period_end"].year}, and {by_speaker(first)} for its first
        half: {100 * first["value"] / year["value"]:.0f}% of the year. *{caution("trips")}*""")


def shares(parts: pd.DataFrame, of_what: pd.DataFrame) -> Markdown:
    """List the shares that follow from two counts of one text."""
    indicators = of_what.set_index("figure_id")["indicator"]
    return points(
        f"""{wording.period_of(row)}:
        {wording.bounds_of(row)} of all
        {indicators[row["derived_from"].split(";")[0]]} were from Russia"""
        for row in records(parts)
    )

"""People who cross the border between two countries: trips, guests, and those who stay."""

from __future__ import annotations

import pandas as pd
from IPython.display import Markdown

from analysis.record.schema import records
from analysis.showing import wording
from analysis.showing.select import official, pairs
from analysis.showing.topics.opening import box, by_speaker, in_periods, said_by_sides, told
from analysis.showing.topics.prose import caution, points, prose


def answer(to_kz: pd.DataFrame, to_ru: pd.DataFrame, guests: pd.DataFrame) -> Markdown:
    """Say how many travel each way, by the latest year of which both sides spoke."""
    apart = pairs(to_kz, verdict="contradict").iloc[0]
    year = to_kz.set_index("figure_id")["period_end"][apart["left_id"]].year
    whole, back = (rows[rows["period_end"].dt.year == year] for rows in (to_kz, to_ru))
    last = to_ru.iloc[[-1]]
    counted = official("trips", area="KZ", counterpart="RU")
    latest = counted["period_end"].dt.year.max()
    return box(
        f"""From Russia to Kazakhstan in {year}: {said_by_sides(whole)}. The first are
        tourists, the others trips; the two contradict each other by at least
        {wording.amount(apart["gap"], "count")}.""",
        f"""From Kazakhstan to Russia in {year}: {told(back)}; in
        {last["period_end"].dt.year.item()}: {told(last)}.""",
        f"""As tourists far fewer from Russia were counted in Kazakhstan: {in_periods(guests)}.""",
        f"""The latest count of trips by a statistical office in the record is of {latest}. Trips,
        visits, people and tourists are counted; the words stand in the tables.""",
    )


def in_halves(halves: pd.DataFrame, mutual: pd.DataFrame) -> Markdown:
    """Compare the trips each way within some months with those named for both ways."""
    least = halves.groupby("ref_area")["low"].max().sum()
    both = records(mutual)[0]
    return prose(f"""
        Both ways together at least {wording.amount(least, "count")}, by the two numbers;
        {by_speaker(both)} was named for their sum, of the same months.""")


def rest_of_year(half: pd.DataFrame, whole: pd.DataFrame) -> Markdown:
    """Say how much of a year's count its first half was."""
    first, year = records(half)[-1], records(whole)[-1]
    return prose(f"""
        {by_speaker(year)} for {year["period_end"].year}, and {by_speaker(first)} for its first
        half: {100 * first["value"] / year["value"]:.0f}% of the year. The one is of visits, by the
        border service; the other of trips, by a member of the government who names no source.
        *{caution("trips")}*""")


def shares(parts: pd.DataFrame, of_what: pd.DataFrame) -> Markdown:
    """List the shares that follow from two counts of one text."""
    indicators = of_what.set_index("figure_id")["indicator"]
    return points(
        f"""{wording.period(row["period_start"], row["period_end"])}:
        {wording.bounds(row["low"], row["high"], "percent")} of all
        {indicators[row["derived_from"].split(";")[0]]} were from Russia"""
        for row in records(parts)
    )


def not_concluded(to_kz: pd.DataFrame, to_ru: pd.DataFrame) -> Markdown:
    """List what cannot be concluded of travel."""
    years = {way: set(rows["period_end"].dt.year) for way, rows in (("to", to_kz), ("from", to_ru))}
    return points(
        [
            f"""**Whether more people travel than before.** Counts are of
            {len(years["to"] | years["from"])} years, by services that count differently.""",
            """**How many persons travel.** Who crosses the border twice may count twice.""",
            """**Who stays.** Entries less departures would say, but the record has them of
            single periods alone.""",
        ]
    )

"""People who cross the border between two countries: trips, guests, and those who stay."""

import pandas as pd
from IPython.display import Markdown

from analysis.record.load import figure_ids
from analysis.record.schema import records
from analysis.showing import wording
from analysis.showing.named import number
from analysis.showing.select import official, span_of
from analysis.showing.topics import opening
from analysis.showing.topics.opening import PARTS, box, by_whom, side_of, told
from analysis.showing.topics.prose import points, prose


def answer(to_kz: pd.DataFrame, to_ru: pd.DataFrame) -> Markdown:
    """Say how many travel each way, by the latest year of which both sides spoke."""
    whole = to_kz[span_of(to_kz) == "year"]
    sides = whole.groupby(whole["period_end"].dt.year)["side"].nunique()
    year = sides.index[sides > 1].max()
    said, back, all_year = (
        rows[rows["period_end"].dt.year == year] for rows in (whole, to_ru, to_kz)
    )
    months = all_year[all_year["indicator"] == "tourists"]
    months = months[span_of(months) == "part of a year"]
    after = to_ru[(span_of(to_ru) == "year") & (to_ru["period_end"].dt.year > year)]
    counted = official("trips", area="KZ", counterpart="RU")
    by_sides = (
        f"{side} named {number(row)} {row['indicator']} ({by_whom(row)})"
        for side, row in zip(side_of(said), records(said), strict=True)
    )
    return box(
        f"""**From Russia to Kazakhstan in {year}**: {"; ".join(by_sides)}. Of
        tourists in lodgings there were {told(months, PARTS)}.""",
        "; in ".join(
            [f"**From Kazakhstan to Russia in {year}**: {told(back)}"]
            + [f"{of}: {told(rows)}" for of, rows in after.groupby(after["period_end"].dt.year)]
        )
        + ".",
        f"""The last count of trips by an office of statistics is of
        {counted["period_end"].dt.year.max()}; those of ministries and border services stand among
        the statements.""",
    )


def by_year(to_kz: pd.DataFrame, statistics: pd.DataFrame) -> pd.DataFrame:
    """Show for each year what was said, and where more tourists were named than trips."""
    table = opening.by_year(to_kz, statistics)
    whole = to_kz[span_of(to_kz) == "year"]
    ends = whole.assign(year=whole["period_end"].dt.year).groupby(["indicator", "year"])
    trips, tourists = ends["high"].max().get("trips"), ends["low"].min().get("tourists")
    if trips is not None and tourists is not None:
        more = tourists[tourists > trips.reindex(tourists.index)].index.astype(str)
        table.loc[more, "verdict"] = "more tourists than trips, of which they are a part"
    return table


def rest_of_year(half: pd.DataFrame, whole: pd.DataFrame) -> Markdown:
    """Say how much of a year's count its first half was."""
    first, year = half.iloc[[-1]], whole.iloc[[-1]]
    part = 100 * first["value"].item() / year["value"].item()
    return prose(f"""
        The half is {part:.0f}% of the year{" or more" * (first["hedge"].item() == "more than")}, if
        visits and trips are the same.""")


def shares(parts: pd.DataFrame, of_what: pd.DataFrame) -> Markdown:
    """List the shares that follow from two counts of one text."""
    indicators = of_what.set_index("figure_id")["indicator"]
    return points(
        f"""{wording.period_of(row)}:
        {wording.bounds_of(row)} of all
        {indicators[figure_ids(row)[0]]} were from Russia"""
        for row in records(parts)
    )

"""Trade of single regions of one country with the other, beside the whole."""

from math import ceil, floor

import pandas as pd
from IPython.display import Markdown

from analysis.record.load import figure_ids, stated
from analysis.record.schema import AREAS, records
from analysis.showing import provenance, wording
from analysis.showing.named import measured, number
from analysis.showing.select import JUDGED, figures, implied, official, pairs
from analysis.showing.topics.opening import PARTS, against, box, by_side, told, verdict_on
from analysis.showing.topics.prose import prose


def answer(
    sums: pd.DataFrame, every: pd.DataFrame, of_kazakhstan: pd.DataFrame, statistics: pd.DataFrame
) -> Markdown:
    """Say in short what the sums of regions come to.

    `sums` are those of regions of Russia for whole years, among `every` one of them.
    """
    among = pairs(every, verdict=JUDGED)["verdict"]
    known = len(official(counterpart="RU-*", with_statements=True))
    together = totals(sums, statistics)
    most = ceil(10 * together["percent of it, at most"].max()) / 10
    small = wording.listed(too_small(every))
    alone = of_kazakhstan["ref_area"].str.fullmatch(r"KZ-\d+")  # others stand for several regions
    first = every["period_end"].dt.year.min()
    since = statistics["period_end"].dt.year >= first
    return box(
        f"""**It cannot be tested**: {every["counterpart_area"].nunique()} regions of Russia have a
        sum with all of Kazakhstan in dollars on record, {sums["counterpart_area"].nunique()} one of
        a whole year. Official figures of single regions: {known or "none"}.""",
        f"""For no year are sums of more than {together["regions"].max()} regions on record;
        together they come to less than {most:.1f}% of the whole. The largest name
        no year; of the whole of any year since {first:.0f} they would be:
        {undated(every, statistics[since], "counterpart_area")};
        {undated(of_kazakhstan[~alone], statistics[since])};
        {undated(of_kazakhstan[alone], statistics[since])}.""",
        f"""{len(among)} pairs are of one region and period: {against(among) or "none"} contradict.
        By a stated growth two sums of {small or "none"} cannot both hold.""",
    )


def undated(rows: pd.DataFrame, statistics: pd.DataFrame, area: str = "ref_area") -> str:
    """Say what part of the statistics the largest sum without a year would be, by its bounds.

    It is of none of these years where its text compares with an earlier one.
    """
    row = records(rows[rows["period_end"].isna()].sort_values("value"))[-1]
    name = AREAS[row[area]].replace("The ", "the ", 1)
    said = f"{number(row)} of {name} ({provenance.speaker(row)})"
    compared = figures(document=row["document_id"])["period_end"].dt.year.min()
    if compared < statistics["period_end"].dt.year.min():
        return f"{said}, in a text that compares with {compared:.0f}"
    least, most = row["low"] / statistics["value"].max(), row["high"] / statistics["value"].min()
    return f"{said}, {floor(100 * least)}% to {ceil(100 * most)}%"


def large_for_their_months(parts: pd.DataFrame, years: pd.DataFrame) -> Markdown:
    """Say which sums of half a year or less would nearly be one of a whole year before."""
    short = parts[(parts["period_end"] - parts["period_start"]).dt.days < 184]
    both = short.merge(years, on="counterpart_area", suffixes=("", "_year"))
    both = both[both["low"] > 0.9 * both["low_year"]]
    whole = years[years["figure_id"].isin(both["figure_id_year"])]
    large = short[short["figure_id"].isin(both["figure_id"])]
    ours = " The months are our reading." * int((large["period_source"] == "ours").all())
    return prose(f"""
        For {wording.listed(AREAS[code] for code in large["counterpart_area"].unique())}
        {told(large, PARTS)} is nearly as much as a whole year, {told(whole, ["year"])}.{ours}""")


def too_small(every: pd.DataFrame) -> list[str]:
    """Name the regions of which a growth leaves less for more months than was stated for fewer."""
    changes = figures("trade_turnover", area="KZ", counterpart="RU-*")
    same = ["ref_area", "counterpart_area", "unit", "period_start"]
    before = implied("earlier_level", changes).merge(every, on=same, suffixes=("", "_said"))
    less = before["high"] < before["low_said"]
    found = before[less & (before["period_end"] > before["period_end_said"])]
    return [AREAS[code] for code in found["counterpart_area"].unique()]


def by_year(sums: pd.DataFrame, statistics: pd.DataFrame) -> pd.DataFrame:
    """Show for each year the sums of regions, by who stated them, and the verdict on pairs."""
    rows = sums.assign(year=sums["period_end"].dt.year)
    known = {row["period_end"].year: measured(row) for row in records(statistics)}
    table = []
    for (year, area), group in rows.groupby(["year", "counterpart_area"]):
        table.append(
            {
                "year": str(year),
                "region": AREAS[str(area)],
                "statistics of the whole": known[group["period_end"].iloc[0].year],
                **by_side(group),
                "verdict": verdict_on(group),
            }
        )
    return provenance.by(pd.DataFrame(table[::-1]), "year")


def totals(sums: pd.DataFrame, statistics: pd.DataFrame) -> pd.DataFrame:
    """Add up the sums of different regions by year, beside the statistics of the whole.

    Of several sums of one region all that they allow counts; an open end counts as its number as
    commonly taken.
    """
    rows = sums.assign(year=sums["period_end"].dt.year)
    low = rows.groupby(["year", "counterpart_area"])["low"].min().groupby("year").sum()
    high = rows.groupby(["year", "counterpart_area"])["implied_high"].max().groupby("year").sum()
    whole = statistics.set_index(statistics["period_end"].dt.year)["value"].reindex(low.index)
    least, most = (
        [wording.amount(value, "USD", wording.COMPUTED) for value in ends] for ends in (low, high)
    )
    table = pd.DataFrame(
        {
            "regions": rows.groupby("year")["counterpart_area"].nunique(),
            "together, at least": least,
            "as commonly taken, at most": most,
            "statistics of the whole": [wording.amount(value, "USD") for value in whole],
            "percent of it, at least": (100 * low / whole).round(2),
            "percent of it, at most": (100 * high / whole).round(2),
        }
    )
    return table.rename_axis(index=None, columns="year")


def named(rows: pd.DataFrame) -> list[str]:
    """Name sums by the region and the month in which they were said."""
    return [
        f"{AREAS[row['counterpart_area']].removesuffix(' Oblast')}, "
        f"{wording.month(row['stated_on'])}"
        for row in records(rows)
    ]


def before_and_said(earlier: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    """Show what growths ask of the time before, beside what was said of that time."""
    followed, said_too = records(earlier), records(said)
    asked = (
        wording.listed(provenance.quoted(stated()[name]) for name in figure_ids(row))
        for row in followed
    )
    then = (f"stated: {told(said.iloc[[place]])}" for place in range(len(said_too)))
    rows = [
        {
            "what": what,
            "period": wording.period_of(row),
            "literally": wording.bounds_of(row),
            "as commonly taken": wording.bounds_of(row, "implied"),
        }
        for what, row in zip((*asked, *then), (*followed, *said_too), strict=True)
    ]
    return provenance.by(pd.DataFrame(rows), "what")


def rises(changes: pd.DataFrame) -> pd.Series:
    """Say of changes and multiples whether they are rises."""
    multiple = changes["measure"] == "multiple"
    return (changes["low"] > 1).where(multiple, changes["low"] > 0)


def sources(rows: pd.DataFrame) -> pd.DataFrame:
    """Show figures of regions with their sources, the region first, of either country."""
    areas = rows["counterpart_area"].astype(object)
    areas = areas.mask(rows["ref_area"].str.contains("-"), rows["ref_area"])
    table = provenance.sources_table(rows).drop(columns="of", errors="ignore")
    table.insert(0, "region", areas.map(AREAS).to_numpy())
    return table

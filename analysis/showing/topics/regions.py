"""Trade of single regions of one country with the other, beside the whole."""

from math import ceil

import pandas as pd
from IPython.display import Markdown

from analysis.comparing.verdicts import HELD_TO
from analysis.record.load import all_figures, figure_ids, load
from analysis.record.schema import AREAS, Row, records
from analysis.showing import provenance, wording
from analysis.showing.select import JUDGED, official, pairs
from analysis.showing.topics.opening import against, box, by_side, contradictions, told, verdict_on

#: The codes of regions of Russia.
OF_RUSSIA = tuple(code for code in AREAS if code.startswith("RU-"))


def answer(
    sums: pd.DataFrame, all_sums: pd.DataFrame, totals: pd.DataFrame, statistics: pd.DataFrame
) -> Markdown:
    """Say in short what the sums of regions come to."""
    among = pairs(all_sums, verdict=JUDGED)["verdict"]
    known = len(official(counterpart=OF_RUSSIA, with_statements=True))
    table = load("agreement").query("reading == 'literal'")
    held = table["verdict"][table["reason"].isin(HELD_TO["sum_of_regions"])]
    most = ceil(10 * totals["most of it, percent"].max()) / 10
    return box(
        f"""**It cannot be tested**: {all_sums["counterpart_area"].nunique()} of {len(OF_RUSSIA)}
        regions of Russia have a sum in dollars on record, {sums["counterpart_area"].nunique()} one
        of a whole year. Official figures of single regions: {known or "none"}.""",
        f"""Those of one year come to less than {most:.1f}% of the whole.
        {undated(all_sums, statistics)}""",
        f"""Of one region and period {contradictions(among)};
        {against(held) or "no"} sum of several regions exceeds the whole.""",
    )


def undated(all_sums: pd.DataFrame, statistics: pd.DataFrame) -> str:
    """Say what the largest sum without a year would be of any year of which one was named."""
    row = records(all_sums[all_sums["period_end"].isna()].sort_values("value"))[-1]
    since = int(all_sums["period_end"].dt.year.min())
    whole = statistics["value"][statistics["period_end"].dt.year >= since]
    least, most = (100 * row["value"] / value for value in (whole.max(), whole.min()))
    return (
        f"The largest without a year, {wording.hedged(row)} of {AREAS[row['counterpart_area']]}, "
        f"would be {least:.0f}% to {most:.0f}% of any year since {since}."
    )


def by_year(sums: pd.DataFrame, statistics: pd.DataFrame) -> pd.DataFrame:
    """Show for each year the sums of regions, by who stated them, and the verdict on pairs."""
    rows = sums.assign(year=sums["period_end"].dt.year)
    known = statistics.set_index(statistics["period_end"].dt.year)["value"]
    table = []
    for (year, area), group in rows.groupby(["year", "counterpart_area"]):
        whole = known[group["period_end"].iloc[0].year]
        table.append(
            {
                "year": str(year),
                "region": AREAS[str(area)],
                "statistics of the whole": wording.amount(whole, "USD"),
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
    return pd.DataFrame(
        {
            "regions": rows.groupby("year")["counterpart_area"].nunique(),
            "together at least": [wording.amount(value, "USD") for value in low],
            "as commonly taken at most": [wording.amount(value, "USD") for value in high],
            "statistics of the whole": [wording.amount(value, "USD") for value in whole],
            "least of it, percent": (100 * low / whole).round(2),
            "most of it, percent": (100 * high / whole).round(2),
        }
    )


def named(rows: pd.DataFrame) -> list[str]:
    """Name sums by the region and the month in which they were said."""
    return [
        f"{AREAS[row['counterpart_area']].removesuffix(' Oblast')}, "
        f"{wording.month(row['stated_on'])}"
        for row in records(rows)
    ]


def _period(row: Row) -> str:
    period = wording.period(row["period_start"], row["period_end"])
    return "no period named" if period == "not stated" else period


def before_and_said(earlier: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    """Show what growths ask of the time before, beside what was said of that time."""
    words = all_figures().set_index("figure_id")["as_stated"]
    followed, said_too = records(earlier), records(said)
    asked = (wording.listed(f"“{words[name]}”" for name in figure_ids(row)) for row in followed)
    stated = (f"stated: {told(said.iloc[[place]])}" for place in range(len(said_too)))
    rows = [
        {
            "what": what,
            "gives for": _period(row),
            "literally": wording.bounds(row["low"], row["high"], "USD"),
            "as commonly taken": wording.bounds(row["implied_low"], row["implied_high"], "USD"),
        }
        for what, row in zip((*asked, *stated), (*followed, *said_too), strict=True)
    ]
    return provenance.by(pd.DataFrame(rows), "what")


def rises(changes: pd.DataFrame) -> pd.Series:
    """Say of changes and multiples whether they are rises."""
    multiple = changes["measure"] == "multiple"
    return (changes["low"] > 1).where(multiple, changes["low"] > 0)


def sources(rows: pd.DataFrame, area: str = "counterpart_area") -> pd.DataFrame:
    """Show figures of regions with their sources, the region first."""
    table = provenance.sources_table(rows)
    table.insert(0, "region", [AREAS[code] for code in rows[area]])
    return table

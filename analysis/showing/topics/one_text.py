"""One text beside the statistics, and its figures beside later ones."""

from __future__ import annotations

import pandas as pd
from IPython.display import Markdown

from analysis.reading.bounds import NUMBERS
from analysis.record.load import all_figures, figure_ids, is_implied, load, sides
from analysis.record.schema import records
from analysis.showing import provenance, wording
from analysis.showing.select import JUDGED, figures, growths, implied, official, pairs
from analysis.showing.topics.prose import points, prose
from analysis.showing.topics.turnover import OFFICES

#: What a figure of a text is, by the kind of arithmetic behind it.
WHAT = {
    "": "turnover, stated",
    "total": "whole foreign trade, from turnover and share",
    "earlier_level": "turnover, from level and fall",
}
OFFICIAL_VALUE = pd.Series({"official value (100%)": 100.0})


def beside_statistics(document: str) -> pd.DataFrame:
    """Choose what a text states or asks for, each compared with the official figure of its year."""
    stated = figures(document=document)
    kinds = [stated, implied("total", stated), implied("earlier_level", stated)]
    tables = [pairs(rows, official(reporter=OFFICES), verdict=JUDGED) for rows in kinds]
    levels = pd.concat(tables, ignore_index=True)
    return levels[levels["unit"] != "percent"].reset_index(drop=True)


def verdicts_on_a_text(table: pd.DataFrame) -> Markdown:
    """List what a text states or asks for, what the statistics have, and on what condition."""
    left, right = (records(rows) for rows in sides(table))
    told = []
    for pair, said, known in zip(records(table), left, right, strict=True):
        year = said["period_start"].year
        allowed = wording.bounds(said["low"], said["high"], said["unit"])
        has = wording.amount(known["value"], known["unit"])
        words = said.get("basis")
        if isinstance(words, str):
            what = "Total" if said["kind"] == "total" else "Turnover"
            told.append(f"""**{what} of {year}, which nobody stated: {pair["verdict"]}s.** The words
                ask for {allowed}, and the statistics have {has}. Condition: *{words}*.""")
        else:
            told.append(f"""**Turnover of {year}: {pair["verdict"]}s.**
                {wording.quoted(said["as_stated"])} allows {allowed}; the statistics have {has}.""")
    return points(told)


def in_percent_of_official(table: pd.DataFrame) -> pd.DataFrame:
    """Take the figures on the left of pairs as percentages of the official ones on the right."""
    left, right = sides(table)
    ends = {end: 100 * left[end] / right["value"] for end in NUMBERS}
    return left.assign(unit="percent", **ends)


def names_of(table: pd.DataFrame) -> list[str]:
    """Name the figures on the left of pairs by what they are and their year."""
    return [
        f"{WHAT[row['kind'] if is_implied(row) else '']}, {row['period_start'].year}"
        for row in records(sides(table)[0])
    ]


def sources_of(table: pd.DataFrame) -> str:
    """Write the line of sources for pairs with official figures."""
    left, right = sides(table)
    reporters = ", ".join(dict.fromkeys(right["reporter"]))
    return f"{provenance.source_line(left)} Official figures: {reporters}."


def percent_table(table: pd.DataFrame) -> pd.DataFrame:
    """Show what stands in the chart of percentages, with the official values."""
    right = sides(table)[1]
    shown = provenance.sources_table(in_percent_of_official(table))
    values = [wording.amount(row["value"], row["unit"]) for row in records(right)]
    shown.insert(0, "official value", values)
    return shown.rename(columns={"value": "percent of it", "bounds": "bounds in percent of it"})


def growths_of_one_thing(earlier: pd.DataFrame, later: pd.DataFrame) -> pd.DataFrame:
    """Compute the growth from each of some figures to those of the same indicator."""
    parts = [
        growths(earlier[earlier["indicator"] == name], later[later["indicator"] == name])
        for name in dict.fromkeys(later["indicator"])
    ]
    return pd.concat(parts, ignore_index=True)


def starts_of(growth: pd.DataFrame) -> list[str]:
    """Name growths by their indicator and the words that they start from."""
    titles = load("indicators").set_index("indicator")["title"]
    said = all_figures().set_index("figure_id")["as_stated"]
    return [
        f"{titles[row['indicator']]}, from “{said[figure_ids(row)[0]]}”" for row in records(growth)
    ]


def a_downturn(downturn: pd.DataFrame) -> Markdown:
    """Say why a fall without a period cannot be compared."""
    row = downturn.iloc[0]
    return prose(f"""
        {wording.quoted(row["as_stated"], first=True)} is a fall of any size,
        {wording.bounds(row["low"], row["high"], "percent")}, in a period that is not named. If it
        is the year 2020, it goes with the fall of that year; if it is the first months of 2021, it
        goes against the growth that was stated for them later. Either would be a guess, so the
        table gives the reason instead of a verdict.""")

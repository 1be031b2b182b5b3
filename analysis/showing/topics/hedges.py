"""What hedges turned out to mean, where the number behind one is known."""

from __future__ import annotations

import pandas as pd
from IPython.display import Markdown

from analysis.record.load import all_figures
from analysis.record.schema import records
from analysis.showing import provenance, wording
from analysis.showing.topics.prose import prose


def outcomes_table(known: pd.DataFrame) -> pd.DataFrame:
    """Show hedged figures, each beside the number that was known of it later."""
    said = all_figures().set_index("figure_id", drop=False)
    said_by = {
        row["figure_id"]: f"{provenance.speaker(row)}, {wording.stated(row['stated_on'])}"
        for row in records(said.loc[known["hedged_id"].unique()])
    }
    rows = [
        {
            "words": said.at[row["hedged_id"], "as_stated"],
            "said by": said_by[row["hedged_id"]],
            "number": wording.amount(row["number"], row["unit"]),
            "number above what was said": f"{row['above_percent']:+.1f}%",
            "known from": row["known_from"],
            "within the literal bounds": "yes" if row["literal_held"] else "no",
            "within the implied bounds": "yes" if row["implied_held"] else "no",
        }
        for row in records(known)
    ]
    return pd.DataFrame(rows).set_index("words")


def outcomes_tally(known: pd.DataFrame) -> pd.DataFrame:
    """Count by hedge how often each reading held."""
    by = [known["hedge"].astype(str), known["known_from"]]
    table = known.assign(pairs=1).groupby(by)[["pairs", "literal_held", "implied_held"]].sum()
    names = {"literal_held": "literal held", "implied_held": "implied held"}
    return table.rename(columns=names).rename_axis(["hedge", "known from"])


def how_hedges_turned_out(known: pd.DataFrame) -> Markdown:
    """Say how often each reading held, against numbers of the same side and against statistics."""
    own = known[known["known_from"] == "the same side"]
    statistics = known[known["known_from"] == "statistics"]
    return prose(f"""
        {len(known)} pairs in all, {len(own)} with a number of the same side: there the literal
        reading held {own["literal_held"].sum()} times and the implied one
        {own["implied_held"].sum()} times. Compared with statistics they held
        {statistics["literal_held"].sum()} and {statistics["implied_held"].sum()} times of
        {len(statistics)}. Some figures stand in several pairs, and a statistic of one country need
        not be what the speaker had before him: these numbers are too small to say how hedges are
        used, and they are all there is.""")

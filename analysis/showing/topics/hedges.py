"""What hedges turned out to mean, where the number behind one is known."""

import pandas as pd

from analysis.comparing.hedge_outcomes import outcomes
from analysis.record.load import load, stated
from analysis.record.schema import records
from analysis.showing import provenance, wording
from analysis.showing.select import of_one_page

HELD = {"literal_held": "literal", "implied_held": "common"}


def turned_out() -> pd.DataFrame:
    """Say of each hedged claim how its readings held, one row a claim.

    Where the same side said the number, that number counts; else all statistics of the period do,
    and a reading held if it holds every one of them. Statistics known from the page of the claim
    are left out.
    """
    agreement = load("agreement")
    known = outcomes(agreement[~of_one_page(agreement)])
    own = known[known["known_from"] == "the same side"]
    others = known[~known["hedged_id"].isin(own["hedged_id"])]
    return (
        pd.concat([own, others])
        .groupby("hedged_id", sort=False)
        .agg(
            hedge=("hedge", "first"),
            unit=("unit", "first"),
            numbers=("number", lambda numbers: tuple(dict.fromkeys(numbers))),
            known_from=("known_from", "first"),
            literal_held=("literal_held", "all"),
            implied_held=("implied_held", "all"),
        )
        .reset_index()
    )


def outcomes_table(known: pd.DataFrame) -> pd.DataFrame:
    """Show hedged claims, each beside the numbers that are known of it, with its source's note."""
    said = [stated()[name] for name in known["hedged_id"]]
    rows = [
        {
            "words": claim["as_stated"] + provenance.in_english(claim),
            "said by": f"{provenance.speaker(claim)}, {wording.stated(claim['stated_on'])}",
            "number": "; ".join(wording.amount(number, row["unit"]) for number in row["numbers"]),
            "known from": row["known_from"],
            "literal reading held": "yes" if row["literal_held"] else "no",
            "common reading held": "yes" if row["implied_held"] else "no",
            "figure": row["hedged_id"],
            "note": claim["note"] if isinstance(claim["note"], str) else "",
        }
        for claim, row in zip(said, records(known), strict=True)
    ]
    return provenance.by(pd.DataFrame(rows), "words")


def tally(known: pd.DataFrame) -> pd.DataFrame:
    """Count by hedge the claims, and how many each reading held."""
    by = [known["hedge"].astype(str), known["known_from"]]
    table = known.assign(claims=1).groupby(by)[["claims", *HELD]].sum()
    names = {name: f"{reading} reading held" for name, reading in HELD.items()}
    names["known_from"] = "known from"
    return provenance.by(table.reset_index().rename(columns=names), "hedge")

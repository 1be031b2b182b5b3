"""What hedges turn out to mean: hedged figures beside the numbers that were known of them later."""

from math import isinf

import pandas as pd

from analysis.comparing.rows import said_until
from analysis.comparing.verdicts import JUDGED
from analysis.reading.bounds import ENDS
from analysis.record.load import sides
from analysis.record.schema import Row, records

OUTCOME_COLUMNS = (
    *("hedged_id", "number_id", "indicator", "hedge", "said", "number", "unit"),
    *("known_from", "literal_held", "implied_held"),
)
DAYS = 31  # a stock said of another month is another number, not the one behind the hedge


def outcomes(agreement: pd.DataFrame) -> pd.DataFrame:
    """Set hedged claims beside the numbers that were known of the same thing.

    Such a number is one without a hedge that the same side stated on the same day or later and
    more precisely, or an official one. Plans, forecasts and conversions are left out, and so are
    stocks of different months.

    A row has the ids of both, the hedge, what was said and the number (in `unit`), where it is
    known from (the same side, or statistics), and whether it lies within the bounds of either
    reading.

    >>> from analysis import load
    >>> known = outcomes(load("agreement")).set_index("hedged_id")
    >>> known.loc["tokayev-izvestia-2024.6", ["hedge", "said", "number"]].to_dict()
    {'hedge': 'more than', 'said': 90.0, 'number': 93.0}
    """
    judged = agreement[
        agreement["kind"].isin(("claim-claim", "claim-reference"))
        & agreement["verdict"].isin(JUDGED)
        & ~agreement["converted"]
        & ~(agreement["days_apart"] > DAYS)
    ]
    literally, taken = (judged[judged["reading"] == reading] for reading in ENDS)
    rows = []
    tables = map(records, (literally, taken, *sides(literally)))
    for literal, implied, left, right in zip(*tables, strict=True):
        held = [row["verdict"] != "contradict" for row in (literal, implied)]
        named = [(literal["left_id"], left), (literal["right_id"], right)]
        for (hedged_id, hedged), (number_id, number) in (named, named[::-1]):
            if source := known_from(hedged, number):
                about = (hedged["indicator"], hedged["hedge"], hedged["value"], number["value"])
                rows.append((hedged_id, number_id, *about, hedged["unit"], source, *held))
    return pd.DataFrame(rows, columns=list(OUTCOME_COLUMNS))


def known_from(hedged: Row, number: Row) -> str:
    """Say where the number behind a hedged figure is known from; "" if it is no such number.

    Both rows are about the same thing, and no errors; the second one may be of ``references``.
    """
    if not isinstance(hedged.get("hedge"), str) or hedged["hedge"] == "between":
        return ""
    if hedged["status"] != "actual":
        return ""
    if isinstance(number.get("reporter"), str):
        return "statistics"
    plain = not isinstance(number["hedge"], str) and number["status"] == "actual"
    if not plain or hedged["side"] != number["side"]:
        return ""
    if said_until(number["stated_on"]) < said_until(hedged["stated_on"]):
        return ""
    width = number["high"] - number["low"]
    reach = hedged["implied_high"] - hedged["implied_low"]
    return "the same side" if isinf(reach) or width < reach else ""

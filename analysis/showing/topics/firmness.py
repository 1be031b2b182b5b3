"""How the count of contradictions moves with the rules for *almost* and *about*."""

from __future__ import annotations

import pandas as pd

from analysis.comparing.verdicts import CONVERTED
from analysis.record.load import sides
from analysis.record.schema import Row, records

#: How far *almost* and *about* are let reach, in parts of what the rules say.
REACH = {"half as far": 0.5, "as the rules say": 1.0, "twice as far": 2.0}


def reach(table: pd.DataFrame) -> pd.DataFrame:
    """Count the contradictions when *almost* and *about* reach half or twice as far as the rules.

    Pairs that were converted, or that rest on arithmetic, keep their verdict.
    """
    left, right = (records(side) for side in sides(table))
    kept = (table["kind"] == "arithmetic") | table["reason"].str.contains(CONVERTED, regex=False)
    counts = {}
    for name, factor in REACH.items():
        apart = pd.Series(
            [_apart(*both, factor) for both in zip(left, right, strict=True)], index=table.index
        )
        apart = apart.where(~kept, table["verdict"] == "contradict")
        counts[name] = [apart.sum(), (apart != (table["verdict"] == "contradict")).sum()]
    rows = pd.DataFrame.from_dict(counts, orient="index")
    columns = ["pairs that contradict", "verdicts that turn"]
    return rows.set_axis(columns, axis=1).rename_axis("almost and about reach")


def _apart(left: Row, right: Row, factor: float) -> bool:
    (low, high), (other_low, other_high) = (_stretched(row, factor) for row in (left, right))
    return bool(high < other_low or other_high < low)


def _stretched(row: Row, factor: float) -> tuple[float, float]:
    """Give the bounds of a figure, where it is soft reaching farther or less far."""
    if isinstance(row.get("reporter"), str):  # an official figure has no bounds
        return row["value"], row["value"]
    value, low, high = row["value"], row["low"], row["high"]
    if row.get("hedge") not in ("almost", "about"):
        return low, high
    return value - factor * (value - low), value + factor * (high - value)

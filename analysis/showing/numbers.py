"""The numbers of a chart, to take along."""

from math import inf, nan

import pandas as pd

from analysis.record.load import figure_ids
from analysis.record.schema import records
from analysis.showing.provenance import traced

#: The columns of stated and implied figures, and of official ones.
PLOTTED = (
    *("as_stated", "formula", "speaker", "side", "stated_on", "period_start", "period_end"),
    *("value", "unit", "low", "high", "implied_low", "implied_high"),
)
OFFICIAL = ("reporter", "series", "period_start", "period_end", "value", "unit")


def plotted(rows: pd.DataFrame, official: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the numbers of a chart to take along, the official ones last; an open end is empty.

    >>> said = {"figure_id": "visit.1", "as_stated": "over 60", "value": 60.0, "high": inf}
    >>> plotted(pd.DataFrame([said])).values.tolist()
    [['visit.1', 'over 60', 60.0, nan]]
    """
    numbers = rows.reindex(columns=[name for name in PLOTTED if name in rows])
    if traced(rows):
        numbers.insert(0, "figures", [" ".join(figure_ids(row)) for row in records(rows)])
    if official is not None and len(official):
        kept = official.reindex(columns=[name for name in OFFICIAL if name in official])
        numbers = pd.concat([numbers, kept], ignore_index=True)
    return numbers.replace([inf, -inf], nan)

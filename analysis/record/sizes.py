"""How large figures of a kind are, to tell one that can hardly be of it."""

import pandas as pd

from analysis.record.schema import PERIOD, Row

TIMES = 10  # a value so many times the middle one, or so small a part of it, is to be confirmed
ALIKE = 3  # times: so near to the middle one a value may be of a kind
OTHERS = 3  # how many others there must be to tell
YEAR = 365


def a_year(row: Row) -> float:
    """Return the size of a level; of a flow in a known period, what it would be in a year."""
    start, end = (row[name] for name in PERIOD)
    size = float(abs(row["value"]))
    if row["nature"] != "flow" or pd.isna(start) or pd.isna(end):
        return size
    return size * YEAR / float((end - start).days + 1)

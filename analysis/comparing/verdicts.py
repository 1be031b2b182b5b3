"""How a verdict comes from two intervals, and the wording of every verdict and reason.

`OUTCOMES` has the ways in which two intervals can lie, `SETTLED` the pairs that are not judged at
all. Whatever else is said of two intervals (how large a gap is, how firm a verdict) is one more
column of `judge`.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.reading.bounds import ENDS
from analysis.record.schema import records

#: How two intervals lie: the verdict, and the reason in words.
OUTCOMES = {
    "they meet": ("agree", "the bounds meet"),
    "they meet in an open end": ("agree if open", "the bounds meet where one of them is open"),
    "above": ("contradict", "the right one is above all that the left one allows"),
    "below": ("contradict", "the right one is below all that the left one allows"),
}
#: Pairs that are not judged, by case: the verdict, and the reason in words.
SETTLED = {
    "one undated": ("cannot be said", "one names no period"),
    "both undated": ("cannot be said", "neither names a period"),
    "another status": ("not comparable", "{left_status} against {right_status}"),
    "a part": ("not comparable", "a part of a year against the year"),
    "mistaken": (
        "not comparable",
        "{left_indicator} against {right_indicator}: not the same thing",
    ),
    "another nature": (
        "not comparable",
        "{left_indicator} against {right_indicator}: {left_nature} against {right_nature}",
    ),
    "no rate": ("not comparable", "their units differ, and no rate of the period is known"),
}
#: What a reason adds.
CONVERTED = "; converted through the mean rate of the period"
CONDITION = "; if both count the same set"  # of stocks, which name none


def judge(left: pd.DataFrame, right: pd.DataFrame, reading: str) -> pd.DataFrame:
    """Hold the bounds of figures against each other under a reading, row by row.

    Intervals that meet only because an end is open agree *if open*: a value lies outside the
    other's bounds.

    Parameters
    ----------
    left, right : DataFrame
        Figures with their value and bounds, one row a pair, with the same index.
    reading : str
        literal or implied.

    Returns
    -------
    DataFrame
        `verdict`, `reason` and `gap`: right minus left between the nearest ends, 0 if they meet.

    Examples
    --------
    >>> said = pd.DataFrame({"value": [50, 50], "low": [50, 50], "high": [np.inf, np.inf]})
    >>> known = pd.DataFrame({"value": [66, 32], "low": [66, 32], "high": [66, 32]})
    >>> judge(said, known, "literal")[["verdict", "gap"]]
             verdict   gap
    0  agree if open   0.0
    1     contradict -18.0
    """
    left, right = (
        side[["value", *ENDS[reading]]].set_axis(["value", "low", "high"], axis=1)
        for side in (left, right)
    )
    above, below = right["low"] > left["high"], right["high"] < left["low"]
    is_open = _is_open(left) | _is_open(right)
    allowed = _allows(left, right["value"]) & _allows(right, left["value"])
    how = np.select(
        [above, below, is_open & ~allowed],
        ["above", "below", "they meet in an open end"],
        "they meet",
    )
    gaps = [right["low"] - left["high"], right["high"] - left["low"]]
    words = pd.DataFrame(OUTCOMES, index=["verdict", "reason"]).T.loc[how]
    return words.set_axis(left.index).assign(gap=np.select([above, below], gaps, 0.0))


def settle(case: pd.Series, left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    """Give the verdict and the reason of pairs that are not judged, and no gap.

    Parameters
    ----------
    case : Series
        Keys of `SETTLED`.
    left, right : DataFrame
        The `indicator`, `status` and `nature` of both sides, one row a pair; further rows are
        left aside.
    """
    named = ["indicator", "status", "nature"]
    words = left[named].add_prefix("left_").join(right[named].add_prefix("right_"))
    said = zip(case, records(words.loc[case.index]), strict=True)
    reasons = [SETTLED[name][1].format(**row) for name, row in said]
    verdicts = [SETTLED[name][0] for name in case]
    return pd.DataFrame({"verdict": verdicts, "gap": np.nan, "reason": reasons}, case.index)


def _is_open(bounds: pd.DataFrame) -> pd.Series:
    return bounds["low"].eq(-np.inf) | bounds["high"].eq(np.inf)


def _allows(bounds: pd.DataFrame, value: pd.Series) -> pd.Series:
    return value.between(bounds["low"], bounds["high"])

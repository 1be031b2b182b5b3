"""How a verdict comes from two intervals, and the verdict of pairs that are not judged.

What is said of a verdict in words is `REASONS` of the schema, and `EXCEEDING` where one figure
bounds the other.
"""

import numpy as np
import pandas as pd

from analysis.comparing.rows import DOUBTS
from analysis.reading.bounds import ENDS
from analysis.record.schema import EXCEEDING, GAPS

TOO_MANY = 100  # times that two figures of one thing cannot be apart
#: How large a gap is: up to how many percent of the left value, or points of percentages.
SIZES = dict(zip(GAPS, (0.0, 0.5, 2.0, np.inf), strict=True))
#: The verdict by how two intervals lie.
OUTCOMES = {
    "bounds_meet": "agree",
    "open_bounds_meet": "agree if open",
    "above": "contradict",
    "below": "contradict",
}
#: Verdicts on pairs that could be compared, in the order in which they are told.
JUDGED = ("contradict", "agree", "agree if open")
#: Reasons why nothing can be said of a pair; what is judged for another one is not comparable.
UNSAID = ("one_undated", "both_undated", "implausible_unit", *DOUBTS)
#: Reasons of pairs of which one bounds the other. Where it does they are not comparable, for they
#: are not the same thing; where it does not they contradict each other.
HELD_TO = tuple(EXCEEDING)


def judge(left: pd.DataFrame, right: pd.DataFrame, reading: str) -> pd.DataFrame:
    """Hold the bounds of figures against each other under a reading, row by row.

    Intervals that meet only because an end is open agree *if open*: a value lies outside the
    other's bounds. The `gap` is right minus left between the nearest ends, 0 if they meet.

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
        ["above", "below", "open_bounds_meet"],
        "bounds_meet",
    )
    reason = pd.Series(how, left.index, dtype=object)
    gaps = [right["low"] - left["high"], right["high"] - left["low"]]
    gap = np.select([above, below], gaps, 0.0)
    return pd.DataFrame({"verdict": reason.map(OUTCOMES), "reason": reason, "gap": gap})


def hold(judged: pd.DataFrame, case: pd.Series, comparable: pd.Series) -> pd.DataFrame:
    """Say of pairs of which one bounds the other whether it does.

    The cases of these pairs are of `HELD_TO`; `judged` has all pairs, and `comparable` whether the
    bounds of a pair can be held against each other at all.
    """
    exceeds = ((judged["verdict"] == "contradict") & comparable).loc[case.index]
    said = pd.DataFrame(
        {
            "verdict": np.where(exceeds, "contradict", "not comparable"),
            "reason": case,
            "gap": judged["gap"].loc[case.index].where(exceeds),
        }
    )
    judged = judged.copy()
    judged.loc[case.index, list(said)] = said
    return judged


def settle(case: pd.Series) -> pd.DataFrame:
    """Give the verdict of pairs that are not judged, by their cases, and no gap."""
    verdict = np.where(case.isin(UNSAID), "cannot be said", "not comparable")
    return pd.DataFrame({"verdict": verdict, "reason": case, "gap": np.nan})


def sizes(gap: pd.Series, percent: pd.Series, unit: pd.Series) -> pd.Series:
    """Say how large gaps are; "" where there is none to speak of.

    >>> gap, unit = pd.Series([0, 3, 3, np.nan]), pd.Series(["USD", "USD", "percent", "USD"])
    >>> sizes(gap, pd.Series([0, 0.4, np.nan, np.nan]), unit).tolist()
    ['none', 'under 0.5 %', 'above', '']
    """
    apart = percent.abs().where(unit != "percent", gap.abs()).where(gap != 0, 0.0)
    named = np.array([*GAPS, GAPS[-1]])[np.searchsorted([*SIZES.values()], apart)]
    return pd.Series(named, gap.index).mask(gap.isna(), "")


def _is_open(bounds: pd.DataFrame) -> pd.Series:
    return bounds["low"].eq(-np.inf) | bounds["high"].eq(np.inf)


def _allows(bounds: pd.DataFrame, value: pd.Series) -> pd.Series:
    return value.between(bounds["low"], bounds["high"])

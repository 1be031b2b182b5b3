"""How a verdict comes from two intervals, and the wording of every verdict and reason.

`OUTCOMES` has the ways in which two intervals can lie, `SETTLED` the pairs that are not judged at
all, `HELD_TO` those that are not compared but where one bounds the other.
"""

import numpy as np
import pandas as pd

from analysis.comparing.rows import DOUBTS
from analysis.reading.bounds import ENDS
from analysis.record.schema import GAPS, records

TOO_MANY = 100  # times that two figures of one thing cannot be apart
#: How large a gap is: up to how many percent of the left value, or points of percentages.
SIZES = dict(zip(GAPS, (0.0, 0.5, 2.0, np.inf), strict=True))
#: How two intervals lie: the verdict, and the reason in words.
OUTCOMES = {
    "they meet": ("agree", "the bounds meet"),
    "they meet in an open end": ("agree if open", "the bounds meet where one of them is open"),
    "above": ("contradict", "the right figure is above all that the left figure allows"),
    "below": ("contradict", "the right figure is below all that the left figure allows"),
}
#: Pairs that are not judged, by case: the verdict, and the reason in words.
SETTLED = {
    "one undated": ("cannot be said", "one names no period"),
    "both undated": ("cannot be said", "neither names a period"),
    "another status": ("not comparable", "{left_status} against {right_status}"),
    "mistaken": (
        "not comparable",
        "{left_indicator} against {right_indicator}: not the same thing",
    ),
    "another nature": (
        "not comparable",
        "{left_indicator} against {right_indicator}: {left_nature} against {right_nature}",
    ),
    "another unit": ("not comparable", "their units differ"),
    "a conversion": ("not comparable", "one converts a sum of its statement, which is compared"),
    "one text": ("not comparable", "two counts of one text are of two sets"),
    "told anew": ("not comparable", "{left_status} on different days: the later may be an update"),
    "no rate": ("not comparable", "their units differ, and no rate of the period is known"),
    "implausible": ("cannot be said", f"implausible unit: one is over {TOO_MANY} times the other"),
    **{column: ("cannot be said", reason) for column, reason in DOUBTS.items()},
}
#: Pairs of which one bounds the other, by case: the reason where it does, why they contradict where
#: it does not. Where they fit they are not comparable, for they are not the same thing.
HELD_TO = {
    "a part of a year": (
        "a part of a year against the year",
        "a part of a year cannot exceed the year",
    ),
    "a part of a period": ("a part of a period against all of it", "a part cannot exceed it all"),
    "a region": ("a part of the area against the whole", "a part cannot exceed the whole area"),
    "a part": ("a part against its whole", "a part cannot exceed its whole"),
    "sum_of_regions": (
        "the sum of regions against the whole",
        "the sum of regions cannot exceed the whole",
    ),
    "sum_of_months": (
        "the sum of parts of a year against the year",
        "the sum of parts of a year cannot exceed the year",
    ),
    "change_of_parts": (
        "the change of a total against those of its parts",
        "the change of a total cannot lie outside those of its parts",
    ),
    "stock_and_flows": (
        "a stock against an earlier one and the flows since",
        "a stock cannot exceed an earlier one and all that flowed since",
    ),
}
#: What a reason adds.
CONVERTED = "; converted through the mean rate of the period"
CONDITION = "; if both count the same set"  # of stocks, which name none


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
        ["above", "below", "they meet in an open end"],
        "they meet",
    )
    gaps = [right["low"] - left["high"], right["high"] - left["low"]]
    words = pd.DataFrame(OUTCOMES, index=["verdict", "reason"]).T.loc[how]
    return words.set_axis(left.index).assign(gap=np.select([above, below], gaps, 0.0))


def hold(judged: pd.DataFrame, case: pd.Series, comparable: pd.Series) -> pd.DataFrame:
    """Say of pairs of which one bounds the other whether it does.

    The cases of these pairs are keys of `HELD_TO`; `judged` has all pairs, and `comparable` whether
    the bounds of a pair can be held against each other at all.
    """
    exceeds = (judged["verdict"] == "contradict") & comparable
    exceeds = exceeds.loc[case.index]
    fits, breaks = (case.map({name: words[at] for name, words in HELD_TO.items()}) for at in (0, 1))
    said = pd.DataFrame(
        {
            "verdict": np.where(exceeds, "contradict", "not comparable"),
            "reason": breaks.where(exceeds, fits),
            "gap": judged["gap"].loc[case.index].where(exceeds),
        }
    )
    judged = judged.copy()
    judged.loc[case.index, list(said)] = said
    return judged


def settle(case: pd.Series, left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    """Give the verdict and the reason of pairs that are not judged, and no gap.

    The cases are keys of `SETTLED`; rows of the sides that have none are left aside.
    """
    named = ["indicator", "status", "nature"]
    words = left[named].add_prefix("left_").join(right[named].add_prefix("right_"))
    said = zip(case, records(words.loc[case.index]), strict=True)
    reasons = [SETTLED[name][1].format(**row) for name, row in said]
    verdicts = [SETTLED[name][0] for name in case]
    return pd.DataFrame({"verdict": verdicts, "gap": np.nan, "reason": reasons}, case.index)


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

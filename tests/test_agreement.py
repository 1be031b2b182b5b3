"""Claims held against each other and against official statistics."""

from math import inf

import pandas as pd
import pytest

from analysis import load
from analysis.agreement import compared
from analysis.intervals import Interval

PAIRS = {
    "a round sum and a statistic within it": ((18.5, 19.5), (18.8, 18.8), 19, 18.8, "agree", 0),
    "a point beside an interval": ((55, 65), (66, 66), 60, 66, "contradict", 1),
    "below": ((50, inf), (32, 32), 50, 32, "contradict", -18),
    "an open end reaches it": ((50, inf), (66, 66), 50, 66, "agree if open", 0),
    "two open ends, one value each": ((3, inf), (3, inf), 3, 3, "agree", 0),
    "intervals that touch": ((1, 2), (2, 3), 1.5, 2.5, "agree", 0),
}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS.keys())
def test_verdicts(pair: tuple) -> None:
    left, right, left_value, right_value, verdict, gap = pair
    found = compared(Interval(*left), Interval(*right), left_value, right_value)
    assert found[:2] == (verdict, gap)


@pytest.fixture(scope="module")
def agreement() -> pd.DataFrame:
    return load("agreement").set_index(["left_id", "right_id", "reading"]).sort_index()


def verdict(agreement: pd.DataFrame, left: str, right: str) -> set[str]:
    return set(agreement.loc[(left, right), "verdict"])


def test_the_turnover_of_2020_agrees_with_the_statistics(agreement: pd.DataFrame) -> None:
    assert verdict(agreement, "lavrov-visit-2021.4", "bns_kz_trade_with_ru:2020") == {"agree"}


def test_the_total_behind_the_share_does_not(agreement: pd.DataFrame) -> None:
    total = "total:lavrov-visit-2021.2+lavrov-visit-2021.4"
    assert verdict(agreement, total, "bns_kz_trade_total:2020") == {"contradict"}


def test_fifty_projects_and_thirty_two_within_months_contradict(agreement: pd.DataFrame) -> None:
    pair = ("lavrov-visit-2021.5", "mishustin-nur-sultan-2021.2")
    assert verdict(agreement, *pair) == {"contradict"}
    assert set(agreement.loc[pair, "gap"]) == {-18}


def test_a_change_without_a_period_is_not_compared(agreement: pd.DataFrame) -> None:
    pair = ("lavrov-visit-2021.3", "mishustin-mamin-kazan-2021.1")
    assert verdict(agreement, *pair) == {"cannot be said"}
    assert set(agreement.loc[pair, "reason"]) == {"one of them names no period"}


def test_the_same_amount_is_not_held_against_itself(agreement: pd.DataFrame) -> None:
    ids = [(left, right) for left, right, _ in agreement.index]
    assert ("tokayev-izvestia-2024.4", "tokayev-izvestia-2024.5") not in ids


def test_every_pair_is_judged_in_both_readings(agreement: pd.DataFrame) -> None:
    readings = agreement.reset_index().groupby(["left_id", "right_id"])["reading"].nunique()
    assert (readings == 2).all()

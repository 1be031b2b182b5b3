"""Claims held against each other and against official statistics."""

from collections import Counter
from itertools import combinations
from math import inf
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import copied, kept

from analysis import load
from analysis.comparing.agreement import compared, pairs_within
from analysis.comparing.intervals import Interval
from analysis.publishing.build import build

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
    assert set(agreement.loc[pair, "reason"]) == {"one names no period"}


def test_the_same_amount_is_not_held_against_itself(agreement: pd.DataFrame) -> None:
    ids = [(left, right) for left, right, _ in agreement.index]
    assert ("tokayev-izvestia-2024.4", "tokayev-izvestia-2024.5") not in ids


def test_every_pair_is_judged_in_both_readings(agreement: pd.DataFrame) -> None:
    readings = agreement.reset_index().groupby(["left_id", "right_id"])["reading"].nunique()
    assert (readings == 2).all()


SAID = {
    # two officials at one press conference, of 2022
    ("lavrov-nurtleu-2023.1", "nurtleu-lavrov-2023.1"): ("contradict", ""),
    # almost 30, more than 28 and 28.5 of 2023 by one speaker; 27 by the other
    ("putin-sco-2024.1", "pluralia-2024.1"): ("agree", ""),
    ("tokayev-forum-2024.1", "pluralia-2024.1"): ("contradict", ""),
    # a forecast is not what has happened
    ("mamin-2021-12.3", "mishustin-smailov-2022-08.1"): (
        "not comparable",
        "forecast against actual",
    ),
    ("mamin-mishustin-2021-11.2", "kosherbayev-2022.1"): ("not comparable", "a part of a year"),
    # enterprises and joint enterprises
    ("mishustin-nur-sultan-2021.3", "mishustin-nur-sultan-2021.4"): (
        "not comparable",
        "enterprises against joint_enterprises",
    ),
    # roubles and dollars of one year, through its mean rate
    ("lavrov-nurtleu-2023.1", "mishustin-smailov-2023-06.1"): ("agree", "converted"),
    # the sum printed beside the roubles is ten times too small
    ("mishustin-eaeu-2024.1", "mishustin-eaeu-2024.2"): ("contradict", "converted"),
    # 3.5 times from 2003 to 2018
    ("tokayev-forum-2019.1", "wits_kz_trade_with_ru_multiple_on_2003:2018"): ("agree", ""),
    ("putin-nazarbayev-2020.1", "wits_kz_trade_with_ru_change_on_2018:2019"): ("contradict", ""),
    # exports and imports make the turnover
    ("sum_of_parts:kazinform-2015-10-15.1", "kazinform-2015-10-15.1"): ("agree", ""),
    # trade that grew by over 10 percent to 22.2 billion, and what was said a year before
    ("earlier_level:mishustin-tokayev-2022.1", "mamin-2021-12.2"): ("agree", ""),
    # a share and its reference
    ("tokayev-forum-2024.2", "ru_share_of_kz_trade:2023"): ("agree", ""),
    # those who study, printed as graduates, and those who study
    ("putin-forum-2019.8", "lavrov-tleuberdi-2020.1"): ("agree", "same set"),
}


@pytest.mark.parametrize("pair", SAID, ids=" and ".join)
def test_of_the_record(agreement: pd.DataFrame, pair: tuple[str, str]) -> None:
    literal = agreement.loc[(*pair, "literal")]
    verdict, reason = SAID[pair]
    assert literal["verdict"] == verdict
    assert reason in literal["reason"]


def test_a_statement_is_no_reference(agreement: pd.DataFrame) -> None:
    statements = load("references").query("basis == 'statement'")
    ids = set(statements["series"] + ":" + statements["period"])
    assert ids.isdisjoint(agreement.index.get_level_values("right_id"))


def test_stocks_show_the_days_between_them_and_flows_none(agreement: pd.DataFrame) -> None:
    pair = ("lavrov-visit-2021.5", "mishustin-nur-sultan-2021.2", "literal")
    assert agreement.loc[pair, "days_apart"] == 111  # 30 April to 19 August
    pair = ("lavrov-nurtleu-2023.1", "nurtleu-lavrov-2023.1", "literal")
    assert pd.isna(agreement.loc[pair, "days_apart"])


def test_only_settled_pairs_have_no_gap(agreement: pd.DataFrame) -> None:
    settled = agreement["verdict"].isin(["not comparable", "cannot be said"])
    assert (agreement["gap"].isna() == settled).all()


def test_without_a_rate_roubles_and_dollars_are_not_comparable(tmp_path: Path) -> None:
    root = copied(tmp_path)
    kept(root, "references", lambda row: "rub_per_usd" not in row["series"])
    build(root)
    pairs = pd.read_csv(root / "data/processed/agreement.csv")
    sums = pairs[pairs["left_id"].eq("lavrov-nurtleu-2023.1")]
    roubles = sums[sums["right_id"].eq("mishustin-smailov-2023-06.1")]
    assert set(roubles["verdict"]) == {"not comparable"}
    assert roubles["reason"].str.contains("no rate of the period is known").all()


@given(st.lists(st.integers(0, 4), max_size=20))
def test_pairs_are_all_pairs_within_groups(groups: list[int]) -> None:
    left, right = pairs_within(np.array(groups, dtype=int))
    expected = [(i, j) for i, j in combinations(range(len(groups)), 2) if groups[i] == groups[j]]
    assert Counter(zip(left.tolist(), right.tolist(), strict=True)) == Counter(expected)

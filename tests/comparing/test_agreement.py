"""What is held against what, and what is not comparable or cannot be said."""

from math import inf

import pandas as pd
import pytest
from by_hand import RATE, day, held, held_each, official, period, said, to

from analysis import load
from analysis.comparing.verdicts import JUDGED, TOO_MANY
from analysis.record.schema import REASONS, Row

MAY = "2020-01-01/2020-05-31"
JUNE = "2020-01-01/2020-06-30"
STOCK = {"indicator": "student_count", "nature": "stock"}
FORECAST = {"status": "forecast"}

# two figures, the second of another speaker -> verdict and reason; None: nothing to compare
PAIRS = {
    "the same year": (("2020", {}), ("2020", {}), ("agree", "bounds_meet")),
    "the same months": ((MAY, {}), (MAY, {}), ("agree", "bounds_meet")),
    "another year": (("2020", {}), ("2019", {}), None),
    "other months": ((MAY, {}), (JUNE, {}), None),
    "months and their year": (
        (MAY, {}),
        ("2020", {}),
        ("not comparable", "part_of_year"),
    ),
    "a year and months of it": (
        ("2020", {}),
        (MAY, {}),
        ("not comparable", "part_of_year"),
    ),
    "months and another year": ((MAY, {}), ("2019", {}), None),
    "a forecast and what happened": (
        ("2020", FORECAST),
        ("2020", {}),
        ("not comparable", "other_status"),
    ),
    "what happened and what was planned": (
        ("2020", {}),
        ("2020", {"status": "planned"}),
        ("not comparable", "other_status"),
    ),
    "two forecasts": (("2020", FORECAST), ("2020", FORECAST), ("agree", "bounds_meet")),
    "two forecasts, a day apart": (
        ("2020", FORECAST),
        ("2020", FORECAST | {"said_until": day("2021-05-01")}),
        ("not comparable", "other_day"),
    ),
    "a forecast of another year": (("2020", FORECAST), ("2019", {}), None),
    "a forecast for months": (("2020", {}), (MAY, FORECAST), None),
    "a year and no period": (
        ("2020", {}),
        (None, {}),
        ("cannot be said", "one_undated"),
    ),
    "two without a period": (
        (None, {}),
        (None, {}),
        ("cannot be said", "both_undated"),
    ),
    "without a period, said in another year": (
        ("2020", {}),
        (None, {"said_until": day("2023-01-31")}),
        None,
    ),
    "stocks of a year": (
        (None, STOCK),
        (None, STOCK),
        ("agree", "bounds_meet"),
    ),
    "stocks of two years": ((None, STOCK), (None, STOCK | {"said_until": day("2023-01-31")}), None),
    "a stock that is planned": (
        (None, STOCK),
        (None, STOCK | {"status": "target"}),
        ("not comparable", "other_status"),
    ),
    "another area": (("2020", {}), ("2020", {"counterpart_area": "BY"}), None),
    "another indicator": (("2020", {}), ("2020", {"indicator": "exports"}), None),
    "a level and a share": (("2020", {}), ("2020", {"measure": "share"}), None),
}


@pytest.fixture(scope="module")
def pairs() -> dict[str, pd.DataFrame]:
    return held_each(
        {
            case: [
                said("a.1", "$20 billion", left_of, **left),
                said("b.1", "$20 billion", right_of, **right),
            ]
            for case, ((left_of, left), (right_of, right), _) in PAIRS.items()
        }
    )


@pytest.mark.parametrize("case", PAIRS)
def test_pairs(pairs: dict[str, pd.DataFrame], case: str) -> None:
    expected = PAIRS[case][-1]
    outcomes = pairs[case].groupby(["verdict", "reason"]).size().to_dict()
    assert outcomes == ({expected: 2} if expected else {})  # both readings, or nothing
    counts = expected is not None and expected[0] in JUDGED and "stock" in case
    assert pairs[case]["if_same_set"].tolist() == [counts] * len(pairs[case])


def on_base(of: str) -> Row:
    return {"base_start": day(f"{of}-01-01"), "base_end": day(f"{of}-12-31")}


BASES = {
    "both a year before": ({}, {}, True),
    "stated, and taken to be": (on_base("2019"), {}, True),
    "another base": (on_base("2018"), {}, False),
    "the same other base": (on_base("2018"), on_base("2018"), True),
}


def test_changes_are_compared_from_the_same_base() -> None:
    rows = held_each(
        {
            case: [said("a.1", "rose by 5%", **left), said("b.1", "grew by 5.1 percent", **right)]
            for case, (left, right, _) in BASES.items()
        }
    )
    compared = {case: len(rows[case]) > 0 for case in BASES}
    assert compared == {case: expected for case, (_, _, expected) in BASES.items()}


RELATIONS = {  # of the second figure to the first -> whether both are claims about one thing
    "": "claim-claim",
    "same_as": None,
    "repeats": None,
    "part_of": "arithmetic",
    "added_to": None,
    "conversion_of": None,
}


def test_parts_of_one_statement_are_not_held_against_each_other() -> None:
    rows = held_each(
        {
            relation: [
                said("a.1", "$20 billion"),
                said("a.2", "$21 billion", **to("a.1" if relation else "", relation)),
            ]
            for relation in RELATIONS
        }
    )
    kinds = {relation: set(rows[relation]["kind"]) for relation in RELATIONS}
    assert kinds == {relation: {kind} - {None} for relation, kind in RELATIONS.items()}


CONVERTED = [  # 20 billion dollars, at 400 tenge 8 trillion, and at the rate of the day 9
    said("a.1", "$20 billion"),
    said("a.2", "9 trillion tenge", **to("a.1", "conversion_of")),
]


def test_a_conversion_is_no_second_claim() -> None:
    rate = official("kzt", 400.0, unit="KZT", **RATE)
    rows = held(*CONVERTED, said("b.1", "$20 billion"), references=[rate, official("bns", 20e9)])
    literal = rows.query("reading == 'literal'").reset_index()
    verdicts = literal.set_index(["left_id", "right_id"])["verdict"].to_dict()
    assert verdicts == {
        ("a.1", "b.1"): "agree",
        ("a.1", "bns:2020"): "agree",
        ("a.2", "b.1"): "not comparable",  # and the statistic with it, told once
        ("b.1", "bns:2020"): "agree",
    }


QUOTED = {  # billions that a statistic has, beside 23.8 said -> what it is, and the verdict
    ("quoted", 23.7e9): "agree",  # 23.65 to 23.75, and 23.75 to 23.85
    ("quoted", 23.6e9): "contradict",
    ("quoted", 23.71e9): "contradict",  # 23.705 to 23.715
    ("reported", 23.7e9): "contradict",
}


@pytest.mark.parametrize(("basis", "value"), QUOTED)
def test_a_quoted_statistic_is_as_exact_as_it_is_written(basis: str, value: float) -> None:
    rows = held(said("a.1", "$23.8 billion"), references=[official("nbk", value, basis=basis)])
    assert set(rows["verdict"]) == {QUOTED[basis, value]}


def test_two_counts_of_one_text_are_of_two_sets() -> None:
    counts = [said("a.1", "32 projects", None, **STOCK), said("a.2", "30 projects", None, **STOCK)]
    other = said("b.1", "30 projects", None, **STOCK)
    rows = held(*counts, other).query("reading == 'literal'")["verdict"]
    assert rows["a.1", "a.2"].item() == "not comparable"
    assert rows["a.1", "b.1"].item() == "contradict"


def test_the_sum_of_all_parts_is_held_against_their_whole_alone() -> None:
    parts = {
        "implied_id": "sum_of_parts:a.1",
        "kind": "sum_of_parts",
        "derived_from": ("a.2", "a.3"),
    }
    claims = [said(name, "$21 billion") for name in ("a.1", "b.1")]
    rows = held(*claims, implied=[implied(**parts)])
    of_parts = rows[rows["kind"] == "arithmetic"].reset_index()
    assert set(of_parts["right_id"]) == {"a.1"}


def test_statistics_stand_on_the_right_and_statements_are_none() -> None:
    references = [
        official("bns", 18.8e9),
        official("other", 18.8e9),
        official("minister", 18.8e9, basis="statement"),
    ]
    rows = held(said("a.1", "$19 billion"), references=references)
    assert rows["kind"].to_dict() == {
        ("a.1", right, reading): "claim-reference"
        for right in ("bns:2020", "other:2020")
        for reading in ("literal", "implied")
    }


def implied(**cells: object) -> Row:
    row = said("", "$20 billion")
    about = {"implied_id": "total:a.1+a.2", "kind": "total", "verdict": "follows"}
    return {**row, **about, "derived_from": ("a.1", "a.2"), **cells}


def test_what_follows_is_held_against_others_and_not_against_what_it_follows_from() -> None:
    claims = [said(name, "$20 billion") for name in ("a.1", "b.1")]
    rows = held(*claims, implied=[implied()], references=[official("bns", 20e9)])
    kinds = rows.query("left_id == 'total:a.1+a.2'")["kind"]
    assert set(kinds.index.get_level_values("right_id")) == {"b.1", "bns:2020"}
    assert set(kinds) == {"arithmetic"}


@pytest.mark.parametrize("kind", ["sum_of_months", "sum_of_regions"])
def test_a_sum_of_parts_is_told_once_a_pair_of_series(kind: str) -> None:
    years, least = ("2019", "2020"), {"kind": kind, "high": inf, "implied_high": inf}
    sums = [implied(implied_id=f"{kind}:{year}", **least, **period(year)) for year in years]
    wholes = [said(f"b.{year}", "$30 billion", year) for year in years]
    rows = held(*wholes, implied=sums).query("kind == 'arithmetic' and reading == 'literal'")
    assert rows["pairs"].tolist() == [2]


@pytest.mark.parametrize("cells", [{"kind": "growth"}, {"verdict": "cannot be said"}])
def test_what_does_not_follow_is_not_held_against_anything(cells: Row) -> None:
    rows = held(said("b.1", "$20 billion"), implied=[implied(**cells)])
    assert rows.empty


OF_2020 = {"indicator": "enterprises", "nature": "stock"}
MISTAKEN = {
    "the same nature": ({"nature": "stock"}, "other_indicator"),
    "another nature": ({"nature": "flow"}, "other_nature"),
}


@pytest.mark.parametrize("case", MISTAKEN)
def test_what_is_easily_mistaken_is_not_comparable(case: str) -> None:
    cells, reason = MISTAKEN[case]
    joint = said("a.2", "20 firms", **{"indicator": "joint_enterprises", **cells})
    mistaken_for = {"enterprises": ["joint_enterprises"]}
    rows = held(said("a.1", "90 firms", **OF_2020), joint, mistaken_for=mistaken_for)
    assert set(rows["verdict"]) == {"not comparable"}
    assert set(rows["reason"]) == {reason}
    assert rows["gap"].isna().all()


def test_what_is_mistaken_either_way_is_one_pair() -> None:
    joint = said("a.2", "20 firms", indicator="joint_enterprises", nature="stock")
    both = ("enterprises", "joint_enterprises")
    mistaken_for = {name: [other] for name, other in (both, both[::-1])}
    rows = held(said("a.1", "90 firms", **OF_2020), joint, mistaken_for=mistaken_for)
    assert rows.index.tolist() == [("a.1", "a.2", "literal"), ("a.1", "a.2", "implied")]


def test_a_statistic_that_is_mistaken_for_a_claim_stands_on_the_right_too() -> None:
    foreign = official("bns", 20.0, unit="count", indicator="enterprises")
    joint = said("a.1", "20 firms", indicator="joint_enterprises", nature="stock")
    mistaken_for = {"enterprises": ["joint_enterprises"]}
    rows = held(joint, references=[foreign], mistaken_for=mistaken_for)
    assert set(rows["kind"]) == {"claim-reference"}


RATES = [
    official("rub", 68.0, unit="RUB", **RATE),
    official("rub_imf", 70.0, unit="RUB", **RATE),
]


def test_money_is_converted_through_the_lowest_and_the_highest_rate_of_the_year() -> None:
    roubles, dollars = said("a.1", "1400 billion roubles"), said("b.1", "$20 billion")
    rows = held(roubles, dollars, references=RATES)
    assert set(rows["unit"]) == {"USD"}
    assert set(rows["left_value"]) == {1400e9 / 69}
    assert set(rows["verdict"]) == {"agree"}
    assert rows["converted"].all()


def test_without_a_rate_roubles_and_dollars_are_not_comparable() -> None:
    rows = held(said("a.1", "1400 billion roubles"), said("b.1", "$20 billion"))
    assert set(rows["verdict"]) == {"not comparable"}
    assert set(rows["reason"]) == {"no_rate"}


def test_no_rate_turns_percent_into_dollars() -> None:
    told = {"relation": "", "relates_to": ""}
    rows = held(said("a.1", "grew by 17.8%", **told), said("b.1", "growth of $1 trillion", **told))
    assert set(rows["verdict"]) == {"not comparable"}
    assert set(rows["reason"]) == {"other_unit"}


UNLIKE = {  # two figures and two of another unit, without a rate
    "no rate": ("1400 billion roubles", "$20 billion", "1500 billion roubles", "$21 billion"),
    "another unit": ("grew by 17%", "grew by $2 billion", "grew by 18%", "grew by $3 billion"),
}


def test_what_differs_in_its_unit_is_told_once_a_pair_of_series() -> None:
    tables = held_each(
        {
            case: [said(f"{name}.1", said_so) for name, said_so in zip("abcd", words, strict=True)]
            for case, words in UNLIKE.items()
        }
    )
    for case, rows in tables.items():
        told = rows.query("verdict == 'not comparable' and reading == 'literal'")
        assert told["pairs"].tolist() == [4], case


def test_a_part_of_a_whole_is_told_once_a_pair_of_series() -> None:
    wholes = [said(f"{name}.1", "70 thousand students", None, **STOCK) for name in "ab"]
    part = {**STOCK, "indicator": "students_on_scholarship", "relation": "part_of"}
    parts = [
        said(f"{name}.2", "30 thousand students", None, **part, relates_to=f"{name}.1")
        for name in "ab"
    ]
    rows = held(*wholes, *parts).query("verdict == 'not comparable' and reading == 'literal'")
    assert rows["pairs"].tolist() == [2]


def test_stocks_show_the_days_between_them_and_flows_none() -> None:
    may, june = ({**STOCK, "said_until": day(f"2021-0{month}-01")} for month in (5, 6))
    stocks = held(said("a.1", "70 students", None, **may), said("b.1", "70 students", None, **june))
    assert set(stocks["days_apart"]) == {31}
    flows = held(said("a.1", "$20 billion"), said("b.1", "$20 billion"))
    assert flows["days_apart"].isna().all()


# -- pairs of the record that several rules together lead to, worked out by hand

SAID = {
    # the total behind a share
    ("total:lavrov-visit-2021.2+lavrov-visit-2021.4", "bns_kz_trade_total:2020"): (
        "contradict",
        "below",
    ),
    # 3.5 times from 2003 to 2018
    ("tokayev-forum-2019.1", "wits_kz_trade_with_ru_multiple_on_2003:2018"): (
        "agree",
        "bounds_meet",
    ),
    ("putin-nazarbayev-2020.1", "wits_kz_trade_with_ru_change_on_2018:2019"): (
        "contradict",
        "below",
    ),
    # exports and imports make the turnover
    ("sum_of_parts:kazinform-2015-10-15.1", "kazinform-2015-10-15.1"): ("agree", "bounds_meet"),
    # trade that grew by over 10 percent to 22.2 billion, and what was said a year before
    ("earlier_level:mishustin-tokayev-2022.1", "mamin-2021-12.2"): ("agree", "bounds_meet"),
    # those who study, printed as graduates: an error of its source counts nowhere
    ("putin-forum-2019.8", "lavrov-tleuberdi-2020.1"): ("cannot be said", "flag"),
    # 11.5 percent, where exports and imports make some 23.6
    ("change_of_parts:sodovaya-2022.7+sodovaya-2022.8", "sodovaya-2022.2"): (
        "contradict",
        "change_of_parts",
    ),
}


@pytest.fixture(scope="module")
def agreement() -> pd.DataFrame:
    return load("agreement").set_index(["left_id", "right_id", "reading"]).sort_index()


@pytest.mark.parametrize("pair", SAID, ids=" and ".join)
def test_of_the_record(agreement: pd.DataFrame, pair: tuple[str, str]) -> None:
    literal = agreement.loc[(*pair, "literal")]
    assert (literal["verdict"], literal["reason"]) == SAID[pair]


def test_every_pair_is_judged_in_both_readings(agreement: pd.DataFrame) -> None:
    readings = agreement.reset_index().groupby(["left_id", "right_id"])["reading"].nunique()
    assert (readings == 2).all()


def test_only_settled_pairs_have_no_gap(agreement: pd.DataFrame) -> None:
    settled = agreement["verdict"].isin(["not comparable", "cannot be said"])
    assert (agreement["gap"].isna() == settled).all()


def test_the_reason_of_an_implausible_unit_has_its_limit() -> None:
    assert f"over {TOO_MANY} times" in REASONS["implausible_unit"]

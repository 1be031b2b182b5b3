"""What follows from stated figures, and what does not."""

from dataclasses import asdict

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import load, parse_quantity
from analysis.comparing.implied import implied_rows
from analysis.comparing.intervals import Interval, divided, factor_of, growth_of

# implied_id -> value, literal bounds, implied bounds; worked out by hand
FOLLOWS = {
    # 19 / 0.953; 18.5 / 0.9535 and 19.5 / 0.9525
    "earlier_level:lavrov-visit-2021.3": (
        19.93704e9,
        19.40220e9,
        20.47244e9,
        19.40220e9,
        20.47244e9,
    ),
    # 19 / 0.209; 18.5 / 0.2095 and 19.5 / 0.2085
    "total:lavrov-visit-2021.2+lavrov-visit-2021.4": (
        90.90909e9,
        88.30549e9,
        93.52518e9,
        88.30549e9,
        93.52518e9,
    ),
    "yearly_mean:mishustin-nur-sultan-2021.5": (1.26e9, 1.255e9, 1.265e9, 1.25e9, 1.27e9),
    # 5.3 billion / 30 projects
    "value_per_item:mishustin-nur-sultan-2021.7": (
        176.6667e6,
        175e6,
        178.3333e6,
        175e6,
        178.3333e6,
    ),
    # 187 / 1.27; 186 / 1.275 and 187 / 1.265; implied 186.5 / 1.275
    "earlier_level:mfa-eaeu-chair-2023.6": (
        147.2441e6,
        145.8824e6,
        147.8261e6,
        146.2745e6,
        147.8261e6,
    ),
    # 5 / 2; 4.5 / 2 and 5.5 / 1.8; implied 4 / 2 and 6 / 1.9
    "earlier_level:mfa-armenia-2023-03-20.1": (2.5e9, 2.25e9, 3.055556e9, 2e9, 3.157895e9),
    # 3 of 11
    "share_of_whole:mfa-eaeu-chair-2023.1": (27.27273, 27.27273, 27.27273, 27.27273, 27.27273),
}
UNSAID = {
    "earlier_level:mfa-eaeu-chair-2023.4": "constant prices",  # grew by 9.4 percent, 11.5 trillion
    "earlier_level:mfa-eaeu-chair-2023.8": "constant prices",
    "value_per_item:mfa-eaeu-chair-2023.12": "their number is not stated",
}


@pytest.fixture(scope="module")
def implied() -> pd.DataFrame:
    return load("implied").set_index("implied_id")


@pytest.mark.parametrize("name", FOLLOWS)
def test_what_follows(name: str, implied: pd.DataFrame) -> None:
    row = implied.loc[name]
    built = row[["value", "low", "high", "implied_low", "implied_high"]].tolist()
    assert built == pytest.approx(FOLLOWS[name], rel=1e-5)
    assert (row["verdict"], row["implied_verdict"]) == ("follows", "follows")


@pytest.mark.parametrize("name", UNSAID)
def test_what_cannot_be_said(name: str, implied: pd.DataFrame) -> None:
    row = implied.loc[name]
    assert row["verdict"] == row["implied_verdict"] == "cannot be said"
    assert pd.isna(row["value"])
    assert UNSAID[name] in row["reason"]


def test_about_60000_after_more_than_66_thousand_is_a_fall_in_one_reading(
    implied: pd.DataFrame,
) -> None:
    row = implied.loc["growth:lavrov-visit-2021.6+tokayev-izvestia-2024.11"]
    assert (row["verdict"], row["implied_verdict"]) == ("fall", "cannot be said")
    assert (row["low"], row["high"]) == pytest.approx((-100, 100 * (65 / 66 - 1)))
    assert (row["implied_low"], row["implied_high"]) == pytest.approx(
        (100 * (50 / 67 - 1), 100 * (70 / 66 - 1))
    )


def test_two_open_figures_have_no_literal_mean(implied: pd.DataFrame) -> None:
    row = implied.loc["value_per_item:tokayev-izvestia-2024.7"]
    assert (row["verdict"], row["implied_verdict"]) == ("cannot be said", "follows")


def test_every_row_names_what_it_rests_on(implied: pd.DataFrame) -> None:
    assert implied["basis"].notna().all()
    assert (implied["reason"].notna() | (implied["verdict"] != "cannot be said")).all()


def made_up(number: int, words: str, **cells: object) -> dict:
    """A row as the rules take it, of words read here."""
    read = asdict(parse_quantity(words))
    year = {"period_start": pd.Timestamp("2020-01-01"), "period_end": pd.Timestamp("2020-12-31")}
    row = {
        "figure_id": f"made-up.{number}",
        "document_id": "made-up",
        "indicator": "trade_turnover",
        "ref_area": "KZ",
        "counterpart_area": "RU",
        "status": "actual",
        "nature": "flow",
        "base_start": pd.NaT,
        "base_as_stated": "",
        "relates_to": "",
        "relation": "",
        "said_until": pd.Timestamp("2021-04-30"),
    }
    return {**row, **year, **read, **cells}


TRADE = {"trade_turnover": {"prices": "current"}}


def test_an_amount_that_was_added_is_taken_away_again() -> None:
    change = made_up(1, "rose by $2 billion", relates_to="made-up.2", relation="change_to")
    row = implied_rows([change, made_up(2, "to $20 billion")], TRADE)[0]
    assert (row["value"], row["low"], row["high"]) == (18e9, 17e9, 19e9)
    assert row["formula"] == "level - change"


def test_the_whole_of_a_share_of_something_else_is_not_trade_with_the_world() -> None:
    share = made_up(1, "70 percent", base_as_stated="interregional trade")
    assert implied_rows([share, made_up(2, "$20 billion")], TRADE) == []


def test_nothing_is_divided_by_zero() -> None:
    value = made_up(2, "$20 billion", relates_to="made-up.1", relation="value_of")
    row = implied_rows([made_up(1, "0 projects"), value], TRADE)[0]
    assert pd.isna(row["value"])
    assert row["verdict"] == "cannot be said"


positive = st.floats(min_value=1e-3, max_value=1e9)
intervals = st.tuples(positive, positive).map(lambda ends: Interval(*sorted(ends)))
inside = st.floats(min_value=0, max_value=1)


def point(one: Interval, part: float) -> float:
    return min(max(one.low + part * (one.high - one.low), one.low), one.high)


@given(intervals, intervals, inside, inside)
def test_a_quotient_of_points_lies_in_the_quotient(
    left: Interval, right: Interval, one: float, other: float
) -> None:
    found = divided(left, right)
    quotient = point(left, one) / point(right, other)
    assert found.low * (1 - 1e-9) <= quotient <= found.high * (1 + 1e-9)


@given(st.floats(min_value=-99, max_value=500), positive)
def test_growth_undoes_the_earlier_level(change: float, level: float) -> None:
    factor = factor_of(Interval(change, change), "change")
    earlier = divided(Interval(level, level), factor)
    assert growth_of(earlier, Interval(level, level)).low == pytest.approx(change, abs=1e-6)

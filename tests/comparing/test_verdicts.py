"""How a verdict comes from two intervals."""

import pytest
from by_hand import held, said

# words of two figures -> literal verdict and gap, implied verdict and gap; in billions
VERDICTS = {
    # 18.5 to 19.5 and 18.75 to 18.85
    ("$19 billion", "$18.8 billion"): ("agree", 0, "agree", 0),
    # 18.5 to 19.5 and 19.75 to 19.85
    ("$19 billion", "$19.8 billion"): ("contradict", 0.25, "contradict", 0.25),
    # 18.5 to 19.5 and 19.5 to 20.5: they touch
    ("$19 billion", "$20 billion"): ("agree", 0, "agree", 0),
    # 20 and more, commonly to 24; 20.45 to 20.55
    ("more than $20 billion", "$20.5 billion"): ("agree if open", 0, "agree", 0),
    # ... and 29.5 to 30.5
    ("more than $20 billion", "$30 billion"): ("agree if open", 0, "contradict", 5.5),
    # ... and 18.5 to 19.5
    ("more than $20 billion", "$19 billion"): ("contradict", -0.5, "contradict", -0.5),
    # each allows the other's number
    ("more than $20 billion", "over $20 billion"): ("agree", 0, "agree", 0),
    # 0 to 20, commonly from 16; 20 and more
    ("less than $20 billion", "more than $20 billion"): ("agree", 0, "agree", 0),
    # 17.5 to 18.5, commonly 17 to 19; 18.75 to 18.85
    ("about $18 billion", "$18.8 billion"): ("contradict", 0.25, "agree", 0),
}


@pytest.mark.parametrize("words", VERDICTS, ids=" and ".join)
def test_verdict_and_gap(words: tuple[str, str]) -> None:
    left, right = words
    rows = held(said("a.1", left), said("b.1", right)).loc[("a.1", "b.1")]
    literal, gap, implied, implied_gap = VERDICTS[words]
    assert rows["verdict"].to_dict() == {"literal": literal, "implied": implied}
    assert (rows["gap"] / 1e9).to_dict() == pytest.approx({"literal": gap, "implied": implied_gap})


def test_the_gap_in_percent_is_of_the_number_on_the_left() -> None:
    rows = held(said("a.1", "$20 billion"), said("b.1", "$25 billion"))
    assert rows["gap_percent"].tolist() == [20, 20]  # 20.5 to 24.5


def test_beside_nothing_a_gap_has_no_percentage() -> None:
    rows = held(said("a.1", "0 students"), said("b.1", "5 students"))
    assert rows["gap"].tolist() == [5, 5]
    assert rows["gap_percent"].isna().all()


REASONS = {  # beside more than 20 billion
    "$20 billion": "the bounds meet",
    "$30 billion": "the bounds meet where one of them is open",
    "$10 billion": "the right one is below all that the left one allows",
}


@pytest.mark.parametrize("words", REASONS)
def test_reason(words: str) -> None:
    literal = held(said("a.1", "more than $20 billion"), said("b.1", words)).iloc[0]
    assert literal["reason"] == REASONS[words]


def test_the_right_one_may_be_above() -> None:
    rows = held(said("a.1", "$20 billion"), said("b.1", "more than $30 billion"))
    assert set(rows["reason"]) == {"the right one is above all that the left one allows"}

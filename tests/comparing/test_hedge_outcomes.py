"""What hedges turn out to mean."""

import pytest
from by_hand import Row, day, known_later, official, said

from analysis import load
from analysis.comparing.hedge_outcomes import known_from, outcomes

HEDGED = said("a.1", "more than $20 billion")  # commonly 20 to 24
LATER = {"stated_on": "2021-05-01"}

# a figure about the same thing -> where it is known from
NUMBERS = {
    "a more precise number of the same side": (
        said("b.1", "$20.5 billion", **LATER),
        "the same side",
    ),
    "of the same day": (said("b.1", "$20.5 billion"), "the same side"),
    "of a month that may be the same": (
        said("b.1", "$20.5 billion", stated_on="2021-04"),
        "the same side",
    ),
    "of an earlier day": (said("b.1", "$20.5 billion", stated_on="2021-04-29"), ""),
    "of the other side": (said("b.1", "$20.5 billion", **LATER, side="RU"), ""),
    "as rough as the hedge": (said("b.1", "$2 trillion", **LATER), ""),
    "hedged as well": (said("b.1", "almost $21 billion", **LATER), ""),
    "a forecast": (said("b.1", "$20.5 billion", **LATER, status="forecast"), ""),
    "a statistic": (official("bns", 20.5e9, reporter="an office"), "statistics"),
}


@pytest.mark.parametrize("case", NUMBERS)
def test_the_number_behind_a_hedged_figure(case: str) -> None:
    number, source = NUMBERS[case]
    assert known_from(HEDGED, number) == source


NOT_HEDGED = {
    "without a hedge": said("a.1", "$20 billion"),
    "between two numbers": said("a.1", "between 20 and 21 billion dollars"),
    "a target": said("a.1", "more than $20 billion", status="target"),
}


@pytest.mark.parametrize("case", NOT_HEDGED)
def test_no_number_is_behind_other_figures(case: str) -> None:
    hedged: Row = NOT_HEDGED[case]
    assert known_from(hedged, official("bns", 20.5e9, reporter="an office")) == ""


# a hedged figure and a number -> whether the words allow it, literally and as listeners take them
WORDS = {
    ("more than $20 billion", 20.5e9): (True, True),
    ("about $9 billion", 8.8e9): (True, True),
    ("almost $30 billion", 27e9): (True, False),
    ("more than $28 billion", 26.95e9): (False, False),
}
FOUND = ["said", "number", "literal_held", "implied_held"]


@pytest.mark.parametrize("case", WORDS)
def test_whether_the_bounds_held_the_number(
    monkeypatch: pytest.MonkeyPatch, case: tuple[str, float]
) -> None:
    words, number = case
    hedged, statistic = said("a.1", words), official("bns", number, reporter="an office")
    (known,) = known_later(monkeypatch, hedged, statistic)[FOUND].to_numpy()
    assert [*known] == [hedged["value"], number, *WORDS[case]]


STOCK = {"indicator": "student_count", "nature": "stock"}


@pytest.mark.parametrize(("month", "pairs"), [("2021-05", 1), ("2021-06", 0)])
def test_stocks_of_different_months_are_no_pair(
    monkeypatch: pytest.MonkeyPatch, month: str, pairs: int
) -> None:
    later = {"stated_on": f"{month}-10", "said_until": day(f"{month}-10")}
    hedged = said("a.1", "more than 90 students", None, **STOCK)
    number = said("b.1", "93 students", None, **STOCK, **later)
    assert len(known_later(monkeypatch, hedged, number)) == pairs


def test_a_table_without_a_row_has_the_same_columns() -> None:
    agreement = load("agreement")
    assert list(outcomes(agreement.iloc[:0])) == list(outcomes(agreement))


def test_a_pair_is_told_once_though_it_is_judged_in_two_readings() -> None:
    known = outcomes(load("agreement"))
    assert not known.duplicated(["hedged_id", "number_id"]).any()

"""What hedges turn out to mean."""

import pytest
from by_hand import Row, official, said

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


# pairs of the record -> what was said, the number, by how many percent it lies above, whether the
# words allow it, literally and as listeners take them
KNOWN = {
    ("tokayev-izvestia-2024.6", "tokayev-putin-2024.2"): (90, 93, 3.33, True, True),
    ("tokayev-izvestia-2024.7", "tokayev-putin-2024.3"): (18e9, 18.3e9, 1.67, True, True),
    ("putin-sochi-2022.2", "putin-sochi-2022.3"): (9, 8.8, -2.22, True, True),
    ("putin-sco-2024.1", "bns_kz_trade_with_ru:2023"): (30e9, 27.0544e9, -9.82, True, False),
    ("lavrov-nurtleu-2023.1", "bns_kz_trade_with_ru:2022"): (
        *(28e9, 26.97199e9, -3.67),
        *(False, False),
    ),
}


@pytest.mark.parametrize("pair", KNOWN, ids=" and ".join)
def test_whether_the_bounds_held_the_number(pair: tuple[str, str]) -> None:
    known = outcomes(load("agreement")).set_index(["hedged_id", "number_id"])
    named = ["said", "number", "above_percent", "literal_held", "implied_held"]
    assert known.loc[pair, named].tolist() == pytest.approx([*KNOWN[pair]], abs=0.005)


def test_stocks_of_different_months_are_no_pair() -> None:
    known = outcomes(load("agreement")).set_index(["hedged_id", "number_id"])
    assert ("lavrov-visit-2021.5", "mishustin-nur-sultan-2021.2") not in known.index


def test_a_table_without_a_row_has_the_same_columns() -> None:
    agreement = load("agreement")
    assert list(outcomes(agreement.iloc[:0])) == list(outcomes(agreement))


def test_a_pair_is_told_once_though_it_is_judged_in_two_readings() -> None:
    known = outcomes(load("agreement"))
    assert not known.duplicated(["hedged_id", "number_id"]).any()

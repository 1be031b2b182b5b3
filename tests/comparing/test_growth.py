"""Growth between levels that were stated at different times."""

import pytest
from by_hand import day, said, to

from analysis.comparing.growth import growth_between, growth_rows


def test_growth_in_percent_with_its_bounds() -> None:
    row = growth_between(said("a.1", "$20 billion", "2019"), said("b.1", "$24 billion"))
    assert row["value"] == pytest.approx(20)
    assert row["low"] == pytest.approx(100 * (23.5 / 20.5 - 1))
    assert row["high"] == pytest.approx(100 * (24.5 / 19.5 - 1))
    assert (row["measure"], row["unit"]) == ("change", "percent")
    assert (row["implied_id"], row["derived_from"]) == ("growth:a.1+b.1", ("a.1", "b.1"))


DIRECTIONS = {  # earlier and later words -> direction in both readings
    ("$20 billion", "$22 billion"): ("rise", "rise", ""),
    ("$20 billion", "$18 billion"): ("fall", "fall", ""),
    # by less than a percent
    ("$20.00 billion", "$20.05 billion"): ("rise", "rise", ""),
    ("$20.05 billion", "$20.00 billion"): ("fall", "fall", ""),
    ("$20 billion", "$20.2 billion"): (
        "cannot be said",
        "cannot be said",
        "the literal and the implied bounds of the two levels overlap",
    ),
    # more than 66; about 60 is 55 to 65, commonly 50 to 70
    ("more than $66 billion", "about $60 billion"): (
        "fall",
        "cannot be said",
        "the implied bounds of the two levels overlap",
    ),
    # 20 and more, commonly to 24; 29.5 to 30.5
    ("more than $20 billion", "$30 billion"): (
        "cannot be said",
        "rise",
        "the literal bounds of the two levels overlap",
    ),
}


@pytest.mark.parametrize("words", DIRECTIONS, ids=" then ".join)
def test_direction(words: tuple[str, str]) -> None:
    row = growth_between(said("a.1", words[0], "2019"), said("b.1", words[1]))
    assert (row["verdict"], row["implied_verdict"], row["reason"]) == DIRECTIONS[words]
    assert (row["period_start"], row["period_end"]) == (day("2019-12-31"), day("2020-12-31"))


STOCK = {"indicator": "student_count", "nature": "stock"}
TOTAL = {"indicator": "investment", "nature": "cumulative"}
MAY = "2020-01-01/2020-05-31"
GROWTHS = {  # figures -> from which to which
    "neighbouring years": ([("2018", {}), ("2020", {}), ("2019", {})], {"1+3", "3+2"}),
    "the next year that has any": ([("2015", {}), ("2020", {})], {"1+2"}),
    "two of one year": ([("2019", {}), ("2020", {}), ("2020", {})], {"1+2", "1+3"}),
    "other months": ([("2019", {}), (MAY, {})], set()),
    "the same months": ([("2019-01-01/2019-05-31", {}), (MAY, {})], {"1+2"}),
    "a flow without a period": ([("2019", {}), (None, {})], set()),
    "a stock on the day it is said": ([("2019", STOCK), (None, STOCK)], {"1+2"}),
    "a forecast": ([("2019", {}), ("2020", {"status": "forecast"})], set()),
    "another area": ([("2019", {}), ("2020", {"counterpart_area": "BY"})], set()),
    "another currency": ([("2019", {}), ("2020", {"unit": "RUB"})], set()),
    "a report of it": ([("2019", {}), ("2020", to("a.1", "repeats"))], set()),
    "a part of it": ([("2019", {}), ("2020", to("a.1", "part_of"))], set()),
    "totals": ([("2019", TOTAL), ("2020", TOTAL)], set()),
}


@pytest.mark.parametrize("case", GROWTHS)
def test_growth_leads_from_neighbour_to_neighbour(case: str) -> None:
    figures, expected = GROWTHS[case]
    said_so = [
        said(f"a.{number}", "$20 billion", of, **cells)
        for number, (of, cells) in enumerate(figures, 1)
    ]
    names = [row["implied_id"] for row in growth_rows(said_so)]
    assert {name.removeprefix("growth:").replace("a.", "") for name in names} == expected

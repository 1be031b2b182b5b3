"""Bounds by the rules, each cap and each end from both sides; and how numbers are put together."""

import pytest
from said import told

from analysis import UnreadableQuantity, parse_quantity


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("990 firms", 990, 990),
        ("999 firms", 999, 999),
        ("1,000 firms", 500, 1500),
        ("1,001 firms", 1001, 1001),
        ("1,230 firms", 1225, 1235),
        ("12,300 firms", 12250, 12350),
        ("12,000 firms", 11500, 12500),
        ("120,000 firms", 119500, 120500),
        ("1,200,000 firms", 1199500, 1200500),
    ],
)
def test_a_count_is_exact_or_rounded_by_its_zeros(phrase: str, low: float, high: float) -> None:
    read = parse_quantity(phrase)
    assert (read.low, read.high) == (low, high)


#: A tenth, a fifth or a twentieth of the value is less than the granularity; and more than it.
BOUNDS = {
    "{} 10 thousand tonnes": {
        "": (9.5, 10.5, 9.5, 10.5),
        "about": (9, 11, 8, 12),
        "more than": (10, None, 10, 12),
        "at least": (10, None, 10, 12),
        "less than": (0, 10, 8, 10),
        "at most": (0, 10, 8, 10),
        "almost": (9, 10, 9.5, 10),
    },
    "{} 60 thousand tonnes": {
        "": (59.5, 60.5, 59.5, 60.5),
        "about": (55, 65, 50, 70),
        "more than": (60, None, 60, 70),
        "at least": (60, None, 60, 70),
        "less than": (0, 60, 50, 60),
        "at most": (0, 60, 50, 60),
        "almost": (54, 60, 57, 60),
    },
    "{} 75 thousand tonnes": {
        "about": (72.5, 77.5, 70, 80),
        "almost": (70, 75, 72.5, 75),
    },
}


@pytest.mark.parametrize(
    ("phrase", "ends"),
    [
        pytest.param(phrase.format(hedge).strip(), ends, id=phrase.format(hedge).strip())
        for phrase, rows in BOUNDS.items()
        for hedge, ends in rows.items()
    ],
)
def test_bounds_in_thousands(phrase: str, ends: tuple[float | None, ...]) -> None:
    read = parse_quantity(phrase)
    expected = [float("inf") if end is None else end * 1000 for end in ends]
    assert [read.low, read.high, read.implied_low, read.implied_high] == expected


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("less than 5 firms", 0, 5),  # no count is below nothing
        ("less than 5 percent", 0, 5),
        ("more than 95 percent", 95, 100),  # no share is above the whole
        ("100 percent", 99.5, 100),
        ("grew by less than 5 percent", 0, 5),
        ("grew by more than 95 percent", 95, float("inf")),
        ("fell by less than 5 percent", -5, 0),
        ("fell by more than 95 percent", -100, -95),
        ("−5 degrees Celsius", -5.5, -4.5),  # a temperature may be
        ("-5 degrees Celsius", -5.5, -4.5),
        ("-5 degrees Fahrenheit", -5.5, -4.5),
    ],
)
def test_what_the_quantity_itself_bounds(phrase: str, low: float, high: float) -> None:
    read = parse_quantity(phrase)
    assert (read.low, read.high) == (low, high)


# -- tables of words


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("a half", 50),
        ("a quarter", 25),
        ("a fifth", 20),
        ("a tenth", 10),
        ("three quarters", 75),
    ],
)
def test_a_part_is_a_share_of_one_point_and_ten(phrase: str, value: float) -> None:
    read, most = parse_quantity(f"about {phrase} of them"), min(5, value / 10)
    assert (read.value, read.low, read.high) == (value, value - most, value + most)
    read = parse_quantity(f"{phrase} of them")
    assert (read.low, read.high) == (value - 0.5, value + 0.5)


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("half a percent", 0.5),
        ("a quarter of a percent", 0.25),
        ("a fifth of a percent", 0.2),
        ("an eighth of a percent", 0.125),
        ("five eighths of a percent", 0.625),
        ("a tenth of a percent", 0.1),
    ],
)
def test_parts_that_end_in_decimals(phrase: str, value: float) -> None:
    assert parse_quantity(phrase).value == value


@pytest.mark.parametrize("phrase", ["a third of a percent", "a sixth of a percent"])
def test_parts_that_do_not(phrase: str) -> None:
    with pytest.raises(UnreadableQuantity, match="no end in decimals"):
        parse_quantity(phrase)


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("nine hundred and ninety-nine firms", 999),
        ("thirty-six hundred firms", 3600),
        ("two million, three hundred thousand firms", 2300000),
        ("5 thousand 999 roubles", 5999),
        ("5 million 999 thousand roubles", 5999000),
    ],
)
def test_parts_of_a_number_are_added(phrase: str, value: float) -> None:
    assert parse_quantity(phrase).value == value


@pytest.mark.parametrize("phrase", ["5 thousand 1000 roubles", "5 million 1000 thousand roubles"])
def test_a_part_as_large_as_what_it_belongs_to_is_another_number(phrase: str) -> None:
    assert len(told(phrase)) == 2

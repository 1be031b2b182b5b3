"""Kinds of sentences that were once misread: each with what it must not be taken for."""

import pytest
from said import told

from analysis import find_quantities

METRES = "unknown unit 'm': metres or millions"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("From 19 to 28 billion dollars trade grew.", ["19000000000 USD", "28000000000 USD"]),
        ("From 3 to 5 percent they raised the tax.", ["3 percent share", "5 percent share"]),
        ("From $19 to $28 billion trade grew.", ["19000000000 USD", "28000000000 USD"]),
        ("From 10 to 15 percent of the firms grew.", ["between 12.5 percent share"]),
        ("From 5 to 6 million dollars was lost.", ["between 5500000 USD"]),
        ("From 5 to 6 million dollars will be added.", ["between 5500000 USD"]),
        ("From 5 to 6 percent, growth accelerated.", ["between 5.5 percent share"]),
        ("С 19 до 28 млрд долларов вырос товарооборот.", ["19000000000 USD", "28000000000 USD"]),
        ("С 12 до 16 процентов повысили НДС.", ["12 percent share", "16 percent share"]),
        ("С 12 до 16 процентов за год выросла доля.", ["12 percent share", "16 percent share"]),
        ("Со 100 до 150 рублей подорожал проезд.", ["100 RUB", "150 RUB"]),
        ("От 10 до 15 процентов фирм выросли.", ["between 12.5 percent share"]),
        ("От 5 до 6 млн рублей выделят на дороги.", ["between 5500000 RUB"]),
    ],
)
def test_from_and_to_before_a_verb_of_change_are_two_levels(text: str, read: list[str]) -> None:
    assert told(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("They spent $1 trillion tenge.", ["two currencies, USD and 'tenge'"]),
        ("They spent $5 million USD.", ["5000000 USD"]),
        ("They spent $5 million, euros apart.", ["5000000 USD"]),
        ("They spent $5 million EUR 4 million.", ["5000000 USD", "4000000 EUR"]),
        ("They spent 5 billion of dollars.", ["unknown unit 'of dollars'"]),
        ("Потратили 5 млн долларов рублями.", ["two currencies, USD and 'рублями'"]),
        ("Потратили 5 млн дол. США на школы.", ["5000000 USD"]),
        ("A wall of 1.5 m was built.", ["1.5 m"]),
        ("About 1.5 m people live there.", [METRES]),
        ("They planted 3 m trees.", [METRES]),
    ],
)
def test_a_unit_that_is_not_sure_is_refused(text: str, read: list[str]) -> None:
    assert told(text) == read


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("5,000 students go to school.", "students"),
        ("300 people came.", "people"),
        ("40 projects bring jobs.", "projects"),
        ("20 schools grew.", "schools"),
        ("12 exporting firms closed.", "exporting firms"),
        ("49 price rises came.", "price rises"),  # a noun
        ("5 тысяч студентов едут учиться.", "студентов"),
        ("12 заводов экспортируют зерно.", "заводов"),
        ("12 регионов граничат с морем.", "регионов"),
        ("12 растущих рынков ведут торговлю.", "растущих рынков"),
    ],
)
def test_what_is_counted_ends_before_its_verb(text: str, counted: str) -> None:
    assert find_quantities(text)[0].quantity.counted == counted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Это почти 9 млрд. Экспорт вырос.", "почти 9 млрд"),
        ("Это почти 9 млрд.", "почти 9 млрд"),
        ("It was 5 bln. Exports grew.", "5 bln"),
        ("Это 9 млрд. рублей.", "9 млрд. рублей"),
        ("It was 5 bln. dollars, they say.", "5 bln. dollars"),
    ],
)
def test_the_full_stop_of_a_sentence_is_no_part_of_a_figure(text: str, words: str) -> None:
    found = find_quantities(text)[0]
    assert text[found.start : found.end] == words

"""Kinds of sentences that were once misread: each with what it must not be taken for."""

import pytest
from said import told

from analysis import find_quantities

denied = "a number that is denied, {!r}".format
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
        (
            "Costs from 5 to 6 million euros and grew by 3 percent.",
            ["between 5500000 EUR", "3 percent change"],
        ),
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
        ("About 3.5m people crossed the border.", ["about 3500000 count"]),
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


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Trade fell not by 5 but by 8 percent.", [denied("not by 5"), "-8 percent change"]),
        ("Trade fell by 8 percent, not by 5.", ["-8 percent change", denied("not by 5")]),
        ("It was not $5 billion but $8 billion.", [denied("not $5 billion"), "8000000000 USD"]),
        ("Not 5 but 8 plants were built.", [denied("Not 5"), "8 count"]),
        ("Not all 5 plants work.", ["5 count"]),
        ("They gave not less than $5 million.", ["at least 5000000 USD"]),
        ("Экспорт вырос не на 5, а на 8 %.", [denied("не на 5"), "8 percent change"]),
        ("Экспорт снизился на 8 %, а не на 5 %.", ["-8 percent change", denied("не на 5 %")]),
        ("Построили не пять, а восемь заводов.", [denied("не пять"), "8 count"]),
        ("Не все 5 заводов работают.", ["5 count"]),
    ],
)
def test_a_number_that_is_denied_is_no_figure(text: str, read: list[str]) -> None:
    assert told(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "Not less than 5 and not more than 10 million dollars will be given.",
            ["at least 5000000 USD", "at most 10000000 USD"],
        ),
        (
            "At least 5 but no more than 10 percent of the seats are free.",
            ["at least 5 percent share", "at most 10 percent share"],
        ),
        (
            "More than 300 people and less than 10 million dollars came.",
            ["more than 300 count", "less than 10000000 USD"],
        ),
        (
            "Не менее 5 и не более 10 млрд рублей.",
            ["at least 5000000000 RUB", "at most 10000000000 RUB"],
        ),
        (
            "Вырос более чем на 5, но менее чем на 7 процентов.",
            ["more than 5 percent change", "less than 7 percent change"],
        ),
        (
            "Не менее 40, но не более 60 студентов получат гранты.",
            ["at least 40 count", "at most 60 count"],
        ),
    ],
)
def test_two_limits_share_what_is_said_at_the_second(text: str, read: list[str]) -> None:
    assert told(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("A drop in output (by 5 percent) was covered by gas.", ["-5 percent change"]),
        ("Снижение добычи (на 5 %) компенсировано.", ["-5 percent change"]),
        ("Рост добычи (на 5 %) обеспечен газом.", ["5 percent change"]),
        ("Потери компенсированы на 5 %.", ["5 percent share"]),
    ],
)
def test_a_verb_behind_brackets_does_not_govern_what_is_in_them(text: str, read: list[str]) -> None:
    assert told(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Стоимость квартиры 5,3 млн рублей.", ["5300000 RUB"]),
        ("Площадь квартиры 56 кв. м.", ["56 m2"]),
        ("В квартире 56 живут.", []),
        ("Buildings of block 5 million tenge.", ["5000000 KZT"]),
        ("Block 5 was built, see Article 5 m.", []),
        ("Flight KC 885 was late.", ["no figure: a number within a name"]),
        ("Рейс KC 885 вылетает.", ["no figure: a number within a name"]),
        ("Flight 885 was late.", []),
        ("Size 42 is sold out.", []),
        ("Имеет номер 17-р.", []),
    ],
)
def test_what_is_numbered_has_neither_unit_nor_scale(text: str, read: list[str]) -> None:
    assert told(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The fee was 4 cents or 4 dollars.", ["0.04 USD", "4 USD"]),
        ("The fee was 4 or 5 dollars.", ["between 4.5 USD"]),
        ("Плата – 40 копеек или 4 рубля.", ["0.4 RUB", "4 RUB"]),
    ],
)
def test_sums_of_unlike_coins_are_no_range(text: str, read: list[str]) -> None:
    assert told(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The index is 010000.", ["unknown number format '010000'"]),
        ("Agent 007 paid $5.", ["5 USD"]),
        ("Доля 0,5 %.", ["0.5 percent share"]),
        ("Доля выросла на 3 пп, до 14 %.", ["3 percentage points change", "14 percent share"]),
        ("Of the 40 firms, 12 won.", ["40 count", "unknown hedge 'won'"]),
        ("They paid 5 million won.", ["5000000 KRW"]),
        ("They paid 1,200 won.", ["1200 KRW"]),
        ("Форум – 2024 открылся.", ["no figure: a year"]),
    ],
)
def test_numbers_and_words_that_look_like_others(text: str, read: list[str]) -> None:
    assert told(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("They built 12 and repaired 30 schools.", ["12 count", "30 count"]),
        ("Планируется построить 12 и отремонтировать 30 школ.", ["12 count", "30 count"]),
        ("900 students came (a year earlier – 700).", ["900 count", "700 count"]),
        (
            "Приехали 900 студентов (в 2022 году – 700, в 2021 – 650).",
            ["900 count", "700 count", "650 count"],
        ),
        ("Экспорт составил 5 тонн (годом ранее – 4).", ["5 t", "4 t"]),
        ("It was 5, possibly 6 million dollars.", ["5000000 USD", "6000000 USD"]),
        ("It was 5, if not 6 million dollars.", ["5000000 USD", "6000000 USD"]),
        ("Это 5, а то и 6 млн тонн.", ["5000000 t", "6000000 t"]),
        ("Около полумиллиона тонн.", ["about 500000 t"]),
        ("He came (in 2022 – 700).", ["no figure: what it counts is not said"]),
    ],
)
def test_a_number_counts_what_its_neighbour_counts(text: str, read: list[str]) -> None:
    assert told(text) == read

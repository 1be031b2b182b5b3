"""What a figure takes from the figures around it: a direction, a unit, or nothing."""

import pytest
from said import told

# texts, and how each figure of theirs is read; worked out by hand
TEXTS: list[tuple[str, list[str]]] = [
    # a span of time between two changes
    (
        "Up 3 % on the month and almost 20 % over the year",
        ["3 percent change", "almost 20 percent change"],
    ),
    (
        "Production fell 3% on the month and 20% in the year.",
        ["-3 percent change", "-20 percent change"],
    ),
    (
        "Цены выросли на 0,6% за месяц и почти на 3% за год.",
        ["0.6 percent change", "almost 3 percent change"],
    ),
    (
        "Trade grew 5% in the year and 20 percent of firms left.",
        ["5 percent change", "20 percent share"],
    ),
    (
        "Exports rose 5 percent and 60 percent of them went north.",
        ["5 percent change", "60 percent share"],
    ),
    # one change, said in two ways before its word
    ("Sales were $40 million (or 9 %) higher.", ["40000000 USD change", "9 percent change"]),
    (
        "Imports were 5 percent (or $40 million) lower.",
        ["-5 percent change", "-40000000 USD change"],
    ),
    ("Sales were $40 million (or 9 %) there.", ["40000000 USD", "9 percent share"]),
    # a list of dashes that names its unit at the end
    ("Мұнай – 12, газ – 7, көмір – 3 миллион тонна.", ["12000000 t", "7000000 t", "3000000 t"]),
    (
        "Oil – 12, natural gas – 7, coal – 3 million tonnes.",
        ["12000000 t", "7000000 t", "3000000 t"],
    ),
    ("Нефть – 12, газ – 7, уголь – 3 млн тонн.", ["12000000 t", "7000000 t", "3000000 t"]),
    # an index is of the period before, whether above it or below
    ("The index of production was 103.5 percent.", ["103.5 percent is an index, no share"]),
    ("The index of production was 98.3 percent.", ["98.3 percent is an index, no share"]),
    (
        "Индекс цен составил 98,3%, а доля сахара – 60%.",
        ["98.3 percent is an index, no share", "60 percent share"],
    ),
    ("Нақты көлем индексі 105,2 пайыз болды.", ["105.2 percent is an index, no share"]),
    ("Индекс цен вырос на 0,1%.", ["0.1 percent change"]),
    # a share in brackets is none of what the verb behind it changes by
    (
        "There was rye [12 percent], and it fell by from 3 to 5 percent.",
        ["12 percent share", "between -4 percent change"],
    ),
    (
        "Rye (12 percent) and grew by between 3 and 5 percent.",
        ["12 percent share", "between 4 percent change"],
    ),
    ("Рожь (12%), снизилась более чем на 5%.", ["12 percent share", "more than -5 percent change"]),
    ("Рожь (12%) и выросла почти на 5%.", ["12 percent share", "almost 5 percent change"]),
    (
        "Rye (12 percent) and wheat (5 percent) fell to between 3 and 5 tonnes.",
        ["-12 percent change", "-5 percent change", "between 4 t"],
    ),
    # a hedge of the figure before is no sign of the next one
    ("85 miles plus or at most 7 percent", ["more than 85 mi", "at most 7 percent share"]),
    # yields
    ("Рис дал в среднем 14,6 ц/га.", ["1.46 t/ha"]),
    ("Урожайность составила 25 центнеров с гектара.", ["2.5 t/ha"]),
    ("The yield was 5 t/ha, or 5 tonnes per hectare.", ["5 t/ha", "5 t/ha"]),
    ("Шығымдылық 14,6 ц/га болды.", ["1.46 t/ha"]),
]


@pytest.mark.parametrize(("text", "read"), TEXTS, ids=[text for text, _ in TEXTS])
def test_what_a_figure_takes_from_its_neighbours(text: str, read: list[str]) -> None:
    assert told(text) == read

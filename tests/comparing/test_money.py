"""Money of other currencies in dollars, and dollars of other years."""

import pandas as pd
import pytest
from by_hand import RATE, official, said

from analysis.comparing.money import in_dollars, in_dollars_of

RATES = pd.DataFrame(
    [
        official("rub", 64.0, "2019", unit="RUB", **RATE),
        official("rub", 70.0, "2020", unit="RUB", **RATE),
        official("rub_imf", 72.0, "2020", unit="RUB", **RATE),
        official("rub", 80.0, "2021", unit="RUB", **RATE),
        official("rub", 75.0, "2021-01-01/2021-03-31", unit="RUB", **RATE),
        # tenge for one rouble are no rate of dollars
        official("kzt_per_rub", 6.0, "2020", unit="KZT", indicator="exchange_rate"),
    ]
)

# words and period -> lowest and highest in billions of dollars, None where no rate is known
DOLLARS = {
    ("$20 billion", "2020"): (19.5, 20.5),
    ("$20 billion", None): (19.5, 20.5),
    # 5,000 billion at 72.05, and 7,000 at 69.95: rates are as exact as they are written
    ("between 5 and 7 trillion roubles", "2020"): (69.39625, 100.07148),
    ("between 5 and 7 trillion roubles", "2021"): (62.46096, 87.55472),
    # a part of the year has a rate of its own, or none: that of the year is no mean of its months
    ("between 5 and 7 trillion roubles", "2021-01-01/2021-03-31"): (66.62225, 93.39560),
    ("between 5 and 7 trillion roubles", "2020-01-01/2020-05-31"): None,
    ("5,000 billion roubles", "2018"): None,
    ("5,000 billion roubles", None): None,
    ("5,000 billion roubles", "2019-01-01/2020-12-31"): None,
    ("5,000 billion tenge", "2020"): None,
}


@pytest.mark.parametrize("case", DOLLARS)
def test_in_dollars(case: tuple[str, str | None]) -> None:
    row = in_dollars(pd.DataFrame([said("a.1", *case)]), RATES).iloc[0]
    assert row["in_dollars"] == (DOLLARS[case] is not None)
    if DOLLARS[case]:
        assert (row["usd_low"] / 1e9, row["usd_high"] / 1e9) == pytest.approx(DOLLARS[case])


PRICES = pd.DataFrame(
    [
        official("cpi", 100.0, "2000", indicator="consumer_prices", unit="index"),
        official("cpi", 150.0, "2020", indicator="consumer_prices", unit="index"),
    ]
)


def test_dollars_of_a_year_without_prices_are_left_out() -> None:
    sums = pd.Series({1999: 1.0, 2000: 1.0, 2020: 1.0})
    assert in_dollars_of(2020, sums, PRICES).to_dict() == {2000: 1.5, 2020: 1.0}


def test_a_year_without_prices_cannot_be_asked_for() -> None:
    with pytest.raises(ValueError, match="no consumer prices for 2021: there are 2000 to 2020"):
        in_dollars_of(2021, pd.Series({2000: 1.0}), PRICES)

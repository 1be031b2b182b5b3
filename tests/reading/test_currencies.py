"""Currencies: all of ISO 4217 by their names, and the abbreviations that stand before numbers."""

import pytest
from babel.numbers import get_currency_name

from analysis import UnreadableQuantity, parse_quantity
from analysis.reading.languages import available
from analysis.reading.lexicon import currencies

FIVE_MILLION = {"en": "5 million", "ru": "5 миллионов", "kk": "5 миллион"}


@pytest.mark.parametrize("language", available())
def test_each_currency_is_known_by_its_name(language: str) -> None:
    """A currency that is not known would be a count of things: the names are those of CLDR."""
    names = {code: get_currency_name(code, 5, locale=language) for code in currencies()}
    units = {
        code: parse_quantity(f"{FIVE_MILLION[language]} {name}", language=language).unit
        for code, name in names.items()
    }
    assert units == {code: code for code in currencies()}


def test_each_code_stands_before_and_behind_a_sum() -> None:
    codes = currencies() - {"ALL"}  # "all 5 million"
    for words in ("{} 5 million", "5 million {}"):
        units = {code: parse_quantity(words.format(code)).unit for code in codes}
        assert units == {code: code for code in codes}


@pytest.mark.parametrize(
    "words",
    [
        "500 million francs", "30 kroner", "Fr 30 million", "kr 500", "DM 40 million",
        "5 million dinars", "30 млн крон", "300 франков", "4 млрд динаров", "5 миллион франк",
    ],
)  # fmt: skip
def test_a_name_that_several_currencies_have_is_refused(words: str) -> None:
    with pytest.raises(UnreadableQuantity, match="a currency of several countries"):
        parse_quantity(words)

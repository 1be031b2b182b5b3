"""Markup and signs that nobody sees: what is read, and the words that the offsets give."""

import pytest
from said import grows_evenly

from analysis import find_quantities, parse_period, parse_quantity
from analysis.reading.flow import as_read

#: A text, the words of its figures there, and what they state.
TEXTS = {
    "bold": ("Trade grew **by 5**%.", "grew **by 5**%", 5, "percent"),
    "a number in italics": ("It was *28* billion t.", "28* billion t", 28e9, "t"),
    "marks that touch a word": ("It was up**5** t.", "up**5** t", 5, "t"),
    "a link": ('It was [28 billion](https://e.org/a_(b) "x") t.', None, 28e9, "t"),
    "a picture": ("![map](a.png) It was 28 t.", "28 t", 28, "t"),
    "notes": ("It was 28[^1] billion[2](#n2) tonnes<sup>1</sup>.", None, 28e9, "t"),
    "an escaped sign": (r"It was \$28 billion.", "$28 billion", 28e9, "USD"),
    "code": ("It was `28 billion` t.", "28 billion` t", 28e9, "t"),
    "rupees in an old font": ("It was ` 2,600 crore.", "` 2,600 crore", 26e9, "INR"),
    "an apostrophe": ("It didn`t exceed 5 t.", "didn`t exceed 5 t", 5, "t"),
    "a power": ("It has 12 km<sup>2</sup>.", "12 km<sup>2</sup>", 12, "km2"),
    "an entity that ends": ("It was 28 &euro;.", "28 &euro;", 28, "EUR"),
    "one that begins": ("It was &lt;5&nbsp;%.", "&lt;5&nbsp;%", 5, "percent"),
    "one that was escaped": ("It was 28&amp;nbsp;t.", "28&amp;nbsp;t", 28, "t"),
    "a line within": ("Out of it<br>28 t came.", "28 t", 28, "t"),
    "cells": ("<td>310</td><td>28 t</td>", "28 t", 28, "t"),
    "a letter in two signs": ("Выдано 5 рублеи\u0306.", "5 рублеи\u0306", 5, "RUB"),
    "a stress": ("Это 5 ру\u0301блей.", "5 ру\u0301блей", 5, "RUB"),
    "a look-alike": ("Келді 20 мың əйел.", "20 мың əйел", 20e3, "count"),
    "pictures": ("👉 66 тыс. 👨\u200d🎓 студентов", "66 тыс. 👨\u200d🎓 студентов", 66e3, "count"),
    "letters of a post": ("𝟐𝟖 𝐛𝐢𝐥𝐥𝐢𝐨𝐧 tonnes", "𝟐𝟖 𝐛𝐢𝐥𝐥𝐢𝐨𝐧 tonnes", 28e9, "t"),
}


@pytest.mark.parametrize(("text", "words", "value", "unit"), TEXTS.values(), ids=TEXTS)
def test_markup_is_read_over(text: str, words: str | None, value: float, unit: str) -> None:
    (found,) = find_quantities(text)
    assert (found.quantity.value, found.quantity.unit) == (value, unit)
    assert words in (None, text[found.start : found.end])


@pytest.mark.parametrize(
    "text",
    [
        "5 * 6 * 7, 5*6, 5**6, a 5* hotel, snake_case, 1_000",
        "* an item\n* another one",
        "fees rose from `100 to `300",
        "4 *note, ",
        "x < 5 and y > 3, a & b; Q&A; [sic] (2023)",
        "10² and 5 °C",
    ],
)
def test_what_is_no_markup_stays(text: str) -> None:
    assert as_read(text) == (text, [])


def test_words_alone_are_read_without_markup_too() -> None:
    assert parse_quantity("**more** than&nbsp;5\u200e bil\u00adlion").low == 5e9
    assert str(parse_period("in **2023**", stated_on=None)) == "2023"


@pytest.mark.parametrize(
    "piece", ["_", "*", "`1", "[", "[a](", "](a", "<a", "&", "<sup>", "e\u0301"]
)
def test_the_time_grows_with_the_length(piece: str) -> None:
    assert grows_evenly(as_read, piece)


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("in two thousand and twenty three", "2023"),
        ("in Two Thousand Five", "2005"),
        ("in twenty twenty-four", "2024"),
        ("from nineteen ninety one to twenty ten", "1991-01-01 to 2010-12-31"),
    ],
)
def test_years_in_words(words: str, period: str) -> None:
    (found,) = find_quantities(f"{words} it was 5 billion dollars")
    assert (str(found.period), found.period_as_stated) == (period, words)


def test_numbers_in_words_that_are_no_years() -> None:
    read = find_quantities("It grew by two thousand and five people, in twenty two schools")
    assert [each.quantity.value for each in read] == [2005, 22]

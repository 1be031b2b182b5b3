"""Dates and years that are written in figures, and years in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from typing import Any

from analysis.reading.languages import expand, words_of

YEAR_DIGITS = 4
TEN = 10
CENTURY, FULL = 2000, 100  # of a year in two digits, and the first that has more
_DIGITS = re.compile("[0-9]+")

# a pattern, what the first of its parts stands for, and the others, and how digits stand in it
_Years = tuple[re.Pattern[str], dict[str, int], dict[str, int], Callable[[str, int], str]]


def date_of(word: str) -> date | None:
    """Read a date in figures: year-month-day, or day.month.year.

    >>> date_of("19.08.2021") == date_of("2021-08-19") == date(2021, 8, 19)
    True
    """
    parts = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)|(\d\d?)\.(\d\d?)\.(\d{4})", word)
    try:
        if parts and parts[1]:
            return date(int(parts[1]), int(parts[2]), int(parts[3]))
        return date(int(parts[6]), int(parts[5]), int(parts[4])) if parts else None
    except ValueError:
        return None


def part_and_year(word: str) -> tuple[int, int | None]:
    """Read the number of a part of a year, and the year if it is there.

    >>> part_and_year("9M"), part_and_year("1Q25"), part_and_year("2025Q1")
    ((9, None), (1, 2025), (1, 2025))
    """
    numbers = _DIGITS.findall(word)
    if len(numbers[0]) == YEAR_DIGITS:
        numbers.reverse()
    year = int(numbers[1]) if len(numbers) > 1 else None
    return int(numbers[0]), year and year % 100 + (year // 100 * 100 or CENTURY)


def numbers_in(word: str) -> list[int]:
    """Read the numbers of a word; two digits behind letters are a year.

    >>> numbers_in("2020-21"), numbers_in("19th"), numbers_in("FY23")
    ([2020, 21], [19], [2023])
    """
    first, *others = map(int, _DIGITS.findall(word))
    return [first + CENTURY if word[0].isalpha() and first < FULL else first, *others]


def follows(first: int, second: int) -> bool:
    """Tell whether the second year, of two digits or four, comes after the first.

    >>> follows(2020, 21), follows(1999, 0), follows(2020, 2021), follows(2020, 2022)
    (True, True, True, False)
    """
    return (first + 1) % (100 if second < 100 else 10_000) == second


def with_years_in_digits(text: str, languages: tuple[str, ...]) -> str:
    """Write the years that are said in words in digits, at the same offsets.

    >>> with_years_in_digits("в две тысячи двадцать третьем году", ("ru",)).split()
    ['в', '2023', 'году']
    """
    for years in _years_in_words(languages):
        text = years[0].sub(partial(_in_digits, years), text)
    return text


def _in_digits(years: _Years, said: re.Match[str]) -> str:
    _, firsts, others, aligned = years
    first, *rest = (part.lower().replace("ё", "е") for part in said.groups() if part)
    return aligned(str(firsts[first] + sum(others[part] for part in rest)), len(said[0]))


@cache
def _years_in_words(languages: tuple[str, ...]) -> list[_Years]:
    """Return patterns for the years that are said in words, and what their parts stand for."""
    years: list[_Years] = []
    for tables in map(words_of, languages):
        said = tables.get("years_in_words", {})
        if "pairs" in said:
            years += _years_in_pairs(said, tables["cardinals"])
        elif said:
            cardinals = [(expand(words), number) for words, number in tables["cardinals"].items()]
            tens = {word: number for words, number in cardinals if number >= TEN for word in words}
            named = [
                {words: int(number) for number, words in said[name].items()}
                for name in ("hundreds", "ordinals")
            ]
            first, last, second = (
                "(" + "|".join(words).replace("е", "[её]") + ")" for words in (*named, tens)
            )
            behind = rf"(?:{said['endings']})(?=\s{said['year']})"
            rule = rf"\b{first}\s(?:{second}\s)?{last}{behind}"
            pattern = re.compile(rule, re.IGNORECASE)
            years.append((pattern, named[0], named[1] | tens, str.ljust))
    return years


def _years_in_pairs(said: dict[str, Any], cardinals: dict[str, int]) -> list[_Years]:
    """Return patterns for years like *nineteen ninety-one*, and *in two thousand and five*."""
    units, teens, tens = (
        "(" + "|".join(word for word, number in cardinals.items() if least <= number < end) + ")"
        for least, end in ((1, 10), (10, 20), (20, 100))
    )
    behind = rf"(?:{tens}(?:[\s-]{units})?|{teens})"
    pairs, led = ("(" + "|".join(said[name]) + ")" for name in ("pairs", "led"))
    before_pairs, before_led = (
        "(?:" + "|".join(rf"(?<=\b{word}\s)" for word in said[name]) + ")"
        for name in ("before_pairs", "before_led")
    )
    end = r"\b(?!-[^\W\d]|\sper\s?cent)"  # no "twenty eleven-year-old children"
    rules = (
        rf"{before_pairs}{pairs}[\s-]{behind}{end}",
        rf"{before_led}{led}\s(?:{behind}|{units}){end}(?!\s(?:hundred|thousand|[mb]illion))",
    )
    firsts = said["pairs"] | said["led"]
    return [(re.compile(rule, re.IGNORECASE), firsts, cardinals, str.rjust) for rule in rules]

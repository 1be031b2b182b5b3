"""The reader of quantities: tables of real phrases, refusals with their reasons, and properties."""

import math
import re
from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from said import outcome, table

from analysis import UnreadableQuantity, parse_quantity
from analysis.reading.bounds import HEDGES, MEASURES

ENDS = ("low", "high", "implied_low", "implied_high")


def misread(row: dict[str, str]) -> Iterator[str]:
    """Say what is read otherwise than a row of quantities.csv has it."""
    read = outcome(parse_quantity, row["words"], language=row["language"])
    if isinstance(read, UnreadableQuantity):
        yield str(read)
        return
    for name in ("value", *ENDS):
        if getattr(read, name) != pytest.approx(float(row[name]), nan_ok=True):
            yield f"{row['words']!r}: {name} is {getattr(read, name)}, not {row[name]}"
    for name in ("unit", "hedge", "measure", "counted"):
        told = getattr(read, name) or ""
        if told != row[name] and (row[name] or name != "counted"):  # most rows leave that open
            yield f"{row['words']!r}: {name} is {told!r}, not {row[name]!r}"
    if repr(parse_quantity(row["words"])) != repr(read):
        yield f"{row['words']!r}: is read otherwise where the language is not told"


def test_every_row_of_the_table_is_read_as_worked_out_by_hand() -> None:
    wrong = [fault for row in table("quantities.csv") for fault in misread(row)]
    assert not wrong, "\n".join(wrong)


def not_refused(row: dict[str, str]) -> str:
    """Say what is read, or which other reason is given, where unreadable.csv has a reason."""
    read = outcome(parse_quantity, row["words"])
    refused = isinstance(read, UnreadableQuantity) and repr(row["words"]) in str(read)
    right = refused and re.search(row["reason"], str(read))
    return "" if right else f"{row['words']!r}: {read}, not: {row['reason']}"


def test_every_row_that_states_nothing_is_refused_with_its_reason() -> None:
    wrong = list(filter(None, map(not_refused, table("unreadable.csv"))))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("words", "language"), [("fell", "en"), ("упал", "ru")])
def test_a_change_without_a_number_is_printed_without_one(words: str, language: str) -> None:
    assert str(parse_quantity(words, language=language)) == (
        "no number, percent (change): -100 to 0"
    )


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(ValueError, match="unknown language 'xx': there are files for en, kk, ru"):
        parse_quantity("5 billion", language="xx")


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read = parse_quantity(text)
    except UnreadableQuantity:
        return
    assert read.measure in MEASURES
    assert read.hedge is None or read.hedge in HEDGES


YEARS = range(1900, 2101)
numbers = st.integers(min_value=1, max_value=10**6)
hedges = st.sampled_from(
    ["", "about ", "more than ", "at least ", "less than ", "up to ", "almost ", "no more than "]
)
verbs = st.sampled_from(["", "grew by ", "fell by "])
units = st.sampled_from([" percent", " billion dollars", " people", " thousand people", " tonnes"])


@given(verbs, hedges, numbers, units)
def test_the_value_lies_within_both_bounds(verb: str, hedge: str, number: int, unit: str) -> None:
    words = f"{verb}{hedge}{number}{unit}"
    if unit == " people" and number in YEARS:
        return  # "by 1901 people" may be a year: it is refused, which other tests hold
    if "percent" in unit and number > 100 and "grew" not in verb:
        with pytest.raises(UnreadableQuantity, match=r"is more than a|two hedges"):
            parse_quantity(words)
        return
    read = parse_quantity(words)
    assert read.low <= read.value <= read.high
    assert read.implied_low <= read.value <= read.implied_high
    assert math.isfinite(read.implied_low)
    assert math.isfinite(read.implied_high)


@given(hedges, numbers)
def test_a_fall_mirrors_a_rise(hedge: str, number: int) -> None:
    rise = parse_quantity(f"grew by {hedge}{number} billion dollars")
    fall = parse_quantity(f"fell by {hedge}{number} billion dollars")
    assert (fall.value, fall.low, fall.high) == (-rise.value, -rise.high, -rise.low)
    assert (fall.implied_low, fall.implied_high) == (-rise.implied_high, -rise.implied_low)


@given(numbers, numbers)
def test_a_range_keeps_its_ends(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assume(low < high)
    assume(not any(1900 <= each <= 2100 for each in (low, high)))  # which may be years
    read = parse_quantity(f"between {low} and {high} projects")
    assert (read.low, read.high, read.hedge) == (low, high, "between")


@pytest.mark.slow
@pytest.mark.parametrize(
    "mess", ["9" * 1_000_000, "(" * 200_000, "about " * 50_000, "1,1" * 200_000]
)
def test_a_megabyte_of_anything_is_refused_soon(mess: str) -> None:
    with pytest.raises(UnreadableQuantity):
        parse_quantity(mess)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "more than 66 thousand people",
            "more than 66,000 people: 66,000 or more, commonly 66,000 to 67,000",
        ),
        ("fell by 4.7%", "-4.7 percent (change): -4.75 to -4.65"),
        ("between 4 and 5 billion dollars", "USD: 4,000,000,000 to 5,000,000,000"),
        ("exactly 12 enterprises", "12 enterprises: 12"),
    ],
)
def test_a_quantity_says_itself_in_words(text: str, words: str) -> None:
    assert str(parse_quantity(text)) == words

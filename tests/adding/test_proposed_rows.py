"""What is proposed for a figure beside indicator and areas: relations to others, surroundings."""

import pandas as pd
import pytest

from analysis.adding.documents import already, language_guess
from analysis.adding.proposed_rows import related, repeated, shown, told_twice, usual_areas
from analysis.reading.find import find_quantities
from analysis.reading.parse import parse_quantity
from analysis.reading.periods.days import Period
from analysis.reading.periods.parse import parse_period
from analysis.record.figures import RowReading
from analysis.record.schema import WHAT

LEVELS = {  # a sentence with a change and a level, and whether the change led to that level
    "turnover grew by 5 percent to $27 billion": True,
    "turnover grew by 5 percent – to $27 billion": True,
    "turnover grew by 5 percent, reaching $27 billion": True,
    "turnover grew by 5 percent and reached $27 billion": True,
    "turnover grew by 5 percent and amounted to $27 billion": True,
    "товарооборот вырос на 5 процентов и достиг 27 млрд долларов": True,
    "товарооборот вырос на 5 процентов – до 27 млрд долларов": True,
    "сауда 5 пайызға өсіп, 27 млрд долларға жетті": True,
    "сауда 5 пайызға өсті және 27 млрд долларды құрады": True,
    "сауда 5 пайызға өсіп, 27 млрд доллар болды": True,
    "сауда 5 пайызға өсті, Ресей үлесі 27 млрд долларды құрады": False,
    "сауда 5 пайызға өсті, 27 млрд доллардан": False,
    "товарооборот вырос на 5 процентов с 27 млрд долларов": False,
    "turnover grew by 5 percent from $27 billion": False,
    "turnover grew by 5 percent, and in Russia alone there was $27 billion": False,
}


@pytest.mark.parametrize(("sentence", "led"), LEVELS.items(), ids=LEVELS)
def test_a_change_is_related_to_the_level_that_it_led_to(sentence: str, led: bool) -> None:
    change, level = (sentence[each.start : each.end] for each in find_quantities(sentence))
    rows = [
        {
            "figure_id": name,
            "as_stated": words,
            "indicator": "",
            "text": shown(*sentence.partition(words)),
        }
        for name, words in (("a.1", change), ("a.2", level))
    ]
    assert related(rows)[0].get("relation") == ("change_to" if led else None)


BESIDE = {  # a figure, the one behind it, and how the second is related to the first
    ("trade_turnover", "$27 billion", "trade_turnover", "up 5 percent"): "change_to",
    ("trade_turnover", "$27 billion", "exports", "up 5 percent"): None,
    ("trade_turnover", "$27 billion", "trade_turnover", "$26 billion"): None,
    ("agreements", "12 agreements", "agreements_value", "$5 billion"): "value_of",
    ("agreements", "12 agreements", "investment", "$5 billion"): None,
}


@pytest.mark.parametrize(("beside", "relation"), BESIDE.items(), ids=map(" ".join, BESIDE))
def test_a_figure_is_related_to_the_one_before_it(
    beside: tuple[str, str, str, str], relation: str | None
) -> None:
    cells = {"ref_area": "KZ", "counterpart_area": "RU", "passage": "1", "text": ""}
    cells["period_as_stated"] = "in 2024"
    first, words, second, other_words = beside
    rows = [
        {"figure_id": "a.1", "indicator": first, "as_stated": words, **cells},
        {"figure_id": "a.2", "indicator": second, "as_stated": other_words, **cells},
    ]
    assert related(rows)[1].get("relation") == relation


def test_a_sum_is_the_value_of_the_count_behind_it() -> None:
    cells = {"ref_area": "KZ", "counterpart_area": "RU", "passage": "1", "text": ""}
    rows = [
        {**cells, "figure_id": "a.1", "as_stated": "$5 billion", "indicator": "agreements_value"},
        {**cells, "figure_id": "a.2", "as_stated": "12 agreements", "indicator": "agreements"},
    ]
    of = [(row.get("relates_to"), row.get("relation")) for row in related(rows)]
    assert of == [("a.2", "value_of"), (None, None)]


def test_a_change_of_another_time_led_to_no_level_before_it() -> None:
    cells = {"indicator": "exports", "ref_area": "KZ", "counterpart_area": "RU", "passage": "1"}
    rows = [
        {**cells, "figure_id": "a.1", "as_stated": "$27 billion", "period_as_stated": "in 2024"},
        {**cells, "figure_id": "a.2", "as_stated": "up 5 percent", "period_as_stated": "in 2023"},
    ]
    assert "relation" not in related([{**row, "text": ""} for row in rows])[1]


NO_PERIOD = Period(None, None)
SAID = {"indicator": "trade_turnover", "ref_area": "KZ", "counterpart_area": "RU"}
REPEATS = {  # speaker, words, period, day; whether they repeat what was said on 12 November
    "the next day": ("Vladimir Putin", "$28.7 billion", "in 2024", "2025-11-13", True),
    "in the same month": ("Vladimir Putin", "$28.7 billion", "last year", "2025-11", True),
    "rounded": ("Vladimir Putin", "almost $29 billion", "in 2024", "2025-11-12", True),
    "a month later": ("Vladimir Putin", "$28.7 billion", "in 2024", "2025-12-20", False),
    "in that year": ("Vladimir Putin", "$28.7 billion", "in 2024", "2025", False),
    "another value": ("Vladimir Putin", "$19 billion", "in 2024", "2025-11-13", False),
    "another period": ("Vladimir Putin", "$28.7 billion", "in 2023", "2025-11-13", False),
    "another speaker": ("Alexei Overchuk", "$28.7 billion", "in 2024", "2025-11-13", False),
}


@pytest.mark.parametrize(
    ("speaker", "words", "period", "day", "expected"), REPEATS.values(), ids=REPEATS
)
def test_a_report_of_a_speech_is_proposed_as_such(
    speaker: str, words: str, period: str, day: str, expected: bool
) -> None:
    said = {**SAID, "speaker": "Vladimir Putin", "unit": "USD", "measure": "level"}
    said |= {"low": 28.65e9, "high": 28.75e9}
    said |= {"stated_on": "2025-11-12", "claim_id": "putin.1"}
    said |= {"period_start": pd.Timestamp("2024-01-01"), "period_end": pd.Timestamp("2024-12-31")}
    read = RowReading(parse_quantity(words), parse_period(period, stated_on=day), NO_PERIOD, [])
    found = repeated({**SAID, "speaker": speaker}, read, [said], day)
    assert found == ("putin.1" if expected else "")


TWICE = {  # words and cells of a figure behind *$27.4 billion* of 2025; whether it says that again
    "with a hedge": ("over $27.4 billion", "in 2025", {}, True),
    "another number": ("$27.5 billion", "in 2025", {}, False),
    "another year": ("$27.4 billion", "in 2024", {}, False),
    "another thing": ("$27.4 billion", "in 2025", {"indicator": "exports"}, False),
    "another speaker": ("$27.4 billion", "in 2025", {"speaker": "Alexei Overchuk"}, False),
    "a plan": ("$27.4 billion", "in 2025", {"status": "planned"}, False),
}


@pytest.mark.parametrize(("words", "period", "cells", "expected"), TWICE.values(), ids=TWICE)
def test_what_a_text_says_twice_is_proposed_as_a_repeat(
    words: str, period: str, cells: dict[str, str], expected: bool
) -> None:
    said = {**SAID, "figure_id": "talk.1", "speaker": "Vladimir Putin", "status": "actual"}
    first, again = (
        RowReading(parse_quantity(of), parse_period(when), NO_PERIOD, [])
        for of, when in (("$27.4 billion", "in 2025"), (words, period))
    )
    found = told_twice(said | {"figure_id": "talk.2"} | cells, again, [(said, first)])
    assert found == ("talk.1" if expected else "")


def test_the_usual_areas_are_those_that_most_figures_have() -> None:
    said = [("students", "RU", "KZ")] * 2 + [("students", "KZ", "RU"), ("trips", "KZ", "")]
    rows = [dict(zip(WHAT, of, strict=True)) for of in said]
    usual = {name: usual_areas(rows, name) for name in ("students", "trips", "guests")}
    assert usual == {"students": ("RU", "KZ"), "trips": ("KZ", ""), "guests": ("", "")}


def test_long_surroundings_are_cut_at_words() -> None:
    text = shown("before " * 30, "$27 billion", " behind" * 30)
    assert text.startswith("…before")
    assert text.endswith("behind…")
    assert len(text) < 2 * 90 + len(">>$27 billion<<") + 2


@pytest.mark.parametrize(("before", "behind"), [(90, 90), (91, 90), (90, 91)])
def test_ninety_characters_of_the_surroundings_are_shown_on_each_side(
    before: int, behind: int
) -> None:
    around = f"{'before ' * 13:.{before - 1}} ", f" {'behind ' * 13:.{behind - 1}}"
    text = shown(around[0], "5 plants", around[1])
    assert text.startswith("…") == (before > 90)
    assert text.endswith("…") == (behind > 90)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("5 %", "en"),
        ("Б Г ab", "en"),  # half of the letters
        ("Б Г Д ab", "ru"),
    ],
)
def test_a_text_of_no_known_words_is_russian_if_most_of_its_letters_are_cyrillic(
    text: str, language: str
) -> None:
    assert language_guess(text) == language


@pytest.mark.parametrize(
    ("words", "published", "said"),
    [
        ("5 plants", "2024-11-02", True),
        ("5 PLANTS", "2024-11-30", True),
        ("5 plants", "2024-12-01", False),
        ("6 plants", "2024-11-02", False),
    ],
)
def test_words_of_the_same_month_are_in_the_record_already(
    words: str, published: str, said: bool
) -> None:
    talk = {"document_id": "talk", "title": "A talk", "published": "2024-11-27", "url": ""}
    figure = {"figure_id": "talk.1", "document_id": "talk", "as_stated": "5 plants"}
    figure |= {"speaker": "Somebody", "stated_on": ""}
    raw = {"references": [], "documents": [talk], "figures": [figure]}
    new = {"title": "Another", "published": published, "url": ""}
    told = list(already(raw, new, [figure | {"as_stated": words}]))
    assert told == ["'5 plants' stands in the record as talk.1, said in 2024-11-27"] * said

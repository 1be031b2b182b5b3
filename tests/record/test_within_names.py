"""A date, a country or a person in the names of a row that are not those of its other cells."""

import pytest
from project import Row, raw_tables

from analysis.record.checks.within_names import name_faults


def faults(**rows: list[Row]) -> list[tuple[str, str]]:
    """Column and beginning of the reason of what is wrong; other tables are empty."""
    return [(problem.column, problem.reason) for problem in name_faults(raw_tables(**rows))]


@pytest.mark.parametrize(
    ("published", "cells", "named"),
    [
        ("2023-07-20", {"url": "https://example.org/2023/07/20/talk"}, False),
        ("2022-07-20", {"url": "https://example.org/2023/07/20/talk"}, True),
        ("2023-08-20", {"url": "https://example.org/2023/07/20/talk"}, False),  # 31 days
        ("2023-08-21", {"url": "https://example.org/2023/07/20/talk"}, True),
        ("2023-06-19", {"url": "https://example.org/2023-7-20"}, False),
        ("2023-06-18", {"url": "https://example.org/2023-7-20"}, True),
        ("2023-08", {"url": "https://example.org/2023_07_20"}, False),
        ("2023-09", {"url": "https://example.org/2023_07_20"}, True),
        ("2023", {"url": "https://example.org/2023.07.20"}, False),
        ("2024", {"url": "https://example.org/2023.12.20"}, False),  # from 1 January
        ("2024", {"url": "https://example.org/2023.07.20"}, True),
        ("", {"url": "https://example.org/2023.07.20"}, False),
        ("many", {"url": "https://example.org/2023.07.20"}, False),  # told by its cell
        ("2021", {"url": "https://example.org/2023-45-20"}, False),  # no day
        ("2021", {"url": "https://example.org/2023-07/20"}, False),
        ("2021", {"url": "https://example.org/12023-07-20"}, False),
        ("2021", {"file": "2023-07-20-talk.txt"}, True),
        ("2021", {"file": "2023-07-20-talk.txt", "note": "another date: of the talk"}, False),
    ],
)
def test_a_day_in_a_name_is_near_that_of_publication(
    published: str, cells: Row, named: bool
) -> None:
    row = {"published": published, **cells}
    assert [column for column, _ in faults(documents=[row])] == ["published"] * named


def test_the_title_of_a_statistic_may_have_the_day_of_its_data() -> None:
    row = {"title": "Turnover (data as of 2023-12-31)", "published": "2024-07-20"}
    assert faults(references=[row]) == []


@pytest.mark.parametrize(
    ("cells", "figure", "named"),
    [
        ({"published": "2024"}, {}, False),
        ({"published": "2025"}, {}, True),
        ({"published": "2026"}, {"stated_on": "2024-12-30"}, False),
        ({"published": "2026"}, {"period_as_stated": "in 2024"}, False),
        ({"published": "2026"}, {"period_as_stated": "in 2023"}, True),
        ({"published": ""}, {}, False),
        ({"published": "2026", "note": "Another date stands in its id."}, {}, False),
        ({"published": "2025", "document_id": "talk"}, {}, False),
    ],
)
def test_the_year_of_an_id_is_that_of_the_document_or_of_a_figure(
    cells: Row, figure: Row, named: bool
) -> None:
    document = {"document_id": "talk-2024", **cells}
    said = [{"document_id": document["document_id"], **figure}]
    found = faults(documents=[document], figures=said)
    assert [column for column, _ in found] == ["published"] * named


@pytest.mark.parametrize(
    ("office", "side", "reason"),
    [
        ("Prime Minister of Russia", "RU", ""),
        ("Prime Minister of Russia", "KZ", "an office of Russia, but the side is KZ"),
        ("Prime Minister of Russia", "", "an office of Russia, but the side is none"),
        ("Prime Minister of Russia", "KZ;RU", ""),
        ("Governor of Omsk region", "KZ", "an office of Russia, but the side is KZ"),
        ("Minister of the Eurasian Economic Commission", "other", ""),
        ("President of Belarus", "other", ""),
        ("Ambassador of Belarus to Russia", "other", ""),
        ("Ambassador to Kazakhstan", "other", ""),
        ("Trade Representative of Russia in Kazakhstan", "RU", ""),
    ],
)
def test_an_office_is_one_of_its_side(office: str, side: str, reason: str) -> None:
    row = {"speaker": "A. Stranger", "office": office, "side": side}
    assert faults(speakers=[row]) == ([("office", reason)] if reason else [])


@pytest.mark.parametrize(
    ("speaker", "spelling", "alike"),
    [
        ("Serik Zhumangarin", "Серик Жумангарин", True),
        ("Serik Zhumangarin", "Серік Жұманғарин", True),
        ("Alexei Overchuk", "Alexey Overchuk", True),
        ("Giorgi Kvirikashvili", "გიორგი კვირიკაშვილი", True),  # not known in Latin letters here
        ("Xi Jinping", "习近平", True),
        ("Alexei Overchuk", "Владимир Путин", False),
        ("Vladimir Putin", "Серик Жумангарин", False),
    ],
)
def test_a_spelling_is_like_the_name(speaker: str, spelling: str, alike: bool) -> None:
    row = {"speaker": speaker, "spellings": f"{speaker};{spelling}", "office": "A minister"}
    reason = f"no spelling of {speaker!r}: no word of the two is alike"
    assert faults(speakers=[row]) == ([] if alike else [("spellings", reason)])


@pytest.mark.parametrize("spelling", ["МИД России", "ФТС", "Минфин РФ"])
def test_an_office_may_be_abbreviated(spelling: str) -> None:
    office = "Ministry of Finance of Russia"
    row = {"speaker": office, "office": office, "spellings": spelling, "side": "RU"}
    assert faults(speakers=[row]) == []

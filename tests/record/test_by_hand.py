"""Figures worked out by hand: how a person notes them, and where the built ones differ."""

from datetime import date
from math import inf, nan
from pathlib import Path

import pytest
from project import STUDENTS, sampled

from analysis.record.by_hand import (
    HAND_CHECKED,
    PATH,
    differences,
    period_by_hand,
    quantity_by_hand,
)
from analysis.record.cells import BadInput
from analysis.record.raw import read_raw

# noted words, then value, unit, hedge, measure and literal bounds, by the rules for bounds
NOTED: dict[str, tuple[float, str, str | None, str, float, float]] = {
    "27 billion USD": (27e9, "USD", None, "level", 26.5e9, 27.5e9),
    "almost 27 billion USD": (27e9, "USD", "almost", "level", 26e9, 27e9),
    "more than 66 thousand": (66e3, "count", "more than", "level", 66e3, inf),
    "more than 66 thousand count": (66e3, "count", "more than", "level", 66e3, inf),
    "27,5 billion USD": (27.5e9, "USD", None, "level", 27.45e9, 27.55e9),
    "23,000": (23e3, "count", None, "level", 22.5e3, 23.5e3),
    "up to 5 billion USD": (5e9, "USD", "at most", "level", 0, 5e9),
    "between 5 and 6 billion USD": (5.5e9, "USD", "between", "level", 5e9, 6e9),
    "+4.7 percent": (4.7, "percent", None, "change", 4.65, 4.75),
    "-4.7 percent": (-4.7, "percent", None, "change", -4.75, -4.65),
    "−4,7 percent": (-4.7, "percent", None, "change", -4.75, -4.65),
    "down 4.7 percent": (-4.7, "percent", None, "change", -4.75, -4.65),
    "more than +12 percent": (12, "percent", "more than", "change", 12, inf),
    "4.7 percent": (4.7, "percent", None, "share", 4.65, 4.75),
    "2 times": (2, "times", None, "multiple", 1.5, 2.5),
    "down": (nan, "percent", None, "change", -100, 0),
}


@pytest.mark.parametrize(("words", "expected"), NOTED.items(), ids=NOTED)
def test_a_quantity_as_a_person_notes_it(
    words: str, expected: tuple[float, str, str | None, str, float, float]
) -> None:
    read = quantity_by_hand(words)
    value, unit, hedge, measure, low, high = expected
    assert (read.value, read.low, read.high) == pytest.approx((value, low, high), nan_ok=True)
    assert (read.unit, read.hedge, read.measure) == (unit, hedge, measure)


@pytest.mark.parametrize("words", ["", "billion", "abaut 5 percent", "2 of 3"])
def test_what_is_of_another_form_says_the_form(words: str) -> None:
    with pytest.raises(ValueError, match="write it as: almost 27 billion USD"):
        quantity_by_hand(words)


PERIODS: dict[str, tuple[date | None, date | None]] = {
    "2021": (date(2021, 1, 1), date(2021, 12, 31)),
    "2021-04": (date(2021, 4, 1), date(2021, 4, 30)),
    "04.2021": (date(2021, 4, 1), date(2021, 4, 30)),
    "2021-01/2021-05": (date(2021, 1, 1), date(2021, 5, 31)),
    "/2030": (None, date(2030, 12, 31)),
    "2014-01-01/": (date(2014, 1, 1), None),
    "": (None, None),
}


@pytest.mark.parametrize(("words", "ends"), PERIODS.items(), ids=PERIODS)
def test_a_period_as_a_person_notes_it(words: str, ends: tuple[date | None, date | None]) -> None:
    period = period_by_hand(words)
    assert (period.start, period.end) == ends


@pytest.mark.parametrize("words", ["last year", "Apr-21", "2021/2022/2023", "2021-13", "2022/2021"])
def test_what_is_no_period_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"write a period as 2021|it would begin on"):
        period_by_hand(words)


# -- the table


ROW = f"{STUDENTS},level,66000,count,more than,66000,inf,66000,67000,,"
DAMAGES: dict[str, tuple[str, str]] = {
    "another value": (ROW.replace(",66000,", ",67000,", 1), "value: '67000': 'more than 66 thou"),
    "another hedge": (ROW.replace("more than", "about"), "hedge: 'about': 'more than 66 thousand"),
    "another measure": (
        ROW.replace("level", "share"),
        f"measure: 'share': 'more than 66 thousand people' of {STUDENTS} reads as level",
    ),
    "another end": (
        ROW.replace("inf", "67000"),
        "high: '67000': 'more than 66 thousand people' of",
    ),
    "a period": (f"{ROW[:-1]}2021-01-01,2021-12-31", "period_start: '2021-01-01': 'more than 66"),
    "no number": (ROW.replace("66000", "many", 1), "value: 'many': 'more than 66 thousand people'"),
    "another figure": (ROW.replace("2021.6", "2021.99"), "'visit-2021.99': no figure has this id"),
    "a figure twice": (f"{ROW}\n{ROW}", "no figure has this id, or it stands in an earlier row"),
    "none": ("", f"{STUDENTS!r}: is not worked out by hand"),
}


@pytest.mark.parametrize(("row", "message"), DAMAGES.values(), ids=DAMAGES)
def test_a_difference_is_named_by_file_row_and_column(
    tmp_path: Path, row: str, message: str
) -> None:
    figures = [of for of in read_raw(sampled(tmp_path)).figures if of["figure_id"] == STUDENTS]
    header = ",".join(column.name for column in HAND_CHECKED)
    for own, expected in ((ROW, ""), (row, message)):
        (tmp_path / PATH).write_text(f"{header}\n{own}\n".strip() + "\n", encoding="utf-8")
        told = [str(problem) for problem in differences(tmp_path, figures)]
        assert any(expected in line for line in told) == bool(expected), told
        assert all(line.startswith("data/hand_checked.csv:") for line in told)


def test_a_table_that_cannot_be_read_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / PATH).write_text("figure_id,value\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"data/hand_checked.csv:1: unit: the column is missing"):
        list(differences(tmp_path, []))

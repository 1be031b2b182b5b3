"""corrections.csv: its guards, and overrides, which are checked as what they replace."""

from pathlib import Path

import pytest
from project import STUDENTS, added, edited, rows_of, sampled

from analysis.record.cells import BadInput
from analysis.record.raw import read_raw

CORRECTION = {
    "figure_id": STUDENTS,
    "column": "as_stated",
    "expect": "more than 66 thousand people",
    "action": "flag",
    "what": "misprint",
    "why": "as is known",
}


def test_a_correction_whose_figure_changed_is_named(tmp_path: Path) -> None:
    root = sampled(tmp_path)
    added(root, "corrections", {**CORRECTION, "expect": "about 66 thousand people"})
    with pytest.raises(BadInput, match="the figure now has 'more than 66 thousand people' there"):
        read_raw(root)


# what an override puts into a column, and what is said of it in corrections.csv
REPLACED = {
    "status": ("done", "unknown status; known are: actual, planned, forecast, target"),
    "indicator": ("students", "unknown indicator: indicators.csv has no such row"),
    "as_stated": ("umpteen people", "no figure"),
    "period_as_stated": ("in those days", "unknown words"),
    "stated_on": ("2021-02-30", "is no date"),
}


@pytest.mark.parametrize("column", REPLACED)
def test_a_bad_replacement_is_named_where_it_stands(tmp_path: Path, column: str) -> None:
    root = sampled(tmp_path)
    words, reason = REPLACED[column]
    old = {column: "in May"} if column == "period_as_stated" else {}
    line = edited(root, "figures", STUDENTS, **old)
    expect = rows_of(root, "figures")[line - 2][column]
    override = {"column": column, "expect": expect, "action": "override", "replacement": words}
    added(root, "corrections", {**CORRECTION, **override})
    with pytest.raises(BadInput) as refused:
        read_raw(root)
    named = [(each.file.name, each.column, each.words) for each in refused.value.problems]
    assert ("corrections.csv", "replacement", words) in named
    assert {name for name, *_ in named} == {"corrections.csv"}
    assert reason in str(refused.value)


def test_words_that_cannot_be_read_are_in_order_when_an_override_mends_them(tmp_path: Path) -> None:
    root = sampled(tmp_path)
    misprint, words = "more then 66 thousand people", "more than 66 thousand people"
    edited(root, "figures", STUDENTS, as_stated=misprint)
    override = {"expect": misprint, "action": "override", "replacement": words}
    added(root, "corrections", {**CORRECTION, **override})
    raw = read_raw(root)
    (figure,) = (row for row in raw.figures if row["figure_id"] == STUDENTS)
    assert (figure["as_stated"], figure["value"], figure["hedge"]) == (words, 66000, "more than")
    said = [row["as_stated"] for row in raw.tables["figures"]]
    assert misprint in said  # as it stands in the text

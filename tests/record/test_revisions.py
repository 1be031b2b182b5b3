"""What is said to revise what, and a period that may be partial."""

import pytest
from project import raw_tables

from analysis.record.checks.revisions import revision_faults
from analysis.record.figures import read_figure

Row = dict[str, str]
WHAT = {"indicator": "trade_turnover", "ref_area": "KZ", "counterpart_area": "RU"}


def figure(figure_id: str, revises: str = "", **cells: str) -> Row:
    relation = "revises" if revises else ""
    return {"figure_id": figure_id, "relates_to": revises, "relation": relation, **WHAT, **cells}


def edition(series: str, supersedes: str = "") -> Row:
    return {"series": series, "period": "2020", "supersedes": supersedes, **WHAT}


FAULTS = {  # figures, editions -> what is wrong
    "in order": ([figure("a.1"), figure("b.1", "a.1")], [edition("office", "b.1")], []),
    "what is not there": (
        [],
        [edition("office", "agency:2019")],
        ["unknown: neither a figure nor series:period of references.csv"],
    ),
    "something else": (
        [figure("a.1", indicator="exports"), figure("b.1", "a.1")],
        [],
        ["is of another indicator or of other areas"],
    ),
    "twice": (
        [figure("a.1"), figure("b.1", "a.1")],
        [edition("office", "a.1")],
        ["is revised already, by b.1"],
    ),
    "in a circle": (
        [figure("a.1", "b.1"), figure("b.1", "a.1")],
        [],
        ["goes round in a circle"],
    ),
    "itself": ([], [edition("office", "office:2020")], ["goes round in a circle"]),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_revision_that_cannot_be(case: str) -> None:
    figures, editions, reasons = FAULTS[case]
    tables = raw_tables(figures=figures, references=editions)
    problems = revision_faults(tables["figures"], tables["references"])
    assert [problem.reason for problem in problems] == reasons


@pytest.mark.parametrize("words", ["in 2020 [?]", "[2020] [?]"])
def test_a_period_that_may_be_partial_is_read_as_it_stands(words: str) -> None:
    cells = dict.fromkeys(("read_as", "base_as_stated", "relation", "indicator"), "")
    row = {"as_stated": "$20 billion", "period_as_stated": words, **cells}
    period = read_figure(row, "2021-04-30", "money", "en").period
    assert f"{period.start}/{period.end}" == "2020-01-01/2020-12-31"

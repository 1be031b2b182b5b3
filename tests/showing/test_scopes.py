"""A notebook shows all figures that it is about, and what none shows is counted."""

import re

import pytest
from project import ROOT

from analysis.record.load import all_figures
from analysis.showing.select import figures
from analysis.showing.topics import scopes

NOTEBOOKS = [path.stem for path in sorted((ROOT / "notebooks").glob("*.ipynb"))]
#: The map of the whole shows pairs and counts.
OWN = [name for name in NOTEBOOKS if name != "06_do_the_figures_agree"]


def shown(notebook: str) -> set[str]:
    """The ids that stand in a notebook."""
    text = (ROOT / f"notebooks/{notebook}.ipynb").read_text(encoding="utf-8")
    return set(all_figures()["figure_id"]) & set(re.findall(r"[\w-]+\.\d+", text))


@pytest.mark.parametrize("notebook", OWN)
def test_a_notebook_shows_all_that_it_is_about(notebook: str) -> None:
    asked = set(scopes.scope(notebook)["figure_id"])
    assert asked
    assert asked - shown(notebook) == set()


def test_what_no_notebook_is_about_stands_in_the_map_of_the_whole() -> None:
    left = set(scopes.none_has()["figure_id"])
    assert left - shown("06_do_the_figures_agree") == set()
    assert all(left.isdisjoint(scopes.scope(name)["figure_id"]) for name in OWN)


def test_errors_and_repeats_are_in_a_scope_too() -> None:
    rows = scopes.scope("03_student_counts")
    assert rows["flag"].notna().any()
    assert set(figures("student_count")["figure_id"]) < set(rows["figure_id"])


def test_what_was_left_out_has_a_reason() -> None:
    rows = scopes.scope("02_investment")
    table = scopes.left_out(rows, rows[rows["flag"].isna()])
    assert set(table["left out"]) == {"an error of its source"}
    assert set(table["figure"]) == set(rows["figure_id"][rows["flag"].notna()])

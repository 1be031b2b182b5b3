"""A notebook shows all figures that it is about, and what none shows is counted."""

import json
import re
from html import unescape
from typing import Any

import pytest
from project import ROOT

from analysis.publishing.cell_rules import heading_above
from analysis.publishing.freshness import read
from analysis.record.load import all_figures
from analysis.record.schema import records
from analysis.showing import provenance
from analysis.showing.named import plain
from analysis.showing.select import figures
from analysis.showing.topics import opening, scopes

NOTEBOOKS = [path.stem for path in sorted((ROOT / "notebooks").glob("*.ipynb"))]
#: The map of the whole shows pairs and counts.
OWN = [name for name in NOTEBOOKS if name != "06_do_the_figures_agree"]


def shown(notebook: str) -> set[str]:
    """The ids that stand in a notebook."""
    text = (ROOT / f"notebooks/{notebook}.ipynb").read_text(encoding="utf-8")
    return set(all_figures()["figure_id"]) & set(re.findall(r"[\w-]+\.\d+", text))


def told(output: dict[str, Any]) -> str:
    """What an output shows to readers, what its sentences name, and the points of a chart."""
    data = output.get("data", {})
    points = output.get("metadata", {}).get("image/png", {}).get("points", [])
    words = data.get("text/html", "") + data.get("text/markdown", "")
    named = " ".join(re.findall(r'data-figure="([^"]+)"', data.get("text/markdown", "")))
    words = unescape(plain(words).replace("\\$", "$"))
    return f"{words} {named} {json.dumps(points, ensure_ascii=False)}"


@pytest.mark.slow
@pytest.mark.parametrize("notebook", OWN)
def test_nothing_that_a_notebook_shows_is_among_what_it_left_out(notebook: str) -> None:
    cells = read(ROOT / f"notebooks/{notebook}.ipynb")["cells"]
    above, below = "", ""
    for number, cell in enumerate(cells):
        text = "".join(map(told, cell.get("outputs", [])))
        if heading_above(cells, number) == "What was left out":
            below += text
        else:
            above += text
    rest = scopes.scope(notebook)
    names = rest["figure_id"]
    rest = rest[names.isin(re.findall(r"[\w-]+\.\d+", below)) & (names == rest["claim_id"])]
    rows = zip(records(rest), provenance.labels_of(rest), strict=True)
    forms = {row["figure_id"]: (plain(opening.as_said(row)), label) for row, label in rows}
    shown_too = {
        name
        for name, (quoted, label) in forms.items()
        if re.search(rf"{re.escape(name)}(?!\d)", above)
        or any(unescape(words.replace("\\$", "$")) in above for words in (quoted, label))
    }
    assert shown_too == set()


@pytest.mark.slow
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


def test_a_table_of_several_things_says_of_what_each_figure_is() -> None:
    trade = figures("external_trade", area="EAEU")
    told = set(provenance.sources_table(trade)["of"])
    assert "Trade of the Eurasian Economic Union with third countries" in told
    assert {words.rpartition(" with ")[2] for words in told if "share" in words} == {
        "the European Union, as a share of a whole"
    }
    students = figures("student_count", area="RU", counterpart="KZ", measure="level")
    assert "of" not in provenance.sources_table(students)


def test_a_sum_perhaps_of_a_part_of_its_year_is_left_out_as_such() -> None:
    rows = figures("trade_turnover", unit="USD")
    rows = rows[rows["may_be_partial"]]
    assert set(scopes.left_out(rows)["left out"]) == {"perhaps a part of the year"}


def test_what_was_left_out_has_a_reason() -> None:
    rows = scopes.scope("02_investment")
    table = scopes.left_out(rows, rows[rows["flag"].isna()])
    assert set(table["left out"]) == {"an error of its source"}
    assert set(table["figure"]) == set(rows["figure_id"][rows["flag"].notna()])

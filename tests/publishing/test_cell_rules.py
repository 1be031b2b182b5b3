"""Rules for the cells of notebooks: findings are checked, figures are asked for, words escaped."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from miniature import write_cells
from project import copied

from analysis.publishing.cell_rules import PLAIN, broken_rules, heading_above
from analysis.showing.named import naming

FIGURE = "visit.4"


def markdown(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "source": source}


def code(source: str, shown: str = "", name: str = "rise") -> dict[str, Any]:
    output = {"output_type": "display_data", "data": {"text/markdown": shown}}
    outputs = [output] if shown else []
    named = {"name": name} if name else {}
    return {"cell_type": "code", "metadata": named, "source": source, "outputs": outputs}


def faults(root: Path, *cells: dict[str, Any]) -> list[str]:
    (root / "data/raw").mkdir(parents=True)
    (root / "data/raw/figures.csv").write_text(f"figure_id,note\n{FIGURE},\n", encoding="utf-8")
    write_cells(root / "notebooks/00.ipynb", cells)
    return [fault.removeprefix("notebooks/00.ipynb: ") for fault in broken_rules(root)]


def test_a_heading_whose_first_cell_holds_it_is_fine(tmp_path: Path) -> None:
    cells = [
        markdown("# What is it?"),
        code("import this"),
        markdown("## It rises"),
        markdown("By how much, the table says."),
        code("holds(rise > 0)\ncharts.bars(rise, title='It rises')"),
    ]
    assert faults(tmp_path, *cells) == []


def test_five_lines_of_119_characters_are_fine(tmp_path: Path) -> None:
    assert faults(tmp_path, code("\n".join(["a" * 119] * 5))) == []


@pytest.mark.parametrize("heading", PLAIN)
def test_a_heading_that_states_nothing_needs_no_check(tmp_path: Path, heading: str) -> None:
    assert faults(tmp_path, markdown(f"## {heading}"), code("table")) == []


def test_a_heading_whose_first_cell_holds_nothing_is_named(tmp_path: Path) -> None:
    cells = [markdown("## It rises"), code("table"), code("holds(rise > 0)")]
    assert faults(tmp_path, *cells) == ["cell 2: 'It rises': the first cell below does not hold it"]


def test_two_headings_need_a_check_each(tmp_path: Path) -> None:
    cells = [markdown("## It rises"), markdown("## It falls"), code("holds(rise > 0)")]
    told = ["cell 2: 'It falls': a heading above has no cell to hold it"]
    assert faults(tmp_path, *cells) == told


def test_two_headings_of_one_cell_need_a_check_each(tmp_path: Path) -> None:
    cells = [markdown("## It rises\n\nSo far.\n\n## It falls"), code("holds(rise > 0)")]
    told = ["cell 1: 'It rises': a heading above has no cell to hold it"]
    assert faults(tmp_path, *cells) == told


def test_the_last_heading_needs_a_check(tmp_path: Path) -> None:
    cells = [markdown("## It rises")]
    assert faults(tmp_path, *cells) == ["cell 1: the last heading has no cell to hold it"]


def test_a_chart_under_a_heading_without_a_check_is_named(tmp_path: Path) -> None:
    cells = [markdown("## Notes"), code("charts.bars(rise, title='It rises')")]
    told = "cell 2: a chart states something under a heading that is not checked"
    assert faults(tmp_path, *cells) == [told]


@pytest.mark.parametrize("name", ["", "A Rise", "rise/1"])
def test_a_chart_without_a_name_that_can_be_an_address_is_told(tmp_path: Path, name: str) -> None:
    told = [f"cell 1: {name!r}: a chart has a name of its own in its metadata"]
    assert faults(tmp_path, code("holds(rise > 0)\ncharts.bars(rise)", name=name))[-1:] == told


@pytest.mark.parametrize("kind", ["intervals", "years", "series", "bars", "heatmap"])
def test_a_chart_of_any_kind_has_a_name(tmp_path: Path, kind: str) -> None:
    told = ["cell 2: '': a chart has a name of its own in its metadata"]
    cells = [markdown("## It rises"), code(f"holds(rise > 0)\ncharts.{kind}(rise)", name="")]
    assert faults(tmp_path, *cells) == told


def test_two_charts_of_one_name_are_told(tmp_path: Path) -> None:
    told = faults(tmp_path, *[code("charts.bars(rise)")] * 2)
    assert told[-1] == "cell 2: 'rise': a chart has a name of its own in its metadata"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (f"figures().query('figure_id == \"{FIGURE}\"')", "is chosen|not by id"),
        ("\n".join("abcdef"), "6 lines of code: 5 at most"),
        (f"x = '{'a' * 114}'", "a line of code has 120 characters or more"),
    ],
)
def test_cells_are_short_and_name_no_figure(tmp_path: Path, source: str, told: str) -> None:
    (fault,) = faults(tmp_path, code(source))
    assert fault.endswith(told.rpartition("|")[2])


@pytest.mark.parametrize(
    ("shown", "signs"),
    [
        ("\\$5 *and* **more** of `a$b`\n- *one*", []),
        ("to $ 19 billion", ["$"]),
        ("a <b>", ["<"]),
        ("2 * 3", ["*"]),
        ("*one, and two**", ["*"]),
        (naming("60", {"figure_id": FIGURE}), []),
        (naming("60 <b>", {"figure_id": FIGURE}), ["<"]),
    ],
)
def test_what_markdown_takes_for_a_sign_is_escaped(
    tmp_path: Path, shown: str, signs: list[str]
) -> None:
    told = [f"cell 1: {sign!r} in Markdown is not escaped" for sign in signs]
    assert faults(tmp_path, code("say()", shown)) == told


def test_the_heading_above_a_cell_is_the_last() -> None:
    cells = [markdown("# Title"), code("a"), markdown("## One\n\nText.\n\n### Two"), code("b")]
    assert [heading_above(cells, number) for number in (0, 1, 3)] == ["", "Title", "Two"]


def faults_of_a_run(root: Path) -> str:
    """What running the notebooks of a folder says, by the library that stands in it."""
    command = [sys.executable, Path(__file__).parent / "make.py", root, "notebooks"]
    env = {**os.environ, "PYTHONPATH": str(root)}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False).stderr


@pytest.mark.ci
def test_a_finding_that_a_changed_table_breaks_names_notebook_heading_and_values(
    tmp_path: Path,
) -> None:
    copied(tmp_path, "analysis", "data", "requirements-lab.lock")
    cells = [
        markdown("## Students are counted"),
        code(
            "from analysis import load\nfrom analysis.showing.findings import holds\n"
            "least = load('student_counts')['value'].min()\nholds(least >= 2)"
        ),
    ]
    whole = [_whole(cell, number) for number, cell in enumerate(cells)]
    write_cells(tmp_path / "notebooks/01_students.ipynb", whole)
    assert faults_of_a_run(tmp_path) == ""
    table = tmp_path / "data/processed/student_counts.csv"
    table.write_text(
        table.read_text(encoding="utf-8").replace(",level,66000.0,", ",level,1.0,", 1), "utf-8"
    )
    first, *rest = faults_of_a_run(tmp_path).splitlines()
    assert first.startswith("notebooks/01_students.ipynb: under 'Students are counted', In [1]")
    assert first.endswith("FindingFails: no longer holds: least >= 2")
    assert rest[0] == "    least is 1.0"
    assert rest[1].startswith("    of ")  # the figures that it goes by
    assert len(rest) == 2


def _whole(cell: dict[str, Any], number: int) -> dict[str, Any]:
    parts = {"execution_count": None} if cell["cell_type"] == "code" else {}
    return {"id": f"cell-{number}", **cell, **parts}

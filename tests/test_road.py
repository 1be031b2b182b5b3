"""The whole road: a statement is added, and everything is made anew from it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from project import added, contents, copied

pytestmark = pytest.mark.ci

DOCUMENT = {
    "document_id": "made-up-2025",
    "title": "A text made up for this test",
    "published": "2025-01-15",
    "language": "ru",
    "translation": "no",
}
FIGURES = [
    ("trade_turnover", "KZ", "RU", "превысил 27 млрд долларов", "в 2024 году"),
    ("student_count", "RU", "KZ", "около 70 тыс. казахстанцев", ""),
    ("enterprises", "KZ", "RU", "более 8 тысяч", ""),
    ("mutual_trade", "EAEU", "", "выросла на 4 процента", "в 2024 году"),
]

#: Statements that each break another finding: where it is told, what no longer holds, the figure.
BREAKING = [
    (
        "01_trade_turnover.ipynb",
        "Since 2021 turnovers that miss Kazakhstan's latest statistics",
        "literal['otherwise'].sum() == 1",
        ("KZ", "2025-06-01", "trade_turnover", "KZ", "RU", "reached $30.5 billion", "in 2024"),
    ),
    (
        "02_investment.ipynb",
        "Total Russian investment: in November 2024",
        "ru['value'] == 13000000000.0",
        ("RU", "2024-11-30", "investment_accumulated", "KZ", "RU", "exceeded $20 billion", ""),
    ),
    (
        "03_student_counts.ipynb",
        "Kazakhstan's students in Russia: both sides' last count",
        "list(dict.fromkeys(ru['value'])) == [74000.0",
        ("RU", "2025-12-01", "student_count", "RU", "KZ", "about 80 thousand people", ""),
    ),
    (
        "04_projects_and_enterprises.ipynb",
        "Joint projects under way: in 2021 and in 2024 counts of one year",
        "own['value'] == 49",
        ("KZ", "2024-11-27", "joint_projects_under_way", "KZ", "RU", "55 joint projects", ""),
    ),
    (
        "05_eurasian_union.ipynb",
        "Trade among the union's members: sums in dollars named for 2015",
        "set(opening.listed_under(apart)) == {2015, 2022, 2024}",
        ("RU", "2024-12-01", "mutual_trade", "EAEU", "", "reached $95 billion", "in 2023"),
    ),
]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the project, as a user who changes it has."""
    return copied(tmp_path, "analysis", "data", "docs", "notebooks", "requirements-lab.lock")


def report(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "analysis", "report"]
    env = {**os.environ, "PYTHONPATH": str(root)}
    return subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)


def state(root: Path) -> dict[str, bytes]:
    return contents(root, "data/processed", "notebooks", "docs")


def test_an_added_statement_goes_all_the_way_to_the_site(checkout: Path) -> None:
    added(checkout, "documents", DOCUMENT)
    names = ("indicator", "ref_area", "counterpart_area", "as_stated", "period_as_stated")
    common = {"document_id": DOCUMENT["document_id"], "status": "actual"}
    rows = [{**common, **dict(zip(names, row, strict=True))} for row in FIGURES]
    ids = [f"{DOCUMENT['document_id']}.{number}" for number in range(1, len(rows) + 1)]
    added(
        checkout,
        "figures",
        *({"figure_id": name, **row} for name, row in zip(ids, rows, strict=True)),
    )
    done = report(checkout)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    page = (checkout / "site/figures.html").read_text(encoding="utf-8")
    assert [name for name in ids if f'id="{name}"' not in page] == []


def test_statements_that_break_findings_are_told_by_these_and_change_nothing(
    checkout: Path,
) -> None:
    names = ("side", "stated_on", "indicator", "ref_area", "counterpart_area", "as_stated")
    for number, (*_, said) in enumerate(BREAKING):
        document = f"made-up-{number}"
        row = dict(zip((*names, "period_as_stated"), said, strict=True))
        added(
            checkout,
            "documents",
            {**DOCUMENT, "document_id": document, "language": "en", "published": said[1]},
        )
        keys = {"figure_id": f"{document}.1", "document_id": document}
        added(checkout, "figures", {**keys, **row, "stated_on": "", "status": "actual"})
    before = state(checkout)
    done = report(checkout)
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    for notebook, heading, condition, _ in BREAKING:
        (told,) = (line for line in lines if line.startswith(f"notebooks/{notebook}: "))
        assert f": under {heading!r}"[:-1] in told or f'under "{heading}' in told
        assert f"no longer holds: {condition}" in done.stderr
    assert state(checkout) == before
    assert not (checkout / "site").exists()


def test_a_notebook_that_fails_puts_everything_back(checkout: Path) -> None:
    added(checkout, "documents", DOCUMENT)
    path = checkout / "notebooks/01_trade_turnover.ipynb"
    for other in {*path.parent.glob("0[2-9]*.ipynb")}:
        other.unlink()
    path.write_text(path.read_text(encoding="utf-8").replace("style.setup()", "style.no_such()"))
    before = state(checkout)
    done = report(checkout)
    assert done.returncode == 2
    assert "notebooks/01_trade_turnover.ipynb: In [" in done.stderr
    assert "`style.no_such()`: AttributeError" in done.stderr
    assert "Traceback" not in done.stderr
    assert state(checkout) == before
    assert not (checkout / "site").exists()

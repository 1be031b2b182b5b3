"""The whole road: a statement is added, and everything is made anew from it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from project import ROOT, added

pytestmark = pytest.mark.slow

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
    ("investment", "KZ", "RU", "до 4 млрд долларов", "в прошлом году"),
    ("enterprises", "KZ", "RU", "более 20 тысяч", ""),
    ("mutual_trade", "EAEU", "", "выросла на 4 процента", "в 2024 году"),
]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the project, as a user who changes it has."""
    for name in ("analysis", "data", "docs", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "requirements.lock", tmp_path)
    return tmp_path


def report(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "analysis", "report"]
    env = {**os.environ, "PYTHONPATH": str(root)}
    return subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)


def contents(root: Path) -> dict[Path, bytes]:
    folders = ("data/processed", "notebooks", "docs")
    paths = (path for name in folders for path in (root / name).rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in paths}


def test_an_added_statement_goes_all_the_way_to_the_site(checkout: Path) -> None:
    added(checkout, "documents", DOCUMENT)
    names = ("indicator", "ref_area", "counterpart_area", "as_stated", "period_as_stated")
    common = {"document_id": DOCUMENT["document_id"], "passage": "1", "status": "actual"}
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


def test_a_notebook_that_fails_puts_everything_back(checkout: Path) -> None:
    added(checkout, "documents", DOCUMENT)
    path = checkout / "notebooks/01_trade_turnover.ipynb"
    for other in {*path.parent.glob("0[2-9]*.ipynb")}:
        other.unlink()
    path.write_text(path.read_text(encoding="utf-8").replace("style.setup()", "style.no_such()"))
    before = contents(checkout)
    done = report(checkout)
    assert done.returncode == 2
    assert "notebooks/01_trade_turnover.ipynb: In [" in done.stderr
    assert "`style.no_such()`: AttributeError" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(checkout) == before
    assert not (checkout / "site").exists()

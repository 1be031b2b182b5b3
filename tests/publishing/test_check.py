"""`check` finds each kind of damage in what is committed, in a line each, with exit status 1."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from project import ROOT, copied, record

from analysis.__main__ import main
from analysis.publishing import build, checks
from analysis.publishing.datapackage import declared

pytestmark = pytest.mark.slow

NOTEBOOK = "notebooks/02_investment.ipynb"
NOTEBOOKS = ("02_investment.ipynb", "03_student_counts.ipynb")  # the second has the README's chart
CLAIMS = "data/processed/claims.csv"


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folders = ("analysis", "data", "docs", "notebooks")
    root = copied(tmp_path_factory.mktemp("pristine"), *folders, "requirements-lab.lock")
    for path in (root / "notebooks").glob("*.ipynb"):
        if path.name not in NOTEBOOKS:
            path.unlink()
    return root


@pytest.fixture(scope="module")
def tables() -> dict[str, bytes]:
    return build.files_of(record(), declared(ROOT), ROOT)


@pytest.fixture(autouse=True)
def tables_made_once(monkeypatch: pytest.MonkeyPatch, tables: dict[str, bytes]) -> None:
    """No damage here is one of data/raw, so that the tables should always be the same."""
    for module in (build, checks):
        monkeypatch.setattr(module, "read_raw", lambda root: record())
    monkeypatch.setattr(build, "files_of", lambda *_: tables)


def in_bytes(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return lambda path: (path.write_bytes(change(path.read_bytes())), None)[1]


def in_notebook(change: Callable[[list[dict[str, Any]]], object]) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        change(notebook["cells"])
        text = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True)
        path.write_text(text + "\n", encoding="utf-8")

    return spoil


def with_chart(cells: list[dict[str, Any]]) -> dict[str, Any]:
    """The output that holds the first chart."""
    outputs = (output for cell in cells for output in cell.get("outputs", []))
    return next(output for output in outputs if "image/png" in output.get("data", {}))


DAMAGES: dict[str, tuple[str, Callable[[Path], Any]]] = {
    "a changed cell": (CLAIMS, in_bytes(lambda old: old.replace(b"66000", b"67000", 1))),
    "a missing row": (CLAIMS, in_bytes(lambda old: old.rsplit(b"\n", 2)[0] + b"\n")),
    "a row twice": (CLAIMS, in_bytes(lambda old: old + old.splitlines(keepends=True)[-1])),
    "a byte order mark": (CLAIMS, in_bytes(lambda old: b"\xef\xbb\xbf" + old)),
    "other line ends": (CLAIMS, in_bytes(lambda old: old.replace(b"\n", b"\r\n"))),
    "a file cut off": (CLAIMS, in_bytes(lambda old: old[: len(old) // 2])),
    "a missing file": (CLAIMS, Path.unlink),
    "a foreign file": ("data/processed/mine.csv", lambda path: path.write_text("a,b\n")),
    "a stale codebook": ("data/processed/codebook.md", in_bytes(lambda old: old + b"More.\n")),
    "a figure worked out otherwise": (
        "data/hand_checked.csv",
        in_bytes(lambda old: old.replace(b",66000,count", b",67000,count", 1)),
    ),
    "a stale package": (
        "data/processed/datapackage.json",
        in_bytes(lambda old: old.replace(b'"sha256:', b'"sha256:0', 1)),
    ),
    "cleared outputs": (
        NOTEBOOK,
        in_notebook(
            lambda cells: [c.update(outputs=[]) for c in cells if c["cell_type"] == "code"]
        ),
    ),
    "cells in another order": (
        NOTEBOOK,
        in_notebook(lambda cells: cells.insert(2, cells.pop(4))),
    ),
    "an output edited by hand": (
        NOTEBOOK,
        in_notebook(lambda cells: with_chart(cells)["data"].update({"text/plain": ["no"]})),
    ),
    "a chart without alternative text": (
        NOTEBOOK,
        in_notebook(lambda cells: with_chart(cells)["metadata"].clear()),
    ),
    "another picture for the README": (
        "docs/_static/03_student_counts.png",
        in_bytes(lambda old: old[:-1]),
    ),
}


@pytest.mark.parametrize(("file", "spoil"), DAMAGES.values(), ids=DAMAGES)
def test_a_damage_is_one_line(
    pristine: Path,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    spoil: Callable[[Path], Any],
) -> None:
    path = pristine / file
    before = path.read_bytes() if path.exists() else None
    spoil(path)
    assert (path.read_bytes() if path.exists() else None) != before
    monkeypatch.chdir(pristine)
    result = CliRunner().invoke(main, ["check"])
    if before is None:
        path.unlink()
    else:
        path.write_bytes(before)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    # the tables are part of what every notebook was made from
    about = [line for line in lines if "the processed tables changed" not in line]
    # and a heading may have lost the cell that holds or shows what it says
    about = [line for line in about if ": cell " not in line]
    assert len(about) == 1, lines
    assert about[0].startswith(f"{file}:")


def test_a_number_typed_into_prose_is_found(
    pristine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = pristine / NOTEBOOK
    before = path.read_bytes()
    add = in_notebook(lambda cells: cells[0]["source"].append("\n\nThere were 71,234 students."))
    add(path)
    monkeypatch.chdir(pristine)
    result = CliRunner().invoke(main, ["check"])
    path.write_bytes(before)
    assert result.exit_code == 1
    assert [line for line in result.stdout.splitlines() if "71,234" in line], result.stdout


def test_nothing_is_found_where_nothing_is_damaged(
    pristine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pristine)
    result = CliRunner().invoke(main, ["check"])
    assert (result.exit_code, result.stdout) == (0, "")

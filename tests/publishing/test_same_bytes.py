"""The same bytes every time: wherever, whenever and as whomever it is run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from miniature import make_project
from project import ROOT, contents, copied

MAKE = Path(__file__).parent / "make.py"
ELSEWHERE = {
    "another time zone": {"TZ": "Pacific/Kiritimati"},
    "another locale": {"LC_ALL": "C", "LANG": "C"},
    "another hash seed": {"PYTHONHASHSEED": "7"},
    "another user and home": {"HOME": "{tmp}", "USER": "somebody", "LOGNAME": "somebody"},
    "another terminal": {"COLUMNS": "33", "LINES": "5", "TERM": "dumb", "NO_COLOR": "1"},
    "a style of the user's": {"MATPLOTLIBRC": "{tmp}/matplotlibrc"},
}


def run(root: Path, tmp: Path, changed: dict[str, str], *parts: str) -> None:
    home = tmp / "home"
    home.mkdir()
    (home / "matplotlibrc").write_text("axes.facecolor: red\nfont.size: 30\n")
    given = {name: value.format(tmp=home) for name, value in changed.items()}
    subprocess.run(
        [sys.executable, MAKE, str(root), *parts],
        check=True,
        cwd=tmp,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **given},
    )


@pytest.mark.ci
@pytest.mark.parametrize("changed", ELSEWHERE.values(), ids=ELSEWHERE)
def test_the_tables_are_the_same(tmp_path: Path, changed: dict[str, str]) -> None:
    root = copied(tmp_path / "project", "data/raw", "pyproject.toml")
    run(root, tmp_path, changed, "tables")
    assert contents(root, "data/processed") == contents(ROOT, "data/processed")


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    tmp = tmp_path_factory.mktemp("once")
    root = drawn(tmp / "project")
    run(root, tmp, {}, "notebooks", "site")
    return contents(root, "notebooks", "site")


def drawn(root: Path) -> Path:
    """The small project, with a chart of the house style."""
    make_project(root)
    notebook = root / "notebooks/01_students.ipynb"
    text = notebook.read_text(encoding="utf-8")
    assert '"import matplotlib.pyplot as plt\\n"' in text
    styled = '"import matplotlib.pyplot as plt\\n",\n"from analysis import style\\n",'
    text = text.replace('"import matplotlib.pyplot as plt\\n",', f'{styled}\n"style.setup()\\n",')
    notebook.write_text(text, encoding="utf-8")
    shutil.rmtree(root / "analysis")  # the notebooks take the library that is under test
    return root


@pytest.mark.ci
def test_notebooks_and_site_are_the_same(tmp_path: Path, once: dict[str, bytes]) -> None:
    root = drawn(tmp_path / "elsewhere" / "project")
    everything = {name: value for each in ELSEWHERE.values() for name, value in each.items()}
    run(root, tmp_path, everything, "notebooks", "site")
    assert contents(root, "notebooks", "site") == once

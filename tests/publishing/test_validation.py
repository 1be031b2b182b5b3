"""The notebooks' validation passes what is whole and catches what is damaged, however called."""

import base64
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from miniature import write_notebook
from project import ROOT

from analysis.publishing import freshness, notebooks

pytestmark = pytest.mark.slow

CELLS = (
    "# Numbers",
    "import pandas as pd\nimport matplotlib.pyplot as plt\nfrom IPython.display import Markdown",
    'pd.DataFrame({"value": [1, 2]})',
    'print("printed")',
    'Markdown("*said*")',
    "figure, axes = plt.subplots(figsize=(1, 1))\nlines = axes.plot([1, 2])",
    "1 + 1",
)


def output(notebook: dict[str, Any], cell: int) -> dict[str, Any]:
    return notebook["cells"][cell]["outputs"][-1]


def replaced(cell: int, kind: str, old: str, new: str) -> Callable[[dict[str, Any]], object]:
    def change(notebook: dict[str, Any]) -> None:
        data = output(notebook, cell)["data"]
        text = "".join(data[kind])
        assert old in text
        data[kind] = text.replace(old, new)

    return change


def other_png(notebook: dict[str, Any]) -> None:
    data = output(notebook, 5)["data"]
    data["image/png"] = base64.b64encode(b"another picture").decode()


def other_stream(notebook: dict[str, Any]) -> None:
    output(notebook, 3)["text"] = ["typed\n"]


DAMAGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "a number in a table": replaced(2, "text/html", "<td>2</td>", "<td>3</td>"),
    "a plain text": replaced(6, "text/plain", "2", "3"),
    "a Markdown output": replaced(4, "text/markdown", "said", "sung"),
    "a picture": other_png,
    "what is printed": other_stream,
    "an output too many": lambda nb: nb["cells"][1]["outputs"].append(
        {"output_type": "stream", "name": "stdout", "text": ["more"]}
    ),
    "an output too few": lambda nb: nb["cells"][5]["outputs"].pop(),
    "a cell that fails": lambda nb: nb["cells"][6].update(source=["1 / 0"]),
    "a cell that gives another number": lambda nb: nb["cells"][6].update(source=["1 + 2"]),
    "a cell that needs what was removed": lambda nb: nb["cells"].pop(1),
    "cells in another order": lambda nb: nb["cells"].insert(1, nb["cells"].pop(2)),
}


WHOLE = ("notebooks/00_again.ipynb", "notebooks/00_whole.ipynb")
WAYS = {
    "plain": [],
    "lax": ["--nbval-lax"],
    "two workers": ["-n", "2"],
    "random order": ["-p", "randomly", "--randomly-seed=1"],
    "coverage": ["--cov=analysis", "--cov-report="],
}


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("notebooks")
    for name in WHOLE:
        write_notebook(root / name, *CELLS)
    shutil.copytree(ROOT / "analysis", root / "analysis")
    assert notebooks.execute(root)
    whole = json.loads((root / "notebooks/00_whole.ipynb").read_text(encoding="utf-8"))
    for number, change in enumerate(DAMAGES.values(), 1):
        notebook = json.loads(json.dumps(whole))
        change(notebook)
        (root / f"notebooks/{number:02}_damaged.ipynb").write_text(json.dumps(notebook))
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copy(ROOT / name, root)
    (root / "tests").mkdir()
    shutil.copy(ROOT / "tests/forked.py", root / "tests")
    return root


def validated(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


@pytest.mark.ci
def test_forked_kernels_catch_every_damage(executed: Path) -> None:
    done = validated(executed, "notebooks", "--forked-kernels")
    assert done.returncode == 1, done.stdout + done.stderr
    lines = [line for line in done.stdout.splitlines() if line.startswith("FAILED ")]
    failed = {line.split("/")[1].partition(".ipynb")[0] for line in lines}
    assert failed == {f"{number:02}_damaged" for number in range(1, len(DAMAGES) + 1)}


@pytest.mark.ci
@pytest.mark.parametrize("options", WAYS.values(), ids=WAYS)
def test_whole_notebooks_pass_however_nbval_is_called(executed: Path, options: list[str]) -> None:
    done = validated(executed, *WHOLE, *options)
    cells = len(WHOLE) * (len(CELLS) - 1)
    assert f"{cells} passed" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here: plain kernels are used")
def test_a_forked_kernel_has_nothing_of_another(executed: Path) -> None:
    import forked

    parent = forked.Parent()
    try:
        command = ["python", "-m", "ipykernel_launcher", "-f", str(executed / "none.json")]
        first, second = (forked.Kernel(parent, command, {"cwd": str(executed)}) for _ in range(2))
        assert first.pid != second.pid
        for kernel in (first, second):
            assert kernel.poll() is None
            kernel.kill()
            assert kernel.wait() == -9
    finally:
        parent.close()
    assert parent.process.returncode == 0


def test_check_finds_what_nbval_lets_pass(executed: Path) -> None:
    whole = executed / "notebooks/00_whole.ipynb"
    notebook = json.loads(whole.read_text(encoding="utf-8"))
    assert not any("00_whole" in each for each in freshness.stale_notebooks(executed))
    changes: dict[str, Callable[[dict[str, Any]], object]] = {
        "cleared": lambda nb: [c.update(outputs=[]) for c in nb["cells"][1:]],
        "prose": lambda nb: nb["cells"][0].update(source=["# Other numbers"]),
        "counts": lambda nb: nb["cells"][1].update(execution_count=7),
        "alternative text": lambda nb: output(nb, 5)["metadata"].update(alt="nothing"),
    }
    for name, change in changes.items():
        spoilt = json.loads(json.dumps(notebook))
        change(spoilt)
        (executed / f"notebooks/99_{name}.ipynb").write_text(freshness.dumps(spoilt))
    found = freshness.stale_notebooks(executed)
    for name in changes:
        assert len([each for each in found if f"99_{name}" in each]) == 1, name
        (executed / f"notebooks/99_{name}.ipynb").unlink()

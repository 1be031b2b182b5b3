"""Notebooks are run to the same bytes, all or none; the site needs nothing but itself."""

import asyncio
import csv
import gc
import json
import os
import pydoc
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat
import pytest
from miniature import make_project, write_notebook
from project import ROOT, contents, write_csv

from analysis.publishing import freshness, notebooks, proofread, site
from analysis.publishing.report import report
from analysis.record import atomic

pytestmark = pytest.mark.slow


def edit(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change a notebook behind the back of `report`."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    change(notebook)
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


@pytest.fixture(scope="module")
def once_executed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project after a first run, made once since a kernel takes its time."""
    root = make_project(tmp_path_factory.mktemp("project"))
    told: list[tuple[int, int, str]] = []
    run = notebooks.execute(root, progress=lambda *args: told.append(args))
    assert run == {"01_students.ipynb": "has not been run by `report`"}
    assert told == [(0, 1, "notebooks"), (1, 1, "01_students.ipynb")]
    return root


@pytest.fixture
def executed(once_executed: Path, tmp_path: Path) -> Path:
    """A copy of the project after a first run, to spoil."""
    return Path(shutil.copytree(once_executed, tmp_path / "copy"))


def test_the_committed_notebooks_are_current() -> None:
    assert freshness.stale_notebooks(ROOT) == []


def test_a_second_run_does_nothing_and_a_forced_one_changes_no_byte(executed: Path) -> None:
    before = contents(executed)
    assert notebooks.execute(executed) == {}
    assert notebooks.execute(executed, force=True) == {"01_students.ipynb": "all are run"}
    assert contents(executed) == before


def test_an_executed_notebook_names_no_machine_and_no_time(executed: Path) -> None:
    text = (executed / "notebooks/01_students.ipynb").read_text(encoding="utf-8")
    assert str(executed) not in text
    assert "iopub" not in text
    assert json.loads(text)["metadata"].keys() == {"kernelspec", "language_info", freshness.KEY}
    assert "version" not in json.loads(text)["metadata"]["language_info"]


@pytest.mark.ci
def test_failing_notebooks_are_all_named_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notebooks, "CELL_SECONDS", 3)
    faults = {
        "01_raises": "In [2], line 2, `x / 0`: ZeroDivisionError: division by zero",
        "02_misses": "In [1], line 1, `import no_such_module`: ModuleNotFoundError: No module ",
        "03_broken": "cannot be read: is no notebook of format 4: Expecting value",
        "04_dies": "In [2]: the kernel died",
        "05_waits": "In [1]: took more than 3 seconds",
    }
    write_notebook(tmp_path / "notebooks/01_raises.ipynb", "x = 1", "# Why\n", "x\nx / 0")
    write_notebook(tmp_path / "notebooks/02_misses.ipynb", "import no_such_module", "1")
    (tmp_path / "notebooks/03_broken.ipynb").write_text('{"cells": [')
    write_notebook(tmp_path / "notebooks/04_dies.ipynb", "import os", "os._exit(1)", "2")
    write_notebook(tmp_path / "notebooks/05_waits.ipynb", "import time; time.sleep(60)", "2")
    before = contents(tmp_path)
    with pytest.raises(notebooks.ReportError) as caught:
        notebooks.execute(tmp_path)
    assert contents(tmp_path) == before
    for line, (name, fault) in zip(str(caught.value).splitlines(), faults.items(), strict=True):
        assert line.startswith(f"notebooks/{name}.ipynb: {fault}")


@pytest.mark.ci
@pytest.mark.parametrize("seconds", [0, 0.25, 0.5, 0.75, 1, 1.5, 2, 3])
def test_an_interrupt_ends_a_run_without_a_word(tmp_path: Path, seconds: float) -> None:
    for name in ("01", "02", "03"):
        write_notebook(tmp_path / f"notebooks/{name}.ipynb", "import time; time.sleep(60)")
    process = subprocess.Popen(
        [sys.executable, Path(__file__).parent / "make.py", tmp_path, "notebooks"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begins\n"
    time.sleep(seconds)
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=30) == ("interrupted\n", "")


def test_an_interrupt_while_the_loop_is_made_leaves_no_half_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_notebook(tmp_path / "notebooks/01.ipynb", "import time; time.sleep(60)")
    made = asyncio.new_event_loop

    def interrupted() -> asyncio.AbstractEventLoop:
        signal.raise_signal(signal.SIGINT)
        return made()

    monkeypatch.setattr(asyncio.events, "new_event_loop", interrupted)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            notebooks.execute(tmp_path)
    finally:
        signal.signal(signal.SIGINT, before)
    gc.collect()  # a coroutine that was never awaited would say so now, which is an error


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("data/processed/student_counts.csv", "the processed tables changed since it was run"),
        ("analysis/reading/rules.py", "the library changed since it was run"),
        ("analysis/record/columns.toml", "the library changed since it was run"),
        ("analysis/comparing/rules.py", "the library changed since it was run"),
        ("analysis/showing/charts.py", "the library changed since it was run"),
        ("analysis/publishing/site.py", ""),
        ("analysis/scanning/subject_rules.py", ""),
        ("requirements-lab.lock", "the locked environment changed since it was run"),
    ],
)
def test_a_notebook_is_stale_when_what_it_needs_changed(
    executed: Path, file: str, reason: str
) -> None:
    (executed / file).parent.mkdir(exist_ok=True)
    with (executed / file).open("a") as opened:
        opened.write("# a line more\n")
    told = [f"notebooks/01_students.ipynb: {reason}: run report"] if reason else []
    assert freshness.stale_notebooks(executed) == told


def strip(notebook: dict[str, Any]) -> None:
    """Do as nbstripout does."""
    for cell in notebook["cells"][1:]:
        cell.update(execution_count=None, outputs=[])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda nb: nb["cells"][2]["source"].append("\n1"), "its cells changed since it was run"),
        (strip, "its cells are not numbered 1 to 2: stripped, or run out of order"),
        (lambda nb: nb["cells"][2]["outputs"].clear(), "its outputs are not those that `report`"),
        (
            lambda nb: nb["metadata"]["language_info"].update(version="3.11.7"),
            "was saved by another program",
        ),
        (lambda nb: nb["metadata"].clear(), "has not been run by `report`"),
        (lambda nb: nb["metadata"].update({freshness.KEY: 1}), "has not been run by `report`"),
        (lambda nb: nb["cells"][0].pop("id"), "was saved by another program"),
    ],
)
def test_a_notebook_is_stale_when_it_was_touched(
    executed: Path, change: Callable[[dict[str, Any]], object], reason: str
) -> None:
    edit(executed / "notebooks/01_students.ipynb", change)
    (found,) = freshness.stale_notebooks(executed)
    assert found.startswith(f"notebooks/01_students.ipynb: {reason}")


CELL = '{"cell_type": "markdown", "metadata": {}, "source": "# A title"}'
UNFIT = {
    "a list": (b"[]", "cannot be read: is no notebook of format 4: 'list' object"),
    "cut off": (b'{"cells": [', "cannot be read: is no notebook of format 4: Expecting value"),
    "not UTF-8": (b"\xff\xfe", "cannot be read: is no notebook of format 4: 'utf-8' codec"),
    "no JSON at all": (b"", "cannot be read: is no notebook of format 4: Expecting value"),
    "no cells": (b"{}", "cannot be read: is no notebook of format 4: cells"),
    "nested too deep": (b"[" * 10**5, "cannot be read: is no notebook of format 4: maximum rec"),
    "a cell of no kind": (
        b'{"cells": [{"metadata": {}}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
        "cannot be read: is no notebook of format 4: ",
    ),
    "nothing in it": (
        b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
        "has no title: begin its first cell, of Markdown, with a line such as # ",
    ),
}


@pytest.mark.parametrize(("content", "told"), UNFIT.values(), ids=UNFIT)
def test_what_is_no_notebook_is_named_and_the_others_are_looked_at(
    tmp_path: Path, content: bytes, told: str
) -> None:
    write_notebook(tmp_path / "notebooks/01_good.ipynb", "# There were 71,234 students", "1")
    (tmp_path / "notebooks/02_unfit.ipynb").write_bytes(content)
    good, unfit = freshness.stale_notebooks(tmp_path)
    assert good == "notebooks/01_good.ipynb: has not been run by `report`: run report"
    assert unfit.startswith(f"notebooks/02_unfit.ipynb: {told}")
    assert "71,234" in proofread.typed_numbers(tmp_path)[0]
    with pytest.raises(notebooks.ReportError) as caught:
        report(tmp_path)
    assert str(caught.value) == unfit
    assert [path.name for path in tmp_path.iterdir()] == ["notebooks"]


def test_a_link_that_leads_nowhere_is_told_by_its_name(tmp_path: Path) -> None:
    write_notebook(tmp_path / "notebooks/01_good.ipynb", "# A title", "1")
    (tmp_path / "notebooks/02_link.ipynb").symlink_to("nowhere")
    told = {"02_link.ipynb": "cannot be read: No such file or directory"}
    assert freshness.unfit_notebooks(tmp_path) == told


@pytest.mark.filterwarnings("error")
def test_a_notebook_of_an_earlier_minor_format_is_read_the_same_each_time(tmp_path: Path) -> None:
    path = tmp_path / "01_early.ipynb"
    path.write_text(f'{{"cells": [{CELL}], "metadata": {{}}, "nbformat": 4, "nbformat_minor": 2}}')
    (cell,) = freshness.read(path)["cells"]
    assert cell["id"] == "cell-0"


def resave(notebook: dict[str, Any]) -> None:
    """Leave the traces of JupyterLab, papermill and jupytext."""
    notebook["metadata"]["language_info"]["version"] = "3.11.7"
    notebook["metadata"] |= {"papermill": {"duration": 2.5}, "jupytext": {"formats": "ipynb,py"}}
    for cell in notebook["cells"]:
        cell["metadata"] |= {"tags": [], "editable": True, "papermill": {"status": "completed"}}


def test_a_report_puts_in_form_what_another_program_saved(executed: Path) -> None:
    path = executed / "notebooks/01_students.ipynb"
    before = path.read_bytes()
    edit(path, resave)
    reason = "was saved by another program"
    (said,) = freshness.stale_notebooks(executed)
    assert said.endswith(f"{reason}: report puts it in form, without a run")
    told: list[object] = []
    assert notebooks.execute(executed, progress=lambda *args: told.append(args)) == {
        path.name: reason
    }
    assert told == []  # no notebook was run
    assert path.read_bytes() == before


def test_the_title_and_the_authors_of_a_notebook_are_kept() -> None:
    about = {"title": "Trade", "authors": [{"name": "The authors"}]}
    form = freshness.normalised({"cells": [], "metadata": about | {"papermill": {}}})
    assert form["metadata"] == about | freshness.METADATA


@pytest.mark.parametrize(
    ("started_on", "folder", "kept"),
    [
        ("", "notebooks/", True),
        ("", "/notebooks/", True),  # a slash before it, as some clients send it
        ("notebooks", "", True),  # ./run lab notebooks, or one of them
        ("", "elsewhere/", False),
        ("elsewhere", "", False),
        ("", "notebooks/elsewhere/", False),  # `report` runs none of it
    ],
)
def test_jupyterlab_saves_the_notebooks_in_the_one_form(
    executed: Path, started_on: str, folder: str, kept: bool
) -> None:
    path = executed / "notebooks/01_students.ipynb"
    content = nbformat.read(path, as_version=4)
    resave(content)
    model = {"type": "notebook", "content": content}
    server = SimpleNamespace(root_dir=str(executed / started_on))
    freshness.keep_form(model, path=f"{folder}{path.name}", contents_manager=server)
    saved = nbformat.writes(nbformat.from_dict(model["content"]))
    assert (f"{saved}\n" == path.read_text(encoding="utf-8")) is kept


@pytest.mark.parametrize(
    ("given", "page"),
    [
        ([], "/lab/tree/notebooks"),
        (["--no-browser"], "/lab/tree/notebooks"),
        (["notebooks"], "/lab"),  # has no folder of this name in it
        (["--no-browser", "notebooks/00_reading_the_figures.ipynb"], "/lab"),
    ],
)
def test_run_lab_starts_the_server_with_that_hook_and_on_a_page_that_is_there(
    tmp_path: Path, given: list[str], page: str
) -> None:
    python = tmp_path / "bin/python"  # of an environment that has this checkout
    python.parent.mkdir()
    here = shlex.quote(str(ROOT.resolve() / "analysis"))
    python.write_text(f'#!/bin/sh\n[ "$1" = -Ic ] && echo {here} || printf "%s\\n" "$@"\n')
    python.chmod(0o755)
    environment = {**os.environ, "CONDA_PREFIX": str(tmp_path)}
    said = subprocess.check_output([ROOT / "run", "lab", *given], env=environment, text=True)
    hook = re.search(r"pre_save_hook=([\w.]+)", said)
    assert f"--LabApp.default_url={page}\n" in said
    assert hook
    assert pydoc.locate(hook[1]) is freshness.keep_form


SCRIPT = "<script>alert(1)</script>"
TEXTS = {"as_stated", "title", "note", "publisher", "reporter", "speaker"}


@pytest.mark.ci
def test_the_site_leads_to_the_sources_and_holds_no_script_of_theirs(executed: Path) -> None:
    for name in ("student_counts", "documents", "references", "indicators"):
        path = executed / f"data/processed/{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        spoilt = dict.fromkeys(TEXTS & rows[0].keys(), SCRIPT)
        write_csv(path, rows[0], [row | spoilt for row in rows])
    assert site.render(executed)
    made = executed / "site"
    for path in made.rglob("*.html"):
        assert "<script>alert" not in path.read_text(encoding="utf-8"), path
    notebook = (made / "notebooks/01_students.html").read_text(encoding="utf-8")
    assert 'alt="A line that rises"' in notebook
    assert '<td><a href="../claims/visit.1.html">visit.1</a></td>' in notebook
    assert "<summary" in notebook
    record = (made / "figures.html").read_text(encoding="utf-8")
    assert 'id="visit.1"' in record
    assert "66,000 or more<br>commonly 66,000 to 67,000" in record
    assert "&lt;script&gt;alert" in record
    claim = (made / "claims/visit.1.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/visit"' in claim


@pytest.mark.ci
def test_a_lost_link_leaves_the_old_site(executed: Path) -> None:
    assert site.render(executed)
    before = contents(executed / "site")
    page = executed / "docs/api.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[lost](nowhere.md)\n")
    with pytest.raises(site.SiteError, match="nowhere"):
        site.render(executed)
    assert contents(executed / "site") == before
    assert [path.name for path in executed.glob(".*")] == [atomic.LOCK.name]

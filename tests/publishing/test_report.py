"""A report puts everything in place at once: tables, notebooks and site belong together."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jupyter_client.launcher import launch_kernel
from jupyter_client.provisioning import local_provisioner
from killed_report import bare_pages
from miniature import make_tables, write_notebook
from project import ROOT, contents, copied, edited

from analysis.publishing import build, site
from analysis.publishing.report import report
from analysis.record import atomic
from analysis.record.messages import UserError

MADE = ("data/processed", "notebooks", "docs/_static", "site")
NOTEBOOK = "notebooks/01_students.ipynb"

pytestmark = pytest.mark.slow
KILLED = Path(__file__).parent / "killed_report.py"


def killed(root: Path, moment: str) -> bool:
    """Whether a report in a process of its own came to the moment at which it is killed."""
    command = [sys.executable, KILLED, moment]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, check=False)
    return done.returncode == -signal.SIGKILL


def state(root: Path) -> dict[str, bytes]:
    """What a report makes."""
    return contents(root, *MADE)


@pytest.fixture(scope="module", autouse=True)
def plain_kernels_without_sphinx() -> Iterator[None]:
    """Forked kernels have imported the `analysis` of this checkout, not that of the project."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(site, "_sphinx", bare_pages)
        patched.setattr(local_provisioner, "launch_kernel", launch_kernel)
        yield


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a report, after which a figure was changed."""
    root = make_tables(tmp_path_factory.mktemp("before"))
    copied(root, "analysis", "docs", "requirements-lab.lock")
    write_notebook(
        root / NOTEBOOK,
        "# Students",
        "from analysis import load",
        'load("student_counts")["as_stated"].tolist()',
    )
    report(root)
    assert "more than 66 thousand people" in (root / NOTEBOOK).read_text(encoding="utf-8")
    edited(root, "figures", "visit.1", as_stated="more than 67 thousand people")
    return root


@pytest.fixture(scope="module")
def after(before: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after the next report."""
    root = tmp_path_factory.mktemp("after")
    shutil.copytree(before, root, dirs_exist_ok=True)
    report(root)
    return root


@pytest.fixture
def project(before: Path, tmp_path: Path) -> Iterator[Path]:
    shutil.copytree(before, tmp_path, dirs_exist_ok=True)
    yield tmp_path
    shutil.rmtree(tmp_path)


@pytest.mark.ci
def test_notebooks_and_pages_show_the_new_tables(before: Path, after: Path) -> None:
    for name in ("data/processed/student_counts.csv", NOTEBOOK, "site/figures.html"):
        assert "more than 66 thousand people" in (before / name).read_text(encoding="utf-8")
        assert "more than 67 thousand people" in (after / name).read_text(encoding="utf-8")
        assert "66 thousand" not in (after / name).read_text(encoding="utf-8")


EARLY = ["notebooks 0", "01_students.ipynb 1", "site 0", "move 0"]
LATE = ["move 1", "the last file", "between the folders"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill here")
@pytest.mark.ci
@pytest.mark.parametrize("moment", [*EARLY, *LATE])
def test_a_report_killed_at_any_moment_leaves_the_old_or_the_next_run_finishes(
    project: Path, before: Path, after: Path, moment: str
) -> None:
    old, new = state(before), state(after)
    changed = [name for name in new if not name.startswith("site") and old[name] != new[name]]
    last = len(changed) + 1  # the journal is moved first, then the files, then the old site
    named = {"the last file": last - 1, "between the folders": last + 1}
    late = f"move {named[moment]}" if moment in named else moment
    assert killed(project, late)
    if moment in EARLY:
        assert state(project) == old
        assert not atomic.interrupted(project)
        report(project)
    else:
        assert build.stale(project)[0] == "data/processed: a build was interrupted: run build"
        with atomic.alone(project):  # as every build and report begins
            pass
    assert state(project) == new
    assert list(project.glob(f"{atomic.STAGE}*")) == []


def test_a_notebook_that_fails_leaves_everything_as_it_was(project: Path) -> None:
    write_notebook(project / "notebooks/02_bad.ipynb", "# Why", "1 / 0")
    before = state(project)
    with pytest.raises(UserError, match=r"02_bad\.ipynb: .* division by zero"):
        report(project)
    assert state(project) == before


def test_what_was_typed_while_a_report_ran_is_not_overwritten(project: Path) -> None:
    before = state(project)

    def type_something(done: int, total: int, what: str) -> None:
        if (done, what) == (0, "notebooks"):
            write_notebook(project / NOTEBOOK, "# Mine")

    with pytest.raises(RuntimeError, match=f"^{NOTEBOOK}: changed while the report was made"):
        report(project, progress=type_something)
    assert "# Mine" in (project / NOTEBOOK).read_text(encoding="utf-8")
    assert state(project) == before | {NOTEBOOK: (project / NOTEBOOK).read_bytes()}

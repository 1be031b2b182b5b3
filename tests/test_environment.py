"""What pins the environment is in step with pyproject.toml; `./run pin` writes it."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from rattler import MatchSpec

from analysis.extras import extra_of

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
EXTRAS = PROJECT["project"]["optional-dependencies"]
LOCKS = {
    "requirements.lock": ([name for name in GROUPS if name != "lab"], EXTRAS),
    "requirements-lab.lock": (["notebooks", "lab"], ["charts"]),
}
CONDA = ("environment.yml", "binder/environment.yml")


def locked(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE))


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated")
    shutil.copy(ROOT / "pyproject.toml", folder)
    (folder / "binder").mkdir()
    command = [sys.executable, "-m", "pyproject2conda", "project", "--overwrite", "force"]
    subprocess.run(command, cwd=folder, check=True)
    return folder


@pytest.mark.parametrize("name", CONDA)
def test_an_environment_of_conda_is_what_the_generator_makes(generated: Path, name: str) -> None:
    made = (generated / name).read_text(encoding="utf-8")
    assert (ROOT / name).read_text(encoding="utf-8") == made


@pytest.mark.parametrize("name", CONDA)
def test_conda_reads_every_line_of_its_environment(name: str) -> None:
    specs = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))["dependencies"]
    named = {
        MatchSpec(spec, strict=True).name.normalized for spec in specs if isinstance(spec, str)
    }
    assert "pandas" in named
    # the first is a package of Node there, the second is not there
    assert not {"playwright", "axe-playwright-python"} & named


def test_binder_installs_what_the_notebooks_need_and_no_more() -> None:
    text = (ROOT / "binder/environment.yml").read_text(encoding="utf-8")
    assert "jupyterlab" in text
    assert not re.search("mypy|pytest|playwright|sphinx|pip", text)
    assert os.access(ROOT / "binder/postBuild", os.X_OK)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_all_that_is_asked_for(name: str) -> None:
    pinned = locked(name)
    groups, extras = LOCKS[name]
    asked = PROJECT["project"]["dependencies"] + [r for g in groups for r in GROUPS[g]]
    asked += [r for extra in extras for r in EXTRAS[extra]]
    for requirement in map(Requirement, asked):
        version = pinned[requirement.name.replace("_", "-")]
        assert version in requirement.specifier, f"{requirement}: {name} has {version}"


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address_and_no_folder(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|^-|@ ", text, re.MULTILINE)


def test_jupyterlab_is_kept_apart() -> None:
    assert "jupyterlab" not in locked("requirements.lock")
    both = locked("requirements.lock").keys() & locked("requirements-lab.lock").keys()
    assert {name: locked("requirements.lock")[name] for name in both} == {
        name: locked("requirements-lab.lock")[name] for name in both
    }


def test_pre_commit_runs_the_locked_ruff() -> None:
    config = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    versions = set(re.findall(r"ruff==([\d.]+)", config))
    assert versions == {locked("requirements.lock")["ruff"]}


def test_the_extra_that_brings_a_library_is_known() -> None:
    brought = {
        Requirement(requirement).name: extra
        for extra, requirements in PROJECT["project"]["optional-dependencies"].items()
        for requirement in requirements
    }
    assert {name: extra_of(name) for name in (*brought, "nbformat")} == brought | {"nbformat": ""}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build it from the sdist, as who has no checkout does."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(folder), "-t"]
    subprocess.run([*build, "sdist"], cwd=ROOT, check=True, capture_output=True)
    (sources,) = folder.glob("*.tar.gz")
    shutil.unpack_archive(sources, folder)
    source = folder / sources.name.removesuffix(".tar.gz")
    subprocess.run([*build, "wheel"], cwd=source, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.mark.slow
def test_the_wheel_carries_the_tables_the_languages_and_the_schema(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    tables = {f"analysis/_processed/{path.name}" for path in (ROOT / "data/processed").iterdir()}
    languages = {
        f"analysis/reading/languages/{p.name}"
        for p in (ROOT / "analysis/reading/languages").glob("*.toml")
    }
    assert tables
    assert {*tables, *languages, "analysis/record/columns.toml", "analysis/py.typed"} <= names


READS_TABLES = """
import importlib.util
assert not any(map(importlib.util.find_spec, ["matplotlib", "rich", "pyarrow"]))
import analysis, inspect, pydoc
from analysis import *
inspect.getmembers(analysis), pydoc.render_doc(analysis)
print(analysis.__version__, type(analysis.load("claims")).__name__)
analysis.as_of(analysis.load("trade_turnover"), "2021-12-31")
print(analysis.parse_quantity("more than 66 thousand people").low)
print(len(analysis.scan("Trade grew by more than 5 percent in 2023.")))
"""


@pytest.mark.ci
def test_without_extras_it_reads_figures_and_tables(wheel: Path, tmp_path: Path) -> None:
    def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(word) for word in command],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    uv = (sys.executable, "-m", "uv", "--quiet")
    programs = tmp_path / "environment" / ("Scripts" if os.name == "nt" else "bin")
    assert run(*uv, "venv", "--python", sys.executable, tmp_path / "environment").returncode == 0
    constraints = ("--constraint", ROOT / "requirements.lock")
    done = run(*uv, "pip", "install", "--python", programs / "python", *constraints, wheel)
    assert done.returncode == 0, done.stderr
    done = run(programs / "python", "-c", READS_TABLES)
    version = PROJECT["project"]["version"]
    assert done.stdout.split() == [version, "DataFrame", "66000.0", "1"], done.stderr
    (tmp_path / "talk.txt").write_text("Trade grew by more than 5 percent in 2023.")
    (tmp_path / "analysis").mkdir()  # a folder of the user's own
    (tmp_path / "analysis/__init__.py").touch()
    done = run(programs / "stated-figures", "scan", "talk.txt")
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 2), done.stderr
    shutil.copytree(ROOT / "data", tmp_path / "data")
    done = run(programs / "stated-figures", "build")
    assert done.returncode == 2
    assert done.stderr.endswith("pip install 'stated-figures[build]'\n"), done.stderr

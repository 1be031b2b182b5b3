"""What pins the environment is in step with pyproject.toml; `./run pin` writes it."""

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
LOCKS = {
    "requirements.lock": [name for name in GROUPS if name != "lab"],
    "requirements-lab.lock": ["notebooks", "lab"],
}


def locked(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE))


def test_environment_yml_is_what_the_generator_makes(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    command = [sys.executable, "-m", "pyproject2conda", "project", "--overwrite", "force"]
    subprocess.run(command, cwd=tmp_path, check=True)
    made = (tmp_path / "environment.yml").read_text(encoding="utf-8")
    assert (ROOT / "environment.yml").read_text(encoding="utf-8") == made


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_all_that_is_asked_for(name: str) -> None:
    pinned = locked(name)
    asked = PROJECT["project"]["dependencies"] + [r for g in LOCKS[name] for r in GROUPS[g]]
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


def test_the_wheel_carries_the_tables_the_languages_and_the_schema(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    tables = {f"analysis/_processed/{path.name}" for path in (ROOT / "data/processed").iterdir()}
    languages = {
        f"analysis/reading/languages/{p.name}"
        for p in (ROOT / "analysis/reading/languages").glob("*.toml")
    }
    assert tables
    assert {*tables, *languages, "analysis/record/columns.toml", "analysis/py.typed"} <= names

"""The README and the other texts say what the program does."""

import csv
import json
import os
import re
import subprocess
from pathlib import Path

import click
import pytest
import yaml
from project import ROOT

from analysis.__main__ import main

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")),
)
FORMS = ROOT / ".github/ISSUE_TEMPLATE"
CONTEXT = click.Context(main)


@pytest.mark.parametrize("name", main.list_commands(CONTEXT))
def test_every_command_and_option_is_described(name: str) -> None:
    command = main.get_command(CONTEXT, name)
    assert command is not None
    assert f"| `{name}" in COMMANDS
    for parameter in command.params:
        named = (
            parameter.opts
            if isinstance(parameter, click.Option)
            else [parameter.make_metavar(CONTEXT)]
        )
        assert all(each in COMMANDS for each in named)


@pytest.mark.parametrize("name", main.list_commands(CONTEXT))
def test_every_command_has_an_example(name: str) -> None:
    command = main.get_command(CONTEXT, name)
    assert command is not None
    assert f"python -m analysis {name}" in (command.epilog or "")


def test_every_described_command_exists() -> None:
    rows = re.findall(r"^\| `([a-z]+)(?: [A-Z.]+)?` \|", COMMANDS, re.MULTILINE)
    assert sorted(rows) == main.list_commands(CONTEXT)


def test_every_job_of_run_is_described() -> None:
    helped = subprocess.run(["./run", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    jobs = re.findall(r"^\./run (\w+)", helped.stdout, re.MULTILINE)
    assert len(jobs) > 5
    assert [job for job in jobs if f"`./run {job}" not in COMMANDS] == []


def test_run_refuses_an_unknown_job() -> None:
    done = subprocess.run(
        ["./run", "everything"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("./run: no such job: everything\n./run report")


@pytest.mark.slow
@pytest.mark.parametrize("job", main.list_commands(CONTEXT))
def test_every_command_is_a_job_of_run(job: str) -> None:
    done = subprocess.run(
        ["./run", job, "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert f"analysis {job}" in done.stdout


@pytest.mark.slow
def test_run_reads_the_files_of_the_folder_it_is_called_from(tmp_path: Path) -> None:
    """Not those of the project that have the same name; but its record, and its `analysis`."""
    (tmp_path / "README.md").write_text("In 2023 trade between Russia and Kazakhstan fell by 87%.")
    (tmp_path / "analysis").mkdir()
    (tmp_path / "analysis/__main__.py").write_text("raise SystemExit(7)")
    command = [ROOT / "run", "compare", "README.md", "--format", "jsonl"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {(row["file"], row["as_stated"]) for row in rows} == {("README.md", "fell by 87%")}
    assert "1 figure, 1 contradicted by the record here" in done.stderr


def test_links_to_files_lead_somewhere() -> None:
    for page in PAGES:
        folder = (ROOT / page).parent
        links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / page).read_text(encoding="utf-8"))
        made = {"figures.md", "disagreements.md"}  # by the site
        assert [link for link in links if link not in made and not (folder / link).exists()] == []


def test_the_readme_is_read_in_three_minutes() -> None:
    assert len(README.split()) <= 700


def test_the_examples_of_the_readme_run() -> None:
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert code
    exec(compile(code[1], "README.md", "exec"), {})  # noqa: S102


def test_run_is_executable() -> None:
    assert os.access(ROOT / "run", os.X_OK)
    assert Path(ROOT / ".ci" / "run").exists()


MADE = ("site/", "drafts/", "claims/", "_manifest.json", "feed.xml", "sitemap.xml", "jupytext.toml")


@pytest.mark.parametrize("page", PAGES)
def test_the_files_that_a_page_names_are_there(page: str) -> None:
    """Under the project or under `analysis`, a name alone anywhere; but for what a run makes."""
    text = (ROOT / page).read_text(encoding="utf-8")
    named = re.findall(r"`((?:[a-z_]+/)*[a-z_]+(?:/|\.(?:py|toml|csv|md|json|html|ipynb)))`", text)
    known = {
        path.name for room in ("analysis", "data", "tests") for path in (ROOT / room).rglob("*")
    }
    gone = [
        name for name in named if not any((ROOT / top / name).exists() for top in (".", "analysis"))
    ]
    assert [name for name in gone if name not in known and not name.startswith(MADE)] == []


def test_the_table_of_tasks_names_files() -> None:
    table = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("| task | where |")[1]
    rows = table.strip().splitlines()[1:]
    assert [row for row in rows if not re.search(r"`[a-z]+/[a-z_./]*`", row)] == []


def test_faults_that_live_are_in_lines_that_stand() -> None:
    with (ROOT / "benchmarks/mutants.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            lines = (ROOT / row["file"]).read_text(encoding="utf-8").splitlines()
            assert row["code"] in map(str.strip, lines)


@pytest.mark.skipif(not FORMS.exists(), reason="an sdist has none")
def test_the_forms_of_issues_are_such_as_github_shows() -> None:
    forms = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in FORMS.glob("*.yml")]
    assert len({form["name"] for form in forms}) == len(forms) > 0
    for form in forms:
        asked = [field["id"] for field in form["body"] if field["type"] != "markdown"]
        assert form["description"]
        assert len(set(asked)) == len(asked) > 0

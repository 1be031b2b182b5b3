"""The command line: what it prints where, its exit status, and that bad input harms nothing."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from project import copied, edited

from analysis.__main__ import main


def run(root: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.chdir(root)
    return CliRunner().invoke(main, list(arguments))


def test_version() -> None:
    assert CliRunner().invoke(main, ["--version"]).output == "stated-figures, version 0.1.0\n"


def test_build_is_silent_on_standard_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copied(tmp_path)
    (root / "data/processed/claims.csv").unlink()
    first, second = (run(root, monkeypatch, "build") for _ in range(2))
    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr == "data/processed: 1 files changed\n"
    assert second.stderr == "data/processed: current\n"


@pytest.mark.parametrize(("command", "status"), [("build", 2), ("report", 2), ("check", 1)])
def test_bad_rows_end_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, status: int
) -> None:
    root = copied(tmp_path)
    edited(root, "figures", 2, as_stated="umpteen doses")
    edited(root, "figures", 5, ref_area="KAZ")
    result = run(root, monkeypatch, command)
    assert result.exit_code == status
    assert "data/raw/figures.csv:2: as_stated: 'umpteen doses': no figure" in result.stderr
    assert "data/raw/figures.csv:5: ref_area: 'KAZ': unknown ref_area" in result.stderr
    assert "Traceback" not in result.output
    assert not (root / "site").exists()


def test_an_unreadable_file_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copied(tmp_path)
    (root / "data/raw/references.csv").unlink()
    result = run(root, monkeypatch, "build")
    assert result.exit_code == 2
    message = "data/raw/references.csv: cannot be read: No such file or directory"
    assert result.stderr.splitlines()[0] == message


def test_elsewhere_it_says_where_to_run_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(tmp_path, monkeypatch, "build")
    assert result.exit_code == 2
    assert "there is no data/raw here: run it in the project's folder" in result.stderr


def test_check_names_what_is_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copied(tmp_path)
    (root / "data/processed/claims.csv").write_text("nothing\n")
    before = sorted(path.stat().st_mtime_ns for path in root.rglob("*.*"))
    result = run(root, monkeypatch, "check")
    assert result.exit_code == 1
    assert "data/processed/claims.csv: is not what build writes: run build" in result.stdout
    assert sorted(path.stat().st_mtime_ns for path in root.rglob("*.*")) == before


def test_an_unknown_command_is_bad_use() -> None:
    assert CliRunner().invoke(main, ["biuld"]).exit_code == 2


def test_it_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "analysis", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "Exit status" in done.stdout


def test_reading_a_figure_loads_neither_pandas_nor_matplotlib() -> None:
    heavy = "{'pandas', 'numpy', 'matplotlib'}"
    code = f"import sys; from analysis import parse_quantity; print({{*sys.modules}} & {heavy})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_loading_a_table_does_not_load_matplotlib() -> None:
    code = (
        "import sys; from analysis import load; load('claims'); print('matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"

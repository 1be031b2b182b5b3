"""The command line: what it prints where, its exit status, and that bad input harms nothing."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result
from matplotlib import rc_context
from matplotlib.figure import Figure
from project import built, edited, rows_of, sampled, write_csv

from analysis.__main__ import main
from analysis.reading import languages
from analysis.record.schema import read_rows


def run(root: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.chdir(root)
    return CliRunner().invoke(main, list(arguments))


def test_version() -> None:
    assert CliRunner().invoke(main, ["--version"]).output == "stated-figures, version 0.2.0\n"


def test_build_is_silent_on_standard_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = built(tmp_path)
    (root / "data/processed/claims.csv").unlink()
    first, second = (run(root, monkeypatch, "build") for _ in range(2))
    assert (first.exit_code, first.stdout) == (0, "")
    said = [result.stderr.splitlines()[0] for result in (first, second)]
    assert said == ["data/processed: 1 file changed", "data/processed: current"]


def test_build_says_where_figures_are_not_as_worked_out_by_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = built(tmp_path)
    by_hand = root / "data/hand_checked.csv"
    ids = {row["figure_id"] for row in rows_of(root, "figures")}
    rows = [row for row in read_rows(by_hand) if row["figure_id"] in ids]
    missing = len(ids) - len(rows)  # those that are made up

    def said() -> list[str]:
        write_csv(by_hand, rows[0], rows)
        result = run(root, monkeypatch, "build")
        assert result.exit_code == 0
        return result.stderr.splitlines()[1:]

    told = "data/hand_checked.csv: differs from the figures in {} rows: ./run check names them"
    assert said() == [told.format(missing)]
    rows[0] |= {"value": "1", "hedge": "about"}
    assert said() == [told.format(missing + 1)]


@pytest.mark.parametrize(("command", "status"), [("build", 2), ("report", 2), ("check", 1)])
def test_bad_rows_end_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, status: int
) -> None:
    root = sampled(tmp_path)
    edited(root, "figures", 2, as_stated="umpteen doses")
    edited(root, "figures", 5, ref_area="KAZ")
    result = run(root, monkeypatch, command)
    assert result.exit_code == status
    assert "data/raw/figures.csv:2: as_stated: 'umpteen doses': no figure" in result.output
    assert "data/raw/figures.csv:5: ref_area: 'KAZ': unknown ref_area" in result.output
    assert "Traceback" not in result.output
    assert not (root / "site").exists()


@pytest.mark.parametrize(
    ("name", "words", "lacks"),
    [("qa", "[words\n", "readable TOML (Ex"), ("qb", "[words]\nby = []\n", "[hedges], ")],
)
def test_a_language_that_is_left_out_is_said_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, words: str, lacks: str
) -> None:
    (tmp_path / f"{name}.toml").write_text(words, encoding="utf-8")
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    root = sampled(tmp_path)
    edited(root, "figures", 2, as_stated="umpteen doses")
    build, scan = (run(root, monkeypatch, *command) for command in (["build"], ["scan", "-"]))
    for result in (build, scan):
        said = [line for line in result.stderr.splitlines() if f"{name}.toml" in line]
        assert said == result.stderr.splitlines()[:1]
        assert said[0].startswith(f"analysis/reading/languages/{name}.toml: left out, for it lacks")
        assert lacks in said[0]


def test_an_unreadable_file_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = sampled(tmp_path)
    (root / "data/raw/references.csv").unlink()
    result = run(root, monkeypatch, "build")
    assert result.exit_code == 2
    message = "data/raw/references.csv: cannot be read: No such file or directory"
    assert result.stderr.splitlines()[0] == message


@pytest.mark.parametrize("command", ["build", "report", "check", "add", "verify ."])
def test_elsewhere_it_says_where_to_run_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Also where what a command needs is not installed."""
    for module in ("publishing.build", "publishing.report", "publishing.checks", "adding.command"):
        monkeypatch.setitem(sys.modules, f"analysis.{module}", None)
    result = run(tmp_path, monkeypatch, *command.split())
    assert result.exit_code == 2
    assert "there is no data/raw here: run it in the project's folder" in result.stderr


def test_check_names_what_is_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = built(tmp_path)
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


TALK = "In 2023 trade exceeded $28 billion.\nLast year it grew by 5 percent."


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def scan(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["scan", *arguments], input=stdin)


def test_scan_prints_csv_into_a_pipe(talk: Path) -> None:
    result = scan(str(talk), "--stated-on", "2024-11-27")
    rows = list(csv.DictReader(result.stdout.splitlines()))
    assert [row["as_stated"] for row in rows] == ["exceeded $28 billion", "grew by 5 percent"]
    assert [row["high"] for row in rows] == ["", "5.5"]
    assert {row["file"] for row in rows} == {str(talk)}
    assert {row["period_start"] for row in rows} == {"2023-01-01"}


def test_scan_prints_json_lines() -> None:
    result = scan("-", "--format", "jsonl", stdin=TALK)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["value"] for row in rows] == [28e9, 5.0]
    assert (rows[0]["high"], rows[1]["period_start"]) == (None, None)


def test_scan_prints_a_table(talk: Path) -> None:
    result = scan(str(talk), "--format", "table")
    assert "exceeded" in result.stdout
    assert "5%" in result.stdout


@pytest.mark.parametrize("form", ["csv", "jsonl", "table"])
def test_scan_gives_what_was_passed_over_with_the_reason(form: str) -> None:
    arguments = ("-", "--refused", "--format", form)
    result = scan(*arguments, stdin="A fee of 35.000 roubles.")
    assert result.exit_code == 0
    assert "35.000 roubles" in result.stdout
    assert "a point groups" in " ".join(result.stdout.split())


BROKEN = "The ministers said that the trade between the countries reached 28\nbillion dollars."


def test_scan_prints_words_that_stand_on_two_lines_on_one() -> None:
    (row,) = csv.DictReader(scan("-", stdin=BROKEN).stdout.splitlines())
    assert (row["as_stated"], row["value"]) == ("28 billion dollars", "28000000000.0")


def test_scan_reads_a_folder_of_texts_html_and_pdf(talk: Path) -> None:
    page = f"<html><body><article><p>{TALK}</p><p>{'More of it. ' * 30}</p></article></body></html>"
    (talk.parent / "page.html").write_text(page, encoding="utf-8")
    (talk.parent / "notes.csv").write_text("5 percent", encoding="utf-8")
    sheet = Figure()
    sheet.text(0, 0.5, BROKEN)
    with rc_context({"pdf.fonttype": 42}):  # letters that can be copied
        sheet.savefig(talk.parent / "sheet.pdf")
    rows = list(csv.DictReader(scan(str(talk.parent)).stdout.splitlines()))
    words = {(Path(row["file"]).name, row["as_stated"]) for row in rows}
    talk_says = ("exceeded $28 billion", "grew by 5 percent")
    assert words == {
        *((name, each) for name in ("page.html", "talk.txt") for each in talk_says),
        ("sheet.pdf", "28 billion dollars"),
    }


@pytest.mark.parametrize(
    ("content", "arguments", "message"),
    [
        (b"\0\1\2", [], "holds binary data, no text; save it as text, .docx or PDF"),
        ("товарооборот".encode("cp1251"), [], ":1: not UTF-8: save the file in that encoding"),
        (
            b"5 percent",
            ["--stated-on", "2024-13"],
            "'--stated-on': '2024-13' is no date: write 2024, 2024-11",
        ),
        (b"5 percent", ["--stated-on", ""], "'--stated-on': '' is no date: write 2024, 2024-11"),
        (
            b"5 percent",
            ["--language", "fr"],
            "language 'fr': there are files for en, kk, ru",
        ),
    ],
    ids=["binary", "encoding", "date", "no date", "language"],
)
def test_scan_says_what_is_wrong(
    tmp_path: Path, content: bytes, arguments: list[str], message: str
) -> None:
    path = tmp_path / "talk.txt"
    path.write_bytes(content)
    result = scan(str(path), *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "give FILE, a text or a folder of them, or else --corpus"),
        (["a.txt", "--corpus", "*.csv", "--out", "out"], "give FILE, a text or a folder of them"),
        (["--corpus", "*.csv"], "--corpus and --out belong together"),
        (["a.txt", "--out", "out"], "--corpus and --out belong together"),
        (["--corpus", "*.csv", "--out", "out", "--missing"], "--corpus writes Parquet: no --form"),
        (["--corpus", "*.csv", "--out", "out", "--format", "csv"], "--corpus writes Parquet"),
        (["a.txt", "--scheduler", "tcp://host:1"], "--scheduler and --workers are of --corpus"),
        (["a.txt", "--workers", "2"], "--scheduler and --workers are of --corpus"),
        (
            ["--corpus", "*", "--out", "o", "--scheduler", "tcp://host:1", "--workers", "2"],
            "--scheduler brings workers of its own",
        ),
    ],
)
def test_options_of_scan_that_do_not_go_together_are_bad_use(
    arguments: list[str], message: str
) -> None:
    result = scan(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_scan_names_a_broken_pdf_and_a_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "talk.pdf"
    path.write_bytes(b"%PDF-nothing")
    assert "not readable as PDF" in scan(str(path)).stderr
    assert "No such file or directory" in scan(str(tmp_path / "none.txt")).stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a named pipe")
@pytest.mark.parametrize("command", ["scan", "compare", "add"])
def test_nothing_waits_for_a_pipe_or_reads_a_device(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    root = sampled(tmp_path) if command == "add" else tmp_path
    result = run(root, monkeypatch, command, str(pipe))
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{pipe}: a pipe or a device, no file" in result.stderr


@pytest.mark.parametrize("error", [ValueError, RuntimeError, RecursionError])
def test_a_bug_is_no_bad_input(
    talk: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise error("a bug")

    monkeypatch.setattr("analysis.scanning.output.scan", broken)
    assert isinstance(scan(str(talk)).exception, error)


def test_scan_says_that_a_folder_has_no_text(tmp_path: Path) -> None:
    (tmp_path / "talk.doc").write_bytes(b"\xd0\xcf")
    result = scan(str(tmp_path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no file in it ends in one of .txt, .md" in result.stderr


@pytest.mark.parametrize("command", ["scan", "compare"])
@pytest.mark.parametrize("form", ["csv", "jsonl", "table"])
def test_a_file_that_cannot_be_read_stops_no_other(talk: Path, command: str, form: str) -> None:
    folder = talk.parent
    (folder / "bin.txt").write_bytes(b"\0")
    (folder / "old.txt").write_bytes("товарооборот".encode("cp1251"))
    (folder / "talk.pdf").write_bytes(b"%PDF-nothing")
    (folder / "talk.rtf").write_bytes(b"5 percent")
    arguments = [str(folder), str(folder / "none.txt"), "--format", form]
    result = CliRunner().invoke(main, [command, *arguments])
    assert result.exit_code == 2
    assert "28 billion" in result.stdout
    told = result.stderr.splitlines()
    for name in ("bin.txt: holds", "old.txt:1: not UTF-8", "talk.pdf: not", "none.txt: No such"):
        assert len([line for line in told if line.startswith(f"{folder / name}")]) == 1
    assert "4 not read: the result is of the others" in told
    assert f"{folder}: 1 left out, which end in none of" in told[0]


def test_where_nothing_can_be_read_all_is_named_and_nothing_printed(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"\0")
    result = scan(str(tmp_path))
    assert (result.exit_code, result.stdout, result.stderr.count("holds binary")) == (2, "", 2)


def test_scan_of_an_empty_text_has_a_header_alone(tmp_path: Path) -> None:
    result = scan("-", stdin="")
    assert result.exit_code == 0
    assert result.stdout.startswith("file,start,end,as_stated,")
    assert result.stdout.count("\n") == 1


@pytest.mark.parametrize(("typed", "completed"), [("", ["en", "kk", "ru"]), ("k", ["kk"])])
def test_a_shell_completes_languages(typed: str, completed: list[str]) -> None:
    shell = ShellComplete(main, {}, "stated-figures", "_STATED_FIGURES_COMPLETE")
    offered = shell.get_completions(["scan", "--language"], typed)
    assert [item.value for item in offered] == completed


def test_the_help_of_the_whole_is_not_cut() -> None:
    assert "..." not in CliRunner().invoke(main, ["--help"]).output.partition("Commands:")[2]


@pytest.mark.slow
def test_a_reader_that_stops_is_no_bad_input(talk: Path) -> None:
    """As `scan … | head` does, where the pipe holds less than what is printed."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "analysis", "scan", talk],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("form", "encoding"),
    [
        ("csv", "cp1252"),
        pytest.param("jsonl", "ascii", marks=pytest.mark.ci),
        pytest.param("table", "cp1252", marks=pytest.mark.ci),
    ],
)
def test_a_pipe_gets_utf_8_whatever_the_system_writes(talk: Path, form: str, encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "analysis", "compare", talk, "--format", form],
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=True,
    )
    assert "grew by 5 percent" in done.stdout.decode("utf-8")
    assert "“grew by 5 percent”" in done.stdout.decode("utf-8") or form != "table"


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="no such shell here")
@pytest.mark.parametrize(
    ("closed", "status", "said"),
    [
        ("<&-", 2, "standard input: closed\n"),
        pytest.param(">&-", 0, "", marks=pytest.mark.ci),
    ],
)
def test_a_closed_stream_is_no_traceback(closed: str, status: int, said: str) -> None:
    command = ["sh", "-c", f'"$0" -m analysis scan - {closed}', sys.executable]
    done = subprocess.run(command, input="", stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (status, said)


@pytest.mark.ci
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_said(talk: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "analysis", "scan", talk],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (2, "No space left on device\n")

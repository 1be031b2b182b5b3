"""A corpus of texts, scanned in parts by several processes."""

import csv
import json
import os
import signal
import socket
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pandas as pd
import psutil
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from distributed import LocalCluster
from project import contents

from analysis import scan
from analysis.__main__ import main
from analysis.scanning import corpus, corpus_parts
from analysis.scanning.corpus import _cluster, scan_corpus
from analysis.scanning.corpus_parts import CorpusError

ROWS = [
    ("speech-1", "Trade exceeded $28 billion last year.", "2024-11-27", "en"),
    ("speech-2", "Товарооборот вырос на 5% в 2023 году.", "2024-02", "ru"),
    ("speech-3", "There is nothing in it.", "", ""),
    ("speech-4", "About 60,000 students; more than 30 projects.", "", "en"),
]
BAD = [
    ("no-date", "Trade exceeded $28 billion.", "soon", "en"),
    ("no-language", "Trade exceeded $28 billion.", "", "xx"),
    ("binary", "Trade\0exceeded $28 billion.", "", ""),
]
NAMES = ["document_id", "text", "published", "language"]


def write(path: Path, rows: list[tuple[str, ...]]) -> Path:
    frame = pd.DataFrame(rows, columns=NAMES)
    if path.suffix == ".parquet":
        pq.write_table(pa.Table.from_pandas(frame, preserve_index=False), path, row_group_size=2)
    elif path.suffix == ".jsonl":
        lines = (json.dumps(row, ensure_ascii=False) for row in frame.to_dict("records"))
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    else:
        frame.to_csv(path, index=False)
    return path


def candidates(out: Path) -> pd.DataFrame:
    frames = [pq.read_table(path).to_pandas() for path in sorted(out.glob("*.parquet"))]
    return pd.concat(frames, ignore_index=True)


def expected() -> list[tuple[str, str, float]]:
    found = []
    for name, text, published, language in ROWS:
        frame = scan(text, stated_on=published or None, language=language or None)
        found += [(name, row["as_stated"], row["value"]) for row in frame.to_dict("records")]
    return found


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a process that stands ready, as one takes its time to start."""
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0") as started:
        yield started.scheduler_address


def test_the_longest_cell_of_csv_is_one_that_every_platform_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits: list[int] = []
    monkeypatch.setattr(csv, "field_size_limit", limits.append)
    corpus_parts.parts_of(str(write(tmp_path / "talks.csv", ROWS)), "")
    assert max(limits) < 2**31  # a C long on Windows


@pytest.mark.slow
@pytest.mark.parametrize(
    "suffix", [pytest.param(".parquet", marks=pytest.mark.ci), ".jsonl", ".csv"]
)
def test_the_figures_are_those_of_scan(tmp_path: Path, cluster: str, suffix: str) -> None:
    write(tmp_path / f"talks{suffix}", ROWS)
    done = scan_corpus(str(tmp_path / f"*{suffix}"), tmp_path / "out", scheduler=cluster)
    found = candidates(tmp_path / "out")
    names = ["document_id", "as_stated", "value"]
    assert list(found[names].itertuples(index=False, name=None)) == expected()
    assert (done.texts, done.figures, done.errors) == (len(ROWS), len(expected()), [])
    assert str(found.loc[0, "period_start"]) == "2023-01-01"


@pytest.mark.slow
def test_a_bad_text_is_named_and_stops_nothing(tmp_path: Path, cluster: str) -> None:
    write(tmp_path / "talks.jsonl", [*BAD, *ROWS])
    with (tmp_path / "talks.jsonl").open("a") as file:
        file.write('{"document_id": "number", "text": 5}\nnot JSON\n')
    done = scan_corpus(str(tmp_path / "*.jsonl"), tmp_path / "out", scheduler=cluster)
    assert done.figures == len(expected())
    names = [name for name, _ in done.errors]
    assert names[:4] == ["no-date", "no-language", "binary", "number"]
    assert names[4].startswith(f"{tmp_path / 'talks.jsonl'}, byte ")
    assert dict(done.errors)["binary"] == "holds binary data, no text"


@pytest.mark.slow
def test_a_rerun_does_what_is_missing_or_changed(tmp_path: Path, cluster: str) -> None:
    path = write(tmp_path / "talks.parquet", ROWS)
    out = tmp_path / "out"
    rerun = partial(scan_corpus, str(path), out, scheduler=cluster)
    assert rerun().parts == 2
    before = {each: each.read_bytes() for each in out.glob("*.parquet")}
    assert rerun().skipped == 2
    first = min(before)
    first.unlink()
    assert rerun().skipped == 1
    assert {each: each.read_bytes() for each in out.glob("*.parquet")} == before
    first.write_bytes(before[first][:100])  # as a disk that filled up leaves it
    assert rerun().skipped == 1
    assert rerun(language="en").skipped == 0
    write(path, ROWS[:3])
    assert rerun().skipped == 0


@pytest.mark.ci
def test_two_workers_write_the_same_bytes_as_one(tmp_path: Path) -> None:
    path = write(tmp_path / "talks.parquet", ROWS * 3)
    for workers in (1, 2):
        scan_corpus(str(path), tmp_path / f"out{workers}", workers=workers)
    one, two = (contents(tmp_path / f"out{workers}") for workers in (1, 2))
    assert one == two
    assert len(one) == 7  # with the manifest


@pytest.mark.ci
def test_a_killed_worker_loses_nothing(tmp_path: Path) -> None:
    rows = [(f"talk-{number}", ROWS[0][1], "2024", "en") for number in range(400)]
    path = tmp_path / "talks.parquet"
    frame = pd.DataFrame(rows, columns=NAMES)
    pq.write_table(pa.Table.from_pandas(frame, preserve_index=False), path, row_group_size=10)
    killed = []

    def kill_one(done: int, total: int, _: str) -> None:
        if done == 3 and not killed:
            killed.extend(children()[:1])
            for worker in killed:
                os.kill(worker, signal.SIGKILL)

    done = scan_corpus(str(path), tmp_path / "out", workers=2, progress=kill_one)
    assert killed
    assert (done.texts, done.figures, done.errors) == (400, 400, [])
    assert list((tmp_path / "out").glob(".*")) == []


def children() -> list[int]:
    """The worker processes of this one."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, _, rest = status.read_text().partition(" (")
            line = status.with_name("cmdline").read_bytes()
        except OSError:
            continue
        if int(rest.rpartition(")")[2].split()[1]) == os.getpid() and b"spawn_main" in line:
            found.append(int(pid))
    return found


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("talks.txt", "words", "must be one of .parquet, .jsonl, .csv"),
        ("talks.csv", "id,words\n1,x\n", "has no column document_id and no column text"),
        ("talks.parquet", "words", "not readable as Parquet"),
    ],
)
def test_a_file_that_is_no_corpus(tmp_path: Path, name: str, content: str, reason: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(CorpusError, match=reason):
        scan_corpus(str(tmp_path / name), tmp_path / "out")


def test_a_pattern_that_matches_nothing(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no file matches"):
        scan_corpus(str(tmp_path / "*.csv"), tmp_path / "out")


@pytest.mark.slow
def test_the_command_says_what_it_did(tmp_path: Path, cluster: str) -> None:
    write(tmp_path / "talks.csv", [*ROWS, BAD[0]])
    arguments = ["scan", "--corpus", str(tmp_path / "*.csv"), "--out", str(tmp_path / "out")]
    done = CliRunner().invoke(main, [*arguments, "--scheduler", cluster])
    assert (done.exit_code, done.stdout) == (1, "")
    assert "no-date: " in done.stderr
    told = "5 texts in 1 part, 0 of them done before; 4 figures; 1 could not be read\n"
    assert told in done.stderr


@pytest.mark.ci
def test_what_ends_a_worker_s_work_is_named_by_its_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(corpus, "scan_part", full)
    write(tmp_path / "talks.parquet", ROWS[:2])
    with LocalCluster(processes=False, n_workers=1, dashboard_address=":0") as here:
        address = here.scheduler_address
        done = scan_corpus(str(tmp_path / "*.parquet"), tmp_path / "out", scheduler=address)
    where = f"{tmp_path / 'talks.parquet'}, row group 0"
    assert done.errors == [(where, "[Errno 28] No space left on device")]


@pytest.mark.ci
def test_a_change_of_the_reader_makes_all_parts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    before = corpus_parts.reader.__wrapped__()
    read_bytes = Path.read_bytes
    changed = lambda path: read_bytes(path) + b"#" * (path.name == "en.toml")  # noqa: E731
    monkeypatch.setattr(Path, "read_bytes", changed)
    assert corpus_parts.reader.__wrapped__() != before


def listening() -> set[tuple[str, int]]:
    """Return where this process and its children wait for others."""
    here = psutil.Process()
    return {
        (socket.laddr.ip, socket.laddr.port)
        for process in (here, *here.children(recursive=True))
        for socket in process.net_connections("tcp")
        if socket.status == psutil.CONN_LISTEN
    }


@pytest.mark.slow
@pytest.mark.ci
def test_a_cluster_listens_on_this_machine_alone_whatever_port_is_taken() -> None:
    with socket.socket() as taken:
        with suppress(OSError):  # by another program, which is as good
            taken.bind(("127.0.0.1", 8787))  # where Dask would have its web server
            taken.listen()
        before = listening()
        with _cluster(None, 1):
            assert {address for address, _ in listening() - before} == {"127.0.0.1"}

"""A killed, doubled or hindered run leaves the old state or the new one, and says what to do."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from project import copied, edited

from analysis.publishing import build
from analysis.record import atomic
from analysis.record import load as load_module

KILLED = Path(__file__).parent / "killed.py"
KILLS = 100
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need a fork")


def contents(root: Path) -> dict[str, bytes]:
    paths = (path for name in ("data/processed", "site") for path in (root / name).rglob("*"))
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in paths if path.is_file()
    }


def left_over(root: Path) -> list[str]:
    return [path.name for path in root.glob(".*") if path.name != atomic.LOCK.name]


def start(at: int, root: Path, mark: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, KILLED, str(at), str(root), mark]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.parametrize("kills", [10, pytest.param(KILLS, marks=pytest.mark.ci)])
def test_publishing_killed_at_any_moment_is_finished_or_undone(tmp_path: Path, kills: int) -> None:
    root, other = tmp_path / "all", tmp_path / "other"
    root.mkdir()
    other.mkdir()
    moments = int(start(0, root, "a").stdout)
    assert moments > 10
    start(0, other, "b")
    old, new = contents(root), contents(other)
    seen = set()
    for at in range(1, moments + 1, max(1, moments // kills)):
        start(0, root, "a")
        assert contents(root) == old
        assert start(at, root, "b").returncode == -signal.SIGKILL
        half = contents(root) not in (old, new)
        assert not half or atomic.interrupted(root), at
        with atomic.alone(root):
            pass
        assert contents(root) in (old, new), at
        assert left_over(root) == [], at
        seen.add((half, contents(root) == new))
    assert {(False, False), (True, True)} <= seen  # both were met: before and between the moves


@contextmanager
def building(root: Path) -> Iterator[int]:
    """A build in a fork of this process, which has its imports done."""
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        try:
            build.build(root)
        finally:
            os._exit(0)
    try:
        yield pid
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


@pytest.mark.ci
def test_a_build_killed_at_any_time_leaves_the_old_tables_or_the_new(tmp_path: Path) -> None:
    root = copied(tmp_path)
    started = time.perf_counter()
    build.build(root)
    whole = time.perf_counter() - started
    old = contents(root)
    raw = (root / "data/raw/figures.csv").read_bytes()
    edited(root, "figures", "lavrov-visit-2021.6", note="a note that was changed")
    build.build(root)
    new = contents(root)
    assert new != old
    clock = random.Random(6)  # noqa: S311
    for _ in range(KILLS // 4):  # builds take longer
        atomic.publish(root, old)
        with building(root):
            time.sleep(clock.uniform(0, 1.3 * whole))
        assert contents(root) in (old, new) or atomic.interrupted(root)
        build.build(root) if clock.random() < 0.2 else _recovered(root)
        assert contents(root) in (old, new)
        assert left_over(root) == []
    (root / "data/raw/figures.csv").write_bytes(raw)
    build.build(root)
    assert contents(root) == old


def _recovered(root: Path) -> None:
    with atomic.alone(root):
        pass


@pytest.mark.slow
def test_check_and_load_notice_an_interrupted_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copied(tmp_path)
    (root / atomic.JOURNAL).write_text('{"stage": ".publishing-x", "names": []}')
    assert build.stale(root) == ["data/processed: a build was interrupted: run build"]
    monkeypatch.setattr(load_module, "_IN_CHECKOUT", root / "data/processed")
    with pytest.raises(RuntimeError, match="run build again"):
        load_module.load("claims")
    build.build(root)
    assert build.stale(root) == []
    assert len(load_module.load("claims"))


def command(root: Path, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "analysis", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


@pytest.mark.slow
def test_two_runs_at_once_do_not_mix(tmp_path: Path) -> None:
    root = copied(tmp_path)
    with atomic.alone(root):
        done = command(root, "build")
    assert done.returncode == 2
    assert done.stderr == (
        "another build or report is running in this folder: run this again when it has ended\n"
    )
    assert command(root, "build").returncode == 0


def smaller_files() -> None:
    """Let no file be longer than 20,000 bytes, as a disk that is full would not."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


@pytest.mark.slow
def test_a_full_disk_is_one_line_and_harms_nothing(tmp_path: Path) -> None:
    root = copied(tmp_path)
    edited(root, "figures", 3, note="a note that was changed")
    before = contents(root)
    done = command(root, "build", preexec_fn=smaller_files)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "File too large" in done.stderr
    assert contents(root) == before
    assert left_over(root) == []


def test_a_folder_takes_the_place_of_the_old_one_and_an_unchanged_file_stays(
    tmp_path: Path,
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/old.html").write_text("old")
    (tmp_path / "same.csv").write_text("same")
    with atomic.staged(tmp_path) as stage:
        (stage / "site").mkdir()
        for name in ("site/new.html", "same.csv"):
            (stage / name).write_text(name.partition(".")[0])
        assert atomic.put(tmp_path, stage, ["site", "same.csv"]) == [tmp_path / "site"]
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["new.html"]
    assert left_over(tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("hindered", [".publishing.lock", "data/processed"])
def test_a_folder_that_cannot_be_written_is_one_line(
    tmp_path: Path, hindered: str, change: Callable[[Path], None]
) -> None:
    root = copied(tmp_path)
    edited(root, "figures", 3, note="a note that was changed")
    before = contents(root)
    change(root / hindered)
    done = command(root, "build")
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    if hindered == ".publishing.lock":
        assert contents(root) == before


@pytest.fixture
def change() -> Callable[[Path], None]:
    """Put something else where a file or folder is to be; root may write everywhere."""

    def spoil(path: Path) -> None:
        if path.is_dir():
            shutil.rmtree(path)
            path.write_text("a file where the folder is to be")
        else:
            path.mkdir()

    return spoil


def test_an_interrupt_waits_until_all_is_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{number}.csv" for number in range(5)]
    atomic.publish(tmp_path, dict.fromkeys(names, b"old"))
    replace, moved = Path.replace, []

    def interrupted(path: Path, target: Path) -> Path:
        moved.append(target.name)
        signal.raise_signal(signal.SIGINT)  # Ctrl-C at each move, the journal's too
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        atomic.publish(tmp_path, dict.fromkeys(names, b"new"))
    assert moved == [atomic.JOURNAL.name, *names]
    assert {(tmp_path / name).read_bytes() for name in names} == {b"new"}
    assert left_over(tmp_path) == []
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_interrupt_before_the_moves_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    atomic.publish(tmp_path, {"a.csv": b"old"})
    monkeypatch.setattr(atomic, "_flush", lambda _: signal.raise_signal(signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        atomic.publish(tmp_path, {"a.csv": b"new"})
    assert (tmp_path / "a.csv").read_bytes() == b"old"
    assert left_over(tmp_path) == []


def test_the_next_run_waits_for_what_a_killed_one_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{atomic.STAGE}killed/site").mkdir(parents=True)
    rmtree, tries = shutil.rmtree, []

    def written_to_at_first(path: Path, **options: Any) -> None:
        tries.append(path)
        if len(tries) > 2:
            rmtree(path, **options)

    monkeypatch.setattr(shutil, "rmtree", written_to_at_first)
    with atomic.alone(tmp_path):
        assert left_over(tmp_path) == []
    assert len(tries) == 3


def test_what_is_written_to_without_end_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{atomic.STAGE}killed").mkdir()
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    monkeypatch.setattr(atomic, "ENDS_IN", 0.2)
    with atomic.alone(tmp_path):
        assert left_over(tmp_path) == [f"{atomic.STAGE}killed"]

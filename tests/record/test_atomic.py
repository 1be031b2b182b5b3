"""A killed, doubled or hindered run leaves the old state or the new one, and says what to do."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from killed import publish
from project import STUDENTS, built, contents, edited, left_over

from analysis.__main__ import main
from analysis.publishing import build
from analysis.record import atomic
from analysis.record import load as load_module

if not hasattr(os, "fork"):
    pytest.skip("kills need a fork", allow_module_level=True)
BUILDS = 25


def tables(root: Path) -> dict[str, bytes]:
    return contents(root, "data/processed", "site")


#: Processes of their own, which do not import everything anew.
FORKS = get_context("forkserver")
FORKS.set_forkserver_preload(["killed"])


def killed(at: int, root: Path, mark: str) -> bool:
    """Publish in another process; whether it came so far that it was killed."""
    process = FORKS.Process(target=publish, args=(at, root, mark))
    process.start()
    process.join()
    assert process.exitcode in {0, -signal.SIGKILL}
    return process.exitcode != 0


def test_one_file_that_cannot_be_written_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    atomic.write(path, b"old")
    with pytest.raises(TypeError):
        atomic.write(path, "no bytes")  # type: ignore[arg-type]
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [
        ("sheet.csv", b"old")
    ]


@pytest.mark.ci
def test_publishing_killed_at_any_moment_is_finished_or_undone(tmp_path: Path) -> None:
    before, after, root = tmp_path / "before", tmp_path / "after", tmp_path / "root"
    for folder, mark in ((before, "a"), (after, "b")):
        folder.mkdir()
        assert not killed(0, folder, mark)
    old, new = tables(before), tables(after)
    seen = set()
    for at in count(1):
        shutil.copytree(before, root)
        if not killed(at, root, "b"):
            break
        half = tables(root) not in (old, new)
        assert not half or atomic.interrupted(root), at
        with atomic.alone(root):
            pass
        assert tables(root) in (old, new), at
        assert left_over(root) == [], at
        seen.add((half, tables(root) == new))
        shutil.rmtree(root)
    assert at > 10
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
    root = built(tmp_path)
    started = time.perf_counter()
    build.build(root)
    whole = time.perf_counter() - started
    old = tables(root)
    raw = (root / "data/raw/figures.csv").read_bytes()
    edited(root, "figures", STUDENTS, note="A note that was changed.")
    build.build(root)
    new = tables(root)
    assert new != old
    clock = random.Random(6)  # noqa: S311
    for _ in range(BUILDS):
        atomic.publish(root, old)
        with building(root):
            time.sleep(clock.uniform(0, 1.3 * whole))
        assert tables(root) in (old, new) or atomic.interrupted(root)
        build.build(root) if clock.random() < 0.2 else _recovered(root)
        assert tables(root) in (old, new)
        assert left_over(root) == []
    (root / "data/raw/figures.csv").write_bytes(raw)
    build.build(root)
    assert tables(root) == old


def _recovered(root: Path) -> None:
    with atomic.alone(root):
        pass


@pytest.mark.slow
def test_check_and_load_notice_an_interrupted_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = built(tmp_path)
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


@pytest.mark.ci
@pytest.mark.slow
def test_two_runs_at_once_do_not_mix(tmp_path: Path) -> None:
    root = built(tmp_path)
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


@pytest.mark.ci
@pytest.mark.slow
def test_a_full_disk_is_one_line_and_harms_nothing(tmp_path: Path) -> None:
    root = built(tmp_path)
    edited(root, "figures", 3, note="A note that was changed.")
    before = tables(root)
    done = command(root, "build", preexec_fn=smaller_files)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "File too large" in done.stderr
    assert tables(root) == before
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
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hindered: str
) -> None:
    root = built(tmp_path)
    edited(root, "figures", 3, note="A note that was changed.")
    before = tables(root)
    spoil(root / hindered)
    monkeypatch.chdir(root)
    done = CliRunner().invoke(main, ["build"])
    assert done.exit_code == 2, done.stderr
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    if hindered == ".publishing.lock":
        assert tables(root) == before


def spoil(path: Path) -> None:
    """Put something else where a file or folder is to be; root may write everywhere."""
    if path.is_dir():
        shutil.rmtree(path)
        path.write_text("a file where the folder is to be")
    else:
        path.mkdir()


def test_all_is_on_the_disk_before_anything_is_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    sync, move = os.fsync, Path.replace

    def noted(number: int) -> None:
        name = next(
            path.name for path in tmp_path.rglob("*") if os.path.sameopenfile(number, number)
            and path.is_file() and os.path.samestat(path.stat(), os.fstat(number))
        )  # fmt: skip
        steps.append(f"{name} is on the disk")
        sync(number)

    def moved(path: Path, place: Path) -> Path:
        steps.append(f"{path.name} is moved")
        return move(path, place)

    monkeypatch.setattr(os, "fsync", noted)
    monkeypatch.setattr(Path, "replace", moved)
    atomic.publish(tmp_path, {"a.csv": b"a"})
    assert steps == [
        "a.csv is on the disk",
        ".publishing.json is on the disk",
        ".publishing.json is moved",
        "a.csv is moved",
    ]


def test_a_folder_is_on_the_disk_with_all_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda number: flushed.append(os.fstat(number).st_size))
    with atomic.staged(tmp_path) as stage:
        (stage / "site/in").mkdir(parents=True)
        (stage / "site/a.html").write_bytes(b"1")
        (stage / "site/in/b.html").write_bytes(b"22")
        atomic.put(tmp_path, stage, ["site"])
    assert sorted(flushed[:2]) == [1, 2]

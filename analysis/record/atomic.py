"""Put files in place so that a kill, a full disk or a second run leaves no mixture behind.

What is new is made in a folder beside. A journal that names it is written last: before it stands,
nothing of the old is touched; once it stands, the next run finishes the moves.
"""

import json
import os
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from analysis.record.messages import NotNow

JOURNAL = Path(".publishing.json")
LOCK = Path(".publishing.lock")
STAGE = ".publishing-"  # with something behind it that no other run has
ENDS_IN = 5  # seconds after a kill, whatever the killed run had started

#: Told of a long run: how much is done, of how much, and what of.
Progress = Callable[[int, int, str], None]


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the project's lock, finish what a killed run began, and clear what it left.

    The system lets go of the lock when a process ends, however it ends. Within one process the
    lock can be taken again. Raises NotNow if another process holds it.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(root / LOCK, timeout=0, is_singleton=True)
    try:
        lock.acquire()
    except Timeout:
        raise NotNow(
            "another build or report is running in this folder: run this again when it has ended"
        ) from None
    try:
        if lock.lock_counter == 1:
            _recover(root)
        yield
    finally:
        lock.release()


@contextmanager
def staged(root: Path) -> Iterator[Path]:
    """Lock the project, and give a folder beside in which to make what `put` puts in place."""
    with alone(root):
        stage = Path(tempfile.mkdtemp(prefix=STAGE, dir=root))
        try:
            yield stage
        finally:
            if not interrupted(root):
                with held_back():
                    shutil.rmtree(stage, ignore_errors=True)


def put(root: Path, stage: Path, names: Iterable[str]) -> list[Path]:
    """Put files and folders in place, all of them or none; a folder takes the place of the old one.

    The names are their paths, the same from `stage` as from `root`. Return those that were put in
    place: a file whose content is the old one stays. Raises OSError if there is no room or no leave
    to write: then everything is as it was, or, after the first move, the next run finishes.
    """
    changed = [name for name in names if not _same(stage / name, root / name)]
    if changed:
        for name in changed:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            _flush(stage / name)
        journal = stage / JOURNAL
        journal.write_text(json.dumps({"stage": stage.name, "names": changed}), encoding="utf-8")
        _flush(journal)
        with held_back():
            journal.replace(root / JOURNAL)
            _move(root)
    return [root / name for name in changed]


def write(path: Path, content: bytes) -> None:
    """Give one file this content, or leave it as it is: it is written beside and renamed."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        beside.write_bytes(content)
        _flush(beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def publish(root: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Give files these contents, by path from `root`, as `put` does; return those that changed."""
    with staged(root) as stage:
        for name, content in contents.items():
            (stage / name).parent.mkdir(parents=True, exist_ok=True)
            (stage / name).write_bytes(content)
        return put(root, stage, contents)


def interrupted(root: Path) -> bool:
    """Tell whether a run was killed between its first move and its last: files may not match."""
    return (root / JOURNAL).exists()


@contextmanager
def held_back() -> Iterator[list[int]]:
    """Let Ctrl-C wait until what is begun is done; give the list of those that came meanwhile."""
    caught: list[int] = []
    here = threading.current_thread() is threading.main_thread()
    if not here or signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        yield caught  # nothing interrupts
        return
    before = signal.signal(signal.SIGINT, lambda number, _: caught.append(number))
    try:
        yield caught
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL if before is None else before)
        if caught:
            signal.raise_signal(signal.SIGINT)


def _recover(root: Path) -> None:
    with held_back():
        if interrupted(root):
            _move(root)
    until = time.monotonic() + ENDS_IN
    for stage in root.glob(f"{STAGE}*"):
        shutil.rmtree(stage, ignore_errors=True)
        while stage.exists() and time.monotonic() < until:
            time.sleep(0.1)  # what a killed run started is about to end, and may write there
            shutil.rmtree(stage, ignore_errors=True)


def _move(root: Path) -> None:
    """Do the moves of the journal that are not done yet."""
    journal = json.loads((root / JOURNAL).read_bytes())
    stage = root / journal["stage"]
    for name in journal["names"]:
        new, place = stage / name, root / name
        if new.is_dir() and place.is_dir():
            place.replace(stage / f"{name}.old")
        if new.exists():
            new.replace(place)
    (root / JOURNAL).unlink()


def _same(new: Path, old: Path) -> bool:
    return new.is_file() and old.is_file() and new.read_bytes() == old.read_bytes()


def _flush(path: Path) -> None:
    """Have a file, or all files of a folder, on the disk before anything is moved."""
    for file in [path, *path.rglob("*")] if path.is_dir() else [path]:
        if file.is_file():
            with file.open("rb+") as opened:
                os.fsync(opened.fileno())

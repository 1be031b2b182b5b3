"""Put files in place so that a kill, a full disk or a second run leaves no mixture behind.

New contents are written beside, under `.publishing/`. A journal that names them is put there last:
before it stands, nothing of the old is touched; once it stands, the next run finishes the moves.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

__all__ = ["alone", "interrupted", "publish"]

BESIDE = Path(".publishing")
JOURNAL = "journal.json"
LOCK = ".publishing.lock"
#: Working folders of a run that was killed.
LEFT_OVER = (".run-*", ".site-*")


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the project's lock, finish what a killed run began, and clear what it left.

    The system lets go of the lock when a process ends, however it ends. Within one process the
    lock can be taken again.

    Parameters
    ----------
    root : Path
        The project's folder.

    Raises
    ------
    RuntimeError
        If another process holds the lock.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(root / LOCK, timeout=0, is_singleton=True)
    try:
        lock.acquire()
    except Timeout:
        raise RuntimeError(
            "another build or report is running in this folder: run this again when it has ended"
        ) from None
    try:
        if lock.lock_counter == 1:
            _recover(root)
        yield
    finally:
        lock.release()


def publish(root: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Give files these contents, all of them or none.

    Parameters
    ----------
    root : Path
        The project's folder.
    contents : mapping of str to bytes
        By path from `root`.

    Returns
    -------
    list of Path
        The files whose content changed.

    Raises
    ------
    OSError
        If there is no room or no leave to write; every file is as it was.
    """
    with alone(root):
        changed = [name for name, content in contents.items() if _read(root / name) != content]
        if not changed:
            return []
        try:
            (root / BESIDE).mkdir()
            for number, name in enumerate(changed):
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                _write(root / BESIDE / str(number), contents[name])
            _write(root / BESIDE / "new", json.dumps(changed).encode())
            (root / BESIDE / "new").replace(root / BESIDE / JOURNAL)
        except BaseException:
            shutil.rmtree(root / BESIDE, ignore_errors=True)
            raise
        _move(root)
    return [root / name for name in changed]


def interrupted(root: Path) -> bool:
    """Whether a run was killed between its first move and its last, so that files may not match."""
    return (root / BESIDE / JOURNAL).exists()


def _recover(root: Path) -> None:
    if interrupted(root):
        _move(root)
    for pattern in (BESIDE.name, *LEFT_OVER):
        for path in root.glob(pattern):
            shutil.rmtree(path)


def _move(root: Path) -> None:
    """Do the moves of the journal that are not done yet."""
    journal = root / BESIDE / JOURNAL
    for number, name in enumerate(json.loads(journal.read_bytes())):
        written = root / BESIDE / str(number)
        if written.exists():
            written.replace(root / name)
    journal.unlink()
    (root / BESIDE).rmdir()


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _write(path: Path, content: bytes) -> None:
    """Write so that the content is on the disk before anything is moved."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())

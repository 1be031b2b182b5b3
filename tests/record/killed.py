"""A run that kills itself at the n-th thing that it does to files, and lives if it does fewer."""

import os
import signal
import sys
from pathlib import Path
from typing import Any

from analysis.record import atomic

TOUCHES = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir"}


def publish(at: int, root: Path, mark: str) -> None:
    """Put four files and a folder in place, or die on the way."""
    done = 0

    def count(event: str, _: Any) -> None:
        nonlocal done
        if event in TOUCHES:
            done += 1
            if done == at:
                os.kill(os.getpid(), signal.SIGKILL)

    names = [*(f"data/processed/{number}.csv" for number in range(4)), "site"]
    files = [*names[:4], "site/index.html", f"site/pages/{mark}.html"]
    with atomic.alone(root):
        sys.addaudithook(count)
        with atomic.staged(root) as stage:
            for name in files:
                (stage / name).parent.mkdir(parents=True, exist_ok=True)
                (stage / name).write_bytes(mark.encode() * 2000)
            atomic.put(root, stage, names)

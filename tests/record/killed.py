"""A run that kills itself at the n-th thing that it does to files: killed.py N ROOT MARK.

With 0 it lives, and prints how many things it did.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

from analysis.record import atomic

TOUCHES = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir"}


def publish(at: int, root: Path, mark: str) -> int:
    """Publish four files, or die on the way; the number of things done."""
    done = 0

    def count(event: str, _: Any) -> None:
        nonlocal done
        if event in TOUCHES:
            done += 1
            if done == at:
                os.kill(os.getpid(), signal.SIGKILL)

    contents = {f"data/processed/{number}.csv": mark.encode() * 2000 for number in range(4)}
    with atomic.alone(root):
        sys.addaudithook(count)
        atomic.publish(root, contents)
    return done


if __name__ == "__main__":
    sys.stdout.write(str(publish(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])))

"""A report of the folder it is run in, which kills itself at a moment: killed_report.py MOMENT.

A moment is what `progress` is told, such as ``notebooks 0``, or the n-th thing that is put in
place: ``move 0`` is the journal.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

from analysis.publishing.report import report
from analysis.record.atomic import STAGE


def kill_at(moment: str) -> None:
    """Report, and die when the moment has come."""
    moves = 0

    def come(now: str) -> None:
        if now == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal moves
        if event == "os.rename":
            target = str(arguments[1])
            if STAGE not in target or target.endswith(".old"):
                come(f"move {moves}")
                moves += 1

    sys.addaudithook(count)
    report(Path.cwd(), progress=lambda done, _, what: come(f"{what} {done}"))


if __name__ == "__main__":
    kill_at(sys.argv[1])

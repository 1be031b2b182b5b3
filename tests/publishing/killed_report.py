"""A report of the folder it is run in, which kills itself at a moment: killed_report.py MOMENT.

A moment is what `progress` is told, such as ``notebooks 0``, or the n-th thing that is put in
place: ``move 0`` is the journal.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

from analysis.publishing import site
from analysis.publishing.report import report
from analysis.record.atomic import STAGE

SHELL = "<head><title>[title]</title>[head]</head><body>[body]</body>"


def bare_pages(_: Path, source: Path, target: Path, *__: str) -> None:
    """Stand in for Sphinx, which takes its time: each page as it was laid out."""
    (target / "claims").mkdir(parents=True)
    (target / "claims/shell.html").write_text(SHELL, encoding="utf-8")
    for path in source.glob("*.md"):
        (target / f"{path.stem}.html").write_bytes(path.read_bytes())


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
    site._sphinx = bare_pages
    kill_at(sys.argv[1])

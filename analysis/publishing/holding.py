"""Which findings of the notebooks no longer hold: their cells are run without kernels.

In a kernel a notebook stops at its first finding that fails. Here each cell is run, and what it
shows is thrown away, so that all findings are looked at, in seconds.
"""

import json
import linecache
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stdout
from io import StringIO
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from analysis.publishing.cell_rules import heading_above
from analysis.publishing.freshness import notebooks_of

AT_ONCE = 2


def failing_findings(root: Path) -> list[str]:
    """Name each finding that the tables no longer bear out, and each cell that cannot be run.

    A line has the notebook, the heading, and the condition with its values.
    """
    with ProcessPoolExecutor(AT_ONCE, get_context("spawn")) as fresh:
        return [fault for faults in fresh.map(_failing, notebooks_of(root)) for fault in faults]


def _failing(path: Path) -> list[str]:
    """Run the cells of a notebook, in a process of its own: they set options for all."""
    import matplotlib.pyplot as plt

    plt.switch_backend("Agg")
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    names: dict[str, Any] = {"__name__": "__main__"}
    faults = []
    for number, cell in enumerate(cells):
        if cell["cell_type"] != "code":
            continue
        source, place = "".join(cell["source"]), f"{path.name}, cell {number + 1}"
        # where `holds` reads the condition as it is written
        linecache.cache[place] = (len(source), None, source.splitlines(keepends=True), place)
        try:
            with redirect_stdout(StringIO()):
                exec(compile(source, place, "exec"), names)  # noqa: S102 (the project's own cells)
        except Exception as error:
            heading = heading_above(cells, number)
            told = f"under {heading!r}: {type(error).__name__}: {error}"
            faults.append(f"notebooks/{path.name}: {told}")
    return faults

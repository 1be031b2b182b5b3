"""Which findings of the notebooks no longer hold: their cells are run without kernels.

In a kernel a notebook stops at its first finding that fails. Here each statement is run, and what
it shows is thrown away, so that all findings are looked at, in seconds.
"""

import ast
import linecache
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stdout
from io import StringIO
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from analysis.publishing.cell_rules import heading_above
from analysis.publishing.freshness import NoNotebook, read
from analysis.showing.findings import FindingFails, rows_behind

AT_ONCE = 2
#: Of a condition that raises, since the record has more or fewer rows than it was written for.
CANNOT = "cannot be told of the figures as they are"


def failing_findings(paths: Iterable[Path]) -> list[str]:
    """Name each finding of notebooks that the tables no longer bear out, and what cannot be run.

    A line has the notebook, the heading, and the condition with its values.
    """
    with ProcessPoolExecutor(AT_ONCE, get_context("spawn")) as fresh:
        return [fault for faults in fresh.map(_failing, paths) for fault in faults]


def _failing(path: Path) -> list[str]:
    """Run the cells of a notebook, in a process of its own: they set options for all."""
    import matplotlib.pyplot as plt

    from analysis.showing import pictures

    plt.switch_backend("Agg")
    pictures.show = lambda figure, *_: plt.close(figure)  # nobody sees it, and drawing takes long
    try:
        cells = read(path)["cells"]
    except NoNotebook as why:
        return [f"notebooks/{path.name}: {why}"]
    names: dict[str, Any] = {"__name__": "__main__"}
    faults: list[str] = []
    broken = False  # then names may lack, which is no fault of its own
    for number, cell in enumerate(cells):
        if cell["cell_type"] != "code":
            continue
        for error in _errors(cell["source"], f"{path.name}, cell {number + 1}", names):
            if not (broken and isinstance(error, NameError)):
                heading = heading_above(cells, number)
                told = f"under {heading!r}: {type(error).__name__}: {error}"
                faults.append(f"notebooks/{path.name}: {told}")
            broken |= not isinstance(error, FindingFails)
    return faults


def _errors(source: str, place: str, names: dict[str, Any]) -> Iterator[Exception]:
    """Run the statements of a cell one by one, and give what each raises.

    What a `holds` raises that is no finding, such as the error of a number where there are two
    now, is told as the finding that it stands for.
    """
    # where `holds` reads the condition as it is written
    linecache.cache[place] = (len(source), None, source.splitlines(keepends=True), place)
    try:
        cell = ast.parse(source, place)
    except SyntaxError as error:
        yield error
        return
    for statement in cell.body:
        try:
            with redirect_stdout(StringIO()):
                code = compile(ast.Module([statement], []), place, "exec")
                exec(code, names)  # noqa: S102 (the project's own cells)
        except Exception as error:
            written = ast.unparse(statement)
            cannot = written.startswith("holds(") and not isinstance(
                error, FindingFails | NameError
            )
            told = [f"{CANNOT}: {written}", f"    {error}", *rows_behind(statement, names, cell)]
            yield FindingFails("\n".join(told)) if cannot else error

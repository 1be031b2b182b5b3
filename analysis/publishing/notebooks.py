"""Run the notebooks that are not current, each in a fresh kernel of this interpreter."""

import asyncio
import os
import re
import tempfile
from pathlib import Path
from typing import Any

from analysis.publishing.cell_rules import heading_above
from analysis.publishing.freshness import (
    SAVED,
    NoNotebook,
    dumps,
    normalised,
    read,
    readme_charts,
    stamped,
    why_stale,
)
from analysis.publishing.holding import failing_findings
from analysis.record.atomic import Progress, held_back
from analysis.record.messages import UserError

INLINE = "module://matplotlib_inline.backend_inline"
AT_ONCE = 2
CELL_SECONDS = 120
HEARD_IN = 0.1  # seconds after Ctrl-C


class ReportError(UserError):
    """Notebooks that fail; one line for each fault."""


class _Failed(Exception):
    """A notebook that fails: where, and why."""


class _FindingFailed(_Failed):
    """A notebook of which a finding fails: others may, since a kernel stops at the first."""


def execute(root: Path, *, force: bool = False, progress: Progress | None = None) -> dict[str, str]:
    """Run the notebooks that are not current, and return those that were written, with the reason.

    One that another program saved, with sources and outputs as they were, is only put in form.

    The same sources give the same bytes. A notebook sees the `analysis` and the tables of the
    project that it stands in. When one fails or takes too long, none is written: ReportError has
    the notebook, the cell, its line and the error.
    """
    stale = why_stale(root)
    todo = {path: "all are run" if force else why for path, why in stale.items() if why or force}
    to_run = [path for path, why in todo.items() if why != SAVED]
    with held_back() as caught:  # a loop that is half made when Ctrl-C comes complains of itself
        made = asyncio.run(_run_all(to_run, root, progress, caught)) if to_run else {}
    for path in todo.keys() - made.keys():
        made[path] = dumps(normalised(read(path)))
    for path, text in made.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    for name, chart in readme_charts(root).items():
        (root / name).write_bytes(chart)
    return {path.name: why for path, why in todo.items()}


async def _run_all(
    paths: list[Path], root: Path, progress: Progress | None, caught: list[int]
) -> dict[Path, str]:
    """Run notebooks, some at a time, until a signal is caught; raise with the faults of all."""
    slots = asyncio.Semaphore(AT_ONCE)
    made: dict[Path, str] = {}
    faults: dict[Path, _Failed] = {}

    async def run(path: Path) -> None:
        try:
            async with slots:
                made[path] = await _run(path, root)
        except _Failed as fault:
            faults[path] = fault
        if progress:
            progress(len(made) + len(faults), len(paths), path.name)

    if progress:
        progress(0, len(paths), "notebooks")
    # A group waits for all of its tasks, so that an interrupt ends every kernel.
    async with asyncio.TaskGroup() as group:
        waiting = {group.create_task(run(path)) for path in paths}
        while waiting:
            if caught:
                raise asyncio.CancelledError
            _, waiting = await asyncio.wait(waiting, timeout=HEARD_IN)
    if faults:
        told = sorted(f"notebooks/{path.name}: {fault}" for path, fault in faults.items())
        more = [path for path, fault in faults.items() if isinstance(fault, _FindingFailed)]
        for path in sorted(more):
            told += failing_findings([path])[1:]
        raise ReportError("\n".join(told))
    return made


async def _run(path: Path, root: Path) -> str:
    """Run a notebook; return it with its outputs, as text."""
    from nbclient.exceptions import CellExecutionError, CellTimeoutError

    try:
        notebook = read(path)
    except NoNotebook as error:
        raise _Failed(str(error)) from None
    client = _client(notebook, path.parent)
    # A folder of its own: no start-up files of the user, and no history that two kernels lock.
    with tempfile.TemporaryDirectory(prefix="ipython-") as own:
        try:
            await _execute(client, _environment(root, own))
        except CellExecutionError as error:
            place = f"In [{client.code_cells_executed}]{_line(error.traceback)}"
            told = f"{place}: {error.ename}: {error.evalue}"
            if error.ename != "FindingFails" and "`holds(" not in place:
                raise _Failed(told) from None
            heading = _heading(notebook, client.code_cells_executed)
            raise _FindingFailed(f"under {heading!r}, {told}") from None
        except CellTimeoutError:
            place = f"In [{client.code_cells_executed}]"
            raise _Failed(f"{place}: took more than {CELL_SECONDS} seconds") from None
        except RuntimeError as error:  # of a dead kernel, and of one that does not start
            if client.code_cells_executed:
                raise _Failed(f"In [{client.code_cells_executed}]: the kernel died") from None
            raise _Failed(f"its kernel does not start: {error}") from None
    return dumps(stamped(notebook, root))


def _environment(root: Path, own: str) -> dict[str, str]:
    """Have a kernel import the project's own `analysis`, whichever is installed."""
    path = os.pathsep.join(filter(None, [str(root), os.environ.get("PYTHONPATH")]))
    return {**os.environ, "PYTHONPATH": path, "IPYTHONDIR": own, "MPLBACKEND": INLINE}


def _line(traceback: str) -> str:
    """Pick the line of the cell out of IPython's coloured traceback."""
    line = re.search(r"^-+> (\d+) (.*)$", re.sub(r"\x1b\[[\d;]*m", "", traceback), re.MULTILINE)
    return f", line {line[1]}, `{line[2].strip()}`" if line else ""


def _heading(notebook: Any, run: int) -> str:
    """Give the heading that the code cell run as number `run` stands under."""
    code = [place for place, cell in enumerate(notebook.cells) if cell["cell_type"] == "code"]
    return heading_above(notebook.cells, code[run - 1])


async def _execute(client: Any, environment: dict[str, str]) -> None:
    """Run the cells in a kernel, and leave signals alone.

    nbclient's own way answers an interrupt itself, and takes the kernel away while others still
    talk to it.
    """
    kernel = client.km
    client.reset_execution_trackers()
    try:
        await client.async_start_new_kernel(env=environment)
        await client.async_start_new_kernel_client()
        for number, cell in enumerate(client.nb.cells):
            count = client.code_cells_executed + 1
            await client.async_execute_cell(cell, number, execution_count=count)
    finally:
        if client.kc:
            client.kc.stop_channels()
        await kernel.shutdown_kernel(now=True)


def _client(notebook: Any, folder: Path) -> Any:
    """Make what runs a notebook in that folder, in a kernel of this very interpreter.

    It knows no folder of kernels, whatever the user has registered.
    """
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient

    specs = KernelSpecManager(kernel_dirs=[])
    return NotebookClient(
        notebook,
        # "auto" encrypts where it can; the default warns about plain TCP
        km=AsyncKernelManager(kernel_spec_manager=specs, transport_encryption="auto"),
        timeout=CELL_SECONDS,
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(folder)}},
    )

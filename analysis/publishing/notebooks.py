"""Run the notebooks.

All or nothing: what is made is made beside, and moved once the whole of it succeeded. Skipped where
nothing changed: a notebook carries in its metadata what it was made from (`PARTS`) and a
digest of its outputs.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.record import atomic

if TYPE_CHECKING:
    from jupyter_client.manager import AsyncKernelManager

__all__ = ["ReportError", "execute", "stale_notebooks"]

Notebook = dict[str, Any]
Progress = Callable[[int, int, str], None]

#: What a notebook depends on, and how to say that it changed.
PARTS = {
    "sources": "its cells",
    "tables": "the processed tables",
    "library": "the library",
    "lock": "the locked environment",
}
#: The rooms that notebooks use: a change elsewhere makes none stale.
ROOMS = ("reading", "record", "comparing", "showing")
#: The tag of a cell whose chart the README shows; `docs/_static` has it under the notebook's name.
README_TAG = "readme"
#: The key in the metadata of a notebook.
KEY = "stated_figures"
#: Written into each notebook as it is, since a kernel reports the machine's own Python version.
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {
        "codemirror_mode": {"name": "ipython", "version": 3},
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "nbconvert_exporter": "python",
        "pygments_lexer": "ipython3",
    },
}
INLINE = "module://matplotlib_inline.backend_inline"
AT_ONCE = 2
CELL_SECONDS = 120


class ReportError(RuntimeError):
    """Notebooks that fail; one line for each fault."""


def execute(
    root: Path, *, force: bool = False, progress: Progress | None = None
) -> dict[Path, str]:
    """Run the notebooks that are not current, and write them with their outputs.

    The same sources give the same bytes. When one notebook fails, none is written.

    Parameters
    ----------
    root : Path
        The folder that holds ``notebooks/``, ``data/`` and ``analysis/``.
    force : bool, default False
        Run those that are current too.
    progress : callable, optional
        Called with the number of notebooks done, how many there are to do, and the last one's name.

    Returns
    -------
    dict of Path to str
        The notebooks that were run, each with the reason.

    Raises
    ------
    ReportError
        If a cell fails or takes too long: the notebook, the cell, its line and the error.
    """
    common = _common_digests(root)
    reasons = {path: _why_stale(path, common) for path in _notebooks(root)}
    todo = {path: why or "all are run" for path, why in reasons.items() if why or force}
    if not todo:
        return {}
    with tempfile.TemporaryDirectory(prefix=".run-", dir=root) as folder:
        made = asyncio.run(_run_all(list(todo), common, Path(folder), progress or _silent))
        atomic.publish(root, {f"notebooks/{path.name}": new.read_bytes() for path, new in made})
    atomic.publish(root, _readme_charts(root))
    return todo


def stale_notebooks(root: Path) -> list[str]:
    """Say which notebooks are not as `execute` would leave them, and why; nothing is run.

    Parameters
    ----------
    root : Path
        The folder that holds ``notebooks/``, ``data/`` and ``analysis/``.

    Returns
    -------
    list of str
        One message for each such notebook; empty if all are current.
    """
    common = _common_digests(root)
    reasons = ((path, _why_stale(path, common)) for path in _notebooks(root))
    found = [f"notebooks/{path.name}: {reason}" for path, reason in reasons if reason]
    return found + [
        f"{name}: is not the chart of its notebook that is tagged {README_TAG}"
        for name, chart in _readme_charts(root).items()
        if not ((root / name).exists() and (root / name).read_bytes() == chart)
    ]


# --- what a notebook was made from ---------------------------------------------------------------


def _notebooks(root: Path) -> list[Path]:
    return sorted((root / "notebooks").glob("*.ipynb"))


def _readme_charts(root: Path) -> dict[str, bytes]:
    """The charts that the README shows, by the file that it shows them from."""
    return {
        f"docs/_static/{path.stem}.png": base64.b64decode("".join(output["data"]["image/png"]))
        for path in _notebooks(root)
        for cell in json.loads(path.read_text(encoding="utf-8")).get("cells", [])
        if README_TAG in cell["metadata"].get("tags", [])
        for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {})
    }


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _digest(files: Iterable[Path], root: Path) -> str:
    """Digest names and contents, whatever line endings a checkout gave them."""
    digest = hashlib.sha256()
    for path in files:
        content = path.read_bytes().replace(b"\r\n", b"\n")
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _common_digests(root: Path) -> dict[str, str]:
    """Digest what all notebooks depend on."""
    library = [
        path
        for room in ROOMS
        for path in _files(root / "analysis" / room)
        if path.suffix in {".py", ".toml"}
    ]
    lock = root / "requirements.lock"
    return {
        "tables": _digest(_files(root / "data" / "processed"), root),
        "library": _digest(library, root),
        "lock": _digest([lock] if lock.exists() else [], root),
    }


def _own_digest(notebook: Notebook) -> str:
    return _sha(json.dumps([(cell["cell_type"], cell["source"]) for cell in notebook["cells"]]))


def _outputs_digest(notebook: Notebook) -> str:
    outputs = [cell["outputs"] for cell in notebook["cells"] if cell["cell_type"] == "code"]
    return _sha(json.dumps(outputs, sort_keys=True))


def _why_stale(path: Path, common: dict[str, str]) -> str:
    """Say why a notebook has to be run, or nothing."""
    try:
        text = path.read_text(encoding="utf-8")
        notebook: Notebook = json.loads(text)
        made_from = notebook["metadata"].get(KEY)
        if not made_from:
            return "has not been run by `report`"
        now = {"sources": _own_digest(notebook), **common}
        changed = [what for part, what in PARTS.items() if made_from.get(part) != now[part]]
        if changed:
            return f"{', '.join(changed)} changed since it was run"
        counts = [c["execution_count"] for c in notebook["cells"] if c["cell_type"] == "code"]
        if counts != list(range(1, len(counts) + 1)):
            return f"its cells are not numbered 1 to {len(counts)}: stripped, or run out of order"
        if made_from.get("outputs") != _outputs_digest(notebook):
            return "its outputs are not those that `report` wrote"
        if text != _dumps(_normalised(notebook)):
            return "was saved by another program"
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return f"is no notebook of format 4.5 ({type(error).__name__}: {error})"
    return ""


def _normalised(notebook: Notebook) -> Notebook:
    """Drop what differs from run to run or from machine to machine."""
    for cell in notebook["cells"]:
        for key in ("execution", "ExecuteTime", "papermill", "collapsed", "scrolled"):
            cell["metadata"].pop(key, None)
    kept = {k: v for k, v in notebook["metadata"].items() if k in {KEY, "title", "authors"}}
    return {**notebook, "metadata": {**kept, **METADATA}, "nbformat": 4, "nbformat_minor": 5}


def _dumps(notebook: Notebook) -> str:
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


# --- running -------------------------------------------------------------------------------------


def _silent(_done: int, _total: int, _what: str) -> None:
    pass


async def _run_all(
    paths: list[Path], common: dict[str, str], folder: Path, progress: Progress
) -> list[tuple[Path, Path]]:
    """Run notebooks, some at a time, into `folder`; raise with the faults of all of them."""
    slots = asyncio.Semaphore(AT_ONCE)
    made: list[tuple[Path, Path]] = []
    faults: list[str] = []

    async def one(path: Path) -> None:
        async with slots:
            fault = await _run(path, common, folder)
        made.append((path, folder / path.name))
        if fault:
            faults.append(f"notebooks/{path.name}: {fault}")
        progress(len(made), len(paths), path.name)

    progress(0, len(paths), "notebooks")
    await asyncio.gather(*map(one, paths))
    if faults:
        raise ReportError("\n".join(sorted(faults)))
    return made


async def _run(path: Path, common: dict[str, str], folder: Path) -> str:
    """Run one notebook into `folder`; return what went wrong, or nothing."""
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    try:
        notebook = nbformat.read(path, as_version=4)
    except Exception as error:  # nbformat raises whatever it meets in a broken file
        return f"cannot be read: {str(error).strip().splitlines()[0]}"
    client = NotebookClient(
        notebook,
        km=_kernel_manager(),
        timeout=CELL_SECONDS,
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(path.parent)}},
    )
    # A folder of its own: no start-up files of the user, and no history that two kernels lock.
    env = {**os.environ, "IPYTHONDIR": str(folder / path.stem), "MPLBACKEND": INLINE}
    try:
        await client.async_execute(cleanup_kc=True, env=env)
    except CellExecutionError as error:
        place = f"In [{client.code_cells_executed}]{_line(error.traceback)}"
        return f"{place}: {error.ename}: {error.evalue}"
    except CellTimeoutError:
        return f"In [{client.code_cells_executed + 1}]: took more than {CELL_SECONDS} seconds"
    except DeadKernelError:
        return f"In [{client.code_cells_executed + 1}]: the kernel died"
    result: Notebook = json.loads(nbformat.writes(notebook))
    made_from = {"sources": _own_digest(result), **common, "outputs": _outputs_digest(result)}
    result["metadata"][KEY] = made_from
    (folder / path.name).write_text(_dumps(_normalised(result)), encoding="utf-8", newline="\n")
    return ""


def _line(traceback: str) -> str:
    """Pick the line of the cell out of IPython's coloured traceback."""
    found = re.search(r"^-+> (\d+) (.*)$", re.sub(r"\x1b\[[\d;]*m", "", traceback), re.MULTILINE)
    return f", line {found[1]}, `{found[2].strip()}`" if found else ""


def _kernel_manager() -> AsyncKernelManager:
    """Manage a kernel of this very interpreter, whatever kernels the user has registered."""
    from ipykernel.kernelspec import RESOURCES, get_kernel_dict
    from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager

    class ThisPython(KernelSpecManager):
        def get_kernel_spec(self, kernel_name: str) -> KernelSpec:  # noqa: ARG002
            return KernelSpec(resource_dir=RESOURCES, **get_kernel_dict())

    # "auto" encrypts where it can; the default warns about plain TCP.
    return AsyncKernelManager(kernel_spec_manager=ThisPython(), transport_encryption="auto")

"""What notebooks were made from, and whether it is still the same.

A notebook carries in its metadata digests of its sources (`PARTS`) and of its outputs.
"""

import base64
import hashlib
import json
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import nbformat

Notebook = dict[str, Any]
Cell = dict[str, Any]

#: What a notebook depends on, and how to say that it changed.
PARTS = {
    "sources": "its cells",
    "tables": "the processed tables",
    "library": "the library",
    "lock": "the locked environment",
}
#: Said of a notebook whose form alone changed: it needs no run.
SAVED = "was saved by another program"
#: The rooms that notebooks use: a change elsewhere makes none stale.
ROOMS = ("reading", "record", "comparing", "showing")
#: The tag of a cell whose chart the README shows; `docs/_static` has it under the notebook's name.
README_TAG = "readme"
#: Metadata of a cell that are kept: the tags, and the name that gives its chart an address.
KEPT = ("tags", "name")
#: Said of a notebook without a heading, which no list of contents can name.
NO_TITLE = "has no title: begin its first cell, of Markdown, with a line such as # What is asked"
_HEADING = re.compile(r"^#+ +\S", re.MULTILINE)
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


class NoNotebook(ValueError):
    """A file among the notebooks that holds none, and why; its name is the reader's to say."""


def stale_notebooks(root: Path) -> list[str]:
    """Say which notebooks are not as `report` would leave them, and why; nothing is run."""
    ways_out = {SAVED: "report puts it in form, without a run"}
    faults = {
        path.name: f"{reason}: {ways_out.get(reason, 'run report')}"
        for path, reason in why_stale(root).items()
        if reason
    }
    faults |= unfit_notebooks(root)  # which no report mends
    return [f"notebooks/{name}: {fault}" for name, fault in faults.items()] + [
        f"{name}: is not the chart of its notebook that is tagged {README_TAG}"
        for name, chart in readme_charts(root).items()
        if not ((root / name).exists() and (root / name).read_bytes() == chart)
    ]


def why_stale(root: Path) -> dict[Path, str]:
    """Say of each notebook why it has to be run, or nothing."""
    common = _common_digests(root)
    return {path: _why_stale(path, common) for path in notebooks_of(root)}


def unfit_notebooks(root: Path) -> dict[str, str]:
    """Say of each notebook that cannot be read, or has no title, what is wrong with it."""
    faults = {}
    for path in notebooks_of(root):
        try:
            cells = read(path)["cells"]
        except NoNotebook as error:
            faults[path.name] = str(error)
        else:
            told = (cell["source"] for cell in cells if cell["cell_type"] == "markdown")
            if not any(map(_HEADING.search, told)):
                faults[path.name] = NO_TITLE
    return faults


def notebooks_of(root: Path) -> list[Path]:
    """Return the notebooks of the project, in their order."""
    return sorted((root / "notebooks").glob("*.ipynb"))


def cell_faults(root: Path, *rules: Callable[[list[Cell]], Iterable[tuple[int, str]]]) -> list[str]:
    """Say where the cells of the notebooks break a rule: the notebook, the cell and what is wrong.

    A rule yields, for the cells of a notebook, the number of a cell from 0 and its fault.
    """
    return [
        f"notebooks/{path.name}: cell {number + 1}: {fault}"
        for path, notebook in _readable(root)
        for rule in rules
        for number, fault in rule(notebook["cells"])
    ]


def readme_charts(root: Path) -> dict[str, bytes]:
    """Return the charts that the README shows, by the file that it shows them from."""
    return {
        f"docs/_static/{path.stem}.png": base64.b64decode(output["data"]["image/png"])
        for path, notebook in _readable(root)
        for cell in notebook["cells"]
        if README_TAG in cell["metadata"].get("tags", [])
        for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {})
    }


def digest(paths: Iterable[Path], root: Path) -> str:
    """Digest names and contents, whatever line endings a checkout gave them."""
    made = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file():
            content = path.read_bytes().replace(b"\r\n", b"\n")
            name = path.relative_to(root).as_posix()
            made.update(f"{name}\0{len(content)}\0".encode() + content)
    return made.hexdigest()


def stamped(notebook: Notebook, root: Path) -> Notebook:
    """Return an executed notebook in the one form that is kept, with what it was made from."""
    made_from = {
        "sources": _own_digest(notebook),
        **_common_digests(root),
        "outputs": _outputs_digest(notebook),
    }
    return normalised({**notebook, "metadata": {**notebook["metadata"], KEY: made_from}})


def normalised(notebook: Notebook) -> Notebook:
    """Drop what differs between runs, machines and programs: all metadata but those named here.

    The code of a cell that makes nothing but prose is folded in JupyterLab.
    """
    for cell in notebook["cells"]:
        cell["metadata"] = {k: v for k, v in cell["metadata"].items() if k in KEPT and v}
        outputs = cell.get("outputs", [])
        if outputs and all("text/markdown" in output.get("data", {}) for output in outputs):
            cell["metadata"]["jupyter"] = {"source_hidden": True}
    kept = {k: v for k, v in notebook["metadata"].items() if k in {KEY, "title", "authors"}}
    return {**notebook, "metadata": {**kept, **METADATA}, "nbformat": 4, "nbformat_minor": 5}


def keep_form(model: dict[str, Any], path: str, contents_manager: Any) -> None:
    """Have JupyterLab save the project's notebooks in the one form: a hook of its server.

    `model` is what is about to be saved, and is changed; `path` is from the folder that the server
    was started on, which may be `notebooks` itself.
    """
    folder = Path(contents_manager.root_dir, path.strip("/")).parent
    if model["type"] == "notebook" and folder.name == "notebooks":
        model["content"] = normalised(model["content"])


def read(path: Path) -> Notebook:
    """Read a notebook, with the lines of each source and output joined, and ids for its cells.

    Raises NoNotebook if it is none of format 4.
    """
    try:
        notebook: Notebook = nbformat.v4.reads(path.read_text(encoding="utf-8"))
        notebook["nbformat_minor"] = 5  # which earlier ones become by the ids alone
        for number, cell in enumerate(notebook["cells"]):
            cell.setdefault("id", f"cell-{number}")  # nbformat takes them by lot
        with warnings.catch_warnings(action="ignore"):  # of an id that stands twice, and is mended
            nbformat.validate(notebook)
    except OSError as error:
        raise NoNotebook(f"cannot be read: {error.strerror}") from None
    except Exception as error:  # nbformat raises whatever it meets in a broken file
        why = str(error).strip().partition("\n")[0]
        raise NoNotebook(f"cannot be read: is no notebook of format 4: {why}") from None
    return notebook


def dumps(notebook: Notebook) -> str:
    """Write a notebook as text, which has each line of a source or output in one of its own."""
    return f"{nbformat.v4.writes(nbformat.from_dict(notebook))}\n"


def _readable(root: Path) -> Iterator[tuple[Path, Notebook]]:
    """Yield the notebooks that can be read; of the others `stale_notebooks` tells."""
    for path in notebooks_of(root):
        with suppress(NoNotebook):
            yield path, read(path)


def _common_digests(root: Path) -> dict[str, str]:
    """Digest what all notebooks depend on."""
    library = (path for room in ROOMS for path in (root / "analysis" / room).rglob("*"))
    return {
        "tables": digest((root / "data" / "processed").glob("*.csv"), root),
        "library": digest((path for path in library if path.suffix in {".py", ".toml"}), root),
        "lock": digest([root / "requirements-lab.lock"], root),
    }


def _sha(content: object) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _own_digest(notebook: Notebook) -> str:
    return _sha([(cell["cell_type"], cell["source"]) for cell in notebook["cells"]])


def _outputs_digest(notebook: Notebook) -> str:
    return _sha([cell["outputs"] for cell in notebook["cells"] if cell["cell_type"] == "code"])


def _why_stale(path: Path, common: dict[str, str]) -> str:
    try:
        notebook = read(path)
    except NoNotebook as error:
        return str(error)
    made_from = notebook["metadata"].get(KEY)
    if not isinstance(made_from, dict):
        return "has not been run by `report`"
    now = {"sources": _own_digest(notebook), **common}
    changed = [what for part, what in PARTS.items() if made_from.get(part) != now[part]]
    if changed:
        return f"{', '.join(changed)} changed since it was run"
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    if [cell["execution_count"] for cell in code] != list(range(1, len(code) + 1)):
        return f"its cells are not numbered 1 to {len(code)}: stripped, or run out of order"
    if made_from.get("outputs") != _outputs_digest(notebook):
        return "its outputs are not those that `report` wrote"
    if path.read_text(encoding="utf-8") != dumps(normalised(notebook)):
        return SAVED
    return ""

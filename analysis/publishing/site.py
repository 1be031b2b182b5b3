"""Render the executed notebooks and the tables to a site that needs no server and no network.

All or nothing: the pages are made beside and moved into place once all are there. Nothing is
rendered where nothing changed: the site carries a digest of what it was made from.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from analysis.publishing import front_page, listings, notebook_pages, pages
from analysis.record.atomic import alone

__all__ = ["SiteError", "render"]

Progress = Callable[[int, int, str], None]

PAGES = {
    "figures": pages.figures_page,
    "documents": listings.documents_page,
    "references": listings.references_page,
    "disagreements": listings.disagreements_page,
}


class SiteError(RuntimeError):
    """Pages that cannot be rendered; one line for each fault."""


def render(root: Path, *, force: bool = False, progress: Progress | None = None) -> bool:
    """Render the executed notebooks, the codebook and the record of figures into ``site/``.

    Parameters
    ----------
    root : Path
        The folder that holds ``notebooks/``, ``data/`` and ``docs/``.
    force : bool, default False
        Render even where nothing changed.
    progress : callable, optional
        Called with 0, 1 and what is rendered at the start, with 1, 1 at the end.

    Returns
    -------
    bool
        False if the site was up to date already.

    Raises
    ------
    SiteError
        With every warning that Sphinx has; the old site stays as it is.
    """
    site = root / "site"
    with alone(root), tempfile.TemporaryDirectory(prefix=".site-", dir=root) as folder:
        source, new, old = (Path(folder, name) for name in ("source", "new", "old"))
        _stage(root, source)
        stamp = _digest(source, root / "requirements.lock")
        made = site / ".stamp"
        if not force and made.is_file() and made.read_text(encoding="utf-8") == stamp:
            return False
        if progress:
            progress(0, 1, "site")
        _sphinx(source, new)
        (new / ".stamp").write_text(stamp, encoding="utf-8")
        if site.exists():
            site.replace(old)
        new.replace(site)
        if progress:
            progress(1, 1, "site")
    return True


def _stage(root: Path, source: Path) -> None:
    """Lay out what Sphinx reads, so that links between files work as they do in the repository."""
    shutil.copytree(root / "docs", source, ignore=shutil.ignore_patterns("_build"))
    shutil.copytree(root / "data/processed", source / "data/processed")
    table = pages.read(root)
    for name, made in PAGES.items():
        (source / f"{name}.md").write_text(made(table), encoding="utf-8")
    found, names = [], []
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            cell["source"] = "".join(cell["source"])
        charts = notebook_pages.for_site(notebook, path.stem, table.anchors, table.quoted)
        for name, png in charts.items():
            _write(source / name, png)
        text = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True)
        _write(source / "notebooks" / path.name, text.encode())
        found.append(front_page.cards(notebook, path.stem))
        names.append(path.stem)
    index = source / "index.md"
    template = index.read_text(encoding="utf-8")
    filled = front_page.fill(template, table, front_page.strongest(found), names)
    index.write_text(filled, encoding="utf-8")
    front_page.downloads(root, source / "extra/downloads")


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _digest(source: Path, lock: Path) -> str:
    """Digest names and contents of what is rendered, whatever line endings a checkout gave them."""
    digest = hashlib.sha256()
    for path in sorted(each for each in [*source.rglob("*"), lock] if each.is_file()):
        name = path.relative_to(source).as_posix() if path != lock else lock.name
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _sphinx(source: Path, target: Path) -> None:
    """Build the pages in a process of its own; a warning is an error, mostly a broken link."""
    options = ["-W", "-q", "-d", str(source / ".doctrees")]
    command = [sys.executable, "-m", "sphinx", *options, str(source), str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = done.stderr.replace(f"{source}{os.sep}", "").strip()
        # myst-nb counts lines of a notebook as cell times 10 000 plus line.
        raise SiteError(re.sub(r"(\.ipynb):(\d+)(\d{4}):", r"\1: cell \2, line \3:", said))

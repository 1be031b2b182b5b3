"""Render the executed notebooks and the tables to a site that needs no server and no network.

Nothing is rendered where nothing changed: the site carries a digest of what it was made from.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from analysis.publishing import links, notebook_pages
from analysis.publishing.downloads import WITH_IT, downloads
from analysis.publishing.entry_pages import Entries
from analysis.publishing.found import complete, listed_for_machines, listed_for_search
from analysis.publishing.freshness import digest, dumps, notebooks_of, read
from analysis.publishing.front_page import front_page
from analysis.publishing.locales import Wording, marked
from analysis.publishing.notebook_pages import Chart
from analysis.publishing.pages import PAGES
from analysis.publishing.release import release_of
from analysis.publishing.translated import wordings
from analysis.record.atomic import Progress
from analysis.record.messages import UserError

STAMP = "site/.stamp"
MADE_FROM = ("analysis", "data/processed", "docs")
ALSO_OF_SITE = ("requirements.lock", "pyproject.toml", *WITH_IT)
NOT_READ = ("_build", "__pycache__")  # what Sphinx, called by hand, and Python leave there
# Sphinx, which ends when its standard input does: so with this process, however that ends
SPHINX = """
import os, runpy, sys, threading
threading.Thread(target=lambda: (os.read(0, 1), os._exit(1)), daemon=True).start()
runpy.run_module("sphinx", run_name="__main__", alter_sys=True)
"""


STATIC = re.compile(r'(?<==")((?:\.\./)*)(_static/[^"?]+)')  # a link to a file of the theme


#: Words that the theme has in English alone.
THEME = (
    *(marked("Back to top"), marked("Color mode"), marked("Main"), marked("Page")),
    *(marked("Search..."), marked("System Settings"), marked("Table of contents")),
    *(marked("Toggle primary sidebar"), marked("Toggle secondary sidebar")),
    marked("Version warning"),
)
_THEME = re.compile(rf'(?<=[">])(\s*)({"|".join(map(re.escape, THEME))})(?=\s*["<])')


class SiteError(UserError):
    """Pages that cannot be rendered; one line for each fault."""


def render(root: Path, *, force: bool = False, progress: Progress | None = None) -> bool:
    """Render the executed notebooks, the codebook and the record of figures into ``site/``.

    Return False if the site was up to date already. SiteError has every warning that Sphinx has;
    the old site then stays as it is.
    """
    stamp = _stamp(root)
    made = root / STAMP
    if not force and made.is_file() and made.read_text(encoding="utf-8") == stamp:
        return False
    if progress:
        progress(0, 1, "site")
    with tempfile.TemporaryDirectory(prefix=".site-", dir=root) as folder:
        source, site = Path(folder, "source"), Path(folder, "site")
        editions = _lay_out(root, source)
        downloads(root, source / "en/extra/downloads")

        def pages_of(entries: Entries) -> None:
            wording = entries.record.wording
            _sphinx(root, source / wording.code, site / wording.folder, wording.code)

        with ThreadPoolExecutor() as pool:
            list(pool.map(pages_of, editions))
        _complete(editions, site)
        (site / made.name).write_text(stamp, encoding="utf-8")
        shutil.rmtree(root / "site", ignore_errors=True)
        site.replace(root / "site")
    if progress:
        progress(1, 1, "site")
    return True


def _stamp(root: Path) -> str:
    """Digest all that the site is made from."""
    folders = (path for name in MADE_FROM for path in (root / name).rglob("*"))
    paths = {*folders, *notebooks_of(root), *(root / name for name in ALSO_OF_SITE)}
    kept = (path for path in paths if not {*path.relative_to(root).parts} & {*NOT_READ})
    return digest(kept, root)


def _lay_out(root: Path, folder: Path) -> list[Entries]:
    """Lay out what Sphinx reads, a folder for each language, English first.

    Links between files work as they do in the repository. Documentation and notebooks are in
    English alone. Return, in each language, the pages that are added to what Sphinx renders.
    """
    source = folder / "en"
    shutil.copytree(root / "docs", source, ignore=shutil.ignore_patterns(*NOT_READ))
    shutil.copytree(root / "data/processed", source / "data/processed")
    whole = links.read(root / "data/processed")
    charts = _notebooks(root, source, whole)
    editions = []
    for wording in wordings().values():
        source = folder / wording.code
        if wording.folder:
            only = shutil.ignore_patterns(*NOT_READ, "*.md")
            shutil.copytree(root / "docs", source, ignore=only)
            (source / "extra").mkdir()
        record = replace(whole, wording=wording)
        latest = max((row["stated_on"] for row in record.figures), default="")
        release = release_of(root, latest).in_words_of(wording)
        pages = {page.name: page.filled(record) for page in PAGES}
        for name, text in {**pages, "index": front_page(record, charts, release)}.items():
            _write(source / f"{name}.md", text.encode())
        editions.append(Entries(record, release))
    return editions


def _notebooks(root: Path, source: Path, record: links.Record) -> dict[str, list[Chart]]:
    """Lay out the notebooks as the site shows them, and return their charts."""
    charts = {}
    for path in notebooks_of(root):
        notebook = read(path)
        charts[path.stem] = notebook_pages.for_site(
            notebook, path.stem, record.anchors, record.quoted
        )
        _write(source / "notebooks" / path.name, dumps(notebook).encode())
        for chart in charts[path.stem]:
            for name, content in chart.files.items():
                _write(source / "extra" / name, content)
    return charts


def _complete(editions: list[Entries], site: Path) -> None:
    """Add the pages of the record, in the shell that Sphinx rendered, and complete all pages.

    The shell is filled in a hundred times faster than Sphinx would render as many pages.
    """
    pages: dict[str, dict[Wording, str]] = defaultdict(dict)
    data: dict[tuple[str, Wording], dict[str, Any]] = {}
    for entries in editions:
        wording = entries.record.wording
        folder = site / entries.record.wording.folder
        shell = folder / "claims/shell.html"
        text = _read(shell, wording)
        shell.unlink()
        if wording.folder:
            _take_out(folder / "_static", site / "_static")
        for path in _pages_of(folder, editions):
            pages[path.relative_to(folder).as_posix()][wording] = _read(path, wording)
        data["index.html", wording] = entries.release.dataset(whole=True)
        for entry in entries:
            pages[entry.path][wording] = entry.within(text)
            data[entry.path, wording] = entry.data
            if entry.table:
                _write((folder / entry.path).with_suffix(".csv"), entry.table)
        of_language = {path: twins[wording] for path, twins in pages.items() if wording in twins}
        _write(folder / "pages.js", listed_for_search(of_language).encode())
    releases = {entries.record.wording: entries.release for entries in editions}
    for name, twins in pages.items():
        for wording, page in twins.items():
            about = data.get((name, wording), {})
            whole = complete(page, name, releases[wording], about, twins)
            folder = site / wording.folder
            _write(folder / name, STATIC.sub(partial(_lead_to, folder), whole).encode())
    first = editions[0]
    for name, listing in listed_for_machines(first.record, first.release, pages).items():
        _write(site / name, listing.encode())


def _read(page: Path, wording: Wording) -> str:
    """Read a page that Sphinx rendered, with the words that the theme lacks in its language."""

    def said(match: re.Match[str]) -> str:
        return match[1] + wording.gettext(match[2])

    return _THEME.sub(said, page.read_text(encoding="utf-8"))


def _take_out(folder: Path, other: Path) -> None:
    """Take out the files that are the same in another folder, and folders without files."""
    for path in sorted(folder.rglob("*"), reverse=True):
        twin = other / path.relative_to(folder)
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        elif path.is_file() and twin.is_file() and path.read_bytes() == twin.read_bytes():
            path.unlink()


def _lead_to(folder: Path, link: re.Match[str]) -> str:
    """Lead to a file of the theme: to that of the English pages where the language has none."""
    up, name = link.groups()
    return f"{up}{name}" if (folder / name).exists() else f"{up}../{name}"


def _pages_of(folder: Path, editions: list[Entries]) -> list[Path]:
    """Return the pages in a folder that Sphinx rendered, but for those of other languages."""
    apart = {"_static", *(entries.record.wording.code for entries in editions)}
    paths = [(path, path.relative_to(folder).parts[0]) for path in folder.rglob("*.html")]
    return [path for path, first in paths if first not in apart]


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _sphinx(root: Path, source: Path, target: Path, language: str) -> None:
    """Build the pages in a process of its own; a warning is an error, mostly a broken link."""
    options = ["-W", "-q", "-d", str(source / ".doctrees"), "-D", f"language={language}"]
    command = [sys.executable, "-c", SPHINX, *options, str(source), str(target)]
    ends, held = os.pipe()  # nobody writes there; this process alone holds the other end
    try:
        done = subprocess.run(
            command, cwd=root, stdin=ends, capture_output=True, text=True, check=False
        )
    finally:
        os.close(ends)
        os.close(held)
    if done.returncode:
        said = done.stderr.replace(f"{source}{os.sep}", "").strip()
        # myst-nb counts lines of a notebook as cell times 10 000 plus line.
        raise SiteError(re.sub(r"(\.ipynb):(\d+)(\d{4}):", r"\1: cell \2, line \3:", said))

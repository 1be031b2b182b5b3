"""A project in miniature, to build, to run and to render."""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from project import ROOT, edited, kept, write_table

from analysis.publishing.build import build

FIGURE = {
    "figure_id": "visit.1",
    "document_id": "visit",
    "side": "RU",
    "indicator": "student_count",
    "ref_area": "RU",
    "counterpart_area": "KZ",
    "status": "actual",
    "as_stated": "more than 66 thousand people",
}
DOCUMENT = {
    "document_id": "visit",
    "title": "On a visit [to *Almaty*]",
    "publisher": "A ministry",
    "published": "2021-04-01",
    "language": "en",
    "translation": "official",
    "url": "https://example.org/visit",
}
REFERENCE = {
    "series": "office_students",
    "indicator": "student_count",
    "measure": "level",
    "basis": "reported",
    "reporter": "An office",
    "ref_area": "RU",
    "counterpart_area": "KZ",
    "period": "2020",
    "value": "61000",
    "unit": "count",
    "title": "Students by country",
    "url": "https://example.org/students",
    "note": "Counted on 1 October.",
}
SPEAKER = {"speaker": "A. Minister", "side": "RU"}
RAW = {"speakers": SPEAKER, "documents": DOCUMENT, "figures": FIGURE, "references": REFERENCE}


def write_notebook(path: Path, *cells: str) -> None:
    """Write a notebook without outputs: a cell that begins with # and a space is Markdown."""
    made: list[dict[str, Any]] = []
    for number, source in enumerate(cells):
        cell = {"id": f"cell-{number}", "metadata": {}, "source": source.splitlines(keepends=True)}
        if source.startswith("# "):
            made.append({**cell, "cell_type": "markdown"})
        else:
            made.append({**cell, "cell_type": "code", "execution_count": None, "outputs": []})
    write_cells(path, made)


#: What a cell of code has in any case.
BLANK: dict[str, dict[str, Any]] = {"code": {"execution_count": None, "outputs": []}}


def write_cells(path: Path, cells: Iterable[dict[str, Any]]) -> None:
    """Write a notebook that has these cells, which need not say what they have no more of."""
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = [
        {"metadata": {}, "source": "", **BLANK.get(cell["cell_type"], {}), **cell} for cell in cells
    ]
    for output in (each for cell in whole for each in cell.get("outputs", [])):
        if output["output_type"] == "display_data":
            output.setdefault("metadata", {})
    notebook = {"cells": whole, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(notebook, indent=1), encoding="utf-8")


def make_tables(root: Path) -> Path:
    """Make the tables of one document with one figure, and of one official figure."""
    shutil.copytree(ROOT / "data/raw", root / "data/raw")
    for table in ("corrections", "left_out"):
        write_table(root, table, [])
    for table, row in RAW.items():
        write_table(root, table, [row])
    kept(root, "indicators", lambda row: row["indicator"] == FIGURE["indicator"])
    edited(root, "indicators", FIGURE["indicator"], mistaken_for="", parts="")
    build(root)
    return root


def make_project(root: Path) -> Path:
    """Make a project with these tables, one notebook and this project's own docs/."""
    make_tables(root)
    shutil.copytree(ROOT / "docs", root / "docs")
    (root / "analysis/reading").mkdir(parents=True)
    (root / "analysis/reading/rules.py").write_text("BY = 2\n")
    (root / "requirements-lab.lock").write_text("numpy==2.4.6\n")
    write_notebook(
        root / "notebooks/01_students.ipynb",
        "# Students are many",
        "import matplotlib.pyplot as plt\nfigure, axes = plt.subplots()\n"
        "lines = axes.plot([1, 2])\nplt.close(figure)\n"
        'display(figure, metadata={"image/png": {"alt": "A line that rises"}})',
        "from IPython.display import HTML\n"
        'HTML("<table><tr><td>visit.1</td><td>66,000</td></tr></table>")',
    )
    return root

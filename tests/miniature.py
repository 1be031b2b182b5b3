"""A project in miniature, to run and to render."""

import json
import shutil
from pathlib import Path

from project import ROOT, write_csv

FIGURE = {
    "figure_id": "visit.1",
    "indicator": "student_count",
    "ref_area": "RU",
    "counterpart_area": "KZ",
    "period_start": "2021-04-01",
    "period_end": "2021-04-01",
    "base_start": "",
    "base_end": "",
    "status": "actual",
    "nature": "stock",
    "measure": "level",
    "value": "66000.0",
    "low": "66000.0",
    "high": "",
    "implied_low": "66000.0",
    "implied_high": "67000.0",
    "unit": "count",
    "hedge": "more than",
    "speaker": "A. Minister",
    "side": "RU",
    "data_of": "",
    "stated_on": "2021-04-01",
    "document_id": "visit",
    "passage": "7",
    "as_stated": "more than 66 thousand people",
    "claim_id": "visit.1",
    "flag": "",
    "note": "",
}
DOCUMENT = {
    "document_id": "visit",
    "title": "On a visit [to *Almaty*]",
    "publisher": "A ministry",
    "published": "2021-04-01",
    "language": "en",
    "translation": "official",
    "url": "https://example.org/visit",
    "file": "visit.txt",
    "lines": "1-9",
    "note": "",
}
REFERENCE = {
    "series": "office_students",
    "indicator": "student_count",
    "ref_area": "RU",
    "counterpart_area": "KZ",
    "period": "2020",
    "value": "61000.0",
    "unit": "count",
    "reporter": "An office",
    "title": "Students by country",
    "url": "https://example.org/students",
    "note": "Counted on 1 October.",
}


def write_table(path: Path, *rows: dict[str, str]) -> None:
    """Write rows as CSV."""
    write_csv(path, rows[0], rows)


def write_notebook(path: Path, *cells: str) -> None:
    """Write a notebook without outputs: a cell that begins with # and a space is Markdown."""
    path.parent.mkdir(exist_ok=True)
    made: list[dict[str, object]] = []
    for number, source in enumerate(cells):
        cell = {"id": f"cell-{number}", "metadata": {}, "source": source.splitlines(keepends=True)}
        if source.startswith("# "):
            made.append({**cell, "cell_type": "markdown"})
        else:
            made.append({**cell, "cell_type": "code", "execution_count": None, "outputs": []})
    notebook = {"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(notebook, indent=1), encoding="utf-8")


def make_project(root: Path) -> Path:
    """Make a project with one document, one figure, one notebook and this project's own docs/."""
    shutil.copytree(ROOT / "docs", root / "docs")
    write_table(root / "data/raw/documents.csv", DOCUMENT)
    write_table(root / "data/raw/references.csv", REFERENCE)
    write_table(
        root / "data/raw/indicators.csv", {"indicator": "student_count", "title": "Students"}
    )
    write_table(root / "data/processed/student_counts.csv", FIGURE)
    (root / "data/processed/codebook.md").write_text("# The codebook\n\nNothing yet.\n")
    (root / "analysis/reading").mkdir(parents=True)
    (root / "analysis/reading/rules.py").write_text("BY = 2\n")
    (root / "requirements.lock").write_text("numpy==2.4.6\n")
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

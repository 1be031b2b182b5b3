"""Which tables stand open on the page of a notebook."""

from typing import Any

from analysis.showing.sources import FOLDED, OPEN, SHORT

#: The sections that hold no finding.
BESIDE = {"## What was left out", "## Notes"}


def fold_sources(cells: list[dict[str, Any]]) -> None:
    """Fold tables of sources under a chart or table of their section; open what it has alone.

    A short one stays open below a sentence, a long one folded. Any other table is folded where it
    is long and below a chart or table. The outputs of cells are changed.
    """
    evidence = False
    words = False
    for cell in cells:
        if cell["cell_type"] != "code":
            lines = cell["source"].split("\n")
            if any(line.startswith(("# ", "## ")) for line in lines):
                evidence = not BESIDE.isdisjoint(lines)
                words = False
            words |= any(line and not line.startswith("#") for line in lines)
            continue
        for data in (output.get("data", {}) for output in cell["outputs"]):
            html = data.get("text/html", "")
            if "<details" in html and evidence:
                data["text/html"] = html.replace(OPEN, FOLDED)
            elif "<details" in html and not words:
                data["text/html"] = html.replace(FOLDED, OPEN)
            elif evidence and (rows := html.count("<tr") - 1) > SHORT:
                summary = f"<summary>Table of {rows} rows</summary>"
                data["text/html"] = f"{FOLDED}{summary}{html}</details>"
            evidence |= "image/png" in data or "<table" in html
            words |= "text/markdown" in data

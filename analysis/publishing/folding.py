"""Which tables of sources stand open on the page of a notebook."""

from typing import Any

from analysis.showing.sources import FOLDED, OPEN

#: The section of figures that no finding rests on.
LEFT_OUT = "## What was left out"


def fold_sources(cells: list[dict[str, Any]]) -> None:
    """Fold tables of sources under a chart or table of their section; open what it has alone.

    A short one stays open below a sentence, a long one folded. The outputs of cells are changed.
    """
    evidence = words = False  # in the section, so far
    for cell in cells:
        if cell["cell_type"] != "code":
            lines = cell["source"].split("\n")
            if any(line.startswith(("# ", "## ")) for line in lines):
                evidence, words = LEFT_OUT in lines, False
            words |= any(line and not line.startswith("#") for line in lines)
            continue
        for data in (output.get("data", {}) for output in cell["outputs"]):
            html = "".join(data.get("text/html", ""))
            if "<details" in html and evidence:
                data["text/html"] = html.replace(OPEN, FOLDED)
            elif "<details" in html and not words:
                data["text/html"] = html.replace(FOLDED, OPEN)
            evidence |= "image/png" in data or "<table" in html
            words |= "text/markdown" in data

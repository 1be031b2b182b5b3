"""A table of figures with marks, which explains those that it has."""

from __future__ import annotations

import pandas as pd

#: What the marks of a table of sources mean.
MARKS = {
    "e": "only an excerpt was seen",
    "h": "in the headline",
    "p": "the period is ours",
}


class Sources(pd.DataFrame):
    """A table of figures, under which stands what its marks mean."""

    @property
    def _constructor(self) -> type[Sources]:
        return Sources

    def _repr_html_(self) -> str:
        """Write the table for a notebook."""
        marked = " ".join(self["marks"]).split() if "marks" in self else []
        told = "; ".join(f"<b>{mark}</b>: {MARKS[mark]}" for mark in MARKS if mark in marked)
        table: str = super()._repr_html_()  # type: ignore[misc]  # the stubs do not have it
        return f"{table}<p>{told}.</p>" if told else table

"""A table of figures with marks, which explains those that it has and says a source once."""

from __future__ import annotations

from html import escape

import pandas as pd

#: What the marks of a table of sources mean.
MARKS = {
    "e": "only an excerpt was seen",
    "h": "in the headline",
    "p": "the period is ours",
}
#: Columns that are told below a table of several rows which all have the same in them.
ONCE = ("reporter", "source", "note", "series")


class Sources(pd.DataFrame):
    """A table of figures, under which stands what its marks mean, and what all its rows share."""

    @property
    def _constructor(self) -> type[Sources]:
        return Sources

    def _repr_html_(self) -> str:
        """Write the table for a notebook."""
        marked = " ".join(self["marks"]).split() if "marks" in self else []
        names = [name for name in ONCE if name in self and len(self) > 1]
        same = [name for name in names if self[name].nunique() == 1]
        shared = [f"{name} {_as_told(self[name].iloc[0])}" for name in same if self[name].iloc[0]]
        told = [f"<b>all rows</b>: {'; '.join(shared)}"] * bool(shared)
        told += [f"<b>{mark}</b>: {MARKS[mark]}" for mark in MARKS if mark in marked]
        shown = self.drop(columns=same)
        table: str = super(Sources, shown)._repr_html_()  # type: ignore[misc]  # not in the stubs
        return f"{table}<p>{'; '.join(told)}.</p>" if told else table


def _as_told(text: str) -> str:
    """Write what all rows share; an id as one, which a page can make a link."""
    words = escape(text).removesuffix(".")
    return words if " " in words else f"<code>{words}</code>"

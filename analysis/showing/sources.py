"""A table of figures with marks, which explains those that it has and says a source once."""

from __future__ import annotations

from html import escape

import pandas as pd

from analysis.record.codebook import title_of
from analysis.record.load import by_key
from analysis.record.schema import BETWEEN, records
from analysis.showing.named import as_html, plain

#: What the marks of a table of sources mean.
MARKS = {
    "e": "only an excerpt was seen",
    "h": "in the headline",
    "p": "the period is ours",
}
#: Columns that are told below a table of several rows which all have the same in them.
ONCE = ("reporter", "source", "note", "series", "reading", "reason")


#: Rows up to which a table of sources cannot be folded, those up to which it stands open.
FEW, SHORT = 2, 8
#: Columns of a table that says more than where each number comes from, which is never folded.
FINDINGS = ("verdict", "statistics")
#: How a table of sources that can be folded begins.
FOLDED, OPEN = '<details class="sources">', '<details class="sources" open>'


class ReaderTable(pd.DataFrame):
    """A table for readers: no column without any entry, and below it what all its rows share."""

    @property
    def _constructor(self) -> type[ReaderTable]:
        return type(self)

    def _repr_html_(self) -> str:
        """Write the table for a notebook."""
        names = [name for name in ONCE if name in self and len(self) > 1]
        same = [name for name in names if self[name].nunique() == 1]
        shared = [_as_told(name, self[name].iloc[0]) for name in same if self[name].iloc[0]]
        entered = (self.notna() & (self != "")).any().to_numpy(dtype=bool)
        shown = (self.loc[:, entered] if len(self) else self).drop(columns=same, errors="ignore")
        table: str = super(ReaderTable, shown)._repr_html_()  # type: ignore[misc]  # not in the stubs
        return as_html(table) + f"<p><b>In all rows</b> {'; '.join(shared)}.</p>" * bool(shared)

    def __repr__(self) -> str:
        """Write the table for a terminal, which shows words without their ids."""
        return super(ReaderTable, self.map(plain).rename(index=plain)).__repr__()


class Sources(ReaderTable):
    """A table of figures, under which stands what its marks mean.

    One that says only where each number comes from can be folded, and is so where it is long.
    """

    def _repr_html_(self) -> str:
        """Write the table for a notebook."""
        marked = " ".join(self["marks"]).split() if "marks" in self else []
        marks = [f"<b>{mark}</b>: {MARKS[mark]}" for mark in MARKS if mark in marked]
        table = super()._repr_html_()
        table += f'<p class="marks">{"; ".join(marks)}.</p>' * bool(marks)
        more = any(name.startswith(FINDINGS) for name in self.columns)
        if more or len(self) <= FEW:
            return table
        words = f"{len(self)} {'official ' * ('series' in self)}figures, with their sources"
        begin = OPEN if len(self) <= SHORT else FOLDED
        return f"{begin}<summary>{words}</summary>{table}</details>"


def _as_told(name: str, text: str) -> str:
    """Write what all rows share; the id of a series as one, which a page can make a link."""
    words = escape(text).removesuffix(".")
    return f"{name}: <code>{words}</code>" if name == "series" else f"{name}: {words}"


def of_what(rows: pd.DataFrame) -> list[str]:
    """Name what each figure is of, with its areas, and whether it is no fact yet.

    >>> from analysis import load
    >>> of_what(load("student_counts").head(1))
    ['Students from Kazakhstan in Russia']
    """
    codebook = by_key("indicators")
    told = []
    for row in records(rows):
        areas = (row[end] if isinstance(row[end], str) else "" for end in BETWEEN)
        share = ", as a share of a whole" if row["measure"] == "share" else ""
        status = "" if row.get("status", "actual") == "actual" else f" ({row['status']})"
        told.append(title_of(codebook[row["indicator"]], *areas) + share + status)
    return told

"""What is said to revise what: editions of statistics, and figures that give others anew."""

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from analysis.record.cells import RAW_FOLDER, Problem, rows_of
from analysis.record.schema import WHAT, Row, edition, records


class Revision(NamedTuple):
    """One row that gives the number of another anew, and the cell that says so."""

    table: str
    line: int
    column: str
    new: str
    old: str


def revision_problems(figures: pd.DataFrame, references: pd.DataFrame) -> Iterator[Problem]:
    """Yield revisions of what is not there or is something else, twice, or in a circle."""
    rows = {row["figure_id"]: row for row in records(figures)}
    rows |= {edition(row): row for row in records(references)}
    newer: dict[str, str] = {}
    for revision in _revisions(figures, references):
        path = RAW_FOLDER / f"{revision.table}.csv"
        if reason := _fault(revision, rows, newer):
            yield Problem(path, revision.line, revision.column, revision.old, reason)
        newer.setdefault(revision.old, revision.new)


def _revisions(figures: pd.DataFrame, references: pd.DataFrame) -> Iterator[Revision]:
    for line, row in rows_of(figures[figures["relation"] == "revises"]):
        yield Revision("figures", line, "relates_to", row["figure_id"], row["relates_to"])
    for line, row in rows_of(references):
        for old in filter(None, row["supersedes"].split(";")):
            yield Revision("references", line, "supersedes", edition(row), old)


def _fault(revision: Revision, rows: dict[str, Row], newer: dict[str, str]) -> str:
    """Say what is wrong with a revision, or nothing."""
    new, old = rows[revision.new], rows.get(revision.old)
    if old is None:
        return "unknown: neither a figure nor series:period of references.csv"
    if any(new[name] != old[name] for name in WHAT):
        return "is of another indicator or of other areas"
    if revision.old in newer:
        return f"is revised already, by {newer[revision.old]}"
    seen = revision.new
    while seen in newer and seen != revision.old:
        seen = newer[seen]
    return "goes round in a circle" if seen == revision.old else ""

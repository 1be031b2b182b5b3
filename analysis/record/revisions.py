"""What is said to revise what: editions of statistics, and figures that give others anew."""

from collections.abc import Iterator

import pandas as pd

from analysis.record.cells import Fault, rows_of
from analysis.record.schema import WHAT, Row, edition, records


def revision_faults(figures: pd.DataFrame, references: pd.DataFrame) -> Iterator[Fault]:
    """Yield revisions of what is not there or is something else, twice, or in a circle."""
    rows = {row["figure_id"]: row for row in records(figures)}
    rows |= {edition(row): row for row in records(references)}
    newer: dict[str, str] = {}
    for table, line, column, new, old in _revisions(figures, references):
        if reason := _reason(new, old, rows, newer):
            yield Fault(table, line, column, reason, old)
        newer.setdefault(old, new)


def _revisions(
    figures: pd.DataFrame, references: pd.DataFrame
) -> Iterator[tuple[str, int, str, str, str]]:
    """Yield table, line and column of the cell that says so, the new row and the old one."""
    for line, row in rows_of(figures[figures["relation"] == "revises"]):
        yield "figures", line, "relates_to", row["figure_id"], row["relates_to"]
    for line, row in rows_of(references):
        for old in filter(None, row["supersedes"].split(";")):
            yield "references", line, "supersedes", edition(row), old


def _reason(new: str, old: str, rows: dict[str, Row], newer: dict[str, str]) -> str:
    """Say what is wrong with a revision, or nothing."""
    if old not in rows:
        return "unknown: neither a figure nor series:period of references.csv"
    if any(rows[new][name] != rows[old][name] for name in WHAT):
        return "is of another indicator or of other areas"
    if old in newer:
        return f"is revised already, by {newer[old]}"
    seen = new
    while seen in newer and seen != old:
        seen = newer[seen]
    return "goes round in a circle" if seen == old else ""

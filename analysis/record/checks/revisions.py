"""What is said to revise what: editions of statistics, and figures that give others anew."""

from collections.abc import Iterator

from analysis.record.cells import Problem, RawRow
from analysis.record.schema import WHAT, edition


def revision_faults(figures: list[RawRow], references: list[RawRow]) -> Iterator[Problem]:
    """Yield revisions of what is not there or is something else, twice, or in a circle."""
    rows = {row["figure_id"]: row for row in figures}
    rows |= {edition(row): row for row in references}
    newer: dict[str, str] = {}
    for row, column, old in _revisions(figures, references):
        new = row.get("figure_id") or edition(row)
        if reason := _reason(new, old, rows, newer):
            yield row.problem(column, reason, old)
        newer.setdefault(old, new)


def _revisions(
    figures: list[RawRow], references: list[RawRow]
) -> Iterator[tuple[RawRow, str, str]]:
    """Yield the row that says so, the column and the id of the old row."""
    for row in figures:
        if row["relation"] == "revises":
            yield row, "relates_to", row["relates_to"]
    for row in references:
        for old in row["supersedes"]:
            yield row, "supersedes", old


def _reason(new: str, old: str, rows: dict[str, RawRow], newer: dict[str, str]) -> str:
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

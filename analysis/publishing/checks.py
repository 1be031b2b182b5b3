"""All that `check` looks at."""

from __future__ import annotations

from pathlib import Path

from analysis.publishing import build as tables
from analysis.publishing.cell_rules import broken_rules
from analysis.publishing.changes import untold
from analysis.publishing.freshness import stale_notebooks
from analysis.publishing.holding import failing_findings
from analysis.publishing.proofread import typed_numbers
from analysis.record.by_hand import differences
from analysis.record.cells import BadInput
from analysis.record.raw import read_raw


def faults_found(root: Path, *, data: bool = False) -> list[str]:
    """Say what is not valid or not current, a line each.

    With `data`, look at the tables, the figures worked out by hand, the changelog and the findings
    alone: what a new statement may change.
    """
    try:
        faults = tables.stale(root)
        faults += map(str, differences(root, read_raw(root).figures))
        faults += untold(root)
    except BadInput as error:
        return [str(problem) for problem in error.problems]
    if data:
        return faults + failing_findings(root)
    return faults + stale_notebooks(root) + broken_rules(root) + typed_numbers(root)

"""Findings that no longer hold are named, all of them, without a kernel."""

from pathlib import Path

import pytest
from miniature import write_notebook

from analysis.publishing.holding import failing_findings

HOLDS = "from analysis.showing.findings import holds\n"


@pytest.mark.slow
def test_each_finding_that_fails_is_named_with_heading_condition_and_values(
    tmp_path: Path,
) -> None:
    write_notebook(
        tmp_path / "notebooks/01_made_up.ipynb",
        "# A title",
        HOLDS + "most = 28",
        "# Most is 27",
        "holds(most == 27)",
        "# Most is above 20",
        "holds(most > 20)",
        "print('not shown')\nnobody",
        "# Most is 26",
        "holds(most == 26)",
    )
    path = "notebooks/01_made_up.ipynb"
    fails = "FindingFails: no longer holds: most =="
    assert failing_findings(tmp_path) == [
        f"{path}: under 'Most is 27': {fails} 27\n    most is 28",
        f"{path}: under 'Most is above 20': NameError: name 'nobody' is not defined",
        f"{path}: under 'Most is 26': {fails} 26\n    most is 28",
    ]

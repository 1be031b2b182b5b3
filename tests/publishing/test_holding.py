"""Findings that no longer hold are named, all of them, without a kernel."""

import pytest
from miniature import write_notebook

from analysis.publishing.freshness import notebooks_of
from analysis.publishing.holding import failing_findings

HOLDS = "from analysis.showing.findings import holds\n"


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is told of two notebooks at once, as fresh processes take their time."""
    root = tmp_path_factory.mktemp("findings")
    write_notebook(
        root / "notebooks/01_made_up.ipynb",
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
    write_notebook(
        root / "notebooks/02_several.ipynb",
        "# A title",
        HOLDS + "import pandas as pd\n"
        "said = pd.DataFrame({'figure_id': ['a.1', 'b.2'], 'value': [2, 3]})",
        "# Only two is named",
        "values = said['value']\nholds(values.item() == 2)\nholds(values.max() == 2)\n"
        "last = values.item()",
        "# Two is the first",
        "holds(values.min() == 3)",
        "# Two is the last",
        "holds(last == 2)",
    )
    (root / "notebooks/03_broken.ipynb").write_text('{"cells": [')
    return failing_findings(notebooks_of(root))


def test_each_finding_that_fails_is_named_with_heading_condition_and_values(
    told: list[str],
) -> None:
    path = "notebooks/01_made_up.ipynb"
    fails = "FindingFails: no longer holds: most =="
    assert told[:3] == [
        f"{path}: under 'Most is 27': {fails} 27\n    most is 28",
        f"{path}: under 'Most is above 20': NameError: name 'nobody' is not defined",
        f"{path}: under 'Most is 26': {fails} 26\n    most is 28",
    ]


def test_findings_are_told_apart_from_what_follows_of_them(told: list[str]) -> None:
    under = "notebooks/02_several.ipynb: under"
    one = "can only convert an array of size 1 to a Python scalar"
    cannot = "cannot be told of the figures as they are: holds(values.item() == 2)"
    fails, of = "FindingFails: no longer holds:", "of a.1, b.2"
    assert told[3:-1] == [
        f"{under} 'Only two is named': FindingFails: {cannot}\n    {one}\n    {of}",
        f"{under} 'Only two is named': {fails} values.max() == 2\n    values.max() is 3\n    {of}",
        f"{under} 'Only two is named': ValueError: {one}",
        f"{under} 'Two is the first': {fails} values.min() == 3\n    values.min() is 2",
    ]


def test_a_file_that_holds_no_notebook_is_named_after_the_findings(told: list[str]) -> None:
    assert told[-1].startswith("notebooks/03_broken.ipynb: cannot be read: ")

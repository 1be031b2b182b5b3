"""Typed numbers in the prose of notebooks."""

from pathlib import Path

import pytest
from miniature import write_cells
from project import ROOT

from analysis.publishing.proofread import typed_numbers
from analysis.showing.named import naming

#: Another number, by an id in which the number stands.
OTHER = naming("18 billion", {"figure_id": "visit-19000000000.1"})
HEADING = "## The stated \\$19 billion is within the bounds"


def shown(text: str) -> dict:
    output = {"output_type": "stream", "name": "stdout", "text": text}
    return {"cell_type": "code", "source": "", "outputs": [output]}


def prose(text: str) -> dict:
    return {"cell_type": "markdown", "source": text}


def faults(root: Path, *cells: dict) -> list[str]:
    write_cells(root / "notebooks/00.ipynb", cells)
    return [each.partition("cell ")[2] for each in typed_numbers(root)]


@pytest.mark.parametrize("text", ["19 billion USD", "19,000,000,000", "to $ 19 billion"])
def test_a_number_in_a_heading_that_is_shown_is_fine(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, prose(HEADING), prose("More on it."), shown(text)) == []


@pytest.mark.parametrize("text", ["18.8 billion USD", "19 million", "", OTHER])
def test_a_number_in_a_heading_that_is_not_shown_is_named(tmp_path: Path, text: str) -> None:
    message = "1: '$19 billion': the cells below the heading do not show it"
    assert faults(tmp_path, prose(HEADING), shown(text)) == [message]


def test_a_number_shown_under_the_next_heading_does_not_count(tmp_path: Path) -> None:
    assert faults(tmp_path, prose(HEADING), prose("## Next"), shown("19 billion"))


def test_a_typed_number_in_prose_is_named_and_quoted_words_are_not(tmp_path: Path) -> None:
    text = (
        "It was 12.6 billion dollars in 2020, *more than\n66 thousand*, `5 percent`, "
        "“7 percent”, two of them."
    )
    message = "1: '12.6 billion dollars': a number in prose is computed, not typed"
    assert faults(tmp_path, prose(text)) == [message]


@pytest.mark.slow
def test_the_committed_notebooks_have_none() -> None:
    assert typed_numbers(ROOT) == []


@pytest.mark.parametrize(
    ("html", "shows"),
    [
        ("<table><tr><td>19 billion</td></tr></table>", True),
        ("<p>19&nbsp;<b>billion</b></p>", True),
        ('<td width="19000000000">nothing</td>', False),
        ("<style>td { width: 19000000000px }</style><td>nothing</td>", False),
    ],
)
def test_what_a_page_shows_counts_and_what_stands_in_tags_does_not(
    tmp_path: Path, html: str, shows: bool
) -> None:
    output = {"output_type": "display_data", "data": {"text/html": html}, "metadata": {}}
    cell = {"cell_type": "code", "source": "", "outputs": [output]}
    assert (faults(tmp_path, prose(HEADING), cell) == []) == shows

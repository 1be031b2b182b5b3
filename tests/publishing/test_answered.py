"""A report says which sentences of the answers changed."""

from pathlib import Path

import pytest
from miniature import write_cells

from analysis.publishing.answered import answers_changed
from analysis.showing.named import naming
from analysis.showing.topics.opening import box

NAME = "01_made_up.ipynb"


def written(root: Path, *texts: str | None) -> Path:
    """A project whose notebook shows these texts; nothing of a cell that was not run."""
    outputs = [
        {"output_type": "display_data", "data": {"text/markdown": text}} if text is not None else {}
        for text in texts
    ]
    cells = [{"cell_type": "code", "outputs": [*filter(None, [output])]} for output in outputs]
    write_cells(root / "notebooks" / NAME, cells)
    return root


def sentences(*said: str) -> str:
    return str(box(*said).data)


ONE = {"figure_id": "visit.1"}
WAS = sentences("**11** of 22 agree.", "No text says why.")


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (WAS, []),
        (sentences(f"**{naming('11', ONE)}** of 22 agree.", "No text says why."), []),
        (
            sentences("**12** of 23 agree.", "No text says why."),
            ["the answer was '**11** of 22 agree.', and is '**12** of 23 agree.'"],
        ),
        (
            sentences("**11** of 22 agree.", "No text says why.", "Nobody asked."),
            ["the answer has more: 'Nobody asked.'"],
        ),
        (sentences("**11** of 22 agree."), ["the answer has no more: 'No text says why.'"]),
    ],
)
def test_each_sentence_of_an_answer_that_changed_is_told(
    tmp_path: Path, now: str, told: list[str]
) -> None:
    before = written(tmp_path / "before", None, WAS, "- A point: 11.\n\n> A quotation: 11.")
    after = written(tmp_path / "after", None, now, "- A point: 12.\n\n> A quotation: 12.")
    assert answers_changed(before, after) == [f"notebooks/{NAME}: {line}" for line in told]


def test_a_new_notebook_has_no_answer_before(tmp_path: Path) -> None:
    (tmp_path / "before/notebooks").mkdir(parents=True)
    assert answers_changed(tmp_path / "before", written(tmp_path / "after", WAS)) == []

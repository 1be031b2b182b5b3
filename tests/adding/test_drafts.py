"""A draft is read back as it was left, however often it is saved."""

from pathlib import Path
from typing import Any

import pytest

from analysis.adding.drafts import DRAFTS_FOLDER, SHEET_COLUMNS, Draft, Saying, opened, saved
from analysis.record.messages import InputError

ROW = dict.fromkeys(SHEET_COLUMNS, "") | {"as_stated": "$27 billion", "text": ">>$27 billion<<"}
CONFIRMED: dict[str, tuple[Any, str]] = {  # as a row has it, and as the sheet does
    "nothing": ("", ""),
    "nothing, read from a sheet": ((), ""),
    "typed": ("again;magnitude", "again;magnitude"),
    "one answer": (("magnitude",), "magnitude"),
    "two answers": (("again", "magnitude"), "again;magnitude"),
}


@pytest.mark.parametrize(("cell", "written"), CONFIRMED.values(), ids=CONFIRMED)
def test_what_was_confirmed_is_the_same_however_often_it_is_saved(
    tmp_path: Path, cell: Any, written: str
) -> None:
    draft = Draft({"document_id": "talk-2025"}, "", [{**ROW, "confirmed": cell}], Saying())
    for _ in range(3):
        sheet = saved(tmp_path, draft, None)
        draft, _ = opened(tmp_path, tmp_path / DRAFTS_FOLDER / "talk-2025.json")
        assert sheet.read_text(encoding="utf-8").splitlines()[1].endswith(f",{written},")


def test_a_file_that_is_no_draft_is_named(tmp_path: Path) -> None:
    path = tmp_path / "talk-2025.json"
    path.write_text('{"document": {', encoding="utf-8")
    with pytest.raises(InputError, match=r"talk-2025\.json: no draft any more, delete it"):
        opened(tmp_path, path)

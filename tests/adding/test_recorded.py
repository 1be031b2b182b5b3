"""The record that a statement is added to: as it was built, or made anew."""

from pathlib import Path

import pandas as pd
import pytest
from project import built, edited

from analysis.adding.recorded import recorded
from analysis.record.cells import BadInput


def test_what_was_built_is_what_would_be_built(tmp_path: Path) -> None:
    root = built(tmp_path)
    before = pd.DataFrame(recorded(root).claims)
    (root / "data/processed/datapackage.json").unlink()  # nobody knows what it was built from
    pd.testing.assert_frame_equal(before, pd.DataFrame(recorded(root).claims))


@pytest.mark.parametrize("content", [b"claim_id\nx\n", b"\xff"])
def test_what_is_spoilt_is_built(tmp_path: Path, content: bytes) -> None:
    root = built(tmp_path)
    before = pd.DataFrame(recorded(root).claims)
    (root / "data/processed/claims.csv").write_bytes(content)
    pd.testing.assert_frame_equal(before, pd.DataFrame(recorded(root).claims))


def test_what_changed_since_is_checked_and_built(tmp_path: Path) -> None:
    root = built(tmp_path)
    first = recorded(root).claims[0]
    edited(root, "figures", first["claim_id"], data_of="other")
    assert recorded(root).claims[0] == first | {"data_of": "other"}
    edited(root, "figures", first["claim_id"], status="done")
    with pytest.raises(BadInput, match="unknown status"):
        recorded(root)

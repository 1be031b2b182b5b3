"""The words of the rows, looked for in texts made here."""

import csv
import hashlib
from pathlib import Path

import pytest
from project import ROOT, copied

from analysis import scan
from analysis.record.raw import read_raw
from analysis.scanning.verify import missing, verify

TEXT = (
    "A heading\n\n"
    "In 2020 it “decreased by only\u00a04.7%” – to $\u202f19\u00a0billion.\n"
    "\n"
    "Students – more than 66 thousand people – and 100 thousand doses, in April and May.\n"
)
DOCUMENT = "lavrov-visit-2021"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A record of one document, whose text is in ``texts``."""
    root = copied(tmp_path)
    (root / "texts/deep").mkdir(parents=True)
    (root / "texts/deep/any name.txt").write_text(TEXT, encoding="utf-8")
    sha = hashlib.sha256(TEXT.encode()).hexdigest()
    keep(root, "documents", {DOCUMENT}, lines="1-5", sha256=sha)
    keep(root, "left_out", set())
    keep(root, "corrections", set())
    ids = {f"{DOCUMENT}.{number}" for number in (1, 3, 4, 6)}
    keep(root, "figures", ids)
    passages(
        root,
        {f"{DOCUMENT}.3": "2", f"{DOCUMENT}.4": "2", f"{DOCUMENT}.1": "3", f"{DOCUMENT}.6": "3"},
    )
    return root


def rows_of(root: Path, table: str) -> list[dict[str, str]]:
    with (root / f"data/raw/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(root: Path, table: str, rows: list[dict[str, str]]) -> None:
    columns = list(rows_of(ROOT, table)[0])
    with (root / f"data/raw/{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def keep(root: Path, table: str, ids: set[str], **cells: str) -> None:
    rows = rows_of(root, table)
    write(root, table, [{**row, **cells} for row in rows if next(iter(row.values())) in ids])


def passages(root: Path, numbers: dict[str, str]) -> None:
    rows = rows_of(root, "figures")
    write(root, "figures", [{**row, "passage": numbers[row["figure_id"]]} for row in rows])


def test_words_are_found_through_odd_spaces_and_quotes(root: Path) -> None:
    result = verify(root, root / "texts")
    assert (result.found, result.problems, result.absent) == (4, [], [])


def test_words_at_another_passage_are_named_with_the_right_one(root: Path) -> None:
    passages(root, {f"{DOCUMENT}.{number}": "1" for number in (1, 3, 4, 6)})
    result = verify(root, root / "texts")
    assert result.found == 0
    assert "not in passage 1 of lavrov-visit-2021; the words stand in passage 3" in str(
        result.problems[0]
    )


def test_scan_missing_lists_what_the_record_does_not_have(root: Path) -> None:
    text = root / "texts/deep/any name.txt"
    add = {**rows_of(ROOT, "left_out")[0], "document_id": DOCUMENT, "passage": "3"}
    write(root, "left_out", [{**add, "as_stated": "100 thousand doses", "reason": "for this test"}])
    keep(root, "figures", {f"{DOCUMENT}.{number}" for number in (3, 4)})
    found = missing(read_raw(root).tables, text.read_bytes(), scan(TEXT))
    assert found["as_stated"].tolist() == ["more than 66 thousand people", "100 thousand doses"]
    assert found["reason"].tolist() == ["", "for this test"]


def test_of_an_unknown_text_everything_is_missing(root: Path) -> None:
    text = "Trade exceeded $28 billion."
    assert len(missing(read_raw(root).tables, text.encode(), scan(text))) == 1


def test_a_text_that_was_changed_is_absent(root: Path) -> None:
    (root / "texts/deep/any name.txt").write_text(TEXT + "more\n", encoding="utf-8")
    assert verify(root, root / "texts").absent == [DOCUMENT]

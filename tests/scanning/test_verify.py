"""The words of the rows, looked for in texts made here."""

import hashlib
import tracemalloc
from pathlib import Path

import pytest
from project import added, edited, kept, sampled

from analysis import scan
from analysis.record.raw import read_raw
from analysis.record.schema import records
from analysis.scanning.verify import missing, passages_of, verify, words_lacking

TEXT = (
    "A heading\n\n"
    "In 2020 it “decreased by only\u00a04.7%” – to $\u202f19\u00a0billion.\n"
    "\n"
    "Students – more than 66 thousand people – and 100 thousand doses, in April and May.\n"
)
DOCUMENT = "visit-2021"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A record of one document, whose text is in ``texts``."""
    root = sampled(tmp_path)
    (root / "texts/deep").mkdir(parents=True)
    (root / "texts/deep/any name.txt").write_text(TEXT, encoding="utf-8")
    sha = hashlib.sha256(TEXT.encode()).hexdigest()
    kept(root, "documents", lambda row: row["document_id"] == DOCUMENT)
    edited(root, "documents", DOCUMENT, lines="1-5", sha256=sha)
    kept(root, "left_out", lambda row: False)
    kept(root, "corrections", lambda row: False)
    figures(root, 1, 3, 4, 6)
    passages(
        root,
        {f"{DOCUMENT}.3": "2", f"{DOCUMENT}.4": "2", f"{DOCUMENT}.1": "3", f"{DOCUMENT}.6": "3"},
    )
    return root


def figures(root: Path, *numbers: int) -> None:
    """Keep these figures of the document alone."""
    ids = {f"{DOCUMENT}.{number}" for number in numbers}
    kept(root, "figures", lambda row: row["figure_id"] in ids)
    for number in set(numbers) - {1, *(before + 1 for before in numbers)}:
        edited(root, "figures", f"{DOCUMENT}.{number}", confirmed="number")


def passages(root: Path, numbers: dict[str, str]) -> None:
    for name, number in numbers.items():
        edited(root, "figures", name, passage=number)


def test_words_are_found_through_odd_spaces_and_quotes(root: Path) -> None:
    result = verify(root, root / "texts")
    assert (result.found, result.problems, result.absent) == (4, [], [])


@pytest.mark.parametrize(
    "lines",
    [
        ("In May of the", "year 2023 it was 28", "billion dollars."),
        ("> In May of the", "> year 2023 it was 28", "> billion dollars."),
        ("In May of the", "year 2023 it was 28 bil-", "lion dollars."),
    ],
    ids=["plain", "quoted", "syllables"],
)
def test_words_may_stand_on_two_lines(lines: tuple[str, ...]) -> None:
    row = {"as_stated": "28 billion dollars", "period_as_stated": "May of the year 2023"}
    passages = passages_of({"lines": ""}, "\n".join(lines))
    assert list(words_lacking(row | {"passage": "2"}, passages)) == []
    ((_, _, reason),) = words_lacking(row | {"passage": "1"}, passages)
    assert reason.endswith("the words stand in passage 2")


def test_what_is_no_known_text_is_not_held_in_memory(root: Path) -> None:
    size = 2**26
    with (root / "texts/film.bin").open("wb") as film:
        film.truncate(size)
    tracemalloc.start()
    verify(root, root / "texts")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < size


def test_words_at_another_passage_are_named_with_the_right_one(root: Path) -> None:
    passages(root, {f"{DOCUMENT}.{number}": "1" for number in (1, 3, 4, 6)})
    result = verify(root, root / "texts")
    assert result.found == 0
    assert "not in passage 1 of visit-2021; the words stand in passage 3" in str(result.problems[0])


def test_words_may_go_on_in_the_next_line_and_stand_elsewhere_too(root: Path) -> None:
    passages = ["it was more than 28", "billion dollars", "more than 28 billion dollars"]
    row = {"as_stated": "28 billion dollars", "period_as_stated": ""}
    for number, ill in (("1", False), ("2", True), ("3", False)):
        assert bool([*words_lacking(row | {"passage": number}, passages)]) == ill


def test_a_period_in_brackets_is_nobodys_words(root: Path) -> None:
    edited(root, "figures", f"{DOCUMENT}.3", period_as_stated="[2021]", base_as_stated="")
    edited(root, "figures", f"{DOCUMENT}.4", period_as_stated="during 2020")
    (problem,) = verify(root, root / "texts").problems
    assert problem.reason == f"nowhere in {DOCUMENT}"


def test_a_text_that_was_changed_since_it_was_read_is_named(root: Path) -> None:
    edited(root, "documents", DOCUMENT, file="any name.txt")
    (root / "texts/deep/any name.txt").write_text(f"{TEXT} More.", encoding="utf-8")
    result = verify(root, root / "texts")
    assert result.absent == [DOCUMENT]
    assert "any name.txt has another one: it was changed" in str(result.problems[0])


def test_scan_missing_lists_what_the_record_does_not_have(root: Path) -> None:
    text = root / "texts/deep/any name.txt"
    words = {"as_stated": "100 thousand doses", "reason": "for this test"}
    added(root, "left_out", {"document_id": DOCUMENT, "passage": "3", **words})
    figures(root, 3, 4)
    found = missing(read_raw(root).tables, text.read_bytes(), records(scan(TEXT)))
    told = [(row["as_stated"], row["reason"]) for row in found]
    assert told == [("more than 66 thousand people", ""), ("100 thousand doses", "for this test")]


def test_a_number_is_not_taken_for_the_end_of_a_longer_one(root: Path) -> None:
    edited(root, "figures", f"{DOCUMENT}.1", as_stated="6 thousand people")
    (problem,) = verify(root, root / "texts").problems
    assert (problem.words, problem.reason) == (
        "6 thousand people",
        f"not in passage 3 of {DOCUMENT}",
    )


def test_what_is_left_out_does_not_hide_a_longer_number(root: Path) -> None:
    cells = {"document_id": DOCUMENT, "passage": "3", "as_stated": "0 thousand doses"}
    added(root, "left_out", cells | {"reason": "for this test"})
    figures(root, 3, 4)
    found = missing(read_raw(root).tables, TEXT.encode(), records(scan(TEXT)))
    assert [row["reason"] for row in found if row["as_stated"] == "100 thousand doses"] == [""]


def test_of_an_unknown_text_everything_is_missing(root: Path) -> None:
    text = "Trade exceeded $28 billion."
    assert len(list(missing(read_raw(root).tables, text.encode(), records(scan(text))))) == 1


def test_a_text_that_was_changed_is_absent(root: Path) -> None:
    (root / "texts/deep/any name.txt").write_text(TEXT + "more\n", encoding="utf-8")
    assert verify(root, root / "texts").absent == [DOCUMENT]

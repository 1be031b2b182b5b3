"""Where no text is at hand: the words that were seen are pasted."""

from pathlib import Path

import pytest
from project import rows_of
from talk import TOLD, add, record

WORDS = "Le commerce entre la Russie et le Kazakhstan a atteint 28 milliards de dollars en 2024."
ANSWERS = (
    *(WORDS, ""),  # pasted
    "28 milliards de dollars",  # words that the reader, who knows no French, does not find
    "28 billion USD; 2024",
    *("read_as=28 billion dollars", "period=[2024]", "indicator=trade turnover", "areas=KZ RU"),
    *("", "", "y"),
)


def test_an_excerpt_in_a_language_that_the_reader_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = record(tmp_path, monkeypatch)
    done = add("--excerpt", told={**TOLD, "language": "fr"}, answers=ANSWERS)
    assert done.exit_code == 0, done.output
    assert "give the words of as_stated in English" in done.output
    document, row = rows_of(root, "documents")[-1], rows_of(root, "figures")[-1]
    assert (document["file"], document["lines"], document["sha256"]) == ("", "", "")
    assert (row["passage"], row["speaker"], row["side"]) == ("", "Alexei Overchuk", "RU")
    assert (row["as_stated"], row["read_as"]) == ("28 milliards de dollars", "28 billion dollars")


def test_a_text_without_words_is_refused_before_anything_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = record(tmp_path, monkeypatch)
    (root / "empty.txt").write_text(" \n\n", encoding="utf-8")
    done = add("empty.txt", told={})
    assert (done.exit_code, done.stdout) == (2, "")
    assert "empty.txt: holds no words" in done.stderr
    assert not (root / "drafts").exists()

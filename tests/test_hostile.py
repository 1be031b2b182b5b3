"""Input that means harm, or is broken: a clear line, in bounded time, and nothing written."""

import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from project import built, edited, sampled

from analysis import scan
from analysis.__main__ import main
from analysis.record.cells import BadInput
from analysis.record.raw import read_raw

DOCUMENTS: dict[str, tuple[str, bytes, str]] = {
    "nested a hundred thousand deep": (
        "a.html",
        b"<div>" * 100_000 + b"5 billion dollars" + b"</div>" * 100_000,
        "no text is found in it",
    ),
    "NUL": ("a.txt", b"grew \x00 to 5 billion dollars", "holds binary data, no text"),
    "a lone surrogate": ("a.txt", b"\xed\xa0\x80 5 billion", "not UTF-8"),
    "no PDF": ("a.pdf", b"%PDF-1.4\n" + bytes(500), "not readable as PDF"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "content", "said"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_hostile_document_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    started = time.perf_counter()
    done = CliRunner().invoke(main, ["scan", name])
    assert time.perf_counter() - started < 60
    assert said in done.stderr
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "mark", ["\u202e", "\u2066", "\u200e", "\u200b"], ids=lambda mark: f"U+{ord(mark):04X}"
)
def test_an_unseen_mark_does_not_part_a_number_from_its_unit(mark: str) -> None:
    text = f"Trade grew to 5 billion{mark} dollars."
    found = scan(text)
    assert found[["value", "unit"]].to_numpy().tolist() == [[5e9, "USD"]]
    start, end = found[["start", "end"]].to_numpy()[0]
    assert text[start:end] == found["as_stated"].item()


TABLES: dict[str, tuple[bytes, str]] = {
    "ten thousand columns": (
        b",".join(b"c%d" % n for n in range(10_000)) + b"\n",
        "unknown column",
    ),
    "a quote that does not end": (b'"' + b"x" * 200_000, "not readable as CSV"),
    "a field of a megabyte": (b"a" * 100_000 + b"\n", "the column is missing"),
    "NUL": (b"document_id\x00,title\n", "column"),
    "nothing": (b"", "empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "not UTF-8"),
}


@pytest.mark.parametrize(("content", "said"), TABLES.values(), ids=TABLES)
def test_a_hostile_table_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    root = sampled(tmp_path)
    (root / "data/raw/documents.csv").write_bytes(content)
    with pytest.raises(BadInput) as caught:
        read_raw(root)
    message = str(caught.value)
    assert said in message
    assert max(map(len, message.splitlines())) < 400
    assert all(problem.file.name for problem in caught.value.problems)


@pytest.mark.parametrize("name", ["../../outside", "/etc/passwd", "a/b", "..", "a b", "<script>"])
def test_an_id_cannot_leave_its_folder(tmp_path: Path, name: str) -> None:
    root = sampled(tmp_path)
    edited(root, "documents", 2, document_id=name)
    with pytest.raises(BadInput, match=r"documents\.csv:2: document_id"):
        read_raw(root)


@pytest.mark.slow
def test_a_file_that_is_a_link_out_of_the_project_is_not_written_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = built(tmp_path / "project")
    outside = tmp_path / "outside.csv"
    outside.write_text("mine\n")
    claims = root / "data/processed/claims.csv"
    before = claims.read_bytes()
    claims.unlink()
    claims.symlink_to(outside)
    monkeypatch.chdir(root)
    assert CliRunner().invoke(main, ["build"]).exit_code == 0
    assert outside.read_text() == "mine\n"
    assert not claims.is_symlink()
    assert claims.read_bytes() == before

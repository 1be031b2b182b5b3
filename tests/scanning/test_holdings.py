"""A corpus is counted once, whatever became of its files; what is bad in it is named, no more."""

import json
import os
import re
import socket
import threading
from contextlib import nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from analysis.__main__ import main
from analysis.scanning import corpus, corpus_parts, fields
from analysis.scanning.corpus import scan_corpus, scan_part
from analysis.scanning.corpus_parts import CorpusError, Part, batches, parts_of

TEXT = "Trade exceeded $28 billion."


def at_once(_: object, parts: list[Part], options: dict[str, Any], __: object) -> list[Any]:
    """Scan parts here: the processes of a cluster only cost time."""
    return sorted(error for part in parts if (error := scan_part(part, **options)))


@pytest.fixture(autouse=True)
def _no_cluster(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if "slow" not in request.keywords:
        monkeypatch.setattr(corpus, "_cluster", lambda *_: nullcontext())
        monkeypatch.setattr(corpus, "_scan_parts", at_once)


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of three files of texts, which is where we are."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "texts"
    folder.mkdir()
    written(folder / "a.jsonl", 3)
    written(folder / "b.csv", 3)
    written(folder / "c.parquet", 5)
    return folder


def written(path: Path, number: int) -> None:
    rows = [{"document_id": f"{path.stem}-{place}", "text": TEXT} for place in range(number)]
    if path.suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=2)
    elif path.suffix == ".csv":
        pd.DataFrame(rows).to_csv(path, index=False)
    else:
        path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def figures(out: Path) -> int:
    return sum(pq.read_metadata(path).num_rows for path in out.glob("*.parquet"))


def test_a_file_is_counted_once_however_it_is_named(texts: Path) -> None:
    (texts / "link.jsonl").symlink_to(texts / "a.jsonl")
    for pattern in (str(texts / "*"), "texts/*", "./texts/*", "texts/../texts/**"):
        assert scan_corpus(pattern, Path("out")).figures == 11
        assert figures(Path("out")) == 11


def test_parts_of_what_is_gone_are_taken_away_and_those_of_others_are_kept(texts: Path) -> None:
    out = Path("out")
    scan_corpus("texts/*", out)
    (texts / "a.jsonl").unlink()
    written(texts / "c.parquet", 2)  # one row group, where there were three
    done = scan_corpus("texts/*", out)
    assert (done.figures, figures(out), done.removed, done.others) == (5, 5, 3, 0)
    done = scan_corpus("texts/*.csv", out)
    assert (done.figures, figures(out), done.removed, done.others) == (3, 5, 0, 1)
    (out / "mine.parquet").write_bytes(b"no part")
    scan_corpus("texts/*.csv", out)
    assert (out / "mine.parquet").exists()


def test_a_file_with_the_same_size_and_time_but_other_words_is_read_again(texts: Path) -> None:
    before = (texts / "a.jsonl").stat()
    scan_corpus("texts/a.jsonl", Path("out"))
    words = (texts / "a.jsonl").read_text().replace("28", "29")
    (texts / "a.jsonl").write_text(words)
    os.utime(texts / "a.jsonl", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert scan_corpus("texts/a.jsonl", Path("out")).skipped == 0


@pytest.mark.parametrize("out", ["texts", "texts/out"])
def test_what_a_run_wrote_is_not_read_by_the_next_one(texts: Path, out: str) -> None:
    for _ in range(2):
        assert scan_corpus("texts/**", Path(out)).figures == 11
    assert {path.name for path in texts.iterdir()} >= {"a.jsonl", "b.csv", "c.parquet"}
    assert scan_corpus("texts/**", Path("texts/other")).errors == []  # nor by one into another


def test_the_manifest_says_what_the_folder_holds(texts: Path) -> None:
    scan_corpus("texts/*", Path("out"), stated_on="2024")
    told = json.loads(Path("out/_manifest.json").read_text(encoding="utf-8"))
    assert sorted(told["files"]) == [
        str(texts / name) for name in ("a.jsonl", "b.csv", "c.parquet")
    ]
    parts = {name for file in told["files"].values() for name in file["parts"]}
    assert parts == {path.name for path in Path("out").glob("*.parquet")}
    assert all(len(file["sha256"]) == 64 for file in told["files"].values())
    assert told["options"] == {"stated_on": "2024", "language": None}
    assert (told["texts"], told["figures"], told["errors"], told["twice"]) == (11, 11, [], [])
    assert len(pd.read_parquet("out")) == 11  # which the manifest does not hinder


def test_an_id_of_two_texts_is_said(texts: Path) -> None:
    assert scan_corpus("texts/*", Path("out")).twice == []
    row = json.dumps({"document_id": "a-1", "text": TEXT})
    (texts / "d.jsonl").write_text(f"{row}\n")  # in another file
    with (texts / "b.csv").open("a") as file:
        file.write(f"b-0,{TEXT}\n")  # in the same
    assert scan_corpus("texts/*", Path("out")).twice == ["a-1", "b-0"]


@pytest.mark.parametrize("stretch", [1, 24, 25, 37, 1000])  # lines have 24 and 25 bytes
def test_wherever_a_file_is_cut_each_line_is_of_one_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stretch: int
) -> None:
    monkeypatch.setattr(corpus_parts, "STRETCH", stretch)
    file = tmp_path / "talks.jsonl"
    names = [f"talk-{'n' * (number % 2)}" for number in range(4)]
    file.write_text("".join(f'{{"document_id":"{name}"}}\n' for name in names), "utf-8")
    cut = [row["document_id"] for part in parts_of(str(file), "") for row in _lines_of(part)]
    assert cut == names


def _lines_of(part: Part) -> list[dict[str, Any]]:
    return [row for texts in batches(part) for row in texts]


# -- what a column may hold


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("2024-11-27", "2024-11-27"),
        ("2024-11", "2024-11"),
        ("2024-11-27T10:00:00+03:00", "2024-11-27"),
        ("2024-11-27 10:00", "2024-11-27"),
        (date(2024, 11, 27), "2024-11-27"),
        (datetime(2024, 11, 27, 10), "2024-11-27"),  # noqa: DTZ001
        (pd.Timestamp("2024-11-27 10:00"), "2024-11-27"),
        (1000, "1000"),
        (9999, "9999"),
        ("", None),
        (None, None),
        (float("nan"), None),
    ],
)
def test_published_is_a_date_a_time_or_a_year(said: object, read: str | None) -> None:
    assert fields.published_of({"published": said}) == read


@pytest.mark.parametrize(
    ("read", "row", "reason"),
    [
        (fields.published_of, {"published": 999}, "published 999 is no ISO date"),
        (fields.published_of, {"published": 10_000}, "published 10000 is no ISO date"),
        (fields.published_of, {"published": True}, "is no ISO date"),
        (fields.id_of, {"document_id": ""}, "no document_id"),
        (fields.id_of, {"document_id": True}, "document_id True is neither a word nor a whole"),
        (fields.id_of, {"document_id": "talk-\ud800"}, "half a character in its document_id"),
        (fields.text_of, {"text": "5 \udfff billion"}, "half a character in its text"),
        (fields.text_of, {"text": 5}, "its text is no text"),
        (fields.text_of, {}, "no text"),
        (fields.language_of, {"language": 5}, "language 5 is no code of one"),
    ],
)
def test_what_a_field_may_not_hold(read, row: dict[str, object], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read(row)


def test_whole_numbers_and_timestamps_of_parquet_are_read(texts: Path) -> None:
    frame = pd.DataFrame({"document_id": [1, 2], "text": [TEXT, TEXT]})
    frame["published"] = pd.to_datetime(["2024-11-27 10:00", None])
    frame.to_parquet(texts / "d.parquet")
    assert scan_corpus("texts/d.parquet", Path("out")).errors == []
    (part,) = Path("out").glob("*.parquet")
    assert pq.read_table(part)["document_id"].to_pylist() == ["1", "2"]


# -- bad files


BAD: dict[str, tuple[str, bytes, str]] = {
    "another encoding": ("x.csv", "document_id,text\n1,привет\n".encode("cp1251"), "not UTF-8"),
    "a quote that does not end": (
        "x.csv",
        b'document_id,text\n1,"a\n2,b\n',
        "line 2: not readable",
    ),
    "a quote in the middle": ("x.csv", b'document_id,text\n1,"a\n2,"b"\n', "line 2: not read"),
    "no Parquet": ("x.parquet", b"PAR1 and no more", "not readable as Parquet"),
    "no columns": ("x.csv", b"", "has no column document_id and no column text"),
    "another kind": ("x.txt", b"words", "must be one of"),
    "another separator": ("x.csv", b"document_id;text\n", "no column text: document_id;text"),
    "a column twice": ("x.csv", b"document_id,text,text\n1,a,b\n", "has two columns text"),
    "a name with a line end": ("x\n.csv", b"document_id,text\n", "its name holds signs"),
    "a name that is not UTF-8": (os.fsdecode(b"x\xff.csv"), b"", "its name holds signs"),
}


@pytest.mark.parametrize(("name", "content", "reason"), BAD.values(), ids=BAD)
def test_a_bad_file_is_one_line_and_stops_no_other(
    texts: Path, name: str, content: bytes, reason: str
) -> None:
    (texts / name).write_bytes(content)
    for _ in range(2):  # neither is it taken for done
        done = scan_corpus("texts/*", Path("out"))
        assert done.figures == figures(Path("out")) == 11
        ((where, why),) = done.errors
        assert ascii(name)[1:-1] in where
        assert reason in f"{where}: {why}"
        assert "\n" not in why


def test_a_corrupt_page_is_one_line_and_the_other_parts_are_read(texts: Path) -> None:
    path = texts / "c.parquet"
    content = bytearray(path.read_bytes())
    row_group = pq.read_metadata(path).row_group(1).column(1)
    start = row_group.dictionary_page_offset or row_group.data_page_offset
    content[start : start + row_group.total_compressed_size] = bytes(
        row_group.total_compressed_size
    )
    path.write_bytes(content)
    done = scan_corpus("texts/*", Path("out"))
    assert [where for where, _ in done.errors] == [f"{path}, row group 1"]
    assert done.figures == 9


def test_a_bad_line_is_named_and_the_others_are_read(texts: Path) -> None:
    behind = (texts / "a.jsonl").stat().st_size
    with (texts / "a.jsonl").open("a") as file:
        file.write("[" * 200_000 + "\n" + '{"document_id": "\\ud800", "text": "5"}\n')
    with (texts / "b.csv").open("a") as file:
        file.write(f"b-7,{TEXT},\nb-8,{TEXT}\n")
    done = scan_corpus("texts/*", Path("out"))
    assert done.figures == 12
    assert [why for _, why in done.errors] == [
        "no line of JSON with fields",
        "half a character in its document_id",
        "3 cells where 2 belong",
    ]
    places = [("a.jsonl", f", byte {behind}"), ("a.jsonl", ", text 5"), ("b.csv", ", line 5")]
    assert [where for where, _ in done.errors] == [f"{texts / name}{at}" for name, at in places]


def test_a_time_of_no_known_zone_is_named_with_its_part(texts: Path) -> None:
    path = texts / "d.parquet"
    times = pa.array([0], pa.timestamp("us", "Nowhere/Land"))
    pq.write_table(pa.table({"document_id": ["d"], "text": [TEXT], "published": times}), path)
    ((where, why),) = scan_corpus("texts/*", Path("out")).errors
    assert where == f"{path}, row group 0"
    assert "Nowhere/Land" in why


def test_a_name_cannot_draw_on_the_terminal(texts: Path) -> None:
    for name in ("d", "e"):
        row = {"document_id": "\x1b[2J\n1", "text": TEXT}
        (texts / f"{name}.jsonl").write_text(json.dumps(row))
    told = [*scan_corpus("texts/*", Path("out")).told(Path("out"))]
    assert told[0] == r"\x1b[2J\n1: two texts have this document_id"


def test_a_pipe_is_no_file_and_is_not_waited_for(texts: Path) -> None:
    os.mkfifo(texts / "pipe.csv")
    assert scan_corpus("texts/*", Path("out")).errors == [(str(texts / "pipe.csv"), "is no file")]


def test_a_part_is_read_to_its_end_or_not_at_all(texts: Path) -> None:
    (part,) = parts_of(str(texts / "b.csv"), "")
    (texts / "b.csv").write_bytes(b'document_id,text\n1,a\n2,"b\n')
    with pytest.raises(CorpusError, match="line 3"):
        list(batches(Part(*part)))


@pytest.mark.parametrize("workers", ["0", "-1", "two"])
def test_workers_are_at_least_one(workers: str) -> None:
    done = CliRunner().invoke(main, ["scan", "--corpus", "*", "--out", "out", "--workers", workers])
    assert done.exit_code == 2


@pytest.mark.slow
def test_an_address_where_nobody_is_is_one_line(
    texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpus, "ANSWERS_IN", 1)
    for address in ("tcp://127.0.0.1:1", "tls://127.0.0.1:1", "http://127.0.0.1:1", "nobody"):
        with pytest.raises(CorpusError, match=re.escape(f"{address}: no Dask cluster answers")):
            scan_corpus(str(texts / "*"), Path("out"), scheduler=address)


@pytest.mark.slow
@pytest.mark.parametrize(
    "said", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b""], ids=["HTTP", "silence"]
)
def test_an_address_where_another_program_is_is_one_line(
    texts: Path, monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    monkeypatch.setattr(corpus, "ANSWERS_IN", 1)
    with socket.create_server(("127.0.0.1", 0)) as other:
        address = f"tcp://127.0.0.1:{other.getsockname()[1]}"

        def answer() -> None:
            asked, _ = other.accept()
            with asked:
                asked.sendall(said)
                while asked.recv(1000):
                    pass

        answering = threading.Thread(target=answer)
        answering.start()
        with pytest.raises(CorpusError, match=re.escape(f"{address}: no Dask cluster answers")):
            scan_corpus(str(texts / "*"), Path("out"), scheduler=address)
        answering.join()


@pytest.mark.slow
def test_the_exit_status_says_that_something_could_not_be_read(texts: Path) -> None:
    (texts / "x.csv").write_bytes(b"id\n1\n")
    arguments = ["scan", "--corpus", "texts/*", "--out", "out", "--workers", "1"]
    done = CliRunner().invoke(main, arguments)
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"{texts / 'x.csv'}: has no column" in done.stderr
    (texts / "x.csv").unlink()
    assert CliRunner().invoke(main, arguments).exit_code == 0

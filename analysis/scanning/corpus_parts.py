"""Parts of a corpus: a row group of a Parquet file, a stretch of JSON lines, a CSV file."""

import csv
import hashlib
import json
import sys
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from analysis import reading
from analysis.record.messages import InputError
from analysis.record.schema import Row

FIELDS = ("document_id", "text", "published", "language")
SUFFIXES = (".parquet", ".jsonl", ".csv")
BATCH = 500  # texts that are in memory at once
STRETCH = 8 * 2**20  # bytes of a file of JSON lines that make a part


class CorpusError(InputError):
    """A corpus, or a part of it, that cannot be read: where, and why."""

    def __str__(self) -> str:
        """Return both in a line."""
        return ": ".join(self.args)


class Part(NamedTuple):
    """A part of a corpus: a file, and which row group, or which byte to begin at."""

    path: str
    place: int
    stamp: str

    @property
    def name(self) -> str:
        """The name of the file that it becomes."""
        known = hashlib.sha256(self.path.encode()).hexdigest()[:8]
        return f"{Path(self.path).stem}-{known}-{self.place:012d}.parquet"

    @property
    def where(self) -> str:
        """Where it stands, for a person."""
        if self.path.endswith(".parquet"):
            return f"{self.path}, row group {self.place}"
        return f"{self.path}, from byte {self.place}" if self.place else self.path


def parts_of(path: str, told: str) -> list[Part]:
    """Cut a file into parts, each stamped with what it would be made from.

    Raises CorpusError if the file is of no known kind, cannot be read, or lacks a column.
    """
    file = Path(path)
    suffix = Path(path).suffix
    if suffix not in SUFFIXES:
        raise CorpusError(path, f"must be one of {', '.join(SUFFIXES)}")
    if not file.is_file():
        raise CorpusError(path, "is no file")  # a pipe would be waited for
    if not path.isprintable():
        raise CorpusError(repr(path), "its name holds signs that are not seen, or is not UTF-8")
    try:
        with file.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
        places = _places(path, suffix, file.stat().st_size)
    except OSError as error:
        raise CorpusError(path, error.strerror or str(error)) from None
    return [Part(path, place, f"{digest} {told} {reader()}") for place in places]


def _places(path: str, suffix: str, size: int) -> range:
    if suffix == ".jsonl":
        return range(0, max(size, 1), STRETCH)
    if suffix == ".csv":
        _check_fields(path, next(_csv_rows(path), (0, []))[1])
        return range(1)
    import pyarrow.parquet as pq
    from pyarrow.lib import ArrowException

    try:
        file = pq.ParquetFile(path)
    except (ArrowException, OSError) as error:
        raise CorpusError(path, f"not readable as Parquet: {first_line(error)}") from None
    _check_fields(path, file.schema_arrow.names)
    return range(file.num_row_groups)


def _check_fields(path: str, names: list[str]) -> None:
    missing = [name for name in FIELDS[:2] if name not in names]
    if missing:
        told = f"has no column {' and no column '.join(missing)}"
        raise CorpusError(path, f"{told}: {', '.join(names)}" if names else told)
    twice = [name for name in FIELDS if names.count(name) > 1]
    if twice:
        raise CorpusError(path, f"has two columns {' and two columns '.join(twice)}")


def batches(part: Part) -> Iterator[list[Row]]:
    """Yield the texts of a part, some at a time, each with its fields.

    What is no row has the place where it stands for its `document_id`, and why for its text.
    Raises CorpusError if the part cannot be read to its end.
    """
    if not part.path.endswith(".parquet"):
        rows = _lines(part) if part.path.endswith(".jsonl") else _records(part.path)
        while texts := list(islice(rows, BATCH)):
            yield texts
        return
    import pyarrow.parquet as pq
    from pyarrow.lib import ArrowException

    try:
        file = pq.ParquetFile(part.path)
        names = [name for name in FIELDS if name in file.schema_arrow.names]
        for batch in file.iter_batches(BATCH, row_groups=[part.place], columns=names):
            yield batch.to_pylist()
    except (ArrowException, OSError, ValueError, LookupError) as error:  # the last: a time zone
        told = f"not readable as Parquet: {first_line(error)}"
        raise CorpusError(part.where, told) from None


def first_line(error: BaseException) -> str:
    """Return what an error says, in a line."""
    return next(iter(str(error).splitlines()), "") or type(error).__name__


def _no_row(path: str, place: str, why: str) -> Row:
    return {"document_id": f"{path}, {place}", "text": ValueError(why)}


def _lines(part: Part) -> Iterator[Row]:
    """Yield the lines that begin within a stretch of a file, each as what it holds."""
    with Path(part.path).open("rb") as file:
        file.seek(max(part.place - 1, 0))
        if part.place:
            file.readline()  # the end of a line that begins before
        while file.tell() < part.place + STRETCH and (line := file.readline()):
            if line.strip():
                try:
                    row = json.loads(line)
                except (ValueError, RecursionError):
                    row = None
                place = f"byte {file.tell() - len(line)}"
                why = "no line of JSON with fields"
                yield row if isinstance(row, dict) else _no_row(part.path, place, why)


def _records(path: str) -> Iterator[Row]:
    """Yield the rows of a CSV file; one with a cell too many or too few is no row."""
    rows = _csv_rows(path)
    _, names = next(rows)
    for line, cells in rows:
        if len(cells) == len(names):
            yield dict(zip(names, cells, strict=True))
        else:
            why = f"{len(cells)} cells where {len(names)} belong"
            yield _no_row(path, f"line {line}", why)


def _csv_rows(path: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each row of a CSV file and the line on which they begin.

    A quote that does not end would swallow the texts behind it, so the file is refused.
    """
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # a C long, which is short on Windows
    line = 1
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file, strict=True)
            for cells in rows:
                if cells:
                    yield line, cells
                line = rows.line_num + 1
    except UnicodeDecodeError:
        raise CorpusError(path, "not UTF-8") from None
    except csv.Error as error:
        raise CorpusError(f"{path}, line {line}", f"not readable as CSV: {error}") from None


@cache
def reader() -> str:
    """Digest the reader: another one may find other figures."""
    folder = Path(reading.__file__).parent
    paths = sorted(path for path in folder.rglob("*") if path.suffix in {".py", ".toml"})
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:16]

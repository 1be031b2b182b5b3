"""Parts of a corpus: a row group of a Parquet file, a stretch of JSON lines, a CSV file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from analysis import reading
from analysis.record.schema import records

FIELDS = ("document_id", "text", "published", "language")
SUFFIXES = (".parquet", ".jsonl", ".csv")
BATCH = 500  # texts that are in memory at once
STRETCH = 8 * 2**20  # bytes of a file of JSON lines that make a part


class CorpusError(ValueError):
    """A corpus that cannot be read, and what to do about it."""


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


def parts_of(path: str, told: str) -> Iterator[Part]:
    """Cut a file into parts, each stamped with what it would be made from.

    Raises
    ------
    CorpusError
        If the file is of no known kind, cannot be read, or lacks a column.
    """
    suffix = Path(path).suffix
    if suffix not in SUFFIXES:
        raise CorpusError(f"{path}: must be one of {', '.join(SUFFIXES)}")
    state = Path(path).stat()
    stamp = f"{Path(path).name} {state.st_size} {state.st_mtime_ns} {told} {_reader()}"
    if suffix == ".parquet":
        import pyarrow.parquet as pq
        from pyarrow.lib import ArrowInvalid

        try:
            file = pq.ParquetFile(path)
        except ArrowInvalid as error:
            raise CorpusError(f"{path}: not readable as Parquet: {error}") from None
        _check_fields(path, file.schema_arrow.names)
        places: Any = range(file.num_row_groups)
    elif suffix == ".jsonl":
        places = range(0, max(state.st_size, 1), STRETCH)
    else:
        _check_fields(path, list(pd.read_csv(path, nrows=0).columns))
        places = range(1)
    return (Part(path, place, stamp) for place in places)


def _check_fields(path: str, names: list[str]) -> None:
    missing = [name for name in FIELDS[:2] if name not in names]
    if missing:
        raise CorpusError(f"{path}: has no column {' and no column '.join(missing)}")


def batches(part: Part) -> Iterator[list[dict[str, Any]]]:
    """Yield the texts of a part, some at a time, each with its fields."""
    if part.path.endswith(".parquet"):
        import pyarrow.parquet as pq

        file = pq.ParquetFile(part.path)
        names = [name for name in FIELDS if name in file.schema_arrow.names]
        for batch in file.iter_batches(BATCH, row_groups=[part.place], columns=names):
            yield batch.to_pylist()
    elif part.path.endswith(".jsonl"):
        rows = []
        for line in _lines(part):
            rows.append(line)
            if len(rows) == BATCH:
                yield rows
                rows = []
        yield rows
    else:
        for frame in pd.read_csv(part.path, dtype=str, keep_default_na=False, chunksize=BATCH):
            yield records(frame)


def _lines(part: Part) -> Iterator[dict[str, Any]]:
    """Yield the lines that begin within a stretch of a file, each as what it holds."""
    with Path(part.path).open("rb") as file:
        file.seek(max(part.place - 1, 0))
        if part.place:
            file.readline()  # the end of a line that begins before
        while file.tell() < part.place + STRETCH and (line := file.readline()):
            if line.strip():
                try:
                    row = json.loads(line)
                except ValueError:
                    row = None
                place = f"{Path(part.path).name}, byte {file.tell() - len(line)}"
                yield row if isinstance(row, dict) else {"document_id": place, "text": None}


@cache
def _reader() -> str:
    """Digest the reader: another one may find other figures."""
    folder = Path(reading.__file__).parent
    paths = sorted(path for path in folder.rglob("*") if path.suffix in {".py", ".toml"})
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:16]

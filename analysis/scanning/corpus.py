"""Scan a corpus that is larger than the machine, on Dask.

A corpus is cut into parts: a row group of a Parquet file, a stretch of a file of JSON lines, or a
CSV file. Each part is read in batches and becomes one Parquet file of candidates, which is written
beside and renamed, so that a part is there as a whole or not at all. Its metadata hold what it was
made from; a later run leaves a part alone whose metadata say the same.
"""

from __future__ import annotations

import glob
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from analysis.reading.bounds import NUMBERS
from analysis.reading.find import find_quantities
from analysis.reading.lexicon import lexicon
from analysis.reading.periods.days import days_of
from analysis.reading.table import COLUMNS, row_of
from analysis.record.atomic import Progress
from analysis.record.schema import records

FIELDS = ("document_id", "text", "published", "language")
SUFFIXES = (".parquet", ".jsonl", ".csv")
BATCH = 500  # texts that are in memory at once
STRETCH = 8 * 2**20  # bytes of a file of JSON lines that make a part
KEY = b"stated_figures"
NEEDS = "scan --corpus needs the extra 'corpus': pip install 'stated-figures[corpus]'"


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


@dataclass(slots=True)
class Summary:
    """What became of the texts of a corpus; `errors` has document id and reason of the bad ones."""

    parts: int = 0
    skipped: int = 0
    texts: int = 0
    figures: int = 0
    errors: list[tuple[str, str]] = field(default_factory=list)


def scan_corpus(
    pattern: str,
    out: Path,
    *,
    stated_on: str | None = None,
    language: str | None = None,
    scheduler: str | None = None,
    workers: int = 2,
    progress: Progress | None = None,
) -> Summary:
    """Scan all texts of a corpus into Parquet files of candidates.

    Parameters
    ----------
    pattern : str
        The files, as a glob: Parquet, JSON lines or CSV with the columns ``document_id, text,
        published, language``, of which the last two may be missing or empty.
    out : Path
        The folder for the candidates: ``document_id`` and the columns of `scan`.
    stated_on, language : str or None
        Where a text has none of its own.
    scheduler : str or None
        The address of a Dask cluster, which must see the same files; None: one of processes on
        this machine.
    workers : int
        How many processes on this machine.
    progress : callable or None
        Called with the parts that are done, all parts, and a word.

    Returns
    -------
    Summary

    Raises
    ------
    CorpusError
        If no file matches, one cannot be read, or the packages are not installed.
    """
    try:
        from distributed import Client, LocalCluster, as_completed
    except ImportError:
        raise CorpusError(NEEDS) from None
    paths = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (a pattern may be absolute)
    if not paths:
        raise CorpusError(f"{pattern}: no file matches")
    out.mkdir(parents=True, exist_ok=True)
    for path in out.glob(".*.partial"):
        path.unlink()  # of a run that was stopped
    told = json.dumps([stated_on, language])
    parts = [part for path in paths for part in _parts(path, told)]
    waiting = [part for part in parts if _made(out / part.name).get("stamp") != part.stamp]
    summary = Summary(parts=len(parts), skipped=len(parts) - len(waiting))
    days_of(stated_on)
    lexicon(language)
    if waiting:
        cluster = scheduler or LocalCluster(
            n_workers=min(workers, len(waiting)),
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
        )
        with Client(cluster) as client:
            jobs = client.map(
                scan_part,
                waiting,
                out=str(out.resolve()),
                stated_on=stated_on,
                language=language,
                pure=False,
            )
            for done, job in enumerate(as_completed(jobs), 1):
                job.result()
                job.release()
                if progress:
                    progress(done, len(waiting), "parts")
        if not isinstance(cluster, str):
            cluster.close()
        for path in out.glob(".*.partial"):
            path.unlink()  # of a worker that was killed
    for part in parts:
        made = _made(out / part.name)
        summary.texts += made["texts"]
        summary.figures += made["figures"]
        summary.errors += [(name, reason) for name, reason in made["errors"]]
    return summary


def scan_part(part: Part, out: str, stated_on: str | None, language: str | None) -> None:
    """Scan one part into its file, in batches."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    target = Path(out) / part.name
    beside = target.with_name(f".{target.name}.{os.getpid()}.partial")
    made: dict[str, Any] = {"stamp": part.stamp, "texts": 0, "figures": 0, "errors": []}
    with pq.ParquetWriter(beside, _schema()) as writer:
        for texts in _batches(part):
            rows: list[dict[str, Any]] = []
            for text in texts:
                made["texts"] += 1
                fault, found = _scanned(text, stated_on, language)
                rows += found
                made["errors"] += [[str(text.get("document_id")), fault]] if fault else []
            made["figures"] += len(rows)
            writer.write_table(pa.Table.from_pylist(rows, _schema()))
        writer.add_key_value_metadata({KEY.decode(): json.dumps(made, ensure_ascii=False)})
    beside.replace(target)


def _scanned(
    row: dict[str, Any], stated_on: str | None, language: str | None
) -> tuple[str, list[dict[str, Any]]]:
    """What is wrong with a text, and the rows of its candidates."""
    name, text = row.get("document_id"), row.get("text")
    if not isinstance(name, str) or not name:
        return "no document_id", []
    if not isinstance(text, str):
        return "its text is no text", []
    if "\0" in text:
        return "holds binary data, no text", []
    said, words = row.get("published"), row.get("language")
    try:
        found = find_quantities(
            text,
            stated_on=said if isinstance(said, str) and said else stated_on,
            language=words if isinstance(words, str) and words else language,
        )
    except ValueError as error:
        return str(error), []
    return "", [{"document_id": name, **row_of(text, each)} for each in found]


# -- parts and their batches


def _parts(path: str, told: str) -> Iterator[Part]:
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


def _batches(part: Part) -> Iterator[list[dict[str, Any]]]:
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
    """The lines that begin within a stretch of a file, each as what it holds."""
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


# -- what was made


def _made(path: Path) -> dict[str, Any]:
    """What the metadata of a part's file say, nothing if it is not there or not whole."""
    import pyarrow.parquet as pq
    from pyarrow.lib import ArrowInvalid

    try:
        metadata = pq.read_metadata(path).metadata or {}
    except (FileNotFoundError, ArrowInvalid):
        return {}
    made: dict[str, Any] = json.loads(metadata.get(KEY, b"{}"))
    return made


@cache
def _reader() -> str:
    """A digest of the reader: another one may find other figures."""
    folder = Path(__file__).parent
    paths = sorted([*folder.glob("*.py"), *folder.glob("languages/*.toml")])
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:16]


@cache
def _schema() -> Any:
    import pyarrow as pa

    numbers = NUMBERS
    kinds = {
        **dict.fromkeys(("start", "end"), pa.int64()),
        **dict.fromkeys(numbers, pa.float64()),
        **dict.fromkeys(("period_start", "period_end"), pa.date32()),
    }
    names = ("document_id", *COLUMNS)
    return pa.schema([(name, kinds.get(name, pa.string())) for name in names])

"""Scan a corpus that is larger than the machine, on Dask.

A corpus is cut into parts: a row group of a Parquet file, a stretch of a file of JSON lines, or a
CSV file. Each part is read in batches and becomes one Parquet file of candidates, which is written
beside and renamed, so that a part is there as a whole or not at all. Its metadata hold what it was
made from; a later run leaves a part alone whose metadata say the same.
"""

from __future__ import annotations

import glob
import json
import os
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from analysis.reading.bounds import NUMBERS
from analysis.reading.find import find_quantities
from analysis.reading.lexicon import lexicon
from analysis.reading.periods.days import days_of
from analysis.reading.table import COLUMNS, row_of
from analysis.record.atomic import Progress
from analysis.scanning.parts import CorpusError, Part, batches, parts_of

KEY = b"stated_figures"
NEEDS = "scan --corpus needs the extra 'corpus': pip install 'stated-figures[corpus]'"


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
    paths = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (a pattern may be absolute)
    if not paths:
        raise CorpusError(f"{pattern}: no file matches")
    days_of(stated_on)
    lexicon(language)
    out.mkdir(parents=True, exist_ok=True)
    _clear(out)  # of a run that was stopped
    told = json.dumps([stated_on, language])
    parts = [part for path in paths for part in parts_of(path, told)]
    waiting = [part for part in parts if _made(out / part.name).get("stamp") != part.stamp]
    summary = Summary(parts=len(parts), skipped=len(parts) - len(waiting))
    if waiting:
        options = {"out": str(out.resolve()), "stated_on": stated_on, "language": language}
        _scan_on_a_cluster(waiting, options, scheduler, workers, progress)
        _clear(out)  # of a worker that was killed
    for part in parts:
        made = _made(out / part.name)
        summary.texts += made["texts"]
        summary.figures += made["figures"]
        summary.errors += [(name, reason) for name, reason in made["errors"]]
    return summary


def _scan_on_a_cluster(
    parts: list[Part],
    options: dict[str, Any],
    scheduler: str | None,
    workers: int,
    progress: Progress | None,
) -> None:
    """Scan parts on the cluster at an address, or on processes of this machine."""
    try:
        from distributed import Client, LocalCluster, as_completed
    except ImportError:
        raise CorpusError(NEEDS) from None
    with ExitStack() as stack:
        if scheduler is None:
            workers = min(workers, len(parts))
            # its web server takes any port that is free
            cluster = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=":0")
            stack.enter_context(cluster)
        client = stack.enter_context(Client(scheduler or cluster))
        jobs = client.map(scan_part, parts, **options, pure=False)
        for done, job in enumerate(as_completed(jobs), 1):
            job.result()
            job.release()
            if progress:
                progress(done, len(parts), "parts")


def _clear(out: Path) -> None:
    """Take away what a run or a worker left unfinished."""
    for path in out.glob(".*.partial"):
        path.unlink()


def scan_part(part: Part, out: str, stated_on: str | None, language: str | None) -> None:
    """Scan one part into its file, in batches."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    target = Path(out) / part.name
    beside = target.with_name(f".{target.name}.{os.getpid()}.partial")
    made: dict[str, Any] = {"stamp": part.stamp, "texts": 0, "figures": 0, "errors": []}
    with pq.ParquetWriter(beside, _schema()) as writer:
        for texts in batches(part):
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
    """Return what is wrong with a text, and the rows of its candidates."""
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


def _made(path: Path) -> dict[str, Any]:
    """Return the metadata of a part's file, nothing if it is not there or not whole."""
    import pyarrow.parquet as pq
    from pyarrow.lib import ArrowInvalid

    try:
        metadata = pq.read_metadata(path).metadata or {}
    except (FileNotFoundError, ArrowInvalid):
        return {}
    made: dict[str, Any] = json.loads(metadata.get(KEY, b"{}"))
    return made


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

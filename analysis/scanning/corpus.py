"""Scan a corpus that is larger than the machine, on Dask.

A corpus is cut into parts: a row group of a Parquet file, a stretch of a file of JSON lines, or a
CSV file. Each part is read in batches and becomes one Parquet file of candidates, which is written
beside and renamed, so that a part is there as a whole or not at all. Its metadata hold what it was
made from; a later run leaves a part alone whose metadata say the same. What cannot be read is named
and stops nothing else.
"""

import asyncio
import glob
import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from analysis.reading.bounds import NUMBERS
from analysis.reading.find import find_quantities
from analysis.reading.lexicon import lexicon
from analysis.reading.periods.days import days_of
from analysis.reading.table import COLUMNS, row_of
from analysis.record.atomic import Progress
from analysis.record.schema import PERIOD
from analysis.scanning.corpus_parts import CorpusError, Part, batches, first_line, parts_of
from analysis.scanning.fields import id_of, language_of, published_of, text_of
from analysis.scanning.holdings import (
    KEY,
    MANIFEST,
    Outcome,
    Summary,
    add_up,
    clear,
    is_made,
    made_of,
    remove_stale,
    write_manifest,
)

ANSWERS_IN = 10  # seconds


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

    The files are Parquet, JSON lines or CSV with the columns ``document_id, text, published,
    language``, of which the last two may be missing or empty: `stated_on` and `language` stand in
    for them. Candidates have ``document_id`` and the columns of `scan`. The scheduler, a Dask
    cluster, must see the same files; without one, `workers` processes run on this machine.

    Raises CorpusError if no file matches, none can be read, or no cluster answers.
    """
    days_of(stated_on)
    lexicon(language)
    summary = Summary()
    options = {"stated_on": stated_on, "language": language}
    paths = _files(pattern)
    parts = _parts(paths, json.dumps([stated_on, language]), summary)
    out.mkdir(parents=True, exist_ok=True)
    clear(out)  # of a run that was stopped
    remove_stale(out, paths, parts, summary)
    waiting = [part for part in parts if not is_made(out, part)]
    summary.parts = len(parts)
    summary.skipped = len(parts) - len(waiting)
    if waiting:
        told = {"out": str(out.resolve()), **options}
        with _cluster(scheduler, min(workers, len(waiting))) as client:
            summary.errors += _scan_parts(client, waiting, told, progress)
        clear(out)  # of a worker that was killed
    add_up(out, parts, summary)
    write_manifest(out, parts, options, summary)
    return summary


def _files(pattern: str) -> list[str]:
    """Return the files that a pattern matches, each once; what any run wrote is none."""
    matches = glob.glob(pattern, recursive=True)  # noqa: PTH207 (a pattern may be absolute)
    paths = sorted({os.path.realpath(path) for path in matches})
    paths = [path for path in paths if not _is_own(Path(path))]
    if not paths:
        raise CorpusError(pattern, "no file matches")
    return paths


def _is_own(path: Path) -> bool:
    if path.is_dir() or path.name == MANIFEST:
        return True
    return path.suffix == ".parquet" and path.is_file() and bool(made_of(path))


def _parts(paths: list[str], told: str, summary: Summary) -> list[Part]:
    """Cut the files into parts; note those that cannot be read."""
    parts = []
    for path in paths:
        try:
            parts += parts_of(path, told)
        except CorpusError as error:
            summary.errors.append(error.args)
    if len(summary.errors) == len(paths):
        raise CorpusError("\n".join(f"{path}: {reason}" for path, reason in summary.errors))
    return parts


@contextmanager
def _cluster(scheduler: str | None, workers: int) -> Iterator[Any]:
    """Give a client of the cluster at an address, or of processes of this machine."""
    from distributed import Client, LocalCluster

    with ExitStack() as stack:
        if scheduler:
            _call(scheduler)
            cluster = scheduler
        else:
            # its web server cannot be left out, and is for this machine alone
            at = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0"}
            cluster = LocalCluster(n_workers=workers, threads_per_worker=1, **at)
            stack.enter_context(cluster)
        yield stack.enter_context(Client(cluster))


def _call(scheduler: str) -> None:
    """Raise CorpusError if no cluster answers; Client itself would wait for a silent one."""
    from distributed.comm import connect
    from distributed.utils import LoopRunner

    async def call() -> None:
        comm = await asyncio.wait_for(connect(scheduler), ANSWERS_IN)
        await comm.close()

    try:
        LoopRunner(asynchronous=False).run_sync(call)  # a notebook has a loop that runs already
    except TimeoutError:
        raise CorpusError(scheduler, f"no Dask cluster answers in {ANSWERS_IN} s") from None
    except Exception as error:  # whatever another program says
        raise CorpusError(scheduler, f"no Dask cluster answers: {first_line(error)}") from None


def _scan_parts(
    client: Any, parts: list[Part], options: dict[str, Any], progress: Progress | None
) -> list[tuple[str, str]]:
    """Scan parts on a cluster; return those that failed, which the next run tries again."""
    from distributed import as_completed

    errors = []
    jobs = client.map(scan_part, parts, **options, pure=False)
    where = {job.key: part.where for job, part in zip(jobs, parts, strict=True)}
    for done, job in enumerate(as_completed(jobs), 1):
        failed = job.status == "error"  # a worker that was killed each time, or a full disk
        error = (where[job.key], first_line(job.exception())) if failed else job.result()
        errors += [error] if error else []
        job.release()
        if progress:
            progress(done, len(parts), "parts")
    return sorted(errors)


def scan_part(
    part: Part, out: str, stated_on: str | None, language: str | None
) -> tuple[str, str] | None:
    """Scan one part into its file, in batches; return where and why that failed, if it did."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    target = Path(out) / part.name
    beside = target.with_name(f".{target.name}.{os.getpid()}.partial")
    told = (stated_on, language)
    found = Outcome()
    seen = set[str]()
    try:
        with pq.ParquetWriter(beside, _schema()) as writer:
            for batch in batches(part):
                rows = [row for text in batch for row in _rows(text, part, told, found, seen)]
                writer.write_table(pa.Table.from_pylist(rows, _schema()))
            made = {"source": part.path, "stamp": part.stamp, **asdict(found)}
            writer.add_key_value_metadata({KEY.decode(): json.dumps(made)})
        beside.replace(target)
    except CorpusError as error:
        return error.args
    return None


def _rows(
    row: dict[str, Any],
    part: Part,
    told: tuple[str | None, str | None],
    found: Outcome,
    seen: set[str],
) -> list[dict[str, Any]]:
    """Return the rows of the candidates of a text; note what became of it."""
    found.texts += 1
    name = f"{part.where}, text {found.texts}"  # until its own is known
    try:
        name = id_of(row)
        text = text_of(row)
        said, words = published_of(row) or told[0], language_of(row) or told[1]
        figures = find_quantities(text, stated_on=said, language=words)
    except ValueError as error:
        found.errors.append((name, str(error)))
        return []
    found.figures += len(figures)
    found.twice += [name] * (name in seen)
    seen.add(name)
    return [{"document_id": name, **row_of(text, figure)} for figure in figures]


@cache
def _schema() -> Any:
    import pyarrow as pa

    kinds = {
        **dict.fromkeys(("start", "end"), pa.int64()),
        **dict.fromkeys(NUMBERS, pa.float64()),
        **dict.fromkeys(PERIOD, pa.date32()),
    }
    names = ("document_id", *COLUMNS)
    return pa.schema([(name, kinds.get(name, pa.string())) for name in names])

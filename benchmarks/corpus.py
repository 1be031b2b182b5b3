"""Scan a corpus of generated statements with one and two workers: figures, speed, memory.

The values of the figures are known from the generator, not from the reader. Size: the first
argument, 20,000 statements without one.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.scanning.corpus import scan_corpus

KINDS = (
    ("In {year} trade turnover exceeded ${number} billion.", 1e9),
    ("Almost {number} thousand students studied there in {year}.", 1e3),
    ("The volume grew by {number} percent in {year}.", 1.0),
    ("В {year} году товарооборот превысил {number} млрд долларов.", 1e9),
)
GROUP = 5_000


def generated(number: int) -> tuple[str, float]:
    """Return the words of a statement, and the value in them."""
    words, scale = KINDS[number % len(KINDS)]
    said = 11 + number * 7 % 80
    return words.format(year=2001 + number % 23, number=said), said * scale


def write(path: Path, size: int) -> float:
    """Write a corpus; return the sum of its values."""
    total = 0.0
    schema = pa.schema([(name, pa.string()) for name in ("document_id", "text", "published")])
    with pq.ParquetWriter(path, schema) as writer:
        for first in range(0, size, GROUP):
            rows = [generated(number) for number in range(first, min(first + GROUP, size))]
            total += sum(value for _, value in rows)
            columns = {
                "document_id": [f"talk-{first + place}" for place in range(len(rows))],
                "text": [text for text, _ in rows],
                "published": ["2024-11-27"] * len(rows),
            }
            writer.write_table(pa.table(columns, schema=schema))
    return total


def main() -> None:
    """Scan once with each number of workers, and print what came out."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "talks.parquet"
        total = write(path, size)
        for workers in (1, 2):
            out = Path(folder) / str(workers)
            start = time.perf_counter()
            done = scan_corpus(str(path), out, workers=workers)
            seconds = time.perf_counter() - start
            values = sum(
                sum(pq.read_table(each, columns=["value"])["value"].to_pylist())
                for each in out.glob("*.parquet")
            )
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**10
            right = done.figures == size and abs(values - total) < 1e-9 * total
            print(
                f"{size} statements, {workers} worker(s): {done.figures} figures, "
                f"{'all accounted for' if right else 'NOT ALL RIGHT'}; "
                f"{size / seconds:,.0f} statements a second; the largest process {peak:,.0f} MiB"
            )


if __name__ == "__main__":
    main()

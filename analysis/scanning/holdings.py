"""What the folder of a corpus's candidates holds: parts, what they were made from, a manifest.

Each part says in its metadata from which file it was made, as which part of it, with which options
and by which reader. So the folder can be told apart from what a run would make of the corpus: parts
of files that are gone, or that have fewer parts now, are taken away.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.record import atomic
from analysis.record.messages import counted
from analysis.scanning.corpus_parts import Part, reader
from analysis.scanning.texts import in_a_line

KEY = b"stated_figures"
MANIFEST = "_manifest.json"  # begins as what readers of a folder of Parquet files pass over

Made = dict[str, Any]  # the metadata of a part


@dataclass
class Outcome:
    """What became of texts.

    `errors` has document id or file, and reason, of what could not be read; `twice` the ids that
    two texts have.
    """

    texts: int = 0
    figures: int = 0
    errors: list[tuple[str, str]] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)


@dataclass
class Summary(Outcome):
    """What became of the texts of a corpus, and of the folder.

    `removed` counts the parts that were taken away, because their file is gone or has none such any
    more, and `others` those of files that are not of this corpus.
    """

    parts: int = 0
    skipped: int = 0
    removed: int = 0
    others: int = 0

    def told(self, out: Path) -> Iterator[str]:
        """Say what became of the texts, and what the folder holds beside them."""
        yield from (f"{in_a_line(name)}: {reason}" for name, reason in self.errors)
        yield from (f"{in_a_line(name)}: two texts have this document_id" for name in self.twice)
        if self.removed:
            yield f"{counted(self.removed, 'part')} removed that are none of the corpus any more"
        if self.others:
            yield f"{out} also holds {counted(self.others, 'part')} of files of another pattern"
        yield (
            f"{counted(self.texts, 'text')} in {counted(self.parts, 'part')}, {self.skipped} of "
            f"them done before; {counted(self.figures, 'figure')}; "
            f"{len(self.errors)} could not be read"
        )


def made_of(path: Path) -> Made:
    """Return the metadata of a part's file, nothing if it is not there or not whole."""
    import pyarrow.parquet as pq
    from pyarrow.lib import ArrowException

    try:
        metadata = pq.read_metadata(path).metadata or {}
    except (OSError, ArrowException):
        return {}
    made: Made = json.loads(metadata.get(KEY, b"{}"))
    return made


def clear(out: Path) -> None:
    """Take away what a run or a worker left unfinished."""
    for path in out.glob(".*.partial"):
        path.unlink(missing_ok=True)


def remove_stale(out: Path, paths: Iterable[str], parts: list[Part], summary: Summary) -> None:
    """Take away the parts that are none of a corpus; keep those of files that it does not have."""
    wanted = {part.name for part in parts}
    corpus = set(paths)
    for path in sorted(out.glob("*.parquet")):
        made = made_of(path) if path.name not in wanted else {}
        if not made:
            continue  # of this corpus, or of nobody here
        source = made.get("source")
        if source is None or source in corpus or not Path(source).exists():
            path.unlink()
            summary.removed += 1
        else:
            summary.others += 1


def add_up(out: Path, parts: list[Part], summary: Summary) -> None:
    """Count what the parts of a corpus hold, and note ids that two texts have.

    A part that could not be made anew is not there as it was before either.
    """
    there = [out / part.name for part in parts if is_made(out, part)]
    for part in parts:
        if out / part.name not in there:
            (out / part.name).unlink(missing_ok=True)
    for made in map(made_of, there):
        summary.texts += made["texts"]
        summary.figures += made["figures"]
        summary.errors += [(name, reason) for name, reason in made["errors"]]
        summary.twice += made["twice"]
    summary.twice = sorted({*summary.twice, *_in_two_parts(there)})


def is_made(out: Path, part: Part) -> bool:
    """Tell whether a part is there, and whole, as it would be made now."""
    return bool(made_of(out / part.name).get("stamp") == part.stamp)


def _in_two_parts(paths: list[Path]) -> list[str]:
    """Return the ids that candidates of two parts have; in memory are eight bytes an id."""
    hashes = [pd.Series(pd.util.hash_array(_ids(path), categorize=False)) for path in paths]
    every = pd.concat(hashes) if hashes else pd.Series()
    twice = every[every.duplicated()]
    pairs = zip(paths, hashes, strict=True) if len(twice) else ()
    known = Counter(name for path, own in pairs for name in _ids(path)[own.isin(twice)])
    return [name for name, times in known.items() if times > 1]


def _ids(path: Path) -> Any:
    import pyarrow.parquet as pq

    column = pq.read_table(path, columns=["document_id"])["document_id"]
    return column.unique().to_numpy(zero_copy_only=False).astype(object)


def write_manifest(out: Path, parts: list[Part], options: dict[str, Any], summary: Summary) -> None:
    """Write what a folder holds of a corpus: files with digest and parts, options, reader."""
    files: dict[str, Any] = {}
    for part in parts:
        known = files.setdefault(part.path, {"sha256": part.stamp.split()[0], "parts": []})
        known["parts"].append(part.name)
    what = {"reader": reader(), "options": options, "files": files}
    told = what | {each.name: getattr(summary, each.name) for each in fields(Outcome)}
    atomic.write(out / MANIFEST, f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode())

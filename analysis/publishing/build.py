"""Make the processed tables, with their codebook and data package, from the checked raw rows."""

import json
from itertools import chain
from math import isinf, isnan
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.comparing.agreement import agreement
from analysis.comparing.claims import claim_rows, with_claims
from analysis.comparing.growth import growth_rows
from analysis.comparing.implied import implied_rows
from analysis.comparing.references import reference_rows
from analysis.comparing.vintages import mark_superseded
from analysis.publishing.datapackage import codebook, datapackage, declared, raw_changes, rows_lost
from analysis.reading.bounds import REACHES, at_reach
from analysis.record import atomic
from analysis.record.by_hand import PATH, differences
from analysis.record.cells import RAW_FOLDER, BadInput, Problem
from analysis.record.load import PROCESSED_FOLDER, as_csv, filled, load
from analysis.record.messages import counted
from analysis.record.raw import Raw, read_raw
from analysis.record.schema import FIGURES, KEYS, PROCESSED, TOPICS, Column, Row, edition, records

WITHDRAWN = RAW_FOLDER / "withdrawn.csv"
MERGED = ("<<<<<<<", "=======", ">>>>>>>")
NO_TABLE = (
    "a merge left its marks, or it is no table that build wrote: take it from the last commit, by "
    "git checkout, and build again"
)
#: Tables with ids that stay, once published, or are listed as withdrawn; and their columns.
PUBLISHED = {
    **dict.fromkeys(TOPICS, "figure_id"),
    **dict.fromkeys(("implied", "withdrawn"), "implied_id"),
}
DIGITS = 12  # significant digits of a computed number; beyond them platforms may differ


def build(root: Path, *, fewer: bool = False) -> list[Path]:
    """Make data/processed from data/raw, and return the files whose content changed.

    Files are put in place once all are there, so that a failed or killed build harms nothing. A
    file that is none of build's is left alone. `fewer` confirms that raw tables have lost rows.
    Raises BadInput if the raw data are not in order, NotNow if another build is running.
    """
    with atomic.alone(root):
        raw = read_raw(root)
        if not fewer and (lost := rows_lost(package_of(root), raw.tables)):
            raise BadInput(lost)
        files = files_of(raw, declared(root), root)
        return atomic.publish(
            root, {(PROCESSED_FOLDER / name).as_posix(): files[name] for name in files}
        )


def unlike_by_hand(root: Path) -> list[str]:
    """Say in how many rows built figures are not as they were worked out by hand, or nothing."""
    figures = records(filled(load("figures", folder=root / PROCESSED_FOLDER)))
    try:
        rows = {of.line or of.words for of in differences(root, figures)}
    except BadInput as error:
        return [str(error)]
    told = f"{PATH.as_posix()}: differs from the figures in {counted(len(rows), 'row')}"
    return [f"{told}: ./run check names them"] * bool(rows)


def stale(root: Path) -> list[str]:
    """Name the raw tables that changed since, and the processed files that `build` would change."""
    folder = root / PROCESSED_FOLDER
    raw = read_raw(root)
    faults = ["data/processed: a build was interrupted: run build"] * atomic.interrupted(root)
    faults += raw_changes(package_of(root), raw.tables)
    try:
        files = files_of(raw, declared(root), root)
    except BadInput as error:  # what was published is gone: with what was lost, it may be
        if not faults:
            raise
        return faults + [str(problem) for problem in error.problems]
    faults += [
        f"{(PROCESSED_FOLDER / name).as_posix()}: is not what build writes: run build"
        for name, content in files.items()
        if not (folder / name).exists() or (folder / name).read_bytes() != content
    ]
    extra = {path.name for path in folder.iterdir()} - files.keys() if folder.exists() else set()
    return faults + [
        f"{(PROCESSED_FOLDER / name).as_posix()}: is no file of build" for name in sorted(extra)
    ]


def package_of(root: Path) -> bytes:
    """Return the data package that tells what the tables were built from; empty: none."""
    path = root / PROCESSED_FOLDER / "datapackage.json"
    return path.read_bytes() if path.exists() else b""


def processed(root: Path) -> dict[str, bytes]:
    """Return name and content of every file of data/processed."""
    return files_of(read_raw(root), declared(root), root)


def files_of(raw: Raw, project: dict[str, Any], published: Path | None = None) -> dict[str, bytes]:
    """Return the files that are made of raw tables, by name; `project` is what is `declared`.

    Of a project that has `published` tables none of what was published may be gone.
    """
    tables = _tables(raw)
    frames = {name: as_text(name, rows, PROCESSED[name]) for name, rows in tables.items()}
    _validated("topics", pd.concat([frames[topic] for topic in TOPICS]), FIGURES)
    if published:
        _vanished(published, frames)
    for name in PROCESSED.keys() - TOPICS.keys():
        _validated(name, frames[name], PROCESSED[name])
    files = {f"{name}.csv": as_csv(frame) for name, frame in frames.items()}
    files["codebook.md"] = codebook(frames["indicators"]).encode()
    package = datapackage(files, raw.tables, project)
    files["datapackage.json"] = (json.dumps(package, indent=2, ensure_ascii=False) + "\n").encode()
    return files


def _tables(raw: Raw) -> dict[str, list[Row]]:
    figures = with_claims(raw.figures)
    references = [row | {"reference_id": edition(row)} for row in raw.tables["references"]]
    mark_superseded(figures, references)
    indicators: dict[str, Row] = {row["indicator"]: row for row in raw.tables["indicators"]}
    topics = {name: row["topic"] for name, row in indicators.items()}
    tables: dict[str, list[Row]] = {
        topic: [row for row in figures if topics[row["indicator"]] == topic] for topic in TOPICS
    }
    kept = [row for row in figures if not row["excluded"]]
    tables["claims"] = claim_rows(kept)
    tables["implied"] = [*implied_rows(kept, indicators), *growth_rows(kept)]
    tables["references"] = reference_rows(references, tables["claims"], indicators.values())
    tables["agreement"] = _agreement(tables, kept, indicators)
    for name in ("documents", "indicators", "speakers", "left_out", "withdrawn"):
        tables[name] = [dict(row) for row in raw.tables[name]]
    for row in tables["documents"]:
        row["extent"] = "whole" if row["file"] else "excerpt"
    return {name: tables[name] for name in PROCESSED}


def _agreement(
    tables: dict[str, list[Row]], figures: list[Row], indicators: dict[str, Row]
) -> list[Row]:
    def frame(name: str, rows: list[Row]) -> pd.DataFrame:
        # without a row, a frame would have no columns
        return pd.DataFrame(rows or {column.name: [] for column in PROCESSED[name]})

    if not figures:
        return []
    claims, implied, references = (
        frame(name, tables[name]) for name in ("claims", "implied", "references")
    )
    implied_at = {}
    for by in REACHES:
        reached = [row | at_reach(row, by) for row in figures]
        implied_at[by] = frame("implied", implied_rows(reached, indicators))
    mistaken = {name: [*row["mistaken_for"]] for name, row in indicators.items()}
    return records(agreement(claims, implied, references, mistaken, implied_at))


def _vanished(root: Path, frames: dict[str, pd.DataFrame]) -> None:
    """Refuse to take back what was published without saying so.

    The id of a figure, or of what follows from figures, that stands in the published tables must
    stand in one of the new ones, and one that is listed as withdrawn must not stand there again.
    """
    files = {name: root / PROCESSED_FOLDER / f"{name}.csv" for name in PUBLISHED}
    files = {name: file for name, file in files.items() if file.exists()}
    spoilt = [
        Problem(PROCESSED_FOLDER / file.name, NO_TABLE)
        for name, file in files.items()
        if not _is_table(file.read_text(encoding="utf-8"), PUBLISHED[name])
    ]
    if spoilt:
        raise BadInput(spoilt)
    kept = (pd.read_csv(file, dtype=str)[PUBLISHED[name]] for name, file in files.items())
    published = dict.fromkeys(chain.from_iterable(kept))
    withdrawn = set(frames["withdrawn"]["implied_id"])
    now = {
        words
        for name, column in PUBLISHED.items()
        if name != "withdrawn"
        for words in frames[name][column]
    }
    gone = [name for name in published if name not in now | withdrawn]
    reasons = {name: _way_back([name, *following]) for name, following in _by_cause(gone).items()}
    reasons |= dict.fromkeys(sorted(now & withdrawn), "stands there again: take it out")
    problems = [
        Problem(WITHDRAWN, reason, column="implied_id", words=name)
        for name, reason in reasons.items()
    ]
    if problems:
        raise BadInput(problems)


def _is_table(text: str, column: str) -> bool:
    """Tell a table of `build` from a file without its column, or with the marks of a merge."""
    header, *rows = text.split("\n")
    return column in header.split(",") and not any(row.startswith(MERGED) for row in rows)


def _by_cause(gone: list[str]) -> dict[str, list[str]]:
    """Put what followed from a figure that is gone below it; what is gone alone has nothing.

    >>> _by_cause(["talk.2", "growth:visit.1+talk.2", "total:visit.1+visit.3"])
    {'talk.2': ['growth:visit.1+talk.2'], 'total:visit.1+visit.3': []}
    """
    causes = {name: set(name.partition(":")[2].split("+")) & {*gone} for name in gone}
    return {
        name: [other for other, of in causes.items() if min(of, default="") == name]
        for name, of in causes.items()
        if not of
    }


def _way_back(names: list[str]) -> str:
    """Say what is to be done about ids that are gone: the first, and what followed from it."""
    back = "put it back (if nobody else has these tables: git checkout data/processed)"
    rows = "\n".join(f"{name}," for name in names)  # which no build takes without a reason
    followed = f", with {len(names) - 1} that followed from it" if names[1:] else ""
    return f"was published and is gone{followed}: {back}, or add, each with the reason,\n{rows}"


# -- writing


def _validated(name: str, frame: pd.DataFrame, columns: tuple[Column, ...]) -> None:
    """Refuse a table that does not hold what `columns.toml` says, by the first column at fault."""
    for column in columns:
        cells = frame[column.name]
        faults = {words: column.fault(words) for words in cells}
        if column.unique:
            faults |= dict.fromkeys(cells[cells.duplicated()], "stands twice")
        for words, fault in faults.items():
            if fault:
                raise ValueError(f"data/processed, {name}: {column.name}: {words!r}: {fault}")
    if (key := KEYS.get(name, [])) and frame.duplicated(key).any():
        words = ", ".join(frame[key][frame.duplicated(key)].iloc[0])
        raise ValueError(f"data/processed, {name}: {words}: stands twice")


def as_text(name: str, rows: list[Row], columns: tuple[Column, ...]) -> pd.DataFrame:
    """Write the cells of rows as they stand in the file of a table."""
    for column in columns:
        if rows and column.name not in rows[0]:
            told = "is in columns.toml, but nothing fills it in"
            raise ValueError(f"data/processed, {name}: {column.name}: {told}")
    cells = {
        column.name: [_text(row[column.name], column.type) for row in rows] for column in columns
    }
    return pd.DataFrame(cells, dtype=str)


def _text(value: Any, kind: str) -> str:
    """Write a cell as it stands in the file; missing and open are empty.

    Every number has a point: a program that guesses types from the first rows takes them for
    fractions from the start, and no row depends on the others of its column.

    >>> _text(66000.0, "number"), _text(200000 / 3, "number"), _text(float("inf"), "number")
    ('66000.0', '66666.6666667', '')
    """
    if kind == "number":
        if isnan(value) or isinf(value):
            return ""
        return format(float(f"{value:.{DIGITS}g}"), "z.1f" if float(value).is_integer() else "z")
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ";".join(value)
    if kind == "boolean":
        return "true" if value else "false"
    if kind == "date":
        return "" if pd.isna(value) else f"{value:%Y-%m-%d}"
    return str(value)

"""Checked rows to tidy tables, and back as DataFrames with real types."""

from __future__ import annotations

import json
from datetime import date
from math import isinf, isnan
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import publish
from analysis.agreement import agreement
from analysis.claims import claim_rows, with_claims
from analysis.columns import FIGURES, OPEN_ENDS, PROCESSED
from analysis.implied import implied_rows
from analysis.official import reference_rows
from analysis.package import codebook, datapackage
from analysis.period import days_of
from analysis.raw import FOLDER as RAW_FOLDER
from analysis.raw import BadInput, Problem, column_by, read_figure, read_raw, rows_of
from analysis.schema import TOPICS, Column, Row, checks, records

FOLDER = Path("data/processed")
_IN_WHEEL = Path(__file__).parent / "_processed"
_IN_CHECKOUT = Path(__file__).parent.parent / FOLDER
DIGITS = 12  # significant digits of a computed number; beyond them platforms may differ


# -- reading


def load(table: str) -> pd.DataFrame:
    """A processed table with real types.

    Parameters
    ----------
    table
        Name of the table: a topic such as ``trade_turnover``, or ``claims``, ``implied``,
        ``agreement``, ``documents``, ``indicators``, ``references``.

    Returns
    -------
    DataFrame
        Open bounds are ±inf, missing values NaN or NaT, dates ``datetime64``, closed lists
        categories.

    Raises
    ------
    ValueError
        If there is no such table.
    RuntimeError
        If a build was killed while it put its files in place.

    Examples
    --------
    >>> students = load("student_counts")
    >>> students.loc[students["hedge"] == "more than", "high"].tolist()
    [inf, inf, inf]
    """
    if table not in PROCESSED:
        raise ValueError(f"no table {table!r}: there are {', '.join(PROCESSED)}")
    folder = _IN_WHEEL if _IN_WHEEL.exists() else _IN_CHECKOUT
    if publish.interrupted(folder.parent.parent):
        raise RuntimeError("the tables may not match: a build was interrupted; run build again")
    return _typed(
        pd.read_csv(folder / f"{table}.csv", dtype=str, keep_default_na=False), PROCESSED[table]
    )


def _typed(frame: pd.DataFrame, columns: tuple[Column, ...]) -> pd.DataFrame:
    for column in columns:
        cells = frame[column.name]
        if column.type == "number":
            missing = OPEN_ENDS.get(column.name, "nan")
            frame[column.name] = cells.replace("", missing).astype(float)
        elif column.type == "integer":
            frame[column.name] = cells.replace("", None).astype("Int64")
        elif column.type == "date":
            days = pd.to_datetime(cells.replace("", None), format="%Y-%m-%d")
            frame[column.name] = days.astype("datetime64[us]")
        elif column.values:
            frame[column.name] = pd.Categorical(cells.replace("", None), categories=column.values)
        else:
            frame[column.name] = cells.replace("", None)
    return frame


# -- building


def build(root: Path) -> list[Path]:
    """Make data/processed from data/raw.

    Files are written beside and moved into place once all are there, so that a failed or killed
    build harms nothing. A file that is none of build's is left alone.

    Returns
    -------
    list of Path
        The files whose content changed.

    Raises
    ------
    BadInput
        If the raw data are not in order.
    RuntimeError
        If another build is running.
    """
    with publish.alone(root):
        files = processed(root)
        return publish.publish(root, {(FOLDER / name).as_posix(): files[name] for name in files})


def stale(root: Path) -> list[str]:
    """The processed files that are not what `build` would write, empty when all are current."""
    folder = root / FOLDER
    files = processed(root)
    found = ["data/processed: a build was interrupted: run build"] * publish.interrupted(root)
    found += [
        f"{(FOLDER / name).as_posix()}: is not what build writes: run build"
        for name, content in files.items()
        if not (folder / name).exists() or (folder / name).read_bytes() != content
    ]
    extra = {path.name for path in folder.iterdir()} - files.keys() if folder.exists() else set()
    return found + [f"{(FOLDER / name).as_posix()}: is no file of build" for name in sorted(extra)]


def processed(root: Path) -> dict[str, bytes]:
    """Name and content of every file of data/processed."""
    raw = read_raw(root)
    tables = _tables(raw)
    frames = {name: _as_text(rows, PROCESSED[name]) for name, rows in tables.items()}
    checks(FIGURES).validate(pd.concat([frames[topic] for topic in TOPICS]))
    for name in PROCESSED.keys() - TOPICS.keys():
        checks(PROCESSED[name]).validate(frames[name])
    files = {
        f"{name}.csv": frame.to_csv(index=False, lineterminator="\n").encode()
        for name, frame in frames.items()
    }
    files["codebook.md"] = codebook(raw["indicators"]).encode()
    package = datapackage(files, raw["documents"])
    files["datapackage.json"] = (json.dumps(package, indent=2, ensure_ascii=False) + "\n").encode()
    return files


def _tables(raw: dict[str, pd.DataFrame]) -> dict[str, list[Row]]:
    figures = _figures(raw)
    indicators = {row["indicator"]: row for row in records(raw["indicators"])}
    topics = {name: each["topic"] for name, each in indicators.items()}
    tables: dict[str, list[Row]] = {
        topic: [row for row in figures if topics[row["indicator"]] == topic] for topic in TOPICS
    }
    kept = [row for row in figures if not row["excluded"]]
    claims = claim_rows(kept)
    tables["claims"] = claims
    tables["implied"] = implied_rows(kept, indicators)
    tables["references"] = reference_rows(raw["references"], claims)
    mistaken = {name: row["mistaken_for"].split(";") for name, row in indicators.items()}
    made = {name: pd.DataFrame(tables[name]) for name in ("claims", "implied", "references")}
    tables["agreement"] = records(agreement(**made, mistaken_for=mistaken))
    for name in ("documents", "indicators", "left_out"):
        tables[name] = records(raw[name])
    return {name: tables[name] for name in PROCESSED}


def _figures(raw: dict[str, pd.DataFrame]) -> list[Row]:
    """Rows of the topic tables, as in figures.csv, with what the later steps need."""
    published = column_by(raw["documents"], "document_id", "published")
    languages = column_by(raw["documents"], "document_id", "language")
    units = column_by(raw["indicators"], "indicator", "unit")
    natures = column_by(raw["indicators"], "indicator", "nature")
    corrections = {row["figure_id"]: row for row in records(raw["corrections"])}
    rows, problems = [], []
    for line, cells in rows_of(raw["figures"]):
        correction = corrections.get(cells["figure_id"], {})
        if correction.get("action") == "override":
            cells[correction["column"]] = correction["replacement"]
        stated_on = cells["stated_on"] or published[cells["document_id"]]
        language = languages[cells["document_id"]]
        reading, found = read_figure(cells, stated_on, units[cells["indicator"]], language)
        if reading is None:  # only an override can be at fault: the rows themselves were checked
            path = RAW_FOLDER / "figures.csv"
            problems += [Problem(path, line, column, cells[column], why) for column, why in found]
            continue
        quantity = reading.quantity
        said = days_of(stated_on or None)
        rows.append(
            {
                **cells,
                "period_start": _day(reading.period.start),
                "period_end": _day(reading.period.end),
                "base_start": _day(reading.base.start),
                "base_end": _day(reading.base.end),
                "nature": natures[cells["indicator"]],
                "hedge": quantity.hedge or "",
                **{
                    name: getattr(quantity, name)
                    for name in ("measure", "value", "unit", *OPEN_ENDS)
                },
                "stated_on": stated_on,
                "said_until": _day(said.end if said else None),
                "flag": correction.get("what", ""),
                "excluded": correction.get("action") == "exclude",
            }
        )
    if problems:
        raise BadInput(problems)
    return with_claims(rows)


def _day(day: date | None) -> Any:
    return pd.NaT if day is None else pd.Timestamp(day)


# -- writing


def _as_text(rows: list[Row], columns: tuple[Column, ...]) -> pd.DataFrame:
    cells = {
        column.name: [_text(row[column.name], column.type) for row in rows] for column in columns
    }
    return pd.DataFrame(cells, dtype=str)


def _text(value: Any, kind: str) -> str:
    """A cell as it stands in the file; missing and open are empty.

    >>> _text(66000.0, "number"), _text(19937040923.399788, "number"), _text(float("inf"), "number")
    ('66000', '19937040923.4', '')
    """
    if kind == "number":
        if isnan(value) or isinf(value):
            return ""
        rounded = float(f"{value:.{DIGITS}g}")
        return str(int(rounded)) if rounded.is_integer() else repr(rounded)
    if kind == "date":
        return "" if pd.isna(value) else f"{value:%Y-%m-%d}"
    return str(value)

"""Processed tables as DataFrames with real types."""

import csv
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from analysis.reading.bounds import NUMBERS
from analysis.record import atomic
from analysis.record.hints import did_you_mean
from analysis.record.messages import InputError, NotNow
from analysis.record.schema import (
    OPEN_ENDS,
    PROCESSED,
    TOPICS,
    Column,
    Row,
    apart,
    joined,
    records,
    values_in,
)

PROCESSED_FOLDER = Path("data/processed")
_IN_WHEEL = Path(__file__).parents[1] / "_processed"
_IN_CHECKOUT = Path(__file__).parents[2] / PROCESSED_FOLDER
ALL_FIGURES = "figures"  # for `load`; a file has those of one topic
File = tuple[Path, int, str]
_day = lru_cache(2**12)(pd.Timestamp)

#: The tables that there are, each in a file.
Table = Literal[
    "trade_turnover",
    "investment",
    "student_counts",
    "joint_projects",
    "enterprises",
    "eurasian_union",
    "other",
    "claims",
    "implied",
    "agreement",
    "documents",
    "indicators",
    "left_out",
    "speakers",
    "withdrawn",
    "references",
]


def load(table: Table | Literal["figures"], *, folder: Path | str | None = None) -> pd.DataFrame:
    """Return a processed table with real types.

    Parameters
    ----------
    table : str
        Name of the table: a topic such as ``trade_turnover``, or one of the others in `Table`;
        ``figures`` is those of all topics in one.
    folder : Path, str or None
        Where the tables are: ``data/processed`` of another checkout, say; None: those that came
        with the package, whatever folder one stands in.

    Returns
    -------
    DataFrame
        Open bounds are ±inf, missing values NaN or NaT, dates ``datetime64``, closed lists
        categories.

    Raises
    ------
    TypeError
        If `table` is no str.
    ValueError
        If there is no such table, or that of `folder` has not the columns of this version.
    OSError
        If `folder` lacks it.
    RuntimeError
        If a build was killed while it put its files in place.

    Examples
    --------
    >>> students = load("student_counts")
    >>> students.loc[students["hedge"] == "more than", "high"].unique()
    array([inf])
    """
    if isinstance(table, str) and table == ALL_FIGURES:
        return _read_all(tuple(_file(topic, folder) for topic in TOPICS)).copy()
    return _read(*_file(table, folder)).copy()


def all_figures() -> pd.DataFrame:
    """Return every stated figure of the record: the topic tables in one."""
    return load("figures")


def by_key(table: Table) -> dict[str, Row]:
    """Return the rows of a table by its first column; not to be changed."""
    return _by_key((_file(table),))


def stated() -> dict[str, Row]:
    """Return the stated figures by id; not to be changed."""
    return _by_key(tuple(map(_file, TOPICS)))


def is_implied(row: Row) -> bool:
    """Tell whether a row follows from stated figures, instead of being one."""
    return isinstance(row.get("implied_id"), str)


def figure_ids(row: Row) -> list[str]:
    """Return the ids of the stated figures behind a row: itself, or those it is derived from."""
    if is_implied(row):
        return list(values_in(row["derived_from"]))
    return [str(row["figure_id"] if "figure_id" in row else row["claim_id"])]


def sides(pairs: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the figures on the left and on the right of each row of ``agreement``, in its order.

    An official figure is a row with both its bounds at the value, in either reading.

    Examples
    --------
    >>> left, right = sides(load("agreement").query("left_id == 'lavrov-visit-2021.4'").tail(1))
    >>> left["as_stated"].item(), right["reporter"].item()
    ('to $ 19 billion', 'Bureau of National Statistics of Kazakhstan')
    """
    figures, implied, official = all_figures(), load("implied"), load("references")
    official = official.assign(**dict.fromkeys(NUMBERS, official["value"]))
    known = together(figures, implied, official)
    known.index = pd.Index(
        [*figures["figure_id"], *implied["implied_id"], *official["reference_id"]]
    )
    left, right = (
        known.loc[pairs[side]].reset_index(drop=True) for side in ("left_id", "right_id")
    )
    return left, right


def together(*frames: pd.DataFrame) -> pd.DataFrame:
    """Return rows of several tables one below the other, to be drawn in one chart.

    >>> level = load("trade_turnover").query("measure == 'level'")
    >>> together(level, load("investment")).dtypes.equals(level.dtypes)
    True
    """
    return pd.concat(frames, ignore_index=True)


def _file(table: str, folder: Path | str | None = None) -> File:
    """Find the file of a table, and when it was changed."""
    if not isinstance(table, str):
        raise TypeError(f"{table!r}: give the name of a table as a str, such as trade_turnover")
    if table not in PROCESSED:
        names = (ALL_FIGURES, *PROCESSED)
        listed = f": there are {', '.join(names)}"
        raise ValueError(f"no table {table!r}{did_you_mean(Path(table).stem, names) or listed}")
    own = _IN_WHEEL if _IN_WHEEL.exists() else _IN_CHECKOUT
    folder = own if folder is None else Path(folder).absolute()
    if atomic.interrupted(folder.parent.parent):
        raise NotNow("the tables may not match: a build was interrupted; run build again")
    path = folder / f"{table}.csv"
    try:
        return path, path.stat().st_mtime_ns, table
    except OSError as error:
        reason = f"{error.strerror}: a folder of tables is the data/processed of a built record"
        raise OSError(error.errno, reason, str(path)) from None


@cache
def _read_all(files: tuple[File, ...]) -> pd.DataFrame:
    return pd.concat([_read(*file) for file in files], ignore_index=True)


@cache
def _read(path: Path, _changed: int, table: str) -> pd.DataFrame:
    """Read a file once, and again when it has changed."""
    try:
        cells = from_csv(path.read_bytes())
        if lacking := [column.name for column in PROCESSED[table] if column.name not in cells]:
            names = ", ".join(lacking)
            raise InputError(f"no column {names}: made by another version, or spoilt")
        return typed(cells, PROCESSED[table])
    except ValueError as error:
        raise InputError(f"{path}: {error}") from error


@cache
def _by_key(files: tuple[File, ...]) -> dict[str, Row]:
    table = _read_all(files)
    columns = PROCESSED[files[0][2]]
    return {row[columns[0].name]: apart(row, columns) for row in records(table)}


def filled(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table with empty text for a missing text or place, as it stands in the files."""
    words = frame.select_dtypes(exclude=["float", "datetime"])
    return frame.assign(**{str(name): words[name].astype(object).fillna("") for name in words})


def from_csv(content: bytes) -> pd.DataFrame:
    """Read a table as its file has it: every cell as text."""
    return pd.read_csv(BytesIO(content), dtype=str, keep_default_na=False)


def rows_from_csv(content: bytes, table: str) -> list[Row]:
    """Read the rows of a processed table with real types; a missing text is empty.

    As `rows_of`, in a tenth of the time: `add` reads all tables as they were and as they would be.
    """
    readers = {column.name: _reader(column) for column in PROCESSED[table]}
    rows = csv.DictReader(StringIO(content.decode(), newline=""))
    return [{name: read(row[name]) for name, read in readers.items()} for row in rows]


def _reader(column: Column) -> Callable[[str], Any]:
    """Return what reads a cell of a column."""
    if column.several:
        return values_in
    readers: dict[str, Callable[[str], Any]] = {
        "number": lambda words: float(words or OPEN_ENDS.get(column.name, "nan")),
        "integer": lambda words: int(words) if words else "",
        "boolean": lambda words: words == "true" if words else "",
        "date": lambda words: _day(words) if words else pd.NaT,
    }
    return readers.get(column.type, str)


def rows_of(table: Table, *, folder: Path | str | None = None) -> list[Row]:
    """Return the rows of a processed table as `load` finds it; a missing text is empty."""
    rows = records(filled(load(table, folder=folder)))
    return [apart(row, PROCESSED[table]) for row in rows]


def as_csv(frame: pd.DataFrame) -> bytes:
    """Write a table as its file has it."""
    return frame.to_csv(index=False, lineterminator="\n").encode()


def rows_as_csv(rows: Sequence[Row], columns: tuple[Column, ...]) -> bytes:
    """Write rows as the file of their table has them."""
    content = StringIO()
    writer = csv.DictWriter(
        content, [column.name for column in columns], extrasaction="ignore", lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows({name: joined(cell) for name, cell in row.items()} for row in rows)
    return content.getvalue().encode()


def typed(frame: pd.DataFrame, columns: tuple[Column, ...]) -> pd.DataFrame:
    """Give the cells of a processed table, which are text, their real types."""
    for column in columns:
        cells = frame[column.name]
        if column.type == "number":
            missing = OPEN_ENDS.get(column.name, "nan")
            frame[column.name] = cells.replace("", missing).astype(float)
        elif column.type == "integer":
            frame[column.name] = cells.replace("", None).astype("Int64")
        elif column.type == "boolean":
            strange = cells[~cells.isin(("true", "false", *[""] * (not column.required)))]
            if len(strange):
                raise ValueError(f"{column.name}: {strange.iloc[0]!r} is neither true nor false")
            told = cells.map({"true": True, "false": False})
            frame[column.name] = told.astype("bool" if column.required else "boolean")
        elif column.type == "date":
            days = pd.to_datetime(cells.replace("", None), format="%Y-%m-%d")
            frame[column.name] = days.astype("datetime64[us]")
        elif column.values:
            frame[column.name] = pd.Categorical(cells.replace("", None), categories=column.values)
        else:
            frame[column.name] = cells.replace("", None)
    return frame

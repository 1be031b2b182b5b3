"""What had been said by a day, and what of it had been revised by then."""

import warnings
from datetime import date
from functools import partial

import pandas as pd

from analysis.comparing.rows import THING, said_until
from analysis.record.schema import PERIOD, Row, grouped, records

#: What two statements have alike where the later one gives the number of the earlier one anew.
REVISED = (*THING, "status", "unit", "side", *PERIOD)

#: What is read of an official figure.
EDITION = ("reference_id", "published")


def mark_superseded(figures: list[Row], references: list[Row]) -> None:
    """Fill in `superseded_by`: the claim or the edition that gives a figure's number anew.

    A figure says so by the relation *revises*, an edition of a statistic by `supersedes`. A report
    of a claim is revised with it.
    """
    revising = (row for row in figures if row["relation"] == "revises")
    successors = {row["relates_to"]: row["claim_id"] for row in revising}
    for row in references:
        successors |= dict.fromkeys(row["supersedes"], row["reference_id"])
    for row in references:
        row["superseded_by"] = successors.get(row["reference_id"], "")
    claims = {row["figure_id"]: row["claim_id"] for row in figures}
    of_claims = {claims[old]: new for old, new in successors.items() if old in claims}
    for row in figures:
        row["superseded_by"] = of_claims.get(row["claim_id"], "")


def as_of(table: pd.DataFrame, day: date | str) -> pd.DataFrame:
    """Return the figures that had been said by a day, and say which of them had been revised.

    A statement whose date is partial counts from the end of that month or year; one without a date
    never counts. A statistic counts from the day that it was published, which is known of few: a
    warning says how many are left out. A revised figure stays: the row of the earlier statement and
    that of the later one are both there.

    Parameters
    ----------
    table : DataFrame
        A topic table, ``claims`` or ``references``, as `load` gives it; its dates may also be
        ``datetime64``.
    day : date or str
        A day, as a date or in ISO form; of a month or a year (``"2024-04"``) its last day.

    Returns
    -------
    DataFrame
        The rows of `table` said by then, in its order, with a column ``revised_by`` (str): what
        `superseded_by` names, if that was known by then; else the id of the next statement, by
        then, in which the same side gave a number for the same thing and period that the literal
        bounds of the earlier one exclude; None where there is none.

    Raises
    ------
    ValueError
        If `day` names no date, or the table lacks a column that is needed.
    TypeError
        If `day`, or a date of the table, is neither a date nor a str, or `table` is no DataFrame.

    Warns
    -----
    UserWarning
        If it is not known when statistics were published.

    Examples
    --------
    >>> turnover = dict.fromkeys((*REVISED, "superseded_by"), "alike")
    >>> told = pd.DataFrame(
    ...     [
    ...         turnover | {"figure_id": "a.1", "stated_on": "2024-02-01", "low": 26, "high": 27},
    ...         turnover | {"figure_id": "b.1", "stated_on": "2024-04", "low": 28, "high": 29},
    ...     ]
    ... )
    >>> as_of(told, "2024-04-29")[["figure_id", "revised_by"]].values.tolist()
    [['a.1', None]]
    >>> as_of(told, "2024-04")[["figure_id", "revised_by"]].values.tolist()
    [['a.1', 'b.1'], ['b.1', None]]
    """
    if not isinstance(table, pd.DataFrame):
        of_a_row = "a table, as load gives it; of one row, table.iloc[[0]]"
        raise TypeError(f"give {of_a_row}: this is {type(table).__name__}")
    official = "series" in table
    ids = ("reference_id", "figure_id", "claim_id")
    name = next((name for name in ids if name in table), "claim_id")
    needed = EDITION if official else (name, "stated_on", *REVISED, "low", "high")
    if lacking := [column for column in (*needed, "superseded_by") if column not in table]:
        tables = "a topic table, claims or references"
        raise ValueError(f"the table lacks {', '.join(lacking)}: give {tables}, as load gives it")
    until: pd.Timestamp = said_until(day, "day")
    if pd.isna(until):
        raise ValueError("give a day: 2024, 2024-04 or 2024-04-29")
    dated = "published" if official else "stated_on"
    said = table[dated].map(partial(said_until, name=dated))
    if official and (undated := int(said.isna().sum())):
        told_of = f"not known of {undated} of {len(table)} official figures"
        warnings.warn(f"when published: {told_of}: these are left out", stacklevel=2)
    known = table[said.notna() & (said <= until)].copy()
    revised = [None] * len(known) if official else _revised_by(known, name)
    guessed = pd.Series(revised, index=known.index, dtype=object)
    told = known["superseded_by"]
    return known.assign(revised_by=guessed.where(~told.isin(known[name]), told))


def _revised_by(known: pd.DataFrame, name: str) -> list[str | None]:
    """Name for each row the next statement that revises it, if there is one."""
    of_a_side = known[known["side"].notna() & (known["side"] != "other")]
    dated = records(of_a_side.dropna(subset=list(PERIOD)))
    revised: dict[str, str | None] = {}
    for rows in grouped(dated, lambda row: tuple(str(row[key]) for key in REVISED)).values():
        rows.sort(key=lambda row: said_until(row["stated_on"]))
        for place, row in enumerate(rows):
            later = (other[name] for other in rows[place + 1 :] if _revises(other, row))
            revised[row[name]] = next(later, None)
    return [revised.get(figure) for figure in known[name]]


def _revises(other: Row, row: Row) -> bool:
    """Tell whether a statement was made later and excludes what the earlier one allows."""
    later = said_until(other["stated_on"]) > said_until(row["stated_on"])
    return bool(later and (other["low"] > row["high"] or other["high"] < row["low"]))

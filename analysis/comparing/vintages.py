"""What had been said by a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from analysis.reading.periods.days import days_of
from analysis.record.schema import records

THING = (
    "indicator",
    "ref_area",
    "counterpart_area",
    "measure",
    "status",
    "unit",
    "side",
    "period_start",
    "period_end",
)


def as_of(table: pd.DataFrame, day: date | str) -> pd.DataFrame:
    """The figures that had been said by a day, and which of them had been revised.

    A statement whose date is partial counts from the end of that month or year; one without a date
    never counts. A revised figure stays: the row of the earlier statement and that of the later
    one are both there.

    Parameters
    ----------
    table : DataFrame
        A topic table or ``claims``, as `load` gives it.
    day : date or str
        A day, as a date or in ISO form.

    Returns
    -------
    DataFrame
        The rows of `table` said by then, in its order, with a column ``revised_by`` (str): the id
        of the next statement, by then, in which the same side gave a number for the same thing and
        period that the literal bounds of the earlier one exclude; None where there is none.

    Raises
    ------
    ValueError
        If `day` is no date.

    Examples
    --------
    >>> from analysis import load
    >>> trade = load("trade_turnover")
    >>> len(as_of(trade, "2021-04-29")), len(as_of(trade, "2021-04-30"))
    (24, 28)
    """
    until = pd.Timestamp(day if isinstance(day, date) else date.fromisoformat(day))
    said = table["stated_on"].map(said_until)
    known = table[said.notna() & (said <= until)].copy()
    return known.assign(revised_by=pd.Series(_revised_by(known), index=known.index, dtype=object))


def said_until(stated_on: Any) -> Any:
    """The last day on which a statement can have been made; NaT where that is not known."""
    days = days_of(stated_on) if isinstance(stated_on, str) and stated_on else None
    return pd.Timestamp(days.end) if days and days.end else pd.NaT


def _revised_by(known: pd.DataFrame) -> list[str | None]:
    """For each row, the later statement of the same side that gives the thing another number."""
    name = "figure_id" if "figure_id" in known else "claim_id"
    later: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in records(known):
        of_a_side = isinstance(row["side"], str) and row["side"] != "other"
        if of_a_side and not pd.isna(row["period_start"]) and not pd.isna(row["period_end"]):
            later.setdefault(tuple(str(row[each]) for each in THING), []).append(row)
    found: dict[str, str] = {}
    for rows in later.values():
        rows.sort(key=lambda row: said_until(row["stated_on"]))
        for place, row in enumerate(rows):
            for other in rows[place + 1 :]:
                after = said_until(other["stated_on"]) > said_until(row["stated_on"])
                if after and (other["low"] > row["high"] or other["high"] < row["low"]):
                    found[row[name]] = other[name]
                    break
    return [found.get(each) for each in known[name]]

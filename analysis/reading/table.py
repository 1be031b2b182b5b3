"""The figures of a text as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.reading.bounds import NUMBERS
from analysis.reading.find import Candidate, Refusal, Stated, find_quantities
from analysis.reading.quantity import Quantity

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    *("start", "end", "as_stated", "value", "unit", "hedge", "measure", "low", "high"),
    *("implied_low", "implied_high", "counted", "period_start", "period_end"),
)

#: Of the columns that are not words.
TYPES = {
    **dict.fromkeys(("start", "end"), "int64"),
    **dict.fromkeys(NUMBERS, "float64"),
    **dict.fromkeys(("period_start", "period_end"), "datetime64[us]"),
}


def scan(
    text: str, *, stated_on: Stated = None, language: str | None = None, refused: bool = False
) -> pd.DataFrame:
    """Return the figures of a text as a table, one row a candidate.

    Parameters and errors as of `find_quantities`.

    Returns
    -------
    DataFrame
        Offsets ``start`` and ``end`` (int64), ``as_stated`` (``text[start:end]``), the fields of
        the quantity, ``period_start`` and ``period_end`` (datetime64, NaT where open or unknown);
        with `refused` also ``reason``, which is empty for figures. The types are the same whatever
        the text holds: words are ``str``, with NaN where there are none.

    Examples
    --------
    >>> scan("Trade exceeded $28 billion last year.", stated_on="2024-11-27")[["as_stated", "low"]]
                 as_stated           low
    0  exceeded $28 billion  2.800000e+10
    """
    import pandas as pd

    found = find_quantities(text, stated_on=stated_on, language=language, refused=refused)
    columns = [*COLUMNS, *(["reason"] if refused else [])]
    frame = pd.DataFrame([row_of(text, each) for each in found], columns=columns)
    for name in ("period_start", "period_end"):
        frame[name] = pd.to_datetime(frame[name])
    return frame.astype({name: TYPES.get(name, "str") for name in columns})


def row_of(text: str, each: Candidate | Refusal) -> dict[str, object]:
    """Return a candidate of a text as a row of `scan`; the ends of its period are dates."""
    row = {"start": each.start, "end": each.end, "as_stated": text[each.start : each.end]}
    if isinstance(each, Refusal):
        return {**row, "reason": each.reason}
    quantity = {name: getattr(each.quantity, name) for name in Quantity.__slots__}
    ends = (each.period.start, each.period.end) if each.period else (None, None)
    return {**row, **quantity, "period_start": ends[0], "period_end": ends[1], "reason": ""}

"""The figures of texts as a table."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from analysis.reading.bounds import NUMBERS
from analysis.reading.find import Candidate, Refusal, Stated, find_quantities
from analysis.reading.periods.days import days_of
from analysis.reading.quantity import Quantity

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    *("start", "end", "as_stated", "value", "unit", "hedge", "measure", "low", "high"),
    *("implied_low", "implied_high", "counted", "period_start", "period_end"),
    *("period_as_stated", "base_as_stated"),
)

#: Of the columns that are not words.
TYPES = {
    **dict.fromkeys(("start", "end"), "int64"),
    **dict.fromkeys(NUMBERS, "float64"),
}


def scan(
    text: str | list[str] | pd.Series[str],
    *,
    stated_on: Stated | list[Stated] | pd.Series = None,
    language: str | None = None,
    refused: bool = False,
) -> pd.DataFrame:
    """Return the figures of a text, or of several, as a table, one row a candidate.

    Parameters
    ----------
    text : str, list of str or Series of str
        A text, or several; a missing one holds no figures.
    stated_on : date, str or None; of several texts also a list or Series of such
        As of `find_quantities`: one for all the texts, or one for each, in their order.
    language, refused
        As of `find_quantities`, for all the texts.

    Returns
    -------
    DataFrame
        Offsets ``start`` and ``end`` (int64), ``as_stated`` (``text[start:end]``), the fields of
        the quantity, ``period_start`` and ``period_end`` (datetime64, NaT where open or unknown),
        and the words for the period and for the base; with `refused` also ``reason``, which is
        empty for figures. The types are the same whatever the text holds: words are ``str``, with
        NaN where there are none. Of several texts the index has the label of the text (named
        ``text`` where a Series does not name it), and then the number of the figure in it.

    Raises
    ------
    TypeError, ValueError
        As `find_quantities`; of a column of dates each that is none is named, with its label.

    Examples
    --------
    >>> scan("Trade exceeded $28 billion last year.", stated_on="2024-11-27")[["as_stated", "low"]]
                 as_stated           low
    0  exceeded $28 billion  2.800000e+10

    A column of texts, beside the others of its table; ``stated_on`` may be a column too:

    >>> import pandas as pd
    >>> texts = ["It fell by 5%, to $19.", "90 projects."]
    >>> talks = pd.DataFrame({"by": ["A.", "B."], "text": texts})
    >>> found = scan(talks["text"])[["as_stated", "unit"]]
    >>> found.join(talks["by"], on="text")
                   as_stated     unit  by
    text figure
    0    0        fell by 5%  percent  A.
         1               $19      USD  A.
    1    0       90 projects    count  B.
    """
    import pandas as pd

    several = isinstance(text, (list, tuple, pd.Series))
    texts = pd.Series(text if several else [text], dtype=object)
    days = days_of_each(stated_on, texts) if several else [stated_on]
    read = partial(find_quantities, language=language, refused=refused)
    found = [
        [] if missing and several else [row_of(words, each) for each in read(words, stated_on=day)]
        for words, missing, day in zip(texts, texts.isna(), days, strict=True)
    ]
    columns = [*COLUMNS, *(["reason"] if refused else [])]
    frame = of_types(pd.DataFrame([row for rows in found for row in rows], columns=columns))
    return by_text(frame, texts.index, [*map(len, found)], "figure") if several else frame


def by_text(frame: pd.DataFrame, labels: pd.Index, counts: list[int], name: str) -> pd.DataFrame:
    """Index the rows of several texts, so many of each, by its label and their number in it."""
    import pandas as pd

    of = labels.repeat(counts)
    frame.index = of.rename("text") if of.names == [None] else of
    number = pd.Index([number for count in counts for number in range(count)], name=name)
    return frame.set_index(number, append=True)


def days_of_each(stated_on: Stated | list[Stated] | pd.Series, texts: pd.Series) -> list[Stated]:
    """Return when each of several texts was said; ValueError names each date that is none."""
    import pandas as pd

    if not isinstance(stated_on, (list, tuple, pd.Series)):
        return [stated_on] * len(texts)
    days = pd.Series(stated_on, dtype=object)
    if len(days) != len(texts):
        told = f"{len(days)} dates for {len(texts)} texts: give one for each, or one for all"
        raise ValueError(f"stated_on: {told}")
    if isinstance(stated_on, pd.Series) and not days.index.equals(texts.index):
        raise ValueError("stated_on: its labels are not those of the texts: give a list instead")
    of_each = [None if missing else day for day, missing in zip(days, days.isna(), strict=True)]
    faults = []
    for label, day in zip(texts.index, of_each, strict=True):
        try:
            days_of(day)
        except (TypeError, ValueError) as error:
            faults.append(f"{label}: {error}")
    if faults:
        raise ValueError("\n".join(faults))
    return of_each


def of_types(
    frame: pd.DataFrame, numbers: Iterable[str] = (), flags: Iterable[str] = ()
) -> pd.DataFrame:
    """Give the columns of a table of figures their types; those that are not named are words."""
    import pandas as pd

    days = [name for name in frame if str(name).endswith(("period_start", "period_end"))]
    for name in days:
        frame[name] = pd.to_datetime(frame[name])
    named = {"datetime64[us]": days, "float64": numbers, "boolean": flags}
    types = TYPES | {name: kind for kind, names in named.items() for name in names}
    return frame.astype({name: types.get(name, "str") for name in frame.columns})


def row_of(text: str, each: Candidate | Refusal) -> dict[str, object]:
    """Return a candidate of a text as a row of `scan`; the ends of its period are dates."""
    row = {"start": each.start, "end": each.end, "as_stated": text[each.start : each.end]}
    if isinstance(each, Refusal):
        return {**row, "reason": each.reason}
    quantity = {name: getattr(each.quantity, name) for name in Quantity.__slots__}
    ends = (each.period.start, each.period.end) if each.period else (None, None)
    return {
        **row,
        **quantity,
        "period_start": ends[0],
        "period_end": ends[1],
        "period_as_stated": each.period_as_stated or None,
        "base_as_stated": each.base_as_stated or None,
        "reason": "",
    }

"""What spreadsheets make of a cell: read where there is no doubt, else told with the way out."""

from __future__ import annotations

import re

from analysis.record.hints import did_you_mean
from analysis.record.schema import DATES, NUMBER, Column

#: A date that was turned round, day before month, as points have it.
_TURNED = re.compile(r"(?:(\d{1,2})\.)?(\d{1,2})\.(\d{4})")
_DECIMAL = re.compile(r"(-?\d+),(\d{1,2}|\d{4,})")
#: What cannot be turned back: Apr-21 is a month or a day, 4/6/2021 is one of two days.
_LOST = re.compile(r"(\d{1,2}[- ])?[A-Z][a-z]{2}([- ]\d{2,4})?|\d{1,2}/\d{1,2}/\d{2,4}|\d{5}")


def as_meant(words: str, column: Column) -> str:
    """Return a cell as it was before a spreadsheet wrote dates and decimals its own way.

    >>> date = Column("published", "string", "", pattern=DATES[0])
    >>> as_meant("04.2021", date), as_meant("6.4.2021", date), as_meant("Apr-21", date)
    ('2021-04', '2021-04-06', 'Apr-21')
    >>> number = Column("value", "string", "", pattern=NUMBER)
    >>> as_meant("0,5", number), as_meant("1,200", number)
    ('0.5', '1,200')
    """
    if column.pattern in DATES and (turned := _TURNED.fullmatch(words)):
        day, month, year = turned.groups()
        return "-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])])
    if column.pattern == NUMBER and (decimal := _DECIMAL.fullmatch(words)):
        return ".".join(decimal.groups())
    return words


def hint(words: str, column: Column) -> str:
    """Return what may help with words that a column cannot hold, or nothing."""
    if column.values:
        return did_you_mean(words, column.values)
    if column.pattern in DATES and _LOST.fullmatch(words):
        return ": a spreadsheet turned it into its own form; have the column as text there"
    if column.pattern == NUMBER and "," in words:
        return ": write it without a comma"
    return ""

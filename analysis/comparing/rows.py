"""What a row is about, and when: the columns and the days that every comparison goes by.

Two figures are of the same thing where `THING` is alike, of the same time where `PERIOD` is. A
comparison that needs more names it beside these, so that each list stands once.
"""

from typing import Any

import pandas as pd

from analysis.reading.periods.days import days_of
from analysis.record.schema import NET, REASONS, WHAT, Row

THING = (*WHAT, "measure")  # what is measured, and whether as a level, its change or a share
BASE = ("base_start", "base_end")  # the period that a change starts from
MOVED = ("change", "multiple")  # measures that lead from one period to another
RATIOS = ("percent", "percentage points", "times", "index")  # units of what does not add up
#: Columns of which each tells why a figure says nothing of others; the first one counts.
DOUBTS = ("flag", "superseded_by", "may_be_partial")


def doubt(*rows: Row) -> str:
    """Say why one of some figures must not be taken as it stands; "" where all may.

    >>> sound = {"flag": "", "superseded_by": "", "may_be_partial": False}
    >>> doubt(sound, sound | {"may_be_partial": True}), doubt(sound)
    ('a period that may be partial', '')
    """
    told = (name for name in DOUBTS for row in rows if row[name] and not pd.isna(row[name]))
    return REASONS.get(next(told, ""), "")


def is_additive(row: Row) -> bool:
    """Tell whether parts of a level add up to it, none of them below zero.

    >>> is_additive({"indicator": "exports", "measure": "level", "unit": "USD"})
    True
    >>> is_additive({"indicator": "unemployment", "measure": "level", "unit": "percent"})
    False
    """
    level = row["measure"] == "level" and row["unit"] not in RATIOS
    return level and row["indicator"] not in NET


def day_of(row: Row) -> pd.Timestamp:
    """Return the day that a level is said of: its period's last, else the latest it was said on.

    >>> row = {"period_end": pd.NaT, "said_until": pd.Timestamp("2021-04-30")}
    >>> f"{day_of(row):%d %B %Y}"
    '30 April 2021'
    """
    if not pd.isna(row["period_end"]):
        return row["period_end"]
    return row["said_until"] if "said_until" in row else said_until(row["stated_on"])


def said_until(stated_on: Any, name: str = "stated_on") -> Any:
    """Return the last day on which a statement can have been made; NaT where it is not known.

    `name` is what a message calls its date.

    >>> f"{said_until('2024-02'):%d %B}", said_until("")
    ('29 February', NaT)
    """
    days = None if pd.isna(stated_on) or stated_on == "" else days_of(stated_on, name)
    return pd.Timestamp(days.end) if days and days.end else pd.NaT


def spans(rows: pd.DataFrame) -> pd.Series:
    """Tell which figures are of a period and never of a day: flows, and what moved."""
    spanning: pd.Series = (rows["nature"] == "flow") | rows["measure"].isin(MOVED)
    return spanning


def year_of(rows: pd.DataFrame) -> pd.Series:
    """Return the year that each figure is of: that of the last day of its period.

    What names no period is of the year in which it was said if it is of a day, else of none.

    >>> rows = {"period_end": pd.to_datetime(["2020-12-31", None, None]), "measure": "level"}
    >>> rows |= {"stated_on": ["2021-04", "2021-04", None], "nature": ["flow", "stock", "stock"]}
    >>> year_of(pd.DataFrame(rows)).tolist(), year_of(pd.DataFrame(rows | {"nature": "flow"}))[1]
    ([2020, 2021, <NA>], <NA>)
    """
    year: pd.Series = rows["period_end"].dt.year.astype("Int64")
    return year.fillna(said_in(rows).mask(spans(rows)))


def said_in(rows: pd.DataFrame) -> pd.Series:
    """Return the year in which each figure was said."""
    year: pd.Series = pd.to_numeric(rows["stated_on"].str[:4]).astype("Int64")
    return year


def whole_years(start: pd.Series, end: pd.Series) -> pd.Series:
    """Tell which periods are calendar years, each from its 1 January to its 31 December.

    >>> days = pd.to_datetime(pd.Series(["2020-01-01", "2020-12-31", None]))
    >>> whole_years(days[[0, 0, 2]], days[[1, 0, 1]].set_axis([0, 0, 2])).tolist()
    [True, False, False]
    """
    ends = (start.dt.day_of_year == 1) & (end.dt.month == 12) & (end.dt.day == 31)
    same: pd.Series = ends & (start.dt.year == end.dt.year)
    return same


def is_whole_year(start: Any, end: Any) -> bool:
    """Tell whether a period is a calendar year; NaT is none.

    >>> is_whole_year(pd.Timestamp("2020-01-01"), pd.Timestamp("2020-12-31"))
    True
    >>> is_whole_year(pd.Timestamp("2020-01-01"), pd.Timestamp("2021-12-31"))
    False
    >>> is_whole_year(pd.NaT, pd.NaT)
    False
    """
    days = (start.month, start.day, end.month, end.day)
    return days == (1, 1, 12, 31) and bool(start.year == end.year)

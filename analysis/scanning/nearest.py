"""What the record has of the same thing where it has nothing of the same time."""

from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

import pandas as pd

from analysis.comparing.rows import DOUBTS, MOVED, THING, day_of, is_whole_year
from analysis.record.schema import PERIOD, Row, grouped, records

ANOTHER_TIME = "another time"  # in the place of a verdict
NONE_OF_TIME = "the record has none of this time"
NONE_OF_DAY = "the record has none of a day near this"
_kind = itemgetter(*THING, "unit")


class Nearest(NamedTuple):
    """A figure of a text, and one of the record that is of another time."""

    own_id: str
    verdict: str
    other_id: str
    other_value: float
    other_unit: str
    reason: str


def nearest(figures: list[Row], claims: pd.DataFrame, official: pd.DataFrame) -> pd.DataFrame:
    """Return the claim and the statistic nearest in time to each figure of a text, by its id.

    They are of the same thing and unit. A figure that names no time has the latest ones; what spans
    a time is held against whole years. Nothing is judged.
    """
    tables = [
        claims.assign(other_id=claims["claim_id"]),
        official.assign(other_id=official["reference_id"], said_until=None),
    ]
    kinds = [grouped(_told(table), _kind) for table in tables]
    rows = [
        Nearest(
            figure["claim_id"],
            ANOTHER_TIME,
            other["other_id"],
            other["value"],
            other["unit"],
            figure["unplaced"] or (NONE_OF_TIME if _spans(figure) else NONE_OF_DAY),
        )
        for figure in figures
        for alike in kinds
        for other in _nearest(figure, alike.get(_kind(figure), []))
    ]
    return pd.DataFrame(rows, columns=Nearest._fields)


def _spans(figure: Row) -> bool:
    return figure["nature"] == "flow" or figure["measure"] in MOVED


def _told(table: pd.DataFrame) -> list[Row]:
    """Return what has happened at a known time, and is in no doubt."""
    return [
        row
        for row in records(table)
        if row.get("status", "actual") == "actual"
        and not any(row.get(name) for name in DOUBTS)
        and pd.notna(day_of(row))
    ]


def _nearest(figure: Row, others: list[Row]) -> Iterator[Row]:
    """Yield the one of some figures that is nearest in time to a figure; of two the later one."""
    if _spans(figure):
        others = [row for row in others if is_whole_year(*(row[name] for name in PERIOD))]
    day = day_of(figure)
    at = pd.Timestamp.max if pd.isna(day) else day
    if others:
        yield min(others, key=lambda other: (abs(at - day_of(other)), at - day_of(other)))

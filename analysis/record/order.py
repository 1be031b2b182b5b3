"""The order of rows, which is the program's: nothing depends on where a row stands in its file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.record.cells import RawTables
from analysis.record.schema import RAW, TOPICS, Row, records


def in_order(tables: RawTables) -> RawTables:
    """Return raw tables with their rows in order, whatever stands in the cells.

    Documents come by date, figures by document, passage and id, other rows by what names them. The
    index goes along, so that each row keeps the line of its file.
    """
    published = (
        {row["document_id"]: row["published"] for row in records(tables["documents"])}
        if "documents" in tables
        else {}
    )
    topics = list(TOPICS)

    def place(row: Row) -> tuple[Any, ...]:
        document = row["document_id"]
        return (published.get(document, ""), document, _number(row.get("passage", "")))

    keys: dict[str, Callable[[Row], tuple[Any, ...]]] = {
        "documents": place,
        "figures": lambda row: (*place(row), _number(row["figure_id"].rpartition(".")[2])),
        "left_out": place,
        "indicators": lambda row: (topics.index(row["topic"]) if row["topic"] in topics else -1,),
    }
    return {
        name: _sorted(frame, keys.get(name, lambda row: ()), [each.name for each in RAW[name]])
        for name, frame in tables.items()
    }


def _sorted(
    frame: pd.DataFrame, key: Callable[[Row], tuple[Any, ...]], columns: list[str]
) -> pd.DataFrame:
    """Sort by a key, and what it leaves open by all cells, from the first on."""
    rows = records(frame)
    places = [(*key(row), *(row[name] for name in columns)) for row in rows]
    return frame.iloc[sorted(range(len(rows)), key=places.__getitem__)]


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else 0

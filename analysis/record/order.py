"""The order of rows, which is the program's: nothing depends on where a row stands in its file."""

from collections.abc import Callable
from typing import Any

from analysis.record.cells import RawTables
from analysis.record.schema import TOPICS, Row, records


def in_order(tables: RawTables) -> RawTables:
    """Return raw tables with their rows in order, whatever stands in the cells.

    Documents come by date, figures by document, passage and id, other rows by what names them. The
    index goes along, so that each row keeps the line of its file.
    """
    documents = records(tables["documents"]) if "documents" in tables else []
    published = {row["document_id"]: row["published"] for row in documents}
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
    ordered = {}
    for name, frame in tables.items():
        rows = records(frame)
        first = map(keys[name], rows) if name in keys else [()] * len(rows)
        places = [(*key, *row.values()) for key, row in zip(first, rows, strict=True)]
        ordered[name] = frame.iloc[sorted(range(len(places)), key=places.__getitem__)]
    return ordered


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else 0

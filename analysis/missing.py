"""Which figures of a text the record does not have yet."""

from __future__ import annotations

import codecs
import hashlib

import pandas as pd

from analysis.schema import Row, records
from analysis.verify import comparable

Place = tuple[str, int]  # a document and the number of its non-blank line


def missing(raw: dict[str, pd.DataFrame], content: bytes, found: pd.DataFrame) -> pd.DataFrame:
    """The candidates of a text that figures.csv does not have, with the reason of those left out.

    A text is known by its sha256. A line that is printed again counts as its first printing.

    Parameters
    ----------
    raw : dict of DataFrame
        The tables of data/raw, as `analysis.raw.read_raw` gives them.
    content : bytes
        The text, as it stands in its file; a byte-order mark may be missing.
    found : DataFrame
        What `scan` finds in it.

    Returns
    -------
    DataFrame
        Rows of `found` with a column ``reason``: why left_out.csv leaves it out, or nothing.
    """
    known = {hashlib.sha256(mark + content).hexdigest() for mark in (b"", codecs.BOM_UTF8)}
    documents = [row for row in records(raw["documents"]) if row["sha256"] in known]
    lines = content.decode("utf-8-sig").splitlines(keepends=True)
    places = {text: place for row in documents for text, place in _passages(row, lines)}
    starts = pd.Series([len(line) for line in lines], dtype=int).cumsum()
    rows = []
    for each in records(found):
        line = lines[int(starts.searchsorted(each["start"], side="right"))]
        place = places.get(comparable(line))
        if place is None or not _holds(raw["figures"], place, each["as_stated"]):
            left_out = _holds(raw["left_out"], place, each["as_stated"]) if place else None
            rows.append({**each, "reason": left_out["reason"] if left_out else ""})
    return pd.DataFrame(rows, columns=[*found.columns, "reason"])


def _passages(document: Row, lines: list[str]) -> list[tuple[str, Place]]:
    """The non-blank lines of a document in comparable form, each with its place."""
    first, last = (int(number) for number in document["lines"].split("-"))
    texts = [comparable(line) for line in lines[first - 1 : last] if line.strip()]
    return [(text, (document["document_id"], number)) for number, text in enumerate(texts, 1)]


def _holds(table: pd.DataFrame, place: Place, words: str) -> Row | None:
    """The row of a table whose words at a place are those of a candidate, or hold them."""
    wanted = comparable(words)
    for row in records(table):
        stated = comparable(row["as_stated"])
        same_place = (row["document_id"], row["passage"]) == (place[0], str(place[1]))
        if same_place and (wanted in stated or stated in wanted):
            return row
    return None

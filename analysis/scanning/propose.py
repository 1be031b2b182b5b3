"""Rows for figures.csv, proposed from a text; a person checks and completes them.

Indicator and areas are those of `proposals`, empty where they are not certain.
"""

from collections.abc import Mapping

import pandas as pd

from analysis.reading.find import find_quantities
from analysis.reading.quantity import Quantity
from analysis.reading.table import COLUMNS, row_of
from analysis.record.figures import parsed
from analysis.record.raw import Raw
from analysis.record.schema import RAW, Row, records
from analysis.scanning.kinds import Measured
from analysis.scanning.known import known
from analysis.scanning.proposals import Context, proposals_for
from analysis.scanning.verify import missing, passages_of

ALIKE = ("value", "unit", "hedge", "measure", "low", "high")


def propose_rows(
    raw: Raw,
    text: str,
    document: Row,
    *,
    speaker: str = "",
    stated_on: str | None = None,
    language: str | None = None,
    told: Mapping[str, Measured] | None = None,
) -> list[Row]:
    """Propose rows for figures.csv of the figures of a text that the record does not have yet.

    Its passages are its non-blank lines, or those of the lines that the document's row names; its
    figures are numbered from the next free number. Without `stated_on` the date of publication
    counts. `told` has by id what a person has said that figures are of; those behind go on from
    them. `indicator`, the areas, `status` and `read_as` are empty where they are not certain.
    """
    tables, name, published = raw.tables, document["document_id"], document["published"]
    said = stated_on or published or None
    claims = (row for row in raw.figures if row["relation"] != "repeats" and not row["excluded"])
    record = known(records(tables["indicators"]), records(tables["speakers"]), claims)
    found = find_quantities(text, stated_on=said, language=language)
    table = pd.DataFrame([row_of(text, each) for each in found], columns=list(COLUMNS))
    new = (row for row in records(missing(tables, text.encode(), table)) if not row["reason"])
    first = last_number(tables["figures"], name) + 1
    ids = {row["start"]: f"{name}.{number}" for number, row in enumerate(new, first)}
    known_of = [(told or {}).get(ids.get(each.start, "")) for each in found]
    context = Context(document["title"], f"{document['publisher']} . {speaker}", said, language)
    return [
        {
            **dict.fromkeys((column.name for column in RAW["figures"]), ""),
            "figure_id": ids[row["candidate"].start],
            "document_id": name,
            "passage": str(_passage(text, row["candidate"].start, document)),
            "stated_on": said if stated_on and stated_on != published else "",
            **_proposed(text, row),
        }
        for row in proposals_for(text, found, record, context, known_of)
        if row["candidate"].start in ids
    ]


def _proposed(text: str, row: Row) -> Row:
    figure = row["candidate"]
    words = text[figure.start : figure.end]
    return {
        **{name: row[name] for name in ("indicator", "ref_area", "counterpart_area", "status")},
        "as_stated": words,
        "read_as": _read_as(words, figure.quantity),
        "period_as_stated": figure.period_as_stated,
        "base_as_stated": figure.base_as_stated,
    }


def _read_as(words: str, quantity: Quantity) -> str:
    """Full English for words that alone do not read as the figure, where a plain form does."""
    if _reads(words, quantity):
        return ""
    noun = {"change": "decrease of " if quantity.value < 0 else "increase of "}
    hedge = f"{quantity.hedge} " if quantity.hedge else ""
    unit = {"percent": " percent", "count": f" {quantity.counted}" if quantity.counted else ""}
    full = f"{abs(quantity.value):.15g}{unit.get(quantity.unit, f' {quantity.unit}')}"
    form = f"{noun.get(quantity.measure, '')}{hedge}{full}"
    return form if _reads(form, quantity) else ""


def _reads(words: str, quantity: Quantity) -> bool:
    read = parsed(words)
    return read is not None and all(
        getattr(read, name) == getattr(quantity, name) for name in ALIKE
    )


def _passage(text: str, start: int, document: Row) -> int:
    """Return the number of the non-blank line that a figure stands in, within its document."""
    end = text.find("\n", start)
    until = text[: end if end >= 0 else len(text)]
    return len(passages_of(document, until))


def last_number(figures: pd.DataFrame, document_id: str) -> int:
    """Return the highest number that a figure of a document has."""
    ids = figures.loc[figures["document_id"] == document_id, "figure_id"]
    return max((int(name.rpartition(".")[2]) for name in ids), default=0)

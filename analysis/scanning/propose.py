"""Rows for figures.csv, proposed from a text; a person checks and completes them.

The indicator is proposed from the words around a figure, by the keywords of the codebook, and left
empty where two are equally near or none is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from analysis.reading.detection import language_of
from analysis.reading.find import Candidate, find_quantities
from analysis.reading.lexicon import lexicon
from analysis.reading.parse import UnreadableQuantity, parse_quantity
from analysis.reading.quantity import Quantity
from analysis.reading.sentences import sentences
from analysis.reading.table import COLUMNS, row_of
from analysis.reading.tokens import plain
from analysis.record.figures import fits
from analysis.record.schema import RAW, Row, records
from analysis.scanning.verify import missing, passages_of

NEAR = 60  # characters between a figure and the word that says what it measures
ALIKE = ("value", "unit", "hedge", "measure", "low", "high")


def propose_rows(
    raw: dict[str, pd.DataFrame],
    text: str,
    document_id: str,
    *,
    stated_on: str | None = None,
    language: str | None = None,
) -> pd.DataFrame:
    """Propose rows for figures.csv of the figures of a text that the record does not have yet.

    Parameters
    ----------
    raw : dict of DataFrame
        The tables of data/raw, as `analysis.record.raw.read_raw` reads them.
    text : str
        The text; its passages are its non-blank lines, or those of the lines that documents.csv
        names for the document.
    document_id : str
        The document; its figures are numbered from the next free number.
    stated_on, language : str or None
        As of `find_quantities`; without `stated_on` the date of publication counts.

    Returns
    -------
    DataFrame
        The columns of figures.csv, all text. `indicator`, the areas, `status` and `read_as` are
        empty where they are not certain.
    """
    document = next(
        (row for row in records(raw["documents"]) if row["document_id"] == document_id), None
    )
    published = document["published"] if document else ""
    said = stated_on or published or None
    found = find_quantities(text, stated_on=said, language=language)
    table = pd.DataFrame([row_of(text, each) for each in found], columns=list(COLUMNS))
    known = missing(raw, text.encode(), table)
    wanted = {row["start"] for row in records(known) if not row["reason"]}
    number = _last_number(raw["figures"], document_id)
    rows = []
    for each in found:
        if each.start in wanted:
            number += 1
            rows.append(
                {
                    **dict.fromkeys((column.name for column in RAW["figures"]), ""),
                    "figure_id": f"{document_id}.{number}",
                    "document_id": document_id,
                    "passage": str(_passage(text, each.start, document)),
                    "stated_on": said if stated_on and stated_on != published else "",
                    **_proposed(text, each, raw["indicators"], language),
                }
            )
    return pd.DataFrame(rows, columns=[column.name for column in RAW["figures"]], dtype=str)


def indicator_of(
    sentence: str, start: int, end: int, quantity: Quantity, codebook: pd.DataFrame
) -> str:
    """Propose an indicator by the words around a figure, or none.

    The nearest keyword counts, of two that overlap the longer one; of two equally near, none.

    Examples
    --------
    >>> codebook = pd.DataFrame({"indicator": ["enterprises", "joint_enterprises"], "unit": "count",
    ...     "keywords": ["enterprise*;firm*", "joint enterprise*"]})
    >>> words = "3 325 joint enterprises"
    >>> indicator_of(words, 0, len(words), parse_quantity(words), codebook)
    'joint_enterprises'
    """
    found = sorted(_matches(plain(sentence), start, end, quantity, codebook))
    if not found:
        return ""
    gap, length, indicator = found[0]
    rivals = {name for other, size, name in found if (other, size) == (gap, length)}
    return indicator if len(rivals) == 1 else ""


def _matches(
    sentence: str, start: int, end: int, quantity: Quantity, codebook: pd.DataFrame
) -> Iterator[tuple[int, int, str]]:
    """Gap, negative length and indicator of each keyword near a figure that is in its unit."""
    for row in records(codebook):
        if not fits(quantity, row["unit"]):
            continue
        for keyword in filter(None, row["keywords"].split(";")):
            for match in re.finditer(_pattern(keyword), sentence):
                gap = max(match.start() - end, start - match.end(), 0)
                if gap <= NEAR:
                    yield gap, -len(match[0]), row["indicator"]


def _pattern(keyword: str) -> str:
    r"""Make a regular expression of a keyword.

    >>> _pattern("joint * enterprise*")
    '\\bjoint\\s+[\\w-]+\\s+enterprise\\w*\\b'
    """
    words = (r"[\w-]+" if word == "*" else word.replace("*", r"\w*") for word in keyword.split())
    return r"\b" + r"\s+".join(words) + r"\b"


def _proposed(text: str, each: Candidate, codebook: pd.DataFrame, language: str | None) -> Row:
    first = text.rfind("\n", 0, each.start) + 1
    line = text[first:].partition("\n")[0]
    known = lexicon(language or language_of(line))
    place, until = next(
        (ends for ends in sentences(line, known) if ends[1] > each.start - first),
        (0, len(line)),
    )
    sentence, begin = line[place:until], first + place
    start, end = each.start - begin, each.end - begin
    indicator = indicator_of(sentence, start, end, each.quantity, codebook)
    words = text[each.start : each.end]
    expected = not known.sets["expectations"].isdisjoint(re.findall(r"\w+", plain(sentence)))
    areas = ("KZ", "RU") if indicator == "trade_turnover" else ("", "")
    return {
        "indicator": indicator,
        "ref_area": areas[0],
        "counterpart_area": areas[1],
        "status": "" if expected else "actual",
        "as_stated": words,
        "read_as": _read_as(words, each.quantity),
        "period_as_stated": each.period_as_stated,
        "base_as_stated": each.base_as_stated,
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
    try:
        read = parse_quantity(words)
    except UnreadableQuantity:
        return False
    return all(getattr(read, name) == getattr(quantity, name) for name in ALIKE)


def _passage(text: str, start: int, document: Row | None) -> int:
    """Return the number of the non-blank line that a figure stands in, within its document."""
    end = text.find("\n", start)
    until = text[: end if end >= 0 else len(text)]
    return len(passages_of({"lines": document["lines"] if document else ""}, until))


def _last_number(figures: pd.DataFrame, document_id: str) -> int:
    ids = figures.loc[figures["document_id"] == document_id, "figure_id"]
    return max((int(each.rpartition(".")[2]) for each in ids), default=0)

"""The pages of the record, a table each: figures, disagreements, documents, references.

A page is declared once, in `PAGES`; its template says how a row looks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import inf, nan
from typing import Any

import pandas as pd
from babel import Locale

from analysis.publishing.links import Record, Row, Side
from analysis.publishing.templating import fill
from analysis.showing import wording

__all__ = ["PAGES", "Page"]

Shown = dict[str, Any]  # what a template shows of a row

VERDICTS = {  # literal verdicts that the page of figures tells, and how
    "contradict": "excluded by",
    "agree": "agrees with",
    "agree if open": "agrees, where a bound is open, with",
}
LANGUAGES = Locale("en").languages


@dataclass(frozen=True)
class Page:
    """A page with one table: its template is ``templates/NAME.md``."""

    name: str
    title: str
    rows: Callable[[Record], Iterable[Shown]]

    def filled(self, record: Record) -> str:
        """Return the page as MyST Markdown."""
        return fill(f"{self.name}.md", page=self, rows=self.rows(record))


def _figures(record: Record) -> list[Shown]:
    held = _verdicts(record.agreement)
    return [_figure(row, record, held) for row in record.figures]


def _figure(row: Row, record: Record, held: dict[str, list[tuple[str, str]]]) -> Shown:
    document = record.documents.get(row["document_id"], {"title": row["document_id"], "url": ""})
    return {
        **row,
        "title": record.title(row),
        "year": (row["period_end"] or row["period_start"] or row["stated_on"])[:4],
        "amount": _amount(row),
        "literal": _bounds(row["low"], row["high"], row["unit"]),
        "implied": _bounds(row["implied_low"], row["implied_high"], row["unit"]),
        "areas": _areas(row),
        "period": wording.period(_day(row["period_start"]), _day(row["period_end"])),
        "said_by": record.speaker(row),
        "stated": wording.stated(row["stated_on"]),
        "document": record.link(row["document_id"], document["title"]),
        "url": document["url"],
        "held": _held(row, held, record),
    }


def _verdicts(agreement: list[Row]) -> dict[str, list[tuple[str, str]]]:
    """Return the verdicts under the literal reading, and what with, by claim."""
    held: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in agreement:
        if row["reading"] == "literal" and row["verdict"] in VERDICTS:
            held[row["left_id"]].append((row["verdict"], row["right_id"]))
            held[row["right_id"]].append((row["verdict"], row["left_id"]))
    return held


def _held(
    row: Row, held: dict[str, list[tuple[str, str]]], record: Record
) -> list[tuple[str, list[Side]]]:
    """Return what the claim of a figure was held against: words and sides, a line a verdict."""
    claim = row["claim_id"]
    lines = [] if claim == row["figure_id"] else [("a report of", [record.side(claim)])]
    for verdict, words in VERDICTS.items():
        others = dict.fromkeys(record.side(other) for said, other in held[claim] if said == verdict)
        lines += [(words, list(others))] if others else []
    return lines


def _documents(record: Record) -> list[Shown]:
    stated = Counter(row["document_id"] for row in record.figures)
    first = {row["document_id"]: row["figure_id"] for row in reversed(record.figures)}
    return [
        {
            **row,
            "day": wording.stated(row["published"]),
            "language": LANGUAGES.get(row["language"], row["language"]),
            "figures": record.link(first.get(name, ""), str(stated[name])),
        }
        for name, row in record.documents.items()
    ]


def _references(record: Record) -> list[Shown]:
    first = {row["series"]: row["period"] for row in reversed(record.references)}
    return [
        {
            **row,
            "title": record.title(row),
            "areas": _areas(row),
            "amount": _amount(row),
            "source": row["title"],
            "first": first[row["series"]] == row["period"],
        }
        for row in record.references
    ]


def _disagreements(record: Record) -> list[Shown]:
    """Show all pairs that were compared, the largest gap first."""
    compared = [row for row in record.agreement if row["verdict"] != "not comparable"]
    compared.sort(key=lambda row: -abs(float(row["gap_percent"] or 0)))
    return [_pair(row, record) for row in compared]


def _pair(row: Row, record: Record) -> Shown:
    percent = float(row["gap_percent"] or 0)
    apart = float(row["gap"] or 0)
    return {
        **row,
        "title": record.title(row),
        "left": _side(row["left_id"], record),
        "right": _side(row["right_id"], record),
        "amount": wording.amount(apart, row["unit"]) if apart else "",
        "percent": wording.amount(percent, "percent"),
        "size": f"{abs(percent):.6g}",
    }


def _side(name: str, record: Record) -> Shown:
    """Show one side of a pair; the words with who said them where it is a stated figure."""
    row = record.said.get(name)
    if row is None:
        return {"named": record.side(name), "words": ""}
    return {
        "named": record.side(name),
        "words": row["as_stated"],
        "who": ", ".join(filter(None, (record.speaker(row), row["side"]))),
        "stated": wording.stated(row["stated_on"]),
    }


def _amount(row: Row) -> str:
    return wording.amount(float(row["value"] or nan), row["unit"])


def _bounds(low: str, high: str, unit: str) -> str:
    """Write bounds, of which an empty one is open.

    >>> _bounds("66000", "", "count"), _bounds("-100", "-12", "percent")
    ('66,000 or more', '−100% to −12%')
    """
    return wording.bounds(float(low or -inf), float(high or inf), unit)


def _areas(row: Row) -> str:
    return "–".join(filter(None, (row["ref_area"], row["counterpart_area"])))


def _day(day: str) -> Any:
    return pd.Timestamp(day) if day else pd.NaT


#: The pages, in the order in which the site lists them.
PAGES = (
    Page("figures", "Figures", _figures),
    Page("disagreements", "Disagreements", _disagreements),
    Page("documents", "Documents", _documents),
    Page("references", "References", _references),
)

"""The page of figures: one table with every stated figure, each row with an address of its own."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from html import escape
from math import inf, nan
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.publishing.markup import address, cell, link, page, table, text
from analysis.showing import wording

__all__ = ["Record", "figures_page", "interval", "named", "period", "read"]

Row = dict[str, str]

LEAD = """Every stated figure of the record: its words, what they are read as, who said it, when and
where, and what it was held against. The words commit a speaker to the *literal* bounds; what
listeners commonly take from them stands behind *commonly*, where it differs. Verdicts are those of
the literal reading."""
COLUMNS = ("Words", "Read as", "Of what", "Period", "Said by", "Document", "Held against")
VERDICTS = {  # literal verdicts that the page tells, and how
    "contradict": "excluded by",
    "agree": "agrees with",
    "agree if open": "agrees, where a bound is open, with",
}
CHANGE = r"_(?:change|multiple)_on_\d{4}$"  # of a series, as `references` names it


@dataclass(frozen=True)
class Record:
    """The tables that the pages are made from, every cell as text.

    `figures` are those of all topics, in the order of the documents.
    """

    figures: list[Row]
    documents: dict[str, Row]
    indicators: dict[str, Row]
    references: list[Row]
    agreement: list[Row]
    implied: dict[str, Row]

    @cached_property
    def said(self) -> dict[str, Row]:
        """The figures by their ids."""
        return {row["figure_id"]: row for row in self.figures}

    @cached_property
    def quoted(self) -> dict[str, str]:
        """Where the words lead that only one figure has."""
        times = Counter(row["as_stated"] for row in self.figures)
        return {
            row["as_stated"]: self.anchors[row["figure_id"]]
            for row in self.figures
            if times[row["as_stated"]] == 1
        }

    @cached_property
    def anchors(self) -> dict[str, str]:
        """Where on the site each id leads: figures, documents and series of references."""
        return (
            {row["series"]: f"references.html#{row['series']}" for row in self.references}
            | {
                name: f"references.html#{name}"
                for name in (f"{row['series']}:{row['period']}" for row in self.references)
            }
            | {name: f"documents.html#{name}" for name in self.documents}
            | {row["figure_id"]: f"figures.html#{row['figure_id']}" for row in self.figures}
        )


def read(root: Path) -> Record:
    """Read the tables under ``data/``.

    Parameters
    ----------
    root : Path
        The folder that holds ``data/``.

    Returns
    -------
    Record
    """
    processed = root / "data/processed"
    figures = [
        row
        for path in sorted(processed.glob("*.csv"))
        for row in _rows(path)
        if {"figure_id", "passage", "as_stated"} <= row.keys()
    ]
    documents = {row["document_id"]: row for row in _rows(root / "data/raw/documents.csv")}
    places = {name: number for number, name in enumerate(documents)}
    figures.sort(key=lambda row: (places.get(row["document_id"], inf), _natural(row["figure_id"])))
    return Record(
        figures=figures,
        documents=documents,
        indicators={row["indicator"]: row for row in _rows(root / "data/raw/indicators.csv")},
        references=_rows(root / "data/raw/references.csv"),
        agreement=_rows(processed / "agreement.csv"),
        implied={row["implied_id"]: row for row in _rows(processed / "implied.csv")},
    )


def figures_page(record: Record) -> str:
    """The page *Figures*, as MyST Markdown."""
    held = _verdicts(record.agreement)
    rows = (_figure(row, record, held) for row in record.figures)
    return page("Figures", LEAD, table("figures", COLUMNS, rows))


def period(row: Row) -> str:
    """The period of a row in words.

    >>> period({"period_start": "2020-01-01", "period_end": "2020-12-31"})
    '2020'
    """
    days = (_day(row["period_start"]), _day(row["period_end"]))
    return wording.period(*days)


def _rows(path: Path) -> list[Row]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _natural(figure_id: str) -> list[tuple[int, str]]:
    """Sort key that puts .10 after .9.

    >>> sorted(["visit.10", "visit.9"], key=_natural)
    ['visit.9', 'visit.10']
    """
    return [(int(part or 0), words) for words, part in re.findall(r"(\D*)(\d*)", figure_id)]


def _figure(row: Row, record: Record, held: dict[str, list[tuple[str, str]]]) -> str:
    title = record.indicators.get(row["indicator"], {}).get("title", row["indicator"])
    name = escape(row["figure_id"])
    year = (row["period_end"] or row["period_start"] or row["stated_on"])[:4]
    facets = {"indicator": title, "speaker": row["speaker"], "side": row["side"], "year": year}
    data = "".join(f' data-{key}="{escape(value)}"' for key, value in facets.items() if value)
    cells = [
        _words(row),
        cell(_read(row), row["value"]),
        cell(_what(row, title)),
        cell(text(period(row)), row["period_start"] or row["period_end"]),
        cell(_who(row), f"{row['stated_on']} {row['speaker']}"),
        cell(_where(row, record)),
        cell(_held(row, held, record)),
    ]
    return f'<tr id="{name}"{data}>{"".join(cells)}</tr>'


def _words(row: Row) -> str:
    """The words with their hedge, the row's own address, and what a later reader must know."""
    name = row["figure_id"]
    parts = [f'<q dir="auto">{text(row["as_stated"])}</q>']
    parts += [f"hedge: {text(row['hedge'])}"] if row["hedge"] else []
    parts.append(link(f"#{name}", name))
    parts += [f"<small>{text(row[each])}</small>" for each in ("flag", "note") if row[each]]
    return f'<th scope="row">{"<br>".join(parts)}</th>'


def _read(row: Row) -> str:
    literal = interval(row["low"], row["high"], row["unit"])
    implied = interval(row["implied_low"], row["implied_high"], row["unit"])
    value = wording.amount(float(row["value"] or nan), row["unit"])
    parts = [f"<b>{text(value)}</b>", text(literal)]
    parts += [f"commonly {text(implied)}"] if implied != literal else []
    return "<br>".join(parts)


def _what(row: Row, title: str) -> str:
    areas = "–".join(filter(None, (row["ref_area"], row["counterpart_area"])))
    kind = row["measure"] if row["measure"] != "level" else ""
    return ", ".join(text(each) for each in (title, areas, kind, row["status"]) if each)


def _who(row: Row) -> str:
    side = f" ({row['side']})" if row["side"] else ""
    parts = [f"{row['speaker'] or 'nobody named'}{side}", wording.stated(row["stated_on"])]
    parts += [f"data of {row['data_of']}"] if row["data_of"] else []
    return "<br>".join(map(text, parts))


def _where(row: Row, record: Record) -> str:
    name = row["document_id"]
    document = record.documents.get(name, {"title": name, "url": ""})
    passage = f", passage {text(row['passage'])}" if row["passage"] else ""
    return (
        f"{link(f'documents.html#{name}', document['title'])}{passage}: {address(document['url'])}"
    )


def _verdicts(agreement: list[Row]) -> dict[str, list[tuple[str, str]]]:
    """Verdicts under the literal reading, and what with, by claim."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in agreement:
        if row["reading"] == "literal" and row["verdict"] in VERDICTS:
            found[row["left_id"]].append((row["verdict"], row["right_id"]))
            found[row["right_id"]].append((row["verdict"], row["left_id"]))
    return found


def _held(row: Row, held: dict[str, list[tuple[str, str]]], record: Record) -> str:
    """What the claim of a figure was held against, in links, a line a verdict."""
    claim = row["claim_id"]
    lines = [] if claim == row["figure_id"] else [f"a report of {named(claim, record)}"]
    for verdict, words in VERDICTS.items():
        others = dict.fromkeys(named(other, record) for one, other in held[claim] if one == verdict)
        lines += [f"{words} {', '.join(others)}"] if others else []
    return "<br>".join(lines) or "nothing"


def named(name: str, record: Record) -> str:
    """One side of a pair as links: a figure, an official series, or what follows from figures.

    Parameters
    ----------
    name : str
        A figure's id, a series and its period joined by a colon, or the id of an implied figure.
    record : Record

    Returns
    -------
    str
        HTML.
    """
    if name in record.implied:
        figures = record.implied[name]["derived_from"].split(";")
        return "what follows from " + " and ".join(_to(each, record) for each in figures)
    series, _, when = name.partition(":")
    base = re.split(CHANGE, series)[0]
    exact = f"{base}:{when}" in record.anchors
    return _to(f"{base}:{when}" if exact else base, record, f"{series} {when}".strip())


def _to(name: str, record: Record, words: str = "") -> str:
    """A link to where an id leads, or the id where it leads nowhere."""
    target = record.anchors.get(name)
    return link(target, words or name) if target else text(words or name)


def _day(day: str) -> Any:
    return pd.Timestamp(day) if day else pd.NaT


def interval(low: str, high: str, unit: str) -> str:
    """Write bounds, of which an empty one is open.

    >>> interval("66000", "", "count"), interval("-100", "-12", "percent")
    ('66,000 or more', '−100% to −12%')
    """
    return wording.bounds(float(low or -inf), float(high or inf), unit)

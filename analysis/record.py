"""The record of figures: a page with every stated figure, by document, each with an address."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from html import escape
from math import inf, nan
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import prose

__all__ = ["page"]

Row = dict[str, str]

HEAD = """# The record of figures

Every stated figure in the tables, by document and in the order of its text: the words, what they
are read as, who said it, and where. The words commit a speaker to the first bounds; what listeners
commonly take from them stands behind, where it differs. Below stand the figures and statistics that
each was held against, by the letter.
"""
LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "fr": "French",
    "kk": "Kazakh",
    "ru": "Russian",
}
VERDICTS = {  # literal verdicts that the page tells, and how
    "contradict": "excluded by",
    "agree": "agrees with",
    "agree if open": "agrees, where a bound is open, with",
}
CHANGE = r"_(?:change|multiple)_on_\d{4}$"  # of an official series, as analysis.official names it


def page(root: Path) -> tuple[str, set[str]]:
    """Write the page from the tables.

    Parameters
    ----------
    root : Path
        The folder that holds ``data/``.

    Returns
    -------
    str
        The page, as MyST Markdown.
    set of str
        The anchors on it: the ids of its figures and documents, and the series of its references.
    """
    raw = root / "data/raw"
    titles = {row["indicator"]: row["title"] for row in _rows(raw / "indicators.csv")}
    figures: dict[str, list[Row]] = defaultdict(list)
    for path in sorted((root / "data/processed").glob("*.csv")):
        for row in _rows(path):
            if {"figure_id", "passage", "as_stated"} <= row.keys():
                figures[row["document_id"]].append(row)
    held = _verdicts(root)
    parts, anchors = [HEAD], set[str]()
    for document in _rows(raw / "documents.csv"):
        rows = figures.get(document["document_id"])
        if rows:
            rows.sort(key=lambda row: (int(row["passage"] or 0), _natural(row["figure_id"])))
            parts += [_document(document), *(_figure(row, titles, held) for row in rows)]
            anchors |= {document["document_id"], *(row["figure_id"] for row in rows)}
    series = {row["series"]: row for row in _rows(raw / "references.csv")}
    if series:
        parts += ["\n## References\n", *map(_reference, series.values())]
    return "\n".join(parts), anchors | series.keys()


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _natural(figure_id: str) -> list[tuple[int, str]]:
    """Sort key that puts .10 after .9.

    >>> sorted(["visit.10", "visit.9"], key=_natural)
    ['visit.9', 'visit.10']
    """
    return [(int(part or 0), text) for text, part in re.findall(r"(\D*)(\d*)", figure_id)]


def _document(row: Row) -> str:
    title = re.sub(r"([\\`*_{}\[\]<>#$|])", r"\\\1", row["title"])
    about = [
        row["publisher"],
        prose.stated(row["published"]),
        f"in {LANGUAGES.get(row['language'], row['language'])}",
    ]
    if row["translation"] not in {"", "no"}:
        about.append(f"translation: {row['translation']}")
    about = [escape(word) for word in about if word]
    about.append(_source(row["url"]))
    lines = [", ".join(about)]
    if row["file"]:
        lines.append(escape(f"In the file {row['file']}, lines {row['lines']}"))
    lines += [escape(row["note"])] if row["note"] else []
    return f'\n## {title}\n\n<p id="{row["document_id"]}">{"<br>".join(lines)}</p>\n'


def _reference(row: Row) -> str:
    lines = [
        f"<code>{row['series']}</code>: {escape(row['reporter'])}",
        f"{escape(row['title'])}, {_source(row['url'])}",
        *([escape(row["note"])] if row["note"] else []),
    ]
    return f'<p id="{row["series"]}">{"<br>".join(lines)}</p>\n'


def _source(url: str) -> str:
    return f'<a href="{escape(url)}">the source</a>' if url else "no address known"


def _figure(row: Row, titles: dict[str, str], held: dict[str, list[tuple[str, str]]]) -> str:
    areas = "–".join(filter(None, (row["ref_area"], row["counterpart_area"])))
    about = [
        titles.get(row["indicator"], row["indicator"]),
        areas,
        _period(row),
        row["status"],
    ]
    about += [row["measure"]] if row["measure"] != "level" else []
    who = [row["speaker"] or "nobody named", row["side"], prose.stated(row["stated_on"])]
    who += [f"data of {row['data_of']}"] if row["data_of"] else []
    literal = _interval(row["low"], row["high"], row["unit"])
    implied = _interval(row["implied_low"], row["implied_high"], row["unit"])
    value = prose.amount(float(row["value"] or nan), row["unit"])
    read = literal if literal == f"exactly {value}" else f"{value}: {literal}"
    read += f" (commonly taken as {implied})" if implied != literal else ""
    link = f'<a class="id" href="#{row["figure_id"]}">{row["figure_id"]}</a>'
    lines = [
        f"{link}<q>{escape(row['as_stated'])}</q>",
        escape(", ".join(filter(None, about))),
        escape(read),
        escape(
            ", ".join(filter(None, who)) + (f"; passage {row['passage']}" if row["passage"] else "")
        ),
        *(escape(row[column]) for column in ("flag", "note") if row[column]),
        *_held(row, held),
    ]
    return f'<div class="stated" id="{row["figure_id"]}">\n{"<br>".join(lines)}\n</div>\n'


def _verdicts(root: Path) -> dict[str, list[tuple[str, str]]]:
    """Verdicts under the literal reading, and what with, by claim."""
    path = root / "data/processed/agreement.csv"
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in _rows(path) if path.exists() else ():
        if row["reading"] == "literal" and row["verdict"] in VERDICTS:
            found[row["left_id"]].append((row["verdict"], row["right_id"]))
            found[row["right_id"]].append((row["verdict"], row["left_id"]))
    return found


def _held(row: Row, held: dict[str, list[tuple[str, str]]]) -> list[str]:
    """What the claim of a figure was held against, in links, a line a verdict."""
    claim = row["claim_id"]
    lines = [] if claim == row["figure_id"] else [f"a report of {_link(claim)}"]
    for verdict, words in VERDICTS.items():
        others = dict.fromkeys(_link(other) for one, other in held[claim] if one == verdict)
        lines += [f"{words} {', '.join(others)}"] if others else []
    return [f"<small>{line}</small>" for line in lines]


def _link(name: str) -> str:
    """A link to a figure, to a series, or to the first figure that something follows from."""
    kind, _, rest = name.partition(":")
    if not rest:
        return f'<a href="#{name}">{name}</a>'
    if "." in rest:
        return f'what follows from <a href="#{rest.split("+")[0]}">{rest}</a>'
    return f'<a href="#{re.split(CHANGE, kind)[0]}">{kind}</a> {rest}'


def _period(row: Row) -> str:
    stated = row["period_start"] or row["period_end"]
    days = (_day(row["period_start"]), _day(row["period_end"]))
    return prose.period(*days) if stated else "no period stated"


def _day(cell: str) -> Any:
    return pd.Timestamp(cell) if cell else pd.NaT


def _interval(low: str, high: str, unit: str) -> str:
    """Write bounds, of which an empty one is open.

    >>> _interval("66000", "", "count"), _interval("-100", "-12", "percent")
    ('66,000 or more', '−100% to −12%')
    """
    return prose.bounds(float(low or -inf), float(high or inf), unit)

"""The pages of documents, of official references, and of what was held against what."""

from __future__ import annotations

from collections import Counter
from html import escape
from math import nan

from analysis.publishing.markup import address, cell, link, page, table, text
from analysis.publishing.pages import Record, Row, named
from analysis.showing import wording

__all__ = ["disagreements_page", "documents_page", "references_page"]

LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "fr": "French",
    "kk": "Kazakh",
    "ru": "Russian",
}


def documents_page(record: Record) -> str:
    """The page *Documents*: each with its publisher, its address and the figures that it states."""
    stated = Counter(row["document_id"] for row in record.figures)
    first = {row["document_id"]: row["figure_id"] for row in reversed(record.figures)}
    rows = []
    for name, row in record.documents.items():
        language = LANGUAGES.get(row["language"], row["language"])
        translated = row["translation"] not in {"", "no"}
        language += f", {row['translation']} translation" if translated else ""
        figures = link(f"figures.html#{first[name]}", str(stated[name])) if name in first else "0"
        note = f"<br><small>{text(row['note'])}</small>" if row["note"] else ""
        cells = [
            f'<th scope="row">{text(row["title"])}<br>{link(f"#{name}", name)}{note}</th>',
            cell(text(row["publisher"]) or "not stated"),
            cell(text(wording.stated(row["published"])), row["published"]),
            cell(text(language)),
            cell(address(row["url"], row["url"])),
            cell(figures, str(stated[name])),
        ]
        rows.append(f'<tr id="{escape(name)}">{"".join(cells)}</tr>')
    lead = "Every document of the record. A document without an address says so."
    columns = ("Document", "Publisher", "Published", "Language", "Address", "Figures")
    return page("Documents", lead, table("documents", columns, rows))


def references_page(record: Record) -> str:
    """The page *References*: official figures, a row each, addressed by its series and period."""
    rows, seen = [], set[str]()
    for row in record.references:
        series = row["series"]
        first = "" if series in seen else f' id="{escape(series)}"'
        seen.add(series)
        value = wording.amount(float(row["value"] or nan), row["unit"])
        title = record.indicators.get(row["indicator"], {}).get("title", row["indicator"])
        areas = "–".join(filter(None, (row["ref_area"], row["counterpart_area"])))
        note = f"<br><small>{text(row['note'])}</small>" if row["note"] else ""
        cells = [
            f'<th scope="row"{first}>{text(series)}</th>',
            cell(text(f"{title}, {areas}")),
            cell(text(row["period"])),
            cell(text(value), row["value"]),
            cell(text(row["reporter"])),
            cell(f"{address(row['url'], row['title'])}{note}"),
        ]
        name = escape(f"{series}:{row['period']}")
        rows.append(f'<tr id="{name}">{"".join(cells)}</tr>')
    lead = (
        "The official figures that stated ones are held against, with who reports them and where."
    )
    columns = ("Series", "Of what", "Period", "Value", "Reporter", "Source")
    return page("References", lead, table("references", columns, rows))


def disagreements_page(record: Record) -> str:
    """The page *Disagreements*: all pairs that were compared, the largest gap first."""
    compared = [row for row in record.agreement if row["verdict"] != "not comparable"]
    compared.sort(key=lambda row: -abs(float(row["gap_percent"] or 0)))
    rows = [_pair(row, record) for row in compared]
    lead = (
        "What was held against what, in both readings, with the verdict: agree, agree if open,"
        " contradict, or cannot be said. The gap lies between the nearest ends of the two bounds;"
        " the largest, in percent of the left value, comes first. Pairs that are not comparable"
        " are in the table `agreement` alone."
    )
    columns = ("Left", "Right", "Of what", "Reading", "Verdict", "Gap", "Why")
    return page("Disagreements", lead, table("disagreements", columns, rows))


def _pair(row: Row, record: Record) -> str:
    title = record.indicators.get(row["indicator"], {}).get("title", row["indicator"])
    percent = float(row["gap_percent"] or 0)
    gap = ""
    if row["gap"] and float(row["gap"]):
        size = wording.amount(float(row["gap"]), row["unit"])
        gap = f"{size} ({wording.amount(percent, 'percent')})"
    cells = [
        f'<th scope="row">{_side(row["left_id"], record)}</th>',
        cell(_side(row["right_id"], record)),
        cell(text(title)),
        cell(text(row["reading"])),
        cell(text(row["verdict"])),
        cell(text(gap), f"{abs(percent):.6g}"),
        cell(text(row["reason"])),
    ]
    facets = (("verdict", row["verdict"]), ("reading", row["reading"]), ("indicator", title))
    data = "".join(f' data-{key}="{escape(value)}"' for key, value in facets)
    return f"<tr{data}>{''.join(cells)}</tr>"


def _side(name: str, record: Record) -> str:
    """One side of a pair: the words with who said them, or the arithmetic, or who reports it."""
    row = record.said.get(name)
    if not row:
        return named(name, record)
    words = f'<q dir="auto">{text(row["as_stated"])}</q>'
    who = ", ".join(filter(None, (row["speaker"] or "nobody named", row["side"])))
    when = wording.stated(row["stated_on"])
    return f"{words}, {text(who)}, {text(when)}: {named(name, record)}"

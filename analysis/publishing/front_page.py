"""The first page: the strongest findings as cards, the state of the record, and the downloads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import Any

from docutils.nodes import make_id

from analysis.publishing.downloads import downloads, spreadsheet
from analysis.publishing.markup import link, text
from analysis.publishing.pages import Record
from analysis.record.schema import PROCESSED
from analysis.showing import wording

__all__ = ["Card", "cards", "downloads", "fill", "spreadsheet", "strongest"]

#: The tag of a Markdown cell whose heading, with the next chart, is a card of the first page.
TAG = "finding"
MOST = 5
#: A chart as `analysis.publishing.notebook_pages.chart` writes it.
CHART = re.compile(r'<img src="../([^"]*)" alt="([^"]*)" width="(\d+)" height="(\d+)">')


@dataclass(frozen=True)
class Card:
    """A finding of a notebook: its heading, its address on the site, and its chart."""

    heading: str
    href: str
    picture: str
    alt: str
    size: tuple[int, int]
    tagged: bool


def cards(notebook: dict[str, Any], name: str) -> list[Card]:
    """The findings of a notebook as the site shows it: each heading with the chart that follows.

    Parameters
    ----------
    notebook : dict
        As `analysis.publishing.notebook_pages.for_site` leaves it.
    name : str
        The notebook's name.

    Returns
    -------
    list of Card
        In their order; one whose cell has the tag ``finding`` says so.
    """
    found: list[Card] = []
    heading, tagged = "", False
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            headings = re.findall(r"^##? (.+)$", cell["source"], re.MULTILINE)
            if headings:
                heading, tagged = headings[-1], TAG in cell["metadata"].get("tags", [])
            continue
        for output in cell["outputs"]:
            html = "".join(output.get("data", {}).get("text/html", ""))
            shown = CHART.search(html)
            if shown and heading:
                path, alt, width, height = shown.groups()
                plain = heading.replace("*", "").replace("\\$", "$")
                href = f"notebooks/{name}.html#{make_id(plain)}"
                size = (int(width), int(height))
                found.append(Card(heading, href, path, alt, size, tagged))
                heading = ""
    return found


def strongest(found: list[list[Card]]) -> list[Card]:
    """The cards of the first page: the tagged ones, else the first of each notebook with links.

    Parameters
    ----------
    found : list of list of Card
        The cards of each notebook.
    """
    tagged = [card for each in found for card in each if card.tagged]
    # the first notebook explains the reading; the others have the findings
    return (tagged or [each[0] for each in found[1:] if each])[:MOST]


def fill(template: str, record: Record, shown: list[Card], notebooks: list[str]) -> str:
    """Put what the tables and notebooks know into the first page.

    Parameters
    ----------
    template : str
        The page with the marks ``{{state}}``, ``{{cards}}`` and ``{{downloads}}``.
    """
    parts = {
        "state": _state(record),
        "cards": f'<div class="cards">\n{"".join(map(_card, shown))}</div>',
        "downloads": _offered(notebooks),
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda match: parts[match[1]], template)


def _state(record: Record) -> str:
    stated = sorted(row["stated_on"] for row in record.figures if row["stated_on"])
    until = f", the latest of {wording.stated(stated[-1])}" if stated else ""
    documents = len({row["document_id"] for row in record.figures})
    figures = len(record.figures)
    return f"The record holds {figures} stated figures from {documents} documents{until}."


def _card(card: Card) -> str:
    """A card, with the heading's emphasis as HTML."""
    heading = re.sub(r"\*([^*]+)\*", r"<em>\1</em>", text(card.heading.replace("\\$", "$")))
    width, height = card.size
    return (
        f'<a class="card-of" href="{escape(card.href)}"><img src="{card.picture}" alt="{card.alt}"'
        f' width="{width}" height="{height}" loading="lazy"><span>{heading}</span></a>\n'
    )


def _offered(notebooks: list[str]) -> str:
    tables = ", ".join(link(f"downloads/{name}.csv", name) for name in PROCESSED)
    written = ", ".join(link(f"downloads/{name}.ipynb", name) for name in notebooks)
    package = link("downloads/stated-figures.zip", "stated-figures.zip")
    return (
        f"<ul><li>All tables with their description, a Frictionless Data Package: {package}</li>"
        f"<li>Each table as CSV, for spreadsheets: {tables}</li>"
        f"<li>The notebooks: {written}</li></ul>"
    )

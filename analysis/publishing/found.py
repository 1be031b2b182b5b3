"""How a page is found, shared and cited: its head and foot, the site map and the feed."""

import json
import re
from collections.abc import Collection, Mapping
from html import unescape
from typing import Any

from analysis.publishing.links import Record
from analysis.publishing.locales import ENGLISH, Wording
from analysis.publishing.release import Release
from analysis.publishing.templating import fill
from analysis.publishing.translated import wordings
from analysis.publishing.views import figures

TITLE = re.compile(r"<title>\s*(.*?)\s*(?:&#8212;[^<]*)?</title>", re.DOTALL)
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
PICTURE = re.compile(r'<img src="(?:\.\./)*(charts/[^"]+)" alt="([^"]*)"')
PARTS = ("head", "languages", "foot")  # the last two are in brackets, as docs/conf.py says
LATEST = 50  # entries of the feed
PAGES = re.compile(r"(?!_static/|genindex|py-modindex|search\.html).*")


def complete(
    text: str, path: str, release: Release, data: dict[str, Any], twins: Collection[Wording]
) -> str:
    """Return a rendered page with what machines are told of it, and how to cite it.

    It stands at `path` from the root of the pages of its language; `data` is the page as JSON-LD,
    empty for none; `twins` are the languages that have the same page, its own among them.
    """
    title, description = _told(text)
    values: dict[str, Any] = {"release": release, "title": title, "description": description}
    values |= {"data": data, "image": "", "alt": ""}
    named = title if title.endswith("?") else f"{title}."
    values |= {"address": release.address(path), "cite": release.cite(named, path)}
    if picture := PICTURE.search(text):  # the first chart, which is shown where a page is shared
        values |= {"image": release.address(picture[1], ENGLISH), "alt": unescape(picture[2])}
    values |= {"path": path, "twins": twins if len(twins) > 1 else (), "languages": wordings()}
    up = "../" * path.count("/")
    parts = {name: fill(f"{name}.html", release.wording, up=up, **values) for name in PARTS}
    text = text.replace("</head>", f"{parts['head']}</head>", 1)
    return text.replace("[languages]", parts["languages"], 1).replace("[foot]", parts["foot"], 1)


def _told(page: str) -> tuple[str, ...]:
    """Return title and description of a page."""
    found = (pattern.search(page) for pattern in (TITLE, DESCRIPTION))
    return tuple(unescape(match[1]) if match else "" for match in found)


def listed_for_search(pages: Mapping[str, str]) -> str:
    """Return title and description of all pages but those of figures, for the page of search."""
    told = {path: _told(text) for path, text in pages.items() if not path.startswith("claims/")}
    return f"window.pagesToFind = {json.dumps(told, ensure_ascii=False, sort_keys=True)};\n"


def listed_for_machines(
    record: Record, release: Release, pages: Mapping[str, Collection[Wording]]
) -> dict[str, str]:
    """Return the site map and the feed of the latest statements; nothing without an address.

    `pages` has all pages, each with the languages that have it.
    """
    if not release.site:
        return {}
    addresses = [
        {twin.code: release.address(path, twin) for twin in pages[path]}
        for path in sorted(filter(PAGES.fullmatch, pages))
    ]
    latest = sorted(record.figures, key=lambda row: row["stated_on"], reverse=True)[:LATEST]
    entries = [figures(record)[row["figure_id"]] for row in latest]
    return {
        "sitemap.xml": fill("sitemap.xml", addresses=addresses),
        "feed.xml": fill("feed.xml", entries=entries, release=release),
    }

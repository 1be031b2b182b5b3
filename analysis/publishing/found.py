"""How a page is found, shared and cited: its head and foot, the site map and the feed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from typing import Any

from analysis.publishing.links import Record
from analysis.publishing.release import Release
from analysis.publishing.templating import fill
from analysis.showing import wording

__all__ = ["complete", "listed_for_machines"]

TITLE = re.compile(r"<title>\s*(.*?)\s*(?:&#8212;[^<]*)?</title>", re.DOTALL)
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
FOOT = "[foot]"  # where the theme's foot has it, as docs/conf.py says
LATEST = 50  # entries of the feed
PAGES = re.compile(r"(?!_static/|genindex|py-modindex|search\.html).*")


def complete(text: str, path: str, release: Release, data: dict[str, Any]) -> str:
    """Return a rendered page with what machines are told of it, and how to cite it.

    Parameters
    ----------
    text : str
        The page, which has its title and its description.
    path : str
        Where it stands, from the root of the site.
    release : Release
    data : dict
        The page as JSON-LD; empty for none.
    """
    title, description = (
        unescape(found[1]) if (found := pattern.search(text)) else ""
        for pattern in (TITLE, DESCRIPTION)
    )
    values = {"release": release, "title": title, "description": description, "data": data}
    values |= {"address": release.address(path), "cite": release.cite(f"{title}.", path)}
    up = "../" * path.count("/")
    head, foot = (fill(name, up=up, **values) for name in ("head.html", "foot.html"))
    return text.replace("</head>", f"{head}</head>", 1).replace(FOOT, foot, 1)


def listed_for_machines(record: Record, release: Release, paths: Iterable[str]) -> dict[str, str]:
    """Return the site map and the feed of the latest statements; nothing without an address.

    Parameters
    ----------
    record : Record
    release : Release
    paths : iterable of str
        All pages.
    """
    if not release.site:
        return {}
    addresses = [release.address(path) for path in sorted(filter(PAGES.fullmatch, paths))]
    latest = sorted(record.figures, key=lambda row: row["stated_on"], reverse=True)[:LATEST]
    entries = [
        {
            **row,
            "address": release.address(record.anchors[row["figure_id"]]),
            "who": record.speaker(row),
            "language": record.language(row),
            "title": record.subject(row).words,
            "stated": wording.stated(row["stated_on"]),
        }
        for row in latest
    ]
    return {
        "sitemap.xml": fill("sitemap.xml", addresses=addresses),
        "feed.xml": fill("feed.xml", entries=entries, release=release),
    }

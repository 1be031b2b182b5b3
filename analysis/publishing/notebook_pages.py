"""A notebook as the site shows it: folded code, links to the record, charts and tables that fit."""

from __future__ import annotations

import base64
import re
import struct
from html import escape, unescape
from itertools import zip_longest
from typing import Any

from analysis.publishing.markup import SCROLLS, labelled, link

__all__ = ["chart", "for_site"]

Notebook = dict[str, Any]
#: Where the pictures of charts stand, from the root of the site.
CHARTS = "_static/charts"
#: One inline piece of emphasis or code in Markdown, or a cell of a table that holds text alone.
NAMED = re.compile(r"(<td[^>]*>|`)([^<>`]+)(</td>|`)")
QUOTED = re.compile(r"(?<![*\w])\*([^*\n]+)\*(?![*\w])")


def for_site(
    notebook: Notebook, name: str, anchors: dict[str, str], quoted: dict[str, str]
) -> dict[str, bytes]:
    """Fold the code, make charts and words lead to the record, and fit the tables.

    Parameters
    ----------
    notebook : dict
        An executed notebook, which is changed.
    name : str
        Its name, after which its charts are named.
    anchors : dict of str
        Where on the site the ids of the record lead.
    quoted : dict of str
        Words that only one figure has, and where on the site that figure is.

    Returns
    -------
    dict of bytes
        The charts: path on the site, and PNG.
    """
    charts: dict[str, bytes] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            cell["source"] = _quoted(_linked(cell["source"], anchors), quoted)
            continue
        cell["metadata"].setdefault("tags", []).append("hide-input")
        for output in cell["outputs"]:
            data = output.get("data", {})
            if "image/png" in data:
                path = f"{CHARTS}/{name}-{len(charts) + 1}.png"
                charts[path] = base64.b64decode("".join(data["image/png"]))
                about = output.get("metadata", {}).get("image/png", {})
                output["data"] = {"text/html": chart(f"../{path}", charts[path], about, anchors)}
            if "text/markdown" in data:
                # words of the record may stand in it: no tag is meant as one
                said = "".join(data["text/markdown"]).replace("<", "&lt;")
                data["text/markdown"] = _quoted(_linked(said, anchors), quoted)
            if "text/html" in data:
                data["text/html"] = _labelled(_scrolling(_linked(data["text/html"], anchors)))
    return charts


def chart(path: str, png: bytes, about: dict[str, Any], anchors: dict[str, str]) -> str:
    """A chart with its alternative text, its size, and a link on each of its points.

    Parameters
    ----------
    path : str
        Where the picture stands, from the page.
    png : bytes
        The picture, whose size keeps the page from moving when it loads.
    about : dict
        What the notebook says of it: ``alt``, and ``points`` as [x, y, ids, words] with x and y as
        parts of its width and height.
    anchors : dict of str
        Where on the site the ids of the record lead.
    """
    width, height = struct.unpack(">II", png[16:24])
    points = "".join(
        f'<a class="point" style="left:{x:.2%};top:{y:.2%}"'
        f' href="../{escape(anchors[ids[0]])}" title="{escape(words)}"'
        f' aria-label="{escape(words)}"></a>'
        for x, y, ids, words in about.get("points", [])
        if ids and ids[0] in anchors
    )
    alt = escape(about.get("alt", ""))
    return (
        f'<div class="chart"><img src="{escape(path)}" alt="{alt}" width="{width}"'
        f' height="{height}">{points}</div>'
    )


def _linked(text: str | list[str], anchors: dict[str, str]) -> str:
    """Make a link of each id that stands in a table's cell or is set as code."""

    def links(match: re.Match[str]) -> str:
        before, names, after = match.groups()
        if not all(name in anchors for name in names.split(", ")):
            return match[0]
        made = (link(f"../{anchors[name]}", name) for name in names.split(", "))
        return before.strip("`") + ", ".join(made) + after.strip("`")

    return NAMED.sub(links, "".join(text))


def _quoted(text: str, quoted: dict[str, str]) -> str:
    r"""Make a link of emphasised words that are those of one figure alone; headings stay.

    >>> _quoted(r"Said: *to \$ 19 billion*.", {"to $ 19 billion": "figures.html#visit.4"})
    'Said: <a href="../figures.html#visit.4"><em>to $ 19 billion</em></a>.'
    """

    def links(match: re.Match[str]) -> str:
        words = unescape(match[1].replace("\\$", "$"))
        target = quoted.get(words) or quoted.get(words[:1].lower() + words[1:])
        if not target:
            return match[0]
        return f'<a href="../{escape(target)}"><em>{escape(words)}</em></a>'

    lines = text.split("\n")
    return "\n".join(each if each.startswith("#") else QUOTED.sub(links, each) for each in lines)


def _scrolling(html: str) -> str:
    """Let the box of a table scroll by the keyboard too; another output stays as it is."""
    return html.replace("<div>", f'<div {SCROLLS} aria-label="Table">', 1)


def _labelled(html: str) -> str:
    """Give each cell of a table its column's name, which a narrow screen shows beside it.

    A table whose cells span several rows or columns stays as it is.

    >>> row = "<tbody><tr><th>a</th><td>1</td></tr></tbody>"
    >>> head = "<thead><tr><th></th><th>value</th></tr><tr><th>words</th><th></th></tr></thead>"
    >>> _labelled(f"{head}{row}").split("<tbody>")[1]
    '<tr><th data-label="words">a</th><td data-label="value">1</td></tr></tbody>'
    """
    if "rowspan" in html or "colspan" in html:
        return html
    head, body, rest = html.partition("<tbody>")
    rows = [re.findall(r"<th(?:\s[^>]*)?>(.*?)</th>", row) for row in head.split("</tr>")]
    columns = zip_longest(*filter(None, rows), fillvalue="")
    names = [next(filter(None, column), "") for column in columns]

    rows_of = re.sub(r"<tr.*?</tr>", lambda row: labelled(row[0], names), rest, flags=re.DOTALL)
    return head.replace('class="dataframe', 'class="labelled dataframe', 1) + body + rows_of

"""A notebook as the site shows it: folded code, links to the record, tables that fit a phone."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Any

__all__ = ["for_site"]

Notebook = dict[str, Any]


def for_site(notebook: Notebook, anchors: set[str]) -> Notebook:
    """Fold the code, carry alternative texts to where myst-nb reads them, and fit the tables.

    Parameters
    ----------
    notebook : dict
        An executed notebook, which is changed.
    anchors : set of str
        The ids that the record has, each of which becomes a link.
    """
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            cell["source"] = _linked(cell["source"], anchors)
            continue
        cell["metadata"].setdefault("tags", []).append("hide-input")
        for output in cell["outputs"]:
            alt = output.get("metadata", {}).get("image/png", {}).get("alt")
            if alt:
                cell["metadata"]["mystnb"] = {"image": {"alt": alt}}
            data = output.get("data", {})
            for kind in data.keys() & {"text/html", "text/markdown"}:
                data[kind] = _linked(data[kind], anchors)
            if "text/html" in data:
                data["text/html"] = _labelled(data["text/html"])
    return notebook


def _linked(text: str | list[str], anchors: set[str]) -> str:
    """Make a link of each id that stands in a table's cell or is set as code."""

    def links(match: re.Match[str]) -> str:
        before, names, after = match.groups()
        if not all(name in anchors for name in names.split(", ")):
            return match[0]
        made = (f'<a href="../record.html#{name}">{name}</a>' for name in names.split(", "))
        return before.strip("`") + ", ".join(made) + after.strip("`")

    return re.sub(r"(<td[^>]*>|`)([^<>`]+)(</td>|`)", links, "".join(text))


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

    def row(match: re.Match[str]) -> str:
        left = iter(names)
        return re.sub(r"<t[hd]", lambda cell: f'{cell[0]} data-label="{next(left, "")}"', match[0])

    labelled = re.sub(r"<tr.*?</tr>", row, rest, flags=re.DOTALL)
    return head.replace('class="dataframe', 'class="labelled dataframe', 1) + body + labelled

"""Text of the record as HTML: escaped everywhere, linked only where an address is http(s)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

__all__ = ["SCROLLS", "address", "cell", "labelled", "link", "page", "table", "text"]

#: What a box that scrolls needs, so that it does so by the keyboard too.
SCROLLS = 'tabindex="0" role="region"'
#: The pages of tables need the width more than a list of their headings.
WIDE = "---\nhtml_theme.sidebar_secondary.remove: true\n---\n\n"


def text(words: str) -> str:
    """Escape words of the record and put them on one line.

    >>> text('<script>"a"</script>')
    '&lt;script&gt;&quot;a&quot;&lt;/script&gt;'
    """
    return escape(" ".join(words.split()))


def link(target: str, words: str) -> str:
    """A link within the site."""
    return f'<a href="{escape(target)}">{text(words)}</a>'


def address(url: str, words: str = "the source") -> str:
    """A link to an http(s) address; any other is shown, not linked, and none is said to be none.

    >>> address("https://example.org/?a=1&b=2", "a page")
    '<a href="https://example.org/?a=1&amp;b=2" rel="external">a page</a>'
    >>> address("javascript:alert(1)"), address("")
    ('<code>javascript:alert(1)</code>', 'no address known')
    """
    if not url.strip():
        return "no address known"
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return f"<code>{text(url)}</code>"
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return f"<code>{text(url)}</code>"
    return f'<a href="{escape(url.strip())}" rel="external">{text(words)}</a>'


def cell(content: str, order: str = "") -> str:
    """A cell of a table, with what it is sorted by where that is not its content."""
    sorted_by = f' data-order="{escape(order)}"' if order else ""
    return f"<td{sorted_by}>{content}</td>"


def labelled(row: str, columns: Iterable[str]) -> str:
    """Give each cell of a row its column's name, which a narrow screen shows beside it.

    >>> labelled('<tr><th scope="row">a</th><td>1</td></tr>', ["words", "value"])
    '<tr><th data-label="words" scope="row">a</th><td data-label="value">1</td></tr>'
    """
    left = iter(columns)
    return re.sub(r"<t[hd](?=[ >])", lambda tag: f'{tag[0]} data-label="{next(left, "")}"', row)


def table(kind: str, columns: tuple[str, ...], rows: Iterable[str]) -> str:
    """A table that the browser makes searchable; without JavaScript it stays a plain table."""
    head = "".join(f'<th scope="col">{each}</th>' for each in columns)
    body = "\n".join(labelled(row, columns) for row in rows)
    return (
        f'<div class="listing" {SCROLLS} aria-label="Table of {kind}">'
        f'<table class="labelled listed {kind}">\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>\n"
    )


def page(title: str, lead: str, body: str) -> str:
    """A page of MyST Markdown with HTML in it, which holds no blank line and so stays one block."""
    return f"{WIDE}# {title}\n\n{lead}\n\n{body}\n"

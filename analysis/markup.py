"""Text of the record as HTML: escaped everywhere, linked only where an address is http(s)."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

__all__ = ["address", "cell", "link", "page", "table", "text"]


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


def table(kind: str, columns: Iterable[str], rows: Iterable[str]) -> str:
    """A table that the browser makes searchable; without JavaScript it stays a plain table."""
    head = "".join(f'<th scope="col">{each}</th>' for each in columns)
    body = "\n".join(rows)
    return (
        f'<div class="listing"><table class="listed {kind}">\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>\n"
    )


def page(title: str, lead: str, body: str) -> str:
    """A page of MyST Markdown with HTML in it, which holds no blank line and so stays one block."""
    return f"# {title}\n\n{lead}\n\n{body}\n"

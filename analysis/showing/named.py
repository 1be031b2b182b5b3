"""Words that carry the id of their figure: the site makes links of them, elsewhere they are words.

JupyterLab and GitHub show a span without anything else as its words.
"""

import re
from typing import Any

from analysis.record.schema import Row
from analysis.showing import wording

_SPAN = '<span data-figure="{}">{}</span>'
#: How such words stand in text: their id, and they themselves.
NAMED = re.compile(_SPAN.format(r"([^\"\s]+)", "(.*?)"))
_ESCAPED = re.compile(r'&lt;(span data-figure="[^"\s]+"|/span)&gt;')


def naming(words: str, row: Row) -> str:
    """Let words lead to a figure, stated or official.

    >>> naming("more than 60", {"figure_id": "visit.1"})
    '<span data-figure="visit.1">more than 60</span>'
    """
    ids = (row.get(name) for name in ("figure_id", "reference_id"))  # one is empty, or not there
    return _SPAN.format(next(name for name in ids if isinstance(name, str)), words)


def number(row: Row) -> str:
    """Write the number of a stated figure with its hedge; it leads to the figure."""
    return naming(wording.hedged(row), row)


def measured(row: Row) -> str:
    """Write the value of an official figure; it leads to the figure."""
    return naming(wording.amount(row["value"], row["unit"]), row)


def plain(text: Any) -> Any:
    """Take the ids out of text; what is no text stays.

    >>> plain(naming("more than 60", {"figure_id": "visit.1"}) + " (Putin)"), plain(60)
    ('more than 60 (Putin)', 60)
    """
    return NAMED.sub(r"\2", text) if isinstance(text, str) else text


def as_html(table: str) -> str:
    """Give the words of a table that pandas wrote as HTML, and so escaped, their ids back."""
    return _ESCAPED.sub(r"<\1>", table)

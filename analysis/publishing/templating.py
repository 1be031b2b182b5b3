"""Templates of the pages: what is put in is escaped, and stays on its line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

__all__ = ["breakable", "fill", "on_the_web"]


def fill(template: str, *, up: str = "", **values: Any) -> str:
    """Fill in a template of ``templates/``.

    Parameters
    ----------
    template : str
        Its file name.
    up : str, default ""
        What leads from the page to the root of the site.
    **values
        What it shows. All but `Markup` is escaped.
    """
    return _ENVIRONMENT.get_template(template).render(values, up=up)


def on_the_web(url: str) -> bool:
    """Tell whether an address may be a link.

    >>> on_the_web("https://example.org/?a=1"), on_the_web("javascript:alert(1)")
    (True, False)
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def breakable(name: str) -> Markup:
    """Let a long id break between its words alone.

    >>> str(breakable("wits_kz.2020"))
    'wits_<wbr>kz.2020'
    """
    return escape(_on_one_line(name)).replace("_", Markup("_<wbr>")).replace("-", Markup("-<wbr>"))


def _on_one_line(value: Any) -> Any:
    """Take line breaks out of words: a blank line would end a block of HTML in Markdown."""
    return re.sub(r"\s+", " ", value) if type(value) is str else value


_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_on_one_line,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
_ENVIRONMENT.filters["breakable"] = breakable
_ENVIRONMENT.tests["on_the_web"] = on_the_web

"""Templates of the pages: what is put in is escaped, and stays on its line."""

import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from analysis.publishing.locales import ENGLISH, Wording
from analysis.record.schema import RELATIONS, UNIT_KINDS
from analysis.showing.verdict_words import NATURES


def fill(template: str, wording: Wording = ENGLISH, *, up: str = "", **values: Any) -> Markup:
    """Fill in a template of ``templates/``; all values but `Markup` are escaped.

    `up` is what leads from the page to the root of the pages of its language.
    """
    root = up + "../" * wording.folder.count("/")
    page = _environment(wording).get_template(template)
    return Markup(page.render(values, up=up, root=root))  # noqa: S704


def on_the_web(url: str) -> bool:
    """Tell whether an address may be a link.

    >>> on_the_web("https://example.org/?a=1"), on_the_web("javascript:alert(1)")
    (True, False)
    >>> on_the_web("https:///without/a/host")
    False
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


@cache
def _environment(wording: Wording) -> Environment:
    """Return the templates in a language; `say` is for words of tables, which are no messages."""
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_on_one_line,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    templates.policies["ext.i18n.trimmed"] = True
    templates.install_gettext_translations(wording.translations, newstyle=True)  # type: ignore[attr-defined]
    templates.filters |= {
        "breakable": breakable,
        "say": lambda words: _on_one_line(wording.say(words)),
    }
    templates.tests["on_the_web"] = on_the_web
    templates.globals |= {
        "wording": wording,
        "units": UNIT_KINDS,
        "natures": NATURES,
        "told": RELATIONS,
    }
    return templates

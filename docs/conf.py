"""How Sphinx renders the site; `./run report` calls it on a copy of the sources."""

from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.config import Config

from analysis.publishing.locales import marked
from analysis.publishing.translated import wordings

project = marked("Stated figures")
author = marked("The stated-figures authors")
copyright = marked("Copyright 2026 The stated-figures authors, CC BY 4.0")  # noqa: A001
html_title = project
language = "en"

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["extra"]
html_extra_path = ["extra"]  # the downloads
nb_execution_mode = "off"  # the notebooks come with their outputs
nb_output_stderr = "error"
nb_code_prompt_show = "Code"
nb_code_prompt_hide = "Code"
myst_heading_anchors = 3  # so that [a link](page.md#heading) works
myst_enable_extensions = ["deflist"]
napoleon_google_docstring = False
autodoc_typehints = "none"  # the docstrings say them in words

html_theme = "sphinx_book_theme"
html_static_path = ["_static"]
templates_path = ["_templates"]
html_css_files = ["site.css", "record.css"]
html_copy_source = False
html_show_search_summary = False  # a page on disk may not read another: search.js has descriptions
html_context = {"default_mode": "auto"}  # light or dark as the reader's system is
html_show_sphinx = False
html_theme_options = {
    "navbar_persistent": [],  # the side bar has the search
    "use_download_button": False,
    "show_navbar_depth": 2,
    "show_toc_level": 2,
    "article_header_end": ["languages.html", "article-header-buttons.html"],
    "footer_content_items": [
        "author.html",
        "rights.html",
        "last-updated.html",
        "extra-footer.html",
    ],
    "extra_footer": "[foot]",  # filled in by `analysis.publishing.found`
}

PARTS = (nodes.title, nodes.paragraph)  # that describe a page
DESCRIPTION = 200  # characters that a search engine shows
META = Markup('<meta name="description" content="{}">\n')  # escapes what is filled in


#: A page without words of its own: `analysis.publishing.site` fills it in for pages of the record.
SHELL = dict.fromkeys(("title", "pagetitle"), "[title]") | {"body": "[body]", "metatags": "[head]"}


def setup(app: Sphinx) -> None:
    """Describe each page by how it begins; bring the scripts of tables and charts to them."""
    app.connect("config-inited", _translate)
    app.connect("html-page-context", _complete)
    app.connect("html-collect-pages", lambda _: [("claims/shell", SHELL, "page.html")])


def _translate(_app: Sphinx, config: Config) -> None:
    wording = wordings()[config.language]
    for name in ("project", "author", "copyright", "html_title"):
        config[name] = wording.gettext(config[name])


def _complete(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    first = [next(doctree.findall(part), None) for part in PARTS] if doctree else []
    words = " – ".join(" ".join(part.astext().split()) for part in first if part)
    if words:
        context["metatags"] += str(META.format(words[:DESCRIPTION]))
    if page.startswith("notebooks/"):
        app.add_js_file("charts.js")
    if page == "search":
        _ = wordings()[app.config.language].gettext
        found = _("Statements with “{words}”")
        pages = _(", in the table of figures; pages with these words:")
        app.add_js_file("stems.js")
        none = _("No page was found by these words; numbers are found in the table alone.")
        told = {"data-found": found, "data-pages": pages, "data-none": none}
        app.add_js_file("search.js", **told)
        context["metatags"] = '<script src="pages.js"></script>\n'
    if "listing" in (context.get("meta") or {}):
        app.add_js_file("datatables/dataTables.min.js")
        app.add_js_file("stems.js")
        app.add_js_file("tables.js")
        app.add_css_file("datatables/dataTables.dataTables.min.css")

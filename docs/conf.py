"""How Sphinx renders the site; `./run report` calls it on a copy of the sources."""

project = "Stated figures"
author = "The stated-figures authors"
copyright = "2026 The stated-figures authors, CC BY 4.0"  # noqa: A001
html_title = project
language = "en"

extensions = ["myst_nb"]
exclude_patterns = ["data/raw"]
nb_execution_mode = "off"  # the notebooks come with their outputs
nb_output_stderr = "error"
myst_heading_anchors = 3  # so that [a link](page.md#heading) works
myst_enable_extensions = ["deflist"]

html_theme = "sphinx_book_theme"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_context = {"default_mode": "auto"}  # light or dark as the reader's system is
html_show_sphinx = False
html_theme_options = {
    "navbar_persistent": [],  # the side bar has the search
    "use_download_button": False,
    "show_navbar_depth": 2,
    "show_toc_level": 2,
}

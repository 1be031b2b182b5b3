"""The first page: the strongest findings as cards, the state of the record, and the downloads."""

from __future__ import annotations

from docutils.nodes import make_id
from markdown_it import MarkdownIt
from markupsafe import Markup

from analysis.publishing.answers import answers
from analysis.publishing.links import Record
from analysis.publishing.notebook_pages import Chart
from analysis.publishing.pages import PAGES
from analysis.publishing.release import Release
from analysis.publishing.templating import fill
from analysis.record.schema import PROCESSED

MOST = 5
#: The notebook that leads the others in the menu, and the one on the method, which ends them.
LEAD, METHOD = "06_do_the_figures_agree", "00_reading_the_figures"


def front_page(record: Record, notebooks: dict[str, list[Chart]], release: Release) -> str:
    """Return the first page as MyST Markdown; each notebook comes with its charts."""
    notebooks = {name: notebooks[name] for name in sorted(notebooks, key=_place)}
    return fill(
        "index.md",
        record.wording,
        figures=len(record.figures),
        documents=len({row["document_id"] for row in record.figures}),
        release=release,
        latest=record.wording.stated(release.latest) if release.latest else "",
        cite=release.cite("", ""),
        answers=answers(record),
        cards=[_card(chart) for chart in _strongest(notebooks)],
        tables=PROCESSED,
        notebooks=notebooks,
        pages=PAGES,
    )


def _place(name: str) -> tuple[bool, bool, str]:
    """Give the place of a notebook in the menu."""
    return name != LEAD, name == METHOD, name


def _strongest(notebooks: dict[str, list[Chart]]) -> list[Chart]:
    """Pick the tagged findings, else the first of each notebook but the one on the method."""
    findings = {
        name: [chart for chart in charts if chart.heading] for name, charts in notebooks.items()
    }
    tagged = [chart for charts in findings.values() for chart in charts if chart.tagged]
    first = [charts[0] for name, charts in findings.items() if charts and name != METHOD]
    return (tagged or first)[:MOST]


def _card(chart: Chart) -> dict[str, object]:
    """Return what a card shows: the chart, its heading as HTML and where that stands."""
    markdown = MarkdownIt("js-default")  # lets no HTML pass
    (inline,) = markdown.parseInline(chart.heading)
    words = "".join(token.content for token in inline.children or [])
    return {
        "chart": chart,
        "heading": Markup(markdown.renderInline(chart.heading)),  # noqa: S704
        "href": f"notebooks/{chart.notebook}.html#{make_id(words)}",
    }

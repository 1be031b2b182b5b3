"""The first page: answers, the strongest findings as cards, the state of the record, downloads.

An answer is what was said last of what readers ask for, and whether that agrees.
"""

from itertools import takewhile
from operator import itemgetter
from typing import Any

from docutils.nodes import make_id
from markdown_it import MarkdownIt
from markupsafe import Markup

from analysis.publishing import views
from analysis.publishing.links import Record
from analysis.publishing.locales import Wording
from analysis.publishing.notebook_pages import Chart
from analysis.publishing.pages import PAGES
from analysis.publishing.release import Release
from analysis.publishing.templating import fill
from analysis.publishing.years import years
from analysis.record.schema import BETWEEN, PROCESSED, Row
from analysis.showing.wording import listed

MOST = 6  # cards, in two columns or three
ASKED = ("trade_turnover", "investment_accumulated", "student_count", "joint_projects_under_way")
ENOUGH = 2  # claims of a year that can agree or not
BEFORE = 5  # earlier years that a line leads to
#: The notebook that leads the others in the menu, and the one on the method, which ends them.
LEAD, METHOD = "06_do_the_figures_agree", "00_reading_the_figures"


def front_page(record: Record, notebooks: dict[str, list[Chart]], release: Release) -> str:
    """Return the first page as MyST Markdown; each notebook comes with its charts."""
    names = sorted(notebooks, key=lambda name: (name != LEAD, name == METHOD, name))
    notebooks = {name: notebooks[name] for name in names}
    giving = len(record.by("document_id"))
    return fill(
        "index.md",
        record.wording,
        figures=len(record.figures),
        documents=giving,
        without=len(record.documents) - giving,
        release=release,
        latest=record.wording.stated(release.latest) if release.latest else "",
        cite=release.cite("", ""),
        answers=answers(record),
        caveats=caveats(record),
        cards=[_card(chart) for chart in _strongest(notebooks)],
        tables=PROCESSED,
        notebooks=notebooks,
        pages=PAGES,
    )


def _strongest(notebooks: dict[str, list[Chart]]) -> list[Chart]:
    """Pick the tagged findings, else the first of each notebook but the one on the method."""
    findings = {
        name: [chart for chart in charts if chart.heading] for name, charts in notebooks.items()
    }
    tagged = [chart for charts in findings.values() for chart in charts if chart.tagged]
    first = [charts[0] for name, charts in findings.items() if charts and name != METHOD]
    return (tagged or first)[:MOST]


def _card(chart: Chart) -> dict[str, object]:
    """Return what a card shows: the chart, question and heading as HTML, and where that stands."""
    markdown = MarkdownIt("js-default")  # lets no HTML pass
    (inline,) = markdown.parseInline(chart.heading)
    words = "".join(token.content for token in inline.children or [])
    return {
        "chart": chart,
        "question": Markup(markdown.renderInline(chart.question)),  # noqa: S704
        "heading": Markup(markdown.renderInline(chart.heading)),  # noqa: S704
        "href": f"notebooks/{chart.notebook}.html#{make_id(words)}",
    }


def caveats(record: Record) -> dict[str, int]:
    """Count the figures that a reader should take with care, by why."""
    of = [record.documents[row["document_id"]] for row in record.figures]
    return {
        "unnamed": sum(not row["speaker"] for row in record.figures),
        "ours": sum(row["period_source"] == "ours" for row in record.figures),
        "unaddressed": sum(not document["url"].strip() for document in of),
        "whole": sum(document["extent"] == "whole" for document in of),
        "to_look_up": sum(
            document["extent"] == "whole" and bool(document["url"].strip()) for document in of
        ),
        "excerpts": sum(document["extent"] == "excerpt" for document in of),
        "translated": sum(document["translation"] != "no" for document in of),
    }


def answers(record: Record) -> list[dict[str, Any]]:
    """Return a line an indicator: the last year of which several spoke, and what they said."""
    wording = record.wording
    contradicted = {name for name, verdicts in views.held(record).items() if verdicts["contradict"]}
    missing = {name for name, standing in views.beside_statistics(record) if standing != "agree"}
    lines = []
    for indicator in ASKED:
        rows = [
            row
            for row in record.figures
            if row["indicator"] == indicator and {row[name] for name in BETWEEN} == {"KZ", "RU"}
        ]
        told = [year for year in years(rows, record) if len(year.claims) >= ENOUGH]
        if not told:
            continue
        year, *before = told
        official = [wording.amount(row["value"], row["unit"]) for row in year.official]
        lines.append(
            {
                "of": record.subject(year.claims[0]),
                "year": year.name,
                "range": _range(year.claims, wording),
                "claims": len(year.claims),
                "apart": year.apart,
                "missed": sum(row["claim_id"] in missing for row in year.claims),
                "disputed": sum(row["claim_id"] in contradicted - missing for row in year.claims),
                "official": listed(official, wording.gettext("and")) if official else "",
                "strip": year.strip(record),
                "before": [earlier.name for earlier in before[:BEFORE]],
            }
        )
    return lines


def _range(claims: list[Row], wording: Wording) -> str:
    """Write the least and the most of some claims; a unit that both have stands once.

    >>> from math import inf
    >>> from analysis.publishing.locales import ENGLISH
    >>> said = {"value": 30, "low": 30, "high": inf, "unit": "count", "measure": "level"}
    >>> loose = said | {"figure_id": "a.1", "hedge": "more than"}
    >>> _range([loose, loose | {"figure_id": "a.2", "hedge": "", "high": 30}], ENGLISH)
    '30 and more than 30'
    """
    order = sorted(claims, key=itemgetter("value", "low", "high"))
    first, last = (wording.hedged(row).split() for row in (order[0], order[-1]))
    if first == last:
        return " ".join(last)
    both = zip(reversed(first), reversed(last), strict=False)
    same = takewhile(lambda words: words[0] == words[1] and words[0].strip(".").isalpha(), both)
    named = " ".join(first[: len(first) - len(list(same))])
    # two numbers are no range, nor is one number with different hedges
    apart = len(claims) > ENOUGH and order[0]["value"] != order[-1]["value"]
    to, beside = wording.gettext("{first} to {last}"), wording.gettext("{first} and {last}")
    return (to if apart else beside).format(first=named, last=" ".join(last))

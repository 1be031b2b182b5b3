"""The pages of the record, a table each: figures, disagreements, documents, references.

A page is declared once, in `PAGES`; its template says how a row looks.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import itemgetter

from analysis.publishing import views
from analysis.publishing.links import Record
from analysis.publishing.locales import marked
from analysis.publishing.templating import fill
from analysis.publishing.views import Shown
from analysis.record.schema import Row, grouped

#: What the script of a table says: `docs/_static/tables.js`.
WORDS = (
    *(marked("indicator"), marked("speaker"), marked("side"), marked("area"), marked("year")),
    *(marked("verdict"), marked("size"), marked("firm"), marked("all")),
    *(marked("Search in this table:"), marked("_TOTAL_ of _MAX_ rows"), marked("no row")),
    *(marked("Previous rows"), marked("Next rows")),
    marked(
        "No row has all these words. Try fewer, or other filters, or the page of official figures."
    ),
    *(marked("Download these rows (CSV)"), marked("Clear the filters")),
)


@dataclass(frozen=True)
class Page:
    """A page with one table: its template is ``templates/NAME.md``.

    `preset` is the verdict whose rows are shown first, where there are verdicts.
    """

    name: str
    title: str
    rows: Callable[[Record], Iterable[Shown]]
    preset: str = ""

    def filled(self, record: Record) -> str:
        """Return the page as MyST Markdown."""
        wording = record.wording
        words = {words: wording.gettext(words) for words in WORDS if wording.code != "en"}
        rows = list(self.rows(record))
        return fill(f"{self.name}.md", wording, page=self, record=record, rows=rows, words=words)


def _references(record: Record) -> list[Shown]:
    """Show the official figures, a row for each series; what most was said of comes first."""
    series = grouped(record.references, itemgetter("series")).values()
    said = Counter(row["indicator"] for row in record.said.values())
    by_use = sorted(series, key=lambda rows: -said[rows[0]["indicator"]])
    return [_series(rows, record) for rows in by_use]


def _series(rows: list[Row], record: Record) -> Shown:
    wording = record.wording
    said = [wording.period(row["period_start"], row["period_end"]) for row in rows]
    sources: list[Shown] = []
    for row, period in zip(rows, said, strict=True):
        source = {column: row[column] for column in ("title", "url", "note")}
        if not sources or sources[-1]["source"] != source:
            sources.append({"source": source, "periods": []})
        sources[-1]["periods"].append(period)
    codes = dict.fromkeys(code for row in rows for code in views.codes_of(row))
    ids = (row["reference_id"] for row in rows)
    return {
        "series": rows[0]["series"],
        "of": record.subject(rows[0]),
        "title": record.title(rows[0]),
        "measure": rows[0]["measure"],
        "status": "actual",
        "areas": [wording.area(code) for code in codes],
        "values": list(zip(ids, said, map(wording.hedged, rows), strict=True)),
        "reporters": dict.fromkeys(row["reporter"] for row in rows),
        "only_stated": all(row["basis"] == "statement" for row in rows),
        "sources": sources,
    }


def _disagreements(record: Record) -> list[Shown]:
    """Show the pairs that were compared, each with what it can be chosen by."""
    shown = []
    for pair in views.compared(record):
        origins = (name for side in views.ID_COLUMNS for name in record.origins(pair[side]))
        figures = [views.figures(record)[name] for name in origins]
        chosen_by = {
            "speakers": [row["who"].words for row in figures if row["speaker"]],
            "sides": [row["side"] for row in figures],
            "years": [row["year"] for row in figures],
            "also": [words for row in figures for words in row["also"]],
        }
        once = {name: list(filter(None, dict.fromkeys(all_))) for name, all_ in chosen_by.items()}
        shown.append(pair | once)
    return shown


def _speakers(record: Record) -> list[Shown]:
    said = record.by("speaker")
    standing = views.beside_statistics(record)
    stood = Counter((record.said[name]["speaker"], how) for name, how in standing)
    return [
        {
            **record.about(name),
            "link": link,
            "others": record.spellings(name),
            "figures": len(said[name]),
            "stood": [stood[name, how] for how in views.STANDINGS],
        }
        for name, link in sorted(record.people.items(), key=lambda item: -len(said[item[0]]))
    ]


def _latest(rows: Iterable[Shown], column: str) -> list[Shown]:
    return sorted(rows, key=itemgetter(column), reverse=True)


#: The pages, in the order in which the site lists them.
PAGES = (
    Page(
        "figures",
        marked("Figures"),
        lambda of: _latest(views.figures(of).values(), "stated_on"),
    ),
    Page("disagreements", marked("Disagreements"), _disagreements, preset="contradict"),
    Page("speakers", marked("Speakers"), _speakers),
    Page(
        "indicators", marked("Indicators"), lambda of: [of.indicators[name] for name in of.measured]
    ),
    Page("documents", marked("Documents"), lambda of: _latest(of.documents.values(), "published")),
    Page("references", marked("References"), _references),
)

"""The pages of the record, a table each: figures, disagreements, documents, references.

A page is declared once, in `PAGES`; its template says how a row looks.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from analysis.publishing import pairs
from analysis.publishing.links import Record, Row
from analysis.publishing.locales import marked
from analysis.publishing.templating import fill
from analysis.record.schema import edition, grouped

Shown = dict[str, Any]  # what a template shows of a row

VERDICTS = {  # verdicts that the page of figures counts, and how
    "contradict": marked("contradicted by {number}"),
    "agree": marked("agrees with {number}"),
    "agree if open": marked("agrees, where a bound is open, with {number}"),
}
#: What the script of a table says: `docs/_static/tables.js`.
WORDS = (
    *(marked("indicator"), marked("speaker"), marked("side"), marked("area"), marked("year")),
    *(marked("verdict"), marked("size"), marked("firm"), marked("all")),
    *(marked("Search in this table:"), marked("_TOTAL_ of _MAX_ rows"), marked("no row")),
    marked(
        "No row has all these words. Try fewer, or other filters, or the page of official figures."
    ),
    *(marked("Download these rows (CSV)"), marked("Show all rows")),
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
        return fill(
            f"{self.name}.md", wording, page=self, rows=list(self.rows(record)), words=words
        )


def _figures(record: Record) -> list[Shown]:
    held = pairs.held(record)
    rows = sorted(record.figures, key=lambda row: row["stated_on"], reverse=True)
    return [_figure(row, record, held.get(row["figure_id"], Counter())) for row in rows]


def _figure(row: Row, record: Record, held: Counter[str]) -> Shown:
    wording = record.wording
    verdicts = [verdict for verdict in VERDICTS if held[verdict]]
    return pairs.figure(row, record) | {
        "title": record.title(row),
        "year": (row["period_end"] or row["period_start"] or row["stated_on"])[:4],
        "amount": pairs.amount(row, wording),
        "areas": [wording.area(code) for code in pairs.codes_of(row)],
        "verdicts": verdicts,
        "held": [
            wording.gettext(VERDICTS[verdict]).format(number=held[verdict]) for verdict in verdicts
        ],
        "also": _also(row, record),
    }


def _also(row: Row, record: Record) -> list[str]:
    """Return what readers may search a figure by that its row does not show.

    It is the number without commas, the names of its areas, and the speaker's other spellings.
    """
    number = str(int(float(row["value"]))) if row["value"] else ""
    spellings = record.spellings(row["speaker"])
    return list(filter(None, (number, pairs.named_areas(row, record.wording), *spellings)))


def _documents(record: Record) -> list[Shown]:
    stated = Counter(row["document_id"] for row in record.figures)
    first = {row["document_id"]: row["figure_id"] for row in reversed(record.figures)}
    return [
        {
            **row,
            "day": record.wording.stated(row["published"]),
            "language": record.wording.locale.languages.get(row["language"], row["language"]),
            "figures": record.link(first.get(name, ""), str(stated[name])),
        }
        for name, row in sorted(
            record.documents.items(), key=lambda item: item[1]["published"], reverse=True
        )
    ]


def _references(record: Record) -> list[Shown]:
    """Show the official figures, a row for each series."""
    series = grouped(record.references, itemgetter("series"))
    return [_series(name, rows, record) for name, rows in series.items()]


def _series(name: str, rows: list[Row], record: Record) -> Shown:
    wording = record.wording
    said = [wording.period(row["period_start"], row["period_end"]) for row in rows]
    sources: list[Shown] = []
    for row, period in zip(rows, said, strict=True):
        source = {column: row[column] for column in ("title", "url", "note")}
        if not sources or sources[-1]["source"] != source:
            sources.append({"source": source, "periods": []})
        sources[-1]["periods"].append(period)
    codes = dict.fromkeys(code for row in rows for code in pairs.codes_of(row))
    return {
        "series": name,
        "of": record.subject(rows[0]),
        "title": record.title(rows[0]),
        "areas": [wording.area(code) for code in codes],
        "values": [
            (edition(row), period, pairs.amount(row, wording))
            for row, period in zip(rows, said, strict=True)
        ],
        "reporters": dict.fromkeys(row["reporter"] for row in rows),
        "sources": sources,
    }


def _disagreements(record: Record) -> list[Shown]:
    return [_pair(pair, record) for pair in pairs.compared(record)]


def _pair(pair: Shown, record: Record) -> Shown:
    """Add to a pair that was compared what it can be chosen by."""
    figures = [
        record.said[name]
        for side in (pair["left_id"], pair["right_id"])
        for name in record.origins(side)
    ]

    def all_of(values: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(filter(None, values)))

    return pair | {
        "in_error": any(row["flag"] for row in figures),
        "speakers": all_of(record.person(row).words for row in figures if row["speaker"]),
        "sides": all_of(row["side"] for row in figures),
        "years": all_of((row["period_end"] or row["stated_on"])[:4] for row in figures),
        "also": all_of(words for row in figures for words in _also(row, record)),
    }


def _speakers(record: Record) -> list[Shown]:
    said = Counter(row["speaker"] for row in record.figures)
    standing = pairs.beside_statistics(record)
    stood = Counter((record.said[name]["speaker"], how) for name, how in standing)
    return [
        {
            **record.about(name),
            "link": link,
            "others": record.spellings(name),
            "figures": said[name],
            "stood": [stood[name, how] for how in pairs.STANDINGS],
        }
        for name, link in sorted(record.people.items(), key=lambda item: item[1].words)
    ]


def _indicators(record: Record) -> list[Shown]:
    said = Counter(row["indicator"] for row in record.figures)
    return [
        {**record.indicators[name], "link": link, "figures": said[name]}
        for name, link in record.measured.items()
    ]


#: The pages, in the order in which the site lists them.
PAGES = (
    Page("figures", marked("Figures"), _figures),
    Page("disagreements", marked("Disagreements"), _disagreements, preset="contradict"),
    Page("speakers", marked("Speakers"), _speakers),
    Page("indicators", marked("Indicators"), _indicators),
    Page("documents", marked("Documents"), _documents),
    Page("references", marked("References"), _references),
)

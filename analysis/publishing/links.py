"""The record as the site links it: its tables, and where each id leads."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import inf
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from analysis.comparing.implied import OPEN_BASES, parts_together, years_between
from analysis.publishing.locales import ENGLISH, Wording
from analysis.record.checks.within_names import slug
from analysis.record.load import figure_ids, rows_from_csv
from analysis.record.schema import BETWEEN, KEYS, PROCESSED, TOPICS, Row, grouped
from analysis.showing.verdict_words import IN_ORDER, why


class Link(NamedTuple):
    """Words, and where on the site they lead; nowhere if that is empty.

    `language` is that of words that are quoted.
    """

    words: str
    href: str = ""
    language: str = ""


@dataclass(frozen=True, eq=False)
class Record:
    """The tables that the pages are made from; a missing text is empty.

    `figures` are those of all topics, in the order of the documents; `wording` has the language
    of the pages.
    """

    figures: list[Row]
    documents: dict[str, Row]
    indicators: dict[str, Row]
    references: list[Row]
    agreement: list[Row]
    implied: dict[str, Row]
    claims: dict[str, Row]
    speakers: dict[str, Row]
    wording: Wording = ENGLISH

    @cached_property
    def said(self) -> dict[str, Row]:
        """The figures by their ids."""
        return {row["figure_id"]: row for row in self.figures}

    def by(self, column: str) -> dict[str, list[Row]]:
        """Return the figures by what they have in a column."""
        return grouped(self.figures, itemgetter(column))

    @cached_property
    def quoted(self) -> dict[str, str]:
        """Where the words lead that only one figure has."""
        alone = (rows[0] for rows in self.by("as_stated").values() if len(rows) == 1)
        return {row["as_stated"]: self.anchors[row["figure_id"]] for row in alone}

    @cached_property
    def anchors(self) -> dict[str, str]:
        """Where on the site each id leads: figures, documents and series of references."""
        official = [
            name for row in self.references for name in (row["series"], row["reference_id"])
        ]
        rows = {"references": official, "documents": self.documents}
        anchors = {name: f"{page}.html#{name}" for page, names in rows.items() for name in names}
        return anchors | {name: f"claims/{name}.html" for name in self.said}

    @cached_property
    def people(self) -> dict[str, Link]:
        """Who has a page: all who said a figure of the record; no two have one address."""
        names = sorted(self.by("speaker").keys() - {""})
        return {
            name: Link(spelt, f"speakers/{slug(name)}.html", "en" if spelt == name else "")
            for name, spelt in zip(names, map(self._spelling, names), strict=True)
        }

    @cached_property
    def measured(self) -> dict[str, Link]:
        """What has a page: all indicators of which a figure stands in the record."""
        said = self.by("indicator")
        return {
            name: Link(self.title(row), f"indicators/{name}.html")
            for name, row in self.indicators.items()
            if name in said
        }

    @cached_property
    def official(self) -> dict[str, Row]:
        """The official figures by their ids."""
        return {row["reference_id"]: row for row in self.references}

    def link(self, name: str, words: str = "") -> Link:
        """Return a link to where an id leads."""
        return Link(words or name, self.anchors.get(name, ""))

    def quoting(self, name: str) -> Link:
        """Return a link to a figure by its words."""
        if name not in self.said:
            return self.link(name)
        row = self.said[name]
        return Link(self.quote(row), self.anchors[name], self.language(row))

    def quote(self, row: Row) -> str:
        """Put the words of a figure in the quotation marks of the page's language."""
        return self.wording.gettext("“{words}”").format(words=row["as_stated"])

    def origins(self, name: str) -> list[str]:
        """Return the figures that one side of a pair is, or follows from."""
        if name in self.implied:
            return figure_ids(self.implied[name])
        return [name] if name in self.said else []

    def subject(self, row: Row) -> Link:
        """Return what a row is of, with its areas, and a link to the page of its indicator."""
        indicator = self.indicators.get(row["indicator"])
        if indicator is None:
            return Link(row["indicator"])
        page = self.measured.get(row["indicator"], Link("")).href
        areas = (row.get(name, "") for name in BETWEEN)
        return Link(self.wording.subject(indicator, *areas), page)

    def title(self, row: Row) -> str:
        """Return the title of a row's indicator."""
        name = row["indicator"]
        indicator: Row = self.indicators.get(name, {})
        return self.wording.say(str(indicator.get("title", name)))

    def basis(self, row: Row) -> str:
        """Say what the arithmetic behind what follows takes for granted."""
        parts = {}
        if row["kind"] == "sum":
            both = (self.said[name] for name in self.origins(row["implied_id"]))
            parts = {name: self._called(word) for name, word in parts_together(*both).items()}
        elif row["kind"] == "yearly_mean":
            parts = {"years": str(years_between(row["period_start"], row["period_end"]))}
        sentences = str(OPEN_BASES.get(row["kind"], row["basis"])).split("; ")
        return "; ".join(map(self.wording.say, sentences)).format(**parts)

    def _called(self, word: str) -> str:
        """Call an indicator by its title, which English sets in quotation marks; say a status."""
        if word not in self.indicators:
            return self.wording.say(word)
        title = self.title({"indicator": word})
        return f"“{title}”" if self.wording is ENGLISH else title

    def why(self, pair: Row, called: Mapping[str, str] = IN_ORDER) -> list[str]:
        """Say why a pair has its verdict, and what that rests on besides."""
        sides = {side: self.row(pair[f"{side}_id"]) for side in IN_ORDER}
        known = {side: row for side, row in sides.items() if row}
        return why(pair, self.indicators, called, self.wording, **known)

    def is_ours(self, document: Row) -> bool:
        """Tell whether the title of a document is ours: all titles are in English."""
        return bool(document.get("language", "en") != "en")

    def row(self, name: str) -> Row:
        """Return the row of one side of a pair: said, implied or official; {} if there is none."""
        return self.said.get(name) or self.implied.get(name) or self.official.get(name) or {}

    def speaker(self, row: Row) -> str:
        """Return who said a figure, else its outlet."""
        publisher = self.documents.get(row["document_id"], {}).get("publisher", "")
        return self.wording.speaker(row["speaker"], publisher)

    def person(self, row: Row) -> Link:
        """Return a link to the page of who said a figure, if somebody is named."""
        return self.people.get(row["speaker"], Link(self.speaker(row)))

    def is_office(self, row: Row) -> bool:
        """Tell whether an office said it, and no person."""
        return bool(self.speakers.get(row["speaker"], {}).get("office") == row["speaker"])

    def about(self, speaker: str) -> Row:
        """Return what is known of a speaker; an office that speaks itself holds none."""
        about = {"side": (), "office": "", "spellings": ()} | self.speakers.get(speaker, {})
        return about | ({"office": ""} if about["office"] == speaker else {})

    def spellings(self, speaker: str) -> list[str]:
        """Return the spellings of a speaker's name that the page does not call the speaker by."""
        known = [speaker, *self.about(speaker)["spellings"]]
        return [name for name in known if name != self._spelling(speaker)]

    def _spelling(self, speaker: str) -> str:
        return self.wording.spelling(speaker, self.about(speaker)["spellings"])

    def language(self, row: Row) -> str:
        """Return the code of the language of a figure's words; empty if its document is unknown."""
        return str(self.documents.get(row["document_id"], {}).get("language", ""))


def read(folder: Path) -> Record:
    """Read the processed tables, for pages in English."""
    return record_of({name: (folder / f"{name}.csv").read_bytes() for name in PROCESSED})


def record_of(files: Mapping[str, bytes]) -> Record:
    """Return the record whose processed tables have these files, by their names."""
    tables = {name: rows_from_csv(content, name) for name, content in files.items()}
    figures = [row for topic in TOPICS for row in tables[topic]]

    def keyed(name: str) -> dict[str, Row]:
        return {row[KEYS[name][0]]: row for row in tables[name]}

    documents = keyed("documents")
    places = {name: number for number, name in enumerate(documents)}

    def place(row: Row) -> tuple[float, int]:
        return places.get(row["document_id"], inf), int(row["figure_id"].rpartition(".")[2])

    return Record(
        figures=sorted(figures, key=place),
        documents=documents,
        indicators=keyed("indicators"),
        references=tables["references"],
        agreement=tables["agreement"],
        implied=keyed("implied"),
        claims=keyed("claims"),
        speakers=keyed("speakers"),
    )

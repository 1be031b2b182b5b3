"""A page for each figure, each speaker and each indicator, in the shell that Sphinx made of one."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isnan
from operator import itemgetter
from typing import Any

from markupsafe import Markup, escape

from analysis.publishing import views
from analysis.publishing.build import as_text
from analysis.publishing.downloads import spreadsheet
from analysis.publishing.links import Link, Record
from analysis.publishing.release import Release
from analysis.publishing.templating import fill
from analysis.publishing.timeline import timeline
from analysis.publishing.views import Shown
from analysis.publishing.years import years
from analysis.record.schema import FIGURES, Row, grouped


@dataclass(frozen=True)
class Entry:
    """A page: its address from the root of the site, its title, how it begins, and the rest.

    `table` is a file to take along, which has the address of the page but for its ending.
    """

    path: str
    title: str
    description: str
    body: str
    data: Shown
    table: bytes = b""

    def within(self, shell: str) -> str:
        """Return the page in a shell, which says in brackets what belongs where."""
        meta = Markup('<meta name="description" content="{}">').format(self.description)
        parts = {"[title]": escape(self.title), "[body]": self.body, "[head]": meta}
        return re.sub(r"\[(?:title|body|head)\]", lambda match: parts[match[0]], shell)


@dataclass(frozen=True)
class Entries:
    """The pages of a record."""

    record: Record
    release: Release

    def __iter__(self) -> Iterator[Entry]:
        """Make all pages."""
        for row in self.record.figures:
            yield self._claim(row)
        for name in self.record.people:
            yield self._speaker(name)
        for name in self.record.measured:
            yield self._indicator(name)

    @cached_property
    def _reports(self) -> dict[str, list[Row]]:
        return self.record.by("claim_id")

    @cached_property
    def _related(self) -> dict[str, list[Row]]:
        """The claims that speak of a claim: a part of it, its value, a report of the same."""
        return grouped(self.record.claims.values(), itemgetter("relates_to"))

    @cached_property
    def _follows(self) -> dict[str, list[Shown]]:
        """What follows from a claim and others by arithmetic; growth is between any two."""
        follows = defaultdict(list)
        for row in self.record.implied.values():
            names = [] if isnan(row["value"]) else row["derived_from"]
            amount = self.record.wording.hedged(row)
            for name in names if row["kind"] != "growth" else []:
                others = [self.record.quoting(other) for other in names if other != name]
                shown = {"amount": amount, "others": others, "basis": self.record.basis(row)}
                follows[name].append(row | shown)
        return follows

    def _claim(self, row: Row) -> Entry:
        record = self.record
        name = row["claim_id"]
        shown = views.figures(record)
        claim = record.claims.get(name, {})
        own = row["figure_id"]  # what only repeats another is compared with nothing
        figure = shown[own]
        reports = [shown[report["figure_id"]] for report in self._reports[name]]
        judged = views.against(record).get(own, [])
        official = [pair for pair in judged if pair["other"]["reporter"]]
        stated = [pair for pair in judged if not pair["other"]["reporter"]]
        path = figure["href"]
        by_office = record.is_office(row)
        described = f"{record.quote(row)} – {record.person(row).words}, {figure['stated']}"
        document = record.documents.get(row["document_id"], {})
        values = {
            "row": figure,
            "document": document,
            "ours": record.is_ours(document),
            "document_link": record.link(row["document_id"], document.get("title", "")),
            "claim": claim,
            "relates_to": shown.get(claim.get("relates_to", "")),
            "reports": [_report(report, figure) for report in reports if report is not figure],
            "related": [
                shown[part["claim_id"]] | {"relation": part["relation"]}
                for part in self._related.get(name, [])
            ],
            "contradicting": [pair for pair in stated if pair["verdict"] == "contradict"],
            "others": [pair for pair in stated if pair["verdict"] != "contradict"],
            "official": official,
            "follows": self._follows[own],
            "passed_over": views.passed_over(record).get(own, []),
        }
        return Entry(
            path,
            described,
            f"{described}: {figure['of'].words}, {figure['period']}, {figure['read']}",
            fill("claim.html", record.wording, up="../", **values),
            self.release.claim(row, document, figure["of"].words, path, by_office=by_office),
        )

    def _speaker(self, name: str) -> Entry:
        rows = self.record.by("speaker")[name]
        link = self.record.people[name]
        about, spellings = self.record.about(name), self.record.spellings(name)
        return self._listed("speaker.html", link, rows, about=about, spellings=spellings)

    def _indicator(self, name: str) -> Entry:
        rows = self.record.by("indicator")[name]
        return self._listed(
            "indicator.html",
            self.record.measured[name],
            rows,
            about=self.record.indicators[name],
            series=self._series(name),
            years=years(rows, self.record),
            record=self.record,
        )

    def _series(self, indicator: str) -> list[Row]:
        """Return a row of each official series of an indicator's level."""
        rows = {
            row["series"]: row
            for row in self.record.references
            if (row["indicator"], row["measure"]) == (indicator, "level")
            and row["basis"] != "statement"
        }
        return list(rows.values())

    def _listed(
        self,
        template: str,
        link: Link,
        rows: list[Row],
        spellings: Sequence[str] = (),
        **values: Any,
    ) -> Entry:
        """Make a page that lists figures, the latest first."""
        wording, title = self.record.wording, link.words
        rows = sorted(rows, key=lambda row: row["stated_on"], reverse=True)
        number = wording.ngettext("{number} stated figure", "{number} stated figures", len(rows))
        described = f"{title}: {number.format(number=len(rows))}"
        years = sorted({row["stated_on"][:4] for row in rows} - {""})
        described += f", {'–'.join(dict.fromkeys((years[0], years[-1])))}" if years else ""
        described += f" ({', '.join(spellings)})" if spellings else ""
        body = fill(
            template,
            wording,
            up="../",
            title=title,
            figures=[views.figures(self.record)[row["figure_id"]] for row in rows],
            timeline=timeline(rows, wording),
            table=link.href.replace(".html", ".csv"),
            spellings=spellings,
            **values,
        )
        # the same in all languages, so it stands beside the English page alone
        table = b"" if wording.folder else spreadsheet(as_text("figures", rows, FIGURES))
        return Entry(link.href, title, described, body, {}, table)


def _report(report: Shown, claim: Shown) -> Shown:
    """Show a report of a claim, with what it has otherwise."""
    told = [report[part] for part in ("read", "period") if report[part] != claim[part]]
    return {**report, "differs": told}

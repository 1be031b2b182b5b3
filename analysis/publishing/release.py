"""Which data the site shows, how to cite them, and what machines are told of a page."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from analysis.publishing.datapackage import declared, filled
from analysis.publishing.locales import ENGLISH, Wording
from analysis.record.schema import Row

Data = dict[str, Any]
SCALAR = re.compile(r'^([a-z-]+): *"?(.+?)"?$', re.MULTILINE)  # a line of CITATION.cff
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Release:
    """Version and day of the data, and where site and repository stand; empty if nowhere yet.

    `latest` is the day of the latest statement; `wording` has the language of the pages.
    """

    version: str = ""
    day: str = ""
    authors: str = ""
    title: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    latest: str = ""
    site: str = ""
    repository: str = ""
    wording: Wording = ENGLISH

    def in_words_of(self, wording: Wording) -> Self:
        """Return the same in another language."""
        title, abstract, authors = map(wording.say, self.in_english)
        return replace(self, wording=wording, title=title, abstract=abstract, authors=authors)

    @property
    def in_english(self) -> tuple[str, str, str]:
        """What a catalogue has in another language."""
        return self.title, self.abstract, self.authors

    def address(self, path: str, wording: Wording | None = None) -> str:
        """Return the address of a page, if the site has one, in the release's language or another.

        The path is from the root of the pages of that language.
        """
        folder = (wording or self.wording).folder
        page = folder + path.removesuffix("index.html")
        return f"{self.site.rstrip('/')}/{page}" if self.site else ""

    def cite(self, part: str, path: str) -> str:
        """Say how to cite a part of the data, with its year and its address; or all of them.

        >>> Release("0.1", "2026-11-21", "The authors", "Figures").cite("“5%” – A. Minister.", "")
        'The authors (2026): “5%” – A. Minister. In: Figures, version 0.1 of 2026-11-21.'
        """
        _ = self.wording.gettext
        edition = _(", version {version} of {day}").format(
            version=self.version, day=self.wording.day(self.day)
        )
        inside = _("In:")  # a message within an f-string would not be found
        within = f"{part} {inside} " if part else ""
        year = f" ({self.day[:4]})" if self.day else ""
        cited = f"{self.authors}{year}: {within}{self.title}{edition if self.version else ''}."
        return f"{cited} {self.address(path)}".rstrip()

    def claim(self, row: Row, document: Row, about: str, path: str, *, by_office: bool) -> Data:
        """Describe a statement as a schema.org Claim, which is not rated."""
        appearance = {
            "@type": "CreativeWork",
            "name": document.get("title"),
            "url": document.get("url"),
            "publisher": _named("Organization", document.get("publisher", "")),
            "datePublished": document.get("published"),
            "inLanguage": document.get("language"),
        }
        return filled(
            {
                "@context": "https://schema.org",
                "@type": "Claim",
                "@id": self.address(path, ENGLISH),
                "url": self.address(path),
                "identifier": row["figure_id"],
                "name": row["as_stated"],
                "text": row["as_stated"],
                "inLanguage": document.get("language"),
                "about": about,
                "author": _named("Organization" if by_office else "Person", row["speaker"]),
                "datePublished": row["stated_on"],
                "appearance": filled(appearance),
                "isPartOf": self.dataset(),
            }
        )

    def dataset(self, *, whole: bool = False) -> Data:
        """Describe the tables as a schema.org Dataset; `whole` for what no other page says."""
        about = {
            "@context": "https://schema.org",
            "description": self.abstract,
            "keywords": self.keywords,
            "url": self.address(""),
            "isAccessibleForFree": True,
            "distribution": filled(
                {
                    "@type": "DataDownload",
                    "encodingFormat": "application/zip",
                    "contentUrl": self.address("downloads/stated-figures.zip", ENGLISH),
                }
            ),
        }
        return filled(
            {
                **(about if whole else {}),
                "@type": "Dataset",
                "@id": self.address("", ENGLISH),
                "name": self.title,
                "version": self.version,
                "datePublished": self.day,
                "license": LICENCE,
                "creator": _named("Organization", self.authors),
            }
        )


def _named(kind: str, name: str) -> Data:
    return {"@type": kind, "name": name} if name else {}


def release_of(root: Path, latest: str) -> Release:
    """Read what CITATION.cff and pyproject.toml say of the data, and where it stands.

    `latest` is the day of the latest statement. Without those files nothing is known.
    """
    cited = root / "CITATION.cff"
    said = dict(SCALAR.findall(cited.read_text(encoding="utf-8"))) if cited.exists() else {}
    project = declared(root)
    return Release(
        version=said.get("version", ""),
        day=said.get("date-released", ""),
        authors=", ".join(author["name"] for author in project.get("authors", [])),
        title=said.get("title", "Stated figures"),
        repository=said.get("repository-code", ""),
        abstract=project.get("description", ""),
        keywords=tuple(project.get("keywords", ())),
        latest=latest,
        site=project.get("urls", {}).get("Homepage", ""),
    )

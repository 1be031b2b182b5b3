"""The row of a new document, and whether the record has it already."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from analysis.reading.detection import language_of
from analysis.reading.languages import together, words_of
from analysis.reading.periods.days import days_of
from analysis.record.cells import RawTables
from analysis.record.checks.between_rows import address
from analysis.record.checks.within_names import slug
from analysis.record.schema import RAW, Row

DOCUMENT_COLUMNS = [column.name for column in RAW["documents"]]


@dataclass(frozen=True)
class Given:
    """What is told of a statement and of who makes it; None is what nobody told."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    translation: str | None = None
    note: str | None = None
    speaker: str | None = None
    side: str | None = None
    office: str | None = None
    stated_on: str | None = None


def standing(raw: RawTables, digests: set[str], url: str) -> Row | None:
    """Return the row of a document with the same text or address, or None."""
    for row in raw["documents"]:
        if row["sha256"] in digests or (url and address(row["url"]) == address(url)):
            return dict(row)
    return None


def document_row(
    raw: RawTables, text: str, path: Path | None, given: Given, drafted: Iterable[str]
) -> Row:
    """Return the row of a document that the record does not have.

    `path` is None where only an excerpt was seen. The document is named after the speaker that is
    given; `drafted` are the ids of documents on their way in.
    """
    row = {name: getattr(given, name, None) or "" for name in DOCUMENT_COLUMNS}
    taken = {known["document_id"] for known in raw["documents"]}
    row["document_id"] = _free_id(taken | {*drafted}, given)
    row["translation"] = row["translation"] or "unknown"
    if path:
        row["file"] = path.name
        row["lines"] = f"1-{max(len(text.splitlines()), 1)}"
        row["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    return row


def language_guess(text: str) -> str:
    """Return the language that a text seems to be in, of those that the reader knows.

    Where its words do not tell, the one with most of its letters.

    >>> language_guess("28 млрд долларов"), language_guess("28 milliards de dollars")
    ('ru', 'en')
    """
    letters = Counter(filter(str.isalpha, text.lower()))

    def weight(language: str) -> int:
        return sum(letters[sign] for sign in set("".join(words_of(language)["own"]["words"])))

    return language_of(text) or max(together(), key=weight)


def already(raw: RawTables, document: Row, figures: list[Row]) -> Iterator[str]:
    """Say where the address, the title or the words of a statement stand in the record."""
    here = address(document["url"])
    series = {row["series"] for row in raw["references"] if here and address(row["url"]) == here}
    if series:
        named = ", ".join(sorted(series))
        yield f"its address is that of references: {named}; those of the same become `statement`"
    said = {row["document_id"]: row for row in raw["documents"]}
    for row in said.values():
        same = row["title"].casefold() == document["title"].casefold()
        if same and row["published"] == document["published"]:
            yield f"the title and the date are those of {row['document_id']}"
    words = {(row["as_stated"].casefold(), row["speaker"]) for row in figures}
    for row in raw["figures"]:
        other: Row = said.get(row["document_id"], {})
        day = row["stated_on"] or other.get("published", "")
        same_words = (row["as_stated"].casefold(), row["speaker"]) in words
        if same_words and day[:7] == document["published"][:7]:
            when = f"said in {day}" if day else "of no known day"
            yield f"{row['as_stated']!r} stands in the record as {row['figure_id']}, {when}"


def still_to_come(given: Given) -> Iterator[str]:
    """Say which of the dates that are given lie ahead, by the clock of this machine."""
    for name, words in {"published": given.published, "stated on": given.stated_on}.items():
        days = days_of(words or None)
        if days and days.start and days.start > datetime.now().astimezone().date():
            yield f"{name}: {words} is in the future: is the year right?"


def _free_id(taken: set[str], given: Given) -> str:
    """Name a document after who speaks, or who published it, and the day."""
    name = (given.speaker or "").split()[-1:] or (given.publisher or "").split()[:1]
    named = slug("".join(name)) or "statement"
    stem = "-".join(filter(None, [named, given.published]))
    numbers = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(name for name in numbers if name not in taken)

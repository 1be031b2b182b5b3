"""What is wrong between the rows of raw tables, whatever the words of the figures say."""

import re
from collections.abc import Iterator
from itertools import chain

import pandas as pd

from analysis.record import official
from analysis.record.cells import RAW_FOLDER, Fault, Problem, RawTables, rows_of
from analysis.record.codebook import area_fault, pattern_fault
from analysis.record.figures import numbers_in
from analysis.record.hints import did_you_mean, spellings
from analysis.record.names import name_faults, slug
from analysis.record.revisions import revision_faults
from analysis.record.schema import RAW, WHAT, Row, records

CORRECTIONS = RAW_FOLDER / "corrections.csv"
_WORD = r"(?:[^\W\d_]|-)+\*?"  # letters of any alphabet
KEYWORD = rf"{_WORD}(?: (?:{_WORD}|\*))*"


def table_problems(tables: RawTables, uncorrected: pd.DataFrame) -> Iterator[Problem]:
    """Yield what is wrong between rows; `uncorrected` are the figures before any override."""
    faults = (
        _document_faults(tables["documents"]),
        _passage_faults(tables),
        name_faults(tables),
        _speaker_faults(tables),
        _relation_faults(tables["figures"]),
        _indicator_faults(tables["indicators"]),
        _reference_faults(tables),
        official.series_faults(tables),
        official.size_faults(tables),
        official.kind_faults(tables),
        official.time_faults(tables),
        official.sum_faults(tables),
        revision_faults(tables["figures"], tables["references"]),
        _correction_faults(tables["corrections"], uncorrected),
    )
    for table, line, column, reason, words in chain(*faults):
        cell = words or str(tables[table].at[line, column])
        yield Problem(RAW_FOLDER / f"{table}.csv", line, column, cell, reason)


def dangling(tables: RawTables) -> Iterator[Problem]:
    """Yield cells that refer to a row which is not there."""
    for name, frame in tables.items():
        for column in RAW[name]:
            table, key = column.refers_to or ("", "")
            if table not in tables:
                continue
            known = {*tables[table][key], ""}
            names = spellings(records(tables[table])) if table == "speakers" else known
            for line, row in rows_of(frame):
                if (words := row[column.name]) not in known:
                    hint = did_you_mean(words, names)
                    reason = f"unknown {key}: {table}.csv has no such row{hint}"
                    yield Problem(RAW_FOLDER / f"{name}.csv", line, column.name, words, reason)


def _document_faults(documents: pd.DataFrame) -> Iterator[Fault]:
    first_at: dict[str, str] = {}
    files: dict[str, list[Row]] = {}
    digests: dict[str, Row] = {}
    for line, row in rows_of(documents):
        first_line, last_line = _ends(row["lines"])
        if first_line > last_line:
            reason = "the first line stands before the last one: 1-31"
            yield Fault("documents", line, "lines", reason)
        if len({bool(row[name]) for name in ("file", "lines", "sha256")}) > 1:
            reason = "file, lines and sha256 belong together: fill in all three or none"
            yield Fault("documents", line, "file", reason)
        for column, reason in _file_faults(row, files.setdefault(row["file"], [])):
            yield Fault("documents", line, column, reason)
        same = digests.setdefault(row["sha256"], row)
        if row["sha256"] and same["file"] != row["file"]:
            reason = f"{same['document_id']} has the same text as {same['file']!r}"
            yield Fault("documents", line, "file", reason)
        first = first_at.setdefault(address(row["url"]), row["document_id"])
        if row["url"] and first != row["document_id"]:
            yield Fault("documents", line, "url", f"the address of {first}: one document, one row")


def _file_faults(row: Row, before: list[Row]) -> Iterator[tuple[str, str]]:
    """Yield what cannot be beside the documents before it in one file, and put it among them."""
    for other in before if row["file"] else ():
        if row["sha256"] != other["sha256"]:
            yield "sha256", f"{other['document_id']} has another one of the same file"
        (first, last), (of_first, of_last) = _ends(row["lines"]), _ends(other["lines"])
        if first <= of_last and of_first <= last:
            yield "lines", f"some of them are those of {other['document_id']}"
    before.append(row)


def _ends(lines: str) -> tuple[int, int]:
    """Return the first and the last line of a document; -1 and -1 of one without a file."""
    first, _, last = lines.partition("-")
    return (int(first), int(last)) if first.isdigit() and last.isdigit() else (-1, -1)


def address(url: str) -> str:
    """Return an address without what does not tell pages apart.

    >>> address("https://www.example.org/a/"), address("http://example.org/a")
    ('example.org/a', 'example.org/a')
    """
    return re.sub(r"^https?://(www\.)?", "", url.casefold()).rstrip("/")


def _passage_faults(tables: RawTables) -> Iterator[Fault]:
    """Yield rows whose passage is no line of their document, and words that stand in two tables."""
    lines = {row["document_id"]: row["lines"] for row in records(tables["documents"])}
    place = ("document_id", "passage", "as_stated")
    figures = {tuple(row[name] for name in place): row for row in records(tables["figures"])}
    for line, row in rows_of(tables["left_out"]):
        if figure := figures.get(tuple(row[name] for name in place)):
            reason = f"these words are {figure['figure_id']}: take one of the two rows out"
            yield Fault("left_out", line, "as_stated", reason)
    for name in ("figures", "left_out"):
        for line, row in rows_of(tables[name]):
            if reason := _passage_fault(row["passage"], lines.get(row["document_id"])):
                yield Fault(name, line, "passage", reason)


def _passage_fault(passage: str, lines: str | None) -> str:
    """Say why a passage is none of a document with these lines, or nothing."""
    if lines == "" and passage:
        return "only an excerpt of the document was seen: leave it empty"
    first, last = _ends(lines or "")
    if first < 0:
        return ""
    most = last - first + 1
    if not passage:
        return "the document has a file: give the number of the non-blank line in it"
    if passage.isdigit() and int(passage) > most:
        return f"the document has {most} lines: count the non-blank ones from its first"
    return ""


def _speaker_faults(tables: RawTables) -> Iterator[Fault]:
    """Yield spellings and pages that are two people's, and figures of a speaker on another side."""
    speakers = {row["speaker"]: row for row in records(tables["speakers"])}
    owner: dict[str, str] = {}
    pages: dict[str, str] = {}
    for line, row in rows_of(tables["speakers"]):
        name = row["speaker"]
        if not (page := slug(name)):
            reason = (
                "has no letter for an address: write it in Latin letters, and this in spellings"
            )
            yield Fault("speakers", line, "speaker", reason)
        elif pages.setdefault(page, name) != name:
            reason = f"the page of {pages[page]!r} has this address, {page}: make it another name"
            yield Fault("speakers", line, "speaker", reason)
        for spelling in filter(None, [name, *row["spellings"].split(";")]):
            if owner.setdefault(spelling, name) != name:
                reason = f"a spelling of {owner[spelling]!r} too: one spelling, one person"
                yield Fault("speakers", line, "spellings", reason, spelling)
    for line, row in rows_of(tables["figures"]):
        speaker = speakers.get(row["speaker"])
        if speaker and row["side"] not in speaker["side"].split(";"):
            known = speaker["side"].replace(";", " or ") or "none"
            reason = f"the side of {row['speaker']} is {known}, by speakers.csv"
            yield Fault("figures", line, "side", reason)


def _indicator_faults(indicators: pd.DataFrame) -> Iterator[Fault]:
    known = {*indicators["indicator"]}
    for line, row in rows_of(indicators):
        if row["title_of_areas"] and (reason := pattern_fault(row["title_of_areas"], row["areas"])):
            yield Fault("indicators", line, "title_of_areas", reason)
        for column in ("mistaken_for", "parts"):
            for name in filter(None, row[column].split(";")):
                if name not in known or name == row["indicator"]:
                    reason = "must be other indicators of this table, joined by ;"
                    yield Fault("indicators", line, column, reason, name)
        for keyword in filter(None, row["keywords"].split(";")):
            if keyword != keyword.lower() or not re.fullmatch(KEYWORD, keyword):
                reason = "must be small letters, with * for any ending or a word: joint venture*"
                yield Fault("indicators", line, "keywords", reason, keyword)


def _relation_faults(figures: pd.DataFrame) -> Iterator[Fault]:
    """Yield what does not go together in a row of figures.csv, or with other rows."""
    place = ["document_id", "passage", "as_stated", "period_as_stated", *WHAT]
    for line in figures.index[figures.duplicated(place)]:
        yield Fault("figures", line, "as_stated", "the same figure stands in an earlier row")
    rows = {row["figure_id"]: row for row in records(figures)}
    for line, row in rows_of(figures):
        for column, reason in _row_faults(row, rows.get(row["relates_to"])):
            yield Fault("figures", line, column, reason)
        if circle := _circle(row, rows):
            reason = f"leads back to this figure: {' → '.join(circle)}"
            yield Fault("figures", line, "relates_to", reason)


def _circle(row: Row, rows: dict[str, Row]) -> list[str]:
    """Return the figures from one to itself, each related to the next, or none."""
    chain = [row["figure_id"]]
    while (following := rows.get(chain[-1])) and following["relates_to"]:
        if following["relates_to"] == chain[0] and len(chain) > 1:
            return [*chain, chain[0]]
        if following["relates_to"] in chain:
            return []
        chain.append(following["relates_to"])
    return []


def _row_faults(row: Row, other: Row | None) -> Iterator[tuple[str, str]]:
    """Yield column and reason of what is wrong in a row; `other` is the one it relates to."""
    document = row["document_id"]
    if document and not row["figure_id"].startswith(document + "."):
        yield "figure_id", f"must be {document!r}, a dot and a number"
    areas = (row["ref_area"], row["counterpart_area"])
    if row["indicator"] == "trade_turnover" and areas == ("RU", "KZ"):
        yield "ref_area", "turnover between the two is always KZ, RU"
    if bool(row["relates_to"]) != bool(row["relation"]):
        yield "relates_to", "relates_to and relation belong together"
    if row["relates_to"] == row["figure_id"]:
        yield "relates_to", "a figure cannot relate to itself"
    for name in WHAT:
        if other and row["relation"] == "change_to" and row[name] != other[name]:
            yield name, f"a change to {other['figure_id']}, which has {other[name]!r} there"
    if other and row["relation"] == "same_as" and row["read_as"]:
        words = other["read_as"] or other["as_stated"]
        if numbers_in(row["read_as"]) != numbers_in(words):
            reason = f"its number differs from that of the figure it is the same as, {words!r}"
            yield "read_as", reason


def _reference_faults(tables: RawTables) -> Iterator[Fault]:
    references = tables["references"]
    kinds = {row["indicator"]: row["areas"] for row in records(tables["indicators"])}
    documents = records(tables["documents"])
    addresses = {row["document_id"]: address(row["url"]) for row in documents if row["url"]}
    said = {
        (addresses.get(row["document_id"]), *(row[name] for name in WHAT)): row["document_id"]
        for row in records(tables["figures"])
    }
    for line, row in rows_of(references):
        areas = (row["ref_area"], row["counterpart_area"])
        if row["indicator"] in kinds and (fault := area_fault(kinds[row["indicator"]], *areas)):
            yield Fault("references", line, *fault)
        if row["basis"] in ("reported", "quoted") and row["note"].lower().startswith("computed"):
            reason = "the note says that it is computed: mend one of them"
            yield Fault("references", line, "basis", reason)
        document = said.get((address(row["url"]), row["indicator"], *areas))
        if document and row["basis"] != "statement":
            reason = f"its address is that of {document}, whose figures are compared with it"
            yield Fault("references", line, "basis", f"{reason}: make it a statement")
    for line, row in rows_of(references[references.duplicated(["series", "period"])]):
        reason = f"the series {row['series']} has a value for that period in an earlier row"
        yield Fault("references", line, "period", reason)


def _correction_faults(corrections: pd.DataFrame, figures: pd.DataFrame) -> Iterator[Fault]:
    """Yield corrections whose guard no longer holds, or that say two things."""
    rows = {row["figure_id"]: row for row in records(figures)}
    for line, row in rows_of(corrections):
        figure = rows.get(row["figure_id"])
        if row["column"] not in figures:
            yield Fault("corrections", line, "column", "figures.csv has no such column")
        elif figure and figure[row["column"]] != row["expect"]:
            reason = f"the figure now has {figure[row['column']]!r} there: look at it again"
            yield Fault("corrections", line, "expect", reason)
        if (row["action"] == "override") != bool(row["replacement"]):
            reason = "a replacement belongs to the action override, and to no other"
            yield Fault("corrections", line, "replacement", reason)

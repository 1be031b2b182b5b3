"""What is wrong between the rows of raw tables, whatever the words of the figures say."""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from operator import itemgetter

from analysis.record.cells import Problem, RawRow, RawTables
from analysis.record.checks import official
from analysis.record.checks.revisions import revision_faults
from analysis.record.checks.within_names import name_faults, slug
from analysis.record.codebook import area_fault, pattern_fault
from analysis.record.figures import numbers_in
from analysis.record.hints import did_you_mean, spellings
from analysis.record.schema import RAW, WHAT, Row, grouped, joined

_WORD = r"(?:[^\W\d_]|-)+\*?"  # letters of any alphabet
KEYWORD = rf"{_WORD}(?: (?:{_WORD}|\*))*"


def table_problems(tables: RawTables, uncorrected: list[RawRow]) -> Iterator[Problem]:
    """Find what is wrong between rows; `uncorrected` are the figures before any override."""
    return chain(
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


def dangling(tables: RawTables) -> Iterator[Problem]:
    """Yield cells that refer to a row which is not there."""
    for name, rows in tables.items():
        for column in RAW[name]:
            table, key = column.refers_to or ("", "")
            if table not in tables:
                continue
            known = {row[key] for row in tables[table]} | {""}
            names = spellings(tables[table]) if table == "speakers" else known
            for row in rows:
                if (words := row[column.name]) not in known:
                    hint = did_you_mean(words, names)
                    reason = f"unknown {key}: {table}.csv has no such row{hint}"
                    yield row.problem(column.name, reason)


def _document_faults(documents: list[RawRow]) -> Iterator[Problem]:
    first_at: dict[str, str] = {}
    files: dict[str, list[Row]] = {}
    digests: dict[str, Row] = {}
    for row in documents:
        first_line, last_line = _ends(row["lines"])
        if first_line > last_line:
            yield row.problem("lines", "the first line stands before the last one: 1-31")
        if len({bool(row[name]) for name in ("file", "lines", "sha256")}) > 1:
            reason = "file, lines and sha256 belong together: fill in all three or none"
            yield row.problem("file", reason)
        yield from _file_faults(row, files.setdefault(row["file"], []))
        same = digests.setdefault(row["sha256"], row)
        if row["sha256"] and same["file"] != row["file"]:
            reason = f"{same['document_id']} has the same text as {same['file']!r}"
            yield row.problem("file", reason)
        first = first_at.setdefault(address(row["url"]), row["document_id"])
        if row["url"] and first != row["document_id"]:
            yield row.problem("url", f"the address of {first}: one document, one row")


def _file_faults(row: RawRow, before: list[Row]) -> Iterator[Problem]:
    """Yield what cannot be beside the documents before it in one file, and put it among them."""
    for other in before if row["file"] else ():
        if row["sha256"] != other["sha256"]:
            reason = f"{other['document_id']} has another one of the same file"
            yield row.problem("sha256", reason)
        (first, last), (of_first, of_last) = _ends(row["lines"]), _ends(other["lines"])
        if first <= of_last and of_first <= last:
            yield row.problem("lines", f"some of them are those of {other['document_id']}")
    before.append(row)


def _ends(lines: str) -> tuple[int, int]:
    """Return the first and the last line of a document; -1 and -1 of one without a file."""
    first, _, last = lines.partition("-")
    return (int(first), int(last)) if first.isdigit() and last.isdigit() else (-1, -1)


def address(url: str) -> str:
    """Return an address without what does not tell pages apart; behind the host capitals do.

    >>> address("https://www.Example.org/watch?v=aB/"), address("http://example.org/watch?v=ab")
    ('example.org/watch?v=aB', 'example.org/watch?v=ab')
    """
    host, *rest = re.sub(r"^https?://(www\.)?", "", url, flags=re.IGNORECASE).split("/")
    return "/".join([host.casefold(), *rest]).rstrip("/")


def _passage_faults(tables: RawTables) -> Iterator[Problem]:
    """Yield rows whose passage is no line of their document, and words that stand in two tables."""
    lines = {row["document_id"]: row["lines"] for row in tables["documents"]}
    place = itemgetter("document_id", "passage", "as_stated")
    figures = {place(row): row for row in tables["figures"]}
    for row in tables["left_out"]:
        if figure := figures.get(place(row)):
            reason = f"these words are {figure['figure_id']}: take one of the two rows out"
            yield row.problem("as_stated", reason)
    for row in (*tables["figures"], *tables["left_out"]):
        if reason := _passage_fault(row["passage"], lines.get(row["document_id"])):
            yield row.problem("passage", reason)


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


def _speaker_faults(tables: RawTables) -> Iterator[Problem]:
    """Yield spellings and pages that are two people's, and figures of a speaker on another side."""
    speakers = {row["speaker"]: row for row in tables["speakers"]}
    owner: dict[str, str] = {}
    pages: dict[str, str] = {}
    for row in tables["speakers"]:
        name = row["speaker"]
        if not (page := slug(name)):
            reason = (
                "has no letter for an address: write it in Latin letters, and this in spellings"
            )
            yield row.problem("speaker", reason)
        elif pages.setdefault(page, name) != name:
            reason = f"the page of {pages[page]!r} has this address, {page}: make it another name"
            yield row.problem("speaker", reason)
        for spelling in [name, *row["spellings"]]:
            if owner.setdefault(spelling, name) != name:
                reason = f"a spelling of {owner[spelling]!r} too: one spelling, one person"
                yield row.problem("spellings", reason, spelling)
    for row in tables["figures"]:
        speaker = speakers.get(row["speaker"])
        if speaker and row["side"] not in (speaker["side"] or ("",)):
            known = " or ".join(speaker["side"]) or "none"
            yield row.problem("side", f"the side of {row['speaker']} is {known}, by speakers.csv")


def _indicator_faults(indicators: list[RawRow]) -> Iterator[Problem]:
    known = {row["indicator"] for row in indicators}
    for row in indicators:
        if row["title_of_areas"] and (reason := pattern_fault(row["title_of_areas"], row["areas"])):
            yield row.problem("title_of_areas", reason)
        for column in ("mistaken_for", "parts"):
            for name in row[column]:
                if name not in known or name == row["indicator"]:
                    reason = "must be other indicators of this table, joined by ;"
                    yield row.problem(column, reason, name)
        for keyword in row["keywords"]:
            if keyword != keyword.lower() or not re.fullmatch(KEYWORD, keyword):
                reason = "must be small letters, with * for any ending or a word: joint venture*"
                yield row.problem("keywords", reason, keyword)


def _relation_faults(figures: list[RawRow]) -> Iterator[Problem]:
    """Yield what does not go together in a row of figures.csv, or with other rows."""
    place = itemgetter("document_id", "passage", "as_stated", "period_as_stated", *WHAT)
    for row in _again(figures, place):
        yield row.problem("as_stated", "the same figure stands in an earlier row")
    rows = {row["figure_id"]: row for row in figures}
    for row in figures:
        yield from _row_faults(row, rows.get(row["relates_to"]))
        if circle := _circle(row, rows):
            yield row.problem("relates_to", f"leads back to this figure: {' → '.join(circle)}")


def _again(rows: list[RawRow], key: Callable[[Row], tuple[str, ...]]) -> Iterator[RawRow]:
    """Yield the rows of which an earlier one has the same cells."""
    yield from chain(*(alike[1:] for alike in grouped(rows, key).values()))


def _circle(row: Row, rows: dict[str, RawRow]) -> list[str]:
    """Return the figures from one to itself, each related to the next, or none."""
    chain = [row["figure_id"]]
    while (following := rows.get(chain[-1])) and following["relates_to"]:
        if following["relates_to"] == chain[0] and len(chain) > 1:
            return [*chain, chain[0]]
        if following["relates_to"] in chain:
            return []
        chain.append(following["relates_to"])
    return []


def _row_faults(row: RawRow, other: Row | None) -> Iterator[Problem]:
    """Yield what is wrong in a row of figures.csv; `other` is the one it relates to."""
    document = row["document_id"]
    if document and not row["figure_id"].startswith(document + "."):
        yield row.problem("figure_id", f"must be {document!r}, a dot and a number")
    areas = (row["ref_area"], row["counterpart_area"])
    if row["indicator"] == "trade_turnover" and areas == ("RU", "KZ"):
        yield row.problem("ref_area", "turnover between the two is always KZ, RU")
    if bool(row["relates_to"]) != bool(row["relation"]):
        yield row.problem("relates_to", "relates_to and relation belong together")
    if row["relates_to"] == row["figure_id"]:
        yield row.problem("relates_to", "a figure cannot relate to itself")
    for name in WHAT:
        if other and row["relation"] == "change_to" and row[name] != other[name]:
            reason = f"a change to {other['figure_id']}, which has {other[name]!r} there"
            yield row.problem(name, reason)
    if other and row["relation"] == "same_as" and row["read_as"]:
        words = other["read_as"] or other["as_stated"]
        if numbers_in(row["read_as"]) != numbers_in(words):
            reason = f"its number differs from that of the figure it is the same as, {words!r}"
            yield row.problem("read_as", reason)


def _reference_faults(tables: RawTables) -> Iterator[Problem]:
    kinds = {row["indicator"]: row["areas"] for row in tables["indicators"]}
    addresses = {
        row["document_id"]: address(row["url"]) for row in tables["documents"] if row["url"]
    }
    what = itemgetter(*WHAT)
    said = {
        (addresses.get(row["document_id"]), *what(row)): row["document_id"]
        for row in tables["figures"]
    }
    for row in tables["references"]:
        areas = (row["ref_area"], row["counterpart_area"])
        if row["indicator"] in kinds and (fault := area_fault(kinds[row["indicator"]], *areas)):
            yield row.problem(*fault)
        if row["basis"] in ("reported", "quoted") and row["note"].lower().startswith("computed"):
            yield row.problem("basis", "the note says that it is computed: mend one of them")
        document = said.get((address(row["url"]), *what(row)))
        if document and row["basis"] != "statement":
            reason = f"its address is that of {document}, whose figures are compared with it"
            yield row.problem("basis", f"{reason}: make it a statement")
    for row in _again(tables["references"], itemgetter("series", "period")):
        reason = f"the series {row['series']} has a value for that period in an earlier row"
        yield row.problem("period", reason)


def _correction_faults(corrections: list[RawRow], figures: list[RawRow]) -> Iterator[Problem]:
    """Yield corrections whose guard no longer holds, or that say two things."""
    columns = {column.name for column in RAW["figures"]}
    rows = {row["figure_id"]: row for row in figures}
    for row in corrections:
        figure = rows.get(row["figure_id"])
        if row["column"] not in columns:
            yield row.problem("column", "figures.csv has no such column")
        elif figure and joined(figure[row["column"]]) != row["expect"]:
            reason = f"the figure now has {joined(figure[row['column']])!r} there: look at it again"
            yield row.problem("expect", reason)
        if (row["action"] == "override") != bool(row["replacement"]):
            reason = "a replacement belongs to the action override, and to no other"
            yield row.problem("replacement", reason)

"""Look for the words of every figure in the texts that somebody has."""

import codecs
import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from operator import itemgetter
from pathlib import Path

from analysis.reading.markup import bare
from analysis.reading.tokens import plain
from analysis.record.cells import Problem, RawTables
from analysis.record.figures import PERHAPS
from analysis.record.raw import read_raw
from analysis.record.schema import Row, grouped

GAP = " … "  # joins words that stand apart in a text
_ALIKE = str.maketrans("’‘“”«»‑–—", "''" + 4 * '"' + "---", "\u00ad")


@dataclass(slots=True)
class Verification:
    """How many rows were found, what was not, and the documents whose text is not there."""

    found: int = 0
    problems: list[Problem] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)


def verify(root: Path, folder: Path) -> Verification:
    """Look for the words of each row of figures.csv and left_out.csv at its passage.

    A text is known by its sha256, whatever its file is called and however deep it lies in the
    folder. Spaces of all widths, typographic quotes and dashes are taken for plain ones, letters of
    two alphabets in a word for those of one.
    """
    raw = read_raw(root).tables
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    texts = {_digest(path): path for path in files}
    names = {path.name for path in files}
    passages: dict[str, list[str]] = {}
    result = Verification()
    for row in raw["documents"]:
        if path := texts.get(row["sha256"]):
            text = path.read_text("utf-8-sig", "replace")
            passages[row["document_id"]] = passages_of(row, text)
        elif row["sha256"]:
            result.absent.append(row["document_id"])
            if row["file"] in names:
                reason = f"{row['file']} has another one: it was changed since it was read"
                result.problems.append(row.problem("sha256", reason))
    for row in (*raw["figures"], *raw["left_out"]):
        if (own := passages.get(row["document_id"])) is not None:
            faults = list(words_lacking(row, own))
            result.problems += [
                row.problem(column, reason, words) for column, words, reason in faults
            ]
            result.found += not faults
    return result


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def comparable(words: str) -> str:
    r"""Write words in lower case with plain spaces, quotes and dashes, without markup.

    >>> comparable("to $\u00a0**19** billion – “Sputnik”"), comparable("5 млpд") == "5 млрд"
    ('to $ 19 billion - "sputnik"', True)
    """
    return re.sub(r"\s+", " ", plain(bare(words).translate(_ALIKE))).strip()


def passages_of(document: Row, text: str) -> list[str]:
    r"""Return the passages of a document: the non-blank lines that are its own, comparable.

    >>> passages_of({"lines": "2-4"}, "Another document.\n\nTrade  grew.\nBy 5 %.\n")
    ['trade grew.', 'by 5 %.']
    """
    first, _, last = document["lines"].partition("-")
    own = text.splitlines()[int(first or 1) - 1 : int(last) if last else None]
    return [comparable(line) for line in own if line.strip()]


def words_lacking(row: Row, passages: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield column, words and reason of what a row quotes and its text does not have.

    What stands in brackets is nobody's words. Without a passage the words may stand anywhere.

    >>> row = {"passage": "1", "as_stated": "9.6 billion", "period_as_stated": "[2023]"}
    >>> list(words_lacking(row, ["by 2030", "over 9.6 billion"]))
    [('as_stated', '9.6 billion', 'not in passage 1 of the text; the words stand in passage 2')]
    """
    name = row.get("document_id", "the text")
    number = row["passage"]
    words = comparable(row["as_stated"])
    places = [str(place) for place in beginning(words, passages)]
    if not places or (number and number not in places):
        where = f"passage {number} of {name}" if number else name
        hint = f"; the words stand in passage {', '.join(places)}" if places else ""
        yield "as_stated", row["as_stated"], f"not in {where}{hint}"
    whole = " ".join(each.lstrip("> ") for each in passages)
    for column in ("period_as_stated", "base_as_stated"):
        for part in row.get(column, "").removesuffix(PERHAPS).split(GAP):
            if not part.startswith("[") and comparable(part) not in whole:
                yield column, part, f"nowhere in {name}"


def beginning(words: str, passages: list[str]) -> list[int]:
    """Return the numbers of the passages in which words begin, which may end in the next one.

    A hyphen at the end of a line may be of a word; marks before it are of what an e-mail quotes.

    >>> lines = ["more than 28", "> billion dollars", "28 billion", "28 bil-", "lion"]
    >>> beginning("28 billion", lines)
    [1, 3, 4]
    """
    numbers = []
    pattern = pattern_of(words)
    for number, (passage, following) in enumerate(pairwise([*passages, ""]), 1):
        after = following.lstrip("> ")
        both = (f"{passage} {after}", f"{passage.removesuffix('-')}{after}")
        if any((at := pattern.search(each)) and at.start() < len(passage) for each in both):
            numbers.append(number)
    return numbers


def pattern_of(words: str) -> re.Pattern[str]:
    """Return a pattern of words that are comparable; their number is no part of a longer one.

    >>> texts = ("8 billion", "to 28 billion", "2.8 billion")
    >>> [bool(pattern_of("8 billion").search(text)) for text in texts]
    [True, False, False]
    """
    before = r"(?<!\d)(?<!\d[.,])" if words[:1].isdigit() else ""
    behind = r"(?![.,]?\d)" if words[-1:].isdigit() else ""
    return re.compile(f"{before}{re.escape(words)}{behind}")


def digests_of(content: bytes) -> set[str]:
    """Return the sha256 of a text, with and without the mark that a file may begin with."""
    return {hashlib.sha256(mark + content).hexdigest() for mark in (b"", codecs.BOM_UTF8)}


def missing(raw: RawTables, content: bytes, candidates: Iterable[Row]) -> Iterator[Row]:
    """Yield the candidates that figures.csv does not have, with the `reason` of those left out.

    A text is known by its sha256; a byte-order mark may be missing. A line that is printed again
    counts as its first printing. The reason is that for which left_out.csv leaves a candidate out,
    or nothing.
    """
    known = digests_of(content)
    text = content.decode("utf-8-sig")
    places = {
        words: (row["document_id"], str(number))
        for row in raw["documents"]
        if row["sha256"] in known
        for number, words in enumerate(passages_of(row, text), 1)
    }
    at_place = itemgetter("document_id", "passage")
    figures, left_out = (grouped(raw[table], at_place) for table in ("figures", "left_out"))
    lines = text.splitlines(keepends=True)
    ends = [*accumulate(map(len, lines))]
    for row in candidates:
        line = lines[bisect_right(ends, row["start"])]
        place = places.get(comparable(line), ("", ""))
        if not _having(row, figures.get(place, [])):
            reasons = [other["reason"] for other in _having(row, left_out.get(place, []))]
            yield row | {"reason": "".join(reasons[:1])}


def _having(candidate: Row, rows: Iterable[Row]) -> list[Row]:
    """Return the rows whose words are those of a candidate, or hold them, or stand in them."""
    wanted = comparable(candidate["as_stated"])
    said = [(comparable(row["as_stated"]), row) for row in rows]
    return [
        row
        for words, row in said
        if pattern_of(wanted).search(words) or pattern_of(words).search(wanted)
    ]

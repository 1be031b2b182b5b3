"""Score what is proposed for the figures of the record: indicator and areas.

Right: indicator and both areas as a person gave them. Wrong: one of these cells is filled with
something else. Empty: anything less than all, and nothing wrong.

The rules were written by hand by people who knew the record, so no measure of them on it is blind.
The misses of one half of the documents (`open`) were looked at again and again meanwhile; those of
the other half (`held`) once, near the end, so that what is said of it is a little too good as well.
What the record tells beside the rules, how large figures of a kind are, is taken from the other
documents alone. Three sources of words, each scored for itself:

- ``record``: what the record has of every figure: its own words, those for its period and base, the
  title, publisher and speaker of its document, and the words of its other figures. The sentences
  are missing, so it is the hardest.
- ``texts``: a folder of whole texts, known by their sha256.
- ``summaries``: texts in that folder that name the address of a document in their first lines; a
  figure is known there by its value.

    python benchmarks/proposals.py [FOLDER] [--misses]
"""

import csv
import hashlib
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from analysis import load
from analysis.reading.languages import available
from analysis.reading.parse import parse_quantity
from analysis.reading.periods.days import Period, UnreadablePeriod
from analysis.reading.periods.parse import parse_period
from analysis.record.schema import records
from analysis.scanning.context import Stated, holds, words_of
from analysis.scanning.known import Known, known
from analysis.scanning.proposals import place, proposals
from analysis.scanning.rules import RULES
from analysis.scanning.verify import comparable

RAW = Path(__file__).parent.parent / "data" / "raw"
AREAS = ("ref_area", "counterpart_area")
Row = dict[str, str]
Scored = tuple[Row, dict, str]  # a figure, what is proposed for it, and its words


def table(name: str) -> list[Row]:
    """Return the rows of a raw table."""
    with (RAW / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FIGURES, CODEBOOK = table("figures"), table("indicators")
DOCUMENTS = {row["document_id"]: row for row in table("documents")}
TOPICS = {row["indicator"]: row["topic"] for row in CODEBOOK}
SPEAKERS = table("speakers")
READ = [row for topic in dict.fromkeys(TOPICS.values()) for row in records(load(topic))]


def of_record() -> Iterator[Scored]:
    """Propose by the words that the record has."""
    for name, document in DOCUMENTS.items():
        rows = [row for row in FIGURES if row["document_id"] == name]
        stated = _stated(rows, document)
        placed = place(stated, [0] * len(rows), without(name))
        for row, cells in zip(rows, placed, strict=True):
            yield row, cells, row["as_stated"]


def without(document: str) -> Known:
    """Return what the other documents tell."""
    return known(CODEBOOK, SPEAKERS, (row for row in READ if row["document_id"] != document))


def _stated(rows: list[Row], document: Row) -> list[Stated]:
    """Return the figures of a document, each with the words of those before it."""
    sentences = [_sentence(row, document) for row in rows]
    whole = [document["publisher"], *(row["speaker"] for row in rows), *map("".join, sentences)]
    return [
        Stated(
            words_of("".join(words)),
            0,
            len(words[0]),
            parse_quantity(row["read_as"] or row["as_stated"]),
            _period(row, document),
            words_of(words[1]).strip(),
            before=words_of("\n".join(map("".join, sentences[:number]))),
            title=words_of(document["title"]),
            about=words_of(" . ".join(whole)),
        )
        for number, (row, words) in enumerate(zip(rows, sentences, strict=True))
    ]


def _sentence(row: Row, document: Row) -> tuple[str, str, str]:
    """Return the words of a figure, and those for its period and its base."""
    known = document["language"] in available()
    own = "" if row["period_as_stated"].startswith("[") else row["period_as_stated"]
    words = row["as_stated"] if known else row["read_as"]
    return words, own and f" {own}", f" {row['base_as_stated'].strip('[]')}"


def _period(row: Row, document: Row) -> Period | None:
    try:
        said = row["stated_on"] or document["published"] or None
        return parse_period(row["period_as_stated"].strip("[]"), stated_on=said)
    except UnreadablePeriod:
        return None


def of_texts(folder: Path) -> Iterator[tuple[str, Scored]]:
    """Propose by the texts of a folder; figures that are not found in theirs are left aside."""
    by_sum = {}
    for row in DOCUMENTS.values():
        by_sum.setdefault(row["sha256"] or "-", []).append(row)
    by_address = {row["url"]: row for row in DOCUMENTS.values() if row["url"]}
    for path in sorted(folder.rglob("*.txt")):
        content = path.read_bytes()
        text = content.decode("utf-8-sig")
        for document in by_sum.get(hashlib.sha256(content).hexdigest(), ()):
            first, _, last = document["lines"].partition("-")
            lines = text.splitlines()[int(first or 1) - 1 : int(last) if last else None]
            yield from (
                ("texts", each) for each in _of_text("\n".join(lines), document, words=True)
            )
        address = next((line[5:] for line in text.splitlines()[:8] if line[:5] == "url: "), "")
        if address in by_address:
            title = next(line[7:] for line in text.splitlines() if line[:7] == "title: ")
            body = text.partition("\n\n")[2].partition("\n\n")[0]
            scored = _of_text(f"{title}\n{body}", by_address[address], words=False)
            yield from (("summaries", each) for each in scored)


def _of_text(text: str, document: Row, *, words: bool) -> Iterator[Scored]:
    said = document["published"] or None
    found = proposals(text, without(document["document_id"]), stated_on=said)
    for row in (row for row in FIGURES if row["document_id"] == document["document_id"]):
        quantity = parse_quantity(row["read_as"] or row["as_stated"])
        for cells in found:
            each = cells["candidate"]
            shown = text[each.start : each.end]
            alike = math.isclose(each.quantity.value, quantity.value, rel_tol=1e-9)
            alike = alike and each.quantity.unit == quantity.unit
            if alike and (not words or comparable(shown) in comparable(row["as_stated"])):
                start = text.rfind("\n", 0, each.start) + 1
                yield row, cells, text[max(start, each.start - 90) : each.end + 50].strip()
                found.remove(cells)
                break


def verdict(row: Row, cells: dict) -> str:
    """Return right, wrong or empty."""
    names = ("indicator", *AREAS)
    if all(cells[name] == row[name] for name in names):
        return "right"
    if any(cells[name] and cells[name] != row[name] for name in names):
        return "wrong"
    # a whole proposal without a counterpart says that there is none
    whole = cells["indicator"] and cells["ref_area"]
    return "wrong" if whole else "empty"


def half(document: str) -> str:
    """Return the half of the documents that one belongs to."""
    return "open" if hashlib.sha256(document.encode()).digest()[0] % 2 else "held"


def told(counts: Counter[str]) -> str:
    """Return shares of right, wrong and empty ones."""
    total = counts.total()
    shares = (f"{counts[name] / total:6.1%} {name}" for name in ("right", "wrong", "empty"))
    return f"{total:5} figures: {', '.join(shares)}"


def main() -> None:
    """Print the shares by source, half and topic; with ``--misses`` those of the open half."""
    arguments = [word for word in sys.argv[1:] if word[:2] != "--"]
    scored = [("record", each) for each in of_record()]
    if arguments:
        scored += of_texts(Path(arguments[0]))
    for source in dict.fromkeys(source for source, _ in scored):
        rows = [each for other, each in scored if other == source]
        larger = [each for each in rows if TOPICS[each[0]["indicator"]] != "other"]
        print(f"{source}\n  larger topics   {told(Counter(verdict(*each[:2]) for each in larger))}")
        if source == "record":
            some = [each for each in larger if _says(each)]
            print(f"    that say it   {told(Counter(verdict(*each[:2]) for each in some))}")
        for part in ("open", "held"):
            some = [each for each in larger if half(each[0]["document_id"]) == part]
            print(f"    {part}          {told(Counter(verdict(*each[:2]) for each in some))}")
        for topic in dict.fromkeys(TOPICS.values()):
            some = [each for each in rows if TOPICS[each[0]["indicator"]] == topic]
            if some:
                print(f"  {topic:15} {told(Counter(verdict(*each[:2]) for each in some))}")
        if "--misses" in sys.argv:
            for row, cells, words in rows:
                if half(row["document_id"]) == "open" and verdict(row, cells) != "right":
                    _print_miss(row, cells, words)


def _says(each: Scored) -> bool:
    """Tell whether the words of a figure hold a keyword of the rules."""
    sentence = words_of(f"{each[0]['as_stated']} {each[0]['read_as']} {each[0]['base_as_stated']}")
    return any(holds(sentence, rule.words) for rule in RULES)


def _print_miss(row: Row, cells: dict, words: str) -> None:
    wanted, given = (
        " ".join(each[name] or "–" for name in ("indicator", *AREAS)) for each in (row, cells)
    )
    why = "; ".join(dict.fromkeys(cells["reasons"].values()))
    print(
        f"    {verdict(row, cells)}: {row['figure_id']}: {words!r}\n"
        f"        {wanted} | {given} | {why}"
    )


if __name__ == "__main__":
    main()

"""Score what is proposed for the figures of the record: indicator and areas.

Right: indicator and both areas as a person gave them. Wrong: one of these cells is filled with
something else. Empty: anything less than all, and nothing wrong.

The rules were written by hand by people who knew the record and looked at its misses, so no measure
of them on it is blind. What the record tells beside the rules, how large figures of a kind are and
what nearly all of a kind are of, is taken from the other documents alone.

Each figure is proposed twice: *alone*, as `compare` has it; and *when those before it are
confirmed*, as `add` asks in the terminal, with what a person has said that the figures before it
in its document are of, the title and publisher of that, and who speaks in it first.
Three sources of words, each scored for itself:

- ``record``: what the record has of every figure: its own words, those that it is read as, those
  for its period and base, the title, publisher and speaker of its document, and the words of its
  other figures. The sentences are missing, so it is the hardest: who reads *exceeded $13 billion*
  under *Tokayev receives Putin* does not know either what it is. `add` has the sentences.
- ``texts``: a folder of whole texts, known by their sha256.
- ``summaries``: texts in that folder that name the address of a document in their first lines; a
  figure is known there by its value.

Classifiers over these words, sizes, units, titles and the figures before, trained on the other
documents and left empty under the best threshold, were tried: naive Bayes and a logistic regression
were right less often than the rules at as many wrong ones; naive Bayes behind the rules added less
than two right figures to each wrong one. So did one that weighs 38 signs of every indicator with
every pair of areas (words, title, size, unit, areas named, figures before): 35 % right at 3 % wrong
when those before are confirmed; forced to answer, 68 %; behind the rules, one right to each wrong.

    python benchmarks/proposals.py [FOLDER] [--misses]
"""

import csv
import hashlib
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analysis import load
from analysis.reading.find import Candidate, find_quantities
from analysis.reading.languages import available
from analysis.reading.parse import parse_quantity
from analysis.reading.periods.days import Period, UnreadablePeriod
from analysis.reading.periods.parse import parse_period
from analysis.record.load import filled
from analysis.record.schema import RAW, WHAT, apart, records
from analysis.scanning.kinds import Measured
from analysis.scanning.known import Known, known
from analysis.scanning.proposals import Placed, Proposal, place, proposals
from analysis.scanning.subject_rules import RULES
from analysis.scanning.surroundings import InText, heading_of, holds, words_of
from analysis.scanning.verify import comparable

FOLDER = Path(__file__).parent.parent / "data" / "raw"
Row = dict[str, Any]
Scored = tuple[Row, Placed | Proposal, str]  # a figure, what is proposed for it, and its words


def table(name: str) -> list[Row]:
    """Return the rows of a raw table."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [apart(row, RAW[name]) for row in csv.DictReader(file)]


FIGURES, CODEBOOK = table("figures"), table("indicators")
DOCUMENTS = {row["document_id"]: row for row in table("documents")}
TOPICS = {row["indicator"]: row["topic"] for row in CODEBOOK}
SPEAKERS = table("speakers")
READ = [row for topic in dict.fromkeys(TOPICS.values()) for row in records(filled(load(topic)))]


def of_record(*, in_turn: bool) -> Iterator[Scored]:
    """Propose by the words that the record has."""
    for name, document in DOCUMENTS.items():
        rows = [row for row in FIGURES if row["document_id"] == name]
        stated, others = _stated(rows, document), without(name)
        for number, row in enumerate(rows):
            known_of = told([*rows[:number], *[None] * (len(rows) - number)], in_turn=in_turn)
            placed = place(stated, [0] * len(rows), others, known_of)
            yield row, placed[number], row["as_stated"]


def told(rows: list[Row | None], *, in_turn: bool) -> list[Measured | None]:
    """Return what a person has said by now that figures are of."""
    return [Measured(*(row[name] for name in WHAT)) if row and in_turn else None for row in rows]


def without(document: str) -> Known:
    """Return what the other documents tell."""
    return known(CODEBOOK, SPEAKERS, (row for row in READ if row["document_id"] != document))


def _stated(rows: list[Row], document: Row) -> list[InText]:
    """Return the figures of a document, each with the words of those before it."""
    sentences = [_sentence(row, document) for row in rows]
    whole = [_source(document, rows), *map("".join, sentences)]
    return [
        InText(
            words_of("".join(words)),
            0,
            len(words[0]),
            parse_quantity(row["read_as"] or row["as_stated"]),
            _period(row, document),
            words_of(words[1]).strip(),
            before=words_of("\n".join(map("".join, sentences[:number]))),
            title=heading_of(document["title"]),
            about=words_of(" . ".join(whole)),
            first=not number,
            speaker=row["speaker"],
            stated_on=row["stated_on"] or document["published"],
        )
        for number, (row, words) in enumerate(zip(rows, sentences, strict=True))
    ]


def _source(document: Row, rows: list[Row]) -> str:
    """Return the publisher of a document and who speaks in it first."""
    return f"{document['publisher']} . {rows[0]['speaker'] if rows else ''}"


def _sentence(row: Row, document: Row) -> tuple[str, str, str]:
    """Return the words of a figure, and those for its period and its base."""
    known = document["language"] in available()
    own = "" if row["period_as_stated"].startswith("[") else row["period_as_stated"]
    words = " ".join(filter(None, [row["as_stated"] if known else "", row["read_as"]]))
    return words, own and f" {own}", f" {row['base_as_stated'].strip('[]')}"


def _period(row: Row, document: Row) -> Period | None:
    try:
        said = row["stated_on"] or document["published"] or None
        return parse_period(row["period_as_stated"].strip("[]"), stated_on=said)
    except UnreadablePeriod:
        return None


def of_texts(folder: Path, *, in_turn: bool) -> Iterator[tuple[str, Scored]]:
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
            scored = _of_text("\n".join(lines), document, words=True, in_turn=in_turn)
            yield from (("texts", each) for each in scored)
        address = next((line[5:] for line in text.splitlines()[:8] if line[:5] == "url: "), "")
        if address in by_address:
            title = next(line[7:] for line in text.splitlines() if line[:7] == "title: ")
            body = text.partition("\n\n")[2].partition("\n\n")[0]
            scored = _of_text(f"{title}\n{body}", by_address[address], words=False, in_turn=in_turn)
            yield from (("summaries", each) for each in scored)


def _of_text(text: str, document: Row, *, words: bool, in_turn: bool) -> Iterator[Scored]:
    rows = [row for row in FIGURES if row["document_id"] == document["document_id"]]
    said, others = document["published"] or None, without(document["document_id"])
    found = find_quantities(text, stated_on=said)
    stated = _found_in(text, found, rows, words=words)
    context = {"stated_on": said, "found": found}
    if in_turn:
        speaker = rows[0]["speaker"] if rows else ""
        context |= {"title": document["title"], "publisher": document["publisher"]}
        context |= {"speaker": speaker}
    for number, (each, row) in enumerate(zip(found, stated, strict=True)):
        if row:
            known_of = told([*stated[:number], *[None] * (len(found) - number)], in_turn=in_turn)
            proposed = proposals(text, others, known_of=known_of, **context)[number]
            start = text.rfind("\n", 0, each.start) + 1
            yield row, proposed, text[max(start, each.start - 90) : each.end + 50].strip()


def _found_in(
    text: str, found: list[Candidate], rows: list[Row], *, words: bool
) -> list[Row | None]:
    """Return the row of the record that each figure found in a text is, or None."""
    stated: list[Row | None] = [None] * len(found)
    for row in rows:
        quantity = parse_quantity(row["read_as"] or row["as_stated"])
        for number, each in enumerate(found):
            shown = comparable(text[each.start : each.end])
            alike = math.isclose(each.quantity.value, quantity.value, rel_tol=1e-9)
            alike = alike and each.quantity.unit == quantity.unit and not stated[number]
            if alike and (not words or shown in comparable(row["as_stated"])):
                stated[number] = row
                break
    return stated


def verdict(row: Row, proposed: Placed | Proposal) -> str:
    """Return right, wrong or empty."""
    cells = proposed.of._asdict()
    if all(cells[name] == row[name] for name in WHAT):
        return "right"
    if any(cells[name] and cells[name] != row[name] for name in WHAT):
        return "wrong"
    # a whole proposal without a counterpart says that there is none
    return "wrong" if proposed.of.ref_area else "empty"


def told_of(counts: Counter[str]) -> str:
    """Return shares of right, wrong and empty ones."""
    total = counts.total()
    shares = (f"{counts[name] / total:6.1%} {name}" for name in ("right", "wrong", "empty"))
    return f"{total:5} figures: {', '.join(shares)}"


def main() -> None:
    """Print the shares by source and topic; with ``--misses`` what was not right."""
    folders = [Path(word) for word in sys.argv[1:] if word[:2] != "--"]
    for in_turn in (False, True):
        scored = [("record", each) for each in of_record(in_turn=in_turn)]
        scored += [each for folder in folders for each in of_texts(folder, in_turn=in_turn)]
        for source in dict.fromkeys(source for source, _ in scored):
            print(f"{source}, {'each when those before it are confirmed' if in_turn else 'alone'}")
            _print_scored([each for other, each in scored if other == source])


def _print_scored(rows: list[Scored]) -> None:
    larger = [each for each in rows if TOPICS[each[0]["indicator"]] != "other"]
    parts = {"larger topics": larger, "  that say it": [each for each in larger if _says(each)]}
    for topic in dict.fromkeys(TOPICS.values()):
        parts[topic] = [each for each in rows if TOPICS[each[0]["indicator"]] == topic]
    for part, some in parts.items():
        if some:
            print(f"  {part:15} {told_of(Counter(verdict(*each[:2]) for each in some))}")
    if "--misses" in sys.argv:
        for row, proposed, words in rows:
            if verdict(row, proposed) != "right":
                _print_miss(row, proposed, words)


def _says(each: Scored) -> bool:
    """Tell whether the words of a figure hold a keyword of the rules."""
    sentence = words_of(f"{each[0]['as_stated']} {each[0]['read_as']} {each[0]['base_as_stated']}")
    return any(holds(sentence, rule.words) for rule in RULES)


def _print_miss(row: Row, proposed: Placed | Proposal, words: str) -> None:
    wanted, given = (
        " ".join(cells[name] or "–" for name in WHAT) for cells in (row, proposed.of._asdict())
    )
    why = "; ".join(dict.fromkeys((proposed.why, proposed.where)))
    print(
        f"    {verdict(row, proposed)}: {row['figure_id']}: {words!r}\n"
        f"        {wanted} | {given} | {why}"
    )


if __name__ == "__main__":
    main()

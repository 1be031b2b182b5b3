"""Score the scanner on texts that others wrote and annotated.

    python benchmarks/others.py DIRECTORY

Two formats are read: brat's standoff (each ``NAME.ann`` annotates ``NAME.txt``), and IOB2 (files
``IOB2_….txt`` of a word and its tag a line, an empty line behind each sentence). Mentions of money
and percent with a digit count as found where a candidate of a currency, or of percent, overlaps
them. What is found elsewhere is not false by that: others annotate no fractions in words.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from analysis import find_quantities
from analysis.reading.lexicon import currencies

STATED_ON = "2015-06-15"
KINDS = {"MONEY": "MONEY", "PERCENT": "PERCENT", "PERCENTAGE": "PERCENT"}
MENTION = re.compile(r"T\d+\t(\w+) (\d+) (\d+)\t")
DIGIT = re.compile(r"\d")
DECIMALS = re.compile(r"\d ?, \d$")  # "2 , 5", as words apart
NOT_APART = frozenset(",.:;!?%)»")

Mention = tuple[str, int, int]  # a kind, and where its words start and end


def of_brat(annotations: Path) -> Iterator[tuple[str, list[Mention]]]:
    """Give the text that a file annotates, with its mentions."""
    with annotations.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    found = MENTION.finditer(annotations.read_text(encoding="utf-8"))
    yield text, [(match[1], int(match[2]), int(match[3])) for match in found]


def of_iob2(path: Path) -> Iterator[tuple[str, list[Mention]]]:
    """Give each sentence of a file, with its mentions."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for is_sentence, rows in groupby(lines, key=bool):
        text, mentions = "", list[Mention]()
        for word, _, tag in (row.rpartition(" ") for row in rows if is_sentence):
            joined = word in NOT_APART or word[0] == "%" or DECIMALS.search(f"{text} {word[0]}")
            text += word if joined or not text else f" {word}"
            begun, _, kind = tag.partition("-")
            if begun == "B":
                mentions.append((kind, len(text) - len(word), len(text)))
            elif begun == "I" and mentions:
                mentions[-1] = (*mentions[-1][:2], len(text))
        if text:
            yield text, mentions


def kind_of(unit: str) -> str:
    """Return the kind of mention that a unit makes, or nothing."""
    percent = unit in ("percent", "percentage points")
    return "MONEY" if unit in currencies() else "PERCENT" if percent else ""


def score(text: str, mentions: list[Mention]) -> Counter[tuple[str, bool]]:
    """Count the mentions in a text by kind, and by whether they are found."""
    found = find_quantities(text, stated_on=STATED_ON)
    counts: Counter[tuple[str, bool]] = Counter()
    for name, start, end in mentions:
        if (kind := KINDS.get(name)) and DIGIT.search(text, start, end):
            near = [each for each in found if each.start < end and each.end > start]
            counts[kind, any(kind_of(each.quantity.unit) == kind for each in near)] += 1
    return counts


def main() -> None:
    """Print how many of the mentions in a directory are found; without one, do nothing."""
    if len(sys.argv) < 2:
        print("others: no DIRECTORY of annotated texts is given")
        return
    counts: Counter[tuple[str, bool]] = Counter()
    for pattern, read in (("*.ann", of_brat), ("IOB2_*.txt", of_iob2)):
        for path in sorted(Path(sys.argv[1]).rglob(pattern)):
            for text, mentions in read(path):
                counts += score(text, mentions)
    for kind in ("MONEY", "PERCENT"):
        found, missed = counts[kind, True], counts[kind, False]
        print(f"{kind}: {found} of {found + missed} found")


if __name__ == "__main__":
    main()

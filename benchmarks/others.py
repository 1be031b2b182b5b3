"""Score the scanner on texts that others wrote and annotated: files in brat's standoff format.

    python benchmarks/others.py DIRECTORY

Each ``NAME.ann`` annotates ``NAME.txt``. Mentions of MONEY and PERCENT with a digit count as found
where a candidate of a currency, or of percent, overlaps them. What is found elsewhere is not false
by that: others annotate no fractions in words.
"""

import re
import sys
from collections import Counter
from pathlib import Path

from analysis import find_quantities
from analysis.reading.lexicon import currencies

STATED_ON = "2015-06-15"
MENTION = re.compile(r"T\d+\t(MONEY|PERCENT) (\d+) (\d+)\t(.*)")
DIGIT = re.compile(r"\d")


def kind_of(unit: str) -> str:
    """Return the kind of mention that a unit makes, or nothing."""
    percent = unit in ("percent", "percentage points")
    return "MONEY" if unit in currencies() else "PERCENT" if percent else ""


def score(annotations: Path) -> Counter[tuple[str, bool]]:
    """Count the mentions of a file by kind, and by whether they are found."""
    with annotations.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
        found = find_quantities(file.read(), stated_on=STATED_ON)
    counts: Counter[tuple[str, bool]] = Counter()
    for mention in MENTION.finditer(annotations.read_text(encoding="utf-8")):
        kind, start, end = mention[1], int(mention[2]), int(mention[3])
        if DIGIT.search(mention[4]):
            near = [each for each in found if each.start < end and each.end > start]
            counts[kind, any(kind_of(each.quantity.unit) == kind for each in near)] += 1
    return counts


def main() -> None:
    """Print how many of the mentions in a directory are found; without one, do nothing."""
    if len(sys.argv) < 2:
        print("others: no DIRECTORY of annotated texts is given")
        return
    counts = sum(map(score, sorted(Path(sys.argv[1]).rglob("*.ann"))), Counter())
    for kind in ("MONEY", "PERCENT"):
        found, missed = counts[kind, True], counts[kind, False]
        print(f"{kind}: {found} of {found + missed} found")


if __name__ == "__main__":
    main()

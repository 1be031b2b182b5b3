"""Read phrases that are built from the grammar, and hold what is read against what was built.

    python benchmarks/fuzz.py [N]

The seed is fixed. What may not happen: a value that is wrong by a power of ten, a wrong sign, a
hedge that is turned around, a figure that is lost or made up.
"""

import sys
import time
from collections import Counter
from random import Random

from phrases import LANGUAGES, Built, text_of

from analysis import find_quantities
from analysis.reading.find import Candidate

SEED = 20261125
SHOWN = 20  # phrases that are read wrongly
STATED_ON = "2024-05-15"
UPWARDS, DOWNWARDS = {"more than", "at least"}, {"less than", "at most"}


def faults(text: str, built: list[Built], language: str) -> list[str]:
    """Name what is read otherwise than it was built."""
    found = find_quantities(text, stated_on=STATED_ON, language=language)
    if len(found) != len(built):
        return ["lost" if len(found) < len(built) else "made up"]
    return [fault for pair in zip(found, built, strict=True) for fault in _faults(*pair)]


def _faults(read: Candidate, built: Built) -> list[str]:
    quantity, wanted = read.quantity, float(built.value)
    named = []
    if abs(abs(quantity.value) - abs(wanted)) > 1e-9 * abs(wanted):
        named.append("value")
    elif quantity.value * wanted < 0:
        named.append("sign")
    if {quantity.hedge, built.hedge} & UPWARDS and {quantity.hedge, built.hedge} & DOWNWARDS:
        named.append("hedge turned around")
    elif quantity.hedge != built.hedge:
        named.append("hedge")
    if quantity.unit != built.unit:
        named.append("unit")
    if quantity.measure != built.measure:
        named.append("measure")
    return named


def wrongly_read(number: int) -> list[tuple[str, list[str]]]:
    """Build so many texts, in each language in turn; give those that are read wrongly, and how."""
    random = Random(SEED)  # noqa: S311
    wrong = []
    for place in range(number):
        language = list(LANGUAGES)[place % len(LANGUAGES)]
        text, built = text_of(random, LANGUAGES[language])
        if found := faults(text, built, language):
            wrong.append((text, found))
    return wrong


def main() -> None:
    """Build N texts; print what is read wrongly, and how often."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    start = time.perf_counter()
    wrong = wrongly_read(number)
    seconds = time.perf_counter() - start
    for text, found in wrong[:SHOWN]:
        print(f"{', '.join(found)}: {text}")
    counts = Counter(fault for _, found in wrong for fault in found)
    told = ", ".join(f"{name} {count}" for name, count in counts.most_common()) or "nothing"
    print(f"{number:,} texts, read wrongly: {told}; {number / seconds:,.0f} texts a second")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

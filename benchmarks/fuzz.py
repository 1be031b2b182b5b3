"""Read phrases that are built from the grammar, and hold what is read against what was built.

    python benchmarks/fuzz.py [N | Nm] [SEED]

N texts, or as many as are read in N minutes; in English, Russian and Kazakh in turn. The same
seed builds the same texts. What may not happen: a value that is wrong by a power of ten, a wrong
sign, a hedge that is turned around, lost or moved, a figure that is lost or made up, a period of
other days; and none of it because of capitals, quotes, brackets or markup. A figure's own words,
read alone, give nothing or the same figure.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import count, cycle
from random import Random

from phrases import LANGUAGES, Built, text_of

from analysis import UnreadableQuantity, find_quantities, parse_quantity
from analysis.reading.find import Candidate
from analysis.reading.languages import together
from analysis.reading.quantity import Quantity

SEED = 20261125
FOUND_OUT = 0.5  # of the texts are read without their language
SHOWN = 20  # phrases that are read wrongly
STATED_ON = "2024-05-15"
UPWARDS, DOWNWARDS = {"more than", "at least"}, {"less than", "at most"}

Wrong = tuple[str, list[str]]  # a text, and what is wrong about it


def faults(text: str, built: list[Built], language: str | None) -> list[str]:
    """Name what is read otherwise than it was built."""
    found = find_quantities(text, stated_on=STATED_ON, language=language)
    if len(found) != len(built):
        return ["lost" if len(found) < len(built) else "made up"]
    named = [fault for pair in zip(found, built, strict=True) for fault in _faults(*pair)]
    for candidate in (each for each, own in zip(found, built, strict=True) if own.whole):
        named += _read_again(text[candidate.start : candidate.end], candidate.quantity, language)
    return named


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
    days = f"{read.period.start}/{read.period.end}" if read.period else ""
    if built.period not in (None, days):
        named.append("period")
    if quantity.hedge == "between" and not _holds(quantity):
        named.append("implied beyond literal")
    return named


def _holds(quantity: Quantity) -> bool:
    """Whether the implied ends of a range lie within its literal ones."""
    return quantity.low <= quantity.implied_low <= quantity.implied_high <= quantity.high


def _read_again(words: str, quantity: Quantity, language: str | None) -> list[str]:
    again = [each.quantity for each in find_quantities(words, language=language)]
    try:
        alone = [parse_quantity(words, language=language)]
    except UnreadableQuantity:
        alone = []
    return ["its own words"] if {*again, *alone} - {quantity} else []


def texts(seed: int = SEED) -> Iterator[tuple[str, list[Built], str, str | None]]:
    """Build texts without end, in each language in turn: what it states, its dress, its code.

    Those of languages that are read together have none now and then.
    """
    random = Random(seed)  # noqa: S311
    for language in cycle(LANGUAGES.values()):
        found_out = language.code in together() and random.random() < FOUND_OUT
        yield *text_of(random, language), None if found_out else language.code


def wrongly_read(
    number: int | None = None, minutes: float | None = None, seed: int = SEED
) -> tuple[int, list[Wrong]]:
    """Read so many texts, or for so long; give how many were read, and those read wrongly."""
    wrong, start = [], time.process_time()
    read = 0
    for read, (text, built, dress, language) in zip(count(1), texts(seed)):
        if named := faults(text, built, language):
            wrong.append((text, [f"{fault}, {dress}" if dress else fault for fault in named]))
        if read == number or (minutes and time.process_time() - start > 60 * minutes):
            break
    return read, wrong


def main() -> None:
    """Build texts; print what is read wrongly, and how often."""
    told = sys.argv[1] if len(sys.argv) > 1 else "20000"
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else SEED
    start = time.process_time()
    if told.endswith("m"):
        read, wrong = wrongly_read(minutes=float(told[:-1]), seed=seed)
    else:
        read, wrong = wrongly_read(int(told), seed=seed)
    seconds = time.process_time() - start
    for text, named in wrong[:SHOWN]:
        print(f"{'; '.join(named)}: {text}")
    counts = Counter(fault for _, named in wrong for fault in named)
    kinds = "; ".join(f"{name}: {times}" for name, times in counts.most_common()) or "nothing"
    print(f"{read:,} texts, read wrongly: {kinds}; {read / seconds:,.0f} texts a second")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

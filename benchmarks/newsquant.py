"""Score the scanner on sentences of general news whose figures others annotated: NewsQuant of CQE.

    python benchmarks/newsquant.py NewsQuant.json [odd|even] [--misses]

Every second sentence was read and mended for (odd, counted from 0); the others (even) are only
scored, and their misses are not printed. What counts as right:

- a value is held against the annotated one without its sign, in the unit that it is written in or
  in the one that it is kept in (kW and MW, cents and dollars, basis points and points);
- a range is right where its middle is, and its lower end within the bounds; two numbers joined by
  *or* are one range here and two annotations there, *fell from 14 to 13* is the other way round;
- a fraction in words is a percentage here, a part of one there.

Durations, ages and *one* are taken out of the annotations: what is found of those is neither right
nor false. The same goes for *doubled* and its like, which are not annotated. All else that is
found beyond the annotations is false.
"""

import json
import math
import re
import sys
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from analysis import find_quantities
from analysis.reading.lexicon import currencies, lexicon

STATED_ON = "2020-06-15"
TIME = re.compile(r"(?!.*(/| per )).*\b(second|minute|hour|day|night|week|month|season|year)s?\b")
MEASURED = re.compile("percent|dollar|euro|pound|mile|metre|degree|ton|cent")
HUNDREDTHS = re.compile(r"\b(cent|penny|pence|p|basis point)s?\b")
MULTIPLE = re.compile(r"\d|times|fold")  # of those that are annotated
ROUGHLY = 0.02  # a third is annotated as 0.33


class Found(NamedTuple):
    """A value without its sign, the ends of its range if it is one, its unit, and its words."""

    value: float
    ends: tuple[float, float] | None
    unit: str
    words: str


def found_in(text: str) -> list[Found]:
    """Read a sentence."""
    read = find_quantities(text, stated_on=STATED_ON, language="en")
    return [
        Found(
            abs(each.quantity.value),
            (abs(each.quantity.low), abs(each.quantity.high))
            if each.quantity.hedge == "between"
            else None,
            each.quantity.unit,
            text[each.start : each.end],
        )
        for each in read
    ]


def ends_of(annotated: dict[str, Any]) -> list[float]:
    """Return the one value that is annotated, or both ends of a range."""
    value = str(annotated["value"]).lstrip("-")
    return [float(end) for end in ([value] if "E" in value else value.split("-"))]


def is_left_out(annotated: dict[str, Any]) -> bool:
    """Whether it is a duration, an age, or *one*."""
    unit, ends = annotated["normalized_unit"], ends_of(annotated)
    return bool(TIME.match(unit)) or (ends == [1] and not MEASURED.search(unit))


def factors(annotated: dict[str, Any], unit: str) -> list[float]:
    """Return how many of a unit the annotated one may be."""
    written = f"{annotated.get('unit', '')} {annotated['normalized_unit']}"
    hundredths = [0.01] if HUNDREDTHS.search(written) else []
    kept = lexicon("en").kept_as.values() if unit not in currencies() else ()
    return [1.0, *hundredths, *(float(times) for into, times in kept if into == unit)]


def same(annotated: dict[str, Any], found: Found) -> bool:
    """Whether an annotation and a figure state the same."""
    ends = ends_of(annotated)
    middle = sum(ends) / len(ends)
    if (len(ends) > 1) != (found.ends is not None):
        return False
    part = found.unit == "percent" and middle < 1
    if part and math.isclose(100 * middle, found.value, rel_tol=ROUGHLY):
        return True
    return any(
        math.isclose(times * middle, found.value, rel_tol=1e-5, abs_tol=1e-8)
        and (not found.ends or found.ends[0] <= times * min(ends) * 1.00001)
        for times in factors(annotated, found.unit)
    )


def pair_of(found: Found, missed: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """Return the two annotations that a range joined by *or* stands for, or none."""
    single = [each for each in missed if len(ends_of(each)) == 1]
    for pair in combinations(single, 2):
        ends = sorted(ends_of(pair[0]) + ends_of(pair[1]))
        if found.ends and ends[0] < ends[1] and math.isclose(sum(ends) / 2, found.value):
            return pair
    return ()


def level_at(value: float, left: list[Found]) -> Found | None:
    """Return the figure that states an end of an annotated range, *fell from 14 to 13*."""
    return next((each for each in left if math.isclose(each.value, value) and not each.ends), None)


def matched(
    wanted: list[dict[str, Any]], found: list[Found]
) -> tuple[list[dict[str, Any]], list[Found]]:
    """Return the annotations that nothing states, and what states no annotation."""
    missed, left = [], list(found)
    for annotated in sorted(wanted, key=lambda each: -max(ends_of(each))):
        match = next((each for each in left if same(annotated, each)), None)
        if match is None:
            missed.append(annotated)
        else:
            left.remove(match)
    for annotated in [each for each in missed if len(ends_of(each)) > 1]:
        levels = [level_at(end, left) for end in ends_of(annotated)]
        if all(levels):
            missed.remove(annotated)
            left = [each for each in left if each not in levels]
    for each in list(left):
        if pair := pair_of(each, missed):
            left.remove(each)
            missed = [annotated for annotated in missed if annotated not in pair]
    return missed, left


def main() -> None:
    """Print precision, recall and F1 of the values; without a file, do nothing."""
    if len(sys.argv) < 2:
        print("newsquant: no FILE of annotated sentences is given")
        return
    halves = [half for half in ("even", "odd") if half in sys.argv]
    right = false = absent = 0
    for place, row in enumerate(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))):
        half = ("even", "odd")[place % 2]
        if halves and half not in halves:
            continue
        wanted = [each for each in row["quantities"] if not is_left_out(each)]
        missed, left = matched(wanted, found_in(row["text"]))
        _, left = matched([each for each in row["quantities"] if is_left_out(each)], left)
        left = [each for each in left if each.unit != "times" or MULTIPLE.search(each.words)]
        right, false = right + len(wanted) - len(missed), false + len(left)
        absent += len(missed)
        if "--misses" in sys.argv and half == "odd" and (missed or left):
            told = [f"  missed {each['value']} {each['normalized_unit']}" for each in missed]
            told += [f"  false  {each.words}" for each in left]
            print(row["text"].strip(), *told, sep="\n")
    precision, recall = right / (right + false), right / (right + absent)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{right + absent} figures: {precision:.1%} right, {recall:.1%} found, F1 {f1:.1%}")


if __name__ == "__main__":
    main()

"""The words of the tables that pages show: closed lists, areas, the codebook, offices, reasons.

They are translated where they are shown, by `locales.Wording.said`; notes and what is said of a
known error are not, nor is what a source says.
"""

import csv
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from analysis.comparing import growth, implied, parts, verdicts
from analysis.comparing.derived import Rule
from analysis.reading.bounds import HEDGES, MEASURES
from analysis.record.schema import AREAS, PROCESSED, RAW, UNIONS
from analysis.showing import wording
from analysis.showing.wording import SCALES, SUFFIXES

BRACES = re.compile(r"\{\w+\}")
#: Columns of raw tables whose words are shown.
COLUMNS = {
    "indicators": ("title", "title_of_areas", "description", "caution"),
    "speakers": ("office",),
}
#: What is said of a claim that stands on the left or right of a pair, on its own page.
SIDES = {"left": "right", "right": "left"}


def seen_from(side: str, reason: str) -> str:
    """Return a reason as the page of the claim on one side has it.

    >>> seen_from("left", "the right figure is above all that the left figure allows")
    'the other one is above all that this one allows'
    """
    reason = reason.replace(f"the {side} figure", "this one")
    return reason.replace(f"the {SIDES[side]} figure", "the other one")


def is_country(area: str) -> bool:
    """Tell whether an area is a country: they have their names from Babel.

    >>> is_country("KZ"), is_country("CU"), is_country("KZ-39")
    (True, False, False)
    """
    return len(area) == len("KZ") and area not in UNIONS


def _lists() -> Iterator[str]:
    """List the words of columns with a closed list of values."""
    yield from (*wording.PHRASES, *wording.FORMS)
    yield from (*HEDGES, *MEASURES, *SUFFIXES, *(name for _, name in SCALES))
    for column in chain(*RAW.values(), *PROCESSED.values()):
        if column.name in ("status", "side", "nature", "unit", "translation", "firm"):
            yield from column.values
        for relation in column.values if column.name == "relation" else ():
            words = relation.replace("_", " ")
            yield from (f"this is {words} that", f"that is {words} this")
    yield from (name for code, name in AREAS.items() if not is_country(code))


def _reasons() -> Iterator[str]:
    """List reasons, bases and formulas; what differs between cases stands in braces."""
    outcomes = chain(verdicts.OUTCOMES.values(), verdicts.SETTLED.values())
    for verdict, reason in outcomes:
        yield from (verdict, wording.in_order(reason), *(seen_from(side, reason) for side in SIDES))
    for reason in chain.from_iterable(verdicts.HELD_TO.values()):
        yield from (wording.in_order(reason), *(seen_from(side, reason) for side in SIDES))
    yield from verdicts.SIZES
    yield from (verdicts.CONVERTED.strip("; "), verdicts.CONDITION.strip("; "))
    yield from (words.strip("; ") for words in implied.PRICES.values())
    rules = [rule for _, rule in (*implied.RULES, *implied.RULES_OF_WHOLES)]
    rules += [
        value for room in (growth, parts) for value in vars(room).values() if type(value) is Rule
    ]
    for rule in rules:
        yield from (rule.kind.replace("_", " "), rule.formula, rule.basis)
    yield from (implied.STATED_BASE, implied.YEAR_BEFORE, "the regions", "the months")
    yield "{first} and {second}"


#: Words of closed lists, and reasons with what differs between cases in braces; each once.
LISTS = tuple(dict.fromkeys(filter(None, _lists())))
REASONS = tuple(dict.fromkeys(words for words in _reasons() if BRACES.sub("", words)))


def columns(root: Path) -> Iterator[tuple[str, str]]:
    """Return the words of the codebook and of offices, each with the table that it stands in."""
    for table, names in COLUMNS.items():
        path = Path("data/raw", f"{table}.csv")
        with (root / path).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                said = (row[name] for name in names if row[name] != row.get("speaker"))
                yield from ((words, path.as_posix()) for words in said if words)

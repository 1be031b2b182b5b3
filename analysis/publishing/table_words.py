"""The words of the tables that pages show: lists, areas, the codebook, offices, reasons, bases.

They are translated where they are shown, by `locales.Wording.say`; of notes, publishers and
offices those are that a catalogue has, by `note`; what a source says is not.
"""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from analysis.comparing import growth, implied, parts
from analysis.comparing.derived import Derivation
from analysis.publishing.locales import HEDGED
from analysis.publishing.views import ORDER as VERDICTS
from analysis.reading.bounds import HEDGES, MEASURES
from analysis.record.codebook import title_of
from analysis.record.schema import (
    AREAS,
    BETWEEN,
    EXCEEDING,
    PROCESSED,
    RAW,
    REASONS,
    RELATIONS,
    UNIONS,
    UNIT_KINDS,
    read_rows,
)
from analysis.showing import verdict_words, wording
from analysis.showing.wording import SCALES, SUFFIXES

#: Columns with closed lists whose words are shown.
LISTED = ("status", "side", "nature", "unit_kind", "translation")
#: Columns of raw tables whose words are shown.
RAW_WORDS = {
    "indicators": ("title", "title_of_areas", "description", "caution"),
    "speakers": ("office",),
}
#: Columns whose sentences are shown in English, but for those that a catalogue has.
NOTED = {
    "figures": ("note",),
    "corrections": ("what",),
    "documents": ("note", "publisher"),
    "references": ("note", "reporter"),
}
SENTENCES = re.compile(r"(?<=\.) (?=[A-Z])")


def is_country(area: str) -> bool:
    """Tell whether an area is a country: they have their names from Babel.

    >>> is_country("KZ"), is_country("CU"), is_country("KZ-39")
    (True, False, False)
    """
    return len(area) == len("KZ") and area not in UNIONS


def _lists() -> Iterator[str]:
    """List the words of columns with a closed list of values."""
    yield from (*wording.PHRASES, *wording.FORMS, *verdict_words.NATURES.values())
    yield from (*VERDICTS, *verdict_words.RESTS_ON.values(), *REASONS.values(), *EXCEEDING.values())
    yield from (*verdict_words.IN_ORDER.values(), *verdict_words.SEEN_FROM["left"].values())
    yield from ("none", *verdict_words.SIZES_CALLED.values())
    yield from (*UNIT_KINDS.values(), *chain(*RELATIONS.values()))
    yield from ("KZT", "US")  # for which newspapers have other names than Babel
    yield from (*HEDGED, *HEDGES, *MEASURES, *SUFFIXES, *(name for _, name in SCALES))
    for column in chain(*RAW.values(), *PROCESSED.values()):
        if column.name in LISTED:
            yield from column.values
    yield from (name for code, name in AREAS.items() if not is_country(code))


def _bases() -> Iterator[str]:
    """List the sentences of what arithmetic takes for granted, with braces for what differs."""
    yield from chain(*implied.PRICES.values())
    rules = [rule for _, rule in (*implied.RULES, *implied.RULES_OF_WHOLES)]
    rules += [
        value
        for room in (growth, parts)
        for value in vars(room).values()
        if type(value) is Derivation
    ]
    for rule in rules:
        yield rule.kind.replace("_", " ")
        yield from () if rule.basis == implied.BASE else rule.basis.split("; ")
    yield from (implied.STATED_BASE, implied.YEAR_BEFORE)


#: Words of closed lists, and the sentences of bases; each once.
LISTS = tuple(dict.fromkeys(filter(None, (*_lists(), *_bases()))))


def columns(root: Path) -> Iterator[tuple[str, str]]:
    """Return the words of the codebook, titles and offices, each with its table."""
    for table, names in RAW_WORDS.items():
        place, rows = _rows(root, table)
        said = (row[name] for row in rows for name in names if row[name] != row.get("speaker"))
        yield from ((words, place) for words in said if words)


def optional(root: Path) -> Iterator[tuple[str, str]]:
    """Return what a catalogue may lack, each with its table.

    These are the sentences of the columns of `NOTED`, and titles with the areas of the record's
    figures: what no catalogue has as a whole is put together.
    """
    for table, names in NOTED.items():
        place, rows = _rows(root, table)
        cells = (row[name] for row in rows for name in names)
        yield from ((words, place) for cell in cells for words in SENTENCES.split(cell) if words)
    place, rows = _rows(root, "indicators")
    codebook = {row["indicator"]: row for row in rows}
    for row in (row for table in ("figures", "references") for row in _rows(root, table)[1]):
        yield title_of(codebook[row["indicator"]], *(row[name] for name in BETWEEN)), place


def _rows(root: Path, table: str) -> tuple[str, list[dict[str, str]]]:
    place = f"data/raw/{table}.csv"
    return place, read_rows(root / place)

"""What a figure may be that no word near it names: what figures of the record of its kind are.

Figures are of a kind where unit, measure and length of the period are alike, levels are as large,
and their areas are those that the text is about.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import pandas as pd

from analysis.record.schema import UNIONS, WHAT, Row
from analysis.record.sizes import a_year

NEAR = 1.5  # times: so near to each other are levels of a kind
DOCUMENTS = 3  # in how many others figures of its kind must stand
NEARLY_ALL = 0.9  # of these must be of one indicator
MOST = 0.75  # of these, where the title names it as well
A_YEAR = 366  # days

Kind = tuple[str, str, str, str]  # scope, unit, measure, length


class Measured(NamedTuple):
    """An indicator and its areas; no areas where these are up to the words."""

    indicator: str
    ref_area: str = ""
    counterpart_area: str = ""


class Example(NamedTuple):
    """A figure of the record: its size as of a year, what it is of, the document."""

    size: float
    subject: Measured
    document: str


def length_of(start: date | None, end: date | None) -> str:
    """Return of what time a figure is: none, year (no longer than one), or years.

    >>> length_of(date(2023, 1, 1), date(2023, 5, 31)), length_of(None, date(2030, 12, 31))
    ('year', 'none')
    """
    if start is None or end is None or pd.isna(start) or pd.isna(end):
        return "none"
    return "year" if (end - start).days < A_YEAR else "years"


def examples(figures: Iterable[Row]) -> dict[Kind, list[Example]]:
    """Return figures of the record by their kind, from rows of topic tables or of claims."""
    kinds: dict[Kind, list[Example]] = defaultdict(list)
    for row in figures:
        named = {row[name] for name in WHAT[1:] if isinstance(row[name], str)}
        about = scope(named - {""})
        if about and row["value"] == row["value"]:  # nan is not
            length = length_of(row["period_start"], row["period_end"])
            name = row["figure_id"] if "figure_id" in row else row["claim_id"]
            areas = (row["ref_area"], row["counterpart_area"]) if about == "pair" else ()
            subject = Measured(row["indicator"], *(area if area == area else "" for area in areas))
            document = name.rpartition(".")[0]
            example = Example(a_year(row | {"nature": "flow"}), subject, document)
            kinds[about, row["unit"], row["measure"], length].append(example)
    return dict(kinds)


def likely(alike: list[Example], size: float | None, named: set[str]) -> Measured | None:
    """Return what nearly all figures of a kind are of, or None.

    `size` is how large a level is, as of a year; None where it is none. Where the title names
    indicators, it is one of these.

    >>> trade, other = Measured("trade_turnover", "KZ", "RU"), Measured("investment", "KZ", "RU")
    >>> known = [Example(20 + number, trade, f"a-{number}") for number in range(3)]
    >>> likely([*known, Example(40, other, "b")], 20, set())
    Measured(indicator='trade_turnover', ref_area='KZ', counterpart_area='RU')
    >>> likely([*known, Example(19, other, "b")], 20, set())
    """
    documents: dict[Measured, set[str]] = defaultdict(set)
    for example in alike:
        if size is None or example.size / NEAR <= size <= example.size * NEAR:
            documents[example.subject].add(example.document)
    counts = {subject: len(names) for subject, names in documents.items()}
    best = max(counts, key=counts.__getitem__, default=None)
    if best is None or (named and best.indicator not in named):
        return None
    share = MOST if named else NEARLY_ALL
    return best if counts[best] >= max(DOCUMENTS, share * sum(counts.values())) else None


def scope(areas: set[str]) -> str:
    """Return what a text is about that names some areas: union, pair, region, or "" for another."""
    if areas & UNIONS:
        return "union"
    countries = {area.partition("-")[0] for area in areas} - {"WORLD"}
    if not countries <= {"KZ", "RU"}:
        return ""
    return "region" if any(area[:3] in ("KZ-", "RU-") for area in areas) else "pair"

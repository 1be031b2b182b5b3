"""What a figure may be that no word near it names: what figures of the record of its kind are.

Figures are of a kind where unit, measure and length of the period are alike, levels and shares are
as large, and their areas are those that the text is about.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from math import inf
from typing import Any, NamedTuple

import pandas as pd

from analysis.record.checks.sizes import in_a_year
from analysis.record.schema import BETWEEN, PERIOD, UNIONS, WHAT, Row

NEAR = (1.05, 1.2, 1.5, inf)  # times: how near levels of a kind are; any, for the first of a text
DOCUMENTS = 3  # in how many others figures of its kind must stand
NEARLY_ALL = 0.85  # of these must be of one indicator
MOST = 0.75  # of these, where the title names it as well
SOME = 0.3  # of these, where the title names it alone and the figure is the first one of its text
A_YEAR = 366  # days

Kind = tuple[str, str, str, str]  # scope, unit, measure, length


class Measured(NamedTuple):
    """An indicator and its areas; no areas where these are up to the words."""

    indicator: str
    ref_area: str = ""
    counterpart_area: str = ""

    @property
    def areas(self) -> tuple[str, str]:
        """Both areas."""
        return self.ref_area, self.counterpart_area

    @property
    def back(self) -> "Measured":
        """The same the other way round."""
        return Measured(self.indicator, self.counterpart_area, self.ref_area)


class Example(NamedTuple):
    """A figure of the record: its size as of a year, what it is of, where it stands."""

    size: float
    subject: Measured
    document: str
    first: bool  # of its document


class Said(NamedTuple):
    """A figure that a speaker said: of what, how much, of which time, and when."""

    subject: Measured
    unit: str
    measure: str
    value: float
    period: tuple[date | None, date | None]
    stated_on: str
    speaker: str


def sayings(figures: Iterable[Row]) -> list[Said]:
    """Return what was said on a known day or month, from rows of topic tables or of claims."""
    told = []
    for row in figures:
        when, who = row["stated_on"], row["speaker"]
        if len(when) >= len("2021-04"):
            days = [None if pd.isna(row[name]) else row[name].date() for name in PERIOD]
            subject = Measured(*(row[name] for name in WHAT))
            how_much = row["unit"], row["measure"], row["value"]
            told.append(Said(subject, *how_much, (days[0], days[1]), when, who))
    return told


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
        about = scope({row[name] for name in BETWEEN} - {""})
        if about and row["value"] == row["value"]:  # nan is not
            share = row["measure"] == "share"  # of whatever time
            length = "" if share else length_of(row["period_start"], row["period_end"])
            name = row["figure_id"] if "figure_id" in row else row["claim_id"]
            what = WHAT if about == "pair" else WHAT[:1]
            subject = Measured(*(row[name] for name in what))
            days = (row[name] for name in PERIOD)
            size = row["value"] if share else in_a_year(abs(row["value"]), *days)
            example = Example(size, subject, row["document_id"], first=name.endswith(".1"))
            kinds[about, row["unit"], row["measure"], length].append(example)
    return dict(kinds)


def likely(
    alike: list[Example], size: float | None, named: set[str], *, first: bool
) -> Measured | None:
    """Return what nearly all figures of a kind are of, or None.

    `size` is how large a level is, as of a year; None where it is none. Where the title names
    indicators, it is one of these; of the `first` figure of a text a title speaks before others.

    >>> trade, other = Measured("trade_turnover", "KZ", "RU"), Measured("investment", "KZ", "RU")
    >>> known = [Example(20 + number, trade, f"a-{number}", False) for number in range(3)]
    >>> likely([*known, Example(40, other, "b", False)], 20, set(), first=False)
    Measured(indicator='trade_turnover', ref_area='KZ', counterpart_area='RU')
    >>> likely([*known, Example(19, other, "b", False)], 20, set(), first=False)
    """
    if first and not named:
        alike = [example for example in alike if example.first]
    for near in NEAR[: None if first else -1] if size is not None else NEAR[:1]:
        indicators: dict[str, set[str]] = defaultdict(set)
        ways: dict[Measured, set[str]] = defaultdict(set)
        for example in alike:
            if size is None or example.size / near <= size <= example.size * near:
                indicators[example.subject.indicator].add(example.document)
                ways[example.subject].add(example.document)
        alone = first and len(named) == 1
        best = next(iter(named)) if alone else _most(indicators)
        share = (SOME if alone else MOST) if named else NEARLY_ALL
        if not are_enough(indicators, best, share) or (named and best not in named):
            continue
        ways = {subject: where for subject, where in ways.items() if subject.indicator == best}
        way: Measured = _most(ways)
        if are_enough(ways, way, MOST):
            return way
    return None


def _most(documents: Mapping[Any, set[str]]) -> Any:
    """Return what most documents have; the first of several."""
    return max(documents, key=lambda which: len(documents[which]), default=None)


def are_enough(documents: Mapping[Any, set[str]], which: Any, share: float) -> bool:
    """Tell whether documents of something are several, and such a share of all."""
    enough = max(DOCUMENTS, share * sum(map(len, documents.values())))
    return len(documents.get(which, ())) >= enough


def scope(areas: set[str]) -> str:
    """Return what a text is about that names some areas: union, pair, region, or "" for another."""
    if areas & UNIONS:
        return "union"
    countries = {area.partition("-")[0] for area in areas} - {"WORLD"}
    if not countries <= {"KZ", "RU"}:
        return ""
    return "region" if any(area[:3] in ("KZ-", "RU-") for area in areas) else "pair"

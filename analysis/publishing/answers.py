"""The answers of the first page: what was said last of what readers ask for, and does it agree."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from analysis.publishing import pairs
from analysis.publishing.links import Record, Row
from analysis.publishing.locales import ENGLISH, Wording

__all__ = ["answers"]

ASKED = ("trade_turnover", "investment_accumulated", "student_count", "joint_projects_under_way")
BETWEEN = {"KZ", "RU"}
ENOUGH = 2  # claims of a year that can agree or not


def answers(record: Record) -> list[dict[str, Any]]:
    """Return a line for each indicator: the last year of which several spoke, and what they said.

    A figure without a period counts for the year in which it was stated.
    """
    wording = record.wording
    contradicted = {name for name, verdicts in pairs.held(record).items() if verdicts["contradict"]}
    lines = []
    for indicator in ASKED:
        years = _years([row for row in record.figures if row["indicator"] == indicator])
        year = max((year for year, rows in years.items() if len(rows) >= ENOUGH), default="")
        if not year:
            continue
        rows = sorted(years[year], key=lambda row: float(row["value"]))
        official = [
            row
            for row in record.references
            if row["indicator"] == indicator
            and row["period"] == year
            and row["basis"] != "statement"
            and (_kind(row), row["counterpart_area"])
            == (_kind(rows[0]), rows[0]["counterpart_area"])
        ]
        lines.append(
            {
                "link": record.measured[indicator],
                "year": year,
                "areas": pairs.named_areas(rows[0], wording),
                "range": _range([row["value"] for row in rows], rows[0]["unit"], wording),
                "claims": len(rows),
                "contradicted": sum(row["claim_id"] in contradicted for row in rows),
                "official": _range([row["value"] for row in official], rows[0]["unit"], wording),
            }
        )
    return lines


def _years(rows: list[Row]) -> dict[str, list[Row]]:
    """Return, by year, claims of the level between both countries, of the kind that most are."""
    claims = [
        row
        for row in rows
        if (row["measure"], row["status"]) == ("level", "actual")
        and {row["ref_area"], row["counterpart_area"]} == BETWEEN
        and row["claim_id"] == row["figure_id"]
        and row["value"]
        and not (row["wrong"] or row["partial"])
    ]
    kinds = Counter(map(_kind, claims)).most_common(1)
    years = defaultdict(list)
    for row in claims:
        year = _year(row)
        if year and _kind(row) == kinds[0][0]:
            years[year].append(row)
    return years


def _kind(row: Row) -> tuple[str, str]:
    """Return what two figures must have in common: the unit, and who is host or exporter."""
    return row["unit"], row["ref_area"]


def _year(row: Row) -> str:
    """Return the year that a figure is of; nothing for a part of a year, or for several."""
    if not (row["period_start"] or row["period_end"]):
        return row["stated_on"][:4]
    start, end = row["period_start"], row["period_end"]
    whole = row["nature"] != "flow" or (start[4:], end[4:]) == ("-01-01", "-12-31")
    return end[:4] if end and whole and (row["nature"] != "flow" or start[:4] == end[:4]) else ""


def _range(values: list[str], unit: str, wording: Wording = ENGLISH) -> str:
    """Write the least and the largest of values.

    >>> _range(["19000000000", "20500000000"], "USD"), _range(["5"], "count"), _range([], "count")
    ('19 to 20.5 billion USD', '5', '')
    """
    if not values:
        return ""
    low, high = min(map(float, values)), max(map(float, values))
    return wording.amount(low, unit) if low == high else wording.bounds(low, high, unit)

"""The answers of the first page: what was said last of what readers ask for, and does it agree."""

from __future__ import annotations

from typing import Any

from analysis.publishing import pairs
from analysis.publishing.links import Record
from analysis.publishing.locales import ENGLISH, Wording
from analysis.publishing.years import years

ASKED = ("trade_turnover", "investment_accumulated", "student_count", "joint_projects_under_way")
BETWEEN = {"KZ", "RU"}
ENOUGH = 2  # claims of a year that can agree or not
BEFORE = 5  # earlier years that a line leads to


def answers(record: Record) -> list[dict[str, Any]]:
    """Return a line an indicator: the last year of which several spoke, and what they said."""
    wording = record.wording
    contradicted = {name for name, verdicts in pairs.held(record).items() if verdicts["contradict"]}
    lines = []
    for indicator in ASKED:
        rows = [
            row
            for row in record.figures
            if row["indicator"] == indicator
            and {row["ref_area"], row["counterpart_area"]} == BETWEEN
        ]
        told = [year for year in years(rows, record) if len(year.claims) >= ENOUGH]
        if not told:
            continue
        year, *before = told
        unit = year.claims[0]["unit"]
        lines.append(
            {
                "of": record.subject(year.claims[0]),
                "year": year.name,
                "range": _range([row["value"] for row in year.claims], unit, wording),
                "claims": len(year.claims),
                "contradicted": sum(row["claim_id"] in contradicted for row in year.claims),
                "official": _range([row["value"] for row in year.official], unit, wording),
                "strip": year.strip(record),
                "before": [earlier.name for earlier in before[:BEFORE]],
            }
        )
    return lines


def _range(values: list[str], unit: str, wording: Wording = ENGLISH) -> str:
    """Write the least and the largest of values.

    >>> _range(["19000000000", "20500000000"], "USD"), _range(["5"], "count"), _range([], "count")
    ('19 to 20.5 billion USD', '5', '')
    """
    if not values:
        return ""
    low, high = min(map(float, values)), max(map(float, values))
    return wording.amount(low, unit) if low == high else wording.bounds(low, high, unit)

"""Claims held against each other, against official statistics, and against what other claims imply.

Two figures are compared only where they measure the same thing for the same period: what cannot be
compared is said to be so, with the reason, and never counted as agreement or contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import inf, isnan, nan
from typing import Any

import pandas as pd

from analysis.implied import APART, as_of, interval
from analysis.intervals import Interval
from analysis.schema import READINGS, Row

SAME = ("indicator", "ref_area", "counterpart_area", "measure", "status")
# figures that stand in these relations are parts of one statement, not two claims about one thing
BOUND = ("same_as", "repeats", "part_of", "added_to", "value_of")


def agreement_rows(claims: list[Row], implied: list[Row], references: list[Row]) -> list[Row]:
    """All rows of agreement.csv.

    Parameters
    ----------
    claims
        One row a claim, as in the processed tables, with `relates_to`, `relation` and `said_until`.
    implied
        Rows of implied.csv.
    references
        Rows of references.csv with `period_start`, `period_end` and a numeric `value`.
    """
    rows: list[Row] = []
    alike: dict[tuple[Any, ...], list[Row]] = {}
    for claim in claims:
        alike.setdefault(tuple(claim[name] for name in SAME), []).append(claim)
    for group in alike.values():
        for left, right in combinations(group, 2):
            rows += _between_claims(left, right)
    for claim in claims:
        if claim["measure"] == "level" and claim["status"] == "actual":
            rows += _against_references(claim, claim["claim_id"], "claim-reference", references)
    for row in implied:
        if (
            row["measure"] == "level"
            and row["kind"] != "yearly_mean"
            and row["verdict"] != "cannot be said"
        ):
            rows += _against_references(row, row["implied_id"], "arithmetic", references)
            rows += _against_claims(row, claims)
    return rows


def compared(
    left: Interval, right: Interval, left_value: float, right_value: float
) -> tuple[str, float, str]:
    """Verdict, gap and reason for two intervals.

    Intervals that meet only because an end is open agree *if open*: neither value lies within the
    other's bounds.

    >>> compared(Interval(18.5, 19.5), Interval(18.8, 18.8), 19, 18.8)[0]
    'agree'
    >>> compared(Interval(50, inf), Interval(66, 66), 50, 66)[0]
    'agree if open'
    >>> compared(Interval(50, inf), Interval(32, 32), 50, 32)[:2]
    ('contradict', -18)
    """
    if right.low > left.high:
        return (
            "contradict",
            right.low - left.high,
            "the right one is above all that the left one allows",
        )
    if right.high < left.low:
        return (
            "contradict",
            right.high - left.low,
            "the right one is below all that the left one allows",
        )
    open_end = inf in (abs(end) for end in (*left, *right))
    met = left.low <= right_value <= left.high and right.low <= left_value <= right.high
    if open_end and not met:
        return "agree if open", 0.0, "the bounds meet where one of them is open"
    return "agree", 0.0, "the bounds meet"


def _between_claims(left: Row, right: Row) -> Iterator[Row]:
    if _bound(left, right):
        return
    reason = _not_comparable(left, right)
    if reason is None:
        return
    verdict, why = reason
    rows = _rows("claim-claim", left, left["claim_id"], right, right["claim_id"], verdict, why)
    if verdict or _same_period(left, right):
        yield from rows
        return
    days = abs(as_of(right) - as_of(left)).days
    condition = f", if both count the same set; no common period, {days} days apart"
    yield from ({**row, "reason": row["reason"] + condition} for row in rows)


def _bound(left: Row, right: Row) -> bool:
    return any(
        one["relates_to"] == other["figure_id"] and one["relation"] in BOUND
        for one, other in ((left, right), (right, left))
    )


def _not_comparable(left: Row, right: Row) -> tuple[str, str] | None:
    """Verdict and reason why two claims about one indicator are not compared, ("", "") if they are.

    None where nobody would compare them: stated periods that differ, or statements years apart.
    """
    stated = [
        not pd.isna(row["period_start"]) or not pd.isna(row["period_end"]) for row in (left, right)
    ]
    if all(stated):
        same = (
            left["period_start"] == right["period_start"]
            and left["period_end"] == right["period_end"]
        )
        if not same:
            return None
    elif left["nature"] == "flow" or left["measure"] != "level":
        return "cannot be said", "one of them names no period" if any(
            stated
        ) else "neither names a period"
    elif pd.isna(as_of(left)) or pd.isna(as_of(right)) or abs(as_of(left) - as_of(right)) > APART:
        return None
    if left["unit"] != right["unit"]:
        return "not comparable", "their units differ and no rate is stated"
    return "", ""


def _against_references(row: Row, row_id: str, kind: str, references: list[Row]) -> Iterator[Row]:
    for reference in references:
        same = all(
            row[name] == reference[name] for name in ("indicator", "ref_area", "counterpart_area")
        )
        if same and row["unit"] == reference["unit"] and _same_period(row, reference):
            right_id = f"{reference['series']}:{reference['period']}"
            yield from _rows(kind, row, row_id, reference, right_id)


def _against_claims(implied: Row, claims: list[Row]) -> Iterator[Row]:
    basis = implied["derived_from"].split(";")
    for claim in claims:
        same = all(
            implied[name] == claim[name]
            for name in ("indicator", "ref_area", "counterpart_area", "measure", "unit")
        )
        if same and claim["figure_id"] not in basis and _same_period(implied, claim):
            yield from _rows("arithmetic", implied, implied["implied_id"], claim, claim["claim_id"])


def _same_period(left: Row, right: Row) -> bool:
    return bool(
        left["period_start"] == right["period_start"] and left["period_end"] == right["period_end"]
    )


def _rows(
    kind: str, left: Row, left_id: str, right: Row, right_id: str, verdict: str = "", why: str = ""
) -> Iterator[Row]:
    for reading in READINGS:
        row: dict[str, Any] = {
            "indicator": left["indicator"],
            "kind": kind,
            "left_id": left_id,
            "right_id": right_id,
            "left_value": left["value"],
            "right_value": right["value"],
            "unit": left["unit"],
            "reading": reading,
            "gap": nan,
            "gap_percent": nan,
        }
        if verdict:
            yield {**row, "verdict": verdict, "reason": why}
            continue
        ends = [
            interval(each, reading) if "low" in each else Interval(each["value"], each["value"])
            for each in (left, right)
        ]
        found, gap, reason = compared(ends[0], ends[1], left["value"], right["value"])
        percent = (
            nan if isnan(left["value"]) or not left["value"] else 100 * gap / abs(left["value"])
        )
        yield {**row, "verdict": found, "gap": gap, "gap_percent": percent, "reason": reason}

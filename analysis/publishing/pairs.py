"""What was held against what: a pair with its verdicts in both readings, as pages show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import inf, nan
from typing import Any

from analysis.publishing.links import Record, Row
from analysis.record.schema import AREAS
from analysis.showing import wording

__all__ = [
    "against",
    "amount",
    "areas",
    "bounds",
    "compared",
    "held",
    "named_areas",
    "passed_over",
    "said",
]

Shown = dict[str, Any]  # what a template shows
READINGS = ("literal", "implied")
SIZES = {"above": "above 2 %"}  # sizes of gaps that need their words
UNSAID = {"amount": "", "bounds": [], "words": "", "reporter": "", "editions": []}
APART = "not comparable"
#: The first that one of a pair's readings has is what the pair is listed under.
STRONGEST = ("contradict", "agree", "agree if open", "cannot be said")


def compared(record: Record) -> list[Shown]:
    """Show all pairs that were compared, those that contradict and lie furthest apart first."""
    pairs = _pairs(row for row in record.agreement if row["verdict"] != APART)
    shown = [_pair(pair, record) for pair in pairs]
    return sorted(shown, key=lambda pair: (STRONGEST.index(pair["verdict"]), -pair["percent"]))


def against(record: Record) -> dict[str, list[Shown]]:
    """Return the pairs of each claim, with the other side as `other`."""
    found: dict[str, list[Shown]] = {}
    for pair in compared(record):
        for side, other in (("left", "right"), ("right", "left")):
            why = pair["why"].replace(f"the {side} one", "this one")
            why = why.replace(f"the {other} one", "the other one")
            seen = pair | {"other": pair[other], "why": why}
            found.setdefault(pair[side]["name"], []).append(seen)
    return found


def held(record: Record) -> dict[str, Counter[str]]:
    """Count, for each claim, the verdicts of the pairs that it stands in."""
    counts: dict[str, Counter[str]] = {}
    for (_, left, right), rows in _grouped(record.agreement).items():
        for name in (left, right):
            counts.setdefault(name, Counter())[_verdict(rows)] += 1
    return counts


def passed_over(record: Record) -> dict[str, Counter[str]]:
    """Count, for each claim, why it was not compared with another."""
    reasons: dict[str, Counter[str]] = {}
    for row in record.agreement:
        if row["verdict"] == APART and row["reading"] == READINGS[0]:
            for name in (row["left_id"], row["right_id"]):
                reasons.setdefault(name, Counter())[row["reason"]] += 1
    return reasons


def amount(row: Row) -> str:
    """Write the value of a row in words."""
    return wording.amount(float(row["value"] or nan), row["unit"])


def said(row: Row) -> str:
    """Write the number of a figure with its hedge, a change as a rise or a fall.

    >>> said({"value": "66000", "unit": "count", "hedge": "more than", "measure": "level"})
    'more than 66,000'
    """
    if not row["value"]:
        return amount(row)
    numbers = {name: float(row.get(name) or nan) for name in ("value", "low", "high")}
    return wording.hedged({**row, "hedge": row["hedge"] or None, **numbers})


def bounds(row: Row, reading: str) -> str:
    """Write the bounds of a row in a reading; an empty one is open.

    >>> bounds({"low": "66000", "high": "", "unit": "count"}, "literal")
    '66,000 or more'
    """
    before = "" if reading == READINGS[0] else "implied_"
    low, high = row[f"{before}low"], row[f"{before}high"]
    return wording.bounds(float(low or -inf), float(high or inf), row["unit"])


def areas(row: Row) -> str:
    """Write the codes of a row's areas."""
    return "–".join(filter(None, (row["ref_area"], row["counterpart_area"])))


def named_areas(row: Row) -> str:
    """Write the names of a row's areas: the host, the exporter or the whole comes first.

    >>> named_areas({"ref_area": "RU", "counterpart_area": "KZ"})
    'Russia – Kazakhstan'
    """
    codes = filter(None, (row["ref_area"], row["counterpart_area"]))
    return " – ".join(AREAS.get(code, code) for code in codes)


def _grouped(agreement: Iterable[Row]) -> dict[tuple[str, str, str], dict[str, Row]]:
    """Put the readings of a pair together."""
    grouped: dict[tuple[str, str, str], dict[str, Row]] = {}
    for row in agreement:
        key = (row["kind"], row["left_id"], row["right_id"])
        grouped.setdefault(key, {})[row["reading"]] = row
    return grouped


def _pairs(agreement: Iterable[Row]) -> list[dict[str, Row]]:
    return list(_grouped(agreement).values())


def _verdict(readings: dict[str, Row]) -> str:
    verdicts = {row["verdict"] for row in readings.values()}
    return next((verdict for verdict in STRONGEST if verdict in verdicts), APART)


def _pair(readings: dict[str, Row], record: Record) -> Shown:
    row = next(iter(readings.values()))
    percents = [abs(float(row["gap_percent"] or row["gap"] or 0)) for row in readings.values()]
    return {
        **row,
        "of": record.indicator(row),
        "left": _side(row["left_id"], row["left_value"], row["unit"], record),
        "right": _side(row["right_id"], row["right_value"], row["unit"], record),
        "readings": _judged(readings),
        "verdict": _verdict(readings),
        "percent": max(percents),
        "size": SIZES.get(row["size"], row["size"]),
        "why": "; ".join(dict.fromkeys(row["reason"] for row in readings.values())),
    }


def _judged(readings: dict[str, Row]) -> list[Shown]:
    """Show the verdicts of both readings; one of both where they are the same."""
    shown = []
    for name, called in zip(READINGS, ("literally", "commonly"), strict=True):
        if name in readings:
            row = readings[name]
            gap, percent = (abs(float(row[column] or 0)) for column in ("gap", "gap_percent"))
            apart = wording.amount(gap, row["unit"]) if gap else ""
            apart += f" ({wording.amount(percent, 'percent')})" if percent else ""
            judged = {"verdict": row["verdict"], "apart": apart}
            shown.append({"called": called, **judged})
    if len(shown) == len(READINGS) and shown[0] | {"called": "commonly"} == shown[1]:
        return [shown[0] | {"called": "in both readings"}]
    return shown


def _side(name: str, value: str, unit: str, record: Record) -> Shown:
    """Show one side of a pair: a figure, what follows from figures, or an official figure."""
    figure = record.said.get(name)
    row = figure or record.implied.get(name) or record.official.get(name)
    side: Shown = {"name": name, "named": record.side(name), **UNSAID}
    if row is None:
        return side
    side["amount"] = amount(row)
    if "low" in row:
        side["bounds"] = list(dict.fromkeys(bounds(row, reading) for reading in READINGS))
    if unit != row["unit"] and value:
        side["amount"] += f", held as {wording.amount(float(value), unit)}"
    if figure:
        side |= {
            "words": figure["as_stated"],
            "language": record.language(figure),
            "who": record.person(figure),
            "side": figure["side"],
            "stated": wording.stated(figure["stated_on"]),
        }
    elif "reporter" in row:
        side |= {"reporter": row["reporter"], "editions": _editions(row, record)}
    return side


def _editions(row: Row, record: Record) -> list[str]:
    """Say when an official figure was published, and what it was before or became later."""
    said = [f"published {wording.stated(row['published'])}"] if row["published"] else []
    for column, words in (("supersedes", "before"), ("superseded_by", "later")):
        for name in filter(None, row[column].split(";")):
            other = record.official.get(name)
            said += [f"{words} {amount(other)}"] if other else []
    return said

"""What was held against what: a pair with its verdicts in both readings, as pages show it."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import isfinite, isnan
from operator import itemgetter
from typing import Any

import pandas as pd

from analysis.comparing.verdicts import JUDGED
from analysis.publishing.links import Record
from analysis.publishing.locales import Wording, marked
from analysis.reading.bounds import REACHING
from analysis.record.schema import PERIOD, Row, grouped, values_in
from analysis.showing.verdict_words import IN_ORDER, SEEN_FROM, SIZES_CALLED

Shown = dict[str, Any]  # what a template shows
ID_COLUMNS = ("left_id", "right_id")  # of a pair
READINGS_CALLED = {"literal": marked("literally"), "implied": marked("commonly")}
UNSAID = {"amount": "", "bounds": [], "words": "", "reporter": "", "editions": []}
NOT_COMPARABLE = "not comparable"
COUNTED = {  # verdicts that the page of figures counts, and how
    "contradict": marked("contradicted by {number}"),
    "agree": marked("agrees with {number}"),
    "agree if open": marked("agrees, where a bound is open, with {number}"),
}
OF_RECORDS = 4  # in as many languages, what was asked before is not worked out again
STANDINGS = ("above", "agree", "below")  # of a claim, beside what the official statistics have
ORDER = (*JUDGED, "cannot be said")  # of pairs


@lru_cache(OF_RECORDS)
def compared(record: Record) -> list[Shown]:
    """Show all pairs that were compared, those that contradict and lie furthest apart first."""
    pairs = _grouped(row for row in record.agreement if row["verdict"] != NOT_COMPARABLE)
    shown = [_pair(readings, record) for readings in pairs.values()]
    return sorted(shown, key=lambda pair: (ORDER.index(pair["verdict"]), -pair["percent"]))


@lru_cache(OF_RECORDS)
def against(record: Record) -> dict[str, list[Shown]]:
    """Return the pairs of each claim, with the other side as `other`."""
    of_claims: dict[str, list[Shown]] = {}
    for pair in compared(record):
        for side, other in (("left", "right"), ("right", "left")):
            why = _why(pair["rows"], record, SEEN_FROM[side])
            seen = pair | {"other": pair[other], "why": why}
            of_claims.setdefault(pair[side]["name"], []).append(seen)
    return of_claims


@lru_cache(OF_RECORDS)
def held(record: Record) -> dict[str, Counter[str]]:
    """Count, for each claim, the verdicts of the pairs that it stands in."""
    counts: dict[str, Counter[str]] = {}
    for (_, left, right), rows in _grouped(record.agreement).items():
        for name in (left, right):
            counts.setdefault(name, Counter())[_verdict(rows)] += 1
    return counts


def beside_statistics(record: Record) -> set[tuple[str, str]]:
    """Tell of the claims that official figures say something to whether they agree, literally.

    Each comes with one of `STANDINGS`; it may stand otherwise to another figure.
    """
    told = set()
    for row in record.agreement:
        if (row["kind"], row["reading"]) == ("claim-reference", "literal"):
            if row["verdict"] == "contradict":
                told.add((row["left_id"], "above" if row["gap"] < 0 else "below"))
            elif row["verdict"].startswith("agree"):
                told.add((row["left_id"], "agree"))
    return told


@lru_cache(OF_RECORDS)
def passed_over(record: Record) -> dict[str, list[str]]:
    """Return, for each claim, why it was not compared with others, each reason once."""
    reasons: dict[str, dict[str, None]] = {}
    for row in record.agreement:
        if row["verdict"] == NOT_COMPARABLE and row["reading"] == "literal":
            both = [row["left_id"], row["right_id"]]
            for name in row["stands_for"] or both:
                reasons.setdefault(name, {})["; ".join(record.why(row))] = None
    return {name: list(told) for name, told in reasons.items()}


@lru_cache(OF_RECORDS)
def figures(record: Record) -> dict[str, Shown]:
    """Show all figures by their ids: words, what they are of, who said them, when, their pairs."""
    return {row["figure_id"]: _figure(row, record) for row in record.figures}


def _figure(row: Row, record: Record) -> Shown:
    """Show a figure; `also` is what readers may search it by that no page shows."""
    wording = record.wording
    counts = held(record).get(row["figure_id"], Counter())
    areas = codes_of(row)
    number = "" if isnan(row["value"]) else str(int(row["value"]))
    days = [row[name] for name in PERIOD if not pd.isna(row[name])]
    base = row["base_start"], row["base_end"]
    verdicts = [verdict for verdict in JUDGED if counts[verdict]]
    also = (number, wording.areas(areas), *record.spellings(row["speaker"]))
    return {
        **row,
        "href": record.anchors[row["figure_id"]],
        "language": record.language(row),
        "of": record.subject(row),
        "title": record.title(row),
        "areas": [wording.area(code) for code in areas],
        "read": wording.hedged(row),
        "order": row["value"] if number else "",
        **{reading: wording.exact_bounds(row, reading) for reading in READINGS_CALLED},
        "period": wording.period(row["period_start"], row["period_end"]),
        "since": f"{days[0]:%Y-%m-%d}" if days else "",
        "base": "" if all(map(pd.isna, base)) else wording.period(*base),
        "year": str(days[-1].year) if days else row["stated_on"][:4],
        "who": record.person(row),
        "stated": wording.stated(row["stated_on"]),
        "report_of": record.link(row["claim_id"]),
        "contradicted": counts["contradict"],
        "verdicts": verdicts,
        "held": [wording.gettext(COUNTED[name]).format(number=counts[name]) for name in verdicts],
        "also": list(filter(None, also)),
    }


def codes_of(row: Row) -> list[str]:
    """Return the codes of a row's areas: the host, the exporter or the whole comes first."""
    return list(filter(None, (row["ref_area"], row["counterpart_area"])))


def _grouped(agreement: Iterable[Row]) -> dict[tuple[str, str, str], dict[str, Row]]:
    """Put the readings of a pair together."""
    pairs = grouped(agreement, itemgetter("kind", *ID_COLUMNS))
    return {pair: {row["reading"]: row for row in rows} for pair, rows in pairs.items()}


def _verdict(readings: dict[str, Row]) -> str:
    """Return what a pair is counted and listed under: what the words themselves commit to."""
    return str(readings.get("literal", next(iter(readings.values())))["verdict"])


def _pair(readings: dict[str, Row], record: Record) -> Shown:
    row = next(iter(readings.values()))
    hedges = (record.said[of]["hedge"] for side in ID_COLUMNS for of in record.origins(row[side]))
    gaps = ((row["gap_percent"], row["gap"], 0.0) for row in readings.values())
    return {
        **row,
        "of": record.subject(record.row(row["left_id"]) | {"indicator": row["indicator"]}),
        "title": record.title(row),
        "left": _side(row["left_id"], row["left_value"], row["unit"], record),
        "right": _side(row["right_id"], row["right_value"], row["unit"], record),
        "readings": _judged(readings, record.wording),
        "verdict": _verdict(readings),
        "percent": max(next(abs(gap) for gap in known if isfinite(gap)) for known in gaps),
        "size": SIZES_CALLED.get(row["size"], row["size"]),
        "hedges": list(dict.fromkeys(filter(REACHING.__contains__, hedges))),
        "rows": readings,
        "why": _why(readings, record),
    }


def _why(readings: dict[str, Row], record: Record, called: dict[str, str] = IN_ORDER) -> str:
    """Join the reasons of both readings: what they share, then what is of one, with its name."""
    parts = {name: record.why(row, called) for name, row in readings.items()}
    first = next(iter(parts.values()))
    said = [part for part in first if all(part in own for own in parts.values())]
    for name, own in parts.items():
        if alone := [part for part in own if part not in said]:
            said.append(f"{record.wording.gettext(READINGS_CALLED[name])}: {', '.join(alone)}")
    return "; ".join(said)


def _judged(readings: dict[str, Row], wording: Wording) -> list[Shown]:
    """Show the verdicts of both readings; one of both where they are the same."""
    shown = []
    for name, called in READINGS_CALLED.items():
        if name in readings:
            row = readings[name]
            gap, percent = abs(row["gap"]), abs(row["gap_percent"])
            apart = _gap(gap, row["unit"], wording) if gap > 0 else ""
            if percent > 0:
                rough = round(percent, 1) or float(f"{percent:.1g}")  # bounds are no more exact
                apart += f" ({wording.amount(rough, 'percent')})"
            judged = {"verdict": row["verdict"], "apart": apart}
            shown.append({"called": called, **judged})
    if len(shown) == len(READINGS_CALLED) and shown[0] | {"called": shown[1]["called"]} == shown[1]:
        return [shown[0] | {"called": marked("in both readings")}]
    return shown


def _gap(gap: float, unit: str, wording: Wording) -> str:
    """Write the size of a gap; between percentages it is in points of them."""
    points = unit == "percent"
    return wording.amount(*((float(f"{gap:.3g}"), "percentage points") if points else (gap, unit)))


def _side(name: str, value: float, unit: str, record: Record) -> Shown:
    """Show one side of a pair: a figure, what follows from figures, or an official figure."""
    wording = record.wording
    stated = record.said.get(name)
    row = record.row(name)
    official = f"{record.subject(row).words}, {row['period']}" if name in record.official else name
    follows = name in record.implied
    leads = map(record.quoting, record.origins(name)) if follows else [record.link(name, official)]
    side: Shown = {"name": name, "links": list(leads), "follows": follows, **UNSAID}
    if not row:
        return side
    side["amount"] = wording.hedged(row)
    if "low" in row:
        side["bounds"] = list(
            dict.fromkeys(wording.exact_bounds(row, reading) for reading in READINGS_CALLED)
        )
    if unit != row["unit"] and not isnan(value):
        held_as = wording.amount(value, unit)
        side["amount"] += wording.gettext(", converted: {amount}").format(amount=held_as)
    if stated:
        side |= {
            "words": stated["as_stated"],
            "language": record.language(stated),
            "who": record.person(stated),
            "side": stated["side"],
            "stated": wording.stated(stated["stated_on"]),
        }
    elif "reporter" in row:
        side |= {"reporter": row["reporter"], "editions": _editions(row, record)}
    return side


def _editions(row: Row, record: Record) -> list[str]:
    """Say when an official figure was published, and what it was before or became later."""
    wording = record.wording
    said = []
    if row["published"]:
        day = wording.stated(row["published"])
        said = [wording.gettext("published {day}").format(day=day)]
    for column, words in (
        ("supersedes", marked("before {amount}")),
        ("superseded_by", marked("later {amount}")),
    ):
        for name in values_in(row[column]):
            if other := record.official.get(name):
                said += [wording.gettext(words).format(amount=wording.hedged(other))]
    return said

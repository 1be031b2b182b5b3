"""What follows from stated figures by arithmetic, with its bounds, or that nothing does and why.

Each rule takes figures and gives rows of implied.csv. The arithmetic is that of intervals and runs
once for each reading: the literal bounds give `low` and `high`, the implied ones `implied_low` and
`implied_high`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import isnan
from typing import Any

import pandas as pd

from analysis.comparing.growth import growth_rows
from analysis.comparing.intervals import (
    Interval,
    _about,
    _said,
    _unsaid,
    added,
    divided,
    factor_of,
    interval,
    ratio,
    scaled,
)
from analysis.record.schema import Row

DAYS_A_YEAR = 365.25
EARLIER = {  # how the earlier level follows, by what the change is
    "multiple": "level / multiple",
    "change": "level / (1 + change / 100)",
    "amount": "level - change",
}
FOREIGN_TRADE = (
    "foreign trade",
    "внешней торговли",
    "внешнеторгов",
)  # whose whole is with the world
PARTITIONS = {"trade_turnover": ("exports", "imports")}  # of what a whole is the sum


def implied_rows(figures: list[Row], indicators: dict[str, Row]) -> list[Row]:
    """All rows of implied.csv, in the order of the rules and of the figures.

    Parameters
    ----------
    figures
        Rows of the processed tables with their `relates_to` and `relation`; excluded figures are
        not among them.
    indicators
        Rows of the codebook by indicator.
    """
    by_id = {row["figure_id"]: row for row in figures}
    rows: list[Row] = []
    for row in figures:
        other = by_id.get(row["relates_to"])
        if other is not None and row["relation"] in _BY_RELATION:
            rows += _BY_RELATION[row["relation"]](row, other, indicators[row["indicator"]])
        if row["measure"] == "share":
            rows += _total(row, figures)
        if row["nature"] == "cumulative" and row["measure"] == "level":
            rows += _yearly_mean(row)
    return rows + list(_sums_of_parts(figures)) + list(growth_rows(figures))


# -- rules


def _earlier_level(change: Row, level: Row, indicator: Row) -> Iterator[Row]:
    """The level behind *down 4.7% to $19 billion*."""
    relative = change["measure"] == "multiple" or change["unit"] == "percent"
    if (
        isnan(change["value"])
        or level["measure"] != "level"
        or not (relative or change["unit"] == level["unit"])
    ):
        return
    start, end, basis = _earlier_period(change)
    common = {
        **_about(level),
        "implied_id": f"earlier_level:{change['figure_id']}",
        "kind": "earlier_level",
        "period_start": start,
        "period_end": end,
        "formula": EARLIER[change["measure"] if relative else "amount"],
        "derived_from": f"{change['figure_id']};{level['figure_id']}",
    }
    if indicator["prices"] == "may differ":
        reason = "the change may be in constant prices and the level is in current ones"
        yield _unsaid(common, basis, reason)
        return
    prices = "; change and level both in current prices" if indicator["prices"] == "current" else ""

    def formula(reading: str) -> Interval:
        stated, moved = interval(level, reading), interval(change, reading)
        if not relative:
            return Interval(max(0.0, stated.low - moved.high), stated.high - moved.low)
        return divided(stated, factor_of(moved, change["measure"]))

    value = level["value"] - change["value"]
    if relative:
        point = Interval(change["value"], change["value"])
        value = ratio(level["value"], factor_of(point, change["measure"]).low)
    yield _said(common, basis + prices, value, formula)


def _value_per_item(value: Row, items: Row, _: Row) -> Iterator[Row]:
    """The mean value of the things that are counted."""
    common = {
        **_about(value),
        "implied_id": f"value_per_item:{value['figure_id']}",
        "kind": "value_per_item",
        "formula": "value / number",
        "derived_from": f"{value['figure_id']};{items['figure_id']}",
    }
    basis = "the value is that of all the things counted, and of them alone"
    if items["measure"] != "level":
        yield _unsaid(common, basis, "their number is not stated, only its change")
        return

    def formula(reading: str) -> Interval:
        return divided(interval(value, reading), interval(items, reading))

    yield _said(common, basis, ratio(value["value"], items["value"]), formula)


def _share_of_whole(part: Row, whole: Row, _: Row) -> Iterator[Row]:
    """A part in percent of its whole."""

    def formula(reading: str) -> Interval:
        share = scaled(divided(interval(part, reading), interval(whole, reading)), 100)
        return Interval(share.low, min(share.high, 100.0))

    common = {
        **_about(part),
        "implied_id": f"share_of_whole:{part['figure_id']}",
        "kind": "share_of_whole",
        "measure": "share",
        "unit": "percent",
        "formula": "100 * part / whole",
        "derived_from": f"{part['figure_id']};{whole['figure_id']}",
    }
    basis = "the part is counted within the whole"
    yield _said(common, basis, 100 * ratio(part["value"], whole["value"]), formula)


def _sum(more: Row, first: Row, _: Row) -> Iterator[Row]:
    """Two amounts that are stated to stand beside each other."""
    if more["unit"] != first["unit"]:
        return
    common = {
        **_about(first),
        "implied_id": f"sum:{first['figure_id']}+{more['figure_id']}",
        "kind": "sum",
        "formula": "one + the other",
        "derived_from": f"{first['figure_id']};{more['figure_id']}",
        "period_start": pd.NaT,
        "period_end": pd.NaT,
    }
    if first["indicator"] != more["indicator"]:
        basis = f"nothing is counted in both; {first['indicator']} and {more['indicator']} together"
    else:
        basis = f"nothing is counted in both; {first['status']} and {more['status']} together"
    yield _said(
        common,
        basis,
        first["value"] + more["value"],
        lambda reading: added(interval(first, reading), interval(more, reading)),
    )


_BY_RELATION: dict[str, Callable[[Row, Row, Row], Iterator[Row]]] = {
    "change_to": _earlier_level,
    "value_of": _value_per_item,
    "part_of": _share_of_whole,
    "added_to": _sum,
}


def _total(share: Row, figures: list[Row]) -> Iterator[Row]:
    """The whole trade that a level is the share of, where one document gives both."""
    if not any(words in share["base_as_stated"].lower() for words in FOREIGN_TRADE):
        return  # of what whole it is the share is not known
    keys = (
        "document_id",
        "indicator",
        "ref_area",
        "counterpart_area",
        "period_start",
        "period_end",
    )
    for level in figures:
        same = all(_same(level[key], share[key]) for key in keys)
        if not same or level["measure"] != "level" or pd.isna(share["period_start"]):
            continue

        def formula(reading: str, level: Row = level) -> Interval:
            return divided(interval(level, reading), scaled(interval(share, reading), 0.01))

        common = {
            **_about(level),
            "implied_id": f"total:{share['figure_id']}+{level['figure_id']}",
            "kind": "total",
            "counterpart_area": "WORLD",
            "formula": "level / (share / 100)",
            "derived_from": f"{share['figure_id']};{level['figure_id']}",
        }
        basis = "level and share are of the same trade, and the share is of trade with the world"
        yield _said(common, basis, 100 * ratio(level["value"], share["value"]), formula)


def _yearly_mean(total: Row) -> Iterator[Row]:
    """The mean of a total over several years."""
    if pd.isna(total["period_start"]) or pd.isna(total["period_end"]):
        return
    years = round((total["period_end"] - total["period_start"]).days / DAYS_A_YEAR)
    if years < 2:
        return
    common = {
        **_about(total),
        "implied_id": f"yearly_mean:{total['figure_id']}",
        "kind": "yearly_mean",
        "formula": f"total / {years}",
        "derived_from": total["figure_id"],
    }
    basis = f"a mean over {years} years, not the amount of any one of them"
    yield _said(
        common,
        basis,
        total["value"] / years,
        lambda reading: scaled(interval(total, reading), 1 / years),
    )


def _sums_of_parts(figures: list[Row]) -> Iterator[Row]:
    """Exports plus imports, where one document states them as parts of a turnover."""
    by_id = {row["figure_id"]: row for row in figures}
    parts: dict[str, list[Row]] = {}
    for row in figures:
        if row["relation"] == "part_of" and row["relates_to"] in by_id:
            parts.setdefault(row["relates_to"], []).append(row)
    for whole_id, rows in parts.items():
        whole = by_id[whole_id]
        names = tuple(sorted(row["indicator"] for row in rows))
        alike = {(row["unit"], row["measure"]) for row in (whole, *rows)}
        if names != PARTITIONS.get(whole["indicator"]) or len(alike) > 1:
            continue

        def formula(reading: str, rows: list[Row] = rows) -> Interval:
            return added(interval(rows[0], reading), interval(rows[1], reading))

        common = {
            **_about(whole),
            "implied_id": f"sum_of_parts:{whole_id}",
            "kind": "sum_of_parts",
            "formula": " + ".join(row["indicator"] for row in rows),
            "derived_from": ";".join(row["figure_id"] for row in rows),
        }
        yield _said(
            common, "the parts make up the whole", sum(row["value"] for row in rows), formula
        )


# -- pieces


def _same(left: Any, right: Any) -> bool:
    return bool(left == right or (pd.isna(left) and pd.isna(right)))


def _earlier_period(change: Row) -> tuple[pd.Timestamp, pd.Timestamp, str]:
    """The period that a change starts from: the stated base, or the same period a year earlier."""
    if not pd.isna(change["base_start"]):
        return change["base_start"], change["base_end"], "the change is from the stated base"
    basis = "the base is not stated and taken to be the same period a year earlier"
    year = pd.DateOffset(years=1)
    return change["period_start"] - year, change["period_end"] - year, basis

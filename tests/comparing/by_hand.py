"""Small tables made by hand: figures in their own words, official figures, and what they give."""

from dataclasses import asdict

import pandas as pd

from analysis import parse_quantity
from analysis.comparing.agreement import agreement

Row = dict


def day(words: str | None) -> pd.Timestamp:
    """Return a day, or NaT for none."""
    return pd.NaT if words is None else pd.Timestamp(words)


def period(words: str | None) -> Row:
    """Return both days of a year or of an interval of days: *2020*, *2020-01-01/2020-05-31*."""
    first, _, last = (words or "").partition("/")
    if words and not last:
        first, last = f"{words}-01-01", f"{words}-12-31"
    return {"period_start": day(first or None), "period_end": day(last or None)}


def said(figure_id: str, words: str, of: str | None = "2020", **cells: object) -> Row:
    """Return a figure with its claim: a turnover of 2020, unless something else is said."""
    row = {
        "figure_id": figure_id,
        "claim_id": figure_id,
        "document_id": figure_id.split(".")[0],
        "indicator": "trade_turnover",
        "ref_area": "KZ",
        "counterpart_area": "RU",
        "status": "actual",
        "nature": "flow",
        "side": "KZ",
        "base_start": pd.NaT,
        "base_end": pd.NaT,
        "relates_to": "",
        "relation": "",
        "flag": None,
        "wrong": "",
        "partial": "",
        "superseded_by": "",
        "stated_on": "2021-04-30",
        "said_until": pd.Timestamp("2021-04-30"),
    }
    return {**row, **period(of), **asdict(parse_quantity(words)), **cells}


def to(figure_id: str, relation: str) -> Row:
    """Return the cells that relate a figure to another."""
    return {"relates_to": figure_id, "relation": relation}


def official(series: str, value: float, of: str = "2020", **cells: object) -> Row:
    """Return an official figure, a turnover in dollars unless something else is said."""
    row = {
        "series": series,
        "period": of,
        "indicator": "trade_turnover",
        "measure": "level",
        "basis": "reported",
        "ref_area": "KZ",
        "counterpart_area": "RU",
        "value": value,
        "unit": "USD",
        "published": "",
        "supersedes": "",
        "superseded_by": "",
        "base_start": pd.NaT,
        "base_end": pd.NaT,
    }
    return {**row, **period(of), **cells}


RATE = {"indicator": "exchange_rate", "counterpart_area": "US"}  # units for one dollar
NO_REFERENCE = official("none", 0.0, "1900", indicator="none")
NOTHING_IMPLIED = {"implied_id": "", "kind": "", "verdict": "", "derived_from": ""}


def held(
    *claims: Row,
    references: list[Row] | None = None,
    implied: list[Row] | None = None,
    mistaken_for: dict[str, list[str]] | None = None,
) -> pd.DataFrame:
    """Return the rows of agreement, by left figure, right figure and reading."""
    table = agreement(
        pd.DataFrame(claims),
        pd.DataFrame(implied or [NOTHING_IMPLIED]),
        pd.DataFrame(references or [NO_REFERENCE]),
        mistaken_for or {},
    )
    return table.set_index(["left_id", "right_id", "reading"])

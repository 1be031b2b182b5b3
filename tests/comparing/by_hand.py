"""Small tables made by hand: figures in their own words, official figures, and what they give."""

from collections.abc import Hashable, Mapping
from dataclasses import asdict
from typing import TypeVar

import pandas as pd
import pytest

from analysis import parse_quantity
from analysis.comparing import hedge_outcomes
from analysis.comparing.agreement import agreement
from analysis.record.schema import NET, edition

Row = dict
Case = TypeVar("Case", bound=Hashable)


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
        "may_be_partial": False,
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
        "reference_id": f"{series}:{of}",
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
        "supersedes": (),
        "superseded_by": "",
        "base_start": pd.NaT,
        "base_end": pd.NaT,
    }
    return {**row, **period(of), **cells}


RATE = {"indicator": "exchange_rate", "counterpart_area": "US"}  # units for one dollar
NO_REFERENCE = official("none", 0.0, "1900", indicator="none")
INDEX = ["left_id", "right_id", "reading"]
NOTHING_IMPLIED = {"implied_id": "", "kind": "", "verdict": "", "derived_from": ()}


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
    return table.set_index(INDEX)


def known_later(
    patch: pytest.MonkeyPatch, hedged: Row, number: Row, **cells: object
) -> pd.DataFrame:
    """Return what a hedge turned out to mean; `cells` are of the rows of agreement."""
    statistics = [row for row in [number] if "series" in row]
    claims = [row for row in [hedged, number] if "series" not in row]
    ids = [*(row["figure_id"] for row in claims), *map(edition, statistics)]
    known = pd.DataFrame([*claims, *statistics], ids)
    patch.setattr(
        hedge_outcomes,
        "sides",
        lambda pairs: [known.loc[pairs[name]] for name in ("left_id", "right_id")],
    )
    return hedge_outcomes.outcomes(
        held(*claims, references=statistics).reset_index().assign(**cells)
    )


def held_each(
    cases: Mapping[Case, list[Row]], references: list[Row] | None = None
) -> dict[Case, pd.DataFrame]:
    """Return the rows of agreement of each case, as `held` does of one: in one call for all.

    Each case has indicators and documents of its own, so nothing of it is held against another.
    """
    claims = [_of_case(row, f"#{n}") for n, rows in enumerate(cases.values()) for row in rows]
    table = held(*claims, references=references).reset_index()
    number = table["left_id"].str.extract(r"#(\d+)", expand=False).astype(int)
    plain = table.replace(r"#\d+", "", regex=True)
    return {case: plain[number == n].set_index(INDEX) for n, case in enumerate(cases)}


def held_words(
    pairs: list[tuple[str, str]], references: list[Row] | None = None
) -> dict[tuple[str, str], pd.DataFrame]:
    """Return the rows of agreement of the words of two figures, *a.1* and *b.1*, for each pair."""
    cases = {words: [said("a.1", words[0]), said("b.1", words[1])] for words in pairs}
    return held_each(cases, references)


def _of_case(row: Row, mark: str) -> Row:
    assert row["indicator"] not in NET, "it would count as another under a name of its own"
    ids = ("figure_id", "claim_id", "relates_to")
    named = {name: row[name].replace(".", f"{mark}.") for name in ids}
    return {**row, **named, "indicator": row["indicator"] + mark}

"""The figures of a text beside the record: who said the same, what contradicts them.

A figure is placed by what `proposals` says of it and then held against the record by the rules of
`comparing.agreement`, as if it were one more claim. What is not certain is not placed.
"""

from typing import Any

import numpy as np
import pandas as pd

from analysis.comparing.agreement import TOOLS, agreement
from analysis.comparing.references import official_changes
from analysis.comparing.rows import DOUBTS, MOVED
from analysis.comparing.verdicts import OUTCOMES
from analysis.comparing.vintages import said_until
from analysis.reading.bounds import NUMBERS
from analysis.record.figures import timestamp
from analysis.record.load import load
from analysis.record.schema import Row, edition, records
from analysis.scanning.known import known
from analysis.scanning.proposals import BY_KIND, proposals
from analysis.scanning.subjects import NO_WORD

JUDGED = ("agree", "agree if open", "contradict")
NOTHING = "nothing found"
NOT_PLACED = "not placed"
ROUNDED = "differs by rounding"
DRAFT = "text."  # begins the id of a figure of the text
PLACED = ("indicator", "ref_area", "counterpart_area")
OTHER = ("kind", "other_id", "other_value", "gap", "gap_percent", "size", "firm")
SOURCE = ("speaker", "publisher", "stated_on", "other_as_stated", "url")
COLUMNS = (
    *("start", "end", "as_stated", "value", "unit", "measure", "period_start", "period_end"),
    *(*PLACED, "verdict", "implied_verdict", *OTHER, *SOURCE, "reason"),
)


def compare(
    text: str, *, stated_on: str | None = None, language: str | None = None
) -> pd.DataFrame:
    """Hold the figures of a text against the record.

    Parameters
    ----------
    text : str
        A text; its first line is taken for its title.
    stated_on : str or None
        When it was said, as an ISO date that may be partial. Without it, periods such as *last
        year* are not known.
    language : str or None
        The code of the one language to look for; None: that of each sentence.

    Returns
    -------
    DataFrame
        One row for each figure of the record that a figure of the text can be held against, in the
        order of the text; `verdict` is agree, agree if open or contradict. One row with the verdict
        *nothing found* where there is none, and with *not placed* and a `reason` where the
        indicator, areas or period of a figure are not certain. `gap` is the other figure minus that
        of the text, between the nearest ends, and `gap_percent` the same in percent of the text's;
        `size`, `firm` and `reason` are those of ``agreement``, with the text's figure on the left;
        a reason ends with *differs by rounding* where the gap is below half a unit of the last
        place that one of the two is written with.

    Raises
    ------
    ValueError
        If `stated_on` is no date, or there is no file for `language`.

    Examples
    --------
    >>> found = compare("In 2022 trade between Kazakhstan and Russia exceeded $30 billion.")
    >>> against = found[found["other_id"] == "nurtleu-lavrov-2023.1"].iloc[0]
    >>> against["verdict"], against["other_as_stated"], f"{against['gap'] / 1e9:.2f} billion"
    ('contradict', 'has reached $26.1 billion', '-3.85 billion')
    """
    codebook = records(load("indicators"))
    record = known(codebook, records(load("speakers")), records(load("claims")))
    proposed = proposals(text, record, stated_on=stated_on, language=language)
    drafts, rows = [], []
    for number, proposal in enumerate(proposed, 1):
        row = _row(text, proposal) | {"id": f"{DRAFT}{number}"}
        why = _not_placed(proposal, record.natures, stated_on)
        rows.append({**row, "reason": why})
        if not why:
            drafts.append(_claim(row, proposal, record.natures, stated_on))
    pairs = _held(drafts) if drafts else {}
    beside = [other for row in rows for other in _beside(row, pairs.get(row["id"], []))]
    return pd.DataFrame(beside, columns=list(COLUMNS))


# -- the figures of the text


def _row(text: str, proposal: Row) -> Row:
    """Return what is known of a figure of the text by itself."""
    figure, period = proposal["candidate"], proposal["period"]
    return {
        "start": figure.start,
        "end": figure.end,
        "as_stated": text[figure.start : figure.end],
        "value": figure.quantity.value,
        "unit": figure.quantity.unit,
        "measure": proposal["measure"],
        "period_start": timestamp(period and period.start),
        "period_end": timestamp(period and period.end),
        **{name: proposal[name] for name in PLACED},
    }


def _not_placed(proposal: Row, natures: dict[str, str], stated_on: str | None) -> str:
    """Say why a figure cannot be held against others, or nothing."""
    if not proposal["status"]:
        return "speaks of what is planned or expected"
    if proposal["reasons"]["indicator"] == BY_KIND:  # for a person to look at
        return NO_WORD
    for name in ("indicator", "ref_area"):
        if not proposal[name]:
            return str(proposal["reasons"][name])
    if proposal["period"] is None:
        if natures[proposal["indicator"]] == "flow" or proposal["measure"] in MOVED:
            return "names no period that is known"
        if not stated_on:
            return "names no day, and when it was said is not given"
    return ""


def _claim(row: Row, proposal: Row, natures: dict[str, str], stated_on: str | None) -> Row:
    """Return a figure of the text as a row of claims."""
    quantity = proposal["candidate"].quantity
    return {
        **row,
        **{number: getattr(quantity, number) for number in NUMBERS},
        "claim_id": row["id"],
        "status": proposal["status"],
        "nature": natures[row["indicator"]],
        "hedge": quantity.hedge or "",
        "base_start": pd.NaT,
        "base_end": pd.NaT,
        "stated_on": stated_on or "",
        **dict.fromkeys(("relates_to", "relation", *DOUBTS), ""),
    }


# -- the record beside them


def _held(drafts: list[Row]) -> dict[str, list[Row]]:
    """Return what of the record stands beside each figure of the text, by its id."""
    claims, implied, official = (
        _filled(load(name)) for name in ("claims", "implied", "references")
    )
    changes = pd.DataFrame(official_changes(records(official), drafts), columns=official.columns)
    official = pd.concat([official, changes]) if len(changes) else official
    official = official.drop_duplicates(["series", "period"])
    indicators = {row["indicator"] for row in drafts}
    about = [table[table["indicator"].isin(indicators)] for table in (claims, implied)]
    said = pd.concat([pd.DataFrame(drafts), about[0]], ignore_index=True)
    pairs = agreement(
        said.assign(said_until=said["stated_on"].map(said_until)),
        about[1],
        official[official["indicator"].isin({*indicators, *TOOLS})],
        mistaken_for={},
    )
    return _by_draft(pairs, _sources(claims, implied, official), _last_places(said))


def _last_places(said: pd.DataFrame) -> dict[str, float]:
    """Return half a unit of the last place of each number without a hedge, as a part of it."""
    plain = said[(said["hedge"] == "") & (said["value"] != 0)]
    halves = (plain["high"] - plain["value"]).abs() / plain["value"].abs()
    return dict(zip(plain["claim_id"], halves, strict=True))


def _rounded(pair: Row, last_places: dict[str, float]) -> bool:
    """Tell whether figures that contradict lie no further apart than their rounding."""
    halves = (
        last_places.get(pair[f"{side}_id"], 0) * abs(pair[f"{side}_value"])
        for side in ("left", "right")
    )
    return bool(pair["verdict"] == "contradict" and abs(pair["gap"]) < max(halves))


def _filled(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table with empty text for missing text, as it stands in the files."""
    words = frame.select_dtypes(exclude=["number", "datetime"])
    return frame.assign(**{str(name): words[name].astype(object).fillna("") for name in words})


def _by_draft(
    pairs: pd.DataFrame, sources: dict[str, Row], last_places: dict[str, float]
) -> dict[str, list[Row]]:
    """Return the judged pairs of one figure of the text and one of the record."""
    pairs = pairs[pairs["verdict"].isin(JUDGED)]
    left, right = (pairs[f"{side}_id"].str.startswith(DRAFT) for side in ("left", "right"))
    pairs = pairs[left ^ right]
    by_draft: dict[str, dict[str, Row]] = {}
    for pair in records(pairs):
        turned = pair["right_id"].startswith(DRAFT)
        own, other = ("right", "left") if turned else ("left", "right")
        others = by_draft.setdefault(pair[f"{own}_id"], {})
        if pair["reading"] == "implied":
            others[pair[f"{other}_id"]]["implied_verdict"] = pair["verdict"]
            continue
        gap = (-1 if turned else 1) * pair["gap"] + 0.0  # no minus before zero
        value = pair[f"{own}_value"]
        reason = _turned(pair["reason"]) if turned else pair["reason"]
        others[pair[f"{other}_id"]] = {
            **{name: pair[name] for name in ("verdict", "size", "firm")},
            **sources[pair[f"{other}_id"]],
            "other_id": pair[f"{other}_id"],
            "other_value": pair[f"{other}_value"],
            "gap": gap,
            "gap_percent": 100 * gap / abs(value) if pd.notna(pair["gap_percent"]) else np.nan,
            "reason": f"{reason}; {ROUNDED}" if _rounded(pair, last_places) else reason,
        }
    return {name: list(others.values()) for name, others in by_draft.items()}


def _turned(reason: str) -> str:
    """Return a reason for a pair whose sides have changed places.

    >>> _turned("the right figure is above all that the left figure allows")
    'the right figure is below all that the left figure allows'
    """
    (_, above), (_, below) = OUTCOMES["above"], OUTCOMES["below"]
    if above in reason:
        return reason.replace(above, below)
    return reason.replace(below, above)


def _sources(claims: pd.DataFrame, implied: pd.DataFrame, official: pd.DataFrame) -> dict[str, Row]:
    """Return who says each figure of the record, when, in which words and where."""
    documents = {row["document_id"]: row for row in records(load("documents"))}
    rows: dict[str, Row] = {}
    for row in records(claims):
        document = documents[row["claim_id"].rpartition(".")[0]]
        said = row["speaker"], document["publisher"], row["stated_on"], row["as_stated"]
        rows[row["claim_id"]] = _source("claim", *said, document["url"])
    for row in records(implied):
        rows[row["implied_id"]] = _source("arithmetic", "", "", "", row["formula"], "")
    for row in records(official):
        said = row["reporter"], row["reporter"], "", row["title"]
        rows[edition(row)] = _source("reference", *said, row["url"])
    return rows


def _source(kind: str, *cells: Any) -> Row:
    words = (cell if isinstance(cell, str) else "" for cell in cells)
    return {"kind": kind, **dict(zip(SOURCE, words, strict=True))}


def _beside(row: Row, others: list[Row]) -> list[Row]:
    """Return a row for each figure beside one of the text, or one that says that there is none."""
    if not others:
        if row["reason"]:
            return [{**row, "verdict": NOT_PLACED}]
        return [{**row, "verdict": NOTHING, "reason": "the record has none of this kind and time"}]
    order = {"contradict": 0, "agree": 1, "agree if open": 2}
    kinds = {"reference": 0, "claim": 1, "arithmetic": 2}
    others = sorted(others, key=lambda other: other["stated_on"], reverse=True)
    others = sorted(others, key=lambda other: (order[other["verdict"]], kinds[other["kind"]]))
    return [{**row, **other} for other in others]

"""What is likely in the rows of a new statement; a person confirms or changes it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pandas as pd

from analysis.adding.drafts import NAMES, Draft
from analysis.reading.quantity import Quantity
from analysis.record.cells import RawTables
from analysis.record.figures import Reading, read_figure
from analysis.record.plausible import DAYS
from analysis.record.schema import WHAT, Row, records
from analysis.scanning.propose import propose_rows

AROUND = 90  # characters of the text that are shown on each side of a figure
USUAL = 0.5  # of the figures of an indicator that have the same areas, to propose these
LEVEL_OF_A_CHANGE = re.compile(
    r"[\s,–—-]*(?:(?:and|и)\s)?\s*(?:to|reach\w*|amount\w*|до|достиг\w*|состав\w*)\b", re.I
)


def proposed(raw: RawTables, draft: Draft, text: str, speaker: Row, stated_on: str) -> list[Row]:
    """Return the rows of a sheet for the figures of a text that the record does not have.

    Parameters
    ----------
    raw
        The tables of data/raw.
    draft
        The document; its rows are not looked at.
    text
        Its text, or an excerpt.
    speaker
        Who said it: a row of speakers.csv, whose cells may be empty.
    stated_on
        When it was said, if not when it was published.
    """
    document = pd.DataFrame([draft.document], dtype=str)
    documents = raw["documents"] if draft.known else pd.concat([raw["documents"], document])
    language = draft.document["language"]
    rows = records(
        propose_rows(
            {**raw, "documents": documents},
            text,
            draft.name,
            stated_on=stated_on or None,
            language=language if language in ("en", "ru", "kk") else None,
        )
    )
    usual = usual_areas(raw["figures"])
    lines = [line for line in text.splitlines() if line.strip()]
    made = []
    for row in rows:
        areas = (row["ref_area"], row["counterpart_area"])
        if not any(areas):
            areas = usual.get(row["indicator"], ("", ""))
        line = lines[int(row["passage"]) - 1] if row["passage"] else ""
        own = {
            "ref_area": areas[0],
            "counterpart_area": areas[1],
            "speaker": speaker["speaker"],
            "side": speaker["side"] if ";" not in speaker["side"] else "",
            "text": shown(line, row["as_stated"]),
            "passage": row["passage"] if draft.document["lines"] else "",
        }
        made.append({**dict.fromkeys(NAMES, ""), **{n: row[n] for n in row if n in NAMES}, **own})
    return related(made)


def shown(line: str, words: str) -> str:
    """Return the words in their surroundings, marked.

    >>> shown("Trade grew by 4 percent in 2024.", "grew by 4 percent")
    'Trade >>grew by 4 percent<< in 2024.'
    """
    start = line.find(words)
    if start < 0:
        return line[: 2 * AROUND]
    end = start + len(words)
    before = line[max(start - AROUND, 0) : start]
    before = f"…{before.partition(' ')[2]}" if start > AROUND else before
    after = line[end : end + AROUND]
    after = f"{after.rpartition(' ')[0]}…" if len(line) > end + AROUND else after
    return f"{before}>>{words}<<{after}"


def usual_areas(figures: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """Return the areas that nearly all figures of an indicator have, by indicator."""
    seen: dict[str, Counter[tuple[str, str]]] = {}
    for row in records(figures):
        areas = (row["ref_area"], row["counterpart_area"])
        seen.setdefault(row["indicator"], Counter())[areas] += 1
    usual = {name: (counts.most_common(1)[0], counts.total()) for name, counts in seen.items()}
    return {name: areas for name, ((areas, most), all_) in usual.items() if most >= USUAL * all_}


def related(rows: list[Row]) -> list[Row]:
    """Relate a change to the level behind it that it led to: *grew by 5 % – to $19 billion*.

    >>> words = {"text": "trade >>grew by 5%<<, to $19 billion", "passage": "1"}
    >>> change = {"figure_id": "a.1", "indicator": "x", "as_stated": "grew by 5%", **words}
    >>> level = {**change, "figure_id": "a.2", "as_stated": "$19 billion"}
    >>> [(row["relates_to"], row["relation"]) for row in related([change, level])[:1]]
    [('a.2', 'change_to')]
    """
    for row, following in pairwise(rows):
        behind = row["text"].partition("<<")[2]
        words = following["as_stated"]
        between = behind[: behind.find(words)] if words in behind else None
        if between is None or row["indicator"] != following["indicator"] or not row["indicator"]:
            continue
        change = "%" in row["as_stated"] or re.search(r"percent|процент|пайыз", row["as_stated"])
        if (change and LEVEL_OF_A_CHANGE.fullmatch(between.rstrip())) or (
            change and not between.strip(" ,–—-") and LEVEL_OF_A_CHANGE.match(words)
        ):
            row["relates_to"], row["relation"] = following["figure_id"], "change_to"
    return rows


def reading_of(row: Row, raw: RawTables, document: Row) -> Reading:
    """Read the words of a row, by its document and its indicator."""
    units = dict(zip(raw["indicators"]["indicator"], raw["indicators"]["unit"], strict=True))
    stated_on = row["stated_on"] or document["published"]
    cells = {"relation": "", **row}
    return read_figure(cells, stated_on, units.get(row["indicator"]), document["language"])


def repeated(row: Row, quantity: Quantity, figures: list[Row], stated_on: str) -> str:
    """Return the figure of the record that a row seems to report again, or nothing.

    It is of the same speaker, thing and words' value, and was said at most a week before or after.
    """
    if not row["speaker"] or len(stated_on) < len("2021-04-06"):
        return ""
    said = pd.Timestamp(stated_on)
    for figure in figures:
        alike = all(row[name] == figure[name] for name in (*WHAT, "speaker"))
        value = (figure["unit"], figure["measure"]) == (quantity.unit, quantity.measure)
        meets = quantity.low <= figure["high"] and figure["low"] <= quantity.high
        day = figure["said_until"]
        if alike and value and meets and not pd.isna(day) and abs((day - said).days) <= DAYS:
            return str(
                figure["relates_to"] if figure["relation"] == "repeats" else figure["figure_id"]
            )
    return ""

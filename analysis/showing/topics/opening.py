"""The answer at the head of a notebook: the size of its record, and a table of years."""

from __future__ import annotations

from typing import Unpack

import pandas as pd
from IPython.display import Markdown

from analysis.record.schema import Row, records
from analysis.showing import provenance, wording
from analysis.showing.select import JUDGED, Question, left_out_of, pairs
from analysis.showing.topics.prose import prose

#: The columns of the answer, by whose official speaks; all others speak in the third.
SIDES = {"KZ": "Kazakhstan's side", "RU": "Russia's side"}
OTHERS = "others"


def size_of(rows: pd.DataFrame, of_what: str) -> Markdown:
    """Say how many figures there are, of how many documents, how firmly seen, and how late.

    Only a document that was read whole has numbered passages.
    """
    documents = rows["passage"].notna().groupby(rows["document_id"]).any()
    days = rows["stated_on"].dropna()
    last = wording.stated(days[days.str.len() == len("2021-08-19")].max())
    return prose(f"""
        *{len(rows)} figures {of_what} of {len(documents)} documents, of which {documents.sum()}
        were read whole and {(~documents).sum()} are known from excerpts or notes; the latest
        with a known day is of {last}.*""")


def box(*sentences: str) -> Markdown:
    """Show the answer of a notebook: a few sentences, set off from the rest."""
    return Markdown("\n".join(f"> - {' '.join(sentence.split())}" for sentence in sentences))


def how_many_shown(rows: pd.DataFrame, *indicators: str, **question: Unpack[Question]) -> Markdown:
    """Say how many figures of the asked areas are shown, and why each other one is not.

    The rows are chosen by the question, whose first words are the areas.
    """
    left_out = left_out_of(*indicators, **question)
    left_out = left_out[~left_out["why"].str.startswith(("area", "counterpart"))]
    counts = left_out["why"].map(_why).value_counts()
    whys = "; ".join(f"{count} {why}" for why, count in counts.items())
    return prose(f"""
        **{len(rows)} of {len(rows) + len(left_out)} figures are shown.** Left out, each for the
        first reason that applies: {whys or "none"}.""")


def _why(reason: str) -> str:
    """Say in words why a question leaves a figure out."""
    word, _, value = reason.partition(": ")
    said = {
        "flagged": "marked as errors of their source",
        "repeats another": "repeat another figure",
        "span": f"of another period ({value})",
        "year": "of other years",
        "unit": f"in {value}",
        "measure": f"stated as a {value}",
        "said_in": "said in other years",
    }
    return said.get(word, f"by {word} ({value})")


def by_year(said: pd.DataFrame, statistics: pd.DataFrame) -> pd.DataFrame:
    """Show for each year what the statistics have, what each side said, and the verdict."""
    rows = said.assign(year=said["period_end"].dt.year)
    known = statistics.set_index(statistics["period_end"].dt.year)
    table = []
    for year, group in rows.groupby("year"):
        official = known.loc[[year]] if year in known.index else known.head(0)
        has = ", ".join(wording.amount(row["value"], row["unit"]) for row in records(official))
        sides = {name: told(group[group["side"] == side]) for side, name in SIDES.items()}
        sides[OTHERS] = told(group[~group["side"].isin(SIDES)])
        verdict = {"verdict": verdict_on(group, official)}
        table.append({"year": str(year), "statistics": has or "none", **sides, **verdict})
    return pd.DataFrame(table).set_index("year")


def told(rows: pd.DataFrame) -> str:
    """Write figures with who said them and when.

    >>> from analysis.showing.select import figures
    >>> told(figures("student_count", document="lavrov-visit-2021"))
    'more than 66,000 (the publisher, Apr 2021)'
    """
    names = provenance.short_labels_of(rows)
    return "; ".join(
        f"{wording.hedged(row)} ({name})" for row, name in zip(records(rows), names, strict=True)
    )


def spoken(rows: pd.DataFrame) -> list[str]:
    """Label the rows of a chart by their number with its hedge, the speaker and the month."""
    names = provenance.short_labels_of(rows)
    return [
        f"{wording.hedged(row)}: {name}" for row, name in zip(records(rows), names, strict=True)
    ]


def verdict_on(group: pd.DataFrame, official: pd.DataFrame) -> str:
    """Count by verdict the figures of one year beside the statistics, and the pairs among them."""
    parts = []
    judged = pairs(group, official, verdict=JUDGED)["verdict"]
    if len(judged):
        parts.append(f"{len(judged) - _against(judged)} of {len(judged)} agree with the statistics")
    among = pairs(group, verdict=JUDGED)["verdict"]
    if _against(among):
        parts.append(f"{_against(among)} of {len(among)} pairs contradict each other")
    return "; ".join(parts) or "nothing to compare"


def _against(verdicts: pd.Series) -> int:
    return int((verdicts == "contradict").sum())


def by_speaker(row: Row) -> str:
    """Quote a figure with who said it and when."""
    name = provenance.speaker(row)
    return f"{wording.quoted(row['as_stated'])} ({name}, {wording.stated(row['stated_on'])})"

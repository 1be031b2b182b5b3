"""What every notebook begins and closes with: the size of the record, years, what is left out."""

from __future__ import annotations

import pandas as pd
from IPython.display import Markdown

from analysis.record.load import load
from analysis.record.schema import Row, records
from analysis.showing import provenance, wording
from analysis.showing.select import JUDGED, ids_of, pairs
from analysis.showing.topics.prose import prose

#: How the reasons of `left_out_of` read in a sentence, by the word of the question.
WHY = {
    "unit": "in {}",
    "measure": "a {}",
    "status": "{}",
    "span": "period: {}",
    "area": "of {}",
    "counterpart": "with {}",
    "year": "of {}",
    "since": "of {}",
    "flagged": "an error of its source",
    "repeats another": "a repeat of what is shown",
    "undated": "undated",
}
SIDES = {"KZ": "Kazakhstan's side", "RU": "Russia's side"}
OTHERS = "others, or not named"
#: The notes on documents of which not all was read.
PARTLY = "excerpt|headline"


def size_of(rows: pd.DataFrame) -> Markdown:
    """Say how many figures there are, of how many documents, how these were read, and until when.

    Examples
    --------
    >>> from analysis.showing.select import figures
    >>> "figures of" in size_of(figures("student_count", with_flagged=True)).data
    True
    """
    documents = load("documents").set_index("document_id").loc[rows["document_id"].unique()]
    whole = ~documents["note"].fillna("").str.contains(PARTLY, case=False)
    latest = wording.stated(documents["published"].dropna().max())
    return prose(f"""
        *{len(rows)} figures of {len(documents)} documents, of which {whole.sum()}
        {"was" if whole.sum() == 1 else "were"} read whole and the others in excerpts; the latest of
        {latest}.*""")


def answer(*sentences: str) -> Markdown:
    """Show the answer of a notebook: sentences in a box."""
    return Markdown("\n".join(f"> - {' '.join(sentence.split())}" for sentence in sentences))


def year_of(rows: pd.DataFrame) -> pd.Series:
    """Give the year that each figure is of: that of its period, else that in which it was said."""
    said = pd.to_numeric(rows["stated_on"].str[:4])
    years: pd.Series = rows["period_end"].dt.year.fillna(said).astype("Int64")
    return years


def by_year(said: pd.DataFrame, statistics: pd.DataFrame | None = None) -> pd.DataFrame:
    """Show for each year what statistics and each side have, who said it when, and the verdict."""
    years = year_of(said)
    known = None if statistics is None else statistics["period_end"].dt.year
    rows = []
    for year in sorted(years.dropna().unique()):
        of_year = said[years == year]
        official = None if statistics is None else statistics[known == year]
        row = {"year": str(year)}
        if official is not None:
            row["statistics"] = "; ".join(_measured(official))
        sides = of_year["side"].astype(object).map(SIDES).fillna(OTHERS)
        row |= {
            name: "; ".join(_said(of_year[sides == name])) for name in (*SIDES.values(), OTHERS)
        }
        rows.append({**row, "verdict": verdict_on(of_year, official)})
    return pd.DataFrame(rows).set_index("year")


def verdict_on(said: pd.DataFrame, official: pd.DataFrame | None = None) -> str:
    """Say how many pairs of figures of one year contradict each other."""
    table = pairs(said, verdict=JUDGED)
    if official is not None and len(official):
        table = pd.concat([table, pairs(said, official, verdict=JUDGED)])
    against = (table["verdict"] == "contradict").sum()
    if not len(table):
        return "nothing to compare with"
    return f"{against} of {len(table)} pairs contradict" if against else "agree"


def contradicting(rows: pd.DataFrame) -> pd.DataFrame:
    """Choose the figures of which some pair among them contradicts, taken literally."""
    table = pairs(rows, verdict="contradict")
    return rows[rows["figure_id"].isin({*table["left_id"], *table["right_id"]})]


def how_many(shown: pd.DataFrame, left_out: pd.DataFrame) -> Markdown:
    """Say how many figures are shown of how many, and why the others are not."""
    left_out = left_out[~left_out["figure_id"].isin(ids_of(shown))]
    total = len(shown) + len(left_out)
    if not len(left_out):
        return prose(f"All {total} figures of the record on this are shown.")
    why = (
        f"{_why(str(reason))} ({number})"
        for reason, number in left_out["why"].value_counts().items()
    )
    return prose(f"{len(shown)} of {total} figures are shown. Left out: {'; '.join(why)}.")


def labels(rows: pd.DataFrame) -> list[str]:
    """Name each figure of a chart by its speaker and month, and say where it is not of what is."""
    names = provenance.short_labels_of(rows)
    return [f"{name}{_not_yet(row)}" for row, name in zip(records(rows), names, strict=True)]


def quoted_with(rows: pd.DataFrame) -> list[str]:
    """Write each figure's number, speaker and date, for a sentence."""
    names = provenance.short_labels_of(rows)
    return [
        f"{wording.hedged(row)} ({name})" for row, name in zip(records(rows), names, strict=True)
    ]


def _why(reason: str) -> str:
    name, _, value = reason.partition(": ")
    return WHY.get(name, f"have another {name}: {{}}").format(value)


def _said(rows: pd.DataFrame) -> list[str]:
    words = quoted_with(rows)
    return [f"{said}{_not_yet(row)}" for row, said in zip(records(rows), words, strict=True)]


def _not_yet(row: Row) -> str:
    return "" if row["status"] == "actual" else f", {row['status']}"


def _measured(rows: pd.DataFrame) -> list[str]:
    return [
        f"{wording.amount(row['value'], row['unit'])} ({row['reporter']})" for row in records(rows)
    ]

"""Where each number comes from: words, speaker, date and document, in tables for readers."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis import prose
from analysis.asof import said_until
from analysis.implied import growth_between, interval
from analysis.schema import TOPICS, Row, records
from analysis.tables import load

MANY = 6  # documents that a line under a chart names one by one


def all_figures() -> pd.DataFrame:
    """Every stated figure of the record: the seven topic tables in one."""
    return pd.concat([load(topic) for topic in TOPICS], ignore_index=True)


def together(*frames: pd.DataFrame) -> pd.DataFrame:
    """Rows of several tables one below the other, to be drawn in one chart."""
    rows = [row for frame in frames for row in records(frame)]
    return pd.DataFrame(rows)


def growth(pairs: Iterable[tuple[str, str]]) -> pd.DataFrame:
    """The changes between pairs of dated figures, the earlier one first, as rows of ``implied``.

    ``implied`` itself holds those between neighbouring statements alone, so that a statement which
    is added later may take the place of an earlier one there; here a pair stays what it is.

    Examples
    --------
    >>> growth([("lavrov-visit-2021.6", "tokayev-izvestia-2024.11")])["verdict"].item()
    'fall'
    """
    said = {row["figure_id"]: row for row in records(all_figures())}
    rows = []
    for pair in pairs:
        earlier, later = (
            said[each] | {"said_until": said_until(said[each]["stated_on"])} for each in pair
        )
        rows.append(growth_between(earlier, later))
    return pd.DataFrame(rows)


def sources_table(rows: pd.DataFrame) -> pd.DataFrame:
    """The numbers of a chart, each with its words, speaker, date and source.

    Parameters
    ----------
    rows
        Rows of the topic tables, of ``claims`` or of ``implied``.

    Returns
    -------
    DataFrame
        One row a figure, named by its words: value, bounds (what they are commonly taken as
        behind, where it differs), period, who said it and when, the document with its publisher,
        and the figure's id in the record.

    Examples
    --------
    >>> table = sources_table(load("student_counts"))
    >>> table.loc["more than 66 thousand people", ["bounds", "said by"]].tolist()
    ['66,000 or more; commonly 66,000 to 67,000', 'the publisher, Apr 2021']
    """
    documents = {row["document_id"]: row for row in records(load("documents"))}
    said = {row["figure_id"]: row for row in records(all_figures())}
    return _by([_source_row(row, said, documents) for row in records(rows)], "words")


def reference_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Official figures with their reporter, source and caveats, one row a figure."""
    official = [
        {
            "period": prose.period(row["period_start"], row["period_end"]),
            "value": prose.amount(row["value"], row["unit"]),
            "reporter": row["reporter"],
            "source": row["title"],
            "note": row["note"] if isinstance(row["note"], str) else "",
            "series": row["series"],
        }
        for row in records(rows)
    ]
    return _by(official, "period")


def _by(rows: list[Row], name: str) -> pd.DataFrame:
    """Rows by one of their columns, whose name stands in the same line as the others."""
    return pd.DataFrame(rows).set_index(name).rename_axis(index=None, columns=name)


def sides(pairs: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The figures on the left and on the right of each row of ``agreement``, in its order.

    An official figure is a row with both its bounds at the value, in either reading.

    Examples
    --------
    >>> left, right = sides(load("agreement").query("left_id == 'lavrov-visit-2021.4'").tail(1))
    >>> left["as_stated"].item(), right["reporter"].item()
    ('to $ 19 billion', 'Bureau of National Statistics of Kazakhstan')
    """
    known = {row["figure_id"]: row for row in records(all_figures())}
    known |= {row["implied_id"]: row for row in records(load("implied"))}
    for row in records(load("references")):
        ends = dict.fromkeys(("low", "high", "implied_low", "implied_high"), row["value"])
        known[f"{row['series']}:{row['period']}"] = row | ends
    left, right = (
        pd.DataFrame([known[each] for each in pairs[side]]) for side in ("left_id", "right_id")
    )
    return left, right


def pairs_table(pairs: pd.DataFrame) -> pd.DataFrame:
    """Rows of ``agreement`` for readers: words and bounds of both sides, verdict and gap.

    The gap is what lies between the nearest ends of the two; it is negative where the right one is
    the lower.

    Examples
    --------
    >>> projects = "left_id == 'lavrov-visit-2021.5' and reading == 'literal'"
    >>> table = pairs_table(load("agreement").query(projects).head(1))
    >>> table["gap"].item(), table["bounds of the right"].item()
    ('−18', 'exactly 32')
    """
    left, right = (records(each) for each in sides(pairs))
    said = {row["figure_id"]: row["as_stated"] for row in records(all_figures())}
    rows = [
        {
            "left": _side(one, said),
            "bounds of the left": _bounds(one, pair["reading"]),
            "right": _side(other, said),
            "bounds of the right": _bounds(other, pair["reading"]),
            "reading": pair["reading"],
            "verdict": pair["verdict"],
            "gap": prose.amount(pair["gap"], pair["unit"]) if abs(pair["gap"]) > 0 else "",
            "reason": pair["reason"],
        }
        for pair, one, other in zip(records(pairs), left, right, strict=True)
    ]
    return _by(rows, "left")


def growth_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Growths for readers: from which words to which, bounds and direction in both readings."""
    said = {row["figure_id"]: row["as_stated"] for row in records(all_figures())}
    titles = load("indicators").set_index("indicator")["title"]
    growths = [
        {
            "from … to": " to ".join(f"“{said[each]}”" for each in figure_ids(row)),
            "of": titles[row["indicator"]],
            "literally": _bounds(row, "literal"),
            "verdict": row["verdict"],
            "as commonly taken": _bounds(row, "implied"),
            "verdict as commonly taken": row["implied_verdict"],
        }
        for row in records(rows)
    ]
    return _by(growths, "from … to")


def source_line(rows: pd.DataFrame) -> str:
    """The line under a chart: the documents that its rows come from, with their dates."""
    documents = {row["document_id"]: row for row in records(load("documents"))}
    ids = [each.rsplit(".", 1)[0] for row in records(rows) for each in figure_ids(row)]
    distinct = list(dict.fromkeys(ids))
    if len(distinct) > MANY:
        return f"Source: {len(distinct)} documents of the record, listed in the table below."
    named = [
        f"{documents[each]['title']} ({prose.stated(documents[each]['published'])})"
        for each in distinct
    ]
    return "Source: " + "; ".join(named) + "."


def labels_of(rows: pd.DataFrame) -> list[str]:
    """What stands beside each row of a chart: words, speaker and date, or the formula."""
    return [_label(row) for row in records(rows)]


def _label(row: Row) -> str:
    if is_implied(row):
        return str(row["formula"])
    return f"“{row['as_stated']}”, {speaker(row)}, {prose.stated(row['stated_on'])}"


def speaker(row: Row) -> str:
    """Who said it, else the publisher, or that neither is named."""
    if isinstance(row["speaker"], str):
        return row["speaker"]
    publishers = {each["document_id"]: each["publisher"] for each in records(load("documents"))}
    document = figure_ids(row)[0].rsplit(".", 1)[0]
    return "the publisher" if isinstance(publishers[document], str) else "nobody named"


def is_implied(row: Row) -> bool:
    """Whether a row follows from stated figures, instead of being one."""
    return isinstance(row.get("implied_id"), str)


def figure_ids(row: Row) -> list[str]:
    """The stated figures behind a row: itself, or those that it is derived from."""
    if is_implied(row):
        return str(row["derived_from"]).split(";")
    return [str(row["figure_id"] if "figure_id" in row else row["claim_id"])]


def _source_row(row: Row, said: dict[str, Row], documents: dict[str, Row]) -> Row:
    figures = [said[each] for each in figure_ids(row)]
    words = "; ".join(dict.fromkeys(each["as_stated"] for each in figures))
    speakers = (f"{speaker(each)}, {prose.stated(each['stated_on'])}" for each in figures)
    titles = (_document(documents[each["document_id"]]) for each in figures)
    literal, implied = _bounds(row, "literal"), _bounds(row, "implied")
    return {
        "words": f"{row['formula']}: {words}" if is_implied(row) else words,
        "value": prose.amount(row["value"], row["unit"]),
        "bounds": literal if literal == implied else f"{literal}; commonly {implied}",
        "period": prose.period(row["period_start"], row["period_end"]),
        "said by": "; ".join(dict.fromkeys(speakers)),
        "source": "; ".join(dict.fromkeys(titles)),
        "figure": ", ".join(figure_ids(row)),
    }


def _bounds(row: Row, reading: str) -> str:
    low, high = interval(row, reading)
    return prose.bounds(low, high, row["unit"])


def _side(row: Row, said: dict[str, str]) -> str:
    """One side of a pair: the words, the arithmetic with its words, or who reports it."""
    if isinstance(row.get("reporter"), str):
        return f"{row['reporter']}, {prose.period(row['period_start'], row['period_end'])}"
    if not is_implied(row):
        return _label(row)
    words = " and ".join(f"“{said[each]}”" for each in figure_ids(row))
    return f"{row['formula']}, from {words}, {prose.period(row['period_start'], row['period_end'])}"


def _document(document: Row) -> str:
    publisher = f", {document['publisher']}" if isinstance(document["publisher"], str) else ""
    return f"{document['title']}{publisher}"

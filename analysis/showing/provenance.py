"""Where each number comes from: words, speaker, date and document, in tables for readers."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis.record.hints import last_name
from analysis.record.load import (
    by_key,
    figure_ids,
    is_implied,
    load,
    sides,
    stated,
)
from analysis.record.schema import AREAS, Row, records
from analysis.showing import wording
from analysis.showing.named import naming
from analysis.showing.sources import MARKS, ReaderTable, Sources, of_what
from analysis.showing.verdict_words import why
from analysis.showing.wording import ENGLISH

GAP = "least gap, second less first"  # the column of `pairs_table`
READINGS = {"literal": "literally", "implied": "as commonly taken"}  # how pages call them
MANY = 3  # documents that a line under a chart names one by one


def sources_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the numbers of a chart, each with its words, speaker, date and source.

    Parameters
    ----------
    rows
        Rows of the topic tables, of ``claims`` or of ``implied``.

    Returns
    -------
    DataFrame
        One row a figure, named by its words: their reading, bounds (what they are commonly taken
        as behind, where it differs), period, who said it and when, the documents that report it
        with their publishers, the figure's id in the record, `MARKS`, and, where any has one, its
        note. Where they are of several things, what each is of comes first.

    Examples
    --------
    >>> table = sources_table(load("student_counts"))
    >>> table.loc["more than 66 thousand people", ["value", "bounds", "when"]].tolist()
    ['more than 66,000', '66,000 or more; commonly 66,000 to 67,000', 'Apr 2021']
    """
    claims = by_key("claims")
    ids = {name for row in records(rows) for name in figure_ids(row)}
    said = {name: dict(stated()[name]) for name in ids}
    for name, row in said.items():
        others = claims[name]["attested_by"] if name in claims else ()
        reports = dict.fromkeys([row["document_id"], *others])
        row["reports"] = [by_key("documents")[name] for name in reports]
    return _of_kinds(rows, by(Sources([_source_row(row, said) for row in records(rows)]), "words"))


def _of_kinds(rows: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Say first of what each row is, where that differs."""
    of = [] if "implied_id" in rows or "indicator" not in rows else of_what(rows)
    if len(set(of)) > 1:
        table.insert(0, "of", of)
    return table


def reference_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Official figures with their reporter, source and caveats, one row a figure."""
    official = [
        {
            "period": wording.period_of(row),
            "value": wording.hedged(row),
            "reporter": row["reporter"],
            "source": row["title"],
            "note": row["note"] if isinstance(row["note"], str) else "",
            "series": row["series"],
        }
        for row in records(rows)
    ]
    return _of_kinds(rows, by(Sources(official), "period"))


def by(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Show rows by one of their columns, whose name stands in the same line as the others."""
    shown = table if isinstance(table, ReaderTable) else ReaderTable(table)
    return shown.set_index(name).rename_axis(index=None, columns=name)


def pairs_table(pairs: pd.DataFrame) -> pd.DataFrame:
    """Rows of ``agreement`` for readers: words and bounds of both sides, verdict and gap.

    The gap is what lies between the nearest ends of the two; between percentages it is in points.

    Examples
    --------
    >>> projects = "left_id == 'lavrov-visit-2021.5' and reading == 'literal'"
    >>> table = pairs_table(load("agreement").query(projects).head(1))
    >>> table[GAP].item(), table["bounds of the second"].item()
    ('−18', 'exactly 32')
    """
    left, right = (records(each) for each in sides(pairs))
    codebook = by_key("indicators")
    rows = [
        {
            "first": named_label(one),
            "bounds of the first": ENGLISH.exact_bounds(one, pair["reading"]),
            "second": named_label(other),
            "bounds of the second": ENGLISH.exact_bounds(other, pair["reading"]),
            "reading": READINGS[pair["reading"]],
            "verdict": pair["verdict"],
            GAP: _gap(pair) if abs(pair["gap"]) > 0 else "",
            "reason": "; ".join(why(pair, codebook, left=one, right=other)),
        }
        for pair, one, other in zip(records(pairs), left, right, strict=True)
    ]
    return by(pd.DataFrame(rows), "first")


def titles() -> pd.Series:
    """Give the titles of the indicators."""
    return load("indicators").set_index("indicator")["title"]


def source_line(rows: pd.DataFrame) -> str:
    """Return the line under a chart: the documents that its rows come from, with their dates."""
    known = stated()
    ids = [known[name]["document_id"] for row in records(rows) for name in figure_ids(row)]
    distinct = list(dict.fromkeys(ids))
    if len(distinct) > MANY:
        return "Source: the documents in the table of sources below."
    named = [
        f"{document['title']} ({wording.stated(document['published'])})"
        for document in map(by_key("documents").__getitem__, distinct)
    ]
    return "Source: " + "; ".join(named) + "."


def labels_of(rows: pd.DataFrame) -> list[str]:
    """Return what stands beside each row of a chart: words, speaker and date; or arithmetic."""
    return [_arithmetic(row) if is_implied(row) else _label(row) for row in records(rows)]


def traced(rows: pd.DataFrame) -> bool:
    """Whether rows are figures of the record, and no examples."""
    return bool(rows.columns.intersection(["figure_id", "claim_id", "implied_id"]).size)


def words_of(rows: pd.DataFrame) -> list[str]:
    """Say whose words are behind each row of a chart, also of one that follows from others.

    >>> counts = load("student_counts")
    >>> words_of(counts[counts["as_stated"] == "more than 66 thousand people"])
    ['“more than 66 thousand people”, MIL OSI Russia News, Apr 2021']
    """
    labels = labels_of(rows)
    for number, row in enumerate(records(rows)):
        if is_implied(row):
            labels[number] += f": {'; '.join(_label(stated()[name]) for name in figure_ids(row))}"
    return labels


def short_label(row: Row) -> str:
    """Name a figure by the last name of its speaker, an office or outlet, and when it was said.

    >>> short_label(stated()["fsb-2025.1"])
    'Border Service of the FSB of Russia, Feb 2026'
    """
    known = by_key("speakers").get(name := speaker(row), {"speaker": name, "office": ""})
    short = last_name(known) if name == row["speaker"] else name  # an outlet is named in full
    return f"{short}, {wording.month(row['stated_on'])}"


def in_words(row: Row, document: Row, behind: Iterable[Row] = (), *, links: bool = False) -> str:
    """Say whose a figure is: its words with speaker and day; what it follows from; its reporter.

    Words of another language come with their reading in English. `behind` has the figures that one
    follows from. With `links` the words lead to their figure, as `naming` has it.

    >>> row = {"as_stated": "66 thousand", "speaker": "", "stated_on": "2021-04"}
    >>> in_words(row, {"publisher": "TASS", "language": "en"})
    '“66 thousand”, TASS, Apr 2021'
    """
    quote = naming if links else lambda words, _: words
    if isinstance(row.get("reporter"), str):
        return f"{quote(row['reporter'], row)}, {wording.period_of(row)}"
    if is_implied(row):
        words = " and ".join(quote(f"“{of['as_stated']}”", of) for of in behind)
        return f"{_arithmetic(row)}, from {words}, {wording.period_of(row)}"
    read = "" if document["language"] == "en" else f" [{wording.hedged(row)}]"
    words = quote(f"“{row['as_stated']}”", row)
    who = wording.speaker(row["speaker"], document["publisher"])
    return f"{words}{read}, {who}, {wording.stated(row['stated_on'])}"


def _label(row: Row, *, links: bool = False) -> str:
    """Return `in_words` of a row of the record, with whose numbers a chart may have computed."""
    if isinstance(row.get("reporter"), str):
        return in_words(row, {}, links=links)
    behind = [stated().get(name, row) for name in figure_ids(row)]
    return in_words(row if is_implied(row) else behind[0], _document_of(row), behind, links=links)


def quoted(row: Row) -> str:
    """Return the words of a figure, which lead to it."""
    return naming(f"“{row['as_stated']}”", row)


def named_label(row: Row) -> str:
    """Say whose a figure is, as `in_words`, with words that lead to it."""
    return _label(row, links=True)


def _arithmetic(row: Row) -> str:
    """Name the arithmetic behind what follows from figures; its formula is in the record."""
    return str(row["kind"]).replace("_", " ")


def in_english(row: Row) -> str:
    """Give the reading of a figure, in brackets, where its words are in another language."""
    english = _document_of(row)["language"] == "en"
    return "" if english else f" [{wording.hedged(stated()[figure_ids(row)[0]])}]"


def speaker(row: Row) -> str:
    """Who said it, else the outlet."""
    return wording.speaker(row["speaker"], _document_of(row)["publisher"])


def speaking_for(row: Row) -> list[str]:
    """Say for which side an outlet speaks, if its text does for one.

    >>> speaking_for({"speaker": None, "side": "RU"}), speaking_for({"speaker": "P", "side": "RU"})
    (['speaking for Russia'], [])
    """
    side = None if isinstance(row["speaker"], str) else AREAS.get(row["side"])
    return [f"speaking for {side}"] if side else []


def _document_of(row: Row) -> Row:
    of = row if isinstance(row.get("document_id"), str) else stated()[figure_ids(row)[0]]
    return by_key("documents")[of["document_id"]]


def _source_row(row: Row, said: dict[str, Row]) -> Row:
    figures = [said[each] for each in figure_ids(row)]
    english = in_english if is_implied(row) else lambda _: ""  # else the value is beside it
    words = "; ".join(dict.fromkeys(each["as_stated"] + english(each) for each in figures))
    titles = (
        ", ".join(filter(_is_text, (report["title"], report["publisher"])))
        for each in figures
        for report in each["reports"]
    )
    who = (", ".join([speaker(each), *speaking_for(each)]) for each in figures)
    notes = (each[name] for each in figures for name in ("flag", "note"))
    marks = {mark for each in figures for mark in _marks(each)}
    literal, implied = (wording.bounds_of(row, reading) for reading in READINGS)
    return {
        "words": f"{_arithmetic(row)}: {words}" if is_implied(row) else words,
        "value": wording.hedged(row),
        "bounds": literal if literal == implied else f"{literal}; commonly {implied}",
        "period": _period_and_base(row),
        "who": "; ".join(dict.fromkeys(who)),
        "when": "; ".join(dict.fromkeys(wording.stated(each["stated_on"]) for each in figures)),
        "source": "; ".join(dict.fromkeys(titles)),
        "figure": ", ".join(figure_ids(row)),
        "marks": " ".join(mark for mark in MARKS if mark in marks),
        "note": " ".join(dict.fromkeys(filter(_is_text, notes))),
    }


def _period_and_base(row: Row) -> str:
    """Write a period, with that which a change starts from where it is not the year before."""
    told = wording.period_of(row)
    end = row.get("base_end")
    if row.get("measure") == "share" or pd.isna(end) or end.year + 1 == row["period_end"].year:
        return told
    return f"{told}, against {wording.period(row['base_start'], end)}"


def _marks(row: Row) -> list[str]:
    """Give the `MARKS` of a figure."""
    excerpt = _document_of(row)["extent"] == "excerpt"
    headline, ours = row["place"] == "headline", row["period_source"] == "ours"
    return [mark for mark, set_ in zip(MARKS, (excerpt, headline, ours), strict=True) if set_]


def _is_text(cell: Any) -> bool:
    return isinstance(cell, str)


def _gap(pair: Row) -> str:
    unit = "percentage points" if pair["unit"] == "percent" else pair["unit"]
    return wording.amount(pair["gap"], unit)

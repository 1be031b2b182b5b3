"""What a person noted of each figure, held against what the words are read as."""

import re
from dataclasses import asdict
from pathlib import Path

from analysis.adding.drafts import Draft, cell_faults
from analysis.adding.proposed_rows import reading_of
from analysis.record.by_hand import otherwise, period_by_hand, quantity_by_hand, row_by_hand
from analysis.record.cells import BadInput, Problem, RawTables
from analysis.record.figures import Fault, RowReading
from analysis.record.schema import Row
from analysis.scanning.verify import (
    beginning,
    comparable,
    passages_of,
    pattern_of,
    words_lacking,
)

HAND = ("my_number", "my_hedge", "my_unit")


def noted(row: Row, reading: RowReading) -> tuple[Row, list[Fault]]:
    """Return the row worked out by hand, and what is noted otherwise than read, or not readable."""
    faults = list(reading.faults)
    quantity = None
    period = None
    words = " ".join(filter(None, (row[name] for name in ("my_hedge", "my_number", "my_unit"))))
    try:
        quantity = quantity_by_hand(words)
    except ValueError as error:
        missing = "your own reading is missing: 27 billion, +4.7"
        faults.append(("my_number", str(error) if row["my_number"] else missing))
    try:
        period = period_by_hand(row["my_period"])
    except ValueError as error:
        faults.append(("my_period", str(error)))
    if quantity is None or period is None or reading.quantity is None or reading.faults:
        return {}, faults
    told = otherwise(quantity, period, reading.quantity, reading.period)
    faults = [("my_period" if name == "period" else "my_number", reason) for name, reason in told]
    return row_by_hand("", quantity, period, reading.quantity), faults


def unsaid(row: Row, draft: Draft) -> list[Fault]:
    """Return the cells of a row that quote what the text does not have.

    The passages of a document of the record are its own lines.
    """
    passages = passages_of(draft.document, draft.text)
    return [(column, reason) for column, _, reason in words_lacking(row, passages)]


def whole_words(words: str, draft: Draft) -> bool:
    """Tell whether a text has these words, and not as a part of others."""
    alone = rf"(?<!\w){pattern_of(comparable(words)).pattern}(?!\w)"
    return bool(re.search(alone, " ".join(passages_of(draft.document, draft.text))))


def made_a_day(row: Row, draft: Draft) -> list[Fault]:
    """Return the date of a statement if it was a month or a year when the sheet was written."""
    meant = draft.said.stated_on
    first = f"{meant}{'-01' * (2 - meant.count('-'))}"
    if not meant or row["stated_on"] != first or meant == first:
        return []
    return [("stated_on", f"was {meant}; a spreadsheet made a day of it: write {meant} as text")]


def reviewed(raw: RawTables, draft: Draft, sheet: Path) -> list[Row]:
    """Return the rows worked out by hand of all figures that are kept, in their order.

    If one is missing, or is not as the words are read, find out which of the two is wrong. What is
    wrong in cells is told with it.
    """
    hand = []
    problems = cell_faults(raw, draft, sheet)
    wrong = {(problem.line, problem.column) for problem in problems}
    ids = {row["figure_id"] for row in (*raw["figures"], *draft.kept())} | {""}
    for row in draft.kept():
        ill = [name for name in row if (row["line"], name) in wrong]
        sound = row | dict.fromkeys(set(ill) - {*HAND}, "")
        checked, faults = noted(row, reading_of(sound, raw, draft.document))
        if {*ill} & {*HAND}:  # then it differs from the words in any case
            faults = [(name, reason) for name, reason in faults if name != "my_number"]
        faults = [*unsaid(row, draft), *made_a_day(row, draft), *faults]
        if row["relates_to"] not in ids:  # numbered anew, another row may get that id
            faults.append(("relates_to", "neither the record nor a row that is kept has this id"))
        hand.append(checked)
        problems += [
            Problem(sheet, reason, row["line"], column, row[column])
            for column, reason in faults
            if column not in ill
        ]
    if problems:
        raise BadInput(sorted(problems, key=lambda problem: problem.line))
    return hand


def with_passages(draft: Draft) -> None:
    """Give rows that a person added the passage where their words stand, and every row its line."""
    lines = passages_of(draft.document, draft.text)
    for place, row in enumerate(draft.rows):
        row.setdefault("line", place + 2)
        if not row["figure_id"]:
            row |= {name: row[name] or said for name, said in asdict(draft.said).items()}
        words = comparable(row["as_stated"])
        if not row["passage"] and draft.document["lines"]:
            row["passage"] = "".join(map(str, beginning(words, lines)[:1]))

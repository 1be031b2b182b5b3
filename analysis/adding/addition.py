"""The tables as they would be with a new statement: made, checked, and put in place."""

from copy import copy
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import NamedTuple

from analysis.adding.drafts import DRAFTS_FOLDER, Draft
from analysis.publishing.build import files_of
from analysis.publishing.datapackage import declared
from analysis.record import atomic, by_hand
from analysis.record.cells import RAW_FOLDER, RawRow, RawTables
from analysis.record.checks.between_rows import address
from analysis.record.hints import as_meant
from analysis.record.load import PROCESSED_FOLDER, rows_as_csv
from analysis.record.messages import NotNow
from analysis.record.raw import checked
from analysis.record.schema import RAW, WHAT, Row, apart, joined


class Addition(NamedTuple):
    """Everything that is written together, by path, and what it was made from."""

    contents: dict[str, bytes]
    before: dict[str, bytes]
    ids: list[str]  # of the new figures
    statements: list[str]  # references that are found to be statements of the document


def with_rows(root: Path, raw: RawTables, draft: Draft, sheet: Path, noted: list[Row]) -> Addition:
    """Make all tables with the rows of a draft in them, and check them as `build` does.

    `noted` are rows of the figures worked out by hand, in the order of the rows that are kept. What
    is wrong in a new row is told by its row of the sheet.
    """
    figures = numbered(raw, draft, sheet)
    tables, statements = _tables(raw, draft, sheet, figures)
    built = files_of(checked(tables, []), declared(root))
    contents = {
        f"{(RAW_FOLDER / name).as_posix()}.csv": rows_as_csv(rows, RAW[name])
        for name, rows in tables.items()
    }
    contents |= {(PROCESSED_FOLDER / name).as_posix(): content for name, content in built.items()}
    ids = [row["figure_id"] for row in figures]
    hand = [{**row, "figure_id": name} for row, name in zip(noted, ids, strict=True)]
    by_person = [*by_hand.hand_checked(root), *hand]
    contents[by_hand.PATH.as_posix()] = rows_as_csv(by_person, by_hand.HAND_CHECKED)
    before = {name: (root / name).read_bytes() for name in contents if (root / name).exists()}
    return Addition(contents, before, ids, statements)


def put(root: Path, made: Addition) -> list[Path]:
    """Put all tables in place, or none: not if one has changed since they were made."""
    with atomic.alone(root):
        for name, content in made.before.items():
            if (root / name).read_bytes() != content:
                raise NotNow(f"{name} was changed meanwhile: run this again")
        return atomic.publish(root, made.contents)


def numbered(raw: RawTables, draft: Draft, sheet: Path) -> list[RawRow]:
    """Return the rows for figures.csv, with the next free ids, in the order of the sheet."""
    named = list(zip(draft.kept(), draft.free_ids(raw["figures"]), strict=False))
    new = {row["figure_id"]: name for row, name in named if row["figure_id"]}
    rows = []
    for row, name in named:
        relates_to = new.get(row["relates_to"], row["relates_to"])
        own = {"figure_id": name, "document_id": draft.name, "relates_to": relates_to}
        rows.append(_raw_row("figures", row | own, sheet))
    return rows


def _raw_row(table: str, cells: Row, file: Path) -> RawRow:
    """Return a new row as it would be read; what is wrong in it is told of where it comes from."""
    words = {column: joined(cells.get(column.name, "")) for column in RAW[table]}
    meant = {column.name: as_meant(cell, column) for column, cell in words.items()}
    return RawRow(apart(meant, RAW[table]), file, cells.get("line", 0))


def _tables(
    raw: RawTables, draft: Draft, sheet: Path, figures: list[RawRow]
) -> tuple[RawTables, list[str]]:
    """Return the raw tables as their files would be, and the series that become statements."""
    drafted = DRAFTS_FOLDER / f"{draft.name}.json"
    new = {
        "documents": [] if draft.known else [_raw_row("documents", draft.document, drafted)],
        "figures": figures,
        "left_out": [
            _raw_row("left_out", row | {"document_id": draft.name, "reason": why}, sheet)
            for row in draft.rows
            if (why := row["leave_out"])
        ],
        "speakers": [_raw_row("speakers", row, drafted) for row in draft.speakers],
    }
    tables = {
        name: [*sorted(rows, key=attrgetter("line")), *new.get(name, [])]
        for name, rows in raw.items()
    }
    of = itemgetter(*WHAT)
    what = {(address(draft.document["url"]), *of(row)) for row in figures}
    stated = []
    tables["references"] = list(map(copy, tables["references"]))
    for row in tables["references"]:
        same = row["url"] and (address(row["url"]), *of(row)) in what
        if same and row["basis"] != "statement":
            row["basis"] = "statement"
            stated.append(row["series"])
    return tables, sorted(set(stated))

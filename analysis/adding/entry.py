"""The tables as they would be with a new statement: made, checked, and put in place."""

import shutil
import tempfile
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import NamedTuple

from analysis.adding.drafts import DRAFTS_FOLDER, Draft
from analysis.publishing.build import processed
from analysis.record import atomic, by_hand
from analysis.record.across import address
from analysis.record.cells import RAW_FOLDER, BadInput, Problem, RawTables
from analysis.record.load import PROCESSED_FOLDER, rows_as_csv
from analysis.record.schema import RAW, WHAT, Row

FIGURES, DOCUMENTS = RAW_FOLDER / "figures.csv", RAW_FOLDER / "documents.csv"


class Addition(NamedTuple):
    """Everything that is written together, by path, and what it was made from."""

    contents: dict[str, bytes]
    before: dict[str, bytes]
    ids: list[str]  # of the new figures
    statements: list[str]  # references that are found to be statements of the document


def entry(root: Path, raw: RawTables, draft: Draft, sheet: Path, noted: list[Row]) -> Addition:
    """Make all tables with the rows of a draft in them, and check them as `build` does.

    `noted` are rows of the figures worked out by hand, in the order of the rows that are kept. What
    is wrong in a new row is told by its row of the sheet.
    """
    figures = numbered(raw, draft)
    tables, statements = _tables(raw, draft, figures)
    contents = {
        f"{(RAW_FOLDER / name).as_posix()}.csv": rows_as_csv(rows, RAW[name])
        for name, rows in tables.items()
    }
    with tempfile.TemporaryDirectory() as made:
        if (project := root / "pyproject.toml").exists():  # the data package says what it says
            shutil.copy(project, made)
        for name, content in contents.items():
            (Path(made) / name).parent.mkdir(parents=True, exist_ok=True)
            (Path(made) / name).write_bytes(content)
        try:
            built = processed(Path(made))
        except BadInput as error:
            first = len(raw["figures"]) + 2
            rows = draft.kept()
            placed = [_placed(problem, first, rows, draft, sheet) for problem in error.problems]
            raise BadInput(placed) from None
    contents |= {(PROCESSED_FOLDER / name).as_posix(): content for name, content in built.items()}
    ids = [row["figure_id"] for row in figures]
    hand = [{**row, "figure_id": name} for row, name in zip(noted, ids, strict=True)]
    checked = [*by_hand.hand_checked(root), *hand]
    contents[by_hand.PATH.as_posix()] = rows_as_csv(checked, by_hand.HAND_CHECKED)
    before = {name: (root / name).read_bytes() for name in contents if (root / name).exists()}
    return Addition(contents, before, ids, statements)


def put(root: Path, made: Addition) -> list[Path]:
    """Put all tables in place, or none: not if one has changed since they were made."""
    with atomic.alone(root):
        for name, content in made.before.items():
            if (root / name).read_bytes() != content:
                raise RuntimeError(f"{name} was changed meanwhile: run this again")
        return atomic.publish(root, made.contents)


def numbered(raw: RawTables, draft: Draft) -> list[Row]:
    """Return the rows for figures.csv, with the next free ids, in the order of the sheet."""
    named = list(zip(draft.kept(), draft.free_ids(raw["figures"]), strict=False))
    new = {row["figure_id"]: name for row, name in named if row["figure_id"]}
    columns = [column.name for column in RAW["figures"]]
    return [
        {name: row.get(name, "") for name in columns}
        | {
            "figure_id": name,
            "document_id": draft.name,
            "relates_to": new.get(row["relates_to"], row["relates_to"]),
        }
        for row, name in named
    ]


def _tables(
    raw: RawTables, draft: Draft, figures: list[Row]
) -> tuple[dict[str, list[Row]], list[str]]:
    """Return the raw tables as their files would be, and the series that become statements."""
    new = {
        "documents": [] if draft.known else [draft.document],
        "figures": figures,
        "left_out": [
            {**row, "document_id": draft.name, "reason": why}
            for row in draft.rows
            if (why := row["leave_out"])
        ],
        "speakers": draft.speakers,
    }
    tables: dict[str, list[Row]] = {
        name: [*sorted(rows, key=attrgetter("line")), *new.get(name, [])]
        for name, rows in raw.items()
    }
    of = itemgetter(*WHAT)
    what = {(address(draft.document["url"]), *of(row)) for row in figures}
    stated = []
    for place, row in enumerate(tables["references"]):
        same = row["url"] and (address(row["url"]), *of(row)) in what
        if same and row["basis"] != "statement":
            tables["references"][place] = row | {"basis": "statement"}
            stated.append(row["series"])
    return tables, sorted(set(stated))


def _placed(problem: Problem, first: int, rows: list[Row], draft: Draft, sheet: Path) -> Problem:
    """Return a problem of a new row as one of the sheet, or of the document's draft."""
    place = problem.line - first
    if problem.file == FIGURES and 0 <= place < len(rows):
        return problem._replace(file=sheet, line=rows[place].get("line", place + 2))
    if problem.file == DOCUMENTS and problem.words in draft.document.values() and not draft.known:
        return problem._replace(file=DRAFTS_FOLDER / f"{draft.name}.json", line=0)
    return problem

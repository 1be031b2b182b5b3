"""Drafts: statements that are not in the record yet, in a folder of their own.

A draft is two files: the document's row as JSON, and a sheet with a row a figure, which a
spreadsheet opens as well. Nothing else reads them, so an unfinished one blocks nothing.
"""

import codecs
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import count
from pathlib import Path

from analysis.reading.bounds import HEDGES
from analysis.record import atomic
from analysis.record.cells import (
    BadInput,
    Problem,
    RawRow,
    RawTables,
    cell_problems,
    read_table,
)
from analysis.record.checks.between_rows import dangling
from analysis.record.load import rows_as_csv
from analysis.record.messages import InputError
from analysis.record.raw import number
from analysis.record.schema import RAW, Column, Row, apart

DRAFTS_FOLDER = Path("drafts")
ENDINGS = ("json", "csv")  # of the two files
#: The columns of figures.csv.
CELLS = {column.name: column for column in RAW["figures"]}
#: What is asked blind: the person's own reading of the words.
NOTED = (
    Column("my_number", "string", "the number as you read it: 27 billion; +4.7 for a rise"),
    Column(
        "my_hedge", "string", "the hedge, one of a closed list", values=tuple(filter(None, HEDGES))
    ),
    Column("my_unit", "string", "USD, percent, count, t …"),
    Column("my_period", "string", "the period as a date or two: 2021, 2021-01/2021-05"),
)
#: The columns of figures.csv that a person may fill in, as the sheet has them.
FILLED = (
    *("as_stated", "indicator", "ref_area", "counterpart_area", "speaker", "side", "status"),
    *("period_as_stated", "base_as_stated", "relates_to", "relation", "read_as", "data_of"),
    *("stated_on", "place", "confirmed", "note"),
)
SHEET = (
    Column("figure_id", "string", "the program's; empty in a row that you add"),
    Column("passage", "string", "the program's", pattern=CELLS["passage"].pattern),
    Column("text", "string", "the words around the figure"),
    Column("leave_out", "string", "why it is no figure for the record; empty: it is one"),
    *NOTED,
    *(CELLS[name] for name in FILLED),
)
SHEET_COLUMNS = [column.name for column in SHEET]


@dataclass(frozen=True)
class Saying:
    """Who speaks in a text, for which side and when: cells of figures.csv, empty for not known."""

    speaker: str = ""
    side: str = ""
    stated_on: str = ""


@dataclass
class Draft:
    """A statement on its way into the record."""

    document: Row  # cells of documents.csv
    text: str  # its text, or the excerpt that was seen
    rows: list[Row]  # of the sheet
    said: Saying
    speakers: list[Row] = field(default_factory=list)  # new ones, cells of speakers.csv
    known: bool = False  # the document's row stands in the record already
    asked: int = 0  # the number of the row whose sentence waits for a yes; 0: none does

    @property
    def name(self) -> str:
        """Return the document's id."""
        return str(self.document["document_id"])

    def kept(self) -> list[Row]:
        """Return the rows that are to be figures of the record, in the order of the text."""
        kept = (row for row in self.rows if not row["leave_out"])
        return sorted(kept, key=lambda row: number(row["passage"]))

    def free_ids(self, figures: Iterable[Row]) -> Iterator[str]:
        """Yield the ids that its figures get in the record, from the next free number on."""
        ids = [row["figure_id"] for row in figures if row["document_id"] == self.name]
        last = max((int(name.rpartition(".")[2]) for name in ids), default=0)
        return (f"{self.name}.{number}" for number in count(last + 1))


def saved(root: Path, draft: Draft, sheet: Path | None) -> Path:
    """Write a draft, and give the sheet's path: in the folder, or where a person wants it."""
    folder = root / DRAFTS_FOLDER
    folder.mkdir(exist_ok=True)
    path = sheet or folder / f"{draft.name}.csv"
    about = asdict(draft) | {"sheet": str(path.resolve())}
    about.pop("rows")
    text = json.dumps(about, ensure_ascii=False, indent=1)
    # first: a figure whose sentence waits for a yes is asked again, also if it ends here
    atomic.write(folder / f"{draft.name}.json", text.encode())
    # with a mark, or a spreadsheet takes UTF-8 for something else
    atomic.write(path.resolve(), codecs.BOM_UTF8 + rows_as_csv(draft.rows, SHEET))
    return path


def drafts(root: Path) -> list[Path]:
    """Return the drafts there are, by the file of their document."""
    return sorted((root / DRAFTS_FOLDER).glob("*.json"))


def told(path: Path) -> Row:
    """Return what the file of a draft's document holds."""
    try:
        about: Row = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(f"{path}: no draft any more, delete it: {error}") from None
    return about


def opened(root: Path, path: Path) -> tuple[Draft, Path]:
    """Read a draft, and give the path of its sheet."""
    about = told(path)
    sheet = Path(about["sheet"])
    read, problems = read_table(root, sheet, SHEET)
    if read is None or problems:
        raise BadInput(problems)
    rows = [{**row, "line": row.line} for row in read]
    about.pop("sheet")
    return Draft(rows=rows, said=Saying(**about.pop("said")), **about), sheet


def cell_faults(raw: RawTables, draft: Draft, sheet: Path) -> list[Problem]:
    """Return what is wrong in cells of the sheet; rows that are left out are not looked at."""
    rows = [RawRow(row, sheet, row["line"]) for row in draft.kept()]
    speakers = [
        *raw["speakers"],
        *(RawRow(apart({**row}, RAW["speakers"]), sheet, 0) for row in draft.speakers),
    ]
    named = {"figures": rows, "indicators": raw["indicators"], "speakers": speakers}
    unknown = (of for of in dangling(named) if of.column in ("indicator", "speaker"))
    return [*cell_problems(rows, SHEET), *unknown]


def ways(name: str) -> str:
    """Say how to go on with a draft, and how to throw it away."""
    files = " and ".join(f"{(DRAFTS_FOLDER / name).as_posix()}.{ending}" for ending in ENDINGS)
    return f"./run add goes on with the draft; to throw it away, delete {files}"


def discarded(root: Path, draft: Draft) -> None:
    """Take a draft away, once it is in the record."""
    for ending in ENDINGS:
        (root / DRAFTS_FOLDER / f"{draft.name}.{ending}").unlink(missing_ok=True)

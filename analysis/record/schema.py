"""The one schema: what every column of every table holds, and what it may hold.

`columns.toml` has it as data. From `RAW` and `PROCESSED` come the checks of the tables, the types
that `load` gives, the Frictionless descriptor and the codebook page, so that none of them can
drift from the others.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from analysis.reading.bounds import ENDS, HEDGES, MEASURES
from analysis.record.messages import InputError

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]
Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)
SHOWN = 24  # values of a list that a message names; of a longer one it says where that is


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, Frictionless type, meaning, and what it may hold.

    `type` is string, number, integer, boolean or date; `values` a closed list; `pattern` a full
    match; `refers_to` the table and column where each value must stand. With `several` it holds any
    number of values: rows have them as a tuple, files joined by a semicolon.
    """

    name: str
    type: str
    description: str
    required: bool = False
    unique: bool = False
    several: bool = False
    values: tuple[str, ...] = ()
    pattern: str = ""
    refers_to: tuple[str, str] | None = None

    def fault(self, words: str) -> str:
        """Say why a cell may not hold these words, whatever stands in other cells, or nothing."""
        if not words:
            return "a value is missing" if self.required else ""
        if self.values and words not in self.values:
            if len(self.values) > SHOWN:
                listed = f"all {len(self.values)} stand in analysis/record/columns.toml"
                return f"unknown {self.name}; {listed}"
            return f"unknown {self.name}; known are: {', '.join(self.values)}"
        formed = not self.pattern or re.fullmatch(self.pattern, words)
        return "" if formed else f"must be {FORMS[self.pattern]}"


Tables = dict[str, tuple[Column, ...]]


def values_in(cell: Any) -> tuple[str, ...]:
    """Return the values of a cell that holds several, as a file or as a row has them, or none.

    >>> values_in("a;b"), values_in(("a", "b")), values_in("")
    (('a', 'b'), ('a', 'b'), ())
    """
    if isinstance(cell, tuple):
        return cell
    return tuple(filter(None, cell.split(";"))) if isinstance(cell, str) else ()


def joined(cell: Any) -> Any:
    """Write the values of a cell as a file has them; one that does not hold several stays."""
    return ";".join(cell) if isinstance(cell, tuple) else cell


def apart(row: Row, columns: Iterable[Column]) -> Row:
    """Take the values of its columns that hold several apart, in place."""
    for column in columns:
        if column.several:
            row[column.name] = values_in(row[column.name])
    return row


def records(frame: pd.DataFrame) -> list[Row]:
    """Return the rows of a table, each as a dict by column.

    As ``frame.to_dict("records")``, in a third of the time, which adds up in a build.
    """
    names = [str(name) for name in frame]
    columns = (frame[name].tolist() for name in names)
    return [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file, every cell as text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_toml(path: Path) -> dict[str, Any]:
    """Return the tables of a TOML file, or say where it is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(f"{path}: {error}") from None


def edition(row: Row) -> str:
    """Return the id of a row of references, which data/raw has in two cells."""
    return f"{row['series']}:{row['period']}"


def grouped(rows: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, list[Item]]:
    """Put rows together that have a key in common, in their order.

    >>> grouped([{"unit": "t"}, {"unit": "km"}, {"unit": "t"}], lambda row: row["unit"])
    {'t': [{'unit': 't'}, {'unit': 't'}], 'km': [{'unit': 'km'}]}
    """
    groups: dict[Key, list[Item]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups


def tables_of(schema: dict[str, Any]) -> tuple[Tables, Tables]:
    """Return the raw and the processed tables that a schema, as in ``columns.toml``, defines.

    Raises ValueError if an entry is wrong; the message names the table and the column.
    """
    made: dict[str, Tables] = {"raw": {}, "processed": {}}
    for kind, tables in made.items():
        for table, entry in schema[kind].items():
            raw = schema["raw"].get(table, {})
            names = entry.get("columns", raw.get("columns", []))
            for name in entry.get("override", {}):
                _known(f"{kind}.{table}", "column to override", name, names)
            overrides = raw.get("override", {}) | entry.get("override", {})
            tables[table] = tuple(
                _column(f"{kind}.{table}.{name}", name, overrides.get(name, {}), schema)
                for name in names
            )
        for table, columns in tables.items():
            for column in filter(lambda column: column.refers_to, columns):
                other, key = column.refers_to or ("", "")
                keys = [other_column.name for other_column in tables.get(other, ())]
                _known(f"{kind}.{table}.{column.name}", f"key of {other!r}", key, keys)
    return made["raw"], made["processed"]


def _column(place: str, name: str, override: dict[str, Any], schema: dict[str, Any]) -> Column:
    """Return a column by its definition, and by what a table overrides of it."""
    _known(place, "column", name, schema["columns"])
    entry = _UNSAID | schema["columns"][name] | override
    for key, value in entry.items():
        _known(place, "key", key, _UNSAID)
        kind = type(_UNSAID[key]).__name__
        _known(place, f"kind of {key}", type(value).__name__, (kind,))
    if not entry["description"]:
        raise InputError(f"columns.toml: {place}: a description is missing")
    of_reader = {"hedges": HEDGES, "measures": MEASURES, "readings": tuple(ENDS)}
    lists = {"": (), **of_reader, **schema["lists"]}
    forms = {"": ("", ""), **schema["forms"]}
    _known(place, "type", entry["type"], ("string", "number", "integer", "boolean", "date"))
    _known(place, "list", entry["list"], lists)
    _known(place, "form", entry["form"], forms)
    values = tuple(lists[entry.pop("list")])
    pattern = forms[entry.pop("form")][0]
    table, _, column = entry.pop("refers_to").partition(".")
    refers_to = (table, column) if table else None
    return Column(name, **entry, values=values, pattern=pattern, refers_to=refers_to)


def scripts_of(schema: dict[str, Any]) -> dict[str, dict[str, re.Pattern[str]]]:
    """Return the letters by which words are told to be of a language or of another, by language.

    Raises ValueError if an entry is of no language, or lacks one of the two.
    """
    for language, letters in schema["scripts"].items():
        _known("scripts", "language", language, schema["lists"]["languages"])
        for name in ("own", "other"):
            _known(f"scripts.{language}", "key", name, letters)
    return {
        language: {name: re.compile(letters[name]) for name in ("own", "other")}
        for language, letters in schema["scripts"].items()
    }


def _known(place: str, kind: str, word: str, known: Collection[str]) -> None:
    if word not in known:
        listed = ", ".join(filter(None, known))
        raise InputError(f"columns.toml: {place}: unknown {kind} {word!r}; known are: {listed}")


#: What a column is where its entry does not say.
_UNSAID = {
    "description": "",
    "type": "string",
    "required": False,
    "unique": False,
    "several": False,
    "list": "",
    "form": "",
    "refers_to": "",
}
_SCHEMA = read_toml(Path(__file__).with_name("columns.toml"))

#: Of a language: what its own words look like, and what words do that are of another.
SCRIPTS = scripts_of(_SCHEMA)
UNIT_KINDS: dict[str, str] = _SCHEMA["lists"]["unit_kinds"]  # in words
UNITS = tuple(kind for kind in UNIT_KINDS if kind != "money")
RELATIONS: dict[str, list[str]] = _SCHEMA["lists"]["relations"]  # in words, seen from both sides
AREAS: dict[str, str] = _SCHEMA["lists"]["areas"]
IN_A_SENTENCE: dict[str, str] = _SCHEMA["in_a_sentence"]  # names of areas that differ there
_LATIN = _SCHEMA["letters"]["latin"].replace("-", "").split(" ")
LETTERS = dict(zip(_SCHEMA["letters"]["cyrillic"], _LATIN, strict=True))  # Cyrillic, in Latin
UNIONS = frozenset(_SCHEMA["areas"]["unions"])
TAKEN_FOR: dict[str, str] = _SCHEMA["taken_for"]
TOPICS: dict[str, str] = _SCHEMA["lists"]["topics"]
MEMBERS: dict[str, list[str]] = _SCHEMA["members"]  # of groups of areas
NET: list[str] = _SCHEMA["net"]["indicators"]  # what may be below zero
REASONS: dict[str, str] = _SCHEMA["lists"]["reasons"]  # of verdicts, in words
EXCEEDING: dict[str, str] = _SCHEMA["exceeding"]  # the same where one bounds the other in vain
GAPS: list[str] = _SCHEMA["lists"]["sizes"]  # how large a gap is, in words
FLOWS: dict[str, str] = _SCHEMA["flows"]  # what a stock grows by
FORMS: dict[str, str] = dict(_SCHEMA["forms"].values())  # what a pattern means, for people
ADDRESS: str = _SCHEMA["forms"]["address"][0]
NUMBER: str = _SCHEMA["forms"]["number"][0]
DATES = tuple(_SCHEMA["forms"][name][0] for name in ("partial_date", "period"))

RAW, _processed = tables_of(_SCHEMA)
FIGURES = _processed.pop("topics")
PROCESSED: Tables = {**dict.fromkeys(TOPICS, FIGURES), **_processed}
#: The columns that tell the rows of a table apart; none: no row is referred to.
KEYS: dict[str, list[str]] = {
    name: _SCHEMA["processed"].get(name, {}).get("key", [columns[0].name] * columns[0].unique)
    for name, columns in PROCESSED.items()
}
BETWEEN = ("ref_area", "counterpart_area")
WHAT = ("indicator", *BETWEEN)  # what is measured, and between whom
PERIOD = ("period_start", "period_end")
OPEN_ENDS = {"low": "-inf", "high": "inf", "implied_low": "-inf", "implied_high": "inf"}

"""The codebook page and the data package, both made from the one schema."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.record.cells import RAW_FOLDER, Problem, RawTables
from analysis.record.load import rows_as_csv
from analysis.record.schema import (
    AREAS,
    EXCEEDING,
    KEYS,
    PROCESSED,
    RAW,
    REASONS,
    TOPICS,
    Column,
    read_toml,
    records,
)

#: What a program that is not this one must know of the files.
READING = """\
Each file is UTF-8, with commas, a point before decimals, and dates as 2021-04-06. An empty cell is
a missing value, but not of a bound: there it is an open end. *More than $20 billion* has
20000000000 in `low` and nothing in `high`: read it as infinity, and an empty `low` or `implied_low`
as minus infinity. Where a claim has no number (*has taken a downturn*), `value` is missing. In SQL
`references` is a reserved word: write it in quotes."""
#: The key in the data package for the raw tables.
MADE_FROM = "madeFrom"
LONGEST = len("2021-04-06")  # of a date, which may be partial
EARLIEST = "1980-01-01"  # of tables without a day


def codebook(indicators: pd.DataFrame) -> str:
    """Write the codebook page: what is measured, and what each column holds."""
    lines = [
        "# Codebook",
        "",
        "What is measured by the stated figures, and what each column of the tables holds.",
        "",
        "## What is measured",
        "",
    ]
    for topic, title in TOPICS.items():
        lines += [f"### {title}", "", f"Table `{topic}`.", ""]
        for row in records(indicators[indicators["topic"] == topic]):
            kind = f"{row['unit_kind']}, {row['nature']}"
            lines += [
                f"`{row['indicator']}` – {row['title']} ({kind})",
                f": {row['description']} {row['caution']}".rstrip(),
                "",
            ]
    lines += ["## What the columns hold", "", READING, ""]
    sections = {"The seven tables of figures": PROCESSED["other"]}
    sections |= {f"Table `{name}`": PROCESSED[name] for name in PROCESSED if name not in TOPICS}
    sections |= {f"Raw table `{name}`": columns for name, columns in RAW.items()}
    for title, columns in sections.items():
        lines += [f"### {title}", "", "| column | type | what it holds |", "|---|---|---|"]
        lines += [
            f"| `{column.name}` | {column.type} | {_description(column)} |" for column in columns
        ]
        lines.append("")
    lines += ["## Reasons of verdicts", "", "| reason | in words |", "|---|---|"]
    told = {name: [words] for name, words in REASONS.items()}
    for name, words in EXCEEDING.items():
        told[name].append(f"or, where they contradict, {words}")
    lines += [f"| `{name}` | {'; '.join(words)} |" for name, words in told.items()]
    lines += ["", "## Areas", "", "| code | area |", "|---|---|"]
    lines += [f"| `{code}` | {name} |" for code, name in AREAS.items()]
    return "\n".join(lines) + "\n"


def _description(column: Column) -> str:
    closed = column.values and column.values not in (tuple(AREAS), tuple(REASONS))
    listed = f"; one of: {', '.join(column.values)}" if closed else ""
    return column.description + listed


def declared(root: Path) -> dict[str, Any]:
    """Return what pyproject.toml says of the project; without one nothing is known."""
    path = root / "pyproject.toml"
    known = read_toml(path) if path.exists() else {}
    project: dict[str, Any] = known.get("project", {})
    return project


def datapackage(files: dict[str, bytes], raw: RawTables, project: dict[str, Any]) -> dict[str, Any]:
    """Describe data/processed as a Frictionless Data Package v2, and what it is made from.

    `project` declares version, keywords and authors. The digests of the raw tables are of their
    cells, whatever the order of the rows in the files.
    """
    sources = [filled({"title": row["title"], "path": row["url"]}) for row in raw["documents"]]
    licence = {
        "name": "CC-BY-4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
        "title": "Creative Commons Attribution 4.0",
    }
    authors = project.get("authors", [])
    about = {
        "version": project.get("version"),
        "created": f"{_newest(raw)}T00:00:00Z",
        "keywords": sorted(project.get("keywords", [])),
        "contributors": [{"title": author["name"], "roles": ["creator"]} for author in authors],
    }
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "stated-figures",
        "title": "What officials of Kazakhstan, Russia and their union stated in numbers",
        "description": "Stated figures with their words, bounds, speakers, dates and sources.",
        **filled(about),
        "licenses": [licence],
        "sources": sources,
        "resources": [
            _resource(name, files[f"{name}.csv"], columns) for name, columns in PROCESSED.items()
        ],
        MADE_FROM: made_from(raw),
    }


def _newest(raw: RawTables) -> str:
    """Return the day of the newest data, which no rerun changes."""
    tables = (("documents", "published"), ("figures", "stated_on"), ("references", "published"))
    days = {row[column] for table, column in tables for row in raw[table]}
    return max((day for day in days if len(day) == LONGEST), default=EARLIEST)


def made_from(raw: RawTables) -> list[dict[str, Any]]:
    """Return the number of rows and a digest of each raw table."""
    return [
        {
            "path": f"{RAW_FOLDER.as_posix()}/{name}.csv",
            "rows": len(raw[name]),
            "hash": _hash(rows_as_csv(raw[name], columns)),
        }
        for name, columns in RAW.items()
    ]


def built_from(built: bytes, raw: RawTables) -> bool:
    """Tell whether a ``datapackage.json`` was made from these raw tables; False for an unreadable.

    What was built was in order.
    """
    return _before(built) == {table["path"]: table for table in made_from(raw)}


def raw_changes(built: bytes, raw: RawTables) -> list[str]:
    """Say which raw tables are not those that a ``datapackage.json`` was made from.

    Nothing is said of one that cannot be read.
    """
    said = []
    for table, old in _since(built, raw):
        if old["rows"] != table["rows"]:
            said.append(f"{table['path']}: {_counted(table, old)}, or run build")
        elif old != table:
            reason = "not the cells that the tables were built from: undo it, or run build"
            said.append(f"{table['path']}: {reason}")
    return said


def rows_lost(built: bytes, raw: RawTables) -> list[Problem]:
    """Return the raw tables that have fewer rows than a ``datapackage.json`` was made from.

    Of figures the ids tell, which are listed where they are withdrawn.
    """
    return [
        Problem(Path(table["path"]), f"{_counted(table, old)}, or run build --fewer")
        for table, old in _since(built, raw)
        if table["rows"] < old["rows"] and Path(table["path"]).stem not in ("figures", "withdrawn")
    ]


def _since(built: bytes, raw: RawTables) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return what each raw table is, and what it was; the same where that is not known."""
    before = _before(built)
    return [(table, before.get(table["path"], table)) for table in made_from(raw)]


def _before(built: bytes) -> dict[str, dict[str, Any]]:
    """Return what a package was made from, by path; nothing of one that cannot be read."""
    try:
        return {table["path"]: table for table in json.loads(built)[MADE_FROM]}
    except (ValueError, KeyError, TypeError):
        return {}


def _counted(table: dict[str, Any], old: dict[str, Any]) -> str:
    counted = f"{table['rows']} rows, where the tables were built from {old['rows']}"
    return f"{counted}: put back what is lost"


def _resource(name: str, content: bytes, columns: tuple[Column, ...]) -> dict[str, Any]:
    keys = [
        {
            "fields": [column.name],
            "reference": {"resource": column.refers_to[0], "fields": [column.refers_to[1]]},
        }
        for column in columns
        if column.refers_to and column.refers_to[0] in PROCESSED
    ]
    schema = {
        "fields": [_field(column) for column in columns],
        "missingValues": [""],
        "primaryKey": KEYS[name],
        "foreignKeys": keys,
    }
    return {
        "name": name,
        "path": f"{name}.csv",
        "type": "table",
        "title": TOPICS.get(name, name.capitalize()),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": _hash(content),
        "schema": filled(schema),
    }


def _hash(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _field(column: Column) -> dict[str, Any]:
    constraints = {
        "required": column.required,
        "unique": column.unique,
        "enum": list(column.values),
        "pattern": column.pattern if column.type == "string" else "",
    }
    return filled(
        {
            "name": column.name,
            "type": column.type,
            "description": column.description,
            "constraints": filled(constraints),
        }
    )


def filled(about: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {key: value for key, value in about.items() if value}

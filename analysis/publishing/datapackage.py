"""The codebook page and the data package, both made from the one schema."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from typing import Any

import pandas as pd

from analysis.record.schema import AREAS, KEYS, PROCESSED, RAW, TOPICS, Column, records


def codebook(indicators: pd.DataFrame) -> str:
    """Write the codebook page: what is measured, and what each column holds."""
    lines = [
        "# Codebook",
        "",
        "Made from the schema by `build`; do not edit.",
        "",
        "## What is measured",
        "",
    ]
    for topic, title in TOPICS.items():
        lines += [f"### {title}", "", f"Table `{topic}`.", ""]
        for row in records(indicators[indicators["topic"] == topic]):
            kind = f"{row['unit']}, {row['nature']}"
            lines += [
                f"`{row['indicator']}` – {row['title']} ({kind})",
                f": {row['description']} {row['caution']}".rstrip(),
                "",
            ]
    lines += ["## What the columns hold", ""]
    sections = {"The seven tables of figures": PROCESSED["other"]}
    sections |= {f"Table `{name}`": PROCESSED[name] for name in PROCESSED if name not in TOPICS}
    sections |= {f"Raw table `{name}`": columns for name, columns in RAW.items()}
    for title, columns in sections.items():
        lines += [f"### {title}", "", "| column | type | what it holds |", "|---|---|---|"]
        lines += [
            f"| `{column.name}` | {column.type} | {_description(column)} |" for column in columns
        ]
        lines.append("")
    lines += ["## Areas", "", "| code | area |", "|---|---|"]
    lines += [f"| `{code}` | {name} |" for code, name in AREAS.items()]
    return "\n".join(lines) + "\n"


def _description(column: Column) -> str:
    closed = column.values and column.values != tuple(AREAS)
    listed = f"; one of: {', '.join(column.values)}" if closed else ""
    return column.description + listed


def datapackage(files: dict[str, bytes], documents: pd.DataFrame) -> dict[str, Any]:
    """Describe data/processed as a Frictionless Data Package v2."""
    sources = [
        {"title": row["title"], **({"path": row["url"]} if row["url"] else {})}
        for row in records(documents)
    ]
    licence = {
        "name": "CC-BY-4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
        "title": "Creative Commons Attribution 4.0",
    }
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "stated-figures",
        "title": "What officials of Kazakhstan, Russia and their union stated in numbers",
        "description": "Stated figures with their words, bounds, speakers, dates and sources.",
        "version": version("stated-figures"),
        "licenses": [licence],
        "sources": sources,
        "resources": [
            _resource(name, files[f"{name}.csv"], columns) for name, columns in PROCESSED.items()
        ],
    }


def _resource(name: str, content: bytes, columns: tuple[Column, ...]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in columns],
        "missingValues": [""],
    }
    if KEYS[name]:
        schema["primaryKey"] = [KEYS[name]]
    keys = [
        {
            "fields": [column.name],
            "reference": {"resource": column.refers_to[0], "fields": [column.refers_to[1]]},
        }
        for column in columns
        if column.refers_to and column.refers_to[0] in PROCESSED
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": name,
        "path": f"{name}.csv",
        "type": "table",
        "title": TOPICS.get(name, name.capitalize()),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.unique:
        constraints["unique"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.pattern and column.type == "string":
        constraints["pattern"] = column.pattern
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "description": column.description,
    }
    return {**field, "constraints": constraints} if constraints else field

"""Options of the command `scan`: what a shell completes them with, and which do not go together."""

from __future__ import annotations

import csv
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from analysis.reading.languages import available

__all__ = ["CLASHES", "known_documents", "known_languages"]

NOT_OF_A_CORPUS = ("missing", "refused", "as_rows", "form")
#: Options of `scan` that do not go together: when they clash, and what is said then.
CLASHES: tuple[tuple[Callable[[tuple[Path, ...], dict[str, Any]], bool], str], ...] = (
    (
        lambda files, how: bool(files) == bool(how["corpus"]),
        "give FILE, a text or a folder of them, or else --corpus",
    ),
    (
        lambda _, how: bool(how["corpus"]) != bool(how["out"]),
        "--corpus and --out belong together",
    ),
    (
        lambda _, how: bool(how["corpus"] and any(how[name] for name in NOT_OF_A_CORPUS)),
        "--corpus writes Parquet: no --format, --missing, --refused or --as-rows",
    ),
    (
        lambda _, how: bool(how["refused"] and (how["missing"] or how["as_rows"])),
        "--refused goes with neither --missing nor --as-rows",
    ),
    (
        lambda _, how: bool(how["scheduler"] and not how["corpus"]),
        "--scheduler is of --corpus",
    ),
    (
        lambda _, how: how["as_rows"] != bool(how["document_id"]),
        "--as-rows and --document-id belong together",
    ),
    (
        lambda files, how: (
            how["as_rows"]
            and (len(files) > 1 or how["missing"] or how["form"] not in (None, "csv"))
        ),
        "--as-rows is of one text, prints CSV and leaves out what is known",
    ),
)


def known_languages(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
    """Complete a language in a shell."""
    return [name for name in available() if name.startswith(typed)]


def known_documents(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
    """Complete an id in a shell, from the record of the folder that the shell is in."""
    with suppress(OSError, UnicodeDecodeError, KeyError):
        with Path("data/raw/documents.csv").open(encoding="utf-8", newline="") as table:
            ids = [row["document_id"] for row in csv.DictReader(table)]
        return [name for name in ids if name.startswith(typed)]
    return []

"""Options of the command `scan`: what a shell completes them with, and which do not go together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from analysis.reading.languages import available

NOT_OF_A_CORPUS = ("missing", "refused", "form")
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
        "--corpus writes Parquet: no --format, --missing or --refused",
    ),
    (
        lambda _, how: bool(how["refused"] and how["missing"]),
        "--refused does not go with --missing",
    ),
    (
        lambda _, how: bool(how["scheduler"] and not how["corpus"]),
        "--scheduler is of --corpus",
    ),
)


def known_languages(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
    """Complete a language in a shell."""
    return [name for name in available() if name.startswith(typed)]

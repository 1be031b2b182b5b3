"""What can be given to the commands `scan` and `compare`, and what does not go together."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

import click

from analysis.reading.languages import available

__all__ = ["CLASHES", "form_of", "of_a_corpus", "of_a_text"]

Command = TypeVar("Command", bound=Callable[..., Any])


def known_languages(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
    """Complete a language in a shell."""
    return [name for name in available() if name.startswith(typed)]


OF_A_TEXT = (
    click.option(
        "--stated-on", metavar="DATE", help="When it was said: 2024, 2024-11 or 2024-11-27."
    ),
    click.option(
        "--language",
        help=f"Look for words of one alone: {', '.join(available())}.",
        shell_complete=known_languages,
    ),
    click.option(
        "--format",
        "form",
        type=click.Choice(["csv", "jsonl", "table"]),
        help="By default a table on a terminal, CSV in a pipe.",
    ),
)
OF_A_CORPUS = (
    click.option(
        "--corpus",
        metavar="GLOB",
        help="Instead of FILE: Parquet, JSON lines or CSV files with document_id, text, published, "
        "language. Needs the extra 'corpus', and --out.",
    ),
    click.option(
        "--out", metavar="DIR", type=click.Path(path_type=Path), help="Where --corpus writes."
    ),
    click.option(
        "--scheduler", metavar="ADDRESS", help="A Dask cluster for --corpus: tcp://host:port."
    ),
    click.option(
        "--workers",
        type=click.IntRange(min=1),
        default=2,
        show_default=True,
        help="Processes for --corpus, without one.",
    ),
)
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


def of_a_text(command: Command) -> Command:
    """Give a command the options of how a text is read and shown."""
    for option in reversed(OF_A_TEXT):
        command = option(command)
    return command


def of_a_corpus(command: Command) -> Command:
    """Give a command the options of a corpus."""
    for option in reversed(OF_A_CORPUS):
        command = option(command)
    return command


def form_of(asked: str | None) -> str:
    """Return the form that was asked for; else a table on a terminal, if it can be drawn."""
    return asked or ("table" if sys.stdout.isatty() and find_spec("rich") else "csv")

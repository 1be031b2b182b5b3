"""Options of the command line that are many, or that commands share."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from analysis.reading.languages import available, words_of
from analysis.reading.periods.days import NO_DATE, days_of

Command = TypeVar("Command", bound=Callable[..., Any])

with warnings.catch_warnings(action="ignore"):  # each command says it in a line of its own
    LANGUAGES = available()


def known_languages(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
    """Complete a language in a shell."""
    return [name for name in LANGUAGES if name.startswith(typed)]


def language_given(_: click.Context, __: click.Parameter, code: str | None) -> str | None:
    """Take the code of a language whose file is whole."""
    try:
        if code is not None:
            words_of(code)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
    return code


def date_given(_: click.Context, option: click.Parameter, words: str | None) -> str | None:
    """Take a date that may be partial; of `published` also that nobody knows it."""
    unknown = words == "" and option.name == "published"
    try:
        days_of(None if unknown else words)
    except ValueError:
        raise click.BadParameter(f"{words!r} {NO_DATE}") from None
    return words


def _date(name: str, told: str) -> Callable[[Any], Any]:
    return click.option(name, metavar="DATE", callback=date_given, help=told)


#: Of `add`.
STATEMENT = (
    click.argument(
        "file", metavar="FILE", required=False, type=click.Path(exists=True, path_type=Path)
    ),
    click.option("--title", help="What it is, in your own words."),
    click.option("--publisher", help="Who published it."),
    _date("--published", "When: 2024, 2024-11 or 2024-11-27."),
    click.option("--url", metavar="ADDRESS", help="Where it can be read."),
    click.option(
        "--language", metavar="CODE", help="Of the text: en, ru, kk …; else it is guessed."
    ),
    click.option("--translation", help="no, official, unofficial, machine or unknown."),
    click.option("--speaker", metavar="NAME", help="Who said it."),
    click.option("--side", type=click.Choice(["KZ", "RU", "other"]), help="Of a new speaker."),
    click.option("--office", help="Of a new speaker."),
    _date("--stated-on", "When it was said, if not when published."),
    click.option("--note", help="What a later reader must know of the document."),
    click.option("--excerpt", is_flag=True, help="FILE, or what you paste, is not the whole text."),
    click.option(
        "--review",
        metavar="SHEET",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Write the questions into a CSV file; read it back when it is filled in.",
    ),
    click.option("--yes", is_flag=True, help="Write without asking, if all is in order."),
)


#: Of what is read in texts and printed.
TEXTS = (
    _date("--stated-on", "When it was said: 2024, 2024-11 or 2024-11-27."),
    click.option(
        "--language",
        callback=language_given,
        help=f"Look for words of one alone: {', '.join(LANGUAGES)}.",
        shell_complete=known_languages,
    ),
    click.option(
        "--format",
        "form",
        type=click.Choice(["csv", "jsonl", "table"]),
        help="By default a table on a terminal, CSV in a pipe.",
    ),
)

#: Of `scan` alone.
SCAN = (
    click.option(
        "--missing", is_flag=True, help="Only what data/raw/figures.csv does not have yet."
    ),
    click.option(
        "--refused", is_flag=True, help="Also the numbers that were passed over, with the reason."
    ),
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
        help="Processes for --corpus, without a cluster: 2 unless told.",
    ),
)


class Scan(NamedTuple):
    """What `scan` is asked for beside its files, by its options."""

    stated_on: str | None
    language: str | None
    form: str | None
    missing: bool
    refused: bool
    corpus: str | None
    out: Path | None
    scheduler: str | None
    workers: int | None

    def clash(self, files: tuple[Path, ...]) -> str:
        """Say what does not go together, or nothing."""
        if bool(files) == bool(self.corpus):
            return "give FILE, a text or a folder of them, or else --corpus"
        if bool(self.corpus) != bool(self.out):
            return "--corpus and --out belong together"
        if self.corpus and (self.missing or self.refused or self.form):
            return "--corpus writes Parquet: no --format, --missing or --refused"
        if self.refused and self.missing:
            return "--refused does not go with --missing"
        if self.scheduler and self.workers:
            return "--scheduler brings workers of its own: no --workers"
        of_corpus = (self.scheduler or self.workers) and not self.corpus
        return "--scheduler and --workers are of --corpus" if of_corpus else ""


def given(options: Iterable[Callable[[Any], Any]]) -> Callable[[Command], Command]:
    """Return what gives a command options, in their order."""

    def with_options(command: Command) -> Command:
        for option in reversed([*options]):
            command = option(command)
        return command

    return with_options


def write_utf8() -> None:
    """Have standard output take every letter, as a pipe on Windows or in an old locale does not."""
    if isinstance(sys.stdout, TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8")


def form_of(asked: str | None) -> str:
    """Return the form that was asked for; else a table on a terminal, if it can be drawn."""
    seen = sys.stdout and sys.stdout.isatty()  # None: closed
    return asked or ("table" if seen and find_spec("rich") else "csv")


def project_here() -> Path | None:
    """Return the folder one stands in, or that `./run` is in, if a record is there."""
    here = Path(os.environ.get("STATED_FIGURES_RECORD") or Path.cwd())
    return here if (here / "data" / "raw").is_dir() else None


def root_here() -> Path:
    """Return the folder one stands in; without a record there that is bad use."""
    if (project := project_here()) is None:
        raise click.UsageError("there is no data/raw here: run it in the project's folder")
    return project

"""The command line: ``python -m analysis`` and ``stated-figures``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from analysis.extras import needed
from analysis.options import (
    SCAN,
    STATEMENT,
    TEXTS,
    Scan,
    form_of,
    given,
    project_here,
    root_here,
    write_utf8,
)
from analysis.reading.languages import left_out
from analysis.record.messages import UserError, counted

if TYPE_CHECKING:
    from analysis.record.atomic import Progress


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="stated-figures", prog_name="stated-figures")
def main() -> None:
    """Build, show and check the record of what officials stated in numbers.

    Build tables and site, check and verify the record, scan texts, hold them against the record.

    Run it in the project's folder, where data/raw is; elsewhere compare goes by the record of the
    package. Exit status: 0 fine, 1 check, verify or compare --strict found something, 2 bad use or
    bad input.
    """
    write_utf8()
    for line in left_out():
        _say(line)


@main.command(epilog="Example: python -m analysis build")
@click.option("--fewer", is_flag=True, help="Confirm that raw tables have fewer rows than before.")
def build(fewer: bool) -> None:
    """Make data/processed from data/raw.

    Nothing is written unless all of data/raw is in order; otherwise every bad cell is named.
    """
    root = root_here()
    with _bad_input_exits():
        from analysis.publishing import build as tables

        changed, unlike = tables.build(root, fewer=fewer), tables.unlike_by_hand(root)
    state = f"{counted(len(changed), 'file')} changed" if changed else "current"
    _say("\n".join([f"data/processed: {state}", *unlike]))


@main.command(
    epilog="Example: python -m analysis report --force",
    short_help="Build, run the notebooks that changed, and render the site.",
)
@click.option("--force", is_flag=True, help="Run all notebooks and render, changed or not.")
def report(force: bool) -> None:
    """Build the tables, run the notebooks that changed, and render the site into site/.

    Says of each notebook why it was run; one that is current is skipped, one that another program
    saved is only put in form. All is put in place at once: a report that fails or is killed leaves
    everything as it was, or the next one finishes.
    """
    root = root_here()
    with _bad_input_exits():
        from analysis.publishing.report import report as make

        with _progress() as progress:
            made = make(root, force=force, progress=progress)
    from analysis.publishing.freshness import SAVED, notebooks_of

    for path in notebooks_of(root):
        why = made.notebooks.get(path.name)
        state = f"run: {why}" if why else "skipped: it is current"
        _say(f"notebooks/{path.name}: {f'put in form: it {why}' if why == SAVED else state}")
    for line in made.answers:
        _say(line)
    run = [why for why in made.notebooks.values() if why != SAVED]
    state = "rendered" if made.site else "current"
    _say(f"{counted(len(run), 'notebook')} run; site/index.html: {state}")


@main.command(epilog="Example: python -m analysis check --data")
@click.option("--data", is_flag=True, help="Only the data; and whether each finding still holds.")
def check(data: bool) -> None:
    """Say what is not valid or not current, and write nothing.

    Looks at data/raw, the figures worked out by hand, data/processed with its codebook and data
    package, the notebooks with their outputs, the checks under their headings, and the numbers that
    are typed into their prose.
    """
    root = root_here()
    with _bad_input_exits():
        from analysis.publishing.checks import faults_found

        faults = faults_found(root, data=data)
    for fault in faults:
        click.echo(fault)
    _say(counted(len(faults), "finding") if faults else "all valid and current")
    sys.exit(1 if faults else 0)


@main.command(
    epilog="Example: python -m analysis add talk.txt --speaker 'Alexei Overchuk'",
    short_help="Add a statement: its figures found, asked about, and written.",
)
@given(STATEMENT)
def add(file: Path | None, excerpt: bool, review: Path | None, yes: bool, **told: Any) -> None:
    """Add a statement: its figures found, asked about one by one, and written together.

    FILE is its text. What is not given is asked for. Without FILE, the open draft goes on.
    """
    root = root_here()
    with _bad_input_exits():
        from analysis.adding import command
        from analysis.adding.documents import Given

        request = command.Request(file, Given(**told), excerpt, review, yes)
        written = command.add(root, request)
    if written:
        _say(f"{counted(len(written), 'file')} changed")


@main.command(epilog="Example: python -m analysis verify ~/texts")
@click.argument(
    "directory", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
def verify(directory: Path) -> None:
    """Look for the words of every figure in the texts in DIR.

    A text is known by its sha256, so its name does not matter. Lists what is not found at its
    passage.
    """
    root = root_here()
    with _bad_input_exits():
        from analysis.scanning.verify import verify as look

        result = look(root, directory)
    for problem in result.problems:
        click.echo(problem)
    if result.absent:
        _say(f"no text in {directory} for: {', '.join(result.absent)}")
    missing = counted(len(result.problems), "wording")
    _say(f"{counted(result.found, 'row')} found in their texts, {missing} not found")
    sys.exit(1 if result.problems or not result.found else 0)


@main.command(epilog="Example: python -m analysis scan talk.txt --stated-on 2024-11-27")
@click.argument("files", metavar="FILE...", nargs=-1, type=click.Path(path_type=Path))
@given(TEXTS)
@given(SCAN)
def scan(files: tuple[Path, ...], **options: Any) -> None:
    """Find the figures in texts: words, value, bounds, period, offsets.

    FILE is a text, a folder of them, or - for standard input. HTML and PDF need the extra
    'documents'.
    """
    asked = Scan(**options)
    if told := asked.clash(files):
        raise click.UsageError(told)
    with _bad_input_exits():
        if asked.corpus and asked.out:
            _scan_corpus(asked.corpus, asked.out, asked)
        else:
            from analysis.scanning.output import printed, scanned

            record = root_here() if asked.missing else None
            found = scanned(files, asked.stated_on, asked.language, record, refused=asked.refused)
            printed(found, form_of(asked.form))
            sys.exit(2 if found.unread else 0)


@main.command(
    epilog="Example: python -m analysis compare article.txt --stated-on 2024-11-27",
    short_help="Hold the figures of texts against the record.",
)
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@given(TEXTS)
@click.option("--strict", is_flag=True, help="Exit with 1 where the record contradicts a figure.")
def compare(
    files: tuple[Path, ...],
    stated_on: str | None,
    language: str | None,
    form: str | None,
    strict: bool,
) -> None:
    """Hold the figures of texts against the record: who said the same, what contradicts them.

    FILE is a text, a folder of them, or - for standard input. A figure whose indicator, areas or
    period are not certain is not placed, and the reason is given.
    """
    folder = (project := project_here()) and project / "data" / "processed"
    with _bad_input_exits():
        from analysis.scanning.compare import NOT_PLACED, UNJUDGED
        from analysis.scanning.output import compared, printed

        printed(found := compared(files, stated_on, language, folder), form_of(form), folder)
    beside = found.figures
    figures = beside.groupby(["file", "start"])["verdict"].agg(set)
    contradicted = sum("contradict" in verdicts for verdicts in figures)
    alone = sum(not verdicts.isdisjoint(UNJUDGED) for verdicts in figures)
    unplaced = sum(NOT_PLACED in verdicts for verdicts in figures)
    against = beside[beside["verdict"] == "contradict"]
    rounded = int(against.groupby(["file", "start"])["by_rounding"].all().sum())
    narrowly = f" ({rounded} by less than half of the last place)" if rounded else ""
    record = "the record here" if folder else "the record of the package"
    _say(
        f"{counted(len(figures), 'figure')}, {contradicted} contradicted by {record}{narrowly}, "
        f"{alone} with nothing of the same time to compare with, {unplaced} not placed"
    )
    sys.exit(2 if found.unread else 1 if strict and contradicted else 0)


def _scan_corpus(pattern: str, out: Path, asked: Scan) -> None:
    from analysis.scanning.corpus import scan_corpus

    with _progress() as progress:
        done = scan_corpus(
            pattern,
            out,
            stated_on=asked.stated_on,
            language=asked.language,
            scheduler=asked.scheduler,
            workers=asked.workers or 2,
            progress=progress,
        )
    for line in done.told(out):
        _say(line)
    sys.exit(1 if done.errors else 0)


@contextmanager
def _bad_input_exits() -> Iterator[None]:
    """End the command on what a person can mend, with a message; a bug shows its traceback."""
    try:
        yield
    except BrokenPipeError:
        raise  # click ends quietly when its reader does
    except click.Abort:  # the end of the input, or a key that stops
        _say("\nnothing was written")
        sys.exit(2)
    except OSError as error:
        _say(": ".join(filter(None, (error.filename, error.strerror or str(error)))))
        sys.exit(2)
    except UserError as error:
        _say(str(error))
        if problems := getattr(error, "problems", ()):
            _say(f"{counted(len(problems), 'problem')}; nothing was written")
        sys.exit(2)
    except ModuleNotFoundError as error:
        if not (told := needed(error)):
            raise
        _say(told)
        sys.exit(2)


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """Show a progress bar on standard error if that is a terminal."""
    if not (sys.stderr.isatty() and find_spec("rich")):
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def update(done: int, total: int, what: str) -> None:
            bar.update(task, completed=done, total=total, description=what)

        yield update


def _say(message: str) -> None:
    click.echo(message, err=True)


if __name__ == "__main__":
    main()

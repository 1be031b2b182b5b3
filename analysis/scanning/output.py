"""The figures of files, printed for people and for programs."""

import json
from collections.abc import Callable
from functools import partial
from math import inf
from pathlib import Path
from typing import Any, NamedTuple

import click
import pandas as pd

from analysis.extras import needed
from analysis.reading.flow import on_one_line
from analysis.reading.table import COLUMNS, scan
from analysis.record.schema import OPEN_ENDS, records
from analysis.scanning.texts import UnreadableText, files_of, named_text
from analysis.showing import wording


class Found(NamedTuple):
    """The figures of files, and what is to be said of files that were not read."""

    figures: pd.DataFrame
    unread: list[str]  # they cannot be
    left_out: list[str]  # of folders


def scanned(
    files: tuple[Path, ...],
    stated_on: str | None,
    language: str | None,
    record: Path | None,
    *,
    refused: bool,
) -> Found:
    """Scan files into one table, with a column ``file`` before those of `scan`.

    With the folder of a record, only the figures that it does not have, with a column ``reason``
    for those that it leaves out on purpose; with `refused`, also what was passed over and why.
    """
    read = partial(scan, stated_on=stated_on, language=language, refused=refused)
    if record is None:
        return _of_files(files, read)
    from analysis.record.raw import read_raw  # here, as a scan without the record needs none
    from analysis.scanning.verify import missing

    raw = read_raw(record).tables

    def lacking(texts: list[str]) -> pd.DataFrame:
        found = [
            (number, row)
            for number, text in enumerate(texts)
            for row in missing(raw, text.encode(), records(read(text)))
        ]
        numbers, rows = [number for number, _ in found], [row for _, row in found]
        return pd.DataFrame(rows, index=numbers, columns=[*COLUMNS, "reason"])

    return _of_files(files, lacking)


def compared(
    files: tuple[Path, ...], stated_on: str | None, language: str | None, folder: Path | None
) -> Found:
    """Hold the figures of files against the record, with a column ``file`` before the others."""
    from analysis.scanning.compare import compare

    return _of_files(files, partial(compare, stated_on=stated_on, language=language, folder=folder))


def _of_files(files: tuple[Path, ...], figures_of: Callable[[list[str]], pd.DataFrame]) -> Found:
    """Find the figures of files together; UnreadableText says of all why none can be read.

    The index of the figures of several texts begins with the number of the text.
    """
    to_read, unread, left_out = files_of(files)
    texts = []
    for path in to_read:
        try:
            name, text = named_text(path)
        except UnreadableText as error:
            unread.append(str(error))
        except OSError as error:
            unread.append(f"{path}: {error.strerror or error}")
        except ModuleNotFoundError as error:
            if not (told := needed(error)):
                raise
            unread.append(f"{path}: {told}")
        else:
            texts.append((name, text))
    if not texts:
        raise UnreadableText("\n".join([*unread, *left_out]))
    names, contents = zip(*texts, strict=True)
    whole = figures_of([*contents])
    whole.insert(0, "file", [names[number] for number in whole.index.get_level_values(0)])
    return Found(whole.reset_index(drop=True), unread, left_out)


def printed(found: Found, form: str, folder: Path | None = None) -> None:
    """Print what was `scanned`, or `compared` with the tables in a folder, to standard output.

    The form is csv, jsonl or table; an open bound is empty. Words that stand on two lines are
    printed on one, without markup. What was not read is told on standard error.
    """
    words = found.figures["as_stated"].map(on_one_line)
    _print_figures(found.figures.assign(as_stated=words), form, folder)
    for line in [*found.left_out, *found.unread]:
        click.echo(line, err=True)
    if found.unread:
        click.echo(f"{len(found.unread)} not read: the result is of the others", err=True)


def _print_figures(frame: pd.DataFrame, form: str, folder: Path | None) -> None:
    if form == "csv":
        ends = [name for name in OPEN_ENDS if name in frame]
        frame = frame.assign(**{name: frame[name].where(frame[name].abs() != inf) for name in ends})
        lines = frame.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d")
        click.echo(lines, nl=False)
    elif form == "jsonl":
        for row in records(frame):
            cells = {name: _plain(cell) for name, cell in row.items()}
            click.echo(json.dumps(cells, ensure_ascii=False))
    elif "verdict" in frame:
        from analysis.scanning.terminal import print_beside

        print_beside(frame, folder)
    else:
        _print_table(frame)


def _plain(cell: Any) -> Any:
    if isinstance(cell, pd.Timestamp):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, float) and abs(cell) == inf:
        return None
    return None if pd.isna(cell) or cell == "" else cell


def _print_table(frame: pd.DataFrame) -> None:
    from rich.console import Console
    from rich.table import Table

    several = frame["file"].nunique() > 1
    table = Table("figure", "value", "bounds", "commonly taken as", "period", "measure", box=None)
    more = [name for name in ("file", "reason") if name in frame]
    more = [name for name in more if name != "file" or several]
    for name in more:
        table.add_column(name)
    for row in records(frame):
        read = isinstance(row["unit"], str)  # what was passed over has only its words and why
        cells = [row["as_stated"], *(_cells(row) if read else [""] * 5)]
        table.add_row(*cells, *(str(row[name] or "") for name in more))
    Console().print(table)


def _cells(row: dict[str, Any]) -> list[str]:
    return [
        wording.amount(row["value"], row["unit"]),
        wording.bounds(row["low"], row["high"], row["unit"]),
        wording.bounds(row["implied_low"], row["implied_high"], row["unit"]),
        wording.period(row["period_start"], row["period_end"]),
        row["measure"],
    ]

"""What `compare` finds, as a table for a terminal: a block for each figure of a text."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from shutil import get_terminal_size
from textwrap import fill

import click
import pandas as pd

from analysis.comparing.verdicts import OUTCOMES
from analysis.record.codebook import title_of
from analysis.record.load import load
from analysis.record.schema import Row, records
from analysis.scanning.compare import NOT_PLACED, NOTHING, OTHER_PERIOD
from analysis.scanning.nearest import ANOTHER_TIME
from analysis.showing import wording
from analysis.showing.provenance import in_words
from analysis.showing.verdict_words import why

INDENT = " " * 16  # a verdict stands before it
MOST = 2  # claims, and as many statistics, that are shown under one verdict


def print_beside(frame: pd.DataFrame, folder: Path | None) -> None:
    """Print what `compared` returns of the tables in a folder."""
    width = get_terminal_size().columns
    codebook = {row["indicator"]: row for row in records(load("indicators", folder=folder))}
    several = frame["file"].nunique() > 1
    for (file, _), rows in frame.groupby(["file", "start"], sort=False):
        first = records(rows)[0]
        click.secho(f"“{first['as_stated']}”", bold=True, nl=False)
        click.secho(f" {file}" if several else "", dim=True)
        if first["verdict"] != NOT_PLACED:
            subject = _subject(first, codebook)
            click.secho(fill(subject, width, initial_indent="  ", subsequent_indent="  "), dim=True)
        for line in _block(records(rows), width):
            click.echo(line)
        click.echo()


def _subject(row: Row, codebook: dict[str, Row]) -> str:
    """Write what a figure is about.

    >>> codebook = {"mutual_trade": {"title_of_areas": "Mutual trade of {area}"}}
    >>> period = {"period_start": pd.Timestamp("2024-01-01"), "period_end": pd.NaT}
    >>> areas = {"ref_area": "EAEU", "counterpart_area": ""}
    >>> _subject({"indicator": "mutual_trade", **areas, **period}, codebook)
    'Mutual trade of the Eurasian Economic Union, from 1 Jan 2024'
    """
    title = title_of(codebook[row["indicator"]], row["ref_area"], row["counterpart_area"])
    period = wording.period(row["period_start"], row["period_end"])
    return title if period == wording.NOT_STATED else f"{title}, {period}"


def _block(rows: list[Row], width: int) -> Iterator[str]:
    """Yield the figures beside one of a text, by verdict; ids and addresses stay whole."""
    for verdict in dict.fromkeys(row["verdict"] for row in rows):
        label = f"  {verdict}".ljust(len(INDENT))
        left = 0
        shown: Counter[str] = Counter()
        for row in (row for row in rows if row["verdict"] == verdict):
            if verdict == ANOTHER_TIME and not shown:
                yield f"{label}{row['reason']}:"
                label = INDENT
            shown[row["kind"]] += 1
            if shown[row["kind"]] > MOST:
                left += 1
                continue
            yield fill(_beside(row), width, initial_indent=label, subsequent_indent=INDENT)
            places = [row[name] for name in ("other_id", "url") if isinstance(row[name], str)]
            yield from (f"{INDENT}{place}" for place in places if place)
            label = INDENT
        if left:
            yield f"{INDENT}and {left} more"


def _beside(row: Row) -> str:
    """Write who says what else, and by how much it differs."""
    if row["verdict"] in (NOT_PLACED, NOTHING):
        return str(row["reason"])
    told = _whose(row)
    if row["verdict"] == ANOTHER_TIME:
        of = wording.period(*(row[name] for name in OTHER_PERIOD.values()))
        named = row["kind"] != "claim" or of == wording.NOT_STATED
        return told if named else f"{told}; of {of}"
    gap = f"; gap {_amount(row, 'gap')}" if row["gap"] else ""
    if row["gap"] and row["unit"] != "percent":
        gap += f" ({_percent(row['gap_percent'])})"
    if not row["firm"]:
        gap += "; the verdict changes if “almost” and “about” reach half or twice as far"
    reasons = why(row, {})  # the first only where the verdict and its gap do not say it
    gap += "".join(f"; {words}" for words in reasons[row["reason"] in OUTCOMES :])
    if row["by_rounding"]:
        gap += "; by less than half of the last place"
    unlike = row["implied_verdict"] != row["verdict"]
    taken = f"; as commonly taken: {row['implied_verdict']}" if unlike else ""
    return f"{told}{gap}{taken}"


def _whose(row: Row) -> str:
    """Say whose the other figure is; of what follows and what is official also the number.

    >>> told = {"kind": "reference", "speaker": "Office", "other_value": 2e9, "other_unit": "USD"}
    >>> _whose(told | dict.fromkeys(OTHER_PERIOD.values(), pd.Timestamp("2024-12-31")))
    'Office, 31 Dec 2024: 2 billion USD'
    """
    if row["kind"] == "claim":
        return in_words(row | {"as_stated": row["other_as_stated"]}, row | {"language": "en"})
    number = _amount(row, "other_value")
    if row["kind"] == "arithmetic":
        return f"By arithmetic: {number}"
    days = {name: row[other] for name, other in OTHER_PERIOD.items()}
    return f"{in_words(days | {'reporter': row['speaker']}, {})}: {number}"


def _percent(gap: float) -> str:
    """Write a gap in percent, which is never nothing.

    >>> _percent(-12.34), _percent(0.02)
    ('−12.3%', 'under 0.1%')
    """
    shown = wording.signed(gap)
    return "under 0.1%" if shown[1:] == "0.0" else f"{shown}%"


def _amount(row: Row, name: str) -> str:
    """Write a number of the other figure; a gap of percentages is in points."""
    points = name == "gap" and row["other_unit"] == "percent"
    return wording.amount(row[name], "percentage points" if points else row["other_unit"])

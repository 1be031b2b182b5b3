"""What can be given to the command `add`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

OPTIONS = (
    click.argument(
        "file", metavar="FILE", required=False, type=click.Path(exists=True, path_type=Path)
    ),
    click.option("--title", help="What it is, in your own words."),
    click.option("--publisher", help="Who published it."),
    click.option("--published", metavar="DATE", help="When: 2024, 2024-11 or 2024-11-27."),
    click.option("--url", metavar="ADDRESS", help="Where it can be read."),
    click.option(
        "--language", metavar="CODE", help="Of the text: en, ru, kk …; else it is guessed."
    ),
    click.option("--translation", help="no, official, unofficial, machine or unknown."),
    click.option("--speaker", metavar="NAME", help="Who said it."),
    click.option("--side", type=click.Choice(["KZ", "RU", "other"]), help="Of a new speaker."),
    click.option("--office", help="Of a new speaker."),
    click.option("--stated-on", metavar="DATE", help="When it was said, if not when published."),
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


def with_options(command: Command) -> Command:
    """Give a command these options."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command

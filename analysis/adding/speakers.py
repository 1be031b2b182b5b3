"""Who said it: a person of speakers.csv, whatever the spelling, or a new one."""

from collections.abc import Callable
from dataclasses import replace

import click

from analysis.adding.documents import Given
from analysis.record.cells import RawTables
from analysis.record.hints import meant_by, spellings
from analysis.record.messages import InputError
from analysis.record.schema import Row, joined

SIDES = ("KZ", "RU", "other")


class NotGiven(InputError):
    """Something that a person has to give, and did not."""


def speaker_row(raw: RawTables, given: Given, *, asks: bool) -> tuple[Row, bool]:
    """Return the speaker's row of speakers.csv, and whether it is a new one.

    A name that is like a known one is always asked back, also where its side is given.
    """
    name, side = given.speaker or "", given.side or ""
    rows = {row["speaker"]: row for row in raw["speakers"]}
    if not name:
        return {"speaker": "", "side": side, "office": "", "spellings": ""}, False
    known = spellings(rows.values())
    if name in known:
        return _known(rows[known[name]], given), False
    near = rows.get(meant_by(name, known))
    question = f"{name}: did you mean {near['speaker']}, {joined(near['side'])}?" if near else ""
    if near and click.confirm(question, default=True):
        return _known(near, replace(given, side=None)), False
    if not side and not asks:
        raise NotGiven(f"--speaker: {name!r}: not in speakers.csv; a new one needs --side")
    one_of = ", ".join(SIDES)
    side = side or asked(
        f"{name} is new; side: {one_of}", lambda side: "" if side in SIDES else f"one of {one_of}"
    )
    office = given.office or (asked("Office, if it is named", lambda _: "") if asks else "")
    return {"speaker": name, "side": side, "office": office, "spellings": ""}, True


def _known(row: Row, given: Given) -> Row:
    """Return the row of a known speaker, of the side that is given; tell what differs."""
    known = joined(row["side"])
    side, office = given.side or known, given.office or row["office"]
    if side not in (known, *row["side"]):
        click.echo(f"--side: {side} is taken for this statement; speakers.csv has {known}")
    if office != row["office"]:
        has = row["office"] or "none"
        click.echo(f"--office: not taken; speakers.csv has {has}: if it is wrong, mend it there")
    return row | {"side": side}


def asked(question: str, fault: Callable[[str], str]) -> str:
    """Ask until nothing is wrong with the answer."""
    while True:
        words = str(click.prompt(question, default="", show_default=False)).strip()
        if not (reason := fault(words)):
            return words
        click.echo(f"  {reason}")

"""How the words of figures are read."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
from IPython.display import Markdown

from analysis.reading.parse import UnreadableQuantity, parse_quantity
from analysis.reading.periods.parse import parse_period
from analysis.record.load import load
from analysis.showing import wording
from analysis.showing.topics.prose import points, prose


def hedges_used(figures: pd.DataFrame) -> Markdown:
    """Say which hedges the record uses, the commonest first."""
    used = figures["hedge"].dropna().astype(str).value_counts().index
    return prose(f"Of these hedges the record uses {wording.listed(f'*{name}*' for name in used)}.")


def floor_itself(words: str) -> Markdown:
    """Say that *more than* a number begins at the number itself."""
    read = parse_quantity(words)
    return prose(f"""
        {wording.quoted(words, first=True)} is kept as
        {wording.bounds(read.low, read.high, read.unit)}. Taken strictly, {read.low:.0f} itself is
        excluded, and the least count is {read.low + 1:.0f}. The bounds of changes and means that
        are computed from such words are a little too wide, never too narrow.""")


def refusals(phrases: Iterable[str]) -> Markdown:
    """List phrases that are refused, each with the reason."""
    told = []
    for words in phrases:
        try:
            parse_quantity(words)
        except UnreadableQuantity as error:
            reason = str(error).removeprefix(f"{words!r}: ")
            told.append(f"{wording.quoted(words)}: {wording.escaped(reason)}")
    return points(told)


def periods(said: Iterable[tuple[str, str]]) -> Markdown:
    """List words for a period, each with the day they were said on and the days that they mean."""
    told = []
    for words, day in said:
        period = parse_period(words, stated_on=day)
        first, last = (wording.day(pd.Timestamp(str(end))) for end in (period.start, period.end))
        told.append(f"*{words}*, said on {wording.stated(day)}: {first} to {last}")
    return points(told)


def how_many_hedged(figures: pd.DataFrame) -> Markdown:
    """Say how many figures carry a hedge, and which of them took it over from another."""
    hedges = figures["hedge"].dropna()
    claims = load("claims")
    taken_over = claims[(claims["relation"] == "same_as") & claims["hedge"].notna()]["as_stated"]
    return prose(f"""
        The record holds {len(figures)} figures from {figures["document_id"].nunique()} documents
        that state any. {len(figures) - len(hedges)} of them carry no hedge, {len(hedges)} do
        ({len(hedges) / len(figures):.0%}). {(hedges == "more than").sum()} of these are read as
        *more than*, be it said so or as *over*. The hedge of
        {wording.listed(map(wording.quoted, taken_over))} is taken over from the figure that these
        words refer to.""")

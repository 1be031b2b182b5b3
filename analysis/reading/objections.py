"""Why a figure that was read is refused all the same: it would be a guess."""

from __future__ import annotations

import re
from difflib import get_close_matches

from analysis.reading.amounts import Amount
from analysis.reading.lexicon import Line
from analysis.reading.quantity import WHOLE
from analysis.reading.readings import Reading

INDEX = 50  # percent; the growth of something, above which it is said what it has grown to
ALIKE = 0.86  # of 1; "thousend" and "thousand" are 0.875 alike, "millionaires" and "millions" 0.8


def objection(line: Line, reading: Reading) -> str:
    """Return why a single figure is refused, or nothing."""
    quantity, amount, context = reading.quantity, reading.amount, reading.context
    unknown = context.unknown or _unread_end(line, reading)
    written = line.part(amount.start, amount.end)
    if unknown:
        return f"unknown hedge {unknown!r}"
    if len(set(context.hedges)) > 1:
        return f"two hedges that do not go together, {' and '.join(dict.fromkeys(context.hedges))}"
    if amount.upper and context.hedges:
        return "a hedge and a range: which of the two is meant is not known"
    if amount.unit is None and re.fullmatch(r"\d{1,3}\.\d{3}", written):
        return f"unknown number format {written!r}: a point groups nowhere"
    if amount.unit is None and (meant := _misspelt_scale(line, amount)):
        return f"unknown word {line.word(amount.end)!r}: is {meant!r} meant?"
    if amount.unit is None and line.word(amount.end) in line.words.sets["durations"]:
        return f"no figure: {quantity.counted!r} is a duration, which are not figures"
    if line.word(context.start) in line.words.sets["indices"] and abs(quantity.value) > INDEX:
        return f"{quantity.value:g} percent of the period before is an index, no change"
    whole = quantity.measure == "share" or (quantity.unit == "percent" and context.direction < 0)
    if whole and abs(quantity.value) > WHOLE:
        return f"{quantity.value:g} is more than a {quantity.measure} can be"
    return ""


def _misspelt_scale(line: Line, amount: Amount) -> str | None:
    """The scale word that a noun looks like: *66 thousend people* are not 66 of anything."""
    if line.kind(amount.end) != "word":
        return None
    close = get_close_matches(line.word(amount.end), line.words.scale_words, n=1, cutoff=ALIKE)
    return close[0] if close else None


def _unread_end(line: Line, reading: Reading) -> str:
    """Words after the figure that may loosen it or be its unit."""
    first, last = reading.context.noun
    if any(line.kind(at) in ("currency", "unit") for at in range(first, last)):
        return line.part(first, last)  # "5 milliards of dollars", misspelt
    place = max(last, reading.context.end)
    kind = line.kind(place)
    stray = next((at for at in range(place, len(line.items)) if line.kind(at) == "scale"), None)
    if stray is not None:
        return line.part(stray, stray + 1)
    joins = kind in ("or", "and") and line.kind(place + 1) in ("word", "hedge", "after")
    stray_unit = reading.amount.is_money and (
        kind in ("currency", "unit") or (kind == "word" and not reading.amount.scaled)
    )
    if joins or kind == "after" or line.word(place) == "±":
        return line.part(place, len(line.items))
    if stray_unit and line.word(place) not in line.words.sets["stop"]:
        return line.part(place, place + 1)
    return ""

"""Ranges of numbers with signs: *−5…−3 °C*, *between -5 and +3 degrees*, *минус 3–5 градусов*."""

from __future__ import annotations

from analysis.reading.amounts import Amount, amount_at
from analysis.reading.bounds import Number
from analysis.reading.lexicon import Line
from analysis.reading.numbers import NONE, number_at
from analysis.reading.ranges_changed import change_before, verb_of_change_before
from analysis.reading.signs import PERCENT, SIGNED
from analysis.reading.tokens import DASHES, DOTS


def signed_range(line: Line, place: int) -> Amount | None:
    """Return the range whose first number starts at a place, if one of its ends has a sign."""
    first, end = _sign(line, place - 1), place + 1
    start = place - abs(first)
    end += line.kind(end) == "unit" and line.is_of(start - 1, "range_starts")  # "от −5% до −3%"
    second = _sign(line, end + 1)
    at = end + 1 + abs(second)
    if not (first or second) or line.kind(place) != "num" or line.kind(at) != "num":
        return None
    to = line.kind(end) in ("to", "until") or line.word(end) in DOTS
    between = line.kind(end) == "and" and line.kind(start - 1) == "between"
    once = first and line.word(end) in DASHES | DOTS and line.word(place - 1).isalpha()
    if not (to or between or once or (first and second and line.word(end) in DASHES)):
        return None  # "−5–3 °C" may be two of them below 0
    lower, upper = number_at(line, place, money=False), amount_at(line, at)
    if lower is None or upper is None or upper.refused or upper.unit not in SIGNED:
        return None
    if line.kind(start - 1) == "from" and upper.unit not in PERCENT:
        if change_before(line, start - 1) or verb_of_change_before(line, start - 1):
            return None  # "fell from −5 to −10 °C" are two levels
    elif line.kind(start - 1) == "from":
        unsure = Amount(start, upper.end, NONE, refused="a range, or a change between the two")
        return unsure if first > 0 or not second else None  # "fell from 0.5 to −0.3 percent"
    second = second or first * bool(once)  # "минус 3–5 градусов"
    ends = sorted((_signed(lower.number, first), _signed(upper.number, second)))
    below = max(ends)[0] <= 0
    if below:
        ends = [_signed(number, -1) for number in reversed(ends)]
    joined_by = "until" if line.kind(end) == "until" else "between" if between else "dash"
    return Amount(start, upper.end, ends[0], upper.unit, ends[1], joined_by, negative=below)


def _sign(line: Line, place: int) -> int:
    """Return 1 or -1 for a sign that is written on to the number behind it, or *минус*, else 0."""
    word, sets = line.word(place), line.words.sets
    if word in sets["minus"] or (word in DASHES and line.glued(place + 1)):
        return -1
    return int(word in sets["plus"])


def _signed(number: Number, sign: int) -> Number:
    return number._replace(value=-number.value) if sign < 0 else number

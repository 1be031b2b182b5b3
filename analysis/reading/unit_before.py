"""Figures without a unit, in the unit of one before them: *$24 billion, now 26 billion*."""

from __future__ import annotations

from analysis.reading.amounts import RATES, Amount
from analysis.reading.around.noted import Context
from analysis.reading.lexicon import Line
from analysis.reading.tokens import DASHES


def in_unit_before(
    line: Line, found: list[Amount], end: int, amount: Amount, context: Context
) -> Amount:
    """Return an amount in the unit of those found before it, if it has none and counts nothing.

    The words of the last one `end` there. A number needs a scale word, but not in *rose by $3,
    from 87 to 90*.
    """
    levels = found[-1].unit not in RATES and _leads_to_levels(line, end, amount)
    counted = context.noun[0] < context.noun[1] or line.is_of(amount.start - 1, "counts")
    led = amount.start - 1 - (line.word(amount.start - 1) in DASHES)
    said = levels or (amount.scaled and not amount.listed)
    if counted or not said or line.is_of(led, "pieces_of_goods"):
        return amount
    own = context.subject or line.word(amount.start - 1) == ":"  # "passengers: 7 thousand"
    own = own or line.is_of(amount.start - 1, "populations")
    return _in_unit_of(line, found[-1 if levels else 0 :], amount, own=own)


def _leads_to_levels(line: Line, place: int, amount: Amount) -> bool:
    """Tell *rose by $3 million, from 87 to 90 million*, where nothing else stands between."""
    leads = [at for at in range(place, amount.start) if line.word(at) not in (",", "(", *DASHES)]
    return bool(leads) and all(line.kind(at) in ("from", "to", "until") for at in leads)


def _in_unit_of(line: Line, found: list[Amount], amount: Amount, *, own: bool) -> Amount:
    """Return a number with a scale word alone in the unit before it: *$24 billion, and 26 billion*.

    A rate may stand between: *2.4 trillion tenge (104% of the plan), or 212 billion more*. One that
    has a subject of its `own` (*…, and its population is 2 million*) may still be money.
    """
    sums = any(before.is_money for before in found)
    for before in reversed(found):
        if sums and before.unit is None and not before.scaled:
            continue  # "12 contracts for $5 million, of which 7 for 3 million"
        converted = line.word(before.start - 1) == "("  # "25 billion crowns ($4 billion)"
        if before.unit not in RATES and not converted:
            hyphen = line.word(before.end - 2) == "-"  # "20-foot containers … 2 million"
            if hyphen or (own and not before.is_money):
                return amount
            return amount._replace(number=amount.number.times(before.factor), unit=before.unit)
    return amount

"""A rule, the figures that it is applied to, and the row of implied.csv that follows.

The arithmetic of a rule is that of intervals. It runs three times: on the numbers as said for the
`value`, on the literal bounds for `low` and `high`, and on the implied ones for `implied_low` and
`implied_high`. Nothing follows from a figure that is in doubt (`rows.DOUBTS`).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf, nan
from typing import NamedTuple

from analysis.comparing.intervals import Interval, interval
from analysis.comparing.rows import THING, doubt
from analysis.reading.bounds import ENDS
from analysis.record.schema import PERIOD, Row

VERDICT_OF = {"literal": "verdict", "implied": "implied_verdict"}  # the column of each reading


@dataclass(frozen=True, slots=True)
class Case:
    """The figures that a rule takes, and what the result has from them."""

    figures: tuple[Row, ...]  # in the order of the arithmetic
    about: Row  # whose indicator, areas, measure, period and unit the result has
    otherwise: Row = field(default_factory=dict)  # cells that are not those of `about`
    named: str = ""  # what the result is named after, if not the first figure
    words: dict[str, str] = field(default_factory=dict)  # for the braces in formula and basis
    numbers: tuple[float, ...] = ()  # what the arithmetic takes beside the figures
    unsaid: str = ""  # why nothing follows after all, if so


class Derivation(NamedTuple):
    """How something follows: its kind, formula and basis in words, and its arithmetic."""

    kind: str
    formula: str
    basis: str
    arithmetic: Callable[..., Interval]


def derived(rule: Derivation, case: Case) -> Row:
    """Return the row of implied.csv that follows from some figures by a rule."""
    ids = [figure["figure_id"] for figure in case.figures]
    row = {
        **{name: case.about[name] for name in (*THING, *PERIOD, "unit")},
        "implied_id": f"{rule.kind}:{case.named or ids[0]}",
        "kind": rule.kind,
        "formula": rule.formula.format(**case.words),
        "basis": rule.basis.format(**case.words),
        "derived_from": tuple(ids),
        **case.otherwise,
    }
    if why := case.unsaid or doubt(*case.figures):
        return row | _unsaid(why)
    return row | _said(rule.arithmetic, case)


def _said(arithmetic: Callable[..., Interval], case: Case) -> Row:
    """Compute the number and the bounds; a reading that leaves both ends open says nothing."""
    said = [Interval(figure["value"], figure["value"]) for figure in case.figures]
    point = arithmetic(*said, *case.numbers)
    row: Row = {"value": point.low if point.low == point.high else nan}
    open_in = []
    for reading, columns in ENDS.items():
        bounds = [interval(figure, reading) for figure in case.figures]
        ends = arithmetic(*bounds, *case.numbers)
        is_open = ends.low in (0.0, -inf) and ends.high == inf
        open_in += [reading] * is_open
        row |= dict(zip(columns, ends, strict=True))
        row[VERDICT_OF[reading]] = "cannot be said" if is_open else "follows"
    row["reason"] = f"the {' and the '.join(open_in)} bounds are open" if open_in else ""
    return row


def _unsaid(reason: str) -> Row:
    """Leave both readings open."""
    row: Row = {"value": nan, "reason": reason}
    for reading, columns in ENDS.items():
        row |= dict(zip(columns, (-inf, inf), strict=True))
        row[VERDICT_OF[reading]] = "cannot be said"
    return row

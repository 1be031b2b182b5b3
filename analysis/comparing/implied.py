"""What follows from stated figures by arithmetic, with its bounds, or that nothing does and why.

`RULES` has what follows within one statement: which figures a rule takes, what the result is
called, its formula and what is taken for granted in words, and the arithmetic. To add a rule, add a
line there and a function that finds its figures. `parts` and `growth` look over all statements.
What a rule must know of an indicator (the prices that it is in, the parts that make it up) stands
in the codebook, data/raw/indicators.csv.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from math import isnan
from operator import itemgetter
from typing import Any, NamedTuple

import pandas as pd

from analysis.comparing.derived import Case, Derivation, derived
from analysis.comparing.growth import grown_rows
from analysis.comparing.intervals import Interval, added, divided, factor_of, scaled
from analysis.comparing.parts import rows_of_parts
from analysis.comparing.rows import MOVED
from analysis.record.schema import PERIOD, WHAT, Row, grouped

DAYS_A_YEAR = 365.25
#: How the base of a change is known.
STATED_BASE = "the change is from the stated base"
YEAR_BEFORE = "the base is not stated and taken to be the same period a year earlier"
A_YEAR = pd.Timedelta(days=366)  # or a day less: from a day to the same one of the next year


class Lookup(NamedTuple):
    """What rules look into: figures by id, those that are parts by their whole, the codebook."""

    by_id: dict[str, Row]
    parts: dict[str, list[Row]]
    codebook: dict[str, Row]

    def related(self, row: Row, relation: str) -> Row | None:
        """Return the figure that a row stands in a relation to."""
        return self.by_id.get(row["relates_to"]) if row["relation"] == relation else None


def implied_rows(figures: list[Row], indicators: dict[str, Row]) -> list[Row]:
    """Return what follows, but for growth, in the order of the figures and of the rules.

    Figures have their `relates_to` and `relation`; excluded ones are not among them.
    """
    by_id = {row["figure_id"]: row for row in figures}
    parts = (row for row in figures if row["relation"] == "part_of")
    record = Lookup(by_id, grouped(parts, itemgetter("relates_to")), indicators)
    rows = [
        derived(rule, case)
        for rules in (RULES, RULES_OF_WHOLES)
        for row in figures
        for takes, rule in rules
        for case in takes(row, record)
    ]
    return [*rows, *rows_of_parts(figures, indicators), *grown_rows(figures)]


# -- the figures that a rule takes


def _change(by: str, change: Row, record: Lookup) -> Iterator[Case]:
    """Take a change and the level that it led to: *down 4.7% to $19 billion*."""
    level = record.related(change, "change_to")
    if level is None or level["measure"] != "level" or isnan(change["value"]):
        return
    if by != _moved_by(change, level["unit"]):
        return
    prices = record.codebook[change["indicator"]]["prices"]
    start, end, base = _earlier_period(change)
    unsaid = base if base in (NO_BASE, NO_PERIOD) else ""
    if prices == "may differ":
        unsaid = "the change may be in constant prices and the level is in current ones"
    yield Case(
        (change, level),
        about=level,
        otherwise={"period_start": start, "period_end": end},
        words={"base": "; ".join([base, *PRICES.get(prices, ())])},
        unsaid=unsaid,
    )


_multiple, _percent, _amount = (partial(_change, by) for by in ("multiple", "percent", "amount"))


def _worth(value: Row, record: Lookup) -> Iterator[Case]:
    """Take the worth of some things, and their number."""
    if (items := record.related(value, "value_of")) is not None:
        counted = items["measure"] == "level"
        unsaid = "" if counted else "their number is not stated, only its change"
        yield Case((value, items), about=value, unsaid=unsaid)


def _part(part: Row, record: Lookup) -> Iterator[Case]:
    """Take a part and its whole."""
    if (whole := record.related(part, "part_of")) is not None:
        share = {"measure": "share", "unit": "percent"}
        yield Case((part, whole), about=part, otherwise=share)


def _beside(more: Row, record: Lookup) -> Iterator[Case]:
    """Take two amounts that stand beside each other; the period of both is not known."""
    first = record.related(more, "added_to")
    if first is None or more["unit"] != first["unit"]:
        return
    yield Case(
        (first, more),
        about=first,
        named=f"{first['figure_id']}+{more['figure_id']}",
        otherwise=dict.fromkeys(PERIOD, pd.NaT),
        words=parts_together(first, more),
    )


def parts_together(first: Row, more: Row) -> dict[str, str]:
    """Return what two amounts that are added are called: the indicators, else the statuses."""
    differ = "indicator" if first["indicator"] != more["indicator"] else "status"
    return {"first": first[differ], "more": more[differ]}


def _share(share: Row, record: Lookup) -> Iterator[Case]:
    """Take a share of trade with the world, and the level that it is, of the same time."""
    level = record.related(share, "share_of")
    if level is None or (share["measure"], level["measure"]) != ("share", "level"):
        return
    if pd.isna(share["period_start"]) or not _alike(share, level, (*WHAT, *PERIOD)):
        return
    yield Case(
        (share, level),
        about=level,
        named=f"{share['figure_id']}+{level['figure_id']}",
        otherwise={"counterpart_area": "WORLD"},
    )


def _over_years(total: Row, _: Lookup) -> Iterator[Case]:
    """Take a total over two years or more."""
    start, end = total["period_start"], total["period_end"]
    if (total["nature"], total["measure"]) != ("cumulative", "level"):
        return
    if pd.isna(start) or pd.isna(end):
        return
    if (years := years_between(start, end)) > 1:
        yield Case((total,), about=total, words={"years": str(years)}, numbers=(1 / years,))


def years_between(start: date, end: date) -> int:
    """Return how many years a mean is over."""
    return round((end - start).days / DAYS_A_YEAR)


def _all_parts(whole: Row, record: Lookup) -> Iterator[Case]:
    """Take the parts that by the codebook make up a whole, where all are stated."""
    parts = record.parts.get(whole["figure_id"], [])
    names = [part["indicator"] for part in parts]
    make_it_up = record.codebook[whole["indicator"]]["parts"]
    if not parts or sorted(names) != sorted(make_it_up):
        return
    if all(_alike(part, whole, ("unit", "measure")) for part in parts):
        words = {"parts": " + ".join(names)}
        yield Case(tuple(parts), about=whole, named=whole["figure_id"], words=words)


# -- the arithmetic, of intervals in the order of the figures


def _before_amount(change: Interval, level: Interval) -> Interval:
    high = level.high - change.low
    return Interval(max(level.low - change.high, min(0.0, high)), high)


def _before_change(change: Interval, level: Interval) -> Interval:
    return divided(level, factor_of(change))


def _before_multiple(multiple: Interval, level: Interval) -> Interval:
    return divided(level, multiple)


def _percent_of(part: Interval, whole: Interval) -> Interval:
    share = scaled(divided(part, whole), 100)
    return Interval(share.low, max(share.low, min(share.high, 100.0)))


def _whole_of(share: Interval, level: Interval) -> Interval:
    return divided(level, scaled(share, 0.01))


# -- the rules

Takes = Callable[[Row, Lookup], Iterator[Case]]
BASE = "{base}"
PRICES = {"current": ["change and level both in current prices"]}
NO_BASE = "the change is over several years, and its base is not stated"
NO_PERIOD = "neither the base of the change nor the time that it took is known"
PER_ITEM = "the value is that of all the things counted, and of them alone"
WITHIN = "the part is counted within the whole"
TOGETHER = "nothing is counted in both; {first} and {more} together"
SAME_TRADE = "level and share are of the same trade, and the share is of trade with the world"
MEAN = "a mean over {years} years, not the amount of any one of them"
#: The bases of which something differs from case to case, by the kind of what follows.
OPEN_BASES = {"sum": TOGETHER, "yearly_mean": MEAN}
RULES: tuple[tuple[Takes, Derivation], ...] = (
    (_multiple, Derivation("earlier_level", "level / multiple", BASE, _before_multiple)),
    (
        _percent,
        Derivation("earlier_level", "level / (1 + change / 100)", BASE, _before_change),
    ),
    (_amount, Derivation("earlier_level", "level - change", BASE, _before_amount)),
    (_worth, Derivation("value_per_item", "value / number", PER_ITEM, divided)),
    (_part, Derivation("share_of_whole", "100 * part / whole", WITHIN, _percent_of)),
    (_beside, Derivation("sum", "one + the other", TOGETHER, added)),
    (_share, Derivation("total", "level / (share / 100)", SAME_TRADE, _whole_of)),
    (_over_years, Derivation("yearly_mean", "total / {years}", MEAN, scaled)),
)
RULES_OF_WHOLES: tuple[tuple[Takes, Derivation], ...] = (
    (_all_parts, Derivation("sum_of_parts", "{parts}", "the parts make up the whole", added)),
)


# -- pieces


def _alike(left: Row, right: Row, names: tuple[str, ...]) -> bool:
    return all(str(left[name]) == str(right[name]) for name in names)  # NaT is the same as NaT


def _moved_by(change: Row, unit: str) -> str:
    """Say how a change in a level of some unit is put: as a multiple, in percent, as an amount."""
    if change["measure"] == "multiple":
        return "multiple"
    if change["measure"] not in MOVED:
        return ""
    return "percent" if change["unit"] == "percent" else "amount" * (change["unit"] == unit)


def _earlier_period(change: Row) -> tuple[Any, Any, str]:
    """Return the period that a change starts from, and in words how that is known."""
    if not pd.isna(change["base_start"]):
        return change["base_start"], change["base_end"], STATED_BASE
    start, end = (change[day] for day in PERIOD)
    if pd.isna(start) or pd.isna(end):
        return pd.NaT, pd.NaT, NO_PERIOD
    if end - start > A_YEAR:
        return pd.NaT, pd.NaT, NO_BASE
    year = pd.DateOffset(years=1)
    return start - year, end - year, YEAR_BEFORE

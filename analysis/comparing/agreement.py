"""Claims held against each other, against official statistics, and against what other claims imply.

Figures are judged only where they measure the same thing (`THING`) for the same time: the same
period, or for stocks the same year. What is easily compared and must not be (a part with its
whole, a plan with what has happened, a stock with a total) is said to be *not comparable*, and
what lacks its period, was revised or is known to be wrong *cannot be said*; neither is ever counted
as agreement or contradiction. A part is held to its whole all the same: it cannot exceed it.

`pairs` says which figures are held against which, `verdicts` what is said of a pair: a new case is
a reason in ``columns.toml``, and a condition for its pairs.
"""

from typing import Any

import numpy as np
import pandas as pd

from analysis.comparing.money import half_a_place, in_dollars
from analysis.comparing.pairs import NO_PART, all_pairs, left_and_right
from analysis.comparing.rows import BASE, DOUBTS, THING, is_additive, spans
from analysis.comparing.verdicts import HELD_TO, TOO_MANY, hold, judge, settle, sizes
from analysis.reading.bounds import ENDS, NUMBERS, REACHES, REACHING, at_reach
from analysis.record.schema import PERIOD, UNITS, WHAT, records

HELD = ("earlier_level", "total", "sum_of_parts", *HELD_TO)  # what of implied.csv is held
TOOLS = ("exchange_rate", "consumer_prices")  # references that only serve to convert others
ONCE = (  # told once a pair of series, not of figures
    *("other_indicator", "other_nature", "other_status", "other_unit", "no_rate"),
    *("conversion", "other_day"),
    *("part_of_whole", "part_of_area", "part_of_year", "sum_of_regions", "sum_of_months"),
)
ITEM = (  # what is known of a figure that is held against others
    *("id", "document_id", "origin", "kind", *THING, "status", "nature", "unit", "hedge", *NUMBERS),
    *(*PERIOD, *BASE, "said_until", "relates_to", "relation", "derived_from", *DOUBTS),
)
SAID = ("id", "origin", "indicator", "unit", "as_of", "spans")  # told of a pair
TEXTS = ("kind", "nature", "hedge", "relates_to", "relation", "derived_from")


def agreement(
    claims: pd.DataFrame,
    implied: pd.DataFrame,
    references: pd.DataFrame,
    mistaken_for: dict[str, list[str]],
    implied_at: dict[float, pd.DataFrame] | None = None,
) -> pd.DataFrame:
    """Hold every pair of figures that can, or might, be compared against each other.

    Claims have `said_until`, `relates_to` and `relation`; references that are statements are not
    held against claims. `mistaken_for` has, by indicator, those that it is easily taken for;
    `implied_at` the rows of ``implied`` by how far the rules for *almost* and *about* are made to
    reach (`REACHES`): without them these rules change claims alone.

    The result has the columns of ``agreement``; two rows a pair, one a reading, ordered by the
    figures on the left, whatever the order of the tables.
    """
    said = _items(claims, implied, references)
    pairs = all_pairs(said, mistaken_for)
    figures, held = [said], [pairs]
    for by in REACHES:
        reached = _at_reach(said, by, (implied_at or {}).get(by, implied))
        behind = len(figures) * len(said)
        held.append(_of_reached(pairs, reached.index, behind))
        figures.append(reached.set_axis(reached.index + behind))
    items = in_dollars(pd.concat(figures), references)
    settled = _settled(items, pd.concat(held, ignore_index=True))
    table = _with_firmness(_judged(items, settled), held)
    exceed = table.index[table["verdict"] == "contradict"]
    told = _told(items, settled[: len(pairs)], exceed)
    return table.join(told[["pairs", "stands_for"]], how="inner").reset_index(drop=True)


# -- the figures


def _items(claims: pd.DataFrame, implied: pd.DataFrame, references: pd.DataFrame) -> pd.DataFrame:
    """Join implied figures, claims and references into one table, each in its order."""
    derived = implied[implied["kind"].isin(HELD) & (implied["verdict"] != "cannot be said")]
    official = references[references["basis"] != "statement"]
    official = official[~official["indicator"].isin(TOOLS)]
    half = official["value"].map(half_a_place).where(official["basis"] == "quoted", 0.0)
    ends = {"value": official["value"]}
    for low, high in ENDS.values():
        ends |= {low: official["value"] - half, high: official["value"] + half}
    of_parts = derived["implied_id"].where(derived["kind"] == "sum_of_parts", "").astype(str)
    derived = derived.assign(relates_to=of_parts.str.removeprefix("sum_of_parts:"))
    derived = derived.assign(id=derived["implied_id"], origin="implied", status="actual")
    official = official.assign(
        id=official["reference_id"], origin="reference", status="actual", **ends
    )
    frames = [
        derived.sort_values("id"),
        _in_order(claims.assign(id=claims["claim_id"], kind="", origin="claim", derived_from="")),
        official.sort_values("id"),
    ]
    items = pd.concat([frame for frame in frames if len(frame)], ignore_index=True)
    items = items.reindex(columns=list(ITEM))
    for name in (*PERIOD, *BASE, "said_until"):
        items[name] = pd.to_datetime(items[name])
    for name in TEXTS:
        items[name] = items[name].astype(object).fillna("")
    for name in DOUBTS:
        items[name] = items[name].astype(object).fillna("").astype(bool)
    natures = claims.set_index("indicator")["nature"].to_dict()
    unknown = items["nature"] == ""
    items["nature"] = items["nature"].mask(unknown, items["indicator"].map(natures).fillna(""))
    return items.assign(**_known(items))


def _in_order(claims: pd.DataFrame) -> pd.DataFrame:
    """Put claims in the order of when they were said, of documents and of numbers."""
    document = claims["claim_id"].str.rpartition(".")
    places = claims[["said_until"]].assign(document=document[0], number=document[2].astype(int))
    return claims.loc[places.sort_values(["said_until", "document", "number"]).index]


def _known(items: pd.DataFrame) -> dict[str, pd.Series]:
    """Add what is known of each figure and its time.

    `as_of` is the day that a stock is said of, `year` that day's. `spans`: it is of a period, not
    of a day. `dated`: it names a period if it needs one. `additive`: its parts add up.
    """
    as_of = items["period_end"].fillna(items["said_until"])
    started = items["period_start"].notna()
    spanning = spans(items) | (started & (items["nature"] == "cumulative"))
    dated = ~spanning | started | items["period_end"].notna()
    additive = pd.Series(
        [*map(is_additive, records(items[["indicator", "measure", "unit"]]))],
        items.index,
        dtype=bool,
    )
    known = {"as_of": as_of, "year": as_of.dt.year, "spans": spanning, "dated": dated}
    return known | {"additive": additive}


# -- what is said of pairs


def _settled(items: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Say which pairs are comparable, and why others that look alike are not judged."""
    names = ("unit", "measure", "value", "usd_value", "in_dollars", "additive", *DOUBTS)
    left, right = left_and_right(items, pairs, *names)
    unlike = left["unit"] != right["unit"]
    converted = unlike & left["in_dollars"] & right["in_dollars"]
    times = _number(left, "value", converted) / _number(right, "value", converted)
    apart = (times > TOO_MANY) & np.isfinite(times) | (times < 1 / TOO_MANY) & (times > 0)
    cases = {name: left[name] | right[name] for name in DOUBTS}
    comparable = ~unlike | converted
    comparable &= ~np.logical_or.reduce(list(cases.values()))
    comparable &= (pairs["part"] == NO_PART) | (left["additive"] & right["additive"])
    money = ~left["unit"].isin(UNITS) & ~right["unit"].isin(UNITS)
    cases |= {"no_rate": unlike & ~converted & money, "other_unit": unlike & ~money}
    cases |= {"implausible_unit": apart & (left["measure"] == "level")}
    named = pd.Series(np.select(list(cases.values()), list(cases), ""), pairs.index)
    case = pairs["case"].mask(pairs["case"] == "", named)
    return pairs.assign(case=case, converted=converted, comparable=comparable)


def _told(items: pd.DataFrame, pairs: pd.DataFrame, exceed: pd.Index) -> pd.DataFrame:
    """Keep the pairs that tell something; of two series that are not comparable, the first.

    A series is of one indicator, the same areas and one status. `stands_for` names the figures of
    all pairs of two series, `pairs` counts these. A part that exceeds its whole is told each time.
    """
    told = pairs[(pairs["case"] != "part_of_period") | pairs.index.isin(exceed)]
    once = told[told["case"].isin(ONCE) & ~told.index.isin(exceed)]
    names = (*WHAT, "status")
    both = left_and_right(items, once, *names)
    of_side = (zip(*(side[name] for name in names), strict=True) for side in both)
    series: dict[tuple[Any, ...], list[Any]] = {}
    for pair, *whats in zip(once.itertuples(), *of_side, strict=True):
        series.setdefault((pair.case, *sorted(whats)), []).append(pair)
    stands_for = {}
    for first, *later in (alike for alike in series.values() if len(alike) > 1):
        numbers = {number for pair in (first, *later) for number in (pair.left, pair.right)}
        stands_for[first.Index] = tuple(items.loc[sorted(numbers), "id"])
    pairs_of = {first.Index: 1 + len(later) for first, *later in series.values()}
    told = told.drop(index=once.index.difference([*pairs_of]))
    return told.assign(
        pairs=[pairs_of.get(number, 1) for number in told.index],
        stands_for=pd.Series(told.index, told.index).map(lambda number: stands_for.get(number, ())),
    )


def _judged(items: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of agreement.csv: each pair under both readings, under its number."""
    names = (*SAID, *NUMBERS, *(f"usd_{name}" for name in NUMBERS))
    left, right = left_and_right(items, pairs, *names)
    left, right = (_where_converted(side, pairs["converted"]) for side in (left, right))
    held = pairs["case"].isin(HELD_TO)
    pair = _named(left, right, pairs["converted"], held)
    settled = settle(pairs["case"][(pairs["case"] != "") & ~held])
    readings = []
    for reading, (_, high) in ENDS.items():
        first, second = (  # a part bounds its whole from below alone
            side.assign(**{high: side[high].mask(pairs["part"] == pairs[name], np.inf)})
            for name, side in (("left", left), ("right", right))
        )
        judged = judge(first, second, reading).assign(reading=reading)
        judged = hold(judged, pairs["case"][held], pairs["comparable"])
        judged.loc[settled.index, list(settled)] = settled
        judged["if_same_set"] = pair["days_apart"].notna() & judged["gap"].notna()
        readings.append(pair.join(judged))
    table = pd.concat(readings).sort_index(kind="stable")
    percent = 100 * table["gap"] / table["left_value"].abs()
    percent = percent.where(np.isfinite(percent) & (table["unit"] != "percent"))
    return table.assign(gap_percent=percent, size=sizes(table["gap"], percent, table["unit"]))


def _named(
    left: pd.DataFrame, right: pd.DataFrame, converted: pd.Series, held: pd.Series
) -> pd.DataFrame:
    """Return what a row of agreement.csv has under either reading."""
    days = (right["as_of"] - left["as_of"]).abs().dt.days
    # a part and its whole are a piece of arithmetic
    kinds = [held | (left["origin"] == "implied"), right["origin"] == "reference"]
    return pd.DataFrame(
        {
            "indicator": left["indicator"],
            "kind": np.select(kinds, ["arithmetic", "claim-reference"], "claim-claim"),
            "left_id": left["id"],
            "right_id": right["id"],
            "left_value": left["value"],
            "right_value": right["value"],
            "unit": left["unit"],
            "days_apart": days.mask(left["spans"] | right["spans"]),
            "converted": converted,
        }
    )


def _where_converted(side: pd.DataFrame, converted: pd.Series) -> pd.DataFrame:
    """Put the numbers of one side into dollars where they were converted."""
    numbers = {name: _number(side, name, converted) for name in NUMBERS}
    return side.assign(unit=side["unit"].mask(converted, "USD"), **numbers)


def _number(side: pd.DataFrame, name: str, converted: pd.Series) -> pd.Series:
    return side[name].mask(converted, side[f"usd_{name}"])


# -- how firm a verdict is


def _at_reach(items: pd.DataFrame, by: float, implied: pd.DataFrame) -> pd.DataFrame:
    """Return the items whose ends differ where *almost* and *about* reach `by` times as far."""
    ends = [*ENDS["literal"], *ENDS["implied"]]
    reached = items[ends].copy()
    hedged = items[items["hedge"].isin(REACHING)]
    again = pd.DataFrame([at_reach(row, by) for row in records(hedged)], columns=ends, dtype=float)
    reached.loc[hedged.index] = again.to_numpy()
    derived = items.index[items["origin"] == "implied"]
    again = implied.set_index("implied_id").reindex(items.loc[derived, "id"], columns=ends)
    reached.loc[derived] = again.to_numpy()
    differ = (reached != items[ends]).any(axis=1)
    return items.assign(**reached)[differ]


def _of_reached(pairs: pd.DataFrame, reached: pd.Index, behind: int) -> pd.DataFrame:
    """Return the pairs that hold reached items, which are numbered so far behind the others."""
    numbers = pairs[["left", "right", "part"]]
    moved = numbers.isin(reached)
    there = pairs.assign(**(numbers + behind * moved))
    return there[moved["left"] | moved["right"]]


def _with_firmness(judged: pd.DataFrame, held: list[pd.DataFrame]) -> pd.DataFrame:
    """Return the rows of the first pairs, with the verdicts of those that stand behind them."""
    ends = np.cumsum([len(ENDS) * len(pairs) for pairs in held])
    verdicts, *others = np.split(judged["verdict"].to_numpy(dtype=object), ends[:-1])
    table = judged[: ends[0]]
    at = {}
    for name, pairs, again in zip(("at_half", "at_twice"), held[1:], others, strict=True):
        at[name] = verdicts.copy()
        at[name][table.index.isin(pairs.index)] = again
    firm = (at["at_half"] == verdicts) & (at["at_twice"] == verdicts)
    return table.assign(**at, firm=firm)

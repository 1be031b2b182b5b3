"""Claims held against each other, against official statistics, and against what other claims imply.

Figures are judged only where they measure the same thing (`THING`) for the same time: the same
period, or for stocks the same year. What is easily compared and must not be (a part of a year with
the year, a plan with what has happened, a stock with a total) is said to be *not comparable*, and
what lacks its period *cannot be said*; neither is ever counted as agreement or contradiction.
What counts as a pair of each kind stands here, the verdicts and their wording in `verdicts`: a
new case of what is not comparable is an entry in `SETTLED` and a condition for its pairs here.

Pairs are made by merges on what both sides have alike, so the work grows with the number of pairs
that are judged, not with all pairs of figures.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.comparing.money import in_dollars
from analysis.comparing.rows import BASE, MOVED, PERIOD, THING, whole_years
from analysis.comparing.verdicts import CONDITION, CONVERTED, judge, settle
from analysis.reading.bounds import ENDS, NUMBERS

# figures that stand in these relations are parts of one statement, not two claims about one thing
BOUND = ("same_as", "repeats", "part_of", "added_to", "value_of", "change_to")
HELD = ("earlier_level", "total", "sum_of_parts")  # what of implied.csv is held against others
TOOLS = ("exchange_rate", "consumer_prices")  # references that only serve to convert others
ITEM = (  # what is known of a figure that is held against others
    *("id", "origin", *THING, "status", "nature", "unit", *NUMBERS, *PERIOD, *BASE, "said_until"),
    *("relates_to", "relation", "derived_from"),
)


def agreement(
    claims: pd.DataFrame,
    implied: pd.DataFrame,
    references: pd.DataFrame,
    mistaken_for: dict[str, list[str]],
) -> pd.DataFrame:
    """Hold every pair of figures that can, or might, be compared against each other.

    Parameters
    ----------
    claims : DataFrame
        One row a claim, as in ``claims``, with `said_until`, `relates_to` and `relation`.
    implied : DataFrame
        Rows of ``implied``.
    references : DataFrame
        Rows of ``references``; those that are statements are not held against claims.
    mistaken_for : dict
        Indicators that an indicator is easily taken for, by indicator.

    Returns
    -------
    DataFrame
        The columns of ``agreement``; two rows a pair, one a reading, ordered by the figures on the
        left.
    """
    items = in_dollars(_items(claims, implied, references), references)
    kinds = [
        _same_time(items),
        _undated(items),
        _unlike(items),
        *(
            _mistaken(items, indicator, other)
            for indicator, others in mistaken_for.items()
            for other in others
        ),
    ]
    pairs = _two_statements(items, _with_a_claim(items, pd.concat(kinds, ignore_index=True)))
    return _judged(items, pairs.sort_values(["left", "right"], ignore_index=True))


# -- the figures


def _items(claims: pd.DataFrame, implied: pd.DataFrame, references: pd.DataFrame) -> pd.DataFrame:
    """Join implied figures, claims and references into one table, in this order."""
    derived = implied[implied["kind"].isin(HELD) & (implied["verdict"] != "cannot be said")]
    official = references[references["basis"] != "statement"]
    official = official[~official["indicator"].isin(TOOLS)]
    both_ends = dict.fromkeys(NUMBERS, official["value"])
    named = official["series"] + ":" + official["period"]
    frames = [
        derived.assign(id=derived["implied_id"], origin="implied", status="actual"),
        claims.assign(id=claims["claim_id"], origin="claim", derived_from=""),
        official.assign(id=named, origin="reference", status="actual", **both_ends),
    ]
    items = pd.concat([frame for frame in frames if len(frame)], ignore_index=True)
    items = items.reindex(columns=list(ITEM))
    for name in (*PERIOD, *BASE, "said_until"):
        items[name] = pd.to_datetime(items[name])
    for name in ("nature", "relates_to", "relation", "derived_from"):
        items[name] = items[name].astype(object).fillna("")
    natures = claims.set_index("indicator")["nature"].to_dict()
    unknown = items["nature"] == ""
    items["nature"] = items["nature"].mask(unknown, items["indicator"].map(natures).fillna(""))
    return items.assign(**_times(items))


def _times(items: pd.DataFrame) -> dict[str, pd.Series]:
    """Add what is known of each figure's time.

    `as_of` is the day that a stock is said of, `year` that day's. `spans`: it is of a period, not
    of a day. `dated`: it names a period if it needs one.
    """
    as_of = items["period_end"].fillna(items["said_until"])
    started = items["period_start"].notna()
    spans = (items["nature"] == "flow") | items["measure"].isin(MOVED)
    spans |= started & (items["nature"] == "cumulative")
    dated = ~spans | started | items["period_end"].notna()
    return {"as_of": as_of, "year": as_of.dt.year, "spans": spans, "dated": dated}


# -- the pairs: numbers of two items, and the case of `SETTLED`, or "" where they are judged


def _same_time(items: pd.DataFrame) -> pd.DataFrame:
    """Pair the same thing at the same time, to be judged; a base not stated is a year before."""
    moved, spans = items["measure"].isin(MOVED), items["spans"]
    year = pd.DateOffset(years=1)
    times = {name: items[name].where(spans) for name in PERIOD}
    for base, end in zip(BASE, PERIOD, strict=True):
        times[base] = items[base].fillna(items[end] - year).where(moved)
    times["year"] = items["year"].where(~spans)
    known = items["dated"] & (spans | items["year"].notna())
    return _pairs(items.assign(**times)[known], *THING, "status", *times).assign(case="")


def _undated(items: pd.DataFrame) -> pd.DataFrame:
    """Pair claims of one year about what needs a period, of which one or both name none."""
    claims = items[(items["origin"] == "claim") & items["spans"]]
    said_in = claims["said_until"].dt.year
    pairs = _pairs(claims.assign(said_in=said_in), *THING, "status", "said_in")
    left, right = _sides(items, pairs, "dated", "said_until")
    one = (left["dated"] ^ right["dated"]) & left["said_until"].notna()
    both = ~left["dated"] & ~right["dated"]
    return _cases(pairs, {"one undated": one, "both undated": both})


def _unlike(items: pd.DataFrame) -> pd.DataFrame:
    """Pair plans with what has happened, and parts of a year with the year."""
    levels = _levels(items)
    start, end = (levels[name] for name in PERIOD)
    whole = whole_years(start, end)
    part = levels["spans"] & ~whole & (start.dt.year == end.dt.year)
    pairs = _pairs(levels, *THING, "year")
    left, right = _sides(levels.assign(whole=whole, part=part), pairs)
    same_time = (left[[*PERIOD]] == right[[*PERIOD]]).all(axis=1) | ~left["spans"]
    other = left["status"] != right["status"]
    actual = (left["status"] == "actual") & (right["status"] == "actual")
    lengths = (left["whole"] & right["part"]) | (left["part"] & right["whole"])
    return _cases(pairs, {"another status": other & same_time, "a part": actual & lengths})


def _mistaken(items: pd.DataFrame, indicator: str, other: str) -> pd.DataFrame:
    """Pair levels of two indicators, of one year and the same areas."""
    levels = _levels(items)
    levels = levels[levels["status"] == "actual"]
    areas = ("ref_area", "counterpart_area")
    left, right = (levels[levels["indicator"] == name] for name in (indicator, other))
    pairs = _merged(left, right, *areas, "year")
    left, right = _sides(items, pairs, "nature")
    known = (left["nature"] != "") & (right["nature"] != "")
    unlike = known & (left["nature"] != right["nature"])
    return _cases(pairs, {"another nature": unlike, "mistaken": ~unlike})


def _levels(items: pd.DataFrame) -> pd.DataFrame:
    """Take the levels that were stated, with a year."""
    stated = (items["measure"] == "level") & (items["origin"] != "implied")
    return items[stated & items["year"].notna()]


def _pairs(items: pd.DataFrame, *on: str) -> pd.DataFrame:
    """Pair items that are alike in some columns, the earlier one on the left."""
    pairs = _merged(items, items, *on)
    return pairs[pairs["left"] < pairs["right"]].reset_index(drop=True)


def _merged(left: pd.DataFrame, right: pd.DataFrame, *on: str) -> pd.DataFrame:
    first, second = left[[*on]].assign(left=left.index), right[[*on]].assign(right=right.index)
    return first.merge(second, on=[*on])[["left", "right"]]


def _sides(
    items: pd.DataFrame, pairs: pd.DataFrame, *names: str
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return some columns of the left and of the right figure of each pair."""
    table = items[list(names)] if names else items
    left, right = (table.loc[pairs[side]].set_axis(pairs.index) for side in ("left", "right"))
    return left, right


def _cases(pairs: pd.DataFrame, conditions: dict[str, pd.Series]) -> pd.DataFrame:
    """Keep the pairs for which a condition holds, each with its name."""
    named = pairs.assign(case=np.select(list(conditions.values()), list(conditions), ""))
    return named[named["case"] != ""]


def _with_a_claim(items: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Keep the pairs that hold a claim, or what follows; what is official stands on the right."""
    left, right = (side["origin"] for side in _sides(items, pairs, "origin"))
    official = left == "reference"
    turned = pairs.assign(
        left=pairs["left"].mask(official, pairs["right"]),
        right=pairs["right"].mask(official, pairs["left"]),
    )
    return turned[(left != right) | (left == "claim")]


def _two_statements(items: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Drop the pairs that are parts of one statement, or a result and what it is from."""
    related = items.loc[items["relation"].isin(BOUND), ["id", "relates_to"]]
    sources = items["derived_from"].str.split(";")
    derived = items[["id"]].assign(source=sources).explode("source")
    own = np.concatenate([related, related.iloc[:, ::-1], derived])
    ids = pd.MultiIndex.from_arrays([side["id"] for side in _sides(items, pairs, "id")])
    return pairs[~ids.isin([*map(tuple, own)])]


# -- the table


def _judged(items: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of agreement.csv: each pair under both readings."""
    left, right = _sides(items, pairs)
    unlike = left["unit"] != right["unit"]
    converted = unlike & left["in_dollars"] & right["in_dollars"]
    left, right = (_where_converted(side, converted) for side in (left, right))
    case = pairs["case"].mask((pairs["case"] == "") & unlike & ~converted, "no rate")
    settled = settle(case[case != ""], left, right)
    days = (right["as_of"] - left["as_of"]).abs().dt.days.mask(left["spans"] | right["spans"])
    added = np.where(converted, CONVERTED, "") + np.where(days.notna(), CONDITION, "")
    pair = pd.DataFrame(
        {
            "indicator": left["indicator"],
            "kind": _kind(left, right),
            "left_id": left["id"],
            "right_id": right["id"],
            "left_value": left["value"],
            "right_value": right["value"],
            "unit": left["unit"],
            "days_apart": days,
        }
    )
    readings = []
    for reading in ENDS:
        judged = judge(left, right, reading).assign(reading=reading)
        judged["reason"] += added
        judged.loc[settled.index, list(settled)] = settled
        readings.append(pair.join(judged))
    table = pd.concat(readings).sort_index(kind="stable", ignore_index=True)
    percent = 100 * table["gap"] / table["left_value"].abs()
    return table.assign(gap_percent=percent.where(np.isfinite(percent)))


def _where_converted(side: pd.DataFrame, converted: pd.Series) -> pd.DataFrame:
    """Put the numbers of one side into dollars where they were converted."""
    numbers = {name: side[name].mask(converted, side[f"usd_{name}"]) for name in NUMBERS}
    return side.assign(unit=side["unit"].mask(converted, "USD"), **numbers)


def _kind(left: pd.DataFrame, right: pd.DataFrame) -> np.ndarray:
    """Say what is held against what; a sum and its own conversion are a piece of arithmetic."""
    arithmetic = left["origin"] == "implied"
    for sum_said, other in ((left, right), (right, left)):
        conversion = sum_said["relation"] == "conversion_of"
        arithmetic |= conversion & (sum_said["relates_to"] == other["id"])
    official = right["origin"] == "reference"
    return np.select([arithmetic, official], ["arithmetic", "claim-reference"], "claim-claim")

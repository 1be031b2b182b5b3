"""Which figures are held against which, and as what.

A pair is the numbers of its two items (`left`, `right`), its `case` and its `part`. The case is ""
where both are judged as they are, the reason why where they are not judged at all, or one of
`HELD_TO` where one bounds the other; `part` is then the number of the item that bounds the other
from below alone, or -1.

Pairs are made by merges on what both sides have alike, so the work grows with the number of pairs
that are judged, not with all pairs of figures.
"""

import numpy as np
import pandas as pd

from analysis.comparing.areas import parts_and_wholes
from analysis.comparing.rows import BASE, MOVED, THING, whole_years
from analysis.comparing.verdicts import HELD_TO
from analysis.record.schema import BETWEEN, PERIOD, values_in

# figures that stand in these relations are parts of one statement, not two claims about one thing
BOUND = ("same_as", "repeats", "part_of", "added_to", "conversion_of", "value_of", "change_to")
NO_PART = -1


def all_pairs(items: pd.DataFrame, mistaken_for: dict[str, list[str]]) -> pd.DataFrame:
    """Pair the items that can, or might, be compared; what is said first stands on the left.

    Return `left`, `right`, `case` and `part`, in the order of the items, which are numbered.
    """
    kinds = [
        _same_time(items),
        _undated(items),
        _unlike(items),
        _regions(items),
        *([_mistaken(items, mistaken_for)] if mistaken_for else []),
    ]
    pairs = _two_statements(items, pd.concat(kinds, ignore_index=True))
    pairs = pd.concat([pairs, _stated_parts(items)], ignore_index=True)
    pairs["part"] = pairs["part"].fillna(NO_PART).astype(int)
    pairs["case"] = _said_otherwise(items, pairs)
    return _with_a_claim(items, pairs).sort_values(["left", "right"], ignore_index=True)


def left_and_right(
    items: pd.DataFrame, pairs: pd.DataFrame, *names: str
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return some columns of the left and of the right figure of each pair."""
    table = items[list(names)] if names else items
    left, right = (table.loc[pairs[side]].set_axis(pairs.index) for side in ("left", "right"))
    return left, right


def _same_time(items: pd.DataFrame) -> pd.DataFrame:
    """Pair the same thing at the same time; a base not stated is a year before.

    What follows from parts bounds the same thing, but is not it.
    """
    moved = items["measure"].isin(MOVED)
    spans = items["spans"]
    year = pd.DateOffset(years=1)
    times = {name: items[name].where(spans) for name in PERIOD}
    for base, end in zip(BASE, PERIOD, strict=True):
        times[base] = items[base].fillna(items[end] - year).where(moved)
    times["year"] = items["year"].where(~spans)
    known = items["dated"] & (spans | items["year"].notna())
    pairs = _pairs(items.assign(**times)[known], *THING, "status", *times)
    bounds = items["kind"].where(items["kind"].isin(HELD_TO), "")
    return pairs.assign(case=bounds.loc[pairs["left"]].to_numpy())


def _undated(items: pd.DataFrame) -> pd.DataFrame:
    """Pair claims of one year about what needs a period, of which one or both name none."""
    claims = items[(items["origin"] == "claim") & items["spans"]]
    said_in = claims["said_until"].dt.year
    pairs = _pairs(claims.assign(said_in=said_in), *THING, "status", "said_in")
    left, right = left_and_right(items, pairs, "dated", "said_until")
    one = (left["dated"] ^ right["dated"]) & left["said_until"].notna()
    both = ~left["dated"] & ~right["dated"]
    return _cases(pairs, {"one_undated": one, "both_undated": both})


def _unlike(items: pd.DataFrame) -> pd.DataFrame:
    """Pair plans with what has happened, and parts of a year with the year, or with more of it."""
    levels = _levels(items)
    start, end = (levels[name] for name in PERIOD)
    whole = whole_years(start, end)
    within = levels["spans"] & (start.dt.year == end.dt.year)
    pairs = _pairs(levels, *THING, "year")
    left, right = left_and_right(levels.assign(whole=whole, within=within), pairs)
    same_time = (left[[*PERIOD]] == right[[*PERIOD]]).all(axis=1) | ~left["spans"]
    other = left["status"] != right["status"]
    actual = (left["status"] == "actual") & (right["status"] == "actual")
    actual &= left["within"] & right["within"] & ~same_time
    left_in, right_in = _inside(left, right), _inside(right, left)
    pairs["part"] = np.select([left_in, right_in], [pairs["left"], pairs["right"]], NO_PART)
    return _cases(
        pairs,
        {
            "other_status": other & same_time,
            "part_of_year": actual & (left["whole"] ^ right["whole"]),
            "part_of_period": actual & (left_in | right_in),
        },
    )


def _inside(left: pd.DataFrame, right: pd.DataFrame) -> pd.Series:
    first, last = PERIOD
    return (left[first] >= right[first]) & (left[last] <= right[last])


def _regions(items: pd.DataFrame) -> pd.DataFrame:
    """Pair levels of a part of an area with those of the whole, of the same time."""
    levels = _levels(items)
    levels = levels[levels["additive"] & levels["dated"]]
    times = {name: levels[name].where(levels["spans"]) for name in PERIOD}
    times["year"] = levels["year"].where(~levels["spans"])
    levels = levels.assign(**times)
    names = [*BETWEEN, *(f"whole_{name}" for name in BETWEEN)]
    areas = levels[[*BETWEEN]].drop_duplicates().itertuples(index=False, name=None)
    known = [(*part, *whole) for part, whole in parts_and_wholes(areas)]
    inside = levels.reset_index(names="number").merge(pd.DataFrame(known, columns=names))
    wholes = levels.assign(**{f"whole_{name}": levels[name] for name in BETWEEN})
    on = ("indicator", "status", *names[2:], *times)
    pairs = _merged(inside.set_index("number"), wholes, *on)
    return pairs.assign(part=pairs["left"], case="part_of_area")


def _stated_parts(items: pd.DataFrame) -> pd.DataFrame:
    """Pair levels with the whole that their document says they are a part of."""
    parts = items[(items["relation"] == "part_of") & items["additive"]]
    wholes = items[items["additive"]].assign(relates_to=items["id"])
    pairs = _merged(parts, wholes, "relates_to")
    return pairs.assign(part=pairs["left"], case="part_of_whole")


def _mistaken(items: pd.DataFrame, mistaken_for: dict[str, list[str]]) -> pd.DataFrame:
    """Pair levels of two indicators of which one is mistaken for the other, alike in the rest."""
    levels = _levels(items)
    levels = levels[levels["status"] == "actual"]
    both = [(name, other) for name, others in mistaken_for.items() for other in others]
    named = pd.DataFrame(both, columns=["indicator", "taken_for"], dtype=object)
    left = levels.reset_index(names="number").merge(named).set_index("number")
    right = levels.assign(taken_for=levels["indicator"])
    pairs = _merged(left, right, "taken_for", *BETWEEN, "year")
    left, right = left_and_right(items, pairs, "nature")
    known = (left["nature"] != "") & (right["nature"] != "")
    unlike = known & (left["nature"] != right["nature"])
    return _cases(pairs, {"other_nature": unlike, "other_indicator": ~unlike})


def _levels(items: pd.DataFrame) -> pd.DataFrame:
    """Take the levels that were stated, with a year."""
    stated = (items["measure"] == "level") & (items["origin"] != "implied")
    return items[stated & items["year"].notna()]


def _pairs(items: pd.DataFrame, *on: str) -> pd.DataFrame:
    """Pair items that are alike in some columns, the earlier one on the left."""
    pairs = _merged(items, items, *on)
    return pairs[pairs["left"] < pairs["right"]].reset_index(drop=True)


def _merged(left: pd.DataFrame, right: pd.DataFrame, *on: str) -> pd.DataFrame:
    numbered = left[[*on]].assign(left=left.index)
    return numbered.merge(right[[*on]].assign(right=right.index), on=[*on])[["left", "right"]]


def _cases(pairs: pd.DataFrame, conditions: dict[str, pd.Series]) -> pd.DataFrame:
    """Keep the pairs for which a condition holds, each with its name."""
    named = pairs.assign(case=np.select(list(conditions.values()), list(conditions), ""))
    return named[named["case"] != ""]


def _said_otherwise(items: pd.DataFrame, pairs: pd.DataFrame) -> pd.Series:
    """Set aside what is no second claim about one thing.

    These are conversions, plans of different days, and two counts that one text has.
    """
    names = ("document_id", "origin", "relation", "status", "spans", "said_until")
    left, right = left_and_right(items, pairs, *names)
    counts = (left["origin"] == "claim") & (right["origin"] == "claim") & ~left["spans"]
    conversion = (left["relation"] == "conversion_of") | (right["relation"] == "conversion_of")
    later = (left["status"] != "actual") & (left["said_until"] != right["said_until"])
    compared = pairs["case"].isin(["", *HELD_TO])
    sets = counts & (left["document_id"] == right["document_id"]) & (pairs["case"] == "")
    case = pairs["case"].mask(sets, "one_text").mask(compared & later, "other_day")
    return case.mask(compared & conversion, "conversion")


def _with_a_claim(items: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Keep the pairs that hold a claim, or what follows; put them in the order of the items.

    So the one that follows stands on the left, what is official on the right.
    """
    first, last = pairs[["left", "right"]].min(axis=1), pairs[["left", "right"]].max(axis=1)
    ordered = pairs.assign(left=first, right=last)
    left, right = (side["origin"] for side in left_and_right(items, ordered, "origin"))
    ordered = ordered[(left != right) | (left == "claim")]
    return ordered.drop_duplicates(["left", "right"])  # each may be mistaken for the other


def _two_statements(items: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Drop the pairs that are parts of one statement, or a result and what it is from.

    The sum of all parts is held against their whole alone: others are compared with the whole.
    """
    related = items.loc[items["relation"].isin(BOUND), ["id", "relates_to"]]
    sources = items["derived_from"].map(values_in)
    derived = items[["id"]].assign(source=sources).explode("source")
    own = pd.concat(
        [
            related.set_axis(["left", "right"], axis=1),
            related.set_axis(["right", "left"], axis=1),
            derived.set_axis(["left", "right"], axis=1),
        ]
    )
    left, right = left_and_right(items, pairs, "id", "kind", "relates_to")
    ids = pd.MultiIndex.from_arrays([left["id"], right["id"]])
    bound = ids.isin([*zip(own["left"], own["right"], strict=True)])
    others = (left["kind"] == "sum_of_parts") & (left["relates_to"] != right["id"])
    return pairs[~bound & ~others]

"""Claims held against each other, against official statistics, and against what other claims imply.

Figures are compared only where they measure the same thing for the same time. What is easily
compared and must not be (a part of a year with the year, a plan with what has happened, a stock
with a total) is said to be *not comparable*, and what lacks its period *cannot be said*; neither is
ever counted as agreement or contradiction.

All pairs are made at once within groups of figures that can be compared, so the work grows with
the number of pairs that are judged, not with all pairs of figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from analysis.comparing.intervals import Interval, whole_years
from analysis.comparing.money import in_dollars
from analysis.reading.bounds import ENDS, NUMBERS
from analysis.record.schema import READINGS, VERDICTS

SAME = ("indicator", "ref_area", "counterpart_area", "measure")
# figures that stand in these relations are parts of one statement, not two claims about one thing
BOUND = ("same_as", "repeats", "part_of", "added_to", "value_of", "change_to")
HELD = ("earlier_level", "total", "sum_of_parts")  # what of implied.csv is held against others
KINDS = ("claim-claim", "claim-reference", "arithmetic")
REASONS = (
    "the bounds meet",
    "the bounds meet where one of them is open",
    "the right one is above all that the left one allows",
    "the right one is below all that the left one allows",
)
CONVERTED = "; converted through the mean rate of the period"
NO_RATE = "their units differ, and no rate of the period is known"
CONDITION = "; if both count the same set"  # of stocks, which name none
_VERDICTS = ("agree", "agree if open", "contradict", "contradict")


def agreement(
    claims: pd.DataFrame,
    implied: pd.DataFrame,
    references: pd.DataFrame,
    mistaken_for: dict[str, list[str]],
) -> pd.DataFrame:
    """Every pair of figures that is, or might be, held against each other, under both readings.

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
        The columns of ``agreement``; two rows a pair, ordered by the figures on the left.
    """
    items = in_dollars(_items(claims, implied, references), references)
    pairs = pd.concat([_comparable(items), _not_comparable(items, mistaken_for)], ignore_index=True)
    pairs = pairs.loc[~_bound(items, pairs)]
    pairs = pairs.sort_values(["left", "right"], kind="stable", ignore_index=True)
    return _judged(items, pairs)


def compared(
    left: Interval, right: Interval, left_value: float, right_value: float
) -> tuple[str, float, str]:
    """Verdict, gap and reason for two intervals.

    Intervals that meet only because an end is open agree *if open*: neither value lies within the
    other's bounds.

    >>> from math import inf
    >>> compared(Interval(18.5, 19.5), Interval(18.8, 18.8), 19, 18.8)[0]
    'agree'
    >>> compared(Interval(50, inf), Interval(66, 66), 50, 66)[0]
    'agree if open'
    >>> compared(Interval(50, inf), Interval(32, 32), 50, 32)[:2]
    ('contradict', -18.0)
    """
    case, gap = _compared(
        *(np.array([each], dtype=float) for each in (*left, *right, left_value, right_value))
    )
    return _VERDICTS[case[0]], float(gap[0]), REASONS[case[0]]


def pairs_within(groups: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Places of all pairs of members of the same group, the earlier one on the left.

    >>> left, right = pairs_within(np.array([7, 8, 7, 7]))
    >>> list(zip(left.tolist(), right.tolist()))
    [(0, 2), (0, 3), (2, 3)]
    """
    order = np.argsort(groups, kind="stable")
    ordered = groups[order]
    after = np.searchsorted(ordered, ordered, side="right") - np.arange(len(order)) - 1
    left = np.repeat(np.arange(len(order)), after)
    first = np.repeat(after.cumsum() - after, after)
    right = left + 1 + np.arange(len(left)) - first
    return order[left], order[right]


# -- what is held against what


def _items(claims: pd.DataFrame, implied: pd.DataFrame, references: pd.DataFrame) -> pd.DataFrame:
    """Claims, implied figures and references in one table, those that stand on the left first."""
    derived = implied[implied["kind"].isin(HELD) & (implied["verdict"] != "cannot be said")]
    official = references[references["basis"] != "statement"]
    official = official[~official["indicator"].isin(("exchange_rate", "consumer_prices"))]
    ends = dict.fromkeys(NUMBERS, official["value"])
    frames = [
        derived.assign(id=derived["implied_id"], origin="implied", status="actual"),
        claims.assign(id=claims["claim_id"], origin="claim", derived_from=""),
        official.assign(
            id=official["series"] + ":" + official["period"],
            origin="reference",
            status="actual",
            **ends,
        ),
    ]
    items = pd.concat([frame for frame in frames if len(frame)], ignore_index=True)
    for name in ("period_start", "period_end", "base_start", "base_end", "said_until"):
        items[name] = pd.to_datetime(items[name]) if name in items else pd.NaT
    for name in ("relates_to", "relation", "derived_from", "nature"):
        items[name] = items[name].fillna("") if name in items else ""
    natures = claims.set_index("indicator")["nature"].to_dict()
    items["nature"] = items["nature"].where(
        items["nature"] != "", items["indicator"].map(natures).fillna("")
    )
    items["as_of"] = items["period_end"].fillna(items["said_until"])
    items["year"] = items["as_of"].dt.year
    spans = (items["nature"] == "flow") | items["measure"].isin(("change", "multiple"))
    items["spans"] = spans | (items["period_start"].notna() & (items["nature"] == "cumulative"))
    items["dated"] = ~items["spans"] | items["period_start"].notna() | items["period_end"].notna()
    return items


def _codes(items: pd.DataFrame, *names: str) -> np.ndarray:
    """A number for each group of items that are alike in some columns."""
    return items.groupby(list(names), dropna=False, sort=False).ngroup().to_numpy()


def _comparable(items: pd.DataFrame) -> pd.DataFrame:
    """Pairs of the same thing at the same time: the same period, or for stocks the same year."""
    since = items["base_start"].fillna(items["period_start"] - pd.DateOffset(years=1))
    until = items["base_end"].fillna(items["period_end"] - pd.DateOffset(years=1))
    moved = items["measure"].isin(("change", "multiple"))
    when = items.assign(
        base_start=since.where(moved),
        base_end=until.where(moved),
        period_start=items["period_start"].where(items["spans"]),
        period_end=items["period_end"].where(items["spans"]),
        year=items["year"].where(~items["spans"]),
    )
    when = when[items["dated"] & (items["spans"] | items["year"].notna())]
    times = ("period_start", "period_end", "base_start", "base_end", "year")
    left, right = pairs_within(_codes(when, *SAME, "status", *times))
    places = when.index.to_numpy()
    return _paired(items, places[left], places[right])


def _paired(
    items: pd.DataFrame, left: np.ndarray, right: np.ndarray, verdict: str = "", reason: str = ""
) -> pd.DataFrame:
    """Pairs that hold a claim, with what is already known of their verdict."""
    origin = items["origin"].to_numpy()
    held = (origin[left] != origin[right]) | (origin[left] == "claim")
    left, right = left[held], right[held]
    swap = origin[right] == "implied"
    left, right = np.where(swap, right, left), np.where(swap, left, right)
    known = {"verdict": pd.Categorical([verdict]), "reason": pd.Categorical([reason])}
    same = {name: one.take(np.zeros(len(left), dtype=int)) for name, one in known.items()}
    return pd.DataFrame({"left": left, "right": right, **same})


def _not_comparable(items: pd.DataFrame, mistaken_for: dict[str, list[str]]) -> pd.DataFrame:
    """Pairs that a reader might compare and must not, with the reason."""
    frames = [_undated(items), *_other_status_or_length(items)]
    for indicator, others in mistaken_for.items():
        for other in others:
            frames += _mistaken(items, indicator, other)
    return pd.concat(frames, ignore_index=True)


def _undated(items: pd.DataFrame) -> pd.DataFrame:
    """Claims of one year about what needs a period, of which one or both name none."""
    claims = items[(items["origin"] == "claim") & items["spans"]]
    said = claims.assign(year=claims["said_until"].dt.year)
    left, right = pairs_within(_codes(said, *SAME, "status", "year"))
    undated = ~said["dated"].to_numpy()
    places = said.index.to_numpy()
    known = said["year"].notna().to_numpy()
    one = (undated[left] ^ undated[right]) & known[left]
    both = undated[left] & undated[right]
    unsaid = "cannot be said"
    return pd.concat(
        [
            _paired(items, places[left[one]], places[right[one]], unsaid, "one names no period"),
            _paired(
                items, places[left[both]], places[right[both]], unsaid, "neither names a period"
            ),
        ]
    )


def _other_status_or_length(items: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Plans against what has happened, and parts of a year against the year."""
    dated = items[items["dated"] & items["year"].notna() & (items["origin"] != "implied")]
    start, end = dated["period_start"], dated["period_end"]
    yearly = whole_years(start, end)
    part = dated["spans"] & ~yearly & (start.dt.year == end.dt.year)
    left, right = pairs_within(_codes(dated, *SAME, "year"))
    places = dated.index.to_numpy()
    status, measure = dated["status"].to_numpy(), dated["measure"].to_numpy()
    spans, whole, part = dated["spans"].to_numpy(), yearly.to_numpy(), part.to_numpy()
    level = measure[left] == "level"
    times = dated[["period_start", "period_end"]].to_numpy()
    same_time = ~spans[left] | (times[left] == times[right]).all(axis=1)
    other = level & same_time & (status[left] != status[right])
    for one, another in sorted(set(zip(status[left[other]], status[right[other]], strict=True))):
        chosen = other & (status[left] == one) & (status[right] == another)
        reason = f"{one} against {another}"
        yield _paired(items, places[left[chosen]], places[right[chosen]], "not comparable", reason)
    years = (whole[left] & (end.dt.year - start.dt.year == 0).to_numpy()[left], part[left])
    more = (whole[right] & (end.dt.year - start.dt.year == 0).to_numpy()[right], part[right])
    actual = level & (status[left] == "actual") & (status[right] == "actual")
    unlike = actual & ((years[0] & more[1]) | (years[1] & more[0]))
    reason = "a part of a year against the year"
    yield _paired(items, places[left[unlike]], places[right[unlike]], "not comparable", reason)


def _mistaken(items: pd.DataFrame, indicator: str, other: str) -> Iterator[pd.DataFrame]:
    """Levels of two indicators that are easily taken for one, of one year and the same areas."""
    levels = items[(items["measure"] == "level") & (items["status"] == "actual")]
    levels = levels[levels["year"].notna() & (levels["origin"] != "implied")].reset_index()
    keys = ["ref_area", "counterpart_area", "year"]
    names = ["index", "nature", *keys]
    pairs = levels.loc[levels["indicator"] == indicator, names].merge(
        levels.loc[levels["indicator"] == other, names], on=keys
    )
    for (nature, another), rows in pairs.groupby(["nature_x", "nature_y"]):
        reason = (
            f"{indicator} against {other}: not the same thing"
            if nature == another or not another or not nature
            else f"{indicator} against {other}: {nature} against {another}"
        )
        places = (rows["index_x"].to_numpy(), rows["index_y"].to_numpy())
        yield _paired(items, *places, "not comparable", reason)


def _bound(items: pd.DataFrame, pairs: pd.DataFrame) -> np.ndarray:
    """Whether a pair is of one statement's own parts, or of a result and what it is from."""
    ids = items["id"].to_numpy()
    places = {name: place for place, name in enumerate(ids)}
    related = items["relates_to"].where(items["relation"].isin(BOUND), "")
    of = np.array([places.get(each, -1) for each in related])
    left, right = pairs["left"].to_numpy(), pairs["right"].to_numpy()
    own = (of[left] == right) | (of[right] == left)
    derived = items["derived_from"].str.split(";").to_numpy()
    implied = np.flatnonzero(items["origin"].to_numpy()[left] == "implied")
    own[implied] |= np.array([ids[right[i]] in derived[left[i]] for i in implied], dtype=bool)
    return np.asarray(own)


# -- verdicts


def _judged(items: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Two rows a pair: verdict, gap and reason under each reading.

    Words are kept as categories, and the two readings of a pair are written side by side: of
    millions of pairs a column of words would not fit.
    """
    left, right = pairs["left"].to_numpy(), pairs["right"].to_numpy()
    units, dollars = pd.Categorical(items["unit"]), items["in_dollars"].to_numpy()
    unlike = units.codes[left] != units.codes[right]
    convert = unlike & dollars[left] & dollars[right]
    days = _days_apart(items, left, right)
    known = pd.Categorical(
        pairs["reason"].mask(unlike & ~convert & (pairs["reason"] == ""), NO_RATE)
    )
    settled = pd.Categorical(
        pairs["verdict"].mask(unlike & ~convert & (pairs["verdict"] == ""), "not comparable"),
        categories=["", *VERDICTS],
    ).codes
    reasons = [
        *(
            reason + converted + condition
            for converted in ("", CONVERTED)
            for condition in ("", CONDITION)
            for reason in REASONS
        ),
        *known.categories,
    ]
    own = len(REASONS) * (2 * convert + ~np.isnan(days))

    def of(name: str, side: np.ndarray) -> Any:
        plain, usd = items[name].to_numpy(dtype=float), items[f"usd_{name}"].to_numpy()
        return np.where(convert, usd[side], plain[side])

    values = of("value", left), of("value", right)
    verdict, reason = (np.empty((len(pairs), 2), dtype=np.int32) for _ in range(2))
    gap = np.empty((len(pairs), 2))
    for place, reading in enumerate(READINGS):
        low, high = ENDS[reading]
        case, apart = _compared(
            of(low, left), of(high, left), of(low, right), of(high, right), *values
        )
        by_case = np.array([VERDICTS.index(each) for each in _VERDICTS])[case]
        verdict[:, place] = np.where(settled > 0, settled - 1, by_case)
        reason[:, place] = np.where(
            settled > 0, len(reasons) - len(known.categories) + known.codes, own + case
        )
        gap[:, place] = np.where(settled > 0, np.nan, apart)

    def twice(one: np.ndarray) -> np.ndarray:
        return np.repeat(one, 2)

    def named(codes: np.ndarray, names: Any) -> pd.Categorical:
        return pd.Categorical.from_codes(codes, categories=pd.Index(names))

    indicator = pd.Categorical(items["indicator"])
    with np.errstate(divide="ignore", invalid="ignore"):
        percent = 100 * gap.ravel() / twice(np.abs(values[0]))
    unit_names = [*units.categories.drop("USD", errors="ignore"), "USD"]
    unit = np.array([unit_names.index(each) for each in units.categories])[units.codes[left]]
    unit = np.where(convert, len(unit_names) - 1, unit)
    return pd.DataFrame(
        {
            "indicator": named(twice(indicator.codes[left]), indicator.categories),
            "kind": named(twice(_kinds(items, left, right)), list(KINDS)),
            "left_id": named(twice(left), items["id"]),
            "right_id": named(twice(right), items["id"]),
            "left_value": twice(values[0]),
            "right_value": twice(values[1]),
            "unit": named(twice(unit), unit_names),
            "reading": named(np.tile(np.arange(2), len(pairs)), list(READINGS)),
            "verdict": named(verdict.ravel(), list(VERDICTS)),
            "gap": gap.ravel(),
            "gap_percent": np.where(np.isfinite(percent), percent, np.nan),
            "days_apart": twice(days),
            "reason": named(reason.ravel(), reasons),
        }
    )


def _kinds(items: pd.DataFrame, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Place of each pair's kind in `KINDS`."""
    origin = pd.Categorical(items["origin"], categories=["implied", "claim", "reference"]).codes
    places = {name: place for place, name in enumerate(items["id"])}
    related = np.where(items["relation"] == "conversion_of", items["relates_to"], "")
    of = np.array([places.get(each, -1) for each in related])
    converted = (of[left] == right) | (of[right] == left)
    kind = np.where(origin[right] == 2, 1, 0)
    return np.where((origin[left] == 0) | converted, 2, kind)


def _days_apart(items: pd.DataFrame, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Days between the days that two stocks are said of; nan where periods are compared."""
    as_of, spans = items["as_of"].to_numpy(dtype="datetime64[D]"), items["spans"].to_numpy()
    days = np.abs((as_of[right] - as_of[left]).astype(float))
    return np.where(spans[left] | spans[right] | np.isnat(as_of[left] - as_of[right]), np.nan, days)


def _compared(
    left_low: np.ndarray,
    left_high: np.ndarray,
    right_low: np.ndarray,
    right_high: np.ndarray,
    left_value: np.ndarray,
    right_value: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Number of the verdict in `_VERDICTS`, and the gap between the nearest ends."""
    above, below = right_low > left_high, right_high < left_low
    with np.errstate(invalid="ignore"):
        gap = np.where(above, right_low - left_high, np.where(below, right_high - left_low, 0.0))
    is_open = np.isinf(left_low) | np.isinf(left_high) | np.isinf(right_low) | np.isinf(right_high)
    met = (left_low <= right_value) & (right_value <= left_high)
    met &= (right_low <= left_value) & (left_value <= right_high)
    case = np.where(above, 2, np.where(below, 3, np.where(is_open & ~met, 1, 0)))
    return case, gap

"""The trade turnover between two countries: what was said of a year beside its statistics."""

import pandas as pd
from IPython.display import Markdown

from analysis.reading.bounds import ENDS, NUMBERS
from analysis.record.schema import Row, records
from analysis.showing import provenance, wording
from analysis.showing.named import measured
from analysis.showing.select import JUDGED, official, pairs
from analysis.showing.topics.opening import (
    against,
    box,
    by_speaker,
    named_by_months,
    side_of,
    told,
)
from analysis.showing.topics.prose import points, prose, unless

#: Who measured the turnover of Kazakhstan with Russia, by the beginning of the name; not who
#: computed or quoted it.
OFFICES = ("UN Comtrade via WITS", "Bureau of National Statistics")
#: How many percentage points a sum of some months may hold beyond their part of the year.
FAR = 10
#: The first of the years that most of the record is of.
SINCE = 2021
#: How what is said lies to the statistics; the last two of several sums of one statement.
AGREES, ABOVE, BELOW = "agrees", "above the statistics", "below them"
SEVERAL, BOTH_WAYS = "some sums agree", "one sum above, one below"
#: Where most sums of a side lie that miss the statistics.
WAY = {"KZ": BELOW, "RU": ABOVE}

#: The columns of what misses the statistics, and of what agrees with them though further off.
NEARER = ("misses", "is further off, and agrees")
#: The column of what agrees also where hedges reach half or twice as far.
HOWEVER = "agrees also if almost and about reach half or twice as far"


def of_others(*indicators: str) -> pd.DataFrame:
    """Choose the statistics between the two that are of none of `OFFICES`, nor quote these.

    What a later edition has replaced is left out.
    """
    asked = official(*indicators, area=["KZ", "RU"], counterpart=["KZ", "RU"], measure="level")
    own = asked["reporter"].str.startswith(OFFICES) | (asked["basis"] == "quoted")
    return asked[~own & asked["superseded_by"].isna()]


def beside(said: pd.DataFrame, statistics: pd.DataFrame) -> pd.DataFrame:
    """Put beside each sum the `statistic` of its year, and how it `lies` to that.

    It may lie otherwise as `commonly` taken. Sums of years without a statistic, and those that may
    be of a part of a year, are left out.
    """
    by_year = statistics.set_index(statistics["period_end"].dt.year)["value"]
    known = said.assign(statistic=said["period_end"].dt.year.map(by_year))
    known = known[known["statistic"].notna() & ~known["may_be_partial"]]
    gap = known["value"] / known["statistic"] - 1
    return known.assign(lies=_lies(known, "literal"), commonly=_lies(known, "implied"), gap=gap)


def _lies(known: pd.DataFrame, reading: str) -> pd.Series:
    """Say how the bounds of sums lie."""
    low, high = (known[end] for end in ENDS[reading])
    lies = pd.Series(AGREES, index=known.index).mask(low > known["statistic"], ABOVE)
    return lies.mask(high < known["statistic"], BELOW)


def statements(compared: pd.DataFrame, statistics: pd.DataFrame) -> pd.DataFrame:
    """Join what one speaker named of a year within one month, in however many reports.

    One row a statement: the `side`, how its sums `lie`, and whether they
    lie so however far *almost* and *about* reach (`firm`).
    """
    turn = pairs(compared, statistics, verdict=JUDGED).query("not firm")
    rows = compared.assign(
        who=compared["speaker"].astype(object).fillna(compared["document_id"]),
        month=compared["stated_on"].str[:7].fillna("undated"),
        side=side_of(compared),
        firm=~compared["figure_id"].isin({*turn["left_id"], *turn["right_id"]}),
    )
    told = rows.groupby(["period_end", "who", "month"], sort=False)
    return told.agg(
        side=("side", "first"),
        lies=("lies", _together),
        firm=("firm", "all"),
        gap=("gap", lambda gaps: gaps.abs().median()),
    ).reset_index()


def _together(lies: pd.Series) -> str:
    """Say how the sums of one statement lie."""
    if lies.nunique() == 1:
        return str(lies.iloc[0])
    return SEVERAL if (lies == AGREES).any() else BOTH_WAYS


def misses(compared: pd.DataFrame, reading: str) -> pd.DataFrame:
    """Choose the sums of both sides that miss the statistics; `otherwise`, not as most do."""
    of_sides = compared[compared["side"].isin([*WAY]) & (compared[reading] != AGREES)]
    side = of_sides["side"].astype(object)
    return of_sides.assign(side=side, otherwise=of_sides[reading] != side.map(WAY))


def otherwise(literal: pd.DataFrame, common: pd.DataFrame) -> Markdown:
    """Name the sums that lie not as most of their side do, in each reading."""
    further = common[common["otherwise"] & ~common.index.isin(literal.index[literal["otherwise"]])]
    return prose(f"""
        Exceptions to the heading: taken literally {told(literal[literal["otherwise"]])}, as
        commonly taken also {told(further)}.""")


def turning(compared: pd.DataFrame) -> Markdown:
    """Say which sums agree taken literally, and miss the statistics as commonly taken."""
    agreeing = compared[compared["lies"] == AGREES]
    missing = agreeing[agreeing["commonly"] != AGREES].groupby("commonly")
    ways = "; ".join(f"{how} {told(rows)}" for how, rows in missing)
    return prose(f"As commonly taken some that agree literally miss them: {ways}.")


def counts(told: pd.DataFrame) -> pd.DataFrame:
    """Count the statements of each side that agree or not, and say how far off they lie."""
    counted = pd.crosstab(told["side"], told["lies"])
    firm = (told["firm"] & (told["lies"] == AGREES)).groupby(told["side"]).sum()
    counted[HOWEVER] = firm
    counted["median distance from the statistics"] = (
        told.groupby("side")["gap"].median().map("{:.1%}".format)
    )
    return counted.rename_axis(index=None, columns="statements of")


def nearer_but_missing(compared: pd.DataFrame) -> pd.DataFrame:
    """Show by year the sum that is nearest and misses the statistic, and one further off agrees."""
    told = []
    for _, rows in compared.groupby("period_end"):
        off = rows["gap"].abs()
        near, far = off[rows["lies"] != AGREES], off[rows["lies"] == AGREES]
        if len(near) and len(far) and near.min() < far.max():
            both = rows.loc[[near.idxmin(), far.idxmax()]]
            missing, agreeing = (
                f"{provenance.named_label(row)}: {_off(row)}" for row in records(both)
            )
            year = str(both["period_end"].iloc[0].year)
            told.append(dict(zip(("year", *NEARER), (year, missing, agreeing), strict=True)))
    return provenance.by(pd.DataFrame(told, columns=["year", *NEARER]), "year")


def _off(row: Row) -> str:
    """Say how far a sum lies from the statistic of its year."""
    return f"{abs(row['gap']):.1%} {'above' if row['gap'] > 0 else 'below'}"


def furthest_apart(compared: pd.DataFrame) -> pd.DataFrame:
    """Choose the sums of the year whose sums lie furthest apart, from the least to the largest."""
    years = compared.groupby(compared["period_end"].dt.year)["value"].agg(["min", "max"])
    year = (years["max"] - years["min"]).idxmax()
    of_year: pd.DataFrame = compared[compared["period_end"].dt.year == year]
    return of_year.sort_values("value", kind="stable")


def answer(compared: pd.DataFrame, statistics: pd.DataFrame, then: str) -> Markdown:
    """Say what the turnover was, who named what of the year most disputed, how many agree, why.

    `then` tells of the statistics at the time when the sums were said.
    """
    said = compared[compared["period_end"].dt.year >= SINCE]
    agree, commonly = said["lies"] == AGREES, said["commonly"] == AGREES
    sides = said.groupby(side_of(said))
    own = wording.listed(
        f"{agree[rows.index].sum()} of {len(rows)} by {str(name).partition(',')[0]}"
        for name, rows in sides
    )
    taken = wording.listed(str(commonly[rows.index].sum()) for _, rows in sides)
    latest = records(statistics.sort_values("period_end", ascending=False).head(3))
    years = (f"{measured(row)} in {row['period']}" for row in latest)
    apart = furthest_apart(said)
    among = [pairs(apart, verdict=JUDGED, reading=of)["verdict"] for of in ("literal", "implied")]
    literal, implied = map(against, among)
    return box(
        f"""**{wording.listed(years)}**, by Kazakhstan's statistics.""",
        f"""Since {SINCE} sums lie furthest apart for **{apart["period_end"].dt.year.max()}**:
        {told(apart)}; {literal} of {len(among[0])} pairs contradict each other taken literally,
        {implied} as commonly taken.""",
        f"""{agree.sum()} of {len(said)} sums of these years agree with the statistics, taken
        literally: {own}; as commonly taken {commonly.sum()}: {taken}.""",
        then,
        f"""No text says why they differ; for {said["data_of"].notna().sum() or "none"} of
        {len(said)} it is said whose data it is.
        {whose("Russia's own statistics are not in the record")}""",
    )


def whose(alone: str) -> str:
    """Say these words if no other office has statistics of the turnover; else which has."""
    return unless(of_others("trade_turnover"), alone)


def of_two_speakers(both: pd.DataFrame, statistics: pd.DataFrame) -> Markdown:
    """Say how far two sums of one press conference lie apart, and where the statistics lie."""
    has = records(statistics)[0]
    gap = wording.amount(abs(pairs(both)["gap"].iloc[0]), "USD")
    return prose(f"""
        They lie {gap} apart, taken literally;
        {measured(has)}, by the {has["reporter"]}, lies between.""")


def parts(said: pd.DataFrame, statistics: pd.DataFrame) -> pd.DataFrame:
    """Take sums of some months as percentages of the statistics' whole year, less the months'.

    A sum of half a year that is half of the year's statistic gives 0 percentage points.
    """
    by_year = statistics.set_index(statistics["period_end"].dt.year)["value"]
    rows = said.assign(whole=said["period_end"].dt.year.map(by_year))
    rows = rows[rows["whole"].notna()].reset_index(drop=True)
    days = (rows["period_end"] - rows["period_start"]).dt.days + 1
    months = 100 * days / rows["period_end"].dt.is_leap_year.map({True: 366, False: 365})
    ends = {end: 100 * rows[end] / rows["whole"] - months for end in NUMBERS}
    stated = {f"stated_{end}": rows[end] for end in ("low", "high")}
    kept = {"stated": rows["value"], **stated, "months": months, "named": named_by_months(rows)}
    return rows.assign(**kept, **ends, unit="percentage points")


def parts_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Show sums of some months beside the year's statistic, with their sources."""
    shown = provenance.sources_table(rows).drop(columns=["value", "bounds"])
    part = 100 * rows["stated"] / rows["whole"]
    columns = {
        "stated": [wording.hedged(row) for row in records(in_dollars(rows))],
        "statistics, whole year": [wording.amount(value, "USD") for value in rows["whole"]],
        "percent of the year's sum": [f"{value:.0f}" for value in part],
        "percent of its days": [f"{value:.0f}" for value in rows["months"]],
    }
    for place, (name, values) in enumerate(columns.items()):
        shown.insert(place, name, values)
    return shown


def far_above(rows: pd.DataFrame) -> Markdown:
    """Name the sums of some months that hold far more of a year than their months."""
    far = rows[rows["low"] > FAR]
    return points(
        f"""{by_speaker(row)}: {100 * row["stated"] / row["whole"]:.0f}% of the year's statistic in
        {row["months"]:.0f}% of its days."""
        for row in records(in_dollars(far))
    )


def in_dollars(parts: pd.DataFrame) -> pd.DataFrame:
    """Give sums of some months back their dollars."""
    return parts.assign(value=parts["stated"], unit="USD")


def nearly_whole(parts: pd.DataFrame) -> pd.DataFrame:
    """Choose the sums of ten or eleven months from January."""
    from_january = parts["period_start"].dt.is_year_start & ~parts["period_end"].dt.is_year_end
    return parts[from_january & (parts["months"] > 80) & parts["period_end"].dt.is_month_end]


def left_for_the_rest(parts: pd.DataFrame) -> pd.DataFrame:
    """Show what the year's statistic leaves for the months after a sum, by a mean month of it."""
    rows = []
    for row in records(parts):
        months = row["period_end"].month
        ends = [
            (row["whole"] - sum_) / (12 - months) / (sum_ / months)
            for sum_ in (row["stated_high"], row["stated"], row["stated_low"])
        ]
        rows.append(
            {
                "year": str(row["period_end"].year),
                "said": told(in_dollars(pd.DataFrame([row]))),
                "of the first months": months,
                "statistics, whole year": wording.amount(row["whole"], "USD"),
                "a month of the rest is": f"{ends[1]:.2f} times a month before",
                "by the bounds": f"{ends[0]:.2f} to {ends[2]:.2f} times",
            }
        )
    return provenance.by(pd.DataFrame(rows), "year")


def not_concluded(said: pd.DataFrame) -> Markdown:
    """List what cannot be concluded of the turnover, by what the record lacks."""
    own = said["period_source"] == "ours"
    return points(
        [
            f"""**Who is right.** {whose("The statistics are Kazakhstan's alone")}""",
            """**That a gap is an error.** The office may have had another number on that day.""",
            f"""**That every period is what was meant.** For {own.sum()} of {len(said)} sums the
            words that name the period were not seen; these are marked **p**.""",
            """**Why the numbers differ.** Freight and insurance, transit, currency and revisions
            could each be the reason; no text says which.""",
        ]
    )

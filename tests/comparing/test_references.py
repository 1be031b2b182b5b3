"""Official figures, and the changes between them that claims speak of."""

import pytest
from by_hand import Row, day, official, said

from analysis.comparing.references import reference_rows

DAYS = ("period_start", "period_end", "base_start", "base_end")
OFFICIAL = [
    official("bns", "20", "2019"),
    official("bns", "25", "2020"),
    official("wits", "16", "2018"),
    official("wits", "18", "2019"),
    official("mill", "0", "2015"),
    official("mill", "5", "2016"),
    official("minister", "10", "2018", basis="statement"),
    official("minister", "30", "2020", basis="statement"),
]
RAW = [{name: cell for name, cell in row.items() if name not in DAYS} for row in OFFICIAL]


def on_base(of: str) -> Row:
    return {"base_start": day(f"{of}-01-01"), "base_end": day(f"{of}-12-31")}


PERIODS = {  # as it stands in the raw table -> first and last day
    "2020": ("2020-01-01", "2020-12-31"),
    "2020-02": ("2020-02-01", "2020-02-29"),
    "2020-02-03": ("2020-02-03", "2020-02-03"),
    "2020-01/2020-05": ("2020-01-01", "2020-05-31"),
}


@pytest.mark.parametrize("period", PERIODS)
def test_the_days_of_a_period(period: str) -> None:
    (row,) = reference_rows([RAW[0] | {"period": period}], [], [])
    assert (row["period_start"], row["period_end"]) == tuple(map(day, PERIODS[period]))


# a claim -> the changes computed for it, by series and period
CHANGES = {
    "from the year before": (said("a.1", "rose by 5%"), {"bns_change_on_2019:2020": 25}),
    "as a multiple": (said("a.1", "grew 1.3 times"), {"bns_multiple_on_2019:2020": 1.25}),
    "from a stated base": (
        said("a.1", "rose by 5%", "2019", **on_base("2018")),
        {"wits_change_on_2018:2019": 12.5},
    ),
    "never from one series to another": (said("a.1", "rose by 5%", **on_base("2018")), {}),
    "never from nothing": (said("a.1", "rose by 5%", "2016"), {}),
    "never as a multiple of nothing": (said("a.1", "grew 1.3 times", "2016"), {}),
    "of a part of a year": (said("a.1", "rose by 5%", "2020-01-01/2020-05-31"), {}),
    "without a period": (said("a.1", "rose by 5%", None), {}),
    "of something else": (said("a.1", "rose by 5%", indicator="exports"), {}),
    "no change": (said("a.1", "$20 billion"), {}),
}


@pytest.mark.parametrize("case", CHANGES)
def test_the_change_that_a_claim_speaks_of(case: str) -> None:
    claim, expected = CHANGES[case]
    computed = [row for row in reference_rows(RAW, [claim], []) if row["basis"] == "computed"]
    changes = {row["reference_id"]: row["value"] for row in computed}
    assert changes == pytest.approx(expected)
    assert {row["measure"] for row in computed} <= {claim["measure"]}


@pytest.mark.parametrize("years", [[], ["2019"], ["2020"]], ids=str)
def test_a_change_is_revised_where_either_of_its_levels_is(years: list[str]) -> None:
    later = {year: {"superseded_by": f"office:{year}"} for year in years}
    levels = [row | later.get(row["period"], {}) for row in RAW[:2]]
    (change,) = reference_rows(levels, [said("a.1", "rose by 5%")], [])[2:]
    assert change["superseded_by"] == "".join(f"office:{year}" for year in years)


@pytest.mark.parametrize(("prices", "rows"), [("", 1), ("current", 1), ("may differ", 0)])
def test_a_growth_that_may_be_in_constant_prices_is_not_held_against_values(
    prices: str, rows: int
) -> None:
    codebook = [{"indicator": "trade_turnover", "prices": prices}]
    made = reference_rows(RAW[:2], [said("a.1", "rose by 5%")], codebook)
    assert len(made[2:]) == rows

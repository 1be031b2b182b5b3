"""Each limit of what is compared from both of its sides."""

from math import inf

import numpy as np
import pandas as pd
import pytest
from by_hand import Row, day, held, held_words, known_later, official, said, to

from analysis.comparing.claims import REPORTED, claim_rows, with_claims
from analysis.comparing.growth import growth_between
from analysis.comparing.hedge_outcomes import known_from
from analysis.comparing.implied import implied_rows
from analysis.comparing.intervals import Interval, added, divided, factor_of, growth_of, scaled
from analysis.comparing.rows import is_additive, is_whole_year
from analysis.comparing.verdicts import sizes
from analysis.comparing.vintages import REVISED, as_of
from analysis.record.schema import PERIOD

CODEBOOK = {
    name: {"prices": "", "parts": ()}
    for name in ("trade_turnover", "investment", "investment_accumulated")
}


def follows(*figures: Row) -> dict[str, Row]:
    return {row["implied_id"]: row for row in implied_rows(list(figures), CODEBOOK)}


WHOLE = {
    ("2020-01-01", "2020-12-31"): True,
    ("2020-01-02", "2020-12-31"): False,
    ("2020-01-01", "2020-12-30"): False,
    ("2020-01-01", "2020-10-31"): False,
    ("2020-02-01", "2020-12-31"): False,
    ("2019-01-01", "2020-12-31"): False,
    ("2020-01-01", None): False,
    (None, "2020-12-31"): False,
}


@pytest.mark.parametrize("days", WHOLE)
def test_a_whole_year(days: tuple[str | None, str | None]) -> None:
    assert is_whole_year(*map(day, days)) == WHOLE[days]


@pytest.mark.parametrize(
    ("made", "low", "high"),
    [
        (divided(Interval(1, 2), Interval(4, 5)), 0.2, 0.5),
        (divided(Interval(1, 2), Interval(0, 4)), 0.25, inf),
        (divided(Interval(1, 2), Interval(0, 0)), 0, inf),
        (divided(Interval(1, 2), Interval(2, inf)), 0, 1),
        (divided(Interval(1, inf), Interval(2, 4)), 0.25, inf),
        (added(Interval(1, 2), Interval(3, 5), Interval(10, inf)), 14, inf),
        (scaled(Interval(1, 2), 3), 3, 6),
        (factor_of(Interval(-5, 20)), 0.95, 1.2),
        (growth_of(Interval(10, 20), Interval(20, 30)), 0, 200),
    ],
)
def test_arithmetic_at_its_edges(made: Interval, low: float, high: float) -> None:
    assert (made.low, made.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        # a rise of 19.45 to 19.55, to 19.5 to 20.5: it began at nothing at least
        ("rose by $19.5 billion", 0, 1.05),
        ("rose by $17 billion", 2, 4),
        # a rise above what it led to, by the words: the ends of the arithmetic stand
        ("rose by $25 billion", -4, -4),
        ("fell by $2 billion", 21, 23),
    ],
)
def test_a_level_before_an_amount(words: str, low: float, high: float) -> None:
    row = follows(said("a.1", words, **to("a.2", "change_to")), said("a.2", "$20 billion"))
    before = row["earlier_level:a.1"]
    assert (before["low"] / 1e9, before["high"] / 1e9) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("$10 billion", 100 * 9.5 / 20.5, 100 * 10.5 / 19.5),
        ("$20 billion", 100 * 19.5 / 20.5, 100),
        ("$30 billion", 100 * 29.5 / 20.5, 100 * 29.5 / 20.5),  # said, though it cannot be
    ],
)
def test_a_part_is_at_most_the_whole(words: str, low: float, high: float) -> None:
    row = follows(said("a.1", words, **to("a.2", "part_of")), said("a.2", "$20 billion"))
    share = row["share_of_whole:a.1"]
    assert (share["low"], share["high"]) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("last", "years"),
    [("2020-07-01", None), ("2020-07-02", 2), ("2021-07-02", 2), ("2021-07-03", 3)],
)
def test_a_mean_is_over_two_years_at_least(last: str, years: int | None) -> None:
    total = {"indicator": "investment", "nature": "cumulative"}
    rows = follows(said("a.1", "$6 billion", f"2019-01-01/{last}", **total))
    mean = rows.get("yearly_mean:a.1")
    assert (mean["value"] if mean else None) == (6e9 / years if years else None)


@pytest.mark.parametrize(("last", "first_year"), [("2018-12-30", 2018), ("2018-12-31", 2019)])
def test_a_stock_grows_by_the_flow_of_the_year_that_is_not_over(last: str, first_year: int) -> None:
    stock = said("a.1", "$10 billion", None, indicator="investment_accumulated", nature="stock",
                 period_end=day(last))  # fmt: skip
    flows = [
        said(f"b.{year}", "$1 billion", str(year), indicator="investment")
        for year in (2018, 2019, 2020)
    ]
    rows = follows(stock, *flows)
    assert "stock_and_flows:a.1+2018" not in rows  # of its own year nothing is said
    most = rows["stock_and_flows:a.1+2020"]
    assert most["formula"] == f"stock + flows of {first_year}-2020"
    assert most["high"] == (10.5 + 1.5 * (2021 - first_year)) * 1e9


@pytest.mark.parametrize("cells", [{}, {"status": "planned"}, {"may_be_partial": True}], ids=str)
def test_a_stock_grows_by_no_flow_that_is_planned_or_in_doubt(cells: dict[str, object]) -> None:
    stock = said("a.1", "$10 billion", None, indicator="investment_accumulated", nature="stock",
                 period_end=day("2019-12-31"))  # fmt: skip
    rows = follows(stock, said("b.1", "$1 billion", "2020", indicator="investment", **cells))
    assert ("stock_and_flows:a.1+2020" in rows) == (not cells)


@pytest.mark.parametrize(
    ("later", "direction"),
    [
        ("$21 billion", "cannot be said"),
        ("$21.1 billion", "rise"),
        ("$19 billion", "cannot be said"),
    ],
)
def test_levels_that_touch_are_no_growth(later: str, direction: str) -> None:
    row = growth_between(said("a.1", "$20 billion", "2019"), said("b.1", later))
    assert row["verdict"] == direction


@pytest.mark.parametrize(
    ("start", "added_up"), [("2020-05-31", False), ("2020-06-01", True), ("2020-09-01", True)]
)
def test_months_that_share_a_day_are_not_added_up(start: str, added_up: bool) -> None:
    rows = follows(
        said("a.1", "$5 billion", "2020-01-01/2020-05-31"),
        said("a.2", "$5 billion", f"{start}/2020-10-31"),
    )
    assert ("sum_of_months:trade_turnover.KZ.RU.2020.USD" in rows) == added_up


def test_a_sum_of_months_is_of_the_whole_year() -> None:
    rows = follows(
        said("a.1", "$5 billion", "2020-01-01/2020-05-31"),
        said("a.2", "$5 billion", "2020-06-01/2020-10-31"),
    )
    row = rows["sum_of_months:trade_turnover.KZ.RU.2020.USD"]
    assert [row[end] for end in PERIOD] == [day("2020-01-01"), day("2020-12-31")]


@pytest.mark.parametrize(
    ("measure", "unit", "indicator", "adds"),
    [
        ("level", "USD", "exports", True),
        ("level", "count", "projects", True),
        *(
            ("level", unit, "exports", False)
            for unit in ("percent", "percentage points", "times", "index")
        ),
        ("change", "USD", "exports", False),
        ("level", "USD", "investment_net", False),
        ("level", "USD", "investment_position", False),
    ],
)
def test_what_adds_up(measure: str, unit: str, indicator: str, adds: bool) -> None:
    assert is_additive({"measure": measure, "unit": unit, "indicator": indicator}) == adds


# -- verdicts


TIMES = {
    ("$20 billion", "$200 million"): "contradict",  # a hundred times
    ("$20 billion", "$199 million"): "cannot be said",
    ("$200 million", "$20 billion"): "contradict",
    ("$199 million", "$20 billion"): "cannot be said",
}


def test_how_many_times_two_figures_can_be_apart() -> None:
    verdicts = {words: set(rows["verdict"]) for words, rows in held_words([*TIMES]).items()}
    assert verdicts == {words: {verdict} for words, verdict in TIMES.items()}


@pytest.mark.parametrize(
    ("apart", "size"),
    [
        (0, "none"),
        (0.01, "under 0.5 %"),
        (0.5, "under 0.5 %"),
        (0.51, "to 2 %"),
        (2.0, "to 2 %"),
        (2.01, "above"),
        (-0.5, "under 0.5 %"),
        (-2.01, "above"),
        (np.nan, ""),
    ],
)
def test_the_size_of_a_gap_in_percent_or_points(apart: float, size: str) -> None:
    gap, none = pd.Series([apart]), pd.Series([np.nan])
    assert sizes(gap * 1e9, gap, pd.Series(["USD"])).tolist() == [size]
    assert sizes(gap, none, pd.Series(["percent"])).tolist() == [size]


@pytest.mark.parametrize("relation", ["value_of", "change_to"])
def test_what_belongs_to_a_figure_is_not_held_against_it(relation: str) -> None:
    assert held(said("a.1", "$20 billion"), said("a.2", "$21 billion", **to("a.1", relation))).empty


@pytest.mark.parametrize("tool", ["exchange_rate", "consumer_prices"])
def test_what_only_converts_is_held_against_nothing(tool: str) -> None:
    claim = said("a.1", "$20 billion", indicator=tool)
    assert held(claim, references=[official("office", 30e9, indicator=tool)]).empty


# -- claims, and the numbers behind hedges


@pytest.mark.parametrize("name", REPORTED)
def test_each_thing_that_a_report_can_have_otherwise(name: str) -> None:
    other = {"value": 31.0, "hedge": "almost", "unit": "t", "measure": "change"}.get(
        name, day("2019-06-01")
    )
    speech = said("speech.1", "more than 30 projects")
    report = said("paper.1", "more than 30 projects", **to("speech.1", "repeats")) | {name: other}
    (claim,) = claim_rows(with_claims([speech, report]))
    assert claim["attestations_differ"].startswith("paper.1: ")
    assert "," not in claim["attestations_differ"].replace(", not", "")


def test_what_reports_are_held_to() -> None:
    assert set(REPORTED) == {"value", "unit", "hedge", "measure", "period_start", "period_end"}


@pytest.mark.parametrize(("low", "source"), [(20e9, ""), (20.1e9, "the same side")])
def test_the_number_behind_a_hedge_is_closer_than_the_hedge(low: float, source: str) -> None:
    hedged = said("a.1", "more than $20 billion")  # commonly to 24
    number = said("b.1", "$22 billion", stated_on="2021-05-01") | {"low": low, "high": 24e9}
    assert known_from(hedged, number) == source


@pytest.mark.parametrize(("days", "known"), [(31, True), (32, False)])
def test_the_number_behind_a_stock_is_of_the_same_month(
    monkeypatch: pytest.MonkeyPatch, days: int, known: bool
) -> None:
    later = {"stated_on": "2021-05-01", "said_until": day("2021-05-01")}
    pair = [said("a.1", "more than $20 billion"), said("b.1", "$20.5 billion", **later)]
    assert len(known_later(monkeypatch, *pair, days_apart=days)) == known


@pytest.mark.parametrize("name", [*REVISED, "none"])
def test_a_number_is_given_anew_for_what_is_alike_in_all(name: str) -> None:
    first, second = said("a.1", "$20 billion"), said("b.1", "$30 billion", stated_on="2022-01-01")
    other = day("2020-02-01") if name in PERIOD else "another"
    table = pd.DataFrame([first, second | ({name: other} if name != "none" else {})])
    revised = as_of(table, "2022-12-31")["revised_by"].tolist()
    assert revised == [None if name != "none" else "b.1", None]


@pytest.mark.parametrize(
    ("words", "stated_on", "revises"),
    [
        ("$21.0 billion", "2022-01-01", True),  # 20.95 at least, above 20.5
        ("$21 billion", "2022-01-01", False),  # 20.5 at least
        ("$19 billion", "2022-01-01", False),
        ("$18 billion", "2022-01-01", True),
        ("$30 billion", "2021-04-30", False),  # of the same day
        ("$30 billion", "2021-05-01", True),
    ],
)
def test_a_later_number_that_the_bounds_exclude(words: str, stated_on: str, revises: bool) -> None:
    table = pd.DataFrame([said("a.1", "$20 billion"), said("b.1", words, stated_on=stated_on)])
    assert as_of(table, "2022-12-31")["revised_by"].tolist() == ["b.1" if revises else None, None]

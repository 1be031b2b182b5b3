"""What the notebooks compute from chosen rows: parts of years, sums of regions, steps of totals."""

from typing import Any

import pandas as pd
import pytest

from analysis.record.load import load
from analysis.showing.named import plain
from analysis.showing.select import figures
from analysis.showing.topics import (
    currencies,
    economies,
    energy,
    investment,
    projects,
    regions,
    students,
    travel,
    turnover,
    union,
)

#: Any document, in English: its words need no reading beside them.
DOCUMENT = load("documents").query("language == 'en'")["document_id"].iloc[0]


def row(value: float, start: str, end: str, **others: Any) -> dict[str, Any]:
    """A figure without a hedge that allows nothing but its number."""
    ends = dict.fromkeys(("value", "low", "high", "implied_low", "implied_high"), value)
    period = {"period_start": pd.Timestamp(start), "period_end": pd.Timestamp(end)}
    plain = {
        "figure_id": "a.1",
        "document_id": DOCUMENT,
        "as_stated": "a sum",
        "note": None,
    }
    said = {"unit": "USD", "hedge": None, "speaker": "A. Minister", "stated_on": "2023-02-01"}
    said |= {"status": "actual", "side": "KZ", "nature": "flow", "measure": "level"}
    return {**plain, **said, **ends, **period, **others}


YEARS = pd.DataFrame(
    [row(200.0, "2021-01-01", "2021-12-31"), row(400.0, "2022-01-01", "2022-12-31")]
)


@pytest.mark.parametrize(
    ("said", "end", "above"),
    [
        (100.0, "2021-06-30", 50 - 100 * 181 / 365),
        (200.0, "2021-12-31", 0),
        (100.0, "2022-03-31", 25 - 100 * 90 / 365),
        (200.0, "2022-03-31", 50 - 100 * 90 / 365),
    ],
)
def test_a_sum_of_months_is_compared_with_their_part_of_the_year(
    said: float, end: str, above: float
) -> None:
    parts = turnover.parts(pd.DataFrame([row(said, f"{end[:4]}-01-01", end)]), YEARS)
    assert parts["value"].item() == pytest.approx(above)


def test_a_sum_of_months_is_named_by_these_and_the_speaker() -> None:
    some = [row(1.0, "2021-01-01", "2021-11-30"), row(1.0, "2021-01-01", "2021-11-02")]
    parts = turnover.parts(pd.DataFrame(some), YEARS)
    assert parts["named"].tolist() == ["Jan–Nov: Minister", "to 2 Nov: Minister"]


def test_a_year_without_a_statistic_has_no_parts() -> None:
    assert turnover.parts(pd.DataFrame([row(1.0, "2019-01-01", "2019-06-30")]), YEARS).empty


def test_sums_of_one_region_count_once_and_those_of_several_add_up() -> None:
    sums = [
        row(10.0, "2021-01-01", "2021-12-31", counterpart_area="RU-TA"),
        row(12.0, "2021-01-01", "2021-12-31", counterpart_area="RU-TA"),
        row(6.0, "2021-01-01", "2021-12-31", counterpart_area="RU-SA"),
    ]
    total = regions.totals(pd.DataFrame(sums), YEARS).iloc[0]
    assert total["regions"] == 2
    assert total["together, at least"] == "16 USD"
    assert total["as commonly taken, at most"] == "18 USD"
    assert (total["percent of it, at least"], total["percent of it, at most"]) == (8, 9)


def test_a_multiple_of_less_than_one_is_no_rise() -> None:
    changes = pd.DataFrame({"measure": ["multiple", "multiple", "change"], "low": [0.9, 1.5, 0.9]})
    assert regions.rises(changes).tolist() == [False, True, True]


def test_a_step_between_totals_stands_beside_the_flows_of_the_years_between() -> None:
    said = {"period_start": pd.NaT, "period_end": pd.NaT}
    totals = [
        {**row(1000.0, "2021-01-01", "2021-12-31", stated_on="2021-11-01"), **said},
        {**row(1700.0, "2021-01-01", "2021-12-31", stated_on="2022-11-01"), **said},
    ]
    step = investment.steps(pd.DataFrame(totals), YEARS).iloc[0]
    assert step["step"] == "exactly 700 USD"
    assert step["flows of these years"] == "600 USD (2021 and 2022)"


def test_a_step_whose_end_is_open_has_no_limit_and_no_step_is_none() -> None:
    totals = [
        row(value, "2021-01-01", "2021-12-31", stated_on=f"202{number}-11-01")
        for number, value in enumerate((1.0, 1.0, 3.0))
    ]
    totals[2]["high"] = float("inf")
    (step,) = investment.steps(pd.DataFrame(totals), YEARS)["step"]
    assert step == "2 USD or more"


def test_a_total_in_roubles_is_in_dollars_by_the_mean_rate_of_its_year() -> None:
    roubles = row(170.5e9, "2023-01-01", "2023-12-31", unit="RUB")
    told = plain(currencies.of_roubles(pd.DataFrame([roubles]).assign(data_of=None)).data)
    assert told.startswith("At the mean rate of 2023 170.5 billion RUB (Minister, Feb 2023) is ")
    assert " is 2 billion USD, commonly 2 billion USD" in told


@pytest.mark.parametrize(
    ("low", "high", "lies"),
    [
        (190.0, 210.0, "agrees"),
        (200.0, float("inf"), "agrees"),
        (201.0, float("inf"), "above the statistics"),
        (150.0, 199.0, "below them"),
    ],
)
def test_a_sum_lies_above_or_below_where_its_bounds_exclude_the_statistic(
    low: float, high: float, lies: str
) -> None:
    said = row(205.0, "2021-01-01", "2021-12-31", may_be_partial=False)
    compared = turnover.beside(pd.DataFrame([{**said, "low": low, "high": high}]), YEARS)
    assert compared["lies"].item() == lies


def test_a_sum_may_agree_taken_literally_and_lie_above_as_commonly_taken() -> None:
    said = row(210.0, "2021-01-01", "2021-12-31", may_be_partial=False)
    bounds = {"low": 190.0, "high": 210.0, "implied_low": 201.0, "implied_high": 210.0}
    compared = turnover.beside(pd.DataFrame([{**said, **bounds}]), YEARS)
    assert compared[["lies", "commonly"]].iloc[0].tolist() == ["agrees", "above the statistics"]


def test_a_sum_that_may_be_of_a_part_of_a_year_is_not_compared_with_the_year() -> None:
    said = row(150.0, "2021-01-01", "2021-12-31", may_be_partial=True)
    assert turnover.beside(pd.DataFrame([said]), YEARS).empty


def test_what_is_left_for_the_rest_of_a_year_is_told_by_a_mean_month() -> None:
    said = row(300.0, "2022-01-01", "2022-10-31", status="actual")
    late = turnover.nearly_whole(turnover.parts(pd.DataFrame([said]), YEARS))
    rest = turnover.left_for_the_rest(late).iloc[0]
    assert rest["a month of the rest is"] == "1.67 times a month before"  # 50 after 30


@pytest.mark.parametrize("ends", [("2022-02-01", "2022-12-31"), ("2022-02-01", "2022-11-30")])
def test_a_sum_that_does_not_begin_in_january_leaves_no_rest_of_its_year(
    ends: tuple[str, str],
) -> None:
    said = row(300.0, *ends, status="actual")
    assert turnover.nearly_whole(turnover.parts(pd.DataFrame([said]), YEARS)).empty


def compared(*sums: dict[str, Any]) -> pd.DataFrame:
    """Sums of 2021 beside the 200 of its statistics."""
    plain = {"may_be_partial": False, "side": "RU"}
    rows = [row(said.pop("value"), "2021-01-01", "2021-12-31", **plain, **said) for said in sums]
    return turnover.beside(pd.DataFrame(rows), YEARS)


def test_what_a_speaker_names_of_a_year_within_a_month_is_one_statement() -> None:
    said = compared(
        {"value": 200.0, "stated_on": "2022-11-12"},
        {"value": 230.0, "stated_on": "2022-11"},
        {"value": 230.0, "stated_on": "2022-12-01"},
        {"value": 230.0, "stated_on": "2022-11-12", "speaker": "B. Minister"},
    )
    told = turnover.statements(said, YEARS.assign(series="s", period="2021"))
    assert told["lies"].tolist() == [turnover.SEVERAL, *["above the statistics"] * 2]
    assert told["gap"].round(3).tolist() == [0.075, 0.15, 0.15]


def test_sums_of_one_statement_that_lie_on_both_sides_agree_in_nothing() -> None:
    said = compared(
        {"value": 190.0, "stated_on": "2022-11-12"}, {"value": 230.0, "stated_on": "2022-11-12"}
    )
    told = turnover.statements(said, YEARS.assign(series="s", period="2021"))
    assert told["lies"].tolist() == [turnover.BOTH_WAYS]


def test_a_round_sum_that_agrees_can_be_further_off_than_one_that_misses() -> None:
    said = compared({"value": 198.0}, {"value": 210.0, "low": 195.0, "high": 225.0})
    misses, agrees = turnover.nearer_but_missing(said).loc["2021"]
    assert misses.endswith(": 1.0% below")
    assert agrees.endswith(": 5.0% above")
    assert turnover.nearer_but_missing(compared({"value": 150.0}, {"value": 200.0})).empty


def test_totals_are_later_than_a_statistic_by_when_they_were_said() -> None:
    before = row(1.0, "2020-01-01", "2020-12-31", stated_on="2020-11-26")
    after = row(2.0, "2020-01-01", "2020-12-31", stated_on="2021-07")
    day = {"period_end": pd.Timestamp("2021-06-30")}
    assert investment.since(pd.DataFrame([before, after]), day)["value"].tolist() == [2.0]


def test_sums_of_a_year_lie_so_many_percent_above_the_least() -> None:
    sums = [row(100.0, "2021-01-01", "2021-12-31"), row(112.0, "2021-01-01", "2021-12-31")]
    other = row(50.0, "2022-01-01", "2022-12-31")
    above = union.above_the_least(pd.DataFrame([*sums, other]))
    assert above["value"].tolist() == pytest.approx([0.0, 12.0, 0.0])
    assert above["named"].iloc[1] == "Minister, Feb 2023: 112 USD"


def test_totals_of_one_number_grow_in_one_row() -> None:
    totals = figures("investment_accumulated", area="KZ", unit="USD", measure="level")
    flows = figures("investment", area="KZ", span="year", measure="level", unit="USD")
    table = investment.grown_table(investment.grown(totals, flows), totals)
    assert not table.duplicated(["flows since", "by the numbers"]).any()
    assert any(name.count(";") for name in table.index)


def test_an_upper_end_is_not_rounded_down() -> None:
    totals = figures("investment_accumulated", area="KZ", unit="USD", measure="level")
    flows = figures("investment", area="KZ", span="year", measure="level", unit="USD")
    first = investment.grown(totals, flows).iloc[[0]].assign(implied_high=22.65e9)
    shown = investment.grown_table(first, totals)["the most, as commonly taken"]
    assert shown.tolist() == ["22.65 billion USD"]


@pytest.mark.parametrize(("tourists", "verdict"), [(3.2e6, "more tourists"), (2.0e6, "nothing")])
def test_more_tourists_than_trips_are_told_in_the_table_of_years(
    tourists: float, verdict: str
) -> None:
    of = {"ref_area": "KZ", "unit": "count", "may_be_partial": False, "data_of": None}
    said = [
        row(value, "2024-01-01", "2024-12-31", indicator=name, **of)
        for name, value in (("trips", 2.6e6), ("tourists", tourists))
    ]
    table = travel.by_year(pd.DataFrame(said), figures("trips", year=1900))
    assert table.loc["2024", "verdict"].startswith(verdict)


def with_one_more(rows: pd.DataFrame, **others: Any) -> pd.DataFrame:
    """Add a figure of 2031 that was said after it, else like the last one."""
    year = {"period_start": pd.Timestamp("2031-01-01"), "period_end": pd.Timestamp("2031-12-31")}
    more = rows.tail(1).assign(figure_id="a.1", stated_on="2032-02-01", **year | others)
    return pd.concat([rows, more], ignore_index=True)


def test_the_first_count_of_a_year_is_one_count() -> None:
    counts = figures("student_count", area="RU", counterpart="KZ", measure="level", status="actual")
    assert "The one count of 2031 is " in plain(students.answer(with_one_more(counts)).data)


def test_travellers_are_told_of_the_latest_year_of_which_both_sides_spoke() -> None:
    asked = {"measure": "level", "status": "actual"}
    to_kz = figures("trips", "tourists", area="KZ", counterpart="RU", **asked)  # type: ignore[arg-type]
    to_ru = figures("trips", area="RU", counterpart="KZ", **asked)  # type: ignore[arg-type]
    there, back, _ = plain(travel.answer(with_one_more(to_kz), with_one_more(to_ru)).data).split(
        "> - "
    )[1:]
    assert "2031" not in there
    assert "; in 2031: " in back
    assert back.count("2031") == 1


def test_a_plan_is_held_beside_a_part_of_its_year_whatever_was_bought_later() -> None:
    power = figures("electricity_imports", area="KZ", counterpart="RU", measure="level")
    bought = with_one_more(power, status="actual", value=1.9e9)
    assert energy.part_of_plan(bought).data == energy.part_of_plan(power).data


@pytest.mark.parametrize(
    ("value", "speaker", "told"),
    [
        (1e12, "A. Minister", "of two speakers, make a rise"),
        (1.0, None, "one speaker, make a fall"),
    ],
)
def test_a_change_between_two_sums_is_a_rise_or_a_fall_of_one_speaker_or_two(
    value: float, speaker: str | None, told: str
) -> None:
    asked = {"area": "EAEU", "status": "actual", "measure": "level"}
    sizes, foreign = (figures(name, **asked) for name in ("gdp", "external_trade"))  # type: ignore[arg-type]
    foreign = foreign.sort_values("period_end", ignore_index=True)
    ends = dict.fromkeys(("value", "low", "high", "implied_low", "implied_high"), value)
    more = with_one_more(foreign, **ends, speaker=speaker or foreign["speaker"].iloc[-1])
    growth = figures("gdp", area="EAEU", measure="change", span="year")
    assert told in plain(economies.answer(sizes[sizes["unit"] == "USD"], growth, more).data)


def test_the_year_is_chosen_in_which_the_least_and_the_largest_sum_lie_furthest_apart() -> None:
    near = [row(value, "2022-01-01", "2022-12-31") for value in (390.0, 400.0)]
    far = [row(value, "2021-01-01", "2021-12-31") for value in (210.0, 190.0, 200.0)]
    chosen = turnover.furthest_apart(pd.DataFrame([*near, *far]))
    assert chosen["value"].tolist() == [190.0, 200.0, 210.0]


def test_sums_of_several_years_are_told_with_their_number() -> None:
    several = row(20e9, "2005-11-09", "2023-11-09", side="KZ", ref_area="KZ", status="actual")
    two = {**several, "period_start": pd.Timestamp("2021-11-09")}
    rows = pd.DataFrame([several, two])
    assert plain(investment.over(rows)[0]) == "20 billion USD over 18 years (Minister, Feb 2023)"
    assert investment.long_sums(rows)["period_start"].dt.year.tolist() == [2005]


def test_the_least_and_the_most_are_dated_and_undated_counts_stand_beside_them() -> None:
    asked = {"area": "KZ", "measure": "level"}
    under_way = figures("joint_projects_under_way", **asked)  # type: ignore[arg-type]
    largest = under_way["value"] == under_way["value"].max()
    without_a_date = under_way.assign(stated_on=under_way["stated_on"].mask(largest))
    firms = figures("enterprises", **asked)  # type: ignore[arg-type]
    answer = plain(projects.said_answer(without_a_date, under_way, firms).data)
    assert f"; also {under_way['value'].max():.0f} (" in answer.splitlines()[0]
    assert f"to {under_way['value'].max():.0f} (" not in answer


def test_growth_is_all_that_the_sums_of_both_years_allow() -> None:
    early = [row(value, "2015-01-01", "2015-12-31") for value in (40.0, 50.0)]
    late = row(100.0, "2024-01-01", "2024-12-31", low=90.0)
    trade = pd.DataFrame([*early, late])
    assert union.since_2015(trade) == pytest.approx((80, 150))


CUSTOMS = {"reporter": "Federal Customs Service", "basis": "reported", "superseded_by": None}
BUREAU = CUSTOMS | {"reporter": f"{turnover.OFFICES[1]} of Kazakhstan"}


@pytest.mark.parametrize(
    ("other", "named"),
    [
        ([], False),
        ([CUSTOMS], True),
        ([CUSTOMS | {"basis": "quoted"}], False),
        ([CUSTOMS | {"superseded_by": "a_series:2023"}], False),
    ],
)
def test_statistics_of_another_office_are_never_passed_over_in_silence(
    monkeypatch: pytest.MonkeyPatch, other: list[dict[str, Any]], named: bool
) -> None:
    table = pd.DataFrame([BUREAU, *other])
    monkeypatch.setattr(turnover, "official", lambda *_, **__: table)
    told = turnover.whose("Russia's own statistics are not in the record")
    others = "The record has statistics by Federal Customs Service too, not counted here."
    assert told == (others if named else "Russia's own statistics are not in the record.")

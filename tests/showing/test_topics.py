"""What the notebooks compute from chosen rows: parts of years, sums of regions, steps of totals."""

from typing import Any

import pandas as pd
import pytest

from analysis.showing.topics import investment, opening, regions, turnover


def row(value: float, start: str, end: str, **others: Any) -> dict[str, Any]:
    """A figure without a hedge that allows nothing but its number."""
    ends = dict.fromkeys(("value", "low", "high", "implied_low", "implied_high"), value)
    period = {"period_start": pd.Timestamp(start), "period_end": pd.Timestamp(end)}
    plain = {
        "figure_id": "lavrov-visit-2021.1",
        "document_id": "lavrov-visit-2021",
        "as_stated": "a sum",
        "note": None,
    }
    said = {"unit": "USD", "hedge": None, "speaker": "A. Minister", "stated_on": "2023-02-01"}
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
    assert total["together at least"] == "16 USD"
    assert total["as usually understood at most"] == "18 USD"
    assert (total["least of it, percent"], total["most of it, percent"]) == (8, 9)


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
    assert step["step"] == 700
    assert step["flows of these years"] == 600
    assert step["years with a stated flow"] == "2021, 2022"


def test_what_is_open_is_said_to_be_open() -> None:
    totals = [row(1.0, "2021-01-01", "2021-12-31", stated_on=f"202{n}-11-01") for n in (1, 2)]
    totals[1]["high"] = float("inf")
    shown = investment.steps_in_words(investment.steps(pd.DataFrame(totals), YEARS)).iloc[0]
    assert (shown["step at least"], shown["step at most"]) == ("0 USD", "open")


def test_a_box_is_set_off() -> None:
    assert (
        opening.box("One   sentence.", "Another\n one.").data
        == "> - One sentence.\n> - Another one."
    )


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("flagged", "marked as errors of their source"),
        ("unit: RUB", "in RUB"),
        ("measure: share", "stated as a share"),
        ("span: none", "of another period (none)"),
        ("year: 2020", "of other years"),
        ("status: target", "by status (target)"),
    ],
)
def test_why_a_figure_is_left_out_is_said_in_words(reason: str, said: str) -> None:
    assert opening._why(reason) == said

"""What notebooks compute of growth, of parts and their wholes, and of sums that name no year."""

from typing import Any

import pandas as pd
import pytest

from analysis.record.load import load
from analysis.showing.named import plain
from analysis.showing.topics import economies, energy, exports, growing, regions

ENDS = ("low", "value", "high")


def of_period(start: str, end: str, *numbers: float, **others: Any) -> dict[str, Any]:
    """A sum of a period: its low end, its number and its high end, or a number that is all."""
    ends = numbers if len(numbers) == len(ENDS) else numbers * len(ENDS)
    days = {"period_start": pd.Timestamp(start), "period_end": pd.Timestamp(end)}
    return {**dict(zip(ENDS, ends, strict=True)), **days, **others}


def of_year(year: int, number: float, **others: Any) -> dict[str, Any]:
    return of_period(f"{year}-01-01", f"{year}-12-31", number, **others)


def test_what_a_year_leaves_for_its_end_is_told_by_a_mean_day_before() -> None:
    year = of_year(2025, 396)
    to_a_day = of_period("2025-01-01", "2025-12-09", 334)  # or to 30 November, its 334th day
    least, most = energy.end_of_year(pd.DataFrame([year, to_a_day]))
    assert least == pytest.approx((62 / 31) / 1)
    assert most == pytest.approx((62 / 22) / (334 / 343))


def test_the_end_of_a_year_grew_at_least_by_what_one_pair_of_sums_allows() -> None:
    """Both sums stand in both years, so that their ends are not taken apart."""
    sums = pd.DataFrame([of_year(2025, 330), of_period("2025-01-01", "2025-11-30", 279)])
    grown = pd.DataFrame([of_year(2025, 20), of_period("2025-01-01", "2025-11-30", 12)])
    assert energy.rest_grew(sums, grown) == pytest.approx(100 * (51 / (275 - 279 / 1.12) - 1))


def test_what_a_year_leaves_is_as_uncertain_as_both_sums() -> None:
    year = of_period("2025-01-01", "2025-12-31", 395, 396, 397)
    to_a_day = of_period("2025-01-01", "2025-12-09", 333, 334, 335)
    least, most = energy.end_of_year(pd.DataFrame([year, to_a_day]))
    assert least == pytest.approx((60 / 31) / (335 / 334))
    assert most == pytest.approx((64 / 22) / (333 / 343))


def test_growth_in_roubles_is_that_in_dollars_and_of_the_mean_rates_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = {"indicator": "exchange_rate", "counterpart_area": "US", "unit": "RUB"}
    of_years = [of_year(2022, 58.0), of_year(2022, 62.0), of_year(2024, 90.0)]  # 60 in the middle
    quarter = of_period("2024-10-01", "2024-12-31", 101.0)
    rates = pd.DataFrame([*of_years, quarter]).assign(**known)
    monkeypatch.setattr(growing, "load", lambda _: rates)
    statistics = pd.DataFrame([of_year(2022, 100), of_year(2024, 110)])
    assert growing.between_years(statistics, 2022, 2024) == pytest.approx(10)
    assert growing.in_roubles(statistics, 2022, 2024) == pytest.approx(65)


@pytest.mark.parametrize(("base", "kept"), [(2020, True), (None, True), (2019, False)])
def test_a_change_from_another_base_is_none_from_the_year_before(
    base: int | None, kept: bool
) -> None:
    base_end = pd.Timestamp(f"{base}-12-31") if base else pd.NaT
    change = of_year(2021, 19, base_end=base_end)
    assert len(growing.from_the_year_before(pd.DataFrame([change]))) == kept


def test_parts_are_beside_the_whole_that_their_own_text_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wholes = {"low": [7.45, 8.0], "high": [7.55, 9.0]}
    named = pd.DataFrame({"figure_id": ["a.1", "b.1"], **wholes})
    monkeypatch.setattr(exports, "figures", lambda *_, **__: named)
    ids = [f"sum_of_parts:{name}" for name in ("a.1", "b.1", "c.1")]
    sums = pd.DataFrame({"implied_id": ids, "low": 7.4, "high": 7.6})
    beside = exports.of_one_text(sums)
    assert beside["whole"].tolist() == ["a.1", "b.1"]  # the third text names no whole
    assert beside["meets"].tolist() == [True, False]


@pytest.mark.parametrize(
    ("compared", "ending"),
    [(2021, "5% to 20%"), (2009, "in a text that compares with 2009")],
)
def test_a_sum_that_names_no_year_is_told_as_a_part_of_each_year_that_it_may_be_of(
    compared: int, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = pd.DataFrame([of_year(compared, 5)])
    monkeypatch.setattr(regions, "figures", lambda **_: beside)
    common = {"unit": "USD", "hedge": "about", "ref_area": "KZ-55", "speaker": "A. Governor"}
    document = load("documents")["document_id"].iloc[0]
    common |= {"figure_id": "governor.1", "claim_id": "governor.1", "document_id": document}
    sums = [{**of_year(2021, 20, **common), "period_end": pd.NaT}, of_year(2020, 30, **common)]
    statistics = pd.DataFrame([of_year(2020, 100), of_year(2021, 400)])
    told = plain(regions.undated(pd.DataFrame(sums), statistics))
    assert told.startswith("about 20 USD of Pavlodar Region (A. Governor)")
    assert told.endswith(ending)


def test_two_growths_since_one_year_leave_what_lies_between_their_ends() -> None:
    base = {"base_start": pd.Timestamp("2015-01-01")}
    since = pd.DataFrame([{**of_year(2022, 10), **base}, {**of_year(2024, 21), **base}])
    assert economies.left_for(since) == pytest.approx((10, 10))
    yearly = pd.DataFrame([of_year(2023, 4), of_year(2024, 5)])
    assert economies.together_grown(yearly) == pytest.approx((9.2, 9.2))


def test_a_change_since_a_founding_is_none_within_years() -> None:
    base = {"base_start": pd.NaT}
    changes = [
        {**of_year(2024, 4), **base},
        {**of_period("2015-01-01", "2024-05-30", 60), **base},
        {**of_period("2024-01-01", "2024-06-30", 4.5), **base},
        {**of_year(2024, 17.8), "base_start": pd.Timestamp("2015-01-01")},
    ]
    assert economies.within_years(pd.DataFrame(changes))["value"].tolist() == [4.5, 4]

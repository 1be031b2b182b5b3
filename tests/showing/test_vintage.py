"""Statistics as they were known when something was said, and totals that have years elsewhere."""

import pandas as pd
import pytest

from analysis.showing.named import plain
from analysis.showing.select import figures, implied
from analysis.showing.topics import currencies, investment, projects, vintage

DAY = {"ref_area": "KZ", "counterpart_area": "RU", "speaker": "A. Minister", "unit": "USD"}


def statistics(*titles: str) -> pd.DataFrame:
    years = pd.to_datetime([f"{2021 + number}-12-31" for number in range(len(titles))])
    return pd.DataFrame({"title": titles, "period_end": years})


def test_the_file_of_statistics_is_known_by_the_month_of_its_title() -> None:
    assert vintage.month_of(statistics("A panel, Sept 2026", "A panel, Sept 2026")) == "Sept 2026"
    assert vintage.month_of(statistics("A table")) == "an unknown month"


@pytest.mark.parametrize(("later", "told"), [(3.0, "all 2"), (1.5, "1 of 2")])
def test_how_many_earlier_numbers_were_lower_is_counted(later: float, told: str) -> None:
    early = pd.DataFrame({"value": [1.0, 2.0], "later": [2.0, later]})
    assert f"{told} preliminary" in vintage.in_short(statistics("A panel, Sept 2026"), early)


def test_an_earlier_change_stands_beside_that_which_later_sums_make() -> None:
    early = vintage.replaced("exports", area="KZ", counterpart="RU")
    assert (early["measure"] == "change").all()
    assert early["later"].round(1).tolist() == [-13.6]


@pytest.mark.parametrize(("day", "known"), [("2023-11-09", 1), ("2023-11-08", 0)])
def test_a_total_has_its_years_by_another_report_of_the_day(day: str, known: int) -> None:
    said = {**DAY, "stated_on": "2023-11-09", "value": 2e10, "hedge": "more than"}
    total = pd.DataFrame([{**said, "period_start": pd.NaT}])
    of_years = pd.DataFrame([{**said, "stated_on": day}])
    assert len(investment.named_of_years(total, of_years)) == known


def test_the_stage_of_completed_projects_stands_in_their_label() -> None:
    kinds = ("joint_projects_completed", "joint_projects_completed_value")
    means = projects.means_that_follow(implied("value_per_item", figures(*kinds)))
    assert means["label"].str.endswith(", completed").all()


def test_rates_are_told_with_who_reports_them() -> None:
    told = plain(currencies.in_words(currencies.of_years(2022, 2024)))
    assert told.startswith("68.55 (2022, Bank of Russia")
    assert "92.4 (2024, Cross of Kazakhstan's official" in told

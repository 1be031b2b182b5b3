"""What notebooks begin with, and how firm a count of contradictions is."""

import pandas as pd
import pytest

from analysis.showing.select import figures, left_out_of
from analysis.showing.topics import answers, firmness, whole

INF = float("inf")


def test_shown_and_left_out_are_all_that_there_is() -> None:
    question = {"measure": "level", "dated": True}
    rows = figures("enterprises", **question)  # type: ignore[arg-type]
    left_out = left_out_of("enterprises", **question)  # type: ignore[arg-type]
    told = answers.how_many(rows, left_out).data
    assert told.startswith(f"{len(rows)} of {len(rows) + len(left_out)} figures are shown.")
    assert "undated" in told


def test_a_figure_without_a_period_is_of_the_year_in_which_it_was_said() -> None:
    ends = pd.to_datetime(["2020-12-31", None, None])
    rows = pd.DataFrame({"period_end": ends, "stated_on": ["2021-04", "2021-04", None]})
    assert answers.year_of(rows).tolist() == [2020, 2021, pd.NA]


def test_only_figures_of_a_contradicting_pair_contradict() -> None:
    rows = figures("mutual_trade", area="EAEU", measure="level", unit="USD", span="year")
    apart = answers.contradicting(rows)
    assert set(apart["figure_id"]) < set(rows["figure_id"])
    assert set(answers.contradicting(apart)["figure_id"]) == set(apart["figure_id"])


@pytest.mark.parametrize(
    ("hedge", "low", "high", "reach", "bounds"),
    [
        ("about", 55, 65, 0.5, (57.5, 62.5)),
        ("about", 55, 65, 2.0, (50, 70)),
        ("almost", 54, 60, 2.0, (48, 60)),
        ("almost", 54, 60, 0.5, (57, 60)),
        ("more than", 60, INF, 2.0, (60, INF)),
        (None, 59.5, 60.5, 2.0, (59.5, 60.5)),
    ],
)
def test_only_almost_and_about_reach_farther(
    hedge: str | None, low: float, high: float, reach: float, bounds: tuple[float, float]
) -> None:
    row = {"value": 60, "low": low, "high": high, "hedge": hedge}
    assert firmness._stretched(row, reach) == bounds


def test_a_statistic_known_from_the_page_of_a_claim_is_compared_with_no_claim_of_it() -> None:
    table = whole.judged()
    assert not whole.of_one_page(table).any()
    assert (table["kind"] == "claim-reference").any()


def test_a_claim_with_several_statistics_counts_once() -> None:
    table = whole.judged()
    claims = whole.beside_statistics(table)
    assert claims.index.is_unique
    assert claims["statistics"].sum() == (table["kind"] == "claim-reference").sum()
    assert whole.by_side(claims).to_numpy().sum() == len(claims)

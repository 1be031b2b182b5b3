"""What had been said by a day."""

import pandas as pd
import pytest

from analysis import as_of, load

COMMON = {
    "indicator": "trade_turnover",
    "ref_area": "KZ",
    "counterpart_area": "RU",
    "measure": "level",
    "status": "actual",
    "unit": "USD",
    "side": "KZ",
    "period_start": pd.Timestamp("2023-01-01"),
    "period_end": pd.Timestamp("2023-12-31"),
}


def table(*rows: tuple[str, str | None, float, float]) -> pd.DataFrame:
    names = ("figure_id", "stated_on", "low", "high")
    return pd.DataFrame([{**COMMON, **dict(zip(names, row, strict=True))} for row in rows])


@pytest.mark.parametrize(
    ("day", "ids"),
    [("2024-01-31", []), ("2024-02-01", ["a.1"]), ("2024-02-29", ["a.1", "b.1"])],
)
def test_a_partial_date_counts_from_its_end(day: str, ids: list[str]) -> None:
    said = table(("a.1", "2024-02-01", 1, 2), ("b.1", "2024-02", 1, 2), ("c.1", None, 1, 2))
    assert as_of(said, day)["figure_id"].tolist() == ids


def test_a_revised_figure_shows_both() -> None:
    said = table(("a.1", "2024-02-01", 1, 2), ("b.1", "2024-04-01", 3, 4))
    both = as_of(said, "2024-05-01")
    assert both["figure_id"].tolist() == ["a.1", "b.1"]
    assert both["revised_by"].tolist() == ["b.1", None]
    assert as_of(said, "2024-03-01")["revised_by"].tolist() == [None]


def test_another_rounding_is_no_revision() -> None:
    said = table(("a.1", "2024-02-01", 1, 2), ("b.1", "2024-04-01", 1.5, 1.5))
    assert as_of(said, "2024-05-01")["revised_by"].tolist() == [None, None]


def test_the_other_side_revises_nothing() -> None:
    said = table(("a.1", "2024-02-01", 1, 2), ("b.1", "2024-04-01", 3, 4))
    said.loc[1, "side"] = "RU"
    assert as_of(said, "2024-05-01")["revised_by"].tolist() == [None, None]


def test_claims_can_be_asked_too() -> None:
    said = table(("a.1", "2024-02-01", 1, 2), ("b.1", "2024-04-01", 3, 4))
    claims = said.rename(columns={"figure_id": "claim_id"})
    assert as_of(claims, "2024-05-01")["revised_by"].tolist() == ["b.1", None]


def test_the_tables_of_the_record_can_be_asked() -> None:
    known = as_of(load("trade_turnover"), "2021-04-29")
    assert "lavrov-visit-2021.4" not in set(known["figure_id"])  # of the next day
    assert known["stated_on"].max() <= "2021-04-29"


def test_a_day_that_is_none_is_an_error() -> None:
    with pytest.raises(ValueError, match="Invalid isoformat string"):
        as_of(table(("a.1", "2024-02-01", 1, 2)), "soon")

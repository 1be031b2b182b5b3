"""Figures are chosen by question, and nothing is left out untold."""

import pandas as pd
import pytest

from analysis.showing import select

#: Figures made for these tests; what a column lacks is as in `PLAIN`.
PLAIN = {
    "indicator": "trade_turnover",
    "ref_area": "KZ",
    "counterpart_area": "RU",
    "measure": "level",
    "status": "actual",
    "nature": "flow",
    "unit": "USD",
    "hedge": None,
    "side": "KZ",
    "speaker": "Somebody",
    "stated_on": "2021-08-19",
    "document_id": "text",
    "flag": None,
    "period_start": "2020-01-01",
    "period_end": "2020-12-31",
}
FIGURES = {
    "text.1": {},
    "text.2": {"period_end": "2020-06-30"},
    "text.3": {"unit": "RUB"},
    "text.4": {"status": "forecast", "stated_on": "2019-12"},
    "text.5": {"flag": "A misprint."},
    "text.6": {"claim_id": "text.1", "document_id": "report"},
    "text.7": {"speaker": None, "side": "RU", "stated_on": "2021"},
    "text.8": {"period_start": None, "period_end": None},
    "text.9": {"indicator": "exports"},
}


@pytest.fixture(autouse=True)
def record(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record of the figures above."""
    rows = [{"figure_id": name, "claim_id": name} | PLAIN | row for name, row in FIGURES.items()]
    table = pd.DataFrame(rows)
    for name in ("period_start", "period_end"):
        table[name] = pd.to_datetime(table[name])
    monkeypatch.setattr(select, "all_figures", lambda: table)


def chosen(*indicators: str, **question: object) -> list[str]:
    return list(select.figures(*indicators, **question)["figure_id"])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ({}, "4 1 2 3 8 7"),
        ({"unit": "USD", "span": "year", "status": "actual"}, "1 7"),
        ({"unit": ["USD", "RUB"], "span": "year", "status": "actual"}, "1 3 7"),
        ({"span": "part of a year"}, "2"),
        ({"span": "none"}, "8"),
        ({"side": "RU"}, "7"),
        ({"speaker": None}, "7"),
        ({"said_in": 2019}, "4"),
        ({"year": 2020, "status": "actual"}, "1 2 3 7"),
        ({"since": 2021}, ""),
        ({"document": "report", "with_repeats": True}, "6"),
        ({"with_flagged": True, "span": "year", "unit": "USD"}, "4 1 5 7"),
    ],
)
def test_figures_answer_a_question_in_the_order_in_which_they_were_said(
    question: dict[str, object], ids: str
) -> None:
    assert chosen("trade_turnover", **question) == [f"text.{number}" for number in ids.split()]


def test_without_an_indicator_all_are_asked() -> None:
    assert "text.9" in chosen()


def test_what_is_left_out_and_what_is_chosen_are_all_that_there_is() -> None:
    question = {"unit": "USD", "span": "year", "status": "actual"}
    left_out = select.left_out_of("trade_turnover", **question)  # type: ignore[arg-type]
    assert dict(zip(left_out["figure_id"], left_out["why"], strict=True)) == {
        "text.2": "span: part of a year",
        "text.3": "unit: RUB",
        "text.4": "status: forecast",
        "text.5": "flagged",
        "text.6": "repeats another",
        "text.8": "span: none",
    }
    assert len(left_out) + len(chosen("trade_turnover", **question)) == len(FIGURES) - 1


def test_a_new_statement_is_chosen_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    question = {"unit": "USD", "span": "year", "status": "actual"}
    table = select.all_figures()
    new = table.iloc[[0]].assign(figure_id="new.1", claim_id="new.1", stated_on="2026-01-01")
    monkeypatch.setattr(select, "all_figures", lambda: pd.concat([table, new]))
    assert chosen("trade_turnover", **question) == ["text.1", "text.7", "new.1"]


def test_an_unknown_indicator_or_word_is_refused() -> None:
    with pytest.raises(ValueError, match="no indicator 'turnover'"):
        select.figures("turnover")
    with pytest.raises(ValueError, match="'colour' is no column"):
        chosen("trade_turnover", colour="red")
    with pytest.raises(ValueError, match="no measure 'levels': did you mean 'level'"):
        select.official("trade_turnover", measure="levels")
    with pytest.raises(ValueError, match="no verdict 'agrees'"):
        select.pairs(select.figures("trade_turnover"), verdict="agrees")

"""Whole sentences, one row a figure, against what is asked of the scanner."""

import pytest
from statements import news, score, statements

CASES = [(language, part) for language in ("en", "ru", "kk") for part in ("dev", "held")]
LEAST = dict.fromkeys(("value", "value, unit, hedge", "bounds", "measure", "period"), 0.98)
MOST_FALSE = 3  # in a hundred sentences that have no figure


@pytest.mark.parametrize(("language", "part"), CASES)
def test_sentences_are_read_as_worked_out_by_hand(language: str, part: str) -> None:
    counts = score([rows for rows in statements(part) if rows[0]["language"] == language])
    assert counts["figures"] > 80
    shares = {name: counts[name] / counts["figures"] for name in LEAST}
    assert {name: share for name, share in shares.items() if share < LEAST[name]} == {}
    assert counts["false in them"] <= MOST_FALSE * counts["sentences without"] / 100
    assert counts["inverted hedge"] == 0
    assert counts["ten times off"] == 0


def test_an_id_is_of_one_sentence() -> None:
    rows = [row for part in ("dev", "held") for rows in statements(part) for row in rows]
    texts = {(row["sentence"], row["text"]) for row in rows}
    assert len({name for name, _ in texts}) == len({text for _, text in texts}) == len(texts)


def test_general_news_are_read_too() -> None:
    right, false, missed = news()
    assert 2 * right / (2 * right + false + missed) >= 0.9

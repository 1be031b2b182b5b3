"""What hedges turn out to mean."""

import pandas as pd
import pytest

from analysis import load
from analysis.comparing.hedge_outcomes import outcomes

KNOWN = {  # the pairs of the record that the words themselves bear out
    ("tokayev-izvestia-2024.6", "tokayev-putin-2024.2"): (90, 93, True, True),
    ("tokayev-izvestia-2024.7", "tokayev-putin-2024.3"): (18e9, 18.3e9, True, True),
    ("putin-sochi-2022.2", "putin-sochi-2022.3"): (9, 8.8, True, True),
    ("putin-sco-2024.1", "bns_kz_trade_with_ru:2023"): (30e9, 27.0544e9, True, False),
    ("lavrov-nurtleu-2023.1", "bns_kz_trade_with_ru:2022"): (28e9, 26.97199e9, False, False),
}


@pytest.fixture(scope="module")
def known() -> pd.DataFrame:
    return outcomes(load("agreement")).set_index(["hedged_id", "number_id"])


@pytest.mark.parametrize("pair", KNOWN, ids=" and ".join)
def test_a_hedged_figure_and_the_number_behind_it(
    known: pd.DataFrame, pair: tuple[str, str]
) -> None:
    row = known.loc[pair, ["said", "number", "literal_held", "implied_held"]]
    assert row.tolist() == list(KNOWN[pair])


def test_stocks_of_different_months_are_no_pair(known: pd.DataFrame) -> None:
    assert ("lavrov-visit-2021.5", "mishustin-nur-sultan-2021.2") not in known.index


def test_no_forecast_and_no_target_is_among_them(known: pd.DataFrame) -> None:
    claims = load("claims").set_index("claim_id")
    assert set(claims.loc[known.index.get_level_values("hedged_id"), "status"]) == {"actual"}

"""Claims and the documents that report them."""

import pandas as pd
import pytest

from analysis import load

REPORTS = {  # the five reports of 28 November 2022: claim -> the documents that attest it
    "anadolu-2022-11-28.1": "anadolu-2022-11-28",
    "anadolu-2022-11-28.2": "anadolu-2022-11-28;sputnik-2022-11-28;alqahera-2022-11-28",
    "anadolu-2022-11-28.3": "anadolu-2022-11-28",
    "anadolu-2022-11-28.4": "anadolu-2022-11-28;sputnik-2022-11-28;alqahera-2022-11-28",
    "anadolu-2022-11-28.5": "anadolu-2022-11-28;efe-2022-11-28",
    "anadolu-2022-11-28.6": "anadolu-2022-11-28",
    "efe-2022-11-28.2": "efe-2022-11-28",
    "mishustin-tokayev-2022.1": "mishustin-tokayev-2022",
    "mishustin-tokayev-2022.2": "mishustin-tokayev-2022",
}


@pytest.fixture(scope="module")
def claims() -> pd.DataFrame:
    return load("claims").set_index("claim_id")


def test_five_reports_of_a_day_make_nine_claims(claims: pd.DataFrame) -> None:
    of_the_day = claims[claims["stated_on"] == "2022-11-28"]
    assert of_the_day["attested_by"].to_dict() == REPORTS


def test_a_report_that_drops_a_hedge_is_named(claims: pd.DataFrame) -> None:
    differ = claims["attestations_differ"].dropna()
    assert differ["anadolu-2022-11-28.2"] == "alqahera-2022-11-28.1: no hedge, not almost"
    assert differ["anadolu-2022-11-28.4"] == "alqahera-2022-11-28.2: no hedge, not more than"
    assert differ["anadolu-2022-11-28.5"] == "efe-2022-11-28.1: almost, not no hedge"
    assert len(differ) == 3


def test_two_of_one_press_conference_are_two_claims(claims: pd.DataFrame) -> None:
    assert {"lavrov-nurtleu-2023.1", "nurtleu-lavrov-2023.1"} <= set(claims.index)

"""Claims and the documents that report them."""

import pytest
from by_hand import Row, said, to

from analysis.comparing.claims import claim_rows, with_claims


def claims(*figures: Row) -> dict[str, Row]:
    """Return the claims that some figures make, by their id."""
    return {row["claim_id"]: row for row in claim_rows(with_claims(list(figures)))}


SPEECH = said("speech.1", "more than 30 projects")

# what another document prints -> what it has otherwise
REPORTS = {
    "more than 30 projects": "",
    "more than thirty projects": "",
    "30 projects": "paper.1: no hedge, not more than",
    "almost 30 projects": "paper.1: almost, not more than",
    "more than 40 projects": "paper.1: 40 count",
}


@pytest.mark.parametrize("words", REPORTS)
def test_a_report_is_no_claim_of_its_own(words: str) -> None:
    rows = claims(SPEECH, said("paper.1", words, **to("speech.1", "repeats")))
    assert list(rows) == ["speech.1"]
    assert rows["speech.1"]["attested_by"] == ("speech", "paper")
    assert rows["speech.1"]["attestations_differ"] == REPORTS[words]


def test_a_report_of_another_year_is_named() -> None:
    report = said("paper.1", "more than 30 projects", "2019", **to("speech.1", "repeats"))
    differ = claims(SPEECH, report)["speech.1"]["attestations_differ"]
    assert differ == "paper.1: another period_start, another period_end"


def test_a_report_of_a_report_is_one_of_the_speech() -> None:
    rows = claims(
        said("blog.1", "30 projects", **to("paper.1", "repeats")),
        said("paper.1", "30 projects", **to("speech.1", "repeats")),
        SPEECH,
    )
    assert rows["speech.1"]["attested_by"] == ("blog", "paper", "speech")
    assert list(rows) == ["speech.1"]


def test_two_at_one_press_conference_make_two_claims() -> None:
    assert set(claims(SPEECH, said("speech.2", "more than 30 projects"))) == {
        "speech.1",
        "speech.2",
    }

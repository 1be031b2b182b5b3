"""The title of an indicator with its areas, as a reader would say it."""

import pytest

from analysis.record.codebook import pattern_fault, title_of


@pytest.mark.parametrize(
    ("pattern", "areas", "title"),
    [
        ("Students from {counterpart} in {area}", "RU KZ", "Students from Kazakhstan in Russia"),
        ("Students from {counterpart} in {area}", "KZ RU", "Students from Russia in Kazakhstan"),
        (
            "Trade of {area} with {counterpart}",
            "EAEU WORLD",
            "Trade of the Eurasian Economic Union with third countries",
        ),
        (
            "Trade of {area} with {counterpart}",
            "KZ WORLD",
            "Trade of Kazakhstan with all countries",
        ),
        (
            "Trade of {area} with {counterpart}",
            "KZ RU-YEV",
            "Trade of Kazakhstan with the Jewish Autonomous Oblast",
        ),
        ("Payments of {areas} in roubles", "KZ RU", "Payments of Kazakhstan and Russia in roubles"),
        ("Payments in {areas}", "CIS ", "Payments in the Commonwealth of Independent States"),
        ("Population of {area}", "US ", "Population of the United States"),
    ],
)
def test_a_title_names_the_areas_as_a_sentence_does(pattern: str, areas: str, title: str) -> None:
    assert title_of({"title_of_areas": pattern}, *areas.split(" ")) == title


def test_what_is_not_known_yet_is_asked_for() -> None:
    pattern = {"title_of_areas": "Students from {counterpart} in {area}"}
    assert title_of(pattern, "RU", "", unsaid="???") == "Students from ??? in Russia"


@pytest.mark.parametrize(
    ("pattern", "kinds", "good"),
    [
        ("From {counterpart} to {area}", "pair", True),
        ("Between {areas}", "pair", True),
        ("In {area}", "pair", False),
        ("Abroad", "pair", False),
        ("In {area}", "one", True),
        ("In {area}", "union", True),
        ("In {area} from {counterpart}", "one", False),
        ("Of {areas}", "union;pair", True),
        ("Of {area} with {counterpart}", "union;pair", False),
        ("Of {area} with {other}", "pair", False),
        ("Of {area} with {counterpart", "pair", False),
    ],
)
def test_a_pattern_names_the_areas_that_its_indicator_has(
    pattern: str, kinds: str, good: bool
) -> None:
    assert (pattern_fault(pattern, kinds) == "") == good

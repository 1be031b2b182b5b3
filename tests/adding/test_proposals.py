"""What is proposed for a figure beside indicator and areas: relations to others, surroundings."""

import pandas as pd
import pytest
from project import ROOT

from analysis.adding.proposals import related, repeated, shown, usual_areas
from analysis.reading.parse import parse_quantity
from analysis.record.raw import Raw, read_raw

LEVELS = {  # a sentence with a change and a level, and whether the change led to that level
    "turnover grew by 5 percent to $27 billion": True,
    "turnover grew by 5 percent – to $27 billion": True,
    "turnover grew by 5 percent, reaching $27 billion": True,
    "turnover grew by 5 percent and reached $27 billion": True,
    "turnover grew by 5 percent and amounted to $27 billion": True,
    "товарооборот вырос на 5 процентов и достиг 27 млрд долларов": True,
    "товарооборот вырос на 5 процентов – до 27 млрд долларов": True,
    "turnover grew by 5 percent from $27 billion": False,
    "turnover grew by 5 percent, and in Russia alone there was $27 billion": False,
}


@pytest.mark.parametrize(("sentence", "led"), LEVELS.items(), ids=LEVELS)
def test_a_change_is_related_to_the_level_that_it_led_to(sentence: str, led: bool) -> None:
    change = next(w for w in ("grew by 5 percent", "вырос на 5 процентов") if w in sentence)
    level = next(w for w in ("$27 billion", "27 млрд долларов") if w in sentence)
    rows = [
        {"figure_id": name, "as_stated": words, "indicator": "", "text": shown(sentence, words)}
        for name, words in (("a.1", change), ("a.2", level))
    ]
    assert related(rows)[0].get("relation") == ("change_to" if led else None)


@pytest.fixture(scope="module")
def raw() -> Raw:
    return read_raw(ROOT)


SAID = {"indicator": "trade_turnover", "ref_area": "KZ", "counterpart_area": "RU"}
REPEATS = {  # speaker, words, day; what they repeat
    "the next day": ("Vladimir Putin", "$28.7 billion", "2025-11-13", True),
    "a month later": ("Vladimir Putin", "$28.7 billion", "2025-12-20", False),
    "another value": ("Vladimir Putin", "$19 billion", "2025-11-13", False),
    "another speaker": ("Alexei Overchuk", "$28.7 billion", "2025-11-13", False),
    "a month alone": ("Vladimir Putin", "$28.7 billion", "2025-11", False),
}


@pytest.mark.parametrize(("speaker", "words", "day", "expected"), REPEATS.values(), ids=REPEATS)
def test_a_report_of_a_speech_is_proposed_as_such(
    speaker: str, words: str, day: str, expected: bool
) -> None:
    said = {**SAID, "speaker": "Vladimir Putin", "unit": "USD", "measure": "level"}
    bounds = {"low": 28.65e9, "high": 28.75e9, "relation": "", "relates_to": ""}
    when = {"said_until": pd.Timestamp("2025-11-12"), "figure_id": "putin.1"}
    row = {**SAID, "speaker": speaker}
    found = repeated(row, parse_quantity(words), [{**said, **bounds, **when}], day)
    assert found == ("putin.1" if expected else "")


def test_the_usual_areas_are_those_that_most_figures_have() -> None:
    names = ["indicator", "ref_area", "counterpart_area"]
    rows = [("students", "RU", "KZ")] * 2 + [("students", "KZ", "RU"), ("trips", "KZ", "")]
    assert usual_areas(pd.DataFrame(rows, columns=names)) == {
        "students": ("RU", "KZ"),
        "trips": ("KZ", ""),
    }


def test_long_surroundings_are_cut_at_words() -> None:
    line = f"{'before ' * 30}$27 billion{' behind' * 30}"
    assert shown(line, "$27 billion").startswith("…before")
    assert shown(line, "$27 billion").endswith("behind…")
    assert len(shown(line, "$27 billion")) < 2 * 90 + len(">>$27 billion<<") + 2

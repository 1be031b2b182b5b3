"""A figure is said as a sentence that a person can say yes or no to."""

import pytest

from analysis.adding.read_back import sentence
from analysis.reading.parse import parse_quantity
from analysis.reading.periods.parse import parse_period
from analysis.record.cells import RawTables
from analysis.record.figures import RowReading
from analysis.record.load import load
from analysis.record.schema import records

ROW = {
    **dict.fromkeys(("relation", "relates_to", "confirmed", "place", "note"), ""),
    "indicator": "trade_turnover",
    "ref_area": "KZ",
    "counterpart_area": "RU",
    "speaker": "A. Minister",
    "side": "RU",
    "status": "actual",
}
AMOUNTS = {
    "almost $30 billion": "almost 30 billion USD (27 to 30 billion USD)",
    "between $24 and 24.5 billion": "24 to 24.5 billion USD",
    "fell by 5 percent": "a fall of 5% (−5.5% to −4.5%)",
    "fell by between 5 and 6 percent": "a fall of 5% to 6% (−6% to −5%)",
    "20 percent": "a share or rate of 20% (19.5% to 20.5%)",
    "doubled": "2 times (1.5 to 2.5 times)",
}


@pytest.fixture(scope="module")
def tables() -> RawTables:
    return {"indicators": records(load("indicators"))}


@pytest.mark.parametrize("words", AMOUNTS)
def test_an_amount_is_said_with_what_its_words_allow(tables: RawTables, words: str) -> None:
    period = parse_period("in 2023", stated_on="2024-05-01")
    reading = RowReading(parse_quantity(words), period, period, [])
    said = sentence(ROW | {"as_stated": words}, reading, tables, "")
    assert said == (
        f"{AMOUNTS[words]}, 2023, said by A. Minister for Russia: "
        "Trade turnover of Kazakhstan with Russia"
    )


def test_what_was_confirmed_is_said_as_a_file_has_it(tables: RawTables) -> None:
    reading = RowReading(None, parse_period("2023", stated_on="2024"), None, [])
    row = ROW | {"as_stated": "$30 billion", "confirmed": ("again", "magnitude")}
    assert sentence(row, reading, tables, "").endswith("; confirmed again;magnitude")

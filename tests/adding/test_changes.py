"""What a person types to change a row: made, or refused with the way out."""

import pytest

from analysis.adding.changes import changed, noted_blind
from analysis.adding.drafts import SHEET_COLUMNS, Draft, Saying
from analysis.adding.recorded import Recorded
from analysis.record.load import filled, load
from analysis.record.schema import Row, records

DOCUMENT = {"document_id": "talk-2025", "published": "2025-03-12", "language": "en"}
SPEAKERS = [
    {"speaker": "Adam Example", "side": ("RU",), "office": "", "spellings": ("А. Пример",)},
    {"speaker": "Boris Sample", "side": ("RU", "other"), "office": "", "spellings": ()},
]
WORDS = ("$27 billion", "12 projects", "$5 billion", "4 percent")
NOTED = {"my_number": "5 billion USD", "my_period": "2024"}


@pytest.fixture
def draft() -> Draft:
    """A draft of four figures, the last of them left out."""
    empty = dict.fromkeys(SHEET_COLUMNS, "")
    rows = [
        {**empty, "figure_id": f"talk-2025.{place}", "as_stated": words, "status": "actual"}
        for place, words in enumerate(WORDS, 1)
    ]
    rows[3]["leave_out"] = "of no interest"
    rows[2] |= NOTED
    new = {"speaker": "Zhanna Example", "side": "KZ", "office": "", "spellings": ""}
    return Draft(DOCUMENT, "", rows, Saying(), [new])


def after(draft: Draft, change: str) -> tuple[Row, str]:
    """Return the third row after a change was typed, and what is said to it."""
    figure = {"figure_id": "putin-2024.3", "indicator": "exports"}
    figures = [figure | {"ref_area": "KZ", "counterpart_area": "RU"}]
    indicators = records(filled(load("indicators")))
    tables = {"indicators": indicators, "figures": figures, "speakers": SPEAKERS}
    answer = changed(draft.rows[2], change, draft, Recorded(tables, []))
    return draft.rows[2], answer


MADE = {  # what is typed, and the cells that it fills in
    "relation=value_of 2": {"relation": "value_of", "relates_to": "talk-2025.2"},
    "relation=value_of talk-2025.2": {"relation": "value_of", "relates_to": "talk-2025.2"},
    "relation=repeats putin-2024.3": {"relation": "repeats", "relates_to": "putin-2024.3"},
    "relation=": {"relation": "", "relates_to": ""},
    "areas=Kazakhstan RU": {"ref_area": "KZ", "counterpart_area": "RU"},
    "indicator=exports": {"indicator": "exports", "ref_area": "KZ", "counterpart_area": "RU"},
    "forecast": {"status": "forecast"},
    "period=last year": {"period_as_stated": "last year"},
    "note=As in the table.": {"note": "As in the table."},
    "my=about 5 billion USD; 2023": {"my_number": "about 5 billion USD", "my_period": "2023"},
    "my=about 5 billion USD": {"my_number": "about 5 billion USD", "my_period": "2024"},
    "my=about 5 billion USD;": {"my_number": "about 5 billion USD", "my_period": ""},
    "about 5 billion USD": {"my_number": "about 5 billion USD", "my_period": "2024"},
    "- said before": {"leave_out": "said before"},
    "- a ratio, x=2": {"leave_out": "a ratio, x=2"},
    "speaker=Adam Example": {"speaker": "Adam Example", "side": "RU"},
    "speaker=Пример": {"speaker": "Adam Example", "side": "RU"},
    "speaker=Zhanna Example": {"speaker": "Zhanna Example", "side": "KZ"},  # new in the draft
    "speaker=": {"speaker": "", "side": ""},
    "stated_on=04.2021": {"stated_on": "2021-04"},
}


@pytest.mark.parametrize(("change", "cells"), MADE.items(), ids=MADE)
def test_a_change_is_made(draft: Draft, change: str, cells: Row) -> None:
    row, answer = after(draft, change)
    assert answer == ""
    assert {name: row[name] for name in cells} == cells


REFUSED = {  # what is typed, and the way out
    "relation=value_of 9": "there is no figure '9': 1 '$27 billion'; 2 '12 projects'; or the id of",
    "relation=value_of 3": "there is no figure '3'",  # itself
    "relation=value_of 4": "there is no figure '4'",  # left out
    "relation=value_of": "write a relation and one: 1 '$27 billion'",
    "relation=valueof 2": "did you mean 'value_of'?",
    "areas=Rusia Kazakhstan": "did you mean RU (Russia)?",
    "ref_area=Russia": "did you mean RU (Russia)?",
    "indicator=export": "exports: Exports",
    "indicator=elephants": "no indicator has 'elephants' in its name or title",
    "indicator=student_c": "these are not measured in USD:\n    student_count: Students",
    "perod=last year": "no such cell 'perod': did you mean 'period'?",
    "planed": "no such cell 'planed': did you mean 'planned'?",
    "stated_on=March": "must be a date such as 2021",
    "note=As in the table": "a sentence, with its full stop",
    "speaker=Adm Example": "speakers.csv has no 'Adm Example': did you mean 'Adam Example'?",
    "speaker=Zoe": "speakers.csv has no 'Zoe': a new one is first given a row there",
    "stated_on=2021-02-30": "is no date",
    "note=as in the table": "must be a sentence, with its full stop",
    "confirmed=magnitud": "must be again, another, areas",
    "right": "? shows which there are",
    "my=more then 5 billion USD": "did you mean 'more than'?",
}


@pytest.mark.parametrize(("change", "message"), REFUSED.items(), ids=REFUSED)
def test_a_change_that_cannot_be_made_says_what_can(
    draft: Draft, change: str, message: str
) -> None:
    before = [dict(row) for row in draft.rows]
    _, answer = after(draft, change)
    assert message in answer
    assert draft.rows == before


def test_of_a_speaker_with_two_sides_one_is_asked_for(draft: Draft) -> None:
    draft.rows[2]["side"] = "KZ"
    row, answer = after(draft, "speaker=Boris Sample")
    assert (row["speaker"], row["side"], answer) == (
        "Boris Sample",
        "",
        "for whom: side=RU or side=other",
    )
    row["side"] = "other"
    row, answer = after(draft, "speaker=Sample")
    assert (row["side"], answer) == ("other", "")


def test_a_reading_of_another_form_leaves_the_one_before() -> None:
    row = dict(NOTED)
    assert "write a period as 2021" in noted_blind(row, "5 billion USD; Apr-24")
    assert row == NOTED

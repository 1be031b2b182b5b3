"""What a figure is taken for whose words name nothing: what others of the record are of."""

import pandas as pd
import pytest

from analysis.record.load import rows_of
from analysis.record.schema import Row
from analysis.scanning.kinds import Example, Measured, length_of, likely
from analysis.scanning.known import Known, known
from analysis.scanning.proposals import proposals

TRADE = ("trade_turnover", "KZ", "RU")
NOTHING = ("", "", "")


def figure(figure_id: str, value: float, **cells: object) -> Row:
    """A turnover of 2022 in dollars."""
    days = {"period_start": pd.Timestamp("2022-01-01"), "period_end": pd.Timestamp("2022-12-31")}
    areas = {"ref_area": "KZ", "counterpart_area": "RU"}
    said = {"indicator": "trade_turnover", "measure": "level", "unit": "USD", "nature": "flow"}
    ids = {"figure_id": figure_id, "document_id": figure_id.partition(".")[0]}
    by = {"speaker": "", "stated_on": ""}
    return {**ids, **by, "value": value, **said, **areas, **days, **cells}


THREE = [figure(f"{document}.1", 20e9) for document in "abc"]
MONEY = {"indicator": "investment"}
CHANGES = [
    figure(f"{document}.1", value, measure="change", unit="percent")
    for document, value in zip("abc", (5, 7, 30), strict=True)
]


SHARES = [
    figure(f"{document}.1", 20, measure="share", unit="percent") for document in ("a", "b", "c")
]


def record(*figures: Row) -> Known:
    return known(rows_of("indicators"), rows_of("speakers"), figures)


def proposed(text: str, *figures: Row) -> list[tuple[str, ...]]:
    return [tuple(each.of) for each in proposals(text, record(*figures))]


TALKS = "Talks of Kazakhstan and Russia"
LITTLE = "In 2023: $21 billion."
CASES = {
    "nearly all are of it": (TALKS, LITTLE, THREE, TRADE),
    "in two documents": (TALKS, LITTLE, THREE[:2], NOTHING),
    "one document twice": (TALKS, LITTLE, [*THREE[:2], figure("b.2", 20e9)], NOTHING),
    "half as large again": (TALKS, "In 2023: $30 billion.", THREE, TRADE),
    "much larger, and the first of its text": (TALKS, "In 2023: $31 billion.", THREE, TRADE),
    "ten times as large": (TALKS, "In 2023: $310 billion.", THREE, NOTHING),
    "of more than a year": (TALKS, "Over the past 5 years: $21 billion.", THREE, NOTHING),
    "in another currency": (TALKS, "In 2023: 21 billion euros.", THREE, NOTHING),
    "another is as large": (TALKS, LITTLE, [*THREE, figure("d.1", 21e9, **MONEY)], NOTHING),
    "another is larger": (TALKS, LITTLE, [*THREE, figure("d.1", 40e9, **MONEY)], TRADE),
    "the title names it": (
        "Trade of Kazakhstan with Russia",
        LITTLE,
        [*THREE, figure("d.1", 21e9, **MONEY)],
        TRADE,
    ),
    "the title names another": ("Investment of Russia in Kazakhstan", LITTLE, THREE, NOTHING),
    "another country is named": ("Talks of Kazakhstan, Russia and China", LITTLE, THREE, NOTHING),
    "its words say more": (
        TALKS,
        "In 2023 roads, bridges and houses of all towns and villages cost $21 billion.",
        THREE,
        NOTHING,
    ),
    "others are as large, but none comes first in its text": (
        TALKS,
        LITTLE,
        [*THREE, *(figure(f"{document}.2", 21e9, **MONEY) for document in "abc")],
        TRADE,
    ),
    "none comes first in its text": (
        TALKS,
        LITTLE,
        [figure(f"{document}.2", 20e9) for document in "abc"],
        NOTHING,
    ),
    "the title names one of some, and the figure is the first": (
        "Trade of Kazakhstan with Russia",
        LITTLE,
        [*THREE, *(figure(f"{document}.1", 21e9, **MONEY) for document in "defg")],
        TRADE,
    ),
    "many are exactly as large": (
        TALKS,
        LITTLE,
        [
            *(figure(f"{document}.1", 21e9) for document in "abc"),
            *(figure(f"{document}.1", 25e9, **MONEY) for document in "def"),
        ],
        TRADE,
    ),
    "the title names it, but as something else": (
        "Foreign trade of Kazakhstan, and talks with Russia",
        LITTLE,
        THREE,
        NOTHING,
    ),
    "how many times it grew": (
        TALKS,
        "In 2023: doubled.",
        [figure(f"{document}.1", 2, measure="multiple", unit="times") for document in "abc"],
        NOTHING,
    ),
    "nearly all are of an indicator, most of one way": (
        TALKS,
        LITTLE,
        [*THREE, figure("d.1", 21e9, ref_area="RU", counterpart_area="KZ")],
        TRADE,
    ),
    "of an indicator, but of both ways": (
        TALKS,
        LITTLE,
        [*THREE, *(figure(f"{d}.1", 21e9, ref_area="RU", counterpart_area="KZ") for d in "de")],
        NOTHING,
    ),
    "a share as large, of another time": (TALKS, "It is 21 percent now.", SHARES, TRADE),
    "a change": (TALKS, "In 2023: grew by 6 percent.", CHANGES, TRADE),
}


@pytest.mark.parametrize("case", CASES)
def test_what_a_figure_of_few_words_is_taken_for(case: str) -> None:
    title, sentence, figures, subject = CASES[case]
    assert proposed(f"{title}\n\n{sentence}", *figures) == [subject]


def test_an_indicator_that_the_codebook_lacks_is_not_proposed() -> None:
    text = f"{TALKS}\n\n{LITTLE}"
    (proposal,) = proposals(text, record(*THREE)._replace(units={"investment": "money"}))
    assert proposal.of.indicator == ""


@pytest.mark.parametrize(
    ("sentences", "subjects"),
    [
        ("In 2023: $21 billion. In 2023: fell by 6 percent.", [TRADE, TRADE]),
        ("In 2023: fell by 6 percent. In 2023: $21 billion.", [TRADE, TRADE]),
        ("In 2023: $21 billion. In 2022: fell by 6 percent.", [TRADE, NOTHING]),
        ("In 2023: $21 billion. Fell by 6 percent.", [TRADE, NOTHING]),
    ],
)
def test_a_change_is_of_what_the_level_of_the_same_time_beside_it_is(
    sentences: str, subjects: list[tuple[str, ...]]
) -> None:
    assert proposed(f"{TALKS}\n\n{sentences}", *THREE) == subjects


@pytest.mark.parametrize(
    ("start", "end", "length"),
    [
        ("2023-01-01", "2023-12-31", "year"),
        ("2023-11-13", "2024-11-12", "year"),
        ("2023-11-13", "2024-11-13", "years"),
        ("2023-05-01", "2023-05-01", "year"),
        (None, "2030-12-31", "none"),
        (None, None, "none"),
    ],
)
def test_of_what_time_a_figure_is(start: str | None, end: str | None, length: str) -> None:
    days = (day and pd.Timestamp(day) for day in (start, end))
    assert length_of(*days) == length


def examples(indicator: str, documents: int, size: float) -> list[Example]:
    of = Measured(indicator, "KZ", "RU")
    return [Example(size, of, f"{indicator}-{number}", True) for number in range(documents)]


TITLE = {"trade_turnover"}


@pytest.mark.parametrize(
    ("trade", "others", "named", "first", "is_likely"),
    [
        (3, 0, set(), False, True),
        (2, 0, set(), False, False),
        # of all documents 85 percent; 75, where the title names it; 30 for the first figure then
        (17, 3, set(), False, True),
        (16, 3, set(), False, False),
        (3, 1, TITLE, False, True),
        (8, 3, TITLE, False, False),
        (3, 7, TITLE, True, True),
        (3, 8, TITLE, True, False),
        (3, 7, TITLE, False, False),
        (3, 7, {*TITLE, "exports"}, True, False),
    ],
)
def test_how_many_documents_make_a_subject_likely(
    trade: int, others: int, named: set[str], first: bool, is_likely: bool
) -> None:
    alike = [*examples("trade_turnover", trade, 20), *examples("investment", others, 20)]
    assert (likely(alike, 20, named, first=first) is not None) == is_likely


@pytest.mark.parametrize(
    ("trade", "other", "first", "is_likely"),
    [  # beside 20: within a twentieth, a fifth and a half, the nearest first
        (20.9, 21.1, False, True),
        (21.1, 21.2, False, False),
        (19.1, 19.0, False, True),
        (23.9, 24.1, False, True),
        (24.1, 24.2, False, False),
        (16.7, 16.6, False, True),
        (29.9, 30.1, False, True),
        (30.1, 90, False, False),
        (13.4, 13.3, False, True),
        (30.1, 90, True, False),
    ],
)
def test_how_near_levels_make_a_subject_likely(
    trade: float, other: float, first: bool, is_likely: bool
) -> None:
    alike = [*examples("trade_turnover", 3, trade), *examples("investment", 1, other)]
    assert (likely(alike, 20, set(), first=first) is not None) == is_likely


def test_of_the_first_figure_of_a_text_levels_are_alike_however_large() -> None:
    alike = examples("trade_turnover", 3, 900)
    assert likely(alike, 20, set(), first=True) == alike[0].subject
    assert likely(alike, 20, set(), first=False) is None

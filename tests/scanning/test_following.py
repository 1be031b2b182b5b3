"""What a figure is of by those before it, of which a person has said what they are of."""

from collections.abc import Iterator

import pandas as pd
import pytest

from analysis.reading.find import find_quantities
from analysis.record.load import rows_of
from analysis.scanning.kinds import Measured
from analysis.scanning.known import Known, known
from analysis.scanning.mentions import areas_in
from analysis.scanning.proposals import proposals

TRADE = Measured("trade_turnover", "KZ", "RU")
REGION = Measured("trade_turnover", "KZ", "RU-AST")
ENTERPRISES = Measured("enterprises", "KZ", "RU")
PROJECTS = Measured("joint_projects_under_way", "KZ", "RU")
VALUE = Measured("joint_projects_under_way_value", "KZ", "RU")
MONEY = Measured("investment_accumulated", "KZ", "RU")
BACK = Measured("investment_accumulated", "RU", "KZ")
EXPORTS = Measured("exports", "RU-AST", "KZ")
STUDENTS = Measured("student_count", "RU", "KZ")
NOTHING = Measured("")
HEAD = "Remarks\n\n"


def sizes() -> Iterator[dict[str, object]]:
    """Make figures of two documents by which one side invests thrice as much as the other."""
    for number in range(3):
        for of, value in ((MONEY, 18e9), (BACK, 5e9)):
            days = {"period_start": pd.NaT, "period_end": pd.NaT, "nature": "cumulative"}
            said = {"measure": "level", "unit": "USD", "value": value + number - 1}
            said |= {"speaker": "", "stated_on": ""}
            ids = {"figure_id": f"{number % 2}.2", "document_id": f"{number % 2}"}
            yield {**ids, **of._asdict(), **said, **days}


@pytest.fixture(scope="module")
def record() -> Known:
    return known(rows_of("indicators"), rows_of("speakers"), sizes())


def last_of(record: Known, text: str, *told: Measured) -> Measured:
    """Return what is proposed for the last figure of a text."""
    found = find_quantities(f"{HEAD}{text}", stated_on="2024-11-27")
    assert len(found) == len(told) + 1
    return proposals(f"{HEAD}{text}", record, found=found, known_of=[*told, None])[-1].of


FOLLOWS = {  # a text, what its figures but the last are of, and what the last is of
    "the sum that goes with a count": ("There are 27 of them. So $4 billion.", [PROJECTS], VALUE),
    "no sum goes with a turnover": ("In 2023: $20 billion. $4 billion.", [TRADE], NOTHING),
    "another time": ("In 2023: $20 billion. In 2024: $21 billion.", [TRADE], TRADE),
    "another time, far from it": ("In 2023: $20 billion. In 2024: $2 billion.", [TRADE], NOTHING),
    "another time, nearly thrice": ("In 2023: $20 billion. In 2024: $59 billion.", [TRADE], TRADE),
    "another time, over thrice": ("In 2023: $20 billion. In 2024: $61 billion.", [TRADE], NOTHING),
    "another time, a third": ("In 2023: $20 billion. In 2024: $6.7 billion.", [TRADE], TRADE),
    "another time, under a third": (
        "In 2023: $20 billion. In 2024: $6.6 billion.",
        [TRADE],
        NOTHING,
    ),
    "another currency": (
        "In 2023: $20 billion. In 2023: 2 trillion roubles.",
        [TRADE],
        TRADE,
    ),
    "another value of that time": ("In 2023: $20 billion. In 2023: $7 billion.", [TRADE], NOTHING),
    "no time": ("In 2023: $20 billion. Some $19 billion.", [TRADE], NOTHING),
    "the change to a level": ("In 2023: $20 billion. In 2023: up 6 percent.", [TRADE], TRADE),
    "the level after a change": ("In 2023: up 6 percent. In 2023: $20 billion.", [TRADE], TRADE),
    "its change is given already": (
        "In 2023: up 6 percent. In 2023: $20 billion. In 2023: up 9 percent.",
        [TRADE, TRADE],
        NOTHING,
    ),
    "the change to a level that was given twice": (
        "In 2023: $20 billion. In 2023: 2 trillion roubles. In 2023: up 6 percent.",
        [TRADE, TRADE],
        TRADE,
    ),
    "the change of another time": (
        "In 2022: up 6 percent. In 2023: up 9 percent.",
        [TRADE],
        TRADE,
    ),
    "a unit that it cannot have": ("In 2023: $20 billion. In 2024: 19 thousand.", [TRADE], NOTHING),
    "what the other side gives, by its size": ("$18 billion. $5 billion.", [MONEY], BACK),
    # within three times of 5 and not of 18
    "of both sides, by its size": ("$18 billion. $6 billion.", [MONEY], NOTHING),
    "just of the other side": ("$18 billion. $5.9 billion.", [MONEY], BACK),
    "a third of the other side's": ("$18 billion. $1.7 billion.", [MONEY], BACK),
    "less than a third of it": ("$18 billion. $1.6 billion.", [MONEY], NOTHING),
    "as large as from this side": ("$18 billion. $19 billion.", [MONEY], NOTHING),
    "said again, exactly": (
        "In 2023: up almost 9 percent. In 2023: up 8.8 percent.",
        [TRADE],
        TRADE,
    ),
    "another change of that time, above": (
        "In 2023: up almost 9 percent. In 2023: up 12 percent.",
        [TRADE],
        NOTHING,
    ),
    "another change of that time": (
        "In 2023: up almost 9 percent. In 2023: up 6 percent.",
        [TRADE],
        NOTHING,
    ),
    "it is referred to": ("In 2023: $20 billion. It grew by 30 percent.", [TRADE], TRADE),
    "a share is no turnover": ("In 2023: $20 billion. It is 30 percent.", [TRADE], NOTHING),
    "a share of all that are counted": (
        "There are 6,000 of them. That is 37 percent of the total number.",
        [ENTERPRISES],
        ENTERPRISES,
    ),
    "as large as what goes the other way": (
        "Accumulated investment of Kazakhstan in Russia is $18 billion.",
        [],
        NOTHING,
    ),
    "as large as what goes this way": (
        "Accumulated investment of Kazakhstan in Russia is $6 billion.",
        [],
        BACK,
    ),
    # what its own words say comes first
    "its words name another": (
        "In 2023: $20 billion. In 2024 investment from Russia in Kazakhstan was $21 billion.",
        [TRADE],
        Measured("investment", "KZ", "RU"),
    ),
    # areas that its words leave open
    "the other area of the figure before": (
        "In 2023: $20 million. In all, $9 million has been invested in Astrakhan region.",
        [REGION],
        Measured("investment_accumulated", "RU-AST", "KZ"),
    ),
    "areas of the same indicator": (
        "In 2023: $20 million. In 2024 turnover was $21 million.",
        [REGION],
        REGION,
    ),
    "which way, they do not tell": (
        "In 2023: $20 million. In 2024 exports were $21 million.",
        [REGION],
        Measured("exports"),
    ),
    "the region stands for its country": (
        "In 2023: $20 million. About 800 students from Kazakhstan study in Russian universities.",
        [REGION],
        STUDENTS,
    ),
}


@pytest.mark.parametrize("case", FOLLOWS)
def test_what_a_figure_is_of_by_those_before_it(record: Known, case: str) -> None:
    text, told, of = FOLLOWS[case]
    assert last_of(record, text, *told) == of


def test_what_nobody_has_said_is_not_gone_on_from(record: Known) -> None:
    text = f"{HEAD}In 2023: $20 billion. In 2024: $21 billion."
    assert [each.of.indicator for each in proposals(text, record)] == ["", ""]


def test_what_its_words_say_is_gone_on_from_as_well(record: Known) -> None:
    text = (
        f"{HEAD}Trade between Kazakhstan and Russia was $20 billion in 2023. In 2024: $21 billion."
    )
    assert [each.of for each in proposals(text, record)] == [TRADE, TRADE]


SAID = {  # what is said, by whom and when, and of what it is by what Putin said in November 2022
    "the same": ("There are $17 billion.", "Vladimir Putin", "2022-11-28", MONEY),
    "nearly the same, a year later": ("It is $17.5 billion.", "Vladimir Putin", "2023-11", MONEY),
    "nearly the same, by another": ("It is $17.5 billion.", "Somebody", "2022-11-28", NOTHING),
    "the same, by another, that month": ("It is $17 billion.", "Somebody", "2022-11-20", MONEY),
    "the same, by another, later": ("It is $17 billion.", "Somebody", "2023-03-01", NOTHING),
    "the same, two years later": ("It is $17 billion.", "Vladimir Putin", "2024-12-28", NOTHING),
    "another time": ("In 2022 it is $17 billion.", "Vladimir Putin", "2022-11-28", NOTHING),
    "something larger": ("There are $19 billion.", "Vladimir Putin", "2022-11-28", NOTHING),
    "on no known day": ("There are $17 billion.", "Vladimir Putin", "", NOTHING),
}


@pytest.mark.parametrize("case", SAID)
def test_what_was_said_before_is_said_again(case: str) -> None:
    words, speaker, day, of = SAID[case]
    said = next(sizes()) | {"value": 17e9}
    said |= {"speaker": "Vladimir Putin", "stated_on": "2022-11-28"}
    one = known(rows_of("indicators"), rows_of("speakers"), [said])
    text = f"Talks of Kazakhstan and Russia\n\n{words}"
    (proposal,) = proposals(text, one, speaker=speaker, stated_on=day or None)
    assert proposal.of == of


@pytest.mark.parametrize(
    ("words", "areas"),
    [
        ("governor babushkin", ["RU-AST"]),
        ("igor babushkin", ["RU-AST"]),
        ("talks of babushkin", ["RU-AST"]),
        ("aisen babushkin", []),  # somebody else
    ],
)
def test_the_region_of_an_office_is_what_its_holder_speaks_of(words: str, areas: list[str]) -> None:
    governor = {"speaker": "Igor Babushkin", "side": ("RU",), "spellings": ()}
    office = {"office": "Governor of Astrakhan region"}
    people = known(rows_of("indicators"), [governor | office]).people
    assert areas_in(words, people) == areas

"""What a column is, what a cell may look like, and the checks (pandera) made from columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]

PARTIAL_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
PERIOD = rf"{PARTIAL_DATE}(/{PARTIAL_DATE})?"
WHOLE_NUMBER = r"[1-9]\d*"
NUMBER = r"-?\d+(\.\d+)?"
LINES = r"\d+-\d+"
LANGUAGE = "[a-z]{2}"
SHA256 = "[0-9a-f]{64}"
ADDRESS = r"https?://\S+"
NAME = "[a-z][a-z0-9_]*"
IDENTIFIER = r"[a-z0-9][a-z0-9_-]*"
FIGURE_ID = rf"{IDENTIFIER}\.[1-9]\d*"

FORMS = {  # what a cell must look like, for people
    PARTIAL_DATE: "a date such as 2021, 2021-04 or 2021-04-06",
    PERIOD: "a date or an interval such as 2021, 2021-04 or 2021-01/2021-06 (ISO 8601)",
    WHOLE_NUMBER: "a whole number from 1",
    NUMBER: "a number such as 1200000 or 0.5",
    LINES: "the first and the last line, such as 1-31",
    LANGUAGE: "two small letters (ISO 639-1), such as en",
    SHA256: "64 digits and letters from a to f, as sha256sum prints them",
    ADDRESS: "an address that begins with https:// or http://",
    NAME: "small letters, digits and _, such as trade_turnover",
    IDENTIFIER: "small letters, digits, - and _, such as tokayev-izvestia-2024",
    FIGURE_ID: "the document's id, a dot and a number, such as tokayev-izvestia-2024.3",
}
# ISO 3166-1 alpha-2, and the unions that figures are stated of; a new area is added here
AREAS = {
    "AM": "Armenia",
    "AZ": "Azerbaijan",
    "BY": "Belarus",
    "CN": "China",
    "KG": "Kyrgyzstan",
    "KZ": "Kazakhstan",
    "RU": "Russia",
    "TJ": "Tajikistan",
    "TM": "Turkmenistan",
    "US": "United States",
    "UZ": "Uzbekistan",
    "BRICS": "BRICS",
    "EAEU": "Eurasian Economic Union",
    "WORLD": "World",
}
SIDES = ("KZ", "RU", "other")
STATUSES = ("actual", "planned", "forecast", "target")
NATURES = ("flow", "stock", "cumulative")
RELATIONS = (
    "same_as",
    "repeats",
    "part_of",
    "added_to",
    "conversion_of",
    "change_to",
    "value_of",
    "share_of",
)
BASES = ("reported", "computed", "statement")
READINGS = ("literal", "implied")
VERDICTS = ("agree", "agree if open", "contradict", "not comparable", "cannot be said")
IMPLIED_VERDICTS = ("follows", "rise", "fall", "cannot be said")
TOPICS = {
    "trade_turnover": "Trade turnover",
    "investment": "Investment",
    "student_counts": "Student counts",
    "joint_projects": "Joint projects",
    "enterprises": "Enterprises",
    "eurasian_union": "The Eurasian Economic Union",
    "other": "Other figures",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, Frictionless type, meaning, and what it may hold.

    `type` is string, number, integer or date; `values` a closed list; `pattern` a full match;
    `refers_to` the table and column where each value must stand.
    """

    name: str
    type: str
    description: str
    required: bool = False
    unique: bool = False
    values: tuple[str, ...] = ()
    pattern: str = ""
    refers_to: tuple[str, str] | None = None


def records(frame: pd.DataFrame) -> list[Row]:
    """The rows of a table, each as a dict by column."""
    return cast("list[Row]", frame.to_dict("records"))


@cache
def checks(columns: tuple[Column, ...]) -> Any:
    """The pandera schema of a table whose cells are all text, as they stand in the file."""
    import pandera.pandas as pa

    def column(each: Column) -> Any:
        rules = []
        if each.required:
            rules.append(pa.Check.str_length(min_value=1, error="a value is missing"))
        if each.values:
            listed = ", ".join(each.values)
            allowed = [*each.values, ""]
            rules.append(pa.Check.isin(allowed, error=f"unknown {each.name}; known are: {listed}"))
        if each.pattern:
            form = f"must be {FORMS[each.pattern]}"
            rules.append(pa.Check.str_matches(rf"^(?:{each.pattern})?$", error=form))
        return pa.Column(str, rules, unique=each.unique, nullable=False)

    return pa.DataFrameSchema(
        {each.name: column(each) for each in columns}, strict=True, ordered=True
    )

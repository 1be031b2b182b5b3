"""Numbers that a point, a comma or a space may group or cut, so that their size is not known."""

from __future__ import annotations

import re

from analysis.reading.amounts import RATES, Amount
from analysis.reading.around.verbs_behind import after_bracket
from analysis.reading.lexicon import Line

GROUP = 3  # digits of a number that commas group
_GROUP = re.compile(r"\d{3}(?:\.\d+)?")
_APART = re.compile(r"\d{1,3}(?: \d{3})*  \d{3}(?:[.,]\d+)?")
_POINT_GROUPS = re.compile(r"(?!0)\d{1,3}\.\d{3}")


def grouped_by_a_point(line: Line, amount: Amount) -> str:
    """*35.000 roubles*: thirty-five or thousands of them; *35.000 percent* are no thousands."""
    if amount.scaled or amount.unit in RATES or amount.factor > 1:  # "1.258 mb/d"
        return ""
    numbers = (line.word(at) for at in range(amount.start, amount.end) if line.kind(at) == "num")
    return next((written for written in numbers if _POINT_GROUPS.fullmatch(written)), "")


def cut_by_a_bracket(line: Line, amount: Amount) -> str:
    """Return the number of *50 (52.1) million*, *50 (in 2024 – 52.1) million*, which has no end."""
    behind = after_bracket(line, amount.end)
    kinds = {"scale", "unit", "currency"} if behind == amount.end + 3 else {"scale"}
    if amount.unit is not None:
        return ""
    kinds = {"unit", "currency"} if amount.scaled else kinds  # "5 million (up 3%) tonnes"
    if behind > amount.end and line.kind(behind) in kinds:
        return line.part(amount.start, amount.end + 1) + "…"
    within = (
        line.word(amount.end) == ")" and not amount.scaled and line.kind(amount.end + 1) == "scale"
    )
    return line.part(amount.start, amount.end + 2) if within else ""


def cut_by_a_space(line: Line, amount: Amount) -> str:
    """Return the number of *USD 12, 575.6 million*, which is neither 12 nor 575.6 of them.

    So it is with *70, 7 million*, *amounted to 858, 392 thousand*.
    """
    for comma in (amount.end, amount.start - 1):
        first, group = comma - 1, comma + 1
        sized = line.kind(after_bracket(line, group + 1)) in ("scale", "unit")
        if line.word(comma) != "," or not sized:
            continue
        money = line.kind(first - 1) == "currency" and len(line.word(first)) <= GROUP
        if (
            money
            and line.kind(group + 1) == "scale"
            and line.kind(first) == "num"
            and _GROUP.fullmatch(line.word(group))
        ):
            return line.part(first, group + 1)
        short = len(line.word(group)) <= 1 + line.words.verbs_last  # where a level stands behind
        short = short or line.kind(first - 1) == "level"
        short = short and "," not in line.word(first)  # no "$1,400, 3 times less"
        bare = line.kind(first) == line.kind(group) == "num" and short
        alone = line.word(first - 1) != "," and line.kind(first - 1) not in ("num", "mask")
        alone = alone and not line.is_of(first - 1, "partitive")  # "of 10, 7 million remained"
        if bare and alone:
            return line.part(first, group + 1)
    for group in (amount.end, amount.start):  # "5898 689.99 thousand", "5  898 tonnes"
        first, scaled = group - 1, line.kind(group + 1) == "scale"
        longer = scaled and len(line.word(first)) > GROUP and _GROUP.fullmatch(line.word(group))
        if line.kind(first) == line.kind(group) == "num":
            written = line.part(first, group + 1)
            if longer or _APART.fullmatch(written):
                return written
    return ""

"""What the words around an amount say of it, as they are read one after the other."""

from __future__ import annotations

from dataclasses import dataclass

NEGATED = "a negated verb,"
DENIED = "a number that is denied,"


@dataclass(slots=True)
class Context:
    """What the words before and after an amount say of it."""

    hedges: list[str]
    direction: int = 0  # 1 rise, -1 fall
    start: int = 0
    end: int = 0
    noun: tuple[int, int] = (0, 0)  # places of the noun phrase that is counted
    unknown: str = ""  # words that may change what the number means
    refused: str = ""  # why there is no figure, in a sentence too
    governed: bool = False  # by a verb or a preposition
    link: str = ""  # "to", "from", or the word that stands for "by" and "of"
    by: bool = False  # "by 5 percent", which a verb of change further left may govern
    goes_on: bool = False  # a list of such: "by 5 cars and 3 routes"
    subject: bool = False  # of a verb of level, before which a noun of change may stand
    occurrence: bool = False  # "met four times"

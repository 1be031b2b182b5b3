"""What the reader makes of a text, in a few words."""

import csv
import time
import timeit
from collections.abc import Callable
from pathlib import Path
from typing import Any

from analysis import find_quantities
from analysis.reading.tokens import Unreadable

DATA = Path(__file__).parents[1] / "data"


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table that was worked out by hand."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def outcome(parse: Callable[..., Any], words: str, **how: Any) -> Any:
    """What is read from words, or the error that refuses them."""
    try:
        return parse(words, **how)
    except Unreadable as refused:
        return refused


def grows_evenly(read: Callable[[str], object], piece: str) -> bool:
    """Whether ten times the text takes less than forty times the time: a hundred is quadratic."""

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        return min(timeit.repeat(lambda: read(text), timer=time.process_time, repeat=2, number=1))

    return seconds(20_000) < 40 * max(seconds(2_000), 0.001)


def words(number: int, word: str = "steel") -> str:
    """A stretch of so many words."""
    return " ".join([word] * number)


def told(text: str, language: str | None = None) -> list[str]:
    """Each figure as hedge, value, unit and measure; or why it is none."""
    said = []
    for found in find_quantities(text, refused=True, stated_on="2024-11-27", language=language):
        if hasattr(found, "reason"):
            said.append(found.reason)
            continue
        quantity = found.quantity
        measure = quantity.measure if quantity.measure != "level" else ""
        value = f"{quantity.value:.12g}"
        said.append(" ".join(filter(None, [quantity.hedge, value, quantity.unit, measure])))
    return said

"""What the reader makes of a text, in a few words."""

import csv
from pathlib import Path

from analysis import find_quantities

DATA = Path(__file__).parents[1] / "data"


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table that was worked out by hand."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


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

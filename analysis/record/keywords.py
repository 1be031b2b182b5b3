"""Keywords of the codebook: the words that say what a figure measures."""

import re
from collections.abc import Iterator
from functools import cache

from analysis.record.schema import Row


def keyword_matches(row: Row, text: str) -> Iterator[re.Match[str]]:
    """Yield where the keywords of an indicator stand in a text, which is in small letters."""
    for keyword in filter(None, row["keywords"].split(";")):
        yield from pattern_of(keyword).finditer(text)


@cache
def pattern_of(keyword: str) -> re.Pattern[str]:
    r"""Return a keyword as a regular expression.

    >>> pattern_of("joint * enterprise*").pattern
    '\\bjoint\\s+[\\w-]+\\s+enterprise\\w*\\b'
    """
    words = (r"[\w-]+" if word == "*" else word.replace("*", r"\w*") for word in keyword.split())
    return re.compile(r"\b" + r"\s+".join(words) + r"\b")

"""Words such as *may* and *march*, which are months only where a period is around them."""

from __future__ import annotations

import re

from analysis.reading.periods.rules import PUNCTUATION
from analysis.reading.periods.words import CAPITAL, NAME, OTHER_NUMBER, UNSURE, Alphabet

BEFORE_MONTHS = ("in", "preposition", "of", "from", "to", "by", "between", "as_of")  # a month


def unsure_months(alphabet: Alphabet) -> re.Pattern[str]:
    """Make the pattern of the letters of *may* and *march* where they are months."""
    of = alphabet.of
    month, before, part = of("month"), of(*BEFORE_MONTHS), of("quarter_word")
    joined, alone = f"[{of('and')}-]", f"[^{PUNCTUATION}]"
    word = f"[{UNSURE}{CAPITAL}]"
    return re.compile(
        f"(?<=[d{before}]){word}|(?<=[{month}]{joined}){word}"
        f"|{word}(?=[dy{part}]|{joined}[{month}])|(?<!{alone}){word}(?!{alone})"
        # within a sentence and beside no name: "the last May", no "Theresa May"
        f"|(?<=[^{PUNCTUATION}{NAME}]){CAPITAL}(?!{NAME})|(?<=,){CAPITAL}(?=[n{OTHER_NUMBER}])"
    )

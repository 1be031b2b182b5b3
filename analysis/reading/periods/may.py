"""Where *may* and *march* are months: beside what belongs to a period, or with a capital."""

from __future__ import annotations

import re

from analysis.reading.periods.rules import PUNCTUATION
from analysis.reading.periods.words import CAPITAL, NAME, OTHER_NUMBER, UNSURE, Alphabet

BEFORE = ("in", "preposition", "of", "from", "to", "by", "between", "as_of")  # a month


def unsure_months(alphabet: Alphabet) -> re.Pattern[str]:
    """Make the pattern that finds the letters of such words where they are months."""
    month, before, part = (alphabet.of(*names) for names in (("month",), BEFORE, ("quarter_word",)))
    joined, alone = f"[{alphabet.of('and')}-]", f"[^{PUNCTUATION}]"
    word = f"[{UNSURE}{CAPITAL}]"
    return re.compile(
        f"(?<=[d{before}]){word}|(?<=[{month}]{joined}){word}"
        f"|{word}(?=[dy{part}]|{joined}[{month}])|(?<!{alone}){word}(?!{alone})"
        # within a sentence and beside no name: "the last May", no "Theresa May"
        f"|(?<=[^{PUNCTUATION}{NAME}]){CAPITAL}(?!{NAME})|(?<=,){CAPITAL}(?=[n{OTHER_NUMBER}])"
    )

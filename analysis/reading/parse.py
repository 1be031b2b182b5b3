"""Words to one quantity: they must hold exactly one figure, and nothing that is not understood."""

from __future__ import annotations

from math import inf, nan

from analysis.reading.detection import language_of
from analysis.reading.flow import as_read
from analysis.reading.languages import the_one
from analysis.reading.lexicon import Line, lexicon
from analysis.reading.periods.masks import masked
from analysis.reading.quantity import Quantity
from analysis.reading.readings import readings
from analysis.reading.refusals.objections import objection_alone
from analysis.reading.tokens import Unreadable

CLAIM = frozenset(
    ("rise", "fall", "filler", "mask", "level", "sign", "by", "out_of")
)  # of a claim without a number
NO_FIGURES = "dates, ordinals, numbers in names and vague amounts"


class UnreadableQuantity(Unreadable):
    """Words that hold no figure, more than one, or something that is not understood."""


def parse_quantity(text: str, *, language: str | None = None) -> Quantity:
    """Read the words of one stated figure.

    Parameters
    ----------
    text
        The figure's own words, in any language that has a file in ``analysis/reading/languages``.
    language
        ISO 639-1 code; by default the language of the text itself.

    Raises
    ------
    TypeError
        If `text` or `language` is no str.
    UnreadableQuantity
        If the words hold no figure, two figures, or words that are not understood.

    Examples
    --------
    >>> parse_quantity("more than 66 thousand people")  # doctest: +NORMALIZE_WHITESPACE
    Quantity(value=66000.0, unit='count', hedge='more than', low=66000.0, high=inf,
             implied_low=66000.0, implied_high=67000.0, measure='level', counted='people')
    >>> parse_quantity("decreased by only 4.7%").low
    -4.75
    >>> parse_quantity("более 3 млрд долларов").unit
    'USD'
    """
    words, _ = as_read(text)
    if not words.strip():
        raise UnreadableQuantity(text, "empty")
    language = the_one(language) or language_of(text)
    line = Line(masked(words, language), lexicon(language))
    found = readings(line)
    if len(found) > 1:
        parts = " and ".join(repr(words[each.start : each.end]) for each in found)
        raise UnreadableQuantity(text, f"two figures or more, {parts}: give each its own row")
    if not found:
        return _without_number(text, line)
    reason = objection_alone(line, found[0])
    if reason:
        raise UnreadableQuantity(text, reason)
    return found[0].quantity


def _without_number(text: str, line: Line) -> Quantity:
    """*has taken a downturn*: a change whose size is not said; else why there is no figure."""
    signs = {item.kind for item in line.items} & {"rise", "fall"}
    known = all(
        item.kind in CLAIM or item.norm in line.words.sets["subject_nouns"] for item in line.items
    )
    if len(signs) == 1 and known and not line.is_of(0, "up_or_down"):
        low, high = (-100.0, 0.0) if signs == {"fall"} else (0.0, inf)
        return Quantity(nan, "percent", None, low, high, low, high, "change")
    for item in line.items:
        if item.kind == "bad":
            raise UnreadableQuantity(text, f"unknown number format {item.value!r}")
    raise UnreadableQuantity(text, f"no figure: {NO_FIGURES} are not figures")

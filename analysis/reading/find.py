"""A whole text to candidate figures: what `parse_quantity` reads of a phrase, found in sentences.

There is no second parser. The text is cut into lines and sentences; a sentence without a number or
a number word is passed over; in the others the periods are found first and blanked, and the rest
is read as in `quantity`. What then is no figure, such as the years of an age, is left out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from analysis.reading.amounts import STARTS
from analysis.reading.bounds import NUMBERS
from analysis.reading.clauses import Figure, Sentence
from analysis.reading.detection import language_of
from analysis.reading.lexicon import Line, lexicon
from analysis.reading.masks import blanked
from analysis.reading.periods.days import Period, days_of, years_later
from analysis.reading.periods.parse import PeriodSpan, find_periods
from analysis.reading.quantity import Quantity
from analysis.reading.readings import Reading, readings
from analysis.reading.sentences import sentences
from analysis.reading.tokens import plain

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Candidate", "find_quantities", "scan"]

COLUMNS = (
    "start",
    "end",
    "as_stated",
    "value",
    "unit",
    "hedge",
    "measure",
    "low",
    "high",
    "implied_low",
    "implied_high",
    "counted",
    "period_start",
    "period_end",
)
# Marks of direction and of no width, which may stand between a number and its unit unseen.
_MARKS = dict.fromkeys(
    [0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], " "
)
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_LIST_ITEM = re.compile(r"\s*(?:[^\w\s\"'«“(<\[$€£#@]|\d{1,2}[.)]\s|[a-zа-я]\)\s)")
_YEARS = range(1900, 2101)


Worded = tuple[Period, str] | None  # a period and the words for it


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure in a text, whose words are ``text[start:end]``, and the period it speaks of.

    `period_as_stated` and `base_as_stated` are the text's words for the period, and for the one
    that a change starts from; empty where there are none.
    """

    start: int
    end: int
    quantity: Quantity
    period: Period | None
    period_as_stated: str = ""
    base_as_stated: str = ""


def find_quantities(
    text: str, *, stated_on: date | str | None = None, language: str | None = None
) -> list[Candidate]:
    """Find the figures that a text states, in their order.

    Parameters
    ----------
    text : str
        A text of any length; offsets point into it as given.
    stated_on : date, str or None
        When it was said, as a date or an ISO string that may be partial; without it, periods such
        as *last year* stay open.
    language : str or None
        The code of the one language to look for; None: that of each sentence.

    Returns
    -------
    list of Candidate
        None of them overlap.

    Raises
    ------
    ValueError
        If `stated_on` is no date, or there is no file for `language`.

    Examples
    --------
    >>> text = "In 2020 trade decreased by only 4.7% – to $ 19 billion. 22nd meeting, Article 51."
    >>> for each in find_quantities(text):
    ...     print(text[each.start : each.end], each.quantity.value, each.period.start)
    decreased by only 4.7% -4.7 2020-01-01
    $ 19 billion 19000000000.0 2020-01-01
    """
    days_of(stated_on)
    found: list[Candidate] = []
    text = text if text.isascii() else text.translate(_MARKS)
    heading: Worded = None
    for each in _LINE.finditer(text):
        line, offset = each[0], each.start()
        heading = heading if _LIST_ITEM.match(line) else None
        spoken = language or language_of(line)
        holds_one = _anchor(spoken).search(plain(line)) is not None
        for first, last in sentences(line, lexicon(spoken)) if holds_one else ():
            sentence = line[first:last]
            own = language or language_of(sentence, spoken)
            if _anchor(own).search(plain(sentence)):
                spans = find_periods(sentence, stated_on=stated_on, language=own)
                for reading, span, base in _figures(sentence, spans, own):
                    period, stated = _worded(span, sentence, heading) or (None, "")
                    start, end = reading.start + first + offset, reading.end + first + offset
                    found.append(Candidate(start, end, reading.quantity, period, stated, base))
        if line.rstrip().endswith(":"):
            spans = find_periods(line, stated_on=stated_on, language=spoken)
            heading = _worded(next((span for span in spans if not span.is_base), None), line)
    return found


def scan(
    text: str, *, stated_on: date | str | None = None, language: str | None = None
) -> pd.DataFrame:
    """The figures of a text as a table, one row a candidate.

    Parameters and errors as of `find_quantities`.

    Returns
    -------
    DataFrame
        Offsets ``start`` and ``end`` (int64), ``as_stated`` (``text[start:end]``), the fields of
        the quantity, ``period_start`` and ``period_end`` (datetime64, NaT where open or unknown).

    Examples
    --------
    >>> scan("Trade exceeded $28 billion last year.", stated_on="2024-11-27")[["as_stated", "low"]]
                 as_stated           low
    0  exceeded $28 billion  2.800000e+10
    """
    import pandas as pd

    rows = [
        row_of(text, each) for each in find_quantities(text, stated_on=stated_on, language=language)
    ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    numbers = dict.fromkeys(NUMBERS, "float64")
    frame = frame.astype({"start": "int64", "end": "int64", **numbers})
    for name in ("period_start", "period_end"):
        frame[name] = pd.to_datetime(frame[name])
    return frame


def row_of(text: str, each: Candidate) -> dict[str, object]:
    """A candidate of a text as a row of `scan`; the ends of its period are dates."""
    quantity = {name: getattr(each.quantity, name) for name in Quantity.__slots__}
    ends = (each.period.start, each.period.end) if each.period else (None, None)
    return {
        "start": each.start,
        "end": each.end,
        "as_stated": text[each.start : each.end],
        **quantity,
        "period_start": ends[0],
        "period_end": ends[1],
    }


@cache
def _anchor(language: str | None) -> re.Pattern[str]:
    """A digit, or a word that starts a number: without one, there is no figure."""
    starts = STARTS - {"num"}
    entries = lexicon(language).entries.items()
    numbers = [first for first, rows in entries if any(kind in starts for _, kind, _ in rows)]
    words = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    end = "" if lexicon(language).endings else r"\b"
    return re.compile(rf"\d|\b(?:{words}){end}")


def _figures(
    text: str, spans: list[PeriodSpan], language: str | None
) -> Iterator[tuple[Reading, PeriodSpan | None, str]]:
    """Give the figures of a sentence, with their period and the words for their base."""
    line = Line(blanked(text, spans), lexicon(language))
    read = [reading for reading in readings(line) if _is_figure(line, reading)]
    if not spans or not read:
        yield from ((reading, None, "") for reading in read)
        return
    places = [
        Figure(reading.start, line.items[reading.amount.start].start, reading.end)
        for reading in read
    ]
    sentence = Sentence(text, places, spans, language)
    for place, reading in enumerate(read):
        changes = reading.quantity.measure in ("change", "multiple")
        base = sentence.base_of(place) if changes else None
        words = text[base.start : base.end] if base else ""
        yield reading, sentence.period_of(place), words


# -- what is no figure


def _is_figure(line: Line, reading: Reading) -> bool:
    """Whether a number in a sentence counts or measures something."""
    amount, quantity, sets = reading.amount, reading.quantity, line.words.sets
    before = amount.start - 1
    before -= line.word(before) in sets["definite"]
    if reading.context.refused:
        return False
    if quantity.unit != "count" or reading.context.occurrence:
        return True
    if line.word(amount.end) in sets["durations"] or line.word(before) in sets["ranks"]:
        return False
    in_words = line.kind(amount.start) == "cardinal"
    if in_words and quantity.value == 1:
        return False
    if in_words and quantity.value == 2 and _names_a_pair(line, reading):
        return False
    if _numbers_a_standard(line, amount.start, quantity.value):
        return False
    if quantity.counted:
        address = plain(quantity.counted).split()[-1] in sets["streets"]
        return not address and not _is_name(line, reading)
    return _stands_alone(line, reading)


def _after_capitals(line: Line, start: int) -> bool:
    before = line.part(start - 1, start) if start else ""
    return len(before) > 1 and before.isupper()


def _numbers_a_standard(line: Line, start: int, value: float) -> bool:
    """*the ISO 9001 standard*; *the EU 27 countries* are a count."""
    return value >= 1000 and _after_capitals(line, start)


def _names_a_pair(line: Line, reading: Reading) -> bool:
    """*the two countries*: those that speak, not a number of countries."""
    counted = " ".join(line.word(place) for place in range(*reading.context.noun)).split()
    return not line.words.sets["pairs"].isdisjoint(counted)


def _is_name(line: Line, reading: Reading) -> bool:
    """*the 5 Nuclear-Weapon States*: a number within a name."""
    place = reading.amount.end
    noun = line.text[line.items[place].start :][:1] if place < len(line.items) else ""
    before = line.word(reading.amount.start - 1)
    return before in line.words.sets["definite"] and noun.isupper()


def _stands_alone(line: Line, reading: Reading) -> bool:
    """Whether a number without a noun is a figure: *of which 4,000*, *three of the*."""
    amount, quantity = reading.amount, reading.quantity
    written = line.part(amount.start, amount.end)
    if quantity.value in _YEARS and written.isdigit():
        return False
    if not amount.scaled and _after_capitals(line, amount.start):
        return False
    if amount.scaled or quantity.hedge or line.kind(amount.end) in ("more", "out_of"):
        return True
    if not quantity.value.is_integer():
        return False
    partitive = line.word(amount.end) in line.words.sets["partitive"]
    return partitive or reading.context.governed or quantity.value >= 1000


def _worded(span: PeriodSpan | None, text: str, heading: Worded = None) -> Worded:
    """Give a period with its words; months without a year are of the year that heads their list."""
    if not span or not span.period:
        return heading
    period, words = span.period, text[span.start : span.end]
    year = heading[0].year if heading else None
    if heading and year and span.without_year and period.end:
        return years_later(period, year - period.end.year), f"{heading[1]} … {words}"
    return period, words

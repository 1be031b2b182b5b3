"""Numbers, bounds and periods in words, the same in notebooks, charts and pages."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from math import isinf, isnan
from typing import Any, NamedTuple

import pandas as pd

from analysis.comparing.intervals import interval
from analysis.record.load import is_implied
from analysis.record.schema import Row

SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
SUFFIXES = {
    "percent": "%",
    "percentage points": " percentage points",
    "times": " times",
    "count": "",
    "index": "",
    "t": " tonnes",
    "t.km": " tonne-kilometres",
    "kW.h": " kWh",
    "m3": " m³",
}
SIGNIFICANT, MOST = 4, 7  # digits of a number, and of the ends of a narrow interval
COMPUTED = 3  # digits of what the record computes from what was said
#: What begins the number of a change: one that is not below zero, and one that is.
CHANGES = ("a rise of", "a fall of")
#: Forms of dates: as Babel has them, which other languages translate, and in English.
FORMS = {"d MMM y": "{0.day} {0:%b %Y}", "LLL y": "{:%b %Y}", "LLL": "{:%b}"}
DAY, MONTH, MONTH_ALONE = FORMS
#: Phrases that other languages translate.
PHRASES = (
    *("no number", "undated"),
    *("anything", "exactly {amount}", "{amount} or more", "{amount} or less"),
    *("not stated", "from {day}", "until {day}", "{first}–{last} {year}", "an unnamed outlet"),
)
NO_NUMBER, UNDATED, ANYTHING, EXACTLY, OR_MORE, OR_LESS, *_ = PHRASES
*_, NOT_STATED, FROM, UNTIL, MONTHS, UNNAMED = PHRASES


def listed(parts: Iterable[str], word: str = "and") -> str:
    """Join the parts of a list as a sentence has them.

    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"], "or"), listed([])
    ('a', 'a and b', 'a, b or c', 'none')
    """
    *most, last = [*parts] or ["none"]
    return f"{', '.join(most)} {word} {last}" if most else last


class NumberInWords(NamedTuple):
    """A number as it is written, its scale, and the words around it, with a brace in its place."""

    digits: str
    scale: str
    words: str

    def __str__(self) -> str:
        """Return the number in its words."""
        return self.words.format(self.digits)


class Language:
    """How numbers, intervals and dates are written: in English; others say what differs."""

    def say(self, words: str) -> str:
        """Return one of `PHRASES` in the language."""
        return words

    def number(self, value: float, unit: str, digits: int = SIGNIFICANT) -> NumberInWords:
        """Write a number of a unit with so many digits."""
        scale, name = scale_of(value, digits)
        size = abs(value) / scale
        text = f"{size:,.{decimals(size, digits)}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        words = "{}" + (f" {name}" if name else "") + SUFFIXES.get(unit, f" {unit}")
        return NumberInWords(f"−{text}" if value < 0 else text, name, words)

    def range(self, low: float, high: float, unit: str, digits: int) -> str:
        """Write an interval of two ends that both are known."""
        first, last = (self.number(end, unit, digits) for end in (low, high))
        shared = " " in last.words and (first.words == last.words or low == 0)
        return f"{first.digits if shared else first} to {last}"

    def dated(self, moment: date, form: str) -> str:
        """Write a date in one of `FORMS`."""
        return FORMS[form].format(moment)

    def amount(self, value: float, unit: str, digits: int = SIGNIFICANT) -> str:
        """Write a value with its unit, without a dollar sign, which may pass for a formula's.

        >>> amount(12.6e9, "USD"), amount(66000, "count"), amount(-4.7, "percent")
        ('12.6 billion USD', '66,000', '−4.7%')
        """
        return self.say(NO_NUMBER) if isnan(value) else str(self.number(value, unit, digits))

    def hedged(self, row: Row, digits: int = SIGNIFICANT) -> str:
        """Write the number of a figure with its hedge; see the function of that name."""
        value = row["value"]
        unit = row["unit"]
        change = ""
        hedge = row["hedge"] if isinstance(row.get("hedge"), str) else ""
        if row.get("measure") == "change" and not isnan(value):
            change = CHANGES[value < 0]
            value = abs(value)
        # a fraction in words is no more exact than a point; what is measured is
        worded = unit == "percent" and "hedge" in row and not isnan(value)
        value = round(value) if worded and round(value, SIGNIFICANT) != value else value
        words = self.amount(value, unit, digits)
        if hedge == "between":  # the value is the middle, which nobody named
            low, high = sorted(abs(row[end]) if change else row[end] for end in ("low", "high"))
            words = self.bounds(low, high, unit)
            hedge = ""
        place = "{times}" if unit == "times" and not change else "{amount}"
        return self.say(" ".join(filter(None, (change, hedge, place)))).replace(place, words)

    def bounds(self, low: float, high: float, unit: str, digits: int | None = None) -> str:
        """Write an interval with its unit, its ends with so many digits; an open end in words.

        >>> bounds(18.5e9, 19.5e9, "USD"), bounds(66000, float("inf"), "count")
        ('18.5 to 19.5 billion USD', '66,000 or more')
        >>> bounds(10.205e6, 10.215e6, "t"), bounds(32, 32, "count")
        ('10.205 to 10.215 million tonnes', 'exactly 32')
        >>> bounds(0, 2e9, "kW.h"), bounds(0, 60, "percent")
        ('0 to 2 billion kWh', '0% to 60%')
        """
        if isinf(low) and isinf(high):
            return self.say(ANYTHING)
        if low == high or isinf(low) or isinf(high):
            phrase = EXACTLY if low == high else OR_LESS if isinf(low) else OR_MORE
            end = high if isinf(low) else low
            return self.say(phrase).format(amount=self.amount(end, unit, digits or SIGNIFICANT))
        return self.range(low, high, unit, digits or digits_of(low, high))

    def exact_bounds(self, row: Row, reading: str) -> str:
        """Write the bounds of a row in a reading, also of one that was computed."""
        return self.bounds(*interval(row, reading), row["unit"])

    def period(self, start: Any, end: Any) -> str:
        """Write a period, whole years and months as such.

        >>> period(pd.Timestamp("2020-01-01"), pd.Timestamp("2020-12-31"))
        '2020'
        >>> period(pd.Timestamp("2021-01-01"), pd.Timestamp("2021-05-31")), period(pd.NaT, pd.NaT)
        ('Jan–May 2021', 'not stated')
        """
        if pd.isna(start) and pd.isna(end):
            return self.say(NOT_STATED)
        if pd.isna(start) or pd.isna(end):
            phrase, only = (UNTIL, end) if pd.isna(start) else (FROM, start)
            return self.say(phrase).format(day=self.dated(only, DAY))
        whole_months = start.day == 1 and (end + timedelta(days=1)).day == 1
        if whole_months and (start.month, end.month) == (1, 12):
            return "–".join(dict.fromkeys((str(start.year), str(end.year))))
        if whole_months and start.year == end.year:
            if start.month == end.month:
                return self.dated(end, MONTH)
            first, last = (self.dated(day, MONTH_ALONE) for day in (start, end))
            return self.say(MONTHS).format(first=first, last=last, year=end.year)
        return " – ".join(dict.fromkeys(self.dated(day, DAY) for day in (start, end)))

    def stated(self, partial: str | None) -> str:
        """Write a date of a statement, which may be partial.

        >>> stated("2021-04"), stated("2021-08-19"), stated("2023"), stated(None)
        ('Apr 2021', '19 Aug 2021', '2023', 'undated')
        """
        if not isinstance(partial, str) or not partial:
            return self.say(UNDATED)
        if len(partial) == len("2021"):
            return partial
        form = MONTH if len(partial) == len("2021-08") else DAY
        return self.dated(date.fromisoformat(f"{partial}-01"[:10]), form)


ENGLISH = Language()
amount, bounds, period, stated = ENGLISH.amount, ENGLISH.bounds, ENGLISH.period, ENGLISH.stated


def period_of(row: Row) -> str:
    """Write the period of a row."""
    return period(row["period_start"], row["period_end"])


def day(moment: date) -> str:
    """Write a day: 19 Aug 2021."""
    return ENGLISH.dated(moment, DAY)


def scale_of(value: float, digits: int = SIGNIFICANT) -> tuple[float, str]:
    """Give the scale that a value is written in with so many digits, and its name.

    >>> scale_of(-12.6e9), scale_of(999.96e6), scale_of(999_999)
    ((1000000000.0, 'billion'), (1000000000.0, 'billion'), (1.0, ''))
    """
    for (scale, name), (below, _) in pairwise((*SCALES, (1.0, ""))):
        size = abs(value) / below
        if round(size, decimals(size, digits)) * below >= scale:
            return scale, name
    return 1.0, ""


def decimals(size: float, digits: int) -> int:
    """Tell how many of its digits a number has behind the point."""
    return max(0, digits - len(str(int(size))))


def digits_of(low: float, high: float) -> int:
    """Tell how many digits of two ends show their distance, to a twentieth of it.

    >>> digits_of(18.5, 19.5), digits_of(10.205, 10.215)
    (4, 5)
    """

    def lost(end: float, digits: int) -> float:
        scale, _ = scale_of(end, digits)
        size = abs(end) / scale
        return abs(round(size, decimals(size, digits)) - size) * scale

    near = (high - low) / 20
    return next(
        (n for n in range(SIGNIFICANT, MOST) if max(lost(low, n), lost(high, n)) <= near), MOST
    )


def signed(value: float, digits: int = 1) -> str:
    """Write a difference with its sign.

    >>> signed(0.25), signed(-1.2, 2)
    ('+0.2', '−1.20')
    """
    return f"{value:+.{digits}f}".replace("-", "−")


def month(partial: str | None) -> str:
    """Give the month of a date of a statement, or what is known of it.

    >>> month("2021-08-19"), month("2021-04"), month("2023"), month(None)
    ('Aug 2021', 'Apr 2021', '2023', 'undated')
    """
    return stated(partial[:7] if isinstance(partial, str) else partial)


def computed(low: float, high: float, unit: str) -> str:
    """Write an interval that was computed from what was said: in three digits, for all of them.

    >>> computed(32.839, 32.863, "percent"), computed(1.8052e9, 1.931e9, "USD")
    ('32.8% to 32.9%', '1.81 to 1.93 billion USD')
    >>> computed(62.01, 62.04, "percent")
    '62%'
    """
    ends = {amount(end, unit, COMPUTED) for end in (low, high) if not isinf(high - low)}
    return ends.pop() if len(ends) == 1 and low < high else bounds(low, high, unit, COMPUTED)


def value_of(row: Row) -> str:
    """Write the number of a row; that of one that follows from others in three digits.

    >>> value_of({"value": 146.667e6, "unit": "USD", "implied_id": "value_per_item:a.1;a.2"})
    '147 million USD'
    """
    return amount(row["value"], row["unit"], COMPUTED if is_implied(row) else SIGNIFICANT)


def bounds_of(row: Row, reading: str = "literal") -> str:
    """Write the bounds of a row in a reading; those of one that follows from others as `computed`.

    >>> bounds_of({"low": 66000.0, "high": float("inf"), "unit": "count"})
    '66,000 or more'
    """
    return (computed if is_implied(row) else bounds)(*interval(row, reading), row["unit"])


def hedged(row: Row) -> str:
    """Write the number of a figure with its hedge; of a change, whether it is a rise or a fall.

    >>> hedged({"value": 28e9, "unit": "USD", "hedge": "more than"})
    'more than 28 billion USD'
    >>> hedged({"value": -12, "unit": "percent", "hedge": "more than", "measure": "change"})
    'a fall of more than 12%'
    >>> hedged({"value": 5.5e9, "low": 5e9, "high": 6e9, "unit": "USD", "hedge": "between"})
    '5 to 6 billion USD'
    >>> hedged({"value": 200 / 3, "unit": "percent", "hedge": "almost"})  # two thirds
    'almost 67%'
    """
    return ENGLISH.hedged(row, COMPUTED if is_implied(row) else SIGNIFICANT)


def speaker(name: str | None, publisher: str | None) -> str:
    """Name who said something, else who published it, without what stands in brackets.

    >>> speaker("A. Minister", "A ministry"), speaker(None, "A ministry (Agency)"), speaker("", "")
    ('A. Minister', 'A ministry', 'an unnamed outlet')
    """
    if isinstance(name, str) and name:
        return name
    return publisher.partition(" (")[0] if isinstance(publisher, str) and publisher else UNNAMED

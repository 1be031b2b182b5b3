"""Numbers, bounds and periods in words, the same in notebooks, charts and pages."""

from collections.abc import Callable, Iterable
from math import isinf, isnan
from typing import Any

import pandas as pd

from analysis.record.schema import records

SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
SUFFIXES = {
    "percent": "%",
    "percentage points": " percentage points",
    "times": " times",
    "count": "",
    "t": " tonnes",
    "t.km": " tonne-kilometres",
    "kW.h": " kWh",
    "m3": " m³",
}
SIGNIFICANT, MOST = 4, 7  # digits of a number, and of the ends of a narrow interval
#: Phrases that other languages translate.
PHRASES = (
    *("no number", "undated"),
    *("anything", "exactly {amount}", "{amount} or more", "{amount} or less"),
    *("not stated", "from {day}", "until {day}", "an unnamed outlet"),
)
NO_NUMBER, UNDATED, ANYTHING, EXACTLY, OR_MORE, OR_LESS, NOT_STATED, FROM, UNTIL, UNNAMED = PHRASES
MANY = 12  # figures of a chart that an alternative text names one by one
#: What Markdown takes for more than itself. Two dollar signs are a formula to JupyterLab.
_MARKS = str.maketrans(
    {"$": "\\$", "&": "&amp;", **{mark: f"&#{ord(mark)};" for mark in "*_`<[]\\"}}
)


def escaped(text: str) -> str:
    r"""Write words of the record so that Markdown shows them as they are.

    >>> escaped("$5 *and* <more>"), escaped("a_b `c`")
    ('\\$5 &#42;and&#42; &#60;more>', 'a&#95;b &#96;c&#96;')
    """
    return text.translate(_MARKS)


def quoted(words: str, *, first: bool = False) -> str:
    r"""Set words of the record in italics; with a capital where they begin a sentence.

    >>> quoted("to $ 19 billion"), quoted("taken a downturn", first=True)
    ('*to \\$ 19 billion*', '*Taken a downturn*')
    """
    shown = words[:1].upper() + words[1:] if first else words
    return f"*{escaped(shown)}*"


def listed(parts: Iterable[str], word: str = "and") -> str:
    """Join the parts of a list as a sentence has them.

    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"], "or")
    ('a', 'a and b', 'a, b or c')
    """
    *most, last = parts
    return f"{', '.join(most)} {word} {last}" if most else last


def amount(value: float, unit: str) -> str:
    """Write a value with its unit, without a dollar sign, which may pass for a formula's.

    >>> amount(12.6e9, "USD"), amount(66000, "count"), amount(-4.7, "percent")
    ('12.6 billion USD', '66,000', '−4.7%')
    """
    return _amount(value, unit, SIGNIFICANT)


def _amount(value: float, unit: str, digits: int) -> str:
    if isnan(value):
        return NO_NUMBER
    scale, name = scale_of(value)
    word = f" {name}" if name else ""
    whole = f"{abs(value):,.0f}" if unit == "count" and not word else ""
    number = _number(abs(value) / scale, whole, digits)
    return ("−" if value < 0 else "") + number + word + SUFFIXES.get(unit, f" {unit}")


def scale_of(value: float) -> tuple[float, str]:
    """Give the scale that a value is written in, with its name.

    >>> scale_of(-12.6e9), scale_of(66000)
    ((1000000000.0, 'billion'), (1.0, ''))
    """
    return next(((scale, name) for scale, name in SCALES if abs(value) >= scale), (1.0, ""))


def decimals(size: float, digits: int) -> int:
    """Tell how many of its digits a number has behind the point."""
    return max(0, digits - len(str(int(size))))


def signed(value: float, digits: int = 1) -> str:
    """Write a difference with its sign.

    >>> signed(0.25), signed(-1.2, 2)
    ('+0.2', '−1.20')
    """
    return f"{value:+.{digits}f}".replace("-", "−")


def _number(size: float, whole: str, digits: int) -> str:
    if whole and float(whole.replace(",", "")) == size:
        return whole
    text = f"{size:,.{decimals(size, digits)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def bounds(low: float, high: float, unit: str) -> str:
    """Write an interval with its unit; an open end in words.

    >>> bounds(18.5e9, 19.5e9, "USD"), bounds(66000, float("inf"), "count"), bounds(32, 32, "count")
    ('18.5 to 19.5 billion USD', '66,000 or more', 'exactly 32')
    >>> bounds(10.205e6, 10.215e6, "t")
    '10.205 to 10.215 million tonnes'
    """
    if words := by_one_end(low, high, unit):
        return words
    digits = digits_of(low, high)
    lower, upper = _amount(low, unit, digits), _amount(high, unit, digits)
    number, _, rest = lower.partition(" ")
    shared = rest and upper.endswith(f" {rest}") and upper.count(" ") == lower.count(" ")
    return f"{number if shared else lower} to {upper}"


def in_order(reason: str) -> str:
    """Call the sides of a pair first and second, which they are wherever its table stands.

    >>> in_order("the right figure is above all that the left figure allows")
    'the second is above all that the first allows'
    """
    return reason.replace("left figure", "first").replace("right figure", "second")


def digits_of(low: float, high: float) -> int:
    """Tell how many digits of two ends show their distance, to a twentieth of it.

    >>> digits_of(18.5, 19.5), digits_of(10.205, 10.215)
    (4, 5)
    """

    def lost(end: float, digits: int) -> float:
        scale, _ = scale_of(end)
        size = abs(end) / scale
        return abs(round(size, decimals(size, digits)) - size) * scale

    near = (high - low) / 20
    return next(
        (n for n in range(SIGNIFICANT, MOST) if max(lost(low, n), lost(high, n)) <= near), MOST
    )


def by_one_end(
    low: float,
    high: float,
    unit: str,
    write: Callable[[float, str], str] = amount,
    say: Callable[[str], str] = str,
) -> str:
    """Write an interval that one number tells; "" for others.

    >>> by_one_end(5, float("inf"), "t"), by_one_end(5, 6, "t")
    ('5 tonnes or more', '')
    """
    if isinf(low) and isinf(high):
        return say(ANYTHING)
    if low != high and not (isinf(low) or isinf(high)):
        return ""
    phrase = EXACTLY if low == high else OR_LESS if isinf(low) else OR_MORE
    return say(phrase).format(amount=write(high if isinf(low) else low, unit))


def day(moment: pd.Timestamp) -> str:
    """Write a day: 19 Aug 2021."""
    return f"{moment.day} {moment:%b %Y}"


def by_one_day(
    start: Any,
    end: Any,
    write: Callable[[Any], str] = day,
    say: Callable[[str], str] = str,
) -> str:
    """Write a period that one day tells, or none; "" for others."""
    if pd.isna(start) and pd.isna(end):
        return say(NOT_STATED)
    if not (pd.isna(start) or pd.isna(end)):
        return ""
    phrase, only = (UNTIL, end) if pd.isna(start) else (FROM, start)
    return say(phrase).format(day=write(only))


def period(start: Any, end: Any) -> str:
    """Write a period, whole years and months as such.

    >>> period(pd.Timestamp("2020-01-01"), pd.Timestamp("2020-12-31"))
    '2020'
    >>> period(pd.Timestamp("2021-01-01"), pd.Timestamp("2021-05-31")), period(pd.NaT, pd.NaT)
    ('Jan–May 2021', 'not stated')
    """
    if words := by_one_day(start, end):
        return words
    whole_months = start.day == 1 and (end + pd.Timedelta(days=1)).day == 1
    if not whole_months or start.year != end.year:
        years = whole_months and start.month == 1 and end.month == 12
        return (
            f"{start.year}–{end.year}"
            if years
            else day(start)
            if start == end
            else f"{day(start)} – {day(end)}"
        )
    if (start.month, end.month) == (1, 12):
        return str(start.year)
    months = f"{start:%b}" if start.month == end.month else f"{start:%b}–{end:%b}"
    return f"{months} {start.year}"


def stated(partial: str | None) -> str:
    """Write a date of a statement, which may be partial.

    >>> stated("2021-04"), stated("2021-08-19"), stated("2023"), stated(None)
    ('Apr 2021', '19 Aug 2021', '2023', 'undated')
    """
    if not isinstance(partial, str) or not partial:
        return UNDATED
    if len(partial) == 4:
        return partial
    moment = pd.Timestamp(partial)
    return day(moment) if len(partial) == 10 else f"{moment:%b %Y}"


def month(partial: str | None) -> str:
    """Give the month of a date of a statement, or what is known of it.

    >>> month("2021-08-19"), month("2021-04"), month("2023"), month(None)
    ('Aug 2021', 'Apr 2021', '2023', 'undated')
    """
    return stated(partial[:7] if isinstance(partial, str) else partial)


def hedged(row: dict[str, Any]) -> str:
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
    change = row.get("measure") == "change" and not isnan(row["value"])
    value = abs(row["value"]) if change else row["value"]
    fraction = row["unit"] == "percent" and round(value, SIGNIFICANT) != value
    number = amount(round(value) if fraction and not isnan(value) else value, row["unit"])
    words = f"{row['hedge']} {number}" if isinstance(row.get("hedge"), str) else number
    if row.get("hedge") == "between":
        low, high = sorted(
            map(abs, (row["low"], row["high"])) if change else (row["low"], row["high"])
        )
        words = bounds(low, high, row["unit"])
    return f"a {'fall' if row['value'] < 0 else 'rise'} of {words}" if change else words


def in_whole_points(row: dict[str, Any]) -> dict[str, Any]:
    """Round what is computed in percentage points, for a sentence.

    >>> in_whole_points({"value": -4.097, "unit": "percentage points"})["value"]
    -4
    """
    return row | {"value": round(row["value"])} if row["unit"] == "percentage points" else row


def speaker(name: str | None, publisher: str | None) -> str:
    """Name who said something, else who published it, without what stands in brackets.

    >>> speaker("A. Minister", "A ministry"), speaker(None, "A ministry (Agency)"), speaker("", "")
    ('A. Minister', 'A ministry', 'an unnamed outlet')
    """
    if isinstance(name, str) and name:
        return name
    return publisher.partition(" (")[0] if isinstance(publisher, str) and publisher else UNNAMED


def described(rows: pd.DataFrame, unit: str, labels: Iterable[str]) -> str:
    """Return the alternative text of a chart of intervals: every figure with its bounds.

    >>> exact = dict.fromkeys(("value", "low", "high", "implied_low", "implied_high"), [32])
    >>> said = pd.DataFrame({**exact, "unit": ["count"]})
    >>> described(said, "projects", ["said in August"])
    'Chart of intervals in projects. said in August: 32.'
    """
    figures = records(rows)
    if len(figures) > MANY:
        said = sorted(
            (row for row in figures if not isnan(row["value"])), key=lambda row: row["value"]
        )
        ends = [amount(row["value"], row["unit"]) for row in (said[0], said[-1])]
        return f"Chart of intervals in {unit}. {len(figures)} figures, from {ends[0]} to {ends[1]}."
    parts = []
    for label, row in zip(labels, figures, strict=True):
        literal = bounds(row["low"], row["high"], row["unit"])
        implied = bounds(row["implied_low"], row["implied_high"], row["unit"])
        value = amount(row["value"], row["unit"])
        told = [f"{label}: {value}"]
        told += [f"literally {literal}"] * (row["low"] != row["high"])
        told += [f"commonly taken as {implied}"] * (implied != literal)
        parts.append(", ".join(told))
    return f"Chart of intervals in {unit}. " + "; ".join(parts) + "."

"""Periods among others of their sentence, and what a period is of that is no figure's."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from analysis.reading.periods.clause_endings import of_the_first_level
from analysis.reading.periods.clause_words import (
    NEAR,
    Before,
    Figure,
    Patterns,
)
from analysis.reading.periods.days import AGO, STEPS, Period, is_to_come, years_later
from analysis.reading.periods.parse import PeriodSpan
from analysis.reading.tokens import DASHES

TALKS, WEEK, SHORTEST_MONTH, MONTH = 3, 7, 27, 31  # days from the first to the last
BRACKET = re.compile(r"\([^()]*\)")


def alike(span: PeriodSpan, other: PeriodSpan) -> bool:
    """Whether two periods are as long: two years, two months."""
    days = [
        (period.end - period.start).days
        for period in (span.period, other.period)
        if period and period.start and period.end
    ]
    return len(days) == 2 and abs(days[0] - days[1]) < TALKS


def pairs_of_periods(
    text: str, spans: list[PeriodSpan], patterns: Patterns
) -> Iterator[tuple[PeriodSpan, PeriodSpan]]:
    """Give the periods of *in 2015 and 2020*, which are not one period."""
    for one, other in pairwise(spans):
        joined = patterns.at["joining"].fullmatch(text, one.end, other.start)
        first, second = (text[span.start :].split(maxsplit=1)[0] for span in (one, other))
        if joined and first == second and joined[0].strip() == ",":
            continue  # "after a fall in April, in May it was 5"
        if joined and one.period != other.period and alike(one, other):
            yield one, other


def last_before(spans: list[PeriodSpan], at: int) -> PeriodSpan | None:
    """Give the last of some spans that ends before a place."""
    place = bisect_right(spans, at, key=attrgetter("end"))
    return spans[place - 1] if place else None


def first_after(spans: list[PeriodSpan], at: int) -> PeriodSpan | None:
    """Give the first of some spans that begins behind a place."""
    place = bisect_left(spans, at, key=attrgetter("start"))
    return spans[place] if place < len(spans) else None


def in_year_of(year: PeriodSpan, months: PeriodSpan) -> PeriodSpan:
    """Give months of a year that stands apart: *the April–July output last year*."""
    if not (year.period and year.period.end and months.period and months.period.end):
        return year
    later = year.period.end.year - months.period.end.year
    return replace(months, period=years_later(months.period, later))


def with_years_of_when(text: str, spans: list[PeriodSpan], patterns: Patterns) -> list[PeriodSpan]:
    """Give months the year right before them: *in 2021, when over 11 months it was 5*."""
    for place, (year, one) in enumerate(pairwise(spans), 1):
        when = patterns.at["when"].fullmatch(text, year.end, one.start)
        if when and one.without_year and year.kind == "year":
            spans = [*spans[:place], in_year_of(year, one), *spans[place + 1 :]]
    return spans


def is_after(text: str, span: PeriodSpan, pattern: Before) -> bool:
    """Whether a period follows what a pattern finds, and no whole verb."""
    match = pattern.search(text, span.start)
    return match is not None and not match.groupdict().get("auxiliary")


def shared_out(
    text: str, spans: list[PeriodSpan], figures: Sequence[Figure], patterns: Patterns
) -> dict[int, PeriodSpan]:
    """Share out the periods of *in 2022 and 2023 … respectively*, by the place of each figure."""
    words = list(patterns.at["respectively"].finditer(text))
    parts = [part for span in spans for part in _in_order(span)]
    brackets = [[text.rfind(sign, 0, each.number) for sign in "()"] for each in figures]
    outside = [place for place, (opens, closes) in enumerate(brackets) if opens <= closes]
    if len(parts) == len(outside) > 1 and (words or _is_in_turn(text, spans, figures, patterns)):
        return _with_brackets(dict(zip(outside, parts, strict=True)), outside, len(figures))
    shared = dict[int, PeriodSpan]()
    for word in words:
        span = last_before(spans, word.end() + len(", in "))
        parts = _in_order(span) if span else []
        before = [place for place in outside if figures[place].number < word.start()]
        if span and 1 < len(parts) <= len(before):
            told = before[-len(parts) :]
            nearer = last_before(spans, span.start)
            if not (nearer and nearer.start > figures[told[0]].number):
                shared |= dict(zip(told, parts, strict=True))
    return _with_brackets(shared, outside, len(figures))


def _in_order(span: PeriodSpan) -> list[PeriodSpan]:
    """Return each of *2022 and 2023*; *from 2022 to 2023* is one."""
    parts = (span.period,) if span.kind == "range" else span.parts
    return [replace(span, period=part) for part in parts]


def _with_brackets(
    shared: dict[int, PeriodSpan], outside: list[int], number: int
) -> dict[int, PeriodSpan]:
    """Give the figures in brackets, *$5 (4 euros)*, the periods of those before them."""
    for place in range(1, number):
        if place not in outside and place - 1 in shared:
            shared[place] = shared[place - 1]
    return shared


def _is_in_turn(
    text: str, spans: list[PeriodSpan], figures: Sequence[Figure], patterns: Patterns
) -> bool:
    """Tell *in 2022 and 2023 sales were $5 and $6*; no *exports and imports were $5 and $6*."""
    units = {figure.unit for figure in figures}
    measured = len(units) == 1 and units.isdisjoint({"count", ""})
    if [span.kind for span in spans] != ["both"] or not measured:
        return False
    first, last = sorted([(spans[0].start, spans[0].end), (figures[0].start, figures[-1].end)])
    rest = " ".join((text[: first[0]], text[first[1] : last[0]], text[last[1] :]))
    joins = patterns.at["joining"]
    listed = all(joins.fullmatch(text, one.end, other.start) for one, other in pairwise(figures))
    return listed and not any(map(joins.fullmatch, rest.replace(",", " ").split()))


def is_told_ago(text: str, span: PeriodSpan, number: int) -> bool:
    """Tell *(a year earlier it was 241)*, *, годом ранее – 241*, which are of the figure behind."""
    led, between = text[: span.start].rstrip()[-1:], text[span.end : number].strip()
    opens = led == "(" and ")" not in between
    return span.kind in AGO and (opens or (led in (",", ";") and between[:1] in {":", *DASHES}))


def is_aside(text: str, span: PeriodSpan, numbers: list[int], patterns: Patterns) -> bool:
    """Tell whether a bracket has a period behind other words, but no figure: *(here since 2022)*.

    *(2022 estimate)* is no aside. So has a clause between commas: *the plant, which opened in
    2022, made 40 cars*.
    """
    comma, end = text.rfind(",", 0, span.start), text.find(",", span.end)
    end = len(text) if end < 0 else end
    relative = comma >= 0 and patterns.at["aside"].match(text, comma)
    if relative and relative["part"] and relative.end() < span.start:
        relative = None  # ", the growth of sales had slowed in May, standing at 5 percent"
    if relative and patterns.at["just_told"].search(text, max(0, comma - NEAR), comma):
        relative = None
    if relative and bisect_left(numbers, comma) == bisect_left(numbers, end):
        return True
    opened = text.rfind("(", 0, span.start)
    bracket = BRACKET.match(text, opened) if opened >= 0 else None
    if bracket is None or bracket.end() < span.end or span.start == opened + 1:
        return False
    if bisect_left(numbers, opened) != bisect_left(numbers, bracket.end()):
        return False
    return len(bracket[0].split()) > len(text[span.start : span.end].split())


def in_brackets(text: str, span: PeriodSpan, following: int) -> bool:
    """Tell whether a period opens a bracket without a figure: *(2019)*, *(2019 estimate)*.

    `following` is where the next figure's number stands.
    """
    return text[span.start - 1] == "(" and 0 < text.find(")", span.end) < following


def in_one_piece(text: str, span: PeriodSpan, patterns: Patterns) -> PeriodSpan:
    """Tell that the sum of *January–March* has no two ends, as *between January and March*."""
    ends = span.kind != "range" or patterns.at["between"].match(text, span.start)
    months = len(span.parts) > 1 and lasts_at_most(replace(span, period=span.parts[0]), MONTH)
    return span if ends or not months else replace(span, parts=(span.period,))


def reached_levels(text: str, figures: Sequence[Figure], patterns: Patterns) -> set[int]:
    """Give the places of figures that are reached: *to 9 billion*."""
    led = patterns.at["to_level"].search
    return {
        place
        for place, (start, number, _, hedge, *_) in enumerate(figures)
        if any(led(text, max(0, at - NEAR), at) for at in (start, number, hedge))
    }


def counts_apart(figures: Sequence[Figure], place: int, reached: set[int]) -> bool:
    """Tell whether things are counted behind others: *$5 million, 300 firms from 9 regions*."""
    before = figures[place - 1] if place else None
    if before is None or before.moves or figures[place].unit != "count":
        return False
    return before.unit != "" and (before.unit != "count" or place - 1 not in reached)


def opens_a_pair(
    text: str, before: PeriodSpan | None, figures: Sequence[Figure], place: int
) -> bool:
    """Tell *in May, stood at 7 and 9 in June*, where a pair of levels is not of the first."""
    if not before or not place or figures[place - 1].end >= before.start:
        return False
    return "," in text[before.end : figures[place].start]


def of_first_levels(
    text: str, figures: Sequence[Figure], periods: list[PeriodSpan], language: str | None
) -> dict[int, PeriodSpan]:
    """Give the periods that are of one figure alone, by its place."""
    return {
        place: span
        for place, figure in enumerate(figures)
        if (span := last_before(periods, figure.hedge))
        and of_the_first_level(text, span, (figure.hedge, figure.end), language)
    }


def last_linked(
    text: str,
    figures: Sequence[Figure],
    outside: Sequence[int],
    told: list[PeriodSpan],
    than: tuple[str, ...],
    patterns: Patterns,
) -> list[int]:
    """Give the last figure of the list or change that each is in; none in brackets."""
    last, at = list(range(len(figures))), patterns.at
    for place, following in reversed(list(pairwise(outside))):
        end, number, behind = figures[place].end, figures[following].number, figures[following].end
        period = first_after(told, behind)  # "of which 5 this year, and" closes no list
        closed = at["between_commas"].match(text, behind, period.start if period else len(text))
        alike = figures[place].unit == figures[following].unit  # no "5% on March and 11% in a year"
        named = first_after(told if alike else [span for span in told if not span.is_base], end)
        compared = text.endswith(than, 0, end) or (named and named.start < number)
        linked = at["listed_with" if closed else "linked"].fullmatch(text, end, number)
        apart = linked and figures[place].unit == "percent" and linked.groupdict().get("placed")
        turns = at["turning"].match(text, end, number)  # "is 12 percent, rising to 16 in 2030"
        apart = apart or (turns and not figures[place].moves)
        if linked and not (compared or apart):
            last[place] = last[following]
    return last


def whole_of(text: str, bases: list[PeriodSpan], end: int) -> PeriodSpan | None:
    """Give the period right behind a share that it is one of: *97 percent of last year's level*."""
    base = first_after(bases, end)
    if base is None or base.led_from < end or text[end : base.led_from].strip(" –—-"):
        return None
    return None if base.kind in STEPS else base


def is_listed(text: str, one: Figure, other: Figure, patterns: Patterns) -> bool:
    """Tell whether two are alike in a list: *A at 5, and B at 7*, *5 tonnes, and 7 tonnes*."""
    gap = patterns.at["listed"].fullmatch(text, one.end, other.hedge)
    if gap is None:
        return False
    if gap[1]:
        return text[: one.hedge].endswith(f" {gap[1]}")
    return text[one.number : one.end].split()[-1] == text[other.number : other.end].split()[-1]


def is_of_others(
    text: str, span: PeriodSpan, figures: Sequence[Figure], place: int, patterns: Patterns
) -> bool:
    """Tell *tripled since 2010 to $30 billion* and *54 percent of firms expect growth in 2025*.

    The first period is of the change alone, the second of what they expect.
    """
    figure, before = figures[place], figures[place - 1] if place else None
    reached = patterns.at["to_level"].search(text, max(0, figure.hedge - NEAR), figure.hedge)
    if span.kind == "since" and before and before.moves and before.end < span.start < figure.start:
        return reached is not None
    owned = patterns.at["owning"].search(text, span.end, figure.start)
    if owned and span.is_over and ", " not in text[owned.end() : figure.start]:
        return figure.unit in ("count", "") and any(each.start == owned.end() for each in figures)
    told = figure.end < span.start and not figure.moves and figure.unit in ("percent", "count", "")
    return told and bool(patterns.at["opinions"].search(text, figure.end, span.start))


def lasts_at_most(span: PeriodSpan, days: int) -> bool:
    """Tell whether a period has both ends, not so many days apart."""
    start, end = (span.period.start, span.period.end) if span.period else (None, None)
    return bool(start and end and (end - start).days < days)


def spoken_of(spans: list[PeriodSpan], before: Period | None, said: Period | None) -> Period | None:
    """Give the one period of a sentence, which *the same month* in the next one means."""
    told = [span for span in spans if span.kind not in ("now", "yesterday") and not span.is_base]
    own = [span for span in told if span.period and span.period.start and span.period.end]
    begun = [span for span in own if not (said and is_to_come(span.period, said))]
    if not (own := begun or own):  # no "goal for next year"
        return before  # "by the end of the year" changes nothing
    longer = {span.period for span in own if not lasts_at_most(span, SHORTEST_MONTH)}
    return longer.pop() if len(longer) == 1 else None  # beside the day of a dateline

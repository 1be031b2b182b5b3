"""Periods that date what is said or named, and no figure: reports, treaties, sayings, lengths."""

from __future__ import annotations

from analysis.reading.periods.clause_words import NEAR, Patterns, is_dateline
from analysis.reading.periods.parse import PeriodSpan
from analysis.reading.periods.spans import MONTH, TALKS, WEEK, is_after, lasts_at_most


def of_what_is_said(
    text: str, written: str, span: PeriodSpan, following: int, patterns: Patterns
) -> bool:
    """Tell whether a period is of what is said: *the 1998 treaty*, *on 5 June he said*.

    `following` is where the next figure's number stands.
    """
    at, before = patterns
    if is_after(text, span, before["programme"]) or is_of_a_document(text, span, patterns):
        return True
    if _names_what_it_dates(text, span, patterns) or _is_a_length(text, span, patterns):
        return True
    if span.kind == "now" and _is_no_time(text, written, span, following, patterns):
        return True
    told = at["as_told"].match(text, 0, span.start)  # "As he said at the talks, 5 now work"
    start, near = span.start, max(told.end() if told else 0, span.start - 2 * NEAR)
    event = lasts_at_most(span, WEEK) and at["event"].search(text, near, start)
    if event or at["titled"].search(text, near, start):
        return True
    if span.kind != "week" and not lasts_at_most(span, TALKS):
        return _is_told(text, span, following, patterns)
    if span.kind in ("as_of", "first_day", "last_day"):
        return False  # "reserves stood at 5 billion as of 1 May, the bank said"
    if span.kind == "now" and text[:start].endswith(", "):
        return False  # "as the minister said, now 10 thousand study there"
    if is_dateline(written, start, span.end) or at["said_on"].search(text, near, start):
        return True
    if span.kind in ("day", "yesterday") and at["said_last"].search(text, span.end):
        return True
    saying = at["said"].search(text, span.end, following)
    last = following == len(text)  # "it had 5 billion on 1 May, the bank said."
    return saying is not None and not (last and "," in text[span.end : saying.start()])


def _names_what_it_dates(text: str, span: PeriodSpan, patterns: Patterns) -> bool:
    """Tell *announced in its report last week that*, *Smith (2000)*, *the June 14 decision*."""
    at, start, near = patterns.at, span.start, max(0, span.start - 2 * NEAR)
    short = lasts_at_most(span, MONTH)  # no "announced a harvest in 2023 that reached 5"
    if short and at["that"].match(text, span.end) and at["told"].search(text, near, start):
        return True  # "announced in its report last week that"
    if span.kind == "month" and at["contract"].search(text, near, text.find(" ", start) + 1):
        return True
    ends = at["old_years"].search(text, near, span.end)  # "from 1870 to 2003"
    if ends or (span.without_year and at["old_year"].match(text, span.end)):
        return True  # "on 29 April 1832"
    if at["made_then"].match(text, span.end):
        return True  # "120 машин 2015 года выпуска"
    if text[start - 1 : start] == "(" and at["cites"].match(text, span.end):
        return True  # "Smith (2000) finds that"
    day = at["attributive_day"].match(text, start) if span.kind == "day" else None
    if day and day.end() == span.end and start > 0 and (day[1] or not span.is_over):
        return True  # "the June 14, 2022 decision"
    of_event = at["happened"].fullmatch(text, start, span.end)
    if of_event and at["happening"].match(text, span.end):
        return True
    return at["event_year"].search(text, max(0, start - NEAR), span.end + len(" x")) is not None


def _is_a_length(text: str, span: PeriodSpan, patterns: Patterns) -> bool:
    """Tell *a maturity of three months*, *the largest in ten months* from the time of a figure."""
    at, start = patterns.at, span.start
    length = span.kind == "months" and span.without_year
    if length and at["length"].match(text, start):
        return True
    # "the largest in ten months", "the lowest level for the last eight years"
    window = length or span.kind in ("rolling", "to_date")
    extreme = at["extreme"].search(text, max(0, start - 2 * NEAR), start)
    since = at["since"].match(text, start)
    return bool(extreme and (window or extreme["event"] or since))


def is_of_a_document(text: str, span: PeriodSpan, patterns: Patterns) -> bool:
    """Tell whether a period dates a document or forecast: *the 1998 treaty*, *our May forecast*."""
    at, before = patterns
    if at["dates"].match(text, span.start) and is_after(text, span, before["document"]):
        return True
    undated = not any(map(str.isdigit, text[span.start : span.end]))
    of_month = undated and (span.without_year or span.kind == "until")
    over = (span.is_over or at["that"].match(text, span.end)) and lasts_at_most(span, MONTH)
    if over and is_after(text, span, before["foretold"]):
        return True  # "lower than forecast in May"
    definite = text.endswith("'s ", 0, span.start) or bool(at["definite"].match(text, span.start))
    if (of_month or (definite and span.kind == "month")) and at["predicted"].match(text, span.end):
        return True  # "than our May forecast", "its May 2023 forecast"
    if definite and span.kind == "month" and at["predicted_too"].match(text, span.end):
        return True
    adverbial = at["adverbial"].search(text, span.start, span.end)
    document = None if adverbial else at["of_document"].match(text, span.end)
    words = document[0].split() if document else []
    alone = len(words) == 1  # "in the June report", "the June inflation report"
    if len(words) > 1 and span.kind in ("month", "until"):
        alone = definite
    alone |= words[:1] == ["'s"]  # "today's policy statement"
    alone = alone and undated
    return document is not None and bool(alone or at["dated"].match(text, span.start))


def _is_no_time(
    text: str, written: str, now: PeriodSpan, following: int, patterns: Patterns
) -> bool:
    """Tell *is now expected to reach*, *will now pay*, *the now annual fair*, or a name."""
    at, before = patterns
    foreseen = at["expected"].search(text, now.end, following)
    # "Cable Now charges", but no "CABLES NOW COST"
    name = written[now.start : now.end].istitle() and written[: now.start][-2:-1].isalnum()
    if at["turns"].match(text) and not written[: now.start].strip("\"'“«"):
        return True  # "Now after a loss of $5 million"
    led = at["definite"].match(text, now.start, now.end) is not None
    led = led and text.count(" ", now.start, now.end) == 1  # no "at the moment"
    led = led or is_after(text, now, before["expecting"])
    lasts = is_after(text, now, before["lasting"])
    return bool(foreseen or name or led or lasts)


def _is_told(text: str, span: PeriodSpan, following: int, patterns: Patterns) -> bool:
    """Tell whether a month or a year is that of the words: *last year the bank said that*."""
    at, near, start = patterns.at, max(0, span.start - 2 * NEAR), span.start
    if span.kind != "rolling" and at["outcome"].match(text, start):
        return False
    told = at["said_that"].search(text, span.end, following)
    opens = not any(map(str.isdigit, text[: span.start]))
    between = text[span.end : told.start()] if told else ""
    if not opens and ("," in between or at["clause_end"].search(between)):
        told = None  # "it was 5 percent in May, and the ministry noted that"
    told = told or at["found_then"].match(text, span.end) or at["as_said"].search(text, near, start)
    now = at["said_then"].match(text, span.end)  # "the ministry this month estimated that"
    said = at["said_on"].search(text, near, start)
    told = told or (said and at["that"].match(text, span.end))  # "said last year that"
    since = span.kind == "since" and at["told"].search(text, span.start, span.end)
    return bool(since or now or (told and (span.is_over or (span.kind == "rolling" and opens))))

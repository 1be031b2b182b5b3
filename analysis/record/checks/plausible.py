"""What can hardly be: a row that is well formed, and says what no source would say.

Each check has a name. A row that is so in its source has that name in `confirmed`; a known error
of the source is confirmed by its row in corrections.csv.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress

import pandas as pd

from analysis.reading.detection import language_of
from analysis.reading.languages import available, words_of
from analysis.reading.periods.days import UnreadablePeriod, days_of
from analysis.reading.periods.parse import parse_period
from analysis.reading.tokens import plain
from analysis.record.cells import Problem, RawTables
from analysis.record.checks.sizes import (
    YEAR,
    AllRows,
    Faults,
    another,
    magnitude,
    number,
    span,
    turned,
    wording,
)
from analysis.record.checks.within_names import YEARS, days_between
from analysis.record.codebook import area_fault, keyword_matches, region_of
from analysis.record.figures import read_otherwise
from analysis.record.schema import PERIOD, SCRIPTS, WHAT, Row

DAYS = 7  # between a speech and the reports of it
FIRST = 1991  # the year since which there are the states that figures are of
AHEAD = 30  # years that a plan may reach
LEVEL = ("level",)
TO_COME = ("planned", "forecast", "target")
#: What a figure and the one it relates to are, and whether their unit is the same.
RELATED = {
    "added_to": (LEVEL, LEVEL, "the same"),
    "part_of": (("level", "share"), (), "the same"),
    "same_as": (("level", "share", "change", "multiple"), (), "the same"),
    "conversion_of": (LEVEL, LEVEL, "another"),
    "value_of": (LEVEL, (), "another"),
    "share_of": (("share",), LEVEL, "another"),
    "change_to": (("change", "multiple"), ("level", "share"), ""),
}
TURNED = re.compile(r"\[([^\W\d_]+)\s*[–-]\s*([^\W\d_]+) (\d{4})\]")


def doubts(rows: list[Row], raw: RawTables) -> Iterator[Problem]:
    """Yield what is doubtful in rows that could be read, and what is confirmed without need.

    Rows are as `figure_rows` gives them, without those that something else is wrong with.
    """
    stands = {row["figure_id"]: row for row in raw["figures"]}
    documents = {row["document_id"]: row for row in raw["documents"]}
    indicators = {row["indicator"]: row for row in raw["indicators"]}
    offices = {row["speaker"]: row["office"] for row in raw["speakers"]}
    ids = frozenset(stands) | {row["implied_id"] for row in raw["withdrawn"]}
    record = AllRows(rows, documents, indicators, ids, offices, raw["references"])
    for row in rows:
        place = stands[row["figure_id"]]
        confirmed = set(row["confirmed"])
        for name, check in CHECKS.items():
            faults = list(check(row, record))
            if name not in confirmed and not row["flag"]:
                way_out = f"mend it, or confirm that the source has it so: {name} in `confirmed`"
                for column, reason in faults:
                    told = f"{reason}: {way_out}"
                    yield place.problem(column, told, str(row[column]), name)
            if name in confirmed and not faults:
                yield place.problem("confirmed", "needs no confirmation: take it out", name)


def _again(row: Row, record: AllRows) -> Faults:
    """Find what a speaker has said already: the same words or number, of the same day or month.

    The same number of one thing and time is said once in a document by a speaker.
    """
    told = {"words": record.wordings[wording(row)], "number": record.numbers[number(row)]}
    before = {  # words first: they are the nearer
        other["figure_id"]: (other, what)
        for what, alike in reversed(told.items())
        for other in alike[: alike.index(row)]
        if "repeats" not in (row["relation"], other["relation"])
        and row["figure_id"] != other["relates_to"]
    }
    for name, (other, what) in before.items():
        if other["document_id"] == row["document_id"]:
            when = "document" if what == "number" and name != row["relates_to"] else ""
        else:
            when = _same_day(row, other) if row["speaker"] else ""
        if when:
            reason = f"the same speaker, {when} and {what} as {name}"
            yield "as_stated", f"{reason}: if it reports the same speech, it repeats that"


def _same_day(row: Row, other: Row) -> str:
    """Say whether two figures were said on the same day, or in the same month, or nothing."""
    digits = min(len(row["stated_on"]), len(other["stated_on"]))
    if digits < len("2021-04") or days_between(row["stated_on"], other["stated_on"]):
        return ""
    return "day" if digits == len("2021-04-06") else "month"


def _areas(row: Row, record: AllRows) -> Faults:
    """Find areas that the indicator cannot have."""
    areas = (row["ref_area"], row["counterpart_area"])
    if fault := area_fault(record.indicators[row["indicator"]]["areas"], *areas):
        yield fault


def _base(row: Row, _: AllRows) -> Faults:
    """Find a share of a time, for a growth without its verb is read so; or a base that is later."""
    start, base = row["period_start"], row["base_start"]
    if not pd.isna(start) and not pd.isna(base) and base >= start:
        yield "base_as_stated", f"begins on {base:%Y-%m-%d}, and the period not after it"
    words = row["base_as_stated"].strip("[]")
    if row["measure"] == "share" and words:
        with suppress(UnreadablePeriod):
            parse_period(words, stated_on=row["stated_on"] or None)
            reason = "a time, but what starts from one is a change: say so in read_as"
            yield "base_as_stated", f"{reason}, such as increase of 18 percent"


def _language(row: Row, record: AllRows) -> Faults:
    """Find words that are of another language than their document."""
    language = record.documents[row["document_id"]]["language"]
    if language not in available():
        return
    words = row["as_stated"]
    apart = language if words_of(language)["own"]["apart"] else None
    other = language_of(words, otherwise=apart)
    letters = SCRIPTS.get(language)
    foreign = letters and letters["other"].search(words) and not letters["own"].search(words)
    if other != apart or foreign:
        spoken = repr(other) if other else "another language"
        yield "as_stated", f"words in {spoken}, but the document is in {language!r}"


def _noun(row: Row, record: AllRows) -> Faults:
    """Find a counted noun that by the keywords belongs to an indicator of another topic."""
    if row["unit"] != "count":
        return
    words = plain(row["read_as"] or row["as_stated"])
    own = record.indicators[row["indicator"]]
    counted = {
        indicator["indicator"]: indicator["topic"]
        for indicator in record.indicators.values()
        if indicator["unit_kind"] == "count" and any(keyword_matches(indicator, words))
    }
    if counted and own["topic"] not in counted.values():
        yield "indicator", f"counts what the keywords of {' or '.join(counted)} name"


def _number(row: Row, record: AllRows) -> Faults:
    """Find an id that leaves out a number."""
    document, _, number = row["figure_id"].rpartition(".")
    before = f"{document}.{int(number) - 1}"
    if int(number) > 1 and before not in record.ids:
        yield (
            "figure_id",
            f"take the next free number, for there is no {before}, nor is it withdrawn",
        )


def _office(row: Row, record: AllRows) -> Faults:
    """Find a region that is neither that of the speaker's office nor that of the title."""
    office = record.offices.get(row["speaker"], "")
    title = record.documents[row["document_id"]]["title"]
    named = {region_of(office): f"{row['speaker']} is {office}", region_of(title): repr(title)}
    for own, words in named.items():
        beside = [row[name] for name in WHAT if own and row[name].startswith(f"{own[:2]}-")]
        if beside and named.keys().isdisjoint(beside):
            name = "ref_area" if row["ref_area"] in beside else "counterpart_area"
            yield name, f"{words}, which is {own}"


def _order(row: Row, record: AllRows) -> Faults:
    """Find an id that is higher than one of a later passage."""
    document, _, number = row["figure_id"].rpartition(".")
    before = record.by_id.get(f"{document}.{int(number) - 1}", row)
    if row["passage"] and before["passage"] and int(row["passage"]) < int(before["passage"]):
        reason = f"{before['figure_id']} is of passage {before['passage']}: are they exchanged?"
        yield "passage", reason


def _read_as(row: Row, record: AllRows) -> Faults:
    """Find words for the reader that say another unit, hedge or direction than the source's."""
    if row["read_as"] and record.documents[row["document_id"]]["language"] in available():
        same = row["relation"] == "same_as"
        if reason := read_otherwise(row["as_stated"], row["read_as"], same_as=same):
            yield "read_as", reason


def _relation(row: Row, record: AllRows) -> Faults:
    """Find a relation that figures of such measures and units cannot have, or of two documents."""
    own, to, unit = RELATED.get(row["relation"], ((), (), ""))
    told = f"{row['relation']} {row['relates_to']}"
    if own and row["relates_to"].rpartition(".")[0] != row["document_id"]:
        yield "relates_to", f"{told}, which stands in another document"
    other = record.by_id.get(row["relates_to"])
    if other is None or not own:
        return
    if row["measure"] not in own or other["measure"] not in (to or (other["measure"],)):
        yield "relation", f"{told}: a {row['measure']} and a {other['measure']} are not so related"
    elif unit and (row["unit"] == other["unit"]) != (unit == "the same"):
        yield "relation", f"{told}, but the one is in {row['unit']}, the other in {other['unit']}"


def _repeats(row: Row, record: AllRows) -> Faults:
    """Find a report that does not report what it is said to repeat."""
    other = record.by_id.get(row["relates_to"])
    if row["relation"] != "repeats" or other is None:
        return
    for name in WHAT:
        if row[name] != other[name]:
            yield name, f"repeats {other['figure_id']}, which has {other[name]!r} there"
    if span(row) != span(other) and _named(row) and _named(other):
        yield "period_as_stated", f"repeats {other['figure_id']}, which is of another period"
    if not _alike(row, other) or row["low"] > other["high"] or other["low"] > row["high"]:
        yield "as_stated", f"repeats {other['figure_id']}, but its bounds do not meet those"
    if days_between(row["stated_on"], other["stated_on"]) > DAYS:
        yield "relates_to", f"repeats {other['figure_id']}, said more than {DAYS} days apart"


def _time(row: Row, record: AllRows) -> Faults:
    """Find a time that cannot be."""
    said = days_of(row["stated_on"] or None)
    start, end = (row[name] for name in PERIOD)
    if not pd.isna(start) and start.year < FIRST:
        yield "period_as_stated", f"begins in {start.year}"
    if said is None or said.start is None or said.end is None:
        return
    if not pd.isna(end) and end.year > said.end.year + AHEAD:
        yield "period_as_stated", f"ends in {end.year}"
    published = days_of(record.documents[row["document_id"]]["published"] or None)
    if published and published.end and said.start > published.end:
        yield "stated_on", "later than its document was published"
    if published and published.start and (published.start - said.end).days > YEAR:
        yield "stated_on", "more than a year before its document was published"
    if row["status"] == "actual" and not pd.isna(start) and start.date() > said.end:
        yield "period_as_stated", f"begins on {start:%Y-%m-%d}, after it was said, but is actual"
    if row["status"] == "actual" and pd.isna(start) and not pd.isna(end) and end.date() > said.end:
        yield "period_as_stated", f"until {end:%Y-%m-%d}, after it was said, but is actual"
    if row["status"] in TO_COME and not pd.isna(end) and end.date() < said.start:
        yield "period_as_stated", f"ended on {end:%Y-%m-%d}, before it was {row['status']}"
    turned = TURNED.fullmatch(row["period_as_stated"])
    if turned and not pd.isna(start) and start.year != int(turned[3]):
        yield "period_as_stated", "over the turn of a year, or turned round: name both years"


def _whole(row: Row, record: AllRows) -> Faults:
    """Find a part that is larger than its whole."""
    other = record.by_id.get(row["relates_to"])
    if other and row["relation"] == "part_of" and _alike(row, other) and row["low"] > other["high"]:
        yield "as_stated", f"larger than {other['figure_id']}, of which it is a part"


def _year(row: Row, _: AllRows) -> Faults:
    """Find a year in the words of a figure that no period has."""
    periods = f"{row['period_as_stated']} {row['base_as_stated']}"
    numbers = {row[name] for name in ("value", "low", "high")}
    for year in set(YEARS.findall(row["as_stated"])) - set(YEARS.findall(periods)):
        if int(year) not in numbers:
            yield "as_stated", f"{year} stands neither in its period nor in its base"


_CHECKS: tuple[Callable[[Row, AllRows], Faults], ...] = (
    *(_again, another, _areas, _base, _language, magnitude, _noun, _number, _office, _order),
    *(_read_as, _relation, _repeats, _time, turned, _whole, _year),
)
#: The checks by their names, as `confirmed` has them.
CHECKS = {check.__name__.removeprefix("_"): check for check in _CHECKS}


def _alike(row: Row, other: Row) -> bool:
    return all(row[name] == other[name] for name in ("unit", "measure"))


def _named(row: Row) -> bool:
    return not all(pd.isna(row[name]) for name in PERIOD)

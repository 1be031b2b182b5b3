"""What the names in a row say – a date, a country, a person – beside what its other cells say."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from difflib import SequenceMatcher
from itertools import product
from operator import itemgetter

from analysis.reading.periods.days import days_of
from analysis.record.cells import Problem, RawRow, RawTables
from analysis.record.codebook import region_of
from analysis.record.schema import AREAS, LETTERS, grouped, joined

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/_]|\.(?=\d\d\.\d\d))(\d\d?)\2(\d\d?)(?!\d)")
YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
DAYS = 31  # a text may be put on the web somewhat later than the day in its address
CONFIRMED = "another date"  # words of the note: the source has it so
WAY_OUT = f"mend one of them, or say {CONFIRMED!r} in `note` if it is so"
ALIKE = 0.6  # how much of two names must be the same in Latin letters: МИД is the Foreign Ministry
KNOWN = ("LATIN", "HYPHEN", "APOSTROPHE", "FULL STOP", "RIGHT SINGLE")  # letters and signs of names
#: Columns that are dated where they hold a whole date.
DATED = {"documents": ("document_id", "url", "file"), "references": ("url",)}


def name_faults(tables: RawTables) -> Iterator[Problem]:
    """Yield dates, offices and spellings that are not those of their row."""
    for table, columns in DATED.items():
        yield from _date_faults(tables[table], columns)
    yield from _year_faults(tables)
    for row in tables["speakers"]:
        yield from _speaker_faults(row)


def _date_faults(rows: list[RawRow], columns: tuple[str, ...]) -> Iterator[Problem]:
    """Yield days of publication that are far from the days which addresses and names have."""
    for row in rows:
        for column in columns if CONFIRMED not in row["note"].casefold() else ():
            with suppress(ValueError):  # told by its cell
                for day in _days_in(row[column]):
                    if days_between(f"{day}", row["published"]) > DAYS:
                        yield row.problem("published", f"{column} has the day {day}: {WAY_OUT}")


def _days_in(words: str) -> Iterator[date]:
    """Yield the days that stand in an address or a name.

    >>> [str(day) for day in _days_in("https://kun.uz/news/2022/09/27/trade-in-2021")]
    ['2022-09-27']
    """
    for year, _, month, day in _DATE.findall(words):
        with suppress(ValueError):
            yield date(int(year), int(month), int(day))


def days_between(stated_on: str, other: str) -> int:
    """Count the days between two days or months, from the nearest ends; 0 where one is unknown."""
    spans = [days for day in (stated_on, other) if (days := days_of(day or None))]
    spans.sort(key=lambda span: span.start or date.min)
    if len(spans) < 2 or not spans[0].end or not spans[1].start:
        return 0
    return max((spans[1].start - spans[0].end).days, 0)


def _year_faults(tables: RawTables) -> Iterator[Problem]:
    """Yield documents whose id has a year of which neither they nor their figures are."""
    said = grouped(tables["figures"], itemgetter("document_id"))
    for row in tables["documents"]:
        figures = said.get(row["document_id"], [])
        times = [of[name] for of in figures for name in ("stated_on", "period_as_stated")]
        named = YEARS.findall(row["document_id"])
        own = {*YEARS.findall(" ".join([row["published"], *times]))}
        other = row["published"] and named and own.isdisjoint(named)
        if other and CONFIRMED not in row["note"].casefold():
            reason = f"the id has {named[0]}, of which no figure is: {WAY_OUT}"
            yield row.problem("published", reason)


def _speaker_faults(row: RawRow) -> Iterator[Problem]:
    """Yield an office of another side, and the spelling of another person."""
    area = region_of(row["office"])[:2] or _country_in(row["office"])
    if area and area not in row["side"]:
        reason = f"an office of {AREAS[area]}, but the side is {joined(row['side']) or 'none'}"
        yield row.problem("office", reason)
    persons = row["spellings"] if row["office"] != row["speaker"] else ()
    for spelling in filter(_is_known, persons):
        if not _alike(row["speaker"], spelling):
            reason = f"no spelling of {row['speaker']!r}: no word of the two is alike"
            yield row.problem("spellings", reason, spelling)


def _country_in(office: str) -> str:
    words = re.findall(r"\w+", office)
    named = [code for code, name in AREAS.items() if len(code) == len("KZ") and name in words]
    own = named[0] if len(named) == 1 and f"of {AREAS[named[0]]}" in office else ""
    return own if own in ("KZ", "RU") else ""


def _is_known(words: str) -> bool:
    """Whether all letters of a name can be written in Latin ones, and there are any."""
    names = [unicodedata.name(letter, "") for letter in _latin(words).replace(" ", "")]
    return bool(names) and all(name.startswith(KNOWN) for name in names)


def _alike(name: str, spelling: str) -> bool:
    """Tell whether a word of one is like a word of the other, whatever the alphabet.

    >>> _alike("Serik Zhumangarin", "Серик Жумангарин"), _alike("Vladimir Putin", "Алексей Оверчук")
    (True, False)
    """
    pairs = product(_latin(name).split(), _latin(spelling).split())
    return any(SequenceMatcher(None, *pair).ratio() >= ALIKE for pair in pairs)


def slug(name: str) -> str:
    """Return a name as an address can have it; "" where no letter of it is known in Latin.

    >>> slug("Kassym-Jomart Tokayev"), slug("Nicolás Élő"), slug("Сергей Лавров"), slug("გიორგი")
    ('kassym-jomart-tokayev', 'nicolas-elo', 'sergey-lavrov', '')
    """
    plain = unicodedata.normalize("NFKD", _latin(name)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _latin(words: str) -> str:
    """Write words in Latin letters, as offices of Russia and Kazakhstan do in English."""
    return "".join(LETTERS.get(letter, letter) for letter in words.casefold())

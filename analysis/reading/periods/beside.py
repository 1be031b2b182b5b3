"""Periods that stand beside each other in a sentence: months of a year that is named elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from analysis.reading.lexicon import lexicon
from analysis.reading.periods.cores import (
    LENGTHS,
    MONTHS_OF_YEAR,
    PARTS_OF_A_YEAR,
    Core,
    FoundPeriod,
)
from analysis.reading.periods.days import (
    AGO,
    Period,
    lasts,
)

ANOTHER_YEAR = 8  # months; what is further apart in one year is nearer in the next
FAR = 500  # characters from what is compared to its base
AFTER_A_YEAR = 20  # characters: " (", " which runs from "
# behind a comma, and before a sum: the number itself counts nothing
_BARE_YEAR = re.compile(r"[,;(]\s+(?:[^\W\d_]{1,4}\s+)?((?:19|20)\d\d)(?=\s*[-–—:]?\s*[$€£])")
_OPENS = re.compile(r"[,;—–]\s+(?:[^\W\d]+\s+){0,2}$")  # ", while", before a clause
_HAS_A_NUMBER = re.compile(r"\s[^.,;—–]*?\d")
_BEGINS = re.compile(r"\W*+")  # signs before the first word


def joined(text: str, found: list[FoundPeriod]) -> list[FoundPeriod]:
    """Make one of *in 2022, from February to May*: a year, and right behind it months of it."""
    joined: list[FoundPeriod] = []
    for part in found:
        before = joined[-1] if joined else part
        led = before.led_behind or _BEGINS.fullmatch(text, 0, before.led_from)
        apart = before.is_base and (led or text[before.end : part.start].strip())
        whole = before if _next_to(text, before, part) and not apart else None
        both = in_its_year(whole, part) if whole else None
        between, year = text[before.end : part.start], text[part.start : part.end]
        opened = between in (" (", " [")
        if opened and text[part.end : part.end + 1] in "])" and before.kind in ("plain", "range"):
            both = in_its_year(part, before) or in_its_year(before, part)  # "April [of 2023]"
            # "the current fiscal year (FY23)", but no "April [of 2023]"
            if part.cores and part.cores[0].kind == "year" and year[0].isupper():
                both = before._replace(end=part.end)
        if between == ") " and text[joined[-2:][0].end : before.start] == " (":
            both = in_its_year(part, joined[-2])  # "the first quarter (January–March) of 2023"
            joined = joined[:-1] if both else joined
        unled = part.kind == "year_ago" and part.led_from == part.end
        if unled and between == " " and lacks_a_year(before):
            last_year = [core._replace(shift=-1) for core in before.cores]  # "in May a year ago"
            both = before._replace(cores=last_year, end=part.end)
        goes_on = part.kind == "until" and between == " " and not part.cores[0].dated
        this_year = before.kind == "plain" and before.cores[0][:3] == ("year", None, 0)
        if goes_on and this_year:  # "this year through July"
            cores = [core._replace(shift=0) for core in part.cores]
            both = part._replace(kind="year_to", cores=cores, start=before.start)
        if part.kind == "year_ago" and between == " " and before.kind == "same":
            # "in the same month a year ago"
            led_from = before.led_from if before.is_base else part.end
            both = part._replace(cores=[Core("same")], start=before.start, led_from=led_from)
        if before.kind == "year_ago" and between == " " and part.kind == "same":
            both = part._replace(cores=[Core("year", shift=-1)], start=before.start)
        if between in (" ", ", ") and before.cores and part.cores and not part.is_base:
            both = both or _told_twice(before, part)
        beside = text[before.start].isalpha() and part.start < before.end + AFTER_A_YEAR
        if beside and _are_its_months(part, before):
            both = part._replace(start=before.start)  # "in fiscal 2023-24 (July 2023–June 2024)"
        joined[-1:] = [both] if both else [*joined[-1:], part]
    return joined


def _told_twice(before: FoundPeriod, part: FoundPeriod) -> FoundPeriod | None:
    """Join *over the last six years from 2014 to 2019*, *July–May of this fiscal year 2015-16*."""
    if before.cores[0].kind in ("rolling", "months") and part.kind == "range":
        return part._replace(start=before.start)
    of_fiscal = before.cores[-1].kind == "month" and before.cores[-1].fiscal
    years = part.cores[0].kind in ("year", "years")
    return before._replace(end=part.end) if of_fiscal and years else None


def _are_its_months(part: FoundPeriod, year: FoundPeriod) -> bool:
    """Whether the twelve months of a fiscal year are named: *July 2023–June 2024*."""
    fiscal = year.kind == "plain" and year.cores[0].fiscal and year.cores[0].kind != "month"
    if not fiscal or part.kind != "range" or {core.kind for core in part.cores} != {"month"}:
        return False
    first, last = (MONTHS_OF_YEAR * (core.year or 0) + core.begin[0] for core in part.cores)
    return last - first == MONTHS_OF_YEAR - 1


def named_before(found: list[FoundPeriod]) -> list[FoundPeriod]:
    """Give what *во II – 141*, *в этом – 5* is of: a quarter, a month, if one is named before."""
    whole: Core | None = None
    unit: Core | None = None
    given: list[FoundPeriod] = []
    for part in found:
        core = part.cores[0] if part.cores else None
        if core and core.kind == "elided":
            length = LENGTHS[f"{whole.kind}_word"] if whole else MONTHS_OF_YEAR
            last = core.months * length
            if whole is None or last > MONTHS_OF_YEAR:
                continue
            given.append(
                part._replace(cores=[whole._replace(begin=(last - length + 1, 0), end=(last, 0))])
            )
        else:
            whole = core if core and core.kind in ("quarter", "half") else whole
            unit = core if core and core.kind == "unit" else unit
            left_out = core and core.kind == "year" and core.months
            cores = [unit._replace(shift=core.shift)] if core and unit and left_out else part.cores
            given.append(part._replace(cores=cores))
    return given


def in_the_year_before(text: str, found: list[FoundPeriod]) -> list[FoundPeriod]:
    """Give months the year of those before them: *in Q3 2023 …, compared with … in Q2*."""
    dated, end = None, 0
    given: list[FoundPeriod] = []
    fiscal = any(core.fiscal and core.kind == "year" for part in found for core in part.cores)
    for part in found:
        core = part.cores[0] if part.cores else None
        months = core is not None and core.kind in PARTS_OF_A_YEAR and core.kind != "day"
        ended = ")" in text[end : part.start].partition("(")[0]
        dated = None if ended else dated  # "(2 in May 2023) against 7 in July"
        if core and fiscal and core.kind in ("quarter", "half") and lacks_a_year(part):
            given.append(part._replace(cores=[Core("vague")]))  # "in fiscal 2024 … in Q1"
        elif core and dated and months and lacks_a_year(part):
            apart = part.cores[-1].end[0] - dated.end[0]  # "in November 2022, in January–November"
            years = (apart < -ANOTHER_YEAR) - (apart > ANOTHER_YEAR)
            given.append(_of_year(part, dated, years))
            dated, end = (dated, end) if part.is_base else (given[-1].cores[-1], part.end)
        else:
            own = core and months and core.dated and not part.is_base and part.kind != "since"
            dated, end = (core, part.end) if own else (dated, end)
            given.append(part)
    return given


def a_year_earlier(found: list[FoundPeriod]) -> list[FoundPeriod]:
    """Give *last April* the year before *April this year*, which stands beside it."""
    months = [part.cores[0] if part.cores else Core("") for part in found]
    own = {month.begin for month in months if month.kind == "month" and month.shift == 0}
    return [
        part._replace(cores=[month._replace(shift=-1)])
        if month.kind == "month" and month.total and not month.dated and month.begin in own
        else part
        for part, month in zip(found, months, strict=True)
    ]


def over_that_year(text: str, found: list[FoundPeriod]) -> list[FoundPeriod]:
    """Give *over the year* what is named before it: *in May it grew by 5% over the year*.

    *In May exports were 5 million, over the year 60* is of two times.
    """
    named: FoundPeriod | None = None
    given: list[FoundPeriod] = []
    for part in found:
        core = part.cores[0] if part.cores else Core("")
        over = core.kind == "rolling" and core.total and core.months == MONTHS_OF_YEAR
        if over and named and part.kind == "plain" and near(text, named, part):
            whole = named.cores[0].kind == "year"
            if whole or not re.search("[,;]", text[named.end : part.start]):
                part = named._replace(start=part.start, end=part.end, led_from=part.led_from)
        elif core.kind != "rolling":
            whole = core.kind == "year" and core.dated and core.shift != 0
            own = part.kind in ("plain", "range") and not part.is_base
            months = core.kind in PARTS_OF_A_YEAR and core.kind != "day"
            named = part if own and (whole or months) else None
        given.append(part)
    return given


def leading(text: str, found: list[FoundPeriod]) -> list[FoundPeriod]:
    """Give *A year earlier* that begins a sentence, or a clause with a figure, as its period.

    Nothing is compared there: *it grew by 5 percent, while a year earlier it fell by 3*.
    """
    given: list[FoundPeriod] = []
    for one, other in zip(found, [*found[1:], None], strict=True):
        said_twice = other and not text[one.end : other.start].strip(" ,")
        unled = one.kind in AGO and one.led_from == one.end  # no "compared with a year earlier"
        opens = _BEGINS.fullmatch(text, 0, one.start)
        if not all(before.is_base for before in given):  # else a year before what?
            clause = _OPENS.search(text, 0, one.start)
            opens = opens or (clause and _HAS_A_NUMBER.match(text, one.end))
        leads = unled and opens and not said_twice  # no "a year earlier, in 2022, …"
        given.append(one._replace(is_base=False) if leads else one)
    return given


def in_a_list(text: str, found: list[FoundPeriod]) -> list[FoundPeriod]:
    """Add the years of a list whose first one is named: *in 2021 $24bn, 2022 $26bn*."""
    plain = [part for part in found if part.kind == "plain" and not part.is_base]
    years = [part for part in plain if part.cores[0].kind == "year" and part.cores[0].year]
    if not years:
        return found
    named, core = years[0], years[0].cores[0]
    bare = [
        named._replace(
            start=year.start(1), end=year.end(1), cores=[core._replace(year=int(year[1]))]
        )
        for year in _BARE_YEAR.finditer(text, named.end)
        if not any(part.start < year.end(1) and year.start(1) < part.end for part in found)
    ]
    return sorted([*found, *bare], key=lambda part: part.start) if bare else found


def _of_year(part: FoundPeriod, dated: Core, years: int = 0) -> FoundPeriod:
    """Return some months with the year of others, or one some years apart from it."""
    year, shift = (n if n is None else n + years for n in (dated.year, dated.shift))
    return part._replace(cores=[core._replace(year=year, shift=shift) for core in part.cores])


def _next_to(text: str, whole: FoundPeriod, part: FoundPeriod) -> bool:
    """Whether nothing stands between, or a comma: both begin a clause, or end the sentence."""
    between = text[whole.end : part.start].strip()
    begins = _BEGINS.fullmatch(text, text.rfind(",", 0, whole.start) + 1, whole.start)
    return not between or (between == "," and bool(begins or not text[part.end :].strip(" .")))


def in_its_year(whole: FoundPeriod, part: FoundPeriod) -> FoundPeriod | None:
    """Give the months the year that is named beside them, if they have none."""
    if whole.kind != "plain" or part.is_base or not lacks_a_year(part):
        return None
    year = whole.cores[0]
    if year.kind != "year" or not year.dated or year.fiscal:
        return None
    start, end = min(whole.start, part.start), max(whole.end, part.end)
    led_from = whole.led_from if whole.is_base else part.led_from
    part = _of_year(part, year)
    return part._replace(start=start, end=end, is_base=whole.is_base, led_from=led_from)


def of_the_year_told(
    text: str, found: list[FoundPeriod], said: Period | None, languages: tuple[str, ...]
) -> list[FoundPeriod]:
    """Give months the year they are part of: *in 2022 it was $5 billion, of which 1 in May*.

    Behind a figure they need no such words where the year opens the sentence and is no last one.
    """
    given: list[FoundPeriod] = []
    whole: FoundPeriod | None = None
    for part in found:
        both = in_its_year(whole, part) if whole and not part.ahead else None
        of_it = False
        if both and whole:
            of_it = bool(_of_which(languages).search(text, whole.end, part.start))
            year = whole.cores[0].year
            long_ago = year and said and said.end and year < said.end.year - 1
            if long_ago and _BEGINS.fullmatch(text, 0, whole.start):
                of_it |= bool(_HAS_A_NUMBER.match(text, whole.end, part.start))
        given.append(part._replace(cores=both.cores) if both and of_it else part)
        whole = whole if part.is_base or of_it else part
    return given


@cache
def _of_which(languages: tuple[str, ...]) -> re.Pattern[str]:
    entries = (item for language in languages for item in lexicon(language).entries.items())
    known = {(first, *tail) for first, rows in entries for tail, kind, _ in rows if kind == "part"}
    spelt = (r"\s*".join(map(re.escape, phrase)) for phrase in sorted(known))
    return re.compile(rf"(?i)\([^()]*$|\b(?:{'|'.join(spelt)})(?!\w)")


def lacks_a_year(found: FoundPeriod) -> bool:
    """Whether a period is some months or days of a year that is not named."""
    return found.kind in ("plain", "range", "both") and all(
        core.kind in PARTS_OF_A_YEAR and not core.dated for core in found.cores
    )


def near(text: str, one: FoundPeriod, other: FoundPeriod) -> bool:
    """Whether two periods stand in the same line of a text, and not far from each other."""
    first, second = sorted((one, other), key=lambda found: found.start)
    return second.start - first.end <= FAR and "\n" not in text[first.end : second.start]


def said_again(
    text: str, found: FoundPeriod, lengths: Mapping[str, int], spoken_of: Period | None
) -> Period | None:
    """Return the period of the sentence before, if the words mean it: *the same quarter* is one."""
    core = found.cores[0] if found.cores else Core("")
    words = "" if core.kind == "that" else text[found.start : found.end].lower()
    months = next((lengths[word] for word in words.split() if word in lengths), None)
    unlike = spoken_of is not None and months is not None and not lasts(spoken_of, months)
    counted = found.is_said_again or found.kind in AGO  # "A year earlier it was 5"
    if core.kind == "months" and core.bare:  # "in the two months" behind "in May and June"
        counted, months = True, core.end[0]
        unlike = spoken_of is not None and not lasts(spoken_of, months)
    return spoken_of if counted and not unlike else None

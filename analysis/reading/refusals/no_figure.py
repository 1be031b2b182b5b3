"""What is written with a number and is no figure: years of an age, addresses, names, pairs."""

from __future__ import annotations

import re

from analysis.reading.around.direction import ends_as_verb, leftwards
from analysis.reading.lexicon import Line, is_declined
from analysis.reading.readings import Reading
from analysis.reading.refusals.alone import (
    LEAST_STANDARD,
    YEARS,
    is_counted_on,
    is_priced,
    is_round,
    of_a_whole,
    stands_alone,
)
from analysis.reading.refusals.names import (
    SINGULAR,
    after_capitals,
    capital,
    cited_or_dialled,
    goes_on,
    is_a_grade,
    is_a_pair,
    is_in_a_subject,
    is_older,
    is_quoted,
    is_singular,
    is_title,
    labels,
    names_a_person,
)
from analysis.reading.tokens import DASHES, plain

NO_NUMBER = "no figure: one of several, or the two that speak"
WHAT_IS_COUNTED = "no figure: what it counts is not said"
# sets, for in a range a float is looked for step by step
_CENTURIES = frozenset(range(1000, 2101))
_LARGEST_RANK = 20  # "among 60 applicants" are so many
_OLDEST = 120  # years of an age
_LEAST_CALLED = 100  # "a 15 man crew" has so many
_NEAR_VERB = 4  # items
_HOUR = re.compile(r"\d[\d:.]*\s?[ap]\.?m")
_TIME = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5](?:\d|[05](?P<ended>-.+))")  # "12.00-дегі жағдай"
_SECTION = re.compile(r"\d{1,2}\.\d{1,2}")


def no_figure(line: Line, reading: Reading) -> str:
    """Return why a number in a sentence counts or measures nothing, or nothing if it does."""
    amount, quantity, sets = reading.amount, reading.quantity, line.words.sets
    before = amount.start - 1
    before -= line.is_of(before, "definite") or line.is_of(before - 1, "tops")  # "top-ten"
    if line.is_of(before, "bases") or _is_base(line, reading) or is_priced(line, amount):
        return "no figure: the base of a rate"
    if amount.joined_by == "dash" and line.is_of(amount.start - 1, "stretches"):
        return "no figure: the number of a place"  # "участок 11–26 км"
    in_words = line.kind(amount.start) != "num"
    fraction = in_words and quantity.unit == "percent" and line.kind(amount.end - 1) != "unit"
    if fraction and line.is_of(amount.start - 1, "ordinal_words"):
        return "no figure: a part by its order"  # "the first half of the match"
    if fraction and _part_of_time(line, amount.start, amount.end):
        return "no figure: a part of a time"
    if quantity.unit == "times" and is_a_pair(line, reading):
        return "no figure: a word for a pair"
    points = line.kind(amount.start) == "half_point" or line.is_of(amount.end - 1, "points")
    if points and quantity.unit == "percentage points" and not reading.context.direction:
        return NO_NUMBER  # "a percentage point is much"
    if quantity.unit != "count" or reading.context.occurrence:
        return ""
    many = not line.is_of(before, "tops") and quantity.value > _LARGEST_RANK
    if line.is_of(before, "ranks") and not many:
        return "no figure: a rank"
    in_words = line.kind(amount.start) == "cardinal"
    none = line.is_of(reading.context.noun[1] - 1, "nouns") or not quantity.counted
    none = quantity.value == 0 and none
    one = line.ending(amount.start) and not (quantity.counted or reading.context.direction)
    one = (one or in_words) and abs(quantity.value) == 1  # "зауыттардың 1-і": one of them
    listed = line.word(amount.end) == ")" and quantity.value <= _LARGEST_RANK  # "1) tea"
    listed = listed and "(" not in line.part(0, amount.end)
    if one or listed or (in_words and none):  # "zero growth"
        return NO_NUMBER
    pair = not sets["pairs"].isdisjoint(_counted(line, reading))
    pair = pair or not (quantity.counted or before == amount.start - 1)
    if in_words and quantity.value == 2 and pair:
        return NO_NUMBER  # "the two countries" are those that speak, "the larger of the two"
    if what := _what_it_is(line, reading, before):
        return f"no figure: {what}"
    return "" if quantity.counted or stands_alone(line, reading) else WHAT_IS_COUNTED


def _what_it_is(line: Line, reading: Reading, before: int) -> str:
    """Return what a number without a unit is, where it counts nothing; else nothing."""
    amount, value = reading.amount, reading.quantity.value
    if after_capitals(line, amount.start):
        if value >= LEAST_STANDARD:
            return "the number of a standard"
        if line.kind(amount.start - 2) == "numbered":  # "flight KC 885"
            return "a number within a name"
    if what := cited_or_dialled(line, amount):
        return what
    section = _SECTION.fullmatch(line.part(amount.start, amount.end))
    if section and capital(line, amount.end) and not reading.context.governed:
        return "the number of a section"  # "2.1 Public Finances"
    if line.word(amount.end - 1) == "-":
        return "a part of a word"  # "18- to 29-year-olds"
    plus = line.word(amount.start - 1) == "+" and line.glued(before)
    if plus and line.kind(before - 1) != "sign":
        return "a number within a name"  # "the C5+1 format"
    bare = amount.upper is not None and not (reading.quantity.counted or reading.context.link)
    bare = bare and (reading.context.direction < 0 or reading.quantity.low == 0)
    if bare or _is_score(line, amount.end) or _is_score(line, amount.start - 1):  # "lost 0-3"
        return "a score"
    if value in _CENTURIES and line.kind(amount.end + 1) == "mask":
        joined = line.kind(amount.end) in ("and", "to", "until")
        if joined and line.kind(before) in ("between", "from"):
            return "a year"  # "between 1600 and 1900"
    if _is_age(line, reading):
        return "an age"
    return "a year" if _is_year(line, reading) else _name(line, reading)


def _is_year(line: Line, reading: Reading) -> bool:
    """Tell *the agreement of 2015 covers*, *the 2022 trade figures*, *bilateral 2022 trade*."""
    place, value = reading.amount.start, reading.quantity.value
    if value not in _CENTURIES or not line.part(place, reading.amount.end).isdigit():
        return False
    comma = line.word(place - 1) == "," and line.kind(reading.amount.end) in ("", "sign")
    dated = line.kind(place - 1 - comma) == "mask" and value % 100  # "on 2 December(,) 1783"
    if (dated or line.is_of(place - 1, "years_after")) and not _is_plural(line, reading):
        return True  # "in 1850"
    elsewhere = line.is_of(reading.amount.end, "years_elsewhere")  # "у 2023 році"
    if elsewhere or line.is_of(place - 1, "copyright"):
        return True
    if value not in YEARS:
        return False
    done = line.ends_in(place - 1, "agent_endings") or is_declined(line.word(place - 1))
    built = done and line.opens(place - 1)
    if labels(line, place - 1) and not line.words.verbs_last and not built:
        return True  # "Budget 2024 introduces", no "Осмотрено 2000 людей"
    if line.is_of(place - 1, "dating") and line.is_of(place - 2, "documents"):
        return True
    if ends_as_verb(line, reading.amount.end):
        return True  # "форум – 2024 открылся"
    two = line.kind(place - 1) == "and" and line.is_of(place - 3, "prepositions")
    if two and line.word(place - 2).isdigit() and int(line.word(place - 2)) in YEARS:
        return True  # "the results of 2012 and 2013 showed"
    limit = reading.quantity.hedge == "at most" and value % 100  # "up to 2023 trade grew"
    hedged = reading.quantity.hedge is not None and not limit
    if line.is_of(reading.context.noun[1] - 1, "priced") and not (hedged and value % 100 == 0):
        return True  # "at constant 2013 prices", "above 2019 levels", but "over 2000 results"
    if hedged or not reading.quantity.counted:
        return False
    return not _is_plural(line, reading)


def _is_plural(line: Line, reading: Reading) -> bool:
    """Whether what is counted is in the plural, or in a language where that is not told."""
    if not reading.quantity.counted:
        return False
    words = plain(reading.quantity.counted).split()
    if is_declined(words[0]):  # of another language
        return True
    words = [word for word in words if not word.endswith(("'s", "’s"))]
    words = words[:-1] if words[-1:] and words[-1].endswith(SINGULAR) else words
    return any(map(line.words.is_plural, words))


def _is_called(line: Line, reading: Reading) -> bool:
    """Recognise *the 911 operator*, *a 404 error*: a large number of what is in the singular."""
    amount, sets = reading.amount, line.words.sets
    articles = sets["definite"] | sets["indefinite"]
    if line.word(amount.start - 1) not in articles:
        return False
    if reading.quantity.value < _LEAST_CALLED and not capital(line, amount.end):
        return False  # "a 15 man crew", but "the 91 Freeway"
    if line.is_of(amount.end, "counts_behind") or line.is_of(amount.end + 1, "counts_behind"):
        return False  # "a 500-strong team"
    written = line.part(amount.start, amount.end)
    return bool(reading.quantity.counted) and written.isdigit() and not _is_plural(line, reading)


def _name(line: Line, reading: Reading) -> str:
    """Return what a number in a name is, or nothing."""
    amount, quantity, sets = reading.amount, reading.quantity, line.words.sets
    if is_a_grade(line, reading):
        return "a grade"
    if is_in_a_subject(line, reading):
        return "a number within a name"
    led = line.is_of(amount.start - 1, "prepositions")
    if (led or line.words.verbs_last) and is_singular(line, amount.end):
        return "the number of a place"
    joined = line.kind(amount.end) in ("to", "until", "and") or line.word(amount.end) in DASHES
    if joined and _HOUR.match(line.word(amount.end + 1)):
        return "a time of day"  # "from 3 to 9 p.m."
    time = _TIME.fullmatch(line.part(amount.start, amount.end))
    compared = f"{line.word(amount.start - 2)} {line.word(amount.start - 1)}" in sets["compared"]
    led = line.is_of(amount.start - 1, "prepositions") and not (quantity.counted or compared)
    if time and (line.words.verbs_last if time["ended"] else led):
        return "a time of day"
    *_, last = words = plain(quantity.counted or "").split() or [""]
    named, end = capital(line, amount.end), reading.context.noun[1]
    street = last in sets["streets"] and not line.part(end - 1, end).islower()
    street = street or (named and not sets["streets"].isdisjoint(words[1:]))
    at_one = line.is_of(amount.start - 1, "located") and named and not _is_plural(line, reading)
    if street or at_one:
        return "an address"  # "14 Abai Avenue and", "at 7902 Edinger"
    before = amount.start - 1 - (line.word(amount.start - 1) in {",", *DASHES})
    if line.words.verbs_last and line.kind(before) == "numbered":  # "нөмірі – 1414"
        return "a number within a name"
    if line.words.verbs_last and line.is_of(before, "streets"):  # no "142 көше, 21 гүлзар"
        return "an address" if line.kind(before - 1) not in ("num", "cardinal") else ""
    if not amount.scaled and is_quoted(line, reading):
        return "a name in quotes"
    conference = line.kind(amount.start - 1) == "currency" and after_capitals(line, amount.start)
    named = is_title(line, reading) or goes_on(line, reading)
    if conference or named or _is_called(line, reading):  # "COP 29"
        return "a number within a name"
    return ""


def _is_base(line: Line, reading: Reading) -> bool:
    """*на 100 тысяч населения*, *50 мг на 1 куб. м*, *448 тенге за 1 доллар*: what a rate is of."""
    before, value = reading.amount.start - 1, abs(reading.quantity.value)
    if line.words.verbs_last:  # "1000 адамға шаққанда"
        return is_counted_on(line, reading.context.noun[1]) and is_round(value)
    unit_base = line.is_of(before, "unit_bases")
    behind = before - 1 - (line.kind(before - 1) == "word")
    counted = line.kind(behind) in ("num", "cardinal", "unit") or line.is_of(before - 1, "reckoned")
    direction = reading.context.direction and not counted  # "fell to 31 cases на 100 тысяч"
    if not (reading.context.by or unit_base) or direction:
        return False
    sets, things = line.words.sets, set(_counted(line, reading))
    people = not things.isdisjoint(sets["populations"] | sets["persons"])
    bare = people or value == 1 or line.is_of(before - 1, "rated")  # "9 случаев на 100 тысяч"
    rate = counted and (line.kind(before - 1) != "word" or bare)
    measured = line.kind(before - 1) in ("unit", "currency")  # "200 долларов за тысячу кубометров"
    if measured and unit_base:
        rate = reading.amount.unit is not None and not (reading.amount.is_money and value != 1)
    rate = rate or not things.isdisjoint(sets["populations"])
    return rate and is_round(value)


def _part_of_time(line: Line, start: int, place: int) -> bool:
    """*половина месяца*, *half of the first year*: no share of anything."""
    sets = line.words.sets
    fillers = sets["partitive"] | sets["definite"] | sets["indefinite"]
    near = [at for at in range(place, place + 4) if line.kind(at) not in ("num", "sign")]
    near = [at for at in near if line.word(at) not in fillers]
    before = line.word(start - 1)
    if line.is_of(place - 1, "durations") and not line.is_of(place, "partitive"):
        led = before in sets["prepositions"] - sets["changes_by"]
        if led or line.kind(start - 1) == "word":
            return True  # "in two quarters", "the previous two quarters"
    if line.kind(place) == "mask" and before in sets["prepositions"]:
        return before not in sets["changes_by"]  # "rose by a third in 2023"
    near = near[1:] if line.is_of(near[0] if near else -1, "ordinal_words") else near
    return line.is_of(near[0] if near else -1, "durations")  # "a third of the first year"


def _is_age(line: Line, reading: Reading) -> bool:
    """*children under 13*, *граждан до 18*."""
    place, sets = reading.context.start, line.words.sets
    if reading.quantity.value > _OLDEST:
        return False
    first = reading.amount.start - 1
    near = (line.word(at) for at in range(max(0, first - _NEAR_VERB), first))
    group = not sets["age_words"].isdisjoint(_counted(line, reading))  # "the 15-24 age group"
    alone = not reading.quantity.counted and line.kind(first) in ("level", "by")  # "age at 32"
    subject = first - (line.kind(first) == "mask")
    young = line.is_of(subject, "young") and line.ending(subject) == "possessive"
    alone = alone and line.is_of(first - 1, "pronouns", "age_words")
    if group or young or alone or is_older(line, reading):
        return True  # "жасы 80-нен асқан", "she was 106", "60-тан асқан қарттар"
    if line.kind(first) == "by" and not reading.quantity.counted:  # "died on Tuesday at 95"
        return not sets["lives"].isdisjoint(near)
    counts = _is_plural(line, reading) and not capital(line, reading.amount.end)
    whole = line.word(reading.amount.end) != "," and of_a_whole(line, reading.amount.start)
    counts = counts or whole  # "Of the 64 deputies of the State Duma, 45 were"
    if names_a_person(line, reading.amount.start) and not counts:
        return True
    linked = reading.context.link in ("from", "to") and not reading.quantity.counted
    if linked and any(line.is_of(at, "age_words") for at in leftwards(line, first)):
        return True  # "the retirement age was raised from 58 to 63"
    told = line.kind(place - 1) == "level" and line.is_of(place - 2, "pronouns")
    # "people under 13", "whom were under 35"
    return line.is_of(place, "ages") and (told or line.is_of(place - 1, "persons"))


def _counted(line: Line, reading: Reading) -> list[str]:
    """Return the words of what is counted, as the language files have them."""
    return " ".join(line.word(place) for place in range(*reading.context.noun)).split()


def _is_score(line: Line, place: int) -> bool:
    """*won 3-1*, *improved to 61-41*: two numbers that are no range."""
    dash = line.word(place) in DASHES and line.glued(place) and line.glued(place + 1)
    return dash and line.kind(place - 1) == line.kind(place + 1) == "num"

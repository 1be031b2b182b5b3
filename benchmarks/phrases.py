"""Phrases that state a figure, built from the grammar, with what each of them states.

Hedges, scale words and units are those of the language files; a number has one of its forms, and
neutral words or a neighbour stand around a phrase. Kinds of words are tables, one a language.
"""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from random import Random
from typing import NamedTuple

from analysis.reading.languages import expand, words_of
from analysis.reading.lexicon import lexicon

SCALED = 0.7  # of the numbers have a scale word
NO_MEASURES = ("percent", "percentage points", "basis points", "times", "kRUB", "MUSD", "MEUR")
NO_BREAK = "\u00a0"


class Language(NamedTuple):
    """What a phrase is made of: words of the language file, and what stands around them."""

    code: str
    counted: tuple[str, ...]
    verbs: dict[str, int]  # before a percentage
    around: tuple[str, ...]  # {} is the phrase
    joins: tuple[str, ...]  # the last two also behind a change
    periods: tuple[str, ...]
    in_words: Callable[[int], str]  # a number below a thousand
    comma: str  # decimal
    point: tuple[str, str]  # in words, with the place of what follows


class Built(NamedTuple):
    """A phrase and what it states."""

    words: str
    value: Decimal
    unit: str
    hedge: str | None
    measure: str


# -- words of the language files


@cache
def hedges(code: str) -> list[tuple[str, str | None]]:
    """Give each hedge that is no verb, and what it stands for; and none."""
    tables = words_of(code)["hedges"]
    apart = {*_words(tables["verbs"]), *_words(tables["places"])}
    named = [name for name in tables if name not in ("verbs", "places")]
    return [("", None)] + [
        (f"{words} ", name)
        for name in named
        for words in _words(tables[name])
        if words not in apart
    ]


@cache
def scales(code: str) -> list[tuple[str, int]]:
    """Give each scale word and its power of ten."""
    table = words_of(code)["scales"]
    return [(word, int(power)) for power in table for word in _words(table[power])]


@cache
def units(code: str) -> list[tuple[str, str, Decimal]]:
    """Give the words for each unit, the unit that it is kept in, and how many of that it is."""
    tables = words_of(code)["units"] | words_of(code)["currencies"]
    kept = lexicon(code).kept_as
    return [
        (words, *kept.get(unit, (unit, Decimal(1))))
        for unit in tables
        if unit not in NO_MEASURES
        for words in _words(tables[unit])
    ]


def _words(patterns: list[str]) -> list[str]:
    """Give the phrases of letters that some patterns stand for."""
    phrases = [phrase for pattern in patterns for phrase in expand(pattern)]
    return [phrase for phrase in phrases if phrase.replace(" ", "").isalpha()]


# -- numbers in words


@cache
def _cardinals(language: str) -> dict[int, str]:
    """Return the first form of each number word of a language file."""
    cardinals = words_of(language)["cardinals"]
    return {number: expand(pattern)[0] for pattern, number in cardinals.items()}


def in_english(number: int) -> str:
    """Write a number below a thousand in English words.

    >>> in_english(342)
    'three hundred and forty-two'
    """
    known = _cardinals("en")
    hundreds, rest = divmod(number, 100)
    small = known.get(rest) or f"{known[rest - rest % 10]}-{known[rest % 10]}"
    if not hundreds:
        return small
    return f"{known[hundreds]} hundred" + (f" and {small}" if rest else "")


def in_russian(number: int) -> str:
    """Write a number below a thousand in Russian words.

    >>> in_russian(342)
    'триста сорок два'
    """
    known = _cardinals("ru")
    hundreds, rest = number - number % 100, number % 100
    small = [known[rest]] if rest in known else [known[rest - rest % 10], known[rest % 10]]
    return " ".join([*([known[hundreds]] if hundreds else []), *(small if rest else [])])


LANGUAGES = {
    "en": Language(
        code="en",
        counted=("people", "new jobs", "joint ventures", "students", "plants"),
        verbs={"grew by ": 1, "rose by ": 1, "fell by ": -1, "decreased by ": -1, "": 0},
        around=(
            "{}",
            "It was {}.",
            "The ministry named {} in its letter.",
            "There were {}, he said.",
            "According to the office, {} – a good result.",
            "({})",
        ),
        joins=(" and ", ", ", "; ", ", while the other side has "),
        periods=("", " in 2023", " last year", " in the first five months of 2022"),
        in_words=in_english,
        comma=".",
        point=("point", ""),
    ),
    "ru": Language(
        code="ru",
        counted=("человек", "рабочих мест", "совместных предприятий", "студентов"),
        verbs={"вырос на ": 1, "увеличился на ": 1, "снизился на ": -1, "упал на ": -1, "": 0},
        around=(
            "{}",
            "Это {}.",
            "По данным ведомства, {} – хороший итог.",
            "Там {}, сказал он.",
            "({})",
        ),
        joins=(" и ", ", ", "; ", ", а у соседей "),
        periods=("", " в 2023 году", " в прошлом году", " за пять месяцев 2022 года"),
        in_words=in_russian,
        comma=",",
        point=("целых", "десятых"),
    ),
}
SIGNS = {"$": "USD", "€": "EUR", "₽": "RUB", "₸": "KZT"}


# -- forms of numbers


def digits(random: Random, language: Language) -> tuple[str, Decimal]:
    """*12*, *4.75*, *1,250*, *1 250*: digits, grouped and with decimals."""
    whole = random.choice((random.randint(2, 99), random.randint(100, 999)))
    places = random.choice((0, 0, 1, 1, 2))
    if not places:
        return str(whole), Decimal(whole)
    part = random.randint(1, 10**places - 1)
    written = f"{whole}{language.comma}{part:0{places}}"
    return written, Decimal(written.replace(",", "."))


def grouped(random: Random, language: Language) -> tuple[str, Decimal]:
    """*23,000*, *7 791*, *1 204 350*: a number written out in groups of three."""
    number = random.choice((random.randint(2200, 99_999), random.randint(10**5, 10**8)))
    mark = random.choice((" ", NO_BREAK, "," if language.comma == "." else " "))
    return f"{number:,}".replace(",", mark), Decimal(number)


def in_words(random: Random, language: Language) -> tuple[str, Decimal]:
    """*forty-two*, *триста сорок*: number words."""
    number = random.randint(3, 999)
    return language.in_words(number), Decimal(number)


def decimal_in_words(random: Random, language: Language) -> tuple[str, Decimal]:
    """*six point four*, *шесть целых четыре десятых*: a decimal in words."""
    whole, tenth = random.randint(2, 99), random.randint(1, 9)
    point, place = language.point
    words = f"{language.in_words(whole)} {point} {language.in_words(tenth)} {place}".rstrip()
    return words, Decimal(f"{whole}.{tenth}")


def lower_part(random: Random, language: Language) -> tuple[str, Decimal]:
    """*2 million 47.3 thousand*: an upper and a lower part."""
    by_power = {power: word for word, power in scales(language.code)}
    upper = random.choice((6, 9, 12))
    whole, part = random.randint(1, 99), random.randint(1, 9999)
    lower = f"{part // 10}{language.comma}{part % 10}" if part % 10 else str(part // 10)
    value = whole * Decimal(10) ** upper + Decimal(part) / 10 * Decimal(10) ** (upper - 3)
    return f"{whole} {by_power[upper]} {lower} {by_power[upper - 3]}", value


FORMS = (digits, digits, grouped, in_words, decimal_in_words)


# -- phrases


def phrase(random: Random, language: Language) -> Built:
    """Build one phrase."""
    hedge, loosened = random.choice(hedges(language.code))
    kind = random.choice(("money", "sign", "count", "percent", "measure", "range", "parts"))
    if kind == "percent":
        return _percent(random, language, hedge, loosened)
    if kind == "range":
        return _range(random, language)
    word, unit, factor = random.choice(units(language.code))
    form = random.choice((digits, grouped) if kind == "sign" else FORMS)
    words, value = (lower_part if kind == "parts" else form)(random, language)
    if form is not grouped and kind != "parts" and random.random() < SCALED:
        scale, power = random.choice(scales(language.code))
        words, value = f"{words} {scale}", value * 10**power
    if kind == "sign":
        sign, unit = random.choice(list(SIGNS.items()))
        words = random.choice((f"{sign}{words}", f"{sign} {words}"))
        return Built(hedge + words, value, unit, loosened, "level")
    if kind == "count":
        if value != value.to_integral_value():
            words, value = str(int(value) + 2), Decimal(int(value) + 2)
        word, unit, factor = random.choice(language.counted), "count", Decimal(1)
    return Built(f"{hedge}{words} {word}", value * factor, unit, loosened, "level")


def _percent(random: Random, language: Language, hedge: str, loosened: str | None) -> Built:
    verb = random.choice(list(language.verbs))
    number = random.randint(1, 99)
    tenths = random.randint(0, 9)
    written = f"{number}{language.comma}{tenths}" if tenths else str(number)
    word = random.choice(("%", " %", " percent" if language.comma == "." else " процентов"))
    value = Decimal(number) + Decimal(tenths) / 10
    direction = language.verbs[verb]
    measure = "change" if direction else "share"
    signed = -value if direction < 0 else value
    return Built(f"{verb}{hedge}{written}{word}", signed, "percent", loosened, measure)


def _range(random: Random, language: Language) -> Built:
    """*5–6 billion dollars*: both ends have the scale that is said once."""
    low = random.randint(2, 98)
    high = random.randint(low + 1, 99)
    scale, power = random.choice(scales(language.code))
    word, unit, factor = random.choice(units(language.code))
    dash = random.choice(("-", "–", "—"))
    value = Decimal(low + high) / 2 * 10**power * factor
    return Built(f"{low}{dash}{high} {scale} {word}", value, unit, "between", "level")


def text_of(random: Random, language: Language) -> tuple[str, list[Built]]:
    """Build a text of one phrase or two, with words around them and perhaps a period."""
    built = [phrase(random, language) for _ in range(random.choice((1, 1, 2)))]
    if [each.measure for each in built] == ["change", "share"]:
        built.reverse()  # a bare percentage behind a change may be another change
    period = random.choice(language.periods)
    words = built[0].words
    if len(built) > 1:
        changes = built[0].measure == "change"  # "rose by 5 percent and up to 40 firms"
        words += random.choice(language.joins[2 if changes else 0 :]) + built[1].words
    return random.choice(language.around).format(words + period), built

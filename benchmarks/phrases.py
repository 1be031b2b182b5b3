"""Phrases that state a figure, built from the grammar, with what each of them states.

A number has one of its forms; a hedge, a scale word, a unit, neutral words and a neighbour stand
around it. What does not change the meaning is put on at last: capitals, quotes, brackets, markup.
"""

from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import NamedTuple

from wordings import LANGUAGES, SIGNS, Hedge, Language, hedges, scales, units

__all__ = ["LANGUAGES", "Built", "text_of"]

SCALED = 0.7  # of the numbers have a scale word
OF_CHANGE = 0.3  # of the ranges are percentages
HEDGED = 0.7  # of them have a hedge
PAIRED = 0.1  # of the texts are two numbers whose unit is said once
NO_BREAK = "\u00a0"
WIDE = {ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}


class Built(NamedTuple):
    """A phrase and what it states; `period` is None where several phrases share one.

    `whole` says whether its own words state all of it, and nothing is said at another.
    """

    words: str
    value: Decimal
    unit: str
    hedge: str | None
    measure: str
    period: str | None = None
    whole: bool = True


# -- what does not change what is read

DRESSED = 0.5  # of the phrases
DRESSES = {  # {} is the phrase
    "capitals": str.upper,
    "quotes": ("«{}»", "“{}”", '"{}"', "„{}“", "'{}'"),
    "brackets": ("({})", "[{}]", "{{{}}}"),
    "markup": ("<b>{}</b>", "<td>{}</td>", "**{}**", "*{}*", "__{}__", "_{}_", "~~{}~~", "`{}`"),
    "words before": None,
    "wide digits": lambda words: words.translate(WIDE),
    "no-break spaces": lambda words: words.replace(" ", NO_BREAK),
    "narrow spaces": lambda words: words.replace(" ", "\u202f"),
}


def dressed(random: Random, language: Language, words: str) -> tuple[str, str]:
    """Put capitals, quotes, brackets or markup on a phrase, or words before it; and say which."""
    if random.random() > DRESSED:
        return words, ""
    name = random.choice(list(DRESSES))
    dress = DRESSES[name] or [f"{before}{{}}" for before in language.before]
    return dress(words) if callable(dress) else random.choice(dress).format(words), name


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
    number += number % 10 == 1  # in Kazakh a word that ends in "from one" is also "at once"
    return language.in_words(number), Decimal(number)


def decimal_in_words(random: Random, language: Language) -> tuple[str, Decimal]:
    """*six point four*, *шесть целых четыре десятых*: a decimal in words."""
    whole, tenth = random.randint(2, 99), random.randint(1, 9)
    words = language.point.format(language.in_words(whole), language.in_words(tenth))
    return words, Decimal(f"{whole}.{tenth}")


def lower_part(random: Random, language: Language) -> tuple[str, Decimal]:
    """*2 million 47.3 thousand*: an upper and a lower part."""
    by_power = {power: word for word, power in scales(language.code)}
    upper = random.choice((6, 9, 12))
    whole, part = random.randint(1, 99), random.randint(1, 9999)
    lower = f"{part // 10}{language.comma}{part % 10}" if part % 10 else str(part // 10)
    value = whole * Decimal(10) ** upper + Decimal(part) / 10 * Decimal(10) ** (upper - 3)
    return f"{whole} {by_power[upper]} {lower} {by_power[upper - 3]}", value


FORMS: tuple[Callable[[Random, Language], tuple[str, Decimal]], ...] = (
    digits,
    digits,
    grouped,
    in_words,
    decimal_in_words,
)


# -- phrases


def phrase(random: Random, language: Language) -> Built:
    """Build one phrase."""
    plain, *others = hedges(language.code)
    hedge = random.choice(others) if random.random() < HEDGED else plain
    kind = random.choice(("money", "sign", "count", "percent", "measure", "range", "parts"))
    if kind == "percent":
        return _percent(random, language, hedge)
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
        return Built(_hedged(language, hedge, words), value, unit, hedge.name, "level")
    if kind == "count":
        if value != value.to_integral_value():
            words, value = str(int(value) + 2), Decimal(int(value) + 2)
        counted = random.choice(language.counted)
        words = f"{_hedged(language, hedge, words)} {counted}"
        return Built(words, value, "count", hedge.name, "level")
    words = _hedged(language, hedge, f"{words} {word}")
    return Built(words, value * factor, unit, hedge.name, "level")


def _hedged(language: Language, hedge: Hedge, words: str) -> str:
    if hedge.behind:
        return f"{language.cases(words, hedge.case)} {hedge.words}"
    return f"{hedge.words} {words}".lstrip()


def _percent(random: Random, language: Language, hedge: Hedge) -> Built:
    verb = random.choice(list(language.verbs))
    number = random.randint(1, 99)
    tenths = random.randint(0, 9)
    written = f"{number}{language.comma}{tenths}" if tenths else str(number)
    value = Decimal(number) + Decimal(tenths) / 10
    direction = language.verbs[verb]
    measure = "change" if direction else "share"
    words = f"{written}{random.choice(language.percents)}"
    case = verb.partition(":")[2].partition("}")[0]
    if case and not hedge.behind:
        words = language.cases(words, case)
    words = verb.replace(f":{case}", "").format(_hedged(language, hedge, words))
    return Built(words, -value if direction < 0 else value, "percent", hedge.name, measure)


def _range(random: Random, language: Language) -> Built:
    """*5–6 billion dollars*: both ends have the scale that is said once."""
    low = random.randint(2, 98)
    high = random.randint(low + 1, 99)
    scale, power = random.choice(scales(language.code))
    word, unit, factor = random.choice(units(language.code))
    ends = random.choice(language.ranges).format(low, high)
    if random.random() < OF_CHANGE:
        verb = random.choice([verb for verb in language.verbs if ":" not in verb])
        words = verb.format(ends + random.choice(language.percents))
        direction = language.verbs[verb]
        value = Decimal(low + high) / 2 * (direction or 1)
        return Built(words, value, "percent", "between", "change" if direction else "share")
    value = Decimal(low + high) / 2 * 10**power * factor
    return Built(f"{ends} {scale} {word}", value, unit, "between", "level")


def _joins(language: Language, one: Built, other: Built) -> list[str]:
    """Give what may stand between two phrases without making one of them."""
    if one.measure == "change":  # "rose by 5 percent and up to 40 firms"
        return list(language.joins_changes)
    joins = list(language.joins)
    if one.unit == other.unit:  # "5 or 6 tonnes"
        joins = [join for join in joins if join not in language.joins_ranges]
    if one.words[-1].isdigit() and other.words[0].isdigit():  # "€960, 301.66 trillion" is refused
        joins = [join for join in joins if join != ", "]
    last, first = one.words.split()[-1], other.words.split()[0]
    whole = [hedge.words for hedge in hedges(language.code)]  # "or less" and "equal to or more"
    return [join for join in joins if not any(f"{last}{join}{first}" in words for words in whole)]


def _pair(random: Random, language: Language) -> list[Built]:
    """*From 5.4 to almost 6.2 billion dollars*: the words of both stand at the first of them."""
    scale, power = random.choice(scales(language.code))
    word, unit, factor = random.choice(units(language.code))
    tenths = sorted(random.sample([*range(121, 990, 10), *range(122, 990, 10)], 2))
    plain = [hedge for hedge in language.loose if ":" not in hedge]  # before a scale word
    hedges_of = [random.choice(list(language.loose)), random.choice(plain)]
    ends = []
    for number, hedge in zip(tenths, hedges_of, strict=True):
        case = hedge.partition(":")[2].partition("}")[0]
        written = language.cases(f"{number // 10}{language.comma}{number % 10}", case)
        ends.append(hedge.replace(f":{case}", "").format(written))
    pattern = random.choice(language.pairs)
    words = pattern.format(*ends, of=f"{scale} {word}")
    one = Decimal(10) ** (power - 1) * factor
    built = [
        Built(words, number * one, unit, language.loose[hedge], "level", whole=False)
        for number, hedge in zip(tenths, hedges_of, strict=True)
    ]
    return built if pattern.index("{0}") < pattern.index("{1}") else built[::-1]


def text_of(random: Random, language: Language) -> tuple[str, list[Built], str]:
    """Build a text of one phrase or two, with words around them; and say how it is dressed."""
    built = [phrase(random, language) for _ in range(random.choice((1, 1, 2)))]
    if [each.measure for each in built] == ["change", "share"]:
        built.reverse()  # a bare percentage behind a change may be another change
    paired = random.random() < PAIRED
    built = _pair(random, language) if paired else built
    words, dress = dressed(random, language, built[0].words)
    if len(built) > 1 and not paired:
        words += random.choice(_joins(language, *built))
        words += built[1].words
    period, days = random.choice(list(language.periods.items()))
    text = random.choice(language.around).format(period.format(words))
    if random.random() < DRESSED / 10:
        return text.upper(), built, "capitals"
    # words before may name a period; a sentence may begin with capitals, a cell stands alone
    if len(built) == 1 and dress not in ("words before", "capitals") and "<td>" not in words:
        built = [built[0]._replace(period=days)]
    return text, built, dress

"""What phrases are built of, a language each: number words, what is counted, what stands around.

Hedges, scale words and units are those of the language files. `Language` holds the rest as tables.
"""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from analysis.reading.languages import expand, signs, words_of
from analysis.reading.lexicon import lexicon

NO_MEASURES = (
    "percent",
    "percentage points",
    "basis points",
    "times",
    "kRUB",
    "MUSD",
    "MEUR",
    "any",
)
# tables of hedges that stand behind a number, and the case that they ask for
BEHIND = {"hedges_after": "", "hedges_after_ablative": "ablative", "hedges_after_dative": "dative"}


class Hedge(NamedTuple):
    """The words of a hedge and what it stands for; behind a number, the case that it asks for."""

    words: str
    name: str | None
    behind: bool = False
    case: str = ""


class Language(NamedTuple):
    """What a phrase is made of: words of the language file, and what stands around them."""

    code: str
    counted: tuple[str, ...]
    verbs: dict[str, int]  # of a percentage, {}
    around: tuple[str, ...]  # {} is the phrase
    joins: tuple[str, ...]
    joins_changes: tuple[str, ...]  # the same behind a change
    joins_ranges: tuple[str, ...]  # those that join the ends of a range, too
    ranges: tuple[str, ...]  # of a lower and an upper end
    periods: dict[str, str]  # {} is what is of them; its days, on 15 May 2024
    before: tuple[str, ...]  # words that say nothing of the figure behind them
    pairs: tuple[str, ...]  # of two numbers, the first lower, whose scale and unit are said once
    loose: dict[str, str | None]  # hedges of one of these, {}
    percents: tuple[str, ...]
    in_words: Callable[[int], str]  # a number below a thousand
    comma: str  # decimal
    point: str  # a decimal in words: whole, tenths
    cases: Callable[[str, str], str] = lambda words, _: words  # puts words in a case


# -- words of the language files


@cache
def hedges(code: str) -> list[Hedge]:
    """Give each hedge that is no verb, and none."""
    found, passes = [Hedge("", None)], lexicon(code).sets["passes"]  # which not all things do
    places = lexicon(code).sets["places_too"]  # before an exact count
    for name, patterns in words_of(code)["hedges"].items():
        found += [Hedge(words, name) for words in _words(patterns) if words not in places]
    for table, case in BEHIND.items():
        for name, patterns in words_of(code).get(table, {}).items():
            words_of_it = (words for words in _words(patterns) if words not in passes)
            found += [Hedge(words, name, True, case) for words in words_of_it]
    return found


@cache
def scales(code: str) -> list[tuple[str, int]]:
    """Give each scale word and its power of ten."""
    table = words_of(code)["scales"]
    words = [
        (word, int(power)) for power in table for form in table[power] for word in expand(form)
    ]
    return [each for each in words if each[0].removesuffix(".").isalpha()]  # no "миллиондық меже"


@cache
def units(code: str) -> list[tuple[str, str, Decimal]]:
    """Give the words for each unit, the unit that it is kept in, and how many of that it is."""
    tables = words_of(code)["units"] | words_of(code)["currencies"]
    kept, verbs = lexicon(code).kept_as, lexicon(code).sets["verbs_too"]
    return [
        (words, *kept.get(unit, (unit, Decimal(1))))
        for unit in tables
        if unit not in (*NO_MEASURES, *signs()["shared_currencies"])
        for words in _words(tables[unit])
        if not words.endswith(ATTRIBUTES) and words not in verbs
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


def in_kazakh(number: int) -> str:
    """Write a number below a thousand in Kazakh words.

    >>> in_kazakh(342)
    'үш жүз қырық екі'
    """
    known = _cardinals("kk")
    hundreds, rest = divmod(number, 100)
    words = [known[hundreds]] if hundreds > 1 else []
    words += [known[100]] if hundreds else []
    small = [known[part] for part in (rest - rest % 10, rest % 10) if part]
    return " ".join(words + small)


# -- Kazakh endings

ATTRIBUTES = ("лық", "лік", "дық", "дік", "тық", "тік")  # "a 5-tonne load"
BACK, FRONT = frozenset("аоұыяюёу"), frozenset("әеөүіэи")
VOICELESS, NASAL = frozenset("бвгдкқпстфхцчшщ"), frozenset("мнң")
SPOKEN = {"%": "пайыз", "млн": "миллион", "млрд": "миллиард", "трлн": "триллион"}
ENDINGS = {"ablative": ("нан", "нен"), "dative": ("ға", "ге"), "accusative": ("ны", "ні")}


def in_case(words: str, case: str) -> str:
    """Put a number or a noun in a case; behind digits and signs the ending has a hyphen.

    >>> in_case("90", "ablative"), in_case("доллар", "dative"), in_case("5 млрд", "accusative")
    ('90-нан', 'долларға', '5 млрд-ты')
    """
    if not case:
        return words
    words = words.removesuffix(".")
    last = words.split()[-1]
    apart = last[-1].isdigit() or last in SPOKEN or (BACK | FRONT).isdisjoint(last)
    spoken = SPOKEN.get(last.lstrip("0123456789, "), last)
    spoken = _last_word(spoken) if spoken[-1].isdigit() else spoken
    vowels = [letter for letter in spoken if letter in BACK | FRONT]
    front = bool(vowels) and vowels[-1] in FRONT
    ending = ENDINGS[case][front]
    final = spoken[-1]
    if final in VOICELESS:
        first = {"ablative": "т", "dative": "кқ"[not front], "accusative": "т"}[case]
    elif case == "dative" or (case == "ablative" and final in NASAL):
        first = ending[0]
    elif case == "accusative" and final in BACK | FRONT:
        first = "н"
    else:
        first = "д"
    return f"{words}{'-' if apart else ''}{first}{ending[1:]}"


def _last_word(digits: str) -> str:
    """Return the last word of a number in digits: *120* ends in *twenty*."""
    whole = digits.replace(",", "").replace(" ", "").replace("\u00a0", "").lstrip("0") or "0"
    if whole.endswith("000"):
        return "мың" if not whole.endswith("000000") else "миллион"
    known = _cardinals("kk")
    last = int(whole[-1]) or int(whole[-2:]) or 100
    return known[last if last < 10 else last - last % 10] if last in known else known[last % 100]


DASHED = ("{}-{}", "{}–{}", "{}—{}", "{} – {}")
LANGUAGES = {
    "en": Language(
        code="en",
        counted=("people", "new jobs", "joint ventures", "students", "plants"),
        verbs={"{}": 0, "grew by {}": 1, "rose by {}": 1, "fell by {}": -1, "decreased by {}": -1},
        around=(
            "{}",
            "It was {}.",
            "The ministry named {} in its letter.",
            "There were {}, he said.",
            "According to the office, {} – a good result.",
            "({})",
        ),
        joins=(" and ", " or ", ", ", "; ", ", while the other side has "),
        joins_changes=("; ", ", while the other side has "),
        joins_ranges=(" or ",),
        ranges=(*DASHED, "{} or {}", "between {} and {}", "from {} to {}"),
        periods={
            "{}": "",
            "{} in 2023": "2023-01-01/2023-12-31",
            "last year {}": "2023-01-01/2023-12-31",
            "{} in the first five months of 2022": "2022-01-01/2022-05-31",
            "{} for 4 months of 2024": "2024-01-01/2024-04-30",
            "{} in the 1st quarter of 2024": "2024-01-01/2024-03-31",
            "{} in January-April 2024": "2024-01-01/2024-04-30",
            "{} in H1 2023": "2023-01-01/2023-06-30",
            "{} as of April 1, 2024": "2024-04-01/2024-04-01",
            "{} over the last 5 years": "2019-05-15/2024-05-15",
            "in full-year 2023, {}": "2023-01-01/2023-12-31",
            "in April 2024 {}": "2024-04-01/2024-04-30",
            "over 9 months of 2023 – {}": "2023-01-01/2023-09-30",
            "in 2022–2023: {}": "2022-01-01/2023-12-31",
        },
        before=(
            "today ",
            "in the south ",
            "the office: ",
            "he said that ",
            "together ",
            "Almaty has ",
        ),
        pairs=(
            "exports rose from {0} to {1} {of}",
            "exports are up from {0} to {1} {of}",
            "exports were {1} {of}, up from {0}",
            "exports rose to {1} {of} from {0}",
            "exports ({of}): wheat – {0}, barley – {1}",
            "output: oil – {0}, gas – {1} {of}",
            "exports were {0} and imports {1} {of}",
            "exports and imports were {0} and {1} {of} respectively",
        ),
        loose={
            "{}": None,
            "about {}": "about",
            "almost {}": "almost",
            "more than {}": "more than",
            "at least {}": "at least",
            "less than {}": "less than",
        },
        percents=("%", " %", " percent"),
        in_words=in_english,
        comma=".",
        point="{} point {}",
    ),
    "ru": Language(
        code="ru",
        counted=("человек", "рабочих мест", "совместных предприятий", "студентов"),
        verbs={
            "{}": 0,
            "вырос на {}": 1,
            "увеличился на {}": 1,
            "снизился на {}": -1,
            "упал на {}": -1,
        },
        around=(
            "{}",
            "Это {}.",
            "По данным ведомства, {} – хороший итог.",
            "Там {}, сказал он.",
            "({})",
        ),
        joins=(" и ", " или ", ", ", "; ", ", а у соседей "),
        joins_changes=("; ", ", а у соседей "),
        joins_ranges=(" или ",),
        ranges=(*DASHED, "{} или {}", "от {} до {}"),
        periods={
            "{}": "",
            "{} в 2023 году": "2023-01-01/2023-12-31",
            "{} в прошлом году": "2023-01-01/2023-12-31",
            "{} за пять месяцев 2022 года": "2022-01-01/2022-05-31",
            "{} за 4 месяца 2024 г.": "2024-01-01/2024-04-30",
            "{} в I квартале 2024 года": "2024-01-01/2024-03-31",
            "{} в январе–апреле 2024 года": "2024-01-01/2024-04-30",
            "{} с начала года": "2024-01-01/2024-05-15",
            "{} за последние 5 лет": "2019-05-15/2024-05-15",
            "на 1 апреля 2024 года {}": "2024-04-01/2024-04-01",
            "в апреле 2024 года {}": "2024-04-01/2024-04-30",
            "за 9 месяцев 2023 г. – {}": "2023-01-01/2023-09-30",
            "за 2022–2023 гг.: {}": "2022-01-01/2023-12-31",
            "в первом полугодии 2023-го – {}": "2023-01-01/2023-06-30",
            "за апрель {}": "2024-04-01/2024-04-30",
        },
        before=("сегодня ", "на юге ", "ведомство: ", "он сказал, что ", "вместе ", "в Алматы "),
        pairs=(
            "экспорт вырос с {0} до {1} {of}",
            "экспорт вырос до {1} {of} с {0}",
            "экспорт составил {1} {of} против {0}",
            "экспорт ({of}): пшеница – {0}, ячмень – {1}",
            "добыто: нефть – {0}, газ – {1} {of}",
            "экспорт составил {0}, импорт – {1} {of}",
        ),
        loose={
            "{}": None,
            "около {}": "about",
            "почти {}": "almost",
            "более {}": "more than",
            "не менее {}": "at least",
            "менее {}": "less than",
        },
        percents=("%", " %", " процентов"),
        in_words=in_russian,
        comma=",",
        point="{} целых {} десятых",
    ),
    "kk": Language(
        code="kk",
        counted=("студент", "жаңа жұмыс орны", "бірлескен кәсіпорын", "адам"),
        verbs={"{}": 0, "{:dative} өсті": 1, "{:dative} көбейді": 1, "{:dative} төмендеді": -1},
        around=(
            "{}",
            "Барлығы {}.",
            "Ведомство мәліметінше, {} – жақсы нәтиже.",
            "Онда {}, деді ол.",
            "({})",
        ),
        joins=(" және ", " немесе ", ", ", "; ", ", ал көршілерде "),
        joins_changes=("; ", ", ал көршілерде "),
        joins_ranges=(" немесе ",),
        ranges=(*DASHED, "{} немесе {}"),
        periods={
            "{}": "",
            "2023 жылы {}": "2023-01-01/2023-12-31",
            "былтыр {}": "2023-01-01/2023-12-31",
            "2022 жылдың бес айында {}": "2022-01-01/2022-05-31",
            "2024 жылдың 4 айында {}": "2024-01-01/2024-04-30",
            "2024 жылдың бірінші тоқсанында {}": "2024-01-01/2024-03-31",
            "2024 жылғы қаңтар–сәуірде {}": "2024-01-01/2024-04-30",
            "жыл басынан бері {}": "2024-01-01/2024-05-15",
            "соңғы 5 жылда {}": "2019-05-15/2024-05-15",
            "2024 жылғы 1 сәуірде {}": "2024-04-01/2024-04-01",
            "сәуірде {}": "2024-04-01/2024-04-30",
            "{} (2023 жылы)": "2023-01-01/2023-12-31",
        },
        before=("бүгін ", "оңтүстікте ", "ведомство: ", "мұнда ", "бірге ", "Алматыда "),
        pairs=(
            "экспорт ({of}): бидай – {0}, арпа – {1}",
            "өндірілді: мұнай – {0}, газ – {1} {of}",
            "Астанада {0}, Алматыда {1} {of} бөлінді",
        ),
        loose={
            "{}": None,
            "шамамен {}": "about",
            "кемінде {}": "at least",
            "{:ablative} астам": "more than",
            "{:dative} жуық": "almost",
            "{:ablative} кем": "less than",
        },
        percents=("%", " %", " пайыз"),
        in_words=in_kazakh,
        comma=",",
        point="{} бүтін оннан {}",
        cases=in_case,
    ),
}
SIGNS = {"$": "USD", "€": "EUR", "₽": "RUB", "₸": "KZT"}
SIGNS |= {"US$": "USD", "USD": "USD", "EUR": "EUR", "RUB": "RUB", "KZT": "KZT"}

"""Which language a text is read in, and how words with endings are told apart."""

import pytest

from analysis import find_quantities, parse_quantity
from analysis.reading.detection import language_of
from analysis.reading.inflection import endings_of
from analysis.reading.lexicon import lexicon

# texts, and the language that stands apart in them
TEXTS = {
    "28 миллиард доллардан асты": "kk",
    "Импорт 3 млн тонна болды.": "kk",
    "Ресейден 2500 студент": "kk",
    "«Рост составил 5,2 процента», – деді министр.": None,
    "АО «ҚазТрансОйл» увеличило объем на 12 процентов в этом году.": None,
    "Товарооборот вырос, сообщает пресс-служба компании «Қазақстан темір жолы».": None,
    "In 2023 «ҚТЖ» carried 300 million tonnes, and the tariff rose.": None,
    "Trade grew by 5 percent.": None,
    "Taýar aınalymy 5 paıyzǵa ósti.": "kk",
    "Erdoğan: trade up 5%": None,
    "ҚТЖ": "kk",
    "ҚТЖ на": None,  # as much of the one as of the others
    "ҚТЖ болды на": "kk",
    "АО «Қазақстан темір жолы» перевезло 300 млн тонн.": None,  # a name in quotes
    "Фонд «Қазақстан халқына» собрал 200 млрд тенге.": None,
    "По данным ҚР Ұлттық Банкі, инфляция составила 8,4%.": None,  # and one in capitals
    "«Бәйтерек» 20 млрд теңге бөлді.": "kk",
    "«Бәйтерек»": "kk",
    "Маусымда 30 рейс орындалды.": "kk",  # without a letter of its own
    "28 млрд": None,
    "": None,
}
MIXED = """Тауар айналымы 27 млрд доллардан асты. «В прошлом году он вырос на 5,2%», – деді ол.
Товарооборот России и Казахстана составил 20 млрд долларов, сообщает «Қазақстан темір жолы».
Trade exceeded $28 billion in 2024, the company «ҚТЖ» said."""


@pytest.mark.parametrize(("text", "language"), TEXTS.items())
def test_language_of(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_a_text_without_a_sign_is_of_the_language_around_it() -> None:
    assert language_of("5 млрд", "kk") == "kk"
    assert language_of("5 million", "kk") == "kk"
    assert language_of("на 5 млн тонн", "kk") is None


def test_each_sentence_is_read_in_its_own_language() -> None:
    read = [each.quantity for each in find_quantities(MIXED)]
    told = [(each.value, each.hedge, each.measure) for each in read]
    assert told == [
        (27e9, "more than", "level"),
        (5.2, None, "change"),
        (20e9, None, "level"),
        (28e9, "more than", "level"),
    ]


@pytest.mark.parametrize(
    ("word", "stem", "ending"),
    [
        ("жоба", "жоба", ""),
        ("жобалардан", "жоба", "ablative"),
        ("жобаға", "жоба", "dative"),
        ("жобасымен", "жоба", "instrumental"),
        ("жобаларының", "жоба", "genitive"),
        ("көбейген", "көбей", "participle"),
        ("көбеймеді", "көбей", "negative"),
        ("асты", "асты", ""),  # written in full in the list
        ("студенттерге", "студенттерге", "dative"),  # a stem that is not known
        ("мың", "мың", ""),
    ],
)
def test_stem_and_last_ending(word: str, stem: str, ending: str) -> None:
    endings = endings_of(["kk"], ["жоба", "көбей", "асты", "ас", "мың"])
    assert endings is not None
    assert endings.split(word) == (stem, ending)


def test_words_of_the_second_alphabet_have_the_same_stems() -> None:
    endings = lexicon("kk").endings
    assert endings is not None
    assert endings.split("dollardan") == endings.split("доллардан") == ("доллар", "ablative")
    assert endings.split("km") == ("km", "")  # known as it is


def test_a_language_that_lists_every_form_has_no_endings() -> None:
    assert endings_of(["en", "ru"], ["project"]) is None


@pytest.mark.parametrize("ending", ["нан", "-нан", "‑нан", " -нан"])
def test_an_ending_may_be_written_apart(ending: str) -> None:
    assert parse_quantity(f"60 мың{ending} астам студент").hedge == "more than"


def test_a_stem_has_two_letters() -> None:
    endings = endings_of(["kk"], ["ас", "б"])
    assert endings is not None
    assert endings.split("астан") == ("ас", "ablative")
    assert endings.split("бдан")[0] == "бдан"


def test_a_word_of_forty_letters_is_cut_and_a_longer_one_is_not() -> None:
    endings = endings_of(["kk"], ["ж" * 37, "ж" * 38])
    assert endings is not None
    assert endings.split("ж" * 37 + "дан") == ("ж" * 37, "ablative")
    assert endings.split("ж" * 38 + "дан") == ("ж" * 38 + "дан", "")


def test_the_letters_that_all_forms_of_a_stem_begin_with() -> None:
    endings = lexicon("kk").endings
    assert endings is not None
    assert endings.beginning("кітап") == "кіта"  # кітабы
    assert endings.beginning("жоба") == "жоба"

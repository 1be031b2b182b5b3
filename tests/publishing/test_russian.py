"""The site in Russian: numbers, periods, names and reasons as a newspaper has them, worked out by
hand, and a catalogue that lacks nothing."""

import re
from math import inf, nan
from pathlib import Path

import pandas as pd
import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from project import ROOT, rows_of

from analysis.publishing.catalogue import messages, updated
from analysis.publishing.locales import ENGLISH, Wording
from analysis.publishing.translated import CATALOGUES, wordings
from analysis.record.schema import Row
from analysis.showing.verdict_words import why

CATALOGUE = CATALOGUES / "ru/LC_MESSAGES/site.po"
RUSSIAN = wordings()["ru"]
PLACES = re.compile(r"%\(\w+\)s|\{\w+\}|<[^>]+>|_[A-Z]+_|`[^`]+`")


def spaced(words: str) -> str:
    """The same with plain spaces for those that do not break."""
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("indicator", "areas", "words"),
    [
        ("student_count", "RU KZ", "Студенты из Казахстана в России"),
        ("student_count", "KZ RU", "Студенты из России в Казахстане"),
        (
            "student_count",
            "RU-AST KZ",
            "Студенты за рубежом (откуда: Казахстан, где: Астраханская область)",
        ),
        ("investment_accumulated", "KZ RU", "Накопленные инвестиции России в Казахстане"),
        ("exports", "KZ RU", "Экспорт из Казахстана в Россию"),
        ("exports", "KZ US", "Экспорт (откуда: Казахстан, куда: США)"),
        ("trade_turnover", "KZ RU", "Товарооборот Казахстана и России"),
        ("trade_turnover", "KZ RU-OMS", "Товарооборот: Казахстан – Омская область"),
        ("mutual_trade", "EAEU ", "Взаимная торговля ЕАЭС"),
        ("population", "KZ ", "Население: Казахстан"),
    ],
)
def test_a_title_says_whose_and_where(indicator: str, areas: str, words: str) -> None:
    codebook = {row["indicator"]: row for row in rows_of(ROOT, "indicators")}
    assert RUSSIAN.subject(codebook[indicator], *areas.split(" ")) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (12.6e9, "USD", "12,6 млрд долларов США"),
        (196.3e6, "USD", "196,3 млн долларов США"),
        (7.4e12, "RUB", "7,4 трлн российских рублей"),
        (1, "USD", "1 доллар США"),
        (2, "USD", "2 доллара США"),
        (5, "USD", "5 долларов США"),
        (21, "USD", "21 доллар США"),
        (1.5, "USD", "1,5 доллара США"),
        (4.85, "KZT", "4,85 тенге"),
        (1000, "count", "1 тыс."),
        (5500, "count", "5,5 тыс."),
        (66000, "count", "66 тыс."),
        (7790, "count", "7 790"),
        (66321, "count", "66 321"),
        (900, "count", "900"),
        (0, "count", "0"),
        (32, "count", "32"),
        (-4.7, "percent", "−4,7 %"),
        (1, "times", "в 1 раз"),
        (2, "times", "в 2 раза"),
        (5, "times", "в 5 раз"),
        (21, "times", "в 21 раз"),
        (1.5, "times", "в 1,5 раза"),
        (4.15, "percentage points", "4,15 п. п."),
        (218.1, "index", "индекс 218,1"),
        (10e6, "t", "10 млн т"),
        (300e6, "kW.h", "300 млн кВт·ч"),
        (nan, "USD", "без числа"),
    ],
)
def test_a_number_stands_with_its_unit_in_the_form_that_it_asks_for(
    value: float, unit: str, words: str
) -> None:
    assert spaced(RUSSIAN.amount(value, unit)) == words


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        (18.5e9, 19.5e9, "USD", "18,5–19,5 млрд долларов США"),
        (0, 20e9, "USD", "0–20 млрд долларов США"),
        (999e6, 1.2e9, "USD", "999 млн долларов США – 1,2 млрд долларов США"),
        (66000, 67000, "count", "66–67 тыс."),
        (5500, 6500, "count", "5,5–6,5 тыс."),
        (1950, 2050, "count", "1,95–2,05 тыс."),
        (900, 1100, "count", "900–1 100"),
        (7785, 7795, "count", "7 785–7 795"),
        (0, 7000, "count", "0–7 тыс."),
        (66000, inf, "count", "66 тыс. или больше"),
        (-inf, 9, "percent", "9 % или меньше"),
        (-9, 0, "percent", "от −9 до 0 %"),
        (1.95, 2.05, "times", "в 1,95–2,05 раза"),
        (32, 32, "count", "ровно 32"),
        (-inf, inf, "USD", "любое значение"),
    ],
)
def test_an_interval_names_its_unit_once_where_both_ends_have_it(
    low: float, high: float, unit: str, words: str
) -> None:
    assert spaced(RUSSIAN.bounds(low, high, unit)) == words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("28e9 USD more than level", "более 28 млрд долларов США"),
        ("27e9 USD about level", "около 27 млрд долларов США"),
        ("21000 count less than level", "менее 21 тыс."),
        ("20 percent at most share", "не более 20 %"),
        ("2 times almost multiple", "почти в 2 раза"),
        ("2 times more than multiple", "более чем в 2 раза"),
        ("10.3 percent  change", "рост на 10,3 %"),
        ("-12 percent more than change", "снижение более чем на 12 %"),
        ("-4.7 percent about change", "снижение примерно на 4,7 %"),
        ("19.65 percent between change", "рост на 19,55–19,75 %"),
    ],
)
def test_a_hedge_asks_for_the_form_of_its_number(said: str, words: str) -> None:
    value, unit, hedge, measure = re.fullmatch(r"(\S+) (\S+) (.*) (\w+)", said).groups()  # type: ignore[union-attr]
    row = {"value": float(value), "unit": unit, "hedge": hedge, "measure": measure}
    assert spaced(RUSSIAN.hedged(row | {"low": 19.55, "high": 19.75})) == words


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("No year named.", "Год не назван."),
        ("Dated by its title. No figures.", "Дата — из заголовка. Цифр нет."),
        ("No year named. The headline has 20.", ""),  # not half in one language
        ("The headline has 20.", ""),
    ],
)
def test_notes_are_translated_as_a_whole_or_not_at_all(note: str, words: str) -> None:
    assert RUSSIAN.note(note) == words
    assert ENGLISH.note(note) == note


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2020-01-01", "2020-12-31", "2020"),
        ("2015-01-01", "2020-12-31", "2015–2020"),
        ("2021-01-01", "2021-05-31", "январь – май 2021"),
        ("2021-10-01", "2021-10-31", "октябрь 2021"),
        ("2021-08-19", "2021-08-19", "19 августа 2021"),
        ("2011-08-19", "2021-08-19", "19 августа 2011 – 19 августа 2021"),
        ("2022-01-01", "", "с 1 января 2022"),
        ("", "2030-12-31", "до 31 декабря 2030"),
        ("", "", "не указан"),
    ],
)
def test_a_period_has_its_months_by_name(start: str, end: str, words: str) -> None:
    assert RUSSIAN.period(*(pd.Timestamp(day or None) for day in (start, end))) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [("2021-08-19", "19 августа 2021"), ("2021-08", "август 2021"), ("2021", "2021")],
)
def test_a_date_of_a_statement_may_be_partial(day: str, words: str) -> None:
    assert RUSSIAN.stated(day) == words
    assert RUSSIAN.stated("") == "без даты"


@pytest.mark.parametrize(
    ("name", "others", "words"),
    [
        ("Alikhan Smailov", "Әлихан Смайылов;Алихан Смаилов;Alihan Smailov", "Алихан Смаилов"),
        ("Olzhas Bektenov", "Олжас Бектенов", "Олжас Бектенов"),
        ("Murat Nurtleu", "Мұрат Нұртілеу", "Murat Nurtleu"),
        ("Adil Sarsenov", "", "Adil Sarsenov"),
    ],
)
def test_a_name_is_spelt_as_the_record_has_it_and_never_made_up(
    name: str, others: str, words: str
) -> None:
    assert RUSSIAN.spelling(name, others.split(";")) == words
    assert ENGLISH.spelling(name, others.split(";")) == name


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("KZ", "Казахстан"),
        ("CU", "Таможенный союз Беларуси, Казахстана и России"),  # not Cuba
        ("RU-TYU", "Тюменская область"),
        ("KZ-59", "Северо-Казахстанская область"),
        ("KZ-BORDER", "Регионы Казахстана на границе с Россией"),
    ],
)
def test_areas_have_their_names(code: str, words: str) -> None:
    assert RUSSIAN.area(code) == words


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        (
            {"verdict": "agree", "reason": "bounds_meet", "converted": True},
            ["границы пересекаются", "пересчитано по среднему курсу за период"],
        ),
        (
            {"verdict": "contradict", "reason": "below"},
            ["вторая меньше всего, что допускает первая"],
        ),
        (
            {"verdict": "contradict", "reason": "part_of_year"},
            ["часть года не может быть больше всего года"],
        ),
        ({"reason": "part_of_year"}, ["часть года и весь год"]),
        ({"reason": "other_status"}, ["прогноз и факт не сопоставляются"]),
        ({"reason": "other_indicator"}, ["«Поездки» и «Туристы» — не одно и то же"]),
        (
            {"reason": "other_nature"},
            ["«Поездки» и «Туристы»: одно нарастающим итогом на дату, другое за период"],
        ),
    ],
)
def test_a_reason_is_said_with_the_names_of_what_it_names(pair: Row, words: list[str]) -> None:
    codebook = {
        "trips": {"title": "Trips", "nature": "cumulative"},
        "tourists": {"title": "Tourists", "nature": "flow"},
    }
    left = {"indicator": "trips", "status": "forecast"}
    pair = {"verdict": "not comparable", "converted": False, "if_same_set": False} | pair
    told = why(pair, codebook, language=RUSSIAN, left=left, right={"indicator": "tourists"})
    assert told == words


def test_a_basis_that_nobody_foresaw_stays_as_it_is() -> None:
    assert RUSSIAN.say("what nobody foresaw") == "what nobody foresaw"


@pytest.mark.parametrize("wording", wordings().values(), ids=wordings())
def test_only_words_are_translated(wording: Wording) -> None:
    assert wording.say("") == ""
    assert wording.say("=<script>") == "=<script>"


# The catalogue


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="ru")


@pytest.mark.slow
def test_the_catalogue_has_all_messages_and_no_other(catalogue: Catalog) -> None:
    asked = {message.id for message in messages() if message.id}
    way_out = "run python -m analysis.publishing.catalogue, and translate what is new in it"
    assert {message.id for message in catalogue if message.id} == asked, way_out
    assert not catalogue.obsolete
    assert CATALOGUE.read_bytes() == updated(CATALOGUE), way_out


def test_each_message_has_its_translation_with_all_that_is_filled_in(catalogue: Catalog) -> None:
    for message in catalogue:
        if not message.id:
            continue
        forms = message.string if message.pluralizable else (message.string,)
        assert all(forms), message.id
        assert not message.fuzzy, message.id
        plural = message.id[-1] if message.pluralizable else message.id
        for form in forms:
            assert sorted(PLACES.findall(form)) == sorted(PLACES.findall(plural)), form


def test_another_language_is_a_catalogue_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "kk/LC_MESSAGES/site.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(
        updated(path).replace(
            b'msgid "Figures"\nmsgstr ""', 'msgid "Figures"\nmsgstr "Сандар"'.encode()
        )
    )
    kazakh = wordings(tmp_path)["kk"]
    assert (kazakh.name, kazakh.folder) == ("Қазақ тілі", "kk/")
    assert kazakh.gettext("Figures") == "Сандар"
    assert kazakh.gettext("Documents") == "Documents"
    assert kazakh.area("RU") == "Ресей"
    spellings = ("Алихан Смаилов", "Әлихан Смайылов")
    assert kazakh.spelling("Alikhan Smailov", spellings) == spellings[1]

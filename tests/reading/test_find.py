"""The scanner: figures of whole sentences, what is no figure, offsets, and its tables."""

import math
from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from said import grows_evenly

from analysis import find_quantities, parse_period, parse_quantity, scan
from analysis.reading.bounds import NUMBERS
from analysis.reading.find import Candidate, Refusal
from analysis.reading.periods.parse import find_periods, parse_base
from analysis.reading.table import COLUMNS

# what looks like a figure and is none, by the reason
NO_FIGURES = {
    "date": "The talks of 7 April 2021 and of November 10 and 24, 2020 were held on 12.05.2021.",
    "clock time": "The meeting begins at 10:30 or 6 p.m. and ends at 18:45.",
    "standard": "The plant is certified by ISO 9001, and works to the ISO 14001 standard.",
    "room": "Делегация живёт в номере 1204 гостиницы.",
    "duration in Russian": "Пребывание ограничено 90 днями.",
    "ordinal": "The 22nd meeting and the 80th anniversary fall into the 21st century.",
    "Roman number": "The XX Forum was opened by the ministers.",
    "article": "Under Article 51 and Resolution 1244 the parties agreed on Annex 3.",
    "resolution": "Resolution A/RES/73/127 was adopted.",
    "term of an agreement": "A programme for 2021-2025 was signed, and a plan for 2025 and 2026.",
    "phone number": "Call +7 495 123-45-67 for details.",
    "name with a number": "COVID-19, the G20, the MC-21 and #Eurasia4You were discussed.",
    "name in quotes": 'The festival "Seven Treasures" opened, and so did «Семь сокровищ».',
    "address": "The office is at 15 Abai Avenue, and the other one at 7 Tverskaya Street.",
    "duration": "For 30 years, over the past 10 years and within three months much was done.",
    "age": "The agreement turned ten years old.",
    "vague": "Several dozen documents and hundreds of thousands of families.",
    "one of": "It is one of the main partners, and no one doubts it.",
    "both sides": "The two countries and the two presidents agreed.",
    "list markers": "1. The first point.\n2. The second point.\n3) The third.",
    "compound": "A two-way road, a five-year plan and a 10-year term.",
}
LIST = """In 2022 the members managed to improve, as compared to 2021:
✅ Grain production went up by 27 percent and reached almost 187 million tonnes;
✅ Investment increased by 5.3 percent.
The GDP was 173 trillion roubles."""


@pytest.mark.parametrize("text", NO_FIGURES.values(), ids=NO_FIGURES.keys())
def test_no_figure(text: str) -> None:
    found = find_quantities(text, stated_on="2024-11-27")
    assert [text[each.start : each.end] for each in found] == []


def test_the_line_that_heads_a_list_gives_its_period_and_the_base_is_none() -> None:
    found = find_quantities(LIST, stated_on="2023-02-01")
    periods = [each.period and each.period.start and each.period.start.year for each in found]
    assert [each.quantity.value for each in found] == [27, 187e6, 5.3, 173e12]
    assert periods == [2022, 2022, 2022, None]


def test_months_in_a_list_are_of_the_year_that_heads_it() -> None:
    text = "In 2022 the members fared well:\n- exports: $5.1 billion in 9 months;\n- 40 plants."
    nine_months, whole = find_quantities(text, stated_on="2023-11-01")
    assert nine_months.period == parse_period("in 9 months of 2022", stated_on=None)
    assert nine_months.period_as_stated == "In 2022 … in 9 months"
    assert whole.period == parse_period("2022", stated_on=None)


@pytest.mark.parametrize(
    ("above", "period"),
    [
        ("The budget for 2025–2027 is approved, of which for 2025:", ("2025-01-01", "2025-12-31")),
        ("The budget for 2025–2027 is approved:", ("2025-01-01", "2027-12-31")),
        ("Бюджет на 2025–2027 годы, в том числе на 2025 год:", ("2025-01-01", "2025-12-31")),
        ("2025-2027 жылдарға, оның ішінде 2025 жылға бюджет:", ("2025-01-01", "2025-12-31")),
        ("In 2024, as in May:", ("2024-01-01", "2024-12-31")),
    ],
)
def test_a_list_is_of_the_one_of_several_years_that_is_named_last(
    above: str, period: tuple[str, str]
) -> None:
    (found,) = find_quantities(f"{above}\n1) 6 842 млн теңге;", stated_on="2024-12-20")
    assert found.period is not None
    assert (str(found.period.start), str(found.period.end)) == period


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Prices fell:\n- onions – 7.5%;\n- carrots – 4%.\nCity's share – 40%", [-7.5, -4]),
        ("Prices fell:\n\nonions – 7.5%\n\ncarrots – 4%\n\nCoal is 4% of it.", [-7.5, -4]),
        ("The largest increases were in:\n- mining – 9%;\n- trade – 7%;", [9, 7]),
        ("Подешевели:\n- лук – на 7,5%;\n- морковь – на 4%.", [-7.5, -4]),
        ("Төмендеу мына салаларда тіркелді:\n- сауда – 7,5%;\n- көлік – 4%.", [-7.5, -4]),
        ("Баға көтерілді:\n\nмакарон – 7,5%;\n\nет – 4%.", [7.5, 4]),
        ("Пайда 5%-ға төмендеді. Оның құрылымы:\n- мұнай – 40%;", [-5]),
        ("Баға өсті:\n- нан – 9%;\n- оның үлесі – 40%.", [9]),
        ("Ұрлықтың өсуі байқалады:\nӨскеменде 9%,\nҰлытауда 8,5%.\nТүркістанда 4%.", [9, 8.5]),
        ("Exports by country:\n- China – 40%;\n- Italy – 12%.", []),
        ("Prices fell in May:\n- bread: 5%;\n- milk by 3%.", [-5, -3]),
        ("Цены снизились:\n– в Актобе – на 7%;\n– в Астане – по 4 процента.", [-7, -4]),
        ("Prices fell:\n- bread: 5%;\n- 30% of all goods.", [-5]),
        ("Exports grew by 5 percent, of which:\n- mining – 60%.", [5]),
        ("Structure of the growth:\n- mining – 60%;\n- trade – 40%.", []),
        ("Amid the rise in prices shops sold:\n- bread – 60%.\n- milk – 3%.", []),
        ("С 2026 года повышаются налоги:\n– НДС – 16%.", []),
        ("Цены не снизились:\n– хлеб – 5%.", []),
        ("Меры по снижению бедности:\n– охват – 80%.", []),
        ("Targets for reducing emissions:\n- renewables – 50%.", []),
        ("Do you expect prices to rise:\n- yes – 70%.", []),
    ],
)
def test_percentages_below_a_word_of_change_are_changes(text: str, values: list[float]) -> None:
    found = [each.quantity for each in find_quantities(text)]
    assert [each.value for each in found if each.measure == "change"] == values
    assert all(each.measure in ("change", "share") for each in found)


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("Arrivals rose 6 percent over the same month of 2023.", ["over the same month of 2023"]),
        ("Arrivals rose 6 percent over last year.", ["over last year"]),
        ("Arrivals rose 6 percent over the past five years.", [""]),
        ("Comparing May 2024 with May 2023, exports rose 6 percent.", ["with May 2023"]),
        ("Arrivals rose 5.5 percent yoy.", ["yoy"]),
        ("Въезд вырос на 5,5% г/г.", ["г/г"]),
        ("Spending was 9 percent higher than that recorded for 2021.", ["for 2021"]),
        (
            "Вывоз вырос на 3% по сравнению с маем, по сравнению с мартом - на 2%.",
            ["по сравнению с маем", "по сравнению с мартом"],
        ),
        ("Прирост составил 4% к периоду январь-май 2017 года.", ["январь-май 2017 года"]),
        (
            "Экспорт 5 пайызға артып, былтырғымен салыстырғанда импорт 3 пайызға кеміді.",
            ["", "былтырғымен салыстырғанда"],
        ),
    ],
)
def test_a_change_has_the_base_of_its_own_clause(text: str, bases: list[str]) -> None:
    found = find_quantities(text, stated_on="2024-06-10")
    assert [each.base_as_stated for each in found] == bases


def test_a_change_and_its_level_are_two_figures() -> None:
    text = "In 2020 it decreased by only 4.7% – to $ 19 billion."
    found = find_quantities(text, stated_on="2021-04")
    read = [(each.quantity.measure, each.quantity.value) for each in found]
    assert read == [("change", -4.7), ("level", 19e9)]


@pytest.mark.parametrize(
    "text",
    [
        "На 3,1% подешевел сыр, на 1,4% чай.",
        "На 0,5–0,9% подешевели сыр и масло, на 1,2% чай.",
        "Growth slowed to 3 percent from 5 percent a year earlier.",
    ],
)
def test_figures_with_one_verb_do_not_overlap(text: str) -> None:
    first, second = find_quantities(text)
    assert first.end <= second.start


@pytest.mark.parametrize(
    "mess", ["\u00a0", "\u00ad", "\u200b", "\ufeff", "<b>", "</b>", "&nbsp;", "**", "&#160;"]
)
def test_remains_of_markup_do_no_harm(mess: str) -> None:
    text = f"{mess}Trade{mess} grew by{mess} 5.3 percent{mess} to $ 12.6 billion{mess} in 2020."
    found = find_quantities(text)
    assert [each.quantity.value for each in found] == [5.3, 12.6e9]
    assert [each.quantity.measure for each in found] == ["change", "level"]
    assert all(each.period for each in found)


@pytest.mark.slow
@given(st.text(max_size=300), st.sampled_from([None, "2021", "2024-11-27"]))
def test_any_text_is_scanned_and_offsets_lie_in_it(text: str, stated_on: str | None) -> None:
    end = 0
    for each in find_quantities(text, stated_on=stated_on):
        assert end <= each.start < each.end <= len(text)
        end = each.end


sentences = st.lists(
    st.sampled_from(
        [
            "Trade grew by 5.3 percent to $ 12.6 billion in 2020. ",
            "More than 66 thousand students, almost doubling since 2015; ",
            "двадцать с лишним миллиардов долларов в прошлом году, ",
            "The 22nd meeting was held in October.\n",
            "✅ 11 listed barriers:\n",
            "10-12 млрд рублей ",
        ]
    ),
    max_size=8,
).map("".join)


@given(sentences)
def test_the_words_of_a_candidate_read_alone_give_the_same_quantity(text: str) -> None:
    for each in find_quantities(text):
        alone = parse_quantity(text[each.start : each.end])
        assert (alone.value, alone.unit, alone.hedge) == (
            each.quantity.value,
            each.quantity.unit,
            each.quantity.hedge,
        )


def test_scan_is_the_same_as_a_table() -> None:
    text = "Trade exceeded $28 billion last year; 32 projects are under way."
    frame = scan(text, stated_on="2024-11-27")
    assert list(frame.columns) == list(COLUMNS)
    assert [text[row.start : row.end] for row in frame.itertuples()] == list(frame["as_stated"])
    assert frame["period_start"].tolist()[0] == pd.Timestamp("2023-01-01")
    assert frame.loc[1, "counted"] == "projects"
    assert frame.loc[0, "high"] == math.inf


PASSED_OVER = "For 10 years 12 plants and 35.000 tonnes were named; one of the two countries agreed"


def test_what_was_passed_over_is_given_with_its_reason_where_it_is_asked_for() -> None:
    found = find_quantities(PASSED_OVER, refused=True)
    reasons = {
        PASSED_OVER[each.start : each.end]: each.reason
        for each in found
        if isinstance(each, Refusal)
    }
    assert reasons == {
        "10 years": "no figure: 'years' is a duration",
        "35.000 tonnes": "unknown number format '35.000': a point groups nowhere",
    }
    assert [each for each in found if isinstance(each, Candidate)] == find_quantities(PASSED_OVER)


def test_the_table_has_a_reason_for_what_was_passed_over_and_none_for_figures() -> None:
    frame = scan(PASSED_OVER, refused=True)
    assert list(frame.columns) == [*COLUMNS, "reason"]
    reasons = {row.as_stated: row.reason for row in frame.itertuples()}
    assert reasons["12 plants"] == ""
    assert reasons["10 years"].startswith("no figure")


SEVERAL = {  # texts -> the index of their figures
    "a list": (["5 percent", "", "6 to 7 percent, 8 tonnes"], [(0, 0), (2, 0), (2, 1)]),
    "none": ([], []),
    "a column": (pd.Series(["5 percent", "8 tonnes"], index=["a", "b"]), [("a", 0), ("b", 0)]),
    "its missing cells": (pd.Series([None, "8 tonnes", math.nan]), [(1, 0)]),
    "one label twice": (pd.Series(["5 percent", "8 tonnes"], index=[7, 7]), [(7, 0), (7, 0)]),
    "two levels": (
        pd.Series(["5 percent"], index=pd.MultiIndex.from_tuples([("a", 1)])),
        [("a", 1, 0)],
    ),
}


@pytest.mark.parametrize("case", SEVERAL)
def test_of_several_texts_each_figure_has_the_label_of_its_text(case: str) -> None:
    texts, index = SEVERAL[case]
    frame = scan(texts, refused=True)
    assert frame.index.tolist() == index
    alone = pd.concat([scan(text, refused=True) for text in ["", *texts] if isinstance(text, str)])
    pd.testing.assert_frame_equal(frame.reset_index(drop=True), alone.reset_index(drop=True))
    pd.testing.assert_series_equal(frame.dtypes, scan("", refused=True).dtypes)


def test_a_column_of_texts_is_joined_with_the_others_of_its_table() -> None:
    texts = pd.Series(["5 percent"], index=pd.Index(["a"], name="talk"))
    assert scan(texts).index.names == ["talk", "figure"]
    assert scan(texts.rename_axis(None)).index.names == ["text", "figure"]


def test_a_figure_has_the_words_for_its_period_and_its_base() -> None:
    words = ["period_as_stated", "base_as_stated"]
    frame = scan("In 2022 trade grew by 5 percent compared with 2021.")
    assert frame.loc[0, words].tolist() == ["In 2022", "compared with 2021"]
    assert scan("Trade grew by 5 percent.").loc[0, words].isna().all()


def test_scan_of_nothing_has_all_columns() -> None:
    assert list(scan("").columns) == list(COLUMNS)


@pytest.mark.parametrize(
    "text", ["", "No figure.", "Trade grew by 5 percent.", "In 2023 more than 66 thousand people."]
)
def test_the_types_of_the_columns_are_the_same_whatever_the_text_holds(text: str) -> None:
    types = scan(text, refused=True).dtypes.astype(str).to_dict()
    assert types.keys() == {*COLUMNS, "reason"}
    assert types.pop("start") == types.pop("end") == "int64"
    assert types.pop("period_start") == types.pop("period_end") == "datetime64[us]"
    assert {types.pop(name) for name in NUMBERS} == {"float64"}
    assert set(types.values()) == {"str"}


def test_bad_arguments_are_named() -> None:
    with pytest.raises(ValueError, match="stated_on: 'yesterday': is no date"):
        find_quantities("5 percent", stated_on="yesterday")
    with pytest.raises(ValueError, match="unknown language 'fr'"):
        find_quantities("5 percent", language="fr")


@pytest.mark.parametrize("read", [parse_quantity, parse_period, parse_base, find_quantities, scan])
@pytest.mark.parametrize("words", [None, 2021, b"5 percent", {"5 percent"}])
def test_what_is_no_text_is_named(read: Callable[[object], object], words: object) -> None:
    with pytest.raises(TypeError, match=f"give the words as a str, not as {type(words).__name__}"):
        read(words)


@pytest.mark.parametrize("read", [parse_period, parse_base, find_periods, find_quantities, scan])
@pytest.mark.parametrize("day", [2021, 20.5, pd.NaT, ["2021"], pd.Timestamp("2021").to_numpy()])
def test_what_is_no_date_is_named(read: Callable[..., object], day: object) -> None:
    with pytest.raises(TypeError, match=r"stated_on: .*: give a date, or a str such as 2021-04-06"):
        read("in 2020", stated_on=day)


@pytest.mark.parametrize("read", [parse_quantity, find_periods, find_quantities, scan])
def test_two_languages_are_not_one(read: Callable[..., object]) -> None:
    with pytest.raises(TypeError, match=r"language: \['en', 'ru'\]: give one code, such as en"):
        read("5 percent in 2020", language=["en", "ru"])


def test_texts_of_a_column_may_each_have_a_day_of_their_own() -> None:
    days = ["2024", None, pd.NaT, date(2023, 5, 1), pd.Timestamp("2022-01-01")]
    labels = list("abcde")
    texts = pd.Series([*["It rose last year by 5%."] * 4, None], labels)
    for stated_on in (days, tuple(days), pd.Series(days, labels, dtype=object)):
        starts = scan(texts, stated_on=stated_on)["period_start"].dt.year
        assert starts.droplevel("figure").dropna().to_dict() == {"a": 2023, "d": 2022}
    column = pd.to_datetime(pd.Series(["2020-05"], ["a"]))
    assert scan(texts[:1], stated_on=column)["period_start"].item() == pd.Timestamp("2019")


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (["2024"], "stated_on: 1 dates for 2 texts: give one for each, or one for all"),
        (pd.Series(["2024", "2023"]), "stated_on: its labels are not those of the texts"),
        (["2024-13", "May"], "a: stated_on: '2024-13': is no date.*\nb: stated_on: 'May': is no"),
        ([2024, "2023"], "a: stated_on: 2024: give a date, or a str"),
    ],
)
def test_what_is_wrong_with_a_column_of_days_is_named_at_once(days: object, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        scan(pd.Series(["It rose last year by 5%."] * 2, ["a", "b"]), stated_on=days)  # type: ignore[arg-type]


@pytest.mark.ci
@pytest.mark.parametrize(
    "mess",
    [
        "9",
        "(",
        "about ",
        "1,1",
        "more than ",
        "5 ",
        "5 percent, ",
        "one ",
        "5 rupees, 5 pesos, 5 rials, ",
    ],
)
def test_time_grows_with_the_text(mess: str) -> None:
    assert grows_evenly(find_quantities, mess)


@pytest.mark.parametrize("text", ["45 are done, this year 18", "$24 billion, now 26 billion"])
def test_a_figure_may_be_all_that_a_text_ends_with(text: str) -> None:
    assert len(find_quantities(text, refused=True)) == 2


def test_what_a_heading_says_ends_at_a_gap_below_its_lines() -> None:
    text = "In May:\n\nexports $5 billion\nimports $7 billion\n\nAbout us\n300 staff"
    found = find_quantities(text, stated_on="2024-06-15")
    assert [each.period_as_stated for each in found] == ["In May", "In May", ""]


def test_a_heading_gives_its_currency_to_the_sums_below_it() -> None:
    text = "Exports by country (in US dollars):\n- Russia – 2.9 billion;\n- China – 910.8 million."
    read = [(each.quantity.value, each.quantity.unit) for each in find_quantities(text)]
    assert read == [(2.9e9, "USD"), (910.8e6, "USD")]

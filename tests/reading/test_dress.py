"""What says nothing of a figure changes nothing: capitals, quotes, brackets, markup, neighbours."""

import pytest

from analysis import UnreadableQuantity, find_quantities, parse_quantity

Told = tuple[float, str, str | None]

# phrases, their language, and what they state
PHRASES: list[tuple[str, str, Told]] = [
    ("nearly 453.1 million students", "en", (453.1e6, "count", "almost")),
    ("up to 5 billion dollars", "en", (5e9, "USD", "at most")),
    ("over 70 firms", "en", (70, "count", "more than")),
    ("около 67 515 драмов", "ru", (67515, "AMD", "about")),
    ("не менее 92 тысяч тонн", "ru", (92e3, "t", "at least")),
    ("70-тен астам жаңа жұмыс орны", "kk", (70, "count", "more than")),
    ("шамамен 540,1 миллион адам", "kk", (540.1e6, "count", "about")),
    ("28 миллиард доллардан аспайды", "kk", (28e9, "USD", "at most")),
]
DRESSES = {
    "capitals": "CAPITALS",
    "guillemets": "«{}»",
    "quotes": '"{}"',
    "German quotes": "„{}“",
    "brackets": "({})",
    "square brackets": "[{}]",
    "bold": "<b>{}</b>",
    "strong": "**{}**",
    "italic": "_{}_",
    "code": "`{}`",
    "struck out": "~~{}~~",
    "cell": "<td>{}</td>",
}


def told(text: str, language: str | None = None) -> list[Told]:
    found = find_quantities(text, language=language)
    return [(each.quantity.value, each.quantity.unit, each.quantity.hedge) for each in found]


@pytest.mark.parametrize("dress", DRESSES.values(), ids=DRESSES)
@pytest.mark.parametrize(("phrase", "language", "states"), PHRASES)
def test_a_phrase_states_the_same_in_any_dress(
    phrase: str, language: str, states: Told, dress: str
) -> None:
    dressed = phrase.upper() if dress == "CAPITALS" else dress.format(phrase)
    assert told(dressed, language) == [states]
    assert told(f"X {dressed}.", language) == [states]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("THE OFFICE NAMED THE 40,000 STUDENTS AND 7 MILLION DOLLARS 300 FIRMS GOT.", 3),
        ("THERE ARE 40 FIRMS, AND 5 SCHOOLS.", 2),
        ("The plant has ISO 9001, the EU 27 do not; ten Boeing 737 aircraft.", 1),
    ],
)
def test_capitals_name_something_only_where_small_letters_stand_around(
    text: str, states: int
) -> None:
    assert len(told(text)) == states


def test_a_name_of_a_currency_in_capitals_is_no_code_of_what_follows() -> None:
    assert told("THEY PAID 7 MILLION DOLLARS 40,000 PEOPLE") == [
        (7e6, "USD", None),
        (40_000, "count", None),
    ]


# two figures that "or" joins, and those that are the ends of one
ALTERNATIVES: list[tuple[str, list[Told]]] = [
    ("5 percent or 6 firms", [(5, "percent", None), (6, "count", None)]),
    ("$33 million or 76,450 people", [(33e6, "USD", None), (76450, "count", None)]),
    ("26 tonnes or 65–84 thousand miles", [(26, "t", None), (74500, "mi", "between")]),
    ("65,1 % или 89—90 миллиардов тенге", [(65.1, "percent", None), (89.5e9, "KZT", "between")]),
    ("у него 26 тонн или 65 вагонов", [(26, "t", None), (65, "count", None)]),
    (
        "33 млн теңге немесе 76 мыңнан астам адам",
        [(33e6, "KZT", None), (76e3, "count", "more than")],
    ),
    ("30 or 95 thousand firms or 36 tonnes", [(62500, "count", "between"), (36, "t", None)]),
    ("26 тонн или 65 или 70 вагонов", [(26, "t", None), (67.5, "count", "between")]),
    ("19.6 or 19.7 percent", [(19.65, "percent", "between")]),
    ("10 or 15 people", [(12.5, "count", "between")]),
    ("5 or 6 billion dollars", [(5.5e9, "USD", "between")]),
]


@pytest.mark.parametrize(("text", "states"), ALTERNATIVES, ids=[row[0] for row in ALTERNATIVES])
def test_or_joins_the_ends_of_one_only_where_both_measure_the_same(
    text: str, states: list[Told]
) -> None:
    assert told(text) == states


@pytest.mark.parametrize(
    "text",
    [
        "8.5 percent or over last year",
        "8.5 percent and over in 2023",
        "8.5 percent or more over the past year",
    ],
)
def test_a_hedge_is_not_cut_by_the_period_behind_it(text: str) -> None:
    assert told(text) == [(8.5, "percent", "at least")]


# sentences whose first words matter, and what they state
OPENINGS: list[tuple[str, Told]] = [
    ("До 300 млрд рублей увеличился объём программы.", (300e9, "RUB", None)),
    ("About 70 percent of the roads are new.", (70, "percent", "about")),
    ("Twenty-odd agreements are ready.", (20, "count", "more than")),
    ("Каждый пятый договор подписан.", (20, "percent", None)),
]
MARKS = ("{}", "«{}»", "- {}", "• {}", "# {}", "> {}", "*{}*", "_{}_", "<p>{}</p>", "  [{}]")


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(("sentence", "states"), OPENINGS)
def test_signs_and_markup_before_a_sentence_leave_it_its_beginning(
    sentence: str, states: Told, mark: str
) -> None:
    assert told(mark.format(sentence)) == [states]


@pytest.mark.parametrize("mark", MARKS)
def test_months_behind_the_year_that_begins_a_sentence_are_of_it(mark: str) -> None:
    text = mark.format("In 2022, from February to December, the plant made 40 tractors.")
    (found,) = find_quantities(text, stated_on="2024-05-15")
    assert str(found.period and found.period.start) == "2022-02-01"


def test_a_sign_that_hedges_is_no_mark_of_a_quotation() -> None:
    assert told("> 40 firms, > $5 million") == [
        (40, "count", "more than"),
        (5e6, "USD", "more than"),
    ]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("СОКРАТИЛОСЬ НА 12,4 ТЫС. ЧЕЛОВЕК, ИЛИ НА 1,3%.", [-12400, -1.3]),
        ("ВЛОЖЕНО 5 МЛРД РУБ. 15 ПРОЕКТОВ ЗАВЕРШЕНЫ.", [5e9, 15]),
    ],
)
def test_a_full_stop_in_capitals_ends_an_abbreviation(text: str, states: list[float]) -> None:
    assert [value for value, _, _ in told(text)] == states


def test_a_verb_with_a_number_of_its_own_does_not_govern_a_bracket_before_it() -> None:
    for text in ("(68%), grew by 48.6%", "[57,9%]; упал на 75,4%", "(39,4%), вырос на 29,8%"):
        assert [each.quantity.measure for each in find_quantities(text)] == ["share", "change"]
    assert find_quantities("Rice (12%) and cabbage (5%) became cheaper.")[0].quantity.value == -12


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("алты бүтін оннан төрт пайыз", 6.4),
        ("он екі бүтін оннан бір миллион тонна", 12.1e6),
        ("үш бүтін жүзден жиырма бес пайыз", 3.25),
        ("он төрт пайыз", 14),
    ],
)
def test_a_decimal_in_kazakh_words(words: str, value: float) -> None:
    assert parse_quantity(words, language="kk").value == value


def test_one_word_that_is_also_together_is_no_figure() -> None:
    assert told("бірге 10 пайызға төмендеді", "kk") == [(-10, "percent", None)]
    assert told("Экспорт үштен бірге өсті.", "kk")[0][0] == pytest.approx(100 / 3)


@pytest.mark.slow
@pytest.mark.parametrize("word", ["million ", "тысяча ", "миллиард ", "мың "])
def test_scale_words_without_end_are_refused_at_once(word: str) -> None:
    text = "5 " + word * 20_000
    assert find_quantities(text) == []
    with pytest.raises(UnreadableQuantity, match="more scale words than one number has"):
        parse_quantity(text)


def test_the_signs_that_all_languages_share_are_no_language() -> None:
    for read in (find_quantities, parse_quantity):
        with pytest.raises(ValueError, match="unknown language 'mul': there are files for"):
            read("5 billion", language="mul")

"""Lines that were broken for a page are read as the paragraphs that they are."""

import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import find_quantities, parse_period, parse_quantity
from analysis.reading.flow import evened, flowed, on_one_line, without_ligatures
from analysis.reading.markup import bare

ENGLISH = (
    "The minister of trade said on Monday that the turnover of the two countries reached 28"
    " billion dollars in the first half of 2023, which is 5 percent more than a year earlier."
    " On 1 March 2023 the fee was raised from 7 to 8 percent; 66 thousand students paid it."
)
RUSSIAN = (
    "Министр торговли сообщил в понедельник, что товарооборот двух стран в первом полугодии"
    " 2023 года достиг 28 млрд долларов, что на 5 процентов больше, чем годом ранее. В вузах"
    " учатся свыше 66 тыс. студентов, из них 5 тыс. – за счет грантов."
)
KAZAKH = (
    "Сауда министрі дүйсенбіде екі елдің тауар айналымы 2023 жылдың бірінші жартысында 28"
    " миллиард долларға жеткенін, бұл бір жыл бұрынғыдан 5 пайызға көп екенін айтты."
    " Жоғары оқу орындарында 66 мыңнан астам студент оқиды."
)


def read(text: str) -> list[tuple[object, ...]]:
    """Return what is read, with the words that the offsets give, in one line."""
    return [
        (on_one_line(text[each.start : each.end]), each.quantity, each.period)
        for each in find_quantities(text, stated_on="2023-11-27")
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", " \n   "], ids=["plain", "Windows", "indented"])
@pytest.mark.parametrize("width", [50, 60, 72, 100])
@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, KAZAKH], ids=["en", "ru", "kk"])
def test_a_text_that_was_broken_into_lines_reads_as_before(text: str, width: int, end: str) -> None:
    assert read(end.join(textwrap.wrap(text, width))) == read(text) != []


@pytest.mark.parametrize("width", [50, 72])
@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, KAZAKH], ids=["en", "ru", "kk"])
def test_lines_with_markup_go_on_too(text: str, width: int) -> None:
    bold = re.sub(r"(?<!\w)\w+ \w+(?!\w)", r"**\g<0>**", text)
    told = [each[1:] for each in read("\n".join(textwrap.wrap(bold, width)))]
    assert told == [each[1:] for each in read(text)]


def test_an_address_is_no_measure_of_the_width_of_a_page() -> None:
    text = "\n".join([f"See https://example.org/{'long/' * 20}", *textwrap.wrap(ENGLISH, 72)])
    assert [told[1:] for told in read(text)] == [told[1:] for told in read(ENGLISH)]


@pytest.mark.parametrize("mark", ["> ", ">", "> > "])
def test_what_an_email_quotes_reads_as_it_does_without_marks(mark: str) -> None:
    quoted = "\n".join(mark + line for line in textwrap.wrap(ENGLISH, 72))
    assert read(quoted) == read(ENGLISH)


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("> 5 percent of GDP\n> went to it.", ""),
        ("He said:\r\n> > 5 percent of GDP\r\n> >\r\n> > went to it.", ""),
        ("It went so:\n> 5 percent of GDP", "more than"),
        (">5 percent of GDP\n>of one", "more than"),
        ("> 5 percent of GDP\nOf those", "more than"),
    ],
)
def test_the_mark_of_a_quote_is_no_hedge_where_lines_beside_have_it(text: str, hedge: str) -> None:
    assert [each.quantity.hedge or "" for each in find_quantities(text)] == [hedge]


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, KAZAKH], ids=["en", "ru", "kk"])
def test_spaces_as_wide_as_a_justified_line_asks_for_change_nothing(text: str) -> None:
    assert read(text.replace(" ", "  ")) == read(text)


#: Lines that nobody broke for the width of a page.
APART = {
    "rows of a table": """\
Exports, billion US dollars        84.4    78.7
Imports, billion US dollars        50.6    61.2
The turnover of both, billion      135.0   139.9
""",
    "headlines": """\
Main figures of the visit to Astana
Turnover reached $28 billion in 2023
Over 66 thousand students study in Russia
Joint projects: 143, worth $33 billion
""",
    "a headline of one line above a paragraph of one": """\
Exports to Russia reached $9.8 billion in 2023, says minister
The minister said that 66 thousand students study in Russia.
""",
    "a heading": """\
# Exports reached $5 billion in 2023, the ministry of trade said on Monday
The exports of all goods reached $5 billion last year, the ministry said
""",
    "rows with commas": """\
year,country,exports of goods,unit
2022,Russia,6700,millions of dollars
2023,Russia,9800,millions of dollars
""",
    "names and what they stand for": """\
title: The turnover of trade between Kazakhstan and Russia reached 627 mln
publisher: Sputnik
""",
    "two columns": """\
The minister of trade said that          The minister of energy said that oil
exports of grain reached 12 million      output reached 90 million tonnes in
tonnes in 2023, up from 10 million       2023, up from 84 million tonnes in
""",
    "a quote in a quote": """\
> The ministers spoke of the turnover of trade between the two countries
>> and of grain, and of the fees that 66 thousand students pay each year
""",
    "items": """\
- exports of goods grew by 5 percent in the first half
- imports of goods fell by 3 percent in the same time
• exports of goods grew by 5 percent in the first half
1) imports of goods fell by 3 percent in the same time
""",
    "sentences": """\
The minister met his colleague in Astana in 2023.
They spoke of trade and of transport.
Trade reached $28 billion, he said.
""",
    "a colon": """\
The two ministers told the reporters the following:
turnover reached $28 billion, and 66 thousand students
""",
    "short lines": "Short lines\nof a poem\nof 5 lines\n",
    "long lines": f"{'A paragraph goes on for long. ' * 5}\n{'and so does the next one ' * 6}\n",
}


@pytest.mark.parametrize("text", APART.values(), ids=APART)
def test_lines_that_are_no_part_of_a_paragraph_stay(text: str) -> None:
    assert flowed(text) == text


#: A number above its scale word, where the line is short; and numbers that have none.
CUT = {
    "Over 2.6\nmillion tons of cargo were shipped.": 2_600_000,
    "Loans came to $2.5\nbillion.": 2_500_000_000,
    "They hold two\nmillion people.": 2_000_000,
    "Экспорт составил 2,6\nмлн тонн нефти.": 2_600_000,
    "Sales, 2023\nmillion tonnes": None,
    "Staff numbered 300\nThousand Oaks was closed.": 300,
}


@pytest.mark.parametrize(("text", "value"), CUT.items(), ids=CUT)
def test_a_scale_word_is_of_the_number_above_it(text: str, value: float | None) -> None:
    assert [each.quantity.value for each in find_quantities(text)] == [value] * (value is not None)


#: Lines that end with a hyphen, the value and the period that are read.
HYPHENS = {
    "syllables": (
        """\
The minister of trade said that the turnover of the two countries reached 28 bil-
lion dollars.""",
        28e9,
        "None",
    ),
    "months": (
        """\
Министр торговли сообщил, что товарооборот двух стран достиг в январе-
марте 2023 года, как и ожидалось по всем предварительным данным ведомства, 28 мил-
лиардов долларов.""",
        28e9,
        "2023-01-01 to 2023-03-31",
    ),
    "years": (
        """\
The minister of agriculture said that 66 thousand tonnes of flour were sold in 2022-
23, a record.""",
        66e3,
        "2022-01-01 to 2023-12-31",
    ),
}


@pytest.mark.parametrize(("text", "value", "period"), HYPHENS.values(), ids=HYPHENS)
def test_a_hyphen_at_the_end_of_a_line(text: str, value: float, period: str) -> None:
    (found,) = find_quantities(text)
    assert (found.quantity.value, str(found.period)) == (value, period)


def test_letters_that_are_set_as_one_are_two() -> None:
    text = "In the ﬁrst ﬁve months of 2023 the oﬃce counted ﬁve million tonnes of ﬂour."
    (found,) = find_quantities(text)
    assert text[found.start : found.end] == "ﬁve million tonnes"
    assert (found.quantity.value, str(found.period)) == (5e6, "2023-01-01 to 2023-05-31")
    assert parse_quantity("ﬁve  million\ntonnes").value == 5e6
    assert str(parse_period("the ﬁrst  half of 2023", stated_on=None)) == "2023-01-01 to 2023-06-30"
    assert without_ligatures("ﬀ ﬁ ﬂ ﬃ ﬄ") == "ff fi fl ffi ffl"


def test_numbers_in_columns_stay_apart() -> None:
    read = [each.quantity.value for each in find_quantities("$12  $345 and 5  600 t")]
    assert read == [12, 345]  # the last may be 5,600 of a justified line, and is refused


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Trade reached $28 billion[1] in 2023.", "Trade reached $28 billion in 2023."),
        ("In 2023[4][5] trade fell by 5 percent[6].", "In 2023 trade fell by 5 percent."),
        ("Output was 5 billion tonnes⁴ in 2023.", "Output was 5 billion tonnes in 2023."),
        (
            "It was 5 billion tonnes in 2019¹ and 2020².",
            "It was 5 billion tonnes in 2019 and 2020.",
        ),
        ("It rose by 5 percent.² Imports fell.", "It rose by 5 percent. Imports fell."),
        ("It reached 5 million.12 Imports fell.", "It reached 5 million. Imports fell."),
        ("Экспорт достиг 28 млрд долларов.2 Импорт упал.", "Экспорт достиг 28 млрд долларов."),
    ],
)
def test_the_number_of_a_note_is_no_part_of_a_figure(text: str, without: str) -> None:
    told = [(str(each.quantity), str(each.period)) for each in find_quantities(without)]
    found = find_quantities(text, refused=True)
    assert [(str(each.quantity), str(each.period)) for each in found] == told != []


def test_signs_that_look_like_notes_are_read() -> None:
    assert [each.quantity.unit for each in find_quantities("5 km², 12 m², 3 тыс. м³")] == [
        *("km2", "m2", "m3"),
    ]
    (area,) = find_quantities("It has 5 metres² of carpet.")
    assert area.quantity.unit != "m"
    (refusal,) = find_quantities("It has 10² parts.", refused=True)
    assert "written on to the number" in refusal.reason


SIGNS = " \t\n\r>|*_`~[]()<>/&;#!\\-\u00ad\u200b\u2060\u2028\u0301\ufb01²³ei5.,%$"


@given(st.lists(st.sampled_from([*SIGNS, "<sup>", "&nbsp;", "**", "](#a)", "word", "28"])))
def test_each_sign_stands_where_it_stood_in_the_text_as_given(parts: list[str]) -> None:
    text = "".join(parts)
    joined = flowed(bare(text))
    assert len(joined) == len(text)
    read, places = evened(joined)
    assert len(places) in (0, len(read))
    assert places == sorted(places)


@pytest.mark.parametrize("before", ["   \n\n", "\t\n", "> \n> ", "**\n", "&nbsp;\n", "\u2028 \n"])
def test_a_blank_line_before_a_text_moves_no_offset(before: str) -> None:
    text = f"{before}There were 71,234 students."
    (found,) = find_quantities(text)
    assert text[found.start : found.end] == "71,234 students"

"""Each limit of the reader from both of its sides: the last case within it, the first beyond it."""

import pytest
from said import told, words

from analysis import find_quantities
from analysis.reading.lexicon import lexicon
from analysis.reading.periods.clause_words import patterns_of
from analysis.reading.sentences import sentences

NOTHING_COUNTED = "no figure: what it counts is not said"
TAB = "\t"
IN_A_NAME = "no figure: a number within a name"
UNSURE_SCALE = "whether it has the scale of the upper one is not known"


#: What the limit is, a text within it, how that is read; a text beyond it, how that is read.
LIMITS = {
    "a comma lists where more is joined": (
        "They opened 5, 6 and 7 schools.",
        ["5 count", "6 count", "7 count"],
        "They opened 5, 6 schools.",
        [NOTHING_COUNTED, "6 count"],
    ),
    "a semicolon lists nothing": (
        "They opened 5, 6 and 7 schools.",
        ["5 count", "6 count", "7 count"],
        "They opened 5; 6 and 7 schools.",
        [NOTHING_COUNTED, "6 count", "7 count"],
    ),
    "how near behind the verb of a list its noun is": (
        f"Bakeries (4%) showed {words(3)} growth.",
        ["4 percent change"],
        f"Bakeries (4%) showed {words(4)} growth.",
        ["4 percent share"],
    ),
    "how far before two levels their verb stands": (
        f"They raised the aim {words(9)} from 5 to 7.",
        ["5 count", "7 count"],
        f"They raised the aim {words(10)} from 5 to 7.",
        ["between 6 count"],
    ),
    "hundredths are the ends of one with hundredths": (
        "It costs 4 pence or 5 pence.",
        ["between 0.045 GBP"],
        "It costs 4 pence or 5 pounds sterling.",
        ["0.04 GBP", "5 GBP"],
    ),
    "a name of digits stands behind a count": (
        "They bought 12 Mi 8 and five Ka 52.",
        ["12 count", IN_A_NAME, "5 count", IN_A_NAME],
        "In Almaty 14 schools opened.",
        ["14 count"],
    ),
    "a sign of a hedge is written on to its number": (
        "They saw ~3,000 guests and >5 plants.",
        ["about 3000 count", "more than 5 count"],
        "It was a 38C. day.",
        ["unknown letters or signs are written on to the number"],
    ),
    "a part of what is said": (
        "They own 2/3 firms.",
        ["66.6666666667 percent share"],
        "It stands at the 1/2 mark.",
        [],
    ),
    "a number of times is a multiple where it stands alone": (
        "5 times",
        ["5 times multiple"],
        "It won 5 times",
        ["5 count"],
    ),
    "a share of a few": (
        "Nine out of ten firms agree.",
        ["90 percent share"],
        "Nine out of eleven firms agree.",
        ["9 count", "11 count"],
    ),
    "no share is the whole": (
        "Nine out of ten firms agree.",
        ["90 percent share"],
        "Ten out of ten firms agree.",
        ["10 count", "10 count"],
    ),
    "a share reaches to the whole": (
        "It was 100%.",
        ["100 percent share"],
        "It was 101%.",
        ["101 is more than a share can be"],
    ),
    "a fall reaches to the whole": (
        "A fall of 100% was seen.",
        ["-100 percent change"],
        "A fall of 101% was seen.",
        ["-101 is more than a change can be"],
    ),
    "ordinals begin with the tens": (
        "the twenty-first firm",
        ["no figure: an ordinal"],
        "the ten first firms",
        ["10 count"],
    ),
    "digits of a number": (
        f"{'9' * 40} firms",
        ["1e+40 count"],
        f"{'9' * 41} firms",
        [f"unknown number format '{'9' * 41}'"],
    ),
    "digits behind a code that may be a name": (
        "COP 2900 was paid.",
        ["2900 COP"],
        "COP 290 was held.",
        ["no figure: a number within a name"],
    ),
    "what needs no scale of its neighbour": (
        "999 and 20 million tonnes",
        ["999000000 t", "20000000 t"],
        "1000 and 20 million tonnes",
        ["1000 t", "20000000 t"],
    ),
    "the lower end of a range needs none": (
        "from 999 to 20 million tonnes",
        [UNSURE_SCALE],
        "from 1000 to 20 million tonnes",
        ["between 10000500 t"],
    ),
    "numbers so unlike share no scale": (
        "499 and 5 million tonnes",
        ["499000000 t", "5000000 t"],
        "500 and 5 million tonnes",
        [UNSURE_SCALE, "5000000 t"],
    ),
    "a scale is that of the whole digits, in words too": (
        "15 and two point five million tonnes",
        ["15000000 t", "2500000 t"],
        "150 and 2,000 thousand people",
        ["150000 count", "2000000 count"],
    ),
    "words between two that are told respectively": (
        "exports were 9 and also imports 10 million tonnes respectively",
        ["9000000 t", "10000000 t"],
        "exports were 9 and also the imports 10 million tonnes respectively",
        ["whether it has the scale of the upper one is not known", "10000000 t"],
    ),
    "how near a noun of change governs a hedged sum": (
        f"The growth of {words(4)} up to $5 billion was seen.",
        ["at most 5000000000 USD change"],
        f"The growth of {words(5)} up to $5 billion was seen.",
        ["at most 5000000000 USD"],
    ),
    "how near a verb of fall takes the noun behind it": (
        f"It slowed {words(3)} growth by 3 percent.",
        ["-3 percent change"],
        f"It slowed {words(4)} growth by 3 percent.",
        ["3 percent change"],
    ),
    "how near a comparison follows": (
        "На 5% весной летом дешевле сахар.",
        ["-5 percent change"],
        "На 5% весной летом осенью дешевле сахар.",
        ["5 percent share"],
    ),
    "how far a noun governs in its clause": (
        f"Growth of {words(58)} by 5 percent.",
        ["5 percent change"],
        f"Growth of {words(59)} by 5 percent.",
        ["no verb of change for 'by 5 percent'"],
    ),
    "words of what rose as well": (
        f"Exports rose 12 percent, {words(3)} 4 percent.",
        ["12 percent change", "4 percent change"],
        f"Exports rose 12 percent, {words(4)} 4 percent.",
        ["12 percent change", "4 percent share"],
    ),
    "words of what rose as well, behind and, at the end of a clause": (
        f"Exports rose 12 percent and {words(3)} 4 percent.",
        ["12 percent change", "4 percent change"],
        f"Exports rose 12 percent and {words(4)} 4 percent.",
        ["12 percent change", "4 percent share"],
    ),
    "one word of what rose as well, behind and, within a clause": (
        "Exports rose 12 percent and steel 4 percent in May.",
        ["12 percent change", "4 percent change"],
        "Exports rose 12 percent and steel cement 4 percent in May.",
        ["12 percent change", "4 percent share"],
    ),
    "the rank of one among few": (
        "Among 20 applicants he won.",
        ["no figure: a rank"],
        "Among 21 applicants he won.",
        ["21 count"],
    ),
    "the oldest age": (
        "children under 120 were seen",
        ["no figure: an age"],
        "children under 121 were seen",
        ["less than 121 count"],
    ),
    "the least number of a standard": (
        "ISO 1000 standards",
        ["no figure: the number of a standard"],
        "ISO 999 standards",
        ["999 count"],
    ),
    "what stands alone without a noun": (
        "They gave 1,000.",
        ["1000 count"],
        "They gave 999.",
        [NOTHING_COUNTED],
    ),
    "the first year": (
        "They had 1900 at work.",
        [NOTHING_COUNTED],
        "They had 1899 at work.",
        ["1899 count"],
    ),
    "the last year": (
        "They had 2100 at work.",
        [NOTHING_COUNTED],
        "They had 2101 at work.",
        ["2101 count"],
    ),
    "the first of the years between two": (
        "between 1000 and May 2020",
        ["no figure: a year"],
        "between 999 and May 2020",
        [NOTHING_COUNTED],
    ),
    "how far letters of a law stand before its number": (
        f"12 U.S.{TAB * 17} 515 was",
        ["no figure: a citation", "no figure: a citation"],
        f"12 U.S.{TAB * 18} 515 was",
        ["no figure: a citation", NOTHING_COUNTED],
    ),
    "a growth that is an index": (
        "Темп роста составил 50%.",
        ["50 percent change"],
        "Темп роста составил 51%.",
        ["51 percent of the period before is an index, no change"],
    ),
    "letters of a symbol": (
        "5 KTGHX",
        ["unknown unit 'KTGHX'"],
        "5 KTGHXW",
        ["5 count"],
    ),
    "how alike a misspelt scale is": (
        "66 thousend people",
        ["unknown word 'thousend': is 'thousand' meant?"],
        "66 thousends people",
        ["unknown word 'thousends': is 'thousands' meant?"],
    ),
    "how alike another word is": (
        "5 bilioon people",
        ["unknown word 'bilioon': is 'billion' meant?"],
        "66 millionaires",
        ["66 count"],
    ),
}
KAZAKH = {
    "how far a verb governs": (
        f"Экспорт 5 пайызға {words(15, 'болат')} өсті.",
        ["5 percent change"],
        f"Экспорт 5 пайызға {words(16, 'болат')} өсті.",
        ["5 percent share"],
    ),
    "how far a noun before governs": (
        f"Өсім {words(15, 'болат')} 5 пайыз.",
        ["5 percent change"],
        f"Өсім {words(16, 'болат')} 5 пайыз.",
        ["5 percent share"],
    ),
    "how far a noun before its list governs": (
        f"Өсім {words(98, 'болат')} (5%).",
        ["5 percent change"],
        f"Өсім {words(99, 'болат')} (5%).",
        ["5 percent share"],
    ),
    "a list has the verb of its last rate": (
        "Картоп 49%, қант 34%-ға өсті.",
        ["49 percent change", "34 percent change"],
        "Картоп 49%, қант бағасы өсті.",
        ["49 percent share"],
    ),
    "a rate by its noun has no verb of a list": (
        "Картоп елде 8%, қант 5%-ға өсті.",
        ["8 percent change", "5 percent change"],
        "Инфляция елде 8%, қант 5%-ға өсті.",
        ["8 percent share", "5 percent change"],
    ),
    "how far before a list the noun of a rate stands": (
        f"Инфляция {words(15, 'болат')} 8%, қант 5%-ға өсті.",
        ["8 percent share", "5 percent change"],
        f"Инфляция {words(16, 'болат')} 8%, қант 5%-ға өсті.",
        ["8 percent change", "5 percent change"],
    ),
    "a noun of change stands right before a sum": (
        "Өсім 5 тонна болды.",
        ["5 t change"],
        "Экспорт 5 тонна болды.",
        ["5 t"],
    ),
    "how near a verb is to a sum": (
        f"Экспорт 5 тоннаға {words(2, 'болат')} өсті.",
        ["5 t change"],
        f"Экспорт 5 тоннаға {words(3, 'болат')} өсті.",
        ["5 t"],
    ),
}


@pytest.mark.parametrize(("within", "read", "beyond", "otherwise"), LIMITS.values(), ids=LIMITS)
def test_limit(within: str, read: list[str], beyond: str, otherwise: list[str]) -> None:
    assert told(within) == read
    assert told(beyond) == otherwise


@pytest.mark.parametrize(("within", "read", "beyond", "otherwise"), KAZAKH.values(), ids=KAZAKH)
def test_limit_where_the_verb_stands_last(
    within: str, read: list[str], beyond: str, otherwise: list[str]
) -> None:
    assert told(within, "kk") == read
    assert told(beyond, "kk") == otherwise


@pytest.mark.parametrize(
    ("bracket", "in_2023"), [("6 points", True), ("up 6 points", True), ("it has 6 points", False)]
)
def test_a_bracket_that_is_a_figure_has_the_period_behind_it(bracket: str, in_2023: bool) -> None:
    (figure,) = find_quantities(f"The index ({bracket}) in 2023 was flat.")
    assert bool(figure.period) == in_2023


@pytest.mark.parametrize(
    ("days", "start"),
    [("28 February and 1 March", "2023-02-28"), ("30 February and 1 March", "2023-03-01")],
)
def test_a_day_that_is_none_begins_no_period(days: str, start: str) -> None:
    (figure,) = find_quantities(f"On {days} 2023 it had 5 firms.")
    assert figure.period is not None
    assert str(figure.period.start) == start


@pytest.mark.parametrize(("spaces", "found"), [(27, True), (28, False)])
def test_how_near_a_treaty_stands_before_its_date(spaces: int, found: bool) -> None:
    before = f"agreement{' ' * spaces}"  # 36 characters, and 37
    assert bool(patterns_of("en").before["document"].search(f"{before}2020", len(before))) == found


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("by 2030 tonnes were moved", ["2030 t"]),
        ("It grew by 2030 tonnes", ["2030 t change"]),
        ("with 2020 km of it", ["2020 km"]),
        ("in 2020 roubles", ["2020 RUB"]),
        ("by 2030 thousand firms", ["2030000 count"]),
        ("They gave 9 and 10.", [NOTHING_COUNTED, NOTHING_COUNTED]),
        ("They gave 9 and 10 firms.", ["9 count", "10 count"]),
        ("İstanbul has 5 million tonnes", ["5000000 t"]),  # its small letter is two
    ],
)
def test_what_stands_behind_a_number_tells_what_it_is(text: str, read: list[str]) -> None:
    assert told(text) == read


# -- words that are counted, sentences, stems


@pytest.mark.parametrize(("number", "kept"), [(4, 4), (5, 5), (6, 5)])
def test_what_is_counted_has_at_most_five_words(number: int, kept: int) -> None:
    (found,) = find_quantities(f"There were 12 {words(number)}")
    assert found.quantity.counted == words(kept)


@pytest.mark.parametrize(("number", "kept"), [(3, 3), (4, 4), (5, 4)])
def test_four_words_where_the_verb_stands_last(number: int, kept: int) -> None:
    (found,) = find_quantities(f"Мұнда 5 {words(number, 'болат')} болды.", language="kk")
    assert found.quantity.counted == words(kept, "болат")


@pytest.mark.parametrize(("number", "parts"), [(3, 1), (4, 2)])
def test_a_year_of_two_numbers_ends_a_long_sentence(number: int, parts: int) -> None:
    text = f"5 {words(number, 'дом')} 2023 г. Экспорт вырос."  # with the year six words, seven
    assert len(list(sentences(text, lexicon("ru")))) == parts

"""What a figure measures and of which areas, by the words around it."""

import pytest

from analysis.record.load import rows_of
from analysis.scanning.known import Known, known
from analysis.scanning.proposals import proposals

BOTH = ("KZ", "RU")
HEAD = "Kazakhstan and Russia\n"


@pytest.fixture(scope="module")
def record() -> Known:
    return known(rows_of("indicators"), rows_of("speakers"), rows_of("claims"))


def proposed(record: Known, text: str, stated_on: str = "2024-11-27") -> list[tuple[str, str, str]]:
    return [tuple(each.of) for each in proposals(text, record, stated_on=stated_on)]


def measured(record: Known, sentence: str) -> list[str]:
    """What the figures of a sentence are proposed to measure."""
    return [row[0] for row in proposed(record, f"{HEAD}{sentence}.")]


@pytest.mark.parametrize(
    ("sentence", "indicator"),
    [
        # the keyword in the figure's own words, before it, behind it
        ("7 791 enterprises work there", "enterprises"),
        ("3 325 joint Kazakh-Russian enterprises", "joint_enterprises"),
        ("a turnover of $27 billion", "trade_turnover"),
        ("$27 billion in trade", "trade_turnover"),
        ("товарооборот вырос на 5%", "trade_turnover"),
        ("тауар айналымы 5 пайызға өсті", "trade_turnover"),
        # the nearest of several, the longer of two that overlap
        ("In 2023 exports were $7 billion and imports $14 billion", "exports;imports"),
        ("Trade grew by 5 percent, exports from Russia by 8 percent", "trade_turnover;exports"),
        ("investment in fixed capital grew by 5 percent", "fixed_capital_investment"),
        # what a count counts is what it measures, whatever else is named
        ("32 major projects are being implemented", "joint_projects_under_way"),
        ("trade has 14 aircraft", ""),
        ("23,000 enterprises, of them 4,000 companies", "enterprises;"),
        ("half of all enterprises", "enterprises"),
        # two that are joined: neither
        ("trade and investment grew by 5 percent", ""),
        # no word, or a unit that it cannot have
        ("about 47 million people", ""),
        ("trade of 5 million tonnes", ""),
        # nothing of a conference, of ties or of goods, nor a sum a year
        ("Some 200 enterprises of the region have trade relations with Kazakhstan", ""),
        ("The import of seeds from Russia increased by 5 percent", ""),
        ("Russia is represented there by more than 100 companies", ""),
        ("Russia annually invests more than $1 billion in Kazakhstan", ""),
        # a share of the GDP is one of something else, unless it is the world's
        ("For Belarus it is 18 percent of its GDP", ""),
        ("The union has 4 percent of the world's GDP", "gdp"),
        # a total over years, the inflow of one, what has gathered
        ("In 2023 Russia invested $3 billion in Kazakhstan", "investment"),
        ("Over the past 10 years Russia invested $12 billion in Kazakhstan", "investment_total"),
        ("Accumulated investment from Russia is $25 billion", "investment_accumulated"),
        # so much of the trade of two countries is that of their regions, unless of how it is paid
        ("70 percent of our trade", "interregional_trade"),
        ("30 percent of our trade", ""),
        ("90 percent of our trade is in national currencies", "national_currency_settlements"),
        # companies that came, that are to come, that are new; who pays, and who offers places
        ("24 companies have moved to Kazakhstan", "companies_relocated"),
        ("Another 37 more companies", "companies_relocating"),
        ("Some 4,000 of them opened in the last year", "enterprises_new"),
        ("In Russia 40 thousand citizens of Kazakhstan study at their own cost", "students_paying"),
        ("Russia has allocated 452 grants to Kazakhstan", "scholarships_offered"),
        # of two that the sentence before names, neither
        ("Trade and investment grew. They reached $26 billion", ""),
        # what is said of all together is said afresh
        ("In 2022 trade grew by 5 percent, in total $26 million", "trade_turnover;"),
        # another value of the same time is hardly of the same
        ("Trade was $26 billion in 2022. In 2022 trade was $40 billion", "trade_turnover;"),
        # a figure goes on from the one before it in its sentence, not from one before that
        ("Trade grew by 26 percent – to $19 billion", "trade_turnover;trade_turnover"),
        ("Trade was $19 billion. Houses cost 7 percent more", "trade_turnover;"),
        # what is said of the clause before is not said of one that *and* joins to it
        (
            "90 projects have been completed, and 49 more projects are under way",
            "joint_projects_completed;joint_projects_under_way",
        ),
        # a sum that goes with a count, before it or behind
        (
            "Құны 53 млрд доллар болатын 177 бірлескен жоба іске асырылуда",
            "joint_projects_under_way_value;joint_projects_under_way",
        ),
        (
            "16 млрд долларлық 67 жоба жүзеге асырылды",
            "joint_projects_completed_value;joint_projects_completed",
        ),
        (
            "Тауар айналымы 28 млрд долларға жетті, 177 бірлескен жоба іске асырылуда",
            "trade_turnover;joint_projects_under_way",
        ),
        (
            "Более 170 совместных проектов с общим объемом инвестиций свыше $50 млрд",
            "joint_projects_under_way;joint_projects_under_way_value",
        ),
        (
            "30 joint projects worth $4.4 billion",
            "joint_projects_under_way;joint_projects_under_way_value",
        ),
        (
            "На стадии реализации 143 проекта, которые оцениваются в 33,5 млрд долларов",
            "joint_projects_under_way;joint_projects_under_way_value",
        ),
    ],
)
def test_the_words_around_a_figure_say_what_it_measures(
    record: Known, sentence: str, indicator: str
) -> None:
    assert measured(record, sentence) == indicator.split(";")


def apart(characters: int) -> str:
    return f" {'z' * (characters - 2)} "


@pytest.mark.parametrize(
    ("sentence", "indicator"),
    [
        # at most 120 characters away
        (f"In 2022 trade{apart(120)}$20 billion", "trade_turnover"),
        (f"In 2022 trade{apart(121)}$20 billion", ""),
        # to stand behind a sum counts for 15 characters: one and 15 of them
        (f"In 2022 exports{apart(15)}$20 billion imports", "exports"),
        (f"In 2022 exports{apart(16)}$20 billion imports", ""),
        (f"In 2022 exports{apart(17)}$20 billion imports", "imports"),
        # the end of a clause counts for 25: a comma, a blank and 25 of them
        (f"In 2022 exports, $20 billion{apart(11)}imports", "imports"),
        (f"In 2022 exports, $20 billion{apart(12)}imports", ""),
        (f"In 2022 exports, $20 billion{apart(13)}imports", "exports"),
        # a sum goes with a count if its words begin at most 25 characters before it
        (
            f"30 joint projects with investment worth{apart(9)}$4.4 billion",
            "joint_projects_under_way;joint_projects_under_way_value",
        ),
        (
            f"30 joint projects with investment worth{apart(10)}$4.4 billion",
            "joint_projects_under_way;investment_accumulated",
        ),
        # six words are too few for a subject of their own, seven are not
        (
            "Trade was $19 billion, roads and bridges of all towns: $21 billion",
            "trade_turnover;trade_turnover",
        ),
        (
            "Trade was $19 billion, roads and bridges of all towns here: $21 billion",
            "trade_turnover;",
        ),
    ],
)
def test_how_near_a_word_says_what_a_figure_measures(
    record: Known, sentence: str, indicator: str
) -> None:
    assert measured(record, sentence) == indicator.split(";")


@pytest.mark.parametrize(("characters", "union"), [(700, "EAEU"), (701, "")])
def test_how_far_above_a_figure_a_union_is_named(
    record: Known, characters: int, union: str
) -> None:
    above = f"EAEU met. {'z' * (characters - len('EAEU met. . '))}. "
    text = f"Talks\nThe {above}In 2022 trade was $20 billion."
    assert [row[1] for row in proposed(record, text)] == [union]


@pytest.mark.parametrize(
    ("sentence", "areas"),
    [
        ("About 60 thousand Kazakh students study in Russia", ("RU", "KZ")),
        ("About 2 thousand Russian students study in Kazakhstan", ("KZ", "RU")),
        ("В России учатся 60 тысяч студентов из Казахстана", ("RU", "KZ")),
        ("Ресейде 60 мың қазақстандық студент оқиды", ("RU", "KZ")),
        ("In 2023 Russian investment in Kazakhstan was $3 billion", ("KZ", "RU")),
        ("In 2023 Kazakh investment in Russia was $1 billion", ("RU", "KZ")),
        ("In 2022 exports from Russia to Kazakhstan were $17 billion", ("RU", "KZ")),
        ("In 2022 Kazakhstan's exports to Russia were $8 billion", ("KZ", "RU")),
        ("In 2022 trade with Tatarstan was $600 million", ("KZ", "RU-TA")),
        ("In 2022 trade of North Kazakhstan with Russia was $600 million", ("KZ-59", "RU")),
        ("In 2022 trade between Kazakhstan and China was $24 billion", ("KZ", "CN")),
        ("In 2022 mutual trade of the EAEU was $83 billion", ("EAEU", "")),
        ("In 2022 trade of the EAEU with third countries was $800 billion", ("EAEU", "WORLD")),
        # exports and imports side by side are of the same area
        ("In 2022 exports of Kazakhstan to Russia were $8 billion, imports $17 billion", BOTH),
        ("In 2022 exports from Kazakhstan to Russia were $8 billion and imports $17 billion", BOTH),
        # what is said of both countries together has no direction
        ("Investment of Russia and Kazakhstan has reached $50 billion", ("", "")),
        ("Exports of the two countries were $17 billion in 2022", ("", "")),
        # whose estimates they are is not whose money it is
        ("By Kazakh data Russian investment in 2023 was $3 billion", ("KZ", "RU")),
        (
            "Қазақстанның деректері бойынша Қазақстанда 2 мың студент оқиды",
            ("KZ", "RU"),
        ),
        # a part as large as the whole is none
        ("In 2022 trade with Tatarstan was $26 billion", ("", "")),
        # of a region that the text names, where it is too small for the whole
        ("In 2022 turnover was $80 million, said the governor of Astrakhan", ("KZ", "RU-AST")),
        # where nothing says which way, as nearly all of the record
        ("More than 10 thousand enterprises are at work", ("KZ", "RU")),
        ("More than 10 thousand foreign enterprises are at work", ("", "")),
        # a region that is named stands for its country, unless it is where one speaks
        ("Some 800 students from Kazakhstan study, said Astrakhan's governor", ("RU-AST", "KZ")),
        ("Over 500 enterprises with Russian capital operate in E Kazakhstan", ("KZ-63", "RU")),
        # a part of the figure before, wherever one speaks
        (
            "900 Armenian students are in Russia, he said in Armenia. Half of them study on grants",
            ("RU", "AM"),
        ),
        # of areas that are named before, whatever stands beside
        ("Their trade with Russia was $5.7 billion in 2022", ("", "")),
        ("Их товарооборот с Россией составил 5,7 млрд долларов в 2022 году", ("", "")),
        ("2022 жылы олардың Ресеймен сауда айналымы 5,7 млрд долларға жетті", ("", "")),
        # a group of regions is not what another sentence is about
        ("The border regions lead. 3 power plants were started", ("KZ", "RU")),
        ("In 2022 trade, after ten years of Eurasian integration, was $83 billion", ("EAEU", "")),
        # a share is one of the whole that is named behind it
        ("In 2022 Russia accounted for 20 percent of Kazakhstan's foreign trade", BOTH),
        ("In 2022 Kazakhstan accounted for 3 percent of Russia's foreign trade", ("", "")),
        ("В 2022 году на Казахстан пришлось 3 процента внешней торговли России", ("", "")),
        # what is said behind the next figure is of that
        (
            "Өңірде шетелдіктердің қатысуымен 2 мың компания жұмыс істейді, 37 пайызы ресейлік",
            ("", ""),
        ),
        # of several that are named or joined, none
        ("In 2022 investment from Russia and from China in Kazakhstan was $3 billion", ("", "")),
        ("In 2022 trade of Kazakhstan and Russia with China was $10 billion", ("", "")),
        ("In 2022 GDP of the EAEU and the CIS grew by 4 percent", ("", "")),
        ("In 2022 trade of Kazakhstan with the EAEU was $28 billion", ("", "")),
        ("Both say in Russia that in 2022 trade of the two countries was $27 billion", BOTH),
        # of foreigners: from all the world
        ("31 thousand foreign students study in Kazakhstan", ("KZ", "WORLD")),
        # what is joint stands in the region of the two that is named
        ("15 joint enterprises of Astrakhan and Kazakhstan are at work", ("RU-AST", "KZ")),
        # a part of more than half of the whole is none
        ("In 2022 exports of Kazakhstan to Omsk were $6 billion", ("", "")),
        # nothing says which way
        ("In 2022 exports were $17 billion", ("", "")),
    ],
)
def test_the_words_around_a_figure_say_which_areas_it_is_of(
    record: Known, sentence: str, areas: tuple[str, str]
) -> None:
    found = {tuple(row[1:]) for row in proposed(record, f"{HEAD}{sentence}.")}
    assert found == {areas}


@pytest.mark.parametrize(
    ("others", "areas"),
    [
        ("A visit to China and talks in Belarus.", BOTH),
        # China is named more often: the text is not of our two countries
        ("A visit to China, to China and to China.", ("", "")),
    ],
)
def test_the_two_countries_that_a_text_names_most_are_what_it_is_about(
    record: Known, others: str, areas: tuple[str, str]
) -> None:
    above = "Kazakhstan, Russia. Kazakhstan, Russia."
    text = f"{above} {others} {'z' * 700}. In 2022 trade was $26 billion."
    assert [tuple(row[1:]) for row in proposed(record, f"Talks\n{text}")] == [areas]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("In 2022 trade was $26 billion", "actual"),
        ("Trade is expected to reach $30 billion in 2025", ""),
        ("Both are aiming to increase trade to $30 billion", ""),
        ("By 2030 trade of $30 billion", ""),
        ("By 27 November 2024 trade of $30 billion", "actual"),  # the day that it is said
        ("By 28 November 2024 trade of $30 billion", ""),
    ],
)
def test_what_is_expected_has_no_status(record: Known, sentence: str, status: str) -> None:
    (proposal,) = proposals(f"{HEAD}{sentence}.", record, stated_on="2024-11-27")
    assert proposal.status == status


TITLED = {  # a title, a sentence below it, and what that is of
    "the title has the figure in words": (
        "Trade of Kazakhstan with Russia has doubled",
        "It is more than two times as large.",
        ("trade_turnover", *BOTH),
    ),
    "the title expects it": (
        "Trade of Kazakhstan with Russia should double",
        "Something is two times as large.",
        ("", "", ""),
    ),
    "foreigners, in the one area of the title": (
        "Kazakhstan plans to triple the number of foreign students",
        "More than 31 thousand foreign students study.",
        ("student_count", "KZ", "WORLD"),
    ),
    "foreigners, of two areas": (
        "Kazakhstan and Russia plan to triple the number of foreign students",
        "More than 31 thousand foreign students study.",
        ("student_count", "", ""),
    ),
    "exports of a union that trades with others": (
        "The Eurasian Economic Union and its foreign trade",
        "In 2021 exports increased by 44 percent.",
        ("exports", "EAEU", "WORLD"),
    ),
    "whose, where its words name an area and not its part": (
        "Қазақстан мен Ресей",
        "Ресейге экспорт өсті. Бүгінде Ресей капиталы бар 20 мыңнан астам кәсіпорын жұмыс істейді.",
        ("enterprises", *BOTH),  # not in Russia, of which the sentence before speaks
    ),
    "a region of each country": (
        "North Kazakhstan and Omsk",
        "In 2022 trade was $20 million.",
        ("trade_turnover", "", ""),
    ),
    "joint ones, perhaps with its region": (
        "Astrakhan",
        "15 joint Kazakh-Russian enterprises are at work.",
        ("joint_enterprises", "", ""),
    ),
    "students from two countries": (
        "Students from Kazakhstan and from Armenia in Russia",
        "More than 60 thousand students study.",
        ("student_count", "", ""),
    ),
    "the nearest, but none behind a comma": (
        "Talks",
        "In Russia study students from Kazakhstan, 5 thousand students from Armenia.",
        ("student_count", "RU", "AM"),
    ),
    "a region, and a figure too small for its country": (
        "Astrakhan",
        "In 2022 trade of Kazakhstan with Russia was $80 million.",
        ("trade_turnover", "KZ", "RU-AST"),
    ),
    "a region, and a figure without a word for what it is": (
        "Astrakhan",
        "The governor spoke about Kazakhstan and Russia. In 2022 it was $80 million.",
        ("trade_turnover", "KZ", "RU-AST"),
    ),
    "a country in its union": (
        "Kazakhstan in the EAEU",
        "In 2022 trade was $83 billion.",
        ("", "", ""),
    ),
    "exports of a union": (
        "The Eurasian Economic Union",
        "In 2021 exports increased by 44 percent.",
        ("", "", ""),
    ),
    "companies of which the title says that they moved": (
        "More than 40 companies relocate from Russia to Kazakhstan",
        "Notably, 41 companies, such as this one.",
        ("companies_relocated", *BOTH),
    ),
}


@pytest.mark.parametrize("case", TITLED)
def test_what_a_title_says_of_a_figure(record: Known, case: str) -> None:
    title, sentence, of = TITLED[case]
    assert proposed(record, f"{title}\n\n{sentence}")[-1] == of


def test_every_cell_that_is_empty_has_a_reason(record: Known) -> None:
    (proposal,) = proposals("Houses cost 7 percent more.", record)
    assert proposal.why == "no word near it says what it measures"
    assert proposal.where == "no indicator is proposed"


def test_the_areas_of_our_countries_are_those_that_the_text_names(record: Known) -> None:
    text = "Remarks\nTrade between our countries was $27 billion in 2024. Kazakhstan helps Russia."
    assert proposed(record, text) == [("trade_turnover", "KZ", "RU")]


def test_a_sentence_that_stands_twice_says_the_same_twice(record: Known) -> None:
    sentence = "Trade grew by more than 5 percent last year to 27 billion dollars.\n"
    once, twice = (proposed(record, f"{HEAD}{sentence * times}") for times in (1, 2))
    assert twice == once * 2


def test_a_record_with_fewer_indicators_proposes_only_these(record: Known) -> None:
    few = {name: unit for name, unit in record.units.items() if name != "trade_turnover"}
    assert proposed(record._replace(units=few), f"{HEAD}Trade was $27 billion.") == [("", "", "")]


def test_rules_name_indicators_of_the_codebook(record: Known) -> None:
    from analysis.scanning.subject_rules import RULES

    assert {rule.indicator for rule in RULES} <= record.units.keys()


def test_names_are_of_known_areas() -> None:
    from analysis.record.schema import AREAS
    from analysis.scanning.mentions import names

    assert {area for area, _, _ in names()} <= {*AREAS, ""}  # "" for their money

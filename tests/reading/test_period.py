"""The reader of periods against tables worked out by hand, and what must hold of any text."""

import pickle
from datetime import date, datetime
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from said import grows_evenly, outcome, table

from analysis import find_quantities
from analysis.reading.languages import available
from analysis.reading.periods.days import Period, UnreadablePeriod
from analysis.reading.periods.parse import find_periods, parse_base, parse_period

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September"]
MONTHS += ["October", "November", "December"]
OF_MONTH = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября"]
OF_MONTH += ["октября", "ноября", "декабря"]


def day(text):
    return date.fromisoformat(text) if text else None


def year(number):
    return Period(date(number, 1, 1), date(number, 12, 31))


def misread(row):
    """Say what is read otherwise than a row of periods.csv has it."""
    expected = Period(day(row["start"]), day(row["end"]))
    read = outcome(parse_period, row["words"], stated_on=row["stated_on"] or None)
    told = f"{row['words']!r} @{row['stated_on']}: {read}, not {expected}"
    return "" if read == expected else told


def not_refused(row):
    """Say what is read, or which other reason is given, where the table has a reason."""
    read = outcome(parse_period, row["words"], stated_on=row["stated_on"] or None)
    refused = isinstance(read, UnreadablePeriod) and read.words == row["words"]
    right = refused and row["reason"] in str(read) and repr(row["words"]) in str(read)
    return "" if right else f"{row['words']!r} @{row['stated_on']}: {read}, not: {row['reason']}"


def test_every_row_of_the_table_is_read_as_worked_out_by_hand():
    wrong = list(filter(None, map(misread, table("periods.csv"))))
    assert not wrong, "\n".join(wrong)


def test_every_row_that_names_no_period_is_refused_with_its_reason():
    wrong = list(filter(None, map(not_refused, table("unreadable_periods.csv"))))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", available())
def test_one_language_alone_reads_its_rows(language):
    own = [row for row in table("periods.csv") if row["language"] == language]
    assert len(own) > 60
    for row in own:
        assert find_periods(row["words"], stated_on="2021-08-19", language=language), row["words"]


# -- the date of the statement


@pytest.mark.parametrize("stated_on", ["2021-08-19", date(2021, 8, 19), datetime(2021, 8, 19, 9)])  # noqa: DTZ001
def test_date_of_the_statement(stated_on):
    assert parse_period("today", stated_on=stated_on) == Period(
        date(2021, 8, 19), date(2021, 8, 19)
    )


@pytest.mark.parametrize(
    "stated_on", ["", " ", "2021-4", "2021-13", "2021-02-30", "19.08.2021", "August", "0000", "21"]
)
def test_no_date_of_a_statement(stated_on):
    with pytest.raises(ValueError, match="stated_on: ") as refused:
        parse_period("in 2020", stated_on=stated_on)
    assert not isinstance(refused.value, UnreadablePeriod)
    assert repr(stated_on) in str(refused.value)


def test_partial_date_is_a_range():
    assert parse_period("now", stated_on="2024-02") == Period(date(2024, 2, 1), date(2024, 2, 29))
    assert parse_period("since 2014", stated_on="2021").end == date(2021, 12, 31)
    assert parse_period("over the past year", stated_on="2021").start == date(2020, 1, 1)
    assert parse_period("in the near future", stated_on="2021").start == date(2021, 1, 1)


# -- bases


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("a year earlier", "2021-01-01", "2021-11-30"),
        ("than the year before", "2021-01-01", "2021-11-30"),
        ("compared with the previous year", "2021-01-01", "2021-11-30"),
        ("year on year", "2021-01-01", "2021-11-30"),
        ("the same period last year", "2022-01-01", "2022-11-30"),
        ("as compared to the same period of 2019", "2019-01-01", "2019-11-30"),
        ("the corresponding period", "2021-01-01", "2021-11-30"),
        ("as compared to 2021", "2021-01-01", "2021-11-30"),
        ("2021", "2021-01-01", "2021-11-30"),
        ("last year", "2022-01-01", "2022-11-30"),
        ("годом ранее", "2021-01-01", "2021-11-30"),
        ("a month earlier", "2021-12-01", "2022-10-31"),
        ("по сравнению с аналогичным периодом 2021 года", "2021-01-01", "2021-11-30"),
        ("к аналогичному периоду", "2021-01-01", "2021-11-30"),
        ("в сравнении с 2020 годом", "2020-01-01", "2020-11-30"),
    ],
)
def test_base(words, start, end):
    eleven_months = Period(date(2022, 1, 1), date(2022, 11, 30))
    assert parse_base(words, stated_on="2023-02-03", period=eleven_months) == Period(
        day(start), day(end)
    )


def test_base_of_whole_months_keeps_to_them():
    february = parse_period("February 2025", stated_on=None)
    assert parse_base("a year earlier", stated_on=None, period=february).end == date(2024, 2, 29)
    leap_day = Period(date(2024, 2, 29), date(2024, 2, 29))
    assert parse_base("a year earlier", stated_on=None, period=leap_day).end == date(2023, 2, 28)


def test_base_without_its_period():
    assert parse_base("a year earlier", stated_on="2023-02") == year(2022)
    with pytest.raises(UnreadablePeriod, match="which period is compared"):
        parse_base("year on year", stated_on="2023-02")


# -- whole texts: [period], {base}


@pytest.mark.parametrize(
    "marked",
    [
        "[In 2022], trade grew, and 2020 companies took part, of 2000 invited.",
        "It grew to $28 billion, up from $24 billion {in 2021}, and [by 2030] trade may double.",
        "[In January–May 2022] it grew {compared with the same period of 2021}.",
        "Trade was 7 percent more {than the year before} [in the 11 months of 2022].",
        "The Kazakhstan-2050 strategy, EXPO-2017 and A/RES/73/127 are names.",
        "It may rise [in May], and we march on; [May 2022] was good.",
        "We met [on Aug. 19] for three hours; [today] we go on. Vision 2030.",
        "[In 2020], in 2.5 million cases, 20.9 percent; 2 020 people; 12 months later.",
        "Plans [for 2025 and 2026], agreements [for 2021-2025], [2020/21], 2020/22.",
        "[За 9 месяцев 2022 года] – рост на 5% {по сравнению с 2021 годом}, за 2000 рублей.",
        "[В 2022 году] {к 2021 году} рост, [за последние 10 лет] – в 2,5 раза.",
        "[Over the past 10 years] over 10 years of work; [over the past year] alone.",
        "Nothing here: 5 percent, 19 billion, Article 51, 22nd meeting, one in five.",
        "",
    ],
)
def test_found_in_text(marked):
    text, expected = "", []
    for letter in marked:
        if letter in "[{":
            opened = len(text)
        elif letter in "]}":
            expected.append((text[opened:], letter == "}"))
        else:
            text += letter
    spans = find_periods(text, stated_on="2023-03-24")
    assert [(text[span.start : span.end], span.is_base) for span in spans] == expected
    assert all(span.period for span in spans)


def test_offsets_survive_invisible_characters():
    text = "\ufeffв\u00a0янва\u00adре\u202f2022\u00a0года рост на 5%"
    (found,) = find_quantities(text)
    assert text[found.start : found.end] == "рост на 5%"
    assert found.period == Period(date(2022, 1, 1), date(2022, 1, 31))


def test_without_the_date_of_the_statement():
    absolute, relative, base = find_periods("In 2020 and since last year, {than in 2019}")
    assert absolute.period == year(2020)
    assert relative.period is None
    assert (base.period, base.is_base) == (year(2019), True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose in 2022 compared with the previous year.", year(2021)),
        ("Compared with the previous year, it rose in 2020.", year(2019)),
        ("It rose in 2020.\nCompared with the previous year", year(2022)),
        ("It rose in 2020." + " so" * 300 + " Compared with the previous year", year(2022)),
    ],
)
def test_what_a_base_is_compared_with(text, expected):
    (base,) = (span for span in find_periods(text, stated_on="2023-03-24") if span.is_base)
    assert base.period == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Inflation slowed to 6 percent in October.", 2023),
        ("Factories shipped 5 million cars in October.", 2023),
        ("The bank sold 3 branches in October.", 2023),
        ("В октябре спрос восстановился до 5 млн тонн.", 2023),
        ("Inflation will have slowed to 6 percent in October.", 2024),
        ("Inflation is 6 percent in October.", 2024),
    ],
)
def test_a_month_that_had_not_begun_is_of_the_year_before_where_a_verb_is_past(text, expected):
    (span,) = find_periods(text, stated_on="2024-08-01")
    assert span.period == Period(date(expected, 10, 1), date(expected, 10, 31))


def test_one_language():
    text = "in 2020, в прошлом году"
    assert len(find_periods(text, stated_on="2021", language="ru")) == 1
    with pytest.raises(ValueError, match="unknown language"):
        find_periods(text, language="tlh")


# -- what holds of any text

WORDS = sorted({word for row in table("periods.csv") for word in row["words"].split()})
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
DATES = st.dates(date(1900, 1, 1), date(2100, 12, 31))
STATED = st.one_of(st.none(), DATES, DATES.map(lambda day: day.isoformat()[:7]))


@given(TEXTS, STATED)
def test_any_text_is_read_or_refused(text, stated_on):
    try:
        period = parse_period(text, stated_on=stated_on)
    except UnreadablePeriod:
        return
    assert period.start or period.end
    assert not (period.start and period.end) or period.start <= period.end


@given(TEXTS, TEXTS, STATED)
def test_spans_lie_in_the_text_in_order(one, other, stated_on):
    text = f"{one} so {other}"
    last = 0
    for span in find_periods(text, stated_on=stated_on):
        assert last <= span.start < span.end <= len(text)
        last = span.end


@given(DATES)
def test_a_date_reads_back_to_itself(given_day):
    number, month = given_day.day, given_day.month - 1
    for words in [
        given_day.isoformat(),
        f"{number:02}.{month + 1:02}.{given_day.year}",
        f"on {number} {MONTHS[month]} {given_day.year}",
        f"{MONTHS[month]} {number}, {given_day.year}",
        f"{number} {OF_MONTH[month]} {given_day.year} года",
    ]:
        assert parse_period(words, stated_on=None) == Period(given_day, given_day)


@given(st.integers(1900, 2099), st.integers(1, 12))
def test_years_and_months_read_back_to_themselves(number, month):
    assert parse_period(f"in {number}", stated_on=None) == year(number)
    read = parse_period(f"in {MONTHS[month - 1]} {number}", stated_on=None)
    assert read.start == date(number, month, 1)
    total = parse_period(f"in {month} months of {number}", stated_on=None)
    assert total == Period(date(number, 1, 1), read.end)


@given(DATES, st.integers(2, 12))
def test_a_total_of_months_is_past_and_less_than_a_year_ago(stated_on, months):
    end = parse_period(f"in {months} months", stated_on=stated_on).end
    assert end <= stated_on
    assert (stated_on - end).days <= 366


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "1",
        " ",
        "(",
        "\n ",
        "1.1",
        "-",
        "a\xad",
        "compared with ",
        "in the of ",
        "2020 ",
        "may ",
        "from 2015 to ",
        "January-",
        "1 July ",
        "at the ",
        "2020/21 ",
        "than last year ",
        "12 ",
        "x.",
    ],
)
def test_time_grows_as_the_text_does(piece):
    assert grows_evenly(partial(find_periods, stated_on="2021-08-19"), piece)


def test_a_period_is_not_upside_down():
    with pytest.raises(ValueError, match="begin on 2021"):
        Period(date(2021, 1, 1), date(2020, 1, 1))


def test_the_error_can_be_sent_between_processes():
    with pytest.raises(UnreadablePeriod) as refused:
        parse_period("in the pandemic", stated_on=None)
    copy = pickle.loads(pickle.dumps(refused.value))  # noqa: S301
    assert str(copy) == str(refused.value)


def test_a_long_text_is_shortened_in_the_error():
    with pytest.raises(UnreadablePeriod) as refused:
        parse_period("x " * 100_000, stated_on=None)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2021, 1, 1), date(2021, 12, 31), "2021"),
        (date(2021, 4, 1), date(2021, 4, 1), "2021-04-01"),
        (date(2021, 1, 1), date(2021, 5, 31), "2021-01-01 to 2021-05-31"),
        (date(2021, 1, 1), None, "2021-01-01 or later"),
        (None, date(2021, 5, 31), "until 2021-05-31"),
        (None, None, "any time"),
    ],
)
def test_a_period_says_itself_in_words(start: date | None, end: date | None, words: str) -> None:
    assert str(Period(start, end)) == words

"""Dashes, spaces, signs that are not seen, and letters of two alphabets, one by one."""

import pytest
from said import told

from analysis import find_quantities
from analysis.reading.tokens import Unreadable, plain

NOTHING_COUNTED = "no figure: what it counts is not said"
UNWRITTEN = "unknown letters or signs are written on to the number"


@pytest.mark.parametrize("dash", "-‐‑‒–—―−")
def test_each_dash_joins_a_range(dash: str) -> None:
    assert told(f"5{dash}6 plants") == ["between 5.5 count"]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u2007", "\u2009", "\u202f"])
def test_each_space_that_groups_digits(space: str) -> None:
    assert told(f"12{space}500 firms") == ["12500 count"]


def test_a_wide_space_groups_none() -> None:
    assert told("12\u2003500 firms") == [NOTHING_COUNTED, "500 count"]


@pytest.mark.parametrize("sign", "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0f")
def test_what_is_not_seen_between_words_changes_nothing(sign: str) -> None:
    assert told(f"more{sign} than {sign}5 million{sign} firms") == ["more than 5000000 count"]


@pytest.mark.parametrize("sign", [*"\u00ad\u200b\u2060\ufeff", "İ"])
def test_periods_are_of_the_same_figures_whatever_is_not_seen_or_longer_in_small(
    sign: str,
) -> None:
    many = f"Firms of {sign}zmir{sign}, {sign}znik and {sign}negöl"
    text = f"{many} sold $5 billion in 2023, and $6 billion in 2022."
    periods = [str(figure.period.start) for figure in find_quantities(text) if figure.period]
    assert periods == ["2023-01-01", "2022-01-01"]


@pytest.mark.parametrize("sign", "/\\^&@‰‱′″×±=¤₠²")
def test_a_sign_written_on_to_a_number_makes_it_another(sign: str) -> None:
    assert told(f"It was 47{sign} there.") == [UNWRITTEN]


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("It earned P1 billion.", [UNWRITTEN]),
        ("It rose from P778.07 million to K1.2 billion.", [UNWRITTEN, UNWRITTEN]),
        ("The P44-billion mark was passed.", [UNWRITTEN]),
        ("It earned R5 billion.", ["5000000000 ZAR"]),
        ("The A380 carried 5 million passengers.", ["5000000 count"]),
        ("The G20 met in B5 or on the M5.", []),
        ("They used CO2 to cool it.", []),
    ],
)
def test_a_letter_before_a_number_with_a_scale_word_is_a_currency_or_not_known(
    words: str, read: list[str]
) -> None:
    assert told(words) == read


@pytest.mark.parametrize(
    ("latin", "cyrillic"), list(zip("aceopxykmthb", "асеорхукмтнв", strict=True))
)
def test_a_letter_of_another_alphabet_is_read_as_the_one_it_looks_like(
    latin: str, cyrillic: str
) -> None:
    assert plain(f"ж{latin}") == plain(f"ж{cyrillic}")
    assert plain(f"{latin}km") == f"{latin}km"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Bıyl on bes kásiporyn ashyldy.", ["15 count"]),
        ("Jıyrma myń úı salyndy.", ["20000 count"]),
        ("Bıyl kásiporyn ashyldy.", []),
    ],
)
def test_number_words_of_another_alphabet_are_found_without_digits(
    text: str, read: list[str]
) -> None:
    assert told(text) == read


def test_a_message_shows_120_characters() -> None:
    assert str(Unreadable("x" * 120, "no")) == f"{'x' * 120!r}: no"
    assert str(Unreadable("x" * 121, "no")) == f"{'x' * 120 + '…'!r}: no"


DASHED = "a dash before a number: a minus or a mark"


@pytest.mark.parametrize(
    ("text", "language", "read"),
    [
        ("Balance: -3 billion dollars.", "en", ["-3000000000 USD"]),
        ("The balance was -3 billion dollars.", "en", ["-3000000000 USD"]),
        ("It fell to –2 million tonnes.", "en", ["-2000000 t"]),
        ("Growth of -2 million tonnes was seen.", "en", ["-2000000 t change"]),
        ("The result was negative $3 million.", "en", ["-3000000 USD"]),
        ("They tested negative 3 times.", "en", ["3 count"]),
        ("Баланс составил -3 млрд долларов.", "ru", ["-3000000000 USD"]),
        ("Сальдо: –3 млрд рублей.", "ru", ["-3000000000 RUB"]),
        ("Смета моста -7,4 млн рублей.", "ru", ["7400000 RUB"]),  # a space is missing
        ("Смета – 7,4 млн рублей.", "ru", ["7400000 RUB"]),
        ("-5 млн рублей на ремонт", "ru", [DASHED]),  # may be an item of a list
        ("Открыты: -5 школ", "ru", [DASHED]),
        ("Өсім минус 5 пайыз болды.", "kk", ["-5 percent change"]),
        ("Сальдо минус 3 млрд теңге болды.", "kk", ["-3000000000 KZT"]),
        ("Сальдо -3 млрд теңге болды.", "kk", [DASHED]),  # its verb would stand behind
        ("Сальдо – 3 млрд теңге.", "kk", ["3000000000 KZT"]),
    ],
)
def test_a_minus_in_front(text: str, language: str, read: list[str]) -> None:
    assert told(text, language) == read

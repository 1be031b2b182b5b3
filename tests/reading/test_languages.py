"""The language files: what each must hold, and what becomes of one that is half made."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis import find_quantities, parse_quantity
from analysis.reading import languages
from analysis.reading.languages import available, faults_of, lists_of, required, together, words_of
from analysis.reading.lexicon import currencies, lexicon

CACHED = (available, faults_of, lists_of, required, together, words_of, lexicon)


def forget() -> None:
    for function in (*CACHED, languages._read):
        function.cache_clear()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a copy of the language files that the reader takes for its own."""
    copy = tmp_path / "languages"
    shutil.copytree(languages.FOLDER, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(languages, "FOLDER", copy)
    forget()
    yield copy
    forget()


@pytest.mark.parametrize("language", available())
def test_each_file_holds_what_it_must(language: str) -> None:
    assert faults_of(language) == ()


@pytest.mark.parametrize("language", [*available(), languages.SHARED])
def test_no_pattern_has_a_bracket_in_a_bracket_which_would_be_lost(language: str) -> None:
    assert not re.search(r"\([^()]*\(", str(languages._read(language)))


@pytest.mark.parametrize("language", available())
def test_each_currency_and_each_hundredth_of_one_has_its_code(language: str) -> None:
    tables = words_of(language)
    named = {*tables["currencies"], *tables["currency_hundredths"]}
    assert named - currencies() <= {"any", *languages.signs()["shared_currencies"]}


def test_a_half_made_file_is_left_out_with_a_warning_and_stops_no_other(folder: Path) -> None:
    (folder / "xx.toml").write_text("[words]\nby = []\n", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"xx\.toml: left out, for it lacks \[cardinals\]"):
        assert [each.quantity.unit for each in find_quantities("It cost 5 billion tenge.")] == [
            "KZT"
        ]
    assert "xx" not in available()


def test_a_half_made_file_is_refused_by_name_with_what_it_lacks(folder: Path) -> None:
    whole = (folder / "ru.toml").read_text(encoding="utf-8")
    half = whole.replace("\nthat_sum =", "\nthat_some =").replace("\n[halves]", "\n[halfs]")
    (folder / "ru.toml").write_text(half, encoding="utf-8")
    with pytest.raises(ValueError, match=r"language 'ru' lacks \[halves\], \[words\] that_sum"):
        parse_quantity("5 млрд тенге", language="ru")


BROKEN = {  # a line of ru.toml as it should be, how it is broken, and what is said of it
    '[words]\nfinals = ["финал(|а|е|у|ов)"]': ("", "[words] finals"),
    'finals = ["финал(|а|е|у|ов)"]': (
        'finals = "финал"',
        "[words] finals as a list of words in quo",
    ),
    '["финал(|а|е|у|ов)"]': ('["финал(|а"]', "a whole pattern in [words] finals: финал(|а"),
    'ls = ["финал(|а|е|у|ов)"]': ('ls = ["сем[ь"]', "a whole pattern in [words] finals: сем[ь"),
    'words = ["и", "в",': ('words = "и" # ["в",', "[own] words as a list of words in quotes"),
    'letters = "щъ"': ('letters = "щ-а"', "a set of letters in [own] letters (bad character range"),
}


@pytest.mark.parametrize(("whole", "said"), BROKEN.items(), ids=BROKEN)
def test_what_is_broken_in_a_file_is_one_line_and_other_languages_are_read(
    folder: Path, whole: str, said: tuple[str, str]
) -> None:
    broken, fault = said
    text = (folder / "ru.toml").read_text(encoding="utf-8")
    whole = whole.partition("\n")[2] or whole
    assert text.count(whole) == 1
    (folder / "ru.toml").write_text(text.replace(whole, broken), encoding="utf-8")
    (line,) = languages.left_out()
    assert line.startswith(f"analysis/reading/languages/ru.toml: left out, for it lacks {fault}")
    assert line.endswith(": write that there")
    with pytest.warns(UserWarning, match="left out"):
        assert [each.quantity.unit for each in find_quantities("It cost 5 тенге; 5 dollars.")] == [
            "USD"
        ]


def test_a_misspelt_list_is_refused_by_name(folder: Path) -> None:
    whole = (folder / "en.toml").read_text(encoding="utf-8")
    assert "\nglued_units =" in whole
    (folder / "en.toml").write_text(whole.replace("\nglued_units =", "\nglued_unitz ="), "utf-8")
    with pytest.raises(ValueError, match=r"for \[words\] glued_unitz"):
        parse_quantity("5 billion tenge", language="en")


@pytest.mark.parametrize(
    ("phrase", "language"),
    [
        ("5 billion dollars", "ru"),
        ("5 миллиардов долларов", "en"),
        ("5 мың адам", "ru"),
        ("5 thousand people", "kk"),
        ("120 rupees", "kk"),
        ("5 теңге", "ru"),
    ],
)
def test_sizes_of_another_language_are_no_nouns(phrase: str, language: str) -> None:
    with pytest.raises(ValueError, match="unknown scale word or currency"):
        parse_quantity(phrase, language=language)


def test_a_file_that_is_no_toml_is_refused_and_stops_no_other(folder: Path) -> None:
    (folder / "xx.toml").write_text("[words\n", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"xx\.toml: left out, for it lacks readable TOML"):
        assert parse_quantity("5 billion tenge").unit == "KZT"
    with pytest.raises(ValueError, match="language 'xx' lacks readable TOML"):
        parse_quantity("5 billion tenge", language="xx")

"""The figures of a text beside the record."""

import csv
import io
import json
import re
from collections.abc import Iterator
from contextlib import chdir
from datetime import date
from pathlib import Path
from shutil import copytree

import made_up
import pandas as pd
import pytest
from click.testing import CliRunner, Result
from project import ROOT

from analysis import compare
from analysis.__main__ import main
from analysis.scanning.terminal import print_beside

pytestmark = pytest.mark.slow  # nothing of it is slow, all of it together is

DRAFTS = ROOT / "tests/data/drafts"
SAID = "2024-11-27"
# what is said of each figure of the drafts: its words, and the verdict on one figure of the record
BESIDE = {
    "en": [
        ("almost $27 billion", "forum-2024.1", "agree"),
        ("exceeded $30 billion", "office_trade:2022", "contradict"),
        ("more than $3 billion", "article-2024.2", "agree"),
        ("About 60,000 students", "article-2024.3", "agree"),
        ("23,000 Russian companies", "article-2024.1", "agree"),
        ("90 joint projects", "forum-2024.2", "contradict"),
    ],
    "ru": [
        ("превысил 28 млрд долларов", "office_trade:2022", "contradict"),
        ("сократилась на 12%", "visit-2021.3", "contradict"),
        ("более 90 тысяч студентов", "article-2024.3", "contradict"),
        ("83,3 млрд долларов", "union-2023.1", "agree"),
    ],
    "kk": [
        ("26 миллиард доллардан асты", "office_trade:2022", "agree if open"),
        ("20 пайызға төмендеді", "visit-2021.3", "contradict"),
        ("60 мыңнан астам қазақстандық студент", "article-2024.3", "agree"),
    ],
}
NOT_PLACED = {
    "en": {
        "$30 billion": "speaks of what is planned or expected",
        "about 9 percent": "no word near it says what it measures",
        "14 aircraft": "no word near it says what it measures",
    },
    "ru": {
        "превышает 60%": "names no period that is known",
        "30 млрд долларов": "speaks of what is planned or expected",
        "выросли на 7%": "no word near it says what it measures",
    },
    "kk": {"5 пайызға өсті": "no word near it says what it measures"},
}


@pytest.fixture(scope="module", autouse=True)
def _here(made_up_project: Path) -> Iterator[None]:
    """Stand in the project whose record is made up, and load its tables."""
    with made_up.loaded(made_up_project), chdir(made_up_project):
        yield


def draft(language: str) -> str:
    return (DRAFTS / f"{language}.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def beside() -> dict[str, pd.DataFrame]:
    return {language: compare(draft(language), stated_on=SAID) for language in BESIDE}


@pytest.mark.parametrize(
    ("language", "words", "other", "verdict"),
    [(language, *row) for language, rows in BESIDE.items() for row in rows],
)
def test_what_the_record_says_to_a_figure(
    beside: dict[str, pd.DataFrame], language: str, words: str, other: str, verdict: str
) -> None:
    found = beside[language].query("as_stated == @words and other_id == @other")
    assert found["verdict"].tolist() == [verdict]


@pytest.mark.parametrize("language", NOT_PLACED)
def test_what_is_not_placed_has_its_reason(beside: dict[str, pd.DataFrame], language: str) -> None:
    found = beside[language].query("verdict == 'not placed'")
    assert dict(zip(found["as_stated"], found["reason"], strict=True)) == NOT_PLACED[language]


def test_offsets_point_into_the_text(beside: dict[str, pd.DataFrame]) -> None:
    for language, found in beside.items():
        text = draft(language)
        rows = zip(found["start"], found["end"], found["as_stated"], strict=True)
        assert all(text[start:end] == words for start, end, words in rows)


def test_the_other_figure_is_above_where_the_gap_is(beside: dict[str, pd.DataFrame]) -> None:
    against = beside["en"].query("verdict == 'contradict'")
    where = against["gap"].gt(0).map({True: "above", False: "below"})
    assert against["reason"].tolist() == where.tolist()
    assert set(where) == {"above", "below"}


def test_a_contradiction_says_by_how_much(beside: dict[str, pd.DataFrame]) -> None:
    (row,) = (
        beside["en"]
        .query("as_stated == 'exceeded $30 billion' and other_id == 'talks-2023.1'")
        .to_dict("records")
    )
    # 26.1 billion reaches to 26.15; *exceeded $30 billion* begins at 30
    assert row["gap"] == pytest.approx(-3.85e9)
    assert row["gap_percent"] == pytest.approx(100 * -3.85 / 30)
    assert row["speaker"] == "A. Minister"
    assert row["url"].startswith("https://")


def test_the_gap_to_what_follows_by_arithmetic_has_the_same_sign() -> None:
    """What is implied stands on the left in `agreement`: its gaps are turned."""
    text = "In 2019 trade between Kazakhstan and Russia was 60 billion dollars."
    # 19 billion in 2020, after a fall of 4.7 percent: 19.9 billion the year before
    found = compare(text, stated_on="2025").query("other_id == 'earlier_level:visit-2021.3'")
    assert found["verdict"].tolist() == ["contradict"]
    assert found["gap"].tolist() == pytest.approx([-39e9], rel=0.01)


@pytest.mark.parametrize(
    ("claims", "shown"),
    [(2, ["other.1", "other.2"]), (4, ["other.1", "other.2", "and 2 more"])],
)
def test_two_claims_are_shown_under_one_verdict(
    beside: dict[str, pd.DataFrame],
    capsys: pytest.CaptureFixture[str],
    claims: int,
    shown: list[str],
) -> None:
    row = beside["en"].query("other_id == 'talks-2023.1'").head(1).assign(file="-")
    print_beside(pd.concat([row.assign(other_id=f"other.{n}") for n in range(1, claims + 1)]), None)
    assert re.findall(r"other\.\d|and \d more", capsys.readouterr().out) == shown


def test_a_change_stands_beside_the_statistics_of_its_years() -> None:
    text = "In 2022 trade between Kazakhstan and Russia grew by 30 percent."
    found = compare(text, stated_on="2023-02")
    official = found.query("kind == 'reference' and verdict == 'contradict'")
    assert official["other_id"].str.contains("change_on_2021").any()
    assert found["other_id"].is_unique  # also a change that the record has computed already


@pytest.mark.parametrize(
    ("words", "rounded"),
    [
        ("was $28.1 billion", None),  # 28.05 to 28.15: agrees with 28.14
        ("was $28.2 billion", True),  # begins at 28.15
        ("was $28.3 billion", False),  # 28.25: further than half of 0.1
        ("was $30 billion", False),
        ("exceeded $28.2 billion", False),  # a hedge is no rounding
    ],
)
def test_a_gap_below_the_last_place_is_said(words: str, rounded: bool | None) -> None:
    found = compare(f"In 2024 trade between Kazakhstan and Russia {words}.", stated_on="2025-06")
    (row,) = found[found["other_id"] == "office_trade:2024"].to_dict("records")
    assert row["verdict"] == ("agree" if rounded is None else "contradict")
    assert row["by_rounding"] is bool(rounded)


def test_the_record_is_that_of_the_folder_or_else_of_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made_up_project: Path
) -> None:
    text = "In 2022 trade between Kazakhstan and Russia exceeded $30 billion."
    monkeypatch.chdir(tmp_path)
    told = run("-", "--format", "csv", text=text)
    assert "contradicted by the record of the package" in told.stderr
    claims = (made_up_project / "data/processed/claims.csv").read_text(encoding="utf-8")
    for folder in ("raw", "processed"):
        copytree(made_up_project / "data" / folder, tmp_path / "data" / folder)
    changed = claims.replace("has reached $26.1 billion", "has come to $26.1 billion")
    (tmp_path / "data/processed/claims.csv").write_text(changed, encoding="utf-8")
    here = run("-", "--format", "csv", text=text)
    assert "contradicted by the record here" in here.stderr
    assert here.stdout == told.stdout.replace("has reached $26.1", "has come to $26.1")
    assert here.stdout != told.stdout


def test_what_only_rounding_contradicts_is_counted_and_no_gap_is_zero() -> None:
    text = "In 2024 Kazakhstan exported goods worth $9.5 billion to Russia."
    done = run("-", "--stated-on", "2025-06", "--format", "table", text=text)
    assert "; by less than half of the last place" in " ".join(done.stdout.split())
    assert "0.0%" not in done.stdout


def test_that_two_counts_may_be_of_two_sets_is_said() -> None:
    text = "There are 9,000 students from Kazakhstan in Russia."
    done = run("-", "--stated-on", "2024-11-27", "--format", "table", text=text)
    assert "; if both count the same set" in " ".join(done.stdout.split())


@pytest.mark.parametrize("at_once", [1, 500])
def test_of_several_texts_each_has_what_it_has_alone(
    monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr("analysis.scanning.compare.AT_ONCE", at_once)
    texts = pd.Series({"en": draft("en"), "none": None, "ru": draft("ru"), "empty": ""})
    days = pd.Series({"en": "2024-11-27", "none": None, "ru": "2023-05", "empty": None})
    found = compare(texts, stated_on=days)
    assert [*dict.fromkeys(found.index.get_level_values("text"))] == ["en", "ru"]
    for name in ("en", "ru"):
        alone = compare(texts[name], stated_on=days[name]).rename_axis("row")
        pd.testing.assert_frame_equal(found.loc[name], alone)
    assert compare([]).dtypes.equals(alone.dtypes)


def test_a_text_without_figures_has_no_rows() -> None:
    found = compare("Kazakhstan and Russia are neighbours.")
    assert found.empty
    assert "verdict" in found


def test_the_types_of_the_columns_are_the_same_whatever_the_text_holds(
    beside: dict[str, pd.DataFrame],
) -> None:
    for text in ("", "It is 5 percent.", "In 2022 trade exceeded $30 billion."):
        pd.testing.assert_series_equal(compare(text).dtypes, beside["en"].dtypes)


def test_a_date_is_a_day_that_is_known() -> None:
    text = "There are more than 66 thousand students from Kazakhstan in Russia."
    told = compare(text, stated_on="2021-04-08")
    assert "agree" in set(told["verdict"])
    for day in (date(2021, 4, 8), pd.Timestamp("2021-04-08 12:00")):
        pd.testing.assert_frame_equal(compare(text, stated_on=day), told)


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("In 2023 Kazakhstan exported 2 trillion tenge of goods to Russia.", "USD"),
        ("In 2023 Kazakhstan exported $2 billion of goods to Russia.", "USD"),
        ("In 2023 Kazakhstan's exports to Russia rose by 90 percent.", "percent"),
        ("In 1993 Russia invested 3 billion dollars in Kazakhstan.", "USD"),
    ],
)
def test_the_other_number_has_a_unit_of_its_own(words: str, unit: str) -> None:
    found = compare(words, stated_on=SAID)
    assert set(found["other_unit"]) == {unit}


def test_what_is_not_placed_has_no_guess_in_its_cells(beside: dict[str, pd.DataFrame]) -> None:
    for found in beside.values():
        unplaced = found[found["verdict"] == "not placed"]
        assert set(unplaced[["indicator", "ref_area", "counterpart_area"]].stack()) == {""}


STOCKS = {  # when it was said, what was said, and whether a count of that year contradicts it
    ("2024-11-27", "About 20,000 students from Kazakhstan study in Russia."): True,
    ("2024-09-15", "About 20,000 students from Kazakhstan study in Russia."): True,
    ("2024-03-12", "About 20,000 students from Kazakhstan study in Russia."): False,
    ("2024-11-27", "In March 2024 about 20,000 students from Kazakhstan studied in Russia."): False,
    ("2024-03-12", "In 2024 about 20,000 students from Kazakhstan study in Russia."): True,
    ("2025-02-01", "Russia has invested an accumulated $17 billion in Kazakhstan."): False,
    ("2025-11-20", "Russia has invested an accumulated $17 billion in Kazakhstan."): True,
}


@pytest.mark.parametrize(("said", "contradicted"), STOCKS.items(), ids=str)
def test_a_stock_is_judged_by_what_is_of_a_day_near_its_own(
    said: tuple[str, str], contradicted: bool
) -> None:
    stated_on, text = said
    found = compare(text, stated_on=stated_on)
    assert set(found["indicator"]) <= {"student_count", "investment_accumulated"}
    assert ("contradict" in set(found["verdict"])) is contradicted
    assert contradicted or set(found["verdict"]) == {"another time"}


# -- what has nothing of its time

ANOTHER_TIME = {  # a figure, when it was said, and why nothing is judged
    "More than 70 thousand students from Kazakhstan study in Russia.": (
        None,
        "names no day, and when it was said is not given",
    ),
    "More than 71 thousand students from Kazakhstan study in Russia.": (
        "1999",
        "the record has none of a day near this",
    ),
    "Trade between Kazakhstan and Russia reached 30 billion dollars.": (
        "2025",
        "names no period that is known",
    ),
    "In 1993 Russia invested 3 billion dollars in Kazakhstan.": (
        None,
        "the record has none of this time",
    ),
    "Trade between Kazakhstan and Russia grew by 5 percent in 1993.": (
        None,
        "the record has none of this time",
    ),
}


@pytest.mark.parametrize(("text", "said"), ANOTHER_TIME.items(), ids=ANOTHER_TIME)
def test_where_nothing_is_of_the_same_time_the_nearest_is_shown_and_not_judged(
    text: str, said: tuple[str | None, str]
) -> None:
    stated_on, why = said
    found = compare(text, stated_on=stated_on)
    assert set(found["verdict"]) == {"another time"}
    assert set(found["reason"]) == {why}
    assert found["kind"].is_unique  # one claim, one statistic
    assert found["other_value"].notna().all()
    assert found[["implied_verdict", "gap", "gap_percent", "size", "firm"]].isna().all(axis=None)


@pytest.mark.parametrize(("year", "of"), [("1995", "office_trade"), ("2049", "office_trade")])
def test_the_nearest_statistic_is_of_a_whole_year(year: str, of: str) -> None:
    text = f"In {year} trade between Kazakhstan and Russia was 30 billion dollars."
    (near,) = compare(text).query("kind == 'reference'")["other_id"]
    series, _, period = near.partition(":")
    assert series == of
    assert re.fullmatch(r"\d{4}", period)


def test_what_has_nothing_of_its_time_is_shown_with_its_times() -> None:
    text = "Trade between Kazakhstan and Russia reached 30 billion dollars."
    done = run("-", "--format", "table", text=text)
    assert "  another time  names no period that is known:" in done.stdout.splitlines()
    assert re.search(r"billion”, C. President, Nov 2024;\s+of 2023", done.stdout)
    assert "nan" not in done.stdout
    assert "1 with nothing of the same time to compare with, 0 not placed" in done.stderr


# -- the command


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main, ["compare", *arguments], input=text)


def test_the_command_prints_csv_in_a_pipe() -> None:
    done = run(str(DRAFTS / "kk.txt"), "--stated-on", SAID)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert done.exit_code == 0
    assert {row["file"] for row in rows} == {str(DRAFTS / "kk.txt")}
    assert rows[-1]["verdict"] == "not placed"
    counts = (
        r"4 figures, \d contradicted by the record here, "
        r"\d with nothing of the same time to compare with, 1 not placed"
    )
    assert re.fullmatch(counts, done.stderr.rstrip())


def test_json_lines_have_no_numbers_that_json_lacks() -> None:
    done = run(str(DRAFTS / "ru.txt"), "--stated-on", SAID, "--format", "jsonl")

    def refused(constant: str) -> None:
        raise AssertionError(constant)

    rows = [json.loads(line, parse_constant=refused) for line in done.stdout.splitlines()]
    assert rows[0]["as_stated"] == "превысил 28 млрд долларов"
    assert not any(cell == "" for row in rows for cell in row.values())  # but null, as of numbers


def test_the_sample_of_the_documentation_is_what_the_command_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    sample = re.search(
        r"\$ cat (\S+)\n(.+?)\$ python -m analysis (compare .+?)\n(.+?)```", page, re.DOTALL
    )
    assert sample
    name, text, command, shown = sample.groups()
    (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    with made_up.loaded(ROOT):
        done = CliRunner().invoke(main, [*command.split(), "--format", "table"])
    assert done.stdout.strip() == shown.strip()


def test_a_table_fits_a_terminal_of_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = run(str(DRAFTS / "en.txt"), "--stated-on", SAID, "--format", "table")
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    assert [line for line in lines if len(line) > 80 and len(line.split()) > 1] == []
    assert "                https://" in done.stdout
    assert "“almost $27 billion”" in lines
    assert "  Trade turnover of Kazakhstan with Russia, 2023" in lines
    assert "  not placed    speaks of what is planned or expected" in lines
    assert not any("…" in line for line in lines)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("In 2022 trade between Kazakhstan and Russia was $40 billion.", 1),
        ("In 2022 trade between Kazakhstan and Russia was somewhere.", 0),
    ],
)
def test_strict_exits_with_1_where_something_contradicts(text: str, status: int) -> None:
    assert run("-", "--strict", text=text).exit_code == status
    assert run("-", text=text).exit_code == 0


def test_bad_input_is_one_line(tmp_path: Path) -> None:
    done = run(str(tmp_path / "nothing.txt"))
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [f"{tmp_path / 'nothing.txt'}: No such file or directory"]
    assert run("-", "--stated-on", "soon", text="9 percent").exit_code == 2


@pytest.mark.parametrize(
    "text",
    [
        "Trade in agricultural products between Russia and Kazakhstan was $4 billion in 2022.",
        "In 2022 trade in grain between Kazakhstan and Russia was $3 billion.",
        "E-commerce trade between Russia and Kazakhstan was $3 billion in 2022.",
        "In 2022 trade between Russia and Kazakhstan via the port of Aktau was $5 billion.",
        "The trade deficit of Kazakhstan with Russia was $10 billion in 2022.",
        "Russia had a trade surplus of $8 billion with Kazakhstan in 2022.",
        "Turnover of trade in services between Russia and Kazakhstan was $20 billion in 2022.",
        "Kazakhstan's food exports to Russia were $1 billion in 2023.",
        "Kazakhstan's exports of metals to Russia were $3.2 billion in 2023.",
        "In 2023 Kazakhstan exported steel worth $3 billion to Russia.",
        "It is not true that trade between Kazakhstan and Russia was $30 billion in 2022.",
        "20,000 Russian companies left Kazakhstan in 2023.",
        "Товарооборот России и Казахстана сельхозпродукцией в 2022 году – 4 млрд долларов.",
        "В 2022 году торговля продовольствием России и Казахстана составила 2 млрд долларов.",
        "Экспорт казахстанской муки в Россию составил 1 млрд долларов в 2023 году.",
        "Сальдо торговли Казахстана с Россией составило 10 млрд долларов в 2022 году.",
        "Неправда, что товарооборот Казахстана и России составил 30 млрд долларов в 2022 году.",
        "2022 жылы Қазақстан мен Ресей арасындағы астық саудасы 3 млрд долларға жетті.",
    ],
)
def test_what_is_a_part_or_is_denied_is_held_against_no_total(text: str) -> None:
    assert set(compare(text, stated_on=SAID)["verdict"].dropna()) <= {"", "not placed"}


WHY = {  # a figure of a text, and why it cannot be placed
    "The volume of rail freight grew by 5.5 percent in 2025.": (
        "no word near it says what it measures"
    ),
    "Rail freight in Kazakhstan and Russia grew by 5.5 percent in 2025.": (
        "no word near it says what it measures"
    ),
    "Half of the students are on scholarships.": ("the words do not say which areas, or which way"),
    "In 2025 people from Russia made 2 million trips to Kazakhstan. "
    "The students were 70 thousand.": (
        "its sentence names no area, and nearly all figures of the record have the other way"
    ),
    "Last year 30 projects of Kazakhstan and Russia were of use.": (
        "its words do not say whether it is joint_projects_completed or joint_projects_under_way"
    ),
}


@pytest.mark.parametrize(("text", "reason"), WHY.items(), ids=WHY)
def test_what_is_not_placed_is_told_the_reason_that_is_true(text: str, reason: str) -> None:
    last = compare(text, stated_on="2025-11-20").iloc[-1]
    assert (last["verdict"], last["reason"]) == ("not placed", reason)


@pytest.mark.parametrize("period", ["In May 2022", "From May to June 2022", "In January-May 2022"])
def test_the_month_of_may_is_no_expectation(period: str) -> None:
    text = f"{period} trade between Kazakhstan and Russia was $2.2 billion."
    assert set(compare(text, stated_on="2025-06-27")["indicator"]) == {"trade_turnover"}

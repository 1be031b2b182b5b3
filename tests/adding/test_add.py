"""A statement is added: asked for, shown, checked and written as a whole, or not at all."""

import csv
import hashlib
import shutil
from pathlib import Path

import pytest
from project import added, contents, copied, edited, raw, rows_of
from talk import ANSWERS, NAME, TEXT, TOLD, add, record

from analysis.publishing.build import build, stale
from analysis.record.by_hand import differences
from analysis.record.raw import read_raw

pytestmark = pytest.mark.slow  # half a minute; test_excerpt.py adds a statement too


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return record(tmp_path, monkeypatch)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A record to which the statement was added, for tests that change nothing; what was said."""
    with pytest.MonkeyPatch.context() as patched:
        root = copied(record(tmp_path_factory.mktemp("whole"), patched), "pyproject.toml")
        done = add("talk.txt", answers=ANSWERS)
    assert done.exit_code == 0, done.output
    return root, done.output


@pytest.fixture
def enlarged(whole: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, for tests that add another statement."""
    monkeypatch.chdir(shutil.copytree(whole[0], tmp_path, dirs_exist_ok=True))
    return tmp_path


def new_rows(root: Path, table: str) -> list[dict[str, str]]:
    return [row for row in rows_of(root, table) if row["document_id"] == NAME]


def test_the_rows_of_all_tables_are_written_together(whole: tuple[Path, str]) -> None:
    root, _ = whole
    (document,) = new_rows(root, "documents")
    assert document["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (document["file"], document["lines"], document["language"]) == ("talk.txt", "1-5", "en")
    figures = [
        (row["figure_id"], row["passage"], row["as_stated"], row["ref_area"], row["relates_to"])
        for row in new_rows(root, "figures")
    ]
    assert figures == [
        (f"{NAME}.1", "2", "grew by 4 percent", "KZ", f"{NAME}.2"),
        (f"{NAME}.2", "2", "$27 billion", "KZ", ""),
        (f"{NAME}.3", "3", "Some 58 thousand students", "RU", ""),
    ]
    assert stale(root) == []


def test_what_was_noted_blind_is_kept_beside_the_record(whole: tuple[Path, str]) -> None:
    root, _ = whole
    with (root / "data/hand_checked.csv").open(encoding="utf-8", newline="") as file:
        noted = {row["figure_id"]: row for row in csv.DictReader(file)}
    turnover = noted[f"{NAME}.2"]
    assert (turnover["value"], turnover["unit"], turnover["hedge"]) == ("27000000000", "USD", "")
    assert (turnover["low"], turnover["high"]) == ("26500000000", "27500000000")
    assert (turnover["period_start"], turnover["period_end"]) == ("2024-01-01", "2024-12-31")
    ours = [each for each in differences(root, read_raw(root).figures) if NAME in each.reason]
    assert ours == []


def test_each_figure_is_shown_as_a_sentence_after_the_own_reading(whole: tuple[Path, str]) -> None:
    _, shown = whole
    sentence = (
        "27 billion USD (26.5 to 27.5 billion USD), 2024, said by Alexei Overchuk for Russia: "
        "Trade turnover of Kazakhstan with Russia"
    )
    assert shown.index(">>$27 billion<<") < shown.index(sentence)


def test_what_was_confirmed_of_a_figure_is_proposed_for_those_behind_it(root: Path) -> None:
    text = "Remarks\n\nIn 2024: $27 billion.\n\nIn 2023: $26 billion.\n"
    (root / "talk.txt").write_text(text, encoding="utf-8")
    first = ["27 billion USD; 2024", "indicator=trade turnover", "areas=KZ RU", ""]
    done = add("talk.txt", answers=[*first, "26 billion USD; 2023", "", "", "y"])
    assert done.exit_code == 0, done.output
    figures = [
        (row["as_stated"], row["indicator"], row["ref_area"], row["counterpart_area"])
        for row in new_rows(root, "figures")
    ]
    assert figures == [
        ("$27 billion", "trade_turnover", "KZ", "RU"),
        ("$26 billion", "trade_turnover", "KZ", "RU"),
    ]


def test_unless_it_is_wanted_nothing_is_written(root: Path) -> None:
    before = contents(root, "data")
    done = add("talk.txt", answers=[*ANSWERS[:-1], "", "n"])  # Enter is no answer
    assert (done.exit_code, contents(root, "data")) == (0, before)
    assert (root / f"drafts/{NAME}.csv").exists()
    assert f"delete drafts/{NAME}.json and drafts/{NAME}.csv" in done.output


def test_another_text_of_the_same_speaker_and_day_is_another_draft(root: Path) -> None:
    add("talk.txt", answers=[*ANSWERS[:-1], "n"])
    before = contents(root, "drafts")
    (root / "other.txt").write_text("In 2023 trade was $26 billion.\n", encoding="utf-8")
    add("other.txt", told={**TOLD, "url": "https://example.org/other"})
    after = contents(root, "drafts")
    assert {name: after[name] for name in before} == before
    assert len(after) == 2 * len(before)


def test_another_text_of_a_document_whose_draft_is_open_is_refused(root: Path) -> None:
    known = {**TOLD, "url": next(row["url"] for row in rows_of(root, "documents") if row["url"])}
    add("talk.txt", told=known)
    before = contents(root, "drafts")
    (root / "other.txt").write_text("In 2023 trade was $26 billion.\n", encoding="utf-8")
    done = add("other.txt", told=known)
    assert (done.exit_code, contents(root, "drafts")) == (2, before)
    assert "a draft of that document with another text" in done.stderr


def test_a_draft_goes_on_where_it_was_left_and_blocks_nothing(root: Path) -> None:
    stopped = add("talk.txt", answers=ANSWERS[:2])  # then the terminal is closed
    assert stopped.stderr.splitlines()[-1] == (
        "nothing was written; what was answered is kept: ./run add goes on with the draft; to "
        f"throw it away, delete drafts/{NAME}.json and drafts/{NAME}.csv"
    )
    assert build(root) == []
    done = add(told={}, answers=ANSWERS[2:])
    assert done.exit_code == 0, done.output
    shown = done.output.partition("2 of 3")[0]
    assert "1: a rise of 4% (3.5% to 4.5%), 2024, said by Alexei Overchuk" in shown
    assert "almost 27 billion USD" not in shown  # the hints are not told twice
    assert len(new_rows(root, "figures")) == 3
    assert list((root / "drafts").iterdir()) == []


def test_a_draft_may_be_left_as_often_as_one_likes(root: Path) -> None:
    add("talk.txt", answers=ANSWERS[:2])
    add(told={}, answers=ANSWERS[2:4])
    done = add(told={}, answers=ANSWERS[4:])
    assert done.exit_code == 0, done.output
    assert [row["confirmed"] for row in new_rows(root, "figures")] == ["", "", ""]


def test_what_a_draft_was_begun_with_stays_and_other_options_are_told(root: Path) -> None:
    add("talk.txt", answers=ANSWERS[:2])
    done = add("talk.txt", told={**TOLD, "published": "2025-03-13", "speaker": "Оверчук"})
    lines = [line for line in done.stdout.splitlines() if line.startswith("--")]
    assert lines == ["--published: not taken; the draft has 2025-03-12"]


def test_stopped_after_each_answer_it_has_them_all(root: Path, whole: tuple[Path, str]) -> None:
    add("talk.txt", answers=ANSWERS[:1])
    for answer in ANSWERS[1:-2]:
        add(told={}, answers=[answer])
    done = add(told={}, answers=ANSWERS[-2:])
    assert done.exit_code == 0, done.output
    assert contents(root, "data/raw") == contents(whole[0], "data/raw")


def test_stopped_before_a_yes_it_asks_for_it(root: Path) -> None:
    add("talk.txt", answers=[*ANSWERS[:3], "status=forecast"])
    again = add(told={}).output.partition("2 of 3")[2]
    assert "; forecast\n" in again  # its reading is not asked for anew
    add(told={}, answers=["actual"])
    assert "; forecast\n" not in add(told={}).output


def test_a_figure_is_left_out_with_the_reason(root: Path) -> None:
    done = add("talk.txt", answers=["- of no interest", *ANSWERS[2:]])
    assert done.exit_code == 0, done.output
    assert [row["reason"] for row in new_rows(root, "left_out")] == ["of no interest"]
    ids = [row["figure_id"] for row in new_rows(root, "figures")]
    assert ids == [f"{NAME}.1", f"{NAME}.2"]  # no gap


def test_an_answer_is_mended_by_the_number_of_its_figure(root: Path) -> None:
    again = ["2", "note=As in the table.", "", "1", "- of no interest"]
    done = add("talk.txt", answers=[*ANSWERS[:-2], *again, "", "y"])
    assert done.exit_code == 0, done.output
    (turnover, _) = new_rows(root, "figures")
    assert (turnover["as_stated"], turnover["note"]) == ("$27 billion", "As in the table.")


def test_a_figure_that_was_not_found_is_added_at_its_passage(root: Path) -> None:
    words = "58 thousand students from Kazakhstan"
    mine = ["58 thousand", "indicator=student_count", "areas=RU KZ", ""]
    answers = ["- no", "- no", "- no", words, *mine, "", "y"]
    assert add("talk.txt", answers=answers).exit_code == 0
    (row,) = new_rows(root, "figures")
    assert (row["passage"], row["as_stated"], row["side"]) == ("3", words, "RU")


@pytest.mark.parametrize("words", ["n", "59 thousand students"])
def test_words_that_the_text_does_not_have_are_not_taken(root: Path, words: str) -> None:
    done = add("talk.txt", answers=[*ANSWERS[:-2], words, "", "y"])
    assert f"not in the text: {words!r}" in done.output
    assert len(new_rows(root, "figures")) == 3


# -- what is wrong


READ_OTHERWISE = {  # what a person notes of *to $27 billion* in 2024, and what is said to it
    "28 billion USD; 2024": "yours: value is 28,000,000,000 by hand, but the words are",
    "almost 27 billion USD; 2024": "hedge is almost by hand, but the words are read as none",
    "27 billion RUB; 2024": "unit is RUB by hand, but the words are read as USD",
    "27 billion USD; 2023": "yours: period is 2023-01-01/2023-12-31 by hand",
    "+27 billion USD; 2024": "measure is change by hand, but the words are read as level",
    "27 billion USD": "period is none by hand, but the words are read as 2024-01-01/2024-12-31",
}


@pytest.mark.parametrize(("noted", "message"), READ_OTHERWISE.items(), ids=READ_OTHERWISE)
def test_a_reading_other_than_the_programs_is_not_passed_over(
    root: Path, noted: str, message: str
) -> None:
    done = add("talk.txt", answers=[*ANSWERS[:2], noted, ""])
    assert message in done.output
    assert "3 of 3" not in done.output  # Enter is no answer to it


UNREADABLE = {
    "abaut 27 billion USD": "did you mean 'about'?",
    "more then 27 billion USD": "did you mean 'more than'?",
    "27 billion USD; Apr-24": "write a period as 2021",
    "": "write it as: almost 27 billion USD",
}


@pytest.mark.parametrize(("noted", "message"), UNREADABLE.items(), ids=UNREADABLE)
def test_a_reading_of_another_form_is_asked_for_again(root: Path, noted: str, message: str) -> None:
    done = add("talk.txt", answers=[*ANSWERS[:2], noted, *ANSWERS[2:4]])
    assert message in done.output
    assert "3 of 3" in done.output


CHANGES = {  # what is typed, and the way out
    "indicator=student": "student_count: Students abroad",
    "indicater=exports": "no such cell 'indicater': did you mean 'indicator'?",
    "status=forcast": "did you mean 'forecast'?",
}


@pytest.mark.parametrize(("change", "message"), CHANGES.items(), ids=CHANGES)
def test_a_change_that_cannot_be_made_says_what_can(root: Path, change: str, message: str) -> None:
    done = add("talk.txt", answers=[*ANSWERS[:5], change])
    assert message in done.output


def test_a_status_is_told_by_its_name_alone(root: Path) -> None:
    done = add("talk.txt", answers=[*ANSWERS[:3], "forecast"])
    assert "Trade turnover of Kazakhstan with Russia; forecast" in done.output


def test_what_no_source_would_say_is_asked_back(root: Path) -> None:
    """A forecast of the past: the check of `build` that a source may have so."""
    answers = [*ANSWERS[:3], "status=forecast", *ANSWERS[3:-1], "y", "y"]
    done = add("talk.txt", answers=answers)
    assert "before it was forecast" in done.output
    assert [row["confirmed"] for row in new_rows(root, "figures")] == ["", "time", ""]


def test_what_was_confirmed_is_not_asked_again(root: Path) -> None:
    answers = [*ANSWERS[:3], "status=forecast", *ANSWERS[3:-1], "y"]
    assert "before it was forecast" in add("talk.txt", answers=answers).output
    again = add(told={}, answers=[""])
    assert "; confirmed time" in again.output
    assert "before it was forecast" not in again.output
    assert add(told={}, answers=["", "y"]).exit_code == 0
    assert [row["confirmed"] for row in new_rows(root, "figures")] == ["", "time", ""]


def test_bad_rows_of_the_record_are_named_first(root: Path) -> None:
    edited(root, "figures", 2, ref_area="KAZ")
    done = add("talk.txt")
    assert done.exit_code == 2
    assert "data/raw/figures.csv:2: ref_area: 'KAZ'" in done.stderr


@pytest.mark.parametrize(
    ("name", "words", "message"),
    [
        ("published", "12.03.2025", "is no date: write 2024, 2024-11 or 2024-11-27"),
        ("published", "2025-13", "'--published': '2025-13' is no date"),
        ("url", "example.org", "an address that begins with https:// or http://"),
        ("language", "kz", "did you mean 'kk'?"),
        ("translation", "offical", "did you mean 'official'?"),
        ("published", "2999-01-01", "'2999-01-01': is not of the years 1900 to 2100"),
        ("stated-on", "Apr-21", "'--stated-on': 'Apr-21' is no date"),
        ("stated-on", "", "'--stated-on': '' is no date: write 2024, 2024-11 or 2024-11-27"),
        ("title", "", "a document has a title"),
    ],
)
def test_what_is_told_of_the_document_is_looked_at_at_once(
    root: Path, name: str, words: str, message: str
) -> None:
    done = add("talk.txt", told={**TOLD, name: words})
    assert done.exit_code == 2
    assert message in done.stderr


def test_what_is_not_told_is_asked_for(root: Path) -> None:
    told = ["Made up", "A ministry", "12.3.2025", "2025-03-12", "", "Alexei Overchuk"]
    done = add("talk.txt", told={}, answers=[*told, *ANSWERS])
    assert done.exit_code == 0, done.output
    assert new_rows(root, "documents")[0]["title"] == "Made up"


def test_a_date_that_lies_ahead_is_said(root: Path) -> None:
    told = {**TOLD, "published": "2099-01", "stated-on": "2098"}
    said = add("talk.txt", "--review", "sheet.csv", told=told).stdout
    assert "published: 2099-01 is in the future: is the year right?" in said
    assert "stated on: 2098 is in the future: is the year right?" in said
    assert "in the future" not in add("talk.txt", "--review", "other.csv").stdout


# -- speakers


def test_a_spelling_is_the_person_that_it_is_of(root: Path) -> None:
    done = add("talk.txt", told={**TOLD, "speaker": "Алексей Оверчук"}, answers=ANSWERS)
    assert {row["speaker"] for row in new_rows(root, "figures")} == {"Alexei Overchuk"}, done.output


def test_a_spelling_that_is_near_is_asked_back_whatever_side_is_given(root: Path) -> None:
    told = {**TOLD, "speaker": "Aleksei Overchuk", "side": "KZ"}
    done = add("talk.txt", told=told, answers=["y", *ANSWERS])
    assert "Aleksei Overchuk: did you mean Alexei Overchuk, RU?" in done.output
    assert {row["speaker"] for row in new_rows(root, "figures")} == {"Alexei Overchuk"}


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"side": "KZ"}, ["--side: KZ is taken for this statement; speakers.csv has RU"]),
        ({"side": "RU"}, []),
        ({"office": "Trade minister"}, ["--office: not taken; speakers.csv has"]),
    ],
)
def test_what_is_told_of_a_known_speaker_otherwise_is_said(
    root: Path, told: dict[str, str], said: list[str]
) -> None:
    done = add("talk.txt", "--review", "sheet.csv", told={**TOLD, **told})
    lines = [line for line in done.stdout.splitlines() if line.startswith("--")]
    assert [line[: len(words)] for line, words in zip(lines, said, strict=True)] == said


def test_the_end_of_the_input_is_told_before_a_draft_is_begun_too(root: Path) -> None:
    stopped = add("talk.txt", told={}, answers=["Made up"])
    assert (stopped.exit_code, stopped.stderr) == (2, "\nnothing was written\n")


def test_a_spelling_that_is_near_is_asked_back_before_a_sheet_is_written(root: Path) -> None:
    told = {**TOLD, "speaker": "Aleksei Overchuk", "side": "KZ"}
    unanswered = add("talk.txt", "--review", "sheet.csv", told=told)
    assert (unanswered.exit_code, (root / "sheet.csv").exists()) == (2, False)
    denied = add("talk.txt", "--review", "sheet.csv", told=told, answers=["n"])
    assert "speaker: Aleksei Overchuk, KZ" in denied.output


def test_a_new_speaker_gets_a_row_with_side_and_office(root: Path) -> None:
    told = {**TOLD, "speaker": "Zhanna Example"}
    done = add("talk.txt", told=told, answers=["Kazakh", "KZ", "Minister of examples", *ANSWERS])
    assert "one of KZ, RU, other" in done.output
    (row,) = [row for row in rows_of(root, "speakers") if row["speaker"] == "Zhanna Example"]
    assert (row["side"], row["office"]) == ("KZ", "Minister of examples")


# -- what the record has already


def test_an_address_of_the_record_is_said(root: Path) -> None:
    known = next(row for row in rows_of(root, "documents") if row["url"])
    done = add("talk.txt", told={**TOLD, "url": known["url"]})
    assert f"in the record as {known['document_id']}" in done.output


def test_references_of_the_same_address_become_statements(root: Path) -> None:
    url = "https://example.org/talk"
    turnover = {"indicator": "trade_turnover", "ref_area": "KZ", "counterpart_area": "RU"}
    cells = {"series": "made_up", "measure": "level", "basis": "reported", "reporter": "An office"}
    of = {"period": "2024", "value": "27000000000", "unit": "USD", "title": "Made up", "url": url}
    added(root, "references", {**turnover, **cells, **of})
    build(root)
    done = add("talk.txt", answers=ANSWERS)
    assert "its address is that of references: made_up" in done.output
    basis = {row["series"]: row["basis"] for row in rows_of(root, "references")}
    assert basis["made_up"] == "statement"


def test_words_of_the_same_speaker_and_month_are_said(enlarged: Path) -> None:
    again = TEXT.replace("Remarks", "Other remarks")
    (enlarged / "again.txt").write_text(again, encoding="utf-8")
    done = add("again.txt", told={**TOLD, "url": "https://example.org/again"})
    assert f"'$27 billion' stands in the record as {NAME}.2" in done.output


# -- consequences


def stated_anew(root: Path, billions: str) -> str:
    """Add the turnover of 2024 as another speaker has it, up to *Write it?*; what is said to it."""
    text = f"In 2024 trade turnover between Russia and Kazakhstan was ${billions} billion."
    (root / "other.txt").write_text(text, encoding="utf-8")
    told = {**TOLD, "url": "https://example.org/other", "speaker": "Vladimir Putin"}
    return add(
        "other.txt", told=told, answers=[f"{billions} billion USD; 2024", "", "", "n"]
    ).output


def test_what_contradicts_it_is_said_before_it_is_written(enlarged: Path) -> None:
    said = (
        "“$30 billion”, Vladimir Putin, 12 Mar 2025:\n"
        "  contradicted – this one is above all that the other one allows"
        " – by “$27 billion”, Alexei Overchuk, 12 Mar 2025 ("
    )
    assert said in stated_anew(enlarged, "30")


def test_what_agrees_with_it_is_said_too(enlarged: Path) -> None:
    said = stated_anew(enlarged, "27.2").partition("\n“$27.2 billion”, Vladimir Putin")[2]
    (agreeing,) = [line for line in said.splitlines() if line.startswith("  agrees with")]
    assert "“$27 billion”, Alexei Overchuk, 12 Mar 2025" in agreeing


def test_a_record_that_changes_meanwhile_is_not_written_over(root: Path) -> None:
    from analysis.adding import addition
    from analysis.adding.drafts import Draft, Saying

    tables = read_raw(root).tables
    document = {**dict.fromkeys(tables["documents"][0], ""), "document_id": NAME, "title": "x"}
    document |= {"language": "en", "translation": "no"}
    draft = Draft(document, "", [], Saying())
    made = addition.with_rows(root, tables, draft, Path("sheet.csv"), [])
    raw(root, "speakers").write_bytes(raw(root, "speakers").read_bytes() + b"Z,KZ,,\n")
    with pytest.raises(RuntimeError, match="was changed meanwhile"):
        addition.put(root, made)


def test_a_text_whose_bytes_are_not_utf_8_is_saved_so_first(root: Path) -> None:
    (root / "other.txt").write_text("In 2023 trade was $26 billion.\n", encoding="utf-16")
    done = add("other.txt")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "other.txt: save it as UTF-8 first" in done.stderr

"""The questions as a sheet: written, filled in with a spreadsheet, read back."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from project import contents, rows_of
from talk import NAME, TEXT, TOLD, add, record

pytestmark = pytest.mark.slow
Row = dict[str, str]
NOTED = [  # number, hedge, unit and period, as a person fills them in
    ("+4", "", "percent", "2024"),
    ("27 billion", "", "USD", "2024"),
    ("58 thousand", "about", "", ""),
]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = record(tmp_path, monkeypatch)
    add("talk.txt", "--review", "sheet.csv")
    return root


def read(root: Path) -> list[Row]:
    with (root / "sheet.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def filled(root: Path) -> list[Row]:
    rows = read(root)
    for row, (number, hedge, unit, period) in zip(rows, NOTED, strict=True):
        row |= {"my_number": number, "my_hedge": hedge, "my_unit": unit, "my_period": period}
    rows[2] |= {"ref_area": "RU", "counterpart_area": "KZ"}
    return rows


def save(root: Path, rows: list[Row], **how: str) -> None:
    """Save the sheet as a spreadsheet does."""
    with (root / "sheet.csv").open("w", encoding=how.pop("encoding", "utf-8"), newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), **how)  # type: ignore[arg-type]
        writer.writeheader()
        writer.writerows(rows)


def figures(root: Path) -> list[Row]:
    return [row for row in rows_of(root, "figures") if row["document_id"] == NAME]


def test_the_sheet_asks_without_showing_what_the_program_reads(root: Path) -> None:
    change, turnover, students = read(root)
    assert students["text"].startswith(">>Some 58 thousand students<< from Kazakhstan")
    assert turnover["indicator"] == "trade_turnover"
    assert {row[name] for row in (change, turnover) for name in row if name.startswith("my_")} == {
        ""
    }
    assert figures(root) == []


def test_a_figure_ten_times_too_large_is_not_taken_for_what_its_words_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = record(tmp_path, monkeypatch)
    (root / "talk.txt").write_text(TEXT.replace("$27", "$270"), encoding="utf-8")
    add("talk.txt", "--review", "sheet.csv")
    change, turnover, _ = read(root)
    assert (turnover["as_stated"], turnover["indicator"]) == ("$270 billion", "")
    assert change["indicator"] == "trade_turnover"


SAVED: dict[str, dict[str, str]] = {
    "as it was": {"lineterminator": "\n"},
    "with a mark and CRLF": {"encoding": "utf-8-sig", "lineterminator": "\r\n"},
    "with semicolons": {"delimiter": ";", "lineterminator": "\r\n"},
    "with tabs": {"delimiter": "\t"},
}


@pytest.mark.parametrize(
    "how",
    [
        pytest.param(how, id=name, marks=() if name == "with semicolons" else pytest.mark.ci)
        for name, how in SAVED.items()
    ],
)
def test_filled_in_it_is_read_back_and_written(root: Path, how: dict[str, str]) -> None:
    save(root, filled(root), **how)
    done = add("--review", "sheet.csv", "--yes", told={})
    assert done.exit_code == 0, done.output
    assert [row["figure_id"] for row in figures(root)] == [f"{NAME}.{n}" for n in (1, 2, 3)]
    assert "27 billion USD (26.5 to 27.5 billion USD), 2024, said by Alexei Overchuk" in done.output


def with_cell(place: int, **cells: str) -> Callable[[list[Row]], None]:
    return lambda rows: rows[place].update(cells)


TURNED = {  # what a spreadsheet makes of 27.0 and of the date
    "a decimal comma": with_cell(1, my_number="27,0 billion"),
    "day before month": with_cell(1, my_period="01.2024/12.2024"),
}


@pytest.mark.parametrize("change", TURNED.values(), ids=TURNED)
def test_a_spreadsheets_own_forms_are_read_where_there_is_no_doubt(
    root: Path, change: Callable[[list[Row]], None]
) -> None:
    rows = filled(root)
    change(rows)
    save(root, rows)
    assert add("--review", "sheet.csv", "--yes", told={}).exit_code == 0
    assert len(figures(root)) == 3


WRONG: dict[str, tuple[Callable[[list[Row]], None], str]] = {
    "not noted": (
        with_cell(0, my_number=""),
        "sheet.csv:2: my_number: your own reading is missing",
    ),
    "read otherwise": (
        with_cell(1, my_number="28 billion"),
        "sheet.csv:3: my_number: '28 billion': value is 28,000,000,000 by hand",
    ),
    "words that the text lacks": (
        with_cell(1, as_stated="$29 billion"),
        "sheet.csv:3: as_stated: '$29 billion': not in passage 2 of the text",
    ),
    "a period that the text lacks": (
        with_cell(1, period_as_stated="In 2023", my_period="2023"),
        "sheet.csv:3: period_as_stated: 'In 2023': nowhere in the text",
    ),
    "a hedge": (with_cell(2, my_hedge="abaut"), "sheet.csv:4: my_hedge: 'abaut': unknown my_hedge"),
    "a period": (with_cell(1, my_period="Apr-24"), "sheet.csv:3: my_period: 'Apr-24': write a per"),
    "no area": (with_cell(2, ref_area=""), "sheet.csv:4: ref_area: a value is missing"),
    "an indicator": (
        with_cell(2, indicator="studnet_count"),
        "'studnet_count': unknown indicator: indicators.csv has no such row: did you mean 'stu",
    ),
    "a speaker": (
        with_cell(1, speaker="Vladmir Putin"),
        "sheet.csv:3: speaker: 'Vladmir Putin': unknown speaker: speakers.csv has no such row: did",
    ),
    "another side": (with_cell(1, side="KZ"), "sheet.csv:3: side: 'KZ': the side of Alexei Over"),
}


@pytest.mark.parametrize(("change", "message"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named_by_row_and_column_of_the_sheet(
    root: Path, change: Callable[[list[Row]], None], message: str
) -> None:
    rows = filled(root)
    change(rows)
    save(root, rows)
    before = contents(root, "data")
    done = add("--review", "sheet.csv", "--yes", told={})
    assert done.exit_code == 2
    assert message in done.stderr
    assert contents(root, "data") == before


def test_cells_and_readings_are_told_in_one_round(root: Path) -> None:
    rows = filled(root)
    rows[0] |= {"status": "actaul", "my_period": "soon", "stated_on": "Apr-21"}
    rows[1] |= {"my_number": "28 billion", "my_hedge": "abaut", "indicator": "expots"}
    rows[2] |= {"my_number": "58 thosand", "my_period": "Apr-24", "counterpart_area": "KZZ"}
    rows[2] |= {"speaker": "Alexei Overchok"}
    save(root, rows)
    done = add("--review", "sheet.csv", "--yes", told={})
    places = [line.split(": ")[:2] for line in done.stderr.splitlines()[:-1]]
    assert sorted({(place.rpartition(":")[2], column) for place, column in places}) == [
        *(("2", name) for name in ("my_period", "stated_on", "status")),
        *(("3", name) for name in ("indicator", "my_hedge")),
        *(("4", name) for name in ("counterpart_area", "my_number", "my_period", "speaker")),
    ]
    assert len(places) == 9


def test_a_month_does_not_become_its_first_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = record(tmp_path, monkeypatch)
    add("talk.txt", "--review", "sheet.csv", told={**TOLD, "stated-on": "2025-02"})
    rows = filled(root)
    assert {row["stated_on"] for row in rows} == {"2025-02"}
    rows[1]["stated_on"] = "01.02.2025"
    save(root, rows)
    done = add("--review", "sheet.csv", "--yes", told={})
    assert "sheet.csv:3: stated_on: '2025-02-01': was 2025-02; a spreadsheet made" in done.stderr


def test_a_row_is_left_out_whatever_stands_in_it(root: Path) -> None:
    rows = filled(root)
    rows[0] |= {"leave_out": "of no interest", "my_number": "", "status": "?"}
    save(root, rows)
    done = add("--review", "sheet.csv", "--yes", told={})
    assert done.exit_code == 0, done.output
    assert [row["as_stated"] for row in figures(root)] == [
        "$27 billion",
        "Some 58 thousand students",
    ]


def test_a_relation_to_a_row_that_was_taken_out_leads_to_no_other(root: Path) -> None:
    change, _, students = filled(root)
    save(root, [change, students])
    done = add("--review", "sheet.csv", "--yes", told={})
    assert f"sheet.csv:2: relates_to: '{NAME}.2': neither the record nor a row" in done.stderr
    assert figures(root) == []


def test_a_row_that_a_person_adds_gets_id_and_passage(root: Path) -> None:
    change, turnover, students = filled(root)
    change |= {"relates_to": "", "relation": ""}
    new = turnover | {"figure_id": "", "passage": "", "status": "actual"}
    save(root, [change, students, new])
    done = add("--review", "sheet.csv", "--yes", told={})
    assert done.exit_code == 0, done.output
    *_, added, last = figures(root)
    assert (added["figure_id"], added["passage"]) == (f"{NAME}.2", "2")
    assert (last["figure_id"], last["passage"]) == (f"{NAME}.3", "3")


def test_a_sheet_of_no_draft_is_refused(root: Path) -> None:
    (root / "mine.csv").write_text("nothing\n", encoding="utf-8")
    done = add("--review", "mine.csv", told={})
    assert done.exit_code == 2
    assert "mine.csv: no draft has this sheet: begin with the text" in done.stderr

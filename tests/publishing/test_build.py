"""The tables: rebuilt byte for byte, as worked out by hand, valid, typed by load."""

import json
from dataclasses import replace
from math import inf
from pathlib import Path

import frictionless
import pandas as pd
import pytest
from project import (
    ROOT,
    STUDENTS,
    added,
    built,
    contents,
    copied,
    kept,
    record,
    rows_of,
    sampled,
    unpublished,
    write_table,
)

from analysis import load
from analysis.publishing.build import build, processed, stale
from analysis.publishing.datapackage import EARLIEST, _newest
from analysis.record.by_hand import differences
from analysis.record.cells import BadInput
from analysis.record.load import all_figures
from analysis.record.schema import KEYS, PROCESSED, RAW, TOPICS, Column

pytestmark = pytest.mark.slow  # test_cli.py and test_excerpt.py build too


def test_a_rebuild_into_an_empty_folder_is_the_same_byte_for_byte(tmp_path: Path) -> None:
    root = copied(tmp_path)
    for path in (root / "data/processed").iterdir():
        path.unlink()
    build(root)
    committed, rebuilt = (contents(each, "data/processed") for each in (ROOT, root))
    assert rebuilt.keys() == committed.keys()
    for name, content in rebuilt.items():
        assert content.splitlines() == committed[name].splitlines(), name


def test_a_second_build_changes_nothing(tmp_path: Path) -> None:
    root = built(tmp_path)
    assert build(root) == []
    assert stale(root) == []


@pytest.mark.parametrize("empty", [("references",), tuple(RAW)], ids=["no statistics", "no row"])
def test_a_record_is_begun_with_empty_tables(tmp_path: Path, empty: tuple[str, ...]) -> None:
    root = sampled(tmp_path)
    for table in empty:
        write_table(root, table, [])
    build(root)
    assert stale(root) == []


def test_an_edited_or_foreign_file_is_stale(tmp_path: Path) -> None:
    root = built(tmp_path)
    claims = root / "data/processed/claims.csv"
    claims.write_text(claims.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    (root / "data/processed/notes.txt").write_text("mine", encoding="utf-8")
    assert [each.split(":")[0] for each in stale(root)] == [
        "data/processed/claims.csv",
        "data/processed/notes.txt",
    ]


@pytest.fixture(scope="module")
def figures() -> pd.DataFrame:
    return all_figures().set_index("figure_id")


def test_every_figure_is_as_worked_out_by_hand() -> None:
    assert list(differences(ROOT, record().figures)) == []


def raw_ids(table: str) -> list[str]:
    return [next(iter(row.values())) for row in rows_of(ROOT, table)]


def test_the_data_package_is_valid() -> None:
    report = frictionless.validate(str(ROOT / "data/processed/datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])


def test_the_data_package_tells_a_broken_table(tmp_path: Path) -> None:
    root = built(tmp_path)
    path = root / "data/processed/student_counts.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",level,", ",size,"), encoding="utf-8")
    assert not frictionless.validate(str(root / "data/processed/datapackage.json")).valid


@pytest.mark.parametrize("name", PROCESSED)
def test_load_gives_real_types(name: str) -> None:
    frame = load(name)
    kinds = {"number": "f", "integer": "i", "boolean": "b", "date": "M"}
    for column in PROCESSED[name]:
        if column.type in kinds:
            assert frame[column.name].dtype.kind == kinds[column.type], column.name
        elif column.values:
            assert list(frame[column.name].cat.categories) == list(column.values)
    assert list(frame.columns) == [column.name for column in PROCESSED[name]]


def test_load_names_the_tables_there_are() -> None:
    with pytest.raises(ValueError, match="no table 'trade': there are figures, trade_turnover, "):
        load("trade")


def test_open_bounds_are_infinite_and_missing_values_are_nan(figures: pd.DataFrame) -> None:
    more = (figures["hedge"] == "more than") & (figures["measure"] == "level")
    assert set(figures.loc[more, "high"]) == {inf}
    assert figures["value"].isna().any()  # of a claim without a number
    assert figures["period_start"].isna().any()


def test_the_codebook_has_every_column_and_indicator() -> None:
    text = (ROOT / "data/processed/codebook.md").read_text(encoding="utf-8")
    names = [column.name for columns in PROCESSED.values() for column in columns]
    assert [name for name in [*names, *raw_ids("indicators")] if f"`{name}`" not in text] == []


def test_the_data_package_has_every_column() -> None:
    package = json.loads((ROOT / "data/processed/datapackage.json").read_text(encoding="utf-8"))
    columns = {
        each["name"]: [field["name"] for field in each["schema"]["fields"]]
        for each in package["resources"]
    }
    assert columns == {name: [each.name for each in table] for name, table in PROCESSED.items()}


def test_the_data_are_as_new_as_their_latest_day_that_is_known() -> None:
    days = {"documents": "2024-06-05", "figures": "2024-07", "references": "2025"}
    raw = {
        name: [dict.fromkeys(("published", "stated_on"), words) for words in (day, "")]
        for name, day in days.items()
    }
    assert _newest(raw) == "2024-06-05"
    raw["figures"][1]["stated_on"] = "2024-06-06"
    assert _newest(raw) == "2024-06-06"
    assert _newest({name: [] for name in raw}) == EARLIEST


def test_the_data_package_says_who_made_it_of_what_and_of_which_day() -> None:
    package = json.loads((ROOT / "data/processed/datapackage.json").read_text(encoding="utf-8"))
    read = [row["published"] for row in rows_of(ROOT, "documents")]
    assert package["created"][:10] >= max(day for day in read if len(day) == len("2021-04-06"))
    assert package["created"].endswith("T00:00:00Z")
    assert "Kazakhstan" in package["keywords"]
    assert package["contributors"] == [
        {"title": "The stated-figures authors", "roles": ["creator"]}
    ]


def test_the_data_package_tells_what_the_project_declares_whatever_is_installed(
    tmp_path: Path,
) -> None:
    root = sampled(tmp_path)
    authors = '[{ name = "A. Person" }]'
    for declared, told in (
        ("", {}),
        (
            f'[project]\nversion = "9.9"\nkeywords = ["trade", "coal"]\nauthors = {authors}\n',
            {
                "version": "9.9",
                "keywords": ["coal", "trade"],
                "contributors": [{"title": "A. Person", "roles": ["creator"]}],
            },
        ),
    ):
        (root / "pyproject.toml").write_text(declared, encoding="utf-8")
        package = json.loads(processed(root)["datapackage.json"])
        names = ("version", "keywords", "contributors")
        assert {name: package[name] for name in names if name in package} == told


@pytest.mark.parametrize("action", ["flag", "exclude", "override"])
def test_a_correction_does_what_it_says(tmp_path: Path, action: str) -> None:
    root = sampled(tmp_path)
    replacement = "about 60 thousand people" if action == "override" else ""
    correction = {
        "figure_id": STUDENTS,
        "column": "as_stated",
        "expect": "more than 66 thousand people",
        "action": action,
        "replacement": replacement,
        "what": "misprint",
        "why": "as is known",
    }
    added(root, "corrections", correction)
    build(root)
    students = pd.read_csv(root / "data/processed/student_counts.csv").set_index("figure_id")
    claims = pd.read_csv(root / "data/processed/claims.csv")["claim_id"].tolist()
    assert students.loc[STUDENTS, "flag"] == "misprint"
    assert students.loc[STUDENTS, "value"] == (60000 if replacement else 66000)
    assert (STUDENTS in claims) == (action != "exclude")


def test_a_repeated_speech_is_one_claim_of_two_documents(tmp_path: Path) -> None:
    root = sampled(tmp_path)
    document = {"title": "Made up", "published": "2021-04-08", "language": "en"}
    added(root, "documents", {"document_id": "report-2021", "translation": "no", **document})
    said = next(row for row in rows_of(root, "figures") if row["figure_id"] == STUDENTS)
    again = {"relates_to": STUDENTS, "relation": "repeats", "passage": ""}
    report = {"figure_id": "report-2021.1", "document_id": "report-2021", **again}
    added(root, "figures", said | report)
    build(root)
    claims = pd.read_csv(root / "data/processed/claims.csv").set_index("claim_id")
    attested = claims.loc[STUDENTS, "attested_by"]
    assert attested == "visit-2021;report-2021"
    assert "report-2021.1" not in claims.index


GONE = "total:visit-2021.2+visit-2021.4"


def test_an_id_that_was_published_goes_only_with_a_reason(tmp_path: Path) -> None:
    root = built(tmp_path)
    wrong = {"figure_id": "visit-2021.4", "column": "as_stated", "expect": "to $ 19 billion"}
    added(root, "corrections", wrong | {"action": "exclude", "what": "misprint", "why": "as known"})
    with pytest.raises(BadInput) as caught:
        build(root)
    words = [problem.words for problem in caught.value.problems]
    assert GONE in words
    (reason,) = (problem.reason for problem in caught.value.problems if problem.words == GONE)
    assert reason.splitlines()[1:] == [f"{GONE},"]
    added(root, "withdrawn", *({"implied_id": name, "reason": "a misprint"} for name in words))
    build(root)
    assert GONE in (root / "data/processed/withdrawn.csv").read_text(encoding="utf-8")
    assert stale(root) == []
    kept(root, "withdrawn", lambda row: row["implied_id"] != GONE)
    with pytest.raises(BadInput, match="was published and is gone"):  # the reason stays, too
        build(root)


def test_a_figure_that_was_published_goes_only_with_a_reason(tmp_path: Path) -> None:
    root = built(tmp_path)
    figures = rows_of(root, "figures")
    last = {row["document_id"]: row["figure_id"] for row in figures}
    used = {row["relates_to"] for row in figures}
    derived = pd.read_csv(root / "data/processed/implied.csv", dtype=str)["derived_from"]
    origins = {name for names in derived for name in names.split(";")}
    gone = next(name for name in last.values() if name in origins - used)
    for table in ("figures", "corrections"):
        kept(root, table, lambda row: row["figure_id"] != gone)
    with pytest.raises(BadInput) as caught:
        build(root, fewer=True)
    (problem,) = caught.value.problems  # with all that followed from it
    told, *rows = problem.reason.splitlines()
    assert problem.words == gone
    assert "that followed from it: put it back" in told
    assert "git checkout data/processed" in told
    assert rows[0] == f"{gone},"
    table = root / "data/raw/withdrawn.csv"
    before = table.read_text(encoding="utf-8")
    table.write_text("\n".join([before.rstrip(), *rows, ""]), encoding="utf-8")
    with pytest.raises(BadInput, match="reason: "):
        build(root, fewer=True)
    rows = [f"{row}a misprint" for row in rows]
    table.write_text("\n".join([before.rstrip(), *rows, ""]), encoding="utf-8")
    build(root, fewer=True)
    assert stale(root) == []


@pytest.mark.parametrize("table", ["references", "left_out"])
def test_a_table_that_has_lost_rows_is_confirmed(tmp_path: Path, table: str) -> None:
    root = built(tmp_path)
    _, *rows = rows_of(root, table)
    write_table(root, table, rows)
    before = contents(root, "data/processed")
    lost = rf"{table}\.csv: {len(rows)} rows, where .* {len(rows) + 1}: put back .*build --fewer"
    with pytest.raises(BadInput, match=lost):
        build(root)
    assert contents(root, "data/processed") == before
    assert [path.name for path in build(root, fewer=True)]
    assert build(root) == []


def test_an_id_that_stands_is_not_withdrawn(tmp_path: Path) -> None:
    root = built(tmp_path)
    added(root, "withdrawn", {"implied_id": GONE, "reason": "none"})
    with pytest.raises(BadInput, match="stands there again"):
        build(root)


@pytest.mark.parametrize(
    ("place", "mark"),
    [(0, "<<<<<<< HEAD"), (1, "<<<<<<< HEAD"), (9, "======="), (9, ">>>>>>> other")],
)
def test_a_table_with_the_marks_of_a_merge_is_named(tmp_path: Path, place: int, mark: str) -> None:
    root = built(tmp_path)
    file = root / "data/processed/implied.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([*lines[:place], mark, *lines[place:]]), encoding="utf-8")
    with pytest.raises(BadInput, match=r"processed/implied.csv: a merge left its marks"):
        build(root)


def test_an_empty_table_is_named(tmp_path: Path) -> None:
    root = built(tmp_path)
    (root / "data/processed/implied.csv").write_bytes(b"")
    with pytest.raises(BadInput, match=r"implied.csv: a merge left its marks, or it is no table"):
        build(root)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        pytest.param(
            (*PROCESSED["claims"], Column("stated_year", "integer", "the year")),
            "data/processed, claims: stated_year: is in columns.toml, but nothing fills it in",
            id="a new one",
        ),
        pytest.param(
            tuple(
                replace(column, values=("new",)) if column.name == "status" else column
                for column in PROCESSED["claims"]
            ),
            "data/processed, claims: status: '[a-z]+': unknown status; known are: new",
            id="another list",
        ),
    ],
)
def test_a_column_that_the_tables_do_not_have_is_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    columns: tuple[Column, ...],
    message: str,
) -> None:
    monkeypatch.setitem(PROCESSED, "claims", columns)
    with pytest.raises(ValueError, match=f"^{message}$"):
        build(sampled(tmp_path))


def test_two_rows_of_one_key_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KEYS, "agreement", ["kind", "reading"])
    with pytest.raises(ValueError, match=r"agreement: claim-[a-z]+, literal: stands twice"):
        build(sampled(tmp_path))


def test_every_topic_has_its_table() -> None:
    assert all((ROOT / f"data/processed/{topic}.csv").exists() for topic in TOPICS)


def test_rows_that_are_added_change_no_other_row(tmp_path: Path) -> None:
    """Without some figures all others have the same ids, values, bounds and periods."""
    root = unpublished(tmp_path)
    rows = rows_of(root, "figures")
    # a confirmation holds beside the others of its indicator, as does the order of two areas
    bound = {row["relates_to"] for row in rows}
    confirmed = {row["indicator"] for row in rows if row["confirmed"]} | {"investment_accumulated"}
    last = {row["document_id"]: row for row in rows}  # so that no number is left out
    removed = [
        row["figure_id"]
        for row in last.values()
        if row["figure_id"] not in bound and row["indicator"] not in confirmed
    ]
    assert removed
    for table in ("figures", "corrections"):
        kept(root, table, lambda row: row["figure_id"] not in removed)
    kept(root, "withdrawn", lambda row: False)  # between fewer figures some follow again
    build(root)
    for topic in TOPICS:
        before, after = (
            pd.read_csv(each / f"data/processed/{topic}.csv", dtype=str) for each in (ROOT, root)
        )
        # a claim is named after its first report, which may be one of those removed
        whole = before[~before["figure_id"].isin(removed)].drop(columns="claim_id")
        assert after.drop(columns="claim_id").to_csv() == whole.reset_index(drop=True).to_csv()


@pytest.mark.parametrize("name", PROCESSED)
def test_the_first_number_of_a_column_tells_whether_it_has_decimals(name: str) -> None:
    cells = pd.read_csv(ROOT / f"data/processed/{name}.csv", dtype=str, keep_default_na=False)
    for column in PROCESSED[name]:
        if column.type == "number":
            pointed = {"." in number for number in cells[column.name] if number}
            assert len(pointed) <= 1, column.name

"""columns.toml: one definition a column; a wrong entry is named; nothing in it is without use."""

import copy
import re
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, cast, get_args

import pandas as pd
import pytest
from project import ROOT

from analysis.record.load import Table, all_figures, load, rows_from_csv, rows_of
from analysis.record.messages import InputError
from analysis.record.schema import PROCESSED, RAW, TOPICS, Column, scripts_of, tables_of

SCHEMA = tomllib.loads((ROOT / "analysis/record/columns.toml").read_text(encoding="utf-8"))
Schema = dict[str, Any]


@pytest.fixture
def schema() -> Schema:
    """A schema that a test may change."""
    return copy.deepcopy(SCHEMA)


def added(schema: Schema, **entry: Any) -> None:
    """Define a column `rank`, and name it in the raw table of what was left out."""
    schema["columns"]["rank"] = {"description": "the speaker's rank", **entry}
    schema["raw"]["left_out"]["columns"].append("rank")


def test_a_column_is_added_by_its_entry_and_its_name_in_the_table(schema: Schema) -> None:
    added(schema, list="sides", required=True)
    raw, processed = tables_of(schema)
    rank = Column("rank", "string", "the speaker's rank", True, values=("KZ", "RU", "other"))
    assert raw["left_out"] == (*RAW["left_out"], rank)
    assert processed["left_out"][-1] == rank  # it has the columns of the raw table


def test_a_table_overrides_what_it_names_and_nothing_else(schema: Schema) -> None:
    added(schema, form="identifier")
    schema["raw"]["left_out"]["override"]["rank"] = {"description": "whose it is", "unique": True}
    raw, _ = tables_of(schema)
    form = SCHEMA["forms"]["identifier"][0]
    expected = Column("rank", "string", "whose it is", unique=True, pattern=form)
    assert raw["left_out"][-1] == expected


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "list": ({"list": "side"}, "unknown list 'side'; known are: hedges, measures, "),
    "form": ({"form": "date"}, "unknown form 'date'; known are: address, "),
    "type": (
        {"type": "text"},
        "unknown type 'text'; known are: string, number, integer, boolean, date",
    ),
    "key": ({"requierd": True}, "unknown key 'requierd'; known are: description, "),
    "kind": ({"required": "yes"}, "unknown kind of required 'str'; known are: bool"),
    "column": ({"refers_to": "documents.id"}, "unknown key of 'documents' 'id'; known are: docu"),
    "table": ({"refers_to": "ranks.id"}, "unknown key of 'ranks' 'id'"),
    "description": ({"description": ""}, "a description is missing"),
}


@pytest.mark.parametrize(("entry", "message"), WRONG.values(), ids=WRONG)
def test_a_wrong_entry_is_named(schema: Schema, entry: dict[str, Any], message: str) -> None:
    added(schema, **entry)
    with pytest.raises(ValueError, match=r"columns\.toml: raw\.left_out\.rank: ") as refused:
        tables_of(schema)
    assert message in str(refused.value)


def without(schema: Schema) -> None:
    del schema["columns"]["reason"]


def beside(schema: Schema) -> None:
    schema["raw"]["left_out"]["override"]["speaker"] = {"required": True}


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (without, "raw.left_out.reason: unknown column 'reason'"),
        (beside, "raw.left_out: unknown column to override 'speaker'"),
    ],
)
def test_a_name_without_its_other_half_is_named(
    schema: Schema, spoil: Callable[[Schema], None], message: str
) -> None:
    spoil(schema)
    with pytest.raises(ValueError, match=message):
        tables_of(schema)


def overrides() -> list[Schema]:
    tables = [*SCHEMA["raw"].values(), *SCHEMA["processed"].values()]
    return [entry for table in tables for entry in table.get("override", {}).values()]


def test_every_definition_list_and_form_is_used() -> None:
    columns = {
        each.name for tables in (RAW, PROCESSED) for table in tables.values() for each in table
    }
    assert columns == SCHEMA["columns"].keys()
    entries = [*SCHEMA["columns"].values(), *overrides()]
    used = {entry.get("list", "") for entry in entries} - {"", "hedges", "measures", "readings"}
    assert used == SCHEMA["lists"].keys()
    assert {entry.get("form", "") for entry in entries} - {""} == SCHEMA["forms"].keys()


def test_an_override_says_something_else_than_the_definition() -> None:
    for table in [*SCHEMA["raw"].values(), *SCHEMA["processed"].values()]:
        for name, entry in table.get("override", {}).items():
            assert SCHEMA["columns"][name].items().isdisjoint(entry.items()), name


@pytest.mark.parametrize("read", [partial(load, "claims"), all_figures], ids=["load", "all"])
def test_a_table_that_was_changed_is_read_as_it_was(read: Callable[[], pd.DataFrame]) -> None:
    before, spoilt = read().copy(), read()
    spoilt["value"] = 0.0
    pd.testing.assert_frame_equal(read(), before)


def test_a_table_is_loaded_from_the_folder_that_is_named(tmp_path: Path) -> None:
    table = (ROOT / "data/processed/speakers.csv").read_text(encoding="utf-8")
    (tmp_path / "speakers.csv").write_text(table.partition("\n")[0] + "\nA. Minister,KZ,,\n")
    assert load("speakers", folder=tmp_path)["speaker"].tolist() == ["A. Minister"]
    assert "A. Minister" not in set(load("speakers")["speaker"])
    with pytest.raises(FileNotFoundError, match=r"is the data/processed of .*claims\.csv"):
        load("claims", folder=str(tmp_path))


NO_TABLES: dict[str, tuple[Any, type[Exception], str]] = {
    "an indicator": ("student_count", ValueError, ": did you mean 'student_counts'?"),
    "capitals": ("Trade_Turnover", ValueError, ": did you mean 'trade_turnover'?"),
    "a file": ("trade_turnover.csv", ValueError, ": did you mean 'trade_turnover'?"),
    "a path": ("data/processed/claims.csv", ValueError, ": did you mean 'claims'?"),
    "nothing near": ("nope", ValueError, ": there are figures, trade_turnover, investment"),
    "a list": (["claims"], TypeError, ": give the name of a table as a str"),
    "a dict": ({}, TypeError, ": give the name of a table as a str"),
}


@pytest.mark.parametrize(("table", "error", "message"), NO_TABLES.values(), ids=NO_TABLES)
def test_what_is_no_table_is_named_with_what_is(
    table: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=re.escape(f"{table!r}{message}")):
        load(table)


def test_the_figures_of_all_topics_are_one_table() -> None:
    ids = [name for topic in TOPICS for name in load(cast("Table", topic))["figure_id"]]
    assert load("figures")["figure_id"].tolist() == ids
    assert load("figures").dtypes.equals(load("investment").dtypes)
    assert load("figures", folder=ROOT / "data/processed").equals(load("figures"))


def test_the_names_that_load_takes_are_those_of_the_tables() -> None:
    assert get_args(Table) == tuple(PROCESSED)


LETTERS = {"own": "[a-z]", "other": "[а-я]"}


@pytest.mark.parametrize(
    ("scripts", "message"),
    [
        ({"english": LETTERS}, "columns.toml: scripts: unknown language 'english'"),
        ({"en": {"own": "[a-z]"}}, "columns.toml: scripts.en: unknown key 'other'"),
    ],
)
def test_the_letters_of_a_language_are_checked(scripts: dict[str, Any], message: str) -> None:
    schema = {"scripts": scripts, "lists": {"languages": {"en": "English"}}}
    with pytest.raises(ValueError, match=message):
        scripts_of(schema)


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (lambda table: table.drop(columns="firm"), "no column firm: made by another version"),
        (lambda table: table.assign(firm="True"), "firm: 'True' is neither true nor false"),
    ],
)
def test_a_table_of_another_make_is_refused_by_name(
    tmp_path: Path, made: Callable[[pd.DataFrame], pd.DataFrame], message: str
) -> None:
    table = pd.read_csv(ROOT / "data/processed/agreement.csv", dtype=str, keep_default_na=False)
    made(table).to_csv(tmp_path / "agreement.csv", index=False)
    with pytest.raises(ValueError, match=f"agreement.csv: {message}"):
        load("agreement", folder=tmp_path)


@pytest.mark.parametrize("content", [b"", b"left_id\n\xff\n", b'left_id\n"a\n'])
def test_a_file_that_holds_no_table_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "agreement.csv").write_bytes(content)
    with pytest.raises(InputError, match=r"agreement\.csv: "):
        load("agreement", folder=tmp_path)


@pytest.mark.parametrize("table", PROCESSED)
def test_a_file_has_the_rows_that_are_loaded(table: Table) -> None:
    content = (ROOT / f"data/processed/{table}.csv").read_bytes()
    read, loaded = (
        [[(name, type(cell), str(cell)) for name, cell in row.items()] for row in rows]
        for rows in (rows_from_csv(content, table), rows_of(table))
    )
    assert read == loaded

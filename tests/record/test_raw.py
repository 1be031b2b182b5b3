"""What bad input gets: every bad cell named, nothing written."""

from pathlib import Path

import pytest
from project import STUDENTS, added, contents, edited, rows_of, sampled, write_table

from analysis.publishing.build import build
from analysis.record import raw
from analysis.record.cells import BadInput, read_table
from analysis.record.raw import read_raw
from analysis.record.schema import RAW

# what is spoilt in the row of the 66 thousand students, and the message that it gets
SPOILT = {
    "unknown hedge": (
        {"as_stated": "more then 66 thousand"},
        "as_stated: 'more then 66 thousand': unknown hedge 'more then': did you mean 'more than'?",
    ),
    "unknown unit": (
        {"as_stated": "66 thousand quatloos", "indicator": "investment"},
        "as_stated: '66 thousand quatloos': reads as a level in count of 'quatloos', but",
    ),
    "a share above the whole": (
        {"as_stated": "1,282%"},
        "as_stated: '1,282%': 1282 is more than a share can be",
    ),
    "a count with decimals": (
        {"as_stated": "66,00 students"},
        "as_stated: '66,00 students': a count has no decimals: write the number as it is meant",
    ),
    "thousands or decimals": (
        {"as_stated": "66.400 thousand students"},
        "as_stated: '66.400 thousand students': thousands or decimals? say it in read_as",
    ),
    "no figure": ({"as_stated": "several people"}, "as_stated: 'several people': no figure"),
    "two figures": (
        {"as_stated": "down 4.7% to $19 billion"},
        "as_stated: 'down 4.7% to $19 billion': two figures",
    ),
    "unknown indicator": (
        {"indicator": "student_cuont"},
        "indicator: 'student_cuont': unknown indicator: indicators.csv has no such row",
    ),
    "unknown document": (
        {"document_id": "lavrov-visit"},
        "document_id: 'lavrov-visit': unknown document_id: documents.csv has no such row",
    ),
    "unknown area": (
        {"ref_area": "RUS"},
        "all 126 stand in analysis/record/columns.toml: did you mean RU (Russia)?",
    ),
    "unknown status": ({"status": "done"}, "status: 'done': unknown status; known are: actual"),
    "no such date": (
        {"stated_on": "2021-02-30"},
        "stated_on: '2021-02-30': is no date: write 2024",
    ),
    "date of another form": (
        {"stated_on": "7 April"},
        "stated_on: '7 April': must be a date such as 2021",
    ),
    "bad date and a period": (
        {"stated_on": "2024-13-01", "period_as_stated": "last year"},
        "stated_on: '2024-13-01': is no date",
    ),
    "year of another age": (
        {"stated_on": "3024"},
        "stated_on: '3024': is not of the years 1900 to 2100",
    ),
    "turnover the wrong way round": (
        {"indicator": "trade_turnover", "as_stated": "$5 billion"},
        "ref_area: 'RU': turnover between the two is always KZ, RU",
    ),
    "a period of too many years": (
        {"stated_on": "2023-05-10", "period_as_stated": "over the last 180 years"},
        "period_as_stated: 'over the last 180 years': begins in 1843",
    ),
    "unknown period": ({"period_as_stated": "in those days"}, "period_as_stated: 'in those days'"),
    "missing cell": ({"as_stated": ""}, "as_stated: a value is missing"),
    "relation without a figure": ({"relation": "part_of"}, "relates_to: relates_to and relation"),
    "relates to itself": (
        {"figure_id": "visit-2021.98", "relation": "part_of"} | {"relates_to": "visit-2021.98"},
        "relates_to: 'visit-2021.98': a figure cannot relate to itself",
    ),
    "relates to nothing": (
        {"relation": "part_of", "relates_to": "visit-2021.99"},
        "relates_to: 'visit-2021.99': unknown figure_id: figures.csv has no such row",
    ),
    "duplicate id": ({"figure_id": "visit-2021.5"}, "figure_id: 'visit-2021.5': st"),
    "foreign id": ({"figure_id": "tokayev.6"}, "figure_id: 'tokayev.6': must be 'visit-2021"),
    "another number": (
        {"read_as": "more than 67 thousand people"},
        "read_as: 'more than 67 thousand people': its number differs from that of 'more than 66",
    ),
    "a number from nowhere": (
        {"as_stated": "many people", "read_as": "60 people"},
        "read_as: '60 people': holds a number that 'many people' does not",
    ),
    "a whole sentence": (
        {"as_stated": "more than 66 thousand people of whom it can be said that they are students"},
        "more than 12 words: keep the figure's own words only",
    ),
    "passage of another form": (
        {"passage": "ten"},
        "passage: 'ten': must be a whole number from 1",
    ),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What is said of each spoilt row, from one reading of all."""
    root = sampled(tmp_path_factory.mktemp("spoilt"))
    rows = rows_of(root, "figures")
    row = next(row for row in rows if row["figure_id"] == STUDENTS)
    own = (row | {"figure_id": f"visit-2021.{number}"} for number in range(101, 1000))
    added(root, "figures", *(next(own) | cells for cells, _ in SPOILT.values()))
    with pytest.raises(BadInput) as refused:
        read_raw(root)
    lines = str(refused.value).splitlines()
    places = [f"data/raw/figures.csv:{line}: " for line in range(len(rows) + 2, 1000)]
    return {
        name: [line.removeprefix(place) for line in lines if line.startswith(place)]
        for name, place in zip(SPOILT, places, strict=False)
    }


@pytest.mark.parametrize("name", SPOILT)
def test_a_bad_row_is_named(told: dict[str, list[str]], name: str) -> None:
    assert [line for line in told[name] if SPOILT[name][1] in line]


def test_all_bad_rows_are_named_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    root = sampled(tmp_path)
    edited(root, "figures", 2, as_stated="umpteen doses")
    edited(root, "figures", 9, indicator="trade")
    edited(root, "documents", 3, language="english")
    edited(root, "indicators", 4, nature="stok")
    before = contents(root, "data/processed")
    with pytest.raises(BadInput) as refused:
        build(root)
    named = [f"{each.file.name}:{each.line}" for each in refused.value.problems]
    assert set(named) >= {"figures.csv:2", "figures.csv:9", "documents.csv:3", "indicators.csv:4"}
    assert contents(root, "data/processed") == before


def test_a_wrong_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    root = sampled(tmp_path)
    path = root / "data/raw/left_out.csv"
    path.write_bytes(path.read_bytes() + "visit-2021,1,сто лет,duration\n".encode("cp1251"))
    with pytest.raises(BadInput, match=r"left_out.csv:\d+: not UTF-8"):
        read_raw(root)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda text: text + "visit-2021,5,one\n",
            "3 cells where 4",
        ),
        (
            lambda text: text + "visit-2021,5,one, two,x\n",
            "5 cells where 4 belong, 1 too many: quote",
        ),
        (lambda text: "", "left_out.csv:1: empty: the columns must be document_id,passage"),
    ],
    ids=[
        "missing cell",
        "comma in a cell",
        "empty file",
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, change, message: str) -> None:
    root = sampled(tmp_path)
    path = root / "data/raw/left_out.csv"
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(BadInput, match=message):
        read_raw(root)


HEADERS: dict[str, tuple[str, list[str]]] = {  # of left_out.csv, and all that is said of it
    "extra": (
        "document_id,passage,colour,as_stated,reason",
        ["colour: unknown column: remove it"],
    ),
    "missing": ("document_id,as_stated,reason", ["passage: the column is missing"]),
    "near": (
        "document_id,passage,as_said,reason",
        ["as_said: unknown column: did you mean 'as_stated'?"],
    ),
    "near, elsewhere": (
        "document_id,as_said,passage,reason",
        ["as_said: unknown column: did you mean 'as_stated'?"],
    ),
    "another, in its place": (
        "document_id,passage,words,reason",
        ["words: unknown column: did you mean 'as_stated'?"],
    ),
    "another, elsewhere": (
        "document_id,as_stated,reason,colour",
        ["passage: the column is missing", "colour: unknown column: remove it"],
    ),
    "twice": (
        "document_id,passage,passage,as_stated,reason",
        ["passage: the column stands twice: remove one"],
    ),
    "exchanged": (
        "document_id,as_stated,passage,reason",
        ["'as_stated' stands where 'passage' belongs, 'passage' stands where 'as_stated' belongs"],
    ),
    "another order": (
        "passage,as_stated,document_id,reason",
        [
            (
                "'passage' stands where 'document_id' belongs, 'as_stated' stands where 'passage' "
                "belongs; the columns must be document_id,passage,as_stated,reason"
            )
        ],
    ),
}


@pytest.mark.parametrize(("header", "said"), HEADERS.values(), ids=HEADERS)
def test_columns_that_are_not_those_of_the_table_are_named(
    tmp_path: Path, header: str, said: list[str]
) -> None:
    (tmp_path / "left_out.csv").write_text(f"{header}\n", encoding="utf-8")
    _, problems = read_table(tmp_path, Path("left_out.csv"), RAW["left_out"])
    assert [str(problem) for problem in problems] == [f"left_out.csv:1: {line}" for line in said]


@pytest.mark.parametrize("table", ["documents", "indicators", "speakers"])
def test_rows_that_lost_the_table_they_refer_to_are_named(tmp_path: Path, table: str) -> None:
    root = sampled(tmp_path)
    write_table(root, table, [])  # with its header
    with pytest.raises(BadInput, match=rf"figures\.csv:\d+: .*: {table}\.csv has no such row"):
        read_raw(root)


def test_a_broken_language_file_is_one_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raw, "faults_of", lambda language: ("[halves]",) * (language == "ru"))
    with pytest.raises(BadInput) as failure:
        read_raw(sampled(tmp_path))
    (line,) = str(failure.value).splitlines()
    assert line.startswith("analysis/reading/languages/ru.toml: the record has texts in this lan")


def test_the_same_figure_twice_is_named(tmp_path: Path) -> None:
    root = sampled(tmp_path)
    first = rows_of(root, "figures")[0]
    added(root, "figures", {**first, "figure_id": "visit-2021.77"})
    with pytest.raises(
        BadInput, match="'100 thousand doses': the same figure stands in an earlier"
    ):
        read_raw(root)


def test_words_that_are_said_of_two_years_each_are_a_figure_of_each(tmp_path: Path) -> None:
    root = sampled(tmp_path)
    first = rows_of(root, "figures")[0]
    of_another = {
        "figure_id": "visit-2021.7",
        "period_as_stated": "[2022]",
        "confirmed": "order",
    }
    added(root, "figures", {**first, **of_another})
    read_raw(root)


def test_a_reference_with_an_unknown_unit_or_twice_is_named(tmp_path: Path) -> None:
    root = sampled(tmp_path)
    edited(root, "references", 2, unit="ZZZ")
    added(root, "references", rows_of(root, "references")[1])
    with pytest.raises(BadInput) as refused:
        read_raw(root)
    named = [f"{each.column}: {each.reason}" for each in refused.value.problems]
    assert named[0] == "unit: a level of exports is in money"
    assert "has a value for that period in an earlier row" in named[1]


def test_a_figure_without_areas_is_not_told_that_it_has_ties_with_itself(tmp_path: Path) -> None:
    root = sampled(tmp_path)
    edited(root, "figures", STUDENTS, ref_area="", counterpart_area="")
    with pytest.raises(BadInput) as refused:
        read_raw(root)
    assert [(each.column, each.reason) for each in refused.value.problems] == [
        ("ref_area", "a value is missing")
    ]


@pytest.mark.parametrize(
    ("keywords", "refused"),
    [
        ("joint * enterprise*;firm", []),
        ("кәсіпорын*;совместн* предприяти*", []),
        ("Enterprise*", ["Enterprise*"]),
        ("firm;* firm;firm 2", ["* firm", "firm 2"]),
    ],
)
def test_keywords_are_small_letters_of_any_alphabet(
    tmp_path: Path, keywords: str, refused: list[str]
) -> None:
    root = sampled(tmp_path)
    edited(root, "indicators", "enterprises", keywords=keywords)
    try:
        problems = read_raw(root) and []
    except BadInput as error:
        problems = error.problems
    assert [(each.column, each.words) for each in problems] == [
        ("keywords", words) for words in refused
    ]

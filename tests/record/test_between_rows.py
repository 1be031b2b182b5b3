"""What does not go together between rows is named; all of it is put into one copy at once."""

import re
from pathlib import Path

import pytest
from project import Row, added, copied, edited, raw_tables, rows_of

from analysis.record.cells import BadInput
from analysis.record.checks.between_rows import table_problems
from analysis.record.raw import read_raw

FIGURE = {
    "document_id": "talk-2024",
    "indicator": "trade_turnover",
    "ref_area": "KZ",
    "counterpart_area": "RU",
    "status": "actual",
    "as_stated": "$27 billion",
    "period_as_stated": "in 2023",
    "speaker": "Vladimir Putin",
    "side": "RU",
}
DOCUMENT = {
    "document_id": "talk-2024",
    "title": "Made up",
    "published": "2024-06-05",
    "language": "en",
    "translation": "no",
    "url": "https://example.org/talk",
}
REFERENCE = {
    "series": "made_up",
    "indicator": "trade_turnover",
    "measure": "level",
    "basis": "reported",
    "reporter": "An office",
    "ref_area": "KZ",
    "counterpart_area": "RU",
    "period": "2023",
    "value": "27000000000",
    "unit": "USD",
    "title": "Turnover",
}
NO_SPEAKER = "unknown speaker: speakers.csv has no such row"
# table and row, the column that is named, the words in it, and the reason with its way out
WRONG: dict[str, tuple[str, Row, str, str]] = {
    "last name alone": (
        "figures", FIGURE | {"speaker": "Putin"},
        "speaker", f"{NO_SPEAKER}: did you mean 'Vladimir Putin'?",
    ),
    "a letter missing": (
        "figures", FIGURE | {"speaker": "Vladmir Putin"},
        "speaker", f"{NO_SPEAKER}: did you mean 'Vladimir Putin'?",
    ),
    "another alphabet": (
        "figures", FIGURE | {"speaker": "Владимир Путин"},
        "speaker", f"{NO_SPEAKER}: did you mean 'Vladimir Putin'?",
    ),
    "nobody known": ("figures", FIGURE | {"speaker": "A. Stranger"}, "speaker", NO_SPEAKER),
    "another side": (
        "figures", FIGURE | {"side": "KZ"},
        "side", "the side of Vladimir Putin is RU, by speakers.csv",
    ),
    "one spelling of two": (
        "speakers", {"speaker": "S. V. Lavrov", "side": "RU", "spellings": "Сергей Лавров"},
        "spellings", "a spelling of 'Sergey Lavrov' too: one spelling, one person",
    ),
    "a speaker in letters that no address has": (
        "speakers", {"speaker": "გიორგი", "side": "other"},
        "speaker", "has no letter for an address: write it in Latin letters, and this in spellings",
    ),
    "two speakers of one address": (
        "speakers", {"speaker": "Сергей-Лавров", "side": "RU"},
        "speaker",
        "the page of 'Sergey Lavrov' has this address, sergey-lavrov: make it another name",
    ),
    "a word with a slip": (
        "figures", FIGURE | {"status": "actaul"},
        "status", "forecast, target: did you mean 'actual'?",
    ),
    "an indicator with a slip": (
        "figures", FIGURE | {"indicator": "trade_turnovr"},
        "indicator", "indicators.csv has no such row: did you mean 'trade_turnover'?",
    ),
    "in a circle": (
        "figures", FIGURE | {"relates_to": "talk-2024.102", "relation": "part_of"},
        "relates_to", "leads back to this figure: talk-2024.101 → talk-2024.102 → talk-2024.101",
    ),
    "and back": (
        "figures", FIGURE | {"relates_to": "talk-2024.101", "relation": "part_of"},
        "relates_to", "leads back to this figure: talk-2024.102 → talk-2024.101 → talk-2024.102",
    ),
    "beyond the document": (
        "figures", FIGURE | {"document_id": "read-2024", "passage": "32"},
        "passage", "the document has 31 lines: count the non-blank ones from its first",
    ),
    "left out beyond the document": (
        "left_out", {"document_id": "read-2024", "passage": "32", "as_stated": "a year",
                     "reason": "duration"},
        "passage", "the document has 31 lines: count the non-blank ones from its first",
    ),
    "the passage of an excerpt": (
        "figures", FIGURE | {"passage": "3", "as_stated": "$26 billion"},
        "passage", "only an excerpt of the document was seen: leave it empty",
    ),
    "a figure, and left out": (
        "left_out", {"document_id": "talk-2024", "as_stated": "$27 billion", "reason": "a year"},
        "as_stated", "take one of the two rows out",
    ),
    "a note for a base": (
        "figures", FIGURE | {"base_as_stated": "The headline alone was seen.", "as_stated": "5 %"},
        "base_as_stated", "must be words of the source, and no sentence: is it the note?",
    ),
    "a base for a note": (
        "figures", FIGURE | {"note": "the whole of foreign trade", "as_stated": "6 %"},
        "note", "must be a sentence, with its full stop",
    ),
    "a country for a language": (
        "documents", DOCUMENT | {"document_id": "kz-2024", "url": "", "language": "kz"},
        "language", "did you mean 'kk'?",
    ),
    "the same address": (
        "documents", DOCUMENT | {"document_id": "again-2024", "url": "http://www.example.org/talk/"},
        "url", "the address of talk-2024: one document, one row",
    ),
    "its own reference": (
        "references", REFERENCE | {"url": "https://example.org/talk"},
        "basis", "whose figures are compared with it: make it a statement",
    ),
    "a reference with no counterpart": (
        "references", REFERENCE | {"series": "made_up_too", "counterpart_area": ""},
        "counterpart_area", "the indicator is of two areas: name the other one",
    ),
    "a level in percent": (
        "references", REFERENCE | {"period": "2019", "unit": "percent"},
        "unit", "a level of trade_turnover is in money",
    ),
    "a share in dollars": (
        "references", REFERENCE | {"series": "shares", "measure": "share"},
        "unit", "a share of trade_turnover is in percent",
    ),
    "a series in two units": (
        "references", REFERENCE | {"period": "2020", "unit": "RUB"},
        "unit", "the series made_up has 'USD' there: mend it, or name another series",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is said of all wrong rows, added at once."""
    root = copied(tmp_path_factory.mktemp("wrong"))
    whole = {"file": "talk.txt", "lines": "10-40", "sha256": "0" * 64}
    read = DOCUMENT | whole | {"document_id": "read-2024", "url": ""}
    tables: dict[str, list[Row]] = {"documents": [DOCUMENT, read]}
    for table, row, _, _ in WRONG.values():
        tables.setdefault(table, []).append(row)
    for number, row in enumerate(tables["figures"], 94):
        row["figure_id"] = f"{row['document_id']}.{number}"
    for table, rows in tables.items():
        added(root, table, *rows)
    with pytest.raises(BadInput) as refused:
        read_raw(root)
    return str(refused.value).splitlines()


@pytest.mark.parametrize("name", WRONG)
def test_what_does_not_go_together_is_named(messages: list[str], name: str) -> None:
    table, row, column, reason = WRONG[name]
    words = f"{row[column]!r}: " if row.get(column) else ""
    if name == "one spelling of two":
        words = "'Сергей Лавров': "
    message = rf"data/raw/{table}\.csv:\d+: {column}: {re.escape(words)}.*{re.escape(reason)}"
    assert any(re.fullmatch(message, each) for each in messages)


def test_a_speaker_who_changed_office_may_have_two_sides(tmp_path: Path) -> None:
    root = copied(tmp_path)
    speaker = next(row for row in rows_of(root, "figures") if row["speaker"])
    edited(root, "speakers", speaker["speaker"], side="KZ;RU")
    edited(root, "figures", speaker["figure_id"], side="KZ")
    assert "KZ" in {
        row["side"] for row in read_raw(root).figures if row["speaker"] == speaker["speaker"]
    }


# -- each limit from both of its sides


def between(**rows: list[Row]) -> list[tuple[str, str]]:
    """Table and column of what is wrong between rows; other tables are empty."""
    tables = raw_tables(**rows)
    problems = table_problems(tables, tables["figures"])
    return [(problem.file.stem, problem.column) for problem in problems]


@pytest.mark.parametrize(("lines", "named"), [("5-5", False), ("5-4", True), ("4-5", False)])
def test_lines_of_a_document(lines: str, named: bool) -> None:
    row = {"document_id": "a", "lines": lines, "file": "a.txt", "sha256": "0"}
    assert (("documents", "lines") in between(documents=[row])) == named


@pytest.mark.parametrize(
    ("cells", "named"),
    [
        ({}, []),
        ({"lines": "7-9"}, ["lines"]),
        ({"lines": "4-5"}, ["lines"]),
        ({"lines": "1-4"}, []),
        ({"sha256": "1"}, ["sha256"]),
        ({"sha256": "1", "lines": "7-9", "file": "b.txt"}, []),
        ({"file": "b.txt"}, ["file"]),
    ],
)
def test_documents_of_one_file_have_one_digest_and_lines_of_their_own(
    cells: Row, named: list[str]
) -> None:
    first = {"document_id": "a", "lines": "5-7", "file": "a.txt", "sha256": "0"}
    second = first | {"document_id": "b", "lines": "8-9"} | cells
    assert between(documents=[first, second]) == [("documents", column) for column in named]


@pytest.mark.parametrize("name", ["figures", "left_out"])
@pytest.mark.parametrize(("passage", "named"), [("3", False), ("4", True), ("", True)])
def test_a_passage_is_a_line_of_its_document(name: str, passage: str, named: bool) -> None:
    document = {"document_id": "a", "lines": "5-7", "file": "a.txt", "sha256": "0"}
    row = {"document_id": "a", "figure_id": "a.1", "passage": passage}
    assert ((name, "passage") in between(documents=[document], **{name: [row]})) == named


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("https://example.org/a", True),
        ("http://www.example.org/a/", True),
        ("https://example.org/b", False),
        ("ftp://example.org/a", False),
    ],
)
def test_addresses_of_one_page(other: str, same: bool) -> None:
    first = {"document_id": "a", "url": "https://example.org/a"}
    second = {"document_id": "b", "url": other}
    assert (("documents", "url") in between(documents=[first, second])) == same


@pytest.mark.parametrize("column", ["mistaken_for", "parts"])
@pytest.mark.parametrize(("names", "named"), [("j", False), ("i", True), ("j;k", True)])
def test_indicators_name_others(column: str, names: str, named: bool) -> None:
    rows = [{"indicator": "i", column: names}, {"indicator": "j"}]
    assert (("indicators", column) in between(indicators=rows)) == named


TURNED = {"ref_area": "RU", "counterpart_area": "KZ"}


@pytest.mark.parametrize(
    ("relation", "cells", "named"),
    [
        ("change_to", {}, []),
        ("change_to", TURNED, [*TURNED]),
        ("change_to", {"indicator": "imports"}, ["indicator"]),
        ("part_of", {"ref_area": "RU-BA"}, []),
    ],
)
def test_a_change_is_of_the_same_as_the_level_that_it_led_to(
    relation: str, cells: Row, named: list[str]
) -> None:
    of = {"document_id": "a", "indicator": "exports", "ref_area": "KZ", "counterpart_area": "RU"}
    level = {**of, "figure_id": "a.1", "as_stated": "$9 billion"}
    change = {**of, "figure_id": "a.2", "as_stated": "by 5%", "relation": relation, **cells}
    problems = between(figures=[level, {**change, "relates_to": "a.1"}])
    assert problems == [("figures", name) for name in named]


@pytest.mark.parametrize("length", [2, 3])
def test_figures_that_lead_back_to_themselves(length: int) -> None:
    rows = [
        {"figure_id": f"a.{at}", "document_id": "a", "as_stated": str(at), "relation": "part_of",
         "relates_to": f"a.{(at + 1) % length}"}
        for at in range(length)
    ]  # fmt: skip
    assert between(figures=rows).count(("figures", "relates_to")) == length
    rows[-1] |= {"relates_to": "", "relation": ""}
    assert between(figures=rows) == []


@pytest.mark.parametrize(
    ("action", "replacement", "named"),
    [("override", "5", False), ("override", "", True), ("flag", "5", True), ("flag", "", False)],
)
def test_a_replacement_belongs_to_an_override(action: str, replacement: str, named: bool) -> None:
    row = {"figure_id": "a.1", "column": "note", "action": action, "replacement": replacement}
    assert (("corrections", "replacement") in between(corrections=[row])) == named


@pytest.mark.parametrize(("period", "named"), [("2022", False), ("2021", True)])
def test_a_series_has_one_value_a_period(period: str, named: bool) -> None:
    rows = [{"series": "s", "period": each, "unit": "USD"} for each in ("2021", period)]
    assert (("references", "period") in between(references=rows)) == named


def test_of_a_series_the_row_that_is_unlike_the_others_is_named() -> None:
    rows = [REFERENCE | {"period": year} for year in ("2021", "2022", "2023")]
    rows[0] |= {"unit": "RUB"}
    codebook = [{"indicator": "trade_turnover", "unit_kind": "money", "areas": "pair"}]
    assert between(references=rows, indicators=codebook) == [("references", "unit")]
    rows[0] |= {"series": "in_roubles"}
    assert between(references=rows, indicators=codebook) == []


@pytest.mark.parametrize(
    ("cells", "named"),
    [
        ({"counterpart_area": "CN"}, ["counterpart_area"]),
        ({"reporter": "An office that was renamed"}, []),
        ({"url": "https://example.org/b"}, []),  # another bulletin of one title
        ({"title": "Students"}, []),  # another table of one address
    ],
)
def test_rows_of_a_series_have_areas_in_common(cells: Row, named: list[str]) -> None:
    address = {"url": "https://example.org/a"}
    rows = [REFERENCE | address | {"period": year} for year in ("2021", "2022", "2023")]
    rows[2] |= cells
    assert between(references=rows) == [("references", column) for column in named]


@pytest.mark.parametrize(
    ("basis", "note", "named"),
    [
        ("reported", "Computed: exports plus imports.", True),
        ("quoted", "COMPUTED from months", True),
        ("computed", "Computed: exports plus imports.", False),
        ("statement", "computed", False),
        ("reported", "What follows is computed.", False),
    ],
)
def test_a_value_whose_note_says_how_it_is_computed(basis: str, note: str, named: bool) -> None:
    row = REFERENCE | {"basis": basis, "note": note}
    assert (("references", "basis") in between(references=[row])) == named


@pytest.mark.parametrize(
    ("cells", "named"),
    [
        ({}, True),
        ({"value": "26000000000"}, False),
        ({"value": "26000000000.4"}, False),  # a rounding
        ({"basis": "reported"}, True),
        ({"basis": "reported", "value": "26100000000"}, False),  # what is told may be rounded
        ({"basis": "reported", "note": "magnitude: without the customs union"}, False),
        ({"period": "2022"}, False),
        ({"unit": "RUB"}, False),
        ({"reporter": "Another office"}, False),
        ({"value": "many"}, False),  # told by its cell
    ],
)
def test_a_value_is_the_sum_of_its_parts(cells: Row, named: bool) -> None:
    rows = [
        REFERENCE | {"series": name, "indicator": name, "value": value}
        for name, value in {"exports": "9000000000", "imports": "17000000000"}.items()
    ]
    codebook = [{"indicator": "trade_turnover", "parts": "exports;imports", "unit_kind": "money"}]
    total = REFERENCE | {"basis": "computed"} | cells
    problems = between(references=[*rows, total], indicators=codebook)
    assert (("references", "value") in problems) == named
    for known in ([rows[0]], [rows[0], rows[0] | {"series": "a later edition"}]):
        problems = between(references=[*known, total], indicators=codebook)
        assert ("references", "value") not in problems


@pytest.mark.parametrize(
    ("value", "cells", "named"),
    [
        pytest.param("23000000000", {}, False, id="as offices differ"),
        pytest.param("260000000000", {}, True, id="ten times"),
        pytest.param("2600000000", {}, True, id="a tenth"),
        pytest.param("260000000000", {"period": "2022"}, False, id="another year"),
        pytest.param("260000000000", {"counterpart_area": "CN"}, False, id="another thing"),
        pytest.param("260000000000", {"unit": "EUR"}, False, id="another unit"),
        pytest.param("260000000000", {"note": "magnitude: by mirror data"}, False, id="confirmed"),
        pytest.param("260000000000", {"basis": "statement"}, False, id="only stated"),
    ],
)
def test_a_value_is_held_against_that_of_another_series(
    value: str, cells: Row, named: bool
) -> None:
    rows = [REFERENCE, REFERENCE | {"series": "another", "value": value} | cells]
    assert between(references=rows).count(("references", "value")) == named


@pytest.mark.parametrize(
    ("period", "published", "named"),
    [
        ("2023", "", False),
        ("2024", "", True),
        ("2024", "2025-02", False),
        ("2024-05", "", False),
        ("2023-06/2023-05", "", True),
        ("2023-05/2023-05", "", False),
    ],
)
def test_no_official_figure_is_of_a_time_to_come_or_of_none(
    period: str, published: str, named: bool
) -> None:
    codebook = [{"indicator": "trade_turnover", "nature": "flow", "unit_kind": "money"}]
    document = {"document_id": "a", "published": "2024-05"}
    row = REFERENCE | {"period": period, "published": published}
    problems = between(references=[row], indicators=codebook, documents=[document])
    assert (("references", "period") in problems) == named


OFFICIAL = {"2022": "26000000000", "2023": "27000000000", "2024": "28000000000"}


@pytest.mark.parametrize(
    ("period", "value", "note", "named"),
    [
        pytest.param("2025", "2813556000", "", True, id="a zero lost"),
        pytest.param("2025", "281355600000", "", True, id="a zero too many"),
        pytest.param("2025-01/2025-06", "12.9", "", True, id="in billions"),
        pytest.param("2023", "2700000000", "", True, id="between two others"),
        pytest.param("2025-01", "2200000000", "", False, id="a month"),
        pytest.param("2025", "6000000000", "", False, id="a great fall"),
        pytest.param("2025", "0", "", False, id="nothing"),
        pytest.param("2025", "many", "", False, id="no number, told by its cell"),
        pytest.param("2025", "2813556000", "magnitude: the trade stopped", False, id="confirmed"),
    ],
)
def test_a_value_is_held_against_those_beside_it_in_its_series(
    period: str, value: str, note: str, named: bool
) -> None:
    official = {**OFFICIAL, period: value}
    rows = [
        REFERENCE | {"period": year, "value": said, "note": note if year == period else ""}
        for year, said in official.items()
    ]
    assert between(references=rows).count(("references", "value")) == named


@pytest.mark.parametrize(("measure", "named"), [("share", True), ("change", False)])
def test_a_share_is_held_against_those_beside_it_and_a_change_is_not(
    measure: str, named: bool
) -> None:
    cells = REFERENCE | {"measure": measure, "unit": "percent"}
    values = {"2022": "27.2", "2023": "26.6", "2024": "226"}
    rows = [cells | {"period": year, "value": value} for year, value in values.items()]
    assert (("references", "value") in between(references=rows)) == named


def test_what_stands_three_rows_away_is_no_neighbour() -> None:
    values = {"2021": "26000000000", "2022": "26", "2023": "26", "2024": "26000000000"}
    rows = [REFERENCE | {"period": year, "value": value} for year, value in values.items()]
    assert between(references=rows) == [("references", "value")] * 2

"""Each limit of the checks from both of its sides: what is named, and what stands beside it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis import parse_quantity
from analysis.record.cells import Problem, RawRow, cell_problems, date_fault
from analysis.record.checks.plausible import CHECKS
from analysis.record.checks.sizes import AllRows
from analysis.record.figures import fits, read_figure, read_otherwise
from analysis.record.hints import did_you_mean
from analysis.record.schema import RAW, Column, Row

HERE = Path("figures.csv")


# -- cells


def faults(cells: list[str], columns: Iterable[Column]) -> list[tuple[str, str]]:
    """Column and beginning of the reason of what is wrong in one row."""
    columns = tuple(columns)
    names = (column.name for column in columns)
    row = RawRow(dict(zip(names, cells, strict=True)), HERE, 2)
    return [(each.column, each.reason) for each in cell_problems([row], columns)]


NOTE = [Column("note", "string", "")]


@pytest.mark.parametrize(
    "sign",
    ["\x07", "\x7f", "\u200b", "\u00ad", "\ue000", "\u2028", "\u2029"],
    ids=["Cc", "Cc high", "Cf", "Cf hyphen", "Co", "Zl", "Zp"],
)
def test_each_category_of_signs_that_are_not_seen(sign: str) -> None:
    assert faults([f"5{sign}0"], NOTE) == [
        ("note", f"holds U+{ord(sign):04X}, which is not seen: take it out")
    ]


@pytest.mark.parametrize("sign", ["\u00a0", "\u202f", "–", "№", "ё", "º"])
def test_signs_that_are_seen_or_are_spaces(sign: str) -> None:
    assert faults([f"5{sign}0"], NOTE) == []


@pytest.mark.parametrize(
    ("words", "bad"),
    [("1899", True), ("1900", False), ("2100", False), ("2101", True), ("2024-02-30", True)],
)
def test_years_that_a_record_can_have(words: str, bad: bool) -> None:
    assert bool(date_fault(words)) == bad


def test_a_message_shows_200_characters() -> None:
    assert str(Problem(HERE, "no", 2, words="x" * 200)) == f"figures.csv:2: {'x' * 200!r}: no"
    assert str(Problem(HERE, "no", 2, words="x" * 201)) == f"figures.csv:2: {'x' * 200 + '…'!r}: no"


FOUR = [Column(name, "string", "", values=(name,)) for name in "abcd"]


def test_one_bad_cell_is_no_shift_and_two_may_be() -> None:
    assert [column for column, _ in faults(["a", "", "b", "d"], FOUR)] == ["c"]
    assert faults(["a", "", "b", "c"], FOUR)[-1] == (
        "",
        (
            "from c to d the cells seem to stand too far right: "
            "take an empty one away before them, put one behind"
        ),
    )


@pytest.mark.parametrize(
    ("words", "meant"),
    [("abcx", ": did you mean 'abcd'?"), ("abcdexy", "")],  # 0.75 alike, and 0.71
)
def test_how_alike_a_misspelling_is(words: str, meant: str) -> None:
    assert did_you_mean(words, ["abcd", "abcdefg"]) == meant


# -- words of a figure


def read(words: str, unit: str = "count", **cells: str) -> list[tuple[str, str]]:
    row = {column.name: "" for column in RAW["figures"]} | {"as_stated": words} | cells
    return read_figure(row, "2024-06-05", unit, "").faults


def test_a_wording_has_at_most_twelve_words() -> None:
    twelve = "60 " + "new " * 10 + "firms"
    assert read(twelve) == []
    assert [reason for _, reason in read("60 " + "new " * 11 + "firms")] == [
        "more than 12 words: keep the figure's own words only"
    ]


@pytest.mark.parametrize(
    ("words", "unit", "doubtful"),
    [
        ("23,0 firms", "count", True),
        ("23,00 firms", "count", True),
        ("23,000 firms", "count", False),
        ("2.35 million firms", "count", False),
        ("$16.400 million", "money", True),
        ("$16.404 million", "money", False),
        ("$16.40 million", "money", False),
    ],
)
def test_decimals_that_may_be_thousands(words: str, unit: str, doubtful: bool) -> None:
    assert bool(read(words, unit)) == doubtful


@pytest.mark.parametrize(
    ("own", "ours", "other"),
    [
        ("снизился на 9%", "decrease of 9 percent", False),
        ("снизился на 9%", "increase of 9 percent", True),
        ("fell by less than 9%", "rose by less than 9%", True),  # both reach to nothing
        ("rose by less than 9%", "fell by less than 9%", True),
        ("rose by less than 9%", "rose by less than 9%", False),
    ],
)
def test_the_direction_of_words_for_the_reader(own: str, ours: str, other: bool) -> None:
    assert ("another direction" in read_otherwise(own, ours)) == other


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("5 percent", {"count", "money", "percent", "t", "index"}),  # a share of anything
        ("grew by 5 percent", {"count", "money", "percent", "t", "index"}),
        ("rose by 2 percentage points", {"count", "money", "percent", "t", "index"}),
        ("doubled", {"count", "money", "percent", "t", "index"}),
        ("5 firms", {"count"}),
        ("$5 million", {"money"}),
        ("5 tonnes", {"t"}),
    ],
)
def test_which_indicators_a_quantity_fits(words: str, kinds: set[str]) -> None:
    every = ("count", "money", "percent", "t", "index")
    assert {kind for kind in every if fits(parse_quantity(words), kind)} == kinds


def test_words_for_a_base_are_read_of_a_change_alone() -> None:
    base = {"base_as_stated": "all that there are"}
    assert [column for column, _ in read("grew by 5 percent", **base)] == ["base_as_stated"]
    assert [column for column, _ in read("doubled", **base)] == ["base_as_stated"]
    assert read("5 percent", **base) == []
    assert read("5 firms", **base) == []


# -- what can hardly be


def figure(**cells: Any) -> Row:
    """A figure that is in order: a stock of ten in a day, said on 5 June 2024."""
    value = cells.get("value", 10.0)
    return {
        **{column.name: "" for column in RAW["figures"]},
        "figure_id": "a.1", "document_id": "a", "indicator": "i", "ref_area": "KZ",
        "status": "actual", "measure": "level", "unit": "count", "nature": "stock",
        "value": value, "low": value, "high": value, "stated_on": "2024-06-05",
        "period_start": pd.NaT, "period_end": pd.NaT, "base_start": pd.NaT,
        "base_end": pd.NaT, "as_stated": "ten",
    } | cells  # fmt: skip


def found(check: str, row: Row, *others: Row, **document: str) -> list[str]:
    """Columns that a check names in a row."""
    known = {"document_id": "a", "language": "en", "published": "2024-06-05", **document}
    record = AllRows([row, *others], {"a": known}, {})
    return [column for column, _ in CHECKS[check](row, record)]


def of(start: str, end: str) -> dict[str, pd.Timestamp]:
    return {"period_start": pd.Timestamp(start), "period_end": pd.Timestamp(end)}


TENS = [figure(figure_id=f"a.{number}") for number in (2, 3, 4)]
YEARLY = [row | {"nature": "flow"} | of("2023-01-01", "2023-12-31") for row in TENS]


@pytest.mark.parametrize(
    ("value", "named"), [(70.0, True), (69.0, False), (1.42, True), (1.43, False)]
)
def test_seven_times_as_large_or_as_small(value: float, named: bool) -> None:
    assert bool(found("magnitude", figure(value=value), *TENS)) == named
    assert not found("magnitude", figure(value=value), *TENS[:2])  # too few to tell


@pytest.mark.parametrize(
    ("cells", "named"),
    [
        ({"value": 100.0}, True),
        ({"value": 99.9}, False),
        ({"value": -100.0}, False),
        ({"value": 100.0, "measure": "share"}, False),
        ({"value": 100.0, "unit": "count"}, False),
    ],
)
def test_a_growth_of_a_whole(cells: Row, named: bool) -> None:
    row = figure(**{"measure": "change", "unit": "percent", **cells})
    assert bool(found("magnitude", row)) == named


@pytest.mark.parametrize(
    ("value", "cells", "named"),
    [
        ("15.1", {}, True),
        ("15.0", {}, False),
        ("5.0", {}, False),
        ("4.9", {}, True),
        ("15.1", {"status": "forecast"}, False),
        ("15.1", {"measure": "share"}, False),
        ("15.1", of("2022-01-01", "2022-12-31"), False),
    ],
)
def test_half_as_far_from_its_statistic_as_it_is_large(value: str, cells: Row, named: bool) -> None:
    row = figure(**of("2023-01-01", "2023-12-31") | cells)
    statistic = row | {"measure": "level", "value": value, "period": "2023", "basis": "reported"}
    record = AllRows([row], {}, {}, statistics=[statistic])
    assert bool(list(CHECKS["magnitude"](row, record))) == named


def test_what_was_said_later_raises_no_doubt_of_size() -> None:
    later = [row | {"stated_on": "2025"} for row in TENS]
    new = figure(value=100.0, stated_on="2024-11")
    assert not found("magnitude", new, *later)
    assert found("magnitude", new, *(row | {"stated_on": "2024-11-03"} for row in TENS))
    assert found("magnitude", new | {"stated_on": ""}, *later)  # nobody knows when


def test_a_flow_is_held_against_what_it_would_be_in_a_year() -> None:
    fifth = of("2023-01-01", "2023-03-14")  # 73 days
    assert found("magnitude", figure(value=14.0, nature="flow", **fifth), *YEARLY)
    assert not found("magnitude", figure(value=13.9, nature="flow", **fifth), *YEARLY)
    day = of("2023-01-01", "2023-01-01")
    assert not found("magnitude", figure(value=10 / 365, nature="flow", **day), *YEARLY)


@pytest.mark.parametrize(
    ("day", "other", "named"),
    [
        ("2024-06-05", "2024-06-05", True),
        ("2024-06-05", "2024-06-06", False),
        ("2024-06", "2024-06-06", True),
        ("2024-06", "2024-06", True),
        ("2024-06", "2024-07-01", False),
        ("2024", "2024-06-05", False),
        ("", "2024-06-05", False),
    ],
)
def test_the_same_words_of_a_speaker_in_two_documents(day: str, other: str, named: bool) -> None:
    row = figure(figure_id="b.1", document_id="b", speaker="A. Minister", stated_on=day)
    first = figure(speaker="A. Minister", stated_on=other)
    record = AllRows([first, row], {}, {})
    assert bool(list(CHECKS["again"](row, record))) == named


@pytest.mark.parametrize(("since", "named"), [("2022", True), ("2019", False)])
def test_growth_from_two_years_is_not_said_twice(since: str, named: bool) -> None:
    grown = {"speaker": "A. Minister", "measure": "change", "unit": "percent"}
    first = figure(**grown, as_stated="by 10 percent", base_end=pd.Timestamp("2022-12-31"))
    base = pd.Timestamp(f"{since}-12-31")
    row = figure(figure_id="a.2", **grown, as_stated="by a tenth", base_end=base)
    assert bool(list(CHECKS["again"](row, AllRows([first, row], {}, {})))) == named


@pytest.mark.parametrize(
    ("measure", "base", "named"),
    [
        ("share", "[2019]", True),
        ("share", "January–May 2019", True),
        ("share", "the world's population", False),
        ("share", "", False),
        ("change", "[2019]", False),
    ],
)
def test_a_share_of_a_time_is_a_growth_without_its_verb(
    measure: str, base: str, named: bool
) -> None:
    row = figure(measure=measure, unit="percent", base_as_stated=base)
    assert bool(found("base", row)) == named


@pytest.mark.parametrize(
    ("base", "named"), [("2022-01-01", False), ("2023-01-01", True), ("2024-01-01", True)]
)
def test_what_a_change_starts_from_is_before_it(base: str, named: bool) -> None:
    row = figure(measure="change", base_start=pd.Timestamp(base), **of("2023-01-01", "2023-12-31"))
    assert bool(found("base", row)) == named


@pytest.mark.parametrize(
    ("value", "named"), [(19.0, False), (20.0, True), (30.0, True), (31.0, False)]
)
def test_a_size_that_is_of_another_indicator_alone(value: float, named: bool) -> None:
    alike = {"mistaken_for": ("j",), "parts": ()}
    codebook = {"i": alike, "j": alike | {"mistaken_for": ()}}
    kin = [
        figure(figure_id=f"{name}.{number}", indicator=name, value=size)
        for name, sizes in {"i": (1.0, 2.0, 4.0), "j": (20.0, 25.0, 30.0)}.items()
        for number, size in enumerate(sizes)
    ]
    record = AllRows([*kin, row := figure(value=value)], {}, codebook)
    assert bool(list(CHECKS["another"](row, record))) == named


@pytest.mark.parametrize(
    ("own", "other", "named"),
    [
        ("13", "10", True),
        ("11.55", "10", True),
        ("11.5", "10", False),  # as far off as some are
        ("13", "11", False),
        ("13", "10.9", True),
        ("", "10", False),
        ("many", "10", False),  # told by its cell
    ],
)
def test_a_level_that_is_the_statistic_of_another_indicator(
    own: str, other: str, named: bool
) -> None:
    alike = {"mistaken_for": (), "parts": ()}
    codebook = {"i": alike, "j": alike, "whole": alike | {"parts": ("i", "j")}}
    same = {"ref_area": "KZ", "counterpart_area": "", "unit": "count", "measure": "level"}
    statistics = [
        same | {"indicator": name, "basis": "reported", "period": "2023", "value": value}
        for name, value in {"i": own, "j": other}.items()
    ]
    row = figure(**of("2023-01-01", "2023-12-31"))
    record = AllRows([row], {}, codebook, statistics=statistics)
    assert bool(list(CHECKS["another"](row, record))) == named


@pytest.mark.parametrize(
    ("year", "status", "named"),
    [("2022", "actual", True), ("2024", "actual", True), ("2021", "actual", False),
     ("2022", "forecast", False)],
)  # fmt: skip
def test_a_level_that_is_the_statistic_of_the_year_beside(
    year: str, status: str, named: bool
) -> None:
    same = {"ref_area": "KZ", "counterpart_area": "", "unit": "count", "measure": "level"}
    same |= {"indicator": "i", "basis": "reported"}
    statistics = [
        same | {"period": "2023", "value": "13"},
        same | {"period": year, "value": "10"},
    ]
    row = figure(status=status, **of("2023-01-01", "2023-12-31"))
    record = AllRows([row], {}, {"i": {"mistaken_for": (), "parts": ()}}, statistics=statistics)
    found = [column for column, _ in CHECKS["another"](row, record)]
    assert found == ["period_as_stated"] * named


@pytest.mark.parametrize(
    ("ways", "named"), [("KZ", True), ("KZ KZ", True), ("RU", False), ("RU KZ", False), ("", False)]
)
def test_parts_of_one_whole_have_one_direction_in_a_document(ways: str, named: bool) -> None:
    codebook = {"exports": {"parts": ()}, "trade": {"parts": ("exports", "imports")}}
    beside = {"KZ": "RU", "RU": "KZ"}
    row, *others = [
        figure(indicator="exports", ref_area=area, counterpart_area=beside[area])
        for area in ["RU", *ways.split()]
    ]
    record = AllRows([row, *others], {}, codebook)
    assert bool(list(CHECKS["turned"](row, record))) == named


@pytest.mark.parametrize(
    ("areas", "named"),
    [
        (("KZ", "RU-ALT"), []),
        (("RU-ALT", "KZ"), []),
        (("KZ", "RU-AL"), ["counterpart_area"]),
        (("RU-AL", "KZ"), ["ref_area"]),
        (("RU-ALT", "RU-AL"), []),
        (("KZ", "RU"), []),
        (("KZ-59", "RU"), []),
    ],
)
@pytest.mark.parametrize(
    ("office", "title"),
    [("Governor of Altai Krai", "Talks"), ("Prime Minister", "Talks with Altai Krai")],
    ids=["office", "title"],
)
def test_a_region_is_that_of_the_speaker_or_of_the_title(
    areas: tuple[str, str], named: list[str], office: str, title: str
) -> None:
    row = figure(speaker="A", ref_area=areas[0], counterpart_area=areas[1])
    documents = {row["document_id"]: {"title": title}}
    record = AllRows([row], documents, {}, offices={"A": office})
    assert [column for column, _ in CHECKS["office"](row, record)] == named


@pytest.mark.parametrize("area", ["RU-ALT", "RU-OMS"])
def test_a_governor_may_speak_of_the_region_of_the_title(area: str) -> None:
    row = figure(speaker="A", ref_area="KZ", counterpart_area=area)
    documents = {row["document_id"]: {"title": "Talks in Omsk Oblast"}}
    record = AllRows([row], documents, {}, offices={"A": "Governor of Altai Krai"})
    assert list(CHECKS["office"](row, record)) == []


@pytest.mark.parametrize(
    ("passage", "before", "named"),
    [("8", "9", True), ("9", "9", False), ("9", "8", False), ("10", "9", False), ("", "9", False)],
)
def test_ids_grow_with_the_passages(passage: str, before: str, named: bool) -> None:
    row = figure(figure_id="a.2", passage=passage)
    assert found("order", row, figure(passage=before)) == ["passage"] * named


@pytest.mark.parametrize(
    ("name", "named"), [("a.1", False), ("a.3", True), ("a.4", False), ("b.2", True)]
)
def test_an_id_follows_on_the_one_before(name: str, named: bool) -> None:
    record = AllRows([], {}, {}, frozenset({"a.1", "a.3", "a.4", "b.2"}))
    assert bool(list(CHECKS["number"](figure(figure_id=name), record))) == named


@pytest.mark.parametrize(
    ("cells", "named"),
    [
        ({"as_stated": "$28 billion in 2022", "period_as_stated": "in 2022"}, False),
        ({"as_stated": "$28 billion in 2022", "period_as_stated": "[2022]"}, False),
        ({"as_stated": "$28 billion in 2022", "period_as_stated": "in 2023"}, True),
        ({"as_stated": "$28 billion in 2022"}, True),
        ({"as_stated": "grew by 5% on 2022", "base_as_stated": "on 2022"}, False),
        ({"as_stated": "2000 firms", "value": 2000.0}, False),
        ({"as_stated": "1990 to 2000 firms", "low": 1990.0, "high": 2000.0}, False),
        ({"as_stated": "2000 firms", "value": 3000.0}, True),
        ({"as_stated": "12022 firms"}, False),
    ],
)
def test_a_year_in_the_words_is_in_a_period(cells: Row, named: bool) -> None:
    assert found("year", figure(**cells)) == ["as_stated"] * named


@pytest.mark.parametrize(
    ("relation", "other", "named"),
    [
        ("part_of", "a.2", False),
        ("part_of", "b.2", True),
        ("same_as", "a-2.2", True),
        ("repeats", "b.2", False),
        ("", "", False),
    ],
)
def test_what_a_figure_may_relate_to(relation: str, other: str, named: bool) -> None:
    row = figure(relation=relation, relates_to=other)
    assert found("relation", row) == ["relates_to"] * named


@pytest.mark.parametrize(
    ("relation", "unit", "named"),
    [
        ("part_of", "count", False),
        ("part_of", "USD", True),
        ("added_to", "USD", True),
        ("same_as", "USD", True),
        ("conversion_of", "USD", False),
        ("conversion_of", "count", True),
        ("value_of", "count", True),
        ("value_of", "USD", False),
    ],
)
def test_the_units_of_related_figures(relation: str, unit: str, named: bool) -> None:
    row = figure(relation=relation, relates_to="a.2")
    assert found("relation", row, figure(figure_id="a.2", unit=unit)) == ["relation"] * named


HOSTS = [
    figure(figure_id=f"b.{number}", ref_area="RU", counterpart_area="KZ") for number in (1, 2, 3)
]
GUESTS = {"ref_area": "KZ", "counterpart_area": "RU"}


@pytest.mark.parametrize(
    ("value", "others", "named"),
    [
        (10.0, 0, True),
        (100.0, 0, True),  # all others are the other way
        (10.0, 1, True),  # as large as those
        (30.0, 1, True),
        (31.0, 1, False),
        (3.0, 1, False),
        (10.0, 2, False),  # enough of its own
    ],
)
def test_areas_that_may_stand_the_wrong_way_round(value: float, others: int, named: bool) -> None:
    own = [figure(figure_id=f"c.{number}", value=1.0, **GUESTS) for number in range(others)]
    assert bool(found("turned", figure(value=value, **GUESTS), *HOSTS, *own)) == named
    assert not found("turned", figure(value=value, **GUESTS), *HOSTS[:2], *own)


@pytest.mark.parametrize(("days", "named"), [("12", False), ("13", True)])
def test_a_report_follows_within_seven_days(days: str, named: bool) -> None:
    repeat = figure(figure_id="a.2", relates_to="a.1", relation="repeats")
    row = repeat | {"stated_on": f"2024-06-{days}"}
    assert ("relates_to" in found("repeats", row, figure())) == named


@pytest.mark.parametrize(
    ("low", "high", "named"), [(10, 12, False), (8, 10, False), (11, 12, True), (8, 9, True)]
)
def test_a_report_whose_bounds_meet(low: float, high: float, named: bool) -> None:
    row = figure(figure_id="a.2", relates_to="a.1", relation="repeats", low=low, high=high)
    assert ("as_stated" in found("repeats", row, figure())) == named


@pytest.mark.parametrize("name", ["unit", "measure"])
def test_a_report_has_the_unit_and_the_measure(name: str) -> None:
    row = figure(figure_id="a.2", relates_to="a.1", relation="repeats", **{name: "other"})
    assert found("repeats", row, figure()) == ["as_stated"]


@pytest.mark.parametrize(("low", "named"), [(10, False), (11, True)])
def test_a_part_is_as_large_as_its_whole_at_most(low: float, named: bool) -> None:
    row = figure(figure_id="a.2", relates_to="a.1", relation="part_of", low=low, high=12)
    assert bool(found("whole", row, figure())) == named


@pytest.mark.parametrize(("day", "named"), [("2024-06-05", False), ("2024-06-06", True)])
def test_what_is_actual_has_begun(day: str, named: bool) -> None:
    assert bool(found("time", figure(**of(day, "2024-12-31")))) == named


@pytest.mark.parametrize(
    ("cells", "named"),
    [
        (of("1990-12-31", "2024-01-01"), True),
        (of("1990-12-31", "2024-01-01") | {"stated_on": ""}, True),
        (of("1991-01-01", "2024-01-01"), False),
        (of("2024-01-01", "2055-01-01") | {"status": "target"}, True),
        (of("2024-01-01", "2054-12-31") | {"status": "target"}, False),
    ],
)
def test_years_that_a_figure_can_be_of(cells: Row, named: bool) -> None:
    assert found("time", figure(**cells)) == ["period_as_stated"] * named


@pytest.mark.parametrize("status", ["planned", "forecast", "target"])
@pytest.mark.parametrize(("day", "named"), [("2024-06-05", False), ("2024-06-04", True)])
def test_what_is_to_come_is_not_over(status: str, day: str, named: bool) -> None:
    assert bool(found("time", figure(status=status, **of("2024-01-01", day)))) == named


@pytest.mark.parametrize(
    ("published", "named"),
    [("2024-06-05", False), ("2024-06-04", True), ("2025-06-05", False), ("2025-06-06", True)],
)
def test_what_was_said_is_published_within_a_year(published: str, named: bool) -> None:
    assert bool(found("time", figure(), published=published)) == named


@pytest.mark.parametrize(
    ("words", "language", "named"),
    [
        ("abc где", "en", True),
        ("abc гд", "en", False),
        ("abcd 5", "ru", True),
        ("abc 5", "ru", False),
        ("abcd где", "ru", False),
    ],
)
def test_letters_of_another_alphabet(words: str, language: str, named: bool) -> None:
    assert bool(found("language", figure(as_stated=words), language=language)) == named

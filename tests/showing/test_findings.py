"""A finding stands while its conditions hold, and says what is wrong when they do not."""

import linecache

import numpy as np
import pandas as pd
import pytest

from analysis.showing.findings import FindingFails, holds


def message(source: str, **names: object) -> str:
    """What a cell of a notebook says that fails: run as IPython runs it, by a name of its own."""
    linecache.cache["<cell>"] = (len(source), None, source.splitlines(keepends=True), "<cell>")
    with pytest.raises(FindingFails) as failure:
        exec(compile(source, "<cell>", "exec"), {"holds": holds, "pd": pd, **names})  # noqa: S102
    return str(failure.value)


def test_true_conditions_say_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    holds(True, np.bool_(1), pd.Series([True, True]), np.array([True]))
    assert capsys.readouterr() == ("", "")


def test_a_false_condition_is_named_as_written_with_its_values() -> None:
    told = message("largest = 25.5\nholds(largest > 18, largest < limit)", limit=20)
    assert told == "no longer holds: largest < limit\n    largest is 25.5\n    limit is 20"


def test_lists_that_are_typed_are_no_news_and_numbers_are_plain() -> None:
    told = message("holds(set(years) == {2021, 2022})", years=np.array([2023]))
    assert told.splitlines()[1:] == ["    set(years) is [2023]"]


def test_rows_of_a_column_without_names_are_counted() -> None:
    told = message("holds(gaps > 0)", gaps=pd.Series([-1.0, 2.0]))
    assert told.endswith("    false in 1 of 2 rows")


def test_each_false_condition_is_named() -> None:
    told = message("holds(one == 2, one == 1, one == 3)", one=1)
    assert told.splitlines() == [
        "no longer holds: one == 2",
        "    one is 1",
        "no longer holds: one == 3",
        "    one is 1",
    ]


def test_a_condition_over_several_lines_is_named_whole() -> None:
    told = message("holds(\n    low < 5\n    and 'Қазақстан' == name,\n)", low=4, name="Россия")
    assert told.splitlines() == [
        "no longer holds: low < 5 and 'Қазақстан' == name",
        "    low is 4",
        "    name is 'Россия'",
    ]


def test_a_column_names_the_rows_that_are_false() -> None:
    gaps = pd.Series([0.5, -2.0, 1.0], index=["2021", "2022", "2023"])
    told = message("holds(gaps > 0)", gaps=gaps)
    assert told.splitlines() == [
        "no longer holds: gaps > 0",
        "    gaps is [0.5, -2.0, 1.0]",
        "    false in 1 of 3 rows: 2022",
    ]


SAID = pd.DataFrame(
    {
        "figure_id": ["visit.1", "talks.2", "talks.3"],
        "speaker": ["A. Minister", "B. President", None],
        "as_stated": ["about 20", "50 projects", "30 of them"],
        "value": [20, 50, 30],
    }
)


def test_a_figure_that_is_false_is_named_with_its_speaker_and_words() -> None:
    told = message("holds(said['value'] < 40)", said=SAID)
    assert told.endswith("    false in 1 of 3 rows: talks.2 (B. President: 50 projects)")


def test_a_figure_of_a_part_of_a_table_is_named_too() -> None:
    told = message("late = said['value'] > 20\nholds(said['value'][late] == 50)", said=SAID)
    assert told.endswith("    false in 1 of 2 rows: talks.3 (30 of them)")


def test_a_pair_that_is_false_is_named_by_both_figures() -> None:
    table = pd.DataFrame({"left_id": ["a.1"], "right_id": ["b.2"], "verdict": ["contradict"]})
    told = message("holds(table['verdict'] == 'agree')", table=table)
    assert told.endswith("    false in 1 of 1 rows: a.1 and b.2")


OTHERS = SAID[SAID["value"] < 40]


@pytest.mark.parametrize(
    ("finding", "rows"),
    [
        ("holds(len(said) == len(others))", [1]),  # two tables of which one has more
        ("holds(len(said) == 2)", [0, 1, 2]),
        ("holds((said['value'] > 20).sum() == 1)", [1, 2]),  # those that count
        ("holds((said['value'] > 20).all())", [0]),  # those that fail
        ("holds(others['value'].tolist() == [20])", [0, 2]),
        ("holds(said['value'][said['speaker'].isna()].max() < 20)", [2]),
        ("holds(said.iloc[0]['value'] == 21)", [0]),
        ("one = said.iloc[1]\nholds(one['value'] == 51)", [1]),
        ("most = others['value'].max()\nlimit = 40\nholds(most > limit)", [0, 2]),
        ("far = said['value'] > 40\nholds(far.sum() == 2)", [1]),
        ("holds(max(map(lambda value: value, others['value'])) == 2)", [0, 2]),
        ("limit = 4\nholds(limit == 5)", []),
    ],
)
def test_a_condition_names_the_figures_that_it_goes_by(finding: str, rows: list[int]) -> None:
    last = message(finding, said=SAID, others=OTHERS).splitlines()[-1]
    named = [number for number, figure in enumerate(SAID["figure_id"]) if figure in last]
    assert (named, last.startswith("    of ")) == (rows, bool(rows))


def test_all_of_a_column_says_what_was_compared() -> None:
    told = message("holds((gaps > floor).all())", gaps=pd.Series([3, 1]), floor=2)
    assert told.splitlines()[1:] == ["    gaps is [3, 1]", "    floor is 2"]


def test_a_column_without_rows_bears_nothing_out() -> None:
    assert "it has no rows" in message("holds(gaps > 0)", gaps=pd.Series([], dtype=float))


def test_a_finding_without_conditions_does_not_hold() -> None:
    assert message("holds()") == "the finding has no condition"


def test_where_the_source_is_not_known_the_condition_has_its_number() -> None:
    with pytest.raises(FindingFails, match=r"^condition 2 no longer holds$"):
        exec("holds(True, False)", {"holds": holds})  # noqa: S102


@pytest.mark.parametrize("condition", [3, "yes", None, [], pd.Series([1.0]), pd.DataFrame()])
def test_what_is_neither_true_nor_false_is_refused(condition: object) -> None:
    with pytest.raises(TypeError, match="neither true nor false"):
        holds(condition)

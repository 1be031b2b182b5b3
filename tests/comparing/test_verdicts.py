"""How a verdict comes from two intervals."""

import pandas as pd
import pytest
from by_hand import RATE, Row, held, held_each, held_words, official, said

# words of two figures -> literal verdict and gap, implied verdict and gap; in billions
VERDICTS = {
    # 18.5 to 19.5 and 18.75 to 18.85
    ("$19 billion", "$18.8 billion"): ("agree", 0, "agree", 0),
    # 18.5 to 19.5 and 19.75 to 19.85
    ("$19 billion", "$19.8 billion"): ("contradict", 0.25, "contradict", 0.25),
    # 18.5 to 19.5 and 19.5 to 20.5: they touch
    ("$19 billion", "$20 billion"): ("agree", 0, "agree", 0),
    # 20 and more, commonly to 24; 20.45 to 20.55
    ("more than $20 billion", "$20.5 billion"): ("agree if open", 0, "agree", 0),
    # ... and 29.5 to 30.5
    ("more than $20 billion", "$30 billion"): ("agree if open", 0, "contradict", 5.5),
    # ... and 18.5 to 19.5
    ("more than $20 billion", "$19 billion"): ("contradict", -0.5, "contradict", -0.5),
    # each allows the other's number
    ("more than $20 billion", "over $20 billion"): ("agree", 0, "agree", 0),
    # 0 to 20, commonly from 16; 20 and more
    ("less than $20 billion", "more than $20 billion"): ("agree", 0, "agree", 0),
    # 17.5 to 18.5, commonly 17 to 19; 18.75 to 18.85
    ("about $18 billion", "$18.8 billion"): ("contradict", 0.25, "agree", 0),
}


@pytest.fixture(scope="module")
def tables() -> dict[tuple[str, str], pd.DataFrame]:
    return held_words([*VERDICTS, *FIRM])


@pytest.mark.parametrize("words", VERDICTS, ids=" and ".join)
def test_verdict_and_gap(
    tables: dict[tuple[str, str], pd.DataFrame], words: tuple[str, str]
) -> None:
    rows = tables[words].loc[("a.1", "b.1")]
    literal, gap, implied, implied_gap = VERDICTS[words]
    assert rows["verdict"].to_dict() == {"literal": literal, "implied": implied}
    assert (rows["gap"] / 1e9).to_dict() == pytest.approx({"literal": gap, "implied": implied_gap})


def test_the_gap_in_percent_is_of_the_number_on_the_left() -> None:
    rows = held(said("a.1", "$20 billion"), said("b.1", "$25 billion"))
    assert rows["gap_percent"].tolist() == [20, 20]  # 20.5 to 24.5


def test_beside_nothing_a_gap_has_no_percentage() -> None:
    rows = held(said("a.1", "0 students"), said("b.1", "5 students"))
    assert rows["gap"].tolist() == [5, 5]
    assert rows["gap_percent"].isna().all()


REASONS = {  # beside more than 20 billion
    "$20 billion": "bounds_meet",
    "$30 billion": "open_bounds_meet",
    "$10 billion": "below",
}


def test_reasons() -> None:
    tables = held_words([("more than $20 billion", words) for words in REASONS])
    reasons = {right: rows["reason"].iloc[0] for (_, right), rows in tables.items()}
    assert reasons == REASONS


def test_the_right_one_may_be_above() -> None:
    rows = held(said("a.1", "$20 billion"), said("b.1", "more than $30 billion"))
    assert set(rows["reason"]) == {"above"}


def test_of_percentages_a_gap_is_in_points_already() -> None:
    rows = held(said("a.1", "grew by 2.0%"), said("b.1", "grew by 3.0%"))
    assert rows["gap"].tolist() == pytest.approx([0.9, 0.9])
    assert rows["gap_percent"].isna().all()
    assert set(rows["size"]) == {"to 2 %"}


SIZES = {  # beside 20.00 billion, which reaches from 19.995 to 20.005
    "$20.01 billion": "none",
    "$20.10 billion": "under 0.5 %",
    "$20.40 billion": "to 2 %",
    "$20.50 billion": "above",
    "$19.50 billion": "above",
}


def test_the_size_of_a_gap() -> None:
    tables = held_words([("$20.00 billion", words) for words in SIZES])
    sizes = {right: set(rows["size"]) for (_, right), rows in tables.items()}
    assert sizes == {words: {size} for words, size in SIZES.items()}


FIRM = {  # two figures -> literal verdict at half the reach, as it is, at twice the reach
    # 18 to 20; 19 to 20 and 16 to 20
    ("almost $20 billion", "$18.5 billion"): ("contradict", "agree", "agree"),
    ("almost $20 billion", "$17.5 billion"): ("contradict", "contradict", "agree"),
    ("almost $20 billion", "$25.0 billion"): ("contradict", "contradict", "contradict"),
    # 17.5 to 18.5; 17.75 to 18.25 and 17 to 19
    ("about $18 billion", "$18.4 billion"): ("contradict", "agree", "agree"),
    # no rule for it is scaled
    ("more than $20 billion", "$19.0 billion"): ("contradict", "contradict", "contradict"),
    ("fell by almost 20%", "fell by 17.5%"): ("contradict", "contradict", "agree"),
    ("a share of about 100%", "a share of 99%"): ("agree", "agree", "agree"),
}


@pytest.mark.parametrize("words", FIRM, ids=" and ".join)
def test_how_firm_a_verdict_is(
    tables: dict[tuple[str, str], pd.DataFrame], words: tuple[str, str]
) -> None:
    row = tables[words].loc[("a.1", "b.1", "literal")]
    verdicts = (row["at_half"], row["verdict"], row["at_twice"])
    assert verdicts == FIRM[words]
    assert row["firm"] == (len(set(verdicts)) == 1)


DOUBTS = {  # a figure beside one of 20 billion -> the reason why nothing is said
    "known to be wrong": ({"flag": "a misprint"}, "flag"),
    "revised": ({"superseded_by": "c.1"}, "superseded_by"),
    "of a part of the year, perhaps": ({"may_be_partial": True}, "may_be_partial"),
}


def test_a_figure_in_doubt_neither_agrees_nor_contradicts() -> None:
    tables = held_each(
        {
            (case, words): [said("a.1", "$20 billion"), said("b.1", words, **cells)]
            for case, (cells, _) in DOUBTS.items()
            for words in ("$20 billion", "$30 billion")
        }
    )
    for (case, words), rows in tables.items():
        assert set(rows["verdict"]) == {"cannot be said"}, (case, words)
        assert set(rows["reason"]) == {DOUBTS[case][1]}, words


def test_a_statistic_that_was_revised_counts_no_more() -> None:
    references = [official("agency", 26e9, superseded_by="office:2020"), official("office", 20e9)]
    rows = held(said("a.1", "$20 billion"), references=references).query("reading == 'literal'")
    assert rows["verdict"].tolist() == ["cannot be said", "agree"]


TENGE = [official("kzt", 400.0, unit="KZT", **RATE)]
UNITS = {  # beside 20 billion dollars, at 400 tenge
    "20 billion tenge": "cannot be said",
    "$20 million": "cannot be said",
    "8000 billion tenge": "agree",
    "$1 billion": "contradict",
    "$0": "contradict",
}


def test_a_unit_that_cannot_be() -> None:
    tables = held_words([("$20 billion", words) for words in UNITS], references=TENGE)
    for (_, words), rows in tables.items():
        assert set(rows["verdict"]) == {UNITS[words]}, words
        implausible = rows["reason"] == "implausible_unit"
        assert implausible.all() == (UNITS[words] == "cannot be said"), words


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
def test_the_order_of_the_rows_does_not_matter(order: list[int]) -> None:
    claims = [
        said("b.2", "$20 billion", said_until=pd.Timestamp("2021-03-01")),
        said("b.10", "$25 billion", said_until=pd.Timestamp("2021-03-01")),
        said("a.1", "$22 billion", said_until=pd.Timestamp("2021-04-01")),
    ]
    rows = held(*(claims[number] for number in order)).query("reading == 'literal'")
    pairs = [row[:2] for row in rows.index]
    assert pairs == [("b.2", "b.10"), ("b.2", "a.1"), ("b.10", "a.1")]
    assert rows["gap_percent"].round(1).tolist() == [20.0, 5.0, -8.0]


def test_what_is_not_comparable_is_told_once_a_pair_of_series() -> None:
    def firms(figure_id: str, indicator: str, year: str) -> Row:
        of = {"indicator": indicator, "nature": "stock"}
        return said(figure_id, "90 firms", year, said_until=pd.Timestamp(f"{year}-06-01"), **of)

    claims = [
        firms(f"{kind[0]}.{year}", kind, year)
        for kind in ("enterprises", "joint_enterprises")
        for year in ("2019", "2020")
    ]
    rows = held(*claims, mistaken_for={"enterprises": ["joint_enterprises"]})
    rows = rows[rows["verdict"] == "not comparable"].query("reading == 'literal'")
    assert [row[:2] for row in rows.index] == [("e.2019", "j.2019")]
    assert rows["stands_for"].tolist() == [("e.2019", "j.2019", "e.2020", "j.2020")]
    assert rows["pairs"].tolist() == [2]


def test_parts_of_years_are_told_once_but_for_those_that_exceed() -> None:
    parts = [
        said(f"a.{year}", words, f"{year}-01-01/{year}-05-31", said_until=pd.Timestamp(f"{year}"))
        for year, words in ((2019, "$8 billion"), (2020, "$9 billion"), (2021, "$30 billion"))
    ]
    years = [official("bns", 20e9, str(year)) for year in (2019, 2020, 2021)]
    rows = held(*parts, references=years).query("reading == 'literal'")
    assert rows["verdict"].to_dict() == {
        ("a.2019", "bns:2019", "literal"): "not comparable",
        ("a.2021", "bns:2021", "literal"): "contradict",
    }
    assert rows["stands_for"].tolist() == [("a.2019", "a.2020", "bns:2019", "bns:2020"), ()]
    assert rows["pairs"].tolist() == [2, 1]


def test_series_of_other_areas_or_another_status_are_told_apart() -> None:
    others = [{"status": "forecast"}, {"status": "target"}, {"counterpart_area": "RU-TA"}]
    plans = [said(f"a.{n}", "$2 billion", **cells) for n, cells in enumerate(others, 1)]
    rows = held(*plans, said("b.1", "$20 billion")).query("reading == 'literal'")
    assert sorted(rows.query("right_id == 'b.1'")["reason"]) == [
        "other_status",
        "other_status",
        "part_of_area",
    ]

"""What parts say of their whole, and a part that exceeds it."""

import pandas as pd
import pytest
from by_hand import Row, day, held, held_each, official, said, to

from analysis.comparing.areas import lies_in
from analysis.comparing.implied import implied_rows

CODEBOOK = {
    name: {"prices": "", "parts": ()}
    for name in ("trade_turnover", "exports", "imports", "investment", "investment_accumulated")
}
CODEBOOK["trade_turnover"] = {"prices": "", "parts": ("exports", "imports")}
MAY, JUNE = "2020-01-01/2020-05-31", "2020-01-01/2020-06-30"
STOCK = {"nature": "stock", "indicator": "student_count"}

LIE_IN = {  # areas -> areas that they are a part of, or not
    (("KZ", "RU-TA"), ("KZ", "RU")): True,
    (("KZ-59", "RU-KGN"), ("KZ", "RU-KGN")): True,
    (("KZ-59", "RU-KGN"), ("KZ", "RU")): True,
    (("KZ-BORDER", "RU"), ("KZ", "RU")): True,
    (("KZ", "RU"), ("KZ", "EAEU")): True,
    (("KZ", "RU-TA"), ("CENTRAL-ASIA", "EAEU")): True,
    (("KZ", "RU"), ("KZ", "WORLD")): True,
    (("EAEU", ""), ("CIS", "")): True,
    (("EAEU", "CN"), ("EAEU", "WORLD")): True,
    (("KZ", "CIS"), ("EAEU", "WORLD")): False,
    (("KZ", "RU"), ("EAEU", "CIS")): True,
    (("KZ", "RU"), ("KZ", "RU")): False,
    (("KZ", "RU"), ("KZ", "RU-TA")): False,
    (("KZ", "RU-TA"), ("KZ", "RU-BA")): False,
    (("KZ", "RU"), ("KZ", "CENTRAL-ASIA")): False,
    (("KZ", ""), ("KZ", "WORLD")): False,
}


@pytest.mark.parametrize(("part", "whole"), LIE_IN)
def test_which_areas_lie_in_which(part: tuple[str, str], whole: tuple[str, str]) -> None:
    assert lies_in(part, whole) == LIE_IN[part, whole]


def region(code: str) -> Row:
    return {"counterpart_area": code}


# a part, its whole -> None where they are not held against each other, else the reason, and whether
# the part fits
FITS, EXCEEDS = ("part_of_area", True), ("part_of_area", False)
HELD = {
    "a region that fits": (("$1 billion", "2020", region("RU-TA")), ("2020", {}), FITS),
    # 20.5 at least, of 20.5 at most
    "a region as large": (("$21 billion", "2020", region("RU-TA")), ("2020", {}), FITS),
    "a region that exceeds": (("$22 billion", "2020", region("RU-TA")), ("2020", {}), EXCEEDS),
    "a country and its group": (("$22 billion", "2020", {}), ("2020", region("EAEU")), EXCEEDS),
    "more than the whole": (
        ("more than $22 billion", "2020", region("RU-TA")),
        ("2020", {}),
        EXCEEDS,
    ),
    "a region of another year": (("$22 billion", "2019", region("RU-TA")), ("2020", {}), None),
    "a region of another country's trade": (
        ("$22 billion", "2020", region("RU-TA")),
        ("2020", {"ref_area": "BY"}),
        None,
    ),
    "a region that is planned": (
        ("$22 billion", "2020", {**region("RU-TA"), "status": "planned"}),
        ("2020", {}),
        None,
    ),
    "a share of a region": (
        ("22 billion dollars", "2020", {**region("RU-TA"), "measure": "share"}),
        ("2020", {}),
        None,
    ),
    "months that fit": (("$8 billion", MAY, {}), ("2020", {}), ("part_of_year", True)),
    "months that exceed": (
        ("$22 billion", MAY, {}),
        ("2020", {}),
        ("part_of_year", False),
    ),
    "months within months": (("$8 billion", MAY, {}), (JUNE, {}), None),
    "months that exceed more months": (
        ("$22 billion", MAY, {}),
        (JUNE, {}),
        ("part_of_period", False),
    ),
    "last months that exceed more months": (
        ("$22 billion", "2020-03-01/2020-06-30", {}),
        (JUNE, {}),
        ("part_of_period", False),
    ),
    "more months with less": (("$8 billion", JUNE, {}), (MAY, {}), ("part_of_period", False)),
}


def turned(figures: list[Row]) -> list[Row]:
    """Give figures ids by which the last stands first."""
    return [row | {"claim_id": f"{3 - n}.{n}"} for n, row in enumerate(figures, 1)]


@pytest.fixture(scope="module")
def first_and_last() -> dict[str, list[pd.DataFrame]]:
    cases = {
        case: [said("a.1", words, part_of, **part), said("b.1", "$20 billion", whole_of, **whole)]
        for case, ((words, part_of, part), (whole_of, whole), _) in HELD.items()
    }
    first, last = held_each(cases), held_each({case: turned(cases[case]) for case in cases})
    return {case: [first[case], last[case]] for case in cases}


@pytest.mark.parametrize("case", HELD)
@pytest.mark.parametrize("place", [0, 1], ids=["first", "last"])
def test_a_part_is_held_to_its_whole(
    first_and_last: dict[str, list[pd.DataFrame]], case: str, place: int
) -> None:
    literal = first_and_last[case][place].query("reading == 'literal'")
    if (expected := HELD[case][-1]) is None:
        assert literal.empty
        return
    reason, fits = expected
    assert literal["reason"].tolist() == [reason]
    assert literal["verdict"].item() == ("not comparable" if fits else "contradict")
    assert literal["kind"].item() == "arithmetic"


def test_what_may_be_below_zero_is_not_held_to_a_whole() -> None:
    net = {"indicator": "investment_net"}
    figures = [
        said("a.1", "$22 billion", **region("RU-TA"), **net),
        said("b.1", "$20 billion", **net),
    ]
    assert held(*figures).empty
    assert held(*turned(figures)).empty


PART_OF = {  # a part that its document says is one -> literal verdict beside 20 billion
    "$19 billion": "not comparable",
    "$22 billion": "contradict",
    "1400 billion roubles": "not comparable",
}


def test_a_stated_part_is_held_to_its_whole() -> None:
    part = {"indicator": "exports", **to("a.1", "part_of")}
    tables = held_each(
        {words: [said("a.1", "$20 billion"), said("a.2", words, None, **part)] for words in PART_OF}
    )
    literal = {words: rows.xs("literal", level="reading") for words, rows in tables.items()}
    assert {words: rows["verdict"].item() for words, rows in literal.items()} == PART_OF
    assert {rows["reason"].item() for rows in literal.values()} == {"part_of_whole"}


def test_a_part_that_exceeds_a_statistic_contradicts_it() -> None:
    rows = held(said("a.1", "$22 billion", MAY), references=[official("bns", 20e9)])
    assert set(rows["verdict"]) == {"contradict"}
    assert rows["gap"].tolist() == [-1.5e9, -1.5e9]


def follows(*figures: Row) -> dict[str, Row]:
    return {row["implied_id"]: row for row in implied_rows(list(figures), CODEBOOK)}


TATARSTAN = said("a.1", "$1 billion", **region("RU-TA"))
OMSK = said("b.1", "$2 billion", **region("RU-OMS"))
SUM = "sum_of_regions:trade_turnover.KZ.RU.counterpart_area.2020.USD"

SUMS = {  # more figures -> the sum of Tatarstan and Omsk in billions, and the least it can be
    "of both": ([], (3, 2)),
    "a later figure of one": ([said("c.1", "$4 billion", **region("RU-TA"))], (6, 5)),
    "a third": ([said("c.1", "$4 billion", **region("RU-BA"))], (7, 5.5)),
    "regions of two countries": ([said("c.1", "$4 billion", **region("KZ-39"))], (3, 2)),
    "a group of regions": ([said("c.1", "$4 billion", **region("RU-BORDER"))], (3, 2)),
    "another year": ([said("c.1", "$4 billion", "2019", **region("RU-BA"))], (3, 2)),
    "known to be wrong": ([said("c.1", "$4 billion", **region("RU-BA"), flag="misprint")], (3, 2)),
    "revised": ([said("c.1", "$4 billion", **region("RU-BA"), superseded_by="d.1")], (3, 2)),
}


@pytest.mark.parametrize("case", SUMS)
def test_regions_add_up_to_the_least_that_the_whole_can_be(case: str) -> None:
    more, (value, least) = SUMS[case]
    row = follows(TATARSTAN, OMSK, *more)[SUM]
    assert (row["ref_area"], row["counterpart_area"]) == ("KZ", "RU")
    assert (row["value"] / 1e9, row["low"] / 1e9, row["high"]) == (value, least, float("inf"))


@pytest.mark.parametrize(("words", "fits"), [("$2 billion", True), ("$1 billion", False)])
def test_the_sum_of_regions_cannot_exceed_the_whole(words: str, fits: bool) -> None:
    sums = list(follows(TATARSTAN, OMSK).values())  # 2 billion at the least
    literal = held(said("c.1", words), implied=sums).query("reading == 'literal'")
    verdict = "not comparable" if fits else "contradict"
    assert literal["verdict"].tolist() == [verdict]
    assert literal["reason"].tolist() == ["sum_of_regions"]


NO_PART = [{"status": "planned"}, {"measure": "share"}, {"relation": "conversion_of"}]


@pytest.mark.parametrize("other", NO_PART, ids=str)
def test_plans_shares_and_conversions_of_regions_make_no_sum(other: Row) -> None:
    assert follows(TATARSTAN | other, OMSK | other) == {}


def test_one_region_is_no_sum() -> None:
    assert follows(TATARSTAN, TATARSTAN | {"figure_id": "a.2"}) == {}


MONTHS = {  # parts of 2020, by their months -> the parts that are added
    ("01-01/06-30", "07-01/12-31"): "2020-01/2020-06 + 2020-07/2020-12",
    ("01-01/11-30", "12-01/12-31", "01-01/06-30"): "2020-01/2020-11 + 2020-12/2020-12",
    ("01-01/06-30", "01-01/11-30", "12-01/12-31"): "2020-01/2020-11 + 2020-12/2020-12",
    ("01-01/01-31", "02-01/02-29"): "2020-01/2020-01 + 2020-02/2020-02",
    ("01-01/06-30", "06-01/12-31"): None,
    ("01-01/06-30", "06-30/10-31"): None,
    ("01-01/06-30",): None,
}


@pytest.mark.parametrize("months", MONTHS, ids=" ".join)
def test_parts_of_a_year_that_do_not_overlap_add_up(months: tuple[str, ...]) -> None:
    periods = [part.replace("/", "/2020-") for part in months]
    rows = follows(
        *(said(f"a.{n}", "$1 billion", f"2020-{part}") for n, part in enumerate(periods, 1))
    )
    named = rows.get("sum_of_months:trade_turnover.KZ.RU.2020.USD", {})
    assert named.get("formula") == MONTHS[months]


def test_what_reaches_into_another_year_is_no_part_of_it() -> None:
    periods = ("2019-12-01/2020-03-31", "2020-04-01/2020-06-30")
    assert follows(*(said(f"a.{n}", "$1 billion", of) for n, of in enumerate(periods, 1))) == {}


EXPORTS = said("a.1", "rose by 28%", indicator="exports")
CHANGES = {  # of imports, of the total -> whether the total lies between
    ("rose by 8%", "rose by 11.5%"): True,
    ("fell by 8%", "rose by 11.5%"): True,
    ("rose by 8%", "rose by 5%"): False,
    ("rose by 8%", "rose by 30%"): False,
    ("rose by 8%", "fell by 1%"): False,
}


@pytest.mark.parametrize("words", CHANGES, ids=" with ".join)
def test_a_total_changes_by_no_more_and_no_less_than_its_parts(words: tuple[str, str]) -> None:
    imports = said("a.2", words[0], indicator="imports")
    ranges = list(follows(EXPORTS, imports).values())
    literal = held(said("b.1", words[1]), implied=ranges).query("reading == 'literal'")
    assert literal["verdict"].item() == ("not comparable" if CHANGES[words] else "contradict")
    assert literal["reason"].item() == "change_of_parts"


# exports were 200 and rose by 28 percent to 256, imports 60 and by 8 to 64.8: 320.8 after 260
LEVELS = {  # of the total -> whether it is 22.5 to 24.3 percent, between what the rounding allows
    "rose by 11.5%": False,
    "rose by 23.4%": True,
    "rose by 27.9%": False,
}


@pytest.mark.parametrize("words", LEVELS)
def test_with_the_levels_of_the_parts_the_change_of_the_total_follows(words: str) -> None:
    imports = said("a.2", "rose by 8%", indicator="imports", **to("a.4", "change_to"))
    levels = [
        said("a.3", "$256 million", indicator="exports"),
        said("a.4", "$64.8 million", indicator="imports"),
    ]
    rows = follows(EXPORTS | to("a.3", "change_to"), imports, *levels)
    change = rows["change_of_parts:a.1+a.2"]
    assert change["value"] == pytest.approx(100 * (320.8 / 260 - 1))
    literal = held(said("b.1", words), implied=[change]).query("reading == 'literal'")
    assert literal["verdict"].item() == ("not comparable" if LEVELS[words] else "contradict")


def test_the_turnover_of_a_region_has_kazakhstan_first() -> None:
    ways = {"ref_area": "RU-BA", "counterpart_area": "KZ"}
    imports = said("a.2", "rose by 8%", indicator="imports", **ways)
    change = follows(EXPORTS | ways, imports)["change_of_parts:a.1+a.2"]
    assert (change["ref_area"], change["counterpart_area"]) == ("KZ", "RU-BA")


def test_changes_of_two_documents_make_no_range() -> None:
    imports = said("b.1", "rose by 8%", indicator="imports", document_id="b")
    assert follows(EXPORTS, imports) == {}


ACCUMULATED = {"indicator": "investment_accumulated", "nature": "cumulative"}
FLOWS = {"2020": "$2 billion", "2021": "$3 billion"}
# a total said in 2021, of 10 at the end of 2020 -> whether a flow of 3 reaches it: 14 at the most
GROWN = {"$9 billion": True, "$13 billion": True, "$14 billion": True, "$15 billion": False}


@pytest.mark.parametrize("words", GROWN)
def test_a_stock_grows_by_no_more_than_the_flows(words: str) -> None:
    stock = said("a.1", "$10 billion", "2020-01-01/2020-12-31", **ACCUMULATED)
    stock["period_start"] = stock["base_start"]
    flows = [said(f"b.{year}", flow, year, indicator="investment") for year, flow in FLOWS.items()]
    most = follows(stock, *flows)["stock_and_flows:a.1+2021"]
    later = said("c.1", words, None, **ACCUMULATED)  # said in 2021
    literal = held(later, implied=[most | {"nature": None}]).query("reading == 'literal'")
    assert literal["verdict"].item() == ("not comparable" if GROWN[words] else "contradict")


@pytest.mark.parametrize(
    ("first", "second", "counts"),
    [
        ("$3 billion", "$4 billion", "c.1"),
        ("$4 billion", "$3 billion", "b.1"),
        ("$3 billion", "$3 billion", "b.1"),
        ("$3 billion", "more than $3 billion", "c.1"),
    ],
)
def test_of_several_flows_of_a_year_the_largest_counts_or_the_first(
    first: str, second: str, counts: str
) -> None:
    stock = said("a.1", "$10 billion", None, **ACCUMULATED, said_until=day("2020-12-31"))
    flow = {"of": "2021", "indicator": "investment"}
    rows = follows(stock, said("b.1", first, **flow), said("c.1", second, **flow))
    assert rows["stock_and_flows:a.1+2021"]["derived_from"] == ("a.1", counts)


def test_what_flows_without_an_end_sets_no_limit() -> None:
    stock = said("a.1", "$10 billion", None, **ACCUMULATED, said_until=day("2020-12-31"))
    flow = said("b.1", "more than $3 billion", "2021", indicator="investment")
    row = follows(stock, flow)["stock_and_flows:a.1+2021"]
    assert (row["verdict"], row["implied_verdict"]) == ("cannot be said", "follows")


def test_what_flowed_in_some_months_is_not_that_of_the_year() -> None:
    stock = said("a.1", "$10 billion", None, **ACCUMULATED, said_until=day("2020-12-31"))
    months = said("b.1", "$3 billion", "2021-01-01/2021-05-31", indicator="investment")
    assert follows(stock, months) == {}


def test_without_the_flow_of_a_year_nothing_is_known_of_growth() -> None:
    stock = said("a.1", "$10 billion", None, **ACCUMULATED, said_until=day("2020-06-30"))
    assert follows(stock, said("b.1", "$3 billion", "2021", indicator="investment")) == {}

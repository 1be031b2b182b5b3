"""What follows from stated figures, and what does not."""

from math import inf, isnan

import pandas as pd
import pytest
from by_hand import Row, day, said, to

from analysis.comparing.implied import implied_rows
from analysis.reading.bounds import NUMBERS

CODEBOOK = {
    name: {"prices": "", "parts": ()} | cells
    for name, cells in {
        "trade_turnover": {"prices": "current", "parts": ("exports", "imports")},
        "exports": {"prices": "current"},
        "imports": {"prices": "current"},
        "gdp": {"prices": "may differ"},
        "grain": {},
        "projects": {},
        "investment": {},
    }.items()
}


def follows(*figures: Row) -> dict[str, Row]:
    """Return what follows from some figures, by its id."""
    return {row["implied_id"]: row for row in implied_rows(list(figures), CODEBOOK)}


PROJECTS = {"indicator": "projects", "nature": "stock"}
TOTAL = {"indicator": "investment", "nature": "cumulative"}

# name -> figures; value, literal bounds, implied bounds
FOLLOWS = {
    # 19 / 0.953; 18.5 / 0.9535 and 19.5 / 0.9525
    "earlier_level:a.1": (
        [said("a.1", "decreased by 4.7%", **to("a.2", "change_to")), said("a.2", "$19 billion")],
        (19.93704e9, 19.40220e9, 20.47244e9, 19.40220e9, 20.47244e9),
    ),
    # 187 / 1.27; 186 / 1.275 and 187 / 1.265; implied 186.5 / 1.275
    "earlier_level:b.1": (
        [
            said("b.1", "went up by 27 percent", indicator="grain", **to("b.2", "change_to")),
            said("b.2", "almost 187 million tons", indicator="grain"),
        ],
        (147.2441e6, 145.8824e6, 147.8261e6, 146.2745e6, 147.8261e6),
    ),
    # 5 / 2; 4.5 / 2 and 5.5 / 1.8; implied 4 / 2 and 6 / 1.9
    "earlier_level:c.1": (
        [said("c.1", "almost doubling", **to("c.2", "change_to")), said("c.2", "about $5 billion")],
        (2.5e9, 2.25e9, 3.055556e9, 2e9, 3.157895e9),
    ),
    # 20 - 2; 19.5 - 2.5 and 20.5 - 1.5
    "earlier_level:d.1": (
        [said("d.1", "rose by $2 billion", **to("d.2", "change_to")), said("d.2", "$20 billion")],
        (18e9, 17e9, 19e9, 17e9, 19e9),
    ),
    # 5.3 billion / 30 projects
    "value_per_item:e.1": (
        [said("e.1", "$5.3 billion", **to("e.2", "value_of")), said("e.2", "30 projects")],
        (176.6667e6, 175e6, 178.3333e6, 175e6, 178.3333e6),
    ),
    # 3 of 11
    "share_of_whole:f.1": (
        [said("f.1", "three barriers", **to("f.2", "part_of")), said("f.2", "11 barriers")],
        (27.27273, 27.27273, 27.27273, 27.27273, 27.27273),
    ),
    # more than 5 of 11, and no more than all of them; implied 6 of 11
    "share_of_whole:g.1": (
        [said("g.1", "more than 5 firms", **to("g.2", "part_of")), said("g.2", "11 firms")],
        (45.45455, 45.45455, 100, 45.45455, 54.54545),
    ),
    # 32 and another 49
    "sum:h.1+h.2": (
        [
            said("h.1", "32 projects", **PROJECTS),
            said("h.2", "49 projects", **PROJECTS, **to("h.1", "added_to")),
        ],
        (81, 81, 81, 81, 81),
    ),
    # 19 / 0.209; 18.5 / 0.2095 and 19.5 / 0.2085
    "total:i.1+i.2": (
        [said("i.1", "20.9%", **to("i.2", "share_of")), said("i.2", "$19 billion")],
        (90.90909e9, 88.30549e9, 93.52518e9, 88.30549e9, 93.52518e9),
    ),
    # 12.6 over ten years; 12.55 to 12.65; implied 12.5 to 12.7
    "yearly_mean:j.1": (
        [said("j.1", "about $12.6 billion", "2011-01-01/2020-12-31", **TOTAL)],
        (1.26e9, 1.255e9, 1.265e9, 1.25e9, 1.27e9),
    ),
    # 2.3 + 5.2, each by 0.05 either way
    "sum_of_parts:k.1": (
        [
            said("k.1", "$7.5 billion"),
            said("k.2", "$2.3 billion", indicator="exports", **to("k.1", "part_of")),
            said("k.3", "$5.2 billion", indicator="imports", **to("k.1", "part_of")),
        ],
        (7.5e9, 7.4e9, 7.6e9, 7.4e9, 7.6e9),
    ),
}


@pytest.mark.parametrize("name", FOLLOWS)
def test_what_follows(name: str) -> None:
    figures, numbers = FOLLOWS[name]
    row = follows(*figures)[name]
    built = [row[column] for column in ("value", "low", "high", "implied_low", "implied_high")]
    assert built == pytest.approx(list(numbers), rel=1e-5)
    assert "cannot be said" not in (row["verdict"], row["implied_verdict"])
    assert row["basis"]


GROWN = [said("a.1", "grew by 9.4 percent", indicator="gdp", **to("a.2", "change_to"))]
MORE_FIRMS = [said("a.2", "increased by 5 percent", indicator="projects")]

# name -> figures; verdict in both readings, and the reason
UNSAID = {
    "in prices that may differ": (
        "earlier_level:a.1",
        [*GROWN, said("a.2", "11.5 trillion roubles", indicator="gdp")],
        ("cannot be said", "cannot be said"),
        "the change may be in constant prices and the level is in current ones",
    ),
    "over several years": (
        "earlier_level:a.1",
        [
            said("a.1", "grew by 30 percent", "2018-01-01/2020-12-31", **to("a.2", "change_to")),
            said("a.2", "$20 billion"),
        ],
        ("cannot be said", "cannot be said"),
        "the change is over several years, and its base is not stated",
    ),
    "without their number": (
        "value_per_item:a.1",
        [said("a.1", "14.2 trillion roubles", **to("a.2", "value_of")), *MORE_FIRMS],
        ("cannot be said", "cannot be said"),
        "their number is not stated, only its change",
    ),
    "none at all": (
        "value_per_item:a.1",
        [said("a.1", "$20 billion", **to("a.2", "value_of")), said("a.2", "0 projects")],
        ("cannot be said", "cannot be said"),
        "the literal and the implied bounds are open",
    ),
    "both open": (
        "value_per_item:a.1",
        [
            said("a.1", "more than $18 billion", **to("a.2", "value_of")),
            said("a.2", "more than 90 projects"),
        ],
        ("cannot be said", "follows"),
        "the literal bounds are open",
    ),
}


@pytest.mark.parametrize("case", UNSAID)
def test_what_cannot_be_said(case: str) -> None:
    name, figures, verdicts, reason = UNSAID[case]
    row = follows(*figures)[name]
    assert (row["verdict"], row["implied_verdict"]) == verdicts
    assert row["reason"] == reason
    assert pd.isna(row["value"]) == (verdicts[1] == "cannot be said")


@pytest.mark.parametrize(
    "case", ["in prices that may differ", "over several years", "without their number"]
)
def test_what_cannot_be_said_has_no_number_and_no_end(case: str) -> None:
    name, figures, *_ = UNSAID[case]
    row = follows(*figures)[name]
    assert isnan(row["value"])
    assert [row[end] for end in NUMBERS[1:]] == [-inf, inf, -inf, inf]


OF_TURNOVER = [said("a.1", "$7.5 billion")]
EXPORTS = said("a.2", "$2.3 billion", indicator="exports", **to("a.1", "part_of"))

NOTHING = {
    "a share of something else": [said("a.1", "70 percent"), said("a.2", "$20 billion")],
    "a share and the level of another year": [
        said("a.1", "20 percent", **to("a.2", "share_of")),
        said("a.2", "$20 billion", "2019"),
    ],
    "a share without a period": [
        said("a.1", "20 percent", None, **to("a.2", "share_of")),
        said("a.2", "$20 billion", None),
    ],
    "a change and a change": [
        said("a.1", "rose by 5%", **to("a.2", "change_to")),
        said("a.2", "rose by 6%"),
    ],
    "a change in another currency": [
        said("a.1", "rose by $2 billion", **to("a.2", "change_to")),
        said("a.2", "20 billion roubles"),
    ],
    "amounts in two currencies": [
        said("a.1", "$2 billion"),
        said("a.2", "20 billion roubles", **to("a.1", "added_to")),
    ],
    "a total of one year": [said("a.1", "$2 billion", **TOTAL)],
    "a total without a period": [said("a.1", "$2 billion", None, **TOTAL)],
    "a figure alone": OF_TURNOVER,
}


@pytest.mark.parametrize("case", NOTHING)
def test_nothing_follows(case: str) -> None:
    assert follows(*NOTHING[case]) == {}


INCOMPLETE = {
    "one of two": [EXPORTS],
    "in another currency": [EXPORTS, EXPORTS | {"figure_id": "a.3", "unit": "RUB"}],
    "the same twice": [EXPORTS, EXPORTS | {"figure_id": "a.3"}],
}


@pytest.mark.parametrize("case", INCOMPLETE)
def test_parts_that_do_not_make_up_the_whole_are_not_added(case: str) -> None:
    assert "sum_of_parts:a.1" not in follows(*OF_TURNOVER, *INCOMPLETE[case])


# a base that is stated, and one that is not -> the year that the earlier level is of
BASES = {
    "2018-01-01": ("2018-12-31", "2018", "the change is from the stated base"),
    None: (None, "2019", "the base is not stated and taken to be the same period a year earlier"),
}


@pytest.mark.parametrize("start", BASES)
def test_the_earlier_level_is_of_the_base(start: str | None) -> None:
    end, year, basis = BASES[start]
    base = {"base_start": day(start), "base_end": day(end)}
    change = said("a.1", "rose by 5%", **base, **to("a.2", "change_to"))
    row = follows(change, said("a.2", "$20 billion"))["earlier_level:a.1"]
    assert (row["period_start"], row["period_end"]) == (day(f"{year}-01-01"), day(f"{year}-12-31"))
    assert row["basis"] == f"{basis}; change and level both in current prices"


@pytest.mark.parametrize(
    ("of", "verdict"),
    [
        ("2020-06-01/2021-05-31", "follows"),
        ("2019-11-13/2020-11-13", "follows"),  # over the past year, with 29 February
        ("2019-11-12/2020-11-13", "cannot be said"),
    ],
)
def test_a_base_that_is_not_stated_is_a_year_before_for_a_change_over_a_year(
    of: str, verdict: str
) -> None:
    change = said("a.1", "rose by 5%", of, **to("a.2", "change_to"))
    assert follows(change, said("a.2", "$20 billion"))["earlier_level:a.1"]["verdict"] == verdict


def test_a_change_of_no_known_time_has_no_base_a_year_before() -> None:
    change = said("a.1", "doubled", "", **to("a.2", "change_to"))
    row = follows(change, said("a.2", "$20 billion"))["earlier_level:a.1"]
    assert row["verdict"] == "cannot be said"
    assert row["reason"] == "neither the base of the change nor the time that it took is known"


def test_the_whole_of_a_share_is_trade_with_the_world() -> None:
    share = said("a.1", "20 percent", **to("a.2", "share_of"))
    row = follows(share, said("a.2", "$20 billion"))["total:a.1+a.2"]
    assert (row["counterpart_area"], row["measure"], row["unit"]) == ("WORLD", "level", "USD")
    assert row["derived_from"] == ("a.1", "a.2")

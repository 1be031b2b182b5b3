"""Words that carry the id of their figure, in tables and in prose."""

import pandas as pd
import pytest

from analysis.record.schema import Row, records
from analysis.showing import named, provenance
from analysis.showing.select import figures, official, pairs
from analysis.showing.topics import opening

WHO = "A ministry, {} 2021, speaking for Russia"
SPAN = '<span data-figure="{}">{}</span>'


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ({"figure_id": "visit.1"}, "visit.1"),
        ({"reference_id": "trade:2021"}, "trade:2021"),
        ({"figure_id": float("nan"), "reference_id": "trade:2021"}, "trade:2021"),
    ],
    ids=["stated", "official", "official among stated ones"],
)
def test_words_have_the_id_of_their_figure(row: Row, name: str) -> None:
    assert named.naming("60", row) == SPAN.format(name, "60")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SPAN.format("visit.1", "60") + " and " + SPAN.format("visit.2", "70"), "60 and 70"),
        ("<b>60</b>", "<b>60</b>"),
        (60, 60),
    ],
)
def test_words_without_ids_are_the_same_words(text: object, words: object) -> None:
    assert named.plain(text) == words


@pytest.mark.usefixtures("made_up_tables")
def test_a_number_leads_to_its_figure_and_names_do_where_several_named_it() -> None:
    (one,) = records(figures("student_count", document="visit-2021"))
    words = SPAN.format(one["figure_id"], "more than 66,000")
    assert opening.told(pd.DataFrame([one])) == f"{words} ({WHO.format('Apr')})"
    later = one | {"figure_id": "visit-2021.7", "stated_on": "2021-05"}
    first = SPAN.format(one["figure_id"], WHO.format("Apr"))
    second = SPAN.format("visit-2021.7", WHO.format("May"))
    assert opening.told(pd.DataFrame([one, later])) == f"more than 66,000 ({first}; {second})"


@pytest.mark.usefixtures("made_up_tables")
def test_what_one_speaker_said_twice_in_a_month_leads_to_the_first() -> None:
    (one,) = records(figures("student_count", document="visit-2021"))
    twice = pd.DataFrame([one, one | {"figure_id": "visit-2021.7"}])
    assert opening.told(twice) == opening.told(twice.head(1))
    assert opening.numbers(twice) == named.number(one)


def test_official_figures_lead_to_their_rows() -> None:
    known = official("student_count", reporter="UNESCO", area="RU", counterpart="KZ").head(2)
    words = opening.amounts(known).split(", ")
    assert [named.NAMED.fullmatch(each)[1] for each in words] == known["reference_id"].tolist()  # type: ignore[index]


def test_both_sides_of_a_pair_lead_to_their_figures() -> None:
    said = figures("trade_turnover", area="KZ", counterpart="RU", span="year", unit="USD")
    compared = pairs(said, official("trade_turnover")).head(1)
    row = provenance.pairs_table(compared).reset_index(names="first").iloc[0]
    for side, name in (("first", "left_id"), ("second", "right_id")):
        assert f'data-figure="{compared[name].item()}"' in row[side]


def test_a_table_has_ids_as_html_alone_and_escapes_all_else() -> None:
    words = named.naming("60 & more", {"figure_id": "visit.1"}) + " <b>"
    table = provenance.by(pd.DataFrame({"said": [words], "as": [words]}), "said")
    assert table._repr_html_().count(SPAN.format("visit.1", "60 &amp; more") + " &lt;b&gt;") == 2
    assert "data-figure" not in repr(table)
    assert repr(table).count("60 & more <b>") == 2

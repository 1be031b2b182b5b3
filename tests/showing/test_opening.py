"""What notebooks open with: years, sides, what is shown of how much; and the whole record."""

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from project import ROOT

from analysis.publishing.freshness import notebooks_of
from analysis.record.load import load
from analysis.record.schema import records
from analysis.showing import provenance, sources, wording
from analysis.showing.named import plain
from analysis.showing.select import figures, left_out_of, official
from analysis.showing.topics import opening, reading, whole
from analysis.showing.topics.reasons import why


def test_shown_and_left_out_are_all_that_there_is() -> None:
    question = {"measure": "level"}
    rows = figures("enterprises", **question)  # type: ignore[arg-type]
    left_out = left_out_of("enterprises", **question)  # type: ignore[arg-type]
    told = opening.how_many(rows, "enterprises", **question).data  # type: ignore[arg-type]
    every = len(rows) + len(left_out)
    of = "figures on record of enterprises with foreign participation are shown."
    assert f">{len(rows)} of {every} {of}" in told
    assert "shares" in told


def test_where_all_are_shown_it_is_said_so() -> None:
    asked = {"area": "RU", "counterpart": "KZ"}
    rows = figures("investment_accumulated", **asked)  # type: ignore[arg-type]
    told = opening.how_many(rows, "investment_accumulated", **asked).data  # type: ignore[arg-type]
    of = "figures on record of accumulated investment for the same areas are shown."
    assert told == f"All {len(rows)} {of}"


def test_what_all_rows_share_of_their_source_stands_once_below() -> None:
    series = official("student_count", area="RU", counterpart="KZ", reporter="UNESCO")
    html = provenance.reference_table(series)._repr_html_()
    assert html.count("UNESCO Institute for Statistics") == 1
    assert f"<code>{series['series'].iloc[0]}</code>.</p>" in html
    assert provenance.reference_table(series.head(1))._repr_html_().endswith("</div>")


@pytest.mark.parametrize(
    ("year", "told"),
    [
        (2021, "2 of 2 pairs contradict each other; counts of one text are no pair"),
        (2025, "one pair, which agrees; 1 plan left out"),
    ],
)
def test_why_counts_of_one_year_are_no_pair_is_told(year: int, told: str) -> None:
    counts = figures("joint_projects_under_way", area="KZ", said_in=year)
    assert opening.verdict_on(counts) == told


def test_one_figure_beside_the_statistics_is_not_counted() -> None:
    asked = {"area": "RU", "counterpart": "KZ", "measure": "level"}
    said = figures("student_count", said_in=2019, **asked)  # type: ignore[arg-type]
    counts = official("student_count", **asked)  # type: ignore[arg-type]
    verdicts = opening.by_year(said, counts)["verdict"]
    assert verdicts.tolist() == ["contradicts the statistics"]


def test_what_is_chosen_and_not_shown_is_told_too() -> None:
    rows = figures("enterprises", measure="level")
    told = opening.how_many(rows.iloc[1:], "enterprises", measure="level").data
    assert "1 without a statistic" in told


def test_figures_of_other_areas_are_not_counted() -> None:
    asked = {"area": "RU", "counterpart": "KZ"}
    rows = figures("student_count", **asked)  # type: ignore[arg-type]
    every = figures("student_count", **asked, with_flagged=True, with_repeats=True)  # type: ignore[arg-type]
    told = opening.how_many(rows, "student_count", **asked).data  # type: ignore[arg-type]
    of = "figures on record of students abroad for the same areas are shown."
    assert f"{len(rows)} of {len(every)} {of}" in told


def test_a_number_that_several_named_stands_once() -> None:
    rows = figures("trade_turnover", hedge="almost", year=2023, unit="USD", side="RU")
    told = plain(opening.told(rows))
    assert told.count("almost 30 billion USD") == 1
    assert told.count(";") == len(rows) - 1


def test_a_figure_that_may_be_of_a_part_of_a_year_says_so_and_counts_in_no_verdict() -> None:
    rows = figures("trade_turnover", unit="USD")
    rows = rows[rows["may_be_partial"]].head(1)
    assert ", perhaps a part of the year" in plain(opening.told(rows))
    assert opening.verdict_on(rows) == "nothing to compare; 1 left out, perhaps a part of the year"


@pytest.mark.parametrize(
    ("side", "data_of", "said"),
    [
        ("KZ", "RU", ", by Russia's data"),
        ("RU", "other", ", by data of others"),
        (None, "KZ", ", by Kazakhstan's data"),
        ("KZ", "KZ", ""),
        ("KZ", None, ""),
    ],
)
def test_data_that_are_not_of_the_side_itself_are_told(
    side: str | None, data_of: str | None, said: str
) -> None:
    rows = figures("student_count", side="KZ", measure="level", status="actual")
    rows = rows[rows["speaker"].notna()].head(1)
    rows = rows.astype({"side": object, "data_of": object}).assign(side=side, data_of=data_of)
    (row,) = records(rows)
    expected = f"{wording.hedged(row)} ({provenance.short_label(row)}{said})"
    assert plain(opening.told(rows)) == expected


def test_whose_data_of_others_are_is_told_where_a_note_names_them() -> None:
    rows = figures(data_of="other").head(1).assign(note="By the Bank of Both, as it says.")
    assert not plain(opening.told(rows)).endswith(", by the Bank of Both)")
    named = rows.assign(note="Worked out by the Bank of Both, as it says.")
    assert plain(opening.told(named)).endswith(", by the Bank of Both)")


def test_figures_that_a_chart_would_name_alike_have_their_number() -> None:
    one = figures("student_count", measure="level", status="actual", hedge=None).head(1)
    rows = pd.concat([one.assign(value=50.0), one.assign(value=60.0)])
    (who,) = opening.labels(one)
    assert opening.labels(rows) == [f"{who}: 50", f"{who}: 60"]


def test_a_sum_in_other_money_that_is_compared_with_nothing_is_told() -> None:
    totals = figures("investment_accumulated", side="RU", said_in=2024)
    assert opening.verdict_on(totals).endswith("; 1 in RUB left out")


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("flagged", "errors of a source"),
        ("unit: RUB", "in RUB"),
        ("measure: share", "shares"),
        ("span: none", "without a period"),
        ("span: year", "whole years"),
        ("year: 2020", "of other years"),
        ("status: target", "targets"),
        ("status: actual", "facts"),
    ],
)
def test_why_a_figure_is_left_out_is_said_in_words(reason: str, said: str) -> None:
    assert why(reason, 2) == said


def test_a_stock_without_a_period_is_of_the_year_in_which_it_was_said_and_a_flow_of_none() -> None:
    ends = pd.to_datetime(["2020-12-31", None, None])
    rows = pd.DataFrame({"period_end": ends, "stated_on": ["2021-04", "2021-04", None]})
    stocks = rows.assign(nature="stock", measure="level")
    assert opening.year_of(stocks).tolist() == [2020, 2021, pd.NA]
    assert opening.year_of(stocks.assign(nature="flow")).tolist() == [2020, pd.NA, pd.NA]
    assert opening.year_of(stocks.assign(measure="change")).tolist() == [2020, pd.NA, pd.NA]
    assert opening.listed_under(stocks.assign(nature="flow")).tolist() == [2020, 2021, pd.NA]
    assert opening.said_in(rows).tolist() == [2021, 2021, pd.NA]


def test_the_latest_year_stands_first_and_what_has_none_last() -> None:
    counts = figures("student_count", area="RU", counterpart="KZ", measure="level")
    years = opening.by_year(counts).index.tolist()
    assert years[-1] == "undated"
    assert years[:-1] == sorted(years[:-1], reverse=True)


@pytest.mark.usefixtures("made_up_tables")
def test_each_side_speaks_in_its_column() -> None:
    rows = figures("student_count", document=["visit-2021", "article-2024"])
    sides = opening.by_side(rows)
    assert (
        plain(sides["Russia's side"])
        == "more than 66,000 (A ministry, Apr 2021, speaking for Russia)"
    )
    assert plain(sides["Kazakhstan's side"]) == "about 60,000 (President, Nov 2024)"
    assert sides[opening.OTHERS] == ""


def test_only_figures_of_a_contradicting_pair_contradict() -> None:
    rows = figures("mutual_trade", area="EAEU", measure="level", unit="USD", span="year")
    apart = opening.contradicting(rows)
    assert set(apart["figure_id"]) < set(rows["figure_id"])
    assert set(opening.contradicting(apart)["figure_id"]) == set(apart["figure_id"])


def test_words_in_another_language_have_their_reading() -> None:
    languages = load("documents").set_index("document_id")["language"]
    said = figures("student_count", measure="level")
    of = said["document_id"].map(languages).astype(object)
    russian, english = (records(said[of == code])[0] for code in ("ru", "en"))
    assert f"&#91;{wording.hedged(russian)}&#93;" in opening.by_speaker(russian)
    assert "&#91;" not in opening.by_speaker(english)


@pytest.mark.parametrize(("mark", "meaning"), sources.MARKS.items())
def test_each_mark_of_the_tables_is_explained_on_their_page(mark: str, meaning: str) -> None:
    page = (ROOT / "docs/tables.md").read_text(encoding="utf-8")
    assert f"**{mark}**: {meaning}" in page


def test_a_table_explains_the_marks_that_it_has_and_no_others() -> None:
    rows = pd.DataFrame({"words": ["a", "b"], "marks": ["e", ""]})
    table = sources.Sources(rows).assign(more=1)
    assert table._repr_html_().endswith('<p class="marks"><b>e</b>: only an excerpt was seen.</p>')
    assert table[1:]._repr_html_().endswith("</div>")
    assert table.drop(columns="marks")._repr_html_().endswith("</div>")


@pytest.mark.parametrize(
    ("rows", "begin"), [(3, sources.OPEN), (8, sources.OPEN), (9, sources.FOLDED)]
)
def test_sources_can_be_folded_and_many_are(rows: int, begin: str) -> None:
    told = sources.Sources({"words": ["a"] * rows, "marks": "e"})._repr_html_()
    assert told.startswith(f"{begin}<summary>{rows} figures, with their sources</summary>")


def test_two_sources_and_a_table_that_has_a_verdict_cannot_be_folded() -> None:
    table = sources.Sources({"words": ["a"] * 9, "marks": "e"})
    assert "<details" not in table[:2]._repr_html_()
    assert "<details" not in table.assign(verdict="agree")._repr_html_()


@pytest.mark.parametrize("entries", [["", ""], [None, None], [float("nan"), float("nan")]])
def test_a_column_without_any_entry_is_not_shown(entries: list[object]) -> None:
    rows = {"year": ["2024", "2023"], "said": ["", "60"], "others": entries, "verdict": "agree"}
    for table in (pd.DataFrame(rows), sources.Sources(rows)):
        shown = provenance.by(table, "year")
        heads = [head.text for head in BeautifulSoup(shown._repr_html_(), "html.parser")("th")]
        assert heads == ["year", "said", "verdict", "2024", "2023"]
        assert "others" in shown  # it can still be asked for


def test_a_number_without_a_hedge_is_said_to_have_none() -> None:
    said = reading.read_in_words("60,000 students", "about 60,000 students")
    assert said.loc["hedge"].tolist() == ["none", "about"]


def test_every_notebook_leads_to_the_page_on_its_tables() -> None:
    for path in notebooks_of(ROOT):
        assert "(../docs/tables.md)" in path.read_text(encoding="utf-8"), path.name


def test_a_statistic_known_from_the_page_of_a_claim_is_compared_with_no_claim_of_it() -> None:
    table = whole.judged()
    assert not whole.of_one_page(table).any()
    assert (table["kind"] == "claim-reference").any()


def test_a_claim_with_several_statistics_counts_once() -> None:
    table = whole.judged()
    claims = whole.beside_statistics(table)
    assert claims.index.is_unique
    assert claims["statistics"].sum() == (table["kind"] == "claim-reference").sum()
    assert whole.by_side(claims).to_numpy().sum() == len(claims)


def test_a_table_names_all_documents_that_report_a_claim_its_own_first() -> None:
    claims = load("claims")
    several = claims[claims["attested_by"].str.contains(";")].iloc[0]
    said = figures().query("figure_id == @several.claim_id")
    titles = load("documents").set_index("document_id")["title"]
    reported = [titles[name] for name in several["attested_by"].split(";")]
    own = titles[said["document_id"].item()]
    source = provenance.sources_table(said)["source"].item()
    assert source.startswith(own)
    assert all(title in source for title in reported)


@pytest.mark.parametrize(("base", "period"), [("2015", "2022, against 2015"), ("2021", "2022")])
def test_a_table_names_what_a_change_starts_from(base: str, period: str) -> None:
    days = {"start": pd.Timestamp(f"{base}-01-01"), "end": pd.Timestamp(f"{base}-12-31")}
    rows = figures("mutual_trade", measure="change", span="year", year=2022).head(1)
    rows = rows.assign(base_start=days["start"], base_end=days["end"])
    assert provenance.sources_table(rows)["period"].tolist() == [period]

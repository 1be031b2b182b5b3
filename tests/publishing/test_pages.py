"""The pages of the record: each figure with its words, and what it was compared with."""

import csv
import io
import re
from collections import Counter
from dataclasses import replace
from math import nan
from pathlib import Path

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from project import ROOT, STUDENTS

from analysis import provenance
from analysis.publishing import views
from analysis.publishing.entry_pages import Entries, Entry
from analysis.publishing.links import Record, read
from analysis.publishing.pages import PAGES
from analysis.publishing.release import Release
from analysis.record.load import all_figures
from analysis.showing.topics.whole import judged

pytestmark = pytest.mark.slow  # all pages are made

RELEASE = Release("1.2.0", "2026-03-04", "The authors", "Figures", site="https://example.org/f/")


@pytest.fixture(scope="module")
def record() -> Record:
    return read(ROOT / "data/processed")


@pytest.fixture(scope="module")
def few(made_up_project: Path) -> Record:
    """A few figures, made up."""
    return read(made_up_project / "data/processed")


@pytest.fixture(scope="module")
def entries(record: Record) -> dict[str, Entry]:
    return {entry.path: entry for entry in Entries(record, RELEASE)}


def block(text: str, name: str) -> str:
    found = re.search(rf'<tr id="{re.escape(name)}"(.*?)</tr>', text, re.DOTALL)
    assert found
    return found[1]


def reports(record: Record) -> list[dict[str, str]]:
    """The figures that report what another one has."""
    return [row for row in record.figures if row["claim_id"] != row["figure_id"]]


def section(entry: Entry, heading: str) -> str:
    """The HTML of a section of a page."""
    found = BeautifulSoup(entry.body, "html.parser").find("h2", string=heading)
    assert found, f"{entry.path} has no {heading!r}"
    return str(found.parent)


@pytest.mark.parametrize(
    ("kind", "verdict", "heading"),
    [
        ("claim-claim", "contradict", "What contradicts it"),
        ("claim-claim", "agree", "What agrees, or cannot be said"),
        ("claim-reference", "agree", "What the official statistics have"),
    ],
)
def test_the_page_of_a_figure_leads_to_what_it_was_compared_with(
    record: Record, entries: dict[str, Entry], kind: str, verdict: str, heading: str
) -> None:
    wanted = {"kind": kind, "verdict": verdict, "reading": "literal"}
    row = next(row for row in record.agreement if row | wanted == row)
    page = entries[f"claims/{row['left_id']}.html"]
    assert f'href="../{record.anchors[row["right_id"]]}"' in section(page, heading)


def test_the_page_of_a_claim_leads_to_its_report(record: Record, entries: dict[str, Entry]) -> None:
    report = reports(record)[0]
    page = entries[f"claims/{report['claim_id']}.html"]
    link = f'href="../claims/{report["figure_id"]}.html"'
    assert link in section(page, "Repeated, and belonging to it")


@pytest.mark.parametrize(
    ("verdict", "gap", "standing"),
    [
        ("contradict", -5.0, "above"),  # the official figure lies below the claim
        ("contradict", 5.0, "below"),
        ("agree", nan, "agree"),
        ("agree if open", nan, "agree"),
        ("cannot be said", nan, None),
        ("not comparable", nan, None),
    ],
)
def test_speakers_are_told_apart_by_how_their_figures_stand_to_the_statistics(
    record: Record, verdict: str, gap: float, standing: str | None
) -> None:
    row = next(row for row in record.agreement if row["kind"] == "claim-reference")
    row = row | {"reading": "literal", "verdict": verdict, "gap": gap}
    rows = [row, row | {"right_id": "other:2020"}, row | {"reading": "implied", "gap": 7.0}]
    told = views.beside_statistics(replace(record, agreement=rows))
    assert told == ({(row["left_id"], standing)} if standing else set())


def test_most_official_figures_are_of_kazakhstan_as_the_page_of_speakers_says(
    record: Record,
) -> None:
    areas = [row["ref_area"] for row in record.references]
    assert areas.count("KZ") > len(areas) / 2


def test_pairs_come_by_verdict_and_those_furthest_apart_first(record: Record) -> None:
    of = [("cannot be said", nan), ("agree if open", nan), ("contradict", 3.0), ("agree", nan)]
    first = record.agreement[0] | {"reading": "literal", "gap": 1.0}
    rows = [
        first | {"right_id": f"other:{number}", "verdict": verdict, "gap_percent": percent}
        for number, (verdict, percent) in enumerate([*of, ("contradict", 20.0)])
    ]
    shown = views.compared(replace(record, agreement=rows))
    assert [pair["verdict"] for pair in shown] == [
        "contradict", "contradict", "agree", "agree if open", "cannot be said"
    ]  # fmt: skip
    assert [pair["percent"] for pair in shown[:2]] == [20, 3]


def test_growth_between_any_two_is_not_what_follows_from_a_claim(record: Record) -> None:
    row = next(row for row in record.implied.values() if row["kind"] != "growth")
    row = row | {"derived_from": ("a.1", "b.1"), "value": 5.0}
    rows = {"difference": row, "growth": row | {"kind": "growth"}, "none": row | {"value": nan}}
    entries = Entries(replace(record, implied=rows), RELEASE)
    assert {name: len(found) for name, found in entries._follows.items()} == {"a.1": 1, "b.1": 1}


def test_a_reason_says_of_which_reading_it_is_unless_it_is_of_both(record: Record) -> None:
    row = next(row for row in record.agreement if row["verdict"] == "contradict")
    reasons = {"literal": "open_bounds_meet", "implied": "bounds_meet"}
    rows = [
        row | {"reading": reading, "verdict": "agree", "reason": reason, "if_same_set": True}
        for reading, reason in reasons.items()
    ]
    (pair,) = views.compared(replace(record, agreement=rows))
    assert pair["why"] == (
        "if both count the same set; literally: the bounds meet where one of them is open; "
        "commonly: the bounds meet"
    )


@pytest.mark.parametrize(
    ("unit", "gap", "percent", "apart"),
    [
        ("percent", -4.15, nan, "4.15 percentage points"),  # of which a percent is another thing
        ("percent", 8.553621, nan, "8.55 percentage points"),
        ("USD", 273e6, 0.971, "273 million USD (1%)"),
        ("count", -3.0, 0.03, "3 (0.03%)"),
    ],
)
def test_a_gap_between_percentages_is_in_points(
    record: Record, unit: str, gap: float, percent: float, apart: str
) -> None:
    row = next(row for row in record.agreement if row["verdict"] == "contradict")
    row = row | {"unit": unit, "gap": gap, "gap_percent": percent}
    (pair,) = views.compared(replace(record, agreement=[row]))
    assert [judged["apart"] for judged in pair["readings"]] == [apart]


def test_what_is_not_firm_names_the_hedge_that_it_hangs_on(
    record: Record, entries: dict[str, Entry]
) -> None:
    left, right = {}, {}
    for row in record.figures:
        left |= {row["hedge"]: row["figure_id"]}
        right |= {row["hedge"]: row["figure_id"]} if row["hedge"] not in right else {}
    row = next(row for row in record.agreement if row["verdict"] == "contradict")
    rows = [
        row | {"left_id": left[one], "right_id": right[other]}
        for one, other in (("almost", "more than"), ("", "about"), ("about", "almost"))
    ]
    shown = views.compared(replace(record, agreement=rows))
    assert [pair["hedges"] for pair in shown] == [["almost"], ["about"], ["about", "almost"]]
    loose = next(
        pair["left"]["name"]
        for pair in views.compared(record)
        if (pair["firm"], pair["hedges"]) == (False, ["almost"])
        and pair["left"]["name"] in record.said
    )
    said = "not firm: another reach of <em>almost</em> would change it"
    assert said in entries[f"claims/{loose}.html"].body


@pytest.mark.parametrize(("way", "sign"), [("rise", 1), ("fall", -1)])
def test_a_change_is_a_rise_or_a_fall(
    record: Record, entries: dict[str, Entry], way: str, sign: int
) -> None:
    plain = {"measure": "change", "unit": "percent", "hedge": ""}
    row, size = next(
        (row, size)
        for row in record.figures
        if row | plain == row and (size := sign * float(row["value"] or 0)) > 0
    )
    words = f": <b>a {way} of {size:g}%</b>."
    assert words in entries[f"claims/{row['figure_id']}.html"].body


def test_an_interval_is_said_once(record: Record, entries: dict[str, Entry]) -> None:
    row = next(
        row for row in record.figures if (row["hedge"], row["measure"]) == ("between", "level")
    )
    page = BeautifulSoup(entries[f"claims/{row['figure_id']}.html"].body, "html.parser")
    read = page.select_one(".facts dd")
    assert read
    assert read.b
    assert read.get_text().count(read.b.get_text()) == 1


def test_a_report_says_what_it_has_otherwise(record: Record, entries: dict[str, Entry]) -> None:
    shown = views.figures(record)
    report = next(
        shown[row["figure_id"]]
        for row in reports(record)
        if shown[row["figure_id"]]["read"] != shown[row["claim_id"]]["read"]
    )
    page = entries[f"claims/{report['claim_id']}.html"].body
    assert f"a report of the same; {report['read']}" in page


def test_no_id_stands_for_an_indicator_in_a_reason(
    record: Record, entries: dict[str, Entry]
) -> None:
    ids = {name for name in record.indicators if "_" in name}
    for row in record.figures[:: len(record.figures) // 99]:
        body = BeautifulSoup(entries[f"claims/{row['figure_id']}.html"].body, "html.parser")
        assert not ids & set(re.findall(r"\w+", body.get_text())), row["figure_id"]


def test_titles_are_ours_where_the_text_is_in_another_language(record: Record) -> None:
    page = next(page for page in PAGES if page.name == "documents")
    table = BeautifulSoup(page.filled(record), "html.parser").tbody
    assert table
    for row in table.find_all("tr"):
        language = record.documents[row["id"]]["language"]
        assert ("(our title)" in row.th.get_text()) == (language != "en")


def test_the_page_of_a_report_leads_to_the_claim(record: Record, entries: dict[str, Entry]) -> None:
    report = reports(record)[0]
    body = entries[f"claims/{report['figure_id']}.html"].body
    assert "A report of what was said as" in body
    assert f'href="../claims/{report["claim_id"]}.html"' in body


def test_a_report_has_bounds_of_its_own_and_is_compared_with_nothing(
    record: Record, entries: dict[str, Entry]
) -> None:
    for row in reports(record):
        body = entries[f"claims/{row['figure_id']}.html"].body
        assert "What contradicts it" not in body
        assert "Compared with nothing" not in body
    (page,) = (page for page in PAGES if page.name == "figures")
    shown = {row["figure_id"]: row for row in page.rows(record)}
    assert not any(shown[row["figure_id"]]["held"] for row in reports(record))


def test_only_texts_that_were_read_whole_have_passages(
    record: Record, entries: dict[str, Entry]
) -> None:
    extents = {row["document_id"]: row["extent"] for row in record.documents.values()}
    for extent in ("whole", "excerpt"):
        row = next(row for row in record.figures if extents[row["document_id"]] == extent)
        body = entries[f"claims/{row['figure_id']}.html"].body
        assert ("passage" in body) == (extent == "whole")


def test_a_page_has_the_words_in_their_language_and_both_readings(
    record: Record, entries: dict[str, Entry], few: Record
) -> None:
    body = next(page.body for page in Entries(few, RELEASE) if STUDENTS in page.path)
    assert "literally 66,000 or more, commonly 66,000 to 67,000" in body
    assert "no address known" in body
    russian = next(row for row in record.figures if record.language(row) == "ru")
    page = BeautifulSoup(entries[f"claims/{russian['figure_id']}.html"].body, "html.parser")
    assert page.h1
    assert page.h1.q
    assert page.h1.q["lang"] == "ru"
    assert page.h1.get_text(strip=True) == " ".join(russian["as_stated"].split())


def test_a_figure_has_a_row_with_its_facets(few: Record) -> None:
    row = block(PAGES[0].filled(few), STUDENTS)
    assert "66,000 or more<br>commonly 66,000 to 67,000" in row
    assert 'data-side="RU" data-year="2021"' in row
    assert 'data-area="Russia;Kazakhstan"' in row


def test_a_figure_without_a_speaker_is_of_its_outlet_as_in_the_notebooks(
    record: Record, few: Record
) -> None:
    rows = all_figures().set_index("figure_id", drop=False)
    for row in record.figures:
        who = provenance.speaker(rows.loc[row["figure_id"]].to_dict())
        assert record.speaker(row) == record.person(row).words == who
    assert ">A ministry (RU)<br>Apr 2021<" in block(PAGES[0].filled(few), STUDENTS)


def test_a_claim_is_told_to_machines_without_a_rating(
    record: Record, entries: dict[str, Entry]
) -> None:
    for row in record.figures:
        told = entries[f"claims/{row['figure_id']}.html"].data
        assert told["@type"] == "Claim"
        assert told["text"] == row["as_stated"]
        assert told["url"] == f"https://example.org/f/claims/{row['figure_id']}.html"
        assert told["isPartOf"]["version"] == "1.2.0"
        assert not any("rating" in key.lower() for key in told)
        assert ("author" in told) == bool(row["speaker"])


def test_pages_of_speakers_and_indicators_list_all_their_figures(
    record: Record, entries: dict[str, Entry]
) -> None:
    for column, pages in (("speaker", record.people), ("indicator", record.measured)):
        for name, link in pages.items():
            body = entries[link.href].body
            for row in record.figures:
                listed = f'href="../claims/{row["figure_id"]}.html"' in body
                assert listed == (row[column] == name)


def test_pages_of_speakers_and_indicators_have_their_figures_with_all_columns(
    record: Record, entries: dict[str, Entry]
) -> None:
    for column, pages in (("speaker", record.people), ("indicator", record.measured)):
        name, link = next(iter(pages.items()))
        table = csv.DictReader(io.StringIO(entries[link.href].table.decode(), newline=""))
        rows = {row["figure_id"]: row for row in table}
        kept = {row["figure_id"]: row for row in record.figures if row[column] == name}
        assert rows.keys() == kept.keys()
        for figure, row in rows.items():
            assert str(float(row["value"] or "nan")) == str(kept[figure]["value"])
            assert row["as_stated"].lstrip("'") == kept[figure]["as_stated"]


def test_a_series_is_one_row_with_its_values_and_each_source_once(few: Record) -> None:
    official = next(row for row in few.references if row["series"] == "office_trade")
    years = {"2018": "A", "2019": "A", "2020": "B"}
    first, last = pd.Timestamp("2018-01-01"), pd.Timestamp("2018-12-31")
    rows = [
        official
        | {"period": year, "title": title, "url": "", "note": "", "value": float(f"{year}000000")}
        | {"reference_id": f"office_trade:{year}"}
        | {"period_start": first.replace(year=int(year))}
        | {"period_end": last.replace(year=int(year))}
        for year, title in years.items()
    ]
    page = next(page for page in PAGES if page.name == "references")
    table = BeautifulSoup(page.filled(replace(few, references=rows)), "html.parser").tbody
    assert table
    (row,) = table.find_all("tr")
    values = [(value["id"].split(":")[1], value.get_text()) for value in row.select(".value")]
    said = ["2018: 2.018 billion USD;", "2019: 2.019 billion USD;", "2020: 2.02 billion USD"]
    assert values == list(zip(years, said, strict=True))
    source = " ".join(row.find_all("td")[-1].get_text(" ").split())
    assert source == "2018 … 2019: A, no address known 2020: B, no address known"


def test_official_figures_of_what_most_was_said_of_come_first(record: Record) -> None:
    page = next(page for page in PAGES if page.name == "references")
    indicator = {row["series"]: row["indicator"] for row in record.references}
    said = Counter(row["indicator"] for row in record.said.values())
    counts = [said[indicator[row["series"]]] for row in page.rows(record)]
    assert counts == sorted(counts, reverse=True)


def test_a_change_of_an_official_series_says_how_it_was_computed(few: Record) -> None:
    page = next(page for page in PAGES if page.name == "references").filled(few)
    row = BeautifulSoup(page, "html.parser").find(id="office_trade_change_on_2019")
    assert row
    assert row.find(id="office_trade_change_on_2019:2020")
    assert "computed from office_trade" in row.get_text()


def test_words_lead_to_a_figure_where_one_alone_has_them(record: Record) -> None:
    times = Counter(row["as_stated"] for row in record.figures)
    assert record.quoted.keys() == {words for words, number in times.items() if number == 1}


def test_contradictions_are_as_many_as_in_the_notebooks(record: Record) -> None:
    (page,) = (page for page in PAGES if page.name == "disagreements")
    against = [row for row in page.rows(record) if row["verdict"] == "contradict"]
    assert len(against) == (judged()["verdict"] == "contradict").sum()

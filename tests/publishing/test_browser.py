"""The site in a real browser, from disk: every page, wide and on a phone, light and dark."""

import csv
import io
import re
from collections import defaultdict
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from project import ROOT, Row, rows_of

from analysis.publishing import links

pytestmark = [pytest.mark.slow, pytest.mark.ci]
SERIOUS = {"serious", "critical"}
SHORTENED = "alike => document.querySelectorAll(alike).forEach(part => part.remove())"
UNFOLDED = "document.querySelectorAll('.output details').forEach(part => part.open = true)"
REACHABLE = """[...document.querySelectorAll("pre")].every(
    code => code.scrollWidth <= code.clientWidth || code.tabIndex === 0)"""
ROWS = ".listed tbody tr:nth-child(n+25)"  # are as those before them
AXE = {"preload": False, "resultTypes": ["violations"]}  # style sheets are no files to fetch


UNREAD = {"genindex.html", "py-modindex.html"}
#: Kinds of which there are hundreds: the shortest and the longest stand for all.
ALIKE = {"claims", "speakers", "indicators"}


def pages(made: Path) -> list[str]:
    """All pages, but for those that are like others."""
    kinds = defaultdict(list)
    for path in sorted(made.rglob("*.html"), key=lambda path: path.stat().st_size):
        name = path.relative_to(made)
        if "_static" not in name.parts and name.name not in UNREAD:
            kinds[kind(name)].append(name.as_posix())
    alike = {name for name in kinds if Path(name).name in ALIKE}
    chosen = ({names[0], names[-1]} if name in alike else names for name, names in kinds.items())
    return sorted(name for names in chosen for name in names)


def kind(page: Path) -> str:
    """What a page is one of: those of its folder, those of docs/, or itself alone."""
    if page.parent.name:  # of Russian pages that are no entries, one
        return page.parent.as_posix()
    return "docs" if (ROOT / "docs" / page.with_suffix(".md")).exists() else page.stem


AT_ONCE = 50  # rows of a table that are shown together on a wide screen
PAPER = 680  # pixels between the margins of A4
#: Width and colours of a look, and the widths at which words may be torn as well.
LOOKS = [
    (360, "light", (320, 360, PAPER, 768, 1024, 1280)),
    (360, "dark", ()),
    (1280, "light", ()),
    (1280, "dark", ()),
]


@pytest.mark.parametrize(("width", "scheme", "widths"), LOOKS)
def test_every_page_is_quiet_whole_and_accessible(
    browser: Browser, made: Path, width: int, scheme: Any, widths: tuple[int, ...]
) -> None:
    page = browser.new_page(color_scheme=scheme)
    faults: list[str] = []
    page.on("console", lambda said: said.type == "error" and faults.append(f"console: {said.text}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("requestfailed", lambda request: faults.append(f"failed: {request.url}"))
    page.on(
        "request",
        lambda asked: (
            asked.url.startswith(("file:", "data:")) or faults.append(f"foreign: {asked.url}")
        ),
    )
    for name in pages(made):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto((made / name).as_uri(), wait_until="load")
        assert faults == [], name
        beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert beyond <= 0, f"{name} scrolls sideways by {beyond} pixels"
        untold = "i => !i.alt || !i.hasAttribute('width') || !i.hasAttribute('height')"
        assert page.evaluate(f"[...document.images].filter({untold}).length") == 0, name
        page.evaluate(SHORTENED, ROWS)
        page.evaluate(UNFOLDED)
        assert {each: found for each in widths if (found := torn(page, each))} == {}, name
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(REACHABLE)  # the theme sees to it some time after a resize
        assert inaccessible(page) == [], name
    page.close()


#: Words of tables, and of the links below, that are torn over two lines or reach beyond the screen.
TORN = """() => {
  const range = document.createRange();
  const faults = document.documentElement.scrollWidth > innerWidth ? ["scrolls sideways"] : [];
  for (const cell of document.querySelectorAll("article :is(td, th), .prev-next-title")) {
    if (!cell.checkVisibility()) continue;
    const right = cell.getBoundingClientRect().right;
    if (right > innerWidth + 1) faults.push("beyond: " + cell.innerText);
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (text.data.includes("://")) continue;
      for (const word of text.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
        if (lines.size > 1) faults.push("torn: " + word[0]);
      }
    }
  }
  return faults.slice(0, 5);
}"""


def torn(page: Page, width: int) -> list[str]:
    """What is torn or off at a width: off the screen, or off the paper."""
    page.add_style_tag(content="* { transition: none !important; }")  # at rest at each width
    page.emulate_media(media="print" if width == PAPER else "screen")
    page.set_viewport_size({"width": width, "height": 900})
    found = page.evaluate(TORN)
    page.emulate_media(media="screen")
    return found


def inaccessible(page: Page) -> list[tuple[str, list[Any]]]:
    """The serious faults that axe finds, and where."""
    found = Axe().run(page, options=AXE).response["violations"]
    serious = [rule for rule in found if rule["impact"] in SERIOUS]
    return [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in serious]


def test_search_from_disk_is_quiet_describes_pages_and_finds_speakers(
    page: Page, made: Path
) -> None:
    faults: list[str] = []
    page.on("console", lambda said: said.type == "error" and faults.append(said.text))
    text = (made / "notebooks/03_student_counts.html").read_text(encoding="utf-8")
    page.goto(f"{(made / 'search.html').as_uri()}?q=students")
    result = page.locator("#search-results li", has=page.locator("a[href*='03_student_counts']"))
    described = re.search('<meta name="description" content="[^"]* – ([^"]*)"', text)
    assert described
    expect(result.locator("p")).to_have_text(unescape(described[1]))
    assert faults == []
    page.goto(f"{(made / 'search.html').as_uri()}?q=токаев")
    none = page.locator(".search-summary")
    expect(none).to_have_text(
        "No page was found by these words; numbers are found in the table alone."
    )
    page.get_by_role("link", name="Kassym-Jomart Tokayev").click()
    page.wait_for_url("**/speakers/kassym-jomart-tokayev.html")


@pytest.mark.parametrize(
    ("words", "common"), [("студенты", "студен"), ("55,000", "55,000"), ("оборот", "оборот")]
)
def test_the_box_of_the_first_page_and_the_search_find_statements(
    page: Page, made: Path, words: str, common: str
) -> None:
    page.goto((made / "index.html").as_uri())
    page.get_by_label("Search all statements").fill(words)
    page.keyboard.press("Enter")
    rows = page.locator("table.figures tbody tr")
    expect(page.get_by_label("Search in this table")).to_have_value(words, timeout=30_000)  # whole
    expect(rows.filter(has_not_text=common)).to_have_count(0)
    page.wait_for_load_state()  # until then rows are still read
    assert rows.count()
    assert parse_qs(urlsplit(page.url).query) == {"text": [words]}
    address = page.url
    page.goto(f"{(made / 'search.html').as_uri()}?q={quote(words)}")
    link = page.get_by_role("link", name=f"Statements with “{words}”")
    assert link.evaluate("link => link.href") == address


IDS = """() => {
    dispatchEvent(new Event("beforeprint"));  // then all rows stand
    const ids = [...document.querySelectorAll('table.figures tbody tr')].map(row => row.id);
    dispatchEvent(new Event("afterprint"));
    return ids;
}"""
FOUND_BY = {
    "Omsk": {"counterpart_area": "RU-OMS"},
    "Токаев": {"speaker": "Kassym-Jomart Tokayev"},
    "Eurasian Economic Union": {"ref_area": "EAEU"},
    "55000": {"value": 55000.0},
}


def is_found_by_names_and_numbers_that_its_row_writes_otherwise(
    page: Page, figures: list[Row]
) -> None:
    for words, column in FOUND_BY.items():
        page.get_by_label("Search in this table").fill(words)
        shown = page.evaluate(IDS)
        named = {row["figure_id"] for row in figures if column.items() <= row.items()}
        assert named
        assert named <= set(shown), words
        assert len(shown) < len(figures), words
    page.get_by_label("Search in this table").fill("")


def is_sorted_by_what_a_column_means(page: Page, figures: list[Row]) -> None:
    days = [[row["period_start"], row["period_end"]] for row in figures]
    known = [[f"{day:%Y-%m-%d}" for day in of if not pd.isna(day)] for of in days]
    starts = sorted((*of, "")[0] for of in known)
    orders = "rows => rows.map(row => row.cells[3].dataset.order)"
    rows = page.locator("table.figures tbody tr")
    stated = "rows => rows.map(row => row.cells[4].dataset.order.split(' ')[0])"
    latest = sorted((row["stated_on"] for row in figures), reverse=True)
    assert rows.evaluate_all(stated) == latest[:AT_ONCE]
    expect(page.get_by_label("Search in this table")).to_be_visible(timeout=30_000)  # it is ready
    heading = page.get_by_role("columnheader", name="Period")
    heading.click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    assert rows.evaluate_all(orders) == starts[:AT_ONCE]
    for part, key in enumerate(("Enter", "Space"), start=1):
        page.get_by_role("link", name="Next rows").press(key)
        expect(page.locator(".dt-paging .current")).to_have_text(str(part + 1))
        assert rows.evaluate_all(orders) == starts[part * AT_ONCE : (part + 1) * AT_ONCE]
        expect(page.get_by_label("Search in this table")).to_be_in_viewport()
        expect(page.locator(".filters")).to_be_focused()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert rows.evaluate_all(orders) == starts
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert rows.evaluate_all(orders) == starts[2 * AT_ONCE : 3 * AT_ONCE]
    page.reload()  # as who comes back from the page of a figure
    expect(heading).to_have_attribute("aria-sort", "ascending", timeout=30_000)
    assert rows.evaluate_all(orders) == starts[2 * AT_ONCE : 3 * AT_ONCE]


def is_searched_for_whole_numbers_and_no_day_of_a_date(page: Page, figures: list[Row]) -> None:
    numbers = ("as_stated", "value", "low", "high", "implied_low", "implied_high")
    dated = {
        row["figure_id"]
        for row in figures
        if row["stated_on"].endswith("-27") and not any("27" in str(row[name]) for name in numbers)
    }
    stated = {row["figure_id"] for row in figures if "$27 billion" in row["as_stated"]}
    page.get_by_label("Search in this table").fill("27 billion")
    shown = set(page.evaluate(IDS))
    assert dated
    assert stated
    assert shown >= stated
    assert not shown & dated
    page.get_by_label("Search in this table").fill("")


def is_narrowed_by_filters_and_an_address_shows_its_row(page: Page, figures: list[Row]) -> None:
    shown = page.locator(".dt-info")
    expect(shown).to_have_text(f"{len(figures)} of {len(figures)} rows")
    page.locator("select[name=side]").select_option("KZ")
    kept = sum(row["side"] == "KZ" for row in figures)
    expect(shown).to_have_text(f"{kept} of {len(figures)} rows")
    other = next(row for row in figures if row["side"] == "RU")
    page.evaluate("name => { location.hash = name }", other["figure_id"])
    expect(page.locator(f"[id='{other['figure_id']}']")).to_be_in_viewport()
    page.get_by_label("Search in this table").fill("no such words anywhere")
    expect(page.get_by_text("No row has all these words")).to_be_visible()
    clears = page.get_by_role("button", name="Clear the filters")
    clears.click()
    expect(shown).to_have_text(f"{len(figures)} of {len(figures)} rows")
    expect(clears).to_be_disabled()  # there is nothing left to clear


def test_the_table_of_figures(page: Page, made: Path) -> None:
    """In one visit, as the page takes its time to open."""
    figures = links.read(ROOT / "data/processed").figures
    page.goto((made / "figures.html").as_uri())
    is_sorted_by_what_a_column_means(page, figures)
    is_found_by_names_and_numbers_that_its_row_writes_otherwise(page, figures)
    is_searched_for_whole_numbers_and_no_day_of_a_date(page, figures)
    is_narrowed_by_filters_and_an_address_shows_its_row(page, figures)
    says_on_paper_of_which_day_it_is_and_how_to_cite_it(page)


def test_a_finding_is_a_whole_chart_and_on_a_phone_and_paper_its_words_alone(
    page: Page, made: Path
) -> None:
    page.goto((made / "index.html").as_uri())
    card = page.locator(".card-of").first
    card.scroll_into_view_if_needed()  # pictures load as they come into view
    sizes = "of => of.decode().then(() => [of.width, of.height, of.naturalWidth, of.naturalHeight])"
    width, height, *natural = card.locator("img").evaluate(sizes)
    assert width / height == pytest.approx(natural[0] / natural[1], rel=0.02)
    page.emulate_media(media="print")
    expect(card.locator("img")).to_be_hidden()
    expect(card.locator("span")).to_be_visible()
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(card.locator("img")).to_be_hidden()
    box = card.locator("span").bounding_box()
    assert box
    assert box["width"] > 200


FORMS = [
    "студент студенты студентов студентам студенттер студенттердің",
    "рубль рубли рублей рублями",
    "нефть нефти",
    "инвестиция инвестиции инвестиций",
    "сауда саудасы саудасының",
    "Токаев Токаева Токаеву",
]


def test_each_form_of_a_word_begins_with_what_is_looked_for(page: Page, made: Path) -> None:
    page.goto((made / "search.html").as_uri())
    assert [
        (form, stem)
        for forms in FORMS
        for stem in page.evaluate("words => words.map(stem)", forms.split())
        for form in forms.lower().split()
        if not form.startswith(stem) or len(stem) < 4
    ] == []


def taken_along(page: Page) -> list[Row]:
    with page.expect_download() as download:
        page.get_by_text("Download these rows").click()
    taken = Path(download.value.path()).read_text(encoding="utf-8-sig")
    return [*csv.DictReader(io.StringIO(taken))]


def test_a_filtered_address_has_the_same_rows_and_they_can_be_taken_along(
    browser: Browser, page: Page, made: Path
) -> None:
    page.goto((made / "figures.html").as_uri())
    page.locator("select[name=area]").select_option("Russia")
    page.locator("select[name=verdict]").select_option("contradict")
    page.get_by_label("Search in this table").fill("billion")
    shown = page.evaluate(IDS)
    assert shown
    other = browser.new_page()
    other.goto(page.url)
    expect(other.locator("select[name=verdict]")).to_have_value("contradict")
    assert other.evaluate(IDS) == shown
    assert [row["id"] for row in taken_along(other)] == shown
    other.get_by_role("button", name="Clear the filters").click()
    rows = taken_along(other)
    assert len(rows) > AT_ONCE
    assert {row["Said by"].count("; ") for row in rows} == {1}  # those of other parts, too
    other.close()


def test_only_what_disagrees_is_shown_unless_asked_below_a_head_that_stays(
    page: Page, made: Path
) -> None:
    page.goto((made / "disagreements.html").as_uri())
    rows = page.locator("table.disagreements tbody tr")
    expect(rows.first).to_be_visible()
    verdicts = "[...document.querySelectorAll('tbody tr')].map(row => row.dataset.verdict)"
    assert set(page.evaluate(verdicts)) == {"contradict"}
    rows.last.scroll_into_view_if_needed()
    expect(page.locator("table.disagreements thead th").first).to_be_in_viewport()
    page.locator("select[name=verdict]").select_option("all")
    assert page.url.endswith("?verdict=all")
    page.get_by_role("link", name="Next rows").locator("xpath=preceding-sibling::*[1]").click()
    assert "contradict" not in set(page.evaluate(verdicts))  # on the last of its parts


def test_the_table_of_the_answer_begins_on_the_first_screen_of_a_phone(
    page: Page, made: Path
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for path in sorted((made / "notebooks").glob("*.html")):
        page.goto(path.as_uri())
        row = page.locator("article table tbody tr").first.bounding_box()
        assert row, path.stem
        assert row["y"] < 844 - 48, path.stem


def test_on_paper_addresses_can_be_read(page: Page, made: Path) -> None:
    page.emulate_media(media="print")
    page.goto((made / "documents.html").as_uri())
    link = page.locator("a[rel=external]").first
    told = link.evaluate("link => getComputedStyle(link, '::after').content")
    assert link.get_attribute("href") in told


def test_what_is_folded_stands_on_paper_and_is_folded_again(page: Page, made: Path) -> None:
    page.goto((made / "notebooks/07_trade_of_the_regions.html").as_uri())
    row = page.locator("details.sources tbody tr").first
    expect(row).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(row).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(row).to_be_hidden()


def says_on_paper_of_which_day_it_is_and_how_to_cite_it(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.locator(".cite")).to_be_visible()
    expect(page.locator(".extra_footer")).to_contain_text("Version")


FIRST = rows_of(ROOT, "figures")[0]["figure_id"]


@pytest.mark.parametrize("name", ["index.html", f"claims/{FIRST}.html"])
def test_on_paper_a_page_says_of_which_day_it_is_and_how_to_cite_it(
    page: Page, made: Path, name: str
) -> None:
    page.goto((made / name).as_uri())
    says_on_paper_of_which_day_it_is_and_how_to_cite_it(page)


def test_russian_tables_are_searched_and_filtered_in_russian(page: Page, made: Path) -> None:
    page.goto((made / "ru/index.html").as_uri())
    page.get_by_label("Поиск по всем высказываниям").fill("товарооборот")
    page.keyboard.press("Enter")
    rows = page.locator("table.figures tbody tr")
    expect(page.get_by_label("Поиск в таблице")).to_have_value("товарооборот", timeout=30_000)
    expect(rows.first).to_contain_text("оварооборот")
    assert urlsplit(page.url).path.endswith("/ru/figures.html")
    page.get_by_label("Сторона").select_option("Казахстан")
    expect(page.get_by_text("Показано строк:")).to_be_visible()
    page.get_by_label("Поиск в таблице").fill("таких слов нет")
    expect(page.get_by_text("Ни в одной строке нет всех этих слов")).to_be_visible()
    page.goto((made / "ru/disagreements.html").as_uri())
    expect(page.locator("table.disagreements tbody tr").first).to_be_visible()
    verdicts = "[...document.querySelectorAll('tbody tr')].map(row => row.dataset.verdict)"
    assert set(page.evaluate(verdicts)) == {"противоречат"}

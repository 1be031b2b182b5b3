"""The site as files: every link leads somewhere, no page is heavy, and words stay words."""

import csv
import io
import json
import os
import re
import struct
import zipfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit
from xml.etree import ElementTree

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from lxml.html import document_fromstring
from miniature import make_tables
from project import ROOT, typed_row

from analysis.publishing import downloads, links, site
from analysis.publishing.entry_pages import Entries
from analysis.publishing.found import complete, listed_for_machines, listed_for_search
from analysis.publishing.front_page import front_page
from analysis.publishing.locales import ENGLISH
from analysis.publishing.notebook_pages import Chart, for_site
from analysis.publishing.pages import PAGES, Page
from analysis.publishing.release import Release
from analysis.publishing.translated import wordings

pytestmark = pytest.mark.slow

XHTML = "{http://www.w3.org/1999/xhtml}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"
PAGE, FIRST_PAGE = 1_500_000, 300_000  # bytes


class Links:
    """What a page links to and loads, what it can be linked at, and what it runs."""

    def __init__(self, text: str) -> None:
        tags = [(tag.tag, tag.attrib) for tag in document_fromstring(text).iter("*")]
        self.links = [given["href"] for tag, given in tags if tag == "a" and "href" in given]
        self.loads = [given["href"] for tag, given in tags if tag != "a" and "href" in given]
        self.loads += [given["src"] for _, given in tags if "src" in given]
        self.ids = {given[name] for _, given in tags for name in ("id", "name") if name in given}
        self.handlers = [name for _, given in tags for name in given if name.startswith("on")]


@pytest.fixture(scope="module")
def read(made: Path) -> dict[Path, Links]:
    """All pages where CI is set; else those of no figure, and the first and last of a figure."""
    paths = [path for path in sorted(made.rglob("*.html")) if "_static" not in path.parts]
    if "CI" not in os.environ:
        of_figures = [path for path in paths if path.parent.name == "claims"]
        paths = [path for path in paths if path not in of_figures[1:-1]]
    return {path: Links(path.read_text(encoding="utf-8")) for path in paths}


@pytest.mark.ci
def test_every_link_within_the_site_leads_somewhere(made: Path, read: dict[Path, Links]) -> None:
    lost = defaultdict(set)
    files = {str(path) for path in made.rglob("*") if path.is_file()}
    ids = {str(path): page.ids for path, page in read.items()}
    for path, page in read.items():
        for link in {*page.links, *page.loads}:
            if urlsplit(link).scheme:
                continue
            name, fragment = urldefrag(link)
            name, fragment = unquote(name).partition("?")[0], unquote(fragment)
            target = os.path.normpath(path.parent / name) if name else str(path)
            if target not in files or (fragment and fragment not in ids.get(target, {fragment})):
                lost[path.name].add(link)
    assert lost == {}


@pytest.mark.ci
def test_nothing_is_loaded_from_elsewhere(read: dict[Path, Links], made: Path) -> None:
    for path, page in read.items():
        assert [each for each in page.loads if "//" in each] == [], path
    for path in made.rglob("*.css"):
        assert not re.search(r"(url\(|@import)\s*['\"]?(https?:)?//", path.read_text()), path


@pytest.mark.ci
def test_every_figure_reference_document_and_disagreement_has_its_row(
    read: dict[Path, Links], made: Path
) -> None:
    table = links.read(ROOT / "data/processed")
    assert table.said.keys() <= read[made / "figures.html"].ids
    assert table.documents.keys() <= read[made / "documents.html"].ids
    official = {f"{row['series']}:{row['period']}" for row in table.references}
    assert official <= read[made / "references.html"].ids
    compared = {
        (row["kind"], row["left_id"], row["right_id"])
        for row in table.agreement
        if row["verdict"] != "not comparable"
    }
    page = (made / "disagreements.html").read_text(encoding="utf-8")
    assert page.count("<tr data-verdict") == len(compared)


@pytest.mark.ci
def test_every_figure_speaker_and_indicator_has_its_page(made: Path) -> None:
    table = links.read(ROOT / "data/processed")
    for name in table.said:
        assert (made / f"claims/{name}.html").is_file()
    for link in [*table.people.values(), *table.measured.values()]:
        assert (made / link.href).is_file()


@pytest.mark.ci
def test_words_and_source_are_two_clicks_from_every_chart_point(read: dict[Path, Links]) -> None:
    table = links.read(ROOT / "data/processed")
    points = 0
    for path, page in read.items():
        for link in page.links:
            if path.parent.name == "notebooks" and "/claims/" in link:
                points += 1
                assert unquote(Path(link).stem) in table.said, link
    assert points


@pytest.mark.ci
def test_no_page_is_heavy(made: Path, read: dict[Path, Links]) -> None:
    sizes = {path.relative_to(made).as_posix(): path.stat().st_size for path in read}
    assert {name: size for name, size in sizes.items() if size > PAGE} == {}
    assert sizes["index.html"] < FIRST_PAGE


@pytest.mark.ci
def test_every_page_has_a_title_and_a_description(made: Path) -> None:
    described = {}
    for path in [*made.glob("*.html"), *made.glob("notebooks/*.html")]:
        text = path.read_text(encoding="utf-8")
        if path.stem in {"genindex", "py-modindex", "search"}:
            continue
        found = re.search(r'<meta name="description" content="([^"]{20,})">', text)
        assert found, path
        described[path] = found[1]
        assert re.search(r"<title>\s*[^<\s]", text), path
    assert len(set(described.values())) == len(described)


@pytest.mark.ci
def test_machines_are_told_of_the_data_and_of_each_claim(made: Path) -> None:
    def told(path: str) -> dict[str, object]:
        page = BeautifulSoup((made / path).read_text(encoding="utf-8"), "html.parser")
        return json.loads(page.find("script", type="application/ld+json").string)

    assert told("index.html")["@type"] == "Dataset"
    name = min(page.stem for page in (made / "claims").glob("*.html"))
    claim = told(f"claims/{name}.html")
    assert (claim["@type"], claim["identifier"]) == ("Claim", name)


@pytest.mark.ci
def test_without_an_address_the_site_has_no_site_map_and_no_feed(made: Path) -> None:
    assert not (made / "sitemap.xml").exists()
    assert 'rel="canonical"' not in (made / "index.html").read_text(encoding="utf-8")


def test_with_an_address_all_pages_are_in_the_site_map_and_the_latest_in_the_feed(
    small: links.Record,
) -> None:
    release = Release("1.0", "2026-03-04", "The authors", "Figures", site="https://example.org/f")
    both, alone = (ENGLISH, wordings()["ru"]), (ENGLISH,)
    pages = {"index.html": alone, "claims/visit.1.html": both}
    pages |= {"_static/x.html": alone, "search.html": alone}
    made = listed_for_machines(small, release, pages)
    site_map, feed = map(ElementTree.fromstring, (made["sitemap.xml"], made["feed.xml"]))
    addresses = [place.text for place in site_map.iter(f"{MAP}loc")]
    assert addresses == [
        "https://example.org/f/claims/visit.1.html",
        "https://example.org/f/ru/claims/visit.1.html",
        "https://example.org/f/",
    ]
    twins = [[link.get("hreflang") for link in url.iter(f"{XHTML}link")] for url in site_map]
    assert twins == [["en", "ru"], ["en", "ru"], []]
    titles = [title.text for title in feed.iterfind(f"{ATOM}entry/{ATOM}title")]
    assert titles == ["more than 66 thousand people"]
    page = complete("<head><title>A</title></head>", "index.html", release, {}, ())
    assert '<link rel="canonical" href="https://example.org/f/">' in page


def test_the_feed_ends_with_the_fiftieth_latest_statement(small: links.Record) -> None:
    days = [f"20{year}-01-01" for year in range(10, 61)]
    rows = [small.figures[0] | {"figure_id": day, "stated_on": day} for day in days]
    many = replace(small, figures=rows)
    release = Release("1.0", "2026-03-04", "The authors", "Figures", site="https://example.org/f")
    feed = listed_for_machines(many, release, {})["feed.xml"]
    told = re.findall(r"<entry>\n<id>(.*?)</id>", feed)
    assert told == [f"https://example.org/f/claims/{day}.html" for day in reversed(days[1:])]


def test_a_shared_page_shows_its_first_chart_where_the_site_has_an_address() -> None:
    first, second = (f'<img src="../charts/01-{name}.png" alt="A &amp; B">' for name in "ab")
    body = f"<head></head>{first}{second}"
    release = Release(site="https://example.org/f")
    page = BeautifulSoup(complete(body, "notebooks/01.html", release, {}, ()), "html.parser")
    told = {tag["property"]: tag["content"] for tag in page.select("meta[property^='og:image']")}
    address = "https://example.org/f/charts/01-a.png"
    assert told == {"og:image": address, "og:image:alt": "A & B"}
    assert "og:image" not in complete(body, "notebooks/01.html", Release(), {}, ())


@pytest.mark.ci
def test_downloads_are_the_tables_and_the_notebooks(made: Path) -> None:
    folder = made / "downloads"
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        assert (folder / path.name).read_bytes() == path.read_bytes()
    with zipfile.ZipFile(folder / "stated-figures.zip") as archive:
        for path in (ROOT / "data/processed").glob("*"):
            assert archive.read(f"stated-figures/{path.name}") == path.read_bytes()
        assert {each.date_time for each in archive.infolist()} == {downloads.STAMP}


HOSTILE = {
    "a script": "<script>alert(1)</script>",
    "a handler": '"><img src=x onerror=alert(1)>',
    "a closing tag": "</td></tr></table><h1>gone</h1>",
    "quotes": "' onmouseover='alert(1)",
    "Markdown": "[click](javascript:alert(1)) `a` *b* ![](x.png) {raw}`html`",
    "a mark of the template": "{{cards}}",
    "right to left": "\u202eevil \u05e9\u05dc\u05d5\u05dd",
    "a very long word": "w" * 400,
    "a formula": '=HYPERLINK("javascript:alert(1)")',
}
NOT_MARKDOWN = [words for name, words in HOSTILE.items() if name != "Markdown"]
ADDRESSES = ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "http://[", " "]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> links.Record:
    """A record of one figure, and of a pair of it and an official figure."""
    root = make_tables(tmp_path_factory.mktemp("small"))
    pair = {
        "kind": "claim-reference",
        "left_id": "visit.1",
        "right_id": "office_students:2020",
        "indicator": "student_count",
        "reading": "literal",
        "verdict": "contradict",
        "gap": "-5.0",
        "gap_percent": "-7.0",
        "unit": "count",
        "left_value": "66000",
        "right_value": "61000",
        "size": "above",
        "firm": "true",
        "reason": "below",
        "converted": "false",
        "if_same_set": "false",
    }
    judged = [typed_row("agreement", pair)]
    return replace(links.read(root / "data/processed"), agreement=judged)


def hostile(record: links.Record, words: str, address: str) -> links.Record:
    """The same, where every text is the same words and every address the same address."""
    texts = {
        *("title", "publisher", "note", "reporter"),
        *("as_stated", "speaker", "side", "data_of", "passage", "flag", "hedge", "office"),
        *("description", "caution", "spellings"),
    }

    def spoilt(row: dict[str, str]) -> dict[str, str]:
        return {
            name: (words,)
            if isinstance(cell, tuple) and name in texts
            else words
            if name in texts
            else address
            if name == "url"
            else cell
            for name, cell in row.items()
        }

    def spoilt_all(rows: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
        return {name: spoilt(row) for name, row in rows.items()}

    return replace(
        record,
        figures=list(map(spoilt, record.figures)),
        documents=spoilt_all(record.documents),
        indicators=spoilt_all(record.indicators),
        references=list(map(spoilt, record.references)),
        agreement=list(map(spoilt, record.agreement)),
        claims=spoilt_all(record.claims),
        speakers={words: spoilt(dict(*record.speakers.values()))},
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_shown_as_they_are(small: links.Record, words: str, page: Page) -> None:
    body = page.filled(hostile(small, words, ADDRESSES[0]))
    read = Links(body)
    assert read.handlers == []
    assert [each for each in read.loads if each] == []
    assert [each for each in read.links if urlsplit(each).scheme] == []
    assert "<script" not in body
    assert "<h1" not in body
    assert " ".join(words.split()) in BeautifulSoup(body, "html.parser").get_text()


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_shown_as_they_are_on_a_page_of_their_own(
    small: links.Record, words: str
) -> None:
    shell = "<head><title>[title]</title>[head]</head><body>[body]</body>"
    entries = list(Entries(hostile(small, words, ADDRESSES[0]), Release()))
    assert len(entries) == 3
    for entry in entries:
        page = complete(entry.within(shell), entry.path, Release(), entry.data, ())
        read = Links(page)
        assert read.handlers == []
        assert [each for each in [*read.links, *read.loads] if urlsplit(each).scheme] == []
        assert "<script>alert" not in page
        parsed = BeautifulSoup(page, "html.parser")
        assert len(parsed.find_all("h1")) == 1
        assert " ".join(words.split()) in parsed.body.get_text()
        told = parsed.find("script", type="application/ld+json")
        assert not told or json.loads(told.string)["name"] == words


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_table_is_one_block_of_html_in_markdown(small: links.Record, page: Page) -> None:
    body = page.filled(hostile(small, "two\n\nparagraphs", ADDRESSES[0]))
    assert "\n\n" not in body.split("<div", 1)[1].split("</div>")[0]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_cell_has_the_name_of_its_column(small: links.Record, page: Page) -> None:
    body = page.filled(small)
    table = BeautifulSoup(body, "html.parser").table
    assert table
    columns = [head.string for head in table.select("thead th")]
    assert columns
    for row in table.select("tbody tr"):
        assert [cell["data-label"] for cell in row.find_all(["th", "td"])] == columns


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_is_not_http_is_shown_and_not_linked(
    small: links.Record, address: str
) -> None:
    for page in PAGES:
        body = page.filled(hostile(small, "words", address))
        assert 'rel="external"' not in body
        has_addresses = page.name in {"documents", "references"}
        assert ("no address known" in body) == (not address.strip() and has_addresses)


def test_an_http_address_is_a_link(small: links.Record) -> None:
    record = hostile(small, "words", "https://example.org/?a=1&b=2")
    claim = next(iter(Entries(record, Release())))
    link = '<a href="https://example.org/?a=1&amp;b=2" rel="external">the source</a>'
    assert link in claim.body


@pytest.mark.parametrize("words", NOT_MARKDOWN)
def test_a_hostile_heading_or_alternative_text_is_shown_on_a_card(
    small: links.Record, words: str
) -> None:
    size = bytes(16) + struct.pack(">II", 640, 480)
    chart = Chart("01", "1", size, words, f"*Hit* {words}", True, words)
    body = front_page(small, {"01": [chart]}, Release())
    card = BeautifulSoup(body, "html.parser").find("a", class_="card-of")
    assert card
    assert [tag.name for tag in card.find_all(True)] == ["small", "img", "span", "em"]
    assert Links(body).handlers == []
    assert card.img["alt"] == words
    assert card.small.get_text() == words
    assert "<em>Hit</em>" in str(card)


def test_errors_are_told_where_the_repository_is_and_nowhere_until_it_is_known(
    small: links.Record,
) -> None:
    assert "open an issue" not in front_page(small, {}, Release())
    known = Release(repository="https://example.org/figures")
    link = 'open an issue in <a href="https://example.org/figures" rel="external">'
    assert link in front_page(small, {}, known)


@pytest.mark.parametrize("words", NOT_MARKDOWN)
def test_words_in_computed_prose_stay_words(words: str) -> None:
    from markdown_it import MarkdownIt

    said = words.replace("$", "\\$")
    output = {"data": {"text/markdown": f"He said *{said}*."}}
    cell = {"cell_type": "code", "metadata": {}, "outputs": [output], "source": ""}
    for_site({"cells": [cell]}, "01", {}, {words: "figures.html#a.1"})
    html = MarkdownIt().render(output["data"]["text/markdown"])
    paragraph = BeautifulSoup(html, "html.parser").p
    assert paragraph
    assert paragraph.get_text() == f"He said {words}."
    assert [(tag.name, tag.get("href")) for tag in paragraph.find_all(True)] == [
        ("a", "../figures.html#a.1"),
        ("em", None),
    ]


@pytest.mark.parametrize("words", ["=1+1", "+7 billion", "-4.7%", "@SUM(A1)", "\t=1", " =1"])
def test_a_spreadsheet_takes_no_text_for_a_formula_and_numbers_stay(words: str) -> None:
    table = pd.DataFrame({"as_stated": [words], "value": ["-4.7"]})
    safe = downloads.spreadsheet(table, ["as_stated"]).decode()
    rows = list(csv.reader(io.StringIO(safe, newline="")))
    assert rows[1] == [f"'{words}", "-4.7"]


@pytest.mark.ci
def test_an_unchanged_site_is_not_rendered_again(made: Path) -> None:
    assert not site.render(made.parent)


@pytest.mark.parametrize(
    ("file", "changes"),
    [
        ("docs/more.md", True),
        ("analysis/more.py", True),
        ("pyproject.toml", True),
        ("requirements.lock", True),
        ("docs/_build/more.md", False),
        ("analysis/__pycache__/more.pyc", False),
        ("tests/more.py", False),
    ],
)
def test_a_site_is_made_anew_when_what_it_is_made_from_changed(
    tmp_path: Path, file: str, changes: bool
) -> None:
    before = site._stamp(tmp_path)
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text("more")
    assert (site._stamp(tmp_path) != before) == changes


def test_the_search_lists_all_pages_but_those_of_figures() -> None:
    page = "<title>Trade</title>"
    listed = listed_for_search({"claims/a.1.html": page, "figures.html": page})
    assert listed == 'window.pagesToFind = {"figures.html": ["Trade", ""]};\n'

"""The site as files: every link leads somewhere, no page is heavy, and words stay words."""

import csv
import io
import re
import shutil
import zipfile
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from miniature import DOCUMENT, FIGURE, make_project, write_notebook, write_table
from project import ROOT

from analysis.publishing import downloads, notebooks, pages, site

PAGE, FIRST_PAGE = 1_500_000, 300_000  # bytes


class Links(HTMLParser):
    """What a page links to and loads, what it can be linked at, and what it runs."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: set[str] = set()
        self.handlers: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given[name] for name in ("id", "name") if name in given}
        self.handlers += [name for name in given if name.startswith("on")]
        if tag in {"a", "link"} and "href" in given:
            (self.links if tag == "a" else self.loads).append(given["href"])
        if "src" in given:
            self.loads.append(given["src"])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the whole record."""
    root = tmp_path_factory.mktemp("project")
    for name in ("data", "docs", "notebooks"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("requirements.lock", "LICENSE-DATA", "CITATION.cff"):
        shutil.copy(ROOT / name, root)
    assert site.render(root)
    return root / "site"


@pytest.fixture(scope="module")
def read(made: Path) -> dict[Path, Links]:
    paths = [path for path in made.rglob("*.html") if "_static" not in path.parts]
    return {path: Links(path.read_text(encoding="utf-8")) for path in paths}


def test_every_link_within_the_site_leads_somewhere(read: dict[Path, Links]) -> None:
    lost = defaultdict(set)
    for path, page in read.items():
        for link in [*page.links, *page.loads]:
            if urlsplit(link).scheme:
                continue
            name, fragment = urldefrag(link)
            name, fragment = unquote(name).partition("?")[0], unquote(fragment)
            target = (path.parent / name).resolve() if name else path
            if not target.is_file() or (
                fragment and target in read and fragment not in read[target].ids
            ):
                lost[path.name].add(link)
    assert lost == {}


def test_no_page_loads_anything_from_elsewhere(read: dict[Path, Links]) -> None:
    for path, page in read.items():
        assert [each for each in page.loads if "//" in each] == [], path


def test_every_figure_reference_document_and_disagreement_has_its_row(
    read: dict[Path, Links], made: Path
) -> None:
    table = pages.read(ROOT)
    assert table.said.keys() <= read[made / "figures.html"].ids
    assert table.documents.keys() <= read[made / "documents.html"].ids
    official = {f"{row['series']}:{row['period']}" for row in table.references}
    assert official <= read[made / "references.html"].ids
    pairs = (made / "disagreements.html").read_text(encoding="utf-8").count("<tr data-verdict")
    assert pairs == sum(row["verdict"] != "not comparable" for row in table.agreement)


def test_words_and_source_are_two_clicks_from_every_chart_point(read: dict[Path, Links]) -> None:
    table = pages.read(ROOT)
    points = 0
    for path, page in read.items():
        for link in page.links:
            if path.parent.name == "notebooks" and "/figures.html#" in link:
                points += 1
                assert unquote(link.partition("#")[2]) in table.said, link
    assert points > len(table.said)


def test_no_page_is_heavy(made: Path, read: dict[Path, Links]) -> None:
    sizes = {path.relative_to(made).as_posix(): path.stat().st_size for path in read}
    assert {name: size for name, size in sizes.items() if size > PAGE} == {}
    assert sizes["index.html"] < FIRST_PAGE


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
ADDRESSES = ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "http://[", " "]


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_shown_as_they_are(words: str) -> None:
    table = hostile(words, ADDRESSES[0])
    for made in (*site.PAGES.values(),):
        body = made(table)
        page = Links(body)
        assert page.handlers == []
        assert [each for each in page.loads if each] == []
        assert [each for each in page.links if urlsplit(each).scheme] == []
        assert "<script" not in body
        assert "<h1" not in body
        assert "\n\n" not in body.split("<table", 1)[1].split("</table>")[0]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_is_not_http_is_shown_and_not_linked(address: str) -> None:
    page = site.PAGES["figures"](hostile("words", address))
    assert 'rel="external"' not in page
    assert ("no address known" in page) == (not address.strip())


def hostile(words: str, address: str) -> pages.Record:
    """A record of one figure, all of whose texts are the same words."""
    fields = ("as_stated", "speaker", "side", "data_of", "passage", "flag", "note", "hedge")
    document = DOCUMENT | {"title": words, "publisher": words, "note": words, "url": address}
    return pages.Record(
        figures=[FIGURE | dict.fromkeys(fields, words)],
        documents={"visit": document},
        indicators={"student_count": {"title": words}},
        references=[
            {
                "series": "office",
                "indicator": "student_count",
                "period": "2020",
                "ref_area": "RU",
                "counterpart_area": "KZ",
                "value": "1.0",
                "unit": "count",
                "reporter": words,
                "title": words,
                "url": address,
                "note": words,
            }
        ],
        agreement=[
            {
                "left_id": "visit.1",
                "right_id": "office:2020",
                "indicator": "student_count",
                "reading": "literal",
                "verdict": "contradict",
                "gap": "-5.0",
                "gap_percent": "-7.0",
                "unit": "count",
                "reason": words,
            }
        ],
        implied={},
    )


def test_a_whole_site_of_hostile_words_holds_no_script_of_theirs(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    words = HOSTILE["a script"].replace(",", "")
    write_table(root / "data/processed/student_counts.csv", FIGURE | {"as_stated": words})
    write_table(root / "data/raw/documents.csv", DOCUMENT | {"title": words})
    write_notebook(root / "notebooks/01_students.ipynb", "# Students are many")
    assert site.render(root)
    for path in (root / "site").rglob("*.html"):
        assert "<script>alert" not in path.read_text(encoding="utf-8"), path


def test_a_tag_in_computed_prose_is_text() -> None:
    from analysis.publishing.notebook_pages import for_site

    output = {"data": {"text/markdown": 'He said *<script>alert("1")</script>*.'}}
    cell = {"cell_type": "code", "metadata": {}, "outputs": [output], "source": ""}
    for_site({"cells": [cell]}, "01", {}, {'<script>alert("1")</script>': "figures.html#a.1"})
    assert output["data"]["text/markdown"] == (
        'He said <a href="../figures.html#a.1"><em>&lt;script&gt;alert(&quot;1&quot;)'
        "&lt;/script&gt;</em></a>."
    )


@pytest.mark.parametrize("words", ["=1+1", "+7 billion", "-4.7%", "@SUM(A1)", "\t=1", " =1"])
def test_a_spreadsheet_takes_no_text_for_a_formula_and_numbers_stay(words: str) -> None:
    made = io.StringIO(newline="")
    csv.writer(made).writerows([["as_stated", "value"], [words, "-4.7"]])
    safe = downloads.spreadsheet(made.getvalue().encode(), {"as_stated"}).decode()
    rows = list(csv.reader(io.StringIO(safe, newline="")))
    assert rows[1] == [f"'{words}", "-4.7"]


def test_an_unchanged_site_is_not_rendered_again(made: Path) -> None:
    assert not site.render(made.parent)
    assert notebooks.stale_notebooks(ROOT) == []

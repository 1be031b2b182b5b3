"""The pages in other languages than English: each has its twin, and no word of English is left."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString
from project import ROOT

from analysis.publishing import links
from analysis.publishing.pages import PAGES
from analysis.publishing.translated import wordings

pytestmark = [pytest.mark.slow, pytest.mark.ci]  # the site of the whole record is made

ENGLISH_ALONE = {"notebooks", "data", "api.html", "py-modindex.html"}
#: What is not of the page's own words: of a source, of a table's name, of a program.
NOT_OURS = "script, style, q, code, kbd, [lang]:not([lang=ru]), a[href*='downloads/']"
TOLD = ("title", "aria-label", "placeholder", "alt", "data-label")
LATIN = re.compile(r"[A-Za-z]{2,}")
TERMS = {
    "UN",
    "Comtrade",
    "WITS",
    "Telegram",
    "rurkzt",  # a column of a source
    "CSV",
    "CC",
    "BY",
    "SQLite",
    "Parquet",
    "Frictionless",
    "Data",
    "Package",
    "JavaScript",
    "Knoema",
    "Ruxpert",
    "wiiw",
    "bne",
    "Bloomberg",
}
#: Addresses and abbreviations of sources: CABAR.asia, IMF, macroKZ.
SHORT = re.compile(r"\w+\.\w+|\w*[A-Z]\w*[A-Z]\w*")


def parsed(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def switched(path: Path, page: BeautifulSoup) -> dict[str, Path]:
    """Where the switch of a page leads, by language."""
    found = page.select("nav.languages a")
    return {link["hreflang"]: (path.parent / unquote(link["href"])).resolve() for link in found}


def some_pages(made: Path) -> list[str]:
    """The first page, the tables, and pages of each kind, the longest of them."""
    names = ["index.html", "search.html", *(f"{page.name}.html" for page in PAGES)]
    for kind in ("claims", "speakers", "indicators"):
        paths = sorted((made / kind).glob("*.html"), key=lambda path: path.stat().st_size)
        names += [f"{kind}/{path.name}" for path in (paths[0], paths[-1])]
    return names


def test_all_pages_of_the_record_are_in_all_languages(made: Path) -> None:
    record = links.read(ROOT / "data/processed")
    names = {"index.html", *(f"{page.name}.html" for page in PAGES)}
    names |= {f"claims/{name}.html" for name in record.said}
    names |= {link.href for link in [*record.people.values(), *record.measured.values()]}
    for wording in wordings().values():
        assert {name for name in names if not (made / wording.folder / name).is_file()} == set()


def test_the_switch_leads_to_the_same_page_and_back(made: Path) -> None:
    for name in some_pages(made):
        all_ = {code: made / wording.folder / name for code, wording in wordings().items()}
        for code, path in all_.items():
            page = parsed(path)
            others = {other: twin.resolve() for other, twin in all_.items() if other != code}
            assert switched(path, page) == others
            assert page.html
            assert page.html["lang"] == code
            twins = {link["hreflang"] for link in page.select("link[rel=alternate][hreflang]")}
            assert twins == all_.keys()


def test_a_page_in_english_alone_leads_to_the_first_page_in_the_other_language(made: Path) -> None:
    path = made / "notebooks/01_trade_turnover.html"
    page = parsed(path)
    others = [code for code in wordings() if code != "en"]
    assert switched(path, page) == {code: (made / code / "index.html").resolve() for code in others}
    assert not page.select("link[hreflang]")


def test_quotations_keep_their_language(made: Path) -> None:
    record = links.read(ROOT / "data/processed")
    row = next(row for row in record.figures if record.language(row) == "kk")
    words = parsed(made / f"ru/claims/{row['figure_id']}.html").select_one("article h1 q")
    assert words
    assert words["lang"] == "kk"


def test_the_russian_pages_hold_no_word_of_english_but_names(made: Path) -> None:
    """Names without a Russian spelling, ids and addresses are as in the record."""
    record = links.read(ROOT / "data/processed")
    names = [*record.people, *record.documents, *(row["series"] for row in record.references)]
    names += [row["url"] for row in [*record.documents.values(), *record.references]]
    names += [name for row in record.speakers.values() for name in row["spellings"]]
    noted = [row[name] for row in record.references for name in ("reporter", "note")]
    names += SHORT.findall(" ".join(noted))
    publishers = [row["publisher"] for row in record.documents.values()]
    names += [*publishers, *(name.partition(" (")[0] for name in publishers)]
    names = sorted(filter(None, {*names, *record.said}), key=len, reverse=True)
    for name in some_pages(made):
        page = parsed(made / "ru" / name)
        for part in page.select(NOT_OURS):
            part.decompose()
        for wbr in page.select("wbr"):
            wbr.unwrap()
        assert page.body
        page.body.smooth()
        words = [text for text in page.body.find_all(string=True) if type(text) is NavigableString]
        words += [tag[key] for tag in page.body.find_all(True) for key in TOLD if tag.get(key)]
        shown = " | ".join(words)
        shown = re.sub(r"«[^»]*»", "", shown)  # words of a source, in a title
        for known in names:
            shown = shown.replace(known, "")
        assert set(LATIN.findall(shown)) - TERMS == set(), name

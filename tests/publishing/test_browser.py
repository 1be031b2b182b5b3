"""The site in a real browser, from disk: every page, wide and on a phone, light and dark."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from project import ROOT

from analysis.publishing import links

pytestmark = pytest.mark.slow
SERIOUS = {"serious", "critical"}
ALIKE = "document.querySelectorAll('.listed tbody tr:nth-child(n+25)').forEach(row => row.remove())"
AXE = {"preload": False, "resultTypes": ["violations"]}  # style sheets are no files to fetch


def pages(made: Path) -> list[str]:
    unread = ("genindex.html", "py-modindex.html")
    names = (path.relative_to(made).as_posix() for path in made.rglob("*.html"))
    return sorted(name for name in names if name not in unread and not name.startswith("_static"))


#: What axe examines takes its time: the other two where CI is set.
LOOKS = [
    pytest.param(width, scheme, id=f"{name}-{scheme}", marks=marks)
    for name, width, scheme, marks in (
        ("phone", 360, "light", ()),
        ("wide", 1280, "dark", ()),
        ("phone", 360, "dark", pytest.mark.ci),
        ("wide", 1280, "light", pytest.mark.ci),
    )
]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_every_page_is_quiet_whole_and_accessible(
    browser: Browser, made: Path, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
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
    axe = Axe()
    for name in pages(made):
        faults.clear()
        page.goto((made / name).as_uri(), wait_until="load")
        assert faults == [], name
        beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert beyond <= 0, f"{name} scrolls sideways by {beyond} pixels"
        untold = "i => !i.alt || !i.hasAttribute('width') || !i.hasAttribute('height')"
        assert page.evaluate(f"[...document.images].filter({untold}).length") == 0, name
        page.evaluate(ALIKE)
        found = axe.run(page, options=AXE).response["violations"]
        serious = [
            (each["id"], [node["target"] for node in each["nodes"]][:3])
            for each in found
            if each["impact"] in SERIOUS
        ]
        assert serious == [], name
    context.close()


def test_search_finds_students_from_disk(page: Page, made: Path) -> None:
    page.goto(f"{(made / 'search.html').as_uri()}?q=students")
    results = page.locator("#search-results li a")
    expect(results.first).to_be_visible()
    assert any("03_student_counts" in (each.get_attribute("href") or "") for each in results.all())


def test_filters_and_search_narrow_the_figures_and_an_address_shows_its_row(
    page: Page, made: Path
) -> None:
    figures = links.read(ROOT / "data/processed").figures
    page.goto((made / "figures.html").as_uri())
    rows = page.locator("table.figures tbody tr")
    expect(rows).to_have_count(len(figures))
    page.locator("select[name=side]").select_option("KZ")
    expect(rows).to_have_count(sum(row["side"] == "KZ" for row in figures))
    other = next(row for row in figures if row["side"] == "RU")
    page.evaluate("name => { location.hash = name }", other["figure_id"])
    expect(page.locator(f"[id='{other['figure_id']}']")).to_be_in_viewport()
    page.get_by_label("Search in this table").fill("no such words anywhere")
    expect(page.get_by_text("No matching records found")).to_be_visible()

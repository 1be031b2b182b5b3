"""The site in a real browser, from disk: every page, wide and on a phone, light and dark."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright
from project import ROOT

from analysis.publishing import links, site

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        BROWSER is None and "CI" not in os.environ,
        reason="no Chromium here: the pages were not tried in a browser (apt-get install chromium)",
    ),
]
WIDTHS = {"wide": 1280, "phone": 360}
SERIOUS = {"serious", "critical"}
ALIKE = "document.querySelectorAll('.listed tbody tr:nth-child(n+25)').forEach(row => row.remove())"
AXE = {"preload": False, "resultTypes": ["violations"]}  # style sheets are no files to fetch


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the whole record, rendered once."""
    root = tmp_path_factory.mktemp("project")
    for name in ("data", "docs", "notebooks"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "requirements.lock", root)
    assert site.render(root)
    return root / "site"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # without a sandbox, as root in a container has none
        launched = playwright.chromium.launch(
            executable_path=BROWSER, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


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


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_a_point_of_a_chart_leads_to_its_words(page: Page, made: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((made / "notebooks/01_trade_turnover.html").as_uri())
    point = page.locator(".chart .point").first
    point.scroll_into_view_if_needed()
    box, picture = point.bounding_box(), page.locator(".chart img").first.bounding_box()
    assert box is not None
    assert picture is not None
    assert picture["x"] <= box["x"] <= picture["x"] + picture["width"]
    target = unquote(urlsplit(point.get_attribute("href") or "").fragment)
    said = links.read(ROOT / "data/processed").said[target]
    point.focus()
    page.keyboard.press("Enter")
    row = page.locator(f"[id='{target}']")
    expect(row).to_be_in_viewport()
    expect(row.locator("q")).to_have_text(" ".join(said["as_stated"].split()))


def test_points_lie_on_the_marks_of_the_picture() -> None:
    """The place that a notebook tells of a point is painted, in the colour of a mark."""
    from base64 import b64decode
    from io import BytesIO

    from PIL import Image

    painted = asked = 0
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            for output in cell.get("outputs", []):
                about = output.get("metadata", {}).get("image/png", {})
                if "points" not in about:
                    continue
                picture = Image.open(BytesIO(b64decode("".join(output["data"]["image/png"]))))
                shown = picture.convert("RGB")
                for x, y, _, _ in about["points"]:
                    middle = (round(x * shown.width), round(y * shown.height))
                    around = [
                        shown.getpixel((middle[0] + dx, middle[1] + dy))
                        for dx in range(-9, 10, 3)
                        for dy in range(-9, 10, 3)
                        if 0 <= middle[0] + dx < shown.width and 0 <= middle[1] + dy < shown.height
                    ]
                    asked += 1
                    painted += any(max(pixel) - min(pixel) > 40 for pixel in around)
    assert asked
    assert painted == asked

"""Points of charts under a mouse, a finger and the keyboard: each leads to its own figure."""

from base64 import b64decode
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect
from project import ROOT
from seaborn.utils import relative_luminance

from analysis.publishing import links
from analysis.publishing.freshness import read

pytestmark = [pytest.mark.slow, pytest.mark.ci]

WIDTHS = pytest.mark.parametrize("width", [360, 1280], ids=["phone", "wide"])
MEASURED = """() => [...document.querySelectorAll(".chart .point")].map(point => {
  point.scrollIntoView({block: "center"});
  const box = point.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const picture = point.closest(".chart").querySelector("img");
  const [drawn, frame] = [picture.getBoundingClientRect(), getComputedStyle(picture).padding];
  return {
    href: point.href, hit: document.elementFromPoint(x, y)?.closest("a")?.href, frame,
    high: box.height, wide: drawn.width,
    x: (x - drawn.x) / drawn.width, y: (y - drawn.y) / drawn.height,
  };
})"""


#: Of the words that a point has under the focus: whether they are shown, inside of its chart.
SAID = """() => [...document.querySelectorAll(".chart .point")].map(point => {
  point.focus();
  const said = point.querySelector(".said"), chart = point.parentElement.getBoundingClientRect();
  const box = said.getBoundingClientRect();
  return {
    text: said.innerText, shown: getComputedStyle(said).opacity,
    inside: box.width > 0 && box.left >= chart.left - 1 && box.right <= chart.right + 1,
  };
})"""


def charts_of(name: str) -> list[dict[str, Any]]:
    """What the charts of a notebook tell of themselves."""
    notebook = read(ROOT / "notebooks" / f"{name}.ipynb")
    outputs = (output for cell in notebook["cells"] for output in cell.get("outputs", []))
    return [output for output in outputs if "image/png" in output.get("data", {})]


def points_of(name: str) -> list[Any]:
    """Where a notebook says that its points are."""
    about = (output["metadata"]["image/png"] for output in charts_of(name))
    return [point for chart in about for point in chart.get("points", [])]


@pytest.mark.parametrize("looks", [{360: "light", 1280: "dark"}, {360: "dark", 1280: "light"}])
def test_the_centre_of_each_point_is_on_its_mark_and_leads_to_its_own_figure(
    page: Page, made: Path, looks: dict[int, Any]
) -> None:
    asked = 0
    for path in sorted((made / "notebooks").glob("*.html")):
        page.goto(path.as_uri())
        told = points_of(path.stem)
        page.add_style_tag(content="* { transition: none !important; }")  # at rest at each width
        for width, scheme in looks.items():
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            measured = page.evaluate(MEASURED)
            assert len(measured) == len(told), page.url
            for point, (x, y, ids, words) in zip(measured, told, strict=True):
                asked += 1
                assert figure_of(point["href"]) == ids[0]
                assert point["hit"] == point["href"], words
                assert point["high"] >= 12, words
                assert point["frame"] == "0px"
                assert point["wide"] >= min(width - 32, 480)
                assert abs(point["x"] - x) * point["wide"] < 1, words
                assert abs(point["y"] - y) * point["wide"] < 2, words
    assert asked


def figure_of(address: str) -> str:
    """The figure whose page an address is."""
    return PurePosixPath(unquote(urlsplit(address).path)).stem


def first_point(page: Page, made: Path) -> tuple[Locator, dict[str, str]]:
    """The first point of a chart, and the figure that it is of."""
    page.goto((made / "notebooks/01_trade_turnover.html").as_uri())
    point = page.locator(".chart .point").first
    point.scroll_into_view_if_needed()
    target = figure_of(point.get_attribute("href") or "")
    return point, links.read(ROOT / "data/processed").said[target]


def shown(point: Locator) -> bool:
    """Whether the words of a point can be seen."""
    return point.locator(".said").evaluate("said => getComputedStyle(said).opacity") == "1"


def expect_page_of(page: Page, figure: dict[str, str]) -> None:
    expect(page.locator("h1 q")).to_have_text(" ".join(figure["as_stated"].split()))
    assert figure_of(page.url) == figure["figure_id"]


@WIDTHS
def test_a_point_shows_words_speaker_and_date_inside_of_its_chart(
    page: Page, made: Path, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    point, figure = first_point(page, made)
    assert not shown(point)
    point.hover()
    assert shown(point)
    told = point.inner_text()
    assert figure["as_stated"] in told
    assert figure["speaker"] in told
    assert figure["stated_on"][:4] in told
    page.mouse.move(0, 0)
    said = page.evaluate(SAID)
    assert said
    for words in said:
        assert words["shown"] == "1"
        assert words["inside"], words["text"]


def test_the_keyboard_hides_words_follows_a_point_and_finds_the_focus_again(
    page: Page, made: Path
) -> None:
    point, figure = first_point(page, made)
    point.focus()
    assert shown(point)
    page.keyboard.press("Escape")
    assert not shown(point)
    page.keyboard.press("Enter")
    expect_page_of(page, figure)
    page.go_back()
    expect(page.locator(".chart .point").first).to_be_focused()


def test_a_first_tap_shows_the_words_and_a_second_leads_on(browser: Browser, made: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 780}, has_touch=True)
    page = context.new_page()
    point, figure = first_point(page, made)
    other = page.locator(".chart .point").nth(4)
    other.tap()
    assert shown(other)
    point.tap()
    assert shown(point)
    assert not shown(other)
    assert page.url.endswith("01_trade_turnover.html")
    point.tap()
    expect_page_of(page, figure)
    context.close()


def test_a_tap_beside_a_point_means_the_nearest_and_its_words_are_a_larger_target(
    browser: Browser, made: Path
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 780}, has_touch=True)
    page = context.new_page()
    point, figure = first_point(page, made)
    box = point.bounding_box()
    assert box
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.touchscreen.tap(middle[0], middle[1] - 18)
    assert shown(point)
    said = point.locator(".said")
    target = said.bounding_box()
    assert target
    assert min(target["width"], target["height"]) >= 24
    said.tap()
    expect_page_of(page, figure)
    context.close()


def test_links_of_the_tables_below_charts_are_large_enough_for_a_finger(
    page: Page, made: Path
) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto((made / "notebooks/01_trade_turnover.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    links_below = page.locator("table.labelled:not(.narrow) a").all()
    heights = [box["height"] for link in links_below if (box := link.bounding_box())]
    assert heights
    assert min(heights) >= 24


def test_points_lie_on_the_marks_of_the_picture() -> None:
    """The place that a notebook tells of a point is painted, in the colour of a mark."""
    painted = asked = 0
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        for output in charts_of(path.stem):
            picture = Image.open(BytesIO(b64decode(output["data"]["image/png"])))
            shown = picture.convert("RGB")
            for x, y, _, _ in output["metadata"]["image/png"].get("points", []):
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


#: The colour of a page, as its rendered bytes have it.
GROUND = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chart_has_the_ground_of_its_page_and_stands_out_from_it(
    page: Page, made: Path, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto((made / "notebooks/10_travel.html").as_uri())
    picture = Image.open(BytesIO(page.locator(".chart img").first.screenshot())).convert("RGB")
    ground = tuple(page.evaluate(GROUND))
    assert picture.getpixel((2, 2)) == ground
    pixels = [colour for _, colour in picture.getcolors(1 << 24) or []]
    light = [(relative_luminance([part / 255 for part in colour]) + 0.05) for colour in pixels]
    assert max(light) / min(light) >= 7
    assert (sum(ground) < 3 * 128) == (scheme == "dark")


def test_a_chart_on_paper_is_as_it_was_drawn_whatever_the_page_was(page: Page, made: Path) -> None:
    page.emulate_media(color_scheme="dark", media="print")
    page.goto((made / "notebooks/10_travel.html").as_uri())
    of_chart = "img => getComputedStyle(img).filter"
    assert page.locator(".chart img").first.evaluate(of_chart) == "none"
    of_table = "table => getComputedStyle(table).color.match(/\\d+/g).map(Number)"
    for part in ("table.labelled", "article p"):
        assert max(page.locator(part).first.evaluate(of_table)) < 128, part

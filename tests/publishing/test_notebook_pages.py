"""Tables, charts and words of notebooks as the site shows them."""

import base64
import re
import struct
from pathlib import Path

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from project import ROOT

from analysis.publishing import freshness
from analysis.publishing.freshness import notebooks_of
from analysis.publishing.links import Record, read
from analysis.publishing.notebook_pages import for_site
from analysis.showing.named import naming
from analysis.showing.sources import Sources

ROWS = pd.DataFrame({"words": ["a", "b"], "value": [1, 2], "figure": ["visit.1", "visit.2"]})


def shown(frame: pd.DataFrame, *, mathjax: bool = True) -> str:
    with pd.option_context("display.html.use_mathjax", mathjax):
        data = {"text/html": frame._repr_html_()}
    cell = {"cell_type": "code", "metadata": {}, "outputs": [{"data": data}], "source": ""}
    for_site({"cells": [cell]}, "01", {"visit.1": "figures.html#visit.1"}, {})
    return str(data["text/html"])


@pytest.mark.parametrize("mathjax", [True, False])
@pytest.mark.parametrize(
    "frame",
    [
        ROWS.set_index("words"),
        ROWS.set_index("words").rename_axis(index=None, columns="words"),
    ],
    ids=["named index", "named columns"],
)
def test_each_cell_has_the_name_of_its_column(frame: pd.DataFrame, mathjax: bool) -> None:
    html = shown(frame, mathjax=mathjax)
    labels = re.findall(r'data-label="([^"]*)"[^>]*>(?:<a[^>]*>)?([^<]*)', html)
    row = [("words", "{}"), ("value", "{}"), ("figure", "visit.{}")]
    first, second = (("a", "1", "1"), ("b", "2", "2"))
    assert labels == [
        (name, form.format(cell))
        for cells in (first, second)
        for (name, form), cell in zip(row, cells, strict=True)
    ]
    assert 'class="labelled dataframe' in html


def test_a_name_that_spans_rows_stands_in_each_of_them() -> None:
    html = shown(ROWS.assign(kind="x").set_index(["kind", "words"]))
    rows = BeautifulSoup(html, "html.parser").select("tbody tr")
    assert [[cell.get_text() for cell in row.find_all("th")] for row in rows] == [
        ["x", "a"],
        ["x", "b"],
    ]


def test_the_marks_of_tables_are_explained_once_on_a_page_before_the_first() -> None:
    html = Sources(ROWS.assign(marks="e"))._repr_html_()
    outputs = [{"data": {"text/html": ROWS._repr_html_()}}]
    outputs += [{"data": {"text/html": html}} for _ in range(2)]
    cell = {"cell_type": "code", "metadata": {}, "outputs": outputs, "source": ""}
    for_site({"cells": [cell]}, "01", {}, {})
    plain, first, second = (output["data"]["text/html"] for output in outputs)
    assert first.startswith('<p class="marks-told">Marks in the tables: <b>e</b>: only an excerpt')
    assert "only an excerpt" not in plain + second
    assert first.count("only an excerpt") == 1


def test_a_table_whose_cells_span_columns_stays_as_it_is() -> None:
    html = shown(pd.concat({"one": ROWS, "other": ROWS}, axis=1))
    assert "data-label" not in html
    assert "labelled" not in html


def test_a_column_of_numbers_in_one_unit_is_aligned_to_the_right() -> None:
    columns = {"count": ["1,203", ""], "share": ["−4.5%", "12%"], "sum": ["1 billion USD", "2 USD"]}
    table = BeautifulSoup(shown(pd.DataFrame(columns, index=["2020", "2021"])), "html.parser")
    heads = [cell.get_text() for cell in table.select("thead .number")]
    assert heads == ["count", "share"]
    assert [len(row.select(".number")) for row in table.select("tbody tr")] == [2, 2]


def test_a_link_to_the_documentation_leads_there_on_the_site() -> None:
    cell = {"cell_type": "markdown", "metadata": {}, "source": "[Tables](../docs/tables.md)"}
    for_site({"cells": [cell]}, "01", {}, {})
    assert cell["source"] == "[Tables](../tables.md)"


def test_a_small_table_stays_one_on_a_phone_and_a_wide_one_uses_the_margin() -> None:
    assert 'class="labelled dataframe narrow' in shown(ROWS)
    assert "full-width" not in shown(ROWS)
    wide = shown(ROWS.assign(said="w" * 49, source="w" * 49))
    assert "narrow" not in wide
    assert '<div class="full-width">' in wide


@pytest.mark.parametrize(
    ("letters", "kind"), [(36, "narrow"), (37, ""), (90, ""), (91, "full-width")]
)
def test_how_many_letters_fit_a_phone_and_a_page(letters: int, kind: str) -> None:
    first = (letters - len("2020")) // 2  # pandas cuts words at fifty
    columns = {"a": ["w" * first], "b": ["w" * (letters - len("2020") - first)]}
    html = shown(pd.DataFrame(columns, index=["2020"]))
    assert [name for name in ("narrow", "full-width") if name in html] == [kind] * bool(kind)


def test_ids_of_the_record_become_links() -> None:
    html = shown(ROWS)
    assert '<a href="../figures.html#visit.1">visit.1</a>' in html
    assert "#visit.2" not in html


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("visit.1", '<a class="named" href="../figures.html#visit.1">60</a>'),
        ("visit.2", "60"),
    ],
    ids=["known", "unknown"],
)
def test_words_with_the_id_of_a_figure_become_links(name: str, words: str) -> None:
    span = naming("60", {"figure_id": name})
    table = BeautifulSoup(shown(Sources({"said": [f"{span} (Putin)"]})), "html.parser").td
    assert table
    assert table.get_text() == "60 (Putin)"
    assert (str(table.a) if table.a else "60") == words
    said = {"text/markdown": f"> - **{span}** <b> (*Putin*)"}
    cell = {"cell_type": "code", "metadata": {}, "outputs": [{"data": said}], "source": ""}
    for_site({"cells": [cell]}, "01", {"visit.1": "figures.html#visit.1"}, {})
    assert said["text/markdown"] == f"> - **{words}** &lt;b> (*Putin*)"


#: Names in brackets behind a number that a table of the answer has, and its columns of statistics.
SPEAKERS = re.compile(r"\(([^()]+)\)")
OFFICIAL = ("statistics", "what remains")
#: The method has no figures to name, and the map of the whole counts them.
NAMELESS = ("00_reading_the_figures", "06_do_the_figures_agree")


@pytest.fixture(scope="module")
def record() -> Record:
    return read(ROOT / "data/processed")


def figures_named(column: str, words: str) -> int:
    """How many figures a cell names: official ones by their values, others by who said them."""
    if column.startswith(OFFICIAL):
        return 0 if "two offices" in words else len([*filter(None, words.split(", "))])
    return sum(len(names.split("; ")) for names in SPEAKERS.findall(words))


@pytest.mark.slow
@pytest.mark.parametrize("path", notebooks_of(ROOT), ids=lambda path: path.stem)
def test_each_figure_that_the_first_table_names_leads_to_its_page(
    path: Path, record: Record
) -> None:
    notebook = freshness.read(path)
    for_site(notebook, path.stem, record.anchors, record.quoted)
    outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
    tables = (output.get("data", {}).get("text/html", "") for output in outputs)
    first = BeautifulSoup(next(html for html in tables if "<table" in html), "html.parser")
    cells = [
        (cell, figures_named(str(cell["data-label"]), cell.get_text())) for cell in first("td")
    ]
    known = {f"../{anchor}" for anchor in record.anchors.values()}
    for cell, count in cells:
        links = [link["href"] for link in cell("a", class_="named")]
        assert len(links) == count, cell
        assert known.issuperset(links), cell
    assert any(count for _, count in cells) != (path.stem in NAMELESS)


def chart(alt: str, points: list) -> dict:
    png = base64.b64encode(bytes(16) + struct.pack(">II", 640, 480)).decode()
    metadata = {"image/png": {"alt": alt, "points": points}}
    output = {"data": {"image/png": png}, "metadata": metadata}
    return {"cell_type": "code", "metadata": {}, "outputs": [output], "source": ""}


def prose(text: str, *tags: str) -> dict:
    return {"cell_type": "markdown", "metadata": {"tags": list(tags)}, "source": text}


def test_a_chart_is_handed_over_with_its_text_its_size_and_the_heading_above_it() -> None:
    cells = [
        prose("# Students"),
        prose("Words.\n\n## They are *many*\n\n    # code\n\n### Below", "finding"),
        chart("Rises", []),
        chart("Falls", []),
    ]
    first, second = for_site({"cells": cells}, "03", {}, {})
    assert (first.path, first.alt) == ("charts/03-1.png", "Rises")
    assert first.size == (640, 480)
    assert (first.heading, first.tagged) == ("They are *many*", True)
    assert (second.alt, second.heading) == ("Falls", "")


def test_a_point_of_a_chart_leads_to_its_figure_and_its_words_stay_words() -> None:
    words = '"><script>alert(1)</script>'
    points = [[0.25, 0.5, ["visit.1"], words], [0.1, 0.1, ["unknown.1"], "no"], [0.1, 0.1, [], ""]]
    cell = chart(words, points)
    for_site({"cells": [cell]}, "01", {"visit.1": "figures.html#visit.1"}, {})
    (output,) = cell["outputs"]
    page = BeautifulSoup(output["data"]["text/html"], "html.parser")
    assert page.img["alt"] == words
    (point,) = page.select("a.point")
    assert point["href"] == "../figures.html#visit.1"
    assert point["style"] == "--x:25.00%;--y:50.00%;--lane:40.00%"
    assert point.get_text() == words
    assert page.script is None


def test_a_chart_has_an_address_and_no_point_reaches_into_the_row_of_another() -> None:
    rows = [[0.3, y, [f"visit.{number}"], "said"] for number, y in enumerate([0.2, 0.3, 0.35, 0.9])]
    cell = chart("Rises", rows) | {"metadata": {"name": "since-2021"}}
    for_site({"cells": [cell]}, "01", {ids[0]: "figures.html" for _, _, ids, _ in rows}, {})
    page = BeautifulSoup(cell["outputs"][0]["data"]["text/html"], "html.parser")
    assert page.figure["id"] == "chart-since-2021"
    points = page.select("a.point")
    assert [point["id"] for point in points] == [f"chart-since-2021-{n}" for n in (1, 2, 3, 4)]
    lanes = [point["style"].partition("--lane:")[2] for point in points]
    assert lanes == ["10.00%", "5.00%", "5.00%", "55.00%"]
    assert [point["class"] for point in points] == [["point"]] * 3 + [["point", "lower"]]


def test_a_notebook_can_be_taken_along_from_its_page() -> None:
    notebook = {"cells": [prose("# Students")]}
    for_site(notebook, "03_students", {}, {})
    page = BeautifulSoup(notebook["cells"][-1]["source"], "html.parser")
    assert page.a["href"] == "../downloads/03_students.ipynb"


def test_the_code_of_a_section_stands_folded_behind_what_it_shows() -> None:
    def code(source: str, shows: str = "", *, hidden: bool = False) -> dict:
        outputs = [{"data": {"text/markdown": shows}}] * bool(shows)
        metadata = {"jupyter": {"source_hidden": hidden}}
        return {"cell_type": "code", "metadata": metadata, "outputs": outputs, "source": source}

    notebook = {
        "cells": [
            *(prose("# Trade"), code("import a"), code("a.answer()", "Much.", hidden=True)),
            *(code("a.table()", "A table."), prose("Of years.")),
            *(prose("## It rises"), code("holds(a)"), code("a.chart()", "A chart.")),
        ]
    }
    for_site(notebook, "01", {}, {})
    told = [
        cell["source"] if "remove-input" not in cell["metadata"].get("tags", []) else "shown"
        for cell in notebook["cells"]
    ]
    before = ["# Trade", "shown", "shown", "Of years.", "import a\n\na.table()"]
    assert told[:-1] == [*before, "## It rises", "shown", "holds(a)\n\na.chart()"]
    folded = [
        cell for cell in notebook["cells"] if "hide-input" in cell["metadata"].get("tags", [])
    ]
    assert len(folded) == 2
    assert not any(cell["outputs"] for cell in folded)


def test_a_chart_has_its_numbers_and_its_picture_as_files_that_its_page_links() -> None:
    cell = chart("Rises", []) | {"metadata": {"name": "rise"}}
    cell["outputs"][0]["data"] |= {"image/svg+xml": "<svg/>", "text/csv": "value\n1\n"}
    (made,) = for_site({"cells": [cell]}, "01", {}, {})
    assert made.files["charts/01-rise.svg"] == b"<svg/>"
    assert made.files["charts/01-rise.csv"] == b"value\n1\n"
    page = BeautifulSoup(cell["outputs"][0]["data"]["text/html"], "html.parser")
    links = [link["href"] for link in page.select("figcaption a")]
    assert links == ["#chart-rise", *(f"../{path}" for path in made.files)]


@pytest.mark.parametrize(
    ("markdown", "linked"),
    {
        "`visit.1` and `visit.1, visit.2`": "[visit.1] and [visit.1], [visit.2]",
        "`visit.1, nobody.1`": "`visit.1, nobody.1`",
        "*to \\$ 19 billion* was said": "[to \\$ 19 billion] was said",
        "*To \\$ 19 billion* was said": "[To \\$ 19 billion] was said",
        "*other words*": "*other words*",
        "**to \\$ 19 billion**": "**to \\$ 19 billion**",
        "## Of *to \\$ 19 billion*": "## Of *to \\$ 19 billion*",
        "*a_b [c]*": "[a\\_b \\[c\\]]",
    }.items(),
)
def test_ids_and_words_of_one_figure_are_linked_in_prose(markdown: str, linked: str) -> None:
    anchors = {"visit.1": "figures.html#visit.1", "visit.2": "figures.html#visit.2"}
    quoted = {"to $ 19 billion": anchors["visit.1"], "a_b [c]": anchors["visit.2"]}
    cell = prose(markdown)
    for_site({"cells": [cell]}, "01", anchors, quoted)
    made = re.sub(r'<a href="../figures.html#visit.[12]">(?:<em>)?', "[", cell["source"])
    assert re.sub(r"(?:</em>)?</a>", "]", made) == linked

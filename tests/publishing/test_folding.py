"""Which tables stand open on the page of a notebook."""

from typing import Any

import pytest

from analysis.publishing.folding import fold_sources
from analysis.showing.sources import FOLDED, OPEN, ReaderTable, Sources

Cell = dict[str, Any]


def prose(source: str) -> Cell:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def output(**data: str) -> Cell:
    shown = {mime.replace("_", "/"): content for mime, content in data.items()}
    return {"cell_type": "code", "metadata": {}, "outputs": [{"data": shown}], "source": ""}


def sources(rows: int) -> Cell:
    return output(text_html=Sources({"words": ["a"] * rows, "marks": "e"})._repr_html_())


CHART, SENTENCE = output(image_png="cG5n"), output(text_markdown="Six of them.")
TABLE = output(text_html="<div><table><tbody><tr><td>6</td></tr></tbody></table></div>")
SHORT, LONG = 8, 9


@pytest.mark.parametrize(
    ("section", "opened"),
    [
        ([prose("## Six branches"), sources(SHORT)], True),
        ([prose("## Six branches"), sources(LONG)], True),
        ([prose("## Six branches\n\nOf one university."), sources(SHORT)], True),
        ([prose("## Six branches\n\nOf one university."), sources(LONG)], False),
        ([prose("## Six branches"), SENTENCE, sources(SHORT)], True),
        ([prose("## Six branches"), SENTENCE, sources(LONG)], False),
        ([prose("## Six branches"), CHART, sources(SHORT)], False),
        ([prose("## Six branches"), TABLE, SENTENCE, sources(SHORT)], False),
        ([prose("## Six branches"), CHART, prose("## Nine"), sources(SHORT)], True),
        ([prose("## What was left out"), sources(SHORT)], False),
        ([prose("## What was left out"), sources(LONG)], False),
        ([prose("## Notes"), sources(SHORT)], False),
    ],
)
def test_sources_are_folded_where_their_section_shows_the_figures_above(
    section: list[Cell], opened: bool
) -> None:
    fold_sources(section)
    assert (OPEN in section[-1]["outputs"][0]["data"]["text/html"]) == opened


@pytest.mark.parametrize(
    ("rows", "above", "folded"),
    [
        (SHORT, [CHART], False),
        (LONG, [CHART], True),
        (LONG, [TABLE, SENTENCE], True),
        (LONG, [SENTENCE], False),
        (LONG, [CHART, prose("## Nine branches")], False),
    ],
)
def test_another_long_table_is_folded_below_a_chart_or_table(
    rows: int, above: list[Cell], folded: bool
) -> None:
    table = output(text_html=ReaderTable({"year": range(rows)})._repr_html_())
    section = [prose("## Six branches"), *above, table]
    fold_sources(section)
    html = table["outputs"][0]["data"]["text/html"]
    assert html.startswith(f"{FOLDED}<summary>Table of {rows} rows</summary>") == folded
    assert html.count("<details") == folded

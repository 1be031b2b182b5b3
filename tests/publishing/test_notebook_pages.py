"""Tables of notebooks as the site shows them on a phone."""

import re

import pandas as pd
import pytest

from analysis.publishing.notebook_pages import for_site

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


def test_a_table_with_spans_stays_a_table() -> None:
    html = shown(ROWS.assign(kind="x").set_index(["kind", "words"]))
    assert "data-label" not in html
    assert "labelled" not in html


def test_ids_of_the_record_become_links() -> None:
    html = shown(ROWS)
    assert '<a href="../figures.html#visit.1">visit.1</a>' in html
    assert "#visit.2" not in html

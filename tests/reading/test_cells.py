"""Rows of tables as text: no number of theirs is read without its unit, and no two as one."""

import pytest
from said import told

from analysis.reading.refusals.cells import A_CELL

#: What rows may look like, and how often a number in them is refused as a cell.
ROWS = {
    "two columns, as in PDF": ("Grain 310 287\nBarley 45 50", 1),
    "one column": ("Kazakhstan 287\nRussia 1 200", 1),
    "units in the label": ("Exports, million US dollars 7 032 8 784\nImports 17 600 17 334", 4),
    "a year and numbers": ("2021 7 032 17 600\n2022 8 784 17 334", 4),
    "numbered": ("1 Grain 310 287\n2 Barley 45 50", 3),
    "dots": ("Wheat ........ 310 287\nBarley ........ 45 50", 1),
    "two years in the head": ("Показатель 2022 2023 темп роста, %", 1),
    "a number word in the label": ("Астық, мың тонна 310 287\nЕт 45 50", 2),
    "a last column of percent": ("Net sales 1,234 1,100 12 %\nOperating profit 210 180 17 %", 3),
    "a range": ("Grain 310–287 100.0\nWheat 45 50", 1),
    "Markdown": ("| Exports | 8 784 | 9,800 |", 2),
    "tabs": ("Exports\t8 784\t9 800", 2),
    "semicolons": ("Exports;8 784;9 800", 2),
}


@pytest.mark.parametrize(("text", "cells"), ROWS.values(), ids=ROWS)
def test_bare_numbers_in_rows_are_cells(text: str, cells: int) -> None:
    read = told(text)
    assert read.count(A_CELL) == cells
    assert all(each.startswith("no figure") or "percent" in each for each in read)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("| Students | 66 thousand | 5 % |", ["66000 count", "5 percent share"]),
        (
            "Products $1,200 $1,350\nServices $300 $310",
            ["1200 USD", "1350 USD", "300 USD", "310 USD"],
        ),
        (
            "The number of students reached 66 000\nThat of firms exceeded 23 000",
            ["66000 count", "more than 23000 count"],
        ),
        (
            "12 firms fined $5,000\nTwo firms fined $300",
            ["12 count", "5000 USD", "2 count", "300 USD"],
        ),
        ("Half of it (at least ₸ 94 523)", ["50 percent share", "at least 94523 KZT"]),
        ("300 schools built (5 %)", ["300 count", "5 percent share"]),
        ("(nine hundred people, and 11 – 70%)", ["900 count", "between 40.5 percent share"]),
        ("News | The number of firms was 273", ["273 count"]),
        ("- students – 66 000\n- firms – 23 000", ["66000 count", "23000 count"]),
        ("Students: 66 000\nFirms: 23 000", ["66000 count", "23000 count"]),
        (
            "The number of students was 66 000.\nThat of firms 23 000.",
            ["66000 count", "23000 count"],
        ),
    ],
)
def test_what_says_more_than_a_cell_is_read(text: str, read: list[str]) -> None:
    assert told(text) == read

"""What a chart draws is what its table says: checked in data coordinates, without pixels."""

from collections.abc import Iterator
from math import inf, isinf, isnan
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.figure import Figure

from analysis import load
from analysis.record.load import all_figures
from analysis.record.schema import TOPICS
from analysis.showing import charts, style

BILLION = 1e9


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Figure]]:
    """The charts that are shown, kept open."""
    figures: list[Figure] = []
    monkeypatch.setattr(charts, "display", lambda figure, **_: figures.append(figure))
    monkeypatch.setattr(plt, "close", lambda *_: None)
    yield figures
    monkeypatch.undo()
    plt.close("all")


def spans(figure: Figure, *, upright: bool, width: float) -> list[tuple[float, float]]:
    """Both ends of each bar of a width, on the axis of values, in the order drawn."""
    found = []
    for line in figure.axes[0].lines:
        ends = line.get_ydata() if upright else line.get_xdata()
        if line.get_linewidth() == width and len(ends) == 2 and line.get_marker() in {"None", ""}:
            found.append((float(min(ends)), float(max(ends))))
    return found


def marks(figure: Figure, *, upright: bool) -> list[float]:
    """Where the number of each figure is drawn."""
    shapes = {shape for shape, _, _ in (*style.SIDES.values(), style.NO_SIDE)}
    return [
        float((line.get_ydata() if upright else line.get_xdata())[0])
        for line in figure.axes[0].lines
        if line.get_marker() in shapes and line.get_markersize() == style.MARK_SIZE
        if len(line.get_xdata()) == 1
    ]


def differences(figure: Figure, rows: pd.DataFrame, factor: float, *, upright: bool) -> list[Any]:
    """Where the drawing is not what the rows say."""
    limits = sorted(figure.axes[0].get_ylim() if upright else figure.axes[0].get_xlim())
    found: list[Any] = []
    values = [value / factor for value in rows["value"] if not isnan(value)]
    if marks(figure, upright=upright) != pytest.approx(values):
        found.append(("value", marks(figure, upright=upright), values))
    for low, high, width in (
        ("low", "high", style.LITERAL_WIDTH),
        ("implied_low", "implied_high", style.IMPLIED_WIDTH),
    ):
        drawn = spans(figure, upright=upright, width=width)
        for ends in rows[[low, high]].itertuples(index=False):
            said = [end / factor for end in ends]
            if said[0] == said[1]:
                continue
            near = [
                (one, other)
                for one, other in drawn
                if one == pytest.approx(said[0]) or (isinf(said[0]) and one <= limits[0] + 1e-9)
                if other == pytest.approx(said[1]) or (isinf(said[1]) and other >= said[0])
            ]
            if not near:
                found.append((low, said, drawn))
    return found


@pytest.mark.parametrize("topic", TOPICS)
def test_the_values_and_bounds_of_each_topic_are_drawn_as_the_tables_have_them(
    shown: list[Figure], topic: str
) -> None:
    rows = load(topic)
    unit = rows["unit"].mode()[0]
    rows = rows[(rows["unit"] == unit) & rows["value"].notna()]
    factor = BILLION if unit == "USD" else 1.0
    scale = "billion" if unit == "USD" else ""
    charts.intervals(rows, title=topic, unit=unit, scale=scale, source="the record")
    assert differences(shown[-1], rows, factor, upright=False) == []


def yearly() -> pd.DataFrame:
    rows = all_figures().query("indicator == 'trade_turnover' and unit == 'USD'")
    dated = rows[["period_start", "period_end", "value"]].notna().all(axis=1)
    return rows[dated].drop_duplicates("claim_id")


def test_the_chart_over_time_draws_what_the_table_has(shown: list[Figure]) -> None:
    rows = yearly()
    charts.over_time(rows, title="turnover", unit="US dollars", scale="billion")
    assert differences(shown[-1], rows, BILLION, upright=True) == []


@pytest.mark.parametrize("column", ["value", "low", "high", "implied_low", "implied_high"])
def test_a_changed_value_is_noticed(shown: list[Figure], column: str) -> None:
    rows = load("student_counts")
    charts.intervals(rows, title="students", unit="students")
    finite = rows.index[rows[column].abs().lt(inf) & (rows["low"] != rows["high"])][0]
    spoilt = rows.copy()
    spoilt.loc[finite, column] += 1500
    assert differences(shown[-1], rows, 1.0, upright=False) == []
    assert differences(shown[-1], spoilt, 1.0, upright=False) != []


def test_a_series_is_drawn_as_it_is(shown: list[Figure]) -> None:
    lines = pd.DataFrame({"one": [1e9, 2e9, 3e9]}, index=pd.to_datetime(["2020", "2021", "2022"]))
    charts.series(lines, title="t", unit="US dollars", scale="billion", source="s")
    drawn = next(line for line in shown[-1].axes[0].lines if len(line.get_ydata()) == 3)
    assert list(drawn.get_ydata()) == [1.0, 2.0, 3.0]

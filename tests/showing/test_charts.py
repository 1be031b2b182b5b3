"""What a chart draws is what its table says: checked in data coordinates, without pixels."""

import re
from collections.abc import Callable, Iterator
from io import StringIO
from math import inf, isinf, isnan
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.figure import Figure
from project import ROOT
from seaborn.utils import relative_luminance

from analysis import load
from analysis.record.messages import InputError
from analysis.record.schema import TOPICS, records
from analysis.showing import charts, pictures, style, wording
from analysis.showing.labels import RAISED, name_beside, named, told_apart
from analysis.showing.provenance import short_label
from analysis.showing.select import figures, official

pytestmark = pytest.mark.slow
BILLION = 1e9


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Figure]]:
    """The charts that are shown, kept open."""
    figures: list[Figure] = []
    monkeypatch.setattr(pictures, "in_notebook", lambda: True)
    monkeypatch.setattr(pictures, "display", lambda *_, **__: None)
    monkeypatch.setattr(plt, "close", figures.append)
    yield figures
    monkeypatch.undo()
    plt.close("all")


def spans(figure: Figure, width: float) -> list[tuple[float, float]]:
    """Both ends of each bar of a width, on the axis of values, in the order drawn."""
    segments = [
        segment
        for bars in figure.axes[0].collections
        if isinstance(bars, LineCollection) and bars.get_linewidth()[0] == width
        for segment in bars.get_segments()
    ]
    ends = [segment[:, 0] for segment in segments]
    return [(float(min(end)), float(max(end))) for end in ends]


def marks(figure: Figure) -> list[float]:
    """Where the numbers of the figures are drawn, from the least to the largest."""
    drawn = [part for part in figure.axes[0].collections if isinstance(part, PathCollection)]
    offsets = [point for part in drawn for point in part.get_offsets()]
    return sorted(float(point[0]) for point in offsets)


def differences(figure: Figure, rows: pd.DataFrame, factor: float) -> list[Any]:
    """Where the drawing is not what the rows say."""
    # a fall may go on to −100 %, which no axis has to reach
    limits = figure.axes[0].get_xlim()
    found: list[Any] = []
    values = sorted(value / factor for value in rows["value"] if not isnan(value))
    if marks(figure) != pytest.approx(values):
        found.append(("value", marks(figure), values))
    for low, high, width in (
        ("low", "high", style.LITERAL_WIDTH),
        ("implied_low", "implied_high", style.IMPLIED_WIDTH),
    ):
        drawn = spans(figure, width=width)
        for ends in rows[[low, high]].itertuples(index=False):
            said = [end / factor for end in ends]
            if said[0] == said[1]:
                continue
            near = [
                (one, other)
                for one, other in drawn
                if one == pytest.approx(max(said[0], limits[0]))
                if other == pytest.approx(said[1]) or (isinf(said[1]) and other >= said[0])
            ]
            if not near:
                found.append((low, said, drawn))
    return found


#: A second each: of the other topics where CI is set.
AT_ONCE = ("investment",)


@pytest.mark.parametrize(
    "topic",
    [pytest.param(topic, marks=() if topic in AT_ONCE else pytest.mark.ci) for topic in TOPICS],
)
def test_the_values_and_bounds_of_each_topic_are_drawn_as_the_tables_have_them(
    shown: list[Figure], topic: str
) -> None:
    rows = load(topic)
    unit = rows["unit"].mode()[0]
    rows = rows[(rows["unit"] == unit) & rows["value"].notna()]
    factor = BILLION if unit == "USD" else 1.0
    scale = "billion" if unit == "USD" else ""
    charts.intervals(rows, title=topic, unit=unit, scale=scale, source="the record")
    assert differences(shown[-1], rows, factor) == []


@pytest.mark.parametrize(
    ("chosen", "scale", "why"),
    [
        ("unit == 'none'", "", "'students': nothing to draw, no row was chosen"),
        ("value > 0", "", "'students': one axis has one unit; these rows have count, percent"),
        (
            "unit == 'count'",
            "thousands",
            "'students': scale 'thousands' is none of trillion, billion, million, thousand",
        ),
    ],
)
@pytest.mark.parametrize("chart", [charts.intervals, charts.years])
def test_rows_that_make_no_chart_are_said(
    chart: Callable[..., None], chosen: str, scale: str, why: str
) -> None:
    rows = load("student_counts").query(chosen)
    with pytest.raises(InputError, match=f"^{re.escape(why)}$"):
        chart(rows, title="students", unit="students", scale=scale)


def test_a_changed_value_is_noticed(shown: list[Figure]) -> None:
    rows = load("student_counts").query("unit == 'count'").head(20)
    charts.intervals(rows, title="students", unit="students")
    assert differences(shown[-1], rows, 1.0) == []
    for column in ("value", "low", "high", "implied_low", "implied_high"):
        finite = rows.index[rows[column].abs().lt(inf) & (rows["low"] != rows["high"])][0]
        spoilt = rows.copy()
        spoilt.loc[finite, column] += 1513.7  # where no other bar ends
        assert differences(shown[-1], spoilt, 1.0) != [], column


def test_a_stock_without_a_period_is_drawn_in_the_year_in_which_it_was_said(
    shown: list[Figure],
) -> None:
    rows = load("student_counts")
    wanted = {"indicator": "student_count", "ref_area": "RU", "counterpart_area": "KZ"}
    for column, value in {**wanted, "measure": "level"}.items():
        rows = rows[rows[column] == value]
    assert rows["period_end"].isna().any()
    charts.years(rows, title="t", unit="students", scale="thousand", source="s")
    axes = shown[-1].axes[0]
    assert len(marks(shown[-1])) == len(rows)
    *years, last = (label.get_text() for label in axes.get_yticklabels())
    assert all(map(str.isdigit, years))
    assert last == "undated"  # what has no date at all is in the last row
    ends = axes.get_ylim()
    drawn = [part for part in axes.collections if isinstance(part, PathCollection)]
    places = [float(point[1]) for part in drawn for point in part.get_offsets()]
    assert all(min(ends) < place < max(ends) for place in places)


def test_a_flow_without_a_period_is_of_no_year(shown: list[Figure]) -> None:
    rows = load("trade_turnover")
    flows = rows[(rows["nature"] == "flow") & (rows["unit"] == "USD") & rows["value"].notna()]
    some = pd.concat(
        [flows[flows["period_end"].notna()][:2], flows[flows["period_end"].isna()][:2]]
    )
    assert len(some) == 4
    charts.years(some, title="t", unit="US dollars", scale="billion", source="s")
    assert len(marks(shown[-1])) == 2


def test_the_example_of_the_documentation_draws_a_chart(shown: list[Figure]) -> None:
    page = (ROOT / "docs/api.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.+?)```", page, re.DOTALL)
    exec(example, {})  # noqa: S102
    assert len(marks(shown[-1])) > 1


def drawn_lines(shown: list[Figure], reporters: dict[int, str]) -> list[tuple[list[float], ...]]:
    """Draw a series of so many billions as it has years: the years and values of each line."""
    lines = pd.DataFrame(
        {"one": [1e9 * (n + 1) for n in range(len(reporters))]}, index=[*reporters]
    )
    ends = pd.to_datetime([f"{year}-12-31" for year in reporters])
    statistics = pd.DataFrame({"period_end": ends, "reporter": [*reporters.values()]})
    charts.series(lines, title="t", unit="US dollars", scale="billion", statistics=statistics)
    return [(list(line.get_xdata()), list(line.get_ydata())) for line in shown[-1].axes[0].lines]


def test_a_series_is_drawn_as_it_is(shown: list[Figure]) -> None:
    years = dict.fromkeys([2020, 2021, 2022], "Bureau")
    assert ([2020, 2021, 2022], [1, 2, 3]) in drawn_lines(shown, years)


def test_no_line_is_drawn_over_a_year_that_a_series_lacks(shown: list[Figure]) -> None:
    drawn = drawn_lines(shown, dict.fromkeys([2008, 2009, 2011, 2012], "Bureau"))
    assert ([2008, 2009], [1, 2]) in drawn
    assert ([2011, 2012], [3, 4]) in drawn


def test_no_line_is_drawn_from_one_office_to_another(shown: list[Figure]) -> None:
    drawn = drawn_lines(shown, dict.fromkeys([2018, 2019], "UN") | dict.fromkeys([2020, 2021], "B"))
    assert ([2018, 2019], [1, 2]) in drawn
    assert ([2020, 2021], [3, 4]) in drawn


def of_years() -> pd.DataFrame:
    said = figures("trade_turnover", measure="level", unit="USD", span="year", area="KZ")
    return said[said["period_end"].dt.year >= 2019].sort_values("period_end", kind="stable")


def test_the_alternative_text_of_years_names_what_the_chart_does_and_what_is_ahead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(pictures, "show", lambda figure, alt, *others: told.append(alt))
    rows = of_years().tail(2).assign(status=["planned", "actual"], part=["Jan–Jun: A", "B"])
    charts.years(rows, title="t", unit="US dollars", scale="billion", names="part")
    assert "(Jan–Jun: A, planned)" in told[0]
    assert told[0].endswith("(B).")


def test_a_strip_of_years_draws_what_the_table_has(shown: list[Figure]) -> None:
    charts.years(of_years(), title="turnover", unit="US dollars", scale="billion")
    assert differences(shown[-1], of_years(), BILLION) == []


def test_a_strip_of_years_has_the_statistic_across_its_year_alone(shown: list[Figure]) -> None:
    rows = of_years()
    bounds = dict.fromkeys(("low", "high", "implied_low", "implied_high"), rows["value"])
    names = list(map(str, range(len(rows))))  # short, so that a row is one line high
    rows = rows.assign(**bounds, named=names).dropna(subset="value")
    series = official("trade_turnover", counterpart="RU", span="year", reporter="Bureau of")
    charts.years(
        rows, title="t", unit="US dollars", scale="billion", reference=series, names="named"
    )
    axes = shown[-1].axes[0]
    parts = (part for part in axes.collections if isinstance(part, LineCollection))
    lines = (line for part in parts for line in part.get_segments())
    upright = [line for line in lines if line[0][0] == line[1][0] and line[0][1] != line[1][1]]
    drawn = {round(float(line[0][0]), 6): sorted(line[:, 1].round(2).tolist()) for line in upright}
    years = list(rows["period_end"].dt.year)
    assert drawn == {
        round(row.value / BILLION, 6): [years.index(year) + 0.05, years.index(year) + count - 0.05]
        for row in series.itertuples()
        if (count := years.count(year := row.period_end.year))
    }


@pytest.mark.parametrize(
    "far", [-6, 0.5, *(pytest.param(far, marks=pytest.mark.ci) for far in (-30, -0.5, 6, 30))]
)
@pytest.mark.parametrize("open_end", [True, False])
def test_no_name_of_a_strip_lies_across_the_statistic(
    shown: list[Figure], far: float, open_end: bool
) -> None:
    years = [pd.Timestamp(year, 12, 31) for year in range(2021, 2025)]
    values = [100 + place * 5.0 for place in range(4)]
    high = [inf if open_end else value for value in values]
    ends = {"low": values, "high": high, "implied_low": values, "implied_high": values}
    rows = of_years().head(4).assign(value=values, period_end=years, **ends)
    rows = rows.assign(named="Government of Kazakhstan, 12 Nov 2024", may_be_partial=False)
    official_values = [value + far for value in values]
    series = rows[["period_end"]].assign(value=official_values, reporter="An office", unit="t")
    charts.years(rows, title="t", unit="t", source="s", reference=series, names="named")
    axes = shown[-1].axes[0]
    shown[-1].canvas.draw()
    boxes = [text.get_window_extent().transformed(axes.transData.inverted()) for text in axes.texts]
    assert len(boxes) == len(official_values)
    assert not any(
        box.x0 < value < box.x1 for box, value in zip(boxes, official_values, strict=True)
    )


def test_each_statement_of_a_strip_has_a_name_and_each_year_its_number(
    shown: list[Figure],
) -> None:
    rows = of_years()
    charts.years(rows, title="t", unit="US dollars", scale="billion")
    axes = shown[-1].axes[0]
    names = [text.get_text() for text in axes.texts]
    assert len(names) == len(rows)
    speakers = [name.split(",")[0] for name in map(short_label, records(rows))]
    assert [" ".join(name.split(",")[0].split()) for name in names] == speakers
    of_a_year = list(zip(rows["period_end"].dt.year, names, strict=True))
    assert len(set(of_a_year)) == len(of_a_year)
    years = [label.get_text() for label in axes.get_yticklabels()]
    assert years == sorted({str(day.year) for day in rows["period_end"]})


@pytest.mark.parametrize(
    ("days", "numbers", "told"),
    [
        (["2024-11-27", "2024-10-28"], [5, 5], ["Putin, Nov 2024", "Putin, Oct 2024"]),
        (["2024-11-27", "2024-11-28"], [5, 5], ["Putin, 27 Nov 2024", "Putin, 28 Nov 2024"]),
        (["2024-11-27", "2024-11"], [5, 6], ["Putin, 27 Nov 2024", "Putin, Nov 2024"]),
        (["2024", "2024"], [5, 6], ["Putin, 2024: 5 tonnes", "Putin, 2024: 6 tonnes"]),
    ],
    ids=["months", "days", "a day and a month", "numbers"],
)
def test_points_of_one_speaker_are_told_apart(
    days: list[str], numbers: list[int], told: list[str]
) -> None:
    rows = pd.DataFrame({"stated_on": days, "value": numbers, "unit": "t"})
    names = [f"Putin, {wording.month(day)}" for day in days]
    assert told_apart(rows, names) == told


def test_a_row_of_a_chart_is_as_high_as_its_name(shown: list[Figure]) -> None:
    rows = of_years()[:3]
    for name in ("short", "a name that takes up two lines of a chart"):
        charts.intervals(rows, title="t", unit="US dollars", scale="billion", labels=[name] * 3)
    one, two = (figure.axes[0].get_window_extent().height for figure in shown)
    assert one < two < 2 * one


def test_a_heat_map_writes_its_counts_and_is_stronger_where_there_are_more(
    shown: list[Figure],
) -> None:
    counts = pd.DataFrame({"agree": [1, 8], "contradict": [0, 2]}, index=["one", "other"])
    charts.heatmap(counts, title="t", label="pairs", source="s")
    axes = shown[-1].axes[0]
    assert [text.get_text() for text in axes.texts] == ["1", "0", "8", "2"]
    fills = axes.collections[0]
    assert fills.get_array().ravel().tolist() == [0.125, 0.0, 1.0, 0.25]
    for text, fill in zip(axes.texts, fills.get_facecolor(), strict=True):
        dark, light = sorted(map(relative_luminance, (text.get_color(), fill)))
        assert (light + 0.05) / (dark + 0.05) >= 4.5  # as WCAG asks of text


def test_bars_are_as_long_as_their_counts(shown: list[Figure]) -> None:
    charts.bars(pd.Series({"many": 12, "few": 3}), title="t", label="figures", source="s")
    assert [bar.get_width() for bar in shown[-1].axes[0].patches] == [12, 3]


def test_a_fall_without_a_lower_end_does_not_stretch_the_axis(shown: list[Figure]) -> None:
    bounds = {"low": -100.0, "high": -2.0, "implied_low": -18.0, "implied_high": -2.0}
    rows = pd.DataFrame([{"value": -2.0, **bounds, "measure": "change", "unit": "percent"}])
    charts.intervals(rows, title="t", unit="percent", labels=["fall"], source="s")
    assert shown[-1].axes[0].get_xlim()[0] > -30


@pytest.fixture
def handed_over(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What charts hand to the notebook."""
    shown: list[dict[str, Any]] = []
    monkeypatch.setattr(pictures, "in_notebook", lambda: True)
    monkeypatch.setattr(pictures, "display", lambda data, **_: shown.append(data))
    return shown


def test_in_a_script_a_chart_prints_nothing_and_stays_open_to_be_saved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plt.close("all")
    charts.bars(pd.Series({"a": 2}), title="A finding", label="l", source="s")
    plt.savefig(tmp_path / "chart.svg")
    plt.close("all")
    assert capsys.readouterr().out == ""
    assert "A finding" in (tmp_path / "chart.svg").read_text(encoding="utf-8")


def test_a_chart_hands_over_its_numbers_with_words_speaker_and_open_ends_empty(
    handed_over: list[dict[str, Any]],
) -> None:
    charts.intervals(of_years(), title="turnover", unit="US dollars", scale="billion")
    numbers = pd.read_csv(StringIO(handed_over[0]["text/csv"]))
    assert list(numbers["value"]) == list(of_years()["value"])
    assert list(numbers["as_stated"]) == list(of_years()["as_stated"])
    assert list(numbers["speaker"].fillna("")) == list(of_years()["speaker"].fillna(""))
    assert list(numbers["high"].isna()) == list(of_years()["high"].map(isinf))


def test_the_numbers_of_a_chart_have_the_statistics_too(handed_over: list[dict[str, Any]]) -> None:
    rows = of_years()
    series = official("trade_turnover", counterpart="RU", span="year", reporter="Bureau of")
    charts.years(rows, title="t", unit="US dollars", scale="billion", reference=series)
    numbers = pd.read_csv(StringIO(handed_over[0]["text/csv"]))
    drawn = numbers.dropna(subset="reporter")
    assert list(drawn["value"]) == [
        row.value
        for row in series.itertuples()
        if row.period_end.year in set(rows["period_end"].dt.year)
    ]


@pytest.mark.parametrize(("status", "told"), [("planned", True), ("actual", False)])
def test_hollow_marks_are_explained_under_the_chart(
    shown: list[Figure], status: str, told: bool
) -> None:
    rows = of_years().head(2).assign(status=status)
    charts.intervals(rows, title="t", unit="US dollars", scale="billion")
    charts.years(rows, title="t", unit="US dollars", scale="billion")
    notes = [" ".join(figure.texts[-1].get_text().split()) for figure in shown]
    assert [note.endswith("Hollow marks are planned or expected.") for note in notes] == [told] * 2


def test_a_drawing_is_the_same_each_time_and_its_text_is_text(
    handed_over: list[dict[str, Any]],
) -> None:
    for _ in range(2):
        charts.bars(pd.Series({"many": 12, "few": 3}), title="Many", label="figures", source="s")
    one, other = (data["image/svg+xml"] for data in handed_over)
    assert one == other
    assert "<title>Many</title>" in one
    assert ">few</text>" in one


@pytest.mark.parametrize(
    ("low", "high", "ticks", "side", "lines"),
    [
        (40, 42, [], "left", 0),  # a text that begins behind the bar
        (40, 42, [50], "right", 0),
        (90, 92, [], "right", 0),
        (90, 92, [89], "right", 0),
        (1, 2, [3], "left", 0),
        (90, 92, [80], "left", 1),
        (1, 2, [10], "left", 1),
        (5, inf, [], "left", 1),
        (20, 80, [], "left", 1),
    ],
    ids=[
        "behind",
        "away from a tick",
        "at the edge",
        "before a tick that is near",
        "behind it",
        "above, where a tick would part it from its mark",
        "the same on the other side",
        "above a line that goes on",
        "above a long bar",
    ],
)
def test_a_name_stands_where_there_is_room_and_no_tick(
    low: float, high: float, ticks: list[float], side: str, lines: int
) -> None:
    _, axes = plt.subplots()
    axes.set_xlim(0, 100)
    ends = {"low": low, "high": high, "implied_low": low, "implied_high": min(high, low + 2)}
    row = {"value": low, **ends}
    name_beside(axes, named(row, "Minister, Nov 2024", 1, ticks), 0)
    (text,) = axes.texts
    box = text.get_window_extent().transformed(axes.transData.inverted())
    assert lines or not any(box.x0 < tick < box.x1 for tick in ticks)
    plt.close("all")
    assert (text.get_ha(), text.get_position()[1]) == (side, -lines * RAISED)

"""The charts of the notebooks, each with an alternative text and its points.

Style and marks are seaborn's; the bounds of figures are drawn by `marks`. In a notebook a chart
shows itself; in a script it stays open, for ``matplotlib.pyplot.savefig`` or ``show``.
"""

from collections.abc import Iterable
from itertools import pairwise

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator
from seaborn.utils import relative_luminance

from analysis.comparing.rows import spans, year_of
from analysis.record.schema import records
from analysis.showing import pictures, style
from analysis.showing.alt_texts import counted_by, described, missing, plotted, told_by_year
from analysis.showing.labels import ends_of, laid_out, name_beside, named, told_apart, with_room
from analysis.showing.marks import (
    draw,
    explained,
    factor_of,
    limits,
    of_one_unit,
    official_lines,
    some,
    tick,
)
from analysis.showing.provenance import labels_of, short_label, source_line, traced, words_of

EQUAL_CONTRAST = 0.179  # luminance on which black and white stand out alike (WCAG 2.2)


def intervals(
    rows: pd.DataFrame,
    *,
    title: str,
    unit: str,
    labels: Iterable[str] | None = None,
    scale: str = "",
    source: str | None = None,
) -> None:
    """Draw one line a figure: its value and its bounds in both readings.

    Parameters
    ----------
    rows
        Rows of the processed tables, of ``implied``, or both; drawn from top to bottom. Rows with
        an ``implied_id``, plans and forecasts are drawn hollow.
    title, unit
        The finding, and the unit on the axis. The alternative text is made from the rows.
    labels
        One for each row; by default the words, the speaker and the date.
    scale
        trillion, billion, million, thousand or "" – what the axis counts in.
    source
        The line under the chart; by default the publishers of the rows.

    Raises
    ------
    InputError
        For no rows, rows of several units, and a `scale` that is none.
    """
    factor = factor_of(scale, title)
    rows = of_one_unit(rows, title)
    labels = list(labels_of(rows) if labels is None else labels)
    names = [style.balanced(name, style.WRAP_NAME) for name in labels]
    ends = ends_of(names)
    places = [(above + below) / 2 for above, below in pairwise(ends)]
    figure, axes = plt.subplots(figsize=(style.WIDTH, style.AXIS + style.ROW * ends[-1]))
    figures = records(rows)
    axes.set_xlim(*limits(figures, factor))
    words = words_of(rows) if traced(rows) else labels
    points = draw(axes, figures, places, words, factor)
    axes.set_yticks(places, names, fontsize=style.NAME)
    axes.set_ylim(ends[-1], 0)
    axes.grid(visible=False, axis="y")
    axes.set(xlabel=style.measured(f"{scale} {unit}".strip(), axes.get_xlim()), ylabel="")
    line = explained(source or source_line(rows), figures)
    style.finish(figure, title, line, style.legend(figures), style.ROW * ends[-1])
    pictures.show(figure, described(rows, unit, labels), plotted(rows), points)


def years(
    rows: pd.DataFrame,
    *,
    title: str,
    unit: str,
    scale: str = "",
    source: str | None = None,
    reference: pd.DataFrame | None = None,
    names: str | None = None,
) -> None:
    """Draw a strip of years: in each the statements, named beside their bounds, and the statistic.

    Years that nobody spoke of are left out. A stock without a period is of the year in which it was
    stated, and without a date in the last row; a flow without a period is left out. Parameters as
    in `intervals`. `reference` has rows of ``references``, each drawn as a tick across its year;
    `names` is the column that names each row; by default the speaker and the month.
    """
    rows = of_one_unit(_by_year(rows), title)
    factor = factor_of(scale, title)
    if reference is not None:
        reference = reference.assign(year=reference["period_end"].dt.year.astype(str))
        reference = reference[reference["year"].isin(rows["year"])]
    figures = records(rows)
    rows = rows.assign(label=list(rows[names] if names else map(short_label, figures)))
    by_year = {} if reference is None else reference.groupby("year")["value"].agg(list).to_dict()
    ticks = [[value / factor for value in by_year.get(row["year"], ())] for row in figures]
    beside = [
        named(row, name, factor, marked)
        for row, name, marked in zip(figures, _told_apart(rows, rows["label"]), ticks, strict=True)
    ]
    official = () if reference is None else reference["value"]
    axis = with_room(limits(figures, factor, official), beside)
    rows = rows.assign(**laid_out(axis, beside))
    high = style.ROW * rows["below"].max()
    figure, axes = plt.subplots(figsize=(style.WIDTH, style.AXIS + high))
    axes.set_xlim(*axis)
    points = draw(axes, figures, list(rows["place"]), words_of(rows), factor)
    for figure_named, place in zip(beside, rows["place"], strict=True):
        name_beside(axes, figure_named, place)
    spans = rows.groupby("year").agg({"above": "min", "below": "max"})
    reporters = [] if reference is None else _ticked(axes, spans, reference, factor)
    _in_years(axes, spans)
    axes.set(xlabel=style.measured(f"{scale} {unit}".strip(), axes.get_xlim()), ylabel="")
    measurers = [f"Official figures: {', '.join(reporters)}."] * bool(reporters)
    line = explained(" ".join([source or source_line(rows), *measurers]), figures)
    style.finish(figure, title, line, style.legend(figures) + style.official_key(reporters), high)
    pictures.show(figure, told_by_year(rows, unit, reference), plotted(rows, reference), points)


def _by_year(rows: pd.DataFrame) -> pd.DataFrame:
    """Sort rows by the name of their year, "undated" last; flows of no year are left out."""
    year = year_of(rows)
    rows = rows.assign(year=year.astype(object).where(year.notna(), "undated").astype(str))
    return rows[year.notna() | ~spans(rows)].sort_values("year", kind="stable", ignore_index=True)


def _ticked(axes: Axes, spans: pd.DataFrame, reference: pd.DataFrame, factor: float) -> list[str]:
    """Draw each official figure across its year, and return who reported them."""
    by_reporter = reference.groupby("reporter", sort=False)
    for number, (_, known) in enumerate(by_reporter):
        values = known.set_index("year")["value"] / factor
        tick(axes, spans.join(values, how="inner"), number)
    return [str(reporter) for reporter, _ in by_reporter]


def _told_apart(rows: pd.DataFrame, names: Iterable[str]) -> list[str]:
    """Tell the names of each year apart, and break long ones."""
    of_years = rows.assign(named=list(names)).groupby("year")
    told = [name for _, group in of_years for name in told_apart(group, group["named"])]
    return [style.balanced(name, style.WRAP_NAME) for name in told]


def _in_years(axes: Axes, spans: pd.DataFrame) -> None:
    """Name each year beside its rows, from `above` to `below`, and part it from the next."""
    axes.set_yticks((spans["above"] + spans["below"]) / 2, list(spans.index))
    axes.set_ylim(spans["below"].max(), 0)
    axes.grid(visible=False, axis="y")
    for last in spans["below"][:-1]:
        axes.axhline(last, color="#cccccc", linewidth=0.8, zorder=0)


def series(
    lines: pd.DataFrame,
    *,
    title: str,
    unit: str,
    scale: str = "",
    statistics: pd.DataFrame,
    more: str = "",
) -> None:
    """Draw official series over the years, broken where a year is missing or another office counts.

    Parameters
    ----------
    lines
        One column a series; the index has the years.
    statistics
        Rows of ``references`` that the lines are of: they say who counted each year.
    more
        What else the line under the chart names.
    """
    some(lines, title)
    factor = factor_of(scale, title)
    figure, axes = plt.subplots(figsize=(style.WIDTH, 3.4))
    long = lines.reset_index(names="year").melt("year", var_name="series").dropna()
    offices = statistics.groupby(statistics["period_end"].dt.year)["reporter"].first()
    drawn = long.assign(value=long["value"] / factor, office=long["year"].map(offices))
    colours = (style.COLOURS["reference"], style.COLOURS["implied"], style.COLOURS["stated"])
    official_lines(axes, drawn, colours)
    axes.set(
        ylim=(0, lines.max().max() / factor * 1.1), xlabel="", ylabel=f"{scale} {unit}".strip()
    )
    axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    axes.grid(visible=False, axis="x")
    keys = style.official_key(lines) if lines.shape[1] > 1 else []  # the source names one alone
    for key, colour in zip(keys, colours, strict=False):
        key.set(color=colour, marker="X")
    source = f"{counted_by(offices[offices.index.isin(lines.index)])}{more}.{missing(lines)}"
    style.finish(figure, title, source, keys)
    told = "; ".join(
        f"{name}: {', '.join(f'{value / factor:,.4g} in {year}' for year, value in ends.items())}"
        for name, ends in ((name, lines[name].dropna().iloc[[0, -1]]) for name in lines)
    )
    pictures.show(figure, f"Lines over the years in {scale} {unit}. {told}. {source}", long)


def bars(counts: pd.Series, *, title: str, label: str, source: str) -> None:
    """Draw a horizontal bar a count, with the count written at its end."""
    some(counts, title)
    figure, axes = plt.subplots(figsize=(style.WIDTH, style.AXIS + 0.38 * len(counts)))
    names = [style.wrapped(str(name), style.WRAP_LABEL) for name in counts.index]
    how = {"color": style.COLOURS["stated"], "saturation": 1, "width": 0.6, "errorbar": None}
    sns.barplot(x=counts.to_numpy(), y=names, orient="h", ax=axes, **how)
    axes.bar_label(axes.containers[0], padding=4, fontsize=11)  # type: ignore[arg-type]
    axes.grid(visible=False, axis="y")
    axes.set_xlim(0, counts.max() * 1.12)
    axes.xaxis.set_major_locator(MaxNLocator(5, integer=True, steps=[1, 2, 5, 10]))
    axes.set_xlabel(label)
    style.finish(figure, title, source, [])
    written = "; ".join(f"{name}: {count}" for name, count in counts.items())
    pictures.show(figure, f"Bar chart of {label}. {written}.", counts.rename("count").reset_index())


def heatmap(counts: pd.DataFrame, *, title: str, label: str, source: str) -> None:
    """Draw a table of counts, each in a colour the stronger the larger it is in the table.

    Parameters
    ----------
    counts
        Whole numbers; the names of rows and columns stand at the axes.
    label
        What is counted, and what the columns are.
    """
    some(counts, title)
    names = [style.wrapped(str(name), style.WRAP_LABEL) for name in counts.index]
    figure, axes = plt.subplots(figsize=(style.WIDTH, style.AXIS + 0.4 * len(counts)))
    sns.heatmap(
        counts / counts.to_numpy().max(),
        annot=counts,
        fmt="d",
        cmap=sns.light_palette(style.COLOURS["stated"], as_cmap=True),
        vmin=0,
        vmax=1,
        linewidths=1.5,
        cbar=False,
        yticklabels=names,
        xticklabels=[
            style.wrapped(str(name), style.WRAP_LABEL // counts.shape[1]) for name in counts
        ],
        ax=axes,
    )
    for number, fill in zip(axes.texts, axes.collections[0].get_facecolor(), strict=True):
        number.set_color("black" if relative_luminance(fill) > EQUAL_CONTRAST else "white")
    axes.tick_params(axis="both", rotation=0, length=0)
    axes.set(xlabel=label, ylabel="")
    style.finish(figure, title, f"{source} The stronger the colour, the larger the number.", [])
    written = "; ".join(
        f"{name}: {', '.join(f'{number} {column}' for column, number in row.items() if number)}"
        for name, row in counts.iterrows()
    )
    named = counts.rename_axis(columns=None).reset_index(names=counts.columns.name or "row")
    pictures.show(figure, f"Heat map of {label}. {written}.", named)

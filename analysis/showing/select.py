"""Rows of the record chosen by question: of what, by whom, of when.

A statement that answers a question is chosen by itself, so nobody names figures one by one. Each
selection returns plain rows of the processed tables, in the order in which they were said.
"""

from collections.abc import Iterable
from itertools import product
from typing import Any

import pandas as pd

from analysis.comparing.growth import growth_between
from analysis.comparing.rows import said_until, whole_years
from analysis.comparing.verdicts import JUDGED as JUDGED  # a question of notebooks
from analysis.record.hints import did_you_mean
from analysis.record.load import all_figures, load, sides
from analysis.record.schema import records, values_in

#: The words of a question whose column has another name.
COLUMN_ASKED = {"area": "ref_area", "counterpart": "counterpart_area", "document": "document_id"}
Words = str | Iterable[str] | None  # None: not stated


def figures(*indicators: str, **question: Any) -> pd.DataFrame:
    """Choose stated figures by a question.

    Parameters
    ----------
    *indicators
        Of what; none is all.
    **question
        `area`, `counterpart`, `measure`, `status`, `unit`, `hedge`, `nature`, `side`, `speaker`,
        `document`: a value of that column, several, or None where none is stated; `RU-*` is every
        region of Russia. `span`: how long
        the period is (``year``, ``part of a year``, ``years``, ``day``, ``open``, ``none``).
        `year`, `since`: the calendar year in which the period ends, and the first such year.
        `said_in`: the year of the statement; `dated`: whether it is known. `with_flagged`,
        `with_repeats`: keep figures that the record marks as errors of their source, and reports of
        what another row has.

    Returns
    -------
    DataFrame
        Rows as `load` gives them, in the order in which they were said.

    Examples
    --------
    >>> said = figures("trade_turnover", measure="level", unit="USD", span="year", year=2020)
    >>> said["as_stated"].tolist()
    ['to $ 19 billion']
    """
    asked = _figures_of(indicators)
    return asked[_why_left_out(asked, question) == ""].reset_index(drop=True)


def left_out_of(*indicators: str, **question: Any) -> pd.DataFrame:
    """Give the figures of the same indicators that `figures` leaves out, with the reason (`why`).

    Examples
    --------
    >>> left_out = left_out_of("student_count", said_in=2021).set_index("figure_id")
    >>> left_out.loc["tokayev-izvestia-2024.11", "why"]
    'said_in: 2024'
    """
    asked = _figures_of(indicators)
    asked = asked.assign(why=_why_left_out(asked, question))
    return asked[asked["why"] != ""].reset_index(drop=True)


def official(*indicators: str, **question: Any) -> pd.DataFrame:
    """Choose official figures by the same words, and by `reporter` (the beginning of its name).

    Figures that an official stated, and no office published, come only `with_statements`.
    """
    asked = load("references")
    asked = asked[asked["indicator"].isin(indicators)] if indicators else asked
    return asked[_why_left_out(asked, question) == ""].reset_index(drop=True)


def official_of(rows: pd.DataFrame, **question: Any) -> pd.DataFrame:
    """Choose the official figures of the same thing and period as chosen rows."""
    same = ["indicator", "ref_area", "counterpart_area", "measure", "unit"]
    same += ["period_start", "period_end"]
    asked = official(**question)
    keys = pd.MultiIndex.from_frame(asked[same].astype(object))
    return asked[keys.isin(pd.MultiIndex.from_frame(rows[same].astype(object)))]


def replaced_by(rows: pd.DataFrame) -> pd.DataFrame:
    """Choose the earlier official values that chosen ones have replaced."""
    table = load("references")
    return table[table["superseded_by"].isin(ids_of(rows))].reset_index(drop=True)


def implied(kind: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Choose what follows from chosen figures by one kind of arithmetic, from them alone."""
    ids = set(rows["figure_id"])
    table = load("implied")
    from_them = table["derived_from"].map(values_in).map(ids.issuperset)
    return table[from_them & _among(table["kind"], kind)].reset_index(drop=True)


def pairs(
    left: pd.DataFrame,
    right: pd.DataFrame | None = None,
    *,
    reading: Words = "literal",
    verdict: Words = (),
) -> pd.DataFrame:
    """Choose the pairs of ``agreement`` between two selections, or within one.

    Parameters
    ----------
    left, right
        Stated, implied or official figures; without `right`, pairs of `left` among themselves.
    reading, verdict
        ``literal`` and ``implied``; verdicts, of which none is all.

    Examples
    --------
    >>> of_2022 = figures("trade_turnover", document=["lavrov-nurtleu-2023", "nurtleu-lavrov-2023"])
    >>> pairs(of_2022, verdict="contradict")["reason"].tolist()
    ['below']
    """
    ones, others = ids_of(left), ids_of(left if right is None else right)
    table = load("agreement")
    on_left, on_right = table["left_id"], table["right_id"]
    between = on_left.isin(ones) & on_right.isin(others)
    between |= on_left.isin(others) & on_right.isin(ones)
    between &= _among(table["reading"], reading)
    if verdict:
        between &= _among(table["verdict"], verdict)
    return table[between].reset_index(drop=True)


def of_one_page(table: pd.DataFrame) -> pd.Series:
    """Find claims beside an official figure known from the same page: these say nothing new."""
    pages = _page(load("documents").set_index("document_id"))
    same = pd.Series(False, index=table.index)
    held = table[table["kind"] == "claim-reference"]
    if held.empty:
        return same
    claims, official = sides(held)
    same[held.index] = claims["document_id"].map(pages).to_numpy() == _page(official).to_numpy()
    return same


def _page(sources: pd.DataFrame) -> pd.Series:
    """Give the address of each source, or its title where that is not known."""
    pages: pd.Series = sources["url"].astype(object).fillna(sources["title"])
    return pages


def growths(earlier: pd.DataFrame, later: pd.DataFrame) -> pd.DataFrame:
    """Compute the change from each of some figures to each of others, as rows of ``implied``.

    ``implied`` itself holds those between neighbouring statements alone.

    Examples
    --------
    >>> begin = figures("student_count", document="lavrov-visit-2021")
    >>> end = figures("student_count", document="tokayev-izvestia-2024")
    >>> growths(begin, end)["verdict"].item()
    'fall'
    """
    dated = (
        records(rows.assign(said_until=rows["stated_on"].map(said_until)))
        for rows in (earlier, later)
    )
    return pd.DataFrame([growth_between(*pair) for pair in product(*dated)])


def ids_of(rows: pd.DataFrame) -> set[str]:
    """Give the ids by which ``agreement`` knows stated, implied or official figures."""
    ids = ("reference_id", "implied_id", "figure_id", "claim_id")
    return set(rows[next(name for name in ids if name in rows)])


def span_of(rows: pd.DataFrame) -> pd.Series:
    """Say how long the period of each row is: `span` of a question."""
    start, end = rows["period_start"], rows["period_end"]
    span = pd.Series("years", index=rows.index).mask(start.dt.year == end.dt.year, "part of a year")
    span = span.mask(start == end, "day").mask(whole_years(start, end), "year")
    span = span.mask(start.isna() | end.isna(), "open")
    return span.mask(start.isna() & end.isna(), "none")


# -- how a question is put to a table


def _figures_of(indicators: tuple[str, ...]) -> pd.DataFrame:
    asked = all_figures()
    unknown = set(indicators) - set(load("indicators")["indicator"])
    if unknown:
        raise ValueError(f"no indicator {', '.join(map(repr, sorted(unknown)))}")
    asked = asked[asked["indicator"].isin(indicators)] if indicators else asked
    # a month without a day, and a year without a month, count from their end
    return asked.sort_values("stated_on", key=lambda days: days + "~", kind="stable")


def _why_left_out(rows: pd.DataFrame, question: dict[str, Any]) -> pd.Series:
    """Say for each row the first word of the question that it does not answer, "" if none."""
    why = pd.Series("", index=rows.index)
    for name, wanted in question.items():
        if not name.startswith("with_"):
            why = why.mask((why == "") & ~_answers(rows, name, wanted), _said(rows, name))
    if "flag" in rows and not question.get("with_flagged"):
        why = why.mask((why == "") & rows["flag"].notna(), "flagged")
    if "claim_id" in rows and not question.get("with_repeats"):
        why = why.mask((why == "") & (rows["figure_id"] != rows["claim_id"]), "repeats another")
    if "basis" in rows and not question.get("with_statements"):
        why = why.mask((why == "") & (rows["basis"] == "statement"), "a statement")
    return why


def _answers(rows: pd.DataFrame, name: str, wanted: Any) -> pd.Series:
    values = _values(rows, name)
    if name == "since":
        return values >= wanted
    if wanted is None:
        return values.isna()
    several = _several(wanted)
    if name == "reporter":
        return values.str.startswith(several)
    regions = tuple(code[:-1] for code in several if str(code).endswith("-*"))
    answers = _among(values, [code for code in several if not str(code).endswith("-*")])
    return answers | values.str.startswith(regions).fillna(False) if regions else answers


def _among(values: pd.Series, wanted: Any) -> pd.Series:
    """Tell which values are wanted; what a closed list lacks is a slip, that nothing answers."""
    several = _several(wanted)
    if isinstance(values.dtype, pd.CategoricalDtype):
        for word in (word for word in several if word not in values.cat.categories):
            raise ValueError(
                f"no {values.name} {word!r}{did_you_mean(word, values.cat.categories)}"
            )
    return values.isin(several)


def _values(rows: pd.DataFrame, name: str) -> pd.Series:
    """Give what a word of a question is about: a column, or what is made of several."""
    if name == "span":
        return span_of(rows)
    if name in ("year", "since"):
        return rows["period_end"].dt.year
    if name == "said_in":
        return rows["stated_on"].str[:4].astype(float)
    column = COLUMN_ASKED.get(name, name)
    if column not in rows:
        raise ValueError(f"{name!r} is no column: there are {', '.join(rows.columns)}")
    return rows[column]


def _said(rows: pd.DataFrame, name: str) -> pd.Series:
    values = _values(rows, name).astype(object)
    shown = values.map(lambda value: f"{value:.0f}" if isinstance(value, float) else str(value))
    word = "year" if name == "since" else name
    return f"{word}: " + shown.where(values.notna(), "not stated")


def _several(words: Any) -> tuple[Any, ...]:
    return (words,) if isinstance(words, str | int | bool) else tuple(words)

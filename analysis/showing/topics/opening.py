"""What every notebook opens with: the size of its record, the answer, years, what is left out."""

import re
from collections.abc import Container
from typing import Any

import pandas as pd
from IPython.display import HTML, Markdown

from analysis.comparing.rows import said_in, said_until, year_of
from analysis.record.load import load
from analysis.record.schema import Row, records
from analysis.showing import provenance, wording
from analysis.showing.labels import told_apart
from analysis.showing.named import measured, naming, number
from analysis.showing.select import JUDGED, figures, left_out_of, of_one_page, pairs, span_of
from analysis.showing.topics.prose import escaped, folded, points, prose, quoted
from analysis.showing.topics.reasons import PERHAPS, UNMATCHED, why

#: The columns of the answer, by whose official speaks; all others speak in the third.
SIDES = {"KZ": "Kazakhstan's side", "RU": "Russia's side"}
OTHERS = "others, or not named"
#: Periods that are told in a line of a year.
PARTS = ("part of a year", "years")
#: Whose data a figure cites, where they are not those of its own side.
BY = re.compile(r"\bby (the [A-Z][^.,;]+)")  # others, as a note names them
DATA_OF = {"KZ": "Kazakhstan's data", "RU": "Russia's data"}


def size_of(rows: pd.DataFrame) -> Markdown:
    """Say how many figures there are, of how many documents, how seen, and until when."""
    seen = load("documents").set_index("document_id")["extent"].loc[rows["document_id"].unique()]
    whole = (seen == "whole").sum()
    how = f"{whole} read whole, {len(seen) - whole} in excerpts" if whole else "all in excerpts"
    latest = wording.stated(rows["stated_on"].dropna().max())
    return prose(f"*{len(rows)} figures of {len(seen)} documents ({how}), the latest of {latest}.*")


def box(*sentences: str) -> Markdown:
    r"""Show the answer of a notebook: a few sentences, set off from the rest.

    >>> box("One   sentence.", "Another one.").data
    '> - One sentence.\n> - Another one.'
    """
    return Markdown("\n".join(f"> - {' '.join(sentence.split())}" for sentence in sentences))


def how_many(
    rows: pd.DataFrame, *indicators: str, where: str = "are shown", **question: Any
) -> Markdown | HTML:
    """Say how many figures of the asked areas are shown, and why each other one is not.

    The rows answer the question; what answers it and is not among them has nothing to compare with.
    """
    left_out = left_out_of(*indicators, **question)["why"]
    whys = left_out[~left_out.str.startswith(("area", "counterpart"))].tolist()
    beside = figures(*indicators, **question)
    beside = beside[~beside["figure_id"].isin(rows["figure_id"])]
    whys += [PERHAPS if doubt else UNMATCHED for doubt in beside["may_be_partial"]]
    counts = pd.Series(whys).value_counts().items()
    told = "; ".join(f"{count} {why(str(reason), count)}" for reason, count in counts)
    of = wording.listed(provenance.titles()[name].lower() for name in indicators)
    such = f"figures on record of {of}{' for the same areas' * ('area' in question)} {where}"
    if not told:
        return prose(f"All {len(rows)} {such}.")
    every = len(rows) + len(whys)
    return folded(f"{len(rows)} of {every} {such}.", f"Not: {told}.")


def listed_under(rows: pd.DataFrame) -> pd.Series:
    """Give the year in whose line each figure stands: that it is of, else that of the statement."""
    return year_of(rows).fillna(said_in(rows))


def on_the_day(rows: pd.DataFrame) -> pd.DataFrame:
    """Set the period of figures to the day on which they were said; those without one are left."""
    dated = rows[rows["stated_on"].notna()].reset_index(drop=True)
    said = dated["stated_on"].map(said_until)
    return dated.assign(period_start=said, period_end=said)


def by_year(said: pd.DataFrame, statistics: pd.DataFrame | None = None) -> pd.DataFrame:
    """Show for each year, the latest first, statistics, what each side said, and the verdict."""
    of = (
        listed_under(said)
        .astype(object)
        .map(lambda year: "undated" if pd.isna(year) else str(year))
    )
    table = []
    for year in sorted(set(of), key=lambda year: (year != "undated", year), reverse=True):
        group = said[of == year]
        row = {"year": year}
        official = None
        if statistics is not None:
            official = statistics[statistics["period_end"].dt.year.astype(str) == year]
            row["statistics"] = amounts(official)
        table.append({**row, **by_side(group), "verdict": verdict_on(group, official)})
    return provenance.by(pd.DataFrame(table), "year")


def amounts(rows: pd.DataFrame) -> str:
    """List values with their units."""
    return ", ".join(map(measured, records(rows)))


def by_side(rows: pd.DataFrame, spans: Container[str] = PARTS) -> dict[str, str]:
    """Tell what each side said, with the periods that are of some `spans`."""
    sides = side_of(rows)
    return {name: told(rows[sides == name], spans) for name in (*SIDES.values(), OTHERS)}


def said_by_sides(rows: pd.DataFrame, spans: Container[str]) -> str:
    """Tell what each side said, in a sentence; a side that said nothing is left out."""
    said = by_side(rows, spans).items()
    return "; ".join(f"{name.partition(',')[0]} named {words}" for name, words in said if words)


def side_of(rows: pd.DataFrame) -> pd.Series:
    """Name the side of each figure."""
    return rows["side"].astype(object).map(SIDES).fillna(OTHERS)


def sayings(rows: pd.DataFrame) -> list[str]:
    """Write each figure with who said it, when, and what keeps it from being compared."""
    return [
        ", ".join([f"{number(row)} ({provenance.short_label(row)})", *_reserves(row)])
        for row in records(rows)
    ]


def by_whom(row: Row) -> str:
    """Name who said a figure, when, and what keeps it from being compared."""
    return ", ".join([provenance.short_label(row), *_reserves(row)])


def _reserves(row: Row) -> list[str]:
    """Say for whom an outlet speaks, whose data it has, and what keeps it from comparing."""
    told = provenance.speaking_for(row) + _whose(row)
    return told + [PERHAPS] * (row.get("may_be_partial") is True)


def _whose(row: Row) -> list[str]:
    """Say whose data a figure is of, if not its side's, and whether it is no fact yet."""
    whose, note = row.get("data_of"), row.get("note")
    others = isinstance(whose, str) and whose != row["side"]
    named = BY.search(note) if isinstance(note, str) else None
    cited = [f"by {DATA_OF.get(str(whose), named[1] if named else 'data of others')}"] * others
    return cited + [row["status"]] * (row["status"] != "actual")


def told(rows: pd.DataFrame, spans: Container[str] = ()) -> str:
    """Write figures with who said them, when, and periods of some `spans`; a number once.

    The number leads to its figure, or what is in brackets where several named it.

    >>> from analysis.showing.named import plain
    >>> plain(told(figures("student_count", document="lavrov-visit-2021")))
    'more than 66,000 (MIL OSI Russia News, Apr 2021, speaking for Russia)'
    """
    names: dict[str, dict[str, Row]] = {}
    for row, span in zip(records(rows), span_of(rows) if spans else [""] * len(rows), strict=True):
        period = f"{wording.period_of(row)}, " if span in spans else ""
        names.setdefault(wording.hedged(row), {}).setdefault(period + by_whom(row), row)
    return ", ".join(
        f"{naming(words, *said.values())} ({next(iter(said))})"
        if len(said) == 1
        else f"{words} ({'; '.join(map(naming, said, said.values()))})"
        for words, said in names.items()
    )


def numbers(rows: pd.DataFrame, *, bare: bool = False) -> str:
    """List the numbers of some figures with their hedges; *a rise of* is said once, or `bare`."""
    said: dict[str, Row] = {}
    for row in records(rows):
        said.setdefault(wording.hedged(row), row)
    first = next(iter(said))
    same = next((words for words in ("a rise of ", "a fall of ") if first.startswith(words)), "")
    shown = (words if words == first and not bare else words.removeprefix(same) for words in said)
    return wording.listed(map(naming, shown, said.values()))


def in_periods(rows: pd.DataFrame) -> str:
    """Write figures with the periods that they are of; a number with one is not told without.

    >>> from analysis.showing.named import plain
    >>> said = figures("trade_turnover", document="lavrov-visit-2021", measure="level")
    >>> plain(in_periods(said))
    '19 billion USD (2020)'
    """
    rows = rows.sort_values(["period_end", "period_start"], kind="stable")
    kept = records(rows[rows["period_end"].notna() | ~rows["value"].duplicated()])
    told = ((number(row), wording.period_of(row)) for row in kept)
    return wording.listed(
        words if period == wording.NOT_STATED else f"{words} ({period})" for words, period in told
    )


def as_said(row: Row) -> str:
    """Quote the words of a figure, with their reading where they are in another language."""
    return naming(quoted(row["as_stated"]), row) + escaped(provenance.in_english(row))


def by_speaker(row: Row) -> str:
    """Quote a figure with its reading in English, who said it and when."""
    return f"{as_said(row)} ({provenance.speaker(row)}, {wording.stated(row['stated_on'])})"


def labels(rows: pd.DataFrame) -> list[str]:
    """Name each figure of a chart by speaker, month and status, and each otherwise."""
    return told_apart(rows, map(by_whom, records(rows)))


def with_periods(rows: pd.DataFrame) -> list[str]:
    """Put the period that a figure names before its label."""
    periods = map(wording.period_of, records(rows))
    return [
        label if period == wording.NOT_STATED else f"{period}: {label}"
        for period, label in zip(periods, labels(rows), strict=True)
    ]


def named_by_months(rows: pd.DataFrame) -> list[str]:
    """Name figures by speaker and status, those of a part of a year with its months before."""
    names = []
    for row in records(rows):
        name, part = provenance.short_label(row), wording.period_of(row)
        if row["period_start"].year == row["period_end"].year:
            part = part.rpartition(" ")[0]
            if row["period_end"].day < 28:
                part = f"to {row['period_end'].day} {row['period_end']:%b}"
        name = f"{part}: {name.split(',')[0]}" if part else name
        names.append(", ".join([name, *_whose(row)]))
    return names


def verdict_on(group: pd.DataFrame, official: pd.DataFrame | None = None) -> str:
    """Count by verdict the figures of one year beside the statistics, and the pairs among them."""
    parts = []
    if official is not None and len(official):
        held = pairs(group, official, verdict=JUDGED)
        judged = held["verdict"][~of_one_page(held)]
        if len(judged):
            agree = len(judged) - against(judged)
            one = "agrees with" if agree else "contradicts"
            told = one if len(judged) == 1 else f"{agree or 'none'} of {len(judged)} agree with"
            parts.append(f"{told} the statistics")
    if len(among := pairs(group, verdict=JUDGED)["verdict"]):
        parts.append(contradictions(among))
    return "; ".join([*(parts or ["nothing to compare"]), *_left_aside(group)])


def _left_aside(group: pd.DataFrame) -> list[str]:
    """Say which figures of one year count in no verdict, and why."""
    doubted = group["may_be_partial"]
    judged = pairs(group, verdict=JUDGED)
    alone = ~group["figure_id"].isin({*judged["left_id"], *judged["right_id"]})
    other = group["unit"][alone & ~group["unit"].isin(group["unit"].mode())]
    told = [f"{count} in {unit} left out" for unit, count in other.value_counts().items() if count]
    if len(judged):
        ahead = group["status"][alone & (group["status"] != "actual")].astype(str).value_counts()
        for name, count in ahead.items():
            told.append(f"{count} {why(f'status: {name}', count)} left out")
    of_one_text = pairs(group)["reason"].eq("one_text").any()
    told += ["counts of one text are no pair"] * int(of_one_text)
    return [f"{doubted.sum()} left out, {PERHAPS}"] * int(doubted.any()) + told


def contradictions(verdicts: pd.Series) -> str:
    """Say how many of some pairs contradict each other.

    >>> contradictions(pd.Series(["agree"])), contradictions(pd.Series(["agree", "agree if open"]))
    ('one pair, which agrees', 'none of 2 pairs contradict each other')
    """
    count = against(verdicts)
    if len(verdicts) == 1:
        return f"one pair, which {'contradicts' if count else 'agrees'}"
    return f"{count or 'none'} of {len(verdicts)} pairs contradict each other"


def against(verdicts: pd.Series) -> int:
    """Count contradictions."""
    return int((verdicts == "contradict").sum())


def contradicting(rows: pd.DataFrame) -> pd.DataFrame:
    """Choose the figures of which some pair among them contradicts, taken literally."""
    table = pairs(rows, verdict="contradict")
    return rows[rows["figure_id"].isin({*table["left_id"], *table["right_id"]})]


def contradict(rows: pd.DataFrame) -> Markdown:
    """Name the pairs of some figures that contradict each other, taken literally."""
    by_name = {row["figure_id"]: by_speaker(row) for row in records(rows)}
    return points(
        f"{by_name[pair['left_id']]} and {by_name[pair['right_id']]} contradict each other."
        for pair in records(pairs(rows, verdict="contradict"))
    )

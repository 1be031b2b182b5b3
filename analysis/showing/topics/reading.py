"""How the words of figures are read."""

from collections.abc import Iterable
from dataclasses import asdict

import pandas as pd
from IPython.display import Markdown

from analysis.reading.parse import UnreadableQuantity, parse_quantity
from analysis.reading.periods.parse import parse_period
from analysis.record.load import load
from analysis.record.schema import records
from analysis.showing import provenance, wording
from analysis.showing.select import implied
from analysis.showing.topics.opening import box
from analysis.showing.topics.prose import escaped, points, prose, quoted


def said_answer(figures: pd.DataFrame, known: pd.DataFrame) -> Markdown:
    """Answer how figures are read, and how many are hedged."""
    hedges = figures["hedge"].dropna().astype(str).value_counts()
    own = known[known["known_from"] == "the same side"]
    most = wording.listed(f"*{hedge}* ({count})" for hedge, count in hedges.head(3).items())
    return box(
        """Each figure is read as an interval, in two ways: **literally**, what its words commit the
        speaker to, and as **commonly taken**, what listeners expect from them.""",
        f"""{hedges.sum()} of {len(figures)} figures are hedged, most by {most}; the others are as
        exact as they are written.""",
        f"""Where the same side also gave the number itself, the literal reading held it in
        {own["literal_held"].sum()} of {len(own)} cases, the common one in
        {own["implied_held"].sum()}.""",
    )


def readings(phrases: Iterable[str]) -> pd.DataFrame:
    """Return what each phrase is read as, in rows that `intervals` draws."""
    read = [{"as_stated": words, **asdict(parse_quantity(words))} for words in phrases]
    return pd.DataFrame(read)


def read_in_words(*phrases: str) -> pd.DataFrame:
    """Show what is read in each phrase: a column a phrase, with its number and bounds."""
    shown = {
        row["as_stated"]: {
            "is a": row["measure"],
            "hedge": row["hedge"] if isinstance(row["hedge"], str) else "none",
            "number": wording.amount(row["value"], row["unit"]),
            **{name: wording.bounds_of(row, way) for way, name in provenance.READINGS.items()},
        }
        for row in records(readings(phrases))
    }
    return pd.DataFrame(shown)


def widths(rows: pd.DataFrame) -> pd.DataFrame:
    """Give the width of the bounds of each row in both readings."""
    return pd.DataFrame(
        {
            "literal": rows["high"] - rows["low"],
            "implied": rows["implied_high"] - rows["implied_low"],
        }
    )


def floor_itself(words: str) -> Markdown:
    """Say that *more than* a number begins at the number itself."""
    read = parse_quantity(words)
    return prose(f"""
        {quoted(words)} is kept as
        {wording.bounds(read.low, read.high, read.unit)}, though the least count is
        {read.low + 1:.0f}: what is computed from it is a little too wide.""")


def refused(phrases: Iterable[str]) -> dict[str, str]:
    """Give the reason for which each phrase is refused; those that are read are not in it."""
    told = {}
    for words in phrases:
        try:
            parse_quantity(words)
        except UnreadableQuantity as error:
            told[words] = str(error).removeprefix(f"{words!r}: ")
    return told


def refusals(told: dict[str, str]) -> Markdown:
    """List phrases that are refused, each with the reason."""
    return points(f"{quoted(words)}: {escaped(reason)}" for words, reason in told.items())


def periods(said: Iterable[tuple[str, str]]) -> pd.DataFrame:
    """Show words for a period, the day that they were said on, and the days that they mean."""
    rows = []
    for words, day in said:
        period = parse_period(words, stated_on=day)
        first, last = (wording.day(pd.Timestamp(str(end))) for end in (period.start, period.end))
        told = {"words": words, "said on": wording.stated(day), "first day": first}
        rows.append({**told, "last day": last})
    return provenance.by(pd.DataFrame(rows), "words")


def verdicts(message: pd.DataFrame, kinds: Iterable[str]) -> pd.DataFrame:
    """Show what a message leads to by arithmetic, and why the rest does not follow."""
    table = pd.concat([implied(kind, message) for kind in kinds], ignore_index=True)
    bounds = [
        wording.bounds_of(row) if row["verdict"] == "follows" else "" for row in records(table)
    ]
    of = table["indicator"].map(provenance.titles())
    sought = table["kind"].str.replace("_", " ")
    shown = table.assign(of=of, sought=sought, bounds=bounds)
    return provenance.by(shown[["of", "sought", "verdict", "bounds", "reason"]].fillna(""), "of")


def year_before(message: pd.DataFrame, back: pd.DataFrame) -> Markdown:
    """Say what a level and its growth give for the year before."""
    before = records(back[back["verdict"] == "follows"])[0]
    of_it = message[message["indicator"] == before["indicator"]]
    level = of_it[of_it["measure"] == "level"].iloc[0]
    growth = of_it[of_it["measure"] == "change"].iloc[0]
    return prose(f"""
        {quoted(level["as_stated"])} is literally
        {wording.bounds(level["low"], level["high"], level["unit"])}. After growth of
        {wording.amount(growth["value"], "percent")}, {before["period_end"].year} must have had
        {wording.bounds_of(before)}.""")


def left_out_table() -> pd.DataFrame:
    """Count what was left out of the record by the reason, with an example, in English if there is.

    Reasons that are given once are counted together.
    """
    rows = load("left_out").merge(load("documents")[["document_id", "language"]])
    rows = rows.sort_values("language", key=lambda codes: codes != "en", kind="stable")
    groups = rows.groupby("reason")["as_stated"]
    table = pd.DataFrame({"how often": groups.size(), "for example": groups.first()})
    once = table["how often"] == 1
    table = table[~once].sort_values("how often", ascending=False, kind="stable")
    single = rows[rows["reason"].isin(once[once].index)]
    rest = {"how often": once.sum(), "for example": single["as_stated"].iloc[0]}
    others = pd.DataFrame(rest, index=[f"{once.sum()} other reasons, given once each"])
    return pd.concat([table, others]).rename_axis(index=None, columns="reason")

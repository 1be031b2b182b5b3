"""The figures of texts beside the record: who said the same, what contradicts them.

A figure is placed by what `proposals` says of it and then held against the record by the rules of
`comparing.agreement`, as if it were one more claim. What is not certain is not placed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from analysis.comparing.agreement import TOOLS, agreement
from analysis.comparing.references import official_changes
from analysis.comparing.rows import BASE, DOUBTS, MOVED, said_until, whole_years
from analysis.comparing.verdicts import JUDGED
from analysis.reading.bounds import ENDS
from analysis.reading.find import Stated
from analysis.reading.table import by_text, days_of_each, of_types, row_of
from analysis.record.load import Table, filled, load, rows_of
from analysis.record.schema import PERIOD, WHAT, Row, records
from analysis.scanning.known import known
from analysis.scanning.nearest import ANOTHER_TIME, nearest
from analysis.scanning.proposals import BY_KIND, SAID_BEFORE, Proposal, proposals
from analysis.scanning.subjects import NO_WORD

KINDS = ("reference", "claim", "arithmetic")  # the same
NOTHING = "nothing found"
NOT_PLACED = "not placed"
UNJUDGED = {ANOTHER_TIME, NOTHING}  # of a figure that is placed
NO_OTHER = "the record has none of this kind"
NO_PERIOD = "names no period that is known"
NO_DAY = "names no day, and when it was said is not given"
UNDATED = (NO_PERIOD, NO_DAY)
DRAFT = "text."  # begins the id of a figure of the text
TURNED = {"above": "below", "below": "above"}
OTHER = ("kind", "other_id", "other_value", "other_unit", "gap", "gap_percent", "size")
FLAGS = ("firm", "converted", "if_same_set", "by_rounding")
AT_ONCE = 500  # figures of texts: the work grows with their number, and with its square
NEAR = 92  # days between what is said of a stock on one day and on another
HELD = ("own_id", "verdict", "implied_verdict", *OTHER[1:], "reason", *FLAGS)
OTHER_PERIOD = {name: f"other_{name}" for name in PERIOD}
SOURCE = ("speaker", "publisher", "stated_on", *OTHER_PERIOD.values(), "other_as_stated", "url")
NUMBERS = ("value", "other_value", "gap", "gap_percent")
BESIDE = (
    *("start", "end", "as_stated", "value", "unit", "measure", *PERIOD, *WHAT),
    *("verdict", "implied_verdict", *OTHER, *SOURCE, "reason", *FLAGS),
)


#: Tables of the record that figures of a text are held against: claims, what is implied,
#: references and documents, filled.
Frames = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]


def compare(
    text: str | list[str] | pd.Series[str],
    *,
    stated_on: Stated | list[Stated] | pd.Series = None,
    language: str | None = None,
    folder: Path | str | None = None,
) -> pd.DataFrame:
    """Hold the figures of a text against the record.

    Parameters
    ----------
    text : str, list of str or Series of str
        A text, or several, which takes hardly longer; its first line is taken for its title.
    stated_on : date, str or None; of several texts also a list or Series of such
        When it was said, as a date or an ISO string that may be partial. Without it, periods such
        as *last year* are not known.
    language : str or None
        The code of the one language to look for; None: that of each sentence.
    folder : Path, str or None
        Where the tables of the record are, as of `load`.

    Returns
    -------
    DataFrame
        One row for each figure of the record that a figure of the text can be held against, in the
        order of the text; `verdict` is agree, agree if open or contradict. Where there is none,
        those nearest in time, with the verdict *another time*: nothing is judged. One row with the
        verdict *nothing found* where the record has nothing of the kind, and with *not placed* and
        a `reason` where indicator, areas or period are not certain: those cells are empty. `gap` is
        the other minus that of the text, between the nearest ends, and `gap_percent` the same in
        percent of the text's; `other_unit` is the unit of `other_value` and `gap`. `size`,
        `reason`, `firm`, `converted` and `if_same_set` are those of ``agreement``, and *above* and
        *below* are of the other figure; `by_rounding` says whether it contradicts by less than half
        of the last place of one of the two as it is written. The types are the same
        whatever the text holds, as those of `scan`. Of several texts the index has the label of the
        text, as of `scan`, and then the number of the row in it.

    Raises
    ------
    TypeError, ValueError
        As `scan`.

    Examples
    --------
    >>> found = compare("In 2022 trade between Kazakhstan and Russia exceeded $30 billion.")
    >>> against = found[found["other_id"] == "nurtleu-lavrov-2023.1"].iloc[0]
    >>> against["verdict"], against["other_as_stated"], f"{against['gap'] / 1e9:.2f} billion"
    ('contradict', 'has reached $26.1 billion', '-3.85 billion')
    """
    several = isinstance(text, (list, tuple, pd.Series))
    texts = pd.Series(text if several else [text], dtype=object)
    days: list[Any] = days_of_each(stated_on, texts) if several else [stated_on]
    names: tuple[Table, ...] = ("indicators", "speakers", "claims")
    record = known(*(rows_of(name, folder=folder) for name in names))
    rows = [
        {"text": number, **_row(words, proposal, record.natures, day)}
        for number, (words, missing, day) in enumerate(zip(texts, texts.isna(), days, strict=True))
        if not (missing and several)
        for proposal in proposals(words, record, stated_on=day, language=language)
    ]
    lots = [rows[at : at + AT_ONCE] for at in range(0, len(rows), AT_ONCE)]
    judged = [_judged(pd.DataFrame(lot), folder) for lot in lots]
    beside = pd.concat(judged) if judged else pd.DataFrame(columns=["text"])
    frame = of_types(beside.reindex(columns=BESIDE).reset_index(drop=True), NUMBERS, FLAGS)
    counts = beside["text"].value_counts().reindex(range(len(texts)), fill_value=0)
    return by_text(frame, texts.index, [*counts], "row") if several else frame


def _judged(figures: pd.DataFrame, folder: Path | str | None) -> pd.DataFrame:
    """Return the figures of texts, each once for whatever of the record stands beside it."""
    figures["claim_id"] = [f"{DRAFT}{number}" for number in figures.index]
    for name in (*PERIOD, *BASE):
        figures[name] = pd.to_datetime(figures[name])
    beside = figures.join(_beside(figures, folder), on="claim_id")
    alone = beside["verdict"].isna()
    verdict = (beside["unplaced"] == "").map({True: NOTHING, False: NOT_PLACED})
    beside["verdict"] = beside["verdict"].mask(alone, verdict)
    beside["reason"] = beside["reason"].mask(alone, beside["unplaced"].replace("", NO_OTHER))
    beside.loc[beside["verdict"] == NOT_PLACED, [*WHAT]] = ""  # a guess is no answer
    return beside


# -- the figures of the text


def _row(text: str, proposal: Proposal, natures: dict[str, str], stated_on: Stated) -> Row:
    """Return a figure of the text as a row of claims, and why it is not placed, if so."""
    row = row_of(text, proposal.candidate)
    del row["reason"]
    return {
        **row,
        **proposal.of._asdict(),
        "status": proposal.status,
        "hedge": proposal.candidate.quantity.hedge or "",
        "nature": natures.get(proposal.of.indicator, ""),
        "said_until": said_until(stated_on),
        "unplaced": _not_placed(proposal, natures, stated_on),
        "document_id": DRAFT,
        **dict.fromkeys(BASE, pd.NaT),
        **dict.fromkeys(("relates_to", "relation", *DOUBTS), ""),
    }


def _not_placed(proposal: Proposal, natures: dict[str, str], stated_on: Stated) -> str:
    """Say why a figure cannot be held against others, or nothing."""
    if not proposal.status:
        return "speaks of what is planned or expected"
    if proposal.why in (BY_KIND, SAID_BEFORE):  # for a person to look at
        return NO_WORD
    if not proposal.of.ref_area:
        return proposal.where if proposal.of.indicator else proposal.why
    if proposal.candidate.period is None:
        measure = proposal.candidate.quantity.measure
        if natures[proposal.of.indicator] == "flow" or measure in MOVED:
            return NO_PERIOD
        if not stated_on:
            return NO_DAY
    return ""


# -- the record beside them


def _beside(figures: pd.DataFrame, folder: Path | str | None) -> pd.DataFrame:
    """Return what of the record stands beside each figure of the text, by its id.

    It is what can be judged, else what is nearest in time.
    """
    placed = figures["unplaced"] == ""
    drafts = figures[placed]
    record = _record(records(drafts), folder)
    held = _held(drafts, record)
    alone = (placed | figures["unplaced"].isin(UNDATED)) & ~figures["claim_id"].isin(held["own_id"])
    if alone.any():
        others = nearest(records(figures[alone]), record[0], record[2])
        held = pd.concat([held, others])
    beside = held.merge(_sources(record), on="other_id")
    in_order = {"verdict": (*JUDGED, ANOTHER_TIME), "kind": KINDS}
    told = {name: pd.CategoricalDtype([*values]) for name, values in in_order.items()}
    order = beside.astype(told).sort_values(
        ["verdict", "kind", "stated_on"], ascending=[True, True, False]
    )
    return beside.loc[order.index].set_index("own_id")


def _record(drafts: list[Row], folder: Path | str | None) -> Frames:
    """Load the tables, with the changes between official figures that drafts speak of."""
    names: tuple[Table, ...] = ("claims", "implied", "references", "documents")
    claims, implied, official, documents = (filled(load(name, folder=folder)) for name in names)
    codebook = rows_of("indicators", folder=folder)
    changes = official_changes(records(official), drafts, codebook)
    if changes:
        official = pd.concat([official, pd.DataFrame(changes, columns=official.columns)])
    claims["said_until"] = claims["stated_on"].map(said_until)
    return claims, implied, official.drop_duplicates("reference_id"), documents


def _held(drafts: pd.DataFrame, record: Frames) -> pd.DataFrame:
    """Return what is judged beside figures of the text that are placed."""
    if drafts.empty:
        return pd.DataFrame(columns=[*HELD])
    claims, implied, official, _ = record
    about = drafts["indicator"].unique()
    said = pd.concat([drafts, claims[claims["indicator"].isin(about)]], ignore_index=True)
    pairs = agreement(
        said,
        implied[implied["indicator"].isin(about)],
        official[official["indicator"].isin([*about, *TOOLS])],
        mistaken_for={},
    )
    return _of_text(pairs, said)


def _of_text(pairs: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    """Return the judged pairs of one figure of the text and one of the record, seen from the first.

    A stock is judged by what is of a day near its own, one of a whole year by all of that year. A
    gap below half a unit of the last place of one of them, if it has no hedge, is by rounding.
    """
    literal, implied = (pairs[pairs["reading"] == reading] for reading in ENDS)
    pairs = literal.assign(implied_verdict=implied["verdict"].to_numpy())
    left, right = (pairs[f"{side}_id"].str.startswith(DRAFT) for side in ("left", "right"))
    of_year = said.loc[whole_years(said["period_start"], said["period_end"]), "claim_id"]
    own_id = pairs["left_id"].mask(right, pairs["right_id"])
    near = ~(pairs["days_apart"] > NEAR) | own_id.isin(of_year)
    pairs = pairs[(left ^ right) & near & pairs["verdict"].isin(JUDGED)]
    turned = right[pairs.index]
    cells = {
        f"{own}_{name}": pairs[f"{side}_{name}"].mask(turned, pairs[f"{other}_{name}"])
        for own, side, other in (("own", "left", "right"), ("other", "right", "left"))
        for name in ("id", "value")
    }
    gap = pairs["gap"].mask(turned, -pairs["gap"]) + 0.0  # no minus before zero
    percent = (100 * gap / cells["own_value"].abs()).where(pairs["gap_percent"].notna())
    cells["reason"] = pairs["reason"].mask(turned, pairs["reason"].replace(TURNED))
    rounded = gap.abs() < _last_places(pairs, said)
    cells["by_rounding"] = (pairs["verdict"] == "contradict") & rounded
    return pairs.assign(**cells, other_unit=pairs["unit"], gap=gap, gap_percent=percent)[[*HELD]]


def _last_places(pairs: pd.DataFrame, said: pd.DataFrame) -> pd.Series:
    """Return half a unit of the last place of the figures of pairs, the larger; 0 for a hedge."""
    plain = said[(said["hedge"] == "") & (said["value"] != 0)].set_index("claim_id")
    halves = ((plain["high"] - plain["value"]) / plain["value"]).abs()
    left, right = (
        pairs[f"{side}_id"].map(halves).fillna(0) * pairs[f"{side}_value"].abs()
        for side in ("left", "right")
    )
    return left.clip(lower=right)


def _sources(record: Frames) -> pd.DataFrame:
    """Return who says each figure of the record, when, in which words and where."""
    claims, implied, official, documents = record
    of_claims = documents.set_index("document_id").loc[claims["document_id"]]
    cells = {name: of_claims[name].to_numpy() for name in ("publisher", "url")}
    who = dict.fromkeys(("speaker", "publisher"), official["reporter"])
    told = [
        claims.assign(
            kind="claim", other_id=claims["claim_id"], other_as_stated=claims["as_stated"], **cells
        ),
        implied.assign(
            kind="arithmetic", other_id=implied["implied_id"], other_as_stated=implied["formula"]
        ),
        official.assign(
            kind="reference",
            other_id=official["reference_id"],
            other_as_stated=official["title"],
            **who,
        ),
    ]
    names = ["other_id", "kind", *SOURCE]
    frames = [frame.rename(columns=OTHER_PERIOD).reindex(columns=names) for frame in told]
    whole = pd.concat(frames)
    words = whole.columns.difference([*OTHER_PERIOD.values()])
    return whole.assign(**whole[words].astype(object).fillna(""))

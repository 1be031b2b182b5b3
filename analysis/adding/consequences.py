"""What a new statement does to the record: what contradicts it, what is new, changed or gone."""

import io
from collections.abc import Iterator, Mapping

import pandas as pd

from analysis.adding.entry import Entry
from analysis.record import load
from analysis.record.schema import Row, records
from analysis.showing import wording

PAIR = ["kind", "left_id", "right_id"]
MANY = 8  # ids that are named one by one


def consequences(made: Entry) -> Iterator[str]:
    """Say what the tables would have otherwise, a line each."""
    yield from _contradictions(made)
    old, new = (
        list(_table(files, "implied")["implied_id"]) for files in (made.before, made.contents)
    )
    yield f"new figures: {wording.listed(made.ids) if made.ids else 'none'}"
    if more := [name for name in new if name not in old]:
        yield f"what follows from them, new in implied.csv: {_some(more)}"
    if gone := [name for name in old if name not in new]:
        yield f"no longer in implied.csv: {_some(gone)}"
    yield from _changed_claims(made)
    if made.statements:
        named = wording.listed(made.statements)
        yield f"references that are the document's own figures, now `statement`: {named}"


def _contradictions(made: Entry) -> Iterator[str]:
    before, after = (_table(files, "agreement") for files in (made.before, made.contents))
    old, new = _contradicting(before), _contradicting(after)
    claims = {row["claim_id"]: row for row in records(_table(made.contents, "claims"))}
    added = [row for pair, row in new.items() if pair not in old]
    for row in added:
        left, right = (_named(row[side], claims) for side in ("left_id", "right_id"))
        gap = f" ({abs(float(row['gap_percent'])):.2g} % apart)" if row["gap_percent"] else ""
        yield f"contradicts: {left} — {right}: {row['reason']}{gap}"
    if not added:
        yield "nothing of the record contradicts it"
    for left, right in (pair[1:] for pair in old if pair not in new):
        yield f"contradicts no longer: {left} — {right}"


def _contradicting(table: pd.DataFrame) -> dict[tuple[str, ...], Row]:
    literal = table[(table["reading"] == "literal") & (table["verdict"] == "contradict")]
    return {tuple(row[name] for name in PAIR): row for row in records(literal)}


def _named(name: str, claims: Mapping[str, Row]) -> str:
    """Name a side of a pair: of a claim also who said what, and when."""
    claim = claims.get(name)
    if claim is None:
        return name
    who = claim["speaker"] or "the publisher"
    return f"{name} ({who}, {wording.stated(claim['stated_on'])}: {claim['as_stated']!r})"


def _changed_claims(made: Entry) -> Iterator[str]:
    before, after = (
        {row["claim_id"]: row for row in records(_table(files, "claims"))}
        for files in (made.before, made.contents)
    )
    for name, row in before.items():
        now = after.get(name)
        if now is None:
            yield f"no longer a claim: {name}"
        elif changed := [column for column in row if row[column] != now[column]]:
            yield f"changed claim {name}: " + ", ".join(f"{cell} {now[cell]}" for cell in changed)


def _table(files: Mapping[str, bytes], name: str) -> pd.DataFrame:
    content = files[(load.FOLDER / f"{name}.csv").as_posix()]
    return pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:MANY])
    return f"{shown} and {len(names) - MANY} more" if len(names) > MANY else shown

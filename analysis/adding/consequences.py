"""What a new statement does to the record: what contradicts it, what is new, changed or gone."""

import io
from collections.abc import Iterator, Mapping

import pandas as pd

from analysis.adding.entry import Entry
from analysis.publishing.table_words import SIDES, seen_from
from analysis.record import load
from analysis.record.schema import Row, edition, records
from analysis.showing import wording

PAIR = ["kind", "left_id", "right_id"]
MANY = 8  # figures that are named one by one
KEYS = {"claims": "claim_id", "documents": "document_id", "implied": "implied_id"}
Tables = dict[str, dict[str, Row]]  # the rows of each table by what they are called


def consequences(made: Entry) -> Iterator[str]:
    """Say what the tables would have otherwise, a line each."""
    before, after = (_tables(files) for files in (made.before, made.contents))
    yield from _compared(made, before, after)
    yield f"new figures: {wording.listed(made.ids) if made.ids else 'none'}"
    for told, those, others in (
        ("follows, new in implied.csv", after, before),
        ("follows no longer", before, after),
    ):
        names = [name for name in those["implied"] if name not in others["implied"]]
        yield from (f"{told}: {_named(name, those)}" for name in names[:MANY])
        if names[MANY:]:
            yield f"{told}: {len(names) - MANY} more"
    yield from _changed_claims(before["claims"], after["claims"])
    if made.statements:
        named = wording.listed(made.statements)
        yield f"references that are the document's own figures, now `statement`: {named}"


def _compared(made: Entry, before: Tables, after: Tables) -> Iterator[str]:
    """Say what the new figures contradict and agree with, each seen from the new one."""
    old, new = (_held(files) for files in (made.before, made.contents))
    contradicted, agreeing = False, dict[str, list[str]]()
    for row in (row for pair, row in new.items() if pair not in old):
        side = _own_side(row, set(made.ids), after)
        this, other = row[f"{side}_id"], row[f"{SIDES[side]}_id"]
        if row["verdict"] != "contradict":
            agreeing.setdefault(this, []).append(other)
            continue
        contradicted = True
        gap = f" ({abs(float(row['gap_percent'])):.2g} % apart)" if row["gap_percent"] else ""
        reason = f"{seen_from(side, row['reason'])}{gap}"
        yield f"contradicted: {_named(this, after)} – by {_named(other, after)}: {reason}"
    if not contradicted:
        yield "nothing of the record contradicts it"
    for name, others in agreeing.items():
        more = f" and {len(others) - MANY} more" if others[MANY:] else ""
        listed = "; ".join(_named(other, after) for other in others[:MANY])
        yield f"agrees: {_named(name, after)} – with {listed}{more}"
    for pair, row in old.items():
        if pair not in new and row["verdict"] == "contradict":
            left, right = (_named(name, before) for name in pair[1:3])
            yield f"contradicted no longer: {left} – by {right}"


def _held(files: Mapping[str, bytes]) -> dict[tuple[str, ...], Row]:
    """Return the pairs that contradict or agree in the literal reading, with the verdict."""
    table = _table(files, "agreement")
    told = table["verdict"].isin(["contradict", "agree", "agree if open"])
    literal = table[(table["reading"] == "literal") & told]
    return {tuple(row[name] for name in [*PAIR, "verdict"]): row for row in records(literal)}


def _own_side(row: Row, ids: set[str], tables: Tables) -> str:
    """Return the side of a pair that is new, or follows from what is new."""
    for side in SIDES:
        if row[f"{side}_id"] in ids:
            return side
    implied = tables["implied"].get(row["left_id"])
    return "left" if implied and not ids.isdisjoint(implied["derived_from"].split(";")) else "right"


def _named(name: str, tables: Tables) -> str:
    """Name a figure in words: who said what, and when, what follows from which, or whose it is."""
    if claim := tables["claims"].get(name):
        document = tables["documents"].get(name.rpartition(".")[0], {})
        who = claim["speaker"] or document.get("publisher") or "the publisher"
        return f"“{claim['as_stated']}” ({who}, {wording.stated(claim['stated_on'])})"
    if implied := tables["implied"].get(name):
        origins = [_named(origin, tables) for origin in implied["derived_from"].split(";")]
        kind = implied["kind"].replace("_", " ")
        return f"the {kind}{_amount(implied)} from {wording.listed(origins)}"
    if official := tables["references"].get(name):
        return f"{official['reporter']}, {official['period']}:{_amount(official)}"
    return name


def _amount(row: Row) -> str:
    return f" {wording.amount(float(row['value']), row['unit'])}" if row["value"] else ""


def _changed_claims(before: dict[str, Row], after: dict[str, Row]) -> Iterator[str]:
    for name, row in before.items():
        now = after.get(name)
        if now is None:
            yield f"no longer a claim: {name}"
        elif changed := [column for column in row if row[column] != now[column]]:
            yield f"changed claim {name}: " + ", ".join(f"{cell} {now[cell]}" for cell in changed)


def _tables(files: Mapping[str, bytes]) -> Tables:
    tables = {
        name: {row[key]: row for row in records(_table(files, name))} for name, key in KEYS.items()
    }
    official = records(_table(files, "references"))
    return tables | {"references": {edition(row): row for row in official}}


def _table(files: Mapping[str, bytes], name: str) -> pd.DataFrame:
    content = files[(load.FOLDER / f"{name}.csv").as_posix()]
    return pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)

"""What a new statement does to the record: what contradicts it, what is new, changed or gone."""

from collections.abc import Iterable, Iterator, Mapping
from math import isinf, isnan
from operator import itemgetter
from typing import NamedTuple

from analysis.adding.entry import Addition
from analysis.comparing.verdicts import JUDGED
from analysis.record import load
from analysis.record.schema import KEYS, Row, grouped, records
from analysis.showing import wording
from analysis.showing.verdict_words import SEEN_FROM, why

PAIR = ["kind", "left_id", "right_id"]
MANY = 3  # figures that are named one by one
Told = tuple[str, str, str]  # a new figure, what is said of it and others, and one of these


class Tables(NamedTuple):
    """The rows of processed tables, by what they are called."""

    claims: dict[str, Row]
    documents: dict[str, Row]
    implied: dict[str, Row]
    references: dict[str, Row]


def consequences(made: Addition) -> Iterator[str]:
    """Say what the tables would have otherwise: figure by figure, then of the tables."""
    before, after = (_tables(files) for files in (made.before, made.contents))
    old, new = (_held(files) for files in (made.before, made.contents))
    fresh = [row for pair, row in new.items() if pair not in old]
    if not any(row["verdict"] == "contradict" for row in fresh):
        yield "nothing of the record contradicts it"
    told = [*_compared(fresh, made.ids, after), *_following(made.ids, before, after)]
    for name in dict.fromkeys([*made.ids, *(own for own, _, _ in told)]):
        lines = _together((about, other) for own, about, other in told if own == name)
        yield from [f"{_named(name, after)}:", *lines] if lines else []
    for pair, row in old.items():
        if pair not in new and row["verdict"] == "contradict":
            left, right = (_named(name, before) for name in pair[1:3])
            yield f"contradicted no longer: {left} – by {right}"
    gone = [_named(name, before) for name in before.implied if name not in after.implied]
    yield from _together(("follows no longer:", name) for name in gone)
    yield from _changed_claims(before.claims, after.claims)
    yield f"new figures: {' to '.join(dict.fromkeys([*made.ids[:1], *made.ids[-1:]])) or 'none'}"
    if made.statements:
        named = wording.listed(made.statements)
        yield f"references that are the document's own figures, now `statement`: {named}"


def _together(told: Iterable[tuple[str, str]]) -> list[str]:
    """Say what is told of several others once, with the first of them, and how many more."""
    lines = []
    for about, of in grouped(told, itemgetter(0)).items():
        named = "; ".join(other for _, other in of[:MANY])
        lines.append(f"  {about} {named}" + f" and {len(of) - MANY} more" * (len(of) > MANY))
    return lines


def _compared(pairs: list[Row], ids: list[str], after: Tables) -> Iterator[Told]:
    """Yield what contradicts a new figure, and then what agrees, each seen from the new one."""
    for row in sorted(pairs, key=lambda row: row["verdict"] != "contradict"):
        side = _own_side(row, set(ids), after)
        other_id = row["right_id" if side == "left" else "left_id"]
        own = row[f"{side}_id"]
        other = _named(other_id, after)
        if row["verdict"] != "contradict":
            yield own, "agrees with", other
            continue
        gap = abs(row["gap_percent"])
        apart = "" if isnan(gap) else f", {wording.amount(gap, 'percent')} apart"
        reasons = "; ".join(why(row, {}, SEEN_FROM[side]))
        yield own, f"contradicted – {reasons} – by", f"{other}{apart}"


def _following(ids: list[str], before: Tables, after: Tables) -> Iterator[Told]:
    """Yield what follows from new figures."""
    for name, row in after.implied.items():
        if name not in before.implied:
            origins = row["derived_from"].split(";")
            own = next((own for own in ids if own in origins), name)
            others = [_named(origin, after) for origin in origins if origin != own]
            beside = f" with {wording.listed(others)}" if others else ""
            kind = row["kind"].replace("_", " ")
            yield own, f"follows: {kind}", f"{_between(row)}{beside}"


def _held(files: Mapping[str, bytes]) -> dict[tuple[str, ...], Row]:
    """Return the pairs that contradict or agree in the literal reading, with the verdict."""
    content = files[(load.PROCESSED_FOLDER / "agreement.csv").as_posix()]
    return {
        tuple(row[name] for name in [*PAIR, "verdict"]): row
        for row in load.rows_from_csv(content, "agreement")
        if row["reading"] == "literal" and row["verdict"] in JUDGED
    }


def _own_side(row: Row, ids: set[str], tables: Tables) -> str:
    """Return the side of a pair that is new, or follows from what is new."""
    for side in SEEN_FROM:
        if row[f"{side}_id"] in ids:
            return side
    implied = tables.implied.get(row["left_id"])
    return "left" if implied and not ids.isdisjoint(implied["derived_from"].split(";")) else "right"


def _named(name: str, tables: Tables) -> str:
    """Name a figure in words: who said what, and when, what follows from which, or whose it is."""
    if claim := tables.claims.get(name):
        document = tables.documents.get(claim["document_id"], {})
        who = claim["speaker"] or document.get("publisher") or "the publisher"
        return f"“{claim['as_stated']}” ({who}, {wording.stated(claim['stated_on'])})"
    if implied := tables.implied.get(name):
        origins = [_named(origin, tables) for origin in implied["derived_from"].split(";")]
        kind = implied["kind"].replace("_", " ")
        amount = f" {_amount(implied)}" if implied["value"] else ""
        return f"the {kind}{amount} from {wording.listed(origins)}"
    if official := tables.references.get(name):
        return f"{official['reporter']}, {official['period']}: {_amount(official)}"
    return name


def _amount(row: Row) -> str:
    return wording.amount(float(row["value"]), row["unit"]) if row["value"] else ""


def _between(row: Row) -> str:
    """Write the literal bounds of what follows; a point of hedged numbers would say too much."""
    low, high = float(row["low"] or "-inf"), float(row["high"] or "inf")
    return "(open)" if isinf(low) and isinf(high) else wording.computed(low, high, row["unit"])


def _changed_claims(before: dict[str, Row], after: dict[str, Row]) -> Iterator[str]:
    for name, row in before.items():
        now = after.get(name)
        if now is None:
            yield f"no longer a claim: {name}"
        elif changed := [column for column in row if row[column] != now[column]]:
            yield f"changed claim {name}: " + ", ".join(f"{cell} {now[cell]}" for cell in changed)


def _tables(files: Mapping[str, bytes]) -> Tables:
    paths = {name: (load.PROCESSED_FOLDER / f"{name}.csv").as_posix() for name in Tables._fields}
    rows = {name: records(load.from_csv(files[path])) for name, path in paths.items()}
    return Tables(**{name: {row[KEYS[name][0]]: row for row in of} for name, of in rows.items()})

"""What a new statement does to the record: what contradicts it, what is new, changed or gone."""

from collections.abc import Iterable, Iterator
from math import isinf, isnan
from operator import itemgetter

from analysis.adding.addition import Addition
from analysis.comparing.verdicts import JUDGED
from analysis.publishing.links import Record, record_of
from analysis.record.load import PROCESSED_FOLDER
from analysis.record.schema import PROCESSED, Row, grouped
from analysis.showing import wording
from analysis.showing.provenance import in_words
from analysis.showing.verdict_words import SEEN_FROM, why

PAIR = ["kind", "left_id", "right_id"]
MANY = 3  # figures that are named one by one
Told = tuple[str, str, str]  # a new figure, what is said of it and others, and one of these


def consequences(made: Addition) -> Iterator[str]:
    """Say what the tables would have otherwise: figure by figure, then of the tables."""
    paths = {name: (PROCESSED_FOLDER / f"{name}.csv").as_posix() for name in PROCESSED}
    before, after = (
        record_of({name: files[path] for name, path in paths.items()})
        for files in (made.before, made.contents)
    )
    old, new = _held(before), _held(after)
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


def _compared(pairs: list[Row], ids: list[str], after: Record) -> Iterator[Told]:
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
        apart = "" if isnan(gap) else f" ({wording.amount(gap, 'percent')} apart)"
        reasons = "; ".join(why(row, {}, SEEN_FROM[side]))
        yield own, f"contradicted – {reasons} – by", f"{other}{apart}"


def _following(ids: list[str], before: Record, after: Record) -> Iterator[Told]:
    """Yield what follows from new figures."""
    for name, row in after.implied.items():
        if name not in before.implied:
            origins = after.origins(name)
            own = next((own for own in ids if own in origins), name)
            others = [_named(origin, after) for origin in origins if origin != own]
            beside = f" with {wording.listed(others)}" if others else ""
            kind = row["kind"].replace("_", " ")
            yield own, f"follows: {kind}", f"{_between(row)}{beside}"


def _held(record: Record) -> dict[tuple[str, ...], Row]:
    """Return the pairs that contradict or agree in the literal reading, with the verdict."""
    return {
        tuple(row[name] for name in [*PAIR, "verdict"]): row
        for row in record.agreement
        if row["reading"] == "literal" and row["verdict"] in JUDGED
    }


def _own_side(row: Row, ids: set[str], record: Record) -> str:
    """Return the side of a pair that is new, or follows from what is new."""
    for side in SEEN_FROM:
        if row[f"{side}_id"] in ids:
            return side
    return "right" if ids.isdisjoint(record.origins(row["left_id"])) else "left"


def _named(name: str, record: Record) -> str:
    """Say whose a figure is; of what follows and what is official also the number."""
    row = record.row(name)
    document = record.documents.get(row.get("document_id", ""), {})
    told = in_words(row, document, map(record.said.__getitem__, record.origins(name)))
    if name in record.said or isnan(row["value"]):
        return told
    return f"{told}: {wording.amount(row['value'], row['unit'])}"


def _between(row: Row) -> str:
    """Write the literal bounds of what follows; a point of hedged numbers would say too much."""
    low, high = row["low"], row["high"]
    return "(open)" if isinf(low) and isinf(high) else wording.computed(low, high, row["unit"])


def _changed_claims(before: dict[str, Row], after: dict[str, Row]) -> Iterator[str]:
    for name, row in before.items():
        now = after.get(name)
        if now is None:
            yield f"no longer a claim: {name}"
        elif changed := [cell for cell in row if str(row[cell]) != str(now[cell])]:
            yield f"changed claim {name}: " + ", ".join(f"{cell} {now[cell]}" for cell in changed)

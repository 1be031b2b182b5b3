"""A change of a row as a person types it, `name=words`: made, or refused with the way out."""

from analysis.adding.drafts import CELLS, FILLED, Draft
from analysis.adding.proposed_rows import reading_of, usual_areas
from analysis.adding.recorded import Recorded
from analysis.record.by_hand import period_by_hand, quantity_by_hand
from analysis.record.cells import faults_in
from analysis.record.figures import fits
from analysis.record.hints import area_meant, as_meant, did_you_mean, spellings
from analysis.record.schema import AREAS, Row, joined, values_in

#: Short names of cells.
SHORT = {"words": "as_stated", "period": "period_as_stated", "base": "base_as_stated"}
#: What a person sees for a cell.
SEEN = {name: short for short, name in SHORT.items()} | {
    "my_number": "yours",
    "my_period": "yours",
}
NAMED = ("indicator", "title", "keywords")  # where some letters of an indicator are looked for
STATUSES = CELLS["status"].values
RELATIONS = CELLS["relation"].values


def noted_blind(row: Row, words: str) -> str:
    """Take a person's own reading, or the reason why there is none; say what is wrong with it.

    A period that was noted before stays where the words say nothing of one.
    """
    if words.startswith("- "):
        row["leave_out"] = words[2:].strip()
        return ""
    quantity, semicolon, period = words.partition(";")
    try:
        quantity_by_hand(quantity)
        period_by_hand(period.strip())
    except ValueError as error:
        return str(error)
    row["my_number"] = quantity.strip()
    row["my_hedge"] = ""
    row["my_unit"] = ""
    if semicolon:
        row["my_period"] = period.strip()
    return ""


def changed(row: Row, change: str, draft: Draft, record: Recorded) -> str:
    """Make a change as it was typed; say why it cannot be made, or what there is, or nothing."""
    name, equals, words = (part.strip() for part in change.partition("="))
    if change.startswith("- ") or name == "my":  # a reason may hold an equals sign
        return noted_blind(row, words if name == "my" else change)
    if name in STATUSES and not equals:
        words = name
        name = "status"
    elif not equals and not noted_blind(row, change):
        return ""
    name = SHORT.get(name, name)
    if name == "areas":
        return _areas(row, words)
    if name == "indicator":
        return _indicator(row, words, draft, record)
    if name == "relation" or name == "relates_to":
        relation = words if name == "relation" else f"{row['relation']} {words}"
        return _relation(row, relation.strip(), draft, record)
    if name not in FILLED:
        way_out = ": a change is written as indicator=exports; ? shows which there are"
        meant = did_you_mean(name, [*SHORT, *FILLED, *STATUSES])
        return f"no such cell {name!r}{meant or way_out}"
    if name == "speaker":
        return _speaker(row, words, draft, record)
    words = as_meant(words, CELLS[name])
    if words and (faults := faults_in(words, CELLS[name])):
        return "; ".join(faults)
    row[name] = words
    return ""


def _speaker(row: Row, words: str, draft: Draft, record: Recorded) -> str:
    """Take a speaker in any spelling that is known, and the side with the name."""
    speakers = {of["speaker"]: of for of in (*record.tables["speakers"], *draft.speakers)}
    known = spellings(speakers.values()) | {"": ""}
    if words not in known:
        new = ": a new one is first given a row there"
        return f"speakers.csv has no {words!r}{did_you_mean(words, known) or new}"
    row["speaker"] = known[words]
    sides = values_in(speakers[known[words]]["side"]) if words else ()
    if row["side"] not in sides:
        row["side"] = sides[0] if len(sides) == 1 else ""
    return f"for whom: side={' or side='.join(sides)}" if sides and not row["side"] else ""


def _areas(row: Row, words: str) -> str:
    """Take both areas, by code or name."""
    if areas := areas_in(words):
        row["ref_area"], row["counterpart_area"] = areas
        return ""
    known = {name.casefold() for pair in AREAS.items() for name in pair}
    names = [name for name in words.replace(",", " ").split() if name.casefold() not in known]
    meant = next(filter(None, map(area_meant, names)), "")
    return f"{words!r} are no areas that are known{meant}: write them as areas=KZ RU"


def areas_in(words: str) -> tuple[str, str] | None:
    """Return the codes of two areas, or of one and none, given by code or name; None if unknown.

    >>> areas_in("KZ RU"), areas_in("Russia, Kazakhstan"), areas_in("North Kazakhstan Region RU")
    (('KZ', 'RU'), ('RU', 'KZ'), ('KZ-59', 'RU'))
    >>> areas_in("EAEU"), areas_in("Rusia")
    (('EAEU', ''), None)
    """
    codes = {name.casefold(): code for code, name in AREAS.items()}
    codes |= {code.casefold(): code for code in AREAS} | {"": ""}
    parts = words.casefold().replace(",", " ").replace(";", " ").split()
    for cut in range(len(parts), 0, -1):
        first, second = " ".join(parts[:cut]), " ".join(parts[cut:])
        if first in codes and second in codes:
            return codes[first], codes[second]
    return None


def _indicator(row: Row, words: str, draft: Draft, record: Recorded) -> str:
    """Take an indicator by its name or title, or list those that the words may mean."""
    codebook = record.tables["indicators"]
    folded = words.casefold()
    for indicator in codebook:
        if folded in (indicator["indicator"], indicator["title"].casefold()):
            row["indicator"] = indicator["indicator"]
            if not row["ref_area"]:
                areas = usual_areas(record.tables["figures"], row["indicator"])
                row["ref_area"], row["counterpart_area"] = areas
            return ""
    reading = reading_of({**row, "indicator": ""}, record.tables, draft.document)
    named = [
        indicator
        for indicator in codebook
        if folded in " ".join(joined(indicator[name]) for name in NAMED).casefold()
    ]
    quantity = reading.quantity
    near = [row for row in named if quantity is None or fits(quantity, row["unit_kind"])]
    shown = [f"{row['indicator']}: {row['title']}" for row in near or named]
    if not named:
        return f"no indicator has {words!r} in its name or title; indicator= lists all"
    unlike = f"these are not measured in {quantity.unit}:" if quantity and not near else ""
    return "\n    ".join(filter(None, [unlike, *shown]))


def _relation(row: Row, words: str, draft: Draft, record: Recorded) -> str:
    """Take how a figure relates to another: one of the draft by its number, or any by its id."""
    relation, _, other = words.partition(" ")
    if relation not in (*RELATIONS, ""):
        return f"one of {', '.join(RELATIONS)}{did_you_mean(relation, RELATIONS)}"
    numbered = {str(place): of for place, of in enumerate(draft.rows, 1) if of is not row}
    ids = {of["figure_id"]: of["figure_id"] for of in numbered.values() if not of["leave_out"]}
    ids |= {number: of["figure_id"] for number, of in numbered.items() if of["figure_id"] in ids}
    ids |= {of["figure_id"]: of["figure_id"] for of in record.tables["figures"]}
    if bool(relation) != bool(other) or (other and other not in ids):
        others = "; ".join(
            f"{number} {of['as_stated']!r}"
            for number, of in numbered.items()
            if not of["leave_out"]
        )
        what = f"there is no figure {other!r}" if relation and other else "write a relation and one"
        return f"{what}: {others}; or the id of one of the record, as in relation=change_to 3"
    row["relation"] = relation
    row["relates_to"] = ids[other] if other else ""
    return ""

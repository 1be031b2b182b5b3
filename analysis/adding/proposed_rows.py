"""What is likely in the rows of a new statement; a person confirms or changes it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from itertools import pairwise

from analysis.adding.drafts import SHEET_COLUMNS, Draft
from analysis.adding.recorded import Recorded
from analysis.reading.find import find_quantities
from analysis.reading.flow import flowed, on_one_line
from analysis.reading.languages import available
from analysis.reading.markup import FILLER, bare
from analysis.reading.quantity import Quantity
from analysis.reading.table import row_of
from analysis.record.cells import RawTables
from analysis.record.checks.plausible import DAYS
from analysis.record.checks.within_names import days_between
from analysis.record.figures import RowReading, parsed, read_figure, timestamp
from analysis.record.schema import PERIOD, WHAT, Row
from analysis.scanning.kinds import Measured
from analysis.scanning.known import known
from analysis.scanning.proposals import Proposal, proposals
from analysis.scanning.subject_rules import VALUE_OF, any_of
from analysis.scanning.verify import missing, passages_of

AROUND = 90  # characters of the text that are shown on each side of a figure
ALIKE = ("value", "unit", "hedge", "measure", "low", "high")  # what a plain form must have as well
_find_quantities = lru_cache(1)(find_quantities)  # a draft is proposed anew at each of its figures


def proposed(record: Recorded, draft: Draft) -> list[Row]:
    """Return the rows of a sheet for the figures of a draft's text that the record lacks.

    Figures behind one that a person has noted in the draft go on from what that is of. Indicator,
    areas, `status` and `read_as` are empty where they are not certain.
    """
    text, document, tables = draft.text, draft.document, record.tables
    published = document["published"]
    stated_on = draft.said.stated_on
    said = stated_on or published or None
    language = document["language"] if document["language"] in available() else None
    found = _find_quantities(text, stated_on=said, language=language)
    lacking = missing(tables, text.encode(), (row_of(text, each) for each in found))
    starts = [row["start"] for row in lacking if not row["reason"]]
    ids = dict(zip(starts, draft.free_ids(tables["figures"]), strict=False))
    of = {
        row["figure_id"]: Measured(*(row[name] for name in WHAT))
        for row in draft.kept()
        if row["my_number"] and row["indicator"]
    }
    placed = proposals(
        text,
        known(tables["indicators"], tables["speakers"], record.claims),
        title=document["title"],
        publisher=document["publisher"],
        speaker=draft.said.speaker,
        stated_on=said,
        language=language,
        found=found,
        known_of=[of.get(ids.get(each.start, "")) for each in found],
    )
    own = asdict(draft.said) | {"stated_on": "" if stated_on == published else stated_on}
    blank = dict.fromkeys(SHEET_COLUMNS, "")
    lines = flowed(text).replace(FILLER, " ")
    rows = [
        {**blank, "figure_id": ids[start], **own, **_cells(draft, lines, each)}
        for each in placed
        if (start := each.candidate.start) in ids
    ]
    return related(rows)


def _cells(draft: Draft, text: str, proposal: Proposal) -> Row:
    """Return the cells of the sheet that come from a figure's words, and from where they stand.

    The lines of `text` are the paragraphs of the draft's.
    """
    figure = proposal.candidate
    before = text[: figure.start].rpartition("\n")[2]
    behind = text[figure.end :].partition("\n")[0]
    before, behind = (re.sub(r"\s+", " ", part) for part in (before, behind))
    words = on_one_line(bare(draft.text)[figure.start : figure.end])
    passage = len(passages_of(draft.document, draft.text[: figure.start + 1]))
    lines = [line for line in text.splitlines() if line.strip()]
    return {
        **proposal.of._asdict(),
        "status": proposal.status,
        "as_stated": words,
        "read_as": _read_as(words, figure.quantity),
        "period_as_stated": figure.period_as_stated,
        "base_as_stated": figure.base_as_stated,
        "text": shown(before.lstrip(), words, behind.rstrip()),
        "passage": str(passage) if draft.document["lines"] else "",
        "place": "headline" if passage == 1 and is_headline(lines) else "",
    }


def _read_as(words: str, quantity: Quantity) -> str:
    """Full English for words that alone do not read as the figure, where a plain form does."""
    if _reads(words, quantity):
        return ""
    noun = {"change": "decrease of " if quantity.value < 0 else "increase of "}
    hedge = f"{quantity.hedge} " if quantity.hedge else ""
    unit = {"percent": " percent", "count": f" {quantity.counted}" if quantity.counted else ""}
    full = f"{abs(quantity.value):.15g}{unit.get(quantity.unit, f' {quantity.unit}')}"
    form = f"{noun.get(quantity.measure, '')}{hedge}{full}"
    return form if _reads(form, quantity) else ""


def _reads(words: str, quantity: Quantity) -> bool:
    read = parsed(words)
    return read is not None and all(
        getattr(read, name) == getattr(quantity, name) for name in ALIKE
    )


def is_headline(lines: list[str]) -> bool:
    """Tell whether the first of some lines is a headline: others follow, and no full stop ends it.

    >>> is_headline(["Trade may reach $18 billion", "He said so."]), is_headline(["Trade grew."])
    (True, False)
    """
    return len(lines) > 1 and not lines[0].rstrip().endswith((*".!?:;…", '"', "”", "»"))


def shown(before: str, words: str, behind: str) -> str:
    """Return the words in their surroundings, marked.

    >>> shown("Trade ", "grew by 4 percent", " in 2024.")
    'Trade >>grew by 4 percent<< in 2024.'
    """
    if len(before) > AROUND:
        before = f"…{before[-AROUND:].partition(' ')[2]}"
    if len(behind) > AROUND:
        behind = f"{behind[:AROUND].rpartition(' ')[0]}…"
    return f"{before}>>{words}<<{behind}"


def usual_areas(figures: Iterable[Row], indicator: str) -> tuple[str, str]:
    """Return the areas that at least half of the figures of an indicator have, or none."""
    own = (row for row in figures if row["indicator"] == indicator)
    counts = Counter((row["ref_area"], row["counterpart_area"]) for row in own)
    areas, count = next(iter(counts.most_common(1)), (("", ""), 0))
    return areas if count >= counts.total() / 2 else ("", "")


def related(rows: list[Row]) -> list[Row]:
    """Relate figures to the one beside them: a change to its level, a sum to what it is of.

    A change led to the level behind it in *grew by 5 % – to $19 billion*, and to the one before it
    where both are of the same time and thing: *was $19 billion, up 5 %*.

    >>> words = {"text": "trade >>grew by 5%<<, to $19 billion", "passage": "1"}
    >>> change = {"figure_id": "a.1", "indicator": "x", "as_stated": "grew by 5%", **words}
    >>> level = {**change, "figure_id": "a.2", "as_stated": "$19 billion"}
    >>> [(row["relates_to"], row["relation"]) for row in related([change, level])[:1]]
    [('a.2', 'change_to')]
    """
    for row, following in pairwise(rows):
        measures = (_measure(row), _measure(following))
        of = VALUE_OF.get(row["indicator"])
        if of and of == following["indicator"]:
            following |= {"relates_to": row["figure_id"], "relation": "value_of"}
        elif row["indicator"] and row["indicator"] == VALUE_OF.get(following["indicator"]):
            row |= {"relates_to": following["figure_id"], "relation": "value_of"}
        elif measures == ("change", "level") and row["indicator"] == following["indicator"]:
            behind = row["text"].partition("<<")[2]
            between, level, after = behind.partition(following["as_stated"])
            if level and _leads(between.rstrip(), following["as_stated"], after):
                row |= {"relates_to": following["figure_id"], "relation": "change_to"}
        elif measures == ("level", "change") and row["indicator"] and _alike(row, following):
            following |= {"relates_to": row["figure_id"], "relation": "change_to"}
    return rows


def _alike(row: Row, other: Row) -> bool:
    """Tell whether two figures of a text are of the same thing and time, in one passage."""
    return all(row[name] == other[name] for name in (*WHAT, "passage", "period_as_stated"))


def _leads(between: str, level: str, after: str) -> bool:
    """Tell by the words between a change and a level, or behind it, that the one led to the other.

    >>> _leads(", reaching", "$27 billion", "."), _leads(" from", "$27 billion", ".")
    (True, False)
    >>> _leads(",", "27 млрд долларға", " жетті")
    True
    """
    and_, to, behind = (rf"{any_of(name)}\b" for name in ("and", "to_a_level", "to_a_level_behind"))
    pause = rf"[\s,–—-]*(?:{and_})?[\s,–—-]*"
    alone = re.fullmatch(pause, between)
    return bool(
        re.fullmatch(rf"{pause}{to}", between, re.I)
        or (alone and (re.match(to, level, re.I) or re.match(rf"\s*{behind}", after, re.I)))
    )


def _measure(row: Row) -> str:
    quantity = parsed(row.get("read_as") or row["as_stated"])
    return quantity.measure if quantity else ""


def reading_of(row: Row, raw: RawTables, document: Row) -> RowReading:
    """Read the words of a row, by its document and its indicator."""
    units = {indicator["indicator"]: indicator["unit_kind"] for indicator in raw["indicators"]}
    stated_on = row["stated_on"] or document["published"]
    cells = {"relation": "", **row}
    return read_figure(cells, stated_on, units.get(row["indicator"]), document["language"])


def repeated(row: Row, reading: RowReading, claims: list[Row], stated_on: str) -> str:
    """Return the claim of the record that a row seems to report again, or nothing.

    It is of the same speaker, thing and period, its bounds meet those of the row, and it was said
    at most a week before or after, or in the same month where a day is not known.
    """
    quantity = reading.quantity
    if not row["speaker"] or not quantity or len(stated_on) < len("2021-04"):
        return ""
    for claim in claims:
        alike = all(row[name] == claim[name] for name in (*WHAT, "speaker"))
        value = (claim["unit"], claim["measure"]) == (quantity.unit, quantity.measure)
        meets = quantity.low <= claim["high"] and claim["low"] <= quantity.high
        if not (alike and value and meets and len(claim["stated_on"]) >= len("2021-04")):
            continue
        ends = [timestamp(day) for day in (reading.period.start, reading.period.end)]
        same = [str(end) for end in ends] == [str(claim[name]) for name in PERIOD]
        if same and days_between(stated_on, claim["stated_on"]) <= DAYS:
            return str(claim["claim_id"])
    return ""


def told_twice(row: Row, reading: RowReading, before: list[tuple[Row, RowReading]]) -> str:
    """Return the figure of a text that a row says again, or nothing.

    It is of the same speaker, thing and period, and of the same number.
    """
    names = (*WHAT, "speaker", "status")
    for other, read in before:
        alike = bool(row["indicator"]) and all(row[name] == other[name] for name in names)
        if alike and _number_of(read) == _number_of(reading):
            return str(other["figure_id"])
    return ""


def _number_of(reading: RowReading) -> tuple[object, ...]:
    quantity = reading.quantity
    number = (quantity.value, quantity.unit, quantity.measure) if quantity else ()
    return (*number, reading.period)

"""The words of the tables that pages show: closed lists, areas, the codebook, offices, reasons.

They are translated where they are shown, by `locales.Wording.said`; of notes, publishers and
offices those are that a catalogue has, by `note`; what a source says is not.
"""

import csv
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from analysis.comparing import growth, implied, parts, verdicts
from analysis.comparing.derived import Rule
from analysis.publishing.locales import HEDGED
from analysis.reading.bounds import HEDGES, MEASURES
from analysis.record.codebook import title_of
from analysis.record.schema import AREAS, PROCESSED, RAW, UNIONS
from analysis.showing import wording
from analysis.showing.wording import SCALES, SUFFIXES

BRACES = re.compile(r"\{\w+\}")
#: Columns of raw tables whose words are shown.
COLUMNS = {
    "indicators": ("title", "title_of_areas", "description", "caution"),
    "speakers": ("office",),
}
#: Columns whose sentences are shown in English, but for those that a catalogue has.
NOTED = {
    "figures": ("note",),
    "corrections": ("what",),
    "documents": ("note", "publisher"),
    "references": ("note", "reporter"),
}
SENTENCES = re.compile(r"(?<=\.) (?=[A-Z])")
#: Titles with their areas that are frequent enough to be translated as a whole, each indicator with
#: the areas of its titles: other titles are put together.
WHOLE = {
    "trade_turnover": ("KZ RU", "KZ WORLD", "RU EAEU"),
    "interregional_trade": ("KZ RU",),
    "exports": ("KZ RU",),
    "imports": ("KZ RU",),
    "mutual_trade": ("EAEU", "CIS"),
    "external_trade": ("EAEU WORLD",),
    "gdp": ("EAEU", "KZ", "RU"),
    "agricultural_production": ("EAEU",),
    "industrial_production": ("EAEU",),
    "fixed_capital_investment": ("EAEU",),
    "unemployment": ("EAEU",),
    "barriers_removed": ("EAEU",),
    "national_currency_settlements": ("EAEU", "KZ RU"),
    "rouble_settlements": ("KZ RU",),
    "exchange_rate": ("KZ US", "KZ RU", "RU US"),
    "investment": ("KZ RU",),
    "investment_total": ("KZ RU",),
    "investment_accumulated": ("KZ RU", "RU KZ"),
    "investment_position": ("KZ RU",),
    "investment_net": ("KZ RU",),
    "enterprises": ("KZ RU",),
    "enterprises_foreign_active": ("KZ RU",),
    "joint_enterprises": ("KZ RU",),
    "companies_relocated": ("KZ RU",),
    "companies_relocating": ("KZ RU",),
    "joint_projects_under_way": ("KZ RU",),
    "joint_projects_under_way_value": ("KZ RU",),
    "joint_projects_completed": ("KZ RU",),
    "jobs_created": ("KZ RU",),
    "regions_with_ties": ("RU KZ",),
    "student_count": ("RU KZ", "KZ RU", "KZ WORLD"),
    "students_on_scholarship": ("RU KZ",),
    "university_branches": ("KZ RU",),
    "trips": ("KZ RU", "RU KZ"),
    "tourists": ("KZ RU",),
    "electricity_imports": ("KZ RU",),
    "electricity_over_plan": ("KZ RU",),
    "gas_transit": ("KZ UZ",),
    "oil_transit": ("KZ CN",),
    "rail_transit": ("KZ",),
}
#: What is said of a claim that stands on the left or right of a pair, on its own page.
SIDES = {"left": "right", "right": "left"}


def seen_from(side: str, reason: str) -> str:
    """Return a reason as the page of the claim on one side has it.

    >>> seen_from("left", "the right figure is above all that the left figure allows")
    'the other one is above all that this one allows'
    """
    reason = reason.replace(f"the {side} figure", "this one")
    return reason.replace(f"the {SIDES[side]} figure", "the other one")


def is_country(area: str) -> bool:
    """Tell whether an area is a country: they have their names from Babel.

    >>> is_country("KZ"), is_country("CU"), is_country("KZ-39")
    (True, False, False)
    """
    return len(area) == len("KZ") and area not in UNIONS


def _lists() -> Iterator[str]:
    """List the words of columns with a closed list of values."""
    yield from (*wording.PHRASES, *wording.FORMS)
    yield from ("KZT", "US")  # for which newspapers have other names than Babel
    yield from (*HEDGED, *HEDGES, *MEASURES, *SUFFIXES, *(name for _, name in SCALES))
    for column in chain(*RAW.values(), *PROCESSED.values()):
        if column.name in ("status", "side", "nature", "unit", "translation", "firm"):
            yield from column.values
    yield from (name for code, name in AREAS.items() if not is_country(code))


def _reasons() -> Iterator[str]:
    """List reasons and bases; what differs between cases stands in braces."""
    outcomes = chain(verdicts.OUTCOMES.values(), verdicts.SETTLED.values())
    for verdict, reason in outcomes:
        yield from (verdict, wording.in_order(reason), *(seen_from(side, reason) for side in SIDES))
    for reason in chain.from_iterable(verdicts.HELD_TO.values()):
        yield from (wording.in_order(reason), *(seen_from(side, reason) for side in SIDES))
    yield from verdicts.SIZES
    yield from (verdicts.CONVERTED.strip("; "), verdicts.CONDITION.strip("; "))
    yield from (words.strip("; ") for words in implied.PRICES.values())
    rules = [rule for _, rule in (*implied.RULES, *implied.RULES_OF_WHOLES)]
    rules += [
        value for room in (growth, parts) for value in vars(room).values() if type(value) is Rule
    ]
    for rule in rules:
        yield from (rule.kind.replace("_", " "), rule.basis)
    yield from (implied.STATED_BASE, implied.YEAR_BEFORE, "the regions", "the months")
    yield "{first} and {second}"


#: Words of closed lists, and reasons with what differs between cases in braces; each once.
LISTS = tuple(dict.fromkeys(filter(None, _lists())))
REASONS = tuple(dict.fromkeys(words for words in _reasons() if BRACES.sub("", words)))


def columns(root: Path) -> Iterator[tuple[str, str]]:
    """Return the words of the codebook, titles and offices, each with its table."""
    for table, names in COLUMNS.items():
        place, rows = _rows(root, table)
        for row in rows:
            said = (row[name] for name in names if row[name] != row.get("speaker"))
            whole = (
                title_of(row, *f"{areas} ".split(" ")[:2])
                for areas in WHOLE.get(row.get("indicator", ""), ())
            )
            yield from ((words, place) for words in (*said, *whole) if words)


def notes(root: Path) -> Iterator[tuple[str, str]]:
    """Return the sentences of notes, publishers and offices, each with its table."""
    for table, names in NOTED.items():
        place, rows = _rows(root, table)
        cells = (row[name] for row in rows for name in names)
        yield from ((words, place) for cell in cells for words in SENTENCES.split(cell) if words)


def _rows(root: Path, table: str) -> tuple[str, list[dict[str, str]]]:
    path = Path("data/raw", f"{table}.csv")
    with (root / path).open(encoding="utf-8", newline="") as file:
        return path.as_posix(), list(csv.DictReader(file))

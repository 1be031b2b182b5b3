"""A figure as a sentence that a person can say yes or no to."""

from analysis.reading.quantity import Quantity
from analysis.record.cells import RawTables
from analysis.record.codebook import title_of
from analysis.record.figures import RowReading, timestamp
from analysis.record.schema import AREAS, Row, joined
from analysis.showing import wording

FOR_SIDE = {"KZ": " for Kazakhstan", "RU": " for Russia", "other": " for neither side", "": ""}
SHOWN = ("value", "unit", "measure", "hedge", "low", "high")
UNSAID = "???"  # what is to be filled in


def sentence(row: Row, reading: RowReading, raw: RawTables, publisher: str) -> str:
    """Say what a row says: how much, when, who, of what; then what else stands in it.

    *almost 30 billion USD (27 to 30 billion USD), 2023, said by A. Minister for Russia: Trade
    turnover of Kazakhstan with Russia*.
    """
    unread = f"{row['as_stated']!r}, not readable"
    amount = _amount(reading.quantity) if reading.quantity else unread
    who = wording.speaker(row["speaker"], publisher)
    said = f"said by {who}{FOR_SIDE.get(row['side'], '')}"
    parts = [f"{amount}, {_period(reading)}, {said}: {_what(row, raw)}"]
    if row["status"] != "actual":
        parts.append(row["status"] or UNSAID)
    if row["relation"]:
        parts.append(f"{row['relation'].replace('_', ' ')} {row['relates_to']}")
    parts += [f"{name} {joined(row[name])}" for name in ("confirmed", "place", "note") if row[name]]
    return "; ".join(parts)


def _amount(quantity: Quantity) -> str:
    shown = {name: getattr(quantity, name) for name in SHOWN}
    bounds = wording.bounds(quantity.low, quantity.high, quantity.unit)
    words = wording.hedged(shown)
    kind = "a share or rate of " if quantity.measure == "share" else ""
    return f"{kind}{words}" if words == bounds else f"{kind}{words} ({bounds})"


def _period(reading: RowReading) -> str:
    days = (reading.period.start, reading.period.end)
    return wording.period(*map(timestamp, days)) if any(days) else "no period"


def _what(row: Row, raw: RawTables) -> str:
    indicators = {indicator["indicator"]: indicator for indicator in raw["indicators"]}
    codes = row["ref_area"], row["counterpart_area"]
    if indicator := indicators.get(row["indicator"]):
        return title_of(indicator, *codes, UNSAID)
    areas = " – ".join(AREAS[code] for code in codes if code in AREAS)
    return f"{row['indicator'] or UNSAID}, {areas or UNSAID}"

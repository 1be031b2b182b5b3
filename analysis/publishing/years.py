"""What was said of each year, a row a statement, with a small picture of its bounds."""

from collections import Counter
from dataclasses import dataclass
from math import isfinite, isinf, isnan
from operator import itemgetter

import pandas as pd
from markupsafe import Markup

from analysis.comparing.rows import day_of, is_whole_year
from analysis.publishing.links import Record
from analysis.publishing.locales import Wording
from analysis.publishing.templating import fill
from analysis.reading.bounds import NUMBERS
from analysis.record.schema import BETWEEN, Row, grouped
from analysis.showing.wording import digits_of

MARGIN = 8.0  # percent of a picture, into which open ends reach
#: What two figures must have in common: the unit, and who is host or exporter.
_kind = itemgetter("unit", *BETWEEN)


@dataclass(frozen=True)
class Year:
    """The claims of a year that can be compared, from the least to the largest, and statistics."""

    name: str
    claims: list[Row]
    official: list[Row]
    apart: int = 0  # claims of the year in another unit

    def what(self, record: Record) -> str:
        """Say what they are of, with its areas."""
        return record.subject(self.claims[0]).words

    def strip(self, record: Record, up: str = "") -> Markup:
        """Return them as a list, each with the picture of its bounds on one scale."""
        wording = record.wording
        rows = [*self.claims, *self.official]
        said = [row[name] for row in rows for name in NUMBERS if name in row]
        low, high = min(filter(isfinite, said)), max(filter(isfinite, said))

        def place(number: float, unsaid: float) -> str:
            part = (number - low) / (high - low) if high > low else 0.5
            return f"{MARGIN + part * (100 - 2 * MARGIN) if isfinite(number) else unsaid:.1f}%"

        claims = [
            {
                "link": record.link(row["figure_id"], wording.hedged(row)),
                "who": record.person(row).words,
                "side": row["side"],
                "stated": wording.stated(row["stated_on"][:7]),
                "at": place(row["value"], 0),
                "open": [end for end in ("low", "high") if isinf(row[end])],
                **{end: place(row[end], 100 * end.endswith("high")) for end in NUMBERS[1:]},
            }
            for row in self.claims
        ]
        official = [
            {
                "link": record.link(row["reference_id"], wording.amount(row["value"], row["unit"])),
                "who": row["reporter"],
                "at": place(row["value"], 0),
            }
            for row in self.official
        ]
        scale = _ends(low, high, rows[0]["unit"], wording)
        return fill("strip.html", wording, up=up, claims=claims, official=official, scale=scale)


def _ends(low: float, high: float, unit: str, wording: Wording) -> list[str]:
    """Write both ends of a scale; a unit that they have in common stands once, as it is narrow.

    >>> from analysis.publishing.locales import ENGLISH
    >>> _ends(9.45e9, 9.55e9, "USD", ENGLISH), _ends(5, 5, "count", ENGLISH)
    (['9.45', '9.55 billion USD'], ['5'])
    """
    first, last = (wording.number(end, unit, digits_of(low, high)) for end in (low, high))
    if low == high:
        return [str(last)]
    shared = " " in last.words and (first.words == last.words or low == 0)
    return [first.digits if shared else str(first), str(last)]


def years(rows: list[Row], record: Record) -> list[Year]:
    """Return the years that figures of an indicator are of, the latest first.

    They are claims of its level, of the kind that most are, and official figures that no later
    edition replaced. A stock without a period counts for the year in which it was stated; a flow
    does not, as that year was not over.
    """
    claims = [
        row
        for row in rows
        if (row["measure"], row["status"]) == ("level", "actual")
        and row["claim_id"] == row["figure_id"]
        and not isnan(row["value"])
        and not (row["flag"] or row["may_be_partial"])
        and _year(row)
    ]
    if not claims:
        return []
    kind = Counter(map(_kind, claims)).most_common(1)[0][0]
    alike = [row for row in claims if _kind(row) == kind]
    said = grouped(sorted(alike, key=itemgetter("value")), _year)
    apart = Counter(_year(row) for row in claims if _kind(row)[1:] == kind[1:] and row not in alike)
    indicator = claims[0]["indicator"]
    told = [
        row
        for row in record.references
        if row["indicator"] == indicator
        and row["basis"] != "statement"
        and not row["superseded_by"]
        and _kind(row) == kind
    ]
    official = grouped(told, itemgetter("period"))
    return [
        Year(name, said[name], official.get(name, []), apart[name])
        for name in sorted(said, reverse=True)
    ]


def _year(row: Row) -> str:
    """Return the year that a level is of; nothing for a flow of a part of one, or of several."""
    whole = row["nature"] != "flow" or is_whole_year(row["period_start"], row["period_end"])
    return f"{day_of(row):%Y}" if whole and not pd.isna(day_of(row)) else ""

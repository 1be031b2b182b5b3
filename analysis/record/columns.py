"""The one schema: what every column of every table holds, and what it may hold.

From `RAW` and `PROCESSED` come the checks of the tables, the types that `load` gives, the
Frictionless descriptor and the codebook page, so that none of them can drift from the others.
"""

from __future__ import annotations

from analysis.reading.bounds import HEDGES, MEASURES
from analysis.record.schema import (
    ADDRESS,
    AREAS,
    BASES,
    FIGURE_ID,
    IDENTIFIER,
    IMPLIED_VERDICTS,
    LANGUAGE,
    LINES,
    NAME,
    NATURES,
    NUMBER,
    PARTIAL_DATE,
    PERIOD,
    READINGS,
    RELATIONS,
    SHA256,
    SIDES,
    STATUSES,
    TOPICS,
    VERDICTS,
    WHOLE_NUMBER,
    Column,
)

C = Column
_AREAS = (
    C(
        "ref_area",
        "string",
        "ISO 3166 alpha-2, or EAEU, BRICS, WORLD: the host, the exporter or the whole",
        True,
        values=tuple(AREAS),
    ),
    C("counterpart_area", "string", "the other area, if any", values=tuple(AREAS)),
)
_BOUNDS = (
    C("low", "number", "lower bound of what the words commit the speaker to; empty: open"),
    C("high", "number", "upper bound of the same; empty: open"),
    C("implied_low", "number", "lower bound of what listeners take from the words; empty: open"),
    C("implied_high", "number", "upper bound of the same; empty: open"),
)
_PERIOD = (
    C("period_start", "date", "first day of the period; empty: open or not stated"),
    C("period_end", "date", "last day of the period; empty: open or not stated"),
)
_UNIT = C(
    "unit",
    "string",
    "ISO 4217 code, percent, percentage points, times, a physical unit, or count",
    True,
)
_INDICATOR = C(
    "indicator", "string", "what is measured", True, refers_to=("indicators", "indicator")
)

RAW: dict[str, tuple[Column, ...]] = {
    "documents": (
        C(
            "document_id",
            "string",
            "given once, never reused",
            True,
            unique=True,
            pattern=IDENTIFIER,
        ),
        C("title", "string", "the document's subject in our own words", True),
        C("publisher", "string", "who published it; empty: not stated"),
        C(
            "published",
            "string",
            "date of publication, may be partial; empty: not known",
            pattern=PARTIAL_DATE,
        ),
        C("language", "string", "ISO 639-1", True, pattern=LANGUAGE),
        C(
            "translation",
            "string",
            "whether it is a translation, and whose",
            True,
            values=("no", "official", "unofficial", "machine", "unknown"),
        ),
        C("url", "string", "address; empty: not known", pattern=ADDRESS),
        C(
            "file",
            "string",
            "name of the text that it was read in; empty: only an excerpt was seen",
        ),
        C("lines", "string", "first and last line of its first printing there", pattern=LINES),
        C("sha256", "string", "of that text", pattern=SHA256),
        C("note", "string", "what a later reader must know"),
    ),
    "figures": (
        C(
            "figure_id",
            "string",
            "document id, a dot, the next free number",
            True,
            unique=True,
            pattern=FIGURE_ID,
        ),
        C("document_id", "string", "the document", True, refers_to=("documents", "document_id")),
        C(
            "passage",
            "integer",
            "number of the non-blank line in the document; empty: only an excerpt was seen",
            pattern=WHOLE_NUMBER,
        ),
        C("speaker", "string", "who said it; empty: the publisher"),
        C("side", "string", "whose official that is", values=SIDES),
        C("data_of", "string", "whose data the speaker cites, if said", values=SIDES),
        C(
            "stated_on",
            "string",
            "when it was said, if not when it was published",
            pattern=PARTIAL_DATE,
        ),
        _INDICATOR,
        *_AREAS,
        C("status", "string", "whether it has happened", True, values=STATUSES),
        C("as_stated", "string", "the figure's own words", True),
        C(
            "read_as",
            "string",
            "the same numbers in full English, where the words need their context",
        ),
        C(
            "period_as_stated",
            "string",
            "the words for the period; in [brackets] where they are ours, not the source's",
        ),
        C(
            "base_as_stated",
            "string",
            "the words for what a change starts from, or a share is a share of",
        ),
        C("relates_to", "string", "another figure", refers_to=("figures", "figure_id")),
        C("relation", "string", "and how it relates to that", values=RELATIONS),
        C("note", "string", "what a later reader must know"),
    ),
    "left_out": (
        C("document_id", "string", "the document", True, refers_to=("documents", "document_id")),
        C(
            "passage",
            "integer",
            "number of the non-blank line in the document; empty: only an excerpt was seen",
            pattern=WHOLE_NUMBER,
        ),
        C("as_stated", "string", "the words that were left out", True),
        C("reason", "string", "why", True),
    ),
    "indicators": (
        C(
            "indicator",
            "string",
            "its name in all tables",
            True,
            unique=True,
            pattern=NAME,
        ),
        C("title", "string", "its name in prose", True),
        C("topic", "string", "the table it stands in", True, values=tuple(TOPICS)),
        C(
            "unit",
            "string",
            "kind of unit of a level",
            True,
            values=("money", "count", "percent", "t", "index"),
        ),
        C("nature", "string", "flow, stock or cumulative", True, values=NATURES),
        C(
            "prices",
            "string",
            "for money: whether a stated change and a stated level are both in current prices",
            values=("current", "may differ"),
        ),
        C("description", "string", "what it measures", True),
        C("caution", "string", "what a reader must beware of"),
        C(
            "mistaken_for",
            "string",
            "indicators that it is easily taken for and never compared with, joined by ;",
        ),
        C("parts", "string", "indicators that add up to it, joined by ;"),
        C(
            "keywords",
            "string",
            "words beside a figure that propose it, joined by ;, with * for any ending or a word",
        ),
    ),
    "references": (
        C("series", "string", "name of the series", True, pattern=IDENTIFIER),
        _INDICATOR,
        C("measure", "string", "level, change (signed) or share", True, values=MEASURES),
        C(
            "basis",
            "string",
            "reported in a table, computed from one, or a statement (never held against claims)",
            True,
            values=BASES,
        ),
        C("reporter", "string", "who reports it", True),
        *_AREAS,
        C("period", "string", "year, month, day, or an interval of them", True, pattern=PERIOD),
        C("value", "number", "in base units", True, pattern=NUMBER),
        _UNIT,
        C("title", "string", "title of the source", True),
        C("url", "string", "its address; empty: not known", pattern=ADDRESS),
        C("note", "string", "caveats"),
    ),
    "corrections": (
        C(
            "figure_id",
            "string",
            "the figure",
            True,
            unique=True,
            refers_to=("figures", "figure_id"),
        ),
        C("column", "string", "the column of figures.csv that is wrong in the source", True),
        C("expect", "string", "what stands there; the build fails when it no longer does", True),
        C(
            "action",
            "string",
            "what the tables do about it",
            True,
            values=("flag", "exclude", "override"),
        ),
        C("replacement", "string", "what is read instead, for override"),
        C("what", "string", "what is wrong", True),
        C("why", "string", "how that is known", True),
    ),
}

FIGURES = (
    C(
        "figure_id",
        "string",
        "the figure, as in data/raw/figures.csv",
        True,
        unique=True,
        pattern=FIGURE_ID,
    ),
    _INDICATOR,
    *_AREAS,
    *_PERIOD,
    C("base_start", "date", "first day of the period that a change starts from; empty: not stated"),
    C("base_end", "date", "last day of the same"),
    C("status", "string", "actual, planned, forecast or target", True, values=STATUSES),
    C("nature", "string", "flow, stock or cumulative", True, values=NATURES),
    C("measure", "string", "level, change (signed), share or multiple", True, values=MEASURES),
    C("value", "number", "the number said, in base units; empty: a claim without a number"),
    *_BOUNDS,
    _UNIT,
    C(
        "hedge",
        "string",
        "the words that loosen the number, as one of a closed list; empty: none",
        values=HEDGES,
    ),
    C("speaker", "string", "who said it; empty: the publisher"),
    C("side", "string", "whose official that is", values=SIDES),
    C("data_of", "string", "whose data the speaker cites, if said", values=SIDES),
    C("stated_on", "string", "when it was said, may be partial", pattern=PARTIAL_DATE),
    C("document_id", "string", "the document", True, refers_to=("documents", "document_id")),
    C(
        "passage",
        "integer",
        "number of the non-blank line in the document; empty: only an excerpt was seen",
    ),
    C("as_stated", "string", "the figure's own words", True),
    C(
        "claim_id",
        "string",
        "the claim, by its first figure",
        True,
        refers_to=("claims", "claim_id"),
    ),
    C("flag", "string", "a known error of the source"),
    C("note", "string", "what a later reader must know"),
)

PROCESSED: dict[str, tuple[Column, ...]] = {
    **dict.fromkeys(TOPICS, FIGURES),
    "claims": (
        C("claim_id", "string", "the id of its first figure", True, unique=True, pattern=FIGURE_ID),
        *(
            each
            for each in FIGURES[1:]
            if each.name not in ("document_id", "passage", "claim_id", "flag", "note")
        ),
        C("relates_to", "string", "another figure"),
        C("relation", "string", "and how this one relates to it", values=RELATIONS),
        C("attested_by", "string", "the documents that report it, joined by ;", True),
        C("attestations_differ", "string", "what reports of the claim have otherwise; empty: none"),
    ),
    "implied": (
        C("implied_id", "string", "the figures it follows from, and what it is", True, unique=True),
        C(
            "kind",
            "string",
            "what follows",
            True,
            values=(
                "earlier_level",
                "total",
                "yearly_mean",
                "value_per_item",
                "share_of_whole",
                "sum",
                "sum_of_parts",
                "growth",
            ),
        ),
        _INDICATOR,
        *_AREAS,
        *_PERIOD,
        C("measure", "string", "level, change, share or multiple", True, values=MEASURES),
        C("value", "number", "from the numbers as said; empty: none follows"),
        *_BOUNDS,
        _UNIT,
        C(
            "verdict",
            "string",
            "whether it follows under the literal reading; for growth, its direction",
            True,
            values=IMPLIED_VERDICTS,
        ),
        C(
            "implied_verdict",
            "string",
            "the same under the implied reading",
            True,
            values=IMPLIED_VERDICTS,
        ),
        C("basis", "string", "what is taken for granted", True),
        C("formula", "string", "how it follows", True),
        C("derived_from", "string", "figure ids, joined by ;", True),
        C("reason", "string", "why it cannot be said"),
    ),
    "agreement": (
        _INDICATOR,
        C(
            "kind",
            "string",
            "what is held against what",
            True,
            values=("claim-claim", "claim-reference", "arithmetic"),
        ),
        C("left_id", "string", "a claim or an implied figure", True),
        C("right_id", "string", "a claim, or a series and its period", True),
        C("left_value", "number", "value of the left one"),
        C("right_value", "number", "value of the right one"),
        C("unit", "string", "unit of both; USD where they were converted", True),
        C("reading", "string", "literal or implied", True, values=READINGS),
        C("verdict", "string", "whether both can be true", True, values=VERDICTS),
        C("gap", "number", "right minus left between the nearest ends; 0 where the intervals meet"),
        C("gap_percent", "number", "the gap in percent of the left value"),
        C("days_apart", "number", "days between the days that two stocks are said of"),
        C("reason", "string", "why the verdict is what it is", True),
    ),
    "documents": tuple(
        each for each in RAW["documents"] if each.name not in ("file", "lines", "sha256")
    ),
    "indicators": RAW["indicators"],
    "left_out": RAW["left_out"],
    "references": (
        *RAW["references"],
        *_PERIOD,
        C("base_start", "date", "first day of the period that a change starts from"),
        C("base_end", "date", "last day of the same"),
    ),
}
OPEN_ENDS = {"low": "-inf", "high": "inf", "implied_low": "-inf", "implied_high": "inf"}
KEYS = {
    name: (columns[0].name if columns[0].unique else None) for name, columns in PROCESSED.items()
}

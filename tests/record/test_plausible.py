"""What no source would say is named with the way out; what a source does say can be confirmed.

All wrong rows are put into one copy of the record and read once: each must be named among all.
"""

import re
from pathlib import Path

import pytest
from project import ROOT, Row, added, copied

from analysis.record.cells import BadInput
from analysis.record.checks.plausible import CHECKS
from analysis.record.raw import read_raw
from analysis.record.schema import FORMS, RAW

DOCUMENTS = [
    {"document_id": "talk-en", "published": "2024-06-05", "language": "en"},
    {"document_id": "talk-ru", "published": "2024-06-05", "language": "ru"},
    {"document_id": "talk-kk", "published": "2024-06-05", "language": "kk"},
    {"document_id": "old-en", "published": "2019-06-05", "language": "en"},
    {"document_id": "read-en", "published": "2024-06-05", "language": "en",
     "file": "talk.txt", "lines": "1-9", "sha256": "0" * 64},
]  # fmt: skip
TURNOVER = {
    "document_id": "talk-en",
    "indicator": "trade_turnover",
    "ref_area": "KZ",
    "counterpart_area": "RU",
    "status": "actual",
    "as_stated": "$27 billion",
    "period_as_stated": "in 2023",
}
ENTERPRISES = {
    **TURNOVER,
    "indicator": "enterprises",
    "as_stated": "23,000 companies",
    "period_as_stated": "",
}
UNION = {**TURNOVER, "indicator": "mutual_trade", "ref_area": "EAEU", "counterpart_area": ""}
RUSSIAN = {**TURNOVER, "document_id": "talk-ru", "as_stated": "27 млрд долларов"}
# what each check is for: the row, the column that it is named in, and words of the reason
WRONG: dict[str, dict[str, tuple[Row, str, str]]] = {
    "again": {
        "the same words in another text": (
            {**TURNOVER, "speaker": "Vladimir Putin", "side": "RU", "document_id": "talk-ru",
             "stated_on": "2024-06-05", "as_stated": "$27.3 billion"},
            "as_stated", "the same speaker, day and words as talk-en.",
        ),
        "the same words in a month": (
            {**TURNOVER, "speaker": "Vladimir Putin", "side": "RU", "document_id": "talk-kk",
             "stated_on": "2024-06", "as_stated": "$27.3 billion"},
            "as_stated", "the same speaker, month and words as talk-en.",
        ),
        "the same number in another text": (
            {**TURNOVER, "speaker": "Vladimir Putin", "side": "RU", "document_id": "talk-ru",
             "stated_on": "2024-06-05", "as_stated": "более 27,3 млрд долларов"},
            "as_stated", "the same speaker, day and number as talk-en.",
        ),
        "the same number twice in a text": (
            {**TURNOVER, "speaker": "Vladimir Putin", "side": "RU", "as_stated": "over $27.3 bln"},
            "as_stated", "the same speaker, document and number as talk-en.",
        ),
    },
    "another": {
        "imports for exports": (
            {**TURNOVER, "indicator": "exports", "as_stated": "$17.3 billion"},
            "indicator", "far from the statistic of the same, and near that of imports",
        ),
        "a year before": (
            {**TURNOVER, "as_stated": "$24.6 billion", "period_as_stated": "in 2020"},
            "period_as_stated", "of the same, and near that of the year after",
        ),
        "a stock for a flow": (
            {**TURNOVER, "indicator": "investment", "as_stated": "$27 billion"},
            "indicator", "by its size not of investment, but of investment_accumulated",
        ),
    },
    "areas": {
        "a turnover with nobody": (
            {**TURNOVER, "counterpart_area": ""},
            "counterpart_area", "of two areas: name the other one",
        ),
        "the union's trade between two members": (
            {**UNION, "ref_area": "KZ", "counterpart_area": "RU"},
            "ref_area", "of a union as a whole",
        ),
        "a product of two areas": (
            {**TURNOVER, "indicator": "gdp"},
            "counterpart_area", "of one area alone: leave it empty",
        ),
        "ties with itself": (
            {**TURNOVER, "counterpart_area": "KZ"},
            "counterpart_area", "no ties with itself",
        ),
    },
    "base": {
        "a growth without its verb": (
            {**UNION, "as_stated": "18 percent", "base_as_stated": "[2019]"},
            "base_as_stated", "what starts from one is a change: say so in read_as",
        ),
        "after the period": (
            {**TURNOVER, "as_stated": "increased by 7 percent", "period_as_stated": "in 2022",
             "base_as_stated": "[2023]"},
            "base_as_stated", "begins on 2023-01-01, and the period not after it",
        ),
    },
    "language": {
        "Kazakh in Russian": (
            {**ENTERPRISES, "document_id": "talk-ru", "as_stated": "23 мыңнан астам кәсіпорын"},
            "as_stated", "words in 'kk', but the document is in 'ru'",
        ),
        "Russian in Kazakh": (
            {**RUSSIAN, "document_id": "talk-kk", "as_stated": "составил 27 млрд долларов"},
            "as_stated", "but the document is in 'kk'",
        ),
        "Russian in English": (
            {**RUSSIAN, "document_id": "talk-en"},
            "as_stated", "but the document is in 'en'",
        ),
        "English in Russian": (
            {**TURNOVER, "document_id": "talk-ru", "as_stated": "27 billion dollars"},
            "as_stated", "words in another language, but the document is in 'ru'",
        ),
    },
    "magnitude": {
        "ten times": ({**TURNOVER, "as_stated": "$278 billion"}, "as_stated", "times as large"),
        "millions": ({**TURNOVER, "as_stated": "$30 million"}, "as_stated", "times smaller than"),
        "no scale": ({**TURNOVER, "as_stated": "$30"}, "as_stated", "times smaller than"),
    },
    "noun": {
        "students": (
            {**ENTERPRISES, "as_stated": "55,000 students"},
            "indicator", "counts what the keywords of student_count name",
        ),
        "projects": (
            {**ENTERPRISES, "as_stated": "15,000 projects"},
            "indicator", "joint_projects_under_way",
        ),
    },
    "number": {
        "a number left out": (
            {**TURNOVER, "figure_id": "old-en.9", "document_id": "old-en",
             "as_stated": "$26.9 billion", "period_as_stated": "in 2018"},
            "figure_id", "take the next free number, for there is no old-en.8, nor is it",
        ),
    },
    "office": {
        "the region beside": (
            {**TURNOVER, "speaker": "Viktor Tomenko", "side": "RU", "counterpart_area": "RU-AL"},
            "counterpart_area", "Viktor Tomenko is Governor of Altai Krai, which is RU-ALT",
        ),
    },
    "order": {
        "an earlier passage": (
            {**TURNOVER, "document_id": "read-en", "passage": "8", "as_stated": "$27.8 billion"},
            "passage", "read-en.1 is of passage 9: are they exchanged?",
        ),
    },
    "read_as": {
        "another hedge": (
            {**TURNOVER, "as_stated": "almost 27 bln dollars", "read_as": "more than $27 billion"},
            "read_as", "says 'more than', but the words say 'almost'",
        ),
        "another unit": (
            {**RUSSIAN, "as_stated": "27 млрд рублей", "read_as": "27 billion dollars"},
            "read_as", "is in USD, but the words are in RUB",
        ),
        "another direction": (
            {**RUSSIAN, "as_stated": "снизился на 27 %", "read_as": "increase of 27 percent"},
            "read_as", "says another direction than the words",
        ),
        "a hedge from nowhere": (
            {**RUSSIAN, "as_stated": "27 млрд долларов", "read_as": "almost $27 billion"},
            "read_as", "says 'almost', but the words say 'no hedge'",
        ),
    },
    "relation": {
        "a level that led to a level": (
            {**TURNOVER, "as_stated": "$27.05 billion", "relates_to": "talk-en.1",
             "relation": "change_to"},
            "relation", "change_to talk-en.1: a level and a level are not so related",
        ),
        "a conversion into the same": (
            {**TURNOVER, "as_stated": "$26.95 billion", "relates_to": "talk-en.1",
             "relation": "conversion_of"},
            "relation", "but the one is in USD, the other in USD",
        ),
        "a part in another unit": (
            {**TURNOVER, "as_stated": "100 billion roubles", "relates_to": "talk-en.1",
             "relation": "part_of"},
            "relation", "but the one is in RUB, the other in USD",
        ),
        "a part of another text": (
            {**RUSSIAN, "indicator": "exports", "as_stated": "9 млрд долларов",
             "relates_to": "talk-en.1", "relation": "part_of"},
            "relates_to", "part_of talk-en.1, which stands in another document",
        ),
    },
    "repeats": {
        "another indicator": (
            {**TURNOVER, "indicator": "exports", "relates_to": "talk-en.1", "relation": "repeats"},
            "indicator", "repeats talk-en.1, which has 'trade_turnover' there",
        ),
        "another period": (
            {**TURNOVER, "as_stated": "$27.1 billion", "period_as_stated": "in 2022",
             "relates_to": "talk-en.1", "relation": "repeats"},
            "period_as_stated", "repeats talk-en.1, which is of another period",
        ),
        "another value": (
            {**TURNOVER, "as_stated": "$17 billion", "relates_to": "talk-en.1",
             "relation": "repeats"},
            "as_stated", "repeats talk-en.1, but its bounds do not meet those",
        ),
        "years apart": (
            {**TURNOVER, "document_id": "old-en", "relates_to": "talk-en.1",
             "relation": "repeats", "period_as_stated": ""},
            "relates_to", "said more than 7 days apart",
        ),
    },
    "time": {
        "actual, but to come": (
            {**TURNOVER, "as_stated": "$27.5 billion", "period_as_stated": "in 2025"},
            "period_as_stated", "begins on 2025-01-01, after it was said, but is actual",
        ),
        "actual, by a day to come": (
            {**TURNOVER, "as_stated": "$26.9 billion", "period_as_stated": "by 2030"},
            "period_as_stated", "until 2030-12-31, after it was said, but is actual",
        ),
        "a forecast of the past": (
            {**TURNOVER, "as_stated": "$27.2 billion", "status": "forecast"},
            "period_as_stated", "ended on 2023-12-31, before it was forecast",
        ),
        "said after it was published": (
            {**TURNOVER, "as_stated": "$27.4 billion", "stated_on": "2024-07"},
            "stated_on", "later than its document was published",
        ),
        "said long before": (
            {**TURNOVER, "as_stated": "$27.7 billion", "stated_on": "2021-07",
             "period_as_stated": "last year"},
            "stated_on", "more than a year before its document was published",
        ),
        "turned round": (
            {**TURNOVER, "as_stated": "$27.6 billion",
             "period_as_stated": "[August–January 2024]"},
            "period_as_stated", "over the turn of a year, or turned round: name both years",
        ),
    },
    "turned": {
        "guests for hosts": (
            {**ENTERPRISES, "ref_area": "RU", "counterpart_area": "KZ"},
            "ref_area", "figures of enterprises have KZ, RU: is it exchanged?",
        ),
        "unlike the others of the document": (
            {**TURNOVER, "document_id": "read-en", "passage": "9", "indicator": "imports",
             "ref_area": "RU-ALT", "counterpart_area": "KZ", "as_stated": "$120 million"},
            "ref_area", "others of the document have KZ, RU-ALT: is it exchanged?",
        ),
    },
    "whole": {
        "a part above its whole": (
            {**TURNOVER, "indicator": "exports", "as_stated": "$29 billion",
             "relates_to": "talk-en.1", "relation": "part_of"},
            "as_stated", "larger than talk-en.1, of which it is a part",
        ),
    },
    "year": {
        "a year that no period has": (
            {**TURNOVER, "as_stated": "reached $28 billion in 2022"},
            "as_stated", "2022 stands neither in its period nor in its base",
        ),
    },
}  # fmt: skip
FIRST = [
    TURNOVER,
    {**TURNOVER, "speaker": "Vladimir Putin", "side": "RU", "as_stated": "$27.3 billion"},
    {**TURNOVER, "document_id": "read-en", "passage": "9", "indicator": "exports",
     "counterpart_area": "RU-ALT", "as_stated": "$360 million"},
]  # fmt: skip
CASES = [(check, name) for check, cases in WRONG.items() for name in cases]


def numbered(rows: list[Row]) -> list[Row]:
    """The rows with their ids."""
    last: dict[str, int] = {}
    made = []
    for row in rows:
        document = row["document_id"]
        last[document] = last.get(document, 0) + 1
        made.append({"figure_id": f"{document}.{last[document]}", **row})
    return made


def with_rows(root: Path, rows: list[Row]) -> Path:
    """A copy of the record with the made-up documents and these rows behind all others."""
    added(
        copied(root),
        "documents",
        *({"title": "Made up", "translation": "no", **each} for each in DOCUMENTS),
    )
    added(root, "figures", *numbered(rows))
    return root


def problems_of(root: Path) -> list[str]:
    try:
        read_raw(root)
    except BadInput as error:
        return str(error).splitlines()
    return []


@pytest.fixture(scope="module")
def all_at_once(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """Every wrong row with the messages of its line, from one reading of all."""
    rows = [*FIRST, *(WRONG[check][name][0] for check, name in CASES)]
    root = with_rows(tmp_path_factory.mktemp("wrong"), rows)
    return problems_of(root)


@pytest.mark.parametrize(("check", "name"), CASES, ids=[name for _, name in CASES])
def test_a_row_that_can_hardly_be_is_named_with_the_way_out(
    all_at_once: list[str], check: str, name: str
) -> None:
    row, column, reason = WRONG[check][name]
    words = re.escape(repr(row.get(column, "")))
    place = rf"data/raw/figures\.csv:\d+: {column}: " + (f"{words}: " if row.get(column) else "")
    way_out = rf"{check} in `confirmed`"
    message = rf"{place}.*{re.escape(reason)}.*: mend it, or confirm .*{way_out}"
    assert any(re.fullmatch(message, each) for each in all_at_once)


def test_what_the_source_has_so_is_confirmed_and_nothing_else_can_be(tmp_path: Path) -> None:
    row = {**TURNOVER, "as_stated": "$278 billion"}
    root = with_rows(
        tmp_path, [{**row, "confirmed": "magnitude"}, {**TURNOVER, "confirmed": "time"}]
    )
    messages = problems_of(root)
    assert [each.partition(": ")[2] for each in messages if ": confirmed: " in each] == [
        "confirmed: 'time': needs no confirmation: take it out"
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"relation": "repeats", "relates_to": "talk-en.1"},
        {"period_as_stated": "in 2024"},
        {"as_stated": "over $26 billion"},
        {"status": "target"},
        {"speaker": "Kassym-Jomart Tokayev", "side": "KZ"},
        {"document_id": "talk-ru", "stated_on": "2024-06-04", "as_stated": "27 млрд долларов"},
    ],
    ids=["a repeat", "another year", "another number", "a target", "another speaker", "a day ago"],
)
def test_what_differs_or_repeats_is_not_said_again(tmp_path: Path, other: Row) -> None:
    row = {**TURNOVER, "speaker": "Vladimir Putin", "side": "RU"}
    found = problems_of(with_rows(tmp_path, [row, {**row, **other}]))
    assert not [each for each in found if "again in `confirmed`" in each]


def test_a_number_that_is_withdrawn_is_not_left_out(tmp_path: Path) -> None:
    row, column, _ = WRONG["number"]["a number left out"]
    root = with_rows(tmp_path, [row])
    assert any(column in each for each in problems_of(root))
    added(root, "withdrawn", {"implied_id": "old-en.8", "reason": "A slip of ours."})
    assert problems_of(root) == []


def test_a_known_error_of_the_source_is_confirmed_by_its_correction(tmp_path: Path) -> None:
    row = {**TURNOVER, "as_stated": "$278 billion"}
    root = with_rows(tmp_path, [row])
    correction = {
        "figure_id": "talk-en.1", "column": "as_stated", "expect": "$278 billion",
        "action": "flag", "what": "A misprint.", "why": "Ten times too large.",
    }  # fmt: skip
    added(root, "corrections", correction)
    assert problems_of(root) == []


def test_what_may_be_confirmed_is_what_is_checked() -> None:
    column = next(each for each in RAW["figures"] if each.name == "confirmed")
    assert set(re.findall(r"\w+", FORMS[column.pattern])) >= CHECKS.keys()
    assert not any(column.fault(name) for name in CHECKS)
    assert column.fault("nothing")


def test_the_record_holds_nothing_in_doubt() -> None:
    assert problems_of(ROOT) == []

"""Rows that are proposed for figures.csv."""

import hashlib
from pathlib import Path

import pandas as pd
import pytest
from project import added, sampled

from analysis import scan
from analysis.adding import proposed_rows
from analysis.adding.addition import numbered
from analysis.adding.drafts import SHEET_COLUMNS, Draft, Saying
from analysis.adding.recorded import recorded
from analysis.adding.review import unsaid, whole_words, with_passages
from analysis.publishing.build import build
from analysis.record.schema import joined

pytestmark = pytest.mark.slow

TEXT = """Remarks made up for this test

Last year trade turnover between Kazakhstan and Russia exceeded $27 billion. It was the 22nd.

Compared with 2023, trade grew by 4 percent in 2024. Some 58 thousand students study in Russia.

We expect turnover to reach $30 billion by 2030. В 2024 году товарооборот превысил 2 трлн рублей.
"""
DOCUMENT = {
    "document_id": "talk-2025",
    "title": "Made up",
    "publisher": "A ministry",
    "published": "2025-03-12",
    "language": "en",
    "translation": "no",
    "file": "talk.txt",
    "lines": "1-7",
}
EXPECTED = [  # as_stated, indicator, status, period, base, passage
    ("exceeded $27 billion", "trade_turnover", "actual", "Last year", "", "2"),
    ("grew by 4 percent", "trade_turnover", "actual", "in 2024", "Compared with 2023", "3"),
    ("Some 58 thousand students", "student_count", "actual", "", "", "3"),
    ("$30 billion", "trade_turnover", "", "by 2030", "", "4"),
    ("превысил 2 трлн рублей", "trade_turnover", "actual", "В 2024 году", "", "4"),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A record with a document that has no figures yet."""
    root = sampled(tmp_path)
    sha = hashlib.sha256(TEXT.encode()).hexdigest()
    added(root, "documents", {**DOCUMENT, "sha256": sha})
    (root / "talk.txt").write_text(TEXT, encoding="utf-8")
    return root


def drafted(root: Path, text: str) -> Draft:
    draft = Draft(DOCUMENT | {"language": ""}, text, [], Saying())  # each sentence in its own
    draft.rows = proposed_rows.proposed(recorded(root), draft)
    return draft


def proposed(root: Path, text: str) -> pd.DataFrame:
    return pd.DataFrame(numbered(recorded(root).tables, drafted(root, text), root)).map(joined)


def test_what_is_proposed(root: Path) -> None:
    rows = proposed(root, TEXT)
    names = ["as_stated", "indicator", "status", "period_as_stated", "base_as_stated", "passage"]
    assert list(rows[names].itertuples(index=False, name=None)) == EXPECTED
    assert rows["figure_id"].tolist() == [f"talk-2025.{number}" for number in range(1, 6)]


def test_a_text_that_was_broken_for_a_page_is_shown_as_a_paragraph(root: Path) -> None:
    draft = drafted(
        root,
        "Trade of both grew by\u00a05 percent in 2023, by 5 percent to 28 bil-\n"
        "lion dollars in 2024, and exports to Russia reached more than\n\t9 billion dollars.\n",
    )
    assert [row["passage"] for row in draft.rows] == ["1", "1", "1", "2"]
    assert {row["place"] for row in draft.rows} == {""}  # its first line is no headline
    assert [row["text"].partition(">>")[2][:22] for row in draft.rows] == [
        "grew by 5 percent<< in",
        "5 percent<< to 28 bil-",
        "28 billion dollars<< i",
        "more than 9 billion do",
    ]


def test_words_are_proposed_without_markup_and_stand_in_the_text(root: Path) -> None:
    draft = drafted(root, "In **March** 2023 exports *exceeded* **$27** billion <b>5</b>&nbsp;t.\n")
    words = [(row["as_stated"], row["period_as_stated"]) for row in draft.rows]
    assert words[0] == ("exceeded $27 billion", "In March 2023")
    assert [unsaid(row, draft) for row in draft.rows] == [[]] * len(words)


def test_words_that_a_person_adds_may_go_on_in_the_next_line() -> None:
    row = dict.fromkeys(SHEET_COLUMNS, "") | {"as_stated": "28 billion dollars", "figure_id": "a.1"}
    draft = Draft({"lines": "1-3"}, "Trade.\nIt was 28\nbillion dollars.\n", [row], Saying())
    with_passages(draft)
    assert row["passage"] == "2"
    assert whole_words("28 billion dollars", draft)
    assert not whole_words("8 billion dollars", draft)


def test_what_the_record_has_is_not_proposed_again(root: Path) -> None:
    rows = proposed(root, TEXT)
    added(root, "figures", *rows.head(1).to_dict("records"))
    again = proposed(root, TEXT)
    assert again["as_stated"].tolist() == rows["as_stated"].tolist()[1:]
    assert again["figure_id"].iloc[0] == "talk-2025.2"


@pytest.mark.parametrize("billions", ["1.7", "27", "270"])
def test_a_figure_ten_times_too_large_or_too_small_is_not_placed(root: Path, billions: str) -> None:
    text = TEXT.replace("$27 billion", f"${billions} billion")
    first = proposed(root, text).iloc[0]
    assert first["indicator"] == ("trade_turnover" if billions == "27" else "")


def test_filled_in_the_rows_build_to_what_the_scan_found(root: Path) -> None:
    rows = proposed(root, TEXT)
    areas = rows["indicator"].map({"trade_turnover": ("KZ", "RU"), "student_count": ("RU", "KZ")})
    rows["ref_area"], rows["counterpart_area"] = areas.str[0], areas.str[1]
    rows["status"] = rows["status"].replace("", "forecast")
    rows.loc[rows["as_stated"].str.startswith("превысил"), "confirmed"] = "language"
    added(root, "figures", *rows.to_dict("records"))
    build(root)
    tables = [
        pd.read_csv(root / f"data/processed/{name}.csv")
        for name in ("trade_turnover", "student_counts")
    ]
    built = pd.concat(tables).set_index("figure_id").loc[rows["figure_id"]]
    found = scan(TEXT, stated_on="2025-03-12")
    for name in ("value", "low", "implied_low"):
        assert built[name].tolist() == pytest.approx(found[name].tolist())
    assert built["period_end"].fillna("").tolist() == [
        "" if pd.isna(day) else f"{day:%Y-%m-%d}" for day in found["period_end"]
    ]

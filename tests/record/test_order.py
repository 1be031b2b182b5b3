"""The order of rows is the program's: the tables do not depend on where a row stands."""

from pathlib import Path
from zlib import crc32

import pytest
from project import Row, copied, record, rows_of, sampled, write_table

from analysis.publishing.build import stale
from analysis.record.raw import in_order, read_raw
from analysis.record.schema import RAW


@pytest.mark.slow
def test_shuffled_raw_tables_give_the_same_bytes(tmp_path: Path) -> None:
    root = copied(tmp_path)
    for table in RAW:
        shuffled = sorted(rows_of(root, table), key=lambda row: crc32(repr(row).encode()))
        assert shuffled != rows_of(root, table)
        write_table(root, table, shuffled)
    assert stale(root) == []


def test_figures_come_by_date_document_passage_and_number() -> None:
    tables = in_order(record().tables)
    published = {row["document_id"]: row["published"] for row in tables["documents"]}
    assert [*published.values()] == sorted(published.values())

    def place(row: Row) -> tuple[str, str, int, int]:
        number = int(row["figure_id"].rpartition(".")[2])
        return published[row["document_id"]], row["document_id"], int(row["passage"] or 0), number

    places = [place(row) for row in tables["figures"]]
    assert places == sorted(places)
    assert places


def test_ids_may_have_gaps_that_are_confirmed(tmp_path: Path) -> None:
    root = sampled(tmp_path)
    rows = rows_of(root, "figures")
    rows[0] |= {"figure_id": "visit-2021.7000", "confirmed": "number"}
    rows[1]["confirmed"] = "number"  # that before it is gone
    write_table(root, "figures", rows)
    assert "visit-2021.7000" in {row["figure_id"] for row in read_raw(root).figures}

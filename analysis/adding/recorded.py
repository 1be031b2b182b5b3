"""The record that a statement is added to, as soon as it can be had."""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from analysis.publishing.build import package_of, processed
from analysis.publishing.datapackage import built_from
from analysis.record import atomic
from analysis.record.cells import RawTables
from analysis.record.load import PROCESSED_FOLDER, rows_from_csv
from analysis.record.raw import in_order, read_tables
from analysis.record.schema import Row


class Recorded(NamedTuple):
    """The raw tables, in order, and the rows of ``claims`` that were made of them."""

    tables: RawTables
    claims: list[Row]


def recorded(root: Path) -> Recorded:
    """Return the record as it was built; what has changed since is checked and built first.

    Raises BadInput if data/raw is not in order.
    """
    read, problems = read_tables(root)
    tables = in_order(read)
    claims = root / PROCESSED_FOLDER / "claims.csv"
    current = not problems and built_from(package_of(root), tables)
    if current and claims.exists() and not atomic.interrupted(root):
        with suppress(ValueError, KeyError):  # spoilt by hand
            return Recorded(tables, rows_from_csv(claims.read_bytes(), "claims"))
    return Recorded(tables, rows_from_csv(processed(root)[claims.name], "claims"))

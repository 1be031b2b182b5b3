"""A small record, made up, in ``tests/data/record``: tests of code go by it, and by no real row."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from project import MADE_UP, ROOT, write_table

from analysis.publishing.build import build
from analysis.record import load


def make(root: Path) -> Path:
    """Build these tables, with the codebook of the project."""
    shutil.copytree(ROOT / "data/raw", root / "data/raw")
    for table in ("corrections", "withdrawn"):
        write_table(root, table, [])
    shutil.copytree(MADE_UP, root / "data/raw", dirs_exist_ok=True)
    build(root)
    return root


@contextmanager
def loaded(root: Path) -> Iterator[None]:
    """Have the tables of a project loaded as if they had come with the package."""
    with patch.object(load, "_IN_CHECKOUT", root / load.PROCESSED_FOLDER):
        yield

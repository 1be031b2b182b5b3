"""Whether the changelog tells of the tables as they are: a number that is cited is found again."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from analysis.record.load import FOLDER

CHANGELOG = "CHANGELOG.md"
#: The first line under the first heading *Data*, which may go on in further lines.
LATEST = re.compile(r"^### Data\n+(- .*?)(?=^- |^#|\Z)", re.MULTILINE | re.DOTALL)
DIGITS = 10


def tables_digest(package: bytes) -> str:
    """Return a short digest of all tables, by what ``datapackage.json`` says of them."""
    hashes = [(table["name"], table["hash"]) for table in json.loads(package)["resources"]]
    return hashlib.sha256(json.dumps(sorted(hashes)).encode()).hexdigest()[:DIGITS]


def untold(root: Path) -> list[str]:
    """Say that the tables changed since the changelog tells of them, or nothing."""
    changelog, package = root / CHANGELOG, root / FOLDER / "datapackage.json"
    if not (changelog.exists() and package.exists()):
        return []
    latest = LATEST.search(changelog.read_text(encoding="utf-8"))
    digest = tables_digest(package.read_bytes())
    if latest and f"`{digest}`" in latest[1]:
        return []
    line = f"say what changed in a first line under Data, and end it with (tables `{digest}`)"
    return [f"{CHANGELOG}: does not tell of the tables as they are: {line}"]

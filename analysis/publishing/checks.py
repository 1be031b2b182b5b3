"""All that `check` looks at, and whether the changelog tells of the tables as they are."""

import hashlib
import json
import re
from pathlib import Path

from analysis.publishing import build as tables
from analysis.publishing.cell_rules import broken_rules
from analysis.publishing.freshness import notebooks_of, stale_notebooks
from analysis.publishing.holding import failing_findings
from analysis.publishing.proofread import typed_numbers
from analysis.record.by_hand import differences
from analysis.record.cells import BadInput
from analysis.record.load import PROCESSED_FOLDER
from analysis.record.raw import read_raw

CHANGELOG = "CHANGELOG.md"
#: The first line under the first heading *Data*, which may go on in further lines.
LATEST = re.compile(r"^### Data\n+(- .*?)(?=^- |^#|\Z)", re.MULTILINE | re.DOTALL)
DIGITS = 10


def faults_found(root: Path, *, data: bool) -> list[str]:
    """Say what is not valid or not current, a line each.

    With `data`, look at the tables, the figures worked out by hand, the changelog and the findings
    alone: what a new statement may change.
    """
    try:
        faults = tables.stale(root)
        faults += map(str, differences(root, read_raw(root).figures))
        faults += untold(root)
    except BadInput as error:
        return [str(problem) for problem in error.problems]
    if data:
        return faults + failing_findings(notebooks_of(root))
    return faults + stale_notebooks(root) + broken_rules(root) + typed_numbers(root)


def tables_digest(package: bytes) -> str:
    """Return a short digest of all tables, by what ``datapackage.json`` says of them."""
    hashes = [(table["name"], table["hash"]) for table in json.loads(package)["resources"]]
    return hashlib.sha256(json.dumps(sorted(hashes)).encode()).hexdigest()[:DIGITS]


def untold(root: Path) -> list[str]:
    """Say that the tables changed since the changelog tells of them, or nothing."""
    changelog = root / CHANGELOG
    package = root / PROCESSED_FOLDER / "datapackage.json"
    if not (changelog.exists() and package.exists()):
        return []
    latest = LATEST.search(changelog.read_text(encoding="utf-8", errors="replace"))
    try:
        digest = tables_digest(package.read_bytes())
    except (ValueError, KeyError, TypeError):  # no package, as `stale` tells
        return []
    if latest and f"`{digest}`" in latest[1]:
        return []
    line = f"say what changed in a first line under Data, and end it with (tables `{digest}`)"
    return [f"{CHANGELOG}: does not tell of the tables as they are: {line}"]

"""One version and one day, wherever they are told."""

import json
import shutil
import tomllib
from pathlib import Path

import pytest
import yaml
from project import ROOT

import analysis
from analysis.publishing.checks import tables_digest, untold


def test_all_tell_the_same_version_and_the_changelog_says_what_changed_in_the_data() -> None:
    told = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    package = json.loads((ROOT / "data/processed/datapackage.json").read_text(encoding="utf-8"))
    versions = {told["version"], project["version"], package["version"], analysis.__version__}
    assert len(versions) == 1
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")
    of_version = next(part for part in changes if part.startswith(told["version"]))
    assert of_version.startswith(f"{told['version']} – {told['date-released']}\n\n### Data\n")


def test_the_changelog_tells_of_the_tables_as_they_are() -> None:
    assert untold(ROOT) == []


CHANGES = "# Changelog\n\n## 0.2.0\n\n### Data\n\n{data}\n\n### Code\n\n- Code `{digest}`.\n"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param("- A figure. (tables `{digest}`)", True, id="a line"),
        pytest.param("- A\n  figure. (tables `{digest}`)\n- B.", True, id="two lines"),
        pytest.param("- A figure. (tables `0123456789`)", False, id="other tables"),
        pytest.param("- A figure.\n- Before it. (tables `{digest}`)", False, id="a line before"),
        pytest.param("- A figure.", False, id="no digest"),
        pytest.param("", False, id="no line"),
    ],
)
def test_a_change_of_the_tables_is_a_line_of_the_changelog(
    tmp_path: Path, data: str, told: bool
) -> None:
    package = Path("data/processed/datapackage.json")
    digest = tables_digest((ROOT / package).read_bytes())
    (tmp_path / package).parent.mkdir(parents=True)
    shutil.copy(ROOT / package, tmp_path / package)
    changes = CHANGES.format(data=data, digest=digest).format(digest=digest)
    (tmp_path / "CHANGELOG.md").write_text(changes, encoding="utf-8")
    faults = untold(tmp_path)
    assert [digest in fault for fault in faults] == ([] if told else [True])


def test_the_digest_is_of_the_tables_alone() -> None:
    package = json.loads((ROOT / "data/processed/datapackage.json").read_text(encoding="utf-8"))
    digest = tables_digest(json.dumps(package).encode())
    assert tables_digest(json.dumps(package | {"version": "9"}).encode()) == digest
    package["resources"][0]["hash"] = "sha256:0"
    assert tables_digest(json.dumps(package).encode()) != digest

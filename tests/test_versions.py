"""One version and one day, wherever they are told."""

import json
import tomllib

import yaml
from project import ROOT

import analysis


def test_all_tell_the_same_version_and_the_changelog_says_what_changed_in_the_data() -> None:
    told = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    package = json.loads((ROOT / "data/processed/datapackage.json").read_text(encoding="utf-8"))
    versions = {told["version"], project["version"], package["version"], analysis.__version__}
    assert len(versions) == 1
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")
    of_version = next(part for part in changes if part.startswith(told["version"]))
    assert of_version.startswith(f"{told['version']} – {told['date-released']}\n\n### Data\n")

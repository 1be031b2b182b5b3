"""Each finding of each notebook can fail: tables are changed, and its heading no longer stands."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from project import ROOT

import analysis
from analysis.comparing.verdicts import HELD_TO
from analysis.publishing.cell_rules import heading_above
from analysis.publishing.freshness import read
from analysis.reading import parse
from analysis.reading.periods.parse import parse_period
from analysis.record import load
from analysis.record.schema import TOPICS
from analysis.showing import charts, style
from analysis.showing.findings import FindingFails
from analysis.showing.topics import reading

pytestmark = pytest.mark.slow

PROCESSED = ROOT / "data/processed"
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
NUMBERS = ["value", "low", "high", "implied_low", "implied_high"]
VERDICTS = {"agree": "contradict", "agree if open": "contradict", "contradict": "agree"}
Cells = pd.DataFrame
Change = Callable[[Cells], Cells]


def scaled(cells: Cells, factor: float) -> Cells:
    """Multiply what is actual, as if other numbers had been said."""
    numbers = cells[NUMBERS].apply(pd.to_numeric)
    if "status" in cells:
        numbers.loc[cells["status"] == "actual"] *= factor
    else:
        numbers *= factor
    return cells.assign(**numbers.map(lambda number: "" if pd.isna(number) else repr(number)))


def by_others(cells: Cells) -> Cells:
    """Let the one side have said what the other did."""
    return cells.assign(side=cells["side"].replace({"KZ": "RU", "RU": "KZ"}))


def otherwise_hedged(cells: Cells) -> Cells:
    """Say *about* where there was no hedge, and nothing where there was one."""
    return cells.assign(hedge=cells["hedge"].map(lambda hedge: "" if hedge else "about"))


def judged_otherwise(cells: Cells) -> Cells:
    """Turn verdicts, and the sign of gaps."""
    gap = (-pd.to_numeric(cells["gap"])).map(lambda number: "" if pd.isna(number) else repr(number))
    return cells.assign(verdict=cells["verdict"].replace(VERDICTS), gap=gap)


def agreeing(cells: Cells) -> Cells:
    """Let all pairs agree, those that others stand for too, and parts exceed their wholes."""
    told = cells.assign(left_id=cells["stands_for"].str.split(";"), kind="claim-claim")
    told = told.explode("left_id")
    cells = pd.concat([cells, told[told["left_id"].str.fullmatch(r"[^:]+\.\d+")]])
    exceeds = cells["reason"].isin(HELD_TO)
    return cells.assign(verdict=exceeds.map({True: "contradict", False: "agree"}))


def of_one_year(cells: Cells) -> Cells:
    """Let all be of one whole year."""
    return cells.assign(period_start="2021-01-01", period_end="2021-12-31")


def of_another_region(cells: Cells) -> Cells:
    """Let what was said of one region or country be of another."""
    return cells.assign(ref_area=cells["ref_area"].replace({"RU-ALT": "RU-OMS", "AM": "BY"}))


def counted_there(cells: Cells) -> Cells:
    """Let another office have measured, in the other country, and joint projects too."""
    areas = {"ref_area": cells["counterpart_area"], "counterpart_area": cells["ref_area"]}
    there = cells.assign(**areas, reporter="Another office")
    projects = there.assign(
        indicator="joint_projects_under_way", reference_id="projects." + there["reference_id"]
    )
    return pd.concat([there, projects])


def otherwise_done(cells: Cells) -> Cells:
    """Let what was planned be done, and what was done be planned."""
    return cells.assign(status=cells["status"].replace({"planned": "actual", "actual": "planned"}))


def inverse(cells: Cells) -> Cells:
    """Let large official values be small, and small ones large."""
    return cells.assign(value=(1e20 / pd.to_numeric(cells["value"])).map(repr))


def of_figures(change: Change) -> dict[str, Change]:
    return dict.fromkeys(TOPICS, change)


#: What is changed, by table.
CHANGES: dict[str, dict[str, Change]] = {
    "larger": of_figures(lambda cells: scaled(cells, 30)),
    "turned": of_figures(lambda cells: scaled(cells, -1)),
    "by others": of_figures(by_others),
    "otherwise done": of_figures(otherwise_done),
    "hedged": of_figures(otherwise_hedged)
    | {"implied": lambda cells: cells.assign(verdict="cannot be said")},
    "other verdicts": {"agreement": judged_otherwise},
    "of one year": of_figures(of_one_year) | {"agreement": agreeing},
    "of another area": of_figures(of_another_region) | {"references": counted_there},
    "other statistics": {"references": inverse, "implied": lambda cells: scaled(cells, 5)},
}


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The processed tables, once for each change."""
    folders = {}
    for name, changes in CHANGES.items():
        folder = folders[name] = tmp_path_factory.mktemp("project") / "data/processed"
        shutil.copytree(PROCESSED, folder)
        for table, change in changes.items():
            cells = pd.read_csv(PROCESSED / f"{table}.csv", dtype=str, keep_default_na=False)
            change(cells).to_csv(folder / f"{table}.csv", index=False)
    return folders


def broken(path: Path) -> set[str]:
    """The headings of a notebook whose findings fail; what cannot be run is passed over."""
    cells = read(path)["cells"]
    scope: dict[str, Any] = {}
    failing = set()
    for number, cell in enumerate(cells):
        try:
            if cell["cell_type"] == "code":
                exec(cell["source"], scope)  # noqa: S102
        except FindingFails:
            failing.add(heading_above(cells, number))
        except Exception:  # noqa: S110 – a finding that cannot be told does not stand either
            pass
    return failing


def held(path: Path) -> set[str]:
    """The headings of a notebook that something holds."""
    cells = read(path)["cells"]
    return {
        heading_above(cells, number)
        for number, cell in enumerate(cells)
        if "holds(" in cell["source"]
    }


@pytest.mark.ci
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_each_finding_fails_when_the_record_says_something_else(
    path: Path, changed: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("intervals", "years", "series", "bars", "heatmap"):
        monkeypatch.setattr(charts, name, lambda *_, **__: None)
    monkeypatch.setattr(style, "setup", lambda: None)  # how pandas prints is not for other tests
    assert broken(path) == set()
    failing = set()
    for folder in changed.values():
        monkeypatch.setattr(load, "_IN_CHECKOUT", folder)
        failing |= broken(path)
    monkeypatch.setattr(load, "_IN_CHECKOUT", PROCESSED)
    other, same = parse.parse_quantity("almost 60 students"), parse_period("2020", stated_on="2021")
    for module in (analysis, parse, reading):
        monkeypatch.setattr(module, "parse_quantity", lambda *_, **__: other)
    monkeypatch.setattr(reading, "parse_period", lambda *_, **__: same)
    failing |= broken(path)
    assert held(path) - failing == set()

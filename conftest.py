"""What holds for the validation of the notebooks too, which lie outside tests/."""

import os
import sys
from collections import Counter
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import settings

if "CI" not in os.environ:
    # As where pyarrow, which only one extra brings, is not installed: a third quicker on small
    # tables. With CI set the same tests run on its strings: both have to hold.
    pd.options.mode.string_storage = "python"


@pytest.fixture(scope="session")
def made_up_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small record of ``tests/data/record``; no test may change it."""
    import made_up

    return made_up.make(tmp_path_factory.mktemp("made_up"))


@pytest.fixture
def made_up_tables(made_up_project: Path) -> Iterator[None]:
    """Have its tables loaded instead of those of the project."""
    import made_up

    with made_up.loaded(made_up_project):
        yield


@pytest.hookimpl(wrapper=True)
def pytest_collect_file() -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Have nbval compare charts as well: their bytes are the same as long as matplotlib is."""
    collectors = yield
    for notebook in collectors:
        if hasattr(notebook, "skip_compare"):
            notebook.skip_compare = tuple(set(notebook.skip_compare) - {"image/png"})
    return collectors


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, Any]:
    """Name the heading that a failing cell of a notebook stands under."""
    report = yield
    if report.failed and hasattr(item, "cell_num"):
        from analysis.publishing.cell_rules import heading_above

        cells = item.parent.nb.cells  # type: ignore[union-attr]
        place = next(place for place, cell in enumerate(cells) if cell is item.cell)
        report.sections.append(
            ("Under the heading", f"{item.path.name}: {heading_above(cells, place)}")
        )
    return report


SLOW = {"slow", "ci"}  # marks
LEFT_OUT = pytest.StashKey[set[str]]()  # tests, without their parameters


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `./run test` validate the notebooks in less time, with the same comparison."""
    parser.addoption("--quick", action="store_true", help="leave out slow tests and the notebooks")
    parser.addoption(
        "--forked-kernels",
        action="store_true",
        help="validate notebooks in forks of a process that has imported everything",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave slow proofs to continuous integration, and with --quick all that takes its time."""
    quick = config.getoption("--quick")
    without = SLOW if quick else set() if "CI" in os.environ else {"ci"}
    left_out = [
        item
        for item in items
        if without & {mark.name for mark in item.iter_markers()}
        or (quick and item.path.suffix == ".ipynb")
    ]
    dropped = set(left_out)
    items[:] = _slow_first(_cells_in_order([item for item in items if item not in dropped]))
    config.hook.pytest_deselected(items=left_out)
    config.stash[LEFT_OUT] |= {item.nodeid.partition("[")[0] for item in left_out}


def _slow_first(items: list[pytest.Item]) -> list[pytest.Item]:
    """Put files that take their time before the others: with -n, workers end at the same time.

    Of those that need the site one is the first, and the others are the last: while one worker
    renders it, the others do not wait for it.
    """
    slow = {item.path for item in items if SLOW & {mark.name for mark in item.iter_markers()}}
    slow |= {item.path for item in items if item.path.suffix == ".ipynb"}
    made = dict.fromkeys(item.path for item in items if "made" in getattr(item, "fixturenames", ()))
    first = next((path for path in made if path in slow), None)

    def place(item: pytest.Item) -> tuple[bool, bool, bool]:
        return item.path not in slow, item.path != first, item.path in made

    return sorted(items, key=place)


def _cells_in_order(items: list[pytest.Item]) -> list[pytest.Item]:
    """Keep the cells of a notebook together and in order, wherever a shuffle put its first."""
    first: dict[object, int] = {}
    for place, item in enumerate(items):
        first.setdefault(_whole(item), place)
    return sorted(items, key=lambda item: (first[_whole(item)], getattr(item, "cell_num", 0)))


def _whole(item: pytest.Item) -> object:
    """Return what must not be torn apart: the notebook of a cell, and any other test."""
    return item.path if hasattr(item, "cell_num") else item


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Tell the process that started this one what was left out."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = sorted(session.config.stash[LEFT_OUT])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what a worker left out."""
    node.config.stash[LEFT_OUT] |= set(getattr(node, "workeroutput", {}).get("left_out", ()))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say what was left out."""
    files = Counter(name.partition("::")[0] for name in config.stash[LEFT_OUT])
    if files:
        terminalreporter.section("left to continuous integration (CI=true ./run test)")
        for name, number in sorted(files.items()):
            terminalreporter.write_line(f"{number} of {name}")


def pytest_configure(config: pytest.Config) -> None:
    """Keep the order of files, and start that process where there is a fork: not on Windows."""
    config.stash[LEFT_OUT] = set()
    config.option.loadscopereorder = False  # xdist would begin with the files of most tests
    distributes = config.getoption("numprocesses", None) and not hasattr(config, "workerinput")
    if config.getoption("--forked-kernels") and hasattr(os, "fork") and not distributes:
        sys.path.append(str(config.rootpath / "tests"))
        import forked

        config.add_cleanup(forked.use().close)


# No deadline: a machine that does much else is no fault of what is tested.
settings.register_profile("some", max_examples=25, deadline=None)
settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True)
settings.load_profile("ci" if "CI" in os.environ else "some")

"""What holds for the validation of the notebooks too, which lie outside tests/."""

import os
import sys
from collections.abc import Generator

import pytest
from hypothesis import settings


@pytest.hookimpl(wrapper=True)
def pytest_collect_file() -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Have nbval compare charts as well: their bytes are the same as long as matplotlib is."""
    collectors = yield
    for notebook in collectors:
        if hasattr(notebook, "skip_compare"):
            notebook.skip_compare = tuple(set(notebook.skip_compare) - {"image/png"})
    return collectors


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `./run test` validate the notebooks in less time, with the same comparison."""
    parser.addoption(
        "--forked-kernels",
        action="store_true",
        help="validate notebooks in forks of a process that has imported everything",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Start that process where there is a fork: not on Windows."""
    distributes = config.getoption("numprocesses", None) and not hasattr(config, "workerinput")
    if config.getoption("--forked-kernels") and hasattr(os, "fork") and not distributes:
        sys.path.append(str(config.rootpath / "tests"))
        import forked

        config.add_cleanup(forked.use().close)


if "CI" in os.environ:
    settings.register_profile("ci", derandomize=True)  # the same examples in every run
    settings.load_profile("ci")

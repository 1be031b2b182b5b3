"""What holds for the validation of the notebooks too, which lie outside tests/."""

import os
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


if "CI" in os.environ:
    settings.register_profile("ci", derandomize=True)  # the same examples in every run
    settings.load_profile("ci")

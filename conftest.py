"""What holds for the validation of the notebooks too, which lie outside tests/."""

from collections.abc import Generator

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_collect_file() -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Have nbval compare charts as well: their bytes are the same as long as matplotlib is."""
    collectors = yield
    for notebook in collectors:
        if hasattr(notebook, "skip_compare"):
            notebook.skip_compare = tuple(set(notebook.skip_compare) - {"image/png"})
    return collectors

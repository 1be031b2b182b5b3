"""Whoever uses a part of the library waits for that part alone."""

import inspect
import pydoc
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

import analysis

pytestmark = pytest.mark.slow  # each in a process of its own


def read_a_figure() -> None:
    from analysis import parse_quantity

    parse_quantity("more than 66 thousand people")


def load_a_table() -> None:
    from analysis import load

    load("claims")


def import_the_checks() -> None:
    import analysis.record.raw  # noqa: F401


def compare_a_text() -> None:
    from analysis import compare

    compare("In 2022 trade between Kazakhstan and Russia was $26 billion.")


def look_at_all_that_is_offered() -> None:
    __import__("analysis", fromlist=["*"])
    inspect.getmembers(analysis)
    pydoc.render_doc(analysis)


READER = "analysis.reading.lexicon"
UNUSED: dict[Callable[[], None], set[str]] = {
    read_a_figure: {"numpy", "pandas", "matplotlib", "analysis.record"},
    load_a_table: {READER, "analysis.publishing", "matplotlib"},
    compare_a_text: {"analysis.publishing", "analysis.showing.charts", "matplotlib", "rich"},
    look_at_all_that_is_offered: {"matplotlib", "seaborn", "IPython"},
    import_the_checks: {"analysis.comparing", "matplotlib"},
}


def test_what_shows_figures_is_there_by_its_name() -> None:
    from analysis import charts, provenance, style, wording

    rooms = {module.__package__ for module in (charts, provenance, style, wording)}
    assert rooms == {"analysis.showing"}


def what_charts_need() -> str:
    sys.modules["matplotlib"] = None  # as where it is not installed
    try:
        from analysis import charts  # noqa: F401
    except ModuleNotFoundError as error:
        return str(error)
    return ""


def test_charts_without_their_extra_name_it() -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
        said = fresh.submit(what_charts_need).result()
    assert said == "this needs matplotlib: pip install 'stated-figures[charts]'"


def modules_after(use: Callable[[], None]) -> set[str]:
    use()
    return set(sys.modules)


@pytest.mark.ci
@pytest.mark.parametrize("use", UNUSED, ids=lambda use: use.__name__)
def test_a_use_does_not_import_what_it_does_not_need(use: Callable[[], None]) -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
        modules = fresh.submit(modules_after, use).result()
    assert "analysis" in modules
    assert UNUSED[use] & modules == set()

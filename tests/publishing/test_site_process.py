"""The process that renders ends with the one that started it."""

import signal
import time
from multiprocessing import get_context
from pathlib import Path

import pytest

from analysis.publishing import site

#: Writes without end where Sphinx reads its settings.
WITHOUT_END = """
import pathlib, time
while True:
    pathlib.Path("alive").write_text(str(time.monotonic()))
    time.sleep(0.02)
"""


def beats(folder: Path) -> bool:
    """Whether somebody still writes there."""
    before = {path: path.read_text() for path in folder.rglob("alive")}
    time.sleep(0.5)
    return any(path.read_text() != before.get(path) for path in folder.rglob("alive"))


def becomes(folder: Path, *, alive: bool) -> bool:
    return any(beats(folder) is alive for _ in range(60))


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill here")
def test_sphinx_ends_with_a_report_that_is_killed(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "conf.py").write_text(WITHOUT_END)
    given = (tmp_path, source, tmp_path / "site", "en")
    report = get_context("spawn").Process(target=site._sphinx, args=given)
    report.start()
    try:
        assert becomes(tmp_path, alive=True)
    finally:
        report.kill()
        report.join()
    assert becomes(tmp_path, alive=False)


@pytest.mark.ci
def test_what_sphinx_says_is_still_said(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "conf.py").write_text("project = 'x'\n")
    (source / "index.rst").write_text("Title\n=====\n\n:doc:`nowhere`\n")
    with pytest.raises(site.SiteError, match="unknown document: 'nowhere'"):
        site._sphinx(tmp_path, source, tmp_path / "site", "en")
    (source / "index.rst").write_text("Title\n=====\n")
    site._sphinx(tmp_path, source, tmp_path / "site", "en")
    assert (tmp_path / "site/index.html").is_file()

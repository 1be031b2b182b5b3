"""The site of the whole record, rendered once for all workers, and a browser to open it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from project import copied

from analysis.publishing import site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDERS = ("data", "docs", "notebooks")
FILES = ("requirements.lock", "LICENSE-DATA", "CITATION.cff", "README.md", "CHANGELOG.md")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The site of the whole record."""
    base = tmp_path_factory.getbasetemp()
    root = (base if worker_id == "master" else base.parent) / "whole"
    with FileLock(f"{root}.lock"):
        if not (root / "site").exists():
            assert site.render(copied(root, *FOLDERS, *FILES))
    return root / "site"


@pytest.fixture(scope="module")  # while it is open no other event loop can run
def browser() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None and "CI" not in os.environ:
        pytest.skip("no Chromium: pages were not tried in a browser (apt-get install chromium)")
    with sync_playwright() as playwright:
        # without a sandbox, as root in a container has none
        launched = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def tab(browser: "Browser") -> "Page":
    return browser.new_page()


@pytest.fixture
def page(tab: "Page") -> "Page":
    """A wide screen; the tab is the same for all tests, as another takes its time to open."""
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.emulate_media(media="null", color_scheme="null")
    return tab

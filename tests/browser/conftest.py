"""One JupyterLab and one browser for the tests of this folder."""

import shutil
from pathlib import Path

import pytest
from lab import browser, find_browser, jupyterlab

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A copy of the notebooks, which the tests may change."""
    copy = tmp_path_factory.mktemp("lab") / "notebooks"
    ignore = shutil.ignore_patterns(".*", "__pycache__", "src")
    return shutil.copytree(NOTEBOOKS, copy, ignore=ignore)


@pytest.fixture(scope="module")
def chromium():
    pytest.importorskip(
        "playwright.sync_api",
        reason="The browser tests want Playwright: uv sync --group browser.",
    )
    if find_browser() is None:
        pytest.skip("The browser tests want Chromium or Chrome on the PATH.")
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def server(chromium, root, tmp_path_factory):
    with jupyterlab(root, tmp_path_factory.mktemp("home")) as started:
        yield started

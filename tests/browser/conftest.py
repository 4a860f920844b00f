"""One JupyterLab and one browser for the tests of this folder."""

import shutil
from pathlib import Path

import pytest
from lab import Lab, browser, find_browser, jupyterlab

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


@pytest.fixture(scope="package")
def root(tmp_path_factory):
    """A copy of the notebooks, which the tests may change."""
    copy = tmp_path_factory.mktemp("lab") / "notebooks"
    ignore = shutil.ignore_patterns(".*", "__pycache__", "src")
    return shutil.copytree(NOTEBOOKS, copy, ignore=ignore)


@pytest.fixture(scope="package")
def chromium():
    pytest.importorskip(
        "playwright.sync_api",
        reason="The browser tests want Playwright: uv sync --group browser.",
    )
    if find_browser() is None:
        pytest.skip("The browser tests want Chromium or Chrome on the PATH.")
    with browser() as started:
        yield started


@pytest.fixture(scope="package")
def server(chromium, root, tmp_path_factory):
    with jupyterlab(root, tmp_path_factory.mktemp("home")) as started:
        yield started


@pytest.fixture(scope="package")
def lab(chromium, server):
    """The page in which the notebooks are opened, one after the other."""
    lab = Lab(chromium, server)
    assert lab.complaints == []
    yield lab
    lab.page.close()

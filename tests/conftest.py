"""In CI nothing is skipped: a skipped test fails and says why it wanted to."""

import os

import pytest
from ports import keep_apart

from cnn_course.texts import set_language

keep_apart()
IN_CI = os.environ.get("CI", "").lower() not in ("", "0", "false")


@pytest.fixture(autouse=True)
def own_record(tmp_path, monkeypatch):
    """What a test solves is not written into anybody's own record."""
    monkeypatch.setenv("CNN_COURSE_RECORD", str(tmp_path / "progress.json"))


@pytest.fixture(autouse=True)
def own_language():
    """A language that a test has chosen ends with it."""
    yield
    set_language(None)


def _fail_if_skipped(report):
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        where = report.longrepr
        reason = where[2] if isinstance(where, tuple) else where
        report.outcome = "failed"
        report.longrepr = f"not skipped in CI: {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    return _fail_if_skipped((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    return _fail_if_skipped((yield))

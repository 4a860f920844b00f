"""What is broken is named, in a sentence that says what to do."""

import errno
import shutil
import sys
from types import SimpleNamespace

import pytest

from cnn_course import cli, doctor, texts
from cnn_course.data import DataError


@pytest.fixture(autouse=True, params=["en", "ko"])
def language(request):
    texts.set_language(request.param)
    yield request.param
    texts.set_language(None)


@pytest.mark.parametrize("check", doctor.CHECKS, ids=lambda c: c.__name__)
def test_nothing_is_wrong_with_the_machine_of_a_developer(check):
    level, sentence = check()
    assert level != doctor.FAULT, sentence
    assert sentence and "{" not in sentence


def test_an_old_python(monkeypatch):
    monkeypatch.setattr(doctor.platform, "python_version", lambda: "3.9.2")
    level, sentence = doctor.python()
    assert level == doctor.FAULT
    assert "3.9.2" in sentence and ">=3.11" in sentence


def test_packages_that_are_missing_or_too_old(monkeypatch):
    versions = {"numpy": "1.26.4", "matplotlib": "3.11.0"}

    def version(name):
        if name not in versions:
            raise doctor.metadata.PackageNotFoundError(name)
        return versions[name]

    wishes = ["numpy>=2.0", "matplotlib>=3.11", "anywidget>=0.9"]
    wishes += ["torch>=2.4; extra == 'torch'"]
    monkeypatch.setattr(doctor.metadata, "requires", lambda name: wishes)
    monkeypatch.setattr(doctor.metadata, "version", version)
    level, sentence = doctor.packages()
    assert level == doctor.FAULT
    assert "numpy 1.26.4" in sentence and "anywidget" in sentence
    assert "matplotlib" not in sentence and "torch" not in sentence


def test_data_that_are_broken(monkeypatch):
    def broken(**how):
        raise DataError("digits: expected 5 bytes, found 3.")

    monkeypatch.setattr("cnn_course.data.load_mnist", broken)
    level, sentence = doctor.digits()
    assert level == doctor.FAULT and "found 3." in sentence


def test_a_net_that_cannot_read(monkeypatch):
    from cnn_course import LeNet5

    monkeypatch.setattr("cnn_course.trained_lenet", LeNet5)
    level, sentence = doctor.digits()
    assert level == doctor.FAULT and "1,000" in sentence


def test_widgets_that_jupyterlab_does_not_find(monkeypatch, tmp_path):
    there = tmp_path / doctor.WIDGETS[0]
    there.mkdir(parents=True)
    (there / "package.json").write_text("{}")
    monkeypatch.setattr(
        "jupyter_core.paths.jupyter_path", lambda name: [str(tmp_path)]
    )
    level, sentence = doctor.widgets()
    assert level == doctor.FAULT
    assert "anywidget" in sentence and doctor.WIDGETS[0] not in sentence


def test_a_first_cell_that_fails(monkeypatch):
    monkeypatch.setattr(doctor, "PROBE", "1 / 0")
    level, sentence = doctor.kernel()
    assert level == doctor.FAULT and "ZeroDivisionError" in sentence


def test_a_first_cell_that_shows_nothing(monkeypatch):
    monkeypatch.setattr(doctor, "PROBE", "1 + 1")
    assert doctor.kernel() == (doctor.FAULT, texts.say("doctor.no_widget"))


def test_without_a_screen_or_a_browser(monkeypatch):
    monkeypatch.setattr(cli, "has_screen", lambda: False)
    assert doctor.browser() == (doctor.NOTE, texts.say("doctor.no_screen"))

    def no_browser():
        raise doctor.webbrowser.Error("could not locate runnable browser")

    monkeypatch.setattr(cli, "has_screen", lambda: True)
    monkeypatch.setattr(doctor.webbrowser, "get", no_browser)
    assert doctor.browser() == (doctor.NOTE, texts.say("doctor.no_browser"))
    monkeypatch.setattr(doctor.webbrowser, "get", object)
    assert doctor.browser().level == doctor.OK


@pytest.mark.parametrize(
    ("free", "level"),
    [(0.2, doctor.FAULT), (0.7, doctor.NOTE), (2, doctor.OK)],
)
def test_memory_that_is_left(monkeypatch, free, level):
    left = SimpleNamespace(available=free * doctor.GIB)
    monkeypatch.setattr("psutil.virtual_memory", lambda: left)
    found = doctor.memory()
    assert found.level == level and f"{free:.1f} GiB" in found.sentence


def test_a_disk_that_is_full(monkeypatch):
    left = SimpleNamespace(free=0.1 * doctor.GIB)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: left)
    level, sentence = doctor.disk()
    assert level == doctor.FAULT and "0.1 GiB" in sentence


def test_a_folder_that_cannot_be_written(monkeypatch, tmp_path):
    def refuse(dir):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    level, sentence = doctor.disk()
    assert level == doctor.FAULT
    assert str(tmp_path) in sentence and "Read-only" in sentence


def test_a_home_that_cannot_be_written(monkeypatch, tmp_path):
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "new" / "one"))
    assert doctor.keeps().level == doctor.OK
    assert list((tmp_path / "new" / "one").iterdir()) == []
    (tmp_path / "file").touch()
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "file" / "run"))
    finding = doctor.keeps()
    assert finding.level == doctor.FAULT
    assert str(tmp_path / "file" / "run") in finding.sentence


def test_a_folder_that_was_removed(monkeypatch):
    def gone():
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(doctor.Path, "cwd", gone)
    finding = doctor.disk()
    assert finding.level == doctor.FAULT
    assert "No such file or directory" in finding.sentence


def test_fonts_that_are_missing(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(doctor, "_korean_on_linux", lambda: False)
    assert doctor.fonts() == (doctor.NOTE, texts.say("doctor.no_font"))
    plain = SimpleNamespace(get_charmap=lambda: {65: 1})
    monkeypatch.setattr("matplotlib.font_manager.get_font", lambda path: plain)
    assert doctor.fonts() == (doctor.FAULT, texts.say("doctor.font_broken"))


def test_a_check_that_breaks_is_a_sentence_too(monkeypatch):
    def torn():
        raise RuntimeError("no such thing")

    monkeypatch.setattr(doctor, "CHECKS", (torn, doctor.python))
    found = []
    assert not doctor.examine(found.append)
    assert [finding.level for finding in found] == [doctor.FAULT, doctor.OK]
    assert "torn" in found[0].sentence and "no such thing" in found[0].sentence


def test_the_command_says_all_and_ends_with_a_sentence(
    monkeypatch, capsys, language
):
    good = doctor.Finding(doctor.OK, "one")
    bad = doctor.Finding(doctor.FAULT, "two")
    for findings, status, end in (
        ([good], 0, "doctor.usable"),
        ([good, bad], 1, "doctor.not_usable"),
    ):
        checks = [lambda finding=finding: finding for finding in findings]
        monkeypatch.setattr(doctor, "CHECKS", checks)
        assert cli.main(["doctor", "--lang", language]) == status
        lines = capsys.readouterr().out.splitlines()
        assert [line.split()[-1] for line in lines[: len(findings)]] == [
            finding.sentence for finding in findings
        ]
        assert lines[-1] == texts.say(end)

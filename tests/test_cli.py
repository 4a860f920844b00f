"""The command starts a real server, and says what a learner must know."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from cnn_course import cli, lessons, texts

REPOSITORY = Path(__file__).resolve().parent.parent
LESSON = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


@pytest.fixture(autouse=True)
def english():
    texts.set_language("en")
    yield
    texts.set_language(None)


def write_lesson(folder, text=None):
    folder.mkdir(parents=True, exist_ok=True)
    lesson = folder / cli.FIRST_LESSON
    lesson.write_text(text or json.dumps(LESSON), encoding="utf-8")
    return lesson


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("ko_KR.UTF-8", "ko"),
        ("ko", "ko"),
        ("ko-KR", "ko"),
        ("Korean_Korea.949", "ko"),
        ("en_US.UTF-8", "en"),
        ("C.UTF-8", "en"),
        ("kok_IN", "en"),  # Konkani
        ("ja_JP", "en"),
        ("", "en"),
    ],
)
def test_language_of_a_locale(name, lang):
    assert cli.language_of(name) == lang


@pytest.mark.parametrize(
    ("variables", "lang"),
    [
        ({"LC_ALL": "en_GB", "LANG": "ko_KR"}, "en"),
        ({"LC_MESSAGES": "ko_KR.UTF-8", "LANG": "C"}, "ko"),
        ({"LC_ALL": "", "LANG": "ko_KR"}, "ko"),
        ({"LANG": "C.UTF-8"}, "en"),
    ],
)
def test_the_first_variable_that_is_set_decides(monkeypatch, variables, lang):
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
    assert cli.system_language() == lang


def test_windows_is_asked_when_no_variable_is_set(monkeypatch):
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(cli, "_windows_locale", lambda: "ko_KR")
    assert cli.system_language() == "ko"


def test_a_screen_is_seen_where_there_is_one(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(variable, raising=False)
    assert not cli.has_screen()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert cli.has_screen()
    monkeypatch.delenv("WAYLAND_DISPLAY")
    monkeypatch.setattr(sys, "platform", "win32")
    assert cli.has_screen()


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    folder = tmp_path / "shipped"
    monkeypatch.setattr(lessons, "shipped_folder", lambda lang: folder / lang)
    return folder


def test_lessons_are_copied_to_the_working_folder(shipped, tmp_path, capsys):
    write_lesson(shipped / "ko")
    folder = cli.lessons_folder("ko", tmp_path / "내 폴더")
    assert folder == tmp_path / "내 폴더" / "cnn-course-lessons" / "ko"
    assert (folder / cli.FIRST_LESSON).is_file()
    assert capsys.readouterr().out == ""

    (folder / cli.FIRST_LESSON).write_text("what the learner wrote")
    cell = {"cell_type": "markdown", "metadata": {}, "source": "새 글"}
    write_lesson(shipped / "ko", json.dumps(LESSON | {"cells": [cell]}))
    cli.lessons_folder("ko", tmp_path / "내 폴더")
    said = capsys.readouterr().out
    assert cli.FIRST_LESSON in said and "rename yours" in said


def test_a_missing_lesson_is_a_sentence(shipped, tmp_path):
    with pytest.raises(cli.CannotStart, match=r"00_start_here.*missing"):
        cli.lessons_folder("en", tmp_path)


def test_a_folder_that_cannot_be_written_is_a_sentence(shipped, tmp_path):
    write_lesson(shipped / "en")
    work = tmp_path / "work"
    work.write_text("a file where a folder should be")
    with pytest.raises(cli.CannotStart, match="cannot be copied"):
        cli.lessons_folder("en", work)


def test_main_says_why_it_cannot_start(monkeypatch, capsys):
    def missing(lang):
        raise cli.CannotStart(f"no lesson in {lang}")

    monkeypatch.setattr(cli, "lessons_folder", missing)
    assert cli.main(["--lang", "ko"]) == 1
    assert capsys.readouterr() == ("", "no lesson in ko\n")


@pytest.mark.parametrize("port", ["0", "65536", "-1", "x", "8888.0", "٣"])
def test_a_port_that_is_none(port, capsys):
    assert cli.main([f"--port={port}"]) == 2
    assert "from 1 to 65535" in capsys.readouterr().err


@pytest.mark.parametrize("lang", cli.LANGUAGES)
@pytest.mark.parametrize(
    ("words", "key", "told"),
    [
        (["docter"], "cli.no_task", "docter"),
        (["--langg", "en"], "cli.misunderstood", "--langg"),
        (["--lan", "en"], "cli.misunderstood", "--lan"),
        (["doctor", "one", "two"], "cli.misunderstood", "two"),
        (["--port"], "cli.misunderstood", "--port"),
        (["--no-browser=3"], "cli.misunderstood", "--no-browser"),
        (["--lang", "fr"], "cli.no_language", "fr"),
    ],
)
def test_what_is_mistyped_is_told_in_her_language(
    words, key, told, lang, monkeypatch, capsys
):
    monkeypatch.setattr(cli, "system_language", lambda: lang)
    assert cli.main(words) == 2
    said, errors = capsys.readouterr()
    before, _, after = texts.TEXTS[lang][key].partition("{")
    assert said == "" and "argument" not in errors  # argparse's English
    assert errors.startswith(before) and told in errors
    assert errors.strip().endswith(after.rpartition("}")[2])


def test_the_next_port_is_the_next_one_that_is_free():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert port < cli.free_port(port) <= port + cli.PORTS


def test_eight_ports_that_are_taken_are_left_out(monkeypatch):
    asked = []

    def create_server(address):
        asked.append(address)
        if len(asked) <= 8:
            raise OSError(98, "Address already in use")
        return socket.socket()

    monkeypatch.setattr(cli.socket, "create_server", create_server)
    assert cli.free_port(9000) == 9008
    assert {host for host, _ in asked} == {"127.0.0.1"}


@pytest.mark.parametrize(("first", "last"), [(80, 179), (65535, 65535)])
def test_no_port_at_all_is_a_sentence(first, last, monkeypatch):
    def refuse(address):
        raise PermissionError(13, "Permission denied (to 127.0.0.1)")

    monkeypatch.setattr(cli.socket, "create_server", refuse)
    sentence = rf"ports {first} to {last} .* \(Permission denied\)"
    with pytest.raises(cli.CannotStart, match=sentence):
        cli.free_port(first)


def run_command(*words, **options):
    command = [sys.executable, "-m", "cnn_course", *words]
    return subprocess.run(
        command,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        timeout=120,
        check=False,
        **options,
    )


def test_a_home_that_cannot_be_written_is_a_sentence(tmp_path):
    home = tmp_path / "home"
    home.write_text("a file where a folder should be")
    names = "JUPYTER", "IPYTHON", "XDG_", "COV_"
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(names)
    }
    environment |= {"HOME": str(home), "USERPROFILE": str(home)}
    environment |= {"LANG": "en", "LC_ALL": "en", "APPDATA": str(home)}
    done = run_command("--no-browser", cwd=tmp_path, env=environment)
    assert done.returncode == 1
    assert done.stderr.startswith(f"JupyterLab cannot write {home}")
    assert len(done.stderr.splitlines()) == 1


def test_a_fault_of_no_file_is_no_files_fault(monkeypatch, tmp_path, capsys):
    from jupyterlab.labapp import LabApp

    def fail(arguments):
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(LabApp, "initialize_server", fail)
    monkeypatch.setattr(cli, "lessons_folder", lambda lang: tmp_path)
    monkeypatch.setattr(cli, "_let_go_of_the_output", lambda: None)
    assert cli.main(["--lang", "en", "--no-browser"]) == 1
    told = "This could not go on: [Errno 24] Too many open files.\n"
    assert capsys.readouterr().err == told


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such folders")
def test_a_folder_that_was_removed_is_a_sentence(tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    code = (
        "import os, sys; from cnn_course import cli; os.rmdir(os.getcwd());"
        "sys.exit(cli.main(['--lang', 'en', *sys.argv[1:]]))"
    )
    for words in ([], ["classroom", "x"], ["class-report", "x"]):
        gone.mkdir(exist_ok=True)
        done = subprocess.run(
            [sys.executable, "-c", code, *words],
            cwd=gone,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 1
        assert "No such file or directory" in done.stderr
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(
    not os.path.exists("/dev/full"), reason="only Linux has a full device"
)
def test_output_that_goes_nowhere_is_no_traceback():
    with open("/dev/full", "w") as full:
        done = run_command("doctor", stdout=full)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "No space left" in done.stderr

    reads, writes = os.pipe()
    os.close(reads)  # as head does, once it has its lines
    done = run_command("doctor", stdout=writes)
    os.close(writes)
    assert (done.returncode, done.stderr) == (1, "")


def test_every_word_of_the_command_exists_in_both_languages():
    source = Path(cli.__file__).read_text(encoding="utf-8")
    for key in set(re.findall(r'"(cli\.[a-z_]+)"', source)):
        for lang in cli.LANGUAGES:
            assert key in texts.TEXTS[lang]


def test_a_real_server_on_a_port_that_is_taken(tmp_path):
    """Start, read the address, fetch the lesson, stop."""
    checkout = tmp_path / "내 강의 폴더"
    home = tmp_path / "home"
    home.mkdir()
    (checkout / "cnn_course").mkdir(parents=True)
    for file in (REPOSITORY / "cnn_course").rglob("*.py"):
        copy = checkout / file.relative_to(REPOSITORY)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    write_lesson(checkout / "notebooks" / "ko")
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JUPYTER", "IPYTHON", "LC_", "COV_"))
    }
    environment |= {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "APPDATA": str(home),
        "LANG": "ko_KR.UTF-8",
        "PYTHONUTF8": "1",
    }
    windows = sys.platform == "win32"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "cnn_course", "--no-browser"]
        process = subprocess.Popen(
            [*command, "--port", str(port)],
            cwd=checkout,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            creationflags=(
                subprocess.CREATE_NEW_PROCESS_GROUP if windows else 0
            ),
        )
        alarm = threading.Timer(180, process.kill)
        alarm.start()
        try:
            lines = []
            for line in process.stdout:
                lines.append(line.strip())
                if line.strip().startswith("http"):
                    break
            assert lines, process.stderr.read()
            found = re.fullmatch(
                r"(http://127\.0\.0\.1:(\d+))/lab/tree/ko/(\w+\.ipynb)"
                r"\?token=(\w+)",
                lines[-1],
            )
            assert found, lines
            site, real_port, lesson, token = found.groups()
            assert int(real_port) != port
            assert str(port) in lines[0] and real_port in lines[0]

            with urllib.request.urlopen(lines[-1], timeout=60) as page:
                configuration = page.read().decode()
            assert "apputils-extension:announcements" in configuration
            request = urllib.request.Request(
                f"{site}/api/contents/ko/{lesson}",
                headers={"Authorization": f"token {token}"},
            )
            with urllib.request.urlopen(request, timeout=60) as answer:
                assert json.load(answer)["content"]["nbformat"] == 4
            with pytest.raises(urllib.error.HTTPError, match="403"):
                urllib.request.urlopen(request.full_url, timeout=60)

            process.send_signal(
                signal.CTRL_BREAK_EVENT if windows else signal.SIGINT
            )
            said, errors = process.communicate(timeout=120)
        finally:
            alarm.cancel()
            process.kill()
            process.wait()
    if not windows:  # CTRL_BREAK, all that a test can send there, is harsher
        assert process.returncode == 0
        assert errors == ""
        assert said.strip().endswith(texts.TEXTS["ko"]["cli.stopped"])
        left = list(home.rglob("jpserver-*"))
        assert left == []

"""A class's folder, its report, its hub: made, read and kept to themselves."""

import copy
import csv
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from cnn_course import (
    class_page,
    class_report,
    classroom,
    cli,
    desk,
    lean_server,
    texts,
)
from cnn_course.exercises import EXERCISES, fence
from cnn_course.texts import TEXTS

ROOT = Path(__file__).resolve().parent.parent
ON_WINDOWS = sys.platform == "win32"
ON_LINUX = sys.platform.startswith("linux")


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.delenv("CNN_COURSE_LANG", raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    texts.set_language("en")
    yield
    texts.set_language(None)


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


# --- the folder ------------------------------------------------------------


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "우리 반"


def test_each_lesson_with_marks_is_an_assignment(folder):
    made = classroom.make(folder, ("en", "ko"))
    lessons = sorted({e.lesson for e in EXERCISES})
    wanted = [f"{n}-{lang}" for lang in ("en", "ko") for n in lessons]
    assert made.new == wanted and made.kept == []
    for name in wanted:
        [own] = (folder / "source" / name).iterdir()
        notebook = nbformat.read(own, 4)
        nbformat.validate(notebook)
        assert own.name.startswith(name[:2])
        assert not any(cell.get("outputs") for cell in notebook.cells)


def test_what_a_teacher_wrote_stays(folder):
    classroom.make(folder, ("en",))
    config = folder / classroom.CONFIG
    [lesson] = (folder / "source" / "03-en").iterdir()
    config.write_text("# mine")
    lesson.write_text("mine")
    (folder / "source" / "02-en").joinpath("more.txt").write_text("mine")
    made = classroom.make(folder, ("en", "ko"))
    assert "03-en" in made.kept and "03-ko" in made.new
    assert config.read_text() == "# mine" and lesson.read_text() == "mine"
    assert len(list((folder / "source" / "02-en").iterdir())) == 2


@pytest.mark.skipif(ON_WINDOWS, reason="Windows has no such modes")
def test_the_folder_is_the_teachers_alone(folder):
    made = classroom.make(folder, ("ko",))
    course = made.exchange / classroom.COURSE
    assert mode(folder) == 0o700
    assert mode(made.exchange) == 0o1777  # nobody takes another's place
    assert mode(course) == mode(course / "outbound") == 0o755
    assert mode(course / "inbound") == 0o3733  # put in, but not look
    again = classroom.make(folder, ("ko",))
    assert again.exchange == made.exchange


def test_another_folder_is_left_alone(folder):
    folder.mkdir()
    (folder / "diary.txt").write_text("private")
    with pytest.raises(classroom.ClassError, match="not the folder of a cl"):
        classroom.make(folder, ("en",))
    assert [f.name for f in folder.iterdir()] == ["diary.txt"]
    with pytest.raises(classroom.ClassError, match="is a file"):
        classroom.make(folder / "diary.txt", ("en",))
    with pytest.raises(classroom.ClassError, match="cannot be written"):
        classroom.make(folder / "diary.txt" / "class", ("en",))
    with pytest.raises(classroom.ClassError, match="not the folder of a cl"):
        classroom.make(ROOT / "classroom", ("en",))


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_command_makes_it_and_says_so(folder, capsys, lang):
    command = ["classroom", str(folder), "--lang", lang]
    assert cli.main(command) == 0
    said = capsys.readouterr().out
    assert f"03-{lang}" in said and f"{folder}-exchange" in said
    assert cli.main(command) == 0
    assert TEXTS[lang]["class.kept"].split("{")[0] in capsys.readouterr().out


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize(
    ("words", "key"),
    [
        (["classroom"], "class.name_folder"),
        (["class-report"], "class.name_folder"),
        (["doctor", "here"], "class.no_folder_here"),
        (["class-report", "nowhere"], "class.no_gradebook"),
    ],
)
def test_what_cannot_be_meant_is_a_sentence(capsys, lang, words, key):
    assert cli.main([*words, "--lang", lang]) == 1
    shown = re.split(r"\{\w+\}", TEXTS[lang][key])
    said = capsys.readouterr()
    assert max(shown, key=len) in said.err and not said.out


@pytest.mark.parametrize("task", cli.CLASS)
@pytest.mark.parametrize(
    "name", ["a" * 300, "~nobody-of-that-name/class", "loop", "file/class"]
)
def test_a_place_that_cannot_be_is_a_sentence(task, name, tmp_path, capsys):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "file").touch()
    folder = name if name.startswith("~") else str(tmp_path / name)
    assert cli.main([task, folder, "--lang", "en"]) == 1
    said, errors = capsys.readouterr()
    assert said == ""
    assert folder in errors
    assert "Traceback" not in errors and len(errors.splitlines()) <= 2


@pytest.mark.parametrize("task", cli.CLASS)
def test_a_folder_of_somebody_else_is_a_sentence(
    task, tmp_path, monkeypatch, capsys
):
    def refuse(path, *_, **__):
        raise PermissionError(13, "Permission denied", str(path))

    for way in ("is_file", "exists", "mkdir", "chmod"):
        monkeypatch.setattr(Path, way, refuse)
    assert cli.main([task, str(tmp_path / "class"), "--lang", "en"]) == 1
    assert "(Permission denied)" in capsys.readouterr().err


def test_lessons_open_in_one_language(capsys):
    assert cli.main(["--lang", "both"]) == 1
    assert TEXTS["en"]["class.one_language"] in capsys.readouterr().err


# --- the report ------------------------------------------------------------

NAMES = ("mirrored_edge", "ten_filters", "my_pad2d", "six_maps")
PRY = """
import os, tempfile
for place in ("gradebook.db", "source", "submitted", "release"):
    try:
        os.open(f"../../../{place}", os.O_RDONLY)
        print(place, "open")
    except PermissionError:
        print(place, "refused")
try:
    os.kill(os.getppid(), 0)
    print("grader open")
except PermissionError:
    print("grader refused")
tempfile.TemporaryFile().close()
open("mine.txt", "w").close()
"""
ANSWERS = {  # by learner: what stands in the cell of each exercise
    "=민지": {
        "mirrored_edge": "exercises.mirrored_edge.predict('zero')",
        "ten_filters": "answer = 750",
        "my_pad2d": "answer = lambda x, pad: np.ones(500_000_000)",
        "six_maps": "exercises.six_maps.predict((6, 28, 28))",
        "room": "np.ones(500_000_000)",  # 4 GB
    },
    "ann&bob": {
        "mirrored_edge": "print('You predicted <b>ann</b>.')",
        "ten_filters": "answer = 760",
        "my_pad2d": "answer = lambda x, pad: np.pad(x, pad)",
        "room": PRY,
    },
}


def a_small_lesson():
    """Four exercises of several lessons, in few cells that run fast."""
    cells = [
        new_code_cell("import numpy as np\nfrom cnn_course import exercises")
    ]
    for name in ("room", *NAMES):
        known = {"schema_version": 3, "task": False, "grade_id": name}
        marks = known | {"solution": True, "grade": False, "locked": False}
        own = new_code_cell("answer = ...", metadata={"nbgrader": marks})
        cells.append(own)
        if name == "room":
            continue
        points = next(e.points for e in EXERCISES if e.name == name)
        predicted = name in ("mirrored_edge", "six_maps")
        check = f"exercises.{name}.check({'' if predicted else 'answer'})"
        marks = known | {"solution": False, "grade": True, "locked": True}
        marks |= {"grade_id": f"{name}_check", "points": points}
        cells.append(new_code_cell(check, metadata={"nbgrader": marks}))
    return new_notebook(cells=cells)


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A class with one small lesson that two learners handed in."""
    pytest.importorskip("nbgrader", reason="uv sync --group class")
    from nbgrader.apps.api import NbGraderAPI
    from traitlets.config.loader import PyFileConfigLoader

    folder = tmp_path_factory.mktemp("school") / "our class"
    classroom.make(folder, ("en",))
    place = folder / "source" / "small-en"
    place.mkdir()
    nbformat.write(a_small_lesson(), place / "small.ipynb")
    with pytest.MonkeyPatch.context() as patch:
        tools = Path(sys.executable).parent  # nbgrader calls one of them
        patch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
        patch.delenv("CNN_COURSE_LANG", raising=False)
        patch.delenv("CNN_COURSE_EXCHANGE", raising=False)
        loader = PyFileConfigLoader(classroom.CONFIG, str(folder))
        config = loader.load_config()
        teacher = NbGraderAPI(config=config)
        assert teacher.generate_assignment("small-en")["success"]
        for learner, answers in ANSWERS.items():
            there = folder / "submitted" / learner / "small-en"
            there.mkdir(parents=True)
            notebook = nbformat.read(
                folder / "release" / "small-en" / "small.ipynb", 4
            )
            for cell in notebook.cells:
                name = cell.metadata.get("nbgrader", {}).get("grade_id")
                cell.source = answers.get(name, cell.source)
            nbformat.write(notebook, there / "small.ipynb")
        done = teacher.autograde("small-en", "*")
    assert done["success"], done["log"]
    tallies, marks = class_report.read(folder)
    return SimpleNamespace(
        folder=folder,
        config=config,
        tallies={tally.exercise.name: tally for tally in tallies},
        marks={row["learner"]: row for row in marks},
    )


def test_the_config_finds_the_folder_and_its_exchange(graded):
    folder = graded.folder.resolve()
    assert graded.config.CourseDirectory.root == str(folder)
    exchange = classroom.exchange_of(folder)
    assert graded.config.Exchange.root == str(exchange)
    assert graded.config.CourseDirectory.course_id == classroom.COURSE


def test_the_report_counts_what_the_class_did(graded):
    assert list(graded.tallies) == [
        e.name for e in EXERCISES if e.name in NAMES
    ]
    filters = graded.tallies["ten_filters"]
    assert (filters.count, filters.tried) == (2, 2)
    assert filters.states == {"right": 1, "wrong": 1}
    assert filters.mistakes == {"no_bias": 1}
    maps = graded.tallies["six_maps"]
    assert (maps.count, maps.tried) == (2, 1)
    assert maps.predicted == {"6×28×28": 1}


def test_only_an_answer_that_can_be_is_shown_to_a_class(graded):
    edge = graded.tallies["mirrored_edge"]
    assert edge.predicted == {"zero": 1}  # and what was printed is not one
    said = TEXTS["ko"]["exercises.predicted"].format(answer="'민지 바보'")
    assert class_report.prediction(edge.exercise, said) == ""
    maps = graded.tallies["six_maps"].exercise
    for answer, shown in (("5×5×3", "5×5×3"), ("bad 5", ""), ("...", "")):
        said = TEXTS["en"]["exercises.predicted"].format(answer=answer)
        assert class_report.prediction(maps, said) == shown


@pytest.mark.skipif(not ON_LINUX, reason="only Linux limits memory")
def test_four_gigabytes_end_in_a_sentence_and_in_marks(graded):
    pad = graded.tallies["my_pad2d"]
    assert pad.states == {"right": 1, "wrong": 1}
    place = graded.folder / "autograded" / "=민지" / "small-en"
    notebook = nbformat.read(place / "small.ipynb", 4)
    cells = {
        cell.metadata.get("nbgrader", {}).get("grade_id"): cell
        for cell in notebook.cells
    }
    [failed] = cells["room"].outputs
    assert failed.ename == "MemoryError" and "3.73 GiB" in failed.evalue
    told = class_report.outputs(place / "small.ipynb")["my_pad2d_check"]
    assert "MemoryError" in told and "Traceback" not in told
    assert graded.marks["=민지"]["points"] == 2  # two predictions


@pytest.mark.skipif(ON_WINDOWS, reason="nbgrader has no exchange there")
def test_nothing_is_collected_that_a_learner_only_links_to(graded):
    """Or another's notebook would come to her with the feedback."""
    from nbgrader.apps.api import NbGraderAPI

    config = copy.deepcopy(graded.config)
    config.ExchangeCollect.check_owner = False  # one account plays all
    exchange = classroom.exchange_of(graded.folder)
    sent = exchange / classroom.COURSE / "inbound"
    sent /= "eve+small-en+2026-01-02 03:04:05.000000 UTC+random"
    sent.mkdir()
    (sent / "timestamp.txt").write_text("2026-01-02 03:04:05.000000 UTC")
    (sent / "mine.ipynb").write_text("{}")
    course = graded.folder.resolve()
    (sent / "small.ipynb").symlink_to(course / "source/small-en/small.ipynb")
    (sent / "all").symlink_to(course / "submitted")
    done = NbGraderAPI(config=config).collect("small-en", update=False)
    assert done["success"], done["log"]
    got = graded.folder / "submitted" / "eve" / "small-en"
    names = sorted(place.name for place in got.iterdir())
    shutil.rmtree(got.parent)
    assert names == ["mine.ipynb", "timestamp.txt"]


@pytest.mark.skipif(not ON_LINUX, reason="the fence is one of Linux")
def test_graded_code_stays_behind_the_fence(graded):
    place = graded.folder / "autograded" / "ann&bob" / "small-en"
    notebook = nbformat.read(place / "small.ipynb", 4)
    [told] = [
        output.get("text", output)
        for cell in notebook.cells
        if cell.source == PRY
        for output in cell.outputs
    ]
    seen = dict(line.split() for line in told.splitlines())
    found = fence.version()
    files = "refused" if found else "open"
    for name in ("gradebook.db", "source", "submitted", "release"):
        assert seen[name] == files
    assert seen["grader"] == ("refused" if found >= 6 else "open")


def test_marks_are_a_table_with_names(graded, tmp_path):
    file = tmp_path / "marks.csv"
    class_report.write_marks(graded.marks.values(), file)
    with open(file, newline="", encoding="utf-8-sig") as table:
        first, *rows = csv.reader(table)
    assert first == [
        TEXTS["en"][f"class.column.{c}"] for c in class_report.COLUMNS
    ]
    assert [row[:4] for row in rows] == [
        ["small-en", "'=민지", "2", "7"],  # no formula for a spreadsheet
        ["small-en", "ann&bob", "5", "7"],
    ]


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_page_shows_mistakes_and_no_names(graded, lang, capsys):
    assert cli.main(["class-report", str(graded.folder), "--lang", lang]) == 0
    page = (graded.folder / "report" / "class.html").read_text("utf-8")
    assert f'<html lang="{lang}">' in page
    assert TEXTS[lang]["exercise.ten_filters.no_bias"] in page
    assert TEXTS[lang]["class.title"] in page
    for learner in ANSWERS:
        assert learner not in page and learner.strip("=") not in page
    assert not re.search(r"https?:|<script|<link|src=|<b>ann", page)
    assert "mirrored_edge" in page and "6×28×28" in page
    assert "report" in capsys.readouterr().out


def test_a_damaged_gradebook_is_a_sentence(tmp_path):
    pytest.importorskip("nbgrader", reason="uv sync --group class")
    (tmp_path / "gradebook.db").write_text("not a database " * 1000)
    with pytest.raises(classroom.ClassError, match="cannot be read"):
        class_report.read(tmp_path)
    (tmp_path / "gradebook.db").write_text("")
    with pytest.raises(classroom.ClassError, match="There is no gradebook"):
        class_report.read(tmp_path)


@pytest.mark.parametrize("text", ["", "[]", '{"cells": [1]}', "{"])
def test_a_damaged_notebook_says_nothing(tmp_path, text):
    (tmp_path / "a.ipynb").write_text(text)
    assert class_report.outputs(tmp_path / "a.ipynb") == {}
    assert class_report.outputs(tmp_path / "none.ipynb") == {}


def test_each_mistake_is_told_apart_from_the_others():
    for lang in TEXTS:
        for exercise in EXERCISES:
            for mistake in exercise.mistakes:
                told = TEXTS[lang][f"exercise.{exercise.name}.{mistake.name}"]
                found = class_report.mistake(exercise, f"\n{told}\n")
                assert found == mistake.name, (lang, exercise, mistake.name)


def test_a_class_of_many_fits_the_page():
    tallies = [class_report.Tally(exercise) for exercise in EXERCISES]
    for tally in tallies:
        tally.states.update(right=17, part=3, wrong=8, look=1, unsolved=1)
        known = [mistake.name for mistake in tally.exercise.mistakes]
        tally.mistakes.update([*known, *known[:3], ""])
        if tally.exercise.kind == "prediction":
            tally.predicted.update(tally.exercise.choices or ["5", "10", "9"])
            tally.predicted[""] += 2
    page = class_page.page(tallies)
    for number in re.findall(r' (?:x|width)="([^"]+)"', page):
        assert 0 <= float(number) <= class_page.WIDE
    assert page.count("<section>") == len(EXERCISES)


# --- a learner's desk, and the hub -----------------------------------------


def test_a_desk_has_the_lessons_and_is_closed_to_others(tmp_path, monkeypatch):
    monkeypatch.setenv("CNN_COURSE_LANG", "ko")
    desk.lay_out(tmp_path)
    lessons = tmp_path / "cnn-course-lessons"
    assert [place.name for place in lessons.iterdir()] == ["ko"]
    assert (lessons / "ko" / cli.FIRST_LESSON).is_file()
    if not ON_WINDOWS:
        assert mode(tmp_path) == 0o700
    monkeypatch.delenv("CNN_COURSE_LANG")
    desk.lay_out(tmp_path)
    assert {place.name for place in lessons.iterdir()} == {"en", "ko"}


@pytest.fixture
def started(tmp_path, monkeypatch):
    """Return what a desk becomes, in a list, and change nothing outside."""
    commands = []
    monkeypatch.setattr(desk.Path, "home", lambda: tmp_path)
    monkeypatch.setattr(desk.os, "execv", lambda *a: commands.append(a[1]))
    monkeypatch.setattr(desk.tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(desk, "LONGEST", 999)  # pytest's names are long
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", "")  # as it was, in the end
    return commands


def test_a_desk_without_room_still_starts(tmp_path, started, capsys):
    (tmp_path / "cnn-course-lessons").write_text("a file in the way")
    desk.main(["--port=1"])
    _, _, *server, _, _, argument = started[0]
    assert (*server, argument) == (*desk.SERVER, "--port=1")
    assert "cannot be copied" in capsys.readouterr().err


@pytest.mark.skipif(ON_WINDOWS, reason="Windows has no such modes")
def test_kernels_listen_in_a_folder_of_her_own(tmp_path, started):
    """Thirty kernels that start at once would take each other's ports."""
    other = tmp_path / "a folder"
    other.mkdir()
    (tmp_path / f"{desk.PREFIX}link").symlink_to(other)
    for _ in range(2):  # the second start removes what the first one made
        desk.main([])
        place = Path(os.environ["JUPYTER_RUNTIME_DIR"])
        assert started[-1][-1] == desk.BY_FILES
        assert mode(place) == 0o700
        made = {p for p in tmp_path.iterdir() if not p.is_symlink()}
        assert made - {other, tmp_path / "cnn-course-lessons"} == {place}
    assert other.exists()


def test_without_such_a_folder_nobody_can_listen(
    tmp_path, started, monkeypatch
):
    monkeypatch.setattr(desk.tempfile, "tempdir", str(tmp_path / "nowhere"))
    desk.main([])
    assert started[0][-1] == desk.BY_PORTS


@pytest.mark.skipif(ON_WINDOWS, reason="Windows has no such modes")
def test_a_long_name_is_no_place_for_kernels(
    tmp_path, started, monkeypatch, capsys
):
    """A kernel whose file has too long a name does not start at all."""
    monkeypatch.setattr(desk, "LONGEST", 53)
    monkeypatch.setattr(desk.tempfile, "tempdir", str(tmp_path / ("x" * 50)))
    (tmp_path / ("x" * 50)).mkdir()
    desk.main([])
    assert started[0][-1] == desk.BY_PORTS
    assert "too long" in capsys.readouterr().err
    assert not [*(tmp_path / ("x" * 50)).iterdir()]


def test_a_learner_has_the_lean_server(started, monkeypatch):
    monkeypatch.setenv("CNN_COURSE_CLASSROOM", "1")
    desk.main(["--port=1"])
    _, _, server, _, _, argument = started[0]
    assert Path(server).samefile(lean_server.__file__)
    assert argument == "--port=1"


LEAN = f"""
import runpy, sys
lean = runpy.run_path({lean_server.__file__!r})
found = lean["server"]()
import jupyter_server.serverapp, jupyterlab.labapp
from nbgrader.server_extensions import assignment_list, validate_assignment
from cnn_course.server import PromptConnection
assert callable(found.main)
print(*sys.modules)
"""


def test_a_lean_server_has_what_it_needs_and_no_more():
    pytest.importorskip("jupyterhub", reason="uv sync --group class")
    done = run_python(LEAN)
    assert not done.stderr
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert {"tornado", "sqlalchemy", "jupyterhub", "nbgrader"} <= loaded
    assert not {"numpy", "lark", "arrow", "mako"} & loaded
    full = LEAN.replace('lean["server"]()', "__import__('numpy')")
    assert "lark" in run_python(full.replace("found.main", "print")).stdout


def test_a_hub_that_wants_more_gets_it():
    """A later version may use what is left out: it starts all the same."""
    pytest.importorskip("jupyterhub", reason="uv sync --group class")
    code = f"""
import runpy, sys
lean = runpy.run_path({lean_server.__file__!r})
lean["leave_out"].__globals__["EMPTY"] += ("sqlalchemy",)
assert callable(lean["server"]().main)
assert sys.modules["sqlalchemy"].__file__ and sys.modules["alembic"].__file__
"""
    assert "takes more memory" in run_python(code).stderr


def run_python(code):
    """Run a program by itself, as a desk starts one."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", code],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    return done


@pytest.fixture
def hub(tmp_path, monkeypatch):
    """Return what the hub is told, with what was set from outside."""
    pytest.importorskip("jupyterhub", reason="uv sync --group class")
    from traitlets.config.loader import PyFileConfigLoader

    def load(**wishes):
        monkeypatch.setenv("CNN_HUB_STATE", str(tmp_path / "state"))
        for name, value in wishes.items():
            monkeypatch.setenv(f"CNN_HUB_{name}", value)
        loader = PyFileConfigLoader(
            "jupyterhub_config.py", str(ROOT / "classroom")
        )
        return loader.load_config()

    return load


def test_the_hub_is_for_this_machine_and_these_groups(hub, tmp_path):
    from jupyterhub.app import JupyterHub

    config = hub()
    app = JupyterHub(config=config)
    assert app.bind_url == "http://127.0.0.1:8000"
    assert app.hub_bind_url == "http://127.0.0.1:8081"
    pam = app.authenticator_class(config=config)
    assert not pam.allow_all and not pam.allow_existing_users
    assert pam.allowed_groups == {"learners", "teachers"}
    assert pam.admin_groups == {"teachers"}
    assert mode(tmp_path / "state") == 0o700
    [culler] = app.services
    [role] = app.load_roles
    assert role["services"] == [culler["name"]]
    assert not any("admin" in scope for scope in role["scopes"])


def test_a_hub_for_the_room_has_a_certificate(hub, capsys):
    open_hub = hub(ADDRESS="0.0.0.0")
    assert open_hub.JupyterHub.bind_url == "http://0.0.0.0:8000"
    assert "in the clear" in capsys.readouterr().out
    open_hub = hub(ADDRESS="0.0.0.0", CERTIFICATE="a.crt", KEY="a.key")
    assert open_hub.JupyterHub.bind_url == "https://0.0.0.0:8000"
    assert open_hub.JupyterHub.ssl_key == "a.key"
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("teaches", [False, True])
def test_what_a_server_is_given(hub, teaches):
    config = hub(LANGUAGE="ko", CLASS="/srv/a/course")
    account = SimpleNamespace(name="minji", admin=teaches, url="/user/minji/")
    spawner = config.JupyterHub.spawner_class(config=config, mock=True)
    spawner.user = account
    env = SimpleNamespace(**plain_environment(spawner))
    assert env.CNN_COURSE_EXCHANGE == "/srv/a/course-exchange"
    assert env.MALLOC_ARENA_MAX == "1"  # 120 MB less in lesson 04
    assert hasattr(env, "CNN_COURSE_CLASSROOM") != teaches
    assert getattr(env, "CNN_COURSE_LANG", "") == ("" if teaches else "ko")
    wanted = "/srv/a/course" if teaches else str(ROOT / "classroom")
    assert env.JUPYTER_CONFIG_PATH == wanted
    marking = "".join(spawner.get_args())
    assert ("formgrader=False" in marking) != teaches


def test_no_two_servers_are_given_one_port(hub, monkeypatch):
    """Not those that still start, nor one that someone else listens on."""
    import asyncio
    import socket
    from unittest.mock import patch

    from jupyterhub.spawner import LocalProcessSpawner

    desk = hub().JupyterHub.spawner_class
    within = desk.start.__globals__

    async def start(self):
        return self.port

    def start_all(names):
        ports = {}
        for name in names:
            spawner = desk(mock=True)
            spawner.user = SimpleNamespace(name=name)
            ports[name] = asyncio.run(spawner.start())
        return ports

    with (
        socket.socket() as other,
        patch.object(LocalProcessSpawner, "start", start),
    ):
        first = within["free_port"]([])
        assert first in within["PORTS"]
        other.bind(("127.0.0.1", first))
        other.listen()
        few = range(first - 2, first + 3)
        monkeypatch.setitem(within, "PORTS", few)
        monkeypatch.setattr(
            within["secrets"].SystemRandom,
            "sample",
            lambda self, ports, count: sorted(ports),
        )
        ports = start_all("abcd")
        assert sorted(ports.values()) == [p for p in few if p != first]
        assert start_all("e") == {"e": 0}  # none is left: the system chooses
        assert start_all("b") == {"b": ports["b"]}  # started anew


def plain_environment(spawner):
    """What the desk adds to what any server gets."""
    from unittest.mock import patch

    from jupyterhub.spawner import LocalProcessSpawner

    with patch.object(LocalProcessSpawner, "get_env", lambda self: {}):
        return spawner.get_env()

"""The editions of a lesson: one source, nothing kept by hand, nothing told."""

import importlib.util
import sys
from pathlib import Path

import nbformat
import pytest

from cnn_course import lessons, texts
from cnn_course.exercises import EXERCISES
from cnn_course.texts import TEXTS

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
NAMES = sorted(path.stem for path in (NOTEBOOKS / "src").glob("*.py"))
SIZES = "03_size_calculation"


@pytest.fixture
def tool(monkeypatch):
    """Returns a module of notebooks/, by its name."""
    monkeypatch.syspath_prepend(str(NOTEBOOKS))
    loaded = []

    def load(name):
        file = NOTEBOOKS / f"{name}.py"
        spec = importlib.util.spec_from_file_location(name, file)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        loaded.append(name)
        return module

    yield load
    for name in ("editions", "teacher", "handout", "slides"):
        sys.modules.pop(name, None)
    texts.set_language(None)


def built(name, lang):
    return nbformat.read(NOTEBOOKS / lang / f"{name}.ipynb", as_version=4)


def notes_of(notebook):
    tagged = lambda cell: "teacher" in cell.metadata.get("tags", ())  # noqa: E731
    notes = [cell.source for cell in notebook.cells if tagged(cell)]
    rest = [cell for cell in notebook.cells if not tagged(cell)]
    return notes, rest


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("name", NAMES)
def test_a_teacher_sees_all_that_is_known(name, lang, tool):
    teacher = tool("teacher")
    texts.set_language(lang)
    notes, rest = notes_of(teacher.with_notes(built(name, lang)))
    assert rest == built(name, lang).cells  # the lesson itself is the same
    exercises = [e for e in EXERCISES if e.lesson == name[:2]]
    assert len(notes) == len(exercises) + bool(exercises)
    for exercise in exercises:
        (found,) = [n for n in notes[1:] if f"`{exercise.name}` ·" in n]
        keys = ["right", "hint", "hint.more"]
        keys += [mistake.name for mistake in exercise.mistakes]
        for key in keys:
            text = TEXTS[lang][f"exercise.{exercise.name}.{key}"]
            assert teacher.plain(text) in found, key
        if exercise.kind == "code":
            assert exercise.written_out() in found
        else:
            assert exercise.told(exercise.written_value()) in found
        for mistake in exercise.mistakes:
            for old, _ in mistake.edits:
                assert teacher.code(old) in found
            if exercise.kind != "code":
                assert f"`{exercise.told(mistake.answer)}`" in found
    whole = sum(e.points for e in exercises)
    assert not exercises or str(whole) in notes[0]


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("name", NAMES)
def test_a_learner_sees_no_solution(name, lang):
    path = NOTEBOOKS / lang / f"{name}.ipynb"
    own = nbformat.reads(lessons.without_outputs(path).decode(), 4)
    assert not any(cell.get("outputs") for cell in own.cells)
    stubs = {
        cell.metadata.nbgrader.grade_id: cell.source
        for cell in own.cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    }
    for exercise in EXERCISES:
        if exercise.lesson == name[:2]:
            stub = stubs[exercise.name]
            assert "..." in stub
            if exercise.kind == "code":
                inside = exercise.written_out().split("\n", 1)[1]
                assert inside not in stub


def test_words_mean_nothing_to_markdown_but_code_does(tool):
    plain = tool("teacher").plain
    assert plain("a*b_c <i> `x*y_z` $1$") == (
        "a\\*b\\_c \\<i\\> `x*y_z` \\$1\\$"
    )


# --- on paper ----------------------------------------------------------------


@pytest.fixture
def editions(tool):
    for name in ("nbconvert", "latex2mathml", "sphinx_revealjs"):
        pytest.importorskip(name, reason="uv sync --group slides")
    return tool("editions")


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_paper_has_room_to_write_and_no_solution(editions, lang):
    paper, mathml = editions.handout, editions.slides.with_mathml
    page = paper.page(built(SIZES, lang), SIZES, lang, mathml)
    count = len([e for e in EXERCISES if e.lesson == "03"])
    assert page.count('<div class="answer for-') == count
    assert "<math" in page and "$$" not in page
    assert "<script" not in page and "<link" not in page
    assert TEXTS[lang]["exercises.unsolved"] not in page
    assert "np.pad(x, pad)" not in page
    assert page.count("data:image/svg+xml;base64,") > 5


def test_where_no_browser_is_there_is_a_sentence(
    editions, monkeypatch, tmp_path, capsys
):
    monkeypatch.setattr(editions.handout, "BROWSERS", ("no-such-browser",))
    monkeypatch.delenv("BROWSER", raising=False)
    words = ["03", "--lang", "ko", "--only", "handout", "--out"]
    assert editions.main([*words, str(tmp_path)]) == 1
    assert "Install one" in capsys.readouterr().err
    monkeypatch.setenv("BROWSER", str(tmp_path / "nothing"))
    assert editions.main([*words, str(tmp_path)]) == 1
    assert "did not print" in capsys.readouterr().err


@pytest.mark.parametrize("lessons", [["99"], ["03", "99"]])
def test_a_lesson_that_is_not_there_is_refused(
    editions, lessons, tmp_path, capsys
):
    for script in (editions, editions.slides):
        with pytest.raises(SystemExit):
            script.main([*lessons, "--out", str(tmp_path)])
        told = capsys.readouterr().err
        assert "no lesson 99; take the beginning of 00_start_here, 01" in told
        assert not list(tmp_path.iterdir())


def test_one_command_makes_what_is_asked_for(editions, tmp_path, capsys):
    words = ["03", "--lang", "en", "--only", "learner", "--only", "slides"]
    assert editions.main([*words, "--out", str(tmp_path)]) == 0
    made = sorted(path.name for path in (tmp_path / "en").iterdir())
    assert made == [f"{SIZES}.ipynb", f"{SIZES}.slides.html"]
    assert len(capsys.readouterr().out.splitlines()) == 2

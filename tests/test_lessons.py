"""The learner's copy of the lessons: brought up to date, never overwritten."""

import json

import nbformat
import pytest

from cnn_course import lessons

FIRST, SECOND = "00_first.ipynb", "01_second.ipynb"


@pytest.fixture
def shipped(tmp_path):
    for name in (FIRST, SECOND):
        write(tmp_path / "shipped", name, f"{name} as shipped")
    return tmp_path / "shipped"


@pytest.fixture
def own(tmp_path):
    return tmp_path / "내 강의" / "ko"


def write(folder, name, text):
    folder.mkdir(parents=True, exist_ok=True)
    code = nbformat.v4.new_code_cell(
        text,
        id="only",
        execution_count=1,
        outputs=[nbformat.v4.new_output("stream", text="the answer")],
    )
    cells = [code, nbformat.v4.new_markdown_cell("글", id="text")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / name)


def read(folder, name):
    return nbformat.read(folder / name, as_version=4).cells[0].source


def test_all_lessons_are_copied_without_answers(shipped, own):
    assert lessons.copy_lessons(shipped, own) == []
    for name in (FIRST, SECOND):
        copy = nbformat.read(own / name, as_version=4)
        nbformat.validate(copy)
        code, text = copy.cells
        assert code.source == f"{name} as shipped"
        assert code.outputs == [] and code.execution_count is None
        assert text.source == "글"
    assert {file.name for file in own.iterdir()} == {
        FIRST,
        SECOND,
        lessons.RECORD,
    }


def test_what_the_learner_wrote_stays(shipped, own):
    lessons.copy_lessons(shipped, own)
    write(own, FIRST, "what she wrote")
    assert lessons.copy_lessons(shipped, own) == []
    write(shipped, FIRST, "a newer lesson")
    assert lessons.copy_lessons(shipped, own) == [FIRST]
    assert lessons.copy_lessons(shipped, own) == [FIRST]
    assert read(own, FIRST) == "what she wrote"
    (own / FIRST).rename(own / "mine.ipynb")
    assert lessons.copy_lessons(shipped, own) == []
    assert read(own, FIRST) == "a newer lesson"
    assert read(own, "mine.ipynb") == "what she wrote"


def test_an_unchanged_lesson_gets_newer(shipped, own):
    lessons.copy_lessons(shipped, own)
    write(shipped, SECOND, "a newer lesson")
    assert lessons.copy_lessons(shipped, own) == []
    assert read(own, SECOND) == "a newer lesson"


def run(folder, name):
    """Change what JupyterLab changes when a lesson is run and saved."""
    notebook = nbformat.read(folder / name, as_version=4)
    notebook.metadata["language_info"] = {"name": "python", "version": "3"}
    notebook.cells[0].outputs = [nbformat.v4.new_output("stream", text="hers")]
    nbformat.write(notebook, folder / name)


def test_running_a_lesson_is_no_change_but_its_outputs_stay(shipped, own):
    lessons.copy_lessons(shipped, own)
    run(own, SECOND)
    for record in ("as it was", "lost"):
        if record == "lost":
            (own / lessons.RECORD).unlink()
        assert lessons.copy_lessons(shipped, own) == []
        copy = nbformat.read(own / SECOND, as_version=4)
        assert copy.cells[0].outputs[0].text == "hers"
    write(shipped, SECOND, "a newer lesson")
    assert lessons.copy_lessons(shipped, own) == []
    assert read(own, SECOND) == "a newer lesson"


def test_what_is_no_notebook_any_more_stays(shipped, own):
    lessons.copy_lessons(shipped, own)
    (own / FIRST).write_text("[not a notebook")
    write(shipped, FIRST, "a newer lesson")
    assert lessons.copy_lessons(shipped, own) == [FIRST]
    assert (own / FIRST).read_text("utf-8") == "[not a notebook"


def test_a_lesson_that_was_deleted_comes_back(shipped, own):
    lessons.copy_lessons(shipped, own)
    (own / FIRST).unlink()
    assert lessons.copy_lessons(shipped, own) == []
    assert read(own, FIRST) == f"{FIRST} as shipped"


@pytest.mark.parametrize("damage", ["", "{", "[1]", "no record", None])
def test_a_damaged_record_overwrites_nothing(shipped, own, damage):
    lessons.copy_lessons(shipped, own)
    write(own, FIRST, "what she wrote")
    if damage is None:
        (own / lessons.RECORD).unlink()
    else:
        (own / lessons.RECORD).write_text(damage)
    assert lessons.copy_lessons(shipped, own) == [FIRST]
    assert read(own, FIRST) == "what she wrote"
    assert list(json.loads((own / lessons.RECORD).read_text("utf-8"))) == [
        SECOND
    ]


def test_lessons_lie_in_the_wheel_or_beside_the_package(tmp_path):
    package = tmp_path / "cnn_course"
    beside = lessons.shipped_folder("ko", package)
    assert beside == tmp_path / "notebooks" / "ko"
    (package / "notebooks" / "ko").mkdir(parents=True)
    inside = lessons.shipped_folder("ko", package)
    assert inside == package / "notebooks" / "ko"

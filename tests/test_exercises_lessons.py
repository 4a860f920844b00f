"""The lessons' exercises: none is solved as built, all are with solutions."""

import asyncio
import inspect
import re
import sys
from pathlib import Path

import nbformat
import numpy as np
import pytest

from cnn_course import exercises

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
sys.path.insert(0, str(NOTEBOOKS))

import build  # noqa: E402

UNSOLVED = {"en": "Not solved yet.", "ko": "아직 풀지 않았어요."}
UNPREDICTED = {"en": "Nothing was predicted", "ko": "아직 예상을 적지"}
RIGHT = {"en": "Right", "ko": "맞았어요"}
LESSONS = sorted(
    path
    for path in NOTEBOOKS.glob("*/*.ipynb")
    if '"nbgrader"' in path.read_text(encoding="utf-8")
)


def name(path):
    return f"{path.parent.name}-{path.stem}"


def exercise_of(cell):
    """Return the exercise of a cell and whether it is the check, or None."""
    marks = cell.metadata.get("nbgrader")
    if not marks:
        return None, False
    found = getattr(exercises, marks.grade_id.removesuffix("_check"))
    return found, marks.grade


def said(cell):
    [output] = cell.outputs
    return output.data["text/plain"]


def solved(cell, exercise):
    """Return the cell's source with the solution in it."""
    if exercise.kind == "code":
        written = inspect.getsource(exercise.solution)
        theirs = exercise.solution.__name__
        return re.sub(rf"\b{theirs}\b", exercise.name, written)
    right = np.asarray(exercise.solution).tolist()
    if exercise.kind == "prediction":
        return f"exercises.{exercise.name}.predict({right!r})"
    names, _, dots = cell.source.partition("  # ")[0].partition(" = ")
    assert re.fullmatch(r"\(?\.\.\.(, \.\.\.)*\)?", dots), cell.source
    return f"{names} = {right!r}"


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_as_built_none_is_solved(path):
    checks = 0
    for cell in nbformat.read(path, 4).cells:
        exercise, is_check = exercise_of(cell)
        if is_check:
            guess = exercise.kind == "prediction"
            wanted = (UNPREDICTED if guess else UNSOLVED)[path.parent.name]
            assert said(cell).startswith(wanted), cell.source
            assert cell.metadata.nbgrader.points == exercise.points
            checks += 1
    assert checks


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_each_exercise_is_filled_in_before_it_is_checked(path):
    cells = nbformat.read(path, 4).cells
    marks = [exercise_of(cell) for cell in cells]
    order = [(e.name, check) for e, check in marks if e]
    assert len(set(order)) == len(order)
    for exercise, check in order:
        if check:
            fill = order.index((exercise, False))
            assert fill < order.index((exercise, True))


# Both editions have the same code, and running it takes the longest of all
# tests: so the languages take turns, from lesson to lesson.
TAKING_TURNS = [
    path
    for path in LESSONS
    if path.parent.name == ("en", "ko")[int(path.stem[:2]) % 2]
]


@pytest.mark.parametrize("path", TAKING_TURNS, ids=name)
def test_solved_all_pass(path, tmp_path):
    """With solutions it runs to its end, and every check is right."""
    notebook = nbformat.read(path, 4)
    for cell in notebook.cells:
        exercise, is_check = exercise_of(cell)
        if exercise and not is_check:
            cell.source = solved(cell, exercise)
    folder = tmp_path / path.parent.name
    folder.mkdir()
    asyncio.run(build.execute(notebook, folder, path.stem))
    right = re.compile(rf"(^|\n){RIGHT[path.parent.name]}")
    for cell in notebook.cells:
        if exercise_of(cell)[1]:
            assert right.search(said(cell)), said(cell)


def test_every_exercise_of_a_lesson_is_in_it():
    for exercise in exercises.EXERCISES:
        for path in LESSONS:
            if path.stem.startswith(exercise.lesson):
                text = path.read_text(encoding="utf-8")
                assert f"exercises.{exercise.name}.check(" in text

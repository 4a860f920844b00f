"""A solution with one small thing changed is right only if it is the same."""

from dataclasses import replace
from functools import cache

import pytest
from learners import a_learners, from_source
from mutants import mutants

from cnn_course import exercises
from cnn_course.exercises.judging import judge

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")

CODE = [e for e in exercises.EXERCISES if e.kind == "code"]


def changes(line, *edits):
    """Return what mutants() calls the changes of a line by each edit."""
    return {f"{line} → {line.replace(*edit)}" for edit in edits}


def ones(line):
    """Return the one change of a line that every later line makes up for."""
    return changes(line, ("zeros", "ones"))


# The mutants that are right, and why.
EQUIVALENT = {
    # Every cell is written later, so what stood in it first is all the same.
    "my_filter_image": ones("y = np.zeros((H - FH + 1, W - FW + 1))"),
    "my_conv2d": ones("y = np.zeros((FN, OH, OW))"),
    "my_conv2d_stride": ones("y = np.zeros((OH, OW))"),
    "my_max_pool": ones("y = np.zeros((OH, OW))"),
    "my_conv_grad_w": ones("dw = np.zeros((FH, FW))"),
    "my_occlusion": ones("scores = np.zeros((H - size + 1, W - size + 1))"),
    # The sizes come out even, as the lesson asks, and 5.0 is 5.
    "my_output_size": changes(
        "return (size + 2 * pad - filter_size) // stride + 1", ("//", "/")
    ),
    # No number above span divides it, so looking further finds nothing; and
    # no remainder is below 0.
    "my_legal_strides": changes(
        "return [s for s in range(1, span + 1) if span % s == 0]",
        ("span + 1", "span + 2"),
        ("span + 1", "span + 3"),
        ("span + 1", "span + 1 + 1"),
        ("==", "<="),
    ),
    # There is one bias a filter, and rows has two axes.
    "my_conv_by_product": {
        *changes("FN = len(w)", ("w", "b")),
        *changes("columns = w.reshape(FN, rows.shape[1]).T", ("[1]", "[-1]")),
    },
    # reshape takes any negative number for the one side that it works out.
    "my_lenet": changes(
        "x = x.reshape(len(x), -1)", ("-1", "-2"), ("-1", "-3")
    ),
    # Scores have two axes, so the last is axis 1.
    "my_softmax_loss": {
        *changes(
            "scores = scores - scores.max(axis=1, keepdims=True)",
            ("axis=1", "axis=-1"),
        ),
        *changes("total = np.exp(scores).sum(axis=1)", ("axis=1", "axis=-1")),
    },
    "my_scores_gradient": {
        *changes(
            "powers = np.exp(scores - scores.max(axis=1, keepdims=True))",
            ("axis=1", "axis=-1"),
        ),
        *changes(
            "dscores = powers / powers.sum(axis=1, keepdims=True)",
            ("axis=1", "axis=-1"),
        ),
    },
}


@pytest.fixture(autouse=True)
def little_time(monkeypatch):
    """What does not end is stopped after a second."""
    limit = {"seconds": 1, "within": None}
    monkeypatch.setattr("cnn_course.foreign.run.__kwdefaults__", limit)


@cache
def mutants_of(exercise):
    return mutants(exercise.solution)


def is_right(exercise, function):
    """Return whether a check would say so; the first wrong case decides."""
    for case, right in zip(exercise.cases, exercise.right, strict=True):
        one = replace(exercise, mistakes=(), cases=(case,), _right=[right])
        if judge(one, function).state != "right":
            return False
    return True


@pytest.mark.parametrize("exercise", CODE, ids=lambda e: e.name)
def test_a_mutant_is_right_only_if_it_is_the_same(exercise):
    assert is_right(exercise, a_learners(exercise.solution))
    name = exercise.solution.__name__
    survivors = {
        change
        for change, source in mutants_of(exercise).items()
        if is_right(exercise, from_source(source, name))
    }
    assert survivors == EQUIVALENT.get(exercise.name, set())


def test_equivalent_mutants_are_of_exercises_that_exist():
    assert EQUIVALENT.keys() <= {exercise.name for exercise in CODE}


def test_there_are_many():
    assert sum(len(mutants_of(exercise)) for exercise in CODE) >= 1000

"""Answers that learners gave, or might: right ones pass, wrong ones don't."""

import re
import time

import numpy as np
import pytest
from learners import from_source

from cnn_course import exercises
from cnn_course.exercises.cases import unchanged

MAX_POOL = """
def my_max_pool(x, size, stride):
    from cnn_course import output_size
    H, W = x.shape
    OH, OW = (output_size(side, size, stride) for side in (H, W))
    y = np.zeros((OH, OW))
    for i in range(OH):
        for j in range(OW):
            rows = slice(i * stride, i * stride + size)
            y[i, j] = x[rows, j * stride : j * stride + size].max()
    return y
"""
LENET = """
def my_lenet(x, weights):
    from cnn_course import conv2d, max_pool2d
    print(weights)
    for w, b in weights[:2]:
        x = max_pool2d(np.maximum(conv2d(x, w, b), 0), 2)
    x = x.reshape(len(x), -1)
    for w, b in weights[2:-1]:
        x = np.maximum(x @ w + b, 0)
    return x @ weights[-1][0] + weights[-1][1]
"""
STEP = """
def my_training_step(w, gradient, velocity, rate, momentum):
    w, velocity = w.copy(), velocity.copy()
    velocity *= momentum
    velocity -= rate * gradient
    w += velocity
    return np.stack([w, velocity])
"""
GRADIENT = """
def my_scores_gradient(scores, labels):
    d = np.zeros_like(scores)
    for n, label in enumerate(labels):
        powers = np.exp(scores[n] - scores[n].max())
        d[n] = powers / powers.sum()
        d[n, label] -= 1
    return d / len(labels)
"""
TABLE = re.compile(r"(np\.zeros\(\(.*\))\)$", re.MULTILINE)
RIGHT = [MAX_POOL, LENET, STEP, GRADIENT]

ANYWHERE = """
def my_max_pool_backward(x, dy):
    dx = np.zeros(x.shape)
    for i in range(len(dy)):
        for j in range(len(dy[0])):
            best = x[2 * i : 2 * i + 2, 2 * j : 2 * j + 2].max()
            dx[x == best] = dy[i, j]
    return dx
"""
FIRST_ANYWHERE = ANYWHERE.replace(
    "dx[x == best]", "dx[tuple(np.argwhere(x == best)[0])]"
)
FROM_MINUS_TEN = MAX_POOL.replace(".max()", ".max(initial=-10)")
FROM_MINUS_999 = MAX_POOL.replace(".max()", ".max(initial=-999)")
REVERSING = """
def my_pixels_seen(layers, cell):
    layers.reverse()
    first = last = cell
    for F, S in layers:
        first, last = first * S, last * S + F - 1
    return first, last
"""
TOO_FEW = """
def my_conv2d(x, w, b):
    return np.zeros((len(w) - 1, 2, 2))
"""
NO_MEAN = """
def my_softmax_loss(scores, labels):
    scores = scores - scores.max(axis=1, keepdims=True)
    total = np.exp(scores).sum(axis=1)
    return np.log(total) - scores[np.arange(len(labels)), labels]
"""
RAGGED = """
def my_filter_image(image, w):
    rows, row = [], []
    for i in range(len(image) - len(w) + 1):
        row = row + [0] * (i + 1)
        rows.append(row)
    return rows
"""
IN_PLACE = """
def my_occlusion(score, x, size):
    H, W = x.shape
    y = np.zeros((H - size + 1, W - size + 1))
    for i in range(len(y)):
        for j in range(len(y[0])):
            x[i : i + size, j : j + size] = 0
            y[i, j] = score(x) + 1
    return y
"""
WRONG = [
    (ANYWHERE, "there should be"),
    (FIRST_ANYWHERE, "there should be"),
    (FROM_MINUS_TEN, "-200.5"),
    (FROM_MINUS_999, "there should be -4000, yours has -999"),
    (REVERSING, "changed what it was given"),
    (TOO_FEW, "yours has the shape 0×2×2"),
    (NO_MEAN, "should be one number; yours is an array of 1"),
    (RAGGED, "its rows differ in length: 1, 3"),
    (IN_PLACE, "also changed what it was given"),
]


def checked(source):
    """Return the Verdict on a function, as a notebook would hold it."""
    name = source.split("(")[0].removeprefix("\ndef ")
    function = from_source(source, name)
    return getattr(exercises, name).check(function)


@pytest.mark.parametrize("source", RIGHT, ids=lambda s: s.split("(")[0][5:])
def test_a_right_answer_in_another_style_passes(source):
    verdict = checked(source)
    assert verdict.judgement.state == "right", verdict


@pytest.mark.parametrize(("source", "words"), WRONG)
def test_a_wrong_answer_is_caught_and_told(source, words):
    verdict = checked(source)
    assert verdict.judgement.state == "wrong"
    assert words.replace("-", "−") in repr(verdict)


@pytest.mark.parametrize(
    "exercise",
    [
        e
        for e in exercises.EXERCISES
        if e.kind == "code" and re.search(TABLE, e.written_out())
    ],
    ids=lambda e: e.name,
)
def test_a_table_of_integers_is_not_enough(exercise):
    """What holds no fractions is right in all cases but one, and told."""
    source = re.sub(TABLE, r"\1, int)", exercise.written_out())
    verdict = exercise.check(from_source(source, exercise.name))
    assert verdict.judgement.state == "wrong"
    assert "What follows the points is lost" in repr(verdict)


@pytest.mark.parametrize(
    ("name", "answer", "words"),
    [
        ("one_edge_sum", (18,), "yours is a list of 1"),
        ("two_rows", [[7, -2, 11], [3, 2]], "rows differ in length: 3, 2"),
        ("pooled_shape", (56, 40), "3 numbers are asked for; yours has 2"),
    ],
)
def test_a_typed_answer_of_another_shape(name, answer, words):
    assert words in repr(getattr(exercises, name).check(answer))


@pytest.mark.parametrize(
    "exercise",
    [e for e in exercises.EXERCISES if e.kind == "code"],
    ids=lambda e: e.name,
)
def test_the_solution_has_the_name_that_was_asked_for(exercise):
    source = exercise.written_out()
    assert source.startswith(f"def {exercise.name}(")
    verdict = exercise.check(from_source(source, exercise.name))
    assert verdict.judgement.state == "right"


def test_a_bare_except_in_a_loop_ends():
    source = """
def my_output_size(size, filter_size, stride=1, pad=0):
    while True:
        try:
            np.add(1, 1)
        except:
            pass
"""
    before = time.monotonic()
    verdict = checked(source)
    assert "did not end" in repr(verdict)
    assert time.monotonic() - before < 120  # it was 160


def test_a_compiled_function_of_another_library_is_seen():
    torch = pytest.importorskip("torch")
    source = """
def my_conv2d(x, w, b):
    x, w, b = (torch.tensor(a).double() for a in (x[None], w, b))
    return torch.nn.functional.conv2d(x, w, b)[0].numpy()
"""
    function = from_source(source, "my_conv2d")
    function.__globals__["torch"] = torch
    verdict = exercises.my_conv2d.check(function)
    assert "my_conv2d calls torch" in repr(verdict)


class Refusing:
    """An object that answers no question."""

    def __getattr__(self, name):
        """Refuse, and not with the error that is asked for."""
        raise KeyError(name)

    def __eq__(self, other):
        """Refuse."""
        raise RuntimeError("no")

    __hash__ = None

    def __call__(self, *arguments):
        """Return another one."""
        return Refusing()


def test_an_object_that_refuses_everything_is_no_numbers():
    for exercise in (exercises.my_conv2d, exercises.one_edge_sum):
        assert "of the type Refusing" in repr(exercise.check(Refusing()))


def test_a_list_counts_as_changed_when_a_number_in_it_is():
    assert unchanged([(5, 1), (2, 2)], [(5, 1), (2, 2)])
    assert not unchanged([(5, 1), (2, 2)], [(2, 2), (5, 1)])
    assert not unchanged([1, np.zeros(2)], [Refusing(), np.zeros(2)])

"""Lesson 08: the way back through a ReLU, hiding parts, moving digits."""

import numpy as np

from cnn_course.exercises.cases import Case, Mistake, slip
from cnn_course.exercises.exercise import Exercise

# Before it is shown

# In front of the ReLU 1, 1, −1, −1; what comes back: 2, −2, 3, −3
three_ways_back = Exercise(
    name="three_ways_back",
    lesson="08",
    level="core",
    kind="prediction",
    solution=np.array([[2, -2, 0, 0], [2, 0, 3, 0], [2, 0, 0, 0]]),
    mistakes=(
        Mistake("nothing_stopped", [[2, -2, 3, -3]] * 3),
        Mistake("always_the_gradient", [[2, -2, 0, 0]] * 3),
        Mistake(
            "first_two_swapped", [[2, 0, 3, 0], [2, -2, 0, 0], [2, 0, 0, 0]]
        ),
        Mistake("either", [[2, -2, 0, 0], [2, 0, 3, 0], [2, -2, 3, 0]]),
    ),
    points=2,
)

moved_by_six = Exercise(
    name="moved_by_six",
    lesson="08",
    level="warm-up",
    kind="prediction",
    solution="third",
    mistakes=(
        Mistake("all", "all"),
        Mistake("most", "most"),
        Mistake("half", "half"),
    ),
    choices=("all", "most", "half", "third"),
)


# Code: hide one part after the other


class Score:
    """A function of a picture that is told by one word."""

    def __init__(self, name, function):
        """Keep both."""
        self._name, self._function = name, function

    def __call__(self, x):
        """Return the number that it gives a picture."""
        return self._function(x)

    def __repr__(self):
        """The word."""
        return self._name


def occlusion(score, x, size):
    H, W = x.shape
    scores = np.zeros((H - size + 1, W - size + 1))
    for i in range(H - size + 1):
        for j in range(W - size + 1):
            hidden = x.copy()
            hidden[i : i + size, j : j + size] = 0
            scores[i, j] = score(hidden)
    return scores


def _not_put_back(score, x, size):
    H, W = x.shape
    scores = np.zeros((H - size + 1, W - size + 1))
    hidden = x.copy()
    for i in range(H - size + 1):
        for j in range(W - size + 1):
            hidden[i : i + size, j : j + size] = 0
            scores[i, j] = score(hidden)
    return scores


def _no_copy(score, x, size):
    H, W = x.shape
    scores = np.zeros((H - size + 1, W - size + 1))
    for i in range(H - size + 1):
        for j in range(W - size + 1):
            x[i : i + size, j : j + size] = 0
            scores[i, j] = score(x)
    return scores


def _top_heavy(x):
    """Return a number in which every pixel counts differently."""
    return float(np.sum(x * np.arange(x.size, 0, -1).reshape(x.shape)))


TOTAL = Score("total", lambda x: float(np.sum(x)))
BRIGHTEST = Score("brightest", lambda x: float(np.max(x)))
TOP_HEAVY = Score("top_heavy", _top_heavy)


def _occlusion_cases():
    """Yield small pictures; the last ones are chosen by chance."""
    nine = np.array([[1, 2, 0], [0, 3, 1], [2, 1, 4]])
    yield Case((TOTAL, nine, 2))
    yield Case((TOTAL, nine + 1, 2))
    yield Case((TOTAL, nine, 1), aspect="size")
    yield Case((TOTAL, nine, 3), aspect="size")
    wide = np.array([[1, 0, 2, 5, 1], [3, 1, 4, 0, 2], [0, 2, 1, 1, 3]])
    yield Case((TOTAL, wide, 2), aspect="rectangle")
    yield Case((TOTAL, wide.T.copy(), 2), aspect="rectangle")
    yield Case((BRIGHTEST, wide, 2), aspect="other score")
    chance = np.random.default_rng(14)
    for score, H, W, size in (
        (TOP_HEAVY, 4, 6, 2),
        (TOP_HEAVY, 6, 4, 3),
        (BRIGHTEST, 5, 3, 2),
        (TOP_HEAVY, 3, 5, 1),
    ):
        x = chance.integers(-9, 10, (H, W))
        yield Case((score, x, size), aspect="other pictures")
    yield Case((TOTAL, wide / 4, 2), aspect="other pictures")


my_occlusion = Exercise(
    name="my_occlusion",
    lesson="08",
    level="core",
    kind="code",
    solution=occlusion,
    mistakes=(
        Mistake("not_put_back", _not_put_back),
        Mistake("no_copy", _no_copy),
        slip("nothing_hidden", "score(hidden)", "score(x)"),
        slip("the_drop", "score(hidden)", "score(x) - score(hidden)"),
        slip(
            "all_but_the_square",
            "score(hidden)",
            "score(x - hidden)",
        ),
        slip("no_last", "size + 1", "size"),
        slip("square", "W - size", "min(H, W) - size"),
    ),
    cases=tuple(_occlusion_cases()),
    allowed=("__call__",),
    points=2,
)

EXERCISES = (three_ways_back, my_occlusion, moved_by_six)

"""Lesson 01: one sum, a table of sums, and the loops that make it."""

import numpy as np

from cnn_course.exercises.cases import Case, Mistake
from cnn_course.exercises.exercise import Exercise

VERTICAL = np.array([[-1, 0, 1]] * 3)
CHANGES = ("same", "zero", "opposite", "half")

# By hand: the filter on the patch 1 4 6 / 2 5 9 / 0 3 6

one_edge_sum = Exercise(
    name="one_edge_sum",
    lesson="01",
    level="warm-up",
    kind="value",
    solution=18,
    mistakes=(
        Mistake("left_less_right", -18),
        Mistake("no_minus", 24),
        Mistake("middle_too", 30),
        Mistake("no_product", 36),
        Mistake("mean", 2),
        Mistake("on_its_side", -2),
        Mistake("one_row", 5),
    ),
)


# What happens to the 300 of the edge

mirrored_edge = Exercise(
    name="mirrored_edge",
    lesson="01",
    level="warm-up",
    kind="prediction",
    solution="opposite",
    choices=CHANGES,
    mistakes=(
        Mistake("same", "same"),
        Mistake("zero", "zero"),
        Mistake("half", "half"),
    ),
)

transposed_filter = Exercise(
    name="transposed_filter",
    lesson="01",
    level="warm-up",
    kind="prediction",
    solution="zero",
    choices=CHANGES,
    mistakes=(
        Mistake("same", "same"),
        Mistake("opposite", "opposite"),
        Mistake("half", "half"),
    ),
)


# Code: the loops


def my_filter_image(image, w):
    H, W = image.shape
    FH, FW = w.shape
    y = np.zeros((H - FH + 1, W - FW + 1))
    for i in range(H - FH + 1):
        for j in range(W - FW + 1):
            window = image[i : i + FH, j : j + FW]
            y[i, j] = np.sum(window * w)
    return y


def _flipped(image, w):
    H, W = image.shape
    FH, FW = w.shape
    y = np.zeros((H - FH + 1, W - FW + 1))
    for i in range(H - FH + 1):
        for j in range(W - FW + 1):
            window = image[i : i + FH, j : j + FW]
            y[i, j] = np.sum(window * w[::-1, ::-1])
    return y


def _transposed(image, w):
    H, W = image.shape
    FW, FH = w.shape
    y = np.zeros((H - FH + 1, W - FW + 1))
    for i in range(H - FH + 1):
        for j in range(W - FW + 1):
            window = image[i : i + FH, j : j + FW]
            y[i, j] = np.sum(window * w.T)
    return y


def _no_one(image, w):
    H, W = image.shape
    FH, FW = w.shape
    y = np.zeros((H - FH, W - FW))
    for i in range(H - FH):
        for j in range(W - FW):
            window = image[i : i + FH, j : j + FW]
            y[i, j] = np.sum(window * w)
    return y


def _swapped(image, w):
    W, H = image.shape
    FH, FW = w.shape
    y = np.zeros((H - FH + 1, W - FW + 1))
    for i in range(H - FH + 1):
        for j in range(W - FW + 1):
            window = image[i : i + FH, j : j + FW]
            y[i, j] = np.sum(window * w)
    return y


def _square_image(image, w):
    H = W = len(image)
    FH, FW = w.shape
    y = np.zeros((H - FH + 1, W - FW + 1))
    for i in range(H - FH + 1):
        for j in range(W - FW + 1):
            window = image[i : i + FH, j : j + FW]
            y[i, j] = np.sum(window * w)
    return y


def _square_filter(image, w):
    H, W = image.shape
    FH = FW = len(w)
    y = np.zeros((H - FH + 1, W - FW + 1))
    for i in range(H - FH + 1):
        for j in range(W - FW + 1):
            window = image[i : i + FH, j : j + FW]
            y[i, j] = np.sum(window * w)
    return y


def _no_product(image, w):
    H, W = image.shape
    FH, FW = w.shape
    y = np.zeros((H - FH + 1, W - FW + 1))
    for i in range(H - FH + 1):
        for j in range(W - FW + 1):
            y[i, j] = np.sum(image[i : i + FH, j : j + FW])
    return y


def _mean(image, w):
    H, W = image.shape
    FH, FW = w.shape
    y = np.zeros((H - FH + 1, W - FW + 1))
    for i in range(H - FH + 1):
        for j in range(W - FW + 1):
            window = image[i : i + FH, j : j + FW]
            y[i, j] = np.mean(window * w)
    return y


def _added(image, w):
    H, W = image.shape
    FH, FW = w.shape
    y = np.zeros((H - FH + 1, W - FW + 1))
    for i in range(H - FH + 1):
        for j in range(W - FW + 1):
            window = image[i : i + FH, j : j + FW]
            y[i, j] = np.sum(window + w)
    return y


def _matrix_product(image, w):
    H, W = image.shape
    FH, FW = w.shape
    y = np.zeros((H - FH + 1, W - FW + 1))
    for i in range(H - FH + 1):
        for j in range(W - FW + 1):
            window = image[i : i + FH, j : j + FW]
            y[i, j] = np.sum(window @ w)
    return y


def _first_row(image, w):
    H, W = image.shape
    FH, FW = w.shape
    y = np.zeros((H - FH + 1, W - FW + 1))
    for i in range(H - FH + 1):
        for j in range(W - FW + 1):
            window = image[i : i + FH, j : j + FW]
            y[i, j] = np.sum(window * w)
        return y


def _image_cases():
    """Yield small pictures and filters; the last are chosen by chance."""
    nine = np.array([[1, 2, 0], [3, 1, 2], [0, 4, 1]])
    yield Case((nine, np.array([[1, 0], [2, -1]])))
    yield Case((np.array([[0, 0, 100, 100]] * 4), VERTICAL))
    yield Case((nine, np.array([[1, 0, 2], [0, 3, 0], [-1, 1, 0]])))
    wide = np.array([[1, 0, 2], [3, 1, 4]])
    yield Case((wide, np.array([[1, 2], [0, -1]])), aspect="rectangle")
    yield Case((wide.T, np.array([[0, 1], [1, 3]])), aspect="rectangle")
    yield Case((nine, np.array([[1, -1]])), aspect="rectangular filter")
    yield Case((nine, np.array([[2], [1]])), aspect="rectangular filter")
    chance = np.random.default_rng(1)
    for _ in range(6):
        FH, FW, down, across = map(int, chance.integers(1, 4, 4))
        image = chance.integers(-9, 10, (FH + down, FW + down + across))
        w = chance.integers(-3, 4, (FH, FW))
        yield Case((image, w), aspect="other pictures")


code_filter_image = Exercise(
    name="my_filter_image",
    lesson="01",
    level="core",
    kind="code",
    solution=my_filter_image,
    mistakes=(
        Mistake("flipped", _flipped),
        Mistake("transposed", _transposed),
        Mistake("no_one", _no_one),
        Mistake("swapped", _swapped),
        Mistake("square_image", _square_image),
        Mistake("square_filter", _square_filter),
        Mistake("no_product", _no_product),
        Mistake("mean", _mean),
        Mistake("added", _added),
        Mistake("matrix_product", _matrix_product),
        Mistake("first_row", _first_row),
    ),
    cases=tuple(_image_cases()),
    points=2,
)


# By hand: a whole table of sums

PICTURE = np.array([[1, 2, 0, 3], [3, 1, 4, 0], [1, 0, 2, 5]])
FOUR = np.array([[0, 1], [2, -1]])


def _table(wrong, w=FOUR):
    """Return what a wrong function makes of PICTURE, as typed by hand."""
    return wrong(PICTURE, w).tolist()


two_rows = Exercise(
    name="two_rows",
    lesson="01",
    level="core",
    kind="value",
    solution=np.array([[7, -2, 11], [3, 2, -1]]),
    mistakes=(
        Mistake("flipped", _table(_flipped)),
        Mistake("transposed", _table(_transposed)),
        Mistake("no_one", _table(_no_one)),
        Mistake("one_row", _table(my_filter_image)[:1]),
        Mistake("no_minus", _table(my_filter_image, abs(FOUR))),
        Mistake("no_product", _table(_no_product)),
        Mistake("added", _table(_added)),
        Mistake("mean", _table(_mean)),
    ),
    points=2,
)

EXERCISES = (
    one_edge_sum,
    two_rows,
    code_filter_image,
    mirrored_edge,
    transposed_filter,
)

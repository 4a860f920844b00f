"""Lesson 01: one sum, a table of sums, and the loops that make it."""

import numpy as np

from cnn_course.exercises.cases import Case, Mistake, slip
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
    four = np.array([[1, 0], [0, 2]])
    yield Case((nine / 4, four), aspect="other pictures")


code_filter_image = Exercise(
    name="my_filter_image",
    lesson="01",
    level="core",
    kind="code",
    solution=my_filter_image,
    mistakes=(
        slip("flipped", "window * w", "window * w[::-1, ::-1]"),
        slip(
            "transposed",
            "FH, FW = w",
            "FW, FH = w",
            "window * w",
            "window * w.T",
        ),
        slip("no_one", " + 1", ""),
        slip("swapped", "H, W = image", "W, H = image"),
        slip("square_image", "H, W = image.shape", "H = W = len(image)"),
        slip("square_filter", "FH, FW = w.shape", "FH = FW = len(w)"),
        slip("no_product", "window * w", "window"),
        slip("mean", "np.sum", "np.mean"),
        slip("added", "window * w", "window + w"),
        slip("matrix_product", "window * w", "window @ w"),
        slip("first_row", "    return y", "        return y"),
    ),
    cases=tuple(_image_cases()),
    points=2,
)


# By hand: a whole table of sums

PICTURE = np.array([[1, 2, 0, 3], [3, 1, 4, 0], [1, 0, 2, 5]])
FOUR = np.array([[0, 1], [2, -1]])


def _by_hand(name):
    """Return a mistake of the code as typed by hand for PICTURE."""
    slips = {mistake.name: mistake for mistake in code_filter_image.mistakes}
    wrong = code_filter_image.wrong(slips[name])
    return Mistake(name, wrong(PICTURE, FOUR).tolist())


two_rows = Exercise(
    name="two_rows",
    lesson="01",
    level="core",
    kind="value",
    solution=np.array([[7, -2, 11], [3, 2, -1]]),
    mistakes=(
        _by_hand("flipped"),
        _by_hand("transposed"),
        _by_hand("no_one"),
        Mistake("one_row", [[7, -2, 11]]),
        Mistake("no_minus", my_filter_image(PICTURE, abs(FOUR)).tolist()),
        _by_hand("no_product"),
        _by_hand("added"),
        _by_hand("mean"),
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

"""Lesson 02: filters with depth, a bias, many maps, and their parameters."""

import numpy as np

from cnn_course.exercises.cases import Case, Mistake, slip
from cnn_course.exercises.exercise import Exercise

# By hand

products_in_one = Exercise(
    name="products_in_one",
    lesson="02",
    level="warm-up",
    kind="value",
    solution=75,
    mistakes=(
        Mistake("no_channels", 25),
        Mistake("bias_too", 76),
        Mistake("added", 13),
        Mistake("whole_picture", 3_072),
        Mistake("whole_map", 58_800),
    ),
)

six_filters = Exercise(
    name="six_filters",
    lesson="02",
    level="core",
    kind="value",
    solution=456,
    mistakes=(
        Mistake("no_bias", 450),
        Mistake("one_bias", 451),
        Mistake("bias_per_channel", 468),
        Mistake("no_channels", 156),
        Mistake("no_channels_no_bias", 150),
        Mistake("one_filter", 76),
        Mistake("six_more", 532),
        Mistake("times_input", 18_432),
        Mistake("every_place", 357_504),
        Mistake("dense", 14_455_392),
    ),
    points=2,
)

ten_deeper_filters = Exercise(
    name="ten_deeper_filters",
    lesson="02",
    level="core",
    kind="value",
    solution=1_510,
    mistakes=(
        Mistake("three_channels", 760),
        Mistake("no_bias", 1_500),
        Mistake("one_bias", 1_501),
        Mistake("bias_per_channel", 1_560),
        Mistake("no_channels", 260),
        Mistake("exchanged", 1_506),
        Mistake("one_filter", 151),
        Mistake("both_layers", 1_966),
    ),
    points=2,
)


# What comes out

grey_edge = Exercise(
    name="grey_edge",
    lesson="02",
    level="warm-up",
    kind="prediction",
    solution="zero",
    choices=("zero", "plus", "minus", "both"),
    mistakes=(
        Mistake("plus", "plus"),
        Mistake("minus", "minus"),
        Mistake("both", "both"),
    ),
)

six_maps = Exercise(
    name="six_maps",
    lesson="02",
    level="warm-up",
    kind="prediction",
    solution=np.array([6, 28, 28]),
    mistakes=(
        Mistake("one_map", (1, 28, 28)),
        Mistake("a_map_per_channel", (18, 28, 28)),
        Mistake("three_maps", (3, 28, 28)),
        Mistake("channels_last", (28, 28, 6)),
        Mistake("same_size", (6, 32, 32)),
        Mistake("no_one", (6, 27, 27)),
    ),
)


# Code: one picture, many filters


def my_conv2d(x, w, b):
    _, H, W = x.shape
    FN, _, FH, FW = w.shape
    OH, OW = H - FH + 1, W - FW + 1
    y = np.zeros((FN, OH, OW))
    for f in range(FN):
        for i in range(OH):
            for j in range(OW):
                window = x[:, i : i + FH, j : j + FW]
                y[f, i, j] = np.sum(window * w[f]) + b[f]
    return y


def _conv_cases():
    """Yield small pictures and filters; the last are chosen by chance."""
    nine = np.array([[[1, 2, 0], [3, 1, 2], [0, 4, 1]]])
    four = np.array([[[[1, 0], [2, -1]]]])
    colours = np.array(
        [
            [[3, 3, 1], [3, 3, 1], [1, 1, 1]],
            [[0, 0, 1], [0, 0, 1], [1, 1, 1]],
            [[0, 0, 1], [0, 0, 1], [2, 2, 2]],
        ]
    )
    redness = np.multiply.outer([[1, -1, 0]], np.ones((2, 2), int))
    yield Case((nine, four, np.array([0])))
    yield Case((nine, four, np.array([3])), aspect="bias")
    yield Case((colours, redness, np.array([0])), aspect="channels")
    yield Case((colours, redness, np.array([3])), aspect="channels")
    two = np.array([four[0], [[[0, 1], [1, 0]]]])
    yield Case((nine, two, np.array([1, -2])), aspect="filters")
    wide = np.array([[[1, 0, 2], [3, 1, 4]]])
    yield Case((wide, two, np.array([0, 1])), aspect="rectangle")
    chance = np.random.default_rng(2)
    for _ in range(5):
        FN, C, FH, FW, down, across = map(
            int, chance.integers((2, 2, 1, 1, 1, 1), (4, 4, 4, 4, 3, 3))
        )
        x = chance.integers(-9, 10, (C, FH + down, FW + down + across))
        w = chance.integers(-3, 4, (FN, C, FH, FW))
        b = chance.integers(-9, 10, FN)
        yield Case((x, w, b), aspect="other pictures")
    half = np.array([0.5])
    yield Case((nine / 4, four, half), aspect="other pictures")


code_conv2d = Exercise(
    name="my_conv2d",
    lesson="02",
    level="core",
    kind="code",
    solution=my_conv2d,
    mistakes=(
        slip("no_bias", " + b[f]", ""),
        slip("one_bias", "b[f]", "b[0]"),
        slip("bias_per_channel", "b[f]", "len(x) * b[f]"),
        slip("first_channel", "x[:, i", "x[0, i", "w[f]", "w[f, 0]"),
        slip("last_channel", "x[:, i", "x[-1, i", "w[f]", "w[f, -1]"),
        slip("first_table", "w[f]", "w[f, 0]"),
        slip("channels_averaged", "+ b[f]", "/ len(x) + b[f]"),
        slip("mean", "np.sum", "np.mean"),
        slip("flipped", "w[f]", "w[f, :, ::-1, ::-1]"),
        slip("first_filter", "w[f]", "w[0]"),
        slip("filters_reversed", "y[f, i, j]", "y[FN - 1 - f, i, j]"),
        slip(
            "filters_last",
            "(FN, OH, OW)",
            "(OH, OW, FN)",
            "y[f, i, j]",
            "y[i, j, f]",
        ),
        slip("swapped", "_, H, W", "_, W, H"),
        slip("no_one", " + 1", ""),
    ),
    cases=tuple(_conv_cases()),
    points=2,
)

EXERCISES = (
    products_in_one,
    grey_edge,
    code_conv2d,
    six_maps,
    six_filters,
    ten_deeper_filters,
)

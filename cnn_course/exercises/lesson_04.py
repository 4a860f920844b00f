"""Lesson 04: pooling, forwards and on the way back."""

import numpy as np

from cnn_course.exercises.cases import Case, Mistake, slip
from cnn_course.exercises.exercise import Exercise

# By hand

# The map: 3 1 0 2 / 9 4 6 1 / 2 7 1 3 / 0 5 8 4
four_largest = Exercise(
    name="four_largest",
    lesson="04",
    level="warm-up",
    kind="value",
    solution=np.array([[9, 6], [7, 8]]),
    mistakes=(
        Mistake("average", [[4.25, 2.25], [3.5, 4]]),
        Mistake("minimum", [[1, 0], [0, 1]]),
        Mistake("sum", [[17, 9], [14, 16]]),
        Mistake("stride_one", [[9, 6], [9, 7]]),
        Mistake("corner", [[3, 0], [2, 1]]),
        Mistake("swapped", [[9, 7], [6, 8]]),
    ),
)

# 64 maps of 112 rows and 80 columns, window 2×2, stride 2
pooled_shape = Exercise(
    name="pooled_shape",
    lesson="04",
    level="core",
    kind="value",
    solution=np.array([64, 56, 40]),
    mistakes=(
        Mistake("channels_too", (32, 56, 40)),
        Mistake("height_only", (64, 56, 80)),
        Mistake("width_only", (64, 112, 40)),
        Mistake("channels_last", (56, 40, 64)),
        Mistake("swapped", (64, 40, 56)),
        Mistake("no_stride", (64, 111, 79)),
        Mistake("no_one", (64, 55, 39)),
        Mistake("quarter", (64, 28, 20)),
    ),
    points=2,
)

# What max pooling does to the change that a shift by one pixel makes
after_one_pixel = Exercise(
    name="after_one_pixel",
    lesson="04",
    level="core",
    kind="prediction",
    solution="less",
    mistakes=(
        Mistake("all_gone", "nothing"),
        Mistake("halved", "half"),
        Mistake("no_help", "same"),
    ),
    choices=("nothing", "half", "less", "same"),
    points=2,
)


# Code: max pooling of one map


def max_pool(x, size, stride):
    H, W = x.shape
    OH, OW = (H - size) // stride + 1, (W - size) // stride + 1
    y = np.zeros((OH, OW))
    for i in range(OH):
        for j in range(OW):
            top, left = i * stride, j * stride
            y[i, j] = np.max(x[top : top + size, left : left + size])
    return y


def _pool_cases():
    """Yield small maps that fit; the last ones are chosen by chance."""
    x = np.array([[1, 5, 2, 0], [3, 4, 7, 6], [2, 0, 1, 1], [8, 1, 3, 9]])
    yield Case((x, 2, 2))
    yield Case((x[:3, :3], 2, 1), aspect="stride")
    tall = np.array([[2, 6], [1, 3], [5, 0], [4, 1], [0, 7], [3, 2]])
    yield Case((x[:2], 2, 2), aspect="rectangle")
    yield Case((tall, 2, 2), aspect="rectangle")
    wide = np.array([[0, 2, 1, 4, 3], [5, 1, 9, 0, 2], [3, 6, 2, 7, 8]])
    yield Case((wide, 3, 2), aspect="overlap")
    yield Case((np.array([[-3, -1], [-2, -5]]), 2, 2), aspect="negative")
    chance = np.random.default_rng(6)
    for _ in range(4):
        size, stride, down, across = map(int, chance.integers(1, 4, 4))
        H, W = size + down * stride, size + (across + 1) * stride
        for shape in ((H, W), (W + stride, H)):
            x = chance.integers(-9, 10, shape)
            yield Case((x, size, stride), aspect="other maps")
    low = np.array([[-200.5, -300], [-250, -400]])
    yield Case((low, 2, 2), aspect="other maps")
    yield Case((np.array([[-4000, -3000, -5000]]), 1, 1), aspect="other maps")


my_max_pool = Exercise(
    name="my_max_pool",
    lesson="04",
    level="core",
    kind="code",
    solution=max_pool,
    mistakes=(
        slip("average", "np.max", "np.mean"),
        slip("minimum", "np.max", "np.min"),
        slip(
            "no_stride",
            "(H - size) // stride + 1, (W - size) // stride + 1",
            "H - size + 1, W - size + 1",
            "i * stride, j * stride",
            "i, j",
        ),
        slip("small_steps", "i * stride, j * stride", "i, j"),
        slip("size_as_stride", "// stride", "// size", "* stride", "* size"),
        slip("stride_as_size", "+ size", "+ stride"),
        slip("no_one", "// stride + 1", "// stride"),
        slip("square", "H, W = x.shape", "H = W = len(x)"),
        slip("swapped", "top, left =", "left, top ="),
        slip("from_zero", "left + size])", "left + size], initial=0)"),
        slip(
            "corner",
            "np.max(x[top : top + size, left : left + size])",
            "x[top, left]",
        ),
    ),
    cases=tuple(_pool_cases()),
    allowed=("output_size", "size_sum"),
    points=2,
)


# Code: the way back through windows of 2×2, stride 2


def max_pool_backward(x, dy):
    dx = np.zeros(x.shape)
    OH, OW = dy.shape
    for i in range(OH):
        for j in range(OW):
            top, left = 2 * i, 2 * j
            window = x[top : top + 2, left : left + 2]
            down, across = divmod(np.argmax(window), 2)
            dx[top + down, left + across] = dy[i, j]
    return dx


def _backward_cases():
    """Yield maps, no two cells of a window equal; some come by chance."""
    yield Case((np.array([[1, 2], [4, 3]]), np.array([[5]])))
    x = np.array(
        [[1, 9, 2, 3], [4, 0, 8, 5], [7, 6, 11, 12], [10, 13, 15, 14]]
    )
    yield Case((x, np.array([[1, 2], [3, 4]])))
    wide, dy = np.array([[0, 1, 3, 2], [5, 4, 7, 9]]), np.array([[6, 8]])
    yield Case((wide, dy), aspect="rectangle")
    yield Case((wide.T, dy.T), aspect="rectangle")
    x = np.array([[-4, -2], [-1, -3]])
    yield Case((x, np.array([[-7]])), aspect="negative")
    chance = np.random.default_rng(7)
    for OH, OW in ((1, 3), (2, 3), (4, 2), (3, 5), (5, 1)):
        x = chance.permutation(4 * OH * OW).reshape(2 * OH, 2 * OW)
        dy = chance.integers(1, 10, (OH, OW)) * chance.choice([-1, 1])
        yield Case((x - 2 * OH * OW, dy), aspect="other maps")
    # The 4, halved, wins in one window and loses in the other
    after = np.array([[1, 4, 4, 3], [2, 3, 9, 5]]) / 2
    before = np.array([[4, 3, 1, 4], [9, 5, 2, 3]]) / 2
    dy = np.array([[0.5, -1.5]])
    yield Case((after, dy), aspect="other maps")
    yield Case((before, dy), aspect="other maps")


my_max_pool_backward = Exercise(
    name="my_max_pool_backward",
    lesson="04",
    level="challenge",
    kind="code",
    solution=max_pool_backward,
    mistakes=(
        slip(
            "shared",
            "top + down, left + across",
            "top : top + 2, left : left + 2",
            "= dy[i, j]",
            "= dy[i, j] / 4",
        ),
        slip(
            "all_four",
            "top + down, left + across",
            "top : top + 2, left : left + 2",
        ),
        slip("first_cell", "top + down, left + across", "top, left"),
        slip("loser", "np.argmax", "np.argmin"),
        slip("no_step", "top + down, left + across", "i + down, j + across"),
        slip("in_the_corner", "top + down, left + across", "down, across"),
        slip("row_for_column", "down, across =", "across, down ="),
        slip("other_window", "dy[i, j]", "dy[j, i]"),
        slip("winner_itself", "dy[i, j]", "np.max(window)"),
    ),
    cases=tuple(_backward_cases()),
    points=3,
)

EXERCISES = (
    four_largest,
    pooled_shape,
    my_max_pool,
    my_max_pool_backward,
    after_one_pixel,
)

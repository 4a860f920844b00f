"""Lesson 05: windows as rows, one product, the filter's gradient."""

import numpy as np

from cnn_course.exercises.cases import Case, Mistake, slip
from cnn_course.exercises.exercise import Exercise

# By hand

# One picture with 2 channels, 6 rows and 7 columns; filter 3×3
im2col_shape = Exercise(
    name="im2col_shape",
    lesson="05",
    level="warm-up",
    kind="value",
    solution=np.array([20, 18]),
    mistakes=(
        Mistake("transposed", (18, 20)),
        Mistake("no_channels", (20, 9)),
        Mistake("channels_apart", (40, 9)),
        Mistake("no_one", (12, 18)),
        Mistake("every_cell", (42, 18)),
        Mistake("added", (9, 18)),
        Mistake("one_side", (20, 6)),
    ),
)


# Code: one picture with channels, its windows as rows


def im2col(x, F, stride=1):
    _, H, W = x.shape
    rows = []
    for i in range(0, H - F + 1, stride):
        for j in range(0, W - F + 1, stride):
            window = x[:, i : i + F, j : j + F]
            rows.append(window.ravel())
    return np.array(rows)


def _channels_apart(x, F, stride=1):
    C, H, W = x.shape
    rows = []
    for c in range(C):
        for i in range(0, H - F + 1, stride):
            for j in range(0, W - F + 1, stride):
                rows.append(x[c, i : i + F, j : j + F].ravel())
    return np.array(rows)


def _im2col_cases():
    """Yield small pictures that fit; the last ones are chosen by chance."""
    x = np.arange(1, 13).reshape(1, 3, 4)
    yield Case((x[:, :2, :3], 2))
    yield Case((x[:, :3, :3], 2))
    yield Case((x, 2), aspect="rectangle")
    yield Case((x.reshape(1, 4, 3), 3), aspect="rectangle")
    two = np.array([[[1, 2, 3], [4, 5, 6]], [[10, 20, 30], [40, 50, 60]]])
    yield Case((two, 2), aspect="channels")
    yield Case((x[:, :2], 2), {"stride": 2}, "stride")
    large = np.arange(1, 21).reshape(1, 4, 5)
    yield Case((large, 2), {"stride": 1}, "stride")
    yield Case((large[:, :, :4], 2), {"stride": 2}, "stride")
    chance = np.random.default_rng(8)
    for _ in range(4):
        C, F, stride, down, across = map(int, chance.integers(1, 4, 5))
        H, W = F + down * stride, F + (across + 1) * stride
        for shape in ((C, H, W), (C, W + stride, H)):
            x = chance.integers(-9, 10, shape)
            yield Case((x, F), {"stride": stride}, "other pictures")
    yield Case((large / 4, 2), {"stride": 1}, "other pictures")


my_im2col = Exercise(
    name="my_im2col",
    lesson="05",
    level="core",
    kind="code",
    solution=im2col,
    mistakes=(
        slip("transposed", "np.array(rows)", "np.array(rows).T"),
        slip(
            "channels_last",
            "window.ravel()",
            "window.transpose(1, 2, 0).ravel()",
        ),
        slip("no_stride", " + 1, stride", " + 1"),
        slip("no_last", "F + 1", "F"),
        slip(
            "down_first",
            "_, H, W =",
            "_, W, H =",
            "i : i + F, j : j + F",
            "j : j + F, i : i + F",
        ),
        slip("square", "_, H, W = x.shape", "H = W = x.shape[1]"),
        slip("one_channel", "x[:, i", "x[0, i"),
        Mistake("channels_apart", _channels_apart),
        slip(
            "column_by_column",
            "window.ravel()",
            "window.transpose(0, 2, 1).ravel()",
        ),
        slip("first_number", "window.ravel()", "np.repeat(x[:, i, j], F * F)"),
    ),
    cases=tuple(_im2col_cases()),
    allowed=("output_size", "size_sum"),
    points=2,
)


# Code: rows times filters, put back into maps


def conv_by_product(rows, w, b, OH, OW):
    FN = len(w)
    columns = w.reshape(FN, rows.shape[1]).T
    product = rows @ columns + b
    return product.T.reshape(FN, OH, OW)


def _as_arguments(x, w, b):
    """Return the arguments for a picture (C, H, W) and filters."""
    (_, H, W), (_, _, FH, FW) = x.shape, w.shape
    OH, OW = H - FH + 1, W - FW + 1
    rows = [
        x[:, i : i + FH, j : j + FW].ravel()
        for i in range(OH)
        for j in range(OW)
    ]
    return np.array(rows), w, np.array(b), OH, OW


def _product_cases():
    """Yield the lesson's picture, then others; the last come by chance."""
    x = np.array([[[1, 2, 0], [0, 3, 1], [2, 1, 4]]])
    w = np.array([[[[1, 2], [0, -1]]], [[[0, 1], [1, 0]]]])
    yield Case(_as_arguments(x, w, [0, 0]))
    yield Case(_as_arguments(x, w[:1], [0]))
    yield Case(_as_arguments(x, w, [10, 20]), aspect="bias")
    wide = np.array([[[1, 0, 2, 1], [3, 1, 0, 2], [0, 2, 1, 1]]])
    yield Case(_as_arguments(wide, w, [0, 0]), aspect="rectangle")
    two = np.concatenate([x, x[:, ::-1]])
    w = np.array([[[[1, 2], [0, 1]], [[3, 0], [-1, 1]]]])
    yield Case(_as_arguments(two, w, [0]), aspect="channels")
    chance = np.random.default_rng(9)
    for FN in (1, 2, 3, 4, 5, 3):
        C, FH, FW, OH, OW = map(int, chance.integers(1, 4, 5))
        OW += OH  # never a square
        x = chance.integers(-9, 10, (C, OH + FH - 1, OW + FW - 1))
        w = chance.integers(-9, 10, (FN, C, FH, FW))
        b = chance.integers(1, 10, FN)
        yield Case(_as_arguments(x, w, b), aspect="other pictures")
    w = np.array([[[[1, 0], [0, 2]]]])
    yield Case(_as_arguments(wide / 4, w, [0.5]), aspect="other pictures")


my_conv_by_product = Exercise(
    name="my_conv_by_product",
    lesson="05",
    level="core",
    kind="code",
    solution=conv_by_product,
    mistakes=(
        slip("mixed_maps", "product.T", "product"),
        slip(
            "maps_last",
            "product.T.reshape(FN, OH, OW)",
            "product.reshape(OH, OW, FN)",
        ),
        slip(
            "filters_reshaped",
            "w.reshape(FN, rows.shape[1]).T",
            "w.reshape(rows.shape[1], FN)",
        ),
        slip("channels_last", "w.reshape", "w.transpose(0, 2, 3, 1).reshape"),
        slip("no_bias", " + b", ""),
        slip("one_bias", "+ b", "+ b[0]"),
        slip("bias_by_place", " + b", "", "(FN, OH, OW)", "(FN, OH, OW) + b"),
        slip("swapped", "FN, OH, OW", "FN, OW, OH"),
    ),
    cases=tuple(_product_cases()),
    points=2,
)


# Code: the gradient of a filter, one channel, stride 1


def conv_grad_w(x, dy):
    (H, W), (OH, OW) = x.shape, dy.shape
    FH, FW = H - OH + 1, W - OW + 1
    dw = np.zeros((FH, FW))
    for i in range(FH):
        for j in range(FW):
            met = x[i : i + OH, j : j + OW]
            dw[i, j] = np.sum(met * dy)
    return dw


def _overwritten(x, dy):
    (H, W), (OH, OW) = x.shape, dy.shape
    FH, FW = H - OH + 1, W - OW + 1
    dw = np.zeros((FH, FW))
    for i in range(OH):
        for j in range(OW):
            dw[:] = dy[i, j] * x[i : i + FH, j : j + FW]
    return dw


def _like_dy(x, dy):
    (H, W), (OH, OW) = x.shape, dy.shape
    FH, FW = H - OH + 1, W - OW + 1
    dw = np.zeros((OH, OW))
    for i in range(OH):
        for j in range(OW):
            dw[i, j] = np.sum(x[i : i + FH, j : j + FW] * dy[i, j])
    return dw


def _grad_cases():
    """Yield small pictures; the last ones are chosen by chance."""
    x = np.array([[1, 2, 0], [0, 3, 1], [2, 1, 4]])
    yield Case((x, np.array([[1, 0], [0, 2]])))
    yield Case((x, np.array([[1, 2], [1, 0]])))
    yield Case((x, np.array([[2]])), aspect="one place")
    yield Case((x, np.ones((2, 1), int)), aspect="rectangle")
    wide = np.array([[1, 2, 0, 5], [0, 3, 1, 1], [2, 1, 4, 0]])
    yield Case((wide, np.array([[1, 2, 3], [0, 1, 0]])), aspect="rectangle")
    yield Case((x, np.array([[1, -1], [-2, 0]])), aspect="negative")
    chance = np.random.default_rng(10)
    for _ in range(6):
        FH, FW, OH, OW = map(int, chance.integers(1, 5, 4))
        if FH == FW:
            FW += 1
        x = chance.integers(-9, 10, (FH + OH - 1, FW + OW - 1))
        dy = chance.integers(-9, 10, (OH, OW))
        yield Case((x, dy), aspect="other pictures")
    yield Case((wide / 4, np.array([[1, 0.5]])), aspect="other pictures")


my_conv_grad_w = Exercise(
    name="my_conv_grad_w",
    lesson="05",
    level="challenge",
    kind="code",
    solution=conv_grad_w,
    mistakes=(
        slip("flipped", "return dw", "return dw[::-1, ::-1]"),
        slip("dy_flipped", "met * dy", "met * dy[::-1, ::-1]"),
        slip("no_one", " + 1", ""),
        slip("mean", "np.sum", "np.mean"),
        slip("no_dy", "met * dy", "met"),
        slip("no_x", "met * dy", "dy"),
        Mistake("overwritten", _overwritten),
        Mistake("like_dy", _like_dy),
        slip("transposed", "(FH, FW)", "(FW, FH)", "dw[i, j]", "dw[j, i]"),
    ),
    cases=tuple(_grad_cases()),
    points=3,
)

EXERCISES = (
    im2col_shape,
    my_im2col,
    my_conv_by_product,
    my_conv_grad_w,
)

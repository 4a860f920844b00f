"""Lesson 03: sizes, padding, parameters."""

import numpy as np

from cnn_course.exercises.cases import Case, Mistake, slip
from cnn_course.exercises.exercise import Exercise

# By hand

first_size = Exercise(
    name="first_size",
    lesson="03",
    level="warm-up",
    kind="value",
    solution=np.array([3, 3]),
    mistakes=(
        Mistake("no_one", (2, 2)),
        Mistake("no_stride", (5, 5)),
        Mistake("too_far", (4, 4)),
    ),
)

same_pad_5 = Exercise(
    name="same_pad_5",
    lesson="03",
    level="warm-up",
    kind="value",
    solution=2,
    mistakes=(
        Mistake("both_sides", 4),
        Mistake("half", 2.5),
        Mistake("as_for_three", 1),
    ),
)

size_28x31 = Exercise(
    name="size_28x31",
    lesson="03",
    level="core",
    kind="value",
    solution=np.array([10, 11]),
    mistakes=(
        Mistake("no_one", (9, 10)),
        Mistake("no_pad", (8 + 2 / 3, 9 + 2 / 3)),
        Mistake("pad_once", (9 + 1 / 3, 10 + 1 / 3)),
        Mistake("swapped", (11, 10)),
        Mistake("no_stride", (28, 31)),
    ),
    points=2,
)

ten_filters = Exercise(
    name="ten_filters",
    lesson="03",
    level="core",
    kind="value",
    solution=760,
    mistakes=(
        Mistake("no_bias", 750),
        Mistake("one_bias", 751),
        Mistake("no_channels", 260),
        Mistake("no_channels_no_bias", 250),
        Mistake("one_filter", 76),
        Mistake("times_input", 30_720),
        Mistake("dense", 31_467_520),
    ),
    points=2,
)


# Code: the size of an output


def output_size(size, filter_size, stride=1, pad=0):
    return (size + 2 * pad - filter_size) // stride + 1


def _size_cases():
    """Yield sizes that come out even; the last ones are chosen by chance."""
    yield Case((7, 3))
    yield Case((6, 3))
    yield Case((7, 3), {"stride": 2}, "stride")
    yield Case((4, 2), {"stride": 2}, "stride")
    yield Case((4, 3), {"pad": 1}, "pad")
    yield Case((28, 5), {"stride": 3, "pad": 2}, "both")
    yield Case((31, 5), {"stride": 3, "pad": 2}, "both")
    chance = np.random.default_rng(3)
    for _ in range(12):
        filter_size, stride, steps = map(int, chance.integers(1, 9, 3))
        size = filter_size + stride * steps
        pad = int(chance.integers(0, (size - 1) // 2))
        named = {"stride": stride, "pad": pad}
        yield Case((size - 2 * pad, filter_size), named, "other sizes")


my_output_size = Exercise(
    name="my_output_size",
    lesson="03",
    level="core",
    kind="code",
    solution=output_size,
    mistakes=(
        slip("no_one", "// stride + 1", "// stride"),
        slip("pad_once", "2 * pad", "pad"),
        slip("no_pad", "size + 2 * pad", "size"),
        slip("no_stride", " // stride", ""),
        slip(
            "one_inside",
            "filter_size) // stride + 1",
            "filter_size + 1) // stride",
        ),
        slip("pad_taken_off", "size + 2 * pad", "size - 2 * pad"),
    ),
    cases=tuple(_size_cases()),
    points=3,
)


# Code: a frame of zeros


def pad2d(x, pad):
    H, W = x.shape
    framed = np.zeros((H + 2 * pad, W + 2 * pad), x.dtype)
    framed[pad : pad + H, pad : pad + W] = x
    return framed


def _repeated_edge(x, pad):
    return np.pad(x, pad, mode="edge")


def _always_one(x, pad):
    return np.pad(x, 1)


def _pad_cases():
    """Yield small pictures with frames; the last are chosen by chance."""
    yield Case((np.array([[1, 2], [3, 4]]), 1))
    yield Case((np.array([[5]]), 2), aspect="wide frame")
    yield Case((np.array([[1, 2], [3, 4]]), 0), aspect="no frame")
    yield Case((np.array([[1, 2, 3]]), 1), aspect="rectangle")
    yield Case((np.array([[1.5], [2.5]]), 1), aspect="rectangle")
    chance = np.random.default_rng(4)
    for _ in range(6):
        H, W, pad = map(int, chance.integers(1, 5, 3))
        x = chance.integers(-9, 10, (H, W))
        yield Case((x, pad), aspect="other pictures")


my_pad2d = Exercise(
    name="my_pad2d",
    lesson="03",
    level="core",
    kind="code",
    solution=pad2d,
    mistakes=(
        slip("one_side", "2 * pad", "pad"),
        slip("at_the_end", "pad : pad + H, pad : pad + W", ":H, :W"),
        slip("ones", "np.zeros", "np.ones"),
        slip("rows_only", "W + 2 * pad", "W", "pad : pad + W", ":"),
        slip(
            "square",
            "W + 2 * pad",
            "H + 2 * pad",
            "pad + W] = x",
            "pad + min(H, W)] = x[:, :H]",
        ),
        Mistake("repeated_edge", _repeated_edge),
        Mistake("always_one", _always_one),
    ),
    cases=tuple(_pad_cases()),
    points=3,
)


# Code: strides that fit


def legal_strides(size, filter_size, pad=0):
    span = size + 2 * pad - filter_size
    return [s for s in range(1, span + 1) if span % s == 0]


def _stride_cases():
    """Yield spans of at least 1; the last ones are chosen by chance."""
    yield Case((5, 3))
    yield Case((7, 3))
    yield Case((7, 3), {"pad": 1}, "pad")
    yield Case((28, 5), {"pad": 2}, "pad")
    chance = np.random.default_rng(5)
    for _ in range(8):
        filter_size, span, pad = map(
            int, chance.integers((1, 6, 0), (7, 30, 3))
        )
        size = filter_size + span - 2 * pad
        if size >= filter_size:
            yield Case((size, filter_size), {"pad": pad}, "other sizes")


my_legal_strides = Exercise(
    name="my_legal_strides",
    lesson="03",
    level="challenge",
    kind="code",
    solution=legal_strides,
    allowed=("output_size", "size_sum"),
    mistakes=(
        slip("no_whole_span", "span + 1", "span"),
        slip("no_stride_one", "range(1", "range(2"),
        slip("of_the_size", " - filter_size", ""),
        slip("no_pad", "size + 2 * pad", "size"),
        slip("pad_once", "2 * pad", "pad"),
        slip("all_strides", " if span % s == 0", ""),
    ),
    cases=tuple(_stride_cases()),
    points=3,
)


# Code: one channel, with stride and padding


def my_conv2d_stride(x, w, stride, pad):
    x = np.pad(x, pad)
    H, W = x.shape
    FH, FW = w.shape
    OH, OW = (H - FH) // stride + 1, (W - FW) // stride + 1
    y = np.zeros((OH, OW))
    for i in range(OH):
        for j in range(OW):
            top, left = i * stride, j * stride
            window = x[top : top + FH, left : left + FW]
            y[i, j] = np.sum(window * w)
    return y


def _conv_cases():
    """Yield sizes that come out even; the last are chosen by chance."""
    plain, both = {"stride": 1, "pad": 0}, {"stride": 2, "pad": 1}
    nine = np.array([[1, 2, 0], [3, 1, 2], [0, 4, 1]])
    four = np.array([[1, 0], [2, -1]])
    table = np.array([[1, 2, 3, 0], [0, 1, 2, 3], [3, 0, 1, 2], [2, 3, 0, 1]])
    w = np.array([[2, 0, 1], [0, 1, 2], [1, 0, 2]])
    yield Case((nine, four), plain)
    yield Case((table, w), plain)
    yield Case((table, four), {"stride": 2, "pad": 0}, "stride")
    seven = np.resize(table[0], (7, 7))
    yield Case((seven, w), {"stride": 2, "pad": 0}, "stride")
    yield Case((four, nine), {"stride": 1, "pad": 1}, "pad")
    yield Case((table, w), {"stride": 1, "pad": 1}, "pad")
    yield Case((nine, w), both, "both")
    wide = np.array([[1, 0, 2, 5, 1], [3, 1, 4, 0, 2], [0, 2, 1, 1, 3]])
    yield Case((wide, w), both, "rectangle")
    yield Case((nine, np.array([[1, -1]])), plain, "rectangle")
    chance = np.random.default_rng(6)
    for _ in range(7):
        FH, FW, stride, pad, down, across = map(
            int, chance.integers((2, 2, 2, 1, 1, 1), (5, 5, 4, 3, 3, 3))
        )
        H = FH + stride * (down + 1) - 2 * pad
        W = FW + stride * (down + across + 1) - 2 * pad
        x = chance.integers(-9, 10, (H, W))
        w = chance.integers(-3, 4, (FH, FW))
        named = {"stride": stride, "pad": pad}
        yield Case((x, w), named, "other pictures")
    yield Case((nine / 4, four), plain, "other pictures")


code_conv2d_stride = Exercise(
    name="my_conv2d_stride",
    lesson="03",
    level="challenge",
    kind="code",
    solution=my_conv2d_stride,
    mistakes=(
        slip(
            "no_stride",
            "(H - FH) // stride + 1, (W - FW) // stride + 1",
            "H - FH + 1, W - FW + 1",
            "i * stride, j * stride",
            "i, j",
        ),
        slip("loop_without_stride", "i * stride, j * stride", "i, j"),
        slip("rows_without_stride", "i * stride", "i"),
        slip("columns_without_stride", "j * stride", "j"),
        slip(
            "with_holes",
            "(H - FH) // stride + 1, (W - FW) // stride + 1",
            "H - FH + 1, W - FW + 1",
            "range(OH)",
            "range(0, OH, stride)",
            "range(OW)",
            "range(0, OW, stride)",
            "i * stride, j * stride",
            "i, j",
        ),
        slip("filter_by_filter", "i * stride, j * stride", "i * FH, j * FW"),
        slip("no_pad", "np.pad(x, pad)", "x"),
        slip("pad_once", "np.pad(x, pad)", "np.pad(x, ((pad, 0), (pad, 0)))"),
        slip("no_one", "// stride + 1", "// stride"),
        slip(
            "one_inside",
            "(H - FH) // stride + 1, (W - FW) // stride + 1",
            "(H - FH + 1) // stride, (W - FW + 1) // stride",
        ),
        slip("swapped", "H, W = x", "W, H = x"),
        slip("flipped", "window * w", "window * w[::-1, ::-1]"),
    ),
    cases=tuple(_conv_cases()),
    allowed=("output_size", "size_sum", "pad2d"),
    points=3,
)

EXERCISES = (
    first_size,
    same_pad_5,
    my_output_size,
    size_28x31,
    my_pad2d,
    ten_filters,
    my_legal_strides,
    code_conv2d_stride,
)

"""Layers: each one goes forward, and sends the gradient back.

Every layer has ``forward(x)`` → y and ``backward(dy)`` → dx, where dy and dx
are the gradients of the loss with respect to y and x. ``params`` holds what
it learns by name, and after ``backward`` ``grads`` holds the gradients under
the same names. ``backward`` belongs to the latest ``forward``.
"""

from math import prod

import numpy as np

from cnn_course.checks import (
    alike,
    array,
    class_labels,
    generator,
    gradient,
    held,
    image,
    numbers,
    pair,
    score_rows,
    whole,
)
from cnn_course.conv import conv2d, conv2d_backward
from cnn_course.pool import (
    avg_pool2d,
    avg_pool2d_backward,
    max_pool2d,
    max_pool2d_backward,
)
from cnn_course.shapes import check_rounding, seen_channels


class _Memory:
    """What goes forward first and then back, and prints as its name."""

    seen = None  # what forward keeps for backward

    def recall(self):
        """Return what the latest ``forward`` kept for ``backward``."""
        if self.seen is None:
            raise ValueError(
                f"{self} can't go back yet: call forward(x) first"
            )
        return self.seen

    def __repr__(self):
        """Return its name."""
        return type(self).__name__


class Layer(_Memory):
    """A step of a network; without parameters unless a subclass adds them."""

    def __init__(self):
        """Start without parameters."""
        self.params, self.grads = {}, {}

    @property
    def param_count(self):
        """How many numbers the layer learns."""
        return sum(values.size for values in self.params.values())


class Conv2D(Layer):
    """Convolution: x (N, C, H, W) → y (N, FN, OH, OW), plus a bias each.

    Args:
        in_channels: C.
        out_channels: FN, the number of filters.
        filter_size: an int or (FH, FW).
        stride: cells the window moves at a time.
        pad: cells of zeros added on each side.
        rounding: see :func:`cnn_course.shapes.output_size`.
        seed: of the weights, an int or a numpy Generator; they start small
            and random, as He et al. (2015) propose, and the biases at zero.
        table: which filter sees which channel, (FN, C) of 0 and 1; None:
            all see all. LeCun's C3 has one, see :mod:`cnn_course.lenet`.
        groups: into how many the channels are cut; a filter sees C / groups
            of them. Equal to C: each channel has filters of its own.
    """

    def __init__(
        self,
        in_channels,
        out_channels,
        filter_size,
        stride=1,
        pad=0,
        rounding="exact",
        seed=0,
        table=None,
        groups=1,
    ):
        """Make random filters."""
        super().__init__()
        C = seen_channels(in_channels, out_channels, groups)
        FN, self.groups = int(out_channels), int(groups)
        FH, FW = pair(filter_size, "filter_size", 1)
        shape = held((FN, C, FH, FW), "w")
        table = _all_ones(FN, C) if table is None else _table(table, FN, C)
        self.table = table[:, :, None, None]
        self.place = _place(stride=stride, pad=pad, rounding=rounding)
        fan_in = table.sum(axis=1, dtype=float).mean() * FH * FW
        w = _he(seed, shape, fan_in) * self.table
        self.params = {"w": w, "b": np.zeros(FN, np.float32)}

    @property
    def param_count(self):
        """How many numbers the layer learns; what the table cuts is none."""
        w, b = self.params["w"], self.params["b"]
        FH, FW = w.shape[2:]
        return int(self.table.sum()) * FH * FW + b.size

    def forward(self, x):
        """Return y (N, FN, OH, OW)."""
        self.seen = x
        w, b = self.params["w"], self.params["b"]
        return conv2d(x, w, b, **self.place, groups=self.groups)

    def backward(self, dy, input_gradient=True):
        """Set the gradients of w and b, and return dx (None if not wanted)."""
        dx, dw, db = conv2d_backward(
            dy,
            self.recall(),
            self.params["w"],
            **self.place,
            input_gradient=input_gradient,
            groups=self.groups,
        )
        self.grads = {"w": dw * self.table, "b": db}
        return dx

    def __repr__(self):
        """Return e.g. ``Conv2D(1 → 6, 5×5)``."""
        FN, C, FH, FW = self.params["w"].shape
        usual = {"stride": 1, "pad": 0, "rounding": "exact", "groups": 1}
        options = {**self.place, "groups": self.groups}
        rest = "".join(
            f", {name} {value}"
            for name, value in options.items()
            if value != usual[name]
        )
        return f"Conv2D({C * self.groups} → {FN}, {FH}×{FW}{rest})"


class _Pool2D(Layer):
    """What the two pooling layers share."""

    def __init__(self, size, stride=None, pad=0, rounding="exact"):
        """Remember where the windows lie; see :mod:`cnn_course.pool`."""
        super().__init__()
        size = pair(size, "size", 1)
        stride = size if stride is None else pair(stride, "stride", 1)
        self.place = _place(stride=stride, pad=pad, rounding=rounding)
        self.place["size"] = size

    def __repr__(self):
        """Return e.g. ``MaxPool2D(2×2, stride 2)``."""
        (FH, FW), (SH, SW) = self.place["size"], self.place["stride"]
        stride = f"{SH}" if SH == SW else f"{SH}×{SW}"
        return f"{type(self).__name__}({FH}×{FW}, stride {stride})"


class MaxPool2D(_Pool2D):
    """Max pooling: x (N, C, H, W) → y (N, C, OH, OW), nothing to learn."""

    def forward(self, x):
        """Return the largest cell of every window."""
        self.seen = x
        return max_pool2d(x, **self.place)

    def backward(self, dy):
        """Return dx: each window's winner gets the gradient."""
        return max_pool2d_backward(dy, self.recall(), **self.place)


class AvgPool2D(_Pool2D):
    """Average pooling: x (N, C, H, W) → y (N, C, OH, OW)."""

    def forward(self, x):
        """Return the mean of every window."""
        self.seen = x
        return avg_pool2d(x, **self.place)

    def backward(self, dy):
        """Return dx: each window's cells share the gradient."""
        return avg_pool2d_backward(dy, self.recall(), **self.place)


class ReLU(Layer):
    """max(x, 0), cell by cell."""

    def forward(self, x):
        """Return x with its negative cells set to 0."""
        x = numbers(x, "x")
        self.seen = np.maximum(x, np.zeros_like(x))  # beside one 0 it is slow
        return self.seen

    def backward(self, dy):
        """Return dx: the gradient passes where x was positive."""
        y = self.recall()
        return gradient(dy, y.shape) * (y > 0)


class Tanh(Layer):
    """tanh(x), cell by cell: LeCun's choice in 1998."""

    def forward(self, x):
        """Return tanh(x), between −1 and 1."""
        self.seen = np.tanh(numbers(x, "x"))
        return self.seen

    def backward(self, dy):
        """Return dx = dy·(1 − y²)."""
        y = self.recall()
        return gradient(dy, y.shape) * (1 - y**2)


class Flatten(Layer):
    """Lay each image's maps out as one row: (N, C, H, W) → (N, C·H·W)."""

    def forward(self, x):
        """Return one row an image; in memory images stay last, if they are."""
        self.seen = x = image(x)
        if x.strides[0] == x.itemsize:
            return x.transpose(*range(1, x.ndim), 0).reshape(-1, len(x)).T
        return x.reshape(len(x), -1)

    def backward(self, dy):
        """Return the gradient as maps, in memory as the maps were."""
        x = self.recall()
        dy = gradient(dy, (len(x), prod(x.shape[1:])))
        dx = np.empty_like(x, dtype=dy.dtype)
        dx[:] = dy.reshape(x.shape)
        return dx


class Dense(Layer):
    """Fully connected: every output sees every input, (N, D) → (N, M).

    Args:
        inputs: D.
        outputs: M.
        seed: of the weights, an int or a numpy Generator, as for Conv2D.
    """

    def __init__(self, inputs, outputs, seed=0):
        """Make random weights w (D, M) and biases b (M,) of zero."""
        super().__init__()
        D, M = whole(inputs, "inputs", 1), whole(outputs, "outputs", 1)
        w = _he(seed, held((D, M), "w"), D)
        self.params = {"w": w, "b": np.zeros(M, np.float32)}

    def forward(self, x):
        """Return x @ w + b."""
        x, w, b = alike(numbers(x, "x"), self.params["w"], self.params["b"])
        D, _ = w.shape
        if x.ndim != 2 or x.shape[1] != D:
            raise ValueError(
                f"{self} takes (N, {D}), but was given {x.shape}; check the "
                "size of the images, and Flatten before the first Dense"
            )
        self.seen = x
        return x @ w + b

    def backward(self, dy):
        """Set the gradients of w and b, and return dx."""
        x, w = self.recall(), self.params["w"]
        dy = gradient(dy, (len(x), w.shape[1]))
        self.grads = {"w": x.T @ dy, "b": dy.sum(axis=0)}
        return (w @ dy.T).T  # dy @ w.T, but BLAS is faster in this order

    def __repr__(self):
        """Return e.g. ``Dense(400 → 120)``."""
        D, M = self.params["w"].shape
        return f"Dense({D} → {M})"


class SoftmaxLoss(_Memory):
    """Softmax and cross-entropy: how wrong the scores are, one number.

    The loss of an image is −log(probability of its true class); the loss of
    a batch is the mean.
    """

    def forward(self, scores, labels):
        """Return the mean loss of scores (N, K) given labels (N,)."""
        scores = score_rows(scores)
        N, K = scores.shape
        labels = class_labels(labels, N)
        if not 0 <= labels.min() <= labels.max() < K:
            raise ValueError(
                f"labels lie between {labels.min()} and {labels.max()}; "
                f"scores {scores.shape} have classes 0 to {K - 1}"
            )
        self.probabilities, self.seen = softmax(scores), labels
        mine = self.probabilities[np.arange(N), labels]
        tiny = np.finfo(mine.dtype).tiny  # log(0) would be infinite
        return float(-np.log(np.maximum(mine, tiny)).sum() / N)

    def backward(self):
        """Return the gradient of the loss with respect to the scores."""
        labels = self.recall()
        N = len(labels)
        dscores = self.probabilities.copy()
        dscores[np.arange(N), labels] -= 1
        return dscores / N


def softmax(scores):
    """Turn scores (N, K) into probabilities (N, K): each row adds up to 1."""
    scores = score_rows(scores)
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def _all_ones(FN, C):
    """Return the table of filters that see every channel: one 1 for all."""
    return np.broadcast_to(np.float32(1), (FN, C))


def _table(table, FN, C):
    """Return the table as an array, if every filter sees some channel."""
    table = array(table, "table")
    if (
        table.shape != (FN, C)
        or not np.isin(table, (0, 1)).all()
        or not table.any(axis=1).all()
    ):
        raise ValueError(
            f"table has shape {table.shape}; {FN} filters on {C} "
            f"channels need ({FN}, {C}) of 0 and 1, and a 1 in each row"
        )
    return table.astype(np.float32)


def _place(stride, pad, rounding):
    """Return where windows lie, if that is anywhere."""
    pair(stride, "stride", 1)
    pair(pad, "pad", 0)
    check_rounding(rounding)
    return {"stride": stride, "pad": pad, "rounding": rounding}


def _he(seed, shape, fan_in):
    """Return normal random weights with variance 2/fan_in, float32.

    Source: He, Zhang, Ren and Sun, "Delving Deep into Rectifiers" (2015).
    """
    spread = np.sqrt(2 / fan_in)
    w = generator(seed).normal(0, spread, shape)
    return w.astype(np.float32)

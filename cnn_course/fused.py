"""Convolution and max pooling in one: a filter for each cell of a window.

Pooling looks at a few neighbouring outputs of a filter and keeps the largest.
These outputs lie a few cells of x apart, so they are the outputs of several
filters at one and the same place: the same numbers, each time shifted a
little inside a frame of zeros. The windows then move as far as pooling does.
So x is laid out fewer times, the products of matrices are fewer and larger,
and the outputs that compete lie in arrays of their own: the maximum, and who
won, come of comparing one array with the next.

The zeros are multiplied, too: 36 numbers instead of 25 for 5×5 filters and
pooling of 2×2. Where filters are few and small, it is worth that.
"""

from functools import reduce

import numpy as np
from numpy.lib.stride_tricks import as_strided

from cnn_course import strips
from cnn_course.checks import alike, batch, gradient, pair
from cnn_course.conv import (
    frame,
    images_first,
    images_last,
    place_of,
    unframe,
)
from cnn_course.layers import Conv2D, Layer, MaxPool2D
from cnn_course.pool import winners


def can_fuse(conv, pool):
    """Return whether a ConvMaxPool does what these two layers do."""
    if type(conv) is not Conv2D or type(pool) is not MaxPool2D:
        return False
    if conv.groups > 1:
        return False
    place = pool.place
    return (
        place["size"] == pair(place["stride"], "stride", 1)
        and pair(place["pad"], "pad", 0) == (0, 0)
        and place["rounding"] == "exact"
    )


class ConvMaxPool(Layer):
    """A Conv2D and the MaxPool2D after it, in one step.

    Parameters and gradients are the convolution's, and the result is that of
    the two layers but for rounding.

    Args:
        conv: a Conv2D.
        pool: a MaxPool2D for which :func:`can_fuse` holds.
    """

    def __init__(self, conv, pool):
        """Keep what the two layers hold."""
        super().__init__()
        self.conv, self.size = conv, pool.place["size"]
        self.params = conv.params

    def forward(self, x):
        """Return y (N, FN, OH, OW): the largest output of every window."""
        x, w, b = alike(batch(x, "x"), *self.params.values())
        place = place_of(x.shape, w.shape[2:], **self.conv.place)
        pool = place_of(place.out, self.size, self.size, 0, "exact")
        images = images_last(frame(x, place))
        wide = widen(w, place.stride, self.size)
        step = tuple(np.multiply(place.stride, self.size))
        columns = strips.columns(images, wide.shape, step)
        rivals = np.empty((len(wide), *pool.out, len(x)), x.dtype)
        strips.multiply(wide, columns, rivals)
        rivals = rivals.reshape(-1, len(w), *rivals.shape[1:])
        y = reduce(np.maximum, rivals)
        self.seen = x.shape, place, columns, wide.shape, rivals, y
        return images_first(y + b[:, None, None, None])

    def backward(self, dy, input_gradient=True):
        """Set the gradients of w and b, and return dx (None if not wanted)."""
        shape, place, columns, wide_shape, rivals, y = self.recall()
        w = self.params["w"]
        dy = images_last(gradient(dy, images_first(y).shape))
        drivals = np.empty_like(rivals, dtype=dy.dtype)
        *_, drivals[-1] = winners(dy, y, rivals, drivals)
        dwide = strips.filter_gradient(
            drivals.reshape(-1, *dy.shape[1:]), columns, wide_shape
        )
        dw = shifts(dwide, w.shape, place.stride, self.size).sum((0, 1))
        self.conv.grads = {"w": dw * self.conv.table, "b": dy.sum((1, 2, 3))}
        if not input_gradient:
            return None
        more, (PH, PW) = strips.margin(w, place.stride), self.size
        (OH, OW), N = place.out, dy.shape[-1]
        rows = np.zeros((OH + 2 * more, len(w), OW, N), dy.dtype)
        for (i, j), won in zip(np.ndindex(PH, PW), drivals, strict=True):
            inside = rows[more + i : more + OH : PH, :, j::PW]
            inside[:] = won.transpose(1, 0, 2, 3)
        high, wide = place.framed
        dimages = strips.spread(rows, w, place.stride, wide)[:, :high]
        return unframe(images_first(dimages), shape, place)


def widen(w, stride, size):
    """Return the filters w, shifted once for each cell of a pooling window.

    Args:
        w: (FN, C, FH, FW).
        stride: (SH, SW) of the convolution.
        size: (PH, PW) of the pooling windows.

    Returns:
        (PH·PW·FN, C, FH + (PH − 1)·SH, FW + (PW − 1)·SW).
    """
    FN, C, FH, FW = w.shape
    (SH, SW), (PH, PW) = stride, size
    sides = FH + (PH - 1) * SH, FW + (PW - 1) * SW
    wide = np.zeros((PH * PW * FN, C, *sides), w.dtype)
    shifts(wide, w.shape, stride, size)[:] = w
    return wide


def shifts(wide, shape, stride, size):
    """Return where the filters lie in wide ones: (PH, PW, FN, C, FH, FW).

    It is a view. One cell further in the pooling window, the next FN filters
    begin, and they lie one stride further down or to the right.

    Args:
        wide: as from :func:`widen`.
        shape: (FN, C, FH, FW).
        stride: as for :func:`widen`.
        size: as for :func:`widen`.
    """
    (SH, SW), (PH, PW) = stride, size
    filters, channels, down, across = wide.strides
    step = shape[0] * filters
    return as_strided(
        wide,
        (PH, PW, *shape),
        (
            *(PW * step + SH * down, step + SW * across),
            *(filters, channels, down, across),
        ),
    )

"""Each channel by itself: a depthwise convolution, with the channels last.

A filter of one channel has no sum over channels, so there is no product of
matrices to be made. With the channels last in memory a row of an image is
one long run of numbers, and what a filter cell sees as the window moves on is
such a run as well. So a piece of y is a few runs, each times the weights of
one filter cell, added up; a view shows them all and copies nothing.

Arrays here are x (n, H, W, C), contiguous and already padded, w (FH, FW, C)
and y (n, OH, OW, C). Nothing is checked: see :mod:`cnn_course.conv`.

Source: Chollet, "Xception: Deep Learning with Depthwise Separable
Convolutions" (2017), for the operation.
"""

import numpy as np
from numpy.lib.stride_tricks import as_strided

RUN = 1024  # numbers in a run, at most: so its weights stay in the cache


def convolve(x, w, b, stride, y):
    """Fill y (n, OH, OW, C) with what the filters make of x."""
    cells = _windows(x, w, stride, y)
    n, OH, places, _, _, run = cells.shape
    wide = np.tile(w, run // w.shape[2])
    rows = y.reshape(n, OH, places, run)
    np.einsum("nhpijc,ijc->nhpc", cells, wide, out=rows)
    y += b


def filter_gradient(dy, x, w, stride):
    """Return dw (FH, FW, C) from dy (n, OH, OW, C)."""
    cells = _windows(x, w, stride, dy)
    rows = dy.reshape(*cells.shape[:3], -1)
    wide = np.einsum("nhpijc,nhpc->ijc", cells, rows)
    return wide.reshape(*w.shape[:2], -1, w.shape[2]).sum(axis=2)


def input_gradient(dy, w, stride, shape):
    """Return dx (n, H, W, C) of this shape from dy (n, OH, OW, C)."""
    _, OH, OW, _ = dy.shape
    SH, SW = stride
    dx = np.zeros(shape, dy.dtype)
    for i, j in np.ndindex(w.shape[:2]):
        dx[:, i : i + SH * OH : SH, j : j + SW * OW : SW] += dy * w[i, j]
    return dx


def _windows(x, w, stride, y):
    """Return what filters read, a view (n, OH, places, FH, FW, run).

    A run is the channels of a few neighbours in a row of y. With a stride
    above 1 their windows are no neighbours in x, and a run is one pixel.
    """
    n, OH, OW, C = y.shape
    (FH, FW, _), (SH, SW) = w.shape, stride
    few = max(1, RUN // C) if SW == 1 else 1
    pixels = next(k for k in range(min(few, OW), 0, -1) if OW % k == 0)
    image, row, pixel, number = x.strides
    return as_strided(
        x,
        (n, OH, OW // pixels, FH, FW, pixels * C),
        (image, SH * row, SW * pixels * pixel, row, pixel, number),
    )

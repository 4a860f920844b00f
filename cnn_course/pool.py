"""Max and average pooling, twice: to be read, and to be fast.

x (N, C, H, W) becomes y (N, C, OH, OW); every channel by itself. ``size`` is
the window and ``stride`` how far it moves (None: as far as it is wide).
Padding counts cells per side, and a padded cell is no cell: it is never the
maximum and never part of an average. There is nothing to learn.
"""

from functools import reduce

import numpy as np

from cnn_course.checks import batch, gradient, pair
from cnn_course.conv import frame, unframe
from cnn_course.shapes import output_shape


def max_pool2d_loops(x, size, stride=None, pad=0, rounding="exact"):
    """Keep the largest cell of every window: the definition.

    Args:
        x: images or feature maps, (N, C, H, W).
        size: the window, an int or (high, wide).
        stride: cells between two windows; None: as ``size``.
        pad: cells per side that the windows may reach over the edge.
        rounding: see :func:`cnn_course.shapes.output_size`.

    Returns:
        y, (N, C, OH, OW): floats keep their dtype, integers give int64.

    Raises:
        TypeError, ValueError: a sentence with the shapes that don't fit, or
            a window would lie wholly in the padding.
    """
    return _pool_loops(np.max, x, size, stride, pad, rounding)


def avg_pool2d_loops(x, size, stride=None, pad=0, rounding="exact"):
    """Take the mean of every window's real cells: the definition.

    Arguments and errors are those of :func:`max_pool2d_loops`; integers
    give float64.
    """
    return _pool_loops(np.mean, x, size, stride, pad, rounding)


def max_pool2d(x, size, stride=None, pad=0, rounding="exact"):
    """Keep the largest cell of every window, all windows at once.

    Arguments, result and errors are those of :func:`max_pool2d_loops`. The
    first cells of all windows are one strided slice of x, the second cells
    another, and so on: the result is the maximum of these few slices.
    """
    x, size, stride = _operand(x, size, stride, pad)
    framed, shape, stride = frame(
        x, size, stride, pad, rounding, _lowest(x.dtype)
    )
    slices = [framed[at] for at in _offsets(size, stride, shape)]
    return reduce(np.maximum, slices[1:], slices[0].copy())


def avg_pool2d(x, size, stride=None, pad=0, rounding="exact"):
    """Take the mean of every window's real cells, all windows at once.

    Arguments, result and errors are those of :func:`avg_pool2d_loops`.
    """
    x, size, stride = _operand(x, size, stride, pad)
    count = _real_cells(x, size, stride, pad, rounding)
    framed, shape, stride = frame(x, size, stride, pad, rounding)
    slices = [framed[at] for at in _offsets(size, stride, shape)]
    return reduce(np.add, slices[1:], slices[0].copy()) / count


def max_pool2d_backward(dy, x, size, stride=None, pad=0, rounding="exact"):
    """Send each gradient back to the cell that won its window.

    Args:
        dy: the gradient of the loss with respect to y, (N, C, OH, OW).
        x: what went in, (N, C, H, W).
        size: as in the forward pass.
        stride: as in the forward pass.
        pad: as in the forward pass.
        rounding: as in the forward pass.

    Returns:
        dx, (N, C, H, W). Of several equal maxima the first one, read down
        and across, gets it all.

    Raises:
        TypeError, ValueError: a sentence with the shapes that don't fit.
    """
    y = max_pool2d(x, size, stride, pad, rounding)
    dy = gradient(dy, y.shape)
    x, size, stride = _operand(x, size, stride, pad)
    framed, shape, stride = frame(
        x, size, stride, pad, rounding, _lowest(x.dtype)
    )
    dx = np.zeros(framed.shape, dy.dtype)
    ones = np.ones(x.shape[-2:], bool)
    real, _, _ = frame(ones, size, stride, pad, rounding)  # no padding
    open_ = np.ones(y.shape, bool)  # windows whose winner is not yet found
    for at in _offsets(size, stride, shape):
        wins = (framed[at] == y) & open_ & real[at]
        open_ ^= wins
        dx[at] += dy * wins
    return unframe(dx, x.shape, pad)


def avg_pool2d_backward(dy, x, size, stride=None, pad=0, rounding="exact"):
    """Share each gradient out equally among its window's real cells.

    Arguments, result and errors are those of :func:`max_pool2d_backward`;
    of x only the shape matters.
    """
    x, size, stride = _operand(x, size, stride, pad)
    framed, shape, pair_ = frame(x, size, stride, pad, rounding)
    dy = gradient(dy, (*x.shape[:2], *shape))
    share = dy / _real_cells(x, size, stride, pad, rounding).astype(dy.dtype)
    dx = np.zeros(framed.shape, share.dtype)
    for at in _offsets(size, pair_, shape):
        dx[at] += share
    return unframe(dx, x.shape, pad)


def _pool_loops(function, x, size, stride, pad, rounding):
    """Return ``function`` of the real cells of every window."""
    x, (FH, FW), (SH, SW) = _operand(x, size, stride, pad)
    PH, PW = pair(pad, "pad", 0)
    N, C, H, W = x.shape
    OH, OW = output_shape((H, W), (FH, FW), (SH, SW), (PH, PW), rounding)
    y = np.empty((N, C, OH, OW), function(x[0, 0, :1, :1]).dtype)
    for n in range(N):
        for c in range(C):
            for i in range(OH):
                for j in range(OW):
                    top, left = i * SH - PH, j * SW - PW
                    rows = slice(max(0, top), top + FH)
                    columns = slice(max(0, left), left + FW)
                    y[n, c, i, j] = function(x[n, c, rows, columns])
    return y


def _offsets(size, stride, shape):
    """Yield the slice of a framed x with every window's first cell, and on."""
    (FH, FW), (SH, SW), (OH, OW) = size, stride, shape
    for i in range(FH):
        for j in range(FW):
            rows = slice(i, i + SH * (OH - 1) + 1, SH)
            columns = slice(j, j + SW * (OW - 1) + 1, SW)
            yield ..., rows, columns


def _real_cells(x, size, stride, pad, rounding):
    """Return how many cells of each window are no padding, (OH, OW)."""
    dtype = x.dtype if x.dtype.kind == "f" else np.float64
    ones = np.ones(x.shape[-2:], dtype)
    framed, shape, stride = frame(ones, size, stride, pad, rounding)
    return sum(framed[at] for at in _offsets(size, stride, shape))


def _operand(x, size, stride, pad):
    """Return x, size and stride checked; each window has a real cell."""
    x = batch(x, "x")
    size = pair(size, "size", 1)
    stride = size if stride is None else pair(stride, "stride", 1)
    for window, cells in zip(size, pair(pad, "pad", 0), strict=True):
        if cells >= window:
            raise ValueError(
                f"pad {cells} with a window of {window}: the first window "
                f"would hold padding only; take a pad below {window}"
            )
    return x, size, stride


def _lowest(dtype):
    """Return a value that no maximum can be, unless it is the only one."""
    return -np.inf if dtype.kind == "f" else np.iinfo(dtype).min

"""Max and average pooling, twice: to be read, and to be fast.

x (N, C, H, W) becomes y (N, C, OH, OW); every channel by itself. ``size`` is
the window and ``stride`` how far it moves (None: as far as it is wide).
Padding counts cells per side, and a padded cell is no cell: it is never the
maximum and never part of an average. There is nothing to learn.
"""

from functools import reduce

import numpy as np

from cnn_course.checks import batch, gradient, pair
from cnn_course.conv import frame, place_of, unframe


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
    another, and so on: the result is the maximum of these few slices. It is
    taken across and then down, as the largest of each row's largest.
    """
    x, place = _operand(x, size, stride, pad, rounding)
    x = frame(x, place, _lowest(x.dtype))
    across = reduce(np.maximum, _across(x, place))
    y = reduce(np.maximum, _down(across, place))
    return y.copy() if y.base is x.base else y


def avg_pool2d(x, size, stride=None, pad=0, rounding="exact"):
    """Take the mean of every window's real cells, all windows at once.

    Arguments, result and errors are those of :func:`avg_pool2d_loops`.
    """
    x, place = _operand(x, size, stride, pad, rounding)
    across = reduce(np.add, _across(frame(x, place), place))
    return reduce(np.add, _down(across, place)) / _real_cells(x, place)


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
    x, place = _operand(x, size, stride, pad, rounding)
    dy = gradient(dy, (*x.shape[:2], *place.out))
    # Padding is NaN here: it equals nothing, and so it wins nothing.
    x = x if x.dtype.kind == "f" else x.astype(float)
    x, shape = frame(x, place, np.nan), x.shape
    across = reduce(np.fmax, _across(x, place))
    y = reduce(np.fmax, _down(across, place))
    dacross = _to_winners(dy, y, across, place, _down)
    dx = _to_winners(dacross, across, x, place, _across)
    return unframe(dx, shape, place)


def avg_pool2d_backward(dy, x, size, stride=None, pad=0, rounding="exact"):
    """Share each gradient out equally among its window's real cells.

    Arguments, result and errors are those of :func:`max_pool2d_backward`;
    of x only the shape matters.
    """
    x, place = _operand(x, size, stride, pad, rounding)
    dy = gradient(dy, (*x.shape[:2], *place.out))
    share = dy / _real_cells(x, place).astype(dy.dtype)
    dx = np.zeros_like(share, shape=(*x.shape[:2], *place.framed))
    for rows in _down(dx, place):
        for cells in _across(rows, place):
            cells += share
    return unframe(dx, x.shape, place)


def _pool_loops(function, x, size, stride, pad, rounding):
    """Return ``function`` of the real cells of every window."""
    x, place = _operand(x, size, stride, pad, rounding)
    (PH, _), (PW, _) = place.rows, place.columns
    (OH, OW), (SH, SW) = place.out, place.stride
    FH, FW = place.window
    N, C, _, _ = x.shape
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


def _across(x, place):
    """Return views of x: the windows' first columns, their second, and so on.

    What comes of the windows' rows is taken down by :func:`_down`.
    """
    (_, OW), (_, SW), (_, FW) = place.out, place.stride, place.window
    return [x[..., j : j + SW * OW : SW] for j in range(FW)]


def _down(x, place):
    """Return views of x: the windows' first rows, their second, and so on."""
    (OH, _), (SH, _), (FH, _) = place.out, place.stride, place.window
    return [x[..., i : i + SH * OH : SH, :] for i in range(FH)]


def _to_winners(dy, y, x, place, parts_of):
    """Return dx: of the parts of x, the first that equals y gets dy.

    Args:
        dy: the gradient with respect to y, as large as each part.
        y: the maximum of the parts.
        x: what they are parts of.
        place: where the windows lie.
        parts_of: :func:`_across` or :func:`_down`.
    """
    dx = np.zeros_like(x, dtype=dy.dtype)
    *parts, _ = parts_of(x, place)
    *dparts, last = parts_of(dx, place)
    for part, dpart in zip(parts, dparts, strict=True):
        won = dy * (part == y)
        dpart += won
        dy = dy - won
    last += dy  # nobody won it before
    return dx


def _real_cells(x, place):
    """Return how many cells of each window are no padding, (OH, OW)."""
    dtype = x.dtype if x.dtype.kind == "f" else np.float64
    ones = frame(np.ones(x.shape[-2:], dtype), place)
    return sum(sum(_down(part, place)) for part in _across(ones, place))


def _operand(x, size, stride, pad, rounding):
    """Return x and its Place, checked; each window has a real cell."""
    x = batch(x, "x")
    size = pair(size, "size", 1)
    stride = size if stride is None else stride
    for window, cells in zip(size, pair(pad, "pad", 0), strict=True):
        if cells >= window:
            raise ValueError(
                f"pad {cells} with a window of {window}: the first window "
                f"would hold padding only; take a pad below {window}"
            )
    return x, place_of(x.shape, size, stride, pad, rounding)


def _lowest(dtype):
    """Return a value that no maximum can be, unless it is the only one."""
    return -np.inf if dtype.kind == "f" else np.iinfo(dtype).min

"""Max and average pooling, twice: to be read, and to be fast.

x (N, C, H, W) becomes y (N, C, OH, OW); every channel by itself. ``size`` is
the window and ``stride`` how far it moves (None: as far as it is wide).
Padding counts cells per side, and a padded cell is no cell: it is never the
maximum and never part of an average. There is nothing to learn.
"""

from functools import reduce
from itertools import product, repeat
from math import prod

import numpy as np

from cnn_course import shifted, strips, threads
from cnn_course.checks import batch, gradient, pair
from cnn_course.conv import BLOCK, frame, place_of, unframe

DOWN, ACROSS = 0, 1


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
    first rows of all windows are one strided slice of x, the second rows
    another, and so on: the maximum of these few slices is the largest of
    each column of a window. In the same way comes the largest of these.
    Where rows are short, :mod:`cnn_course.shifted` is faster.
    """
    x, place = _operand(x, size, stride, pad, rounding)
    y = np.empty_like(x, shape=(*x.shape[:2], *place.out))

    def pool(part):
        y[part] = _pooled(np.maximum, x[part], place, _lowest(x.dtype))

    threads.each(pool, _parts(x))
    return y


def avg_pool2d(x, size, stride=None, pad=0, rounding="exact"):
    """Take the mean of every window's real cells, all windows at once.

    Arguments, result and errors are those of :func:`avg_pool2d_loops`.
    """
    x, place = _operand(x, size, stride, pad, rounding)
    real = _real_cells(x, place)
    y = np.empty_like(x, real.dtype, shape=(*x.shape[:2], *place.out))

    def pool(part):
        np.divide(_pooled(np.add, x[part], place), real, out=y[part])

    threads.each(pool, _parts(x))
    return y


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
    dx = np.empty_like(x, dy.dtype)
    parts = _parts(x)
    if shifted.pays(x, place):
        most = max(prod(x[part].shape[:2]) for part in parts)
        corners = shifted.corners(most, x.shape[2:], place.stride, place.out)

        def back(part):
            cells = shifted.winners(x[part], place, corners)
            _give(dy[part].reshape(-1), dx[part].reshape(-1), cells, place)
    else:
        # Padding is NaN here: it equals nothing, and so it wins nothing.
        x = x if x.dtype.kind == "f" else x.astype(float)

        def back(part):
            cells = frame(x[part], place, np.nan)
            columns = [line.copy() for line in _lines(cells, place, ACROSS)]
            rows = reduce(np.fmax, columns)
            y = reduce(np.fmax, _lines(rows, place, DOWN))
            won = winners(dy[part], y, _lines(rows, place, DOWN))
            drows = _summed(won, np.empty_like(rows, dy.dtype), place, DOWN)
            _fill(dx[part], winners(drows, rows, columns), place, ACROSS)

    threads.each(back, parts)
    return dx


def avg_pool2d_backward(dy, x, size, stride=None, pad=0, rounding="exact"):
    """Share each gradient out equally among its window's real cells.

    Arguments, result and errors are those of :func:`max_pool2d_backward`;
    of x only the shape matters.
    """
    x, place = _operand(x, size, stride, pad, rounding)
    dy = gradient(dy, (*x.shape[:2], *place.out))
    dy = dy if dy.dtype.kind == "f" else dy.astype(float)
    real = _real_cells(x, place).astype(dy.dtype)
    dx = np.empty_like(x, dy.dtype)
    if _overlap(place) and shifted.pays(x, place):

        def back(part):
            shifted.share(dy[part], real, dx[part], place)
    else:
        (_, wide), (OH, _) = place.framed, place.out

        def back(part):
            shape = *x[part].shape[:2], OH, wide
            drows = np.empty_like(dx[part], shape=shape)
            _summed(repeat(dy[part] / real), drows, place, ACROSS)
            _fill(dx[part], repeat(drows), place, DOWN)

    threads.each(back, _parts(x))
    return dx


def _pooled(function, x, place, value=0):
    """Return ``function`` of the cells of each window; padding is value."""
    if shifted.pays(x, place):
        with np.errstate(over="ignore", invalid="ignore"):  # across rows
            return shifted.pooled(function, x, place)
    x = frame(x, place, value)
    for axis in (DOWN, ACROSS):
        x = reduce(function, _lines(x, place, axis))
    return x


def _give(dy, dx, cells, place):
    """Fill dx (all,) with zeros, and add each number of dy to its cell."""
    dx[:] = 0
    if _overlap(place):
        np.add.at(dx, cells, dy)
    else:  # no cell twice; and other threads may go on meanwhile
        dx[cells] = dy


def _overlap(place):
    """Say if a cell may lie in several windows."""
    sides = zip(place.window, place.stride, strict=True)
    return any(window > stride for window, stride in sides)


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


def _parts(x):
    """Return slices that cut x into parts of about BLOCK numbers.

    They cut between images, or between channels where these lie further
    apart in memory, so that each part lies in one piece. Where one of these
    is above BLOCK, it is cut as well.
    """
    axis = int(x.strides[1] > x.strides[0])
    outer, inner = x.shape[axis], x.shape[1 - axis]
    one = x.size // outer
    cuts = (
        threads.slices(outer, max(1, BLOCK // one)),
        threads.slices(inner, max(1, BLOCK * inner // one)),
    )
    return [part[::-1] if axis else part for part in product(*cuts)]


def _lines(x, place, axis):
    """Return views of x: the windows' first lines, their second, and so on.

    A line is a row if the axis is DOWN, and a column if it is ACROSS.
    """
    count, stride = place.out[axis], place.stride[axis]
    lines = [
        slice(i, i + stride * count, stride) for i in range(place.window[axis])
    ]
    return [
        x[..., line, :] if axis == DOWN else x[..., line] for line in lines
    ]


def winners(dy, y, lines, rooms=None):
    """Yield what each line gets of dy: the first that equals y gets all.

    All but the last are written into ``rooms``, arrays like dy, if given.
    """
    rooms = repeat(None) if rooms is None else rooms
    for line, room in zip(lines[:-1], rooms, strict=False):
        left = dy * (line != y)
        yield np.subtract(dy, left, out=room)
        dy = left
    yield dy  # nobody won it before


def _fill(dx, shares, place, axis):
    """Fill dx (N, C, H, W) with the sums of the shares of its lines."""
    if dx.shape[2:] == place.framed and not any(place.rows + place.columns):
        _summed(shares, dx, place, axis)
        return
    framed = np.empty_like(dx, shape=(*dx.shape[:2], *place.framed))
    _summed(shares, framed, place, axis)
    dx[...] = unframe(framed, dx.shape, place)


def _summed(shares, total, place, axis):
    """Fill ``total`` with the sums of the shares of its lines; return it.

    As many lines as the stride have no cell in common: what comes first can
    be written there, and what comes later is added.
    """
    if place.window[axis] != place.stride[axis]:
        total[...] = 0
    lines = _lines(total, place, axis)
    for i, (line, share) in enumerate(zip(lines, shares, strict=False)):
        if i < place.stride[axis]:
            strips.copy(share, line)
        else:
            line += share
    return total


def _real_cells(x, place):
    """Return how many cells of a window are no padding: () or (OH, OW)."""
    dtype = x.dtype if x.dtype.kind == "f" else np.dtype(float)
    if not any(place.rows + place.columns):
        return np.array(prod(place.window), dtype)
    ones = frame(np.ones(x.shape[-2:], dtype), place)
    columns = sum(_lines(ones, place, DOWN))
    return sum(_lines(columns, place, ACROSS))


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

"""Pooling where rows are short: all the numbers as one long line.

A row of a feature map may hold 10 numbers, a pooled one 5. Going from row to
row then takes NumPy longer than the numbers do. But in memory rows, maps and
images follow one another, as one line. There the cell to the right is one
number further on, and the cell below is one row's length further on. So the
line beside itself, moved by one, shows every cell beside its neighbour, and
one call compares them all. At the end of a row a cell meets one of the next
row, and with a stride of two, three of four windows are made for nobody:
such answers are never looked at. That is more work than the slices of
:mod:`cnn_course.pool` are, and still takes half the time.

Arrays here are (N, C, H, W), contiguous in memory, and no cell is padding.
Nothing is checked: that is done in :mod:`cnn_course.pool`.
"""

from functools import lru_cache, reduce
from itertools import accumulate

import numpy as np

ROW = 256  # numbers: longer ones are no longer short
STRIDE = 2  # with longer ones, too many windows would be made for nobody


def pays(x, place):
    """Say if the windows of this Place on x are found faster here."""
    small = max(place.stride) <= STRIDE
    padded = any(place.rows + place.columns)
    short = x.flags.c_contiguous and x.shape[3] <= ROW
    return small and short and not padded


def pooled(function, x, place):
    """Return ``function`` of the cells of each window, (N, C, OH, OW)."""
    line = x.reshape(-1)
    for step, count in _steps(x, place):
        line = reduce(function, _shifts(line, step, count))
    return _asked_for(line, x.shape, place.stride, place.out)


def share(dy, cells, dx, place):
    """Fill dx (N, C, H, W): each window shares dy out among its cells.

    A cell gets the sum of the shares of the windows that it lies in. So that
    is pooling once more, of shares that stand where their windows begin.
    """
    steps = _steps(dx, place)
    reach = sum(_reach(*each) for each in steps)
    line = np.zeros(dx.size + reach, dx.dtype)
    asked_for = _asked_for(line[reach:], dx.shape, place.stride, place.out)
    np.divide(dy, cells, out=asked_for)
    for (step, count), out in zip(steps, (None, dx.reshape(-1)), strict=True):
        line = _sum(_shifts(line, step, count), out)


@lru_cache(maxsize=4)
def corners(count, shape, stride, out):
    """Return where windows begin on a line of maps, (count, OH·OW).

    Args:
        count: of maps.
        shape: of each, (H, W).
        stride: of the windows, (SH, SW).
        out: how many windows, (OH, OW).
    """
    (H, W), (SH, SW), (OH, OW) = shape, stride, out
    within = np.add.outer(np.arange(OH) * SH * W, np.arange(OW) * SW)
    found = np.add.outer(np.arange(count) * H * W, within.reshape(-1))
    found.flags.writeable = False  # others will get it, too
    return found


def winners(x, place, corners):
    """Return which cell is the largest of each window, (N·C·OH·OW,).

    Cells are counted along the line; of equal ones it is the first. Where
    windows share columns, even columns go to one line first, and odd ones to
    another. Then only rows begin windows for nobody, and that is worth it.
    """
    W = x.shape[3]
    (SH, SW), (FH, FW) = place.stride, place.window
    step = SW if FW > SW else 1
    apart = _columns_apart(x, step)
    beside = [_shifts(each.reshape(-1), 1, -(-FW // step)) for each in apart]
    columns = [beside[j % step][j // step] for j in range(FW)]
    bests = [*accumulate(columns, np.maximum)]
    # How far the largest is from its window's corner, on the line of x: what
    # comes later is further on, so it is the maximum.
    number = np.min_scalar_type((FH - 1) * W + FW - 1).type
    right = [*_above(columns, bests, map(number, range(1, FW)))]
    further = reduce(np.maximum, right or [np.zeros(bests[0].shape, number)])
    row = apart.shape[-1]
    rows, (further, *below) = (
        _shifts(line, row, FH) for line in (bests[-1], further)
    )
    below = (each + number(i * W) for i, each in enumerate(below, 1))
    below = _above(rows, accumulate(rows, np.maximum), below)
    further = reduce(np.maximum, below, further)
    further = _asked_for(further, apart[0].shape, (SH, SW // step), place.out)
    further = further.reshape(-1, corners.shape[1])
    return (corners[: len(further)] + further).reshape(-1)


def _columns_apart(x, step):
    """Return every ``step``-th column of x, from each of the first ``step``.

    That is (step, N, C, H, W / step); where some end sooner, a 0 follows.
    """
    if step == 1:
        return x[None]
    *outer, W = x.shape
    apart = np.empty((step, *outer, -(-W // step)), x.dtype)
    for i, columns in enumerate(apart):
        count = len(range(i, W, step))
        columns[..., :count] = x[..., i::step]
        columns[..., count:] = 0
    return apart


def _steps(x, place):
    """Return how far apart a window's columns are, how many; and rows."""
    FH, FW = place.window
    return (1, FW), (x.shape[3], FH)


def _reach(step, count):
    """Return how many numbers the last of so many is ahead of the first."""
    return step * (count - 1)


def _shifts(line, step, count):
    """Return views of the line; each begins a step further on."""
    length = len(line) - _reach(step, count)
    return [line[i * step : i * step + length] for i in range(count)]


def _above(lines, bests, numbers):
    """Yield each further line's number where it is above all before it.

    Args:
        lines: of cells.
        bests: the largest so far, before each further line.
        numbers: of each further line, one for all of its cells or an array.

    Yields:
        An array for each further line; elsewhere it is 0.
    """
    for line, best, number in zip(lines[1:], bests, numbers, strict=False):
        yield (line > best).view(np.uint8) * number


def _sum(lines, out):
    """Return the sum of some lines, in ``out`` if that is not None."""
    if len(lines) == 1:
        return np.positive(lines[0], out=out)
    total = np.add(*lines[:2], out=out)
    for line in lines[2:]:
        total += line
    return total


def _asked_for(line, shape, stride, out):
    """Return what stands where windows begin, (N, C, OH, OW), a view.

    Args:
        line: of all the numbers of an array (N, C, H, W).
        shape: (N, C, H, W).
        stride: of the windows in it, (SH, SW).
        out: (OH, OW).
    """
    N, C, H, W = shape
    SH, SW = stride
    strides = [line.itemsize * s for s in (C * H * W, H * W, SH * W, SW)]
    return np.ndarray((N, C, *out), line.dtype, line, 0, strides)

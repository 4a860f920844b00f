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
from math import prod

import numpy as np

ROW = 256  # numbers: longer ones are no longer short
MAP = 2**19  # numbers: where windows begin on it is kept, and takes 4 MB
STRIDE = 2  # with longer ones, too many windows would be made for nobody,
CELLS = 16  # and so they would with more cells to a window that is asked for


def pays(x, place):
    """Say if the windows of this Place on x are found faster here."""
    cells = prod(x.shape[2:])
    short = x.flags.c_contiguous and x.shape[3] <= ROW and cells <= MAP
    close = max(place.stride) <= STRIDE and cells <= CELLS * prod(place.out)
    padded = any(place.rows + place.columns)
    return short and close and not padded


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


@lru_cache(maxsize=8)
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
    found.flags.writeable = False  # the next one to ask gets it, too
    return found


def winners(x, place, corners):
    """Return which cell is the largest of each window, (N·C·OH·OW,).

    Cells are counted along the line; of equal ones it is the first. Where
    windows share columns, even columns go to one line first, and odd ones to
    another. Then only rows begin windows for nobody, and that is worth it.

    What is noted of the largest so far is how far ahead it is, on the line
    of x, of its window's corner. Later cells are further ahead: so where one
    is larger than all before it, the maximum of these numbers is its own.
    """
    W = x.shape[3]
    (SH, SW), (FH, FW) = place.stride, place.window
    step = SW if FW > SW else 1
    apart = _columns_apart(x, step)
    number = np.min_scalar_type((FH - 1) * W + FW - 1).type
    best, ahead = _across(apart, FW, number)
    rows = [number(i * W) for i in range(FH)]
    ahead = _down(best, ahead, apart.shape[-1], rows)
    ahead = _asked_for(ahead, apart[0].shape, (SH, SW // step), place.out)
    cells = ahead.astype(corners.dtype).reshape(-1, corners.shape[1])
    cells += corners[: len(cells)]
    return cells.reshape(-1)


def _across(apart, count, number):
    """Return the largest of so many cells side by side, and how far ahead.

    Both are lines. ``number`` is the type of the numbers on the second one.
    """
    step = len(apart)
    lines = [_shifts(each.reshape(-1), 1, -(-count // step)) for each in apart]
    columns = [lines[j % step][j // step] for j in range(count)]
    bests = [*accumulate(columns, np.maximum)]
    ahead = [*_above(columns, bests)] or [np.zeros(bests[0].shape, np.uint8)]
    ahead[1:] = (each * number(j) for j, each in enumerate(ahead[1:], 2))
    return bests[-1], reduce(np.maximum, ahead)


def _down(best, ahead, step, rows):
    """Return how far ahead the largest is of the cells one below the other.

    Args:
        best: the largest of each window's row, as a line.
        ahead: how far ahead it is of its row's first cell.
        step: from a row to the next on these two lines.
        rows: how far ahead each row is of the first, on the line of x.
    """
    bests = _shifts(best, step, len(rows))
    ahead, *below = _shifts(ahead, step, len(rows))
    below = map(np.add, below, rows[1:])
    above = _above(bests, accumulate(bests, np.maximum))
    return reduce(np.maximum, map(np.multiply, above, below), ahead)


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


def _above(lines, bests):
    """Yield where each further line is above all before it: 1, elsewhere 0.

    Args:
        lines: of cells.
        bests: the largest cells so far, before each further line.
    """
    for line, best in zip(lines[1:], bests, strict=False):
        yield (line > best).view(np.uint8)


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

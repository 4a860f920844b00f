"""Which cells a window covers, and which output cells are shown."""

import numpy as np

from cnn_course.board import Region
from cnn_course.checks import pair
from cnn_course.conv import pad2d


class Grid:
    """The places of a window: how many, how large, how far apart."""

    def __init__(self, shape, filter_size, stride):
        """Take the output's shape, the window's size, and an int or pair."""
        self.shape = shape
        self.size = filter_size
        self.stride = pair(stride, "stride", 1)

    def corner(self, row, column):
        """Return the first cell of the window of an output cell."""
        return row * self.stride[0], column * self.stride[1]

    def region(self, table, place, bounds):
        """Return the cells of a window, as far as they lie in the bounds."""
        top, left = self.corner(*place)
        high = min(self.size[0], bounds[0] - top)
        wide = min(self.size[1], bounds[1] - left)
        return Region(table, top, left, high, wide)

    def covers(self, bounds):
        """Return which of (H, W) cells some window covers."""
        sides = []
        for axis in (0, 1):
            read = np.zeros(bounds[axis], bool)
            for place in range(self.shape[axis]):
                start = place * self.stride[axis]
                read[start : start + self.size[axis]] = True
            sides.append(read)
        return np.outer(*sides)


def framed(x, pad, grid):
    """Return x with its padding, (C, H', W'), and the kind of each cell.

    A window that reaches over the end ("ceil") gets cells to stand on.
    """
    padded = pad2d(x, pad)
    real = pad2d(np.ones(x.shape[1:], np.int64), pad)
    last = np.add(grid.corner(*np.subtract(grid.shape, 1)), grid.size)
    more = [(0, max(0, n)) for n in last - real.shape]
    padded, real = np.pad(padded, [(0, 0), *more]), np.pad(real, more)
    kinds = np.where(grid.covers(real.shape), "", "unread")
    return padded, np.where(real == 1, kinds, "pad")


def shown_cells(shape, at, until):
    """Return `at` as a pair of ints, and the output cells that are shown.

    Raises:
        ValueError: there is no such cell.
    """
    rows, columns = shape
    places = [(r, c) for r in range(rows) for c in range(columns)]
    if at is None:
        if until:
            raise ValueError("until=True needs the output cell, at=(0, 0)")
        return None, places
    at = tuple(at) if np.iterable(at) else (at,)
    if at not in places:
        raise ValueError(
            f"the output is {rows}×{columns}: at is (row, column) from "
            f"(0, 0) to ({rows - 1}, {columns - 1}), not {at}"
        )
    at = tuple(map(int, at))
    return at, places[: places.index(at) + 1] if until else places

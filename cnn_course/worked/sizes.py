"""Sizes worked out: a grid without numbers, and each window's place."""

from typing import NamedTuple

import numpy as np

from cnn_course.board import Board, Link, Region, Table
from cnn_course.checks import pair
from cnn_course.conv import pad2d
from cnn_course.shapes import (
    ROUNDINGS,
    output_shape,
    same_padding,
    same_size,
    size_sum,
)
from cnn_course.texts import say
from cnn_course.worked.parts import by_text, unread_note
from cnn_course.worked.windows import Grid

BESIDE = 70  # columns that fit beside each other on a page
NUMBERED = 20  # rows or columns of an output whose cells can show numbers


class Reading(NamedTuple):
    """What one way of rounding gives.

    `shape` is the output's (OH, OW), or None if there is no output;
    `unread` counts the input cells that no window reads; `padding` holds
    the cells added (before, after) down and across.
    """

    shape: tuple | None
    unread: int
    padding: tuple


def sizes(shape, filter_size, stride=1, pad=0, reason=""):
    """Return an input, the places of a window on it, and the output.

    Args:
        shape: the input's (H, W).
        filter_size: an int or a pair, like the next two.
        stride: cells the window moves at a time.
        pad: cells of zeros on each side.
        reason: what the board says where the filter does not fit at all.
            A size that is merely no whole number is rounded down, and the
            board says so.

    Returns:
        A Board with the tables "input" and, if the filter fits at all,
        "output", whose cells are counted from 1, the steps of the window,
        as far as there is room for numbers.

    Raises:
        TypeError: something is no int and no pair of them.
    """
    shape = pair(shape, "shape", 1)
    size = pair(filter_size, "filter_size", 1)
    exact, floor = (
        reading(shape, size, stride, pad, rounding).shape
        for rounding in ("exact", "floor")
    )
    grid = Grid(floor or (0, 0), size, stride)
    table, note = _input(shape, pad, grid)
    told = {
        "input": by_text(shape, always=True),
        "filter": by_text(size, always=True),
        "stride": by_text(stride),
        "pad": by_text(pad),
    }
    if floor is None:
        answer = say("worked.no_convolution", **told)
        return Board(
            ((table,),), answer=answer, sentence=f"{answer}\n{reason}"
        )
    told["output"] = by_text(floor, always=True)
    answer = say("worked.convolution" if exact else "worked.floor", **told)
    rest = "" if exact else say("worked.rest")
    lines = [answer, _sums(shape, size, stride, pad), rest, note]
    return Board(
        *_columns(table, _output(floor, exact is None)),
        links=_links(grid),
        answer=answer,
        sentence="\n".join(filter(None, lines)),
    )


def reading(shape, filter_size, stride=1, pad=0, rounding="exact"):
    """Return what one way of rounding gives, as a Reading.

    Args:
        shape: the input's (H, W).
        filter_size: an int or a pair, like the next two.
        stride: cells the window moves at a time.
        pad: cells of zeros on each side; "same" takes its own instead.
        rounding: one of `ROUNDINGS`, or "same" for TensorFlow's SAME.
    """
    shape = pair(shape, "shape", 1)
    size = pair(filter_size, "filter_size", 1)
    step = pair(stride, "stride", 1)
    if rounding == "same":
        padding = tuple(map(same_padding, shape, size, step))
        output = tuple(map(same_size, shape, step))
    else:
        padding = tuple((p, p) for p in pair(pad, "pad", 0))
        try:
            output = output_shape(shape, size, step, pad, rounding)
        except ValueError:
            return Reading(None, 0, padding)
    grid = Grid(output, size, step)
    bounds = [sum(ends) + n for ends, n in zip(padding, shape, strict=True)]
    top, left = padding[0][0], padding[1][0]
    read = grid.covers(bounds)[top : top + shape[0], left : left + shape[1]]
    return Reading(output, int(np.count_nonzero(~read)), padding)


def readings(shape, filter_size, stride=1, pad=0):
    """Return the Reading of each way of rounding, and of "same", by name.

    The arguments are those of :func:`reading`.
    """
    return {
        rounding: reading(shape, filter_size, stride, pad, rounding)
        for rounding in (*ROUNDINGS, "same")
    }


def _input(shape, pad, grid):
    """Return the input's table, and how many cells are never read."""
    real = pad2d(np.ones(shape, np.int64), pad) == 1
    kinds = np.full(real.shape, "", dtype=object)
    if grid.shape[0]:
        kinds[~grid.covers(real.shape)] = "unread"
    kinds[~real] = "pad"
    cells = np.where(real, None, "0")
    told = {"size": by_text(shape, always=True), "pad": by_text(pad)}
    key = "worked.input.padded" if any(pair(pad, "pad", 0)) else "worked.input"
    return Table("input", say(key, **told), cells, kinds), unread_note(kinds)


def _output(shape, rounded):
    """Return the output's table: the places of the window, counted."""
    rows, columns = shape
    cells = np.arange(1, rows * columns + 1).astype(str).reshape(shape)
    if max(shape) > NUMBERED:  # the cells are too small
        cells = np.full(shape, None)
    key = "worked.output.floor" if rounded else "worked.output"
    title = say(key, size=by_text(shape, always=True))
    return Table("output", title, cells, role="output")


def _columns(left, right):
    """Return two tables beside each other, or below if they are too wide."""
    if left.shape[1] + right.shape[1] <= BESIDE:
        return ((left,), (right,)), ("→",)
    return ((left, right),), ()


def _links(grid):
    """Return which input cells each place of the window covers."""
    high, wide = grid.size
    return tuple(
        Link(
            Region("output", row, column),
            terms=(Region("input", *grid.corner(row, column), high, wide),),
        )
        for row in range(grid.shape[0])
        for column in range(grid.shape[1])
    )


def _sums(shape, filter_size, stride, pad):
    """Return the formula with its numbers: once if both sides are alike."""
    down, across = (
        size_sum(*numbers)
        for numbers in zip(
            shape,
            filter_size,
            pair(stride, "stride", 1),
            pair(pad, "pad", 0),
            strict=True,
        )
    )
    sums = {"worked.both": down}
    if down != across:
        sums = {"worked.height": down, "worked.width": across}
    return "\n".join(say(key, sum=text) for key, text in sums.items())

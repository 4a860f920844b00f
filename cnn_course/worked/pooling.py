"""A pooling worked out: input → output."""

import numpy as np

from cnn_course.board import Link, Region, Table, number
from cnn_course.checks import array, pair
from cnn_course.pool import avg_pool2d, max_pool2d
from cnn_course.texts import say
from cnn_course.worked.parts import (
    by_text,
    output_table,
    size_text,
    sized_title,
    strange_notes,
    unread_note,
    worked_board,
)
from cnn_course.worked.sums import MOST_LINES, exactly, in_sum
from cnn_course.worked.windows import Grid, shown_cells


def pooling(x, size, stride=None, kind="max", at=None, rounding="exact"):
    """Return a pooling as a board: input → output.

    Args:
        x: the input, (H, W).
        size: the window, an int or (high, wide).
        stride: cells between two windows; None: as `size`.
        kind: "max" or "average".
        at: the output cell (row, column), counted from 0, whose window and
            result are shown; None shows none.
        rounding: see :func:`cnn_course.shapes.output_size`.

    Returns:
        A Board with the tables "input" and "output".

    Raises:
        TypeError, ValueError: as `max_pool2d`; or x is no table, `kind`
            unknown, `at` no output cell.
    """
    x = array(x, "x")
    if x.ndim != 2:
        raise ValueError(
            f"x has shape {x.shape}; every channel is pooled by itself, "
            "so give one of them, (H, W)"
        )
    if kind not in ("max", "average"):
        raise ValueError(f'kind is "max" or "average", not {kind!r}')
    pool = max_pool2d if kind == "max" else avg_pool2d
    stride = size if stride is None else stride
    with np.errstate(all="ignore"):
        y = pool(x[None, None], size, stride, rounding=rounding)[0, 0]
    at, shown = shown_cells(y.shape, at, False)
    grid = Grid(y.shape, pair(size, "size", 1), stride)
    kinds = np.where(grid.covers(x.shape), "", "unread")
    links = [_pooling_link(place, x, y, grid, kind) for place in shown]
    answer = say(
        f"worked.pooling.{kind}",
        input=size_text(x),
        size=by_text(pair(size, "size", 1), always=True),
        stride=by_text(stride),
        output=size_text(y),
    )
    columns = [[Table("input", sized_title("input", x[None]), x, kinds)]]
    columns.append([output_table(y, shown)])
    notes = [unread_note(kinds), *strange_notes(x, y)]
    return worked_board(columns, ("→",), links, at, answer, notes)


def _pooling_link(place, x, y, grid, kind):
    """Return where one pooled cell comes from."""
    region = grid.region("input", place, x.shape)
    _, row, column, high, wide = region
    cells = x[row : row + high, column : column + wide].ravel()
    write = in_sum if kind == "average" else lambda v: number(v.item())
    texts = [write(value) for value in cells]
    if len(texts) > MOST_LINES:
        texts[3:-1] = ["…"]
    if kind == "average":
        written = f"({' + '.join(texts)})/{cells.size}"
    else:
        written = f"max({', '.join(texts)})"
    return Link(
        Region("output", *place),
        terms=(region,),
        lines=((written,),),
        result=number(y[place].item()),
        exact=exactly([*cells, y[place]]),
    )

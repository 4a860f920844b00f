"""A pooling worked out: input → output, and what a shift changes."""

from dataclasses import replace

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


def shifted_pooling(x, down, across, size, stride=None, kind="max"):
    """Return a pooling of a moved input, above what it was before.

    Args:
        x: the input, (H, W), before it is moved.
        down: cells that it moves down; zeros move in behind it.
        across: cells that it moves to the right.
        size: as for :func:`pooling`, like the next two.
        stride: cells between two windows; None: as `size`.
        kind: "max" or "average".

    Returns:
        A Board with the tables "input", "output" and "before". Cells that
        moved in are of the kind "pad"; output cells that are no longer what
        they were, "changed".

    Raises:
        TypeError, ValueError: as :func:`pooling`.
    """
    before = pooling(x, size, stride, kind).tables["output"]
    board = pooling(moved(x, down, across)[0], size, stride, kind)
    output = board.tables["output"]
    old, new = (np.array(t.cells, float) for t in (before, output))
    changed = ~np.isclose(new, old, rtol=1e-9, atol=0, equal_nan=True)
    told = {"count": np.count_nonzero(changed), "total": changed.size}
    changes = [say("worked.changed", **told)] if down or across else []
    first, *notes = board.sentence.splitlines()
    answer = "; ".join([first, *changes])
    sentence = "\n".join([first, *changes, *notes])
    before = replace(before, name="before", title=say("worked.before"))
    output = replace(output, kinds=np.where(changed, "changed", ""))
    columns = ((_moved_input(board, x, down, across),), (output, before))
    return replace(board, columns=columns, answer=answer, sentence=sentence)


def no_pooling(x, down, across, size, stride, kind, reason):
    """Return what there is of a pooling that has no output.

    Args:
        x: as for :func:`shifted_pooling`, like the next five.
        down: cells that it moves down.
        across: cells that it moves to the right.
        size: the window.
        stride: cells between two windows.
        kind: "max" or "average".
        reason: the sentence that says why there is no output.
    """
    answer = say(
        f"worked.no_pooling.{kind}",
        input=size_text(x),
        size=by_text(pair(size, "size", 1), always=True),
        stride=by_text(stride),
    )
    cells, own = moved(x, down, across)
    title = _moved_title(x, down, across)
    table = Table("input", title, cells, np.where(own, "", "pad"))
    return worked_board([[table]], (), (), None, answer, [reason])


def moved(x, down, across):
    """Return x moved by some cells, with zeros behind it, and its own cells.

    Args:
        x: a table, (H, W).
        down: cells that it moves down; negative: up.
        across: cells that it moves to the right; negative: to the left.

    Returns:
        The moved table, and of its cells those that are no zeros moved in,
        both (H, W).
    """
    rows, columns = (
        np.arange(cells) - by
        for cells, by in zip(x.shape, (down, across), strict=True)
    )
    high, wide = x.shape
    own = np.outer(
        (rows >= 0) & (rows < high), (columns >= 0) & (columns < wide)
    )
    return np.where(own, np.roll(x, (down, across), (0, 1)), 0), own


def _moved_input(board, x, down, across):
    """Return the board's input with the zeros that moved in marked."""
    table = board.tables["input"]
    own = moved(x, down, across)[1]
    kinds = np.where(own, np.array(table.kinds), "pad")
    return replace(table, kinds=kinds, title=_moved_title(x, down, across))


def _moved_title(x, down, across):
    """Return "Input 6×6", and that it is shifted if it is."""
    title = sized_title("input", x[None])
    return say("worked.shifted", title=title) if down or across else title


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

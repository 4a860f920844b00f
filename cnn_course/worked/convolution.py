"""A convolution worked out: input ⊛ filter + bias = output."""

from itertools import chain

import numpy as np

from cnn_course.board import Link, Region, number
from cnn_course.checks import array
from cnn_course.conv import conv2d, pad2d
from cnn_course.texts import say
from cnn_course.worked.parts import (
    as_channels,
    bias_table,
    by_text,
    channel_name,
    input_title,
    output_table,
    size_text,
    sized_title,
    stack_tables,
    step_note,
    strange_notes,
    unread_note,
    worked_board,
)
from cnn_course.worked.sums import (
    MOST_LINES,
    Written,
    exactly,
    in_sum,
    shortened,
)
from cnn_course.worked.windows import Grid, framed, shown_cells


def convolution(
    x, w, b=None, stride=1, pad=0, rounding="exact", at=None, until=False
):
    """Return a convolution as a board: input ⊛ filter + bias = output.

    Args:
        x: the input, (H, W) or (C, H, W).
        w: one filter, (FH, FW) or (C, FH, FW).
        b: its bias, a number, or None.
        stride: cells the window moves at a time, an int or a pair.
        pad: cells of zeros on each side, an int or a pair.
        rounding: see :func:`cnn_course.shapes.output_size`.
        at: the output cell (row, column), counted from 0, whose window and
            sum are shown; None shows none.
        until: True leaves the output cells after `at` blank.

    Returns:
        A Board with the tables "input", "filter", "bias" and "output"; of
        several channels "input.0", "filter.0", "input.1" and so on. Input
        cells that no window covers are of the kind "unread".

    Raises:
        TypeError, ValueError: as `conv2d`; or `at` is no output cell.
    """
    x, w = as_channels(x, "x"), as_channels(w, "w")
    bias = None if b is None else array(b, "b").reshape(-1)
    with np.errstate(all="ignore"):  # ∞ and NaN are shown, not warned of
        y = conv2d(x[None], w[None], bias, stride, pad, rounding)[0, 0]
    at, shown = shown_cells(y.shape, at, until)
    grid = Grid(y.shape, w.shape[1:], stride)
    padded, kinds = framed(x, pad, grid)

    inputs = stack_tables("input", input_title(x, pad), padded, kinds)
    filters = stack_tables(
        "filter", sized_title("filter", w), w, role="filter"
    )
    output = output_table(y, shown)
    biases = [bias_table(bias)] if bias is not None else []
    written = Written(padded), Written(w)
    links = [_convolution_link(at, *written, bias, y, grid) for at in shown]
    answer = say(
        "worked.convolution",
        input=size_text(x),
        filter=size_text(w),
        stride=by_text(stride),
        pad=by_text(pad),
        output=size_text(y),
    )
    columns = [inputs, filters, *([biases] if biases else []), [output]]
    symbols = ("⊛", "+", "=") if biases else ("⊛", "=")
    notes = [
        step_note(y, at, until),
        unread_note(kinds),
        *strange_notes(x, w, y),
    ]
    return worked_board(columns, symbols, links, at, answer, notes)


def no_convolution(x, w, b, stride, pad, reason):
    """Return what there is of a convolution that has no output.

    Args:
        x: as for :func:`convolution`, like the next four.
        w: the filter.
        b: its bias, or None.
        stride: cells the window moves at a time.
        pad: cells of zeros on each side.
        reason: the sentence that says why there is no output.
    """
    x, w = as_channels(x, "x"), as_channels(w, "w")
    padded = pad2d(x, pad)
    real = pad2d(np.ones(x.shape[1:]), pad)
    columns = [
        stack_tables(
            "input", input_title(x, pad), padded, np.where(real, "", "pad")
        ),
        stack_tables("filter", sized_title("filter", w), w, role="filter"),
    ]
    if b is not None:
        columns.append([bias_table(array(b, "b").reshape(-1))])
    answer = say(
        "worked.no_convolution",
        input=size_text(x),
        filter=size_text(w),
        stride=by_text(stride),
        pad=by_text(pad),
    )
    symbols = ("⊛", "+")[: len(columns) - 1]
    return worked_board(columns, symbols, (), None, answer, [reason])


def _convolution_link(place, padded, w, bias, y, grid):
    """Return where one output cell comes from; padded and w are Written."""
    window = grid.region("input", place, padded.shape[1:])
    _, top, left, high, wide = window
    products, lines = [], []
    for channel in range(len(w.texts)):
        source = channel_name("input", channel, len(w.texts))
        weights = Region(channel_name("filter", channel, len(w.texts)), 0, 0)
        products.append(
            (
                window._replace(table=source),
                weights._replace(height=high, width=wide),
            )
        )
        rows = [
            tuple(map("{}·{}".format, line[left : left + wide], factors))
            for line, factors in zip(
                padded.texts[channel][top : top + high],
                w.texts[channel],
                strict=True,
            )
        ]
        small = len(w.texts) > 1 and high * wide <= MOST_LINES
        lines += [tuple(chain(*rows))] if small else rows  # a line a channel
    lines = shortened(lines)
    if bias is not None:
        lines.append((in_sum(bias[0]),))
    cells = padded.exact[:, top : top + high, left : left + wide]
    return Link(
        Region("output", *place),
        tuple(products),
        (Region("bias", 0, 0),) if bias is not None else (),
        tuple(lines),
        number(y[place].item()),
        bool(cells.all() and w.exact.all())
        and exactly([y[place], *(bias if bias is not None else ())]),
    )

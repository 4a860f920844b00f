"""A convolution as one matrix product: patches as rows, filters as columns."""

from math import prod

import numpy as np

from cnn_course import conv
from cnn_course.board import Board, Link, Region, Table, number
from cnn_course.checks import array
from cnn_course.shapes import conv_mult_adds, output_shape
from cnn_course.texts import say
from cnn_course.worked.parts import (
    as_channels,
    by_text,
    channel_name,
    input_title,
    size_text,
    sized_title,
    stack_tables,
    strange_notes,
    unread_note,
)
from cnn_course.worked.sums import (
    MOST_LINES,
    Written,
    exactly,
    in_sum,
    shortened,
)
from cnn_course.worked.windows import Grid, framed


def im2col(x, w, b=None, stride=1, pad=0):
    """Return a convolution as one matrix product: a board.

    Args:
        x: the input, (H, W) or (C, H, W).
        w: one filter, (FH, FW) or (C, FH, FW), or several, (FN, C, FH, FW).
        b: the biases, a number or (FN,), or None.
        stride: cells the window moves at a time, an int or a pair.
        pad: cells of zeros on each side, an int or a pair.

    Returns:
        A Board with the tables "input", "rows", "filter", "weights", "bias",
        "product" and "output"; of several channels "input.0", "filter.0" and
        so on, of several filters "filter.0", "output.0", and of both
        "filter.0.0", filter first.

    Raises:
        TypeError, ValueError: as :func:`cnn_course.conv.im2col`.
    """
    parts = _Parts(x, w, b, stride, pad)
    columns = (
        parts.inputs(),
        (parts.row_table(),),
        parts.filters(columns_too=True),
        (parts.product_table(),),
        parts.outputs(),
    )
    links = (
        *parts.row_links(),
        *parts.weight_links(),
        *parts.product_links(),
        *parts.output_links(),
    )
    notes = [
        say("worked.im2col.how"),
        _meter(parts.x.shape, parts.w.shape, stride, pad),
        unread_note(parts.kinds),
        *strange_notes(parts.x, parts.w, parts.product),
    ]
    answer = _answer(parts.x.shape, parts.w.shape, stride, pad)
    sentence = "\n".join([answer, *filter(None, notes)])
    symbols = ("→", "×", "=", "→")
    return Board(columns, symbols, links, None, answer, sentence)


def no_im2col(x, w, b, stride, pad, reason):
    """Return the input and the filters alone, with the sizes as far as known.

    Args:
        x: as for :func:`im2col`, like the next four.
        w: the filters.
        b: their biases, or None.
        stride: cells the window moves at a time.
        pad: cells of zeros on each side.
        reason: the sentence that says why there is no more.
    """
    parts = _Parts(x, w, b, stride, pad, whole=False)
    columns = parts.inputs(), parts.filters(columns_too=False)
    sizes = parts.x.shape, parts.w.shape, stride, pad
    try:
        answer, meter = _answer(*sizes), _meter(*sizes)
    except ValueError:
        meter = ""
        answer = say(
            "worked.no_convolution",
            input=size_text(parts.x),
            filter=size_text(parts.w[0]),
            stride=by_text(stride),
            pad=by_text(pad),
        )
    sentence = "\n".join(filter(None, [answer, meter, reason]))
    return Board(columns, ("⊛",), (), None, answer, sentence)


def filter_name(filter_index, channel, shape):
    """Return the name of the table of one channel of one filter.

    Args:
        filter_index: which filter, from 0.
        channel: which of its channels, from 0.
        shape: the filters' (FN, C, FH, FW).
    """
    name = channel_name("filter", filter_index, shape[0])
    return channel_name(name, channel, shape[1])


class _Parts:
    """The tables and links of the product; shapes as in conv.py."""

    def __init__(self, x, w, b, stride, pad, whole=True):
        """Take the operands; `whole=False` computes nothing."""
        self.x, self.w = as_channels(x, "x"), _as_filters(w)
        self.pad = pad
        FN = len(self.w)
        self.b = None
        if b is not None:
            self.b = np.broadcast_to(array(b, "b").reshape(-1), FN)
        if whole:
            self._multiply(stride)
        else:
            self.padded = conv.pad2d(self.x, pad)
            real = conv.pad2d(np.ones(self.x.shape[1:]), pad)
            self.kinds = np.where(real, "", "pad")

    def _multiply(self, stride):
        """Lay the input out, and multiply."""
        size = self.w.shape[2:]
        shape = output_shape(self.x.shape[1:], size, stride, self.pad)
        self.grid = Grid(shape, size, stride)
        self.padded, self.kinds = framed(self.x, self.pad, self.grid)
        self.rows = conv.im2col(self.x[None], size, stride, self.pad)
        self.weights = self.w.reshape(len(self.w), -1).T
        with np.errstate(all="ignore"):  # ∞ and NaN are shown
            self.product = self.rows @ self.weights
            if self.b is not None:
                self.product = self.product + self.b
        self.places = [tuple(map(int, at)) for at in np.ndindex(shape)]

    # The tables

    def inputs(self):
        """Return the channels of the input, padding and all."""
        title = input_title(self.x, self.pad)
        return stack_tables("input", title, self.padded, self.kinds)

    def row_table(self):
        """Return the matrix with a row a window."""
        kinds = np.broadcast_to(self.kinds, self.padded.shape)
        pads = (kinds == "pad").astype(int)[None]
        size, stride = self.grid.size, self.grid.stride
        pads = conv.im2col(pads, size, stride)
        title = _sized("rows", self.rows)
        return Table("rows", title, self.rows, np.where(pads, "pad", ""))

    def filters(self, columns_too):
        """Return the filters, themselves as columns, and the biases."""
        tables = []
        for index, weights in enumerate(self.w):
            name = channel_name("filter", index, len(self.w))
            title = sized_title("filter", weights)
            if len(self.w) > 1:
                title = say("worked.im2col.filter", number=index)
            tables += stack_tables(name, title, weights, role="filter")
        if columns_too:
            key = "column" if len(self.w) == 1 else "columns"
            title = say(f"worked.im2col.{key}")
            table = Table("weights", title, self.weights, role="filter")
            tables.append(table)
        if self.b is not None:
            title = say("worked.bias")
            tables.append(Table("bias", title, self.b[None], role="filter"))
        return tuple(tables)

    def product_table(self):
        """Return the product: a row a window, a column a filter."""
        title = _sized("product", self.product)
        return Table("product", title, self.product, role="output")

    def outputs(self):
        """Return the product's columns in the shape of images."""
        FN, (OH, OW) = len(self.w), self.grid.shape
        images = self.product.T.reshape(FN, OH, OW)
        title = say("worked.output", size=f"{OH}×{OW}")
        if FN == 1:
            return (Table("output", title, images[0], role="output"),)
        return tuple(
            Table(
                channel_name("output", index, FN),
                say("worked.im2col.output", number=index),
                image,
                role="output",
            )
            for index, image in enumerate(images)
        )

    # The links

    def row_links(self):
        """Return which patch each row of the matrix is a copy of."""
        channels, bounds = len(self.x), self.padded.shape[1:]
        for row, place in enumerate(self.places):
            patches = tuple(
                self.grid.region(
                    channel_name("input", channel, channels), place, bounds
                )
                for channel in range(channels)
            )
            yield Link(self._row(row), terms=patches, copies=True)

    def weight_links(self):
        """Return which filter each column is a copy of."""
        FN, C, FH, FW = shape = self.w.shape
        for index in range(FN):
            tables = tuple(
                Region(filter_name(index, channel, shape), 0, 0, FH, FW)
                for channel in range(C)
            )
            yield Link(self._column(index), terms=tables, copies=True)

    def product_links(self):
        """Return each cell of the product, its sum written out."""
        self.written = Written(self.rows[None]), Written(self.weights[None])
        for row, index in np.ndindex(self.product.shape):
            bias = (Region("bias", 0, index),) if self.b is not None else ()
            yield Link(
                Region("product", row, index),
                ((self._row(row), self._column(index)),),
                bias,
                **self._sum(row, index),
            )

    def output_links(self):
        """Return which cell of the product each output cell is."""
        FN = len(self.w)
        for index in range(FN):
            name = channel_name("output", index, FN)
            for row, place in enumerate(self.places):
                yield Link(
                    Region(name, *place),
                    terms=(Region("product", row, index),),
                    copies=True,
                    **self._sum(row, index),
                )

    def _sum(self, row, index):
        """Return a dot product in words: lines, result, exact."""
        rows, weights = self.written
        factors = [line[index] for line in weights.texts[0]]
        terms = list(map("{}·{}".format, rows.texts[0][row], factors))
        _, C, FH, FW = self.w.shape
        wide = FH * FW if C > 1 and FH * FW <= MOST_LINES else FW
        lines = [
            tuple(terms[start : start + wide])
            for start in range(0, len(terms), wide)
        ]
        lines = shortened(lines)
        value = self.product[row, index]
        shown = [value]
        if self.b is not None:
            lines.append((in_sum(self.b[index]),))
            shown.append(self.b[index])
        exact = rows.exact[0, row].all() and weights.exact[0, :, index].all()
        return {
            "lines": tuple(lines),
            "result": number(value.item()),
            "exact": bool(exact) and exactly(shown),
        }

    def _row(self, row):
        """Return a row of the matrix."""
        return Region("rows", row, 0, 1, self.rows.shape[1])

    def _column(self, index):
        """Return a filter as a column."""
        return Region("weights", 0, index, len(self.weights), 1)


def _answer(shape, filter_shape, stride, pad):
    """Return the sizes of the product in one line.

    Args:
        shape: the input's (C, H, W).
        filter_shape: the filters' (FN, C, FH, FW).
        stride: cells the window moves at a time.
        pad: cells of zeros on each side.
    """
    FN, *_ = filter_shape
    OH, OW = output_shape(shape[1:], filter_shape[2:], stride, pad)
    return say(
        "worked.im2col",
        input=size_text(np.empty(shape)),
        filter=size_text(np.empty(filter_shape[1:])),
        stride=by_text(stride),
        pad=by_text(pad),
        rows=OH * OW,
        columns=prod(filter_shape[1:]),
        filters=FN,
        output=size_text(np.empty((FN, OH, OW))),
    )


def _meter(shape, filter_shape, stride, pad):
    """Return how many numbers and multiply–adds there are, in words."""
    FN, C, *size = filter_shape
    places = output_shape(shape[1:], tuple(size), stride, pad)
    cells, rows, columns = map(prod, (shape, places, filter_shape[1:]))
    return say(
        "worked.im2col.meter",
        cells=cells,
        rows=rows,
        columns=columns,
        size=rows * columns,
        growth=number(rows * columns / cells),
        filters=FN,
        count=conv_mult_adds(C, FN, tuple(size), places),
    )


def _as_filters(w):
    """Return (FH, FW), (C, FH, FW) or (FN, C, FH, FW) as the last."""
    w = array(w, "w")
    return w if w.ndim == 4 else as_channels(w, "w")[None]


def _sized(name, matrix):
    """Return the title of a matrix, with its size."""
    rows, columns = matrix.shape
    return say(f"worked.im2col.{name}", rows=rows, columns=columns)

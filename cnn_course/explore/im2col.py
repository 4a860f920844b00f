"""Explore im2col: every patch a row, every filter a column, one product."""

from dataclasses import replace
from math import prod
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import traitlets

from cnn_course import worked
from cnn_course.board import Board
from cnn_course.checks import numbers
from cnn_course.explore.arrays import Some, changed, fixed, given
from cnn_course.explore.controls import choice, row, slider
from cnn_course.explore.explorer import OWN, Explorer, Refusal
from cnn_course.explore.sizing import why_not
from cnn_course.filters import FILTERS
from cnn_course.shapes import output_shape
from cnn_course.svg import text_width
from cnn_course.texts import say
from cnn_course.worked.im2col import filter_name

MOST_STRIDE, MOST_PAD = 4, 2
MOST_SIDE, MOST_FILTER = 12, 5  # cells of the input and of the filter
MOST_CHANNELS, MOST_FILTERS, MOST_TABLES = 3, 3, 6
MOST_ROWS = 25  # of a matrix that is drawn
SMALL = np.array([[1, 2, 3, 0], [0, 1, 2, 3], [3, 0, 1, 2], [2, 3, 0, 1]])
FILTER = np.array([[2, 0, 1], [0, 1, 2], [1, 0, 2]])
SHIFTED = np.array([np.roll([1, 2, 3, 0, 1], shift) for shift in range(5)])


class Example(NamedTuple):
    """An input and filters that go together."""

    x: np.ndarray
    w: np.ndarray


EXAMPLES = MappingProxyType(
    {
        "small": Example(SMALL, FILTER),
        "larger": Example(SHIFTED, FILTER),
        "channels": Example(
            np.stack([SMALL[:3, :3], SMALL[1:, :3]]),
            np.array([[[1, 0], [0, 1]], [[0, 1], [-1, 0]]]),
        ),
        "filters": Example(
            SMALL,
            np.stack([FILTERS["vertical"], FILTERS["horizontal"]])[:, None],
        ),
    }
)


class Im2col(Explorer):
    """A convolution laid out as one matrix product, with all its numbers.

    Args:
        x: the input, (H, W) or (C, H, W), up to 12×12 with 3 channels. Left
            out, it is the 4×4 of the lessons.
        w: one filter, (FH, FW) or (C, FH, FW), or up to three of them,
            (FN, C, FH, FW); left out, the 3×3 of the lessons.
        b: the biases, a number or (FN,), or None.
        stride: cells the window moves at a time.
        pad: cells of zeros on each side.
        at: the output cell (row, column) that is explained, or None.

    Every argument is a trait: set it, and the picture follows. `example`
    names what the list of examples shows. A matrix that is too large is not
    drawn, but counted.

    Raises:
        TypeError, traitlets.TraitError: a value that no setting can be.
    """

    STATE = ("x", "w", "b", "stride", "pad")

    x = Some()
    w = Some()
    b = traitlets.Any(None)
    stride = traitlets.Int(1, min=1, max=MOST_STRIDE)
    pad = traitlets.Int(0, min=0, max=MOST_PAD)
    example = traitlets.Enum([*EXAMPLES, OWN], OWN)

    def __init__(self, x=None, w=None, b=None, **state):
        """Take the state."""
        w = _filters_for(x) if w is None else w
        state = {"x": SMALL if x is None else x, "w": w, "b": b, **state}
        names = [(say(f"explore.im2col.{n}"), n) for n in (*EXAMPLES, OWN)]
        controls = [
            choice(self, "example", "explore.example", names),
            slider(self, "stride", "explore.stride", 1, MOST_STRIDE),
            slider(self, "pad", "explore.pad", 0, MOST_PAD),
        ]
        super().__init__([row(*controls)], **state)

    @property
    def WALK(self):
        """The output of the first filter."""
        return "output" if len(self.w) == 1 else "output.0"

    @traitlets.validate("x", "w")
    def _check_array(self, proposal):
        """Return the input as (C, H, W), the filters as (FN, C, FH, FW)."""
        name, value = proposal["trait"].name, proposal["value"]
        value = _check_shape(name, given(value, name))
        other = self._trait_values.get({"x": "w", "w": "x"}[name])
        here = value.shape[-3]
        there = here if other is None else _channels(other)
        if here != there:
            raise traitlets.TraitError(
                f"{name} has {here} channels, but the other has {there}; "
                "they must be the same"
            )
        if name == "w" and self.b is not None and len(self.b) != len(value):
            raise traitlets.TraitError(
                f"w has {len(value)} filters, but b {len(self.b)} biases"
            )
        return fixed(value)

    @traitlets.validate("b")
    def _check_bias(self, proposal):
        """Return one bias a filter, or None."""
        value = proposal["value"]
        if value is None:
            return None
        try:
            bias = numbers(value, "b").reshape(-1)
            bias = np.broadcast_to(bias, len(self.w)).copy()
        except (TypeError, ValueError):
            raise traitlets.TraitError(
                f"b is {value!r}, but {len(self.w)} filters need a number, "
                f"or {len(self.w)} numbers"
            ) from None
        return fixed(bias)

    @traitlets.observe("example")
    def _take_example(self, change):
        """Put the chosen example in place, and nothing else with it."""
        if change["new"] == OWN or _named(self.x, self.w) == change["new"]:
            return
        x, w = EXAMPLES[change["new"]]
        self._drawing = True
        try:
            self.b = None
            with self.hold_trait_notifications():
                self.x, self.w = x, w
        finally:
            self._drawing = False
        self._redraw()

    @traitlets.observe("x", "w")
    def _name_example(self, change):
        """Say which example this is."""
        self.example = _named(*map(self._trait_values.get, ("x", "w")))

    def draw(self):
        """Return the product, or what there is of it, and why not more."""
        settings = self.x, self.w, self.b, self.stride, self.pad
        sizes = self.x.shape[1:], self.w.shape[2:], self.stride, self.pad
        reason = why_not(*sizes)
        if reason:
            return worked.no_im2col(*settings, reason)
        if prod(output_shape(*sizes)) <= MOST_ROWS:
            board = worked.im2col(*settings)
            if _legible(board):
                return board
        return worked.no_im2col(*settings, say("explore.im2col.too_large"))

    def _redraw(self, change=None):
        """Draw the state anew; with more filters, outputs have new names."""
        super()._redraw(change)
        focus = self.view.focus
        if focus and focus[0] not in self.board.tables:
            self._show_at({"new": self.at})

    def editable(self):
        """Input, filters and biases can be typed into."""
        open_tables = ("input", "filter", "bias")
        names = self.board.tables
        return [name for name in names if name.split(".")[0] in open_tables]

    def edit(self, table, row, column, value):
        """Put a number into the input, a filter or a bias."""
        name, *channel = table.split(".")
        if name not in ("input", "filter", "bias"):
            raise Refusal(say("explore.fixed"))
        if table not in self.board.tables:
            raise LookupError(say("explore.fixed"))
        if name == "bias":
            self.b = changed(self.b, (column,), value)
        elif name == "filter":
            self.w = changed(
                self.w, (*self._filter(table), row, column), value
            )
        else:
            row, column = row - self.pad, column - self.pad
            high, wide = self.x.shape[1:]
            if not (0 <= row < high and 0 <= column < wide):
                raise Refusal(say("explore.fixed.pad"))
            which = int(channel[0]) if channel else 0
            self.x = changed(self.x, (which, row, column), value)

    def _filter(self, table):
        """Return which filter and which channel a table shows."""
        return next(
            place
            for place in np.ndindex(self.w.shape[:2])
            if filter_name(*place, self.w.shape) == table
        )


def _filters_for(x):
    """Return a filter for an input that comes without one."""
    channels = np.shape(x)[0] if np.ndim(x) == 3 else 1
    return np.stack([FILTER] * max(1, channels))


def _channels(value):
    """Return how many channels an input or filters have."""
    return value.shape[-3] if np.ndim(value) > 2 else 1


def _check_shape(name, value):
    """Return x as (C, H, W) and w as (FN, C, FH, FW), or refuse it."""
    told = f"{name} has shape {value.shape}; "
    axes = (2, 3) if name == "x" else (2, 3, 4)
    if value.ndim not in axes or not value.size:
        wanted = "(H, W) or (C, H, W)"
        if name == "w":
            wanted = "(FH, FW), (C, FH, FW) or (FN, C, FH, FW)"
        raise traitlets.TraitError(f"{told}it must be {wanted}")
    value = value.reshape((1,) * (max(axes) - value.ndim) + value.shape)
    most = MOST_SIDE if name == "x" else MOST_FILTER
    if max(value.shape[-2:]) > most or value.shape[-3] > MOST_CHANNELS:
        raise traitlets.TraitError(
            f"{told}a picture has room for {most}×{most} cells and "
            f"{MOST_CHANNELS} channels"
        )
    if name == "w" and (
        len(value) > MOST_FILTERS
        or value.shape[0] * value.shape[1] > MOST_TABLES
    ):
        raise traitlets.TraitError(
            f"{told}a picture has room for {MOST_FILTERS} filters and "
            f"{MOST_TABLES} tables of them"
        )
    return value


def _named(x, w):
    """Return which example this is, or OWN."""
    for name, example in EXAMPLES.items():
        pairs = zip((x, w), example, strict=True)
        if all(
            mine is not None and _same(mine, other) for mine, other in pairs
        ):
            return name
    return OWN


def _same(array, other):
    """Return whether two arrays are alike but for leading axes of one."""
    lead = (1,) * (array.ndim - other.ndim)
    return np.array_equal(array, other.reshape(lead + other.shape))


def _legible(board):
    """Return whether the page has room for the board with its numbers.

    One row a table tells. Cells that are too small hold no text.
    """
    columns = [tuple(map(_widest_row, column)) for column in board.columns]
    try:
        return "/><text" in Board(tuple(columns), board.symbols).svg()
    except ValueError:
        return False


def _widest_row(table):
    """Return a row of a table, its widest number in every cell."""
    texts = {text for row in table.texts for text in row}
    widest = max(texts, key=lambda text: text_width(text, 1))
    cells = [[widest] * table.shape[1]]
    return replace(table, cells=cells, kinds=None)

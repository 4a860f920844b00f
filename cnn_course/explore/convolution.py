"""Explore a convolution: every number, and where it comes from."""

import numpy as np
import traitlets

from cnn_course import worked
from cnn_course.explore import beside
from cnn_course.explore.arrays import (
    Some,
    changed,
    fixed,
    given,
    named_filter,
)
from cnn_course.explore.controls import choice, row, slider
from cnn_course.explore.explorer import OWN, Explorer, Refusal
from cnn_course.explore.sizing import why_not
from cnn_course.filters import FILTERS, filter_title
from cnn_course.texts import say

MOST_STRIDE, MOST_PAD = 4, 4
MOST_SIDE, MOST_CHANNELS = 15, 4  # what a page has room for, with its pad
EDGE = np.array([[0, 0, 0, 100, 100, 100]] * 5)


class Convolution(Explorer):
    """One filter on one input, with all its numbers.

    Args:
        x: the input, (H, W) or (C, H, W), up to 15×15 with 4 channels. Left
            out, it is the 5×6 edge of lesson 01.
        w: the filter, (FH, FW) or (C, FH, FW), or the name of one of
            `FILTERS`; left out, "vertical".
        b: the bias, a number, or None.
        stride: cells the window moves at a time.
        pad: cells of zeros on each side.
        at: the output cell (row, column) that is explained, or None.
        function: a convolution of your own, `my_conv(x, w)`; it may also
            take `b`, `stride` and `pad`. Its result stands below the right
            one, and its first wrong cell is marked.

    Every argument is a trait: set it, and the picture follows. A setting
    that gives no output is no error; the picture says why.

    Raises:
        TypeError, traitlets.TraitError: a value that no setting can be.
    """

    STATE = ("x", "w", "b", "stride", "pad", "function")
    WALK = "output"

    x = Some()
    w = Some()
    b = traitlets.Float(None, allow_none=True)
    stride = traitlets.Int(1, min=1, max=MOST_STRIDE)
    pad = traitlets.Int(0, min=0, max=MOST_PAD)
    function = traitlets.Callable(None, allow_none=True)
    filter = traitlets.Enum([*FILTERS, OWN], OWN)

    def __init__(self, x=EDGE, w="vertical", b=None, **state):
        """Take the state."""
        self._stuck = None, None
        state = {"x": x, "w": w, "b": b, **state}
        if np.ndim(x) > 2 and isinstance(w, str):
            raise TypeError(
                f"x has {np.shape(x)[0]} channels, but the filter {w!r} has "
                "one; give w as an array (C, FH, FW)"
            )
        sliders = [
            slider(self, "stride", "explore.stride", 1, MOST_STRIDE),
            slider(self, "pad", "explore.pad", 0, MOST_PAD),
        ]
        if np.ndim(x) == 2:
            names = [(filter_title(name), name) for name in FILTERS]
            names.append((say("explore.own"), OWN))
            sliders.append(choice(self, "filter", "explore.filter", names))
        super().__init__([row(*sliders)], **state)

    @traitlets.validate("x", "w")
    def _check_array(self, proposal):
        """Return a filter by its name, and any array as one of numbers."""
        name, value = proposal["trait"].name, proposal["value"]
        if name == "w":
            value = named_filter(value)
        value = given(value, name)
        self._check_shape(name, value)
        return fixed(value)

    def _check_shape(self, name, value):
        """Refuse what a page has no room for, or what has other channels."""
        if value.ndim not in (2, 3) or not value.size:
            raise traitlets.TraitError(
                f"{name} has shape {value.shape}; the explorer shows one "
                "image, (H, W) or (C, H, W)"
            )
        channels = len(value) if value.ndim == 3 else 1
        if max(value.shape[-2:]) > MOST_SIDE or channels > MOST_CHANNELS:
            raise traitlets.TraitError(
                f"{name} has shape {value.shape}; a picture has room for "
                f"{MOST_SIDE}×{MOST_SIDE} cells and {MOST_CHANNELS} channels"
            )
        other = self._trait_values.get({"x": "w", "w": "x"}[name])
        if other is None or np.shape(other)[:-2] == value.shape[:-2]:
            return
        raise traitlets.TraitError(
            f"{name} has shape {value.shape}, but the other has "
            f"{np.shape(other)}; the channels must be the same"
        )

    @traitlets.observe("filter")
    def _take_named(self, change):
        """Put the chosen filter in place."""
        if change["new"] != OWN and np.ndim(self.w) == 2:
            self.w = FILTERS[change["new"]]

    @traitlets.observe("w")
    def _name_filter(self, change):
        """Say which filter this is."""
        same = (n for n, w in FILTERS.items() if np.array_equal(w, self.w))
        self.filter = next(same, OWN)

    def draw(self):
        """Return the convolution, or what there is of it, and why not more."""
        shape, size = self.x.shape[-2:], self.w.shape[-2:]
        reason = why_not(shape, size, self.stride, self.pad)
        settings = self.x, self.w, self.b, self.stride, self.pad
        if reason:
            return worked.no_convolution(*settings, reason)
        board = worked.convolution(*settings)
        if self.function is None:
            return board
        return beside.show(board, self.function, self._verdict(board))

    def foreseeable(self):
        """A learner's function is called when she asks, and only then."""
        return self.function is None

    def _verdict(self, board):
        """Return what became of the function; one that hung runs once."""
        stuck_function, verdict = self._stuck
        if self.function is stuck_function:
            return verdict
        plain = {"b": None, "stride": 1, "pad": 0}
        options = {
            name: getattr(self, name)
            for name, value in plain.items()
            if getattr(self, name) != value
        }
        verdict = beside.judge(self.function, self.x, self.w, options, board)
        if verdict.stuck:
            self._stuck = self.function, verdict
        return verdict

    def editable(self):
        """Input, filter and bias can be typed into."""
        names = self.board.tables
        return [n for n in names if n not in ("output", "yours")]

    def edit(self, table, row, column, value):
        """Put a number into the input, the filter or the bias."""
        name, *channel = table.split(".")
        channel = tuple(map(int, channel))  # () of a picture without channels
        if name == "bias":
            self.b = float(value)
        elif name == "filter":
            self.w = changed(self.w, (*channel, row, column), value)
        elif name == "input":
            row, column = row - self.pad, column - self.pad
            high, wide = self.x.shape[-2:]
            if not (0 <= row < high and 0 <= column < wide):
                raise Refusal(say("explore.fixed.pad"))
            self.x = changed(self.x, (*channel, row, column), value)
        else:
            raise Refusal(say("explore.fixed"))

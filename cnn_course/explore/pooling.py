"""Explore a pooling: what it keeps, and what a shift of a pixel changes."""

import ipywidgets as widgets
import numpy as np
import traitlets

from cnn_course import worked
from cnn_course.explore.arrays import Some, changed, fixed, given
from cnn_course.explore.controls import choice, row, slider
from cnn_course.explore.explorer import OWN, Explorer, Refusal
from cnn_course.explore.sizing import why_not
from cnn_course.texts import say

MOST_SIDE = 20  # cells of the input, so that the picture fits on a page
MOST_SIZE, MOST_STRIDE, MOST_SHIFT = 6, 6, 3

SLIDE_50 = np.array([[1, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]])
SLIDE_51 = np.array(  # ours: the slide's own numbers are in its figure alone
    [
        [2, 3, 4, 5, 0, 0],
        [4, 5, 1, 7, 5, 2],
        [9, 4, 1, 2, 3, 3],
        [0, 6, 5, 8, 5, 3],
        [4, 1, 2, 4, 0, 1],
        [0, 2, 5, 0, 2, 2],
    ]
)


def _state(x, size, kind="max", across=0):
    """Return a whole state whose windows stand side by side."""
    return {
        "x": x,
        "size": size,
        "stride": size,
        "kind": kind,
        "down": 0,
        "across": across,
    }


EXAMPLES = {
    "slide50.max": _state(SLIDE_50, 2),
    "slide50.average": _state(SLIDE_50, 2, "average"),
    "slide51.three": _state(SLIDE_51, 3, across=1),
    "slide51.two": _state(SLIDE_51, 2, across=1),
}


class Pooling(Explorer):
    """Max or average pooling of one map, and of the same map shifted.

    Args:
        x: the input, (H, W), of at most 20×20 cells; left out, it is the
            4×4 example of slide 50.
        size: cells of the window, down and across.
        stride: cells between two windows; None: as `size`.
        kind: "max" or "average".
        down: cells that the input moves down, −3 to 3; zeros move in.
        across: cells that it moves to the right, −3 to 3.
        at: the output cell (row, column) that is explained, or None.

    Every argument is a trait: set it, and the picture follows. A setting
    that gives no output is no error; the picture says why. `example` names
    the example that is shown, one of `EXAMPLES`, or "own"; set it to show
    another.

    Raises:
        TypeError, traitlets.TraitError: a value that no setting can be.
    """

    STATE = ("x", "size", "stride", "kind", "down", "across")
    WALK = "output"
    EXAMPLES = EXAMPLES
    SHIFTS = True

    x = Some()
    size = traitlets.Int(2, min=1, max=MOST_SIZE)
    stride = traitlets.Int(2, min=1, max=MOST_STRIDE)
    kind = traitlets.Enum(["max", "average"], "max")
    down = traitlets.Int(0, min=-MOST_SHIFT, max=MOST_SHIFT)
    across = traitlets.Int(0, min=-MOST_SHIFT, max=MOST_SHIFT)
    example = traitlets.Enum([*EXAMPLES, OWN], OWN)

    def __init__(self, x=None, size=2, stride=None, kind="max", **state):
        """Take the state."""
        x = SLIDE_50 if x is None else x
        stride = size if stride is None else stride
        state = {"x": x, "size": size, "stride": stride, "kind": kind, **state}
        super().__init__(self._controls(), **state)
        hint = widgets.HTML(say("explore.pooling.hint"))
        hint.add_class("cnn-hint")
        self.children = (*self.children, hint)

    def _controls(self):
        """Return the controls above the picture."""
        examples = [(say(f"explore.pooling.{n}"), n) for n in (*EXAMPLES, OWN)]
        kinds = [(say(f"explore.pooling.{n}"), n) for n in ("max", "average")]
        far = MOST_SHIFT
        return (
            row(
                choice(self, "example", "explore.example", examples),
                choice(self, "kind", "explore.pooling.kind", kinds),
            ),
            row(
                slider(self, "size", "explore.pooling.size", 1, MOST_SIZE),
                slider(self, "stride", "explore.stride", 1, MOST_STRIDE),
            ),
            row(
                slider(self, "down", "explore.pooling.down", -far, far),
                slider(self, "across", "explore.pooling.across", -far, far),
            ),
        )

    @traitlets.validate("x")
    def _check_x(self, proposal):
        """Return a copy of the input that nobody else can change."""
        x = given(proposal["value"], "x")
        if x.ndim != 2 or not x.size or max(x.shape) > MOST_SIDE:
            raise traitlets.TraitError(
                f"x has shape {x.shape}; the explorer pools one map, (H, W), "
                f"of at most {MOST_SIDE}×{MOST_SIDE} cells"
            )
        return fixed(x)

    def draw(self):
        """Return the pooling, or what there is of it, and why not more."""
        shape, size, stride = self.x.shape, self.size, self.stride
        settings = self.x, self.down, self.across, size, stride, self.kind
        reason = why_not(
            shape, size, stride, no_room="explore.pooling.no_room"
        )
        if reason:
            return worked.no_pooling(*settings, reason)
        return worked.shifted_pooling(*settings)

    def editable(self):
        """The input can be typed into."""
        return ("input",)

    def edit(self, table, row, column, value):
        """Put a number into the input."""
        if table != "input":
            raise Refusal(say("explore.fixed"))
        row, column = row - self.down, column - self.across
        high, wide = self.x.shape
        if not (0 <= row < high and 0 <= column < wide):
            raise Refusal(say("explore.pooling.moved_in"))
        self.x = changed(self.x, (row, column), value)

    def shift(self, dx, dy):
        """Move the input by cells, as Shift with an arrow key asks."""
        down, across = self.down + dy, self.across + dx
        if max(abs(down), abs(across)) > MOST_SHIFT:
            raise Refusal(say("explore.pooling.far", most=MOST_SHIFT))
        self.put(down=down, across=across)

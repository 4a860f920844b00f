"""Explore sizes: what fits, what is left over, and what a layer costs."""

from dataclasses import replace

import ipywidgets as widgets
import traitlets

from cnn_course import worked
from cnn_course.explore import size_notes as notes
from cnn_course.explore.controls import choice, field, row, slider
from cnn_course.explore.explorer import OWN, Explorer
from cnn_course.explore.sizing import why_not
from cnn_course.texts import say

MOST_SIDE, MOST_FILTER, MOST_CHANNELS = 36, 11, 1000
STATE = (
    *("H", "W", "FH", "FW", "stride", "pad"),
    *("in_channels", "out_channels"),
)


def _state(shape, filter_size, stride=1, pad=0, channels=(1, 1)):
    """Return a whole state; channels are those of input and output."""
    (H, W), (FH, FW), (C, FN) = shape, filter_size, channels
    return dict(zip(STATE, (H, W, FH, FW, stride, pad, C, FN), strict=True))


EXAMPLES = {
    "edge": _state((5, 6), (3, 3)),
    "stride 1": _state((7, 7), (3, 3)),
    "stride 2": _state((7, 7), (3, 3), 2),
    "stride 3": _state((7, 7), (3, 3), 3),
    "pad 1": _state((7, 7), (3, 3), 1, 1),
    "stride 3, pad 1": _state((7, 7), (3, 3), 3, 1),
    "4×4": _state((4, 4), (3, 3)),
    "4×4, pad 1": _state((4, 4), (3, 3), 1, 1),
    "28×31": _state((28, 31), (5, 5), 3, 2),
    "one filter": _state((32, 32), (5, 5), channels=(3, 1)),
    "six filters": _state((32, 32), (5, 5), channels=(3, 6)),
    "ten on six": _state((28, 28), (5, 5), channels=(6, 10)),
    "ten filters": _state((32, 32), (5, 5), 1, 2, (3, 10)),
    "2×2 pooling": _state((4, 4), (2, 2), 2),
    "5.5": _state((11, 11), (2, 2), 2),
    "15.5": _state((32, 32), (3, 3), 2),
}


class Sizes(Explorer):
    """The size of an output, without any numbers in the cells.

    Args:
        H: cells of the input, down; 1 to 36, like the next one.
        W: cells of the input, across.
        FH: cells of the filter or of the pooling window, down; 1 to 11,
            like the next one.
        FW: cells of the filter, across.
        stride: cells the window moves at a time, 1 to 11.
        pad: cells of zeros on each side, 0 to 5.
        in_channels: channels of the input.
        out_channels: filters.
        at: the output cell (row, column) that is explained, or None.

    Every argument is a trait: set it, and the picture follows. A setting
    that gives no output is no error; the picture says why. `example` names
    the example that is shown, one of `EXAMPLES`, or "own"; set it to show
    another.

    Raises:
        TypeError, traitlets.TraitError: a value that no setting can be.
    """

    STATE = STATE
    WALK = "output"
    EXAMPLES = EXAMPLES

    H = traitlets.Int(7, min=1, max=MOST_SIDE)
    W = traitlets.Int(7, min=1, max=MOST_SIDE)
    FH = traitlets.Int(3, min=1, max=MOST_FILTER)
    FW = traitlets.Int(3, min=1, max=MOST_FILTER)
    stride = traitlets.Int(1, min=1, max=notes.MOST_STRIDE)
    pad = traitlets.Int(0, min=0, max=notes.MOST_PAD)
    in_channels = traitlets.Int(1, min=1, max=MOST_CHANNELS)
    out_channels = traitlets.Int(1, min=1, max=MOST_CHANNELS)
    example = traitlets.Enum([*EXAMPLES, OWN], OWN)

    def __init__(self, **state):
        """Take the state."""
        self.above, self.below = widgets.HTML(), widgets.HTML()
        for words in (self.above, self.below):
            words.add_class("cnn-sizes")
        super().__init__([*self._controls(), self.above], **state)
        self.children = (*self.children, self.below)

    def _controls(self):
        """Return the controls above the picture."""
        examples = [(_example_title(s), name) for name, s in EXAMPLES.items()]
        examples.append((say("explore.sizes.own"), OWN))
        chosen = choice(self, "example", "explore.example", examples)
        chosen.layout.width, chosen.layout.max_width = "36em", "98%"
        lines = (
            ("H", "W", "in_channels"),
            ("FH", "FW", "out_channels"),
            ("stride", "pad"),
        )
        return chosen, *(row(*map(self._control, line)) for line in lines)

    def _control(self, name):
        """Return the control of a trait, as far as the trait goes."""
        trait = self.traits()[name]
        make = field if name.endswith("channels") else slider
        key = f"explore.sizes.{name.lower()}"
        return make(self, name, key, trait.min, trait.max)

    @property
    def _numbers(self):
        """The input's shape, the filter's, stride and pad."""
        return (self.H, self.W), (self.FH, self.FW), self.stride, self.pad

    @property
    def answer(self):
        """The state and its result in one line."""
        return repr(super().picture)

    @property
    def picture(self):
        """The Board with its focus; what stands around it is written out."""
        board = super().picture
        told = notes.as_lines(*self._layer())
        return replace(board, sentence="\n".join([board.sentence, *told]))

    def _layer(self):
        """Return what notes are about: numbers, channels, readings."""
        channels = self.in_channels, self.out_channels
        return self._numbers, channels, worked.readings(*self._numbers)

    def draw(self):
        """Return the board."""
        return worked.sizes(*self._numbers, why_not(*self._numbers))

    def tell(self):
        """Write what stands above and below the board."""
        super().tell()
        self.above.value = notes.marks_html(self._numbers)
        self.below.value = notes.table_html(*self._layer())


def _example_title(state):
    """Return an example in one line, as the list of examples shows it."""
    H, W, FH, FW, stride, pad, C, FN = state.values()
    depth = f"×{C}" if C > 1 else ""
    return say(
        "explore.sizes.example.many" if FN > 1 else "explore.sizes.example",
        input=f"{H}×{W}{depth}",
        filter=f"{FH}×{FW}{depth}",
        count=FN,
        stride=stride,
        pad=pad,
    )

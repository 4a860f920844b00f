"""A pad to draw on with mouse, pen, touch or keys; its ink is an array."""

from pathlib import Path

import anywidget
import numpy as np
import traitlets

from cnn_course.digits import PAD, on_pad
from cnn_course.explore.arrays import fixed
from cnn_course.explore.turns import OneAtATime
from cnn_course.texts import say

HERE = Path(__file__).parent
BRUSH = 2, 24  # cells that a stroke is wide: at least, at most
WORDS = (
    "pad",
    "keys",
    "eraser",
    "undo",
    "undone",
    "clear",
    "cleared",
    "brush",
    "down",
    "up",
)


def _bytes_of(levels):
    """Return levels from 0 to 1 as a byte a cell."""
    return np.rint(np.asarray(levels) * 255).astype(np.uint8).tobytes()


def _levels_of(ink):
    """Return a byte a cell as levels (112, 112) from 0 to 1."""
    cells = np.frombuffer(ink, np.uint8).reshape(PAD, PAD)
    return fixed(cells.astype(np.float32) / np.float32(255))


EMPTY = _levels_of(bytes(PAD * PAD))


class Levels(traitlets.TraitType):
    """What lies on a pad: levels (112, 112) from 0 to 1; None empties it."""

    info_text = "a grey picture (H, W) from 0 to 1"

    def __init__(self):
        """Begin without ink."""
        super().__init__(EMPTY)

    def validate(self, obj, value):
        """Return the picture in the pad's own size and steps of ink."""
        if value is None:
            return EMPTY
        try:
            return _levels_of(_bytes_of(on_pad(value)))
        except (TypeError, ValueError) as error:
            raise traitlets.TraitError(str(error)) from None


class Pad(OneAtATime, anywidget.AnyWidget):
    """A square of cells that takes ink. It knows nothing of nets.

    The page draws by itself and sends the newest picture as soon as the
    last one was taken, so that a slow kernel holds up no pen. Undo is the
    page's, too; one step is a stroke, a clearing, or a picture loaded.

    Attributes:
        levels: how much ink lies in each cell, (112, 112) float32 from 0
            (paper, black) to 1 (ink, white); observe it. Set to another
            picture, it does what `load` does.
        brush: cells that a stroke is wide, 2 to 24.
        eraser: whether strokes take ink away.
        told: what screen readers hear when a stroke has ended.
    """

    _esm = HERE / "pad.js"
    _css = HERE / "pad.css"

    levels = Levels()
    brush = traitlets.Int(10, min=BRUSH[0], max=BRUSH[1]).tag(sync=True)
    eraser = traitlets.Bool(False).tag(sync=True)
    told = traitlets.Unicode("").tag(sync=True)

    # between Python and the page: a byte a cell, row by row
    ink = traitlets.Bytes(bytes(PAD * PAD)).tag(
        sync=True,
        echo_update=False,  # else an old stroke comes back over a new one
        from_json=lambda sent, widget: bytes(sent),
    )
    loads = traitlets.Int(0).tag(sync=True)  # pictures that Python loaded
    seen = traitlets.Int(0).tag(sync=True)  # of these, when the ink was laid
    side = traitlets.Int(PAD, read_only=True).tag(sync=True)
    widths = traitlets.List(list(BRUSH)).tag(sync=True)
    words = traitlets.Dict().tag(sync=True)

    def load(self, levels):
        """Put a picture on the pad in place of what is there.

        Args:
            levels: (H, W), or with axes of length 1 before, from 0 to 1;
                None clears the pad. See `digits.on_pad` for the scaling.

        Raises:
            TraitError: it is no such picture.
        """
        self.levels = levels

    @traitlets.default("words")
    def _words(self):
        """Say it in the language in use."""
        return {word: say(f"pad.{word}") for word in WORDS}

    @traitlets.validate("ink")
    def _check_ink(self, proposal):
        """Refuse bytes that are not one a cell."""
        if len(proposal["value"]) != PAD * PAD:
            raise traitlets.TraitError(
                f"the pad has {PAD}×{PAD} cells, but {len(proposal['value'])} "
                "bytes came"
            )
        return proposal["value"]

    @traitlets.observe("levels")
    def _show(self, change):
        """Let the page show what was loaded."""
        ink = _bytes_of(change["new"])
        if ink != self.ink:
            with self.hold_sync():
                self.ink = ink
                self.loads += 1

    @traitlets.observe("ink")
    def _take(self, change):
        """Take over what was drawn in the page, unless it came too late.

        A stroke waits in the page while the kernel is busy. If a picture was
        loaded meanwhile, the page shows that one, and the stroke is gone.
        """
        shown = _bytes_of(self.levels)
        if change["new"] == shown:
            return
        if self.seen < self.loads:
            self.ink = shown
        else:
            self.levels = _levels_of(change["new"])

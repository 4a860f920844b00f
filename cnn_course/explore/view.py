"""A board as a live picture: pointed at, stepped through, typed into."""

from dataclasses import replace
from pathlib import Path

import anywidget
import traitlets

from cnn_course.texts import say

HERE = Path(__file__).parent
WORDS = (
    "cell",
    "edit",
    "feeds",
    "feeds.one",
    "unread",
    "weighs",
    "weighs.one",
    "bar",
    "first",
    "back",
    "forward",
    "play",
    "pause",
    "step",
    "steps",
    "jump",
    "speed",
    "speed.slow",
    "speed.normal",
    "speed.fast",
    "speed.screen",
    "later",
    "open",
    "too_large",
)

# The page fills these in; here they stay as they are.
_NAMES = "title row column text cell count step steps name size".split()
PLACES = {name: f"{{{name}}}" for name in _NAMES}


class BoardView(anywidget.AnyWidget):
    """The page's side of an explorer. It shows, and computes nothing.

    Attributes:
        board: what `payload` makes of a Board, in one piece, so that
            picture and links never come apart.
        ahead: what the board will be after one more step of a slider:
            `{"control": its model's id, "value": where it stands now,
            "boards": {value: board}}`.
        focus: the cell [table, row, column] that is explained, or None.
        later: whether the output cells after the focus are shown.
        message: a sentence below the picture: what could not be done.
        words: what buttons and screen readers say.

    An edited cell arrives as the message `{"edit": [table, row, column,
    text]}`, Shift with an arrow key as `{"shift": [dx, dy]}`,
    a part of the picture that was clicked as `{"choose": name}`, a file
    that was opened as `{"upload": name}` with its bytes. A part that has
    places in it (`data-places`) says where it was clicked, in the picture's
    own pixels, `{"choose": name, "at": [x, y]}`, and which arrow was pressed
    in it, `{"choose": name, "step": [dx, dy]}`.
    """

    _esm = HERE / "board.js"
    _css = HERE / "board.css"

    board = traitlets.Dict().tag(sync=True)
    ahead = traitlets.Dict().tag(sync=True)
    focus = traitlets.List(None, allow_none=True).tag(
        sync=True,
        echo_update=False,  # else an old cell comes back over a new one
    )
    later = traitlets.Bool(True).tag(sync=True)
    message = traitlets.Unicode("").tag(sync=True)
    words = traitlets.Dict().tag(sync=True)

    @traitlets.default("words")
    def _words(self):
        """Say it in the language in use."""
        return {word: say(f"view.{word}", **PLACES) for word in WORDS}


def payload(board, walk=None, editable=(), shift=False, upload=False):
    """Return a board as what the page needs of it.

    Args:
        board: a Board.
        walk: the name of the table whose cells are the steps, or None.
        editable: the names of the tables that can be typed into.
        shift: whether Shift with an arrow key moves the input.
        upload: whether a picture of one's own can be opened.
    """
    board = board if board.focus is None else replace(board, focus=None)
    whole = board.to_dict()
    return {
        "svg": board.svg(),
        "tables": whole["tables"],
        "links": whole["links"],
        "walk": walk if walk in board.tables else None,
        "editable": [name for name in editable if name in board.tables],
        "shift": shift,
        "upload": upload,
    }

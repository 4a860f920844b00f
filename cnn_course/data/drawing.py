"""A digit drawn with the keyboard, prepared the way MNIST's digits were."""

import numpy as np
from PIL import Image

from cnn_course.digits import BOX, centred

SIDE = 32  # LeNet looks at 32×32
PAPER = " ."


def digit_from_text(text):
    """Turn lines of text into an image for LeNet: ink where a character is.

    As in MNIST, the drawing is scaled so that its longer side has 20 pixels
    and moved so that its centre of mass is in the middle. A character is
    taken to be twice as high as wide, as on the screen.

    Args:
        text: lines of characters; a space or a dot is paper, all else ink.

    Returns:
        (1, 1, 32, 32) float32, 0 for paper to 1 for ink.

    Raises:
        TypeError, ValueError: it is no text, or there is no ink.

    Source: LeCun, Cortes and Burges, "The MNIST database", for the way in
    which the digits were prepared.
    """
    ink = _ink(text)
    high, wide = 2 * ink.shape[0], ink.shape[1]
    scale = BOX / max(high, wide)
    size = max(1, round(wide * scale)), max(1, round(high * scale))
    picture = Image.fromarray(np.repeat(np.repeat(ink, 8, 0), 4, 1))
    picture = picture.resize(size, Image.Resampling.BOX)
    digit = np.asarray(picture, np.float32) / 255
    return centred(digit, SIDE)[None, None]


def _ink(text):
    """Return the lines as (rows, columns) of 0 and 255, edges cut off."""
    if not isinstance(text, str):
        raise TypeError(f"the drawing must be lines of text, not {text!r}")
    lines = text.expandtabs().splitlines()
    wide = max((len(line) for line in lines), default=0)
    cells = np.array(
        [[c not in PAPER for c in line.ljust(wide)] for line in lines],
        bool,
    ).reshape(len(lines), wide)
    if not cells.any():
        raise ValueError("there is no ink: draw with characters such as #")
    rows, columns = (np.flatnonzero(cells.any(axis)) for axis in (1, 0))
    cells = cells[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return cells.astype(np.uint8) * 255

"""Filters with a name: a few numbers that find or change something."""

import numpy as np

from cnn_course.checks import numbers
from cnn_course.conv import conv2d
from cnn_course.texts import say

FILTERS = {
    "vertical": [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]],
    "horizontal": [[-1, -1, -1], [0, 0, 0], [1, 1, 1]],
    "diagonal": [[0, 1, 1], [-1, 0, 1], [-1, -1, 0]],
    "outline": [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]],
    "sharpen": [[0, -1, 0], [-1, 5, -1], [0, -1, 0]],
    "blur": [[1 / 25] * 5] * 5,
}
FILTERS = {name: np.array(rows) for name, rows in FILTERS.items()}
"""Each (FH, FW). The first four find edges: their numbers add up to 0."""


def filter_title(name):
    """Return what the filter of that name is called, in the language in use.

    Raises:
        KeyError: :data:`FILTERS` has no such name.
    """
    if not isinstance(name, str) or name not in FILTERS:
        raise KeyError(f"no filter {name!r}; there are {', '.join(FILTERS)}")
    return say(f"filters.{name}")


def filter_image(image, w, pad=0):
    """Slide one filter over one grey image: conv2d without further axes.

    Args:
        image: (H, W).
        w: the filter, (FH, FW).
        pad: cells of zeros added on each side.

    Returns:
        The map, (OH, OW).

    Raises:
        TypeError, ValueError: as :func:`cnn_course.conv2d`.
    """
    image, w = numbers(image, "image"), numbers(w, "w")
    if image.ndim != 2 or w.ndim != 2:
        raise ValueError(
            f"image has shape {image.shape} and w {w.shape}; both need two "
            "axes, (H, W) and (FH, FW); conv2d takes colours and batches"
        )
    return conv2d(image[None, None], w[None, None], pad=pad)[0, 0]

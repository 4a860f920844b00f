"""A map of numbers as a small picture: levels of grey, or signed in colours.

Signed maps have zero in the middle, in grey; they are the same as those of
`draw.images`.
"""

from functools import cache

import numpy as np

from cnn_course import palette
from cnn_course.png import grey_png, palette_png
from cnn_course.svg import mix

STEPS = 127  # colours on each side of zero
LONGEST = 256  # pixels of a large picture's longer side
DARK = 0.15  # how bright a photograph stays where a map is lowest


@cache
def colours():
    """Return the colours of signed maps, from the lowest to the highest."""
    below = [
        mix(palette.ZERO, palette.NEGATIVE, step / STEPS)
        for step in range(STEPS, 0, -1)
    ]
    above = [
        mix(palette.ZERO, palette.POSITIVE, step / STEPS)
        for step in range(STEPS + 1)
    ]
    return (*below, *above)


def signed_png(y, limit):
    """Return a map (H, W) as a PNG whose colours end at ±limit.

    NaN has the colour of zero.
    """
    return palette_png(signed_places(y, limit), colours())


def signed_places(y, limit):
    """Return which of :func:`colours` each number has; they end at ±limit."""
    y = np.nan_to_num(np.float64(y), posinf=limit, neginf=-limit)
    places = _whole(y * (STEPS / limit)).clip(-STEPS, STEPS) + STEPS
    return places.astype(np.uint8)


def levels_png(x):
    """Return a map (H, W) of levels from 0, black, to 255, white, as a PNG."""
    return grey_png(grey_levels(x))


def grey_levels(x):
    """Return numbers as levels of grey, 0..255."""
    return _whole(x).clip(0, 255).astype(np.uint8)


def _whole(x):
    """Return the nearest whole numbers; noise does not decide a tie."""
    return np.rint(np.round(x, 6))


def fewer(x, longest=LONGEST):
    """Return an image whose pixels are the means of blocks of x.

    Args:
        x: (H, W).
        longest: the longer side of the result at most.
    """
    block = -(-max(x.shape) // longest)
    if block == 1:
        return x
    return _means(_means(x, block).T, block).T


def _means(x, block):
    """Return the means of every ``block`` rows of x; the last has the rest."""
    parts = [x[at::block] for at in range(block)]
    sums, counts = np.zeros_like(parts[0]), np.zeros((len(parts[0]), 1))
    for part in parts:
        sums[: len(part)] += part
        counts[: len(part)] += 1
    return sums / counts


def stretched(values):
    """Return a map from 0, its lowest cell, to 1, its highest."""
    span = values.max() - values.min()
    return (values - values.min()) / (span or 1)


def lit(photo, values, margin=0):
    """Return a photograph as bright as a map is high at each place.

    Args:
        photo: (3, S, S).
        values: the map, (h, w), of any size; between its cells it is
            interpolated.
        margin: pixels of the photograph, on each side, that lie outside the
            map; what is nearest in the map counts there.
    """
    values, side = np.round(stretched(values), 6), photo.shape[-1]
    h, w = values.shape
    places = (np.arange(side) + 0.5 - margin) / (side - 2 * margin)
    rows, columns = (
        np.clip(places * n - 0.5, 0, n - 1) for n in (h, w)
    )  # in cells of the map
    across = np.array([np.interp(columns, range(w), r) for r in values])
    light = np.array([np.interp(rows, range(h), c) for c in across.T]).T
    return photo * (DARK + (1 - DARK) * light)

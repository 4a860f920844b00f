"""Drawings of digits, prepared as MNIST's were, or left as they are.

A drawing is an array of levels (H, W), from 0 for paper to 1 for ink. MNIST
scaled each digit, its shape kept, so that the longer side has 20 cells, and
moved it so that its centre of mass is in the middle of 28×28 (LeCun, Cortes
and Burges, "The MNIST database"). An even number of cells has no middle cell:
in MNIST's files it is the one in row 14, column 14, counted from 0.
"""

import numpy as np

from cnn_course.checks import image, whole

BOX, SIDE = 20, 28  # MNIST fits a digit into 20×20, in the middle of 28×28
PAD = 112  # cells of a side to draw on: four for each cell of 28
ROOM = PAD * BOX // SIDE  # cells for a digit that is put on the pad


def checked(levels, name="levels"):
    """Return levels (H, W) as float64; axes of length 1 before are cut off.

    Raises:
        TypeError, ValueError: it is no image, or a level is not from 0 to 1.
    """
    x = image(levels)
    if x.shape[:-2] != (1,) * (x.ndim - 2):
        raise ValueError(
            f"{name} has shape {x.shape}; give one grey picture (H, W), such "
            "as x[0]"
        )
    x = x.reshape(x.shape[-2:]).astype(float)
    if not np.isfinite(x).all():
        raise ValueError(f"{name} holds NaN or infinity")
    if x.min() < 0 or x.max() > 1:
        raise ValueError(
            f"{name} goes from {x.min():g} to {x.max():g}; 0 is paper and 1 "
            "is ink: divide levels of 0..255 by 255"
        )
    return x


def box_of(levels):
    """Return where the ink is: (top, left, height, width), None for none."""
    rows, columns = (np.flatnonzero(levels.any(axis)) for axis in (1, 0))
    if not len(rows):
        return None
    top, left = int(rows[0]), int(columns[0])
    return top, left, int(rows[-1]) + 1 - top, int(columns[-1]) + 1 - left


def centre_of_mass(levels):
    """Return where the ink is on average: (row, column), counted from 0.

    There must be ink.
    """
    centre = []
    for axis, size in enumerate(levels.shape):
        mass = levels.sum(axis=1 - axis, dtype=float)
        centre.append(float((mass * np.arange(size)).sum() / mass.sum()))
    return tuple(centre)


def scaled(levels, high, wide):
    """Return levels (H, W) as (high, wide): each cell the mean it covers.

    This is how a fine picture becomes a coarse one without losing ink: a
    cell that is half covered is grey.
    """
    H, W = levels.shape
    means = _means(_means(levels, H, high).T, W, wide).T
    return means.clip(levels.min(), levels.max())  # sums are rounded


def _means(x, size, parts):
    """Return ``parts`` means of ``size`` rows; a row may be cut in two."""
    ends = np.linspace(0, size, parts + 1)
    sums = np.zeros((size + 1, x.shape[1]))
    np.cumsum(x, axis=0, out=sums[1:])
    row = np.minimum(ends.astype(int), size - 1)
    share = (ends - row)[:, None]
    upto = sums[row] + share * (sums[row + 1] - sums[row])
    return np.diff(upto, axis=0) * (parts / size)


def centred(digit, side):
    """Return the digit (H, W) on side×side, centre of mass in the middle.

    It moves by whole cells, and no further than it fits. The middle is the
    cell in row and column side/2.
    """
    places = zip(centre_of_mass(digit), digit.shape, strict=True)
    top, left = (
        int(np.clip(round(side // 2 - centre), 0, side - size))
        for centre, size in places
    )
    picture = np.zeros((side, side), digit.dtype)
    picture[top : top + digit.shape[0], left : left + digit.shape[1]] = digit
    return picture


def prepared(levels, side=SIDE):
    """Return a drawing as MNIST prepared its digits.

    Args:
        levels: (H, W) of any size, see `checked`.
        side: of the result, 20 or more.

    Returns:
        (side, side): the digit's longer side has 20 cells, its centre of
        mass is in the middle. Where nothing is drawn, zeros.

    Raises:
        TypeError, ValueError: see `checked`, or ``side`` is too small.
    """
    levels, side = checked(levels), whole(side, "side", BOX)
    box = box_of(levels)
    if box is None:
        return np.zeros((side, side))
    top, left, high, wide = box
    digit = levels[top : top + high, left : left + wide]
    scale = BOX / max(high, wide)
    size = max(1, round(high * scale)), max(1, round(wide * scale))
    return centred(scaled(digit, *size), side)


def as_it_is(levels, side=SIDE):
    """Return a drawing with as many cells as MNIST has, and nothing more.

    Args:
        levels: (H, W) of any size, see `checked`; what is not square gets
            paper at its shorter sides.
        side: of the result; what is over 28 is paper around it.

    Raises:
        TypeError, ValueError: see `checked`, or ``side`` is too small.
    """
    levels, side = checked(levels), whole(side, "side", SIDE)
    return _amid(scaled(_square(levels), SIDE, SIDE), side)


def on_pad(levels):
    """Return a picture as it lies on the pad, (112, 112).

    Args:
        levels: (H, W), see `checked`. An image for LeNet, 32×32 with two
            rows and columns of paper on each side, loses these.

    Raises:
        TypeError, ValueError: see `checked`.
    """
    levels = _square(checked(levels))
    inner = levels[2:-2, 2:-2]
    if levels.shape == (SIDE + 4,) * 2 and inner.sum() == levels.sum():
        levels = inner
    return levels if len(levels) == PAD else scaled(levels, PAD, PAD)


def amid_pad(digit):
    """Return a digit that was cut out, (h, w), in the middle of the pad.

    Its longer side takes as much of the pad as MNIST's digits take of 28.

    Raises:
        TypeError, ValueError: see `checked`.
    """
    digit = checked(digit)
    scale = ROOM / max(digit.shape)
    size = (max(1, round(side * scale)) for side in digit.shape)
    return _amid(scaled(digit, *size), PAD)


def thickened(levels, cells):
    """Return a drawing with its strokes made thicker, or thinner.

    Each cell takes the most ink within a disc around it (grey dilation);
    thinner, it takes the least (grey erosion).

    Args:
        levels: (H, W), see `checked`.
        cells: the radius of the disc, a whole number; below 0 for thinner.

    Raises:
        TypeError, ValueError: see `checked`, or ``cells`` is not whole.
    """
    levels, cells = checked(levels), whole(cells, "cells", -np.inf)
    H, W = levels.shape
    radius, sign = abs(cells), 1 if cells > 0 else -1
    around = np.pad(sign * levels, radius)
    most = around[radius : radius + H, radius : radius + W]
    for i, j in np.ndindex(2 * radius + 1, 2 * radius + 1):
        if (i - radius) ** 2 + (j - radius) ** 2 <= radius**2:
            most = np.maximum(most, around[i : i + H, j : j + W])
    return sign * most


def _square(levels):
    """Return a picture with paper at its shorter sides."""
    return _amid(levels, max(levels.shape))


def _amid(levels, side):
    """Return a picture in the middle of side×side of paper."""
    H, W = levels.shape
    top, left = (side - H) // 2, (side - W) // 2
    picture = np.zeros((side, side), levels.dtype)
    picture[top : top + H, left : left + W] = levels
    return picture

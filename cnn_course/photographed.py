"""A handwritten digit found on a photograph, and cut out of it.

The paper may be lighter than the ink or darker, and the light uneven. Ink is
what differs from the paper around it; the largest piece of it is the digit,
with what lies close to it.
"""

import numpy as np

from cnn_course.checks import image
from cnn_course.digits import box_of

CONTRAST = 18  # levels of 0..255 that ink differs from the paper, at least
CLEAR = 3.5  # and how many times as much as the paper's own grain
SMALLEST = 8  # cells that a digit is long, at least
FATTEST = 0.35  # widths of a stroke, in lengths of its digit, at most


class NoDigit(ValueError):
    """There is no digit on a photograph.

    Attributes:
        kind: "blank": nothing differs from the paper; "small": only specks;
            "blot": what differs has no strokes.
    """

    def __init__(self, sentence, kind):
        """Take the sentence, and the same for a program."""
        super().__init__(sentence)
        self.kind = kind


def find_digit(photo):
    """Return the digit on a photograph, cut out, as light ink on black.

    Args:
        photo: (H, W) levels from 0 to 255, of a digit written in dark on
            light or light on dark.

    Returns:
        The digit alone (h, w), from 0 for paper to 1 for ink.

    Raises:
        NoDigit: nothing on it could be a digit.
        TypeError, ValueError: it is no grey photograph.
    """
    photo = image(photo).astype(float)
    if photo.ndim != 2 or not np.isfinite(photo).all():
        raise ValueError(
            f"photo has shape {photo.shape}; give one grey picture (H, W) of "
            "finite levels"
        )
    ink = _ink(photo)
    strong = ink > 0.5
    whole = _whole(strong)
    long = max(box_of(whole)[2:])
    if long < SMALLEST:
        raise NoDigit(
            f"the largest piece of ink is {long} cells long, and a digit "
            f"needs {SMALLEST}: write larger, or take the photo from nearer",
            "small",
        )
    if _stroke_width(whole) > FATTEST * long:
        raise NoDigit(
            "what differs from the paper is a blot without strokes; show "
            "one digit on plain paper",
            "blot",
        )
    ink = np.where(_grown(whole), ink, 0)  # with the grey edges around it
    top, left, high, wide = box_of(ink)
    return ink[top : top + high, left : left + wide]


def _ink(photo):
    """Return how much each cell is ink, from 0 to 1."""
    terms = _terms(*photo.shape)
    apart = photo - _light(photo, np.ones(photo.shape, bool), terms)
    sign = 1 if (apart**3).sum() > 0 else -1  # ink is rare, so it is far out
    apart = sign * apart
    for _ in range(3):  # again, with the light on the paper alone
        paper = apart < _cut(apart)
        apart = sign * (photo - _light(photo, paper, terms))
    ink = apart >= _cut(apart)
    if ink.all() or not ink.any():
        raise NoDigit("every cell of this photograph is alike", "blank")
    paper, contrast = np.median(apart[~ink]), np.median(apart[ink])
    contrast = contrast - paper
    grain = 1.48 * np.median(np.abs(apart[~ink] - paper))
    if contrast < max(CONTRAST, CLEAR * grain):
        raise NoDigit(
            f"nothing stands out: ink and paper differ by {contrast:.0f} of "
            "255 levels; write with a darker pen, or with more light",
            "blank",
        )
    return ((apart - paper) / contrast * 2 - 0.5).clip(0, 1)


def _light(photo, paper, terms):
    """Return the brightness of the paper, also where ink hides it.

    A curved surface, a sum of the terms, as near as can be to the cells
    that are paper (least squares).
    """
    some = np.flatnonzero(paper)[:: 1 + paper.sum() // 4000]  # are enough
    chosen = terms[:, some]
    sums = chosen @ chosen.T, chosen @ photo.ravel()[some]
    fit, *_ = np.linalg.lstsq(*sums, rcond=None)
    return (fit @ terms).reshape(photo.shape)


def _terms(H, W):
    """Return what a curved surface is a sum of: (10, H·W), up to cubes."""
    down, across = np.mgrid[:H, :W].reshape(2, -1) / max(H, W, 2) * 2 - 1
    downs = [np.ones(H * W), down, down**2, down * down**2]
    acrosses = [np.ones(H * W), across, across**2, across * across**2]
    return np.array(
        [downs[i] * acrosses[j] for i in range(4) for j in range(4 - i)]
    )


def _cut(values):
    """Return the level that parts values best into two kinds.

    Source: Otsu, "A Threshold Selection Method from Gray-Level Histograms"
    (1979): the variance between the two kinds is largest.
    """
    counts, edges = np.histogram(values, 128)
    middles = (edges[1:] + edges[:-1]) / 2
    below = np.cumsum(counts)
    sums = np.cumsum(counts * middles)
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = sums / below - (sums[-1] - sums) / above
        between = np.nan_to_num(below * above * apart**2)
    return float(edges[1 + between.argmax()])


def _whole(strong):
    """Return the cells of the largest piece, and of what belongs to it.

    Pieces that touch the edge of the photograph are the table or a thumb,
    unless there are no others.
    """
    pieces = _pieces(strong)
    inner = [piece for piece in pieces if not _touches(piece, strong.shape)]
    pieces = sorted(inner or pieces, key=len)
    if not pieces:
        raise NoDigit("there is no ink on this photograph", "blank")
    first = pieces.pop()
    kept = [first]
    reach = 0.25 * np.ptp(first, axis=0).max()
    least, most = first.min(axis=0) - reach, first.max(axis=0) + reach
    for piece in pieces:
        near = (piece.min(0) <= most).all() and (piece.max(0) >= least).all()
        if near and len(piece) >= 0.05 * len(first):
            kept.append(piece)
    whole = np.zeros(strong.shape, bool)
    whole[tuple(np.concatenate(kept).T)] = True
    return whole


def _touches(piece, shape):
    """Return whether a piece of ink reaches the edge of the photograph."""
    return bool((piece == 0).any() or (piece == np.array(shape) - 1).any())


def _pieces(strong):
    """Return the connected pieces of ink, each its cells (n, 2).

    Cells that share an edge or a corner are connected.
    """
    left = set(map(tuple, np.argwhere(strong).tolist()))
    steps = [(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j]
    pieces = []
    while left:
        piece = [left.pop()]
        for row, column in piece:  # grows while it is gone through
            for i, j in steps:
                cell = row + i, column + j
                if cell in left:
                    left.remove(cell)
                    piece.append(cell)
        pieces.append(np.array(piece))
    return pieces


def _stroke_width(whole):
    """Return about how wide the widest stroke is: twice what it takes away.

    The outermost cells are taken away until nothing is left.
    """
    layers = 0
    while whole.any():
        inner = np.pad(whole, 1)
        whole = (
            inner[1:-1, 1:-1]
            & (inner[:-2, 1:-1] & inner[2:, 1:-1])
            & (inner[1:-1, :-2] & inner[1:-1, 2:])
        )
        layers += 1
    return 2 * layers


def _grown(whole):
    """Return cells and their neighbours."""
    H, W = whole.shape
    around = np.pad(whole, 1)
    parts = [around[i : i + H, j : j + W] for i, j in np.ndindex(3, 3)]
    return np.any(parts, axis=0)
